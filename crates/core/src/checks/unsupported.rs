//! Does anything in the evidence speak of what the point says?
//!
//! Words are compared, so it can only speak where point and article are in one language.

use std::collections::HashSet;

use crate::article::Segment;
use crate::finding::{Finding, Severity};
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
    let point = content_terms(&[input.text]);
    if point.len() < ENOUGH {
        return Vec::new();
    }
    let evidence: Vec<&str> = input.evidence.iter().map(|s: &&Segment| s.text.as_str()).collect();
    let known: HashSet<String> = content_terms(&evidence).into_iter().collect();
    let shared = point.iter().filter(|term| known.contains(*term)).count();
    if (shared as f64) < LOW * point.len() as f64 {
        return whole(finding(
            "unsupported",
            Severity::Minor,
            "Its evidence hardly shares a word with this point.",
        ));
    }
    Vec::new()
}

/// The distinct terms that carry meaning: those of three characters and more, and pairs of
/// characters in scripts without spaces.
fn content_terms(texts: &[&str]) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut terms = Vec::new();
    for text in texts {
        for_each_term(text, |term| {
            let long = term.chars().count() > 3 || !term.is_ascii();
            if long && seen.insert(term.to_owned()) {
                terms.push(term.to_owned());
            }
        });
    }
    terms
}
