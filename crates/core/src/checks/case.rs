//! Does a sentence begin with a capital where its language writes one?

use crate::chars::{is_alphabetic, is_alphanumeric};
use crate::finding::{Category, Finding, Severity};

use super::script::{self, Script};
use super::{TargetInput, finding, target_span};

pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    let cased = |s| matches!(s, Some(Script::Latin | Script::Cyrillic | Script::Greek | Script::Armenian));
    if !cased(script::of_language(input.language)) {
        return Vec::new();
    }
    let first = |text: &str| text.char_indices().find(|(_, c)| is_alphanumeric(*c));
    let (Some((at, own)), Some((_, theirs))) = (first(input.text), first(&input.source.text)) else {
        return Vec::new();
    };
    let sentence = |text: &str| text.trim_end().ends_with(['.', '!', '?', '。', '！', '？', '"', '”']);
    let begins = theirs.is_uppercase() || (!theirs.is_lowercase() && is_alphabetic(theirs));
    let word = input.text[at..].split_whitespace().next().unwrap_or("");
    // iPhone, eBay, d'Artagnan, and what has no capital.
    let odd = word.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit())
        || word.contains(['.', '@', '/', '\'', '’']);
    let opened =
        !input.text[..at].trim().is_empty() && !input.text[..at].ends_with(['"', '“', '„', '«', '(']);
    if !own.is_lowercase()
        || !begins
        || odd
        || opened
        || !sentence(input.text)
        || !sentence(&input.source.text)
    {
        return Vec::new();
    }
    let mut found = finding("case", Severity::Minor, "The sentence does not begin with a capital.");
    found.category = Category::Fluency;
    found.target = target_span(input.text, at, at + own.len_utf8());
    found.suggestion = Some(own.to_uppercase().to_string());
    vec![found]
}
