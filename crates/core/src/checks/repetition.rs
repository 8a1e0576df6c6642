//! Words or phrases that stand twice in a row where the source does not repeat itself.

use crate::finding::{Category, Finding, Severity};

use super::{TargetInput, finding, target_span};

/// Words that a sentence may well hold twice in a row ("had had", "nous nous").
const DOUBLES: &[(&str, &[&str])] = &[
    ("en", &["that", "had", "is", "very", "no", "ha", "bye"]),
    ("de", &["die", "der", "das", "sie", "sehr"]),
    ("fr", &["nous", "vous", "très"]),
    ("nl", &["dat", "die", "heel"]),
    ("it", &["molto", "via", "man", "piano"]),
    (
        "tr",
        &[
            "çok", "yavaş", "tek", "sık", "zaman", "adım", "yan", "sıcak", "uzun", "ayrı", "hızlı", "kara",
            "büyük", "küçük",
        ],
    ),
    ("ru", &["очень", "еле", "чуть"]),
    ("uk", &["дуже", "ледь"]),
];

/// Languages that double words to form others.
fn doubles_words(primary: &str) -> bool {
    matches!(
        primary,
        "id" | "ms"
            | "jv"
            | "su"
            | "tl"
            | "fil"
            | "sw"
            | "vi"
            | "hi"
            | "ur"
            | "bn"
            | "ta"
            | "te"
            | "zu"
            | "xh"
    )
}

/// The longest phrase, in words, that is looked for twice.
const PHRASE: usize = 12;

pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    let own = words(input.text);
    let Some((start, end, len)) = repeated(&own) else {
        return spaceless(input).into_iter().collect();
    };
    let (first, last) = (own[start].0, own[end - 1]);
    let word = fold(own[end - 1].1);
    if len == 1 {
        let plain = own[start].1 == own[end - 1].1;
        let primary = input.language.primary();
        let excused = DOUBLES.iter().any(|(lang, words)| *lang == primary && words.contains(&word.as_str()))
            || (doubles_words(input.language.primary())
                && own[start].1.ends_with(char::is_alphanumeric)
                && !word.starts_with(|c: char| c.is_ascii_digit())
                && !plain);
        if excused || word.is_empty() {
            return Vec::new();
        }
        // Hindi, Turkish and their like double for stress; only what carries a mark along is a slip.
        if doubles_words(input.language.primary())
            && own[start].1.chars().all(char::is_alphabetic)
            && word.chars().count() <= 6
        {
            return Vec::new();
        }
    }
    if repeated(&words(&input.source.text)).is_some() {
        return Vec::new();
    }
    let message =
        if len == 1 { "This word stands twice in a row." } else { "These words stand twice in a row." };
    let mut found = finding("repetition", Severity::Minor, message);
    found.category = Category::Fluency;
    found.target = target_span(input.text, first, last.0 + last.1.len());
    vec![found]
}

/// Words with their byte offsets, marks included.
fn words(text: &str) -> Vec<(usize, &str)> {
    text.split_whitespace().map(|w| (w.as_ptr() as usize - text.as_ptr() as usize, w)).collect()
}

fn fold(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// The first words, as a range and the length of what is repeated, that stand twice in a row.
fn repeated(words: &[(usize, &str)]) -> Option<(usize, usize, usize)> {
    let folded: Vec<String> = words.iter().map(|w| fold(w.1)).collect();
    // A mark between them parts the two ("No, no"), unless the mark is repeated too.
    let joined = |a: usize, b: usize| words[a].1 == words[b].1 || words[a].1.ends_with(char::is_alphanumeric);
    for len in 1..=PHRASE.min(words.len() / 2) {
        for at in 0..=words.len() - 2 * len {
            let same = (0..len).all(|i| folded[at + i] == folded[at + len + i] && !folded[at + i].is_empty());
            if same && joined(at + len - 1, at + 2 * len - 1) {
                return Some((at, at + 2 * len, len));
            }
        }
    }
    None
}

/// Letters that must stand twice in a row in a script without spaces.
const RUN: usize = 4;

fn spaceless(input: &TargetInput<'_>) -> Option<Finding> {
    let find = |text: &str| -> Option<(usize, usize)> {
        let chars: Vec<(usize, char)> =
            text.char_indices().filter(|(_, c)| !c.is_whitespace()).take(2000).collect();
        for len in RUN..=40.min(chars.len() / 2) {
            for at in 0..=chars.len() - 2 * len {
                let letters =
                    chars[at..at + len].iter().all(|(_, c)| crate::summary::terms::is_spaceless(*c));
                if letters && (0..len).all(|i| chars[at + i].1 == chars[at + len + i].1) {
                    let last = chars[at + 2 * len - 1];
                    return Some((chars[at].0, last.0 + last.1.len_utf8()));
                }
            }
        }
        None
    };
    if !input.text.chars().any(crate::summary::terms::is_spaceless) {
        return None;
    }
    let (start, end) = find(input.text)?;
    if find(&input.source.text).is_some() {
        return None;
    }
    let mut found = finding("repetition", Severity::Minor, "These characters stand twice in a row.");
    found.category = Category::Fluency;
    found.target = target_span(input.text, start, end);
    Some(found)
}
