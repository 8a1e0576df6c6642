//! ModernMT.

use serde_json::{Value, json};

use super::translate::{MtWire, Reply, TextFormat};
use super::wire::name;
use crate::client::{Auth, Call};

pub(super) const TRANSLATE: MtWire = MtWire {
    texts_per_call: 0,
    call: |outgoing| {
        let format = match outgoing.batch.format {
            TextFormat::Plain => "text/plain",
            TextFormat::Html => "text/html",
            TextFormat::Xml => "text/xml",
        };
        let mut body = json!({"q": outgoing.texts, "target": outgoing.pair.target, "format": format});
        if let Some(source) = &outgoing.pair.source {
            body["source"] = json!(source);
        }
        if let Some(glossary) = &outgoing.batch.glossary {
            body["glossaries"] = json!([glossary]);
        }
        // The operation is a GET, whose texts would stand in the address.
        Ok(Call::post("translate", Auth::Header("mmt-apikey"), &body)
            .with_header("x-http-method-override", "GET"))
    },
    read,
};

fn read(answer: &Value) -> Option<Reply> {
    let data = answer.get("data")?;
    let rows = data.as_array().map_or(std::slice::from_ref(data), Vec::as_slice);
    let text = |row: &Value| Some(row.get("translation")?.as_str()?.to_owned());
    let billed = rows.iter().map(|row| row.get("billedCharacters")?.as_u64()).sum::<Option<u64>>();
    let detected = rows.first().map(|row| name(row, "detectedLanguage")).unwrap_or_default();
    Some(Reply {
        texts: rows.iter().map(text).collect::<Option<_>>()?,
        detected: Some(detected.to_owned()).filter(|code| !code.is_empty()),
        characters: billed,
    })
}
