//! The list of models, or of languages.

use reqwest::StatusCode;
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use super::exchange::exchange;
use super::failure::Context;
use super::wire::whole_number;
use super::{ModelInfo, ModelPrices, ModelsWire, Protocol, libretranslate, ollama};
use crate::client::Client;
use crate::endpoint::Endpoint;
use crate::error::ProviderError;
use crate::secret::Secret;

/// Most models that are asked about one by one.
const MOST_ASKED: usize = 64;

/// See [`super::list_models`].
pub(super) async fn list(
    wire: &ModelsWire,
    client: &Client,
    endpoint: &Endpoint,
    key: Option<&Secret>,
) -> Result<Vec<ModelInfo>, ProviderError> {
    let never = CancellationToken::new();
    let context = Context::without_text(endpoint, key);
    let list = exchange(client, endpoint, key, (wire.call)(endpoint), &context, &never).await.map_err(
        |refused| match refused.status {
            Some(StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED | StatusCode::NOT_IMPLEMENTED) => {
                ProviderError::NoModelList { host: endpoint.host() }
            }
            _ => refused.error,
        },
    )?;
    let mut models =
        (wire.read)(&list).ok_or(ProviderError::BadAnswer { what: "it holds no list of models" })?;
    if endpoint.protocol == Protocol::Ollama {
        for model in models.iter_mut().take(MOST_ASKED) {
            let shown = exchange(client, endpoint, key, ollama::show(&model.id), &context, &never).await;
            // The context is a comfort: a server that does not tell it still has its models.
            model.context = shown.ok().as_ref().and_then(ollama::context_in);
        }
    }
    Ok(models)
}

/// See [`super::list_pairs`].
pub(super) async fn pairs(
    client: &Client,
    endpoint: &Endpoint,
    key: Option<&Secret>,
) -> Result<Vec<(String, String)>, ProviderError> {
    let never = CancellationToken::new();
    let context = Context::without_text(endpoint, key);
    let call = libretranslate::languages_call();
    let list = exchange(client, endpoint, key, call, &context, &never).await?;
    libretranslate::pairs_in(&list).ok_or(ProviderError::BadAnswer { what: "it holds no list of languages" })
}

/// `{data: […]}` as OpenAI has it, `{models: […]}`, or the bare list (Together).
pub(super) fn models_in(list: &Value) -> Option<Vec<ModelInfo>> {
    let rows = list.get("data").or_else(|| list.get("models")).unwrap_or(list).as_array()?;
    let model = |row: &Value| {
        let name = |key: &str| row.get(key).and_then(Value::as_str).filter(|id| !id.is_empty());
        let id = name("id").or_else(|| name("model")).or_else(|| name("name"))?;
        Some(ModelInfo { id: id.to_owned(), context: context_of(row), prices: prices_of(row) })
    };
    Some(rows.iter().filter_map(model).collect())
}

/// The context in tokens, under the names that OpenRouter and Together (`context_length`), Groq
/// (`context_window`), Mistral (`max_context_length`), vLLM (`max_model_len`), Anthropic (`max_input_tokens`), LM Studio
/// (`loaded_context_length`) and llama.cpp (`meta`) give it. What the server has loaded counts
/// before what the model could do.
fn context_of(row: &Value) -> Option<u32> {
    let names = [
        "loaded_context_length",
        "context_length",
        "context_window",
        "max_context_length",
        "max_model_len",
        "max_input_tokens",
        "context_size",
    ];
    let direct = names.iter().find_map(|name| row.get(name).and_then(whole_number));
    let meta = || {
        let meta = row.get("meta")?;
        ["n_ctx", "n_ctx_train"].iter().find_map(|name| meta.get(name).and_then(whole_number))
    };
    direct.or_else(meta).filter(|context| *context > 0)
}

/// The prices: of a token as text with OpenRouter (`prompt`, `completion`), of a million tokens as
/// numbers with Together (`input`, `output`). OpenRouter says -1 where it depends on the model that
/// it then chooses.
fn prices_of(row: &Value) -> Option<ModelPrices> {
    let pricing = row.get("pricing")?;
    let of_token = |name: &str| Some(pricing.get(name)?.as_str()?.trim().parse::<f64>().ok()? * 1e6);
    let of_million = |name: &str| pricing.get(name)?.as_f64();
    let sound = |price: &f64| price.is_finite() && *price >= 0.0;
    let row = |input: Option<f64>, output: Option<f64>, cached: Option<f64>| {
        Some(ModelPrices { input: input?, output: output?, cached: cached.filter(sound) })
    };
    let prices = row(of_token("prompt"), of_token("completion"), of_token("input_cache_read"))
        .or_else(|| row(of_million("input"), of_million("output"), of_million("cached_input")))?;
    (sound(&prices.input) && sound(&prices.output)).then_some(prices)
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
                    .map(|(id, context)| ModelInfo { id: (*id).to_owned(), context: *context, prices: None })
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

    #[test]
    fn prices_are_read_where_they_are_told() {
        let check = |json: &str, want: Option<(f64, f64)>| {
            let got = prices_of(&serde_json::from_str(json).unwrap()).map(|p| (p.input, p.output));
            let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
            let same = match (got, want) {
                (Some(got), Some(want)) => near(got.0, want.0) && near(got.1, want.1),
                (got, want) => got == want,
            };
            assert!(same, "{json}: {got:?}");
        };
        check(
            r#"{"pricing":{"prompt":"0.0000025","completion":"0.00001","image":"0.0036"}}"#,
            Some((2.5, 10.0)),
        );
        check(r#"{"pricing":{"prompt":"0","completion":"0"}}"#, Some((0.0, 0.0)));
        check(r#"{"pricing":{"prompt":"-1","completion":"-1"}}"#, None);
        check(
            r#"{"pricing":{"hourly":0,"input":0.88,"output":0.9,"base":0,"finetune":0}}"#,
            Some((0.88, 0.9)),
        );
        check(r#"{"pricing":{"input":"0.88","output":"0.9"}}"#, None);
        check(r#"{"pricing":{"prompt":"0.1"}}"#, None);
        check(r#"{"pricing":{"prompt":"NaN","completion":"1"}}"#, None);
        check(r#"{"pricing":null}"#, None);
        check("{}", None);
        let told =
            r#"{"pricing":{"prompt":"0.000003","completion":"0.000015","input_cache_read":"0.0000003"}}"#;
        let cached = prices_of(&serde_json::from_str(told).unwrap()).and_then(|p| p.cached).unwrap();
        assert!((cached - 0.3).abs() < 1e-9, "{cached}");
    }
}
