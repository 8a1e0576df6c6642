//! An OpenAI-compatible service whose model's name says how it behaves.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use futures::StreamExt as _;
use serde_json::{Value, json};

use crate::script::{answer, foreign, merged, read, translated};

/// The models and what they do.
pub const MODELS: &[&str] = &[
    "scripted",     // answers well, a few letters at a time
    "slow",         // the same, slowly
    "cut",          // closes the connection in the middle, every time
    "cut-once",     // closes the connection in the middle, the first time
    "busy",         // says 429 with Retry-After first, then answers well
    "echo",         // reads its instructions back, every time
    "echo-once",    // reads its instructions back, the first time
    "html",         // answers with a web page
    "unauthorized", // says 401
    "length",       // stops at its limit in the middle
    "merge",        // merges two segments into one and invents a number
    "silent",       // the same, without saying what was used
    "wrong",        // changes a number in every sentence of a summary
    "hangs",        // begins and never goes on
    "greek-once",   // answers in another language the first time
    "greek",        // answers in another language every time
    "bytes",        // sends its answer one byte at a time
];

/// What the service counts.
#[derive(Debug, Default)]
pub struct Counters {
    /// Chat requests that came, refused ones included.
    pub chats: AtomicU32,
    /// Requests that asked for one segment alone.
    pub alone: AtomicU32,
    /// Requests for texts to be translated, refused ones included.
    pub texts: AtomicU32,
    /// Most requests that were under way at the same time.
    pub most_at_once: AtomicU32,
    at_once: AtomicU32,
    turns: AtomicU32,
    /// The body of the last chat request.
    pub last_chat: Mutex<Value>,
}

/// The service's routes, to be nested under a base address such as `/fake/v1`.
pub fn router(counters: Arc<Counters>) -> Router {
    Router::new()
        .route("/models", get(models))
        .route("/chat/completions", post(chat))
        .route("/translate", post(translate))
        .with_state(counters)
}

/// LibreTranslate's call. A text that says `SHORT` is answered with one text too few, always; with one
/// that says `FEW`, no more than three texts are taken at once, and one that says `LONG` never.
async fn translate(State(counters): State<Arc<Counters>>, Json(body): Json<Value>) -> Response {
    let turn = counters.texts.fetch_add(1, Ordering::SeqCst);
    let _running = Running::begin(&counters);
    tokio::time::sleep(Duration::from_millis(15)).await;
    if turn % 5 == 1 {
        return refused(StatusCode::SERVICE_UNAVAILABLE, "busy", "Try again");
    }
    let texts = body["q"].as_array().cloned().unwrap_or_default();
    let mut done: Vec<String> = texts.iter().map(|t| translated(t.as_str().unwrap_or_default())).collect();
    let says = |word: &str| texts.iter().any(|t| t.as_str().unwrap_or_default().contains(word));
    if (says("FEW") && texts.len() > 3) || says("LONG") {
        let words = format!("Invalid request: request ({}) exceeds text limit (3)", texts.len());
        return (StatusCode::BAD_REQUEST, Json(json!({ "error": words }))).into_response();
    }
    if says("SHORT") {
        done.pop();
    }
    Json(json!({ "translatedText": done })).into_response()
}

/// A request under way.
struct Running<'a>(&'a Counters);

impl<'a> Running<'a> {
    fn begin(counters: &'a Counters) -> Self {
        let now = counters.at_once.fetch_add(1, Ordering::SeqCst) + 1;
        counters.most_at_once.fetch_max(now, Ordering::SeqCst);
        Self(counters)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.at_once.fetch_sub(1, Ordering::SeqCst);
    }
}

async fn models() -> Json<Value> {
    let data: Vec<Value> = MODELS.iter().map(|id| json!({ "id": id, "object": "model" })).collect();
    Json(json!({ "object": "list", "data": data }))
}

async fn chat(State(counters): State<Arc<Counters>>, Json(body): Json<Value>) -> Response {
    counters.chats.fetch_add(1, Ordering::SeqCst);
    if let Ok(mut last) = counters.last_chat.lock() {
        last.clone_from(&body);
    }
    let model = body["model"].as_str().unwrap_or("scripted").to_owned();
    let said = |role: &str| {
        let messages = body["messages"].as_array().map(Vec::as_slice).unwrap_or_default();
        messages
            .iter()
            .find(|m| m["role"] == role)
            .and_then(|m| m["content"].as_str())
            .unwrap_or("")
            .to_owned()
    };
    let asked = read(&said("system"), &said("user"));
    if matches!(asked, crate::script::Asked::One(_)) {
        counters.alone.fetch_add(1, Ordering::SeqCst);
    }
    let _running = Running::begin(&counters);
    let first_turn = counters.turns.fetch_add(1, Ordering::SeqCst) == 0;
    match model.as_str() {
        "html" => {
            ([(header::CONTENT_TYPE, "text/html")], "<html><body>Please log in</body></html>").into_response()
        }
        "unauthorized" => refused(StatusCode::UNAUTHORIZED, "invalid_api_key", "Incorrect API key provided"),
        "busy" if first_turn => {
            let mut response = refused(StatusCode::TOO_MANY_REQUESTS, "rate_limit_exceeded", "Slow down");
            response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("1"));
            response
        }
        "merge" => stream(&merged(&asked), Plan::default()),
        "silent" => stream(&answer(&asked), Plan { counted: false, ..Plan::default() }),
        "wrong" if matches!(asked, crate::script::Asked::Repair(_) | crate::script::Asked::Judge(..)) => {
            stream(&answer(&asked), Plan::default())
        }
        "wrong" => stream(&answer(&asked).replace("117", "120").replace("14 ", "40 "), Plan::default()),
        "greek" => stream(&foreign(&asked), Plan::default()),
        "echo" => stream(&said("system"), Plan::default()),
        "echo-once" if first_turn => stream(&said("system"), Plan::default()),
        "greek-once" if first_turn => stream(&foreign(&asked), Plan::default()),
        "slow" => stream(&answer(&asked), Plan { pause: Duration::from_millis(60), ..Plan::default() }),
        "cut" => stream(&answer(&asked), Plan { cut: true, ..Plan::default() }),
        "cut-once" => stream(&answer(&asked), Plan { cut: first_turn, ..Plan::default() }),
        "length" => stream(&answer(&asked), Plan { finish: "length", half: true, ..Plan::default() }),
        "hangs" => stream(&answer(&asked), Plan { hang: true, ..Plan::default() }),
        "bytes" => stream(&answer(&asked), Plan { bytes: true, ..Plan::default() }),
        _ => stream(&answer(&asked), Plan::default()),
    }
}

fn refused(status: StatusCode, code: &str, message: &str) -> Response {
    (status, Json(json!({ "error": { "message": message, "type": "error", "code": code } }))).into_response()
}

/// How an answer is sent.
#[derive(Debug)]
struct Plan {
    pause: Duration,
    cut: bool,
    half: bool,
    hang: bool,
    bytes: bool,
    counted: bool,
    finish: &'static str,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            pause: Duration::from_millis(2),
            cut: false,
            half: false,
            hang: false,
            bytes: false,
            counted: true,
            finish: "stop",
        }
    }
}

fn stream(text: &str, plan: Plan) -> Response {
    let letters: Vec<char> = text.chars().collect();
    let shown = if plan.cut || plan.half || plan.hang { letters.len() * 3 / 5 } else { letters.len() };
    let mut frames: Vec<Bytes> = vec![frame(
        &json!({ "choices": [{ "index": 0, "delta": { "role": "assistant", "content": null }, "finish_reason": null }] }),
    )];
    for piece in letters[..shown].chunks(4) {
        let piece: String = piece.iter().collect();
        frames.push(frame(
            &json!({ "choices": [{ "index": 0, "delta": { "content": piece }, "finish_reason": null }] }),
        ));
    }
    let mut end = false;
    if !plan.cut && !plan.hang {
        frames
            .push(frame(&json!({ "choices": [{ "index": 0, "delta": {}, "finish_reason": plan.finish }] })));
        if plan.counted {
            frames.push(frame(
                &json!({ "choices": [], "usage": { "prompt_tokens": 100, "completion_tokens": shown / 4 } }),
            ));
        }
        frames.push(Bytes::from_static(b"data: [DONE]\n\n"));
        end = true;
    }
    if plan.bytes {
        frames = frames.concat().chunks(1).map(Bytes::copy_from_slice).collect();
    }
    let pause = if plan.bytes { Duration::ZERO } else { plan.pause };
    let sent = futures::stream::iter(frames).then(move |frame| async move {
        // Even no time at all is a millisecond to the timer.
        if !pause.is_zero() {
            tokio::time::sleep(pause).await;
        }
        Ok::<_, std::io::Error>(frame)
    });
    let tail = if end {
        futures::stream::empty().boxed()
    } else if plan.hang {
        futures::stream::pending().boxed()
    } else {
        // An error in the body makes the server close the connection without its end mark.
        futures::stream::iter([Err(std::io::Error::other("cut off"))]).boxed()
    };
    ([(header::CONTENT_TYPE, "text/event-stream")], Body::from_stream(sent.chain(tail))).into_response()
}

fn frame(value: &Value) -> Bytes {
    Bytes::from(format!("data: {value}\n\n"))
}

/// Serves the scripted service alone on a free loopback port; gives its base address.
///
/// # Errors
/// Where no port is free.
pub async fn serve(counters: Arc<Counters>) -> std::io::Result<String> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move {
        let app = Router::new().nest("/v1", router(counters));
        // A test whose service broke down fails with words of its own.
        drop(axum::serve(listener, app).await);
    });
    Ok(format!("http://{address}/v1"))
}
