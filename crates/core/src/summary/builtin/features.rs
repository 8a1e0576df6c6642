//! What can be seen of a sentence without understanding it.

use super::openings::{Leaning, leaning};
use super::vectors::{Space, covered, dot};
use super::{BuiltinInput, quotes};
use crate::summary::terms::reading_length;

/// How many figures describe a sentence.
pub(super) const COUNT: usize = 16;

/// The figures of one sentence; `WEIGHTS` gives each its say.
pub(super) type Features = [f64; COUNT];


/// Describes every sentence of the input.
pub(super) fn features(input: &BuiltinInput<'_>, space: &Space) -> Vec<Features> {
    let n = input.sentences.len();
    let lengths: Vec<f64> = input.sentences.iter().map(|s| reading_length(s)).collect();
    let central = space.centroid(|_| 1.0);
    let lead = space.centroid(|i| 1.0 / (1.0 + i as f64));
    (0..n)
        .map(|i| {
            let text = input.sentences[i].trim();
            let vector = &space.sentences[i];
            let place = i as f64;
            let quoted = quotes::quoted_share(text);
            let lean = if i == 0 { Leaning::None } else { leaning(text, input.language.primary()) };
            let flag = f64::from;
            [
                flag(i == 0),
                1.0 / (1.0 + place / 3.0),
                place / n as f64,
                dot(vector, &central),
                dot(vector, &lead),
                covered(&space.title, vector),
                (1.0 - lengths[i] / 16.0).max(0.0),
                (lengths[i] / 40.0 - 1.0).clamp(0.0, 1.0),
                flag(text.contains(char::is_numeric)),
                names(text),
                flag(text.ends_with(['?', '？', '؟', ';'])),
                flag(!quotes::ends_sentence(text)),
                quoted,
                flag(quoted > 0.85),
                flag(lean == Leaning::Pronoun),
                flag(lean == Leaning::Connective),
            ]
        })
        .collect()
}

/// How many words inside the sentence begin with a capital, up to five, as a share of five.
fn names(text: &str) -> f64 {
    let count = text
        .split_whitespace()
        .skip(1)
        .filter(|w| w.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase))
        .take(5)
        .count();
    count as f64 / 5.0
}
