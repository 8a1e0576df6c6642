//! Where a service is.

use std::fmt;

use url::Url;

use crate::client::Timeouts;
use crate::error::ProviderError;
use crate::net::address::{host_of, is_loopback_host};

/// A service at an address, as the user set it up. The key is not in it: it is asked for by
/// [`account`](Self::account), so that it stays bound to its host.
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// Address up to and without `/chat/completions`.
    pub base_url: Url,
    /// Model to ask for; `None` where the server has only one.
    pub model: Option<String>,
    /// Extra headers, sent with every call. `Debug` shows their names only.
    pub headers: Vec<(String, String)>,
    /// Whether the user allowed plain `http` to this host in a private network. Plain `http` to
    /// this computer needs no permission; to the public internet there is none.
    pub allow_private_http: bool,
    /// Time limits; `None` for those of the kind of host.
    pub timeouts: Option<Timeouts>,
}

impl Endpoint {
    /// An endpoint at this address, everything else at its default.
    pub fn new(base_url: Url) -> Self {
        Self { base_url, model: None, headers: Vec::new(), allow_private_http: false, timeouts: None }
    }

    /// Reads an address as people type it. The scheme may be missing (`https`, or `http` for this
    /// computer); an address without a path gets `/v1`; a pasted `/chat/completions` or `/models`
    /// at the end is taken off.
    ///
    /// # Errors
    /// [`ProviderError::BadAddress`] if it is no `http` or `https` address, or holds a user name,
    /// password, query or fragment.
    pub fn parse(typed: &str) -> Result<Self, ProviderError> {
        let bad = |reason: &str| ProviderError::BadAddress { reason: reason.to_owned() };
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(bad("it is empty"));
        }
        let mut url = if typed.contains("://") {
            Url::parse(typed).map_err(|_| bad("it is not an address"))?
        } else {
            let guess = Url::parse(&format!("http://{typed}")).map_err(|_| bad("it is not an address"))?;
            if is_loopback_host(&guess) {
                guess
            } else {
                Url::parse(&format!("https://{typed}")).map_err(|_| bad("it is not an address"))?
            }
        };
        if !matches!(url.scheme(), "http" | "https") {
            return Err(bad("it must begin with https:// or http://"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(bad("it holds a user name or password"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(bad("it holds a ? or # part"));
        }
        let path = url.path().trim_end_matches('/');
        let path =
            path.strip_suffix("/chat/completions").or_else(|| path.strip_suffix("/models")).unwrap_or(path);
        let path = if path.is_empty() { "/v1".to_owned() } else { path.to_owned() };
        url.set_path(&path);
        Ok(Self::new(url))
    }

    /// The host, with the port where it is not the scheme's own.
    pub fn host(&self) -> String {
        host_of(&self.base_url)
    }

    /// Whether the service is on this computer.
    pub fn is_loopback(&self) -> bool {
        is_loopback_host(&self.base_url)
    }

    /// The name under which the key for this engine at this host is kept: `engine-id@host`. A key
    /// can so never reach another host by a change of the address.
    pub fn account(&self, engine_id: &str) -> String {
        format!("{engine_id}@{}", self.host())
    }

    /// The address of a path below the base address.
    pub(crate) fn url_of(&self, path: &str) -> Url {
        let mut url = self.base_url.clone();
        url.set_path(&format!("{}/{path}", self.base_url.path().trim_end_matches('/')));
        url
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("Endpoint")
            .field("host", &self.host())
            .field("path", &self.base_url.path())
            .field("model", &self.model)
            .field("headers", &names)
            .field("allow_private_http", &self.allow_private_http)
            .field("timeouts", &self.timeouts)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_addresses_are_understood() {
        let check = |typed: &str, expect: Option<&str>| {
            let got = Endpoint::parse(typed).ok().map(|e| e.base_url.to_string());
            assert_eq!(got.as_deref(), expect, "{typed}");
        };
        check("https://api.example.com/v1", Some("https://api.example.com/v1"));
        check("https://api.example.com/v1/", Some("https://api.example.com/v1"));
        check(" api.example.com ", Some("https://api.example.com/v1"));
        check("api.example.com:8443/llm", Some("https://api.example.com:8443/llm"));
        check("localhost:11434", Some("http://localhost:11434/v1"));
        check("127.0.0.1:8080", Some("http://127.0.0.1:8080/v1"));
        check("[::1]:8080", Some("http://[::1]:8080/v1"));
        check("http://box.lan:8080/v1/chat/completions", Some("http://box.lan:8080/v1"));
        check("https://api.example.com/openai/v1/models/", Some("https://api.example.com/openai/v1"));
        check("", None);
        check("ftp://example.com", None);
        check("file:///etc/passwd", None);
        check("https://user:secret@example.com/v1", None);
        check("https://example.com/v1?key=secret", None);
        check("https://", None);
    }

    #[test]
    fn debug_hides_header_values_and_the_account_names_the_host() {
        let mut endpoint = Endpoint::parse("https://api.example.com:8443/v1").unwrap();
        endpoint.headers.push(("x-team".to_owned(), "canary".to_owned()));
        let shown = format!("{endpoint:?}");
        assert!(shown.contains("x-team") && !shown.contains("canary"), "{shown}");
        assert_eq!(endpoint.account("work"), "work@api.example.com:8443");
        assert_eq!(endpoint.url_of("models").as_str(), "https://api.example.com:8443/v1/models");
    }
}
