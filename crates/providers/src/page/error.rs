//! Why a page could not be fetched.

use thiserror::Error;
use url::Url;

use crate::net::address::host_of;
use crate::net::fault::{Fault, fault_of};

/// A failure to fetch a page. `Display` says what happened, [`hint`](Self::hint) what to do next.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FetchError {
    /// The offline switch is on; no socket was opened.
    #[error("Diglot is offline")]
    Offline,
    /// The caller cancelled.
    #[error("Cancelled")]
    Cancelled,
    /// What was given is no address of a web page.
    #[error("This is no address of a web page: {reason}")]
    BadUrl {
        /// Why, a short clause.
        reason: &'static str,
    },
    /// The host's name has no address.
    #[error("The site {host} was not found")]
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
    /// The address is one of this computer or of a private network.
    #[error("{host} is an address of this computer or of a private network")]
    PrivateAddress {
        /// The host, which may be that of a redirect.
        host: String,
    },
    /// A secure page led to an insecure one.
    #[error("The page leads from https to plain http at {host}")]
    InsecureRedirect {
        /// The host it led to.
        host: String,
    },
    /// The page leads from address to address.
    #[error("The page redirects more than {limit} times")]
    TooManyRedirects {
        /// Most redirects that are followed.
        limit: usize,
    },
    /// The page is larger than allowed.
    #[error("The page is larger than {limit_mib} MiB")]
    TooLarge {
        /// The limit, in MiB.
        limit_mib: u32,
    },
    /// Nothing came for too long, or it took too long in all.
    #[error("The site did not answer within {seconds} s")]
    Timeout {
        /// The limit that passed, in seconds.
        seconds: u64,
    },
    /// No secure connection could be made.
    #[error("No secure connection to {host}: {reason}")]
    Tls {
        /// The host.
        host: String,
        /// The reason, a short clause.
        reason: String,
    },
    /// The proxy did not let the call through.
    #[error("The proxy did not let the call to {host} through")]
    Proxy {
        /// The host that was to be reached.
        host: String,
    },
    /// The site answered with an error.
    #[error("{} (status {status})", status_words(*status))]
    HttpStatus {
        /// The HTTP status.
        status: u16,
    },
    /// The address holds something that is no article.
    #[error("This is no article but {media_type}")]
    UnsupportedType {
        /// Its media type.
        media_type: String,
    },
    /// Any other failure of the network.
    #[error("The connection to {host} failed: {reason}")]
    Network {
        /// Host and port.
        host: String,
        /// The reason, a short clause.
        reason: String,
    },
}

fn status_words(status: u16) -> &'static str {
    match status {
        401 | 402 => "The page wants a login or a subscription",
        403 => "The site does not show this page to Diglot; it may want a login or a subscription",
        404 => "The page does not exist",
        410 => "The page was removed",
        429 => "The site asks to wait: too many requests",
        451 => "The page is held back for legal reasons",
        511 => "The network wants a sign-in first",
        500..=599 => "The site failed",
        _ => "The site did not give the page",
    }
}

impl FetchError {
    pub(super) fn from_transport(error: &reqwest::Error, url: &Url) -> Self {
        let host = host_of(url);
        match fault_of(error) {
            Fault::Dns => Self::Dns { host },
            Fault::NotAllowed => Self::PrivateAddress { host },
            Fault::Refused => Self::Refused { host },
            Fault::ConnectTimeout => Self::Timeout { seconds: super::guard::CONNECT.as_secs() },
            Fault::Tls(reason) => Self::Tls { host, reason },
            Fault::Proxy => Self::Proxy { host },
            Fault::Other(reason) => Self::Network { host, reason: reason.to_owned() },
        }
    }

    /// A stable name that programs may branch on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::Cancelled => "cancelled",
            Self::BadUrl { .. } => "bad-url",
            Self::Dns { .. } => "dns",
            Self::Refused { .. } => "refused",
            Self::PrivateAddress { .. } => "private-address",
            Self::InsecureRedirect { .. } => "insecure-redirect",
            Self::TooManyRedirects { .. } => "too-many-redirects",
            Self::TooLarge { .. } => "too-large",
            Self::Timeout { .. } => "timeout",
            Self::Tls { .. } => "tls",
            Self::Proxy { .. } => "proxy",
            Self::HttpStatus { .. } => "http-status",
            Self::UnsupportedType { .. } => "unsupported-type",
            Self::Network { .. } => "network",
        }
    }

    /// What to do next, one sentence without a full stop; `None` where there is nothing to do.
    pub fn hint(&self) -> Option<String> {
        let text = match self {
            Self::Cancelled => return None,
            Self::Offline => "Switch offline mode off in the settings, or paste the text",
            Self::BadUrl { .. } => "Check the address: it should look like https://example.com/article",
            Self::Dns { .. } => "Check the internet connection and the spelling of the address",
            Self::Refused { .. } => "Check the address, or try again later",
            Self::PrivateAddress { .. } => {
                "If this is a page of your own network, confirm that it may be opened"
            }
            Self::InsecureRedirect { .. } => "Open the page in a browser and paste its text",
            Self::TooManyRedirects { .. } | Self::HttpStatus { status: 401..=403 } => {
                "Open the page in a browser, sign in if you need to, and paste its text or save it as a file"
            }
            Self::TooLarge { .. } => "Save the page as a file and open the part you need, or paste its text",
            Self::Timeout { .. } | Self::Network { .. } => "Check the internet connection and try again",
            Self::Tls { .. } => {
                "Check the computer's clock and the address; a company proxy may be opening secure connections"
            }
            Self::Proxy { .. } => "Check the system's proxy settings and whether the proxy wants a password",
            Self::HttpStatus { status: 404 | 410 } => {
                "Check the address; a search for the title may find the page"
            }
            Self::HttpStatus { status: 511 } => "Sign in to the network in a browser, then try again",
            Self::HttpStatus { status: 451 } => "Look for the article at another site",
            Self::HttpStatus { .. } => "Try again later",
            Self::UnsupportedType { .. } => "Give the address of the article's own page",
        };
        Some(text.to_owned())
    }

    /// The values inside the message by name, for a message worded in another language.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Offline | Self::Cancelled => vec![],
            Self::BadUrl { reason } => vec![("reason", (*reason).to_owned())],
            Self::Dns { host }
            | Self::Refused { host }
            | Self::PrivateAddress { host }
            | Self::InsecureRedirect { host }
            | Self::Proxy { host } => vec![("host", host.clone())],
            Self::TooManyRedirects { limit } => vec![("limit", limit.to_string())],
            Self::TooLarge { limit_mib } => vec![("limit_mib", limit_mib.to_string())],
            Self::Timeout { seconds } => vec![("seconds", seconds.to_string())],
            Self::Tls { host, reason } | Self::Network { host, reason } => {
                vec![("host", host.clone()), ("reason", reason.clone())]
            }
            Self::HttpStatus { status } => vec![("status", status.to_string())],
            Self::UnsupportedType { media_type } => vec![("media_type", media_type.clone())],
        }
    }
}
