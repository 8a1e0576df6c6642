//! Texts cut so that a term of several words is a row of tokens in every script.

use std::ops::Range;

use any_ascii::any_ascii;

use crate::summary::terms::is_spaceless;

/// A word, or one character of a script that does not part words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// Its letters without case, accents and optional signs.
    pub(super) folded: String,
    /// Whether it is one character of a script without spaces.
    pub(super) spaceless: bool,
    /// Whether a term may go on from the token before to this one: between them is at most a space, a
    /// hyphen or a like sign.
    pub(super) joined: bool,
}

/// The tokens of a text in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut joined = false;
    while let Some((start, c)) = chars.next() {
        if is_spaceless(c) {
            let mut end = start + c.len_utf8();
            // Signs of Thai and its like that are drawn on the letter before.
            while let Some((at, sign)) = chars.next_if(|(_, n)| is_sign(*n)) {
                end = at + sign.len_utf8();
            }
            found.push(Token {
                range: start..end,
                folded: text[start..end].to_owned(),
                spaceless: true,
                joined,
            });
            joined = true;
        } else if c.is_alphanumeric() {
            let mut end = start + c.len_utf8();
            while let Some((at, next)) = chars.peek().copied() {
                let apostrophe = is_apostrophe(next)
                    && text[at + next.len_utf8()..].starts_with(|c: char| c.is_alphanumeric());
                if !apostrophe && (is_spaceless(next) || !(next.is_alphanumeric() || is_mark(next))) {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
            found.push(Token {
                range: start..end,
                folded: fold(&text[start..end]),
                spaceless: false,
                joined,
            });
            joined = true;
        } else if !(c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '·' | '・' | '/' | '&'))
        {
            joined = false;
        }
    }
    found
}

/// Without case and accents, so that umlauts of inflection fall away; letters of other scripts stay.
pub(super) fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars().filter(|c| !is_apostrophe(*c)).flat_map(char::to_lowercase) {
        match c {
            'ё' => out.push('е'),
            // The nukta and the virama tell letters apart; vowel signs of Arabic and Hebrew, joiners and
            // the combining accents of Latin do not.
            '\u{300}'..='\u{36f}'
            | '\u{5b0}'..='\u{5c7}'
            | '\u{64b}'..='\u{65f}'
            | '\u{640}'
            | '\u{200b}'..='\u{200f}' => {}
            'أ' | 'إ' | 'آ' => out.push('ا'),
            'ى' | 'ی' => out.push('ي'),
            'ک' => out.push('ك'),
            '\u{80}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
                out.push_str(&any_ascii(c.encode_utf8(&mut [0; 4])).to_lowercase());
            }
            // Greek accents move with the ending.
            'ά' => out.push('α'),
            'έ' => out.push('ε'),
            'ή' => out.push('η'),
            'ί' | 'ϊ' | 'ΐ' => out.push('ι'),
            'ό' => out.push('ο'),
            'ύ' | 'ϋ' | 'ΰ' => out.push('υ'),
            'ώ' => out.push('ω'),
            'ς' => out.push('σ'),
            _ => out.push(c),
        }
    }
    out
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '״' | '׳')
}

/// Signs that belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36F | 0x591..=0x5C7 | 0x640 | 0x64B..=0x65F | 0x200C | 0x200D
        | 0x900..=0x903 | 0x93A..=0x94F | 0x981..=0x983 | 0x9BC..=0x9CD | 0xA3C..=0xA4D
        | 0xABC..=0xACD | 0xB3C..=0xB4D | 0xBBE..=0xBCD | 0xC3E..=0xC4D | 0xCBC..=0xCCD
        | 0xD3E..=0xD4D | 0xDCA..=0xDDF)
}

/// Vowel signs and tones of scripts without spaces, which no word begins with.
fn is_sign(c: char) -> bool {
    matches!(u32::from(c), 0xE31 | 0xE34..=0xE3A | 0xE47..=0xE4E | 0xEB1 | 0xEB4..=0xEBC | 0xEC8..=0xECE
        | 0x102B..=0x103E | 0x17B4..=0x17D3 | 0x3099 | 0x309A)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_into_words_and_into_characters_where_words_are_not_parted() {
        let check = |text: &str, want: &[&str]| {
            let got: Vec<String> = tokens(text).into_iter().map(|t| t.folded).collect();
            assert_eq!(got, want, "{text}");
        };
        check("The company's Größe", &["the", "companys", "grosse"]);
        check("e-mail, COVID-19", &["e", "mail", "covid", "19"]);
        check("iPhone用户", &["iphone", "用", "户"]);
        check("ёлка Σίσυφος", &["елка", "σισυφοσ"]);
        check("प्रधान मंत्री", &["प्रधान", "मंत्री"]);
        check("ที่นี่", &["ที่", "นี่"]);
        check("مُحَمَّد", &["محمد"]);
        check("…", &[]);
    }

    #[test]
    fn a_mark_parts_terms_and_a_hyphen_joins_them() {
        let check = |text: &str, want: &[bool]| {
            let got: Vec<bool> = tokens(text).into_iter().map(|t| t.joined).collect();
            assert_eq!(got, want, "{text}");
        };
        check("state house", &[false, true]);
        check("state-house", &[false, true]);
        check("state. House", &[false, false]);
        check("state, house", &[false, false]);
    }
}
