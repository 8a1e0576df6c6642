//! Names of the point that the article does not have.
//!
//! It can only say "not in the article", never "wrong", and only of words that a capital inside a
//! sentence marks as names.

use std::collections::HashSet;

use any_ascii::any_ascii;

use crate::finding::{Finding, Severity, SourceSpan};

use super::script::{self, Script};
use super::{PointInput, finding, source_span, target_span};

/// Languages that write capitals for more than names.
fn capitalises_nouns(primary: &str) -> bool {
    matches!(primary, "de" | "lb" | "gsw" | "nds")
}

/// Letters of a name that are compared: what follows is inflection.
const STEM: usize = 4;

pub(super) fn check_point(input: &PointInput<'_>) -> Vec<Finding> {
    if capitalises_nouns(input.language.primary()) {
        return Vec::new();
    }
    let (Some(here), Some(there)) =
        (script::of_language(input.language), script::of_language(input.article_language))
    else {
        return Vec::new();
    };
    let cased = |s: Script| matches!(s, Script::Latin | Script::Cyrillic | Script::Greek);
    // Across languages a name may be another word altogether (Wien, Vienna): only within one.
    if !cased(here) || here != there || !input.language.same_language(input.article_language) {
        return Vec::new();
    }
    let candidates: Vec<(usize, &str)> = words(input.text)
        .filter(|(at, word)| {
            word.chars().count() >= STEM
                && word.starts_with(char::is_uppercase)
                && !opens_sentence(&input.text[..*at])
        })
        .collect();
    if candidates.is_empty() {
        return Vec::new();
    }
    let mut stems = HashSet::new();
    let mut initials = HashSet::new();
    // Words that the article cuts short: Gov., Oct.
    let mut short: HashSet<&str> = HashSet::new();
    for segment in input.article {
        let words: Vec<&str> = words(&segment.text).map(|(_, w)| w).collect();
        stems.extend(words.iter().map(|w| stem(w)));
        short.extend(words.iter().filter(|w| {
            let end = w.as_ptr() as usize - segment.text.as_ptr() as usize + w.len();
            (2..=5).contains(&w.chars().count())
                && w.starts_with(char::is_uppercase)
                && segment.text[end..].starts_with('.')
        }));
        // Abbreviations of what the article writes out.
        for run in words.windows(STEM).chain(words.windows(STEM + 1)) {
            initials.insert(run.iter().filter_map(|w| w.chars().next()).collect::<String>().to_uppercase());
        }
    }
    candidates
        .into_iter()
        .filter(|(_, word)| {
            !stems.contains(&stem(word))
                && !initials.contains(*word)
                && !short.iter().any(|s| word.starts_with(s))
        })
        .map(|(at, word)| {
            let mut found = finding("name", Severity::Minor, "This name is not in the article.");
            found.target = target_span(input.text, at, at + word.len());
            if let Some(other) = in_its_place(input, at, word) {
                found.severity = Severity::Major;
                found.message =
                    "This name is not in the article, which has another one in this place.".to_owned();
                found.suggestion = Some(other.text.clone());
                found.source = Some(other);
            }
            found
        })
        .collect()
}

/// The name that stands in the evidence where this one stands in the point: between the same words,
/// or behind the same two, or before them.
fn in_its_place(input: &PointInput<'_>, at: usize, word: &str) -> Option<SourceSpan> {
    let own: Vec<(usize, &str)> = words(input.text).collect();
    let i = own.iter().position(|(start, _)| *start == at)?;
    let around = |list: &[(usize, &str)], i: usize, by: isize| -> Option<String> {
        list.get(i.checked_add_signed(by)?).map(|(_, w)| w.to_lowercase())
    };
    for segment in input.evidence {
        let theirs: Vec<(usize, &str)> = words(&segment.text).collect();
        for (j, (start, other)) in theirs.iter().enumerate() {
            if !other.starts_with(char::is_uppercase)
                || other.chars().count() < 3
                || alike(other, word)
                || opens_sentence(&segment.text[..*start])
            {
                continue;
            }
            let same = |by: isize| {
                let mine = around(&own, i, by);
                mine.is_some() && mine == around(&theirs, j, by)
            };
            let fits = (same(-1) && (same(1) || same(-2))) || (same(1) && same(2));
            // A name that the point has elsewhere was not replaced.
            if fits && !own.iter().any(|(_, w)| stem(w) == stem(other)) {
                return source_span(segment, *start, start + other.len());
            }
        }
    }
    None
}

/// Whether one is a form or the beginning of the other (Gov., Governor).
fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    stem(&a) == stem(&b) || a.starts_with(&b) || b.starts_with(&a)
}

/// The words of a text with their byte offsets.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|w| !w.is_empty())
        .map(move |w| (w.as_ptr() as usize - text.as_ptr() as usize, w))
}

/// The beginning of a word without case and accents.
fn stem(word: &str) -> String {
    any_ascii(word).to_lowercase().chars().filter(char::is_ascii_alphanumeric).take(STEM).collect()
}

/// Whether what stands before leaves the next word at the start of a sentence or quotation, where a
/// capital says nothing.
fn opens_sentence(before: &str) -> bool {
    let trimmed = before.trim_end();
    trimmed.is_empty()
        || trimmed.ends_with([
            '.', '!', '?', ':', '…', '"', '“', '„', '«', '»', '‘', '\'', '(', '-', '–', '—', '•', ';',
        ])
}
