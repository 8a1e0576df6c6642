//! What the memory learns.

use super::Review;
use crate::article::ArticleId;
use crate::lang::LangTag;
use crate::translation::{Origin, RowId};

/// An approved row: a source and the target that a person stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pair {
    /// The source text.
    pub source: String,
    /// Its language.
    pub source_language: LangTag,
    /// The target text.
    pub target: String,
    /// Its language.
    pub target_language: LangTag,
    /// The article it comes from.
    pub article: ArticleId,
    /// That article's title; may be empty.
    pub title: String,
    /// The row it comes from.
    pub row: RowId,
    /// Who wrote the target.
    pub origin: Origin,
    /// RFC 3339, UTC, of the last change.
    pub at: String,
}

impl Pair {
    /// The pair of a row, where it is approved.
    pub fn of(review: &Review, id: RowId) -> Option<Self> {
        let row = review.row(id)?;
        let target = review.target(id).filter(|t| t.is_approved() && !t.text.trim().is_empty())?;
        let language = row.language.as_ref().unwrap_or_else(|| review.article().language());
        Some(Self {
            source: row.source.clone(),
            source_language: language.clone(),
            target: target.text.clone(),
            target_language: review.translation().language.clone(),
            article: review.article().id.clone(),
            title: review.article().title.clone(),
            row: id,
            origin: target.origin.clone(),
            at: target.changed_at.clone().unwrap_or_default(),
        })
    }

    /// Whether both have the same texts from the same row.
    pub fn says_the_same(&self, other: &Self) -> bool {
        (self.row, &self.source, &self.target) == (other.row, &other.source, &other.target)
    }
}
