//! Summaries as a face sees them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PointOrigin, VerdictView};

/// How long a summary is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum LengthView {
    /// One sentence.
    Headline,
    /// Two or three sentences.
    Short,
    /// Key points.
    Points,
    /// A point for every turn.
    Detailed,
}

/// Asks for a summary. The one in the library with the same engine, language and length is written
/// anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SummarizeRequest {
    /// The article.
    pub article: String,
    /// How long.
    pub length: LengthView,
    /// BCP 47 tag of the points' language; `null` for the article's own.
    pub to: Option<String>,
    /// The engine's id; `null` for the default one.
    pub engine: Option<String>,
}

/// Whether a point is borne out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum SupportView {
    /// Its evidence carries it.
    Supported,
    /// Something in it should be looked at.
    Check,
    /// Nothing in the article carries it.
    Unsupported,
}

/// How grave a finding is (MQM).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum SeverityView {
    /// Worth knowing.
    Neutral,
    /// Amber.
    Minor,
    /// Red.
    Major,
    /// Red.
    Critical,
}

/// A stretch of source text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SourceSpanView {
    /// The segment.
    pub segment: u32,
    /// UTF-16 offset in the segment's text.
    pub start: u32,
    /// UTF-16 offset behind.
    pub end: u32,
    /// The text between.
    pub text: String,
}

/// A stretch of a point or a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TargetSpanView {
    /// UTF-16 offset in the text.
    pub start: u32,
    /// UTF-16 offset behind.
    pub end: u32,
    /// The text between.
    pub text: String,
}

/// What a check saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FindingView {
    /// The check's id: `number`, `name`, `unsupported`, …
    pub check: String,
    /// `accuracy`, `fluency`, `terminology` or `locale`.
    pub category: String,
    /// How grave.
    pub severity: SeverityView,
    /// In English.
    pub message: String,
    /// What it rests on.
    pub source: Option<SourceSpanView>,
    /// What it is about.
    pub target: Option<TargetSpanView>,
    /// What could stand in its place.
    pub suggestion: Option<String>,
}

/// One point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PointView {
    /// The text.
    pub text: String,
    /// Segment ids in reading order.
    pub evidence: Vec<u32>,
    /// Whether they carry it.
    pub status: SupportView,
    /// What the checks saw.
    pub findings: Vec<FindingView>,
    /// How far the article carries it, 0 not at all, 1 as far as can be told.
    #[ts(as = "Option<_>", optional)]
    pub score: f64,
    /// Who wrote it as it stands.
    #[ts(as = "Option<_>", optional)]
    pub origin: PointOrigin,
    /// What the engine first wrote, where it was changed; `null` where it was not.
    #[ts(optional)]
    pub was: Option<String>,
    /// Whether a person took it out of the summary.
    #[ts(as = "Option<_>", optional)]
    pub dropped: bool,
    /// Whether a person looked at it and found it fine.
    #[ts(as = "Option<_>", optional)]
    pub accepted: bool,
    /// A second opinion.
    #[ts(optional)]
    pub verdict: Option<VerdictView>,
}

/// What a run used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct UsageView {
    /// Tokens sent.
    #[ts(type = "number | null")]
    pub input_tokens: Option<u64>,
    /// Tokens received.
    #[ts(type = "number | null")]
    pub output_tokens: Option<u64>,
    /// Characters sent.
    #[ts(type = "number | null")]
    pub characters: Option<u64>,
    /// What it cost in the currency of the settings; `null` where no price was set.
    #[ts(optional)]
    pub cost: Option<f64>,
}

/// An engine as named in a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EngineName {
    /// Its id; `builtin` for the one inside.
    pub id: String,
    /// What the reader calls it; its id where it is gone from the settings.
    pub name: String,
    /// The model.
    pub model: Option<String>,
    /// The host that is asked; `null` for the engine inside.
    pub host: Option<String>,
}

/// A summary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SummaryView {
    /// BCP 47 tag of the points.
    pub language: String,
    /// How long it was asked to be.
    pub length: LengthView,
    /// The points in order.
    pub points: Vec<PointView>,
    /// Whether the engine ended well; a summary cut off keeps what arrived whole.
    pub complete: bool,
    /// Who wrote it.
    pub engine: EngineName,
    /// What it used.
    pub usage: UsageView,
    /// Kept segments that a point rests on.
    pub covered: u32,
    /// Kept segments in all.
    pub of: u32,
    /// RFC 3339.
    pub made_at: String,
}

/// All summaries of an article, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SummaryList {
    /// They.
    pub summaries: Vec<SummaryView>,
}
