//! A stream of text as lines, without the model's thinking aloud.

/// Splits a stream of text into lines as it comes and leaves out `<think>…</think>`.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    /// Text that may still turn out to be a mark.
    held: String,
    thinking: bool,
}

/// A piece of a line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// More of the line.
    Text(String),
    /// The line is over.
    End,
}

const OPEN: &str = "<think>";
const CLOSE: &str = "</think>";

impl Lines {
    /// Takes more text and gives the pieces that are certain.
    pub(crate) fn push(&mut self, text: &str) -> Vec<Piece> {
        self.held.push_str(text);
        let mut pieces = Vec::new();
        loop {
            let mark = if self.thinking { CLOSE } else { OPEN };
            if let Some(at) = self.held.find(mark) {
                let before: String = self.held.drain(..at + mark.len()).collect();
                if !self.thinking {
                    split(&before[..at], &mut pieces);
                }
                self.thinking = !self.thinking;
                continue;
            }
            // A carriage return may be the first half of a line break.
            let keep = partial_suffix(&self.held, mark).max(usize::from(self.held.ends_with('\r')));
            let certain: String = self.held.drain(..self.held.len() - keep).collect();
            if !self.thinking {
                split(&certain, &mut pieces);
            }
            return pieces;
        }
    }

    /// What is still held when the stream ended.
    pub(crate) fn finish(&mut self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let rest = std::mem::take(&mut self.held);
        if !self.thinking {
            split(rest.trim_end_matches('\r'), &mut pieces);
        }
        pieces
    }
}

/// The length in bytes of the longest end of the text that begins the mark.
fn partial_suffix(text: &str, mark: &str) -> usize {
    (1..mark.len()).rev().find(|n| text.ends_with(&mark[..*n])).unwrap_or(0)
}

fn split(text: &str, into: &mut Vec<Piece>) {
    let mut rest = text;
    while let Some(at) = rest.find('\n') {
        let line = rest[..at].trim_end_matches('\r');
        if !line.is_empty() {
            into.push(Piece::Text(line.to_owned()));
        }
        into.push(Piece::End);
        rest = &rest[at + 1..];
    }
    if !rest.is_empty() {
        into.push(Piece::Text(rest.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(chunks: &[&str]) -> Vec<String> {
        let mut lines = Lines::default();
        let mut out = vec![String::new()];
        let mut take = |pieces: Vec<Piece>| {
            for piece in pieces {
                match piece {
                    Piece::Text(t) => out.last_mut().unwrap().push_str(&t),
                    Piece::End => out.push(String::new()),
                }
            }
        };
        for chunk in chunks {
            let pieces = lines.push(chunk);
            take(pieces);
        }
        let pieces = lines.finish();
        take(pieces);
        out.into_iter().filter(|l| !l.is_empty()).collect()
    }

    #[test]
    fn lines_come_out_whole_however_they_are_cut() {
        let text = "<think>let me\nsee</think>\nfirst <b\r\nsecond Привет\n";
        for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            assert_eq!(read(&[&text[..at], &text[at..]]), ["first <b", "second Привет"], "cut at {at}");
        }
        let single: Vec<String> = text.chars().map(String::from).collect();
        let single: Vec<&str> = single.iter().map(String::as_str).collect();
        assert_eq!(read(&single), ["first <b", "second Привет"]);
        assert_eq!(read(&["a <thi"]), ["a <thi"]);
        assert_eq!(read(&["<think>never ends"]), Vec::<String>::new());
    }
}
