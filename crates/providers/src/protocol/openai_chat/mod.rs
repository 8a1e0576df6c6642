//! OpenAI chat completions, as spoken by OpenAI and by most other services and local servers.

mod answer;
mod failure;
mod models;
mod request;
mod wire;

use std::collections::VecDeque;
use std::time::Duration;

use futures::StreamExt;
use futures::stream;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, Response};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use self::answer::Answer;
pub(super) use self::models::list_models;
use super::{ChatEvent, ChatRequest, ChatStream};
use crate::client::{Call, Client};
use crate::endpoint::Endpoint;
use crate::error::ProviderError;
use crate::secret::Secret;

/// How long to wait for usage and the closing mark once the model has given its reason to stop.
const AFTER_FINISH: Duration = Duration::from_secs(5);
/// A server may send comments to keep the line open, but not for longer than this many idle times
/// without any event.
const QUIET_IDLE_TIMES: u32 = 5;

/// See [`super::stream_chat`].
pub(super) async fn stream_chat(
    client: &Client,
    endpoint: &Endpoint,
    key: Option<&Secret>,
    request: &ChatRequest,
    cancel: &CancellationToken,
) -> Result<ChatStream, ProviderError> {
    let response = open(client, endpoint, key, request, cancel).await?;
    let context = failure::Context::new(endpoint, key, request);
    if is_web_page(&response) {
        return Err(ProviderError::NotTheService { host: endpoint.host() });
    }
    let reading = Reading {
        body: Some(response),
        answer: Answer::new(context),
        ready: VecDeque::new(),
        idle: Client::timeouts(endpoint).idle,
        last_event: Instant::now(),
        cancel: cancel.clone(),
        over: false,
    };
    Ok(stream::unfold(reading, |mut reading| async move {
        let item = reading.next().await?;
        Some((item, reading))
    })
    .boxed())
}

/// Sends the request, and once more without each option that the service says it does not take.
async fn open(
    client: &Client,
    endpoint: &Endpoint,
    key: Option<&Secret>,
    request: &ChatRequest,
    cancel: &CancellationToken,
) -> Result<Response, ProviderError> {
    let mut options = request::Options::for_endpoint(endpoint);
    loop {
        let body = request::body(request, endpoint.model.as_deref(), options);
        let call = Call { method: Method::POST, path: "chat/completions", body: Some(&body) };
        let response = client.send(endpoint, key, call, cancel).await?;
        if response.status().is_success() {
            return Ok(response);
        }
        let failure = failure::read(response, cancel).await?;
        match failure.refused_option().and_then(|option| options.without(option)) {
            Some(fewer) => options = fewer,
            None => return Err(failure.into_error(&failure::Context::new(endpoint, key, request))),
        }
    }
}

/// Whether the answer says of itself that it is a web page.
fn is_web_page(response: &Response) -> bool {
    let media = response.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let media = media.to_ascii_lowercase();
    media.starts_with("text/html") || media.starts_with("application/xhtml")
}

/// An answer being read.
struct Reading {
    /// `None` once nothing more is to come; dropping it closes the connection.
    body: Option<Response>,
    answer: Answer,
    /// What was read and not yet taken; an error or `Finished` is always its last item.
    ready: VecDeque<Result<ChatEvent, ProviderError>>,
    idle: Duration,
    last_event: Instant,
    cancel: CancellationToken,
    /// Whether the last item was taken.
    over: bool,
}

impl Reading {
    async fn next(&mut self) -> Option<Result<ChatEvent, ProviderError>> {
        while !self.over {
            if self.cancel.is_cancelled() {
                self.body = None;
                self.over = true;
                return Some(Err(ProviderError::Cancelled));
            }
            if let Some(item) = self.ready.pop_front() {
                self.over = !matches!(item, Ok(ChatEvent::Delta(_) | ChatEvent::Usage { .. }));
                return Some(item);
            }
            self.read().await;
        }
        None
    }

    /// Reads one piece and puts what it gave into `ready`. Returns early when cancelled.
    async fn read(&mut self) {
        let Some(body) = self.body.as_mut() else {
            // Cannot be reached: the body is dropped only together with a last item.
            self.ready.push_back(Err(ProviderError::CutOff));
            return;
        };
        let finishing = self.answer.has_finished();
        let limit = if finishing { AFTER_FINISH.min(self.idle) } else { self.idle };
        let until = (Instant::now() + limit).min(self.last_event + self.idle * QUIET_IDLE_TIMES);
        let piece = tokio::select! {
            biased;
            () = self.cancel.cancelled() => return,
            piece = tokio::time::timeout_at(until, body.chunk()) => piece,
        };
        let mut events = Vec::new();
        let step = match piece {
            Ok(Ok(Some(bytes))) => {
                let step = self.answer.push(&bytes, &mut events);
                if self.answer.take_seen_event() {
                    self.last_event = Instant::now();
                }
                step
            }
            // Whether a body breaks off or just ends, only the answer knows whether it was whole.
            Ok(_) => self.answer.end(&mut events).map(|()| true),
            Err(_) if finishing => self.answer.end(&mut events).map(|()| true),
            Err(_) => {
                Err(ProviderError::Timeout { what: "more of the answer", seconds: self.idle.as_secs() })
            }
        };
        self.ready.extend(events.into_iter().map(Ok));
        match step {
            Ok(false) => {}
            Ok(true) => self.body = None,
            Err(error) => {
                self.body = None;
                self.ready.push_back(Err(error));
            }
        }
    }
}
