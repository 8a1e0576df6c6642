//! The engine behind HTTP on loopback, for tests of the real page in a browser.
//!
//! `host --ui DIR --port N`: serves the built page, the table of commands under `/api`, and the
//! scripted service under `/fake/v1`. The library is a fresh one in a temporary folder, or the one
//! named by `--data-dir`.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Path as UrlPath, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use diglot_engine::api::*;
use diglot_engine::{Config, Engine, Job};
use diglot_tests::scripted;
use futures::StreamExt as _;
use tokio_stream::wrappers::ReceiverStream;

#[derive(Clone)]
struct Host {
    engine: Engine,
    ui: Arc<PathBuf>,
}

fn main() -> Result<std::process::ExitCode, Box<dyn std::error::Error>> {
    if let Some(done) = diglot_engine::read_in_child() {
        return Ok(done);
    }
    tokio::runtime::Runtime::new()?.block_on(serve())?;
    Ok(std::process::ExitCode::SUCCESS)
}

async fn serve() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (mut ui, mut port, mut data_dir) = (PathBuf::from("ui/dist"), 0_u16, None);
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or("every option takes a value")?;
        match name.as_str() {
            "--ui" => ui = value.into(),
            "--port" => port = value.parse()?,
            "--data-dir" => data_dir = Some(PathBuf::from(value)),
            _ => return Err(format!("unknown option {name}").into()),
        }
    }
    let fresh = tempfile::tempdir()?;
    let mut config = Config::new(data_dir.unwrap_or_else(|| fresh.path().to_owned()));
    config.keychain = false;
    config.retry.base = std::time::Duration::from_millis(50);
    let host = Host { engine: Engine::open(config)?, ui: Arc::new(ui) };
    let app = Router::new()
        .route("/api/call/{name}", post(call))
        .route("/api/stream/{name}", post(stream))
        .route("/", get(index))
        .route("/{*path}", get(file))
        .with_state(host)
        .nest("/fake/v1", scripted::router(Arc::default()));
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    #[expect(clippy::print_stdout, reason = "the test reads the address from here")]
    {
        println!("listening on http://{}", listener.local_addr()?);
    }
    axum::serve(listener, app).await?;
    Ok(())
}

fn failed(error: &ApiError) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Json(error)).into_response()
}

fn bad_request(error: &serde_json::Error) -> ApiError {
    ApiError::new("bad-request", format!("The request cannot be read: {error}"))
}

fn no_command(name: &str) -> Response {
    failed(&ApiError::new("no-such-command", format!("There is no command `{name}`")))
}

macro_rules! expand {
    (calls { $($call:ident($request:ty) -> $response:ty;)* } streams { $($stream:ident($stream_request:ty);)* }) => {
        async fn call(State(host): State<Host>, UrlPath(name): UrlPath<String>, body: Bytes) -> Response {
            match name.as_str() {
                $(stringify!($call) => {
                    let done: Result<$response, ApiError> = match serde_json::from_slice::<$request>(&body) {
                        Ok(request) => host.engine.$call(request).await,
                        Err(error) => Err(bad_request(&error)),
                    };
                    match done {
                        Ok(response) => Json(response).into_response(),
                        Err(error) => failed(&error),
                    }
                })*
                name => no_command(name),
            }
        }

        async fn stream(State(host): State<Host>, UrlPath(name): UrlPath<String>, body: Bytes) -> Response {
            match name.as_str() {
                $(stringify!($stream) => match serde_json::from_slice::<$stream_request>(&body) {
                    Ok(request) => lines(host.engine.$stream(request)),
                    Err(error) => failed(&bad_request(&error)),
                })*
                name => no_command(name),
            }
        }
    };
}
diglot_engine::api!(expand);

/// A job's batches, a JSON array a line.
fn lines(job: Job) -> Response {
    let batches = ReceiverStream::new(job.events).map(|batch| {
        serde_json::to_vec(&batch).map(|mut line| {
            line.push(b'\n');
            Bytes::from(line)
        })
    });
    ([(header::CONTENT_TYPE, "application/x-ndjson")], Body::from_stream(batches)).into_response()
}

async fn index(state: State<Host>) -> Response {
    file(state, UrlPath("index.html".to_owned())).await
}

async fn file(State(host): State<Host>, UrlPath(path): UrlPath<String>) -> Response {
    let path = Path::new(&path);
    if path.components().any(|c| !matches!(c, Component::Normal(_))) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let media_type = match path.extension().and_then(|e| e.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    };
    match std::fs::read(host.ui.join(path)) {
        Ok(bytes) => ([(header::CONTENT_TYPE, media_type)], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
