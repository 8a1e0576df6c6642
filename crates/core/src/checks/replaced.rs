//! Names of a target that sound like nothing in the source, and names of the source that nothing in
//! the target sounds like.
//!
//! What every language has its own word for is in `gazetteer`; titles, which are translated word by
//! word, are known in English by their words. Whatever else is written with a capital inside a
//! sentence should sound alike on both sides.

use crate::finding::{Finding, Severity};
use crate::lang::LangTag;
use crate::summary::terms::is_spaceless;

use super::gazetteer::{self, Known};
use super::script::{self, Script};
use super::sound::{cognate, distance, fold, latin, same_name, skeleton};
use super::titles::is_title_word;
use super::{TargetInput, finding, source_span, target_span};

/// Letters below which a name is too short to be compared.
const ENOUGH: usize = 4;
/// Words beyond which a text is no sentence, and comparing all with all would take too long.
const LONGEST: usize = 300;

pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    if input.language.same_language(input.source_language) {
        return Vec::new();
    }
    let own = Side::of(input.text, input.language);
    let theirs = Side::of(&input.source.text, input.source_language);
    if own.words.len() > LONGEST || theirs.words.len() > LONGEST {
        return Vec::new();
    }
    if !own.cased {
        return in_foreign_letters(input, &own, &theirs).into_iter().collect();
    }
    let found = compare(input, &own, &theirs);
    found.into_iter().collect()
}

/// A text cut into words, with what is known of them.
struct Side<'t> {
    text: &'t str,
    primary: &'t str,
    words: Vec<Word<'t>>,
    known: Known,
    /// Whether its script has capitals.
    cased: bool,
    /// Whether its capitals stand for names, not for all nouns.
    marks_names: bool,
}

struct Word<'t> {
    at: usize,
    text: &'t str,
    /// Whether it has a capital inside a sentence, and none but the first.
    named: bool,
    capital: bool,
}

impl<'t> Side<'t> {
    fn of(text: &'t str, language: &'t LangTag) -> Self {
        let script = script::of_language(language);
        let cased = matches!(script, Some(Script::Latin | Script::Cyrillic | Script::Greek));
        let words: Vec<Word<'t>> = words(text)
            .map(|(at, word)| {
                let mut letters = word.chars();
                let capital = letters.next().is_some_and(char::is_uppercase);
                let named = capital
                    && letters.all(|c| !c.is_uppercase())
                    && word.chars().count() >= ENOUGH
                    && inside_sentence(&text[..at]);
                Word { at, text: word, named, capital }
            })
            .collect();
        let folded: Vec<String> = words.iter().map(|w| fold(core(w.text))).collect();
        let known = Known::of(&folded, language.primary());
        let primary = language.primary();
        Self { text, primary, words, known, cased, marks_names: cased && !matches!(primary, "de" | "lb") }
    }

    /// Whether a word is no name but part of a title, as far as that can be known.
    fn is_title(&self, word: &Word<'_>) -> bool {
        self.primary == "en" && is_title_word(core(word.text))
    }
}

/// Whether a name has a counterpart among the words of the other side.
fn has_counterpart(word: &Word<'_>, other: &Side<'_>) -> bool {
    let name = core(word.text);
    let sound = skeleton(&latin(name));
    other.words.iter().any(|w| {
        let theirs = core(w.text);
        if theirs.starts_with(is_spaceless) {
            return within(&sound, &skeleton(&latin(theirs)));
        }
        // Where a script has no capitals any word may be the name, and prefixes may stand before it.
        if !other.cased {
            return same_name(name, theirs) || bare(theirs).any(|rest| same_name(name, rest));
        }
        if !w.capital {
            return cognate(name, theirs);
        }
        same_name(name, theirs) || (sound.len() >= 3 && compounds(other.primary) && inside(&sound, theirs))
    })
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
fn inside(sound: &[u8], word: &str) -> bool {
    let sound = sound.strip_prefix(b"a").unwrap_or(sound);
    skeleton(&latin(word)).windows(sound.len().max(1)).any(|w| distance(sound, w) <= 0.15)
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

fn compare(input: &TargetInput<'_>, own: &Side<'_>, theirs: &Side<'_>) -> Option<Finding> {
    // Chinese writes names by syllables that sound far from what they stand for.
    if theirs.primary == "zh" || theirs.primary == "yue" {
        return None;
    }
    let known =
        |side: &Side<'_>, other: &Side<'_>, at: usize| side.known.row(at).map(|row| other.known.has(row));
    let strangers: Vec<usize> = if own.marks_names {
        indices(own, |at, word| {
            word.named
                && known(own, theirs, at).is_none()
                && !own.is_title(word)
                && !has_counterpart(word, theirs)
        })
    } else {
        Vec::new()
    };
    let missing: Vec<usize> = if theirs.marks_names {
        indices(theirs, |at, word| {
            word.named && known(theirs, own, at) != Some(true) && !has_counterpart(word, own)
        })
    } else {
        Vec::new()
    };
    let has_row = |at: &&usize| theirs.known.row(**at).is_some();
    let title = |at: &&usize| theirs.known.row(**at).is_none() && theirs.is_title(&theirs.words[**at]);
    let lost: Vec<usize> = missing.iter().filter(|at| !has_row(at) && !title(at)).copied().collect();
    let titles = missing.iter().filter(title).count();
    let meant = missing.iter().filter(has_row).count();
    let covered = gazetteer::knows(own.primary) && gazetteer::knows(theirs.primary);
    let stranger = strangers.first().map(|at| &own.words[*at]);
    let gone = lost.first().map(|at| &theirs.words[*at]);
    let say = match (strangers.len(), lost.len()) {
        (1, 1) => covered || titles == 0,
        (1..=2, 1..=2) => covered,
        // A word that stands for none of the source's names, where no title could explain it.
        (1, 0) => covered && titles == 0 && theirs.marks_names,
        (2, 0) => covered && titles == 0 && theirs.marks_names && meant > 0,
        // Where the target's capitals say nothing: a surname whose first name is there.
        (0, 1) => covered && !own.marks_names && lost.iter().all(|at| follows_a_name(theirs, *at, own)),
        _ => false,
    };
    if !say {
        return None;
    }
    let message = match stranger {
        Some(_) => "This name does not sound like any in the source.",
        None => "Nothing in the target sounds like this name of the source.",
    };
    let mut found = finding("name", Severity::Minor, message);
    found.target = stranger.and_then(|w| target_span(own.text, w.at, w.at + w.text.len()));
    found.source = gone.and_then(|w| source_span(input.source, w.at, w.at + w.text.len()));
    Some(found)
}

/// A name in Latin letters, in a target of another script, that the source has not.
fn in_foreign_letters(input: &TargetInput<'_>, own: &Side<'_>, theirs: &Side<'_>) -> Option<Finding> {
    let word = own.words.iter().find(|word| {
        let mut letters = word.text.chars();
        letters.next().is_some_and(|c| c.is_ascii_uppercase())
            && letters.all(|c| c.is_ascii_lowercase())
            && word.text.len() >= ENOUGH
            && !has_counterpart(word, theirs)
            && !theirs.words.iter().any(|w| cognate(w.text, word.text))
    })?;
    let mut found = finding("name", Severity::Minor, "This name does not sound like any in the source.");
    found.target = target_span(input.text, word.at, word.at + word.text.len());
    Some(found)
}

/// Whether a capitalised word that has a counterpart stands right before a word.
fn follows_a_name(side: &Side<'_>, at: usize, other: &Side<'_>) -> bool {
    let Some((first, word)) = at.checked_sub(1).and_then(|b| side.words.get(b)).zip(side.words.get(at))
    else {
        return false;
    };
    let between = side.text.get(first.at + first.text.len()..word.at);
    between == Some(" ") && first.capital && !side.is_title(first) && has_counterpart(first, other)
}

fn indices(side: &Side<'_>, keep: impl Fn(usize, &Word<'_>) -> bool) -> Vec<usize> {
    side.words.iter().enumerate().filter(|(at, word)| keep(*at, word)).map(|(at, _)| at).collect()
}

/// Runs of letters, scripts without spaces apart from others.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(char::is_alphabetic)?;
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
                    && body[i + c.len_utf8()..].starts_with(|c: char| c.is_alphabetic() && !c.is_uppercase())
                    && !spaceless;
                !(c.is_alphabetic() || mark || inner) || (is_spaceless(c) != spaceless && !mark)
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
        && trimmed.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '’' | ')'))
}
