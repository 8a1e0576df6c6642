//! A summary: points, each tied to the segments it rests on.

mod builtin;
mod mending;
pub(crate) mod terms;

use serde::{Deserialize, Serialize};

use crate::article::SegmentId;
use crate::finding::Finding;
use crate::lang::LangTag;

pub use builtin::{BuiltinInput, builtin_points, summarize_builtin, summarize_sentences};
pub use mending::{Mending, Opinion, PointOrigin, Verdict, Was};

/// How long a summary is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Length {
    /// One sentence.
    Headline,
    /// Two to four sentences.
    Short,
    /// Four to seven points.
    Points,
    /// A point for every turn of the article, at most twelve.
    Detailed,
}

impl Length {
    /// All lengths, shortest first.
    pub const ALL: [Self; 4] = [Self::Headline, Self::Short, Self::Points, Self::Detailed];

    /// The id used in settings, on the command line and in prompts.
    pub fn id(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Short => "short",
            Self::Points => "points",
            Self::Detailed => "detailed",
        }
    }

    /// The length of that id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.id() == id)
    }

    /// How many points a summary of this length has at most, for an article of so many segments.
    pub fn max_points(self, segments: usize) -> usize {
        match self {
            Self::Headline => 1,
            Self::Short => 3.min(segments.max(1)),
            Self::Points => (segments / 3).clamp(3, 7).min(segments.max(1)),
            Self::Detailed => (segments / 2).clamp(4, 12).min(segments.max(1)),
        }
    }
}

/// Whether a point is borne out by its evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Support {
    /// Its evidence carries it, as far as the checks can tell.
    Supported,
    /// Something in it should be looked at.
    Check,
    /// Nothing in the article carries it.
    Unsupported,
}

/// An engine and its model, as named in a result.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct EngineRef {
    /// The engine's id in the settings; `builtin` for the one inside.
    pub id: String,
    /// The model, where the engine has several.
    pub model: Option<String>,
}

impl EngineRef {
    /// The id of the engine inside.
    pub const BUILTIN: &'static str = "builtin";

    /// The engine inside.
    pub fn builtin() -> Self {
        Self { id: Self::BUILTIN.to_owned(), model: None }
    }
}

/// What a run used, as far as the service said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Usage {
    /// Tokens sent.
    pub input_tokens: Option<u64>,
    /// Tokens received.
    pub output_tokens: Option<u64>,
    /// Characters sent, for services that count these.
    pub characters: Option<u64>,
    /// What it cost by the prices of the moment; `None` where no price was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<f64>,
}

impl Usage {
    /// The sum of two runs; what neither knows stays unknown.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        fn add<N: Default + std::ops::Add<Output = N>>(a: Option<N>, b: Option<N>) -> Option<N> {
            match (a, b) {
                (None, None) => None,
                (a, b) => Some(a.unwrap_or_default() + b.unwrap_or_default()),
            }
        }
        Self {
            input_tokens: add(self.input_tokens, other.input_tokens),
            output_tokens: add(self.output_tokens, other.output_tokens),
            characters: add(self.characters, other.characters),
            cost: add(self.cost, other.cost),
        }
    }
}

/// One point of a summary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// The text.
    pub text: String,
    /// The segments it rests on, in reading order.
    pub evidence: Vec<SegmentId>,
    /// Whether they carry it.
    pub status: Support,
    /// How far they carry it: 0 not at all, 1 as far as can be told. `None` in a summary that was
    /// stored before points were scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// What the checks saw.
    pub findings: Vec<Finding>,
    /// What became of it after it was first written.
    #[serde(default, skip_serializing_if = "Mending::is_none")]
    pub mending: Mending,
}

impl Point {
    /// Whether somebody should still look at it: it is in the summary, something speaks against it,
    /// and nobody has said that it is fine.
    pub fn wants_a_look(&self) -> bool {
        self.status != Support::Supported && !self.mending.dropped && !self.mending.accepted
    }
}

/// A summary of an article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// The language of the points.
    pub language: LangTag,
    /// How long it was asked to be.
    pub length: Length,
    /// The points in order.
    pub points: Vec<Point>,
    /// Whether the engine ended well. A summary cut off keeps the points that arrived whole.
    pub complete: bool,
    /// Who wrote it.
    pub engine: EngineRef,
    /// What it used.
    pub usage: Usage,
}

impl Summary {
    /// The points that a reader sees: all but those that were taken out.
    pub fn shown(&self) -> impl Iterator<Item = &Point> {
        self.points.iter().filter(|p| !p.mending.dropped)
    }

    /// The share of these segments that the summary rests on, 0 to 1.
    pub fn coverage(&self, segments: impl IntoIterator<Item = SegmentId>) -> f64 {
        let cited: std::collections::HashSet<SegmentId> =
            self.shown().flat_map(|p| p.evidence.iter().copied()).collect();
        let (mut all, mut hit) = (0_usize, 0_usize);
        for id in segments {
            all += 1;
            hit += usize::from(cited.contains(&id));
        }
        if all == 0 { 0.0 } else { hit as f64 / all as f64 }
    }
}
