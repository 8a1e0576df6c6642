//! Server messages made fit to be shown: short, on one line, without the key and without the text.

use crate::secret::Secret;

/// Longest server message that is kept, in characters.
const MAX_CHARS: usize = 300;
/// Shortest run of the key's characters that counts as a leak. Services echo keys in part
/// (`sk-ab***yz`); runs shorter than this do not help anybody to use the key.
const KEY_RUN: usize = 8;
/// Shortest run of the sent text that counts as an echo, in characters.
const TEXT_RUN: usize = 32;

/// The message as it may be shown and logged: without the `secrets`, and without `sent`, which are the texts of the request.
pub(crate) fn shown_message(message: &str, secrets: &[Secret], sent: &[&str]) -> String {
    let mut line = String::new();
    for word in message.chars().take(4096).collect::<String>().split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().filter(|c| !c.is_control() && !is_bidi_mark(*c)));
    }
    for secret in secrets {
        line = without_runs_of(&line, secret.expose().trim());
    }
    if echoes(&line, sent) {
        return "(the service repeated the text it was sent)".to_owned();
    }
    // Messages are clauses inside a sentence of this crate's.
    if line.ends_with('.') && !line.ends_with("..") {
        line.pop();
    }
    if line.chars().count() > MAX_CHARS {
        line = line.chars().take(MAX_CHARS - 1).collect();
        line.push('…');
    }
    line
}

/// Marks that turn the direction of a line around: they could hide what a message says.
fn is_bidi_mark(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Replaces every run of at least [`KEY_RUN`] bytes that also occurs in the key. What is shorter
/// than that is no key: it is a word (`v2`, `true`) in an extra header.
fn without_runs_of(line: &str, key: &str) -> String {
    if key.len() < KEY_RUN || !key.is_ascii() {
        return line.to_owned();
    }
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let hit = (KEY_RUN..=key.len().min(rest.len()))
            .take_while(|n| rest.is_char_boundary(*n) && key.contains(&rest[..*n]))
            .last();
        if let Some(n) = hit {
            out.push_str("[key]");
            rest = &rest[n..];
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}

/// Whether a long run of the line stands in one of the texts, spaces taken as equal.
fn echoes(line: &str, sent: &[&str]) -> bool {
    let starts: Vec<usize> = line.char_indices().map(|(at, _)| at).chain([line.len()]).collect();
    let runs: Vec<&str> =
        starts.iter().zip(starts.iter().skip(TEXT_RUN)).map(|(a, b)| &line[*a..*b]).collect();
    if runs.is_empty() {
        return false;
    }
    sent.iter().any(|text| {
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        runs.iter().any(|run| flat.contains(run))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_made_fit_to_show() {
        let secrets = ["sk-canary-0123456789", "team-blue-77", "v2"].map(|s| Secret::new(s.to_owned()));
        let article = "The river rose by two metres on Tuesday,\nand the lower town was closed to cars.";
        let check = |message: &str, expect: &str| {
            assert_eq!(shown_message(message, &secrets, &[article]), expect);
        };
        check("Incorrect API key provided: sk-canary-0123456789.", "Incorrect API key provided: [key]");
        check("key sk-canary-0123***", "key [key]***");
        check("key ***y-0123456789", "key ***[key]");
        check("  two\n\n lines\tand\u{7} a bell ", "two lines and a bell");
        check("ключ sk-canary-0123456789 неверен", "ключ [key] неверен");
        check(
            "bad input: metres on Tuesday, and the lower town was closed",
            "(the service repeated the text it was sent)",
        );
        check("the lower town", "the lower town");
        check("team-blue-77 may not use v2", "[key] may not use v2");
        let long = "x".repeat(1000);
        assert_eq!(shown_message(&long, &secrets, &[article]).chars().count(), MAX_CHARS);
    }
}
