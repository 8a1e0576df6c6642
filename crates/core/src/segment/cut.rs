//! Cutting what has no sentence ends: a segment must stay short enough to show and to translate.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::units::trim;

/// Longest segment, in characters.
pub(super) const LONGEST_SEGMENT: usize = 1200;

/// Cuts a range into pieces of at most [`LONGEST_SEGMENT`] characters, behind a clause's mark where
/// there is one in the later half of a piece, else at white space, else between two graphemes.
pub(super) fn cut_long(text: &str, range: Range<usize>, out: &mut Vec<Range<usize>>) {
    let mut start = range.start;
    while start < range.end {
        let rest = &text[start..range.end];
        let Some((limit, _)) = rest.char_indices().nth(LONGEST_SEGMENT) else {
            out.push(start..range.end);
            return;
        };
        let end = start + best_cut(&rest[..limit]);
        let piece = trim(text, start..end);
        if !piece.is_empty() {
            out.push(piece);
        }
        start = end + (text[end..range.end].len() - text[end..range.end].trim_start().len());
    }
}

fn best_cut(window: &str) -> usize {
    let half = window.len() / 2;
    let (mut clause, mut space) = (None, None);
    let mut marked = false;
    for (at, c) in window.char_indices() {
        if at >= half {
            if c.is_whitespace() {
                space = Some(at);
                if marked {
                    clause = Some(at);
                }
            } else if marked && super::words::needs_dictionary(c) {
                clause = Some(at);
            }
        }
        marked = matches!(
            c,
            ',' | ';'
                | ':'
                | '،'
                | '؛'
                | '，'
                | '、'
                | '；'
                | '：'
                | '—'
                | '–'
                | '|'
                | '།'
                | '၊'
                | '፣'
                | '፤'
                | '·'
        );
    }
    if let Some(end) = clause.or(space) {
        return end;
    }
    // The last grapheme may go on behind the window, so the cut is before it.
    match window.grapheme_indices(true).next_back() {
        Some((at, _)) if at > 0 => at,
        _ => window.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_longer_than_the_limit_and_nothing_is_lost() {
        let check = |text: &str| {
            let mut out = Vec::new();
            cut_long(text, 0..text.len(), &mut out);
            assert!(out.iter().all(|r| text[r.clone()].chars().count() <= LONGEST_SEGMENT));
            let kept: String = out.iter().map(|r| &text[r.clone()]).collect();
            let squeeze = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert_eq!(squeeze(&kept), squeeze(text));
            out.len()
        };
        assert_eq!(check("short"), 1);
        assert!(check(&"word ".repeat(1000)) >= 5);
        assert!(check(&"字".repeat(3000)) >= 3);
        // A family of four joined by zero width joiners stays one picture.
        let family = "👨\u{200D}👩\u{200D}👧\u{200D}👦";
        let text = family.repeat(600);
        let mut out = Vec::new();
        cut_long(&text, 0..text.len(), &mut out);
        assert!(out.iter().all(|r| r.start % family.len() == 0));
    }

    #[test]
    fn a_clause_is_cut_behind_its_comma() {
        let text = format!("{}, {}", "a ".repeat(450).trim_end(), "b ".repeat(450).trim_end());
        let mut out = Vec::new();
        cut_long(&text, 0..text.len(), &mut out);
        assert!(text[out[0].clone()].ends_with(','));
    }
}
