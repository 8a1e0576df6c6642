//! Spaces where none belong, and none where one does.

use crate::chars::{is_alphabetic, is_alphanumeric};
use crate::finding::{Category, Finding, Severity};

use super::script::{self, Script};
use super::{TargetInput, finding, target_span};

pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    let strays = |text: &str, french: bool| stray(text, french).is_some();
    let french = matches!(input.language.primary(), "fr" | "br");
    let spaced = !matches!(
        script::of_language(input.language),
        None | Some(Script::Han | Script::Thai | Script::Lao | Script::Khmer | Script::Burmese)
    );
    if !spaced || strays(&input.source.text, true) {
        return Vec::new();
    }
    let Some((start, end, message)) = stray(input.text, french) else { return Vec::new() };
    let mut found = finding("spacing", Severity::Minor, message);
    found.category = Category::Fluency;
    found.target = target_span(input.text, start, end);
    vec![found]
}

/// The first place where spaces are wrong.
fn stray(text: &str, french: bool) -> Option<(usize, usize, &'static str)> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    for (i, window) in chars.windows(3).enumerate() {
        let [(a, first), (b, middle), (_, last)] = [window[0], window[1], window[2]];
        // "Mr . Smith", but not " .5" or " ..." or " .NET".
        let closes = |c: char| matches!(c, ',' | '.') || (!french && matches!(c, '!' | '?' | ';'));
        if is_alphanumeric(first) && middle == ' ' && closes(last) {
            let behind = chars.get(i + 3).map(|(_, c)| *c);
            if behind.is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '”' | '»')) {
                return Some((b, b + 1, "There is a space before the mark."));
            }
        }
        if middle == ',' && is_alphabetic(first) && is_alphabetic(last) && first.is_ascii() == last.is_ascii()
        {
            return Some((a, b + 1, "The space behind the comma is missing."));
        }
    }
    None
}
