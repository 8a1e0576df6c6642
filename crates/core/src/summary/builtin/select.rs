//! The choice: the best sentences that do not say the same thing twice and do not hang in the air.

use super::vectors::{Vector, dot};

/// What the choice goes by, for each sentence.
pub(super) struct Choice<'a> {
    /// How good each sentence is on its own.
    pub(super) scores: &'a [f64],
    /// Each as a vector of length 1.
    pub(super) vectors: &'a [Vector],
    /// What it costs to choose the sentence without the one before it, 0 or more.
    pub(super) leaning: &'a [f64],
    /// What a full repetition costs.
    pub(super) redundancy: f64,
}

/// At most `count` indices, ascending.
///
/// Greedy maximal marginal relevance (Carbonell and Goldstein 1998): each round takes the sentence
/// whose score, less its likeness to what is already taken, is highest; the earlier one wins a tie.
/// Each taken sentence is compared once with every other, so the cost is `count` times the length.
pub(super) fn select(choice: &Choice<'_>, count: usize) -> Vec<usize> {
    let n = choice.scores.len();
    let mut taken = vec![false; n];
    let mut likeness = vec![0.0_f64; n];
    let mut chosen = Vec::with_capacity(count.min(n));
    while chosen.len() < count.min(n) {
        let mut best: Option<(usize, f64)> = None;
        for i in (0..n).filter(|&i| !taken[i]) {
            let hangs = i > 0 && !taken[i - 1];
            let value = choice.scores[i]
                - choice.redundancy * likeness[i]
                - if hangs { choice.leaning[i] } else { 0.0 };
            if best.is_none_or(|(_, b)| value > b) {
                best = Some((i, value));
            }
        }
        let Some((i, _)) = best else { break };
        taken[i] = true;
        chosen.push(i);
        for j in (0..n).filter(|&j| !taken[j]) {
            likeness[j] = likeness[j].max(dot(&choice.vectors[i], &choice.vectors[j]));
        }
    }
    chosen.sort_unstable();
    chosen
}
