//! Where a service is.

use std::fmt;

use url::Url;

use crate::client::Timeouts;
use crate::error::ProviderError;
use crate::net::address::{host_of, is_loopback_host};
use crate::presets::PRESETS;
use crate::protocol::Protocol;
use crate::secret::Secret;

/// A service at an address, as the user set it up. The key is not in it: it is asked for by
/// [`account`](Self::account), so that it stays bound to its host.
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// Address that the protocol's paths are put behind: for OpenAI's, all up to and without
    /// `/chat/completions`.
    pub base_url: Url,
    /// Model to ask for; `None` where the server has only one.
    pub model: Option<String>,
    /// Extra headers, sent with every call. `Debug` shows their names only.
    pub headers: Vec<(String, String)>,
    /// The wire protocol spoken there.
    pub protocol: Protocol,
    /// Region of the account, where the service wants one (Azure Translator, Amazon Translate,
    /// the location of Google Cloud Translation v3).
    pub region: Option<String>,
    /// Project of the account (Google Cloud Translation v3).
    pub project: Option<String>,
    /// Version of the interface as a date (Azure OpenAI); where it is set, the route by deployments
    /// is taken.
    pub api_version: Option<String>,
    /// Largest context of the model in tokens, where it is known. Ollama is not asked for more.
    pub context: Option<u32>,
    /// Whether the user allowed plain `http` to this host in a private network. Plain `http` to
    /// this computer needs no permission; to the public internet there is none.
    pub allow_private_http: bool,
    /// Time limits; `None` for those of the kind of host.
    pub timeouts: Option<Timeouts>,
}

impl Endpoint {
    /// An endpoint at this address, everything else at its default.
    pub fn new(base_url: Url) -> Self {
        Self {
            base_url,
            model: None,
            headers: Vec::new(),
            protocol: Protocol::OpenAiChat,
            region: None,
            project: None,
            api_version: None,
            context: None,
            allow_private_http: false,
            timeouts: None,
        }
    }

    /// Reads an address as people type it. The scheme may be missing (`https`, or `http` for this
    /// computer); an address without a path gets `/v1`; a pasted `/chat/completions` or `/models`
    /// at the end is taken off.
    ///
    /// # Errors
    /// [`ProviderError::BadAddress`] if it is no `http` or `https` address, or holds a user name,
    /// password, query or fragment.
    pub fn parse(typed: &str) -> Result<Self, ProviderError> {
        Self::parse_for(Protocol::OpenAiChat, typed)
    }

    /// As [`parse`](Self::parse), for another protocol: an address without a path gets the known
    /// service's there or else the protocol's own, and the protocol's paths are taken off at the end. For Azure OpenAI a pasted
    /// address also gives the deployment and the version.
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    pub fn parse_for(protocol: Protocol, typed: &str) -> Result<Self, ProviderError> {
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
        let mut endpoint = Self { protocol, ..Self::new(url.clone()) };
        if protocol == Protocol::AzureOpenAi {
            endpoint.api_version =
                url.query_pairs().find(|(name, _)| name == "api-version").map(|(_, v)| v.into_owned());
            endpoint.model = url
                .path()
                .split_once("/openai/deployments/")
                .and_then(|(_, rest)| rest.split('/').next())
                .filter(|name| !name.is_empty())
                .map(str::to_owned);
            if url.query_pairs().all(|(name, _)| name == "api-version") {
                url.set_query(None);
            }
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(bad("it holds a ? or # part"));
        }
        let info = protocol.info();
        let mut path = url.path().trim_end_matches('/');
        if protocol == Protocol::AzureOpenAi {
            path = path.find("/openai").map_or(path, |at| &path[..at]);
        }
        let path = info.paths.iter().find_map(|end| path.strip_suffix(end)).unwrap_or(path);
        let path = if path.is_empty() {
            root_of(protocol, &url)
        } else if info.versioned && !ends_in_version(path) {
            format!("{path}{}", info.root)
        } else {
            path.to_owned()
        };
        url.set_path(&path);
        endpoint.base_url = url;
        Ok(endpoint)
    }

    /// The endpoint that this key belongs to. Only DeepL has two: keys that end in `:fx` are for
    /// its free host, all others for the other one.
    #[must_use]
    pub fn for_key(&self, key: Option<&Secret>) -> Self {
        let mut endpoint = self.clone();
        let (free, paid) = ("api-free.deepl.com", "api.deepl.com");
        if self.protocol == Protocol::DeepL
            && let Some(key) = key
            && matches!(self.base_url.host_str(), Some(host) if host == free || host == paid)
        {
            let host = if key.expose().trim().ends_with(":fx") { free } else { paid };
            // Cannot fail: both are plain host names.
            let _ = endpoint.base_url.set_host(Some(host));
        }
        endpoint
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
        if !path.is_empty() {
            url.set_path(&format!("{}/{path}", self.base_url.path().trim_end_matches('/')));
        }
        url
    }
}

/// Whether a path ends in a version, such as `/v1` or `/v1beta`.
fn ends_in_version(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or_default();
    last.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("Endpoint")
            .field("host", &self.host())
            .field("path", &self.base_url.path())
            .field("model", &self.model)
            .field("protocol", &self.protocol)
            .field("headers", &names)
            .field("region", &self.region)
            .field("project", &self.project)
            .field("api_version", &self.api_version)
            .field("context", &self.context)
            .field("allow_private_http", &self.allow_private_http)
            .field("timeouts", &self.timeouts)
            .finish()
    }
}

/// Where an interface lies at a host of which only the name is known.
fn root_of(protocol: Protocol, url: &Url) -> String {
    let known = PRESETS.iter().filter(|row| row.protocol == protocol && !row.local).find_map(|row| {
        let base = Url::parse(row.base_url).ok()?;
        (base.host() == url.host() && base.port() == url.port())
            .then(|| base.path().trim_end_matches('/').to_owned())
    });
    known.unwrap_or_else(|| protocol.info().root.to_owned())
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
        check("openrouter.ai", Some("https://openrouter.ai/api/v1"));
        check("https://api.groq.com/", Some("https://api.groq.com/openai/v1"));
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
    fn each_protocol_has_its_own_root() {
        let check = |protocol: Protocol, typed: &str, expect: &str| {
            let got = Endpoint::parse_for(protocol, typed).unwrap();
            assert_eq!(got.base_url.as_str(), expect, "{typed}");
            assert_eq!(got.protocol, protocol);
        };
        check(Protocol::Ollama, "localhost:11434", "http://localhost:11434/");
        check(Protocol::Ollama, "http://localhost:11434/v1", "http://localhost:11434/");
        check(Protocol::Ollama, "http://localhost:11434/api/chat", "http://localhost:11434/");
        check(Protocol::Anthropic, "api.anthropic.com", "https://api.anthropic.com/v1");
        check(Protocol::Anthropic, "https://api.anthropic.com/v1/messages", "https://api.anthropic.com/v1");
        // Addresses for this protocol are given out without its version.
        check(
            Protocol::Anthropic,
            "https://api.example.com/anthropic",
            "https://api.example.com/anthropic/v1",
        );
        check(Protocol::Anthropic, "https://api.example.com/a/v1/", "https://api.example.com/a/v1");
        check(Protocol::Gemini, "https://api.example.com/gemini/", "https://api.example.com/gemini/v1beta");
        check(Protocol::Gemini, "https://api.example.com/v1", "https://api.example.com/v1");
        check(Protocol::OpenAiResponses, "https://api.openai.com/v1/responses", "https://api.openai.com/v1");
        check(
            Protocol::Gemini,
            "generativelanguage.googleapis.com",
            "https://generativelanguage.googleapis.com/v1beta",
        );
        check(Protocol::DeepL, "https://api.deepl.com/v2/translate", "https://api.deepl.com/v2");
        check(Protocol::LibreTranslate, "localhost:5000/translate", "http://localhost:5000/");
        check(Protocol::AzureOpenAi, "https://r.openai.azure.com/openai/v1/", "https://r.openai.azure.com/");
    }

    #[test]
    fn a_pasted_azure_address_gives_deployment_and_version() {
        let typed =
            "https://r.openai.azure.com/openai/deployments/d-1/chat/completions?api-version=2024-10-21";
        let got = Endpoint::parse_for(Protocol::AzureOpenAi, typed).unwrap();
        assert_eq!(got.base_url.as_str(), "https://r.openai.azure.com/");
        assert_eq!(got.model.as_deref(), Some("d-1"));
        assert_eq!(got.api_version.as_deref(), Some("2024-10-21"));
        let secret = "https://r.openai.azure.com/openai/v1?api-key=secret";
        assert!(Endpoint::parse_for(Protocol::AzureOpenAi, secret).is_err());
    }

    #[test]
    fn free_keys_go_to_the_free_host_only() {
        let host = |typed: &str, key: &str| {
            let endpoint = Endpoint::parse_for(Protocol::DeepL, typed).unwrap();
            endpoint.for_key(Some(&Secret::new(key.to_owned()))).host()
        };
        assert_eq!(host("https://api.deepl.com/v2", "k:fx"), "api-free.deepl.com");
        assert_eq!(host("https://api-free.deepl.com/v2", "k"), "api.deepl.com");
        assert_eq!(host("https://deepl.example.com/v2", "k:fx"), "deepl.example.com");
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
