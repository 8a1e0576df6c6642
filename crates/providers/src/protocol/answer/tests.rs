//! Streams of every protocol, whole, cut and odd.

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
    let stop = r#"{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":3}}"#;
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
    let r = |n: &str, text: &str| format!(r#"{{"type":"response.output_text.delta"{n},"delta":"{text}"}}"#);
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
    let g = |part: &str, end: &str| format!(r#"{{"candidates":[{{"content":{{"parts":[{part}]}}{end}}}]}}"#);
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
    let line = |text: &str, end: &str| format!("{{\"message\":{{\"content\":\"{text}\"}},\"done\":{end}}}\n");
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
