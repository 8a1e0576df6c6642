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
        assert!(!smuggles(&block.text), "invisible characters that could carry a message");
    }
    assert!(
        extracted.title.as_ref().is_none_or(|t| !t.trim().is_empty() && !t.contains('\n')),
        "a bad title"
    );
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

/// Whether a text holds tag characters, or so many zero-width characters or variation selectors in a
/// row that they are no writing: eight and three, as `diglot-extract` reports them. Joiners, which may
/// stay, and selectors are counted apart and together.
fn smuggles(text: &str) -> bool {
    let (mut widths, mut selectors) = (0usize, 0usize);
    text.chars().any(|c| {
        let width = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{180e}' | '\u{34f}');
        let selector = matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}');
        widths = if width || selector { widths + 1 } else { 0 };
        selectors = if selector { selectors + 1 } else { 0 };
        matches!(c, '\u{e0000}'..='\u{e007f}') || widths >= 8 || selectors >= 3
    })
}
