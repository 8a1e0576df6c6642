//! What is sent: where the key stands, what the body holds, and that nothing else goes out.

use diglot_providers::{
    ChatRequest, Effort, Formality, Kind, PROTOCOLS, Protocol, ProviderError, Schema, TextBatch, TextFormat,
    chat_preview, delete_glossary, list_models, make_glossary, stream_chat, translate_preview,
    translate_texts,
};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use super::cassettes::{endpoint, key_for, translate};
use super::support::{CANARY, Server, ask, client, json as reply, request};

fn head_and_body(request: &str) -> (String, Value) {
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    (head.to_owned(), serde_json::from_str(body).unwrap_or_default())
}

#[tokio::test]
async fn the_key_stands_in_one_header_only() {
    for info in PROTOCOLS.iter().filter(|info| info.protocol != Protocol::Program) {
        let server = Server::answering(reply("500 Oops", "", "{}")).await;
        let endpoint = endpoint(&server, info.protocol);
        let name = match info.protocol {
            Protocol::Anthropic => "x-api-key: ",
            Protocol::Gemini | Protocol::GoogleV2 => "x-goog-api-key: ",
            Protocol::AzureOpenAi => "api-key: ",
            Protocol::DeepL => "authorization: DeepL-Auth-Key ",
            Protocol::AzureTranslator => "ocp-apim-subscription-key: ",
            Protocol::ModernMt => "mmt-apikey: ",
            Protocol::LibreTranslate | Protocol::AmazonTranslate => "",
            _ => "authorization: Bearer ",
        };
        match info.kind {
            Kind::Llm => drop(ask(&endpoint).await.last.expect_err(info.id)),
            Kind::Mt => drop(translate(&endpoint, &["a b c"]).await.expect_err(info.id)),
        }
        let sent = &server.requests()[0];
        let (head, body) = sent.split_once("\r\n\r\n").unwrap();
        match info.protocol {
            // The only place where its server looks for one.
            Protocol::LibreTranslate => {
                assert!(body.contains(&format!("\"api_key\":\"{CANARY}\"")), "{body}");
                assert!(!head.contains(CANARY), "{head}");
            }
            // Only a signature made with it goes out.
            Protocol::AmazonTranslate => {
                assert!(!sent.contains(CANARY), "{sent}");
                assert!(head.contains("authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/"), "{head}");
                assert!(head.contains("/r-1/translate/aws4_request"), "{head}");
                assert!(head.contains("SignedHeaders=content-type;host;x-amz-date;x-amz-target,"), "{head}");
                assert!(head.contains("content-type: application/x-amz-json-1.1"), "{head}");
            }
            _ => {
                assert!(head.contains(&format!("{name}{CANARY}")), "{}: {head}", info.id);
                assert_eq!(sent.matches(CANARY).count(), 1, "{}", info.id);
            }
        }
        assert!(!head.lines().next().unwrap().contains("canary"), "{}: not in the address", info.id);
    }
}

#[tokio::test]
async fn prompts_are_sent_in_each_protocols_form() {
    let full = ChatRequest {
        shared: "Article. ".to_owned(),
        schema: Some(Schema { name: "points".to_owned(), schema: json!({"type": "object"}) }),
        effort: Some(Effort::Low),
        ..request()
    };
    let whole = format!("Article. {}", request().user);
    let check = async |protocol: Protocol, path: &str, expect: &[(&str, Value)]| {
        let server = Server::answering(reply("500 Oops", "", "{}")).await;
        let endpoint = endpoint(&server, protocol);
        let cancel = CancellationToken::new();
        drop(stream_chat(&client(), &endpoint, None, &full, &cancel).await.err().unwrap());
        let (head, body) = head_and_body(&server.requests()[0]);
        assert!(head.starts_with(&format!("POST {path} HTTP/1.1\r\n")), "{head}");
        for (pointer, value) in expect {
            assert_eq!(body.pointer(pointer), Some(value), "{protocol:?} {pointer}: {body}");
        }
        let preview = chat_preview(&client(), &endpoint, false, &full).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&preview.body).unwrap(), body, "shown as it is sent");
        assert!(preview.url.ends_with(path), "{}", preview.url);
    };
    let text = |text: &str| json!(text);
    check(
        Protocol::OpenAiChat,
        "/v1/chat/completions",
        &[
            ("/messages/0/content", text("Translate.")),
            ("/messages/1/content", text(&whole)),
            ("/response_format/type", text("json_schema")),
            ("/reasoning_effort", text("low")),
            ("/max_tokens", json!(100)),
        ],
    )
    .await;
    check(
        Protocol::OpenAiResponses,
        "/v1/responses",
        &[
            ("/instructions", text("Translate.")),
            ("/input/0/content", text(&whole)),
            ("/text/format/name", text("points")),
            ("/reasoning/effort", text("low")),
            ("/max_output_tokens", json!(100)),
            ("/store", json!(false)),
        ],
    )
    .await;
    check(
        Protocol::Anthropic,
        "/v1/messages",
        &[
            ("/system", text("Translate.")),
            ("/messages/0/content/0/text", text("Article. ")),
            ("/messages/0/content/0/cache_control/type", text("ephemeral")),
            ("/output_config/effort", text("low")),
            ("/output_config/format/type", text("json_schema")),
            ("/max_tokens", json!(100)),
        ],
    )
    .await;
    check(
        Protocol::Gemini,
        "/v1beta/models/m-1:streamGenerateContent?alt=sse",
        &[
            ("/systemInstruction/parts/0/text", text("Translate.")),
            ("/contents/0/parts/0/text", text(&whole)),
            ("/generationConfig/responseMimeType", text("application/json")),
            ("/generationConfig/thinkingConfig/thinkingLevel", text("low")),
            ("/generationConfig/maxOutputTokens", json!(100)),
        ],
    )
    .await;
    check(
        Protocol::Ollama,
        "/api/chat",
        &[
            ("/messages/1/content", text(&whole)),
            ("/options/num_ctx", json!(4096)),
            ("/options/num_predict", json!(100)),
            ("/format/type", text("object")),
            ("/think", text("low")),
        ],
    )
    .await;
    check(Protocol::AzureOpenAi, "/openai/v1/chat/completions", &[("/model", text("m-1"))]).await;
}

/// Options that a service says it does not take are left out, one at a time.
#[tokio::test]
async fn refused_options_are_left_out() {
    let full = ChatRequest {
        schema: Some(Schema { name: "points".to_owned(), schema: json!({"type": "object"}) }),
        effort: Some(Effort::Low),
        ..request()
    };
    let refuse = |message: &str| {
        let body = json!({"error": {"message": message, "type": "invalid_request_error"}}).to_string();
        vec![super::support::Step::Send(reply("400 Bad Request", "", &body))]
    };
    let check = async |protocol: Protocol, messages: &[&str], gone: &[&str]| {
        let server = Server::start(messages.iter().map(|message| refuse(message)).collect()).await;
        let cancel = CancellationToken::new();
        let endpoint = endpoint(&server, protocol);
        let error = stream_chat(&client(), &endpoint, None, &full, &cancel).await.err().unwrap();
        assert_eq!(error.code(), "bad-request", "the last refusal is of something that is not there");
        let sent = server.requests();
        assert_eq!(sent.len(), messages.len() + 1, "{protocol:?}");
        let (first, last) = (head_and_body(&sent[0]).1, head_and_body(&sent[sent.len() - 1]).1);
        for pointer in gone {
            assert!(first.pointer(pointer).is_some(), "{protocol:?} {pointer} was sent at first");
            assert!(last.pointer(pointer).is_none(), "{protocol:?} {pointer} is gone");
        }
    };
    check(
        Protocol::OpenAiChat,
        &[
            "Unsupported parameter: 'reasoning_effort'",
            "json_schema response_format is not supported",
            "`temperature` is deprecated",
        ],
        &["/reasoning_effort", "/response_format", "/temperature"],
    )
    .await;
    check(
        Protocol::Anthropic,
        &["temperature may only be set to 1 when thinking is enabled"],
        &["/temperature"],
    )
    .await;
    check(Protocol::Ollama, &["\"m-1\" does not support thinking"], &["/think"]).await;
    // Values that only some models know: Groq's, and a server built on FastAPI.
    for words in [
        "`reasoning_effort` must be one of `none`, `default`",
        "reasoning_effort: Input should be 'none' or 'default'",
    ] {
        check(Protocol::OpenAiChat, &[words], &["/reasoning_effort"]).await;
    }
    check(
        Protocol::Gemini,
        &["Invalid JSON payload received. Unknown name \"responseJsonSchema\" at 'generation_config'"],
        &["/generationConfig/responseJsonSchema"],
    )
    .await;
}

/// FastAPI's reports name the field apart from the complaint. Mistral's is of that kind, inside of its
/// own `message`, as an object, and in earlier versions as JSON in a string.
#[tokio::test]
async fn fields_that_are_refused_by_their_path_are_left_out_and_stay_out() {
    let row = json!({"type": "extra_forbidden", "loc": ["body", "stream_options", "include_usage"],
        "msg": "Extra inputs are not permitted", "input": true});
    let detail = json!({ "detail": [row] });
    for report in [
        detail.clone(),
        json!({"object": "error", "message": detail, "type": "invalid_request_error", "code": null}),
        json!({"object": "error", "message": detail.to_string(), "type": "internal_error_proxy", "code": "1000"}),
        json!({"object": "Error", "detail": [row], "message": [row], "type": "invalid_request_error", "code": 3001}),
    ] {
        let whole = r#"{"choices":[{"message":{"content":"Yes"},"finish_reason":"stop"}]}"#;
        let scripts = [reply("422 Unprocessable", "", &report.to_string()), reply("200 OK", "", whole)];
        let scripts = scripts.into_iter().map(|bytes| vec![super::support::Step::Send(bytes)]).collect();
        let server = Server::start(scripts).await;
        let (client, cancel) = (client(), CancellationToken::new());
        for _ in 0..2 {
            drop(
                stream_chat(&client, &server.endpoint(), None, &request(), &cancel)
                    .await
                    .expect("it is taken"),
            );
        }
        let with_usage: Vec<bool> = server
            .requests()
            .iter()
            .map(|r| head_and_body(r).1.pointer("/stream_options").is_some())
            .collect();
        assert_eq!(with_usage, [true, false, false], "refused once, and not sent again: {report}");
    }
}

#[tokio::test]
async fn texts_are_sent_in_each_services_form() {
    let full = |protocol: Protocol| TextBatch {
        formality: Formality::Formal,
        glossary: Some("g-1".to_owned()),
        terms: vec![("river".to_owned(), "Strom".to_owned())],
        format: if protocol == Protocol::GoogleV3 { TextFormat::Html } else { TextFormat::Plain },
        context: "Before.".to_owned(),
        ..TextBatch::new(vec!["A river & more.".to_owned()], Some("en-GB".to_owned()), "pt")
    };
    let check = async |protocol: Protocol, path: &str, expect: Value| {
        let server = Server::answering(reply("500 Oops", "", "{}")).await;
        let endpoint = endpoint(&server, protocol);
        let batch = full(protocol);
        let cancel = CancellationToken::new();
        drop(translate_texts(&client(), &endpoint, None, &batch, &cancel).await.err().unwrap());
        let (head, body) = head_and_body(&server.requests()[0]);
        assert!(head.starts_with(&format!("POST {path} HTTP/1.1\r\n")), "{head}");
        assert_eq!(body, expect, "{protocol:?}");
        let preview = translate_preview(&client(), &endpoint, false, &batch).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&preview.body).unwrap(), body);
        head
    };
    let text = "A river & more.";
    check(
        Protocol::DeepL,
        "/v2/translate",
        json!({"text": [text], "source_lang": "EN", "target_lang": "PT-BR", "formality": "prefer_more",
            "glossary_id": "g-1", "context": "Before.", "split_sentences": "nonewlines",
            "preserve_formatting": true, "show_billed_characters": true}),
    )
    .await;
    check(
        Protocol::LibreTranslate,
        "/translate",
        json!({"q": [text], "source": "en", "target": "pt", "format": "text"}),
    )
    .await;
    check(
        Protocol::GoogleV2,
        "/language/translate/v2",
        json!({"q": [text], "source": "en", "target": "pt", "format": "text"}),
    )
    .await;
    check(
        Protocol::GoogleV3,
        "/v3/projects/p-1/locations/r-1:translateText",
        json!({"contents": [text], "sourceLanguageCode": "en", "targetLanguageCode": "pt",
            "mimeType": "text/html", "glossaryConfig": {"glossary": "projects/p-1/locations/r-1/glossaries/g-1"}}),
    )
    .await;
    let head = check(
        Protocol::AzureTranslator,
        "/translate?api-version=3.0&to=pt&textType=plain&from=en",
        json!([{"Text": "A <mstrans:dictionary translation=\"Strom\">river</mstrans:dictionary> & more."}]),
    )
    .await;
    assert!(head.contains("ocp-apim-subscription-region: r-1"), "{head}");
    let head = check(
        Protocol::AmazonTranslate,
        "/",
        json!({"Text": text, "SourceLanguageCode": "en", "TargetLanguageCode": "pt",
            "Settings": {"Formality": "FORMAL"}, "TerminologyNames": ["g-1"]}),
    )
    .await;
    assert!(head.contains("x-amz-target: AWSShineFrontendService_20170701.TranslateText"), "{head}");
    let head = check(
        Protocol::ModernMt,
        "/translate",
        json!({"q": [text], "source": "en-GB", "target": "pt", "format": "text/plain", "glossaries": ["g-1"]}),
    )
    .await;
    assert!(head.contains("x-http-method-override: GET"), "{head}");
}

#[tokio::test]
async fn kinds_are_not_mixed_up() {
    let server = Server::answering("").await;
    let cancel = CancellationToken::new();
    let refused = |error: ProviderError| assert_eq!(error.code(), "not-offered");
    for info in PROTOCOLS {
        let endpoint = endpoint(&server, info.protocol);
        if info.kind == Kind::Llm {
            refused(translate(&endpoint, &["a"]).await.unwrap_err());
        } else {
            let key = key_for(info.protocol);
            refused(stream_chat(&client(), &endpoint, Some(&key), &request(), &cancel).await.err().unwrap());
            refused(list_models(&client(), &endpoint, Some(&key)).await.unwrap_err());
        }
    }
    assert!(server.requests().is_empty(), "nothing is sent");
    let offline = client().with_offline(true);
    let batch = TextBatch::new(vec!["a".to_owned()], None, "de");
    let endpoint = endpoint(&server, Protocol::DeepL);
    let error = translate_texts(&offline, &endpoint, None, &batch, &cancel).await.unwrap_err();
    assert_eq!(error, ProviderError::Offline);
    cancel.cancel();
    let error = translate_texts(&client(), &endpoint, None, &batch, &cancel).await.unwrap_err();
    assert_eq!(error, ProviderError::Cancelled);
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn glossaries_are_stored_and_removed() {
    let server = Server::answering(reply("201 Created", "", r#"{"glossary_id":"g-9"}"#)).await;
    let endpoint = endpoint(&server, Protocol::DeepL);
    let cancel = CancellationToken::new();
    let terms = [("river\tbank".to_owned(), "Ufer".to_owned()), ("a".to_owned(), "b".to_owned())];
    let id = make_glossary(&client(), &endpoint, None, "n", ("en-GB", "de"), &terms, &cancel).await;
    assert_eq!(id.as_deref(), Ok("g-9"));
    let (head, body) = head_and_body(&server.requests()[0]);
    assert!(head.starts_with("POST /v2/glossaries HTTP/1.1"), "{head}");
    assert_eq!(body["entries"], "river bank\tUfer\na\tb");
    assert_eq!(
        (&body["source_lang"], &body["target_lang"]),
        (&json!("en"), &json!("de")),
        "as DeepL's own document lists them"
    );
    delete_glossary(&client(), &endpoint, None, "g-9", &cancel).await.unwrap();
    assert!(server.requests()[1].starts_with("DELETE /v2/glossaries/g-9 HTTP/1.1"));
}

#[tokio::test]
async fn models_of_ollama_come_with_their_context() {
    use super::support::Step;
    let tags = reply("200 OK", "", r#"{"models":[{"name":"a:1b","model":"a:1b"},{"name":"b"}]}"#);
    let shown = reply("200 OK", "", r#"{"model_info":{"llama.context_length":32768}}"#);
    let missing = reply("404 Not Found", "", r#"{"error":"no such model"}"#);
    let scripts = [tags, shown, missing].map(|bytes| vec![Step::Send(bytes)]).to_vec();
    let server = Server::start(scripts).await;
    let models = list_models(&client(), &endpoint(&server, Protocol::Ollama), None).await.unwrap();
    let got: Vec<_> = models.iter().map(|m| (m.id.as_str(), m.context)).collect();
    assert_eq!(got, [("a:1b", Some(32_768)), ("b", None)]);
}
