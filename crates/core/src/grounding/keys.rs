//! What of a text is compared: words, numbers by value, and how words sound.

use any_ascii::any_ascii;

use crate::chars::is_alphabetic;
use crate::checks::numerals::{Form, Numeral, numerals};
use crate::summary::terms::{for_each_term, is_spaceless};

/// What a key stands for; each kind is weighed on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// A word's beginning, or a pair of characters in scripts without spaces.
    Term,
    /// Two words in a row.
    Pair,
    /// A number by its value.
    Number,
    /// The consonants of a word in Latin letters, related ones joined: how a name sounds in any
    /// script.
    Sound,
    /// Three letters in a row of a word in Latin letters: words of one origin share them.
    Gram,
    /// A common word by its meaning.
    Concept,
}

/// A kind and a hash of what it holds.
pub(crate) type Key = (Kind, u64);

/// FNV-1a (Fowler, Noll, Vo), so that keys are the same on every machine.
pub(crate) fn hash(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// The words (or pairs of characters) of a text, in order, repeated ones too.
pub(crate) fn terms(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    for_each_term(text, |term| keys.push((Kind::Term, hash(term.bytes()))));
    keys
}

/// Two terms in a row, for every two.
pub(crate) fn pairs(terms: &[Key]) -> Vec<Key> {
    terms.windows(2).map(|w| (Kind::Pair, w[0].1.rotate_left(23) ^ w[1].1)).collect()
}

/// The numbers of a text by value; small ones in words say little and are left out.
pub(crate) fn numbers(text: &str, primary: &str) -> Vec<Key> {
    of_numerals(&numerals(text, primary))
}

/// The same of numbers that were read before.
pub(crate) fn of_numerals<'n>(numerals: impl IntoIterator<Item = &'n Numeral>) -> Vec<Key> {
    let mut keys = Vec::new();
    for numeral in numerals {
        if numeral.form == Form::Words && numeral.values[0] < 3.0 {
            continue;
        }
        // A clock's runs of digits stand for themselves.
        let read = if numeral.form == Form::Clock { numeral.values.len() } else { 1 };
        for value in numeral.values.iter().take(read) {
            keys.push((Kind::Number, hash(value.to_bits().to_be_bytes())));
        }
    }
    keys
}

/// What common words of a text mean, in the languages whose words do not look alike.
pub(crate) fn meanings(text: &str, primary: &str) -> Vec<Key> {
    super::concepts::concepts(text, primary).into_iter().map(|c| (Kind::Concept, c)).collect()
}

/// What of a text can be told in another language: how its words sound and what they have in
/// common with words of the same origin.
pub(crate) fn sounds(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    for (word, spaceless) in words(text) {
        let folded: Vec<u8> =
            any_ascii(word).to_ascii_lowercase().bytes().filter(u8::is_ascii_alphabetic).collect();
        let classes = consonants(&folded);
        if spaceless {
            for run in classes.windows(4) {
                keys.push((Kind::Sound, hash(run.iter().copied())));
            }
            continue;
        }
        if classes.len() >= 3 {
            keys.push((Kind::Sound, hash(classes.iter().copied())));
        }
        if classes.len() >= 4 {
            for run in classes.windows(4) {
                keys.push((Kind::Sound, hash(run.iter().copied())));
            }
        }
        if folded.len() >= 5 {
            for run in folded.windows(4) {
                keys.push((Kind::Gram, hash(run.iter().copied())));
            }
        } else if folded.len() >= 2 {
            keys.push((Kind::Gram, hash(folded.iter().copied())));
        }
    }
    keys
}

/// Runs of letters, and whether they are of a script without spaces.
fn words(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let start = rest.find(is_alphabetic)?;
            rest = &rest[start..];
            let first = rest.chars().next().map(class)?;
            let end = rest
                .char_indices()
                .find(|&(_, c)| !(is_alphabetic(c) || is_mark(c)) || (!is_mark(c) && class(c) != first))
                .map_or(rest.len(), |(i, _)| i);
            let (word, tail) = rest.split_at(end.max(1));
            rest = tail;
            // Hiragana alone is grammar.
            if first != Class::Hiragana {
                return Some((word, first == Class::Spaceless));
            }
        }
    })
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Class {
    Spaced,
    Katakana,
    Hiragana,
    Spaceless,
}

fn class(c: char) -> Class {
    match c as u32 {
        0x3040..=0x309F => Class::Hiragana,
        0x30A0..=0x30FF => Class::Katakana,
        _ if is_spaceless(c) => Class::Spaceless,
        _ => Class::Spaced,
    }
}

/// Signs that belong to the word although they are no letters.
fn is_mark(c: char) -> bool {
    matches!(c as u32, 0x300..=0x36F | 0x591..=0x5C7 | 0x64B..=0x65F | 0x900..=0xDFF | 0x30FC)
        && !matches!(c, '।' | '॥')
}

/// The consonants of a word as classes of like sound, repeated ones once (after Soundex, Russell
/// 1918).
fn consonants(word: &[u8]) -> Vec<u8> {
    let mut classes = Vec::new();
    for (i, c) in word.iter().enumerate() {
        let next = word.get(i + 1).copied();
        let class = match c {
            b'b' | b'p' | b'f' | b'v' => b'b',
            b'c' if matches!(next, Some(b'e' | b'i' | b'h')) => b's',
            b'c' | b'k' | b'q' | b'g' | b'x' => b'k',
            b's' | b'z' | b'j' => b's',
            b'd' | b't' => b't',
            b'l' | b'r' => b'r',
            b'm' | b'n' => b'n',
            _ => continue,
        };
        if classes.last() != Some(&class) {
            classes.push(class);
        }
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_sounds_alike_in_every_script() {
        let check = |a: &str, b: &str| {
            let (a_keys, b_keys) = (sounds(a), sounds(b));
            assert!(a_keys.iter().any(|k| k.0 == Kind::Sound && b_keys.contains(k)), "{a} {b}");
        };
        check("Zelenskyy", "Зеленский");
        check("Zelenskyy", "زيلينسكي");
        check("Zelenskyy", "ゼレンスキー");
        check("Zelenskyy", "זלנסקי");
        check("Johnson", "Джонсон");
        check("Mandela", "マンデラ");
        check("Gandhi", "गांधी");
    }
}
