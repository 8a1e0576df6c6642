//! The built-in summariser: extractive, deterministic, without a model.
//!
//! Each sentence is described by a handful of figures (where it stands, how central its words are
//! to the article and to its beginning, how much of the title it carries, whether it can stand
//! alone), these are weighed, and the best sentences are taken one by one, repetition and hanging
//! openings held against them.

mod features;
mod openings;
mod quotes;
mod select;
mod vectors;

use std::collections::HashMap;

use crate::article::{Article, BlockId, BlockKind, Segment};
use crate::lang::LangTag;
use crate::summary::{EngineRef, Length, Mending, Point, Summary, Support, Usage};

use features::weigh;
use select::select;
use vectors::Space;

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
///
/// Fewer come back where the rest repeats what is already there or has no words. Where there are no
/// more than `count` sentences, all with words come back.
pub fn summarize_sentences(input: BuiltinInput<'_>, count: usize) -> Vec<usize> {
    let space = Space::new(input.sentences, input.title);
    select(&weigh(&input, &space), &space.sentences, count)
}

/// The sentences of running text that stand for an article: at most `count`, in reading order, each
/// verbatim and its own evidence.
///
/// Headings, captions, tables and code are no running text; the title, repeated in the body, is none
/// either.
pub fn builtin_points(article: &Article, count: usize) -> Vec<Point> {
    let candidates = running_text(article);
    let sentences: Vec<&str> = candidates.iter().map(|s| s.text.as_str()).collect();
    let paragraphs: Vec<usize> = candidates.iter().map(|s| s.block.0 as usize).collect();
    let input = BuiltinInput {
        title: &article.title,
        sentences: &sentences,
        paragraphs: &paragraphs,
        language: article.language(),
    };
    let point = |segment: &Segment| Point {
        text: segment.text.clone(),
        evidence: vec![segment.id],
        status: Support::Supported,
        score: Some(1.0),
        findings: Vec::new(),
        mending: Mending::default(),
    };
    summarize_sentences(input, count).into_iter().map(|i| point(candidates[i])).collect()
}

/// Summarises an article in its own language; every point is a segment verbatim, and its evidence
/// is that segment.
pub fn summarize_builtin(article: &Article, length: Length) -> Summary {
    Summary {
        language: article.language().clone(),
        length,
        points: builtin_points(article, length.max_points(running_text(article).len())),
        complete: true,
        engine: EngineRef::builtin(),
        usage: Usage::default(),
    }
}

fn running_text(article: &Article) -> Vec<&Segment> {
    let kinds: HashMap<BlockId, BlockKind> = article.body().map(|b| (b.id, b.kind)).collect();
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let title = letters(&article.title);
    article
        .body_segments()
        .filter(|s| {
            matches!(kinds.get(&s.block), Some(BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote))
        })
        .filter(|s| title.is_empty() || letters(&s.text) != title)
        .collect()
}

#[cfg(test)]
mod tests;
