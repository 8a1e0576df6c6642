//! Is the target about as long as its source lets expect?

use crate::finding::{Finding, Severity};

use super::script::{self, letters_per_hundred};
use super::{TargetInput, finding};

/// Letters (in English measure) below which a text is too short to be measured so finely; `length`
/// measures it.
pub(super) const SENTENCE: f64 = 40.0;
/// Letters below which a source says nothing of how long a sentence it may become.
pub(super) const LABEL: f64 = 12.0;
/// Shorter than this share of what is expected, something is missing; longer than that, something
/// was added. Of FLORES-200 translations by people and by Google, one in sixty lies outside.
const COUNTED: (f64, f64) = (0.71, 1.6);
/// The same where a language's own measure is not known.
const GUESSED: (f64, f64) = (0.5, 2.1);

pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    let measure = |text: &str, language| -> Option<(f64, bool)> {
        let (script, _, _) = script::dominant(text)?;
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        let (per_hundred, counted) = letters_per_hundred(language, script);
        Some((letters as f64 * 100.0 / per_hundred, counted))
    };
    let (Some((source, a)), Some((target, b))) =
        (measure(&input.source.text, input.source_language), measure(input.text, input.language))
    else {
        return Vec::new();
    };
    let (short, long) = if a && b { COUNTED } else { GUESSED };
    let found = if source >= SENTENCE && target < source * short {
        finding("omission", Severity::Minor, "The target is much shorter than its source lets expect.")
    } else if target >= SENTENCE && source >= LABEL && target > source * long {
        finding("addition", Severity::Minor, "The target is much longer than its source lets expect.")
    } else {
        return Vec::new();
    };
    vec![found]
}
