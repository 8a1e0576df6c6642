//! Did the target take what the glossary asks for?

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::article::Segment;
use crate::finding::{Category, Finding, Severity, SourceSpan, TargetSpan};

use super::forms::Reading;
use super::index::{TermHit, TermIndex, stands_at};
use super::tokens::{Token, tokens};

/// What became of one term of a segment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermOutcome {
    /// The term and where it stands in the source; `None` for a word that is forbidden whatever the
    /// source says.
    pub hit: Option<TermHit>,
    /// The term's place among the glossary's terms.
    pub term: usize,
    /// What the target has for it.
    pub verdict: Verdict,
}

/// What a target has for a term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Verdict {
    /// The agreed translation, or a variant of it.
    Kept {
        /// Byte offset in the target.
        start: usize,
        /// Byte offset behind.
        end: usize,
    },
    /// Nothing that was agreed.
    Missed,
    /// A word that must not stand for it.
    Forbidden {
        /// Byte offset in the target.
        start: usize,
        /// Byte offset behind.
        end: usize,
    },
}

/// What a glossary has to say of one translated segment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermReport {
    /// Terms that were missed and words that are forbidden, as findings of the check `terminology`.
    pub findings: Vec<Finding>,
    /// Every term of the segment, kept or missed, in the order of the source.
    pub outcomes: Vec<TermOutcome>,
}

/// Verifies a target against the glossary.
///
/// A missed term is minor, for it may stand there in a form that cannot be told or as a pronoun; a
/// forbidden word is major, for it stands there. An empty target is not translated yet: every term
/// in it is missed, and nothing is found wrong.
pub fn check_terms(index: &TermIndex<'_>, source: &Segment, target: &str) -> TermReport {
    let terms = &index.glossary.terms;
    let primary = index.glossary.target_language.primary();
    let own = tokens(target);
    let find = |phrase: &str, reading| places(&own, &tokens(phrase), primary, reading, target);
    let mut report = TermReport::default();
    let hits = index.terms_in(&source.text);
    for (at, hit) in hits.iter().enumerate() {
        let Some(term) = terms.get(hit.term) else { continue };
        let kept: Vec<Range<usize>> = term.targets().flat_map(|t| find(t, Reading::Lenient)).collect();
        let forbidden = term
            .forbidden
            .iter()
            .flat_map(|f| find(f, Reading::Strict))
            .find(|f| !kept.iter().any(|k| k.start <= f.start && f.end <= k.end));
        let nth = hits[..at].iter().filter(|h| h.term == hit.term).count();
        let verdict = match (forbidden, kept.get(nth).or(kept.first())) {
            (Some(f), _) => Verdict::Forbidden { start: f.start, end: f.end },
            (None, Some(k)) => Verdict::Kept { start: k.start, end: k.end },
            // A term without a translation only forbids.
            (None, None) if term.targets().next().is_none() => continue,
            (None, None) => Verdict::Missed,
        };
        report.outcomes.push(TermOutcome { hit: Some(hit.clone()), term: hit.term, verdict });
    }
    // Of several terms of one spelling one is enough.
    let kept: Vec<(usize, usize)> = report
        .outcomes
        .iter()
        .filter(|o| matches!(o.verdict, Verdict::Kept { .. }))
        .filter_map(|o| o.hit.as_ref().map(|h| (h.start, h.end)))
        .collect();
    report.outcomes.retain(|o| {
        o.verdict != Verdict::Missed || !o.hit.as_ref().is_some_and(|h| kept.contains(&(h.start, h.end)))
    });
    for (at, term) in terms.iter().enumerate().filter(|(_, t)| t.sources().next().is_none()) {
        for f in term.forbidden.iter().flat_map(|f| find(f, Reading::Strict)) {
            let verdict = Verdict::Forbidden { start: f.start, end: f.end };
            report.outcomes.push(TermOutcome { hit: None, term: at, verdict });
        }
    }
    if target.trim().is_empty() {
        return report;
    }
    let mut said: Vec<(usize, Option<Range<usize>>)> = Vec::new();
    for outcome in &report.outcomes {
        let place = match &outcome.verdict {
            Verdict::Kept { .. } => continue,
            Verdict::Missed => None,
            Verdict::Forbidden { start, end } => Some(*start..*end),
        };
        // A term that stands in the source three times is said to be missing once.
        if said.contains(&(outcome.term, place.clone())) {
            continue;
        }
        said.push((outcome.term, place.clone()));
        let preferred = terms.get(outcome.term).and_then(|t| t.targets().next()).map(str::to_owned);
        let (severity, message) = match place {
            None => (Severity::Minor, "The glossary has another translation for this term."),
            Some(_) => (Severity::Major, "The glossary forbids this word here."),
        };
        report.findings.push(Finding {
            check: "terminology".to_owned(),
            category: Category::Terminology,
            severity,
            message: message.to_owned(),
            source: outcome.hit.as_ref().and_then(|h| {
                let text = source.text.get(h.start..h.end)?.to_owned();
                Some(SourceSpan { segment: source.id, start: h.start, end: h.end, text })
            }),
            target: place.and_then(|p| {
                Some(TargetSpan { start: p.start, end: p.end, text: target.get(p.clone())?.to_owned() })
            }),
            suggestion: preferred,
        });
    }
    report
}

/// Where a phrase stands in a text, in any form of its words.
fn places(own: &[Token], words: &[Token], primary: &str, reading: Reading, text: &str) -> Vec<Range<usize>> {
    if words.is_empty() {
        return Vec::new();
    }
    (0..own.len()).filter_map(|at| stands_at(&own[at..], words, primary, reading, text)).collect()
}
