//! Short texts (headlines, captions, labels) that came back far too long or far too short.
//!
//! Their lengths vary more than those of sentences, so that only what no wording explains is said.

use crate::chars::is_alphanumeric;
use crate::finding::{Category, Finding, Severity};

use super::extent::{self, SENTENCE};
use super::script::{self, letters_per_hundred};
use super::{TargetInput, finding, target_span};

/// A short text may grow to this many times its length and as many letters more; beyond it something
/// was explained or added.
const LONG: (f64, f64) = (2.2, 14.0);
/// A text of so many letters shrinks to no less than this share of them.
const SHORT: (f64, f64) = (16.0, 0.35);

pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    let measure = |text: &str, language| {
        let letters = text.chars().filter(|c| is_alphanumeric(*c)).count() as f64;
        script::dominant(text).map(|(script, _, _)| letters * 100.0 / letters_per_hundred(language, script).0)
    };
    let (Some(source), Some(target)) =
        (measure(&input.source.text, input.source_language), measure(input.text, input.language))
    else {
        return Vec::new();
    };
    if source >= SENTENCE || (source >= extent::LABEL && target >= SENTENCE) {
        return Vec::new();
    }
    // An abbreviation may be spelled out, and a name in one script is many letters in another.
    let message = if target > source * LONG.0 + LONG.1 && !abbreviates(&input.source.text) {
        "The target is far longer than so short a source."
    } else if source >= SHORT.0 && target < source * SHORT.1 && !abbreviates(input.text) {
        "The target is far shorter than its source."
    } else {
        return Vec::new();
    };
    let mut found = finding("length", Severity::Minor, message);
    found.category = Category::Fluency;
    found.target = target_span(input.text, 0, input.text.len());
    vec![found]
}

/// Whether a text is made of abbreviations and numbers for a good part.
fn abbreviates(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| !is_alphanumeric(c)).filter(|w| !w.is_empty()).collect();
    let short = |w: &&&str| {
        w.chars().all(|c| c.is_uppercase() || c.is_numeric())
            && w.chars().any(|c| c.is_ascii_uppercase() || c.is_numeric())
    };
    words.iter().filter(short).count() * 3 >= words.len().max(1)
}
