//! Names of the point that the article does not have, and names that stand where it has others.
//!
//! It can only say "not in the article", never "wrong". Where a capital inside a sentence marks a
//! name, every such word is asked about; where capitals say nothing (German, and scripts without
//! them), only what stands in the place of something else in an otherwise equal sentence.

use crate::chars::lowercase;
use crate::finding::{Finding, Severity};

use super::script::{self, Script};
use super::values::{
    Compared, Hold, Kind, Laid, Opposite, Side, Swap, folded, is_short, opens_sentence, words,
};
use super::{finding, source_span, target_span};

const ABSENT: &str = "This name is not in the article.";
const IN_PLACE: &str = "This name is not in the article, which has another one in this place.";
const MOVED: &str = "The article has another name in this place.";
const OTHER_WORDS: &str = "This is not in the article, which has other words in this place.";

const MOVED_WORDS: &str = "The article has other words in this place.";

/// Letters of a word below which it is no name that can be asked about.
const ENOUGH: usize = 3;

pub(super) fn check(c: &Compared<'_>) -> Vec<Finding> {
    // Across languages a name may be another word altogether (Wien, Vienna): only within one.
    if !c.same_language() {
        return Vec::new();
    }
    let Some(script) = script::of_language(c.language) else { return Vec::new() };
    let cased = matches!(script, Script::Latin | Script::Cyrillic | Script::Greek);
    if cased && !capitalises_nouns(c.language.primary()) { by_capital(c) } else { by_place(c, cased) }
}

/// Languages that write capitals for more than names.
fn capitalises_nouns(primary: &str) -> bool {
    matches!(primary, "de" | "lb" | "gsw" | "nds")
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether the word is written in capitals alone: it stands for what another text may write out.
fn is_abbreviation(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(|c| !c.is_lowercase())
}

/// Whether a month or a day of the week stands there, which other checks ask about.
fn is_date(side: &Side, at: usize) -> bool {
    side.mentions.iter().any(|m| m.start <= at && at < m.end)
        || side.dates.iter().any(|d| d.named.0 <= at && at < d.named.1)
}

fn by_capital(c: &Compared<'_>) -> Vec<Finding> {
    let own: Vec<(usize, &str)> = words(c.text).collect();
    let mut findings = Vec::new();
    for &(at, word) in &own {
        if !is_capital(word) || word.chars().count() < ENOUGH || is_date(&c.own, at) {
            continue;
        }
        let opens = opens_sentence(&c.text[..at]);
        let known = c.facts.names.knows(&c.facts.segments, word);
        let found = if known {
            moved(c, at, word, opens)
        } else if opens {
            first_word(c, at, word)
        } else {
            Some(absent(c, at, word))
        };
        findings.extend(found);
    }
    findings
}

/// A name that the article does not have.
fn absent(c: &Compared<'_>, at: usize, word: &str) -> Finding {
    let mut found = finding("name", Severity::Minor, ABSENT);
    found.target = target_span(c.text, at, at + word.len());
    if let Some((facts, start, end)) = name_in_place(c, at, word) {
        found.severity = Severity::Major;
        IN_PLACE.clone_into(&mut found.message);
        found.source = source_span(facts.segment, start, end);
        found.suggestion = found.source.as_ref().map(|s| s.text.clone());
    }
    found
}

/// A word at the start of the sentence, where its capital says nothing, in the place of a name.
fn first_word(c: &Compared<'_>, at: usize, word: &str) -> Option<Finding> {
    let opposite = c.opposite(at).filter(|o| o.hold >= Hold::Firm)?;
    let other = text_of(&opposite)?;
    let is_name = is_capital(other)
        && !c.facts.names.has_lower(&c.facts.segments, other)
        && c.facts.names.has_capital(&c.facts.segments, other);
    if !is_name || alike(word, other) || !gave_way(c, &opposite, other) {
        return None;
    }
    let mut found = finding("name", Severity::Minor, IN_PLACE);
    found.target = target_span(c.text, at, at + word.len());
    found.source = source_span(opposite.facts.segment, opposite.token.start, opposite.token.end);
    found.suggestion = found.source.as_ref().map(|s| s.text.clone());
    Some(found)
}

/// A name of the article that stands where the evidence has another one.
fn moved(c: &Compared<'_>, at: usize, word: &str, opens: bool) -> Option<Finding> {
    let opposite = c.opposite(at)?;
    let verbatim = opposite.share >= VERBATIM;
    if opposite.hold < (if verbatim { Hold::Firm } else { Hold::Sure }) {
        return None;
    }
    let other = text_of(&opposite)?;
    let evidence = &opposite.facts.segment.text;
    let inner = !opens_sentence(&evidence[..opposite.token.start]);
    let is_name = |w: &str| {
        w.chars().count() >= ENOUGH
            && !c.facts.names.has_lower(&c.facts.segments, w)
            && (inner || c.facts.names.has_capital(&c.facts.segments, w))
    };
    // Where all the rest is the article's own, one word that is surely a name is enough.
    let named = if verbatim { is_name(word) || is_name(other) } else { is_name(word) && is_name(other) };
    let came_in = if verbatim {
        count(c.text, word) > count(evidence, word)
    } else {
        !words(evidence).any(|(_, w)| alike(w, word))
    };
    if !is_capital(other)
        || is_date(&opposite.facts.side, opposite.token.start)
        || is_abbreviation(word) != is_abbreviation(other)
        || alike(word, other)
        || !named
        || !gave_way(c, &opposite, other)
        || !came_in
        || (opens && !inner && !verbatim)
        || (!verbatim && side_by_side(c, word, other))
    {
        return None;
    }
    let severity = if opens { Severity::Minor } else { Severity::Major };
    let mut found = finding("name", severity, MOVED);
    found.target = target_span(c.text, at, at + word.len());
    found.source = source_span(opposite.facts.segment, opposite.token.start, opposite.token.end);
    found.suggestion = found.source.as_ref().map(|s| s.text.clone());
    Some(found)
}

/// The least share of a point's words that a segment must hold in the same order to be the sentence
/// itself with a word changed.
const VERBATIM: f64 = 0.85;

/// How often a text has a word in any of its forms.
fn count(text: &str, word: &str) -> usize {
    words(text).filter(|(_, w)| alike(w, word)).count()
}

/// Whether the point has a word of the segment less often than the segment, so that it was replaced.
fn gave_way(c: &Compared<'_>, opposite: &Opposite<'_>, other: &str) -> bool {
    let own = count(c.text, other);
    own == 0 || (opposite.share >= VERBATIM && own < count(&opposite.facts.segment.text, other))
}

/// Whether the article writes both as parts of one name: a person may be called by either.
fn side_by_side(c: &Compared<'_>, a: &str, b: &str) -> bool {
    c.facts.segments.iter().any(|s| {
        let list: Vec<&str> = words(&s.segment.text).map(|(_, w)| w).collect();
        list.windows(2).any(|w| (w[0] == a && w[1] == b) || (w[0] == b && w[1] == a))
            || list
                .windows(3)
                .any(|w| ((w[0] == a && w[2] == b) || (w[0] == b && w[2] == a)) && is_capital(w[1]))
    })
}

fn text_of<'a>(opposite: &Opposite<'a>) -> Option<&'a str> {
    opposite.facts.segment.text.get(opposite.token.start..opposite.token.end)
}

/// Whether the point has the word anywhere, so that it was not replaced.
fn says(c: &Compared<'_>, other: &str) -> bool {
    words(c.text).any(|(_, w)| alike(w, other))
}

/// The name that stands in the evidence where this one stands in the point.
fn name_in_place<'a>(
    c: &Compared<'a>,
    at: usize,
    word: &str,
) -> Option<(&'a super::values::SegmentFacts<'a>, usize, usize)> {
    if let Some(opposite) = c.opposite(at).filter(|o| o.hold >= Hold::Firm)
        && !is_date(&opposite.facts.side, opposite.token.start)
        && let Some(other) = text_of(&opposite)
        && is_other_name(other, word, &opposite.facts.segment.text[..opposite.token.start])
        && gave_way(c, &opposite, other)
    {
        return Some((opposite.facts, opposite.token.start, opposite.token.end));
    }
    // Between the same words, or behind the same two, or before them.
    let own: Vec<(usize, &str)> = words(c.text).collect();
    let i = own.iter().position(|(start, _)| *start == at)?;
    let around = |list: &[(usize, &str)], i: usize, by: isize| -> Option<String> {
        list.get(i.checked_add_signed(by)?).map(|(_, w)| lowercase(w))
    };
    for facts in &c.near {
        let text = facts.segment.text.as_str();
        let theirs: Vec<(usize, &str)> = words(text).collect();
        for (j, (start, other)) in theirs.iter().enumerate() {
            let same = |by: isize| {
                let mine = around(&own, i, by);
                mine.is_some() && mine == around(&theirs, j, by)
            };
            let fits = (same(-1) && (same(1) || same(-2))) || (same(1) && same(2));
            if fits
                && !is_date(&facts.side, *start)
                && is_other_name(other, word, &text[..*start])
                && !says(c, other)
            {
                return Some((facts, *start, start + other.len()));
            }
        }
    }
    None
}

fn is_other_name(other: &str, word: &str, before: &str) -> bool {
    is_capital(other)
        && other.chars().count() >= ENOUGH
        && is_abbreviation(word) == is_abbreviation(other)
        && !alike(other, word)
        && !opens_sentence(before)
}

/// Letters of a word that are compared where only its likeness counts.
const STEM: usize = 4;

/// Whether one is a form or the beginning of the other (Gov., Governor).
fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (folded(a), folded(b));
    let stem = |w: &str| w.chars().take(STEM).collect::<String>();
    // "A" is no beginning of "Angeles".
    stem(&a) == stem(&b) || (a.len().min(b.len()) >= 2 && (a.starts_with(&b) || b.starts_with(&a)))
}

/// Where capitals say nothing: what is new to the article and stands in the place of something else.
fn by_place(c: &Compared<'_>, cased: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    // Only a sentence that is otherwise the article's own shows what was replaced.
    let Some(laid) = c.laid().first().filter(|l| l.pairing.share() >= OTHERWISE_EQUAL) else {
        return findings;
    };
    for swap in laid.swaps.iter().filter(|s| s.is_firm()) {
        let own = &c.own.tokens[swap.own.clone()];
        let other = &laid.facts.side.tokens[swap.other.clone()];
        if !is_short(own) || !is_short(other) || own.iter().chain(other).any(|t| t.kind == Kind::Number) {
            continue;
        }
        let (start, end) = stretch(c.text, own[0].start, own[own.len() - 1].end);
        let evidence = laid.facts.segment.text.as_str();
        let (from, to) = stretch(evidence, other[0].start, other[other.len() - 1].end);
        let (Some(mine), Some(theirs)) = (c.text.get(start..end), evidence.get(from..to)) else { continue };
        // Days and units have checks of their own.
        let calendar = c.own.mentions.iter().any(|m| m.start < end && start < m.end);
        let measured = |side: &Side, start: usize, end: usize| {
            side.quantities.iter().filter_map(|q| q.named).any(|(a, b)| a < end && start < b)
        };
        let measured = measured(&c.own, start, end) || measured(&laid.facts.side, from, to);
        let new = is_new(c, laid, swap, mine);
        // What the article has elsewhere was replaced only where all the rest is the article's own.
        let moved = laid.pairing.share() >= ALL_EQUAL
            && swap.left >= 2
            && swap.right >= 2
            && (own[0].kind == other[0].kind || !cased);
        let times = |text: &str| text.matches(theirs).count();
        let kept = if laid.pairing.share() >= ALL_EQUAL {
            times(c.text) >= times(evidence)
        } else {
            c.text.contains(theirs)
        };
        if calendar
            || measured
            || kept
            || !(new || moved)
            || !may_be_name(c, mine, theirs, evidence, from, cased)
        {
            continue;
        }
        // Two stretches of one word of katakana are one name.
        if findings.last().and_then(|f: &Finding| f.target.as_ref()).is_some_and(|t| t.end > start) {
            continue;
        }
        let mut found = finding("name", Severity::Minor, if new { OTHER_WORDS } else { MOVED_WORDS });
        found.target = target_span(c.text, start, end);
        found.source = source_span(laid.facts.segment, from, to);
        found.suggestion = Some(theirs.to_owned());
        findings.push(found);
    }
    findings
}

/// The least share of a point's tokens that its passage must hold in the same order.
const OTHERWISE_EQUAL: f64 = 0.6;
/// The same where all but what was replaced is equal.
const ALL_EQUAL: f64 = 0.8;

/// Widens a stretch of katakana to the whole run: a name is never half of one.
fn stretch(text: &str, start: usize, end: usize) -> (usize, usize) {
    let kana = |c: char| matches!(c as u32, 0x30A1..=0x30FF);
    let (mut start, mut end) = (start, end);
    if text[start..end].chars().any(kana) {
        start -= text[..start].chars().rev().take_while(|c| kana(*c)).map(char::len_utf8).sum::<usize>();
        end += text[end..].chars().take_while(|c| kana(*c)).map(char::len_utf8).sum::<usize>();
    }
    (start, end)
}

/// Whether the article has the words nowhere.
fn is_new(c: &Compared<'_>, laid: &Laid<'_>, swap: &Swap, mine: &str) -> bool {
    let own = &c.own.tokens[swap.own.clone()];
    if own.iter().any(|t| t.kind == Kind::Sign) {
        // One character is hardly ever new; with its neighbours it is.
        let before = swap.own.start.checked_sub(1).map_or(own[0].start, |i| c.own.tokens[i].start);
        let behind = c.own.tokens.get(swap.own.end).map_or(own[own.len() - 1].end, |t| t.end);
        let wide = [
            c.text.get(before..own[own.len() - 1].end),
            c.text.get(own[0].start..behind),
            Some(mine).filter(|m| m.chars().count() > 1),
        ];
        let has = |part: &str| c.facts.segments.iter().any(|s| s.segment.text.contains(part));
        return wide.iter().flatten().all(|part| !has(part)) && !laid.facts.segment.text.contains(mine);
    }
    own.iter().any(|t| {
        c.text
            .get(t.start..t.end)
            .is_some_and(|w| w.chars().count() >= ENOUGH && !c.facts.names.has_stem(&c.facts.segments, w))
    })
}

/// Whether what was replaced may be a name.
fn may_be_name(c: &Compared<'_>, mine: &str, theirs: &str, evidence: &str, from: usize, cased: bool) -> bool {
    let kana = |t: &str| t.chars().any(|c| matches!(c as u32, 0x3041..=0x309F));
    if !cased {
        // Hiragana is grammar.
        return !kana(mine) && !kana(theirs);
    }
    let capital = |t: &str| words(t).all(|(_, w)| is_capital(w));
    capital(mine) && capital(theirs) && !behind_article(&evidence[..from]) && !alike(mine, theirs) && {
        // A compound that shares its end is another kind of the same thing.
        let tail = |t: &str| folded(t).chars().rev().take(STEM).collect::<String>();
        tail(mine) != tail(theirs) || c.text.len() < STEM
    }
}

/// Whether a German article or a word that stands for one is right before: what follows is a noun.
fn behind_article(before: &str) -> bool {
    let word = words(before).last().map_or(String::new(), |(_, w)| w.to_lowercase());
    matches!(
        word.as_str(),
        "der"
            | "die"
            | "das"
            | "den"
            | "dem"
            | "des"
            | "ein"
            | "eine"
            | "einen"
            | "einem"
            | "einer"
            | "eines"
            | "kein"
            | "keine"
            | "keinen"
            | "keinem"
            | "keiner"
            | "im"
            | "am"
            | "zum"
            | "zur"
            | "vom"
            | "beim"
            | "ins"
            | "ans"
            | "sein"
            | "seine"
            | "seinen"
            | "seinem"
            | "seiner"
            | "ihr"
            | "ihre"
            | "ihren"
            | "ihrem"
            | "ihrer"
            | "unser"
            | "unsere"
            | "diese"
            | "dieser"
            | "dieses"
            | "diesem"
            | "diesen"
            | "viele"
            | "mehr"
            | "alle"
            | "einige"
    )
}
