//! Which language a text is in, how sure that is, and where a mixed text changes language.

use serde::{Deserialize, Serialize};

use crate::lang::LangTag;

/// A language that the text may be in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// The language.
    pub tag: LangTag,
    /// How likely, 0 to 1.
    pub confidence: f64,
}

/// A stretch of a text in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Byte offset of its start.
    pub start: usize,
    /// Byte offset of its end.
    pub end: usize,
    /// Its language; `und` where it cannot be told.
    pub tag: LangTag,
}

/// What was found out of a text's language.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Detection {
    /// The language; `und` where even a guess would be idle.
    pub tag: LangTag,
    /// The script it is written in, ISO 15924 (`Latn`, `Cyrl`, `Hans`, …); empty where there is none.
    pub script: String,
    /// How likely `tag` is right, 0 to 1.
    pub confidence: f64,
    /// Whether it can be relied on without asking the reader.
    pub reliable: bool,
    /// Other languages it may be, likeliest first, `tag` left out; at most five.
    pub alternatives: Vec<Candidate>,
}

/// Detects the language of a text.
///
/// `declared` is what the source itself claims; it is evidence, not an order: it decides between
/// close candidates and for short texts, and is overruled by a text that is plainly in another
/// language.
pub fn detect(_text: &str, _declared: Option<&LangTag>) -> Detection {
    Detection::default()
}

/// The stretches of a text by language, paragraph by paragraph; they cover the text from 0 to its
/// end without gaps, neighbours of one language joined.
pub fn detect_parts(_text: &str, _declared: Option<&LangTag>) -> Vec<Part> {
    Vec::new()
}

/// The English name of a language, `Unknown language` where there is none (`pt-BR` → `Portuguese (Brazil)`).
pub fn language_name(_tag: &LangTag) -> String {
    String::new()
}
