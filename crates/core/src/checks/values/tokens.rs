//! A text as a row of tokens that can be laid beside another row: numbers by value, words by their
//! beginning, single characters where a script does not part words.

use crate::chars::{is_alphabetic, is_alphanumeric};
use crate::checks::numerals::{Form, Numeral};
use crate::summary::terms::is_spaceless;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word of a script that parts words.
    Word,
    /// A number, in digits or words.
    Number,
    /// A character of a script that does not part words.
    Sign,
}

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// Byte offset of its start.
    pub(crate) start: usize,
    /// Byte offset behind its end.
    pub(crate) end: usize,
    /// What it is.
    pub(crate) kind: Kind,
    /// Equal for tokens that may be forms of one word, or numbers of one value.
    pub(crate) key: u64,
}

/// How many letters of a word stand for it, so that endings fall away.
const STEM: usize = 6;
/// The same for Korean, whose syllables hold two or three letters and whose particles are glued on.
const STEM_HANGUL: usize = 2;

/// The tokens of a text whose numbers are known, in order.
pub(crate) fn tokens(text: &str, numbers: &[Numeral]) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    for number in numbers {
        if number.start >= at {
            words(text, at, number.start, &mut out);
            // All parts of a time or a date; else the likeliest reading.
            let parts =
                if number.form == Form::Clock || number.values.len() > 2 { number.values.len() } else { 1 };
            let key = number.values.iter().take(parts).fold(SEED, |key, v| hash(key ^ v.to_bits()));
            out.push(Token { start: number.start, end: number.end, kind: Kind::Number, key });
            at = number.end;
        }
    }
    words(text, at, text.len(), &mut out);
    out
}

/// Adds the words between two offsets.
fn words(text: &str, from: usize, to: usize, out: &mut Vec<Token>) {
    let Some(part) = text.get(from..to) else { return };
    let mut start: Option<usize> = None;
    for (i, c) in part.char_indices().chain([(part.len(), ' ')]) {
        let inside = is_alphanumeric(c) || is_mark(c);
        // A run of katakana is a word, and mostly a name.
        if inside && (!is_spaceless(c) || is_katakana(c)) {
            start.get_or_insert(i);
            continue;
        }
        if let Some(begun) = start.take() {
            word(part, begun, i, from, matches!(c, '\'' | '’'), out);
        }
        if inside {
            let key = hash(u64::from(u32::from(c)));
            out.push(Token { start: from + i, end: from + i + c.len_utf8(), kind: Kind::Sign, key });
        }
    }
}

/// Whether it is a letter of katakana, in which Japanese writes foreign words.
fn is_katakana(c: char) -> bool {
    matches!(c as u32, 0x30A1..=0x30FA | 0x30FC..=0x30FF)
}

/// Letters before or behind an apostrophe that are an article or an ending: l'homme, Smith's.
const CLITIC: usize = 2;

fn word(part: &str, start: usize, end: usize, base: usize, apostrophe: bool, out: &mut Vec<Token>) {
    let own = &part[start..end];
    let short = own.chars().count() <= CLITIC;
    let behind =
        part[..start].ends_with(['\'', '’']) && part[..start].chars().rev().nth(1).is_some_and(is_alphabetic);
    if short && (apostrophe || behind) {
        return;
    }
    // Turkish case endings behind an apostrophe may be longer: Ankara'daki.
    let ending = behind
        && out.last().is_some_and(|t| t.end + 3 >= base + start && t.end < base + start)
        && own.starts_with(char::is_lowercase);
    if ending {
        return;
    }
    out.push(Token { start: base + start, end: base + end, kind: Kind::Word, key: stem(own) });
}

/// The key of a word: a hash of its beginning, without case and without optional signs.
pub(crate) fn stem(word: &str) -> u64 {
    let first = word.chars().next().map_or(0, u32::from);
    let limit = match first {
        0xAC00..=0xD7A3 => STEM_HANGUL,
        // Katakana words do not bend.
        0x30A1..=0x30FF => usize::MAX,
        _ => STEM,
    };
    let word = bare(word);
    let mut key = SEED;
    for c in word.chars().flat_map(char::to_lowercase).filter(|c| !is_optional(*c)).take(limit) {
        key = step(key, u32::from(c));
    }
    key
}

/// The word without what Arabic glues to its front.
fn bare(word: &str) -> &str {
    if !word.starts_with(|c| ('\u{600}'..='\u{6ff}').contains(&c)) {
        return word;
    }
    ["وال", "بال", "فال", "كال", "ال", "لل"]
        .iter()
        .find_map(|article| word.strip_prefix(article).filter(|rest| rest.chars().count() >= 3))
        .unwrap_or(word)
}

/// Signs that belong to a word although they are no letters.
fn is_mark(c: char) -> bool {
    matches!(c as u32, 0x300..=0x36F | 0x591..=0x5C7 | 0x640 | 0x64B..=0x65F | 0x900..=0xDFF | 0x200C | 0x200D)
        && !matches!(c, '।' | '॥' | '\u{5be}')
}

/// Signs that a word may be written with or without.
fn is_optional(c: char) -> bool {
    matches!(c as u32, 0x591..=0x5C7 | 0x640 | 0x64B..=0x65F | 0x200C | 0x200D | 0x300..=0x36F)
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// A step of FNV-1a (Fowler, Noll, Vo), by characters instead of bytes.
fn step(hash: u64, value: u32) -> u64 {
    (hash ^ u64::from(value)).wrapping_mul(0x0100_0000_01b3)
}

fn hash(value: u64) -> u64 {
    step(step(SEED, value as u32), (value >> 32) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::numerals::numerals;

    #[test]
    fn forms_of_a_word_and_of_a_number_have_one_key() {
        let check = |lang: &str, text: &str, want: &[&str]| {
            let got: Vec<&str> =
                tokens(text, &numerals(text, lang)).iter().map(|t| &text[t.start..t.end]).collect();
            assert_eq!(got, want, "{text}");
        };
        check("en", "Smith's 27,834 people", &["Smith", "27,834", "people"]);
        check("fr", "l'homme d'Arc", &["homme", "Arc"]);
        check("tr", "Ankara'daki 5 kişi", &["Ankara", "5", "kişi"]);
        check("zh", "有90亿元。", &["有", "90亿", "元"]);
        check("hi", "हिन्दी भाषा", &["हिन्दी", "भाषा"]);
        check("en", "", &[]);
        for (a, b) in [("правительство", "правительства"), ("الحكومة", "حكومة"), ("서울에서", "서울의")]
        {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
        assert_ne!(stem("Ankara"), stem("Istanbul"));
    }
}
