//! The choice: the best sentences that do not say the same thing twice and do not hang in the air.

use super::features::Worth;
use super::openings::Leaning;
use super::vectors::{Vector, dot};

/// What saying a thing twice costs, beside scores whose spread within an article is about 1.
const REPETITION: f64 = 1.0;
/// From this likeness on (cosine) a sentence is a repetition and is never taken.
const SAME: f64 = 0.9;
/// What it costs to take a sentence that leans on one that was not taken: its subject is missing.
const HANGING_PRONOUN: f64 = 0.3;
/// The same for a connective.
const HANGING_CONNECTIVE: f64 = 0.15;
/// How much more it costs where the summary would begin with it.
const AT_THE_START: f64 = 3.0;

/// At most `count` indices, ascending.
///
/// Greedy maximal marginal relevance (Carbonell and Goldstein 1998): each round takes the sentence
/// whose score, less its likeness to what is already taken, is highest; the earlier one wins a tie.
/// Each taken sentence is compared once with every other, so the cost is `count` times the length.
pub(super) fn select(worth: &[Worth], vectors: &[Vector], count: usize) -> Vec<usize> {
    let n = worth.len();
    // Lines without a word (rules, ornaments) say nothing.
    let mut open: Vec<bool> = vectors.iter().map(|v| !v.is_empty()).collect();
    // What stands alone has to be a sentence; lines that break off are headings and captions.
    let alone = |i: usize| open[i] && worth[i].whole;
    if count == 1 && (0..n).any(alone) {
        open = (0..n).map(alone).collect();
    }
    let mut likeness = vec![0.0_f64; n];
    let mut chosen: Vec<usize> = Vec::with_capacity(count.min(n));
    while chosen.len() < count {
        let earliest = chosen.iter().min().copied().unwrap_or(n);
        let mut best: Option<(usize, f64)> = None;
        for i in (0..n).filter(|&i| open[i]) {
            let hangs = i > 0 && !chosen.contains(&(i - 1));
            let cost = match worth[i].leaning {
                Leaning::Pronoun if hangs => HANGING_PRONOUN,
                Leaning::Connective if hangs => HANGING_CONNECTIVE,
                _ => 0.0,
            };
            let cost = if i < earliest { cost * AT_THE_START } else { cost };
            let value = worth[i].score - REPETITION * likeness[i] - cost;
            if best.is_none_or(|(_, b)| value > b) {
                best = Some((i, value));
            }
        }
        let Some((best, _)) = best else { break };
        // What is told twice is quoted where it stands first.
        let i = (0..best).find(|&j| open[j] && repeats(&vectors[j], &vectors[best])).unwrap_or(best);
        open[i] = false;
        chosen.push(i);
        for j in 0..n {
            if !open[j] {
                continue;
            }
            likeness[j] = likeness[j].max(dot(&vectors[i], &vectors[j]));
            open[j] = !repeats(&vectors[i], &vectors[j]);
        }
    }
    chosen.sort_unstable();
    chosen
}

/// Whether two sentences say the same in the same words; short ones are too easily alike to tell.
fn repeats(a: &Vector, b: &Vector) -> bool {
    a.len().min(b.len()) >= 4 && dot(a, b) > SAME
}
