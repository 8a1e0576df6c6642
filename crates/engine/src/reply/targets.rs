//! Translated segments, by the number in front of each.

use super::Lines;
use super::lines::Piece;

/// What was read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum TargetEvent {
    /// More text of a segment.
    Delta(u32, String),
    /// A segment is whole: its line ended.
    Done(u32, String),
    /// A segment whose text went on over further lines. What a model says behind its last segment,
    /// or on a line of its own about one, looks the same, so that nobody can tell what is whose.
    Spread(u32, String),
}

/// Reads `[number] text` lines from a stream of text. What stands before the first number is left
/// out; a line without a number goes on with the segment before.
#[derive(Debug, Default)]
pub(crate) struct TargetReader {
    lines: Lines,
    line: String,
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    id: u32,
    text: String,
    shown: usize,
    /// Lines that had text.
    lines: u32,
}

impl TargetReader {
    /// Takes more text.
    pub(crate) fn push(&mut self, text: &str) -> Vec<TargetEvent> {
        let pieces = self.lines.push(text);
        self.take(pieces)
    }

    /// The stream ended well.
    pub(crate) fn finish(&mut self) -> Vec<TargetEvent> {
        let mut pieces = self.lines.finish();
        pieces.push(Piece::End);
        let mut events = self.take(pieces);
        self.close(&mut events);
        events
    }

    /// The segment whose line had not ended when the stream broke off, with what arrived of it.
    pub(crate) fn unfinished(self) -> Option<(u32, String)> {
        let rest = self.line.trim().to_owned();
        match (self.open, read_number(&rest)) {
            (_, Start::Number(id, text)) => Some((id, text.trim().to_owned())),
            (Some(open), _) if is_dressing(&rest) => Some((open.id, open.text)),
            (Some(open), _) if !open.text.is_empty() || !rest.is_empty() => {
                Some((open.id, join(&open.text, &rest)))
            }
            _ => None,
        }
        .filter(|(_, text)| !text.is_empty())
    }

    fn take(&mut self, pieces: Vec<Piece>) -> Vec<TargetEvent> {
        let mut events = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => {
                    self.line.push_str(&text);
                    self.show(&mut events);
                }
                Piece::End => {
                    let line = std::mem::take(&mut self.line);
                    match read_number(line.trim()) {
                        Start::Number(id, text) => {
                            if self.open.as_ref().is_none_or(|o| o.id != id || !o.text.is_empty()) {
                                self.close(&mut events);
                                self.open = Some(Open { id, text: String::new(), shown: 0, lines: 0 });
                            }
                            if let Some(open) = &mut self.open {
                                open.text = text.trim().to_owned();
                                open.lines += u32::from(!open.text.is_empty());
                            }
                        }
                        Start::Undecided | Start::Text => {
                            if let Some(open) = self.open.as_mut().filter(|_| !is_dressing(&line)) {
                                open.lines += u32::from(!line.trim().is_empty());
                                open.text = join(&open.text, line.trim());
                            }
                        }
                    }
                }
            }
        }
        events
    }

    /// Shows what is certain of the line being written.
    fn show(&mut self, events: &mut Vec<TargetEvent>) {
        let line = self.line.trim_start();
        match read_number(line) {
            Start::Undecided => {}
            Start::Number(id, text) => {
                let text = text.trim().to_owned();
                if self.open.as_ref().is_none_or(|o| o.id != id || !o.text.is_empty()) {
                    self.close(events);
                    self.open = Some(Open { id, text: String::new(), shown: 0, lines: 0 });
                }
                if let Some(open) = &mut self.open
                    && let Some(more) = text.get(open.shown..).filter(|m| !m.is_empty())
                {
                    events.push(TargetEvent::Delta(id, more.to_owned()));
                    open.shown = text.len();
                }
            }
            // A line that may still turn out to be a fence or a mark is not shown before it ends.
            Start::Text if may_be_dressing(line) => {}
            Start::Text => {
                if let Some(open) = &mut self.open {
                    let text = join(&open.text, line.trim_end());
                    if let Some(more) = text.get(open.shown..).filter(|m| !m.is_empty()) {
                        events.push(TargetEvent::Delta(open.id, more.to_owned()));
                        open.shown = text.len();
                    }
                }
            }
        }
    }

    fn close(&mut self, events: &mut Vec<TargetEvent>) {
        if let Some(open) = self.open.take()
            && !open.text.is_empty()
        {
            let whole = if open.lines > 1 { TargetEvent::Spread } else { TargetEvent::Done };
            events.push(whole(open.id, open.text));
        }
    }
}

/// Whether what is there of a line may yet become a fence or a mark.
fn may_be_dressing(line: &str) -> bool {
    line.starts_with('`')
        || "data-".starts_with(&line.to_ascii_lowercase())
        || line.to_ascii_lowercase().starts_with("data-")
}

enum Start<'a> {
    /// It may still become a number.
    Undecided,
    /// A number and what follows it.
    Number(u32, &'a str),
    /// No number.
    Text,
}

fn read_number(line: &str) -> Start<'_> {
    let Some(inside) = line.strip_prefix('[') else {
        return if line.is_empty() { Start::Undecided } else { Start::Text };
    };
    match inside.find(']') {
        Some(at) => {
            inside[..at].trim().parse().map_or(Start::Text, |id| Start::Number(id, &inside[at + 1..]))
        }
        None if inside.len() <= 8 && inside.chars().all(|c| c.is_ascii_digit() || c == ' ') => {
            Start::Undecided
        }
        None => Start::Text,
    }
}

fn join(a: &str, b: &str) -> String {
    if a.is_empty() || b.is_empty() { format!("{a}{b}") } else { format!("{a} {b}") }
}

/// Whether a text holds the mark of a data block, in whatever case a model read it back.
pub(crate) fn has_mark(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    lower.match_indices("data-").any(|(at, found)| {
        let behind = lower[at + found.len()..].bytes();
        behind.take_while(u8::is_ascii_hexdigit).count() >= 16
    })
}

/// Whether characters were spoilt on the way: there are more marks for a broken character than in
/// the source.
pub(crate) fn is_damaged(text: &str, source: &str) -> bool {
    let broken = |text: &str| text.matches(char::REPLACEMENT_CHARACTER).count();
    broken(text) > broken(source)
}

/// Whether a line is no text but what a model puts around it: a fence, or the mark of the block.
fn is_dressing(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("```") || (has_mark(line) && line.split_whitespace().count() == 1)
}

/// The translation in the answer to a request for one segment alone: without the number, the
/// fence, the quotation marks or the thinking that a model may put around it.
pub(crate) fn clean_single(answer: &str, source: &str) -> String {
    let mut lines = Lines::default();
    let mut pieces = lines.push(answer);
    pieces.extend(lines.finish());
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(t) => text.push_str(&t),
            Piece::End => text.push('\n'),
        }
    }
    let kept = text.lines().filter(|l| !is_dressing(l)).map(str::trim);
    let separator = if source.contains('\n') { "\n" } else { " " };
    let joined = kept.filter(|l| !l.is_empty()).collect::<Vec<_>>().join(separator);
    let mut text = joined.trim();
    if let Start::Number(_, rest) = read_number(text) {
        text = rest.trim();
    }
    for (open, close) in [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('「', '」')] {
        if !source.trim_start().starts_with(['"', '“', '„', '«', '「', '‘', '\''])
            && let Some(inner) = text.strip_prefix(open).and_then(|t| t.strip_suffix(close))
            && !inner.contains([open, close])
        {
            text = inner.trim();
        }
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(u32, String)> {
        let mut whole = Vec::new();
        for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            let mut reader = TargetReader::default();
            let mut events = reader.push(&text[..at]);
            events.extend(reader.push(&text[at..]));
            events.extend(reader.finish());
            let mut shown = std::collections::HashMap::<u32, String>::new();
            let mut targets = Vec::new();
            for event in events {
                match event {
                    TargetEvent::Delta(id, t) => shown.entry(id).or_default().push_str(&t),
                    TargetEvent::Done(id, text) | TargetEvent::Spread(id, text) => {
                        let seen = shown.remove(&id).unwrap_or_default();
                        assert!(text.starts_with(&seen), "{seen:?} began {text:?}, cut at {at}");
                        targets.push((id, text));
                    }
                }
            }
            if at == 0 {
                whole = targets;
            } else {
                assert_eq!(targets, whole, "cut at {at}");
            }
        }
        whole
    }

    #[test]
    fn segments_are_read_by_their_numbers() {
        let check = |text: &str, want: &[(u32, &str)]| {
            let got = read(text);
            let got: Vec<(u32, &str)> = got.iter().map(|(id, t)| (*id, t.as_str())).collect();
            assert_eq!(got, want, "{text:?}");
        };
        check("[1] Eins.\n[2] Zwei.\n", &[(1, "Eins."), (2, "Zwei.")]);
        check("Sure! Here it is:\n\n[4] 四。\r\n[5]五。", &[(4, "四。"), (5, "五。")]);
        check("[1] Eins\nund mehr.\n\n[2] Zwei", &[(1, "Eins und mehr."), (2, "Zwei")]);
        check("[3] [sic] ja", &[(3, "[sic] ja")]);
        check("[1] a\n[1] b", &[(1, "a"), (1, "b")]);
        check("[7]\nText below", &[(7, "Text below")]);
        check("```\n[1] a\n[2] b\n```", &[(1, "a"), (2, "b")]);
        check("[1] a\nDATA-90e5ce5440c7434c8be8541c989ac834\n", &[(1, "a")]);
        check("[1] a\nDatabase and more", &[(1, "a Database and more")]);
        check("no numbers at all", &[]);
        check("<think>[1] x</think>[1] да", &[(1, "да")]);
    }

    #[test]
    fn a_segment_over_several_lines_is_no_certain_one() {
        let check = |text: &str, want: &[u32]| {
            let mut reader = TargetReader::default();
            let mut events = reader.push(text);
            events.extend(reader.finish());
            let spread = |e: &TargetEvent| match e {
                TargetEvent::Spread(id, _) => Some(*id),
                _ => None,
            };
            assert_eq!(events.iter().filter_map(spread).collect::<Vec<_>>(), want, "{text:?}");
        };
        check("[1] Eins.\n[2] Zwei.\n", &[]);
        check("[1] Eins.\n\n[2] Zwei.\n```\n", &[]);
        check("[7]\nText below", &[]);
        check("[1] Eins.\n[2] Zwei.\n\nThe capital of Brazil is Brasília.", &[2]);
        check("[1] Eins.\nund mehr.\n[2] Zwei.", &[1]);
    }

    #[test]
    fn what_broke_off_is_told_apart() {
        let check = |text: &str, want: Option<(u32, &str)>| {
            let mut reader = TargetReader::default();
            let _ = reader.push(text);
            assert_eq!(reader.unfinished(), want.map(|(id, t)| (id, t.to_owned())), "{text:?}");
        };
        check("[1] Eins.\n[2] Zw", Some((2, "Zw")));
        check("[1] Eins.\n", Some((1, "Eins.")));
        check("[1] Eins.\n[", Some((1, "Eins. [")));
        check("Sure", None);
        check("", None);
    }

    #[test]
    fn a_single_answer_is_undressed() {
        let check = |answer: &str, source: &str, want: &str| {
            assert_eq!(clean_single(answer, source), want, "{answer:?}");
        };
        check("  Hallo Welt. \n", "Hello world.", "Hallo Welt.");
        check("\"Hallo Welt.\"", "Hello world.", "Hallo Welt.");
        check("„Hallo“", "“Hello”", "„Hallo“");
        check("[3] Hallo", "Hello", "Hallo");
        check("```\nHallo\n```", "Hello", "Hallo");
        check("<think>hm</think>\n\nHallo", "Hello", "Hallo");
        let mark = "DATA-90e5ce5440c7434c8be8541c989ac834";
        check(&format!("{mark}\nHallo\n{mark}"), "Hello", "Hallo");
        assert!(
            has_mark(&format!("Es heißt „{}“", mark.to_lowercase())) && !has_mark("DATA-driven, Data-Faced")
        );
        check("Ein\nZwei", "One\nTwo", "Ein\nZwei");
    }
}
