//! Which blocks are headings, and the notes at the feet of pages.

use diglot_core::article::BlockKind;

use super::flow::{Piece, Usual, closes};
use super::mark;

/// The longest heading, in characters.
const LONGEST: usize = 200;

/// Names headings, captions and notes.
pub(crate) fn name(pieces: &mut [Piece], usual: &Usual) {
    let mut styles: Vec<i32> = Vec::new();
    let mut heads: Vec<(usize, i32)> = Vec::new();
    for at in 0..pieces.len() {
        let follows =
            pieces[at + 1..].iter().find(|p| p.dropped.is_none()).map(|p| !p.lines.iter().all(|l| l.bold));
        let piece = &mut pieces[at];
        if piece.dropped.is_some() || !matches!(piece.kind, BlockKind::Paragraph | BlockKind::ListItem) {
            continue;
        }
        let Some(first) = piece.lines.first() else { continue };
        let length: usize = piece.lines.iter().map(super::line::Line::weight).sum();
        if piece.kind == BlockKind::Paragraph && mark::is_caption(&first.text) && piece.lines.len() < 8 {
            piece.kind = BlockKind::Caption;
            continue;
        }
        let words = piece.lines.iter().flat_map(|l| l.text.chars()).filter(|c| c.is_alphabetic()).count();
        if mark::is_contents(&first.text)
            || words < 2
            || length > LONGEST
            || piece.lines.len() > 4
            || first.turned
        {
            continue;
        }
        let last = piece.lines.last().unwrap_or(first);
        let sentence = closes(&last.text) && !last.text.ends_with([':', '?', '!', '؟', '？', '！', '：']);
        let bullet = mark::item(&first.text).is_some_and(|m| m.bullet);
        let large = first.size > 1.12 * usual.size && !(sentence && piece.lines.len() > 2);
        let bold = piece.lines.iter().all(|l| l.bold)
            && !usual.bold
            && first.size > 0.93 * usual.size
            && piece.lines.len() <= 2
            && length < 120
            && !sentence
            && follows == Some(true);
        if (large || bold) && !bullet {
            // Bold weighs as much as a little size.
            let style = (first.size * 4.0).round() as i32 * 2 + i32::from(first.bold);
            heads.push((at, style));
            styles.push(style);
        }
    }
    styles.sort_unstable_by(|a, b| b.cmp(a));
    styles.dedup();
    for (at, style) in heads {
        let rank = styles.iter().position(|s| *s == style).unwrap_or(0);
        pieces[at].kind = BlockKind::Heading;
        pieces[at].level = Some((2 + rank).min(6) as u8);
    }
}

/// Tells the notes at the foot of a page: small print below all running text that begins with a mark.
pub(crate) fn find_notes(pieces: &mut [Piece], usual: &Usual) {
    let body_end = |page: u32, pieces: &[Piece]| {
        pieces
            .iter()
            .flat_map(|p| &p.lines)
            .filter(|l| l.page == page && !l.table && l.size > 0.94 * usual.size && l.weight() > 12)
            .map(|l| l.y)
            .fold(f32::MAX, f32::min)
    };
    let mut open: Option<u32> = None;
    for at in 0..pieces.len() {
        let Some(first) = pieces[at].lines.first() else { continue };
        let small = pieces[at].lines.iter().all(|l| l.size < 0.93 * usual.size);
        if pieces[at].dropped.is_some() || !small || matches!(pieces[at].kind, BlockKind::Table) {
            continue;
        }
        let (page, y, size) = (first.page, first.y, first.size);
        let begins = first.marked || begins_note(&first.text);
        // Two columns each have their foot: only what stands above in the same column counts.
        let below =
            pieces[..at].iter().flat_map(|p| &p.lines).filter(|l| l.page == page).any(|l| l.y > y + size)
                && (y < body_end(page, pieces) || is_foot_of_column(pieces, at, usual));
        if below && (begins || open == Some(page)) {
            pieces[at].note = true;
            pieces[at].kind = BlockKind::Paragraph;
            open = Some(page);
        }
    }
}

/// Whether nothing of the running text's size stands below in the column of a block.
fn is_foot_of_column(pieces: &[Piece], at: usize, usual: &Usual) -> bool {
    let Some(first) = pieces[at].lines.first() else { return false };
    !pieces.iter().flat_map(|p| &p.lines).any(|l| {
        l.page == first.page
            && l.y < first.y
            && l.size > 0.94 * usual.size
            && l.left < first.right
            && l.right > first.left
    })
}

fn begins_note(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    if matches!(first, '*' | '†' | '‡' | '§' | '¶' | '※' | '⁰'..='⁹' | '¹' | '²' | '³') {
        return true;
    }
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    (1..=3).contains(&digits)
        && text[digits..]
            .chars()
            .find(|c| !matches!(c, ' ' | '.' | ')' | ']'))
            .is_some_and(char::is_alphabetic)
}
