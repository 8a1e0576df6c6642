//! What a glossary holds.

use serde::{Deserialize, Serialize};

use crate::lang::LangTag;

/// The terms agreed for one pair of languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glossary {
    /// The language that is translated from.
    pub source_language: LangTag,
    /// The language that is translated into.
    pub target_language: LangTag,
    /// The terms, in the order in which they were added.
    pub terms: Vec<Term>,
}

/// A term of the source language and what it has to be in the target language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The term as a dictionary would list it.
    pub source: String,
    /// Other spellings and words for the same in the source language.
    #[serde(default)]
    pub variants: Vec<String>,
    /// The preferred translation; empty where only the words in `forbidden` matter.
    pub target: String,
    /// Translations that are as good.
    #[serde(default)]
    pub target_variants: Vec<String>,
    /// Words of the target language that must not stand for it.
    #[serde(default)]
    pub forbidden: Vec<String>,
    /// What a translator should know about it.
    #[serde(default)]
    pub note: Option<String>,
    /// Whether capitals count: `US` is not `us`.
    #[serde(default)]
    pub case_sensitive: bool,
}

impl Term {
    /// A term with one translation.
    pub fn new(source: impl Into<String>, target: impl Into<String>) -> Self {
        Self { source: source.into(), target: target.into(), ..Self::default() }
    }

    /// Everything that stands for it in the source language.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.source.as_str())
            .chain(self.variants.iter().map(String::as_str))
            .filter(|s| !s.trim().is_empty())
    }

    /// Everything that may stand for it in the target language, the preferred one first.
    pub fn targets(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.target.as_str())
            .chain(self.target_variants.iter().map(String::as_str))
            .filter(|s| !s.trim().is_empty())
    }
}
