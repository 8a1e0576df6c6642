//! Errors as services report them: by status, by an object in the body, or inside a stream.

use std::time::{Duration, SystemTime};

use reqwest::Response;
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use super::super::ChatRequest;
use super::request::Refusable;
use super::wire::whole_number;
use crate::endpoint::Endpoint;
use crate::error::ProviderError;
use crate::redact::shown_message;
use crate::retry_after::wait_asked;
use crate::secret::Secret;

/// Largest error body that is read, in bytes.
const MAX_BODY: usize = 64 << 10;
/// Longest time to read an error body.
const BODY_TIME: Duration = Duration::from_secs(10);

/// What is needed to word an error: who was asked for what, and what must not be shown.
#[derive(Debug)]
pub(super) struct Context {
    host: String,
    model: String,
    secrets: Vec<Secret>,
    sent: [String; 2],
}

impl Context {
    pub(super) fn new(endpoint: &Endpoint, key: Option<&Secret>, request: &ChatRequest) -> Self {
        let sent = [request.system.clone(), request.user.clone()];
        Self { sent, ..Self::without_text(endpoint, key) }
    }

    pub(super) fn without_text(endpoint: &Endpoint, key: Option<&Secret>) -> Self {
        // Extra headers may be keys too.
        let headers = endpoint.headers.iter().map(|(_, value)| Secret::new(value.clone()));
        Self {
            host: endpoint.host(),
            model: endpoint.model.clone().unwrap_or_default(),
            secrets: key.cloned().into_iter().chain(headers).collect(),
            sent: Default::default(),
        }
    }

    pub(super) fn not_the_service(&self) -> ProviderError {
        ProviderError::NotTheService { host: self.host.clone() }
    }
}

/// A reported failure.
#[derive(Debug, Default)]
pub(super) struct Failure {
    status: u16,
    retry_after: Option<Duration>,
    /// Whether the body was the service's own error report, and not a page of something between.
    reported: bool,
    message: String,
    /// `code`, `type` and `param`, in lower case, each between spaces.
    kind: String,
}

/// Reads an answer whose status says that it is an error.
pub(super) async fn read(
    mut response: Response,
    cancel: &CancellationToken,
) -> Result<Failure, ProviderError> {
    let status = response.status().as_u16();
    let retry_after = wait_asked(response.headers(), SystemTime::now());
    let mut body = Vec::new();
    let reading = async {
        // A body that breaks off or does not end still leaves the status, which says enough.
        while let Ok(Some(bytes)) = response.chunk().await {
            let room = MAX_BODY - body.len();
            body.extend_from_slice(&bytes[..bytes.len().min(room)]);
            if body.len() == MAX_BODY {
                break;
            }
        }
    };
    tokio::select! {
        biased;
        () = cancel.cancelled() => return Err(ProviderError::Cancelled),
        _ = tokio::time::timeout(BODY_TIME, reading) => {}
    }
    let value: Value = serde_json::from_str(&String::from_utf8_lossy(&body)).unwrap_or_default();
    let mut failure = Failure::from_value(&value);
    if !failure.reported && !looks_like_markup(&body) {
        failure.message = String::from_utf8_lossy(&body).into_owned();
    }
    failure.status = status;
    failure.retry_after = retry_after;
    Ok(failure)
}

fn looks_like_markup(body: &[u8]) -> bool {
    body.trim_ascii_start().starts_with(b"<") || body.starts_with(b"\xEF\xBB\xBF<")
}

impl Failure {
    /// From an error report: `{error: {message, code, type}}`, `{error: "…"}`, `{message}`,
    /// `{detail}`, `{detail: [{msg}]}`, the inner object alone, or a list around one of them.
    pub(super) fn from_value(value: &Value) -> Self {
        let value = value.as_array().and_then(|list| list.first()).unwrap_or(value);
        let inner = match value.get("error") {
            Some(inner) if inner.is_object() || inner.is_string() => inner,
            _ => value,
        };
        let text = |name: &str| inner.get(name).or_else(|| value.get(name)).and_then(Value::as_str);
        let detail = || {
            let list = inner.get("detail").or_else(|| value.get("detail"))?.as_array()?;
            list.first()?.get("msg")?.as_str()
        };
        let message = inner.as_str().or_else(|| text("message")).or_else(|| text("detail")).or_else(detail);
        let message = message.or_else(|| text("error_description")).or_else(|| text("msg"));
        let mut kind = String::from(" ");
        for name in ["code", "type", "param"] {
            match inner.get(name) {
                Some(Value::String(word)) => kind.push_str(&word.to_lowercase()),
                Some(Value::Number(number)) => kind.push_str(&number.to_string()),
                _ => continue,
            }
            kind.push(' ');
        }
        let code = inner.get("code").or_else(|| inner.get("status")).and_then(whole_number);
        Self {
            status: code.and_then(|c| u16::try_from(c).ok()).filter(|c| (400..600).contains(c)).unwrap_or(0),
            retry_after: None,
            reported: message.is_some() || kind.len() > 1,
            message: message.unwrap_or_default().to_owned(),
            kind,
        }
    }

    /// Whether a 404 means the address: many servers say the same for every path they do not know.
    fn is_about_the_path(&self) -> bool {
        let message = self.message.trim().trim_end_matches('.');
        ["not found", "file not found", "404 page not found"].iter().any(|m| message.eq_ignore_ascii_case(m))
    }

    fn says(&self, words: &[&str]) -> bool {
        let message = self.message.to_lowercase();
        words.iter().any(|word| self.kind.contains(word) || message.contains(word))
    }

    /// The option that the service says it does not take, if that is what it says.
    pub(super) fn refused_option(&self) -> Option<Refusable> {
        if !matches!(self.status, 400 | 422) {
            return None;
        }
        let unsupported = [
            "unsupported",
            "not supported",
            "not permitted",
            "extra_forbidden",
            "unknown",
            "unrecognized",
            "extra ",
        ];
        if !self.says(&unsupported) && !self.kind.contains(" temperature ") {
            return None;
        }
        [
            (&["max_tokens", "max_completion_tokens"][..], Refusable::TokenLimit),
            (&["stream_options"], Refusable::Usage),
            (&["temperature"], Refusable::Temperature),
        ]
        .into_iter()
        .find_map(|(words, option)| self.says(words).then_some(option))
    }

    /// The failure in this crate's words.
    pub(super) fn into_error(self, context: &Context) -> ProviderError {
        let sent: Vec<&str> = context.sent.iter().map(String::as_str).collect();
        let message = shown_message(&self.message, &context.secrets, &sent);
        let (host, model) = (context.host.clone(), context.model.clone());
        let retry_after = self.retry_after;
        let too_long = [
            "context_length",
            "context length",
            "context size",
            "context window",
            "exceed_context_size",
            "maximum context",
            "prompt is too long",
            "too many tokens",
        ];
        let no_credit = ["insufficient_quota", "insufficient balance", "insufficient_balance", "billing"];
        let bad_key = ["invalid_api_key", "api key not valid", "invalid api key", "incorrect api key"];
        match self.status {
            401 | 403 => ProviderError::Unauthorized { host, message },
            402 => ProviderError::QuotaSpent { host, message },
            429 if self.says(&no_credit) => ProviderError::QuotaSpent { host, message },
            429 => ProviderError::RateLimited { retry_after, message },
            400 | 413 | 422 if self.says(&too_long) => ProviderError::PromptTooLong { message },
            413 => ProviderError::PromptTooLong { message },
            // 0 is a report inside a stream that names no status.
            0 | 400 if self.says(&bad_key) => ProviderError::Unauthorized { host, message },
            404 | 405 if !self.reported || self.is_about_the_path() => ProviderError::NotTheService { host },
            404 => ProviderError::ModelNotFound { model, message },
            407 => ProviderError::Proxy { host },
            511 => ProviderError::NotTheService { host },
            503 | 529 => ProviderError::Overloaded { retry_after, message },
            408 | 425 => ProviderError::Server { status: self.status, retry_after, message },
            400..=499 => ProviderError::BadRequest { message },
            0 if self.says(&no_credit) => ProviderError::QuotaSpent { host, message },
            0 if self.says(&too_long) => ProviderError::PromptTooLong { message },
            0 if self.says(&["rate_limit", "rate limit"]) => {
                ProviderError::RateLimited { retry_after, message }
            }
            0 if self.says(&["overloaded"]) => ProviderError::Overloaded { retry_after, message },
            0 if self.says(&["invalid_request"]) => ProviderError::BadRequest { message },
            0 => ProviderError::Server { status: 500, retry_after, message },
            status => ProviderError::Server { status, retry_after, message },
        }
    }
}
