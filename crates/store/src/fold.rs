//! Text made comparable for search: words, without case, width, or marks that people leave out.

use std::ops::Range;

use diglot_core::segment::words;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// The words of a text as the index has them: those of [`words`], parted at the apostrophes, dots and
/// colons within, so that `istanbul` finds `İstanbul'da`.
pub(crate) fn tokens(text: &str) -> Vec<Range<usize>> {
    tokens_of(text, &words(text))
}

/// The tokens of a text whose words are known.
pub(crate) fn tokens_of(text: &str, words: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for word in words.iter().cloned() {
        let mut start = word.start;
        for part in text[word].split_inclusive(is_joiner) {
            let bare = part.trim_end_matches(is_joiner);
            if !bare.is_empty() {
                found.push(start..start + bare.len());
            }
            start += part.len();
        }
    }
    found
}

/// The signs that Unicode's word rules keep within words and numbers (`MidLetter`, `MidNum`,
/// `MidNumLet`, `ExtendNumLet` of UAX 29).
fn is_joiner(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '·' | '‘' | '’' | '‧' | '․' | '‿' | '⁀' | '⁄' | '՟' | '״' | '٬' | '؍' | '\u{37E}')
        || matches!(u32::from(c), 0xFE10..=0xFE54 | 0xFF01..=0xFF0F | 0xFF1A..=0xFF1B | 0xFF3F)
}

/// A folded text that remembers where each of its bytes came from.
#[derive(Debug, Default)]
pub(crate) struct Folded {
    /// The folded text.
    pub(crate) text: String,
    /// For each byte of `text` the range of the original that it came from.
    origin: Vec<(u32, u32)>,
}

impl Folded {
    /// The range of the original behind a non-empty range of the folded text.
    pub(crate) fn original(&self, range: Range<usize>) -> Option<Range<usize>> {
        let first = self.origin.get(range.start)?;
        let last = self.origin.get(range.end.checked_sub(1)?)?;
        Some(first.0 as usize..last.1 as usize)
    }
}

/// Folds a text: compatibility forms to plain ones (NFKC), lower case, `ß` to `ss`, `İ` and `ı` to
/// `i`, and without the marks that readers do not type (accents of Latin and Greek, Hebrew and
/// Arabic vowel signs, Russian stress and the dots of `ё`).
///
/// Marks that make another letter (Cyrillic `й`, voiced kana, Indic and Thai vowels) stay.
pub(crate) fn fold_with_origin(text: &str) -> Folded {
    let mut out = Folded::default();
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        let mut end = start + first.len_utf8();
        while let Some((at, mark)) = rest.next_if(|(_, c)| is_mark(*c)) {
            end = at + mark.len_utf8();
        }
        let before = out.text.len();
        fold_cluster(&text[start..end], &mut out.text);
        let origin = (start as u32, end as u32);
        out.origin.resize(out.origin.len() + out.text.len() - before, origin);
    }
    out
}

/// Folds a text; see [`fold_with_origin`].
pub(crate) fn fold(text: &str) -> String {
    fold_with_origin(text).text
}

/// Whether a character belongs to the one before it. The halfwidth voicing marks of Japanese do so
/// only once they are folded.
fn is_mark(c: char) -> bool {
    canonical_combining_class(c) != 0 || matches!(c, '\u{FF9E}' | '\u{FF9F}')
}

/// Folds one character with its marks.
fn fold_cluster(cluster: &str, out: &mut String) {
    if cluster.len() == 1 {
        out.extend(cluster.chars().map(|c| c.to_ascii_lowercase()));
        return;
    }
    let mut base = ' ';
    let mut bare = String::new();
    for c in cluster.nfkd() {
        if canonical_combining_class(c) == 0 {
            base = c;
            bare.push(c);
        } else if !is_left_out(base, c) {
            bare.push(c);
        }
    }
    for c in bare.nfkc().flat_map(char::to_lowercase) {
        match c {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ı' => out.push('i'),
            'ł' => out.push('l'),
            'ø' => out.push('o'),
            'đ' => out.push('d'),
            'ς' => out.push('σ'),
            // Tatweel stretches a word, soft hyphens and joiners are not seen.
            '\u{640}' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => {}
            c => out.push(c),
        }
    }
}

/// Whether readers leave this mark out over this letter.
fn is_left_out(base: char, mark: char) -> bool {
    match u32::from(base) {
        0x41..=0x24F | 0x250..=0x2AF | 0x370..=0x3FF | 0x1E00..=0x1FFF => {
            matches!(u32::from(mark), 0x300..=0x36F)
        }
        0x400..=0x52F => {
            matches!(mark, '\u{300}' | '\u{301}') || (mark == '\u{308}' && matches!(base, 'е' | 'Е'))
        }
        0x590..=0x5FF => matches!(u32::from(mark), 0x591..=0x5C7),
        0x600..=0x6FF => matches!(u32::from(mark), 0x610..=0x61A | 0x64B..=0x65F | 0x670 | 0x6D6..=0x6ED),
        _ => false,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use diglot_core::article::{Article, ArticleId, Block, BlockId, BlockKind, Segment, SegmentId, Source};
    use diglot_core::language::Detection;

    use super::*;

    /// An article of one paragraph that is one segment.
    pub(crate) fn article_of(text: &str) -> Article {
        let block = BlockId(1);
        Article {
            id: ArticleId("a".into()),
            source: Source::Text,
            title: String::new(),
            byline: None,
            site_name: None,
            published: None,
            url: None,
            detection: Detection::default(),
            language_override: None,
            blocks: vec![Block {
                id: block,
                kind: BlockKind::Paragraph,
                level: None,
                text: text.into(),
                dropped: None,
                language: None,
            }],
            segments: vec![Segment { id: SegmentId(1), block, start: 0, end: text.len(), text: text.into() }],
            hidden: vec![],
            warnings: vec![],
            parts: vec![],
            part: 0,
        }
    }

    #[test]
    fn what_readers_type_equals_what_is_written() {
        let check = |written: &str, want: &str| assert_eq!(fold(written), want, "{written}");
        check("Straße STRASSE", "strasse strasse");
        check("İstanbul ISPARTA ılık", "istanbul isparta ilik");
        check("I\u{307}stanbul", "istanbul");
        check("Café naïve Ångström", "cafe naive angstrom");
        check("ＡＢＣ ﾃﾞｰﾀ ﬁn", "abc データ fin");
        check("ёлка Ёлка йод за́мок", "елка елка йод замок");
        check("Їжак", "їжак");
        check("Οδυσσεύς", "οδυσσευσ");
        check("مُحَمَّد الأخبار ســلام", "محمد الاخبار سلام");
        check("שָׁלוֹם", "שלום");
        check("हिन्दी", "हिन्दी");
        check("が", "が");
        check("한국어", "한국어");
        check("Łódź Đà Nẵng", "lodz da nang");
        check("co\u{AD}operate", "cooperate");
    }

    #[test]
    fn every_folded_byte_knows_its_origin() {
        for text in ["Straße", "I\u{307}stanbul", "ﾃﾞｰﾀ ﬁn", "שָׁלוֹם", "Ǆ", "a\u{AD}b"] {
            let folded = fold_with_origin(text);
            assert_eq!(folded.origin.len(), folded.text.len(), "{text}");
            for (start, end) in &folded.origin {
                assert!(text.get(*start as usize..*end as usize).is_some(), "{text}");
            }
        }
        let folded = fold_with_origin("die Straße");
        assert_eq!(folded.original(4..11), Some(4..11));
    }

    #[test]
    fn tokens_are_words_without_joiners() {
        let check = |text: &str, want: &[&str]| {
            let got: Vec<&str> = tokens(text).into_iter().map(|r| &text[r]).collect();
            assert_eq!(got, want);
        };
        check("Hello, world!", &["Hello", "world"]);
        check("部署工具", &["部署", "工具"]);
        check("天気予報です", &["天気", "予報", "です"]);
        check("สวัสดีชาวโลก", &["สวัสดี", "ชาว", "โลก"]);
        check("हिन्दी में", &["हिन्दी", "में"]);
        check("cafe\u{301} e\u{301}", &["cafe\u{301}", "e\u{301}"]);
        check("L’œuvre d'or: 3.5, a_b", &["L", "œuvre", "d", "or", "3", "5", "a", "b"]);
        check("", &[]);
        check("—…🙂", &[]);
    }
}
