//! How well a text fits each language's habits of spelling.
//!
//! Two naive Bayes models over runs of one to five letters are scored at once. The first knows
//! what words of 72 languages look like inside, from very large corpora; the second knows less of
//! each but has 230 languages and sees where words begin and end. `PROFILES.md` says where the
//! figures come from.

use std::sync::LazyLock;

use crate::chars::is_alphabetic;

/// The table; its form is written down in `PROFILES.md`.
static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_bytes!("profiles.bin")));

/// Steps of a weight to one unit of natural logarithm.
const STEPS: f32 = 20.0;
/// Steps of a typical score per letter to one unit of natural logarithm.
const TYPICAL_STEPS: f32 = 12.0;
/// How much the first model counts beside the second.
const INNER_SHARE: f32 = 1.0;
/// What a letter costs a language of which a model knows nothing, against the model's best.
const UNKNOWN_COST: f32 = 0.2;
/// What a language unknown to the second model is taken to score with it, against its best.
const HALF_KNOWN: f32 = 0.8;
/// Letters after which that cost grows no further.
const UNKNOWN_LETTERS: f32 = 20.0;
/// Longest run of letters looked up.
const LONGEST_RUN: usize = 5;
/// The number of classes a table can hold.
const CLASSES: usize = 256;

struct Table {
    tags: Vec<&'static str>,
    /// Whether the class is known to the first and to the second model.
    known: Vec<(bool, bool)>,
    /// What a letter of a plain text in the language scores with either model; 0 if not measured.
    typical: Vec<(f32, f32)>,
    keys: Vec<u32>,
    /// For each leading 16 bits of a key, the first key that has them.
    starts: Vec<u32>,
    /// For each key, where its weights begin and how many belong to the first and the second model.
    spans: Vec<(u32, u8, u8)>,
    weights: &'static [u8],
}

impl Table {
    /// Reads the built-in table; one that is cut short reads as empty from there on.
    fn read(bytes: &'static [u8]) -> Self {
        let number = |at: usize, width: usize| {
            bytes
                .get(at..at + width)
                .map_or(0, |b| b.iter().rev().fold(0usize, |n, byte| n << 8 | usize::from(*byte)))
        };
        let (tags_len, count) = (number(4, 2), number(6, 4));
        let tags = bytes.get(10..10 + tags_len).and_then(|t| std::str::from_utf8(t).ok()).unwrap_or_default();
        let mut known = Vec::new();
        let tags: Vec<&str> = tags
            .split(',')
            .map(|tag| {
                known.push((!tag.starts_with('-'), !tag.contains('+')));
                tag.trim_start_matches(['-', '+'])
            })
            .collect();
        let typical_at = 10 + tags_len;
        let typical = (0..tags.len())
            .map(|i| {
                let rate = |at: usize| number(at, 1) as f32 / TYPICAL_STEPS;
                (rate(typical_at + 2 * i + 1), rate(typical_at + 2 * i))
            })
            .collect();
        let keys_at = typical_at + 2 * tags.len();
        let keys: Vec<u32> = (0..count).map(|i| number(keys_at + 4 * i, 4) as u32).collect();
        let counts_at = keys_at + 4 * count;
        let weights = bytes.get(counts_at + 2 * count..).unwrap_or_default();
        let mut at = 0u32;
        let spans = (0..count)
            .map(|i| {
                let (inner, outer) =
                    (number(counts_at + 2 * i, 1) as u8, number(counts_at + 2 * i + 1, 1) as u8);
                let span = (at, inner, outer);
                at += 2 * (u32::from(inner) + u32::from(outer));
                span
            })
            .collect();
        let mut starts = vec![0u32; (1 << 16) + 1];
        for key in &keys {
            starts[(key >> 16) as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        Self { tags, known, typical, keys, starts, spans, weights }
    }

    fn add(&self, key: u32, scores: &mut Tally) {
        let bucket = (key >> 16) as usize;
        let range = self.starts[bucket] as usize..self.starts[bucket + 1] as usize;
        let Some(found) = self.keys[range.clone()].iter().position(|k| *k == key) else { return };
        let (at, inner, outer) = self.spans[range.start + found];
        let (at, inner, outer) = (at as usize, usize::from(inner), usize::from(outer));
        let Some(weights) = self.weights.get(at..at + 2 * (inner + outer)) else { return };
        for pair in weights[..2 * inner].chunks_exact(2) {
            scores.inner[usize::from(pair[0])] += u32::from(pair[1]);
        }
        for pair in weights[2 * inner..].chunks_exact(2) {
            scores.outer[usize::from(pair[0])] += u32::from(pair[1]);
        }
    }
}

struct Tally {
    inner: [u32; CLASSES],
    outer: [u32; CLASSES],
}

/// A language and how well the text fits it, in natural logarithms above no fit at all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fit {
    /// The primary subtag.
    pub(super) tag: &'static str,
    /// The score.
    pub(super) score: f32,
    /// How the fit compares with that of a plain text in the language by the first and by the
    /// second model: 1 as good, 0 no fit; `None` where the model does not know the language.
    pub(super) closeness: (Option<f32>, Option<f32>),
}

/// What the models make of a text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Fits {
    /// All languages of the models, in the order of [`tags`].
    pub(super) all: Vec<Fit>,
    /// How many letters and word ends were looked at.
    pub(super) letters: usize,
}

/// The primary subtags that the models know.
pub(super) fn tags() -> &'static [&'static str] {
    &TABLE.tags
}

/// Scores a text; what is not a letter or an apostrophe only parts words.
pub(super) fn fits(text: &str) -> Fits {
    let table = &*TABLE;
    let mut tally = Tally { inner: [0; CLASSES], outer: [0; CLASSES] };
    // The hashes of the runs that end at the current letter, shortest first.
    let mut runs = [0u32; LONGEST_RUN];
    let mut open = 0;
    let mut letters = 0;
    let mut push = |c: char| {
        letters += 1;
        for i in (1..LONGEST_RUN).rev() {
            runs[i] = mix(runs[i - 1], c);
        }
        runs[0] = mix(0x811c_9dc5, c);
        open = (open + 1).min(LONGEST_RUN);
        for run in &runs[..open] {
            table.add(finish(*run), &mut tally);
        }
    };
    let mut last_space = true;
    push(' ');
    for c in text.chars() {
        let folded = fold(c);
        match folded {
            Some(c) => push(c),
            None if !last_space => push(' '),
            None => {}
        }
        last_space = folded.is_none();
    }
    if !last_space {
        push(' ');
    }
    Fits { all: rank(table, &tally, letters), letters }
}

fn rank(table: &Table, tally: &Tally, letters: usize) -> Vec<Fit> {
    let best = |scores: &[u32; CLASSES]| scores.iter().copied().max().unwrap_or(0) as f32 / STEPS;
    let cost = UNKNOWN_COST * (letters as f32).min(UNKNOWN_LETTERS);
    let (best_inner, best_outer) = (best(&tally.inner), best(&tally.outer));
    table
        .tags
        .iter()
        .zip(&table.known)
        .enumerate()
        .map(|(i, (tag, (in_inner, in_outer)))| {
            let inner = if *in_inner { tally.inner[i] as f32 / STEPS } else { best_inner - cost };
            let outer = if *in_outer { tally.outer[i] as f32 / STEPS } else { best_outer * HALF_KNOWN };
            let (typical_inner, typical_outer) = table.typical[i];
            let close = |known: bool, score: f32, typical: f32| {
                (known && typical > 0.0).then(|| score / (letters as f32 * typical))
            };
            let closeness = (close(*in_inner, inner, typical_inner), close(*in_outer, outer, typical_outer));
            Fit { tag, score: outer + INNER_SHARE * inner, closeness }
        })
        .collect()
}

/// The letter as the models know it: small, apostrophes of all kinds alike; `None` for what is no letter.
fn fold(c: char) -> Option<char> {
    match c {
        'a'..='z' => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        '\'' | '’' | 'ʻ' | 'ʼ' | '`' | '´' => Some('\''),
        _ if c.is_ascii() => None,
        _ if is_alphabetic(c) || super::scripts::is_mark(c) => c.to_lowercase().next(),
        _ => None,
    }
}

fn mix(hash: u32, c: char) -> u32 {
    let x = (hash ^ u32::from(c)).wrapping_mul(0x0100_0193);
    x ^ (x >> 15)
}

fn finish(hash: u32) -> u32 {
    let x = hash.wrapping_mul(0x2c1b_3c6d);
    x ^ (x >> 13)
}
