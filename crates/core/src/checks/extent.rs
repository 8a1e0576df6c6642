//! Is the target about as long as its source lets expect?

use crate::finding::{Finding, Severity};

use super::script::{self, letters_per_hundred};
use super::{TargetInput, finding};

/// Letters (in English measure) below which lengths say nothing.
const ENOUGH: f64 = 40.0;
/// Shorter than this share of what is expected: something is missing.
const SHORT: f64 = 0.55;
/// Longer than this: something was added.
const LONG: f64 = 1.9;

pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    let measure = |text: &str| -> Option<f64> {
        let (script, _, _) = script::dominant(text)?;
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        Some(letters as f64 * 100.0 / letters_per_hundred(script))
    };
    let (Some(source), Some(target)) = (measure(&input.source.text), measure(input.text)) else {
        return Vec::new();
    };
    let found = if source >= ENOUGH && target < source * SHORT {
        finding("omission", Severity::Minor, "The target is much shorter than its source lets expect.")
    } else if target >= ENOUGH && source >= 12.0 && target > source * LONG {
        finding("addition", Severity::Minor, "The target is much longer than its source lets expect.")
    } else {
        return Vec::new();
    };
    vec![found]
}
