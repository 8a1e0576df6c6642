//! The one HTTP client: how calls to services leave this computer.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderName, HeaderValue, LOCATION, USER_AGENT};
use reqwest::{Method, Response, redirect};
use tokio_util::sync::CancellationToken;
use url::Url;

use crate::endpoint::Endpoint;
use crate::error::ProviderError;
use crate::net::address::{Allowed, host_of};
use crate::net::fault::{Fault, fault_of};
use crate::net::resolver::RuledResolver;
use crate::secret::Secret;

/// Longest time to make a connection.
const CONNECT: Duration = Duration::from_secs(10);

/// How long to wait for a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// From the end of the request to the beginning of the answer.
    pub first: Duration,
    /// Between two pieces of an answer.
    pub idle: Duration,
}

impl Timeouts {
    /// For services on the internet: 120 s and 60 s.
    pub const REMOTE: Self = Self { first: Duration::from_secs(120), idle: Duration::from_secs(60) };
    /// For servers at home, which may first load a model from disk: 600 s and 300 s.
    pub const NEAR: Self = Self { first: Duration::from_secs(600), idle: Duration::from_secs(300) };
}

/// How a [`Client`] is to behave.
#[derive(Debug, Clone)]
pub struct ClientOptions {
    /// Whether every call is to fail before a socket is opened.
    pub offline: bool,
    /// What the client calls itself.
    pub user_agent: String,
}

impl Default for ClientOptions {
    /// Online, as `Diglot/<version>`.
    fn default() -> Self {
        Self { offline: false, user_agent: concat!("Diglot/", env!("CARGO_PKG_VERSION")).to_owned() }
    }
}

/// Calls services. Cheap to clone; connections are shared between clones.
///
/// Redirects are off, no cookies are kept, there is no total time limit. The system's proxy is
/// used for `https` to other hosts only: it has no way to this computer or to a server at home.
#[derive(Debug, Clone)]
pub struct Client {
    /// Built when first used, since that reads the system's certificates, which takes a while.
    built: Arc<[OnceLock<reqwest::Client>; 3]>,
    user_agent: HeaderValue,
    offline: bool,
}

/// The kind of host a call goes to.
#[derive(Debug, Clone, Copy)]
enum Route {
    Remote,
    Near,
    Loopback,
}

impl Client {
    /// Sets the client up; opens no socket and reads nothing.
    ///
    /// # Errors
    /// [`ProviderError::Network`] if the user agent cannot be sent in a header.
    pub fn new(options: &ClientOptions) -> Result<Self, ProviderError> {
        Ok(Self {
            built: Arc::default(),
            user_agent: HeaderValue::from_str(&options.user_agent)
                .map_err(|_| setup_failed("the user agent cannot be sent"))?,
            offline: options.offline,
        })
    }

    /// The same client with the offline switch on or off. Calls under way are not touched.
    #[must_use]
    pub fn with_offline(&self, offline: bool) -> Self {
        Self { offline, ..self.clone() }
    }

    /// Whether the offline switch is on.
    pub fn is_offline(&self) -> bool {
        self.offline
    }

    /// The time limits for an endpoint: its own, or those of its kind of host.
    pub(crate) fn timeouts(endpoint: &Endpoint) -> Timeouts {
        let near = endpoint.base_url.scheme() == "http" || endpoint.is_loopback();
        endpoint.timeouts.unwrap_or(if near { Timeouts::NEAR } else { Timeouts::REMOTE })
    }

    /// The kind of host, if the endpoint may be called at all.
    fn route(endpoint: &Endpoint) -> Result<Route, ProviderError> {
        let url = &endpoint.base_url;
        let insecure = || Err(ProviderError::InsecureAddress { host: host_of(url) });
        match url.scheme() {
            "http" | "https" if endpoint.is_loopback() => Ok(Route::Loopback),
            "https" => Ok(Route::Remote),
            "http" if endpoint.allow_private_http && Allowed::Near.takes_host(url) => Ok(Route::Near),
            "http" => insecure(),
            _ => {
                Err(ProviderError::BadAddress { reason: "it must begin with https:// or http://".to_owned() })
            }
        }
    }

    /// The HTTP client for a kind of host.
    fn http(&self, route: Route) -> Result<&reqwest::Client, ProviderError> {
        let cell = &self.built[route as usize];
        if let Some(client) = cell.get() {
            return Ok(client);
        }
        let builder = match route {
            Route::Remote => plain(Allowed::Any).https_only(true),
            Route::Near => plain(Allowed::Near).no_proxy(),
            Route::Loopback => plain(Allowed::Loopback).no_proxy(),
        };
        let client = builder
            .build()
            .map_err(|_| setup_failed("secure connections cannot be set up on this computer"))?;
        Ok(cell.get_or_init(|| client))
    }

    /// Sends one request and waits for the head of the answer. A redirect is an error.
    pub(crate) async fn send(
        &self,
        endpoint: &Endpoint,
        key: Option<&Secret>,
        call: Call<'_>,
        cancel: &CancellationToken,
    ) -> Result<Response, ProviderError> {
        if self.offline {
            return Err(ProviderError::Offline);
        }
        if cancel.is_cancelled() {
            return Err(ProviderError::Cancelled);
        }
        let url = endpoint.url_of(call.path);
        let http = self.http(Self::route(endpoint)?)?;
        let mut request = http.request(call.method, url.clone()).headers(headers_of(
            endpoint,
            key,
            self.user_agent.clone(),
        )?);
        if let Some(body) = call.body {
            request = request.json(body);
        }
        let first = Self::timeouts(endpoint).first;
        let answer = tokio::select! {
            biased;
            () = cancel.cancelled() => return Err(ProviderError::Cancelled),
            answer = tokio::time::timeout(first, request.send()) => answer,
        };
        let response = answer
            .map_err(|_| ProviderError::Timeout { what: "the first answer", seconds: first.as_secs() })?
            .map_err(|error| error_of(&fault_of(&error), &url))?;
        if response.status().is_redirection() {
            return Err(ProviderError::Redirected { to_host: redirect_host(&url, response.headers()) });
        }
        Ok(response)
    }
}

/// One call to a service.
pub(crate) struct Call<'a> {
    pub(crate) method: Method,
    /// Path below the base address, without a slash in front.
    pub(crate) path: &'a str,
    pub(crate) body: Option<&'a serde_json::Value>,
}

fn setup_failed(reason: &str) -> ProviderError {
    ProviderError::Network { host: "this computer".to_owned(), reason: reason.to_owned() }
}

fn plain(allowed: Allowed) -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .redirect(redirect::Policy::none())
        .connect_timeout(CONNECT)
        .referer(false)
        .dns_resolver(RuledResolver { allowed })
}

fn headers_of(
    endpoint: &Endpoint,
    key: Option<&Secret>,
    user_agent: HeaderValue,
) -> Result<HeaderMap, ProviderError> {
    let mut headers = HeaderMap::new();
    headers.insert(USER_AGENT, user_agent);
    headers.insert(ACCEPT, HeaderValue::from_static("text/event-stream, application/json"));
    for (name, value) in &endpoint.headers {
        let bad =
            || ProviderError::BadAddress { reason: "one of the extra headers cannot be sent".to_owned() };
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| bad())?;
        let mut value = HeaderValue::from_str(value).map_err(|_| bad())?;
        value.set_sensitive(true);
        headers.insert(name, value);
    }
    if let Some(key) = key.map(|key| key.expose().trim()).filter(|key| !key.is_empty()) {
        let text = zeroize::Zeroizing::new(format!("Bearer {key}"));
        let mut value = HeaderValue::from_str(&text).map_err(|_| ProviderError::Unauthorized {
            host: endpoint.host(),
            message: "the key holds a character that no key has".to_owned(),
        })?;
        value.set_sensitive(true);
        headers.insert(AUTHORIZATION, value);
    }
    Ok(headers)
}

/// The host a redirect points to, which may be the same one.
fn redirect_host(from: &Url, headers: &HeaderMap) -> String {
    let target = headers.get(LOCATION).and_then(|v| v.to_str().ok()).and_then(|to| from.join(to).ok());
    target.map(|url| host_of(&url)).unwrap_or_default()
}

/// A failed connection as an error of this crate.
pub(crate) fn error_of(fault: &Fault, url: &Url) -> ProviderError {
    let host = host_of(url);
    match fault {
        Fault::Dns => ProviderError::Dns { host },
        Fault::NotAllowed => ProviderError::InsecureAddress { host },
        Fault::Refused => ProviderError::Refused { host },
        Fault::ConnectTimeout => ProviderError::Timeout { what: "connecting", seconds: CONNECT.as_secs() },
        Fault::Tls(reason) => ProviderError::Tls { host, reason: reason.clone() },
        Fault::Proxy => ProviderError::Proxy { host },
        Fault::Other(reason) => ProviderError::Network { host, reason: (*reason).to_owned() },
    }
}
