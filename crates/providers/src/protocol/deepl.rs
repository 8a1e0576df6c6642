//! DeepL v2.

use serde_json::{Value, json};

use super::Protocol;
use super::language::{self, Side};
use super::translate::{Formality, MtWire, Outgoing, Reply, TextFormat};
use super::wire::name;
use crate::client::{Auth, Call};

pub(super) const KEY: Auth = Auth::Scheme("DeepL-Auth-Key");

pub(super) const TRANSLATE: MtWire =
    MtWire { texts_per_call: 0, call: |outgoing| Ok(Call::post("translate", KEY, &body(outgoing))), read };

fn body(outgoing: &Outgoing<'_>) -> Value {
    let batch = outgoing.batch;
    let mut body = json!({
        "text": outgoing.texts,
        "target_lang": outgoing.pair.target,
        // A line break inside a segment is a wrapped line and no end of a sentence.
        "split_sentences": "nonewlines",
        "preserve_formatting": true,
        "show_billed_characters": true,
    });
    if let Some(source) = &outgoing.pair.source {
        body["source_lang"] = json!(source);
    }
    // The `prefer_` forms do not fail for languages that know no difference.
    match batch.formality {
        Formality::Default => {}
        Formality::Formal => body["formality"] = json!("prefer_more"),
        Formality::Informal => body["formality"] = json!("prefer_less"),
    }
    if let Some(glossary) = &batch.glossary {
        body["glossary_id"] = json!(glossary);
    }
    match batch.format {
        TextFormat::Plain => {}
        TextFormat::Html => body["tag_handling"] = json!("html"),
        TextFormat::Xml => body["tag_handling"] = json!("xml"),
    }
    if !batch.context.is_empty() {
        body["context"] = json!(batch.context);
    }
    body
}

fn read(answer: &Value) -> Option<Reply> {
    let rows = answer.get("translations")?.as_array()?;
    let texts = rows.iter().map(|row| Some(row.get("text")?.as_str()?.to_owned())).collect::<Option<_>>()?;
    let billed = rows.iter().map(|row| row.get("billed_characters")?.as_u64()).sum::<Option<u64>>();
    let detected = rows.first().map(|row| name(row, "detected_source_language")).unwrap_or_default();
    let detected = Some(detected.to_owned()).filter(|code| !code.is_empty());
    Some(Reply { texts, detected, characters: billed.filter(|_| !rows.is_empty()) })
}

/// The call that stores a glossary. Its languages have no variants and stand in small letters.
pub(super) fn glossary_call(title: &str, languages: (&str, &str), terms: &[(String, String)]) -> Call {
    let code = |tag: &str| language::code_of(Protocol::DeepL, tag, Side::Source).to_ascii_lowercase();
    // Tabs and line breaks part the entries.
    let flat = |term: &str| term.split_whitespace().collect::<Vec<_>>().join(" ");
    let entries: Vec<String> =
        terms.iter().map(|(term, translation)| format!("{}\t{}", flat(term), flat(translation))).collect();
    let body = json!({
        "name": title,
        "source_lang": code(languages.0),
        "target_lang": code(languages.1),
        "entries": entries.join("\n"),
        "entries_format": "tsv",
    });
    Call::post("glossaries", KEY, &body)
}
