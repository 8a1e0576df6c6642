//! Words, in every script.

use std::ops::Range;

use icu_segmenter::{WordSegmenter, options::WordBreakInvariantOptions};
use unicode_segmentation::UnicodeSegmentation;

/// The words of a text as byte ranges, ascending; punctuation and white space are left out.
///
/// Word boundaries are those of Unicode Standard Annex 29. Scripts written without spaces (Chinese,
/// Japanese, Thai, Lao, Khmer, Burmese) are divided by ICU4X's dictionary and models.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    // White space never lies within a word, so each piece between spaces is divided on its own and
    // only those that need a dictionary pay for one.
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_whitespace()) {
        words_of_piece(text, start..at, &mut out);
        start = at + c.len_utf8();
    }
    words_of_piece(text, start..text.len(), &mut out);
    out
}

/// Longest piece handed to a dictionary at once, in bytes; keeps its tables small.
const LONGEST_PIECE: usize = 2048;

fn words_of_piece(text: &str, piece: Range<usize>, out: &mut Vec<Range<usize>>) {
    let part = &text[piece.clone()];
    if part.is_empty() {
        return;
    }
    if part.bytes().all(|b| b.is_ascii_alphanumeric()) {
        out.push(piece);
        return;
    }
    if !part.chars().any(needs_dictionary) {
        out.extend(
            part.unicode_word_indices().map(|(at, word)| piece.start + at..piece.start + at + word.len()),
        );
        return;
    }
    let segmenter = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
    let mut start = piece.start;
    while start < piece.end {
        let mut end = (start + LONGEST_PIECE).min(piece.end);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let mut last = 0;
        let mut breaks = segmenter.segment_str(&text[start..end]).iter_with_word_type();
        for (at, kind) in &mut breaks {
            if kind.is_word_like() && at > last {
                out.push(start + last..start + at);
            }
            last = at;
        }
        start = end;
    }
}

/// Whether the character belongs to a script that is written without spaces between words.
pub(crate) fn needs_dictionary(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x1950..=0x19DF | 0x1A20..=0x1AAF
        | 0xA9E0..=0xA9FF | 0xAA60..=0xAA7F | 0x3040..=0x30FF | 0x31F0..=0x31FF | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0xFF66..=0xFF9D | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_every_script() {
        let check = |text: &str, want: &[&str]| {
            let got: Vec<&str> = words(text).into_iter().map(|r| &text[r]).collect();
            assert_eq!(got, want, "{text}");
        };
        check("", &[]);
        check("... !", &[]);
        check("The cat's 3.5 km run", &["The", "cat's", "3.5", "km", "run"]);
        check("Größe, naïve", &["Größe", "naïve"]);
        check("हिन्दी भाषा।", &["हिन्दी", "भाषा"]);
        check("สวัสดีชาวโลก", &["สวัสดี", "ชาว", "โลก"]);
        check("我们喜欢北京。", &["我们", "喜欢", "北京"]);
        check("한국어 문장", &["한국어", "문장"]);
    }

    #[test]
    fn long_runs_without_spaces_stay_in_bounds() {
        let text = "北京".repeat(5000);
        let got = words(&text);
        assert!(got.windows(2).all(|w| w[0].end <= w[1].start));
        assert_eq!(got.iter().map(ExactSizeIterator::len).sum::<usize>(), text.len());
    }
}
