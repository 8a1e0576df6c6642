//! Translations as a face sees them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EngineName, FindingView, UsageView};

/// Names a translation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TranslationRef {
    /// The article.
    pub article: String,
    /// BCP 47 tag of the target language.
    pub to: String,
}

/// Asks for a translation. Segments that are done stay as they are; only missing ones are sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TranslateRequest {
    /// The article.
    pub article: String,
    /// BCP 47 tag of the target language.
    pub to: String,
    /// The engine's id; `null` for the default one.
    pub engine: Option<String>,
    /// Whether machine-made segments are done again. What a person wrote, chose or approved is asked
    /// for only where `segments` names it, and what comes is put beside it.
    pub again: bool,
    /// Only these segments; empty for all.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub segments: Vec<u32>,
    /// Whether what comes is put beside what is there, as proposals.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub propose: bool,
}

/// XLIFF 2 states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum StateView {
    /// Nothing there, or an answer that broke off.
    Initial,
    /// Translated.
    Translated,
    /// Approved.
    Reviewed,
    /// Signed off.
    Final,
}

/// One segment's translation. Where a review joined segments the first has the whole text and the
/// others none; the parts of a cut one are put together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TargetView {
    /// The segment.
    pub segment: u32,
    /// Its text.
    pub text: String,
    /// How far it is.
    pub state: StateView,
    /// `machine`, `memory` or `human`.
    pub origin: String,
    /// The engine, for `machine`.
    pub engine: Option<EngineName>,
    /// What the checks saw.
    pub findings: Vec<FindingView>,
}

/// A translation, as far as it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TranslationView {
    /// The article.
    pub article: String,
    /// BCP 47 tag of the targets.
    pub language: String,
    /// What is there, in reading order; empty where no translation was begun.
    pub targets: Vec<TargetView>,
    /// Segments that are done.
    pub done: u32,
    /// Segments in all, the title included.
    pub total: u32,
    /// Whether all are done.
    pub complete: bool,
    /// The engine of the last run.
    pub engine: Option<EngineName>,
    /// What all runs used.
    pub usage: UsageView,
    /// What the run used that ended with this; `null` where it was only read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub run: Option<UsageView>,
}
