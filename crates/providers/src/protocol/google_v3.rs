//! Google Cloud Translation v3 (Advanced), with a project and a bearer token.

use serde_json::{Value, json};

use super::translate::{MtWire, Outgoing, Reply, TextFormat};
use super::wire::name;
use crate::client::{Auth, Call};
use crate::error::ProviderError;

pub(super) const TRANSLATE: MtWire = MtWire { texts_per_call: 0, call, read };

fn call(outgoing: &Outgoing<'_>) -> Result<Call, ProviderError> {
    let endpoint = outgoing.endpoint;
    let project = endpoint.project.as_deref().filter(|project| !project.is_empty());
    let project =
        project.ok_or_else(|| ProviderError::BadAddress { reason: "the project is not named".to_owned() })?;
    let location = endpoint.region.as_deref().filter(|region| !region.is_empty()).unwrap_or("global");
    let parent = format!("projects/{project}/locations/{location}");
    let mut body = json!({
        "contents": outgoing.texts,
        "targetLanguageCode": outgoing.pair.target,
        "mimeType": if outgoing.batch.format == TextFormat::Plain { "text/plain" } else { "text/html" },
    });
    if let Some(source) = &outgoing.pair.source {
        body["sourceLanguageCode"] = json!(source);
    }
    if let Some(model) = &endpoint.model {
        body["model"] = json!(format!("{parent}/models/{model}"));
    }
    if let Some(glossary) = &outgoing.batch.glossary {
        body["glossaryConfig"] = json!({"glossary": format!("{parent}/glossaries/{glossary}")});
    }
    Ok(Call::post(format!("{parent}:translateText"), Auth::BEARER, &body))
}

fn read(answer: &Value) -> Option<Reply> {
    let rows = |key: &str| answer.get(key)?.as_array().filter(|rows| !rows.is_empty());
    // Where a glossary was named, both lists come, and this one has its terms.
    let rows = rows("glossaryTranslations").or_else(|| rows("translations"))?;
    let text = |row: &Value| Some(row.get("translatedText")?.as_str()?.to_owned());
    let detected = rows.first().map(|row| name(row, "detectedLanguageCode")).unwrap_or_default();
    Some(Reply {
        texts: rows.iter().map(text).collect::<Option<_>>()?,
        detected: Some(detected.to_owned()).filter(|code| !code.is_empty()),
        characters: None,
    })
}
