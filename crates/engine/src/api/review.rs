//! Reviewing a translation: rows, what a person does to them, and the way back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BlockKindView, EngineName, FindingView, StateView, UsageView};

/// Who wrote a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum OriginView {
    /// An engine.
    Machine,
    /// The translation memory.
    Memory,
    /// A person.
    Human,
}

/// Another text for a row, which waits to be taken or dismissed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProposalView {
    /// Its number in the row.
    pub id: u32,
    /// The text.
    pub text: String,
    /// Where it comes from.
    pub origin: OriginView,
    /// The engine, for `machine`.
    pub engine: Option<EngineName>,
    /// How alike the source of the memory's unit is, 0 to 100, for `memory`.
    pub percent: Option<u8>,
    /// What the checks say of it.
    pub findings: Vec<FindingView>,
    /// RFC 3339.
    pub made_at: String,
}

/// A term of the glossary that occurs in a row's source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TermUse {
    /// The term's id in the glossary.
    pub term: u32,
    /// UTF-16 offset in the row's source.
    pub start: u32,
    /// UTF-16 offset behind.
    pub end: u32,
    /// What the glossary wants.
    pub target: String,
    /// Whether the target has it.
    pub hit: bool,
}

/// One row of the review: a segment, several that were joined, or a part of one that was cut.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReviewRow {
    /// Its name, which stays: the id of its first segment, and for a later part of a cut segment a
    /// point and the part's number behind it, such as `12.2`.
    pub id: String,
    /// The segments it holds, in reading order.
    pub segments: Vec<u32>,
    /// What its block is.
    pub kind: BlockKindView,
    /// The number of its first segment for people; 0 for the title.
    pub number: u32,
    /// The source text.
    pub source: String,
    /// BCP 47 tag of the source where it differs from the article's.
    pub source_language: Option<String>,
    /// The target text.
    pub text: String,
    /// How far it is.
    pub state: StateView,
    /// Who wrote the target.
    pub origin: OriginView,
    /// The engine, for `machine`.
    pub engine: Option<EngineName>,
    /// How alike the memory's source was, 0 to 100, for `memory`.
    pub percent: Option<u8>,
    /// Whether runs of engines leave it alone: it was edited or approved.
    pub locked: bool,
    /// What a machine or the memory wrote first, where a person changed it.
    pub machine: Option<String>,
    /// A person's note; empty for none.
    pub note: String,
    /// What the checks saw, ignored ones left out. Their source spans count in the row's source.
    pub findings: Vec<FindingView>,
    /// Findings that a person chose to ignore.
    pub ignored: Vec<FindingView>,
    /// Other texts for it.
    pub proposals: Vec<ProposalView>,
    /// How far the engines' texts for it lie apart, 0 to 1; `null` where there is only one.
    pub disagreement: Option<f64>,
    /// Terms of the glossary in its source.
    pub terms: Vec<TermUse>,
    /// RFC 3339, of the last change; `null` where nothing is there yet.
    pub changed_at: Option<String>,
}

/// How far a review is, in rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReviewCounts {
    /// In all.
    pub total: u32,
    /// With a whole target.
    pub translated: u32,
    /// Reviewed or final.
    pub approved: u32,
    /// With a finding that is minor or graver and not ignored, and not approved.
    pub to_check: u32,
    /// Changed by a person.
    pub edited: u32,
    /// With a proposal that waits.
    pub proposals: u32,
}

/// A translation as it is reviewed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReviewView {
    /// The article.
    pub article: String,
    /// BCP 47 tag of the source.
    pub source_language: String,
    /// BCP 47 tag of the targets.
    pub language: String,
    /// All rows in reading order.
    pub rows: Vec<ReviewRow>,
    /// How far it is.
    pub counts: ReviewCounts,
    /// What undo would take back: the kind of a [`TargetChange`], `replaced` or `imported`; `null`
    /// for nothing.
    pub undo: Option<String>,
    /// What redo would do again.
    pub redo: Option<String>,
    /// The engine of the last run.
    pub engine: Option<EngineName>,
    /// What all runs used.
    pub usage: UsageView,
}

/// What a person does to rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum TargetChange {
    /// Writes the target.
    Edit {
        /// The new text.
        text: String,
    },
    /// Approves: the state becomes `reviewed`, and the pair is learnt by the memory.
    Approve,
    /// Signs off: the state becomes `final`.
    SignOff,
    /// Takes an approval back: the state becomes `translated`, and the memory forgets the pair.
    Reopen,
    /// Takes a proposal as the target.
    TakeProposal {
        /// Its number.
        proposal: u32,
    },
    /// Lets a proposal go.
    DismissProposal {
        /// Its number.
        proposal: u32,
    },
    /// Goes back to what the machine or the memory wrote.
    Revert,
    /// Empties the target: state `initial`.
    Clear,
    /// Sets the note.
    Note {
        /// It; empty to remove it.
        text: String,
    },
    /// Ignores a check in these rows, or in the whole article.
    Ignore {
        /// The check's id.
        check: String,
        /// Whether in the whole article.
        everywhere: bool,
    },
    /// Heeds a check again.
    Heed {
        /// The check's id.
        check: String,
        /// Whether in the whole article.
        everywhere: bool,
    },
    /// Joins each row with the next one of the same block.
    Merge,
    /// Takes a joined row apart, or puts a cut one together again.
    Unmerge,
    /// Cuts a row in two.
    Split {
        /// UTF-16 offset in the row's source, inside it.
        source_at: u32,
        /// UTF-16 offset in its target.
        target_at: u32,
    },
}

/// Changes rows, all in one step of undo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangeTargets {
    /// The article.
    pub article: String,
    /// BCP 47 tag of the targets.
    pub to: String,
    /// The rows by id.
    pub rows: Vec<String>,
    /// What is done.
    pub change: TargetChange,
}

/// What a change did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReviewChange {
    /// Rows that are new or different, in reading order.
    pub rows: Vec<ReviewRow>,
    /// Rows that are there no longer.
    pub removed: Vec<String>,
    /// How far the review is now.
    pub counts: ReviewCounts,
    /// What undo would take back now.
    pub undo: Option<String>,
    /// What redo would do again now.
    pub redo: Option<String>,
}

/// Looks for a text in the targets, and writes another in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReplaceRequest {
    /// The article.
    pub article: String,
    /// BCP 47 tag of the targets.
    pub to: String,
    /// What to find; not empty.
    pub find: String,
    /// What to write; `null` only finds.
    pub replace: Option<String>,
    /// Whether capitals and accents count.
    pub exact: bool,
    /// Whether only whole words count.
    pub whole_words: bool,
    /// Whether approved rows are changed too; they are then open again.
    pub approved: bool,
    /// Only these rows; empty for all.
    pub rows: Vec<String>,
    /// `true` only shows what would change.
    pub preview: bool,
}

/// A place where it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReplaceHit {
    /// The row.
    pub row: String,
    /// UTF-16 offset in the target.
    pub start: u32,
    /// UTF-16 offset behind.
    pub end: u32,
    /// The target as it is.
    pub before: String,
    /// The target as it would be, or is now; the same where nothing is written.
    pub after: String,
}

/// What was found and done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReplaceReport {
    /// Where it was found, in reading order, 1,000 at most.
    pub hits: Vec<ReplaceHit>,
    /// How often it was found in all.
    pub total: u32,
    /// What changed; `null` for a preview.
    pub change: Option<ReviewChange>,
}

/// Names a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RowRef {
    /// The article.
    pub article: String,
    /// BCP 47 tag of the targets.
    pub to: String,
    /// The row's id.
    pub row: String,
}

/// One step in the life of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistoryEntry {
    /// RFC 3339.
    pub at: String,
    /// What was done: the kind of a [`TargetChange`], or `translated`, `proposed`, `imported`,
    /// `replaced`, `undone`, `redone`.
    pub what: String,
    /// The engine; `null` for a person.
    pub engine: Option<EngineName>,
    /// The target after it.
    pub text: String,
    /// The state after it.
    pub state: StateView,
}

/// The life of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct History {
    /// Its steps, the newest first.
    pub entries: Vec<HistoryEntry>,
}
