//! Server-sent events from bytes, after the HTML standard's "Interpreting an event stream".
//!
//! One deliberate difference: an event whose closing blank line is missing at the end of the
//! stream is handed out too, because several servers leave that line away. Whether such an event
//! is whole is for the reader of its content to say.

use std::mem::take;

/// Largest event that is taken, in bytes.
pub(crate) const MAX_EVENT: usize = 8 << 20;

/// An event is larger than [`MAX_EVENT`].
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct EventTooLarge;

/// One event.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Event {
    /// The value of its last `event:` line.
    pub(crate) name: Vec<u8>,
    /// The values of its `data:` lines, joined by line feeds.
    pub(crate) data: Vec<u8>,
    has_data: bool,
}

/// Cuts bytes into events, however they were cut before.
#[derive(Debug, Default)]
pub(crate) struct SseDecoder {
    line: Vec<u8>,
    event: Event,
    after_cr: bool,
    past_first_line: bool,
}

impl SseDecoder {
    /// Takes the next bytes and adds the events that they complete to `out`.
    pub(crate) fn push(&mut self, mut bytes: &[u8], out: &mut Vec<Event>) -> Result<(), EventTooLarge> {
        while !bytes.is_empty() {
            if take(&mut self.after_cr) && bytes[0] == b'\n' {
                bytes = &bytes[1..];
                continue;
            }
            let end = bytes.iter().position(|b| matches!(b, b'\n' | b'\r'));
            let (part, rest) = match end {
                Some(at) => {
                    self.after_cr = bytes[at] == b'\r';
                    (&bytes[..at], &bytes[at + 1..])
                }
                None => (bytes, &[][..]),
            };
            if self.line.len() + self.event.data.len() + part.len() > MAX_EVENT {
                return Err(EventTooLarge);
            }
            self.line.extend_from_slice(part);
            if end.is_some() {
                self.end_line(out);
            }
            bytes = rest;
        }
        Ok(())
    }

    /// The stream has ended: hands out what is left.
    pub(crate) fn finish(&mut self, out: &mut Vec<Event>) {
        if !self.line.is_empty() {
            self.end_line(out);
        }
        self.dispatch(out);
    }

    fn end_line(&mut self, out: &mut Vec<Event>) {
        let line = take(&mut self.line);
        let mut line = line.as_slice();
        if !self.past_first_line {
            self.past_first_line = true;
            line = line.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(line);
        }
        if line.is_empty() {
            self.dispatch(out);
            return;
        }
        let (field, value) = match line.iter().position(|b| *b == b':') {
            Some(at) => (&line[..at], &line[at + 1..]),
            None => (line, &[][..]),
        };
        let value = value.strip_prefix(b" ").unwrap_or(value);
        match field {
            b"data" => {
                if self.event.has_data {
                    self.event.data.push(b'\n');
                }
                self.event.has_data = true;
                self.event.data.extend_from_slice(value);
            }
            b"event" => self.event.name = value.to_vec(),
            // Comments, ids, retry times and unknown fields say nothing about an answer.
            _ => {}
        }
    }

    fn dispatch(&mut self, out: &mut Vec<Event>) {
        let event = take(&mut self.event);
        if event.has_data {
            out.push(event);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Decodes the bytes cut into pieces of every size, which must all give the same.
    fn check(stream: &[u8], expect: &[(&str, &str)]) {
        for size in 1..=stream.len().max(1) {
            let mut decoder = SseDecoder::default();
            let mut out = Vec::new();
            for piece in stream.chunks(size) {
                decoder.push(piece, &mut out).unwrap();
            }
            decoder.finish(&mut out);
            let got: Vec<_> = out
                .iter()
                .map(|e| (String::from_utf8_lossy(&e.name), String::from_utf8_lossy(&e.data)))
                .collect();
            let expect: Vec<_> = expect.iter().map(|(n, d)| ((*n).into(), (*d).into())).collect();
            assert_eq!(got, expect, "pieces of {size}: {:?}", String::from_utf8_lossy(stream));
        }
    }

    #[test]
    fn streams_are_cut_into_events() {
        check(b"", &[]);
        check(b"data: one\n\ndata: two\n\n", &[("", "one"), ("", "two")]);
        check(b"data:one\r\n\r\ndata:two\r\n\r\n", &[("", "one"), ("", "two")]);
        check(b"data: one\r\rdata: two\r\r", &[("", "one"), ("", "two")]);
        check(b"data: a\r\ndata: b\n\rdata: c", &[("", "a\nb"), ("", "c")]);
        check("\u{FEFF}data: one\n\n".as_bytes(), &[("", "one")]);
        check("data: \u{FEFF}one\n\n".as_bytes(), &[("", "\u{FEFF}one")]);
        check(b": hello\n\n:\n\ndata: one\n: more\n\n", &[("", "one")]);
        check(b"event: error\ndata: {}\n\ndata: x\n\n", &[("error", "{}"), ("", "x")]);
        check(b"data:  two spaces\n\n", &[("", " two spaces")]);
        check(b"data\n\ndata\ndata\n\n", &[("", ""), ("", "\n")]);
        check(b"id: 1\nretry: 5\ndata: x", &[("", "x")]);
        check(b"event: lonely\n\n", &[]);
        check(b"data: one\n", &[("", "one")]);
        check(
            "data: \u{43F}\u{440}\u{1F600}\u{4E2D}\n\n".as_bytes(),
            &[("", "\u{43F}\u{440}\u{1F600}\u{4E2D}")],
        );
        check(b"\n\n\ndata: x\n\n\n\n", &[("", "x")]);
        check(b"database: x\n\n", &[]);
    }

    #[test]
    fn an_event_without_end_is_refused() {
        let mut decoder = SseDecoder::default();
        let piece = vec![b'x'; 1 << 20];
        let mut out = Vec::new();
        decoder.push(b"data: ", &mut out).unwrap();
        let taken = (0..100).take_while(|_| decoder.push(&piece, &mut out).is_ok()).count();
        assert_eq!(taken, 7);
        assert!(out.is_empty());
    }
}
