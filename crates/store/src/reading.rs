//! How long an article is to read.

use std::ops::Range;

use diglot_core::article::Article;
use diglot_core::segment::words;
/// Words a minute in scripts that part words: the figure silent reading of non-fiction comes to
/// (Brysbaert 2019, 238 for English), rounded down.
const WORDS_A_MINUTE: usize = 230;

/// Characters a minute in Chinese and Japanese: the figure that reading-time labels use.
const CJK_A_MINUTE: usize = 500;

/// The size of an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// Segments kept, the title's included.
    pub segments: usize,
    /// Words of the kept segments; Chinese, Japanese and Thai are counted in words too.
    pub words: usize,
    /// Minutes to read, rounded up; 0 only for an article without words.
    pub minutes: usize,
}

/// Measures what is kept of an article.
pub fn size(article: &Article) -> Size {
    let mut tally = Tally::default();
    for segment in article.kept_segments() {
        tally.add(&segment.text, &words(&segment.text));
    }
    tally.size()
}

/// A size that is still being added up.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    segments: usize,
    /// Words without a Chinese or Japanese character.
    spaced: usize,
    /// Words with one, and how many such characters.
    unspaced: usize,
    cjk: usize,
}

impl Tally {
    /// Adds a segment with these words.
    pub(crate) fn add(&mut self, text: &str, words: &[Range<usize>]) {
        self.segments += 1;
        for word in words {
            let cjk = text[word.clone()].chars().filter(|c| is_cjk(*c)).count();
            self.cjk += cjk;
            if cjk == 0 {
                self.spaced += 1;
            } else {
                self.unspaced += 1;
            }
        }
    }

    /// The size of what was added.
    pub(crate) fn size(self) -> Size {
        let parts = self.spaced * CJK_A_MINUTE + self.cjk * WORDS_A_MINUTE;
        let minutes = parts.div_ceil(WORDS_A_MINUTE * CJK_A_MINUTE);
        Size { segments: self.segments, words: self.spaced + self.unspaced, minutes }
    }
}

/// Whether a character is Chinese or Japanese: Han, Hiragana, Katakana.
pub(crate) fn is_cjk(c: char) -> bool {
    matches!(u32::from(c),
        0x3005..=0x3007 | 0x3021..=0x3029 | 0x3038..=0x303B | 0x3041..=0x30FF | 0x31F0..=0x31FF
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0xFF66..=0xFF9F | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_follow_the_script() {
        let check = |text: &str, want_words: Option<usize>, minutes: usize| {
            let mut tally = Tally::default();
            tally.add(text, &words(text));
            let size = tally.size();
            assert_eq!(size.minutes, minutes, "{} characters", text.len());
            assert!(want_words.is_none_or(|w| w == size.words), "{} words", size.words);
        };
        check("", Some(0), 0);
        check("Hello, world!", Some(2), 1);
        check(&"word ".repeat(230), Some(230), 1);
        check(&"word ".repeat(231), Some(231), 2);
        check(&"天".repeat(500), None, 1);
        check(&"天".repeat(501), None, 2);
        check(&"部署 ".repeat(251), Some(251), 2);
    }
}
