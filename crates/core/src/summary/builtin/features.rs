//! What can be seen of a sentence without understanding it.

use super::openings::{Leaning, leaning};
use super::vectors::{Space, Vector, covered, dot};
use super::{BuiltinInput, quotes};
use crate::summary::terms::reading_length;

/// What a sentence is worth, and why it may not stand alone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Worth {
    /// How good it is by itself; only the order means something.
    pub(super) score: f64,
    /// How much it leans on the sentence before.
    pub(super) leaning: Leaning,
    /// Whether it ends as sentences do.
    pub(super) whole: bool,
}

/// The figures of a sentence, in the order of `WEIGHTS`.
type Figures = [f64; WEIGHTS.len()];

/// The figures and what each is worth.
///
/// The first ten were fitted once to human summaries and standfirsts of some nine hundred news
/// articles in ten languages, all groups together and none by itself, and rounded: a listwise fit,
/// then a climb that had to hold under noise on every weight, so that no figure is worth more than
/// half of the articles say without the other half. What tells an article from its translation (how
/// long a sentence is, whether it has digits) was then given less or nothing, as far as that cost
/// nothing, so that both are summed up by the same sentences. The rest cannot be seen by counting shared words
/// (how well a sentence reads by itself) and are small by intention.
const WEIGHTS: [(&str, f64); 16] = [
    ("first sentence", -1.1),
    ("early", 1.5),
    ("late", -0.5),
    ("central to the article", 2.4),
    ("central to its beginning", 4.8),
    ("carries the title", 2.9),
    ("short", -3.0),
    ("long", -1.5),
    ("has names", 0.65),
    ("has the key terms", 1.0),
    ("many clauses", -0.4),
    ("opens a paragraph", 0.1),
    ("question", -0.2),
    ("breaks off", -0.2),
    ("speech without a speaker", -0.2),
    ("mostly speech", -0.1),
];

/// How many of the article's heaviest terms count as its key terms.
const KEY_TERMS: usize = 12;

/// Weighs every sentence of the input.
pub(super) fn weigh(input: &BuiltinInput<'_>, space: &Space) -> Vec<Worth> {
    figures(input, space)
        .into_iter()
        .zip(input.sentences)
        .enumerate()
        .map(|(i, (figures, text))| Worth {
            score: figures.iter().zip(WEIGHTS).map(|(figure, (_, weight))| figure * weight).sum(),
            leaning: if i == 0 { Leaning::None } else { leaning(text.trim(), input.language.primary()) },
            whole: quotes::ends_sentence(text),
        })
        .collect()
}

/// The figures of every sentence.
fn figures(input: &BuiltinInput<'_>, space: &Space) -> Vec<Figures> {
    let central = space.centroid(|_| 1.0);
    let lead = space.centroid(|i| 1.0 / (1.0 + i as f64));
    let key = key_terms(&central);
    let n = input.sentences.len();
    (0..n)
        .map(|i| {
            let text = input.sentences[i].trim();
            let vector = &space.sentences[i];
            let place = i as f64;
            let length = reading_length(text);
            let quoted = quotes::quoted_share(text);
            let opens_paragraph = i == 0 || input.paragraphs.get(i) != input.paragraphs.get(i - 1);
            let flag = f64::from;
            [
                flag(i == 0),
                1.0 / (1.0 + place / 3.0),
                place / n as f64,
                dot(vector, &central),
                dot(vector, &lead),
                covered(&space.title, vector),
                (1.0 - length / 16.0).max(0.0),
                (length / 40.0 - 1.0).clamp(0.0, 1.0),
                names(text),
                covered(&key, vector),
                text.matches([',', '，', '、', '،']).take(6).count() as f64 / 6.0,
                flag(opens_paragraph),
                flag(text.ends_with(['?', '？', '؟', ';'])),
                flag(!quotes::ends_sentence(text)),
                flag(quoted > 0.85),
                quoted,
            ]
        })
        .collect()
}

/// The heaviest terms of the article; of two alike the one that comes first.
fn key_terms(central: &Vector) -> Vector {
    let mut heaviest = central.clone();
    heaviest.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    heaviest.truncate(KEY_TERMS);
    heaviest.sort_by_key(|(term, _)| *term);
    heaviest
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
