//! How long an article is to read.

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
    let (mut segments, mut all, mut spaced, mut cjk) = (0, 0, 0, 0);
    for segment in article.kept_segments() {
        segments += 1;
        for range in words(&segment.text) {
            let ideographs = segment.text[range].chars().filter(|c| is_cjk(*c)).count();
            all += 1;
            cjk += ideographs;
            spaced += usize::from(ideographs == 0);
        }
    }
    let parts = spaced * CJK_A_MINUTE + cjk * WORDS_A_MINUTE;
    Size { segments, words: all, minutes: parts.div_ceil(WORDS_A_MINUTE * CJK_A_MINUTE) }
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
        let check = |text: &str, words: usize, minutes: usize| {
            let got = size(&crate::fold::tests::article_of(text));
            assert_eq!((got.words, got.minutes), (words, minutes), "{} characters", text.len());
        };
        check("", 0, 0);
        check("Hello, world!", 2, 1);
        check(&"word ".repeat(230), 230, 1);
        check(&"word ".repeat(231), 231, 2);
        check(&"天".repeat(500), size(&crate::fold::tests::article_of(&"天".repeat(500))).words, 1);
        check(&"部署 ".repeat(251), 251, 2);
    }
}
