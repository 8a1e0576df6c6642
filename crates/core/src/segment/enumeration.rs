//! Lists that were run into one line: `1. The first item 2. The second item`.

use std::ops::Range;

use super::marks::mark;

/// A label at the head of a list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Label {
    /// Byte offset of its first character.
    start: usize,
    /// Byte offset behind its last mark.
    end: usize,
    /// 1 for `1`, `a`, `i`; 2 for `2`, `b`, `ii`; …
    number: u32,
    /// How it is written.
    style: Style,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counter {
    Digits,
    Letters,
    Capitals,
    Roman,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Style {
    counter: Counter,
    opened: bool,
    bulleted: bool,
    /// `.`, `)` or `.)`.
    tail: &'static str,
}

/// The labels inside a line at which the next item of a run-in list begins, as byte ranges.
///
/// A list is two or more labels of one style that count up by one, the first of them at the start
/// of the line or of a sentence (`ends` holds the sentence ends found so far, ascending).
pub(super) fn item_labels(line: &str, ends: &[usize]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    // The last label of each list that was begun, and whether a cut before its first label is due
    // once a second one shows that it is a list.
    let mut open: Vec<(Label, bool)> = Vec::new();
    let mut behind_mark = true;
    let mut ends = ends.iter().copied().peekable();
    let mut sentence_start = 0;
    let mut after_space = true;
    for (at, c) in line.char_indices() {
        let word_starts = after_space && !c.is_whitespace();
        let opens_clause = behind_mark;
        after_space = c.is_whitespace();
        if !after_space {
            behind_mark = mark(c).is_some();
        }
        if !word_starts {
            continue;
        }
        while let Some(end) = ends.next_if(|e| *e <= at) {
            sentence_start = end;
        }
        let opens_sentence = at - sentence_start < 8 && line[sentence_start..at].trim().is_empty();
        for label in labels(line, at) {
            let next_of =
                |(last, _): &&mut (Label, bool)| last.style == label.style && last.number + 1 == label.number;
            if let Some((last, due)) = open.iter_mut().find(next_of) {
                if std::mem::take(due) {
                    out.push(last.start..last.end);
                }
                *last = label;
                out.push(label.start..label.end);
                break;
            }
            if (opens_sentence || opens_clause) && open.len() < 16 {
                open.push((label, !opens_sentence));
            }
        }
    }
    out.sort_unstable_by_key(|label| label.start);
    out
}

/// The readings of the label that begins at `at`: `i)` is a Roman one and the letter i.
fn labels(line: &str, at: usize) -> impl Iterator<Item = Label> {
    let rest = &line[at..];
    let unbulleted = rest.strip_prefix(['•', '⁃', '‣', '◦', '▪']).map(str::trim_start);
    let bulleted = unbulleted.is_some();
    let rest = unbulleted.unwrap_or(rest);
    let unopened = rest.strip_prefix('(');
    let opened = unopened.is_some();
    let rest = unopened.unwrap_or(rest);
    let width = rest.bytes().take(6).take_while(u8::is_ascii_alphanumeric).count();
    let (body, behind) = rest.split_at(width);
    let tail = [".)", ")", "."].into_iter().find(|t| behind.starts_with(t)).filter(|t| !opened || *t == ")");
    let spaced = tail.is_some_and(|t| {
        behind[t.len()..].chars().next().is_some_and(|c| c.is_whitespace() || !c.is_ascii())
    });
    let readings = match tail {
        Some(tail) if spaced && (1..=5).contains(&width) => {
            let style = |counter| Style { counter, opened, bulleted, tail };
            let end = at + (line[at..].len() - behind.len()) + tail.len();
            let label = |counter, number: Option<u32>| {
                number.map(|number| Label { start: at, end, number, style: style(counter) })
            };
            [
                label(Counter::Digits, if width <= 3 { body.parse().ok() } else { None }),
                // A single capital with a dot is somebody's initial far more often than a label.
                label(Counter::Capitals, if tail == "." { None } else { letter(body, b'A') }),
                label(Counter::Letters, letter(body, b'a')),
                label(Counter::Roman, if tail == "." { None } else { roman(body) }),
            ]
        }
        _ => [None; 4],
    };
    readings.into_iter().flatten()
}

fn letter(body: &str, first: u8) -> Option<u32> {
    match body.as_bytes() {
        [b] if (first..first + 26).contains(b) => Some(u32::from(b - first) + 1),
        _ => None,
    }
}

fn roman(body: &str) -> Option<u32> {
    const LOW: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    LOW.iter().zip(1..).find(|(text, _)| **text == body).map(|(_, number)| number)
}
