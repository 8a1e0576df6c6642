//! Checks: pure functions from a source and a target to findings.

use crate::article::Segment;
use crate::finding::Finding;
use crate::lang::LangTag;

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
}

/// Checks a summary point against its evidence and its article.
pub fn check_point(_input: PointInput<'_>) -> Vec<Finding> {
    Vec::new()
}

/// Checks the translation of one segment.
pub fn check_target(
    _source: &Segment,
    _source_language: &LangTag,
    _target: &str,
    _target_language: &LangTag,
) -> Vec<Finding> {
    Vec::new()
}
