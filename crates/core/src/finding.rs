//! A finding: what a check saw, where, how grave it is, and what could mend it.

use serde::{Deserialize, Serialize};

use crate::article::SegmentId;

/// How grave a finding is, in MQM's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing, no error.
    Neutral,
    /// To check: amber.
    Minor,
    /// Wrong as far as can be told: red.
    Major,
    /// Wrong in a way that harms: red.
    Critical,
}

/// MQM's dimension of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// The meaning differs.
    Accuracy,
    /// The text reads badly.
    Fluency,
    /// A term is not the agreed one.
    Terminology,
    /// A convention of the target language is not kept.
    Locale,
}

/// Where a finding points on the source side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceSpan {
    /// The segment.
    pub segment: SegmentId,
    /// Byte offset in the segment's text.
    pub start: usize,
    /// Byte offset behind.
    pub end: usize,
    /// The text between.
    pub text: String,
}

/// Where a finding points on the target side (a summary point or a translated segment).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetSpan {
    /// Byte offset in the target text.
    pub start: usize,
    /// Byte offset behind.
    pub end: usize,
    /// The text between.
    pub text: String,
}

/// What a check saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The check's stable id: `number`, `name`, `unsupported`, `language`, …
    pub check: String,
    /// MQM's dimension.
    pub category: Category,
    /// How grave.
    pub severity: Severity,
    /// For people, in English; the window words it from `check` and the spans.
    pub message: String,
    /// What it rests on in the source.
    pub source: Option<SourceSpan>,
    /// What it is about in the target.
    pub target: Option<TargetSpan>,
    /// What could stand in the place of `target`.
    pub suggestion: Option<String>,
}
