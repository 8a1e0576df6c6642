//! The built-in summariser: extractive, deterministic, without a model.

use crate::article::Article;
use crate::lang::LangTag;
use crate::summary::{Length, Summary};

/// Sentences to choose from, for callers that have no article.
#[derive(Debug, Clone, Copy)]
pub struct BuiltinInput<'a> {
    /// The title; may be empty.
    pub title: &'a str,
    /// The sentences in reading order.
    pub sentences: &'a [&'a str],
    /// For each sentence the number of its paragraph, ascending; same length as `sentences`.
    pub paragraphs: &'a [usize],
    /// The language of the text.
    pub language: &'a LangTag,
}

/// The indices of at most `count` sentences that stand for the whole, in reading order.
pub fn summarize_sentences(input: BuiltinInput<'_>, count: usize) -> Vec<usize> {
    (0..input.sentences.len().min(count)).collect()
}

/// Summarises an article in its own language; every point is a segment verbatim, and its evidence
/// is that segment.
pub fn summarize_builtin(_article: &Article, _length: Length) -> Summary {
    todo!("being written")
}
