//! Checks: pure functions from a source and a target to findings.
//!
//! A check that cries wolf is worse than none: each says nothing where it cannot know (another
//! script, another language, too little text), and is graver than minor only where the text itself
//! proves it wrong. A new check is one file here and one line in `CHECKS`.

mod aligned;
mod anchors;
mod case;
mod consistency;
mod cut_off;
mod date;
mod direction;
mod echo;
mod entity;
mod extent;
mod foreign_name;
mod frame;
mod gazetteer;
mod hans;
mod hedge;
mod language;
mod length;
mod markers;
mod markup;
mod name;
mod negation;
mod negators;
mod nouns;
mod number;
pub(crate) mod numerals;
mod punctuation;
mod quotation;
mod relation;
mod repetition;
mod replaced;
mod script;
mod side;
mod sound;
mod spacing;
mod speaker;
mod time;
mod titles;
mod unit;
mod unsupported;
mod url;
mod values;
mod wording;

pub(crate) use consistency::plain;
pub use consistency::{Pair, check_translation};
pub(crate) use frame::is_frame;
pub use values::ArticleFacts;
pub(crate) use wording::share_in_order;

use crate::article::Segment;
use crate::finding::{Category, Finding, Severity, SourceSpan, TargetSpan};
use crate::glossary::{TermIndex, TermReport, check_terms};
use crate::lang::LangTag;
use crate::summary::Support;

/// What a summary point is checked against.
#[derive(Debug, Clone, Copy)]
pub struct PointInput<'a> {
    /// The point's text.
    pub text: &'a str,
    /// Its language.
    pub language: &'a LangTag,
    /// The segments it claims to rest on.
    pub evidence: &'a [&'a Segment],
    /// All kept segments of the article, the title included.
    pub article: &'a [&'a Segment],
    /// The article's language.
    pub article_language: &'a LangTag,
    /// The same article, read.
    pub facts: &'a ArticleFacts<'a>,
}

/// What a translated segment is checked against.
#[derive(Debug, Clone, Copy)]
struct TargetInput<'a> {
    source: &'a Segment,
    source_language: &'a LangTag,
    text: &'a str,
    language: &'a LangTag,
}

/// One check: what it says of summary points and what of translated segments, where it has a say.
struct Check {
    point: Option<fn(&PointInput<'_>) -> Vec<Finding>>,
    target: Option<fn(&TargetInput<'_>) -> Vec<Finding>>,
}

/// Every check, in the order in which findings are listed.
const CHECKS: &[Check] = &[
    Check { point: Some(values::check_point), target: Some(values::check_target) },
    Check { point: Some(foreign_name::check_point), target: Some(replaced::check_target) },
    Check { point: Some(wording::check_point), target: Some(negation::check_target) },
    Check { point: None, target: Some(direction::check_target) },
    Check { point: Some(unsupported::check_point), target: None },
    Check { point: Some(language::check_point), target: Some(language::check_target) },
    Check { point: None, target: Some(hans::check_target) },
    Check { point: None, target: Some(echo::check_target) },
    Check { point: None, target: Some(extent::check_target) },
    Check { point: None, target: Some(repetition::check_target) },
    Check { point: None, target: Some(length::check_target) },
    Check { point: None, target: Some(url::check_target) },
    Check { point: None, target: Some(markup::check_target) },
    Check { point: None, target: Some(entity::check_target) },
    Check { point: None, target: Some(punctuation::check_target) },
    Check { point: None, target: Some(spacing::check_target) },
    Check { point: None, target: Some(case::check_target) },
];

/// Checks a summary point against its evidence and its article.
///
/// Findings are in the order of the checks, and within one check in the order of the text.
pub fn check_point(input: PointInput<'_>) -> Vec<Finding> {
    if is_frame(input.text) {
        return Vec::new();
    }
    CHECKS.iter().filter_map(|c| c.point).flat_map(|check| check(&input)).collect()
}

/// Checks the translation of one segment. An empty target is not translated yet and has no findings.
pub fn check_target(
    source: &Segment,
    source_language: &LangTag,
    target: &str,
    target_language: &LangTag,
) -> Vec<Finding> {
    if target.trim().is_empty() {
        return Vec::new();
    }
    let input = TargetInput { source, source_language, text: target, language: target_language };
    CHECKS.iter().filter_map(|c| c.target).flat_map(|check| check(&input)).collect()
}

/// Checks the translation of one segment as [`check_target`] does, and against a glossary.
///
/// What the glossary finds stands behind the other findings; the report names every term of the
/// segment, kept or missed, and its own findings too.
pub fn check_target_with_terms(
    source: &Segment,
    source_language: &LangTag,
    target: &str,
    target_language: &LangTag,
    index: &TermIndex<'_>,
) -> (Vec<Finding>, TermReport) {
    let mut findings = check_target(source, source_language, target, target_language);
    let report = check_terms(index, source, target);
    findings.extend(report.findings.iter().cloned());
    (findings, report)
}

/// What a point's findings come to.
///
/// Without evidence, or with a grave `unsupported`, nothing carries it; any other finding that is
/// minor or graver should be looked at; a neutral one changes nothing.
pub fn support(findings: &[Finding], has_evidence: bool) -> Support {
    let grave = |f: &Finding| f.check == "unsupported" && f.severity >= Severity::Major;
    if !has_evidence || findings.iter().any(grave) {
        Support::Unsupported
    } else if findings.iter().any(|f| f.severity >= Severity::Minor) {
        Support::Check
    } else {
        Support::Supported
    }
}

/// A finding of accuracy without spans.
fn finding(check: &str, severity: Severity, message: impl Into<String>) -> Finding {
    Finding {
        check: check.to_owned(),
        category: Category::Accuracy,
        severity,
        message: message.into(),
        source: None,
        target: None,
        suggestion: None,
    }
}

/// The span of these bytes in a segment; `None` where they are no part of it.
fn source_span(segment: &Segment, start: usize, end: usize) -> Option<SourceSpan> {
    let text = segment.text.get(start..end)?.to_owned();
    Some(SourceSpan { segment: segment.id, start, end, text })
}

/// The span of these bytes in a target; `None` where they are no part of it.
fn target_span(target: &str, start: usize, end: usize) -> Option<TargetSpan> {
    Some(TargetSpan { start, end, text: target.get(start..end)?.to_owned() })
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod value_tests;
