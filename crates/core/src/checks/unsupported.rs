//! Does anything in the evidence speak of what the point says?
//!
//! Words are compared, so it can only speak where point and article are in one language.

use std::collections::HashSet;

use crate::finding::{Finding, Severity};
use crate::grounding::keys::hash;
use crate::summary::terms::for_each_term;

use super::{PointInput, finding, target_span};

/// Terms below which overlap says nothing.
const ENOUGH: usize = 4;
/// Below this share of a point's terms in its evidence, the point is not about it.
const LOW: f64 = 0.3;

pub(super) fn check_point(input: &PointInput<'_>) -> Vec<Finding> {
    let whole = |mut found: Finding| {
        found.target = target_span(input.text, 0, input.text.len());
        vec![found]
    };
    if input.evidence.is_empty() {
        return whole(finding(
            "unsupported",
            Severity::Major,
            "Nothing in the article is named for this point.",
        ));
    }
    if !input.language.same_language(input.article_language) {
        return Vec::new();
    }
    if shared_terms(input).is_some_and(|share| share < LOW) {
        return whole(finding(
            "unsupported",
            Severity::Minor,
            "Its evidence hardly shares a word with this point.",
        ));
    }
    Vec::new()
}

/// The share of a point's distinct terms with meaning that its evidence has, 0 to 1; `None` where the
/// point has too few of them to tell.
pub(super) fn shared_terms(input: &PointInput<'_>) -> Option<f64> {
    let mut point = HashSet::new();
    content_terms(input.text, |term| {
        point.insert(term);
    });
    let all = point.len();
    if all < ENOUGH {
        return None;
    }
    for segment in input.evidence {
        content_terms(&segment.text, |term| {
            point.remove(&term);
        });
    }
    Some((all - point.len()) as f64 / all as f64)
}

/// Calls `each` with a hash of every term that carries meaning: those of four characters and more,
/// and pairs of characters in scripts without spaces.
fn content_terms(text: &str, mut each: impl FnMut(u64)) {
    for_each_term(text, |term| {
        if term.chars().count() > 3 || !term.is_ascii() {
            each(hash(term.bytes()));
        }
    });
}
