//! Where texts may be cut and how they are joined.

use unicode_segmentation::UnicodeSegmentation;

use crate::article::BlockKind;

/// What stands between two texts of one block that are joined.
pub(super) fn between(left: &str, right: &str, kind: BlockKind) -> &'static str {
    let unspaced =
        left.chars().next_back().is_some_and(is_unspaced) && right.chars().next().is_some_and(is_unspaced);
    match kind {
        _ if left.is_empty() || right.is_empty() => "",
        BlockKind::Table | BlockKind::Code => "\n",
        _ if unspaced => "",
        _ => " ",
    }
}

/// Joins two texts of one block.
pub(super) fn join(left: &str, right: &str, kind: BlockKind) -> String {
    let (left, right) = (left.trim_end(), right.trim_start());
    format!("{left}{}{right}", between(left, right, kind))
}

/// Chinese and Japanese letters and marks, between whose sentences no space stands.
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x2E80..=0x30FF | 0x31F0..=0x31FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF
        | 0x20000..=0x3FFFF)
}

/// The nearest place at or before a byte offset where a reader sees a boundary: never inside a
/// character, between a letter and its marks, or within an emoji of several parts.
pub(super) fn boundary(text: &str, offset: usize) -> usize {
    text.grapheme_indices(true)
        .map(|(at, _)| at)
        .chain(std::iter::once(text.len()))
        .take_while(|at| *at <= offset)
        .last()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_joined_as_their_script_writes() {
        let check = |left: &str, right: &str, want: &str| {
            assert_eq!(join(left, right, BlockKind::Paragraph), want);
        };
        check("One.", "Two.", "One. Two.");
        check("One. ", " Two.", "One. Two.");
        check("一。", "二。", "一。二。");
        check("一。", "Two.", "一。 Two.");
        check("واحد.", "اثنان.", "واحد. اثنان.");
        check("한국어.", "둘.", "한국어. 둘.");
        check("", "Two.", "Two.");
        check("One.", "", "One.");
        assert_eq!(join("a\tb", "c\td", BlockKind::Table), "a\tb\nc\td");
    }

    #[test]
    fn nothing_is_cut_that_is_seen_as_one() {
        let check = |text: &str, offset: usize, want: usize| {
            assert_eq!(boundary(text, offset), want, "{text} {offset}");
        };
        check("abc", 2, 2);
        check("abc", 9, 3);
        check("a😀b", 1, 1);
        check("a😀b", 3, 1);
        check("a😀b", 5, 5);
        check("👩‍👩‍👧x", 11, 0);
        check("👩‍👩‍👧x", 18, 18);
        check("e\u{301}a", 1, 0);
        check("مُحَمَّد", 2, 0);
        check("مُحَمَّد", 4, 4);
        check("", 0, 0);
    }
}
