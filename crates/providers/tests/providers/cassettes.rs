//! Recorded answers of every protocol, played by a scripted server.

use std::path::PathBuf;
use std::time::Duration;

use diglot_providers::{
    Endpoint, FinishReason, Kind, PROTOCOLS, Protocol, ProtocolInfo, ProviderError, TextBatch, Translated,
    translate_texts,
};
use tokio_util::sync::CancellationToken;

use super::support::{CANARY, Server, ask, client, key};

const CHAT: &[&str] = &["ok", "stream", "401", "429", "cut-off"];
const TRANSLATION: &[&str] = &["ok", "401", "429", "cut-off", "language"];
/// What the two texts of the translation cassettes became.
const TARGETS: [&str; 2] = ["Der Fluss stieg um „zwei“ Meter 😀.", "Die Stadt war <gesperrt> & leer."];

fn path(info: &ProtocolInfo, case: &str) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/cassettes");
    root.join(info.id).join(format!("{case}.http"))
}

/// A recorded answer, as an answer that ends with its connection.
fn recorded(info: &ProtocolInfo, case: &str) -> Vec<u8> {
    let bytes = std::fs::read(path(info, case)).unwrap();
    let line = bytes.windows(2).position(|w| w == b"\r\n").unwrap() + 2;
    [&bytes[..line], b"Connection: close\r\n", &bytes[line..]].concat()
}

fn rows(kind: Kind) -> impl Iterator<Item = &'static ProtocolInfo> {
    PROTOCOLS.iter().filter(move |info| info.kind == kind && info.protocol != Protocol::Program)
}

/// The endpoint of a scripted server, spoken to in this protocol.
pub(crate) fn endpoint(server: &Server, protocol: Protocol) -> Endpoint {
    let mut endpoint = Endpoint::parse_for(protocol, &server.url("")).unwrap();
    endpoint.model = protocol.is_llm().then(|| "m-1".to_owned());
    endpoint.project = Some("p-1".to_owned());
    endpoint.region = Some("r-1".to_owned());
    endpoint
}

/// The canary in the form that the protocol's keys have.
pub(crate) fn key_for(protocol: Protocol) -> diglot_providers::Secret {
    match protocol {
        Protocol::AmazonTranslate => diglot_providers::Secret::new(format!("AKIDEXAMPLE:{CANARY}")),
        _ => key(),
    }
}

pub(crate) async fn translate(endpoint: &Endpoint, texts: &[&str]) -> Result<Translated, ProviderError> {
    let texts = texts.iter().map(ToString::to_string).collect();
    let batch = TextBatch::new(texts, None, "de");
    translate_texts(&client(), endpoint, Some(&key_for(endpoint.protocol)), &batch, &CancellationToken::new())
        .await
}

#[test]
fn every_protocol_has_its_cassettes() {
    for (kind, cases) in [(Kind::Llm, CHAT), (Kind::Mt, TRANSLATION)] {
        for info in rows(kind) {
            for case in cases {
                assert!(path(info, case).is_file(), "{} has no recorded answer `{case}`", info.id);
            }
        }
    }
}

#[tokio::test]
async fn recorded_answers_are_read() {
    for info in rows(Kind::Llm) {
        for case in ["ok", "stream"] {
            let server = Server::answering(recorded(info, case)).await;
            let outcome = ask(&endpoint(&server, info.protocol)).await;
            let expect = match info.protocol {
                Protocol::Gemini | Protocol::Ollama => "Река поднялась на два метра 😀. The town was closed.",
                _ => "The river rose by two metres.",
            };
            assert_eq!(outcome.text, expect, "{} {case}", info.id);
            assert_eq!(outcome.last, Ok(FinishReason::Stop), "{} {case}", info.id);
        }
    }
    for info in rows(Kind::Mt) {
        let server = Server::answering(recorded(info, "ok")).await;
        let endpoint = endpoint(&server, info.protocol);
        // Amazon answers one text a call.
        let count = if info.protocol == Protocol::AmazonTranslate { 1 } else { 2 };
        let sent = &["The river rose.", " ", "The town was closed and empty."];
        let sent = if count == 1 { &sent[..2] } else { &sent[..] };
        let got = translate(&endpoint, sent).await.unwrap();
        let mut expect = vec![TARGETS[0], " ", TARGETS[1]];
        expect.truncate(sent.len());
        assert_eq!(got.texts, expect, "{}", info.id);
        assert_eq!(got.detected.as_deref(), Some("en"), "{}", info.id);
        assert!(got.characters > 0);
    }
}

#[tokio::test]
async fn recorded_failures_are_told_apart() {
    let outcome = async |info: &ProtocolInfo, case: &str| {
        let server = Server::answering(recorded(info, case)).await;
        let endpoint = endpoint(&server, info.protocol);
        let error = match info.kind {
            Kind::Llm => ask(&endpoint).await.last.expect_err(info.id),
            Kind::Mt => translate(&endpoint, &["The river rose.", "The town."]).await.expect_err(info.id),
        };
        assert!(!format!("{error} {error:?}").contains("canary"), "{}", info.id);
        error
    };
    for info in rows(Kind::Llm).chain(rows(Kind::Mt)) {
        assert_eq!(outcome(info, "401").await.code(), "unauthorized", "{}", info.id);
        assert_eq!(outcome(info, "cut-off").await.code(), "cut-off", "{}", info.id);
        let limited = outcome(info, "429").await;
        assert_eq!(limited.code(), "rate-limited", "{}", info.id);
        assert!(limited.is_retryable());
        let text = String::from_utf8(recorded(info, "429")).unwrap().to_lowercase();
        let told = text.contains("retry-after") || text.contains("retrydelay");
        let told = told.then_some(Duration::from_secs(7));
        let expect = told.or(text.contains("per 1 minute").then_some(Duration::from_secs(60)));
        assert_eq!(limited.retry_after(), expect, "{}", info.id);
        if info.kind == Kind::Mt {
            let error = outcome(info, "language").await;
            assert_eq!(error.code(), "language-not-offered", "{}: {error}", info.id);
        }
        if path(info, "quota").is_file() {
            assert_eq!(outcome(info, "quota").await.code(), "quota-spent", "{}", info.id);
        }
    }
}
