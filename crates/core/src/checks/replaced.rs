//! Names of a target that sound like nothing in the source, and names of the source that nothing in
//! the target sounds like.
//!
//! What every language has its own word for is in `gazetteer`; titles, which are translated word by
//! word, are known in English by their words. Whatever else is written with a capital inside a
//! sentence should sound alike on both sides.

use crate::finding::{Finding, Severity};

use super::gazetteer;
use super::side::{ENOUGH, Side, Word, cognate, counterpart};
use super::{TargetInput, finding, source_span, target_span};

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

fn compare(input: &TargetInput<'_>, own: &Side<'_>, theirs: &Side<'_>) -> Option<Finding> {
    // Chinese writes names by syllables that sound far from what they stand for.
    if theirs.primary == "zh" || theirs.primary == "yue" {
        return None;
    }
    let known =
        |side: &Side<'_>, other: &Side<'_>, at: usize| side.known.row(at).map(|row| other.known.has(row));
    let strangers: Vec<usize> = if own.marks_names && !own.headline {
        indices(own, |at, word| {
            word.named
                && known(own, theirs, at).is_none()
                && !own.is_title(word)
                && counterpart(word, theirs).is_none()
        })
    } else {
        Vec::new()
    };
    let missing: Vec<usize> = if theirs.marks_names {
        indices(theirs, |at, word| {
            let wanted = match known(theirs, own, at) {
                Some(there) => !there,
                None => !theirs.headline,
            };
            word.named && wanted && counterpart(word, own).is_none()
        })
    } else {
        Vec::new()
    };
    let has_row = |at: &&usize| theirs.known.row(**at).is_some();
    let title = |at: &&usize| theirs.known.row(**at).is_none() && theirs.is_title(&theirs.words[**at]);
    let lost: Vec<usize> = missing.iter().filter(|at| !has_row(at) && !title(at)).copied().collect();
    let titles = missing.iter().filter(title).count();
    let meant = missing.iter().filter(has_row).count();
    let countries: Vec<usize> = missing
        .iter()
        .filter(|at| theirs.known.row(**at).is_some_and(gazetteer::is_country))
        .copied()
        .collect();
    let covered = gazetteer::knows(own.primary) && gazetteer::knows(theirs.primary);
    let stranger = strangers.first().map(|at| &own.words[*at]);
    let gone = lost.first().or(countries.first()).map(|at| &theirs.words[*at]);
    let say = match (strangers.len(), lost.len()) {
        (1, 1) => covered || titles == 0,
        (1..=2, 1..=2) => covered,
        // A word that stands for none of the source's names, where no title could explain it.
        (1, 0) => covered && titles == 0 && theirs.marks_names && !theirs.headline,
        (2, 0) => covered && titles == 0 && theirs.marks_names && !theirs.headline && meant > 0,
        // A person of two names or more is gone altogether.
        (0, 2..=3) if theirs.primary == "en" => {
            covered && titles == 0 && lost.windows(2).any(|w| w[0] + 1 == w[1])
        }
        // A name that is missing: one that is no title, or a surname whose first name is there.
        (0, 1) if theirs.primary == "en" => covered && titles == 0,
        (0, 1) => covered && lost.iter().all(|at| follows_a_name(theirs, *at, own)),
        // A country that is told of and nowhere named.
        (0, 0) => covered && titles == 0 && !countries.is_empty(),
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
            && counterpart(word, theirs).is_none()
            && !theirs.words.iter().any(|w| cognate(w, word))
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
    between == Some(" ") && first.capital && !side.is_title(first) && counterpart(first, other).is_some()
}

fn indices(side: &Side<'_>, keep: impl Fn(usize, &Word<'_>) -> bool) -> Vec<usize> {
    side.words.iter().enumerate().filter(|(at, word)| keep(*at, word)).map(|(at, _)| at).collect()
}
