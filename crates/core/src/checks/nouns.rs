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
    word.ends_with("en") || PRONOUNS.contains(&word.as_str()) || is_known(&word)
}

/// Whether a word ends like a noun, or the list has it or all its parts.
fn is_known(word: &str) -> bool {
    let made = |end: &str| word.strip_suffix(end).is_some_and(|stem| stem.chars().count() >= BEFORE);
    if NOUNS.contains(word) || ENDS.iter().any(|end| made(end)) {
        return true;
    }
    let cuts = word.char_indices().map(|(at, _)| at).skip(BEFORE);
    cuts.filter(|at| word[*at..].chars().count() >= LAST && NOUNS.contains(&word[*at..])).any(|at| {
        let first = &word[..at];
        // What joins two parts: Arbeit-s-amt, Sonne-n-schein.
        let bare = first.strip_suffix(['s', 'n']).filter(|bare| bare.chars().count() >= BEFORE);
        is_known(first) || bare.is_some_and(is_known)
    })
}

#[cfg(test)]
mod tests {
    use super::is_noun;

    #[test]
    fn nouns_are_told_from_names() {
        let nouns = "Regierung Häuser Friedensgesprächen Arbeitsamt Bundesverfassungsgerichtes Sonnenschein \
            Verletzte Reisende Rauchen Ihrer Geschwindigkeitsbegrenzung Waffenruhe Präsidentin Erleuchtungsbewusstsein";
        for word in nouns.split_whitespace() {
            assert!(is_noun(word), "{word}");
        }
        let names =
            "Johnson Kowalski Putin Selenskyj Istanbul Cambridge Merkel Lawrow Ohio Ankara Alexander Tunis";
        for word in names.split_whitespace() {
            assert!(!is_noun(word), "{word}");
        }
    }
}
