//! What services do wrong, and what is said about it.

use diglot_providers::{Client, ClientOptions, Endpoint, FinishReason, Protocol, ProviderError};
use std::time::{Duration, SystemTime};

use super::cassettes::{endpoint, translate};
use super::support::{CANARY, Server, Step, answer, ask, ask_with, client, json, nobody, sse};

const ERROR: &str = r#"{"error":{"message":"MESSAGE","type":"t","code":null}}"#;

async fn error_of(server: &Server) -> ProviderError {
    ask(&server.endpoint()).await.last.expect_err("the call fails")
}

/// Nothing about the error shows the key, and everything that should be said is.
fn check_words(error: &ProviderError) {
    let shown = format!("{error} {error:?} {:?} {:?}", error.hint(), error.args());
    assert!(!shown.contains("canary"), "{shown}");
    assert!(!shown.contains("5d41402abc"), "{shown}");
    assert!(error.to_string().chars().count() < 500);
    assert!(!error.to_string().ends_with('.'), "{error}");
    assert!(error.hint().is_some_and(|hint| !hint.ends_with('.')), "{error:?}");
}

#[tokio::test]
async fn statuses_become_kinds() {
    let check = async |status: &str, body: &str, expect: &str, retryable: bool| {
        let server = Server::answering(json(status, "", body)).await;
        let error = error_of(&server).await;
        assert_eq!(error.code(), expect, "{status} {body}");
        assert_eq!(error.is_retryable(), retryable, "{status} {body}");
        check_words(&error);
    };
    let echo = ERROR.replace("MESSAGE", &format!("Incorrect API key provided: {CANARY}. Find it at"));
    check("401 Unauthorized", &echo, "unauthorized", false).await;
    check("401 Unauthorized", "", "unauthorized", false).await;
    check("403 Forbidden", &format!("\"{CANARY}\""), "unauthorized", false).await;
    check("400 Bad Request", &ERROR.replace("MESSAGE", "API key not valid."), "unauthorized", false).await;
    check("402 Payment Required", ERROR, "quota-spent", false).await;
    check("404 Not Found", ERROR, "model-not-found", false).await;
    check("404 Not Found", "<html>nothing here</html>", "not-the-service", false).await;
    check("404 Not Found", r#"{"detail":"Not Found"}"#, "not-the-service", false).await;
    check("404 Not Found", "404 page not found", "not-the-service", false).await;
    for words in ["Route POST:/v1/chat/completions not found", "Invalid URL (POST /v1/chat/completions)"] {
        check("404 Not Found", &ERROR.replace("MESSAGE", words), "not-the-service", false).await;
    }
    let words = r#"{"error":"Unexpected endpoint or method. (POST /chat/completions)"}"#;
    check("200 OK", words, "not-the-service", false).await;
    check("400 Bad Request", ERROR, "bad-request", false).await;
    check(
        "422 Unprocessable",
        r#"{"detail":[{"loc":["body"],"msg":"field required"}]}"#,
        "bad-request",
        false,
    )
    .await;
    check("400 Bad Request", &ERROR.replace("null", "\"context_length_exceeded\""), "prompt-too-long", false)
        .await;
    check("413 Too Large", "", "prompt-too-long", false).await;
    // LibreTranslate 1.9: no key where one is needed, and more texts than the server takes at once.
    let words = r#"{"error":"Visit https://portal.example.com to get an API key"}"#;
    check("400 Bad Request", words, "unauthorized", false).await;
    let words = r#"{"error":"Invalid request: request (18) exceeds text limit (5)"}"#;
    check("400 Bad Request", words, "prompt-too-long", false).await;
    check("429 Too Many", ERROR, "rate-limited", true).await;
    check("429 Too Many", &ERROR.replace("null", "\"insufficient_quota\""), "quota-spent", false).await;
    check("500 Oops", "{\"error\":\"boom\"}", "server", true).await;
    check("502 Bad Gateway", "<html>bad gateway</html>", "server", true).await;
    check("503 Loading", &ERROR.replace("null", "503"), "overloaded", true).await;
    check("529 Overloaded", ERROR, "overloaded", true).await;
    check("511 Sign in", "<html>", "not-the-service", false).await;
    check("418 Teapot", "short and stout", "bad-request", false).await;
}

#[tokio::test]
async fn a_key_that_is_not_set_is_not_called_wrong() {
    let asked = async |status: &str, body: &str, key: Option<&str>| {
        let server = Server::answering(json(status, "", body)).await;
        let key = key.map(|key| diglot_providers::Secret::new(key.to_owned()));
        let models = diglot_providers::list_models(&client(), &server.endpoint(), key.as_ref()).await;
        let (cancel, request) = (tokio_util::sync::CancellationToken::new(), super::support::request());
        let (client, endpoint) = (client(), server.endpoint());
        let asked = diglot_providers::stream_chat(&client, &endpoint, key.as_ref(), &request, &cancel).await;
        let error = asked.err().unwrap();
        assert_eq!(models, Err(error.clone()));
        check_words(&error);
        error
    };
    let words = ERROR.replace("MESSAGE", "Invalid API Key");
    for (status, body) in
        [("401 Unauthorized", words.as_str()), ("401 Unauthorized", ""), ("400 Bad Request", &words)]
    {
        assert_eq!(asked(status, body, Some(CANARY)).await.code(), "unauthorized");
        for none in [None, Some(" ")] {
            let error = asked(status, body, none).await;
            assert_eq!(error.code(), "no-key");
            assert!(error.to_string().contains(" asks for a key, and none is set"), "{error}");
            assert!(error.hint().is_some_and(|hint| hint.contains("key")), "{error:?}");
        }
    }
    assert_eq!(asked("403 Forbidden", &words, None).await.code(), "no-key");
}

#[tokio::test]
async fn messages_of_services_are_kept_short_and_clean() {
    let check = async |body: String, expect: &str| {
        let server = Server::answering(json("400 Bad Request", "", &body)).await;
        let error = error_of(&server).await;
        let Some((_, message)) = error.args().into_iter().find(|(name, _)| *name == "message") else {
            panic!("{error:?} has a message")
        };
        assert_eq!(message, expect, "{body}");
        check_words(&error);
    };
    check(ERROR.replace("MESSAGE", "no such\\nfield"), "no such field").await;
    check(r#"{"error":"plain"}"#.to_owned(), "plain").await;
    check(r#"{"message":"flat","code":400}"#.to_owned(), "flat").await;
    check(r#"[{"error":{"message":"in a list"}}]"#.to_owned(), "in a list").await;
    check(r#"{"detail":"fast"}"#.to_owned(), "fast").await;
    check(r#"{"detail":[{"loc":["body"],"msg":"field required"}]}"#.to_owned(), "field required").await;
    check(
        r#"{"detail":[{"loc":["body","a",0,"b"],"msg":"wrong"},{"loc":["body","c"],"msg":"odd"}]}"#
            .to_owned(),
        "a.0.b: wrong; c: odd",
    )
    .await;
    check(r#"{"success":false,"errors":[{"code":7,"message":"first"}]}"#.to_owned(), "first").await;
    check(r#"{"errors":["only words"]}"#.to_owned(), "only words").await;
    check(r#"{"type":"about:blank","title":"Bad","status":400}"#.to_owned(), "Bad").await;
    check("just words".to_owned(), "just words").await;
    // LiteLLM's proxy.
    check("data: {\"error\": {\"message\": \"in an event\"}}\n\ndata: [DONE]\n\n".to_owned(), "in an event")
        .await;
    check("<html><body>no</body></html>".to_owned(), "").await;
    check("{}".to_owned(), "{}").await;
    check(format!("you sent Bearer {CANARY}!"), "you sent Bearer [key]!").await;
    let quoted = "cannot parse: rose by two metres on Tuesday, and the lower town";
    check(ERROR.replace("MESSAGE", quoted), "(the service repeated the text it was sent)").await;
    check("x".repeat(100_000), &("x".repeat(299) + "…")).await;
}

#[tokio::test]
async fn waits_are_understood() {
    let check = async |header: &str, expect: std::ops::RangeInclusive<u64>| {
        for status in ["429 Too Many", "503 Busy"] {
            let server = Server::answering(json(status, &format!("{header}\r\n"), ERROR)).await;
            let wait = error_of(&server).await.retry_after().expect("a wait is told");
            assert!(expect.contains(&wait.as_secs()), "{header}: {wait:?}");
        }
    };
    check("Retry-After: 7", 7..=7).await;
    check("retry-after-ms: 3500", 3..=3).await;
    let later = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(3600));
    check(&format!("Retry-After: {later}"), 3500..=3600).await;
    let server = Server::answering(json("429 Too Many", "", ERROR)).await;
    assert_eq!(error_of(&server).await.retry_after(), None);
}

/// LibreTranslate 1.9 counts each text of a request, names no wait, and forgives nothing before its
/// window is over.
#[tokio::test]
async fn limits_that_are_told_in_words_are_kept() {
    let check = async |words: &str, texts: usize, code: &str, wait: Option<u64>| {
        let body = format!(r#"{{"error":"{words}"}}"#);
        let server = Server::answering(json("429 TOO MANY REQUESTS", "", &body)).await;
        let endpoint = endpoint(&server, Protocol::LibreTranslate);
        let error = translate(&endpoint, &vec!["The river rose."; texts]).await.unwrap_err();
        assert_eq!((error.code(), error.retry_after().map(|w| w.as_secs())), (code, wait), "{words}");
    };
    check("Slowdown: 3 per 1 minute", 3, "rate-limited", Some(60)).await;
    check("Slowdown: 3 per 1 minute", 4, "prompt-too-long", None).await;
    check("Slowdown: 30 per 10 seconds", 3, "rate-limited", Some(10)).await;
    check("Slowdown: 300 per 1 hour", 3, "rate-limited", None).await;
    check("Slowdown, please", 3, "rate-limited", None).await;
}

#[tokio::test]
async fn something_else_than_the_service_is_noticed() {
    let page = "<!doctype html><title>Sign in</title>";
    let html = "Content-Type: text/html; charset=utf-8\r\n";
    for reply in [
        answer("200 OK", html, page.as_bytes()),
        answer("200 OK", "", page.as_bytes()),
        sse(page.as_bytes()),
        json("200 OK", "", &format!("\n {page}")),
    ] {
        let error = error_of(&Server::answering(reply).await).await;
        assert_eq!(error.code(), "not-the-service");
        check_words(&error);
    }
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let other = Server::answering(sse(b"")).await;
    for status in ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"] {
        let location = format!("Location: {}\r\n", other.url("/v1/chat/completions"));
        let server = Server::answering(answer(status, &location, b"")).await;
        let error = error_of(&server).await;
        assert_eq!(error, ProviderError::Redirected { to_host: other.address.to_string() });
        check_words(&error);
    }
    assert!(other.requests().is_empty(), "the other host was not asked");
}

#[tokio::test]
async fn connections_that_fail_are_told_apart() {
    let (free, _held) = nobody();
    let refused = ask(&Endpoint::parse(&format!("http://{free}/v1")).unwrap()).await.last.unwrap_err();
    assert_eq!(refused, ProviderError::Refused { host: free.to_string() });
    check_words(&refused);

    let plain = Server::answering("HTTP/1.1 400 Bad Request\r\n\r\n").await;
    let endpoint = Endpoint::parse(&format!("https://{}/v1", plain.address)).unwrap();
    let tls = ask(&endpoint).await.last.unwrap_err();
    assert_eq!(tls.code(), "tls", "{tls:?}");
    check_words(&tls);

    let gone = Server::start(vec![vec![]]).await;
    let error = error_of(&gone).await;
    assert_eq!(error.code(), "network", "{error:?}");
    check_words(&error);
}

#[tokio::test]
async fn plain_http_goes_only_where_it_may() {
    let check = async |address: &str, allow: bool, expect: &str| {
        let mut endpoint = Endpoint::parse(address).unwrap();
        endpoint.allow_private_http = allow;
        let error = ask(&endpoint).await.last.unwrap_err();
        assert_eq!(error.code(), expect, "{address}");
    };
    check("http://example.com/v1", false, "insecure-address").await;
    check("http://93.184.216.34/v1", true, "insecure-address").await;
    check("http://[2606:4700::1111]/v1", true, "insecure-address").await;
    check("http://192.168.1.5/v1", false, "insecure-address").await;
    check("http://localhost.example/v1", false, "insecure-address").await;
}

#[tokio::test]
async fn offline_opens_no_socket() {
    let server = Server::answering(sse(b"")).await;
    let client = Client::new(&ClientOptions { offline: true, ..ClientOptions::default() }).unwrap();
    assert_eq!(ask_with(&client, &server.endpoint()).await.last, Err(ProviderError::Offline));
    let models = diglot_providers::list_models(&client, &server.endpoint(), None).await;
    assert_eq!(models, Err(ProviderError::Offline));
    assert!(server.requests().is_empty());
    assert!(!client.with_offline(false).is_offline());
}

#[tokio::test]
async fn a_key_that_cannot_be_sent_is_not_shown() {
    let server = Server::answering(sse(b"")).await;
    let key = diglot_providers::Secret::new(format!("{CANARY}\nX-Evil: 1"));
    let cancel = tokio_util::sync::CancellationToken::new();
    let (client, endpoint, request) = (client(), server.endpoint(), super::support::request());
    let result = diglot_providers::stream_chat(&client, &endpoint, Some(&key), &request, &cancel);
    let error = result.await.err().unwrap();
    assert_eq!(error.code(), "unauthorized");
    check_words(&error);
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn options_a_service_refuses_are_left_out() {
    let refuse = |message: &str, param: &str| {
        let body = format!(
            r#"{{"error":{{"message":"{message}","code":"unsupported_parameter","param":"{param}"}}}}"#
        );
        vec![Step::Send(json("400 Bad Request", "", &body))]
    };
    let fine = sse(b"data: {\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}\n\n");
    let server = Server::start(vec![
        refuse("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.", "max_tokens"),
        refuse("Unsupported value: 'temperature' does not support 0.2.", "temperature"),
        vec![Step::Send(fine)],
    ])
    .await;
    assert_eq!(ask(&server.endpoint()).await.last, Ok(FinishReason::Stop));
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    assert!(requests[0].contains("\"max_tokens\":100"));
    assert!(requests[1].contains("\"max_completion_tokens\":100") && requests[1].contains("temperature"));
    assert!(requests[2].contains("\"max_completion_tokens\":100") && !requests[2].contains("temperature"));

    // A model that knows one role only, then a server that knows no streams and names no reason.
    let says =
        |status: &str, message: &str| vec![Step::Send(json(status, "", &ERROR.replace("MESSAGE", message)))];
    let whole = json("200 OK", "", r#"{"choices":[{"message":{"content":"a"},"finish_reason":null}]}"#);
    let server = Server::start(vec![
        says("500 Internal Server Error", "Jinja Exception: System role not supported"),
        says("400 Bad Request", "Streaming is not supported by this model"),
        vec![Step::Send(whole)],
    ])
    .await;
    let outcome = ask(&server.endpoint()).await;
    assert_eq!((outcome.text.as_str(), outcome.last), ("a", Ok(FinishReason::Stop)));
    let requests = server.requests();
    assert!(requests[0].contains(r#""role":"system""#) && requests[0].contains(r#""stream":true"#));
    assert!(
        !requests[1].contains(r#""role":"system""#)
            && requests[1].contains(r#""content":"Translate.\n\nThe river"#)
    );
    assert!(requests[2].contains(r#""stream":false"#) && !requests[2].contains("stream_options"));

    let stubborn = Server::start(vec![refuse("temperature is not supported", "temperature")]).await;
    assert_eq!(error_of(&stubborn).await.code(), "bad-request");
    assert_eq!(stubborn.requests().len(), 2);
}
