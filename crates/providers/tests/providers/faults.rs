//! What goes wrong between here and a service, for every protocol alike.

use std::time::{Duration, SystemTime};

use diglot_providers::{Kind, PROTOCOLS, Protocol, ProtocolInfo, ProviderError, Timeouts};

use super::cassettes::{endpoint, translate};
use super::support::{CANARY, Server, Step, answer, ask, json, sse};

fn rows() -> impl Iterator<Item = &'static ProtocolInfo> {
    PROTOCOLS.iter().filter(|info| info.protocol != Protocol::Program)
}

/// The error of a call to a server that plays this.
async fn error_of(info: &ProtocolInfo, script: Vec<Step>) -> ProviderError {
    let server = Server::start(vec![script]).await;
    let mut endpoint = endpoint(&server, info.protocol);
    let limit = Duration::from_millis(300);
    endpoint.timeouts = Some(Timeouts { first: limit, idle: limit });
    let error = match info.kind {
        Kind::Llm => ask(&endpoint).await.last.expect_err(info.id),
        Kind::Mt => translate(&endpoint, &["The river rose.", "The town."]).await.expect_err(info.id),
    };
    let shown = format!("{error} {error:?} {:?} {:?}", error.hint(), error.args());
    assert!(!shown.contains("canary"), "{}: {shown}", info.id);
    assert!(!shown.contains("5d41402abc"), "{}: {shown}", info.id);
    assert!(error.hint().is_some_and(|hint| !hint.ends_with('.')), "{}: {shown}", info.id);
    error
}

#[tokio::test]
async fn every_fault_has_one_name_in_every_protocol() {
    let report = format!(r#"{{"error":{{"message":"it went wrong for {CANARY}"}}}}"#);
    let page = "<!doctype html><title>Sign in</title>";
    let later = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(3600));
    let endless = format!("{{\"a\":\"{}", "x".repeat(1000));
    let one = |bytes: Vec<u8>| vec![Step::Send(bytes)];
    let status = |line: &str, headers: &str| one(json(line, headers, &report));
    for info in rows() {
        let cases: Vec<(&str, Vec<Step>, &str)> = vec![
            ("400", status("400 Bad Request", ""), "bad-request"),
            ("401", status("401 Unauthorized", ""), "unauthorized"),
            ("403", status("403 Forbidden", ""), "unauthorized"),
            ("402", status("402 Payment Required", ""), "quota-spent"),
            ("404", status("404 Not Found", ""), "model-not-found"),
            (
                "404 page",
                one(answer("404 Not Found", "Content-Type: text/html\r\n", page.as_bytes())),
                "not-the-service",
            ),
            ("413", status("413 Too Large", ""), "prompt-too-long"),
            ("429", status("429 Too Many", "Retry-After: 3\r\n"), "rate-limited"),
            ("429 date", status("429 Too Many", &format!("Retry-After: {later}\r\n")), "rate-limited"),
            ("429 bare", status("429 Too Many", ""), "rate-limited"),
            ("500", status("500 Oops", ""), "server"),
            ("502", one(answer("502 Bad Gateway", "", page.as_bytes())), "server"),
            ("503", status("503 Busy", ""), "overloaded"),
            ("529", status("529 Overloaded", ""), "overloaded"),
            ("error in 200", status("200 OK", ""), "server"),
            (
                "captive portal",
                one(answer("200 OK", "Content-Type: text/html\r\n", page.as_bytes())),
                "not-the-service",
            ),
            ("portal as JSON", one(json("200 OK", "", page)), "not-the-service"),
            ("empty 200", one(json("200 OK", "", "")), "cut-off"),
            ("other JSON", one(json("200 OK", "", r#"{"ok":true}"#)), "bad-answer"),
            ("half of an object", one(json("200 OK", "", &endless)), "cut-off"),
            ("short body", one(json("200 OK", "Content-Length: 900\r\n", "{\"a\":")), "cut-off"),
            ("redirect", status("307 Moved", "Location: https://elsewhere.example/\r\n"), "redirected"),
            ("packed", one(json("200 OK", "Content-Encoding: zstd\r\n", "\u{28}\u{b5}")), "bad-answer"),
            ("silence", vec![Step::Hang], "timeout"),
            ("stall", vec![Step::Send(json("200 OK", "", "{")), Step::Hang], "timeout"),
            ("closed before the head", one(Vec::new()), "network"),
        ];
        for (name, script, expect) in cases {
            let error = error_of(info, script).await;
            assert_eq!(error.code(), expect, "{} {name}: {error}", info.id);
        }
        if info.kind == Kind::Llm {
            let stalled = vec![Step::Send(sse(b": ping\n\n")), Step::Hang];
            assert_eq!(error_of(info, stalled).await.code(), "timeout", "{}", info.id);
        }
    }
}

/// A packed answer that unpacks to far more than any answer is stopped on the way.
#[tokio::test]
async fn a_bomb_is_stopped() {
    use std::io::Write;
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(b"{\"a\":\"").unwrap();
    let piece = vec![b'x'; 1 << 20];
    for _ in 0..140 {
        packer.write_all(&piece).unwrap();
    }
    let bomb = packer.finish().unwrap();
    for protocol in [Protocol::OpenAiChat, Protocol::Gemini, Protocol::Ollama, Protocol::DeepL] {
        let info = protocol.info();
        let reply = answer("200 OK", "Content-Type: application/json\r\nContent-Encoding: gzip\r\n", &bomb);
        assert_eq!(error_of(info, vec![Step::Send(reply)]).await.code(), "too-large", "{}", info.id);
    }
}

#[tokio::test]
async fn another_number_of_texts_is_no_translation() {
    let check = async |protocol: Protocol, body: &str| {
        let error = error_of(protocol.info(), vec![Step::Send(json("200 OK", "", body))]).await;
        assert_eq!(error.code(), "bad-answer", "{protocol:?}");
    };
    check(Protocol::DeepL, r#"{"translations":[{"text":"one"}]}"#).await;
    check(Protocol::DeepL, r#"{"translations":[{"text":"1"},{"text":"2"},{"text":"3"}]}"#).await;
    check(Protocol::DeepL, r#"{"translations":[{"text":"1"},{"text":null}]}"#).await;
    check(Protocol::LibreTranslate, r#"{"translatedText":"one"}"#).await;
    check(Protocol::GoogleV2, r#"{"data":{"translations":[]}}"#).await;
    check(Protocol::GoogleV3, r#"{"translations":[{"translatedText":"one"}]}"#).await;
    check(Protocol::AzureTranslator, r#"[{"translations":[{"text":"one"}]}]"#).await;
    check(Protocol::ModernMt, r#"{"data":{"translation":"one"}}"#).await;
}
