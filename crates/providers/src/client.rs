//! The one HTTP client: how calls to services leave this computer.

use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use reqwest::header::{
    ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, LOCATION, USER_AGENT,
};
use reqwest::{Method, Response, redirect};
use tokio_util::sync::CancellationToken;
use url::Url;

use crate::endpoint::Endpoint;
use crate::error::ProviderError;
use crate::net::address::{Allowed, host_of};
use crate::net::fault::{Fault, fault_of};
use crate::net::resolver::RuledResolver;
use crate::protocol::options::Learned;
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
    proxy: Proxy,
    pub(crate) learned: Learned,
}

/// Which way calls to hosts on the internet take. Servers on this computer or at home are always
/// called directly.
#[derive(Clone, Default, PartialEq, Eq)]
pub enum Proxy {
    /// The system's own setting.
    #[default]
    System,
    /// None, whatever the system says.
    Direct,
    /// This one: `http`, `https`, `socks5` or `socks5h`. It may hold a user name and password.
    At(Url),
}

impl fmt::Debug for Proxy {
    /// Without the user name and password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System => f.write_str("System"),
            Self::Direct => f.write_str("Direct"),
            Self::At(url) => f.debug_tuple("At").field(&host_of(url)).finish(),
        }
    }
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
            proxy: Proxy::System,
            learned: Learned::default(),
        })
    }

    /// A client like this one that takes another way to the internet. Connections are not shared
    /// with the first one.
    #[must_use]
    pub fn with_proxy(&self, proxy: Proxy) -> Self {
        Self { built: Arc::default(), proxy, ..self.clone() }
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
            Route::Remote => {
                let remote = plain(Allowed::Any).https_only(true);
                match &self.proxy {
                    Proxy::System => remote,
                    Proxy::Direct => remote.no_proxy(),
                    // The HTTP library takes any scheme and leaves a proxy of an unknown one out.
                    Proxy::At(url) if !matches!(url.scheme(), "http" | "https" | "socks5" | "socks5h") => {
                        return Err(bad_proxy());
                    }
                    Proxy::At(url) => {
                        remote.proxy(reqwest::Proxy::all(url.clone()).map_err(|_| bad_proxy())?)
                    }
                }
            }
            Route::Near => plain(Allowed::Near).no_proxy(),
            Route::Loopback => plain(Allowed::Loopback).no_proxy(),
        };
        let client = builder
            .build()
            .map_err(|_| setup_failed("secure connections cannot be set up on this computer"))?;
        Ok(cell.get_or_init(|| client))
    }

    /// The headers of a call, as they are sent.
    pub(crate) fn headers_of(
        &self,
        endpoint: &Endpoint,
        key: Option<&Secret>,
        call: &Call,
    ) -> Result<HeaderMap, ProviderError> {
        headers_of(endpoint, key, call, self.user_agent.clone())
    }

    /// Sends one request and waits for the head of the answer. A redirect is an error.
    pub(crate) async fn send(
        &self,
        endpoint: &Endpoint,
        key: Option<&Secret>,
        call: Call,
        cancel: &CancellationToken,
    ) -> Result<Response, ProviderError> {
        if self.offline {
            return Err(ProviderError::Offline);
        }
        if cancel.is_cancelled() {
            return Err(ProviderError::Cancelled);
        }
        let url = call.url(endpoint);
        let http = self.http(Self::route(endpoint)?)?;
        let headers = self.headers_of(endpoint, key, &call)?;
        let mut request = http.request(call.method, url.clone()).headers(headers);
        if let Some(body) = call.body {
            request = request.body(body);
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

/// How a service wants its key: always in a header, never in an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Auth {
    /// Not in a header: the call is signed, or the key stands in the body.
    Elsewhere,
    /// `Authorization`, after this word and a space.
    Scheme(&'static str),
    /// In a header of the service's own.
    Header(&'static str),
}

impl Auth {
    /// `Authorization: Bearer`.
    pub(crate) const BEARER: Self = Self::Scheme("Bearer");
}

/// One call to a service.
pub(crate) struct Call {
    pub(crate) method: Method,
    /// Path below the base address, without a slash in front; empty for the base address itself.
    pub(crate) path: String,
    /// Query of the address; never a secret.
    pub(crate) query: Vec<(&'static str, String)>,
    /// Headers of the protocol. Those the user set for the endpoint outrank them.
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) auth: Auth,
    /// JSON, as it is sent.
    pub(crate) body: Option<Vec<u8>>,
}

impl Call {
    /// A question without a body.
    pub(crate) fn get(path: impl Into<String>, auth: Auth) -> Self {
        Self {
            method: Method::GET,
            path: path.into(),
            query: Vec::new(),
            headers: Vec::new(),
            auth,
            body: None,
        }
    }

    /// A JSON body to be posted.
    pub(crate) fn post(path: impl Into<String>, auth: Auth, body: &serde_json::Value) -> Self {
        Self { method: Method::POST, body: Some(body.to_string().into_bytes()), ..Self::get(path, auth) }
    }

    /// The same with one more header.
    pub(crate) fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The same with one more part of the query.
    pub(crate) fn with_query(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.query.push((name, value.into()));
        self
    }

    /// Where the call goes.
    pub(crate) fn url(&self, endpoint: &Endpoint) -> Url {
        let mut url = endpoint.url_of(&self.path);
        if !self.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&self.query);
        }
        url
    }
}

fn bad_proxy() -> ProviderError {
    ProviderError::BadAddress { reason: "the proxy's address cannot be used".to_owned() }
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
    call: &Call,
    user_agent: HeaderValue,
) -> Result<HeaderMap, ProviderError> {
    let mut headers = HeaderMap::new();
    headers.insert(USER_AGENT, user_agent);
    headers.insert(ACCEPT, HeaderValue::from_static("text/event-stream, application/json"));
    if call.body.is_some() {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    let own = call.headers.iter().map(|(name, value)| (*name, value));
    let extra = endpoint.headers.iter().map(|(name, value)| (name.as_str(), value));
    for (name, value) in own.chain(extra) {
        let bad =
            || ProviderError::BadAddress { reason: "one of the extra headers cannot be sent".to_owned() };
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| bad())?;
        let mut value = HeaderValue::from_str(value).map_err(|_| bad())?;
        value.set_sensitive(true);
        headers.insert(name, value);
    }
    if let Some(key) = key.map(|key| key.expose().trim()).filter(|key| !key.is_empty()) {
        let (name, text) = match call.auth {
            Auth::Elsewhere => return Ok(headers),
            Auth::Scheme(scheme) => (AUTHORIZATION, zeroize::Zeroizing::new(format!("{scheme} {key}"))),
            Auth::Header(name) => (HeaderName::from_static(name), zeroize::Zeroizing::new(key.to_owned())),
        };
        let mut value = HeaderValue::from_str(&text).map_err(|_| ProviderError::Unauthorized {
            host: endpoint.host(),
            message: "the key holds a character that no key has".to_owned(),
        })?;
        value.set_sensitive(true);
        headers.insert(name, value);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxys_password_is_not_shown() {
        let url = Url::parse("http://ada:canary@proxy.example:3128").unwrap();
        let client = Client::new(&ClientOptions::default()).unwrap().with_proxy(Proxy::At(url));
        let shown = format!("{client:?}");
        assert!(shown.contains("proxy.example:3128") && !shown.contains("canary"), "{shown}");
        let odd = Proxy::At(Url::parse("gopher://proxy.example").unwrap());
        let client = Client::new(&ClientOptions::default()).unwrap().with_proxy(odd);
        assert_eq!(client.http(Route::Remote).err().map(|e| e.code()), Some("bad-address"));
    }
}
