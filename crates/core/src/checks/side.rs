//! The words of a source or target, each with how it sounds, and which words of the other side they
//! may be.

use crate::chars::{is_alphabetic, is_alphanumeric, is_uppercase};
use crate::lang::LangTag;
use crate::summary::terms::is_spaceless;

use super::gazetteer::Known;
use super::nouns::{behind_direction, is_noun, stands_for_noun};
use super::script::{self, Script};
use super::sound::{Sound, distance, fold};
use super::titles::is_title_word;

/// Letters below which a name is too short to be compared.
pub(super) const ENOUGH: usize = 4;

/// A text cut into words, with what is known of them.
pub(super) struct Side<'t> {
    pub(super) text: &'t str,
    pub(super) primary: &'t str,
    pub(super) words: Vec<Word<'t>>,
    pub(super) known: Known,
    /// Whether its script has capitals.
    pub(super) cased: bool,
    /// Whether its capitals stand for names, not for all nouns.
    pub(super) marks_names: bool,
    /// Whether every longer word has a capital, as in English headlines: then none tells a name.
    pub(super) headline: bool,
}

/// Longer words from which on their capitals are a headline's and not those of some names.
const HEADLINE: usize = 3;

pub(super) struct Word<'t> {
    pub(super) at: usize,
    pub(super) text: &'t str,
    /// Whether it has a capital inside a sentence, and none but the first, and is no German noun.
    pub(super) named: bool,
    pub(super) capital: bool,
    /// How it sounds, and how it does without what may be written onto its front.
    sounds: Vec<Sound>,
    spaceless: bool,
}

impl<'t> Side<'t> {
    pub(super) fn of(text: &'t str, language: &'t LangTag) -> Self {
        let script = script::of_language(language);
        let cased = matches!(script, Some(Script::Latin | Script::Cyrillic | Script::Greek));
        let primary = language.primary();
        let german = primary == "de";
        let words: Vec<Word<'t>> = words(text)
            .map(|(at, word)| {
                let mut letters = word.chars();
                let capital = letters.next().is_some_and(is_uppercase);
                let named = capital
                    && letters.all(|c| !is_uppercase(c))
                    && word.chars().count() >= ENOUGH
                    && inside_sentence(&text[..at])
                    && !is_first_person(word)
                    && !(german && (is_noun(word) || stands_for_noun(text, at, word)));
                let core = core(word);
                let spaceless = core.starts_with(is_spaceless);
                let fronts = if cased || spaceless { None } else { Some(bare(core)) };
                let direction = if german { behind_direction(core) } else { None };
                let sounds = std::iter::once(core)
                    .chain(fronts.into_iter().flatten())
                    .chain(direction)
                    .map(Sound::of)
                    .collect();
                Word { at, text: word, named, capital, sounds, spaceless }
            })
            .collect();
        let folded: Vec<String> = words.iter().map(|w| fold(core(w.text))).collect();
        let mut known = Known::of(&folded, primary);
        if german {
            let behind = words.iter().map(|w| behind_direction(core(w.text)).map(fold).unwrap_or_default());
            known = known.or(&Known::of(&behind.collect::<Vec<_>>(), primary));
        }
        let longer = || words.iter().filter(|w| w.text.chars().count() >= ENOUGH);
        // A sentence may have no other long words than names; a headline has no full stop.
        let sentence = text.trim_end().ends_with('.');
        let headline = cased && !sentence && longer().count() >= HEADLINE && longer().all(|w| w.capital);
        // Luxembourgish writes nouns as German does, and there is no list of them.
        let marks_names = cased && primary != "lb";
        Self { text, primary, words, known, cased, marks_names, headline }
    }

    /// Whether a word is no name but part of a title, as far as that can be known.
    pub(super) fn is_title(&self, word: &Word<'_>) -> bool {
        self.primary == "en" && is_title_word(core(word.text))
    }
}

/// The word of the other side that a name may be.
pub(super) fn counterpart(word: &Word<'_>, other: &Side<'_>) -> Option<usize> {
    word.sounds.iter().find_map(|name| heard(name, other))
}

fn heard(name: &Sound, other: &Side<'_>) -> Option<usize> {
    other.words.iter().position(|w| {
        let Some(theirs) = w.sounds.first() else { return false };
        if w.spaceless {
            return within(name.skeleton(), theirs.skeleton());
        }
        // Where a script has no capitals any word may be the name, and prefixes may stand before it.
        if !other.cased {
            return w.sounds.iter().any(|s| name.same_name(s));
        }
        if !w.capital {
            return name.cognate(theirs);
        }
        w.sounds.iter().any(|s| name.same_name(s))
            || (compounds(other.primary) && inside(name.skeleton(), theirs.skeleton()))
    })
}

/// Whether two words are of one origin, as far as their letters tell.
pub(super) fn cognate(a: &Word<'_>, b: &Word<'_>) -> bool {
    a.sounds.first().zip(b.sounds.first()).is_some_and(|(a, b)| a.cognate(b))
}

/// English writes "I" with a capital wherever it stands, and other words onto it.
fn is_first_person(word: &str) -> bool {
    word.starts_with("I'") || word.starts_with("I’")
}

/// A word without an article or an ending that an apostrophe parts from it.
fn core(word: &str) -> &str {
    match word.split_once(['\'', '’']) {
        Some((before, behind)) if before.chars().count() <= 3 && behind.chars().count() > 3 => behind,
        Some((before, _)) if before.chars().count() >= 3 => before,
        _ => word,
    }
}

/// Languages that write two nouns as one word.
fn compounds(primary: &str) -> bool {
    matches!(primary, "de" | "nl" | "sv" | "da" | "nb" | "nn" | "no" | "fi" | "hu" | "is" | "et" | "lb")
}

/// Whether a name is heard within a compound: America, Nordamerika.
fn inside(name: &[u8], word: &[u8]) -> bool {
    let bare = name.strip_prefix(b"a").unwrap_or(name);
    name.len() >= 3 && word.windows(bare.len().max(1)).any(|w| distance(bare, w) <= 0.15)
}

/// A word of Arabic or Hebrew without what may be written onto its front.
fn bare(word: &str) -> impl Iterator<Item = &str> {
    ["ال", "و", "ب", "ل", "وال", "ב", "ה", "ל", "מ", "ו", "ש", "כ", "וה", "של"]
        .into_iter()
        .filter_map(move |prefix| word.strip_prefix(prefix))
        .filter(|rest| rest.chars().count() >= 2)
}

/// Whether a name is heard anywhere in a run of letters that parts no words.
fn within(sound: &[u8], run: &[u8]) -> bool {
    if sound.len() < 2 {
        return true;
    }
    (sound.len().saturating_sub(1)..=sound.len() + 2)
        .flat_map(|length| run.windows(length.max(1)))
        .any(|window| distance(sound, window) <= 0.4)
        || distance(sound, run) <= 0.4
}

/// Runs of letters, scripts without spaces apart from others.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(is_alphabetic)?;
        let body = &rest[start..];
        let spaceless = body.starts_with(is_spaceless);
        let end = body
            .char_indices()
            .find(|&(i, c)| {
                let mark = c == '\u{30fc}'
                    || ('\u{300}'..='\u{36f}').contains(&c)
                    || ('\u{900}'..='\u{dff}').contains(&c);
                // An article is written onto a name (l'Ohio), an ending onto it (Ohio'nun).
                let inner = matches!(c, '\'' | '’')
                    && body[i + c.len_utf8()..].starts_with(|c: char| is_alphabetic(c) && !is_uppercase(c))
                    && !spaceless;
                !(is_alphabetic(c) || mark || inner) || (is_spaceless(c) != spaceless && !mark)
            })
            .map_or(body.len(), |(i, _)| i);
        let at = body.as_ptr() as usize - text.as_ptr() as usize;
        rest = &body[end.max(1)..];
        Some((at, &body[..end]))
    })
}

/// Whether what stands before leaves the next word inside a sentence, where a capital says something.
fn inside_sentence(before: &str) -> bool {
    // What opens a quotation is the first word of a title or of a sentence.
    if before.ends_with(['"', '“', '„', '«', '‘', '「', '『', '”']) {
        return false;
    }
    let before = before.trim_end_matches(['(', '[', '-']);
    let trimmed = before.trim_end();
    (before.len() > trimmed.len() || before.ends_with(['’', '\'']))
        && trimmed.ends_with(|c: char| is_alphanumeric(c) || matches!(c, ',' | '’' | ')'))
}
