//! Lists of models.

use diglot_providers::{ModelInfo, ProviderError, list_models};

use super::support::{CANARY, Server, answer, client, json, key};

#[tokio::test]
async fn models_are_listed() {
    let body = r#"{"object":"list","data":[{"id":"m-1","max_model_len":8192},{"id":"модель"}]}"#;
    let server = Server::answering(json("200 OK", "", body)).await;
    let models = list_models(&client(), &server.endpoint(), Some(&key())).await.unwrap();
    let info = |id: &str, context| ModelInfo { id: id.to_owned(), context, prices: None };
    assert_eq!(models, [info("m-1", Some(8192)), info("модель", None)]);
    assert!(server.requests()[0].starts_with("GET /v1/models HTTP/1.1\r\n"));
}

#[tokio::test]
async fn failures_are_told() {
    let check = async |reply: Vec<u8>, expect: &str| {
        let server = Server::answering(reply).await;
        let error = list_models(&client(), &server.endpoint(), Some(&key())).await.unwrap_err();
        assert_eq!(error.code(), expect);
        assert!(!format!("{error} {error:?}").contains("canary"));
    };
    let echo = format!(r#"{{"error":{{"message":"bad key {CANARY}"}}}}"#);
    check(json("401 Unauthorized", "", &echo), "unauthorized").await;
    check(json("200 OK", "", &echo), "server").await;
    check(json("404 Not Found", "", r#"{"error":{"message":"no such route"}}"#), "no-model-list").await;
    check(json("405 Method Not Allowed", "", ""), "no-model-list").await;
    check(json("200 OK", "", "{}"), "bad-answer").await;
    check(json("200 OK", "", "[1"), "cut-off").await;
    check(json("200 OK", "", "[1}"), "bad-answer").await;
    check(answer("200 OK", "Content-Type: text/html\r\n", b"<html>"), "not-the-service").await;
    check(json("200 OK", "Content-Length: 100\r\n", "{\"data\":[]}"), "cut-off").await;
    check(json("302 Found", "Location: https://elsewhere.example/\r\n", ""), "redirected").await;
    let offline = client().with_offline(true);
    let server = Server::answering("").await;
    assert_eq!(list_models(&offline, &server.endpoint(), None).await, Err(ProviderError::Offline));
}
