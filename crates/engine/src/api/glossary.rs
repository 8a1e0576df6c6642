//! The glossary: what a term is to be called in another language.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A term.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TermView {
    /// Its id; `null` for a new one.
    pub id: Option<u32>,
    /// BCP 47 tag of the source.
    pub source_language: String,
    /// BCP 47 tag of the target.
    pub target_language: String,
    /// The term.
    pub source: String,
    /// Other forms of it that count as it.
    pub variants: Vec<String>,
    /// What it is to be called.
    pub target: String,
    /// Other forms that are as good.
    pub target_variants: Vec<String>,
    /// Words that must not stand in its place.
    pub forbidden: Vec<String>,
    /// A person's note; empty for none.
    pub note: String,
    /// Whether capitals count.
    pub case_sensitive: bool,
}

/// Asks for terms.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListTerms {
    /// BCP 47 tag; `null` for all.
    pub source_language: Option<String>,
    /// BCP 47 tag; `null` for all.
    pub target_language: Option<String>,
    /// Part of a term or its target; empty for all.
    pub search: String,
    /// How many at most, 1 to 1,000.
    pub limit: u32,
    /// How many to skip.
    pub offset: u32,
}

/// Terms, in the order of their sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TermList {
    /// Those asked for.
    pub terms: Vec<TermView>,
    /// How many there are.
    pub total: u32,
}

/// Names a term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TermRef {
    /// Its id.
    pub term: u32,
}

/// How a glossary is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum TermFormat {
    /// Comma-separated.
    Csv,
    /// Tab-separated.
    Tsv,
    /// TermBase eXchange (ISO 30042).
    Tbx,
}

/// Terms from a file; which format it is shows in its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportTerms {
    /// The file's name, for people.
    pub name: String,
    /// The file's text.
    pub text: String,
    /// BCP 47 tag of the source where the file does not say.
    pub source_language: String,
    /// BCP 47 tag of the target where the file does not say.
    pub target_language: String,
}

/// A row of a file that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SkippedRow {
    /// Its line from 1, or its number among the entries.
    pub row: u32,
    /// Why, in English.
    pub reason: String,
}

/// What came of an import of terms or of a memory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportReport {
    /// New ones.
    pub added: u32,
    /// Ones that took the place of others.
    pub replaced: u32,
    /// Ones that were there already.
    pub same: u32,
    /// Rows that were not taken, 100 at most.
    pub skipped: Vec<SkippedRow>,
}

/// Writes the glossary out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportTerms {
    /// How.
    pub format: TermFormat,
    /// BCP 47 tag; `null` for all.
    pub source_language: Option<String>,
    /// BCP 47 tag; `null` for all.
    pub target_language: Option<String>,
}
