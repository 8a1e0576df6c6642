//! Which capitalised words of German are nouns, and so no names: German writes both with a capital.
//!
//! A word is a noun where the list has it, where it is put together from words of the list, or where
//! its end is one that makes nouns of other words. Whatever else has a capital is a name, as far as
//! that can be known; a name that is also a noun (Koch, Stein) is taken for the noun, and so nothing
//! is said of it. `NOUNS.md` says where the list comes from.

use std::sync::LazyLock;

use fst::Set;

use crate::chars::lowercase;

static NOUNS: LazyLock<Set<&'static [u8]>> = LazyLock::new(|| {
    let list: &[u8] = include_bytes!("german_nouns.fst");
    Set::new(list).expect("the list is whole")
});

/// Letters of the last part of a compound, at least: shorter words stand at the end of too many names.
const LAST: usize = 4;
/// Letters of a part before it, at least.
const BEFORE: usize = 3;

/// Parts of a compound that are looked for, at most: whoever writes one noun behind the other a hundred
/// times is not to be waited for.
const PARTS: u32 = 5;

/// What stands in front of a noun without being one.
const FIRST: &[&str] = &[
    "all", "allein", "alt", "anders", "auf", "aus", "außen", "außer", "bei", "billig", "bio", "blau",
    "breit", "digital", "direkt", "doppel", "dort", "dreh", "durch", "eigen", "ein", "einzel", "elektro",
    "entgegen", "erst", "fein", "fern", "fertig", "fest", "flach", "frei", "fremd", "früh", "ganz", "gegen",
    "gelb", "gemein", "gesamt", "grob", "groß", "grün", "halb", "haupt", "heim", "her", "hin", "hinter",
    "hoch", "hyper", "innen", "inner", "jung", "kalt", "klein", "kurz", "lang", "leicht", "letzt", "lokal",
    "mehr", "mini", "miss", "mit", "mittel", "nach", "nah", "neben", "neu", "nicht", "nieder", "nord",
    "ober", "online", "ost", "privat", "quer", "regional", "rot", "rück", "rund", "sauer", "scharf",
    "schnell", "schräg", "schwarz", "schwer", "selbst", "sofort", "sonder", "sozial", "spät", "spitzen",
    "stark", "still", "süd", "super", "tief", "trocken", "ultra", "unter", "viel", "voll", "voraus",
    "vorder", "vor", "warm", "weiß", "weit", "weiter", "west", "wieder", "wild", "zentral", "zusammen",
    "zurück", "zwischen", "über",
];

/// Ends that make a noun of a verb, an adjective or another noun.
const ENDS: &[&str] = &[
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "ismus", "tion", "tionen",
    "tät", "täten", "ende", "ender", "endem", "endes", "erte", "erter", "ierte", "ierter", "liche", "licher",
    "ische", "ischer",
];

/// What German writes with a capital besides: to say "you" with respect.
const PRONOUNS: &[&str] = &[
    "ihre",
    "ihrem",
    "ihrer",
    "ihres",
    "eure",
    "eurem",
    "eurer",
    "eures",
    "euch",
    "ihrerseits",
    "ihretwegen",
];

/// Whether a German word that is written with a capital may be a noun, or anything but a name.
pub(super) fn is_noun(word: &str) -> bool {
    let word = lowercase(word);
    // Verbs and adjectives become nouns as they are: das Verbinden, die Vereinigten, mit Ihnen.
    word.ends_with("en") || PRONOUNS.contains(&word.as_str()) || is_known(&word, PARTS)
}

/// Whether a word ends like a noun, or the list has it or all its parts, of which there are no more
/// than so many.
fn is_known(word: &str, parts: u32) -> bool {
    let made = |end: &str| word.strip_suffix(end).is_some_and(|stem| stem.chars().count() >= BEFORE);
    if NOUNS.contains(word) || ENDS.iter().any(|end| made(end)) {
        return true;
    }
    let Some(parts) = parts.checked_sub(1).filter(|parts| *parts > 0) else { return false };
    let cuts = word.char_indices().map(|(at, _)| at).skip(BEFORE);
    cuts.filter(|at| word[*at..].chars().count() >= LAST && NOUNS.contains(&word[*at..])).any(|at| {
        let first = &word[..at];
        // What joins two parts: Arbeit-s-amt, Sonne-n-schein.
        let bare = first.strip_suffix(['s', 'n']).filter(|bare| bare.chars().count() >= BEFORE);
        // What is left of a verb or a noun in front: Farb-schicht.
        let whole = |end: &str| NOUNS.contains(format!("{first}{end}"));
        FIRST.contains(&first)
            || is_known(first, parts)
            || bare.is_some_and(|bare| is_known(bare, parts))
            || whole("en")
            || whole("e")
    })
}

/// Directions that are written onto a name (Südkorea), and what names of parts of the world begin with.
const DIRECTIONS: &[&str] = &["Nord", "Süd", "Ost", "West", "Mittel", "Zentral", "Latein"];

/// What stands behind a direction that is written onto a word; `None` where there is none.
pub(super) fn behind_direction(word: &str) -> Option<&str> {
    DIRECTIONS.iter().find_map(|d| word.strip_prefix(d)).filter(|rest| rest.chars().count() >= LAST)
}

/// Words behind which an adjective is a noun: etwas Wahres.
const SOME: &[&str] = &["etwas", "nichts", "viel", "wenig", "alles", "manches", "einiges", "allerlei"];

/// Whether where a word stands makes a noun of it: in front of a hyphen, where only the last part says
/// what it is (Reinigungs- und Säuberungszeremonie), or behind a word for some amount.
pub(super) fn stands_for_noun(text: &str, at: usize, word: &str) -> bool {
    // A word for how much of it may stand between: etwas sehr Wichtiges.
    let mut before = text[..at].split_whitespace().rev().take(2);
    text[at + word.len()..].starts_with('-') || before.any(|word| SOME.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::is_noun;

    #[test]
    fn nouns_are_told_from_names() {
        let nouns = "Regierung Häuser Friedensgesprächen Arbeitsamt Bundesverfassungsgerichtes \
            Sonnenschein Sonderberater Farbschicht Durchball Verletzte Reisende \
            Rauchen Ihrer Geschwindigkeitsbegrenzung Waffenruhe Präsidentin Erleuchtungsbewusstsein";
        for word in nouns.split_whitespace() {
            assert!(is_noun(word), "{word}");
        }
        let names =
            "Johnson Kowalski Putin Selenskyj Istanbul Cambridge Merkel Lawrow Ohio Ankara Alexander Tunis";
        for word in names.split_whitespace() {
            assert!(!is_noun(word), "{word}");
        }
    }

    #[test]
    fn a_word_without_end_is_looked_at_for_a_moment() {
        // Each of its parts can be cut in two ways.
        assert!(!is_noun(&format!("X{}", "nacht".repeat(400))));
    }
}
