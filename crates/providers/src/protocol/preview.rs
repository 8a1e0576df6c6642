//! A request as it would be sent, for a reader who wants to see it before. It is built by the code
//! that sends, with dots in the place of the key.

use std::fmt;

use super::translate::{TextBatch, first_call};
use super::{ChatRequest, chat_wire};
use crate::client::{Call, Client};
use crate::endpoint::Endpoint;
use crate::error::ProviderError;
use crate::secret::Secret;

/// What stands in the place of a key, and of each half of one that has two.
const DOTS: &str = "........";
/// The same as it is shown.
const SHOWN: &str = "••••••••";

/// A request that was not sent. `body` holds the text of the article.
#[derive(Clone, PartialEq, Eq)]
pub struct Preview {
    /// The HTTP method.
    pub method: String,
    /// The address, without any key.
    pub url: String,
    /// The headers, dots in the place of a key.
    pub headers: Vec<PreviewHeader>,
    /// The body, byte for byte; where the service looks for its key there, dots in its place.
    pub body: String,
}

/// A header of a request that was not sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewHeader {
    /// Its name, in lower case.
    pub name: String,
    /// Its value.
    pub value: String,
}

impl fmt::Debug for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Preview")
            .field("url", &self.url)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

impl Preview {
    fn of(
        client: &Client,
        endpoint: &Endpoint,
        key: Option<&Secret>,
        call: Call,
    ) -> Result<Self, ProviderError> {
        let headers = client.headers_of(endpoint, key, &call)?;
        let headers = headers
            .iter()
            .map(|(name, value)| PreviewHeader {
                name: name.as_str().to_owned(),
                value: String::from_utf8_lossy(value.as_bytes()).replace(DOTS, SHOWN),
            })
            .collect();
        Ok(Self {
            method: call.method.to_string(),
            url: call.url(endpoint).to_string(),
            headers,
            body: call.body.map(|body| String::from_utf8_lossy(&body).into_owned()).unwrap_or_default(),
        })
    }
}

/// Dots in the form of a key that two halves make, which those that want one half take as well.
fn stand_in(with_key: bool) -> Option<Secret> {
    with_key.then(|| Secret::new(DOTS.to_owned()))
}

/// The first request to a model. `with_key` says whether there is a key, which is not needed here.
///
/// # Errors
/// [`ProviderError::NotOffered`] if the protocol is not one for prompts;
/// [`ProviderError::BadAddress`] if a header cannot be sent.
pub fn chat_preview(
    client: &Client,
    endpoint: &Endpoint,
    with_key: bool,
    request: &ChatRequest,
) -> Result<Preview, ProviderError> {
    let wire = chat_wire(endpoint.protocol)
        .ok_or(ProviderError::NotOffered { what: "it translates but does not answer prompts" })?;
    let call = (wire.call)(endpoint, request, client.learned.options(endpoint));
    Preview::of(client, endpoint, stand_in(with_key).as_ref(), call)
}

/// The first request of a batch of texts; as [`chat_preview`].
///
/// # Errors
/// [`ProviderError::NotOffered`] if the protocol is not one for translation;
/// [`ProviderError::BadAddress`] if something is missing in the endpoint.
pub fn translate_preview(
    client: &Client,
    endpoint: &Endpoint,
    with_key: bool,
    batch: &TextBatch,
) -> Result<Preview, ProviderError> {
    let two_halves = endpoint.protocol == super::Protocol::AmazonTranslate;
    let key = match two_halves {
        true => with_key.then(|| Secret::new(format!("{DOTS}:{DOTS}"))),
        false => stand_in(with_key),
    };
    let call = first_call(endpoint, key.as_ref(), batch)?;
    Preview::of(client, endpoint, key.as_ref(), call)
}

#[cfg(test)]
mod tests {
    use super::super::Protocol;
    use super::*;
    use crate::client::ClientOptions;

    fn client() -> Client {
        Client::new(&ClientOptions::default()).unwrap()
    }

    fn header<'a>(preview: &'a Preview, name: &str) -> Option<&'a str> {
        preview.headers.iter().find(|h| h.name == name).map(|h| h.value.as_str())
    }

    #[test]
    fn a_preview_shows_all_but_the_key() {
        let check = |protocol: Protocol, name: &str, want: Option<&str>| {
            let mut endpoint = Endpoint::parse_for(protocol, "https://api.example.com").unwrap();
            endpoint.model = Some("m".to_owned());
            endpoint.project = Some("p".to_owned());
            endpoint.headers = vec![("x-team".to_owned(), "blue".to_owned())];
            let batch = TextBatch::new(vec!["An article".to_owned()], Some("en".to_owned()), "de");
            let request = ChatRequest { user: "An article".to_owned(), ..ChatRequest::default() };
            for with_key in [true, false] {
                let made = match protocol.is_llm() {
                    true => chat_preview(&client(), &endpoint, with_key, &request),
                    false => translate_preview(&client(), &endpoint, with_key, &batch),
                };
                let preview = made.unwrap();
                assert_eq!(preview.method, "POST", "{protocol:?}");
                assert!(preview.url.starts_with("https://api.example.com/"), "{protocol:?}");
                assert!(preview.body.contains("An article"), "{protocol:?}");
                assert_eq!(header(&preview, "x-team"), Some("blue"), "{protocol:?}");
                assert_eq!(header(&preview, name), want.filter(|_| with_key), "{protocol:?} {name}");
                assert!(!format!("{preview:?}").contains("An article"));
            }
        };
        check(Protocol::OpenAiChat, "authorization", Some("Bearer ••••••••"));
        check(Protocol::Anthropic, "x-api-key", Some(SHOWN));
        check(Protocol::Gemini, "x-goog-api-key", Some(SHOWN));
        check(Protocol::DeepL, "authorization", Some("DeepL-Auth-Key ••••••••"));
        check(Protocol::AzureTranslator, "ocp-apim-subscription-key", Some(SHOWN));
        check(Protocol::LibreTranslate, "authorization", None);
        let endpoint = Endpoint::parse_for(Protocol::AmazonTranslate, "https://api.example.com").unwrap();
        let batch = TextBatch::new(vec!["An article".to_owned()], Some("en".to_owned()), "de");
        let signed = translate_preview(&client(), &endpoint, true, &batch).unwrap();
        assert!(header(&signed, "authorization").is_some_and(|v| v.contains("Credential=••••••••/")));
    }
}
