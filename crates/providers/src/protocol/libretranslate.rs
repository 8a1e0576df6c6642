//! LibreTranslate.
//!
//! Its key stands in the body: the server looks for it nowhere else.

use serde_json::{Value, json};

use super::translate::{MtWire, Outgoing, Reply, TextFormat};
use super::wire::name;
use crate::client::{Auth, Call};

pub(super) const TRANSLATE: MtWire = MtWire {
    texts_per_call: 0,
    call: |outgoing| Ok(Call::post("translate", Auth::Elsewhere, &body(outgoing))),
    read,
};

fn body(outgoing: &Outgoing<'_>) -> Value {
    let mut body = json!({
        "q": outgoing.texts,
        "source": outgoing.pair.source.as_deref().unwrap_or("auto"),
        "target": outgoing.pair.target,
        "format": if outgoing.batch.format == TextFormat::Plain { "text" } else { "html" },
    });
    if let Some(key) = outgoing.key.map(|key| key.expose().trim()).filter(|key| !key.is_empty()) {
        body["api_key"] = json!(key);
    }
    body
}

fn read(answer: &Value) -> Option<Reply> {
    let texts = match answer.get("translatedText")? {
        Value::String(text) => vec![text.clone()],
        Value::Array(rows) => {
            rows.iter().map(|row| row.as_str().map(str::to_owned)).collect::<Option<_>>()?
        }
        _ => return None,
    };
    let found = answer.get("detectedLanguage").unwrap_or(&Value::Null);
    let found = found.as_array().and_then(|list| list.first()).unwrap_or(found);
    let detected = Some(name(found, "language").to_owned()).filter(|code| !code.is_empty());
    Some(Reply { texts, detected, characters: None })
}
