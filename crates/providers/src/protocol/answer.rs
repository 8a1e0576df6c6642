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
use super::sse::{Event, SseDecoder};
use super::turn::{Dialect, Fault, MAX_TEXT_MIB, Turn};
use crate::error::ProviderError;

/// Most bytes of one answer, framing included, in MiB. A token costs some 300 bytes of framing.
const MAX_RAW_MIB: u32 = 128;
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
            match self.dialect.event(&event.name, data, &mut self.turn) {
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
            match self.dialect.event(b"", &data, &mut self.turn) {
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
            let mut answer = Answer::new(
                Context::without_text(&endpoint, None),
                crate::protocol::openai_chat::dialect(),
                false,
            );
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

    /// The body of a recorded answer.
    fn recorded(protocol: crate::protocol::Protocol, case: &str) -> Vec<u8> {
        let folder = format!("{}/../../tests/fixtures/cassettes", env!("CARGO_MANIFEST_DIR"));
        let bytes = std::fs::read(format!("{folder}/{}/{case}.http", protocol.info().id)).unwrap();
        let head = bytes.windows(4).position(|w| w == b"\r\n\r\n").unwrap();
        bytes[head + 4..].to_vec()
    }

    fn play(wire: &crate::protocol::ChatWire, pieces: &[&[u8]]) -> (String, Result<(), ProviderError>) {
        let endpoint = Endpoint::parse("example.com").unwrap();
        let context = Context::without_text(&endpoint, None);
        let mut answer = Answer::new(context, (wire.dialect)(), wire.by_lines);
        let mut out = Vec::new();
        let mut ended = Ok(false);
        for piece in pieces {
            if let Ok(false) = ended {
                ended = answer.push(piece, &mut out);
            }
        }
        let ended = ended.and_then(|done| if done { Ok(()) } else { answer.end(&mut out) });
        let text = out.iter().filter_map(|event| match event {
            ChatEvent::Delta(text) => Some(text.as_str()),
            _ => None,
        });
        (text.collect(), ended)
    }

    /// Every protocol, its recorded stream cut at every byte: pieces of any size give the same
    /// text, and an answer that is not whole is never taken for one.
    #[test]
    fn recorded_streams_may_be_cut_anywhere() {
        for info in crate::protocol::PROTOCOLS {
            let Some(wire) = crate::protocol::chat_wire(info.protocol) else { continue };
            let bytes = recorded(info.protocol, "stream");
            let (whole, ended) = play(wire, &[&bytes]);
            assert_eq!(ended, Ok(()), "{}", info.id);
            assert!(whole.ends_with('.'), "{}: {whole}", info.id);
            let one_by_one: Vec<&[u8]> = bytes.chunks(1).collect();
            assert_eq!(play(wire, &one_by_one), (whole.clone(), Ok(())), "{}", info.id);
            for at in 0..=bytes.len() {
                let (first, second) = bytes.split_at(at);
                assert_eq!(play(wire, &[first, second]), (whole.clone(), Ok(())), "{} at {at}", info.id);
                let (text, ended) = play(wire, &[first]);
                assert!(whole.starts_with(&text), "{} at {at}: {text}", info.id);
                match ended {
                    Ok(()) => assert_eq!(text, whole, "{} at {at}: whole, but not all of it", info.id),
                    Err(error) => assert_eq!(error, ProviderError::CutOff, "{} at {at}", info.id),
                }
            }
        }
    }

    /// What was seen of real servers, and what must not pass for an answer.
    #[test]
    fn oddities_of_servers_are_survived() {
        use crate::protocol::Protocol::{Anthropic, Gemini, Ollama, OpenAiChat, OpenAiResponses};
        let sse = |events: &[&str]| events.iter().map(|e| format!("data: {e}\n\n")).collect::<String>();
        let check = |protocol, body: String, text: &str, ended: Result<(), &str>| {
            let wire = crate::protocol::chat_wire(protocol).unwrap();
            let (got, end) = play(wire, &[body.as_bytes()]);
            assert_eq!(got, text, "{body}");
            assert_eq!(end.as_ref().map_err(ProviderError::code).copied(), ended, "{body}");
        };
        let a = |text: &str| {
            format!(r#"{{"type":"content_block_delta","delta":{{"type":"text_delta","text":"{text}"}}}}"#)
        };
        let stop =
            r#"{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":3}}"#;
        let close = r#"{"type":"message_stop"}"#;
        // A stream that begins in the middle, its first token half a character.
        let begin = r#"{"type":"content_block_start","content_block":{"type":"text","text":"\ud83d"}}"#;
        check(Anthropic, sse(&[begin, &a("\\ude00 ok"), stop, close]), "\u{1F600} ok", Ok(()));
        check(Anthropic, sse(&[&a("x"), stop]), "x", Err("cut-off"));
        check(Anthropic, sse(&[&a("x"), close]), "x", Err("cut-off"));
        let tool = r#"{"type":"content_block_start","content_block":{"type":"tool_use","name":"t"}}"#;
        let thought = r#"{"type":"content_block_delta","delta":{"type":"thinking_delta","thinking":"no"}}"#;
        check(Anthropic, sse(&[tool, thought, &a("x"), r#"{"type":"ping"}"#, stop, close]), "x", Ok(()));
        let overloaded = r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#;
        check(Anthropic, sse(&[&a("x"), overloaded]), "x", Err("overloaded"));
        // Events without names, without numbers, and one that comes twice.
        let r =
            |n: &str, text: &str| format!(r#"{{"type":"response.output_text.delta"{n},"delta":"{text}"}}"#);
        let done = r#"{"type":"response.completed","response":{"status":"completed","error":null,"output":[],"usage":{"input_tokens":1,"output_tokens":2}}}"#;
        check(OpenAiResponses, sse(&[&r("", "a"), &r("", "a"), done]), "aa", Ok(()));
        let (one, two) = (r(",\"sequence_number\":1", "a"), r(",\"sequence_number\":2", "b"));
        check(OpenAiResponses, sse(&[&one, &one, &two, &one, done, "[DONE]"]), "ab", Ok(()));
        check(OpenAiResponses, sse(&[&one, "[DONE]"]), "a", Err("cut-off"));
        let named = "event: response.output_text.delta\ndata: {\"delta\":\"n\"}\n\nevent: response.completed\ndata: {\"response\":{}}\n\n";
        check(OpenAiResponses, named.to_owned(), "n", Ok(()));
        let failed = r#"{"type":"response.failed","response":{"status":"failed","error":{"code":"rate_limit_exceeded","message":"slow down"}}}"#;
        check(OpenAiResponses, sse(&[&one, failed]), "a", Err("rate-limited"));
        check(
            OpenAiResponses,
            sse(&[r#"{"type":"error","code":"server_error","message":"boom"}"#]),
            "",
            Err("server"),
        );
        // The whole text only in the closing event.
        let late = r#"{"type":"response.completed","response":{"status":"completed","output":[{"type":"reasoning"},{"type":"message","content":[{"type":"output_text","text":"late"}]}]}}"#;
        check(OpenAiResponses, sse(&[late]), "late", Ok(()));
        // Gemini ends with empty parts; thoughts are not the answer.
        let g =
            |part: &str, end: &str| format!(r#"{{"candidates":[{{"content":{{"parts":[{part}]}}{end}}}]}}"#);
        let text = g(r#"{"text":"hm","thought":true},{"text":"x"}"#, "");
        check(Gemini, sse(&[&text, &g("", r#","finishReason":"STOP""#)]), "x", Ok(()));
        check(Gemini, sse(&[&text]), "x", Err("cut-off"));
        check(Gemini, format!("[{text},\n{}]", g("", r#","finishReason":"STOP""#)), "x", Ok(()));
        check(
            Gemini,
            sse(&[&text, r#"{"error":{"code":503,"message":"busy","status":"UNAVAILABLE"}}"#]),
            "x",
            Err("overloaded"),
        );
        // Error codes as number and as text; an object spread over lines.
        check(OpenAiChat, sse(&[r#"{"error":{"message":"m","code":"429"}}"#]), "", Err("rate-limited"));
        check(Ollama, "{\n  \"error\": \"boom\"\n}\n".to_owned(), "", Err("server"));
        let line =
            |text: &str, end: &str| format!("{{\"message\":{{\"content\":\"{text}\"}},\"done\":{end}}}\n");
        check(Ollama, line("x", "false") + &line("", "true"), "x", Ok(()));
        check(Ollama, line("x", "false"), "x", Err("cut-off"));
        check(Ollama, line("x", "false") + "not json\n" + &line("", "true"), "x", Err("bad-answer"));
        check(Ollama, line("x", "false") + "{\"error\":\"an error was met\"}\n", "x", Err("server"));
        check(
            Ollama,
            r#"{"message":{"content":""},"done":true,"done_reason":"load"}"#.to_owned(),
            "",
            Err("overloaded"),
        );
    }

    #[test]
    fn reasons_have_the_same_meaning_everywhere() {
        use crate::protocol::FinishReason::{self, ContentFilter, Length, Stop};
        use crate::protocol::Protocol::{self, Anthropic, Gemini, Ollama, OpenAiResponses};
        let reason = |protocol: Protocol, body: &str| {
            let wire = crate::protocol::chat_wire(protocol).unwrap();
            let context = Context::without_text(&Endpoint::parse("example.com").unwrap(), None);
            let mut answer = Answer::new(context, (wire.dialect)(), wire.by_lines);
            let mut out = Vec::new();
            let ended = answer.push(body.as_bytes(), &mut out).unwrap();
            if !ended {
                answer.end(&mut out).unwrap();
            }
            match out.pop() {
                Some(ChatEvent::Finished { reason }) => reason,
                other => panic!("{other:?}"),
            }
        };
        let anthropic = |word: &str| {
            format!(
                "data: {{\"type\":\"message_delta\",\"delta\":{{\"stop_reason\":\"{word}\"}}}}\n\ndata: {{\"type\":\"message_stop\"}}\n\n"
            )
        };
        let gemini = |word: &str| format!("data: {{\"candidates\":[{{\"finishReason\":\"{word}\"}}]}}\n\n");
        let ollama = |word: &str| {
            format!("{{\"message\":{{\"content\":\"x\"}},\"done\":true,\"done_reason\":\"{word}\"}}\n")
        };
        let responses = |why: &str| {
            format!(
                "data: {{\"type\":\"response.incomplete\",\"response\":{{\"status\":\"incomplete\",\"incomplete_details\":{{\"reason\":\"{why}\"}}}}}}\n\n"
            )
        };
        let check = |protocol, body: String, expect: FinishReason| {
            assert_eq!(reason(protocol, &body), expect, "{body}");
        };
        check(Anthropic, anthropic("end_turn"), Stop);
        check(Anthropic, anthropic("max_tokens"), Length);
        check(Anthropic, anthropic("refusal"), ContentFilter);
        check(Anthropic, anthropic("tool_use"), FinishReason::Other("tool_use".to_owned()));
        for (word, expect) in
            [("STOP", Stop), ("MAX_TOKENS", Length), ("SAFETY", ContentFilter), ("RECITATION", ContentFilter)]
        {
            check(Gemini, gemini(word), expect);
        }
        check(
            Gemini,
            "data: {\"promptFeedback\":{\"blockReason\":\"PROHIBITED_CONTENT\"}}\n\n".to_owned(),
            ContentFilter,
        );
        check(Ollama, ollama("stop"), Stop);
        check(Ollama, ollama("length"), Length);
        check(OpenAiResponses, responses("max_output_tokens"), Length);
        check(OpenAiResponses, responses("content_filter"), ContentFilter);
        let refusal = "data: {\"type\":\"response.refusal.delta\",\"delta\":\"No\"}\n\ndata: {\"type\":\"response.completed\",\"response\":{\"status\":\"completed\"}}\n\n";
        check(OpenAiResponses, refusal.to_owned(), ContentFilter);
    }
}
