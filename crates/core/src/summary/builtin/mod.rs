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
use crate::summary::{EngineRef, Length, Point, Summary, Support, Usage};

use features::Features;
use select::Choice;
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

/// What each figure of `features::NAMES` is worth.
const WEIGHTS: Features =
    [0.3, 0.8, 0.0, 0.5, 0.8, 0.5, -0.6, -0.3, 0.05, 0.1, -0.2, -0.4, -0.2, -0.2, -0.1, -0.05];
/// What saying a thing twice costs.
const REDUNDANCY: f64 = 0.5;
/// What a hanging pronoun costs; a hanging connective costs half of it.
const HANGING: f64 = 0.4;

/// The indices of at most `count` sentences that stand for the whole, in reading order.
pub fn summarize_sentences(input: BuiltinInput<'_>, count: usize) -> Vec<usize> {
    if input.sentences.len() <= count {
        return (0..input.sentences.len()).collect();
    }
    let space = Space::new(input.sentences, input.title);
    let features = features::features(&input, &space);
    let scores: Vec<f64> = features
        .iter()
        .map(|f| f.iter().zip(WEIGHTS).map(|(figure, weight)| figure * weight).sum())
        .collect();
    let leaning: Vec<f64> = features.iter().map(|f| HANGING * (f[14] + f[15] / 2.0)).collect();
    let choice =
        Choice { scores: &scores, vectors: &space.sentences, leaning: &leaning, redundancy: REDUNDANCY };
    select::select(&choice, count)
}

/// Summarises an article in its own language; every point is a segment verbatim, and its evidence
/// is that segment.
pub fn summarize_builtin(article: &Article, length: Length) -> Summary {
    let kinds: HashMap<BlockId, BlockKind> = article.body().map(|b| (b.id, b.kind)).collect();
    let prose = |s: &&Segment| {
        matches!(kinds.get(&s.block), Some(BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote))
    };
    let candidates: Vec<&Segment> = article.body_segments().filter(prose).collect();
    let sentences: Vec<&str> = candidates.iter().map(|s| s.text.as_str()).collect();
    let paragraphs: Vec<usize> = candidates.iter().map(|s| s.block.0 as usize).collect();
    let input = BuiltinInput {
        title: &article.title,
        sentences: &sentences,
        paragraphs: &paragraphs,
        language: article.language(),
    };
    let points = summarize_sentences(input, length.max_points(candidates.len()))
        .into_iter()
        .map(|i| Point {
            text: candidates[i].text.clone(),
            evidence: vec![candidates[i].id],
            status: Support::Supported,
            findings: Vec::new(),
        })
        .collect();
    Summary {
        language: article.language().clone(),
        length,
        points,
        complete: true,
        engine: EngineRef::builtin(),
        usage: Usage::default(),
    }
}
