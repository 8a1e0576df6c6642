//! Errors as services report them: by status, by an object in the body, or inside a stream.

use std::time::{Duration, SystemTime};

use reqwest::Response;
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use super::ChatRequest;
use super::options::Refusable;
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
/// Longest wait that is believed, as in [`wait_asked`].
const LONGEST_WAIT: Duration = Duration::from_secs(86_400);

/// Longest window of a told limit that is waited for whole: of an hour or a day most may be over.
const LONGEST_WINDOW: Duration = Duration::from_secs(60);

/// What is needed to word an error: who was asked for what, and what must not be shown.
#[derive(Debug)]
pub(super) struct Context {
    host: String,
    model: String,
    /// Whether a key was sent.
    keyed: bool,
    secrets: Vec<Secret>,
    sent: Vec<String>,
    /// Source and target of a translation, as BCP 47 tags.
    languages: Option<(String, String)>,
}

impl Context {
    pub(super) fn new(endpoint: &Endpoint, key: Option<&Secret>, request: &ChatRequest) -> Self {
        let sent = [&request.system, &request.shared, &request.user].map(Clone::clone).to_vec();
        Self { sent, ..Self::without_text(endpoint, key) }
    }

    /// For a translation of these texts between these languages.
    pub(super) fn of_texts(
        endpoint: &Endpoint,
        key: Option<&Secret>,
        texts: &[String],
        languages: (String, String),
    ) -> Self {
        let languages = Some(languages);
        Self { sent: texts.to_vec(), languages, ..Self::without_text(endpoint, key) }
    }

    pub(super) fn without_text(endpoint: &Endpoint, key: Option<&Secret>) -> Self {
        // Extra headers may be keys too, and a key may have parts (`id:secret`).
        let headers = endpoint.headers.iter().map(|(_, value)| Secret::new(value.clone()));
        let parts = key.iter().flat_map(|key| key.expose().split(':')).map(|p| Secret::new(p.to_owned()));
        Self {
            host: endpoint.host(),
            model: endpoint.model.clone().unwrap_or_default(),
            keyed: key.is_some_and(|key| !key.expose().trim().is_empty()),
            secrets: key.cloned().into_iter().chain(parts).chain(headers).collect(),
            sent: Vec::new(),
            languages: None,
        }
    }

    /// The service let nobody in.
    fn not_let_in(&self, message: String) -> ProviderError {
        let host = self.host.clone();
        if self.keyed {
            ProviderError::Unauthorized { host, message }
        } else {
            ProviderError::KeyMissing { host, message }
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
    /// `code`, `type`, `param` and their like, in lower case, each between spaces.
    kind: String,
    /// Whether a wait was told in the report itself, as Google does.
    wait_reported: bool,
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
    let text = String::from_utf8_lossy(&body);
    // Gateways put a report into the first event of the stream that was asked for.
    let report = text.strip_prefix("data:").and_then(|rest| rest.lines().next()).unwrap_or(&text);
    let value: Value = serde_json::from_str(report).unwrap_or_default();
    let mut failure = Failure::from_value(&value);
    if !failure.reported && !looks_like_markup(&body) {
        failure.message = text.into_owned();
    }
    failure.status = status;
    failure.retry_after = retry_after.or(failure.retry_after);
    Ok(failure)
}

fn looks_like_markup(body: &[u8]) -> bool {
    body.trim_ascii_start().starts_with(b"<") || body.starts_with(b"\xEF\xBB\xBF<")
}

/// The fields that a service found wrong, each with its complaint: `stream_options: Extra inputs are
/// not permitted`. So reports of FastAPI go, `{detail: [{loc, msg}]}`, alone or with a service's own
/// report around it, as an object or as JSON in a string (Mistral).
fn refused_fields(value: &Value, inner: &Value) -> Option<String> {
    let message = inner.get("message").or_else(|| value.get("message"));
    let parsed: Option<Value> = message
        .and_then(Value::as_str)
        .filter(|m| m.starts_with('{'))
        .and_then(|m| serde_json::from_str(m).ok());
    let places = [Some(inner), Some(value), message, parsed.as_ref()];
    let list = places.into_iter().flatten().find_map(|place| match place.get("detail") {
        Some(Value::Array(list)) => Some(list),
        _ => place.as_array(),
    })?;
    let field = |row: &Value| {
        let complaint = row.get("msg")?.as_str()?;
        let path = row.get("loc").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let part = |step: &Value| step.as_str().map_or_else(|| step.to_string(), str::to_owned);
        let path: Vec<String> = path.iter().map(part).filter(|part| part != "body").take(8).collect();
        Some(if path.is_empty() { complaint.to_owned() } else { format!("{}: {complaint}", path.join(".")) })
    };
    let fields: Vec<String> = list.iter().take(8).filter_map(field).collect();
    (!fields.is_empty()).then(|| fields.join("; "))
}

impl Failure {
    /// From an error report: `{error: {message, code, type}}`, `{error: "…"}`, `{message}`,
    /// `{detail}`, `{detail: [{loc, msg}]}`, the inner object alone, or a list around one of them.
    pub(super) fn from_value(value: &Value) -> Self {
        let value = value.as_array().and_then(|list| list.first()).unwrap_or(value);
        let inner = match value.get("error") {
            Some(inner) if inner.is_object() || inner.is_string() => inner,
            _ => value,
        };
        let text = |name: &str| inner.get(name).or_else(|| value.get(name)).and_then(Value::as_str);
        let message = inner.as_str().or_else(|| text("message")).or_else(|| text("detail"));
        let message = message.or_else(|| text("error_description")).or_else(|| text("msg"));
        let message = message.or_else(|| text("Message"));
        let listed = || {
            let first = value.get("errors")?.as_array()?.first()?;
            first.as_str().or_else(|| first.get("message")?.as_str())
        };
        let message = message.or_else(listed).or_else(|| text("title"));
        let message = refused_fields(value, inner).or_else(|| message.map(str::to_owned));
        let mut kind = String::from(" ");
        let mut add = |value: Option<&Value>| match value {
            Some(Value::String(word)) => {
                kind.push_str(&word.to_lowercase());
                kind.push(' ');
            }
            Some(Value::Number(number)) => {
                kind.push_str(&number.to_string());
                kind.push(' ');
            }
            _ => {}
        };
        for name in ["code", "type", "param", "status", "reason", "__type"] {
            add(inner.get(name));
        }
        add(inner.get("innererror").and_then(|inner| inner.get("code")));
        // Google's details: an exact reason, the quota that is spent, the wait.
        let mut wait = None;
        let lists = ["details", "errors"].into_iter().filter_map(|name| inner.get(name)?.as_array());
        for detail in lists.flatten().take(32) {
            add(detail.get("reason"));
            for quota in detail.get("violations").and_then(Value::as_array).into_iter().flatten().take(8) {
                add(quota.get("quotaId"));
            }
            let asked = detail.get("retryDelay").and_then(Value::as_str);
            let seconds = asked.and_then(|text| text.trim_end_matches('s').parse::<f64>().ok());
            wait = wait.or(seconds.and_then(|n| Duration::try_from_secs_f64(n).ok()));
        }
        let code = inner.get("code").or_else(|| inner.get("status")).and_then(whole_number);
        // Azure Translator's codes are the status with three more digits.
        let code = code.map(|code| if code >= 400_000 { code / 1000 } else { code });
        Self {
            status: code.and_then(|c| u16::try_from(c).ok()).filter(|c| (400..600).contains(c)).unwrap_or(0),
            retry_after: wait.map(|wait| wait.min(LONGEST_WAIT)),
            wait_reported: wait.is_some(),
            reported: message.is_some() || kind.len() > 1,
            message: message.unwrap_or_default(),
            kind,
        }
    }

    /// Whether a 404 means the address: many servers say the same for every path they do not know.
    fn is_about_the_path(&self) -> bool {
        let message = self.message.trim().trim_end_matches('.').to_ascii_lowercase();
        let all = ["not found", "file not found", "404 page not found"];
        // Express, Fastify, OpenAI, Groq, LM Studio, in this order.
        let beginnings = [
            "cannot post /",
            "cannot get /",
            "route ",
            "the route ",
            "invalid url (",
            "unknown request url",
            "unexpected endpoint",
        ];
        all.contains(&message.as_str()) || beginnings.iter().any(|words| message.starts_with(words))
    }

    /// The limit that LibreTranslate names, `Slowdown: 20 per 1 minute`: requests, and in which time.
    /// Its windows begin with the first request, so that after one of them all is free again.
    fn limit_told(&self) -> Option<(usize, Duration)> {
        let (before, after) = self.message.split_once(" per ")?;
        let most = before.rsplit(' ').next()?.parse().ok()?;
        let mut words = after.split_whitespace();
        let times: u64 = words.next()?.parse().ok()?;
        let seconds = match words.next()?.trim_end_matches(['s', '.']) {
            "second" => 1,
            "minute" => 60,
            "hour" => 3_600,
            "day" => 86_400,
            _ => return None,
        };
        Some((most, Duration::from_secs(times.saturating_mul(seconds))))
    }

    fn says(&self, words: &[&str]) -> bool {
        let message = self.message.to_lowercase();
        words.iter().any(|word| self.kind.contains(word) || message.contains(word))
    }

    /// The option that the service says it does not take, if that is what it says.
    pub(super) fn refused_option(&self) -> Option<Refusable> {
        // Templates of models that know one role only fail inside of some servers.
        let template = self.status == 500 && self.says(&["system role", "roles must alternate"]);
        if !template && !matches!(self.status, 400 | 422 | 501) {
            return None;
        }
        let unsupported = [
            "unsupported",
            "not support",
            "not permitted",
            "not allowed",
            "extra_forbidden",
            "unknown",
            "unrecognized",
            "extra ",
            "deprecated",
            "may only be",
            "unexpected",
            "not available",
            "only the default",
            "not enabled",
            "too large",
            "must alternate",
            "not implemented",
            "must be one of",
            "input should be",
        ];
        if !self.says(&unsupported) && !self.kind.contains(" temperature ") {
            return None;
        }
        [
            (
                &[
                    "max_tokens",
                    "max_completion_tokens",
                    "max_output_tokens",
                    "maxoutputtokens",
                    "num_predict",
                ][..],
                Refusable::TokenLimit,
            ),
            (&["stream_options"], Refusable::Usage),
            (&["temperature"], Refusable::Temperature),
            (
                &[
                    "response_format",
                    "json_schema",
                    "output_config",
                    "output_format",
                    "text.format",
                    "responsejsonschema",
                    "responsemimetype",
                    "response_json_schema",
                    "response_mime_type",
                    "json mode",
                    "structured output",
                ],
                Refusable::Schema,
            ),
            (&["reasoning", "effort", "thinking"], Refusable::Effort),
            (&["cache_control"], Refusable::Cache),
            (
                &[
                    "system role",
                    "developer instruction",
                    "system message",
                    "system prompt",
                    "roles must alternate",
                ],
                Refusable::System,
            ),
            (&["stream"], Refusable::Stream),
        ]
        .into_iter()
        .find_map(|(words, option)| self.says(words).then_some(option))
    }

    /// Whether the report is about the languages of a translation.
    fn is_about_languages(&self) -> bool {
        let exact = ["unsupportedlanguagepair", "detectedlanguagelowconfidence", " 400035 ", " 400036 "];
        let wrong = ["not supported", "unsupported", "invalid", "not valid", "bad language", "not available"];
        self.says(&exact)
            || (matches!(self.status, 0 | 400 | 404 | 422)
                && self.says(&wrong)
                && self.says(&["language", "_lang", "lang_", " is not supported"]))
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
            "input token count",
            "exceeds text limit",
            "request_too_large",
            "textsizelimitexceeded",
        ];
        let no_credit = [
            "insufficient_quota",
            "insufficient balance",
            "insufficient_balance",
            "billing",
            "credit balance",
            "perday",
            "dailylimitexceeded",
            " 403001 ",
        ];
        let bad_key = [
            "invalid_api_key",
            "api_key_invalid",
            "api key not valid",
            "invalid api key",
            "incorrect api key",
            "authentication_error",
            "unauthenticated",
            "unrecognizedclient",
            "invalidsignature",
            "signaturedoesnotmatch",
            "expiredtoken",
            "missingauthenticationtoken",
            "to get an api key",
        ];
        let region = ["unsupported_country", "user location is not supported"];
        let filtered = ["content_filter", "responsibleaipolicyviolation", "content_policy_violation"];
        let too_many = ["rate_limit", "rate limit", "ratelimitexceeded", "throttling", "limitexceeded"];
        let no_model = ["model_not_found", "model not exist", "model_not_exist", "invalid model"];
        if let Some((from, to)) = &context.languages
            && self.is_about_languages()
        {
            return ProviderError::LanguageNotOffered { from: from.clone(), to: to.clone(), message };
        }
        match self.status {
            400 | 401 | 403 if self.says(&region) => ProviderError::RegionNotServed { host, message },
            400 | 403 | 413 | 422 if self.says(&too_long) => ProviderError::PromptTooLong { message },
            400 | 403 if self.says(&no_credit) => ProviderError::QuotaSpent { host, message },
            400 | 403 if self.says(&too_many) => ProviderError::RateLimited { retry_after, message },
            401 | 403 => context.not_let_in(message),
            402 | 456 => ProviderError::QuotaSpent { host, message },
            429 if self.says(&no_credit) && (!self.wait_reported || self.says(&["perday"])) => {
                ProviderError::QuotaSpent { host, message }
            }
            429 if context.languages.is_some() => match self.limit_told() {
                // There each text counts as a request: so many at once are never taken.
                Some((most, _)) if sent.len() > most => ProviderError::PromptTooLong { message },
                told => {
                    let window = told.map(|(_, window)| window).filter(|window| *window <= LONGEST_WINDOW);
                    let retry_after = retry_after.or(window);
                    ProviderError::RateLimited { retry_after, message }
                }
            },
            429 => ProviderError::RateLimited { retry_after, message },
            413 => ProviderError::PromptTooLong { message },
            // 0 is a report inside a stream that names no status.
            0 | 400 if self.says(&bad_key) => context.not_let_in(message),
            0 | 400 | 422 if self.says(&filtered) => ProviderError::Filtered { message },
            400 if self.says(&no_model) => ProviderError::ModelNotFound { model, message },
            400 if self.says(&["serviceunavailable"]) => ProviderError::Overloaded { retry_after, message },
            404 | 405 if !self.reported => ProviderError::NotTheService { host },
            0 | 404 | 405 if self.is_about_the_path() => ProviderError::NotTheService { host },
            404 => ProviderError::ModelNotFound { model, message },
            407 => ProviderError::Proxy { host },
            511 => ProviderError::NotTheService { host },
            503 | 529 => ProviderError::Overloaded { retry_after, message },
            408 | 425 => ProviderError::Server { status: self.status, retry_after, message },
            400..=499 => ProviderError::BadRequest { message },
            0 if self.says(&no_credit) => ProviderError::QuotaSpent { host, message },
            0 if self.says(&too_long) => ProviderError::PromptTooLong { message },
            0 if self.says(&too_many) => ProviderError::RateLimited { retry_after, message },
            0 if self.says(&["overloaded", "unavailable"]) => {
                ProviderError::Overloaded { retry_after, message }
            }
            0 if self.says(&["invalid_request", "invalid_prompt"]) => ProviderError::BadRequest { message },
            0 if self.says(&["permission_error"]) => context.not_let_in(message),
            0 if self.says(&["not_found_error"]) => ProviderError::ModelNotFound { model, message },
            0 => ProviderError::Server { status: 500, retry_after, message },
            status => ProviderError::Server { status, retry_after, message },
        }
    }
}
