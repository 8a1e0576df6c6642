//! A point and a sentence of its evidence side by side: the words they share in the same order, and
//! what stands between.
//!
//! Where two texts agree on both sides of a place, what differs there was changed; where they agree
//! on nothing, a differing word says nothing.

use std::ops::Range;
use std::sync::Arc;

use crate::article::Segment;
use crate::chars::{is_alphanumeric, is_numeric, lowercase};
use crate::finding::{SourceSpan, TargetSpan};
use crate::grounding::keys::hash;
use crate::summary::terms::{fold_word, is_spaceless};

use super::{source_span, target_span};

/// A word, or one character of a script that does not part words.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// It in lower case.
    pub(super) lower: String,
    /// A hash of its beginning, by which inflected forms meet.
    term: u64,
    /// Whether it carries meaning by itself, as far as its length tells.
    pub(super) content: bool,
}

/// A text and its words.
#[derive(Debug, Clone)]
pub(super) struct Side<'a> {
    pub(super) text: &'a str,
    pub(super) words: Words,
    /// The first letter of every word in lower case, which most words of a list differ in.
    pub(super) firsts: Vec<char>,
}

/// The words of a text, to be kept without it.
pub(super) type Words = Arc<[Word]>;

/// Cuts a text into words.
pub(super) fn words(text: &str) -> Words {
    let mut words = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if is_spaceless(c) {
            words.push(word(text, start..start + c.len_utf8()));
            continue;
        }
        if !is_alphanumeric(c) {
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some(&(at, next)) = rest.peek() {
            let tail = &text[at + next.len_utf8()..];
            // "don't" is one word, "l'accord" is two; signs on letters are no letters to Unicode.
            let joins = matches!(next, '\'' | '’')
                && tail.starts_with(['t', 'T'])
                && !tail[1..].starts_with(is_alphanumeric)
                && text[start..at].ends_with(['n', 'N']);
            if !joins && (!(is_alphanumeric(next) || is_sign(next)) || is_spaceless(next)) {
                break;
            }
            end = at + next.len_utf8();
            rest.next();
        }
        words.push(word(text, start..end));
    }
    words.into()
}

impl<'a> Side<'a> {
    /// Cuts a text into words.
    pub(super) fn new(text: &'a str) -> Self {
        Self::of(text, &words(text))
    }

    /// A text whose words were cut before.
    pub(super) fn of(text: &'a str, words: &Words) -> Self {
        let firsts = words.iter().map(|w| w.lower.chars().next().unwrap_or(' ')).collect();
        Self { text, words: Arc::clone(words), firsts }
    }

    /// The words that begin within these bytes.
    pub(super) fn between(&self, bytes: &Range<usize>) -> Range<usize> {
        let from = self.words.partition_point(|w| w.range.end <= bytes.start);
        let to = self.words.partition_point(|w| w.range.start < bytes.end);
        from..to.max(from)
    }

    /// The bytes from the first to the last of these words.
    pub(super) fn bytes(&self, words: Range<usize>) -> Option<Range<usize>> {
        let found = self.words.get(words)?;
        Some(found.first()?.range.start..found.last()?.range.end)
    }
}

/// Signs that belong to a word although they are no letters.
fn is_sign(c: char) -> bool {
    matches!(c as u32, 0x300..=0x36F | 0x591..=0x5C7 | 0x64B..=0x65F | 0x670 | 0x900..=0xDFF | 0x200C | 0x200D)
        && !matches!(c, '।' | '॥')
}

fn word(text: &str, range: Range<usize>) -> Word {
    let written = &text[range.clone()];
    let mut folded = String::new();
    fold_word(written, &mut folded);
    let term = hash(folded.bytes());
    let mut characters = written.chars();
    let content = match (characters.next(), characters.next()) {
        // A kana or a letter of Thai is grammar as often as not; a Chinese character is a word.
        (Some(c), None) => is_numeric(c) || (is_spaceless(c) && c as u32 >= 0x3400),
        _ => written.chars().count() > 3 || written.contains(is_numeric) || is_hangul(written),
    };
    Word { range, lower: lowercase(written), term, content }
}

fn is_hangul(word: &str) -> bool {
    word.chars().all(|c| ('\u{AC00}'..='\u{D7A3}').contains(&c))
}

/// A point beside one sentence of its evidence.
#[derive(Debug)]
pub(super) struct Pairing<'a> {
    pub(super) point: &'a Side<'a>,
    pub(super) source: &'a Side<'a>,
    pub(super) segment: &'a Segment,
    /// Words that both have, in order: the one's number and the other's.
    pairs: Vec<(usize, usize)>,
    /// Share of the point's words with meaning that stand in the source in the same order, 0 to 1.
    pub(super) share: f64,
}

/// Below this share a point tells its source in other words, and only what stands close on both
/// sides holds a place.
const ALIKE: f64 = 0.6;

/// From this share on, a point is its source with a word or two changed.
const CLOSE: f64 = 0.8;

/// From so many cells on, two texts are too long to be laid beside each other word by word.
const LARGEST: usize = 200_000;

impl<'a> Pairing<'a> {
    /// Lays a point beside a sentence; `None` where either has no words or both are very long.
    pub(super) fn new(point: &'a Side<'a>, source: &'a Side<'a>, segment: &'a Segment) -> Option<Self> {
        let cells = point.words.len() * source.words.len();
        if cells == 0 || cells > LARGEST {
            return None;
        }
        let pairs = common(&point.words, &source.words);
        let all = point.words.iter().filter(|w| w.content).count();
        let shared = pairs.iter().filter(|(i, _)| point.words[*i].content).count();
        let share = if all == 0 { 0.0 } else { shared as f64 / all as f64 };
        Some(Self { point, source, segment, pairs, share })
    }

    /// The same seen from the source.
    pub(super) fn mirrored(&self) -> Mirror<'_> {
        Mirror {
            one: self.source,
            other: self.point,
            pairs: self.pairs.iter().map(|(i, j)| (*j, *i)).collect(),
            share: self.share,
            close: self.share >= CLOSE,
        }
    }

    /// The same seen from the point.
    pub(super) fn straight(&self) -> Mirror<'_> {
        Mirror {
            one: self.point,
            other: self.source,
            pairs: self.pairs.clone(),
            share: self.share,
            close: self.share >= CLOSE,
        }
    }

    /// Where a finding points in the source.
    pub(super) fn source_span(&self, words: Range<usize>) -> Option<SourceSpan> {
        let bytes = self.source.bytes(words)?;
        source_span(self.segment, bytes.start, bytes.end)
    }

    /// Where a finding points in the point.
    pub(super) fn target_span(&self, words: Range<usize>) -> Option<TargetSpan> {
        let bytes = self.point.bytes(words)?;
        target_span(self.point.text, bytes.start, bytes.end)
    }
}

/// A pairing seen from one of its sides.
pub(super) struct Mirror<'a> {
    pub(super) one: &'a Side<'a>,
    pub(super) other: &'a Side<'a>,
    pairs: Vec<(usize, usize)>,
    share: f64,
    /// Whether the two are the same sentence but for a word or two.
    pub(super) close: bool,
}

/// A place of one side that words on both sides of it tie to a place of the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// The words between the nearest shared ones, in the side that was asked.
    pub(super) here: Range<usize>,
    /// The words between the same two in the other side.
    pub(super) there: Range<usize>,
}

/// A shared word holds a place where it is no further away than this many words.
const NEAR: usize = 4;
/// More words than these between two shared ones are another clause.
const WIDEST: usize = 7;

impl Mirror<'_> {
    /// The word of the other side that this one is paired with.
    pub(super) fn mate(&self, word: usize) -> Option<usize> {
        self.pairs.binary_search_by_key(&word, |(i, _)| *i).ok().map(|at| self.pairs[at].1)
    }

    /// The word of this side that one of the other side is paired with.
    pub(super) fn back(&self, word: usize) -> Option<usize> {
        self.pairs.binary_search_by_key(&word, |(_, j)| *j).ok().map(|at| self.pairs[at].0)
    }

    /// Whether a word of this side and one of the other are the same, letter for letter.
    pub(super) fn same(&self, here: usize, there: usize) -> bool {
        self.one.words[here].lower == self.other.words[there].lower
    }

    /// Where the other side would have these words; `None` where too little around them is shared.
    pub(super) fn place(&self, words: &Range<usize>) -> Option<Place> {
        // Each character of a script without spaces is a word here.
        let dense = self.one.words.get(words.start).is_some_and(|w| w.lower.starts_with(is_spaceless));
        let loose = self.share < ALIKE;
        let (near, widest) = if loose { (NEAR / 2, WIDEST / 2) } else { (NEAR, WIDEST) };
        let (near, widest) = if dense { (near * 2, widest * 2) } else { (near, widest) };
        // Small words hold a place only between sentences that are the same all along.
        let content = |(i, _): &&(usize, usize)| self.close || self.one.words[*i].content;
        let mut before = self.pairs.iter().rev().filter(|(i, _)| *i < words.start).filter(content);
        let mut after = self.pairs.iter().filter(|(i, _)| *i >= words.end).filter(content);
        let (left, right) = (before.next(), after.next());
        let left = left.filter(|(i, _)| words.start - i <= near);
        let right = right.filter(|(i, _)| i - words.end < near);
        let place = match (left, right) {
            (Some(l), Some(r)) => Place { here: l.0 + 1..r.0, there: l.1 + 1..r.1 },
            _ if loose => return None,
            // At either end of the sentence two shared words in a row hold the place alone.
            (Some(l), None) => {
                let second = before.next()?;
                let open = words.end + near >= self.one.words.len();
                if !open || l.0 - second.0 > near {
                    return None;
                }
                Place { here: l.0 + 1..self.one.words.len(), there: l.1 + 1..self.other.words.len() }
            }
            (None, Some(r)) => {
                let second = after.next()?;
                if words.start > near || second.0 - r.0 > near {
                    return None;
                }
                Place { here: 0..r.0, there: 0..r.1 }
            }
            (None, None) => return None,
        };
        (place.there.len() <= widest && place.here.len() <= widest).then_some(place)
    }
}

/// The longest common subsequence by weight (Wagner and Fischer 1974), words with meaning counting
/// most.
fn common(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut best = vec![0_u32; (a.len() + 1) * width];
    let weight = |x: &Word, y: &Word| -> u32 {
        match (x.term == y.term, x.content) {
            (false, _) => 0,
            (true, true) => 5,
            (true, false) => 1,
        }
    };
    for (i, x) in a.iter().enumerate().rev() {
        for (j, y) in b.iter().enumerate().rev() {
            let shared = weight(x, y);
            let take = if shared > 0 { shared + best[(i + 1) * width + j + 1] } else { 0 };
            best[i * width + j] = take.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        let here = best[i * width + j];
        let shared = weight(&a[i], &b[j]);
        if shared > 0 && here == shared + best[(i + 1) * width + j + 1] {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if here == best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_into_words_of_every_script() {
        let check = |text: &str, want: &[&str]| {
            let got: Vec<String> = Side::new(text).words.iter().map(|w| w.lower.clone()).collect();
            assert_eq!(got, want, "{text}");
        };
        check("He didn't say “no”.", &["he", "didn't", "say", "no"]);
        check("L’accord n’est pas signé", &["l", "accord", "n", "est", "pas", "signé"]);
        check("不是真的", &["不", "是", "真", "的"]);
        check("नहीं है।", &["नहीं", "है"]);
        check("", &[]);
    }

    #[test]
    fn a_place_is_held_by_the_words_around_it() {
        let check = |one: &str, other: &str, word: usize, want: Option<&str>| {
            let segment = Segment {
                id: crate::article::SegmentId(1),
                block: crate::article::BlockId(1),
                start: 0,
                end: other.len(),
                text: other.to_owned(),
            };
            let (a, b) = (Side::new(one), Side::new(other));
            let pairing = Pairing::new(&a, &b, &segment).unwrap();
            let place = pairing.straight().place(&(word..word + 1));
            let got = place.map(|p| b.bytes(p.there).map_or(String::new(), |r| other[r].to_owned()));
            assert_eq!(got.as_deref(), want, "{one} | {other}");
        };
        check("The council will close the bridge.", "The council may close the bridge.", 2, Some("may"));
        check("The council will not close it.", "The council will close it.", 3, Some(""));
        check("Nobody at all agreed.", "The council may close the bridge.", 0, None);
    }
}
