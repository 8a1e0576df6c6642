//! Azure Translator v3.

use serde_json::{Value, json};

use super::translate::{MtWire, Outgoing, Reply, TextFormat};
use super::wire::name;
use crate::client::{Auth, Call};

pub(super) const TRANSLATE: MtWire = MtWire { texts_per_call: 0, call: |outgoing| Ok(call(outgoing)), read };

fn call(outgoing: &Outgoing<'_>) -> Call {
    let terms = &outgoing.batch.terms;
    let rows: Vec<Value> = outgoing.texts.iter().map(|text| json!({"Text": marked(text, terms)})).collect();
    let plain = outgoing.batch.format == TextFormat::Plain;
    let mut call = Call::post("translate", Auth::Header("ocp-apim-subscription-key"), &Value::Array(rows))
        .with_query("api-version", "3.0")
        .with_query("to", &outgoing.pair.target)
        .with_query("textType", if plain { "plain" } else { "html" });
    if let Some(source) = &outgoing.pair.source {
        call = call.with_query("from", source);
    }
    // Resources of one region are only known where that region is named.
    if let Some(region) = outgoing.endpoint.region.as_deref().filter(|region| !region.is_empty()) {
        call = call.with_header("ocp-apim-subscription-region", region);
    }
    call
}

/// The text with the glossary's terms in the service's own marks ("dynamic dictionary"). Longer
/// terms go first, and a term is marked only where it stands as a word.
fn marked(text: &str, terms: &[(String, String)]) -> String {
    let mut terms: Vec<_> = terms.iter().filter(|(term, _)| !term.is_empty()).collect();
    if terms.is_empty() {
        return text.to_owned();
    }
    terms.sort_by_key(|(term, _)| std::cmp::Reverse(term.len()));
    let mut out = String::with_capacity(text.len() + 64);
    let (mut rest, mut before) = (text, None::<char>);
    while let Some(first) = rest.chars().next() {
        let starts_word = before.is_none_or(|c| !c.is_alphanumeric()) || !first.is_alphanumeric();
        let hit = terms.iter().find(|(term, _)| {
            starts_word && rest.starts_with(term.as_str()) && ends_word(term, &rest[term.len()..])
        });
        let taken = if let Some((term, translation)) = hit {
            let value = translation.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
            out.push_str(&format!("<mstrans:dictionary translation=\"{value}\">{term}</mstrans:dictionary>"));
            term.len()
        } else {
            out.push(first);
            first.len_utf8()
        };
        before = rest[..taken].chars().next_back();
        rest = &rest[taken..];
    }
    out
}

fn ends_word(term: &str, after: &str) -> bool {
    let last = term.chars().next_back().is_some_and(char::is_alphanumeric);
    !(last && after.chars().next().is_some_and(char::is_alphanumeric))
}

fn read(answer: &Value) -> Option<Reply> {
    let rows = answer.as_array()?;
    let text = |row: &Value| {
        let first = row.get("translations")?.as_array()?.first()?;
        Some(first.get("text")?.as_str()?.to_owned())
    };
    let detected = rows.first().and_then(|row| row.get("detectedLanguage"));
    let detected = detected.map(|found| name(found, "language")).unwrap_or_default();
    Some(Reply {
        texts: rows.iter().map(text).collect::<Option<_>>()?,
        detected: Some(detected.to_owned()).filter(|code| !code.is_empty()),
        characters: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_marked_where_they_are_words() {
        let terms =
            [("bank", "Ufer"), ("river bank", "Fluss\"ufer\"")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        let check = |text: &str, expect: &str| assert_eq!(marked(text, &terms), expect);
        check("no term", "no term");
        check("banks and embankment", "banks and embankment");
        check("bank", "<mstrans:dictionary translation=\"Ufer\">bank</mstrans:dictionary>");
        check(
            "a river bank.",
            "a <mstrans:dictionary translation=\"Fluss&quot;ufer&quot;\">river bank</mstrans:dictionary>.",
        );
        assert_eq!(marked("bank", &[]), "bank");
    }
}
