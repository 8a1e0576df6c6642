//! What the words around a place prove: the point laid beside each sentence of its evidence.

use crate::article::Segment;
use crate::finding::Finding;

use super::aligned::{Pairing, Side};
use super::{ArticleFacts, PointInput, direction, hedge, negation, relation};

/// Sentences of evidence that are compared word for word; the rest carries little of a point.
const COMPARED: usize = 3;

type Question = fn(&Pairing<'_>, &str) -> Option<Finding>;

/// What is asked of every pair, and of a point only once.
const QUESTIONS: [Question; 4] =
    [negation::in_pairing, hedge::in_pairing, direction::in_pairing, relation::in_pairing];

pub(super) fn check_point(input: &PointInput<'_>) -> Vec<Finding> {
    if !input.language.same_language(input.article_language) {
        return Vec::new();
    }
    let point = Side::new(input.text);
    let sources = sources(input.evidence, input.facts);
    let mut pairings = pairings(&point, &sources);
    // The sentence that shares most is the one that the point was made from.
    pairings.sort_by(|a, b| b.share.total_cmp(&a.share));
    let primary = input.language.primary();
    QUESTIONS
        .iter()
        .filter_map(|ask| {
            let best = pairings.first()?.share;
            pairings.iter().filter(|p| p.share >= best * CLOSE).find_map(|pairing| ask(pairing, primary))
        })
        .collect()
}

/// The sentences of the evidence that a point is laid beside.
fn sources<'s>(evidence: &[&'s Segment], facts: &ArticleFacts<'s>) -> Vec<(Side<'s>, &'s Segment)> {
    let compared = evidence.iter().take(COMPARED);
    compared.filter_map(|s| Some((facts.segment(s.id)?.words(), *s))).collect()
}

fn pairings<'p>(point: &'p Side<'p>, sources: &'p [(Side<'p>, &'p Segment)]) -> Vec<Pairing<'p>> {
    sources.iter().filter_map(|(side, segment)| Pairing::new(point, side, segment)).collect()
}

/// The largest share of a text's words with meaning that one of these segments has in the same
/// order, 0 to 1.
pub(crate) fn share_in_order(text: &str, evidence: &[&Segment], facts: &ArticleFacts<'_>) -> f64 {
    let point = Side::new(text);
    let sources = sources(evidence, facts);
    pairings(&point, &sources).iter().map(|p| p.share).fold(0.0, f64::max)
}

/// A sentence that shares less than this part of what the best one shares proves nothing against
/// the point.
const CLOSE: f64 = 0.8;
