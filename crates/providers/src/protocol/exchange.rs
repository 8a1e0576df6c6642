//! One question, one JSON answer.

use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE};
use reqwest::{Response, StatusCode};
use serde_json::Value;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::failure::{self, Context, Failure};
use crate::client::{Call, Client};
use crate::endpoint::Endpoint;
use crate::error::ProviderError;
use crate::secret::Secret;

/// Largest answer that is read, in MiB. The longest known lists of models are a little over 1 MiB,
/// the largest translations a few times 128 KiB.
const MAX_ANSWER_MIB: u32 = 16;
/// Longest time for the body of one answer, in idle times: a server that sends a byte now and then
/// does not hold a call for ever.
const MOST_IDLE_TIMES: u32 = 5;

/// An exchange that failed.
#[derive(Debug)]
pub(super) struct Refused {
    /// The status, where the service gave an error status.
    pub(super) status: Option<StatusCode>,
    pub(super) error: ProviderError,
}

impl From<ProviderError> for Refused {
    fn from(error: ProviderError) -> Self {
        Self { status: None, error }
    }
}

impl From<Refused> for ProviderError {
    fn from(refused: Refused) -> Self {
        refused.error
    }
}

/// Calls and reads the whole answer. An error object in an answer that claims success is an error.
pub(super) async fn exchange(
    client: &Client,
    endpoint: &Endpoint,
    key: Option<&Secret>,
    call: Call,
    context: &Context,
    cancel: &CancellationToken,
) -> Result<Value, Refused> {
    let response = client.send(endpoint, key, call, cancel).await?;
    if !response.status().is_success() {
        let status = Some(response.status());
        let failure = failure::read(response, cancel).await?;
        return Err(Refused { status, error: failure.into_error(context) });
    }
    check_head(&response, context)?;
    let body = read_body(response, Client::timeouts(endpoint).idle, cancel).await?;
    let body = body.trim_ascii();
    if body.starts_with(b"<") || body.starts_with(b"\xEF\xBB\xBF<") {
        return Err(context.not_the_service().into());
    }
    let value: Value = serde_json::from_str(&String::from_utf8_lossy(body)).map_err(|_| {
        if super::wire::is_cut(body) {
            ProviderError::CutOff
        } else {
            ProviderError::BadAnswer { what: "it is not JSON" }
        }
    })?;
    if value.get("error").is_some_and(|error| !error.is_null()) {
        return Err(Failure::from_value(&value).into_error(context).into());
    }
    Ok(value)
}

async fn read_body(
    mut response: Response,
    idle: std::time::Duration,
    cancel: &CancellationToken,
) -> Result<Vec<u8>, ProviderError> {
    let mut body = Vec::new();
    let last = Instant::now() + idle * MOST_IDLE_TIMES;
    loop {
        let until = (Instant::now() + idle).min(last);
        let piece = tokio::select! {
            biased;
            () = cancel.cancelled() => return Err(ProviderError::Cancelled),
            piece = tokio::time::timeout_at(until, response.chunk()) => piece,
        };
        let piece = piece
            .map_err(|_| ProviderError::Timeout { what: "more of the answer", seconds: idle.as_secs() })?;
        match piece {
            Ok(Some(bytes)) => body.extend_from_slice(&bytes),
            Ok(None) => return Ok(body),
            Err(_) => return Err(ProviderError::CutOff),
        }
        if body.len() > (MAX_ANSWER_MIB as usize) << 20 {
            return Err(ProviderError::TooLarge { limit_mib: MAX_ANSWER_MIB });
        }
    }
}

/// What the head of an answer that claims success says against it: a web page, or a packing that
/// was not asked for.
pub(super) fn check_head(response: &Response, context: &Context) -> Result<(), ProviderError> {
    let media = response.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let media = media.to_ascii_lowercase();
    if media.starts_with("text/html") || media.starts_with("application/xhtml") {
        return Err(context.not_the_service());
    }
    let packed = response.headers().get(CONTENT_ENCODING).is_some_and(|packing| packing != "identity");
    if packed {
        return Err(ProviderError::BadAnswer { what: "it is packed in a way that was not asked for" });
    }
    Ok(())
}
