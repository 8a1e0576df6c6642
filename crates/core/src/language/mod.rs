//! Which language a text is in, how sure that is, and where a mixed text changes language.

mod function_words;
mod letters;
mod names;
mod parts;
mod profiles;
mod scripts;
mod weigh;

pub use names::language_name;
pub use parts::{detect_all, detect_parts};
pub use weigh::detect;

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

#[cfg(test)]
mod tests;
