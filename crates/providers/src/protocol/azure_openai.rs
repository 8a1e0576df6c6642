//! Azure OpenAI: OpenAI's chat completions at a resource of one's own.
//!
//! Two routes. The newer one is `openai/v1`, where the deployment is named as the model; the older
//! one has the deployment in its path and wants a date as `api-version`. It is taken where the
//! endpoint has such a date.

use super::{ChatRequest, ChatWire, ModelsWire, openai_chat};
use crate::client::{Auth, Call};
use crate::endpoint::Endpoint;
use crate::protocol::options::Options;

const KEY: Auth = Auth::Header("api-key");

pub(super) const CHAT: ChatWire = ChatWire { call, dialect: openai_chat::dialect, by_lines: false };

pub(super) const MODELS: ModelsWire = ModelsWire {
    call: |endpoint| match &endpoint.api_version {
        Some(version) => Call::get("openai/models", KEY).with_query("api-version", version),
        None => Call::get("openai/v1/models", KEY),
    },
    read: super::models::models_in,
};

fn call(endpoint: &Endpoint, request: &ChatRequest, options: Options) -> Call {
    let model = endpoint.model.as_deref();
    match &endpoint.api_version {
        Some(version) => {
            let path = format!("openai/deployments/{}/chat/completions", model.unwrap_or_default());
            Call::post(path, KEY, &openai_chat::body(request, None, options))
                .with_query("api-version", version)
        }
        None => Call::post("openai/v1/chat/completions", KEY, &openai_chat::body(request, model, options)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Protocol;

    #[test]
    fn both_routes_are_known() {
        let check = |version: Option<&str>, expect: &str| {
            let mut endpoint =
                Endpoint::parse_for(Protocol::AzureOpenAi, "https://r.openai.azure.com").unwrap();
            endpoint.model = Some("d-1".to_owned());
            endpoint.api_version = version.map(str::to_owned);
            let options = Options::for_endpoint(&endpoint);
            let call = call(&endpoint, &ChatRequest::default(), options);
            assert_eq!(call.url(&endpoint).as_str(), expect);
        };
        check(None, "https://r.openai.azure.com/openai/v1/chat/completions");
        check(
            Some("2024-10-21"),
            "https://r.openai.azure.com/openai/deployments/d-1/chat/completions?api-version=2024-10-21",
        );
    }
}
