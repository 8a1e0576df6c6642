//! The translation memory: pairs that a person approved, found again by likeness.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Looks for a source in the memory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchMemory {
    /// The source, or part of one.
    pub text: String,
    /// BCP 47 tag of the source.
    pub source_language: String,
    /// BCP 47 tag of the target.
    pub target_language: String,
    /// The least likeness that counts, 50 to 100.
    pub least: u8,
    /// How many at most, 1 to 50.
    pub limit: u32,
}

/// What a stretch of a difference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum DiffKind {
    /// On both sides.
    Same,
    /// Only in what was looked for.
    Added,
    /// Only in the memory's source.
    Removed,
}

/// A stretch of a difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DiffPart {
    /// What it is.
    pub kind: DiffKind,
    /// Its text.
    pub text: String,
}

/// A unit of the memory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MemoryMatch {
    /// Its source.
    pub source: String,
    /// Its target.
    pub target: String,
    /// How alike the sources are, 0 to 100; 100 only where they are the same.
    pub percent: u8,
    /// How the sources differ, word by word.
    pub diff: Vec<DiffPart>,
    /// The article it was approved in; `null` for one from a file.
    pub article: Option<String>,
    /// That article's title, or the file's name.
    pub from: String,
    /// RFC 3339, when it was approved or imported.
    pub at: String,
}

/// What was found, the most alike first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MemoryList {
    /// They.
    pub matches: Vec<MemoryMatch>,
}

/// How much of one pair of languages the memory has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MemoryPair {
    /// BCP 47 tag of the source.
    pub source_language: String,
    /// BCP 47 tag of the target.
    pub target_language: String,
    /// Units.
    pub units: u32,
}

/// What the memory has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MemoryInfo {
    /// By pair of languages.
    pub pairs: Vec<MemoryPair>,
}

/// Units from a TMX file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportMemory {
    /// The file's name, for people.
    pub name: String,
    /// The file's text.
    pub text: String,
}

/// Writes the memory out as TMX 1.4b.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportMemory {
    /// BCP 47 tag; `null` for all.
    pub source_language: Option<String>,
    /// BCP 47 tag; `null` for all.
    pub target_language: Option<String>,
}

/// What was forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Forgotten {
    /// Units.
    pub units: u32,
}

/// Which side of a conflict is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// What is here.
    Mine,
    /// What the file has.
    Theirs,
}

/// How a conflict is decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Decision {
    /// The row.
    pub row: String,
    /// Whose text stays.
    pub take: Side,
}

/// Brings a translation back that was edited elsewhere (XLIFF 1.2 or 2.x). Where both sides changed
/// a row nothing is taken without a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportTranslation {
    /// The article; `null` for the one that the file names.
    pub article: Option<String>,
    /// The file's text.
    pub text: String,
    /// `true` only shows what would change.
    pub preview: bool,
    /// What was decided.
    pub decisions: Vec<Decision>,
}

/// A row that both sides changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MergeConflict {
    /// The row.
    pub row: String,
    /// Its source.
    pub source: String,
    /// The target when the file was written.
    pub base: String,
    /// The target here.
    pub mine: String,
    /// The target in the file.
    pub theirs: String,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MergeReport {
    /// The article.
    pub article: String,
    /// BCP 47 tag of the targets.
    pub language: String,
    /// Rows that took the file's text, or would.
    pub changed: Vec<String>,
    /// Rows that are the same on both sides.
    pub same: u32,
    /// Rows that nobody decided yet.
    pub conflicts: Vec<MergeConflict>,
    /// Units of the file that are no rows here, or whose source is another one.
    pub unknown: Vec<String>,
}
