//! The glossary of one pair of languages at work: what a prompt is told, and what a target is held to.

use diglot_core::finding::Finding;
use diglot_core::glossary::{Term, TermIndex, Verdict, check_terms};
use diglot_core::lang::LangTag;
use diglot_core::review::Row;
use diglot_store::Library;

use crate::api::{ApiError, TermUse};
use crate::utf16::utf16;

/// Terms that one request carries, at most: more would be more than its text.
const MOST: usize = 40;
/// Characters of a word that a request carries, at most; a longer one is no term.
const LONGEST: usize = 80;

/// The terms of a pair of languages and their ids.
#[derive(Debug)]
pub(crate) struct Terms {
    index: TermIndex<'static>,
    ids: Vec<u32>,
}

/// A term as a request carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// As the glossary writes it.
    pub(crate) source: String,
    /// As it stands in the text.
    pub(crate) surface: String,
    /// What it is to be; empty where the glossary only forbids.
    pub(crate) target: String,
    /// What must not stand for it.
    pub(crate) forbidden: Vec<String>,
}

impl Terms {
    /// Reads them from the library, which costs a pass over them: keep it for many rows.
    pub(crate) fn read(library: &Library, from: &LangTag, to: &LangTag) -> Result<Self, ApiError> {
        let (glossary, ids) = library.glossary(from, to)?;
        Ok(Self { index: TermIndex::owning(glossary), ids })
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    fn term(&self, at: usize) -> Option<&Term> {
        self.index.glossary().terms.get(at)
    }

    /// What the glossary has to say of a row's target.
    pub(crate) fn check(&self, row: &Row, text: &str) -> Vec<Finding> {
        if self.is_empty() { Vec::new() } else { check_terms(&self.index, &row.as_segment(), text).findings }
    }

    /// The terms in a row's source, and whether the target has them.
    pub(crate) fn uses(&self, row: &Row, text: &str) -> Vec<TermUse> {
        if self.is_empty() {
            return Vec::new();
        }
        let outcomes = check_terms(&self.index, &row.as_segment(), text).outcomes;
        let used = outcomes.into_iter().filter_map(|outcome| {
            let hit = outcome.hit?;
            let term = self.term(outcome.term)?;
            Some(TermUse {
                term: *self.ids.get(outcome.term)?,
                start: utf16(&row.source, hit.start),
                end: utf16(&row.source, hit.end),
                target: term.targets().next().unwrap_or_default().to_owned(),
                hit: matches!(outcome.verdict, Verdict::Kept { .. }),
            })
        });
        used.collect()
    }

    /// The terms that stand in these texts, each spelling once, in their order.
    pub(crate) fn wanted<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> Vec<Wanted> {
        let mut wanted: Vec<Wanted> = Vec::new();
        if self.is_empty() {
            return wanted;
        }
        for text in texts {
            for hit in self.index.terms_in(text) {
                let (Some(term), Some(surface)) = (self.term(hit.term), text.get(hit.start..hit.end)) else {
                    continue;
                };
                let found = Wanted {
                    source: term.source.clone(),
                    surface: surface.to_owned(),
                    target: term.targets().next().unwrap_or_default().to_owned(),
                    forbidden: term.forbidden.clone(),
                };
                let short = [&found.source, &found.target].iter().all(|w| w.chars().count() <= LONGEST);
                if short && !wanted.contains(&found) && wanted.len() < MOST {
                    wanted.push(found);
                }
            }
        }
        wanted
    }
}
