//! What must hold for every article, whatever it was read from.
//!
//! This crate exists so that machines look for the inputs nobody thinks of: it throws mutated bytes at
//! every front end and checks the promises that the rest of the program builds on.

use diglot_core::article::{ArticleId, Extracted, Source};
use diglot_core::segment::build_article;
use diglot_extract::ExtractError;

/// Ends the run where an article breaks a promise: no empty block, no invisible characters that
/// could carry a message, and segments that lie in their blocks in order.
pub fn sound(read: Result<Extracted, ExtractError>) {
    let Ok(extracted) = read else { return };
    for block in &extracted.blocks {
        assert!(!block.text.trim().is_empty(), "an empty block");
        assert!(
            !block.text.chars().any(|c| ('\u{e0000}'..='\u{e007f}').contains(&c)),
            "invisible tag characters in the text"
        );
    }
    assert!(extracted.title.as_ref().is_none_or(|t| !t.trim().is_empty() && !t.contains('\n')), "a bad title");
    let article = build_article(ArticleId(String::new()), Source::Text, extracted);
    for block in &article.blocks {
        let mut at = 0;
        for segment in article.segments_of(block.id) {
            assert!(segment.start >= at && segment.end > segment.start, "segments out of order");
            assert_eq!(&block.text[segment.start..segment.end], segment.text, "a segment not in its block");
            assert!(block.text[at..segment.start].trim().is_empty(), "text between segments is lost");
            at = segment.end;
        }
        assert!(block.text[at..].trim().is_empty(), "text behind the last segment is lost");
    }
}
