//! Evidence by alignment: which segments a sentence rests on, where nobody said so.

use std::collections::{HashMap, HashSet};

use any_ascii::any_ascii;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::article::{Segment, SegmentId};

/// The least share of a sentence's weight that a segment must carry to count as evidence.
const ENOUGH: f64 = 0.25;

/// A second segment counts where it carries at least this share of what the first left open.
const SECOND: f64 = 0.34;

/// The segments, at most two, that carry most of the words of a sentence, in reading order; none
/// where no segment carries enough.
///
/// Words are compared folded to Latin letters and cut to five, so that inflected forms and names
/// in another script still meet; rare words and numbers weigh more (inverse document frequency,
/// Spärck Jones 1972).
pub fn align(text: &str, segments: &[&Segment]) -> Vec<SegmentId> {
    let words = keys(text);
    let bags: Vec<HashSet<String>> = segments.iter().map(|s| keys(&s.text)).collect();
    let mut frequency: HashMap<&str, usize> = HashMap::new();
    for bag in &bags {
        for word in bag {
            *frequency.entry(word).or_default() += 1;
        }
    }
    let weight = |word: &str| {
        let seen = frequency.get(word).copied().unwrap_or(0);
        let rarity = ((segments.len() as f64 + 1.0) / (seen as f64 + 1.0)).ln() + 0.1;
        if word.starts_with(|c: char| c.is_ascii_digit()) { rarity * 2.0 } else { rarity }
    };
    // The sum is taken in one order, so that the last bit of it is the same in every run.
    let mut ordered: Vec<&String> = words.iter().collect();
    ordered.sort_unstable();
    let total: f64 = ordered.iter().map(|w| weight(w)).sum();
    if total <= 0.0 {
        return Vec::new();
    }
    let carried = |bag: &HashSet<String>, open: &[&String]| -> f64 {
        open.iter().filter(|w| bag.contains(w.as_str())).map(|w| weight(w)).sum()
    };
    let best = |open: &[&String]| {
        bags.iter().enumerate().map(|(at, bag)| (at, carried(bag, open))).fold(
            None,
            |best: Option<(usize, f64)>, next| match best {
                Some(b) if b.1 >= next.1 => Some(b),
                _ => Some(next),
            },
        )
    };
    let Some((first, score)) = best(&ordered).filter(|(_, score)| *score / total >= ENOUGH) else {
        return Vec::new();
    };
    let open: Vec<&String> = ordered.iter().copied().filter(|w| !bags[first].contains(w.as_str())).collect();
    let left = total - score;
    let mut chosen = vec![first];
    if let Some((second, more)) = best(&open)
        && second != first
        && more / total >= ENOUGH / 2.0
        && more / left >= SECOND
    {
        chosen.push(second);
    }
    chosen.sort_unstable();
    chosen.into_iter().map(|at| segments[at].id).collect()
}

/// The words of a text, folded and cut; pairs of characters in scripts that write no spaces.
fn keys(text: &str) -> HashSet<String> {
    let mut keys = HashSet::new();
    let mut last: Option<char> = None;
    for word in text.unicode_words() {
        let mut chars = word.chars();
        if let (Some(c), None) = (chars.next(), chars.next())
            && c.is_alphabetic()
            && c > '\u{2e80}'
        {
            if let Some(before) = last {
                keys.insert([before, c].iter().collect());
            }
            last = Some(c);
            continue;
        }
        last = None;
        let folded = any_ascii(word).to_lowercase();
        let digits = folded.starts_with(|c: char| c.is_ascii_digit());
        if digits || folded.chars().count() > 2 {
            keys.insert(if digits { folded } else { folded.chars().take(5).collect() });
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockId;

    #[test]
    fn sentences_find_what_they_rest_on() {
        let texts = [
            "The talks begin at 1 p.m. at the Ciragan Palace.",
            "Zelenskyy expanded his delegation to 14 members.",
            "The operation used 117 drones against bombers.",
            "两国元首在北京举行会谈。",
        ];
        let segments: Vec<Segment> = texts
            .iter()
            .zip(1..)
            .map(|(t, id)| Segment {
                id: SegmentId(id),
                block: BlockId(1),
                start: 0,
                end: t.len(),
                text: (*t).to_owned(),
            })
            .collect();
        let all: Vec<&Segment> = segments.iter().collect();
        let check = |text: &str, want: &[u32]| {
            let got: Vec<u32> = align(text, &all).iter().map(|id| id.0).collect();
            assert_eq!(got, want, "{text}");
        };
        check("117 drones hit bombers.", &[3]);
        check("Зеленский расширил делегацию до 14 членов.", &[2]);
        check("Talks begin at the palace; the delegation has 14 members.", &[1, 2]);
        check("会谈在北京举行", &[4]);
        check("Nothing of the kind was ever written anywhere.", &[]);
        check("", &[]);
    }
}
