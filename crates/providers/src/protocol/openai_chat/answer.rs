//! Bytes of an answer, turned into events. No socket, no clock: the same bytes give the same.
//!
//! When is an answer whole? The service must have given a reason to stop. The closing `[DONE]`
//! alone is no reason: a gateway sends it too when the model behind it went away. The one
//! exception are servers that never name reasons: if no chunk so much as had a `finish_reason`
//! key, `[DONE]` after some text counts as `Stop`, since it cannot be the result of a cut.

use super::super::joiner::{Joiner, RawText};
use super::super::sse::{Event, SseDecoder};
use super::super::{ChatEvent, FinishReason};
use super::failure::{Context, Failure};
use super::wire::{Choice, Chunk, Reason, chunk};
use crate::error::ProviderError;

/// Most bytes of one answer, framing included, in MiB. A token costs some 300 bytes of framing.
const MAX_RAW_MIB: u32 = 128;
/// Most text of one answer, in MiB.
const MAX_TEXT_MIB: u32 = 8;

/// How the answer is written.
enum Form {
    /// Not known before the first byte that is no white space.
    Unknown,
    /// Server-sent events.
    Events(SseDecoder),
    /// One JSON object: the server does not stream.
    Whole(Vec<u8>),
}

/// An answer so far.
pub(super) struct Answer {
    context: Context,
    form: Form,
    joiner: Joiner,
    raw_bytes: usize,
    text_bytes: usize,
    reason: Option<FinishReason>,
    knows_reasons: bool,
    refused: bool,
    usage: Option<(u32, u32)>,
    seen_event: bool,
}

impl Answer {
    pub(super) fn new(context: Context) -> Self {
        Self {
            context,
            form: Form::Unknown,
            joiner: Joiner::default(),
            raw_bytes: 0,
            text_bytes: 0,
            reason: None,
            knows_reasons: false,
            refused: false,
            usage: None,
            seen_event: false,
        }
    }

    /// Whether the model has given its reason to stop; usage may still follow.
    pub(super) fn has_finished(&self) -> bool {
        self.reason.is_some()
    }

    /// Whether an event came since the last call of this.
    pub(super) fn take_seen_event(&mut self) -> bool {
        std::mem::take(&mut self.seen_event)
    }

    /// Takes the next bytes. `Ok(true)` once the answer is at its end.
    pub(super) fn push(&mut self, bytes: &[u8], out: &mut Vec<ChatEvent>) -> Result<bool, ProviderError> {
        self.raw_bytes += bytes.len();
        if self.raw_bytes > (MAX_RAW_MIB as usize) << 20 {
            return Err(ProviderError::TooLarge { limit_mib: MAX_RAW_MIB });
        }
        if matches!(self.form, Form::Unknown) {
            match bytes.trim_ascii_start().first() {
                None => return Ok(false),
                Some(b'<') => return Err(self.context.not_the_service()),
                Some(b'{' | b'[') => self.form = Form::Whole(Vec::new()),
                Some(_) => self.form = Form::Events(SseDecoder::default()),
            }
        }
        let mut events = Vec::new();
        match &mut self.form {
            Form::Events(decoder) => {
                let fits = decoder.push(bytes, &mut events);
                let ended = self.take_events(events, out, false)?;
                fits.map_err(|_| ProviderError::TooLarge { limit_mib: MAX_TEXT_MIB })?;
                Ok(ended)
            }
            Form::Whole(body) => {
                body.extend_from_slice(bytes);
                self.seen_event = true;
                Ok(false)
            }
            Form::Unknown => Ok(false),
        }
    }

    /// No more bytes will come: everything that is left, then `Finished`, or why it is not whole.
    pub(super) fn end(&mut self, out: &mut Vec<ChatEvent>) -> Result<(), ProviderError> {
        let mut events = Vec::new();
        match std::mem::replace(&mut self.form, Form::Unknown) {
            Form::Events(mut decoder) => {
                decoder.finish(&mut events);
                if self.take_events(events, out, true)? {
                    return Ok(());
                }
            }
            Form::Whole(body) => {
                let body = body.trim_ascii();
                let Some(whole) = chunk(body) else {
                    let closed = body.ends_with(b"}") || body.ends_with(b"]");
                    let what = "it is JSON of another kind";
                    return Err(if closed {
                        ProviderError::BadAnswer { what }
                    } else {
                        ProviderError::CutOff
                    });
                };
                if whole.choices.is_none() && whole.error.is_none() {
                    return Err(self.unknown_object(body));
                }
                self.take_chunk(whole, out)?;
            }
            Form::Unknown => {}
        }
        match self.reason.take() {
            Some(reason) => self.close(reason, out),
            None => Err(ProviderError::CutOff),
        }
    }

    /// A JSON object without choices: perhaps an error report in another dress.
    fn unknown_object(&self, body: &[u8]) -> ProviderError {
        let value: serde_json::Value = serde_json::from_slice(body).unwrap_or_default();
        if ["message", "detail"].iter().any(|name| value.get(name).is_some()) {
            return Failure::from_value(&value).into_error(&self.context);
        }
        ProviderError::BadAnswer { what: "it has no choices" }
    }

    /// Takes events; `Ok(true)` once the closing one was among them. `last` says that the stream
    /// has ended, so that an unreadable event is one that was cut.
    fn take_events(
        &mut self,
        events: Vec<Event>,
        out: &mut Vec<ChatEvent>,
        last: bool,
    ) -> Result<bool, ProviderError> {
        for event in events {
            let data = event.data.trim_ascii();
            self.seen_event |= !data.is_empty();
            if data == b"[DONE]" {
                return self.done(out).map(|()| true);
            }
            if data.is_empty() {
                continue;
            }
            if event.name == b"error" {
                let value = serde_json::from_str(&String::from_utf8_lossy(data)).unwrap_or_default();
                return Err(Failure::from_value(&value).into_error(&self.context));
            }
            match chunk(data) {
                Some(chunk) => self.take_chunk(chunk, out)?,
                // After the reason to stop, only the usage can have been cut.
                None if last && self.reason.is_some() => {}
                None if last => return Err(ProviderError::CutOff),
                None => return Err(ProviderError::BadAnswer { what: "an event is not JSON" }),
            }
        }
        Ok(false)
    }

    fn take_chunk(&mut self, chunk: Chunk, out: &mut Vec<ChatEvent>) -> Result<(), ProviderError> {
        if let Some(error) = chunk.error.filter(|error| !error.is_null()) {
            let report = serde_json::json!({ "error": error });
            return Err(Failure::from_value(&report).into_error(&self.context));
        }
        self.usage = chunk.usage.and_then(|usage| usage.counts()).or(self.usage);
        let Some(Choice { delta, message, finish_reason }) = chunk.choices.into_iter().flatten().next()
        else {
            return Ok(());
        };
        let message = delta.or(message).unwrap_or_default();
        if let Some(RawText(bytes)) = message.content {
            let text = self.joiner.push(&bytes);
            self.deliver(text, out)?;
        }
        self.refused |= message.refusal.is_some_and(|RawText(bytes)| !bytes.is_empty());
        if let Reason::Told(reason) = finish_reason {
            self.knows_reasons = true;
            let reason = reason.map(RawText::into_text).unwrap_or_default();
            // Some servers send an empty reason for "not yet".
            if !reason.is_empty() && self.reason.is_none() {
                self.reason = Some(reason_of(&reason));
            }
        }
        Ok(())
    }

    fn deliver(&mut self, text: String, out: &mut Vec<ChatEvent>) -> Result<(), ProviderError> {
        self.text_bytes += text.len();
        if self.text_bytes > (MAX_TEXT_MIB as usize) << 20 {
            return Err(ProviderError::TooLarge { limit_mib: MAX_TEXT_MIB });
        }
        if !text.is_empty() {
            out.push(ChatEvent::Delta(text));
        }
        Ok(())
    }

    /// `[DONE]`.
    fn done(&mut self, out: &mut Vec<ChatEvent>) -> Result<(), ProviderError> {
        match self.reason.take() {
            Some(reason) => self.close(reason, out),
            None if !self.knows_reasons && self.text_bytes > 0 => self.close(FinishReason::Stop, out),
            None => Err(ProviderError::CutOff),
        }
    }

    fn close(&mut self, reason: FinishReason, out: &mut Vec<ChatEvent>) -> Result<(), ProviderError> {
        // Half a character at the end of a whole answer is the model's own; at the end of a cut
        // answer it is the cut's, and is not delivered at all.
        let left = self.joiner.finish();
        self.deliver(left, out)?;
        if let Some((input, output)) = self.usage {
            out.push(ChatEvent::Usage { input, output });
        }
        let reason = if self.refused { FinishReason::ContentFilter } else { reason };
        out.push(ChatEvent::Finished { reason });
        Ok(())
    }
}

/// The reason in this crate's words. Besides OpenAI's own: Together's `eos`, Mistral's
/// `model_length`, and those of gateways that pass other vendors' words on.
fn reason_of(reason: &str) -> FinishReason {
    match reason.to_ascii_lowercase().as_str() {
        "stop" | "eos" | "eos_token" | "end_turn" | "stop_sequence" | "complete" | "completed" => {
            FinishReason::Stop
        }
        "length" | "max_tokens" | "model_length" | "max_output_tokens" => FinishReason::Length,
        "content_filter" | "content-filter" | "safety" | "sensitive" | "refusal" | "prohibited_content" => {
            FinishReason::ContentFilter
        }
        _ => FinishReason::Other(reason.chars().filter(|c| !c.is_control()).take(40).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::endpoint::Endpoint;

    const STREAM: &str = "data: {\"choices\":[{\"delta\":{\"content\":\"\u{43F}\u{1F600}\\ud83d\"},\
        \"finish_reason\":null}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"\\ude00\"},\
        \"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":1}}\r\n\r\ndata: [DONE]\n\n";

    /// Whatever comes, there is no panic, and nothing follows the end.
    #[test]
    fn spoilt_streams_end_in_order() {
        let endpoint = Endpoint::parse("example.com").unwrap();
        // Knuth's MMIX generator: the same streams on every run.
        let mut state = 1_u64;
        let mut random = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        };
        let mut whole = 0;
        for _ in 0..20_000 {
            let mut bytes = STREAM.as_bytes().to_vec();
            for _ in 0..random(4) {
                let at = random(bytes.len());
                match random(3) {
                    0 => bytes[at] = random(256) as u8,
                    1 => drop(bytes.drain(at..(at + random(9)).min(bytes.len()))),
                    _ => bytes.insert(at, b"{}[]\",:\n\\u<"[random(11)]),
                }
            }
            let mut answer = Answer::new(Context::without_text(&endpoint, None));
            let mut out = Vec::new();
            let mut ended = Ok(false);
            let mut rest = bytes.as_slice();
            while let (Ok(false), false) = (&ended, rest.is_empty()) {
                let (piece, later) = rest.split_at(1 + random(rest.len()));
                ended = answer.push(piece, &mut out);
                rest = later;
            }
            let ended = ended.and_then(|done| if done { Ok(()) } else { answer.end(&mut out) });
            let finished = out.iter().filter(|event| matches!(event, ChatEvent::Finished { .. })).count();
            assert_eq!(finished, usize::from(ended.is_ok()), "{:?}", String::from_utf8_lossy(&bytes));
            assert!(ended.is_err() || matches!(out.last(), Some(ChatEvent::Finished { .. })));
            whole += finished;
        }
        assert!(whole > 5_000, "a quarter of them is not spoilt at all");
    }
}
