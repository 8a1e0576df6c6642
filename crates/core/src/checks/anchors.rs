//! Places of a source and its target that are known to say the same: names that sound alike, words of
//! one origin, numbers of one value, days, months and countries. Between two of them the target should
//! be about as long as the source.

use crate::lang::LangTag;

use super::numerals::numerals;
use super::script;
use super::side::{Side, Word, cognate, counterpart};

/// Something of the source, and where the target has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Anchor {
    /// Its byte offset in the source.
    pub(super) source: usize,
    /// The same in the target; `None` where it was not found though it should stand there.
    pub(super) target: Option<usize>,
    /// How surely it should be found, 0 to 1.
    pub(super) weight: f64,
}

/// What of a source can be looked for in a target, in the order of the source.
pub(super) fn anchors(source: &Side<'_>, target: &Side<'_>) -> Vec<Anchor> {
    let mut found: Vec<Anchor> = Vec::new();
    let numbers: Vec<(usize, f64)> =
        numerals(target.text, target.primary).iter().map(|n| (n.start, n.values[0])).collect();
    for number in numerals(source.text, source.primary) {
        let target = numbers
            .iter()
            .find(|(_, v)| number.values.iter().any(|own| (own - v).abs() <= f64::EPSILON * own.abs()))
            .map(|(at, _)| *at);
        // Small numbers in words are articles and idioms as often as not.
        let weight = if number.values[0] >= 3.0 { 1.0 } else { 0.0 };
        found.push(Anchor { source: number.start, target, weight });
    }
    for (at, word) in source.words.iter().enumerate() {
        let row = source.known.row(at);
        if let Some(row) = row
            && let Some(there) = (0..target.words.len()).find(|t| target.known.row(*t) == Some(row))
        {
            found.push(Anchor { source: word.at, target: Some(target.words[there].at), weight: 0.5 });
            continue;
        }
        let there = if word.named { counterpart(word, target) } else { alike(word, target) };
        let weight = match there {
            _ if row.is_some() => 0.5,
            None if !word.named || source.is_title(word) || !source.marks_names || source.headline => 0.0,
            _ => 1.0,
        };
        if there.is_some() || weight > 0.0 {
            found.push(Anchor { source: word.at, target: there.map(|t| target.words[t].at), weight });
        }
    }
    found.sort_by_key(|a| a.source);
    found
}

/// Letters from which on a word that is no name is compared.
const LONG: usize = 5;

/// The word of one origin with a word that is no name, where both scripts write words apart.
fn alike(word: &Word<'_>, other: &Side<'_>) -> Option<usize> {
    if word.text.chars().count() < LONG || !other.cased {
        return None;
    }
    let long = |w: &Word<'_>| w.text.chars().count() >= LONG;
    other.words.iter().position(|w| long(w) && cognate(word, w))
}

/// A stretch of the source between two anchors, and how much of it the target lacks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Gap {
    /// Byte offset in the source.
    pub(super) start: usize,
    /// Byte offset behind.
    pub(super) end: usize,
    /// Letters in English measure that the target lacks there, over the square root of the stretch's
    /// length.
    pub(super) lack: f64,
}

/// The stretch of the source that the target most seems to lack.
pub(super) fn widest_gap(
    source: (&str, &LangTag),
    target: (&str, &LangTag),
    anchors: &[Anchor],
) -> Option<Gap> {
    let ends = [(0, 0), (source.0.len(), target.0.len())];
    let matched: Vec<(usize, usize)> = anchors.iter().filter_map(|a| Some((a.source, a.target?))).collect();
    let chain = rising(&matched);
    let mut stops: Vec<(usize, usize)> = vec![ends[0]];
    stops.extend(chain);
    stops.push(ends[1]);
    let length = |text: &str, language| script::measure(text, language).map_or(0.0, |m| m.0);
    let mut widest: Option<Gap> = None;
    for i in 0..stops.len() {
        for j in i + 1..stops.len().min(i + 4) {
            let ((a, c), (b, d)) = (stops[i], stops[j]);
            let (Some(there), Some(here)) = (source.0.get(a..b), target.0.get(c..d)) else { continue };
            let (there, here) = (length(there, source.1), length(here, target.1));
            let lack = (there - here) / (there + 10.0).sqrt();
            if widest.is_none_or(|w| lack > w.lack) {
                widest = Some(Gap { start: a, end: b, lack });
            }
        }
    }
    widest
}

/// The longest row of pairs that rises on both sides (Schensted 1961); of several the first found.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let before = (0..at)
            .filter(|b| pairs[*b].0 < pair.0 && pairs[*b].1 < pair.1)
            .max_by_key(|b| (best[*b].0, std::cmp::Reverse(*b)));
        best.push((before.map_or(0, |b| best[b].0) + 1, before));
    }
    let mut row = Vec::new();
    let mut at = (0..pairs.len()).max_by_key(|i| (best[*i].0, std::cmp::Reverse(*i)));
    while let Some(i) = at {
        row.push(pairs[i]);
        at = best[i].1;
    }
    row.reverse();
    row
}
