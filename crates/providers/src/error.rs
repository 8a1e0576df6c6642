//! What can go wrong when a service is asked, in words for people and codes for programs.

use std::time::Duration;

use thiserror::Error;

/// A failure of a call to a service.
///
/// `Display` says what happened, [`hint`](Self::hint) what to do next. Messages of the service are
/// at most 300 characters long and never hold the key or a passage of the text that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProviderError {
    /// The offline switch is on; no socket was opened.
    #[error("Diglot is offline")]
    Offline,
    /// The address typed for the service cannot be used.
    #[error("The address of the service is not usable: {reason}")]
    BadAddress {
        /// Why, a short clause.
        reason: String,
    },
    /// Plain `http` to a host that is not private.
    #[error("Plain http is not used for {host}: what is sent could be read on the way")]
    InsecureAddress {
        /// The host of the address.
        host: String,
    },
    /// The host's name has no address.
    #[error("The host {host} was not found")]
    Dns {
        /// The host that was looked up.
        host: String,
    },
    /// The host is there but nothing listens.
    #[error("{host} refused the connection")]
    Refused {
        /// Host and port.
        host: String,
    },
    /// No secure connection could be made.
    #[error("No secure connection to {host}: {reason}")]
    Tls {
        /// The host.
        host: String,
        /// The TLS library's reason, without any content.
        reason: String,
    },
    /// The proxy did not let the call through.
    #[error("The proxy did not let the call to {host} through")]
    Proxy {
        /// The host that was to be reached.
        host: String,
    },
    /// Nothing came for too long.
    #[error("No answer within {seconds} s ({what})")]
    Timeout {
        /// What was waited for: `connecting`, `the first answer` or `more of the answer`.
        what: &'static str,
        /// The limit, in seconds.
        seconds: u64,
    },
    /// 401 or 403 where no key was sent.
    #[error("{host} asks for a key, and none is set{}", tail(message))]
    KeyMissing {
        /// The host that wants a key.
        host: String,
        /// The service's words, may be empty.
        message: String,
    },
    /// 401 or 403: the key is wrong or lacks a right.
    #[error("{host} did not accept the key{}", tail(message))]
    Unauthorized {
        /// The host the key was for.
        host: String,
        /// The service's words, may be empty.
        message: String,
    },
    /// The account has no credit or quota left (402, or 429 that says so).
    #[error("The account at {host} has no credit left{}", tail(message))]
    QuotaSpent {
        /// The host.
        host: String,
        /// The service's words, may be empty.
        message: String,
    },
    /// 404 from the service itself: it has no such model (or no such path).
    #[error("{}{}", not_known(model), tail(message))]
    ModelNotFound {
        /// The model asked for, empty where none was named.
        model: String,
        /// The service's words, may be empty.
        message: String,
    },
    /// 429.
    #[error("The service asks to wait: too many requests{}", tail(message))]
    RateLimited {
        /// How long the service asks to wait, where it said so.
        retry_after: Option<Duration>,
        /// The service's words, may be empty.
        message: String,
    },
    /// 503 or 529: the service is there but has no capacity now.
    #[error("The service is overloaded{}", tail(message))]
    Overloaded {
        /// How long the service asks to wait, where it said so.
        retry_after: Option<Duration>,
        /// The service's words, may be empty.
        message: String,
    },
    /// The text is longer than the model takes.
    #[error("The text is too long for this model{}", tail(message))]
    PromptTooLong {
        /// The service's words, may be empty.
        message: String,
    },
    /// The service refused the text itself: its content filter stopped it.
    #[error("The service refused the text: its content filter stopped it{}", tail(message))]
    Filtered {
        /// The service's words, may be empty.
        message: String,
    },
    /// The service does not serve the country or the region of the account.
    #[error("{host} does not serve this region{}", tail(message))]
    RegionNotServed {
        /// The host.
        host: String,
        /// The service's words, may be empty.
        message: String,
    },
    /// A translation service does not have this pair of languages.
    #[error("The service does not translate from {from} to {to}{}", tail(message))]
    LanguageNotOffered {
        /// The source language as a BCP 47 tag, `und` where it was to be detected.
        from: String,
        /// The target language as a BCP 47 tag.
        to: String,
        /// The service's words, may be empty.
        message: String,
    },
    /// The engine is of another kind: a translation service cannot answer prompts, a model's
    /// protocol has no translation call of its own.
    #[error("This engine cannot do that: {what}")]
    NotOffered {
        /// What it cannot do, a short clause.
        what: &'static str,
    },
    /// The program is not installed or cannot be started.
    #[error("The program {program} cannot be started")]
    ProgramMissing {
        /// Its name as typed.
        program: String,
    },
    /// The program ran and failed.
    #[error("The program {program} failed{}", tail(message))]
    ProgramFailed {
        /// Its name as typed.
        program: String,
        /// Its exit status and the first of its own words, may be empty.
        message: String,
    },
    /// 400, 422 and their like: the service does not take the request as it is.
    #[error("The service did not take the request{}", tail(message))]
    BadRequest {
        /// The service's words, may be empty.
        message: String,
    },
    /// 5xx: the service failed.
    #[error("The service failed (status {status}){}", tail(message))]
    Server {
        /// The HTTP status, or the code given in an error object.
        status: u16,
        /// How long the service asks to wait, where it said so.
        retry_after: Option<Duration>,
        /// The service's words, may be empty.
        message: String,
    },
    /// A web page (a captive portal, say), or a server that knows no such path.
    #[error(
        "{host} answered, but not as the service: a wrong address, another program there, or a sign-in page of the network"
    )]
    NotTheService {
        /// The host.
        host: String,
    },
    /// Nothing lists models at this address.
    #[error("{host} lists no models")]
    NoModelList {
        /// The host.
        host: String,
    },
    /// An answer in a form that cannot be read.
    #[error("The service's answer cannot be read: {what}")]
    BadAnswer {
        /// What was wrong with it, without any content.
        what: &'static str,
    },
    /// The stream ended before the service said that it was done.
    #[error("The answer was cut off before its end")]
    CutOff,
    /// The answer is larger than any sensible answer.
    #[error("The answer is larger than {limit_mib} MiB and was stopped")]
    TooLarge {
        /// The limit that was passed, in MiB.
        limit_mib: u32,
    },
    /// The service points elsewhere; this is never followed.
    #[error("The service points to {to_host}; Diglot does not follow, so that the key stays with its host")]
    Redirected {
        /// The host it points to, empty where it is not told.
        to_host: String,
    },
    /// The caller cancelled.
    #[error("Cancelled")]
    Cancelled,
    /// Any other failure of the network.
    #[error("The connection to {host} failed: {reason}")]
    Network {
        /// Host and port.
        host: String,
        /// A short reason without any content.
        reason: String,
    },
}

/// What the service does not know.
fn not_known(model: &str) -> String {
    if model.is_empty() {
        "The service has nothing at this address".to_owned()
    } else {
        format!("The service does not know the model {model}")
    }
}

/// The service's words, set off with a colon.
fn tail(message: &str) -> String {
    if message.is_empty() { String::new() } else { format!(": {message}") }
}

impl ProviderError {
    /// A stable name that programs may branch on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::BadAddress { .. } => "bad-address",
            Self::InsecureAddress { .. } => "insecure-address",
            Self::Dns { .. } => "dns",
            Self::Refused { .. } => "refused",
            Self::Tls { .. } => "tls",
            Self::Proxy { .. } => "proxy",
            Self::Timeout { .. } => "timeout",
            // As where the engine itself sees that a key is missing: the same is to be done.
            Self::KeyMissing { .. } => "no-key",
            Self::Unauthorized { .. } => "unauthorized",
            Self::QuotaSpent { .. } => "quota-spent",
            Self::ModelNotFound { .. } => "model-not-found",
            Self::RateLimited { .. } => "rate-limited",
            Self::Overloaded { .. } => "overloaded",
            Self::PromptTooLong { .. } => "prompt-too-long",
            Self::Filtered { .. } => "content-filter",
            Self::RegionNotServed { .. } => "region",
            Self::LanguageNotOffered { .. } => "language-not-offered",
            Self::NotOffered { .. } => "not-offered",
            Self::ProgramMissing { .. } => "program-missing",
            Self::ProgramFailed { .. } => "program-failed",
            Self::BadRequest { .. } => "bad-request",
            Self::Server { .. } => "server",
            Self::NotTheService { .. } => "not-the-service",
            Self::NoModelList { .. } => "no-model-list",
            Self::BadAnswer { .. } => "bad-answer",
            Self::CutOff => "cut-off",
            Self::TooLarge { .. } => "too-large",
            Self::Redirected { .. } => "redirected",
            Self::Cancelled => "cancelled",
            Self::Network { .. } => "network",
        }
    }

    /// What to do next, one sentence without a full stop; `None` where there is nothing to do.
    pub fn hint(&self) -> Option<String> {
        let text = match self {
            Self::Offline => "Switch offline mode off in the settings",
            Self::BadAddress { .. } => "Check the engine's address, for example https://api.example.com/v1",
            Self::InsecureAddress { .. } => {
                "Use https, or allow plain http for this engine if it is on your own network"
            }
            Self::Dns { .. } => "Check the internet connection and the spelling of the address",
            Self::Refused { .. } => "Start the server, or check the port of the address",
            Self::Tls { .. } => {
                "Check the computer's clock and the address; a company proxy may be opening secure connections"
            }
            Self::Proxy { .. } => "Check the system's proxy settings and whether the proxy wants a password",
            Self::Timeout { .. } => {
                "Try again; a large local model may need a longer time limit in its settings"
            }
            Self::KeyMissing { .. } => "Enter the key in the engine's settings",
            Self::Unauthorized { .. } => "Check the key in the settings, and that it belongs to this address",
            Self::QuotaSpent { .. } => "Add credit at the service, or choose another engine",
            Self::ModelNotFound { .. } => {
                "Choose a model from the service's list, and check that the address is complete"
            }
            Self::RateLimited { .. } | Self::Overloaded { .. } => {
                "Wait a little and try again, or choose another engine"
            }
            Self::PromptTooLong { .. } => "Choose a model with a larger context, or a shorter text",
            Self::Filtered { .. } => "Another model or service may take the text",
            Self::RegionNotServed { .. } => {
                "Check the region in the engine's settings, or choose a service that serves this country"
            }
            Self::LanguageNotOffered { .. } => {
                "Choose another target language or another engine, and check the article's language"
            }
            Self::NotOffered { .. } => "Choose another engine for this",
            Self::ProgramMissing { .. } => {
                "Install the program, or check the command in the engine's settings"
            }
            Self::ProgramFailed { .. } => "Try the command in a terminal; what it needs may not be installed",
            Self::BadRequest { .. } => {
                "Check the engine's settings and that its address speaks this protocol, or choose another model"
            }
            Self::Server { .. } => {
                "Try again; if it stays, look at the service's status page, or at the log of a server of your own"
            }
            Self::NotTheService { .. } => {
                "Check the address (it often ends in /v1) and the kind of service; where the network asks to sign in, do so in a browser"
            }
            Self::NoModelList { .. } => {
                "Type the model's name by hand; where the engine's test fails too, check the address"
            }
            Self::BadAnswer { .. } => {
                "Check that the address speaks the protocol that is set, or choose another engine"
            }
            Self::CutOff => "Try again; what arrived is kept",
            Self::TooLarge { .. } => "Choose another model; this one does not come to an end",
            Self::Redirected { .. } => "If you trust the new address, enter it in the settings",
            Self::Network { .. } => "Check the internet connection and try again",
            Self::Cancelled => return None,
        };
        Some(text.to_owned())
    }

    /// How long the service asked to wait before the next try.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::RateLimited { retry_after, .. }
            | Self::Overloaded { retry_after, .. }
            | Self::Server { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// Whether the same request may succeed a little later without anybody changing anything.
    pub fn is_retryable(&self) -> bool {
        matches!(
            self,
            Self::Timeout { .. }
                | Self::RateLimited { .. }
                | Self::Overloaded { .. }
                | Self::Server { .. }
                | Self::CutOff
                | Self::Network { .. }
        )
    }

    /// The values inside the message by name, for a message worded in another language.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let own = |name, value: &String| (name, value.clone());
        match self {
            Self::Offline | Self::CutOff | Self::Cancelled => vec![],
            Self::BadAddress { reason } => vec![own("reason", reason)],
            Self::InsecureAddress { host }
            | Self::Dns { host }
            | Self::Refused { host }
            | Self::Proxy { host }
            | Self::NoModelList { host }
            | Self::NotTheService { host } => vec![own("host", host)],
            Self::Tls { host, reason } | Self::Network { host, reason } => {
                vec![own("host", host), own("reason", reason)]
            }
            Self::Timeout { what, seconds } => {
                vec![("what", (*what).to_owned()), ("seconds", seconds.to_string())]
            }
            Self::KeyMissing { host, message }
            | Self::Unauthorized { host, message }
            | Self::QuotaSpent { host, message }
            | Self::RegionNotServed { host, message } => {
                vec![own("host", host), own("message", message)]
            }
            Self::LanguageNotOffered { from, to, message } => {
                vec![own("from", from), own("to", to), own("message", message)]
            }
            Self::ProgramMissing { program } => vec![own("program", program)],
            Self::ProgramFailed { program, message } => {
                vec![own("program", program), own("message", message)]
            }
            Self::ModelNotFound { model, message } => vec![own("model", model), own("message", message)],
            Self::RateLimited { message, .. }
            | Self::Overloaded { message, .. }
            | Self::PromptTooLong { message }
            | Self::Filtered { message }
            | Self::BadRequest { message } => vec![own("message", message)],
            Self::Server { status, message, .. } => {
                vec![("status", status.to_string()), own("message", message)]
            }
            Self::BadAnswer { what } | Self::NotOffered { what } => vec![("what", (*what).to_owned())],
            Self::TooLarge { limit_mib } => vec![("limit_mib", limit_mib.to_string())],
            Self::Redirected { to_host } => vec![own("to_host", to_host)],
        }
    }
}
