//! Newline-delimited JSON from bytes: one line, one object.

use super::sse::{EventTooLarge, MAX_EVENT};

/// Cuts bytes into lines, however they were cut before. A byte order mark at the start and white
/// space around a line are taken off; empty lines are left out.
#[derive(Debug, Default)]
pub(crate) struct LineDecoder {
    line: Vec<u8>,
}

impl LineDecoder {
    /// Takes the next bytes and adds the lines that they complete to `out`.
    pub(crate) fn push(&mut self, bytes: &[u8], out: &mut Vec<Vec<u8>>) -> Result<(), EventTooLarge> {
        let mut rest = bytes;
        while let Some(at) = rest.iter().position(|b| matches!(b, b'\n' | b'\r')) {
            self.line.extend_from_slice(&rest[..at]);
            self.finish(out);
            rest = &rest[at + 1..];
        }
        self.line.extend_from_slice(rest);
        if self.line.len() > MAX_EVENT { Err(EventTooLarge) } else { Ok(()) }
    }

    /// The stream has ended: hands out what is left.
    pub(crate) fn finish(&mut self, out: &mut Vec<Vec<u8>>) {
        let line = std::mem::take(&mut self.line);
        let bare = line.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&line).trim_ascii();
        if !bare.is_empty() {
            out.push(bare.to_vec());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_however_they_are_cut() {
        let stream = "\u{FEFF}{\"a\":\"\u{1F600}\"}\r\n\r\n  {\"b\":1}\r{\"c\":2}\n\n{\"d\":3}".as_bytes();
        for size in 1..=stream.len() {
            let (mut decoder, mut out) = (LineDecoder::default(), Vec::new());
            for piece in stream.chunks(size) {
                decoder.push(piece, &mut out).unwrap();
            }
            decoder.finish(&mut out);
            let lines: Vec<String> = out.into_iter().map(|l| String::from_utf8(l).unwrap()).collect();
            assert_eq!(lines, ["{\"a\":\"\u{1F600}\"}", "{\"b\":1}", "{\"c\":2}", "{\"d\":3}"], "{size}");
        }
    }

    #[test]
    fn a_line_without_end_is_stopped() {
        let mut decoder = LineDecoder::default();
        assert_eq!(decoder.push(&vec![b'x'; MAX_EVENT + 1], &mut Vec::new()), Err(EventTooLarge));
    }
}
