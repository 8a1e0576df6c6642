//! Bytes of an answer, turned into events. No socket, no clock: the same bytes give the same.
//!
//! When is an answer whole? The service must have given a reason to stop, and where the protocol
//! closes with an event of its own, that too. OpenAI's closing `[DONE]` alone is no reason: a
//! gateway sends it too when the model behind it went away. The one exception are servers that
//! never name reasons: if no chunk so much as had a `finish_reason` key, `[DONE]` after some text
//! counts as `Stop`, since it cannot be the result of a cut.

use super::ChatEvent;
use super::failure::{Context, Failure};
use super::lines::LineDecoder;
use super::repeats::Repeats;
use super::sse::{Event, SseDecoder};
use super::turn::{Dialect, Fault, MAX_TEXT_MIB, Turn};
use crate::error::ProviderError;

/// Most bytes of one answer, framing included, in MiB. A token costs some 300 bytes of framing, so
/// that this is some 200,000 tokens: more than any model writes in one answer.
const MAX_RAW_MIB: u32 = 64;
/// Most bytes of an answer that comes as one value, in MiB.
const MAX_WHOLE_MIB: u32 = 16;
/// Most lines of one pretty-printed object where one line an object was expected.
const MAX_OBJECT_LINES: usize = 200;

/// How the answer is written.
enum Form {
    /// Not known before the first byte that is no white space.
    Unknown,
    /// Server-sent events.
    Events(SseDecoder),
    /// One JSON object a line; with it the lines of an object that is spread over several.
    Lines(LineDecoder, Vec<u8>, usize),
    /// One JSON value: the server does not stream.
    Whole(Vec<u8>),
}

/// An answer so far.
pub(super) struct Answer {
    context: Context,
    dialect: Box<dyn Dialect>,
    by_lines: bool,
    form: Form,
    turn: Turn,
    raw_bytes: usize,
    seen_event: bool,
    repeats: Repeats,
}

impl Answer {
    /// `by_lines` says that the protocol streams one object a line.
    pub(super) fn new(context: Context, dialect: Box<dyn Dialect>, by_lines: bool) -> Self {
        Self {
            context,
            dialect,
            by_lines,
            form: Form::Unknown,
            turn: Turn::default(),
            raw_bytes: 0,
            seen_event: false,
            repeats: Repeats::default(),
        }
    }

    /// Whether the model has given its reason to stop; usage may still follow.
    pub(super) fn has_finished(&self) -> bool {
        self.turn.has_reason()
    }

    /// Whether an event came since the last call of this.
    pub(super) fn take_seen_event(&mut self) -> bool {
        std::mem::take(&mut self.seen_event)
    }

    /// Takes the next bytes. `Ok(true)` once the answer is at its end.
    pub(super) fn push(&mut self, bytes: &[u8], out: &mut Vec<ChatEvent>) -> Result<bool, ProviderError> {
        let step = self.push_bytes(bytes);
        out.extend(self.turn.take_events());
        step
    }

    /// No more bytes will come: everything that is left, then `Finished`, or why it is not whole.
    pub(super) fn end(&mut self, out: &mut Vec<ChatEvent>) -> Result<(), ProviderError> {
        let step = self.end_bytes();
        out.extend(self.turn.take_events());
        step
    }

    fn push_bytes(&mut self, bytes: &[u8]) -> Result<bool, ProviderError> {
        self.raw_bytes += bytes.len();
        if self.raw_bytes > (MAX_RAW_MIB as usize) << 20 {
            return Err(ProviderError::TooLarge { limit_mib: MAX_RAW_MIB });
        }
        if matches!(self.form, Form::Unknown) {
            match bytes.trim_ascii_start().first() {
                None => return Ok(false),
                Some(b'<') => return Err(self.context.not_the_service()),
                Some(b'{') if self.by_lines => {
                    self.form = Form::Lines(LineDecoder::default(), Vec::new(), 0);
                }
                Some(b'{' | b'[') => self.form = Form::Whole(Vec::new()),
                Some(_) => self.form = Form::Events(SseDecoder::default()),
            }
        }
        let too_large = ProviderError::TooLarge { limit_mib: MAX_TEXT_MIB };
        match &mut self.form {
            Form::Events(decoder) => {
                let mut events = Vec::new();
                let fits = decoder.push(bytes, &mut events);
                let ended = self.take_events(events, false)?;
                fits.map_err(|_| too_large)?;
                Ok(ended)
            }
            Form::Lines(decoder, ..) => {
                let mut lines = Vec::new();
                let fits = decoder.push(bytes, &mut lines);
                let ended = self.take_lines(lines)?;
                fits.map_err(|_| too_large)?;
                Ok(ended)
            }
            Form::Whole(body) => {
                body.extend_from_slice(bytes);
                if body.len() > (MAX_WHOLE_MIB as usize) << 20 {
                    return Err(ProviderError::TooLarge { limit_mib: MAX_WHOLE_MIB });
                }
                self.seen_event = true;
                Ok(false)
            }
            Form::Unknown => Ok(false),
        }
    }

    fn end_bytes(&mut self) -> Result<(), ProviderError> {
        let mut must_be_closed = self.dialect.has_closing_event();
        match std::mem::replace(&mut self.form, Form::Unknown) {
            Form::Events(mut decoder) => {
                let mut events = Vec::new();
                decoder.finish(&mut events);
                if self.take_events(events, true)? {
                    return Ok(());
                }
            }
            Form::Lines(mut decoder, held, lines_held) => {
                let mut lines = Vec::new();
                decoder.finish(&mut lines);
                self.form = Form::Lines(decoder, held, lines_held);
                if self.take_lines(lines)? {
                    return Ok(());
                }
                if let Form::Lines(_, held, _) = &self.form
                    && !held.is_empty()
                    && !self.turn.has_reason()
                {
                    return Err(unreadable(held));
                }
            }
            Form::Whole(body) => {
                let body = body.trim_ascii();
                match self.dialect.whole(body, &mut self.turn) {
                    Err(Fault::Unreadable) => return Err(self.unknown_object(body)),
                    taken => self.check(taken)?,
                }
                must_be_closed = false;
            }
            Form::Unknown => {}
        }
        if must_be_closed && !self.turn.closed {
            return Err(ProviderError::CutOff);
        }
        let closed = self.turn.close();
        if self.check(closed)? { Ok(()) } else { Err(ProviderError::CutOff) }
    }

    /// JSON of another kind: perhaps an error report in another dress, perhaps the half of one.
    fn unknown_object(&self, body: &[u8]) -> ProviderError {
        let Some(value) = super::wire::any::<serde_json::Value>(body) else { return unreadable(body) };
        if ["error", "message", "detail"].iter().any(|name| value.get(name).is_some_and(|v| !v.is_null())) {
            return Failure::from_value(&value).into_error(&self.context);
        }
        ProviderError::BadAnswer { what: "it is JSON of another kind" }
    }

    /// Takes events; `Ok(true)` once the closing one was among them. `last` says that the stream
    /// has ended, so that an unreadable event is one that was cut.
    fn take_events(&mut self, events: Vec<Event>, last: bool) -> Result<bool, ProviderError> {
        for event in events {
            let data = event.data.trim_ascii();
            self.seen_event |= !data.is_empty();
            if data == b"[DONE]" {
                return self.done().map(|()| true);
            }
            if data.is_empty() {
                continue;
            }
            if event.name == b"error" {
                let value = serde_json::from_str(&String::from_utf8_lossy(data)).unwrap_or_default();
                return Err(Failure::from_value(&value).into_error(&self.context));
            }
            if self.repeats.is_repeat(data) {
                continue;
            }
            let (before, had_reason) = (self.turn.letters(), self.turn.has_reason());
            let taken = self.dialect.event(&event.name, data, &mut self.turn);
            self.repeats.took(data, self.turn.letters() - before);
            if !had_reason && self.turn.has_reason() && self.repeats.all_twice() {
                return Err(ProviderError::BadAnswer { what: "every piece of it came twice" });
            }
            match taken {
                // After the reason to stop, only the usage can have been cut.
                Err(Fault::Unreadable) if last && self.turn.has_reason() => {}
                Err(Fault::Unreadable) if last => return Err(ProviderError::CutOff),
                Err(Fault::Unreadable) => {
                    return Err(ProviderError::BadAnswer { what: "an event is not what the protocol says" });
                }
                taken => self.check(taken)?,
            }
            if self.turn.closed {
                let closed = self.turn.close();
                return if self.check(closed)? { Ok(true) } else { Err(ProviderError::CutOff) };
            }
        }
        Ok(false)
    }

    fn take_lines(&mut self, lines: Vec<Vec<u8>>) -> Result<bool, ProviderError> {
        for line in lines {
            self.seen_event = true;
            let Form::Lines(_, held, count) = &mut self.form else { return Ok(false) };
            let spread = !held.is_empty();
            if spread {
                held.push(b'\n');
                held.extend_from_slice(&line);
            }
            let data = if spread { std::mem::take(held) } else { line };
            if self.repeats.is_repeat(&data) {
                continue;
            }
            let (before, had_reason) = (self.turn.letters(), self.turn.has_reason());
            let taken = self.dialect.event(b"", &data, &mut self.turn);
            self.repeats.took(&data, self.turn.letters() - before);
            if !had_reason && self.turn.has_reason() && self.repeats.all_twice() {
                return Err(ProviderError::BadAnswer { what: "every piece of it came twice" });
            }
            match taken {
                Err(Fault::Unreadable) if *count < MAX_OBJECT_LINES => {
                    (*held, *count) = (data, *count + 1);
                    continue;
                }
                Err(Fault::Unreadable) => return Err(self.unknown_object(&data)),
                taken => {
                    *count = 0;
                    self.check(taken)?;
                }
            }
            if self.turn.closed {
                let closed = self.turn.close();
                return if self.check(closed)? { Ok(true) } else { Err(ProviderError::CutOff) };
            }
        }
        Ok(false)
    }

    /// `[DONE]`.
    fn done(&mut self) -> Result<(), ProviderError> {
        if self.dialect.has_closing_event() && !self.turn.closed {
            return Err(ProviderError::CutOff);
        }
        if self.dialect.done_is_enough() && !self.turn.knows_reasons && self.turn.has_text() {
            self.turn.stop(super::FinishReason::Stop);
        }
        let closed = self.turn.close();
        if self.check(closed)? { Ok(()) } else { Err(ProviderError::CutOff) }
    }

    /// A fault as an error of this crate.
    fn check<T>(&self, taken: Result<T, Fault>) -> Result<T, ProviderError> {
        taken.map_err(|fault| match fault {
            Fault::Unreadable => ProviderError::BadAnswer { what: "it is not what the protocol says" },
            Fault::Reported(report) => Failure::from_value(&report).into_error(&self.context),
            Fault::TooLarge => ProviderError::TooLarge { limit_mib: MAX_TEXT_MIB },
        })
    }
}

/// A value that is no JSON of the protocol: cut, or something else.
fn unreadable(body: &[u8]) -> ProviderError {
    if super::wire::is_cut(body) {
        ProviderError::CutOff
    } else {
        ProviderError::BadAnswer { what: "it is JSON of another kind" }
    }
}

#[cfg(test)]
mod tests;
