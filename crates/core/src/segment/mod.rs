//! Sentences: where they begin and end, in every script, and the segments of an article.

use std::ops::Range;

use crate::article::{Article, ArticleId, Extracted, Source};
use crate::lang::LangTag;

/// The sentences of one paragraph (or any text; a blank line always ends a sentence) as byte ranges.
///
/// The ranges are ascending and do not overlap; what lies between them is white space alone.
pub fn sentences(_text: &str, _language: &LangTag) -> Vec<Range<usize>> {
    Vec::new()
}

/// Makes an article of what a front end extracted: names its blocks, detects its language, and
/// cuts it into segments.
pub fn build_article(_id: ArticleId, _source: Source, _extracted: Extracted) -> Article {
    todo!("being written")
}
