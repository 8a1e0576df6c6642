//! Google Cloud Translation v2 (Basic), with a key.

use serde_json::{Value, json};

use super::translate::{MtWire, Reply, TextFormat};
use super::wire::name;
use crate::client::{Auth, Call};

pub(super) const TRANSLATE: MtWire = MtWire {
    texts_per_call: 0,
    call: |outgoing| {
        // Without a format it is HTML, and quotes come back as entities.
        let format = if outgoing.batch.format == TextFormat::Plain { "text" } else { "html" };
        let mut body = json!({"q": outgoing.texts, "target": outgoing.pair.target, "format": format});
        if let Some(source) = &outgoing.pair.source {
            body["source"] = json!(source);
        }
        Ok(Call::post("", Auth::Header("x-goog-api-key"), &body))
    },
    read,
};

fn read(answer: &Value) -> Option<Reply> {
    let rows = answer.get("data")?.get("translations")?.as_array()?;
    let text = |row: &Value| Some(row.get("translatedText")?.as_str()?.to_owned());
    let detected = rows.first().map(|row| name(row, "detectedSourceLanguage")).unwrap_or_default();
    Some(Reply {
        texts: rows.iter().map(text).collect::<Option<_>>()?,
        detected: Some(detected.to_owned()).filter(|code| !code.is_empty()),
        characters: None,
    })
}
