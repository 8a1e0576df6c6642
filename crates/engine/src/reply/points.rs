//! Points of a summary, with the numbers of the sentences they rest on.

use std::collections::HashSet;

use super::Lines;
use super::lines::Piece;

/// A point as the model wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ParsedPoint {
    /// Its text without list marks and numbers in brackets.
    pub(crate) text: String,
    /// The numbers in brackets, as given, each once.
    pub(crate) cited: Vec<u32>,
}

/// What was read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum PointEvent {
    /// More text of a point.
    Delta(usize, String),
    /// A point is whole.
    Done(usize, ParsedPoint),
    /// What the deltas of this row showed was no point after all.
    Emptied(usize),
}

/// Reads points from a stream of text.
#[derive(Debug)]
pub(crate) struct PointReader {
    lines: Lines,
    line: String,
    shown: usize,
    done: usize,
    /// The points so far: small models say the same thing again and again.
    said: HashSet<String>,
    most: usize,
    is_echo: fn(&str) -> bool,
}

impl PointReader {
    /// A reader that takes at most so many points, ignores what follows, and leaves out what
    /// `is_echo` says is our own prompt, read back.
    pub(crate) fn new(most: usize, is_echo: fn(&str) -> bool) -> Self {
        Self {
            lines: Lines::default(),
            line: String::new(),
            shown: 0,
            done: 0,
            said: HashSet::new(),
            most,
            is_echo,
        }
    }

    /// Takes more text.
    pub(crate) fn push(&mut self, text: &str) -> Vec<PointEvent> {
        let pieces = self.lines.push(text);
        self.take(pieces)
    }

    /// The stream ended well: the last line counts even without a line break.
    pub(crate) fn finish(&mut self) -> Vec<PointEvent> {
        let mut pieces = self.lines.finish();
        pieces.push(Piece::End);
        self.take(pieces)
    }

    fn take(&mut self, pieces: Vec<Piece>) -> Vec<PointEvent> {
        let mut events = Vec::new();
        for piece in pieces {
            if self.done >= self.most {
                break;
            }
            match piece {
                Piece::Text(text) => {
                    self.line.push_str(&text);
                    let (clean, _) = read_line(&self.line, false);
                    if let Some(more) = clean.get(self.shown..).filter(|m| !m.is_empty()) {
                        events.push(PointEvent::Delta(self.done, more.to_owned()));
                        self.shown = clean.len();
                    }
                }
                Piece::End => {
                    let line = std::mem::take(&mut self.line);
                    let (text, cited) = read_line(&line, true);
                    if is_point(&line, &text, &cited)
                        && !(self.is_echo)(&text)
                        && self.said.insert(text.to_lowercase())
                    {
                        events.push(PointEvent::Done(self.done, ParsedPoint { text, cited }));
                        self.done += 1;
                    } else if self.shown > 0 {
                        events.push(PointEvent::Emptied(self.done));
                    }
                    self.shown = 0;
                }
            }
        }
        events
    }
}

/// Whether a line is a point and not a heading, an introduction or an ornament.
fn is_point(line: &str, text: &str, cited: &[u32]) -> bool {
    if !text.chars().any(char::is_alphanumeric) {
        return false;
    }
    let line = line.trim();
    if !cited.is_empty() {
        return true;
    }
    let heading = line.starts_with('#') || (line.starts_with("**") && line.ends_with("**"));
    let introduction = line.ends_with(':') || line.ends_with('：') || line.ends_with(":**");
    !heading && !introduction
}

/// The text and the cited numbers of a line. While the line is still being written (`whole` false)
/// only what later text cannot change is given.
fn read_line(line: &str, whole: bool) -> (String, Vec<u32>) {
    let Some(mut rest) = without_list_mark(line, whole) else {
        return (String::new(), Vec::new());
    };
    let mut text = String::new();
    let mut cited: Vec<u32> = Vec::new();
    while let Some(open) = rest.find(['[', '【']) {
        text.push_str(&rest[..open]);
        let opening = rest[open..].chars().next().map_or(1, char::len_utf8);
        let Some(close) = rest[open..].find([']', '】']) else {
            if whole {
                text.push_str(&rest[open..]);
            }
            rest = "";
            break;
        };
        let inside = &rest[open + opening..open + close];
        let closing = rest[open + close..].chars().next().map_or(1, char::len_utf8);
        if let Some(numbers) = numbers(inside) {
            text.truncate(text.trim_end().len());
            for n in numbers {
                if !cited.contains(&n) {
                    cited.push(n);
                }
            }
        } else {
            text.push_str(&rest[open..open + close + closing]);
        }
        rest = &rest[open + close + closing..];
    }
    text.push_str(rest);
    let text = text.replace("**", "");
    let text = text.trim_start().trim_end_matches(|c: char| c.is_whitespace() || (!whole && c == '*'));
    (text.to_owned(), cited)
}

/// The line without a bullet or number in front; `None` while that cannot be told yet.
fn without_list_mark(line: &str, whole: bool) -> Option<&str> {
    let line = line.trim_start();
    let body = line.trim_start_matches(['-', '*', '•', '–', '—', '·', '▪', '●', '>']);
    let body = if body.len() < line.len() { body.trim_start() } else { body };
    let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = &body[digits..];
    if !whole && (body.is_empty() || after.is_empty() || (digits > 0 && digits <= 2 && after.len() < 2)) {
        return None;
    }
    if (1..=2).contains(&digits)
        && let Some(text) = after.strip_prefix(['.', ')', '、', '．'])
        && (text.starts_with(char::is_whitespace) || after.starts_with('、'))
    {
        return Some(text.trim_start());
    }
    Some(body)
}

/// Numbers in brackets: `3`, `3, 7`, `3-5`; `None` where anything else stands there.
fn numbers(inside: &str) -> Option<Vec<u32>> {
    let mut out = Vec::new();
    for part in inside.split([',', ';', '，', '、', '·']) {
        let mut ends = part.split(['-', '–', '—']).map(|n| n.trim().parse::<u32>().ok());
        match (ends.next()?, ends.next(), ends.next()) {
            (Some(n), None, _) => out.push(n),
            (Some(a), Some(Some(b)), None) if a <= b && b - a <= 50 => out.extend(a..=b),
            _ => return None,
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, most: usize) -> Vec<(String, Vec<u32>)> {
        let mut whole = Vec::new();
        // Every way to cut the stream in two must read the same, and what was shown while
        // streaming must be the beginning of what came out.
        for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            let mut reader = PointReader::new(most, |text| text.contains("DATA-"));
            let mut events = reader.push(&text[..at]);
            events.extend(reader.push(&text[at..]));
            events.extend(reader.finish());
            let mut shown = String::new();
            let mut points = Vec::new();
            for event in events {
                match event {
                    PointEvent::Delta(_, t) => shown.push_str(&t),
                    PointEvent::Emptied(_) => shown.clear(),
                    PointEvent::Done(index, point) => {
                        assert_eq!(index, points.len());
                        assert!(
                            point.text.starts_with(&shown),
                            "{shown:?} began {:?}, cut at {at}",
                            point.text
                        );
                        shown.clear();
                        points.push((point.text, point.cited));
                    }
                }
            }
            if at == 0 {
                whole = points;
            } else {
                assert_eq!(points, whole, "cut at {at}");
            }
        }
        whole
    }

    #[test]
    fn points_are_read_from_many_hands() {
        let check = |text: &str, want: &[(&str, &[u32])]| {
            let got = read(text, 4);
            let got: Vec<(&str, &[u32])> = got.iter().map(|(t, n)| (t.as_str(), n.as_slice())).collect();
            assert_eq!(got, want, "{text:?}");
        };
        check("- One thing. [3]\n- Another. [4][5]", &[("One thing.", &[3]), ("Another.", &[4, 5])]);
        check(
            "Here are the points:\n\n1. One [1, 2]\n2) Two [3-5]\n",
            &[("One", &[1, 2]), ("Two", &[3, 4, 5])],
        );
        check("**Summary**\n* **Bold** start [7].", &[("Bold start.", &[7])]);
        check("2024 was hot [2]\n14 members came [3]", &[("2024 was hot", &[2]), ("14 members came", &[3])]);
        check("He said [sic] so [4]", &[("He said [sic] so", &[4])]);
        check("没有编号。\n第二点【3】。", &[("没有编号。", &[]), ("第二点。", &[3])]);
        check("---\n\n", &[]);
        check("a [1]\nb [2]\nc [3]\nd [4]\ne [5]", &[("a", &[1]), ("b", &[2]), ("c", &[3]), ("d", &[4])]);
        check("DATA-12\n- It is told between DATA-12 lines.\n- yes [2]\nDATA-12", &[("yes", &[2])]);
        check(
            "[3] Numbers first.\n[3] Numbers first.\n[4] Then another.",
            &[("Numbers first.", &[3]), ("Then another.", &[4])],
        );
        check("broken [3", &[("broken [3", &[])]);
        check("<think>- no [1]</think>\n- yes [2]", &[("yes", &[2])]);
    }
}
