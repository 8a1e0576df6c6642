//! The terms of a glossary, ready to be found in many segments.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::forms::{Reading, bare, is_form};
use super::term::Glossary;
use super::tokens::{Token, tokens};

/// A place where a term of the glossary stands in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermHit {
    /// Its place among the glossary's terms.
    pub term: usize,
    /// Byte offset in the text.
    pub start: usize,
    /// Byte offset behind.
    pub end: usize,
}

/// One spelling of a term.
#[derive(Debug)]
struct Phrase {
    term: usize,
    words: Vec<Token>,
    /// As the glossary writes it.
    text: String,
}

/// The terms of a glossary by how they begin. Making one costs a pass over the glossary, asking it a
/// few comparisons a word, however many terms there are.
#[derive(Debug)]
pub struct TermIndex<'g> {
    pub(super) glossary: Cow<'g, Glossary>,
    phrases: Vec<Phrase>,
    /// Phrases by the first letters of their first word.
    begin: HashMap<String, Vec<u32>>,
}

/// Letters by which a phrase is filed; those of shorter first words are filed under all they have.
const FILED: usize = 3;

impl TermIndex<'static> {
    /// Files every spelling of every term of a glossary, and keeps it.
    pub fn owning(glossary: Glossary) -> Self {
        Self::of(Cow::Owned(glossary))
    }
}

impl<'g> TermIndex<'g> {
    /// Files every spelling of every term.
    pub fn new(glossary: &'g Glossary) -> Self {
        Self::of(Cow::Borrowed(glossary))
    }

    fn of(glossary: Cow<'g, Glossary>) -> Self {
        let mut phrases = Vec::new();
        let mut begin: HashMap<String, Vec<u32>> = HashMap::new();
        let primary = glossary.source_language.primary();
        for (term, entry) in glossary.terms.iter().enumerate() {
            for text in entry.sources() {
                let words = tokens(text);
                let Some(first) = words.first() else { continue };
                let at = phrases.len() as u32;
                // A term that is listed with its article is found without it too.
                for form in bare(&first.folded, primary)
                    .iter()
                    .filter(|f| **f == first.folded || first.folded.starts_with("ال"))
                {
                    let list = begin.entry(beginning(form, FILED).to_owned()).or_default();
                    if list.last() != Some(&at) {
                        list.push(at);
                    }
                }
                phrases.push(Phrase { term, words, text: text.to_owned() });
            }
        }
        Self { glossary, phrases, begin }
    }

    /// The glossary.
    pub fn glossary(&self) -> &Glossary {
        &self.glossary
    }

    /// The terms that stand in a text of the glossary's source language, in order. Where one lies
    /// within a longer one only the longer is named; several terms of one spelling are all named.
    pub fn terms_in(&self, text: &str) -> Vec<TermHit> {
        let primary = self.glossary.source_language.primary();
        let own = tokens(text);
        let mut hits: Vec<TermHit> = Vec::new();
        for (at, token) in own.iter().enumerate() {
            let mut seen: Vec<u32> = Vec::new();
            for form in bare(&token.folded, primary) {
                for letters in 1..=FILED {
                    let key = beginning(&form, letters);
                    let whole = key.len() == form.len();
                    for &phrase in self
                        .begin
                        .get(key)
                        .into_iter()
                        .flatten()
                        .filter(|p| !seen.contains(p))
                        .collect::<Vec<_>>()
                    {
                        seen.push(phrase);
                        let phrase = &self.phrases[phrase as usize];
                        let cased = self.glossary.terms.get(phrase.term).is_some_and(|t| t.case_sensitive);
                        if let Some(end) = matches(&own[at..], phrase, text, primary, cased) {
                            hits.push(TermHit { term: phrase.term, start: token.range.start, end });
                        }
                    }
                    if whole {
                        break;
                    }
                }
            }
        }
        longest(hits)
    }
}

/// Where a phrase ends that begins with the first of these tokens.
fn matches(own: &[Token], phrase: &Phrase, text: &str, primary: &str, cased: bool) -> Option<usize> {
    let range = stands_at(own, &phrase.words, primary, Reading::Strict, text)?;
    let same_case = || {
        own.iter().zip(&phrase.words).all(|(own, word)| {
            let (own, word) = (&text[own.range.clone()], &phrase.text[word.range.clone()]);
            // Endings may differ, so only what is common is compared, and at least the first letter.
            own.chars().zip(word.chars()).all(|(a, b)| a.is_uppercase() == b.is_uppercase())
        })
    };
    (!cased || same_case()).then_some(range.end)
}

/// The bytes of a phrase that begins with the first of these tokens, in any form of its words.
pub(super) fn stands_at(
    own: &[Token],
    words: &[Token],
    primary: &str,
    reading: Reading,
    text: &str,
) -> Option<Range<usize>> {
    let (first, last) = (own.first()?, own.get(words.len().checked_sub(1)?)?);
    let fits = own.iter().zip(words).enumerate().all(|(i, (own, word))| {
        (i == 0 || own.joined == word.joined)
            && own.spaceless == word.spaceless
            && (own.folded == word.folded
                || (!own.spaceless && is_form(&word.folded, &own.folded, primary, reading)))
    });
    (fits && !cuts_a_word(text, first.range.start, last.range.end))
        .then_some(first.range.start..last.range.end)
}

/// Whether a run of katakana goes on before or behind these bytes, so that they are part of a word.
fn cuts_a_word(text: &str, start: usize, end: usize) -> bool {
    let katakana = |c: Option<char>| c.is_some_and(|c| matches!(c, 'ァ'..='ヺ' | 'ー' | 'ヽ' | 'ヾ'));
    let (before, behind) = (text[..start].chars().next_back(), text[end..].chars().next());
    let (first, last) = (text[start..end].chars().next(), text[start..end].chars().next_back());
    (katakana(before) && katakana(first)) || (katakana(last) && katakana(behind))
}

/// The first letters of a word, all where it has fewer.
fn beginning(word: &str, letters: usize) -> &str {
    word.char_indices().nth(letters).map_or(word, |(end, _)| &word[..end])
}

/// Hits that lie within no longer one, in order.
fn longest(mut hits: Vec<TermHit>) -> Vec<TermHit> {
    hits.sort_by_key(|h| (h.start, std::cmp::Reverse(h.end), h.term));
    hits.dedup();
    let mut reached = (0, 0);
    hits.retain(|h| {
        let own = (h.start, h.end);
        if own.1 > reached.1 {
            reached = own;
            return true;
        }
        own == reached
    });
    hits
}
