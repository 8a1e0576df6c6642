//! Lines and paragraphs: the units within which sentences are looked for.

use std::ops::Range;

use super::marks::{is_bullet, is_closer, is_dash, mark};

/// Whether the character ends a line.
pub(super) fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The stretches of a text that no sentence crosses, trimmed, none empty.
///
/// A line break parts two units unless the line before is plainly unfinished and the next one
/// goes on in lower case, as in a paragraph with hard line ends.
pub(super) fn units(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut breaks = 0;
    for line in lines(text) {
        let trimmed = trim(text, line.clone());
        if trimmed.is_empty() {
            breaks += 1;
            continue;
        }
        let joined = match out.last_mut() {
            Some(last) if continues(&text[last.clone()], &text[trimmed.clone()], breaks > 0) => {
                last.end = trimmed.end;
                true
            }
            _ => false,
        };
        if !joined {
            out.push(trimmed);
        }
        breaks = 0;
    }
    out
}

fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let rest = &text[start..];
        let line = if let Some(at) = rest.find(is_line_break) {
            // A carriage return and the line feed behind it are one line end.
            let pair = rest[at..].starts_with("\r\n");
            let width = if pair { 2 } else { rest[at..].chars().next().map_or(1, char::len_utf8) };
            let line = start..start + at;
            start += at + width;
            line
        } else {
            done = true;
            start..text.len()
        };
        Some(line)
    })
}

/// Whether `next` goes on with the sentence that `before` left open.
fn continues(before: &str, next: &str, blank_between: bool) -> bool {
    let Some(first) = next.chars().next() else { return true };
    // A mark that slipped onto a line of its own belongs to the line before.
    if mark(first).is_some() && next.chars().all(|c| mark(c).is_some() || is_closer(c)) {
        return true;
    }
    if mark(first).is_some() && next[first.len_utf8()..].starts_with(char::is_whitespace) {
        return true;
    }
    if blank_between {
        return false;
    }
    let open = before
        .chars()
        .rev()
        .find(|c| !is_closer(*c))
        .is_some_and(|c| mark(c).is_none() && !matches!(c, ':' | '：' | ';'));
    open && first.is_lowercase() && !starts_item(next)
}

/// Whether the line begins like an item of a list: a bullet, a dash, a number or letter with a
/// mark behind it.
pub(super) fn starts_item(line: &str) -> bool {
    let mut chars = line.trim_start_matches('(').chars();
    let Some(first) = chars.next() else { return false };
    if is_bullet(first) || (is_dash(first) && chars.clone().next().is_some_and(char::is_whitespace)) {
        return true;
    }
    if !first.is_alphanumeric() {
        return false;
    }
    let rest = line.trim_start_matches('(').trim_start_matches(char::is_alphanumeric);
    let width = line.trim_start_matches('(').len() - rest.len();
    width <= 4
        && rest.starts_with([')', '.'])
        && rest.chars().nth(1).is_none_or(|c| c.is_whitespace() || c == ')')
}

/// The range without white space at either end; empty where there is nothing else.
pub(super) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    if start == range.end {
        return start..start;
    }
    start..start + part.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_units_unless_a_sentence_goes_on() {
        let check = |text: &str, want: &[&str]| {
            let got: Vec<&str> = units(text).into_iter().map(|r| &text[r]).collect();
            assert_eq!(got, want, "{text:?}");
        };
        check("", &[]);
        check(" \n\t\r\n ", &[]);
        check("One.\nTwo.", &["One.", "Two."]);
        check("A cold\nnight in town", &["A cold\nnight in town"]);
        check("A cold\n\nnight in town", &["A cold", "night in town"]);
        check("Items:\nfirst", &["Items:", "first"]);
        check("take these\n- one\n- two", &["take these", "- one", "- two"]);
        check("for pricing\n.\nNext", &["for pricing\n.", "Next"]);
        check("one\r\nTwo\u{2029}Three", &["one", "Two", "Three"]);
    }
}
