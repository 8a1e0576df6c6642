//! The list of models.

use reqwest::{Method, StatusCode};
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use super::super::ModelInfo;
use super::failure::{self, Context};
use super::wire::whole_number;
use crate::client::{Call, Client};
use crate::endpoint::Endpoint;
use crate::error::ProviderError;
use crate::secret::Secret;

/// Largest list that is read, in MiB. The longest known lists are a little over 1 MiB.
const MAX_LIST_MIB: u32 = 16;

/// See [`super::super::list_models`].
pub(crate) async fn list_models(
    client: &Client,
    endpoint: &Endpoint,
    key: Option<&Secret>,
) -> Result<Vec<ModelInfo>, ProviderError> {
    let never = CancellationToken::new();
    let call = Call { method: Method::GET, path: "models", body: None };
    let mut response = client.send(endpoint, key, call, &never).await?;
    let context = Context::without_text(endpoint, key);
    if !response.status().is_success() {
        // There is no model in question here, so a 404 can only mean the address.
        let unknown_path = response.status() == StatusCode::NOT_FOUND;
        let failure = failure::read(response, &never).await?;
        return Err(if unknown_path { context.not_the_service() } else { failure.into_error(&context) });
    }
    if super::is_web_page(&response) {
        return Err(context.not_the_service());
    }
    let idle = Client::timeouts(endpoint).idle;
    let mut body = Vec::new();
    loop {
        let piece = tokio::time::timeout(idle, response.chunk())
            .await
            .map_err(|_| ProviderError::Timeout { what: "more of the answer", seconds: idle.as_secs() })?;
        match piece {
            Ok(Some(bytes)) => body.extend_from_slice(&bytes),
            Ok(None) => break,
            Err(_) => return Err(ProviderError::CutOff),
        }
        if body.len() > (MAX_LIST_MIB as usize) << 20 {
            return Err(ProviderError::TooLarge { limit_mib: MAX_LIST_MIB });
        }
    }
    if body.trim_ascii_start().starts_with(b"<") {
        return Err(context.not_the_service());
    }
    let list: Value = serde_json::from_str(&String::from_utf8_lossy(&body))
        .map_err(|_| ProviderError::BadAnswer { what: "the list of models is not JSON" })?;
    if list.get("error").is_some_and(|error| !error.is_null()) {
        return Err(failure::Failure::from_value(&list).into_error(&context));
    }
    models_in(&list).ok_or(ProviderError::BadAnswer { what: "it holds no list of models" })
}

/// `{data: […]}` as OpenAI has it, `{models: […]}`, or the bare list (Together).
fn models_in(list: &Value) -> Option<Vec<ModelInfo>> {
    let rows = list.get("data").or_else(|| list.get("models")).unwrap_or(list).as_array()?;
    let model = |row: &Value| {
        let name = |key: &str| row.get(key).and_then(Value::as_str).filter(|id| !id.is_empty());
        let id = name("id").or_else(|| name("model")).or_else(|| name("name"))?;
        Some(ModelInfo { id: id.to_owned(), context: context_of(row) })
    };
    Some(rows.iter().filter_map(model).collect())
}

/// The context in tokens, under the names that OpenRouter and Together (`context_length`), Groq
/// (`context_window`), Mistral (`max_context_length`), vLLM (`max_model_len`), LM Studio
/// (`loaded_context_length`) and llama.cpp (`meta`) give it. What the server has loaded counts
/// before what the model could do.
fn context_of(row: &Value) -> Option<u32> {
    let names = [
        "loaded_context_length",
        "context_length",
        "context_window",
        "max_context_length",
        "max_model_len",
        "context_size",
    ];
    let direct = names.iter().find_map(|name| row.get(name).and_then(whole_number));
    let meta = || {
        let meta = row.get("meta")?;
        ["n_ctx", "n_ctx_train"].iter().find_map(|name| meta.get(name).and_then(whole_number))
    };
    direct.or_else(meta).filter(|context| *context > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_many_services_are_read() {
        let check = |json: &str, expect: Option<&[(&str, Option<u32>)]>| {
            let got = models_in(&serde_json::from_str(json).unwrap());
            let expect = expect.map(|rows| {
                rows.iter()
                    .map(|(id, context)| ModelInfo { id: (*id).to_owned(), context: *context })
                    .collect()
            });
            assert_eq!(got, expect, "{json}");
        };
        check(
            r#"{"object":"list","data":[{"id":"a"},{"id":"b","context_length":8192}]}"#,
            Some(&[("a", None), ("b", Some(8192))]),
        );
        check(r#"[{"id":"a","context_length":"4096"}]"#, Some(&[("a", Some(4096))]));
        check(r#"{"models":[{"name":"n","model":"m"}]}"#, Some(&[("m", None)]));
        check(
            r#"{"data":[{"id":"a","meta":{"n_ctx_train":2048}},{"id":"b","max_model_len":0},{},7]}"#,
            Some(&[("a", Some(2048)), ("b", None)]),
        );
        check(r#"{"data":[]}"#, Some(&[]));
        check(r#"{"ok":true}"#, None);
    }
}
