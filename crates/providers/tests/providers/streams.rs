//! Answers as they arrive, whole and cut.

use diglot_providers::{ChatEvent, Endpoint, FinishReason, ProviderError, Timeouts, stream_chat};
use futures::StreamExt;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

use super::support::{Server, Step, answer, ask, ask_with, chunked, client, json, key, request, sse};

/// Cyrillic, Chinese, emoji raw and in escaped halves, in the dress of several services: a first
/// delta with `null`, a comment, CRLF, no space after `data:`, a chunk without choices.
const STREAM: &str = concat!(
    ": PROCESSING\n\n",
    "data: {\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null},\"finish_reason\":null}]}\n\n",
    "data: {\"choices\":[{\"delta\":{\"content\":\"Река поднялась \"},\"finish_reason\":null}]}\n\n",
    "data:{\"choices\":[{\"delta\":{\"content\":\"河水上涨。\"},\"finish_reason\":null}]}\r\n\r\n",
    "data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\",\"content\":\"\"},\"finish_reason\":null}]}\n\n",
    "data: {\"choices\":[{\"delta\":{\"content\":\"👩‍🚀é \\ud83d\"},\"finish_reason\":null}]}\n\n",
    "data: {\"choices\":[{\"delta\":{\"content\":\"\\ude00\"},\"finish_reason\":null}]}\n\n",
    "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n",
    "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":7}}\n\n",
    "data: [DONE]\n\n",
);
const TEXT: &str = "Река поднялась 河水上涨。👩‍🚀é 😀";

/// Texts after each event that carries one, with the number of bytes after which it is there.
fn milestones() -> Vec<(usize, String)> {
    let texts = ["Река поднялась ", "河水上涨。", "👩‍🚀é ", "😀"];
    let marks = ["Река поднялась \"}", "河水上涨。\"}", "\\ud83d\"}", "\\ude00\"}"];
    let mut so_far = String::new();
    marks
        .iter()
        .zip(texts)
        .map(|(mark, text)| {
            so_far.push_str(text);
            let at = STREAM.find(mark).unwrap();
            (at + STREAM[at..].find('\n').unwrap() + 3, so_far.clone())
        })
        .collect()
}

#[tokio::test]
async fn a_whole_stream_is_delivered() {
    let server = Server::answering(sse(STREAM.as_bytes())).await;
    let outcome = ask(&server.endpoint()).await;
    assert_eq!(outcome.text, TEXT);
    assert_eq!(outcome.usage, Some((12, 7)));
    assert_eq!(outcome.last, Ok(FinishReason::Stop));
    let sent = server.requests().remove(0);
    assert!(sent.starts_with("POST /v1/chat/completions HTTP/1.1\r\n"), "{sent}");
    let head = sent.to_lowercase();
    assert!(head.contains("user-agent: diglot/"), "{sent}");
    assert!(head.contains("authorization: bearer sk-canary-"), "{sent}");
    let body: serde_json::Value = serde_json::from_str(sent.split_once("\r\n\r\n").unwrap().1).unwrap();
    assert_eq!(body["model"], "m-1");
    assert_eq!(body["stream"], true);
    assert_eq!(body["temperature"], 0.2);
    assert_eq!(body["messages"][1]["content"], request().user);
}

#[tokio::test]
async fn chunks_cut_at_every_byte_give_the_same() {
    let bytes = STREAM.as_bytes();
    let client = client();
    let mut scripts: Vec<_> =
        (1..bytes.len()).map(|at| vec![Step::Send(chunked([&bytes[..at], &bytes[at..]], true))]).collect();
    scripts.push(vec![Step::Send(chunked(bytes.chunks(1), true))]);
    let count = scripts.len();
    let server = Server::start(scripts).await;
    for at in 1..=count {
        let outcome = ask_with(&client, &server.endpoint()).await;
        assert_eq!(outcome.text, TEXT, "cut at {at}");
        assert_eq!(outcome.last, Ok(FinishReason::Stop), "cut at {at}");
        assert_eq!(outcome.usage, Some((12, 7)), "cut at {at}");
    }
}

#[tokio::test]
async fn a_stream_broken_off_at_every_byte_is_never_whole() {
    let bytes = STREAM.as_bytes();
    let client = client();
    // The event that gives the reason to stop is whole with its last brace.
    let whole_at = STREAM.find("\"stop\"}]}").unwrap() + "\"stop\"}]}".len();
    let milestones = milestones();
    for clean in [true, false] {
        let cut = |at: usize| if clean { sse(&bytes[..at]) } else { chunked([&bytes[..at]], false) };
        let server = Server::start((0..=bytes.len()).map(|at| vec![Step::Send(cut(at))]).collect()).await;
        for at in 0..=bytes.len() {
            let outcome = ask_with(&client, &server.endpoint()).await;
            assert!(!outcome.text.contains('\u{FFFD}'), "cut at {at}: {}", outcome.text);
            assert!(TEXT.starts_with(&outcome.text), "cut at {at}: {}", outcome.text);
            let sure = milestones.iter().rev().find(|(end, _)| *end <= at).map_or("", |(_, text)| text);
            assert!(outcome.text.starts_with(sure), "cut at {at}: what arrived is delivered");
            let expect = if at < whole_at { Err(ProviderError::CutOff) } else { Ok(FinishReason::Stop) };
            assert_eq!(outcome.last, expect, "cut at {at}, clean: {clean}");
        }
    }
}

fn delta(text: &str, reason: &str) -> String {
    format!("data: {{\"choices\":[{{\"delta\":{{\"content\":{text}}},\"finish_reason\":{reason}}}]}}\n\n")
}

#[tokio::test]
async fn endings_mean_what_they_say() {
    let check = async |body: String, text: &str, last: Result<FinishReason, &str>| {
        let server = Server::answering(sse(body.as_bytes())).await;
        let outcome = ask(&server.endpoint()).await;
        assert_eq!(outcome.text, text, "{body}");
        assert_eq!(
            outcome.last.as_ref().map_err(ProviderError::code),
            last.as_ref().map_err(|c| *c),
            "{body}"
        );
    };
    let done = "data: [DONE]\n\n";
    let a = delta("\"a\"", "null");
    check(delta("\"a\"", "\"length\"") + done, "a", Ok(FinishReason::Length)).await;
    check(delta("\"a\"", "\"content_filter\"") + done, "a", Ok(FinishReason::ContentFilter)).await;
    check(delta("\"a\"", "\"eos\""), "a", Ok(FinishReason::Stop)).await;
    check(delta("\"a\"", "\"tool_calls\""), "a", Ok(FinishReason::Other("tool_calls".to_owned()))).await;
    check(a.clone(), "a", Err("cut-off")).await;
    check(a.clone() + done, "a", Err("cut-off")).await;
    check(delta("\"a\"", "\"\"") + done, "a", Err("cut-off")).await;
    check(String::new(), "", Err("cut-off")).await;
    check(done.to_owned(), "", Err("cut-off")).await;
    // A server that never names reasons.
    let bare = "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n";
    check(bare.to_owned() + done, "a", Ok(FinishReason::Stop)).await;
    check(bare.to_owned(), "a", Err("cut-off")).await;
    // Errors inside a stream; what came before is delivered.
    let error = |inner: &str| format!("{a}data: {{\"error\":{inner}}}\n\n{done}");
    check(error("{\"message\":\"busy\",\"code\":503}"), "a", Err("overloaded")).await;
    check(error("{\"message\":\"busy\",\"code\":\"429\"}"), "a", Err("rate-limited")).await;
    check(error("{\"message\":\"boom\",\"type\":\"server_error\"}"), "a", Err("server")).await;
    check(error("\"boom\""), "a", Err("server")).await;
    check(a.clone() + "event: error\ndata: {\"message\":\"boom\"}\n\n", "a", Err("server")).await;
    check(a.clone() + "data: not json\n\n" + done, "a", Err("bad-answer")).await;
    check(
        format!("{a}data: {{\"type\":\"ping\"}}\n\n{}", delta("\"b\"", "\"stop\"")),
        "ab",
        Ok(FinishReason::Stop),
    )
    .await;
    // A refusal is no answer.
    let refusal = "data: {\"choices\":[{\"delta\":{\"refusal\":\"No.\"},\"finish_reason\":\"stop\"}]}\n\n";
    check(refusal.to_owned(), "", Ok(FinishReason::ContentFilter)).await;
    // Content in parts, and text together with the reason.
    let parts = "[{\"type\":\"thinking\",\"thinking\":\"x\"},{\"type\":\"text\",\"text\":\"é\"}]";
    check(delta(parts, "\"stop\""), "é", Ok(FinishReason::Stop)).await;
}

#[tokio::test]
async fn only_bytes_that_were_sent_wrong_are_replaced() {
    let body = b"data: {\"choices\":[{\"delta\":{\"content\":\"a\xFFb\"},\"finish_reason\":\"stop\"}]}\n\n";
    let server = Server::answering(sse(body)).await;
    assert_eq!(ask(&server.endpoint()).await.text, "a\u{FFFD}b");
}

#[tokio::test]
async fn an_answer_in_one_piece_is_taken() {
    let whole = r#"{"choices":[{"message":{"role":"assistant","content":"Привет 😀"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2}}"#;
    let check = async |answer: Vec<u8>, text: &str, last: Result<FinishReason, &str>| {
        let server = Server::answering(answer).await;
        let outcome = ask(&server.endpoint()).await;
        assert_eq!(outcome.text, text);
        assert_eq!(outcome.last.as_ref().map_err(ProviderError::code), last.as_ref().map_err(|c| *c));
    };
    check(json("200 OK", "", whole), "Привет 😀", Ok(FinishReason::Stop)).await;
    check(answer("200 OK", "", whole.as_bytes()), "Привет 😀", Ok(FinishReason::Stop)).await;
    check(sse(whole.as_bytes()), "Привет 😀", Ok(FinishReason::Stop)).await;
    check(json("200 OK", "", STREAM), TEXT, Ok(FinishReason::Stop)).await;
    check(json("200 OK", "", &whole[..60]), "", Err("cut-off")).await;
    check(json("200 OK", "", &whole.replace("stop", "length")), "Привет 😀", Ok(FinishReason::Length)).await;
    check(json("200 OK", "", r#"{"ok":true}"#), "", Err("bad-answer")).await;
    check(json("200 OK", "", r#"{"error":{"message":"no","code":401}}"#), "", Err("unauthorized")).await;
}

#[tokio::test]
async fn cancelling_closes_the_connection() {
    let begin = format!("{}{}", delta("\"a\"", "null"), delta("\"b\"", "null"));
    let mut server = Server::start(vec![vec![Step::Send(sse(begin.as_bytes())), Step::Hang]]).await;
    let cancel = CancellationToken::new();
    let mut stream =
        stream_chat(&client(), &server.endpoint(), Some(&key()), &request(), &cancel).await.unwrap();
    assert_eq!(stream.next().await, Some(Ok(ChatEvent::Delta("a".to_owned()))));
    let later = cancel.clone();
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(20)).await;
        later.cancel();
    });
    let rest: Vec<_> = stream.by_ref().collect().await;
    assert_eq!(rest.last(), Some(&Err(ProviderError::Cancelled)));
    // The stream itself still lives: it is the cancelling that closed the connection.
    server.hung_up().await;
    drop(stream);
}

#[tokio::test]
async fn cancelling_before_the_answer_and_dropping_close_it_too() {
    let mut server = Server::start(vec![vec![Step::Hang]]).await;
    let cancel = server.cancel_once_asked();
    let result = stream_chat(&client(), &server.endpoint(), None, &request(), &cancel).await;
    assert_eq!(result.err(), Some(ProviderError::Cancelled));
    server.hung_up().await;
    let early = stream_chat(&client(), &server.endpoint(), None, &request(), &cancel).await;
    assert_eq!(early.err(), Some(ProviderError::Cancelled));
    assert_eq!(server.requests().len(), 1, "a cancelled call opens no connection");

    let mut server =
        Server::start(vec![vec![Step::Send(sse(delta("\"a\"", "null").as_bytes())), Step::Hang]]).await;
    let cancel = CancellationToken::new();
    let mut stream = stream_chat(&client(), &server.endpoint(), None, &request(), &cancel).await.unwrap();
    assert!(stream.next().await.is_some());
    drop(stream);
    server.hung_up().await;
}

#[tokio::test]
async fn the_connection_of_a_whole_answer_serves_the_next_one() {
    let kept = |text: &str| {
        let body = format!("{}data: [DONE]\n\n", delta(&format!("\"{text}\""), "\"stop\""));
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
        Step::Send(format!("{head}{:x}\r\n{body}\r\n", body.len()).into_bytes())
    };
    let end = || Step::Send(b"0\r\n\r\n".to_vec());
    // The framing ends a moment after the answer itself, as it does behind many gateways.
    let first =
        vec![kept("one"), Step::Pause(Duration::from_millis(20)), end(), Step::Next, kept("two"), end()];
    let other = vec![Step::Send(sse(format!("{}data: [DONE]\n\n", delta("\"new\"", "\"stop\"")).as_bytes()))];
    let server = Server::start(vec![first, other]).await;
    assert_eq!(ask(&server.endpoint()).await.text, "one");
    let mut texts = Vec::new();
    for _ in 0..100 {
        tokio::time::sleep(Duration::from_millis(10)).await;
        texts.push(ask(&server.endpoint()).await.text);
        if texts.last().is_some_and(|t| t == "two") {
            return;
        }
    }
    panic!("each answer came on a connection of its own: {texts:?}");
}

#[tokio::test]
async fn a_server_that_falls_silent_is_given_up() {
    let quick = |mut endpoint: Endpoint| {
        let limit = Duration::from_millis(50);
        endpoint.timeouts = Some(Timeouts { first: limit, idle: limit });
        endpoint
    };
    // One that is done but does not hang up is waited for no longer than that either.
    let done = delta("\"a\"", "\"stop\"");
    let lingering = Server::start(vec![vec![Step::Send(sse(done.as_bytes())), Step::Hang]]).await;
    let mut endpoint = lingering.endpoint();
    endpoint.timeouts = Some(Timeouts { first: Duration::from_secs(20), idle: Duration::from_millis(50) });
    assert_eq!(ask(&endpoint).await.last, Ok(FinishReason::Stop));

    let silent = Server::start(vec![vec![Step::Hang]]).await;
    let outcome = ask(&quick(silent.endpoint())).await;
    assert!(
        matches!(outcome.last, Err(ProviderError::Timeout { what: "the first answer", .. })),
        "{outcome:?}"
    );
    let stalling =
        Server::start(vec![vec![Step::Send(sse(delta("\"a\"", "null").as_bytes())), Step::Hang]]).await;
    let mut endpoint = quick(stalling.endpoint());
    endpoint.timeouts = Some(Timeouts { first: Duration::from_secs(20), idle: Duration::from_millis(50) });
    let outcome = ask(&endpoint).await;
    assert_eq!(outcome.text, "a");
    assert!(
        matches!(outcome.last, Err(ProviderError::Timeout { what: "more of the answer", .. })),
        "{outcome:?}"
    );
}
