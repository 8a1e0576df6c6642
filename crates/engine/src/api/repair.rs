//! Mending the points of a summary, by hand or by an engine, and a second opinion on them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EngineName, LengthView};

/// Names a summary: the newest one of these in the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SummaryRef {
    /// The article.
    pub article: String,
    /// BCP 47 tag of its points.
    pub language: String,
    /// How long it is.
    pub length: LengthView,
    /// The id of the engine that wrote it.
    pub engine: String,
    /// That engine's model.
    pub model: Option<String>,
}

/// What a person does to a point. Nothing is lost: what the engine wrote stays and can be had back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PointChange {
    /// Writes it anew.
    Edit {
        /// The new text.
        text: String,
    },
    /// Takes it out of the summary.
    Drop,
    /// Goes back to what the engine first wrote.
    Restore,
    /// Says that it was looked at and is fine as it is; its findings are kept.
    Accept,
}

/// Changes a point by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangePoint {
    /// The summary.
    pub summary: SummaryRef,
    /// The point's index from 0, dropped ones counted.
    pub point: u32,
    /// What is done.
    pub change: PointChange,
}

/// Has a point written anew by an engine that is told what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RepairRequest {
    /// The summary.
    pub summary: SummaryRef,
    /// The point's index from 0.
    pub point: u32,
    /// The engine to ask; `null` for the one that wrote the summary.
    pub engine: Option<String>,
}

/// Asks an engine for a second opinion on points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct JudgeRequest {
    /// The summary.
    pub summary: SummaryRef,
    /// The points by index from 0; empty for all that should be looked at.
    pub points: Vec<u32>,
    /// The engine to ask; `null` for the default one for summaries that answers prompts.
    pub engine: Option<String>,
}

/// Who wrote a point as it stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum PointOrigin {
    /// The engine that wrote the summary.
    #[default]
    Engine,
    /// An engine that was told what was wrong.
    Repaired,
    /// A person.
    Human,
}

/// What an engine said of a point and its evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum VerdictKind {
    /// The evidence says so.
    Supported,
    /// The evidence says otherwise.
    Contradicted,
    /// The evidence does not say so.
    NotInSource,
    /// The engine did not know, or its answer could not be read.
    Unclear,
}

/// A second opinion. It is an engine's word, shown as such, and changes no finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VerdictView {
    /// What it said.
    pub verdict: VerdictKind,
    /// Why, in its words, cut to 300 characters.
    pub reason: String,
    /// Who said it.
    pub engine: EngineName,
    /// RFC 3339.
    pub at: String,
}
