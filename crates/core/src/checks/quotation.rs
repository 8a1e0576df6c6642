//! Quotations of a point: word for word from the article, and from the one it says.

use crate::finding::{Finding, Severity};

use super::values::{Compared, Kind, Pairing, Quotable, Token, letters, pieces, quotations, verbatim};
use super::{finding, source_span, target_span};

/// Words (or characters of a script that does not part words) below which a quotation is a title or
/// a word held at arm's length.
const ENOUGH: usize = 3;
const ENOUGH_SIGNS: usize = 6;

/// The least share of its words that a passage must hold to be what was altered.
const ALTERED: f64 = 0.6;

pub(super) fn check(c: &Compared<'_>) -> Vec<Finding> {
    if !c.same_language() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (start, end) in quotations(c.text) {
        let quoted = pieces(c.text, start, end);
        let whole = quoted.len() == 1;
        for (from, to) in quoted {
            let words = verbatim(c.text, from, to);
            if !is_long(&words) {
                continue;
            }
            match find(c.facts.quotables(), &words) {
                Some(at) if whole => findings.extend(super::speaker::check(c, (start, end), at)),
                Some(_) => {}
                None => findings.extend(altered(c, &words).filter(|_| !is_spelt_apart(c, from, to))),
            }
        }
    }
    findings
}

fn is_long(words: &[Token]) -> bool {
    let signs = words.iter().filter(|t| t.kind == Kind::Sign).count();
    words.len() - signs + signs * ENOUGH / ENOUGH_SIGNS >= ENOUGH
}

/// Where the article has these words in a row.
fn find(article: &[Quotable], words: &[Token]) -> Option<usize> {
    let first = words.first()?;
    (0..(article.len() + 1).saturating_sub(words.len())).find(|&at| {
        article[at].token.key == first.key
            && words.iter().zip(&article[at..]).all(|(own, other)| own.key == other.token.key)
    })
}

/// Whether the article has the letters in a row and only parts words otherwise: "any more".
fn is_spelt_apart(c: &Compared<'_>, from: usize, to: usize) -> bool {
    let own = c.text.get(from..to).map(letters).unwrap_or_default();
    c.facts.segments.iter().any(|s| s.letters().contains(&own))
}

/// A quotation that the article has otherwise, or not at all.
fn altered(c: &Compared<'_>, words: &[Token]) -> Option<Finding> {
    let (first, last) = (words.first()?, words.last()?);
    let target = target_span(c.text, first.start, last.end);
    let article = c.facts.quotables();
    let window = best_window(article, words);
    let row: Vec<Token> = window.iter().map(|q| q.token).collect();
    let pairing = Pairing::new(words, &row);
    if pairing.share() < ALTERED {
        // Titles of works are quoted too, and known without the article.
        let capitals = words.iter().filter(|t| c.text[t.start..].starts_with(char::is_uppercase)).count();
        if capitals * 2 > words.len() {
            return None;
        }
        let mut found = finding("quotation", Severity::Minor, "This quotation is not in the article.");
        found.target = target;
        return Some(found);
    }
    let held: Vec<usize> = (0..words.len()).filter_map(|i| pairing.partner(i)).collect();
    let (from, to) = (window.get(*held.first()?)?, window.get(*held.last()?)?);
    // A dropped or added "that" alters the words but hardly what is said; and what the article does
    // not quote itself, nobody may have said in these words.
    let strange = (0..words.len()).filter(|i| pairing.partner(*i).is_none()).any(|i| {
        let word = &c.text[words[i].start..words[i].end];
        words[i].kind == Kind::Sign || word.chars().count() > SHORT
    });
    let grave = strange && words.len() > ENOUGH && is_quoted(c, from);
    let severity = if grave { Severity::Major } else { Severity::Minor };
    let mut found = finding("quotation", severity, "The article has this quotation in other words.");
    found.target = target;
    if from.segment == to.segment {
        let segment = c.facts.segments[from.segment].segment;
        // What stands before the first and behind the last word that are common belongs to it too,
        // as far as the quotation has words there.
        let lead = (0..words.len()).take_while(|i| pairing.partner(*i).is_none()).count();
        let tail = (0..words.len()).rev().take_while(|i| pairing.partner(*i).is_none()).count();
        let place = |at: usize| window.get(at).filter(|q| q.segment == from.segment).map(|q| q.token);
        let start =
            held.first().and_then(|h| h.checked_sub(lead)).and_then(place).unwrap_or(from.token).start;
        let end = held.last().and_then(|h| place(h + tail)).unwrap_or(to.token).end;
        found.source = source_span(segment, start, end);
        found.suggestion = found.source.as_ref().map(|s| s.text.clone());
    }
    Some(found)
}

/// Letters of a word that may be grammar alone.
const SHORT: usize = 3;

/// Whether a word of the article stands inside quotation marks, or near some: a quotation may run on
/// from the sentence before.
fn is_quoted(c: &Compared<'_>, word: &Quotable) -> bool {
    let near = c.facts.segments.get(word.segment.saturating_sub(1)..=word.segment).unwrap_or_default();
    near.iter().any(|s| {
        s.segment.text.contains(['"', '“', '”', '„', '«', '»', '「', '」', '『', '‘', '＂'])
            || quotations(&s.segment.text).iter().any(|(a, b)| (*a..*b).contains(&word.token.start))
    })
}

/// The stretch of the article that holds most of the words, somewhat longer than they are.
fn best_window<'q>(article: &'q [Quotable], words: &[Token]) -> &'q [Quotable] {
    let room = words.len() + words.len() / 4 + 2;
    if article.len() <= room {
        return article;
    }
    let mut keys: Vec<u64> = words.iter().map(|t| t.key).collect();
    keys.sort_unstable();
    let hit = |at: usize| usize::from(keys.binary_search(&article[at].token.key).is_ok());
    let mut held: usize = (0..room).map(hit).sum();
    let (mut best, mut most) = (0, held);
    for at in room..article.len() {
        held = held + hit(at) - hit(at - room);
        if held > most {
            (best, most) = (at + 1 - room, held);
        }
    }
    // The window is wide: shift it so that the words stand in its middle.
    let from = best.saturating_sub(room / 4);
    &article[from..(best + room + room / 4).min(article.len())]
}
