//! Words or phrases that stand twice in a row where the source does not repeat itself.

use crate::chars::{is_alphabetic, is_alphanumeric};
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
    let (own, theirs) = (words(input.text), words(&input.source.text));
    let said = |list: &[(usize, &str)], (start, _, len): (usize, usize, usize)| -> String {
        list[start..start + len].iter().map(|w| fold(w.1)).collect::<Vec<_>>().join(" ")
    };
    // What the source repeats itself ("Pago Pago") the target may repeat, in its own words too.
    let mut there: Vec<String> = repeated(&theirs).into_iter().map(|r| said(&theirs, r)).collect();
    let new: Vec<(usize, usize, usize)> = repeated(&own)
        .into_iter()
        .filter(|r| match there.iter().position(|t| *t == said(&own, *r)) {
            Some(at) => {
                there.swap_remove(at);
                false
            }
            None => true,
        })
        .filter(|r| r.2 > 1 || !excused(&own, *r, input.language.primary()))
        .collect();
    if new.len() <= there.len() {
        let quiet = new.is_empty() && there.is_empty();
        return if quiet { spaceless(input).into_iter().collect() } else { Vec::new() };
    }
    let (start, end, len) = new[0];
    let (first, last) = (own[start].0, own[end - 1]);
    let message =
        if len == 1 { "This word stands twice in a row." } else { "These words stand twice in a row." };
    let mut found = finding("repetition", Severity::Minor, message);
    found.category = Category::Fluency;
    found.target = target_span(input.text, first, last.0 + last.1.len());
    vec![found]
}

/// Whether a language may double this one word.
fn excused(own: &[(usize, &str)], (start, end, _): (usize, usize, usize), primary: &str) -> bool {
    let (one, two) = (own[start].1, own[end - 1].1);
    let word = fold(two);
    // At the start of a sentence only one of two would have a capital.
    let listed = || DOUBLES.iter().any(|(lang, words)| *lang == primary && words.contains(&word.as_str()));
    if word.is_empty() || (listed() && !(one == two && one.starts_with(char::is_uppercase))) {
        return true;
    }
    if !doubles_words(primary) {
        return false;
    }
    // Hindi, Indonesian and their like double for stress and number; only what carries a mark along is
    // a slip.
    let marked =
        one.ends_with(is_alphanumeric) && !word.starts_with(|c: char| c.is_ascii_digit()) && one != two;
    marked || (one.chars().all(is_alphabetic) && word.chars().count() <= 6)
}

/// Words with their byte offsets, marks included.
fn words(text: &str) -> Vec<(usize, &str)> {
    text.split_whitespace().map(|w| (w.as_ptr() as usize - text.as_ptr() as usize, w)).collect()
}

fn fold(word: &str) -> String {
    word.trim_matches(|c: char| !is_alphanumeric(c)).to_lowercase()
}

/// Words, each as a range and the length of what is repeated, that stand twice in a row; the shortest
/// first, and none within another.
fn repeated(words: &[(usize, &str)]) -> Vec<(usize, usize, usize)> {
    let folded: Vec<String> = words.iter().map(|w| fold(w.1)).collect();
    // A mark between them parts the two ("No, no"), unless the mark is repeated too.
    let joined = |a: usize, b: usize| words[a].1 == words[b].1 || words[a].1.ends_with(is_alphanumeric);
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for len in 1..=PHRASE.min(words.len() / 2) {
        for at in 0..=words.len() - 2 * len {
            let same = (0..len).all(|i| folded[at + i] == folded[at + len + i] && !folded[at + i].is_empty());
            let apart = found.iter().all(|(start, end, _)| at + 2 * len <= *start || *end <= at);
            if same && apart && joined(at + len - 1, at + 2 * len - 1) {
                found.push((at, at + 2 * len, len));
            }
        }
    }
    found
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
