//! How alike two sources are.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// What a whole word counts; a share of it is a hundredth.
const WORD: u32 = 100;
/// What a punctuation mark counts: a comma more or less is no other sentence.
const MARK: u32 = 25;
/// What one number in the place of another costs: the translation is the same but for it.
const NUMBER: u32 = 30;
/// What other capitals cost.
const CAPITALS: u32 = 10;
/// Products of two lengths above which texts are only compared as wholes, so that a chapter in one
/// segment costs no more than a sentence.
const MOST_CELLS: usize = 400_000;

/// What a piece of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    Mark,
    Space,
}

/// A piece of a text: a word, a number, a mark, a stretch of white space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) kind: Kind,
}

/// Cuts a text into its pieces (UAX 29); characters of scripts without spaces stand alone.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    text.split_word_bounds()
        .map(|text| {
            let kind = if text.chars().all(char::is_whitespace) {
                Kind::Space
            } else if text.chars().any(char::is_alphabetic) {
                Kind::Word
            } else if text.chars().any(char::is_numeric) {
                Kind::Number
            } else {
                Kind::Mark
            };
            Piece { text, kind }
        })
        .collect()
}

/// A source, cut once and compared with many.
#[derive(Debug, Clone)]
pub struct Source {
    whole: String,
    pieces: Vec<Own>,
    weight: u32,
}

#[derive(Debug, Clone)]
struct Own {
    text: String,
    folded: Vec<char>,
    kind: Kind,
}

impl Own {
    fn weight(&self) -> u32 {
        if self.kind == Kind::Mark { MARK } else { WORD }
    }
}

/// A text as it counts for being the same: composed, white space as single spaces.
fn plain(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two sources are the same but for white space and composition.
pub fn same_source(a: &str, b: &str) -> bool {
    a == b || plain(a) == plain(b)
}

impl Source {
    /// Cuts a source.
    pub fn new(text: &str) -> Self {
        let whole = plain(text);
        let pieces: Vec<Own> = pieces(&whole)
            .into_iter()
            .filter(|p| p.kind != Kind::Space)
            .map(|p| Own {
                text: p.text.to_owned(),
                folded: p.text.chars().flat_map(char::to_lowercase).collect(),
                kind: p.kind,
            })
            .collect();
        let weight = pieces.iter().map(Own::weight).sum();
        Self { whole, pieces, weight }
    }

    /// The text as it counts for being the same: composed, white space as single spaces.
    pub fn plain(&self) -> &str {
        &self.whole
    }

    /// How alike another source is, 0 to 100; 100 only where it is the same.
    ///
    /// An edit distance over words, in which a word in another form costs as much of a word as its
    /// letters differ, and a number in the place of another little.
    pub fn likeness(&self, other: &Self) -> u8 {
        if self.whole == other.whole {
            return 100;
        }
        let longest = self.weight.max(other.weight);
        let cells = (self.pieces.len() + 1) * (other.pieces.len() + 1);
        if longest == 0 || cells > MOST_CELLS {
            return 0;
        }
        let cost = distance(&self.pieces, &other.pieces).min(longest);
        u8::try_from((longest - cost) * 100 / longest).unwrap_or(0).min(99)
    }
}

/// Least cost to turn one list into the other (Wagner and Fischer, 1974), two rows at a time.
fn distance(a: &[Own], b: &[Own]) -> u32 {
    let mut above: Vec<u32> = Vec::with_capacity(b.len() + 1);
    above.push(0);
    for piece in b {
        above.push(above.last().copied().unwrap_or(0) + piece.weight());
    }
    let mut row = above.clone();
    for own in a {
        row[0] = above[0] + own.weight();
        for (at, other) in b.iter().enumerate() {
            let removed = above[at + 1] + own.weight();
            let added = row[at] + other.weight();
            let mut least = removed.min(added);
            // What is dearer already cannot become the least by a replacement.
            if above[at] < least {
                least = least.min(above[at] + replacement(own, other));
            }
            row[at + 1] = least;
        }
        std::mem::swap(&mut row, &mut above);
    }
    above.last().copied().unwrap_or(0)
}

fn replacement(a: &Own, b: &Own) -> u32 {
    match (a.kind, b.kind) {
        _ if a.text == b.text => 0,
        (Kind::Number, Kind::Number) => NUMBER,
        (Kind::Mark, Kind::Mark) => MARK,
        (Kind::Word, Kind::Word) if a.folded == b.folded => CAPITALS,
        (Kind::Word, Kind::Word) => word_replacement(&a.folded, &b.folded),
        _ => a.weight() + b.weight(),
    }
}

/// The longest word that is compared letter by letter.
const LONGEST_WORD: usize = 40;

/// The share of letters that differ, where that is less than half of them; else a whole word. Forms of
/// one word begin or end alike, so most pairs of words are told apart by two letters.
fn word_replacement(a: &[char], b: &[char]) -> u32 {
    let longest = a.len().max(b.len());
    let alike = a.first() == b.first() || a.last() == b.last();
    if !alike || longest > LONGEST_WORD || a.len().min(b.len()) * 2 < longest {
        return WORD;
    }
    let mut above = [0_usize; LONGEST_WORD + 1];
    let mut row = above;
    for (at, cost) in above.iter_mut().enumerate() {
        *cost = at;
    }
    for (at, x) in a.iter().enumerate() {
        row[0] = at + 1;
        for (to, y) in b.iter().enumerate() {
            row[to + 1] = (above[to] + usize::from(x != y)).min(above[to + 1] + 1).min(row[to] + 1);
        }
        std::mem::swap(&mut row, &mut above);
    }
    let changed = above[b.len()];
    if changed * 2 >= longest { WORD } else { u32::try_from(changed * 100 / longest).unwrap_or(WORD).max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_what_a_translator_would_say() {
        let check = |a: &str, b: &str, least: u8, most: u8| {
            let (a, b) = (Source::new(a), Source::new(b));
            let got = a.likeness(&b);
            assert!((least..=most).contains(&got), "{a:?} {b:?}: {got}");
            assert_eq!(got, b.likeness(&a), "either way round");
        };
        check("The talks begin at noon.", "The talks begin at noon.", 100, 100);
        check("The  talks begin\u{a0}at noon.", "The talks begin at noon.", 100, 100);
        check("cafe\u{301}", "café", 100, 100);
        check("The talks begin at noon.", "The talks begin at noon", 94, 99);
        check("The talks begin at noon.", "the talks begin at noon.", 95, 99);
        check("The talks begin at noon.", "The talk begins at noon.", 85, 95);
        check("It cost 117 euros in 2024.", "It cost 9 euros in 2026.", 85, 95);
        check("The talks begin at noon.", "The talks ended at noon.", 78, 85);
        check("The talks begin at noon.", "Nothing of this is there", 0, 20);
        check("谈判将于中午开始。", "谈判将于晚上开始。", 70, 80);
        check("", "", 100, 100);
        check("", "a", 0, 0);
        check("—", "…", 0, 50);
    }

    #[test]
    fn a_chapter_in_one_segment_costs_nothing() {
        let long = "word ".repeat(10_000);
        assert_eq!(Source::new(&long).likeness(&Source::new(&format!("{long} x"))), 0);
        assert_eq!(Source::new(&long).likeness(&Source::new(&long)), 100);
    }
}
