//! A translation: one target per segment, with its state and where it came from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::article::SegmentId;
use crate::finding::Finding;
use crate::lang::LangTag;
use crate::summary::{EngineRef, Usage};

/// How far a segment has come, in XLIFF 2's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Nothing there yet, or an answer that broke off.
    Initial,
    /// Translated by an engine or by hand.
    Translated,
    /// Approved by a person.
    Reviewed,
    /// Signed off.
    Final,
}

/// Who wrote a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Origin {
    /// An engine.
    Machine {
        /// Which one.
        engine: EngineRef,
    },
    /// A person.
    Human,
}

/// One segment's translation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// The text; while `state` is `Initial`, what arrived before an answer broke off.
    pub text: String,
    /// How far it has come.
    pub state: State,
    /// Who wrote it.
    pub origin: Origin,
    /// What the checks saw.
    pub findings: Vec<Finding>,
}

/// The translation of an article into one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Translation {
    /// The language of the targets.
    pub language: LangTag,
    /// What is there so far, by segment.
    pub targets: BTreeMap<SegmentId, Target>,
    /// The engine of the last run.
    pub engine: EngineRef,
    /// What all runs together used.
    pub usage: Usage,
}

impl Translation {
    /// A translation in which nothing is done yet.
    pub fn new(language: LangTag, engine: EngineRef) -> Self {
        Self { language, targets: BTreeMap::new(), engine, usage: Usage::default() }
    }

    /// Whether a segment has a target that an engine finished or a person wrote.
    pub fn is_done(&self, id: SegmentId) -> bool {
        self.targets.get(&id).is_some_and(|t| t.state != State::Initial)
    }

    /// Whether every one of these segments is done. Computed each time, never stored.
    pub fn is_complete(&self, segments: impl IntoIterator<Item = SegmentId>) -> bool {
        segments.into_iter().all(|id| self.is_done(id))
    }
}
