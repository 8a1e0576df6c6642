//! LibreTranslate.
//!
//! Its key stands in the body: the server looks for it nowhere else.

use serde_json::{Value, json};

use super::language;
use super::translate::{MtWire, Outgoing, Reply, TextFormat};
use super::wire::name;
use crate::client::{Auth, Call};

/// Most pairs that are read: those of a hundred languages.
const MOST_PAIRS: usize = 10_000;

pub(super) const TRANSLATE: MtWire = MtWire {
    texts_per_call: 0,
    call: |outgoing| Ok(Call::post("translate", Auth::Elsewhere, &body(outgoing))),
    read,
};

/// The call that asks for the languages. It wants no key anywhere.
pub(super) fn languages_call() -> Call {
    Call::get("languages", Auth::Elsewhere)
}

/// The pairs as BCP 47 tags: each language names those it is translated into, and in old versions all
/// go into all. Strict, since whatever listens at the usual port is asked.
pub(super) fn pairs_in(list: &Value) -> Option<Vec<(String, String)>> {
    let code = |value: &Value| value.as_str().filter(|code| !code.is_empty()).map(language::tag_of);
    let mut rows = Vec::new();
    for row in list.as_array()? {
        row.get("name")?.as_str()?;
        let targets: Option<Vec<String>> = match row.get("targets") {
            Some(targets) => Some(targets.as_array()?.iter().map(code).collect::<Option<_>>()?),
            None => None,
        };
        rows.push((code(row.get("code")?)?, targets));
    }
    let all: Vec<String> = rows.iter().map(|(from, _)| from.clone()).collect();
    let pairs = rows.into_iter().flat_map(|(from, targets)| {
        let targets = targets.unwrap_or_else(|| all.clone());
        targets.into_iter().filter(|to| *to != from).map(|to| (from.clone(), to)).collect::<Vec<_>>()
    });
    Some(pairs.take(MOST_PAIRS).collect())
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pairs_of_languages_are_read_and_nothing_else() {
        let check = |json: &str, expect: Option<&[(&str, &str)]>| {
            let got = pairs_in(&serde_json::from_str(json).unwrap());
            let expect: Option<Vec<_>> =
                expect.map(|rows| rows.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect());
            assert_eq!(got, expect, "{json}");
        };
        check(
            r#"[{"code":"en","name":"English","targets":["en","de","pb"]},{"code":"de","name":"German","targets":["de"]}]"#,
            Some(&[("en", "de"), ("en", "pt-BR")]),
        );
        check(
            r#"[{"code":"en","name":"English"},{"code":"es","name":"Spanish"}]"#,
            Some(&[("en", "es"), ("es", "en")]),
        );
        check("[]", Some(&[]));
        check(r#"[{"code":"en"}]"#, None);
        check(r#"[{"id":1,"name":"a device"}]"#, None);
        check(r#"[{"code":7,"name":"English"}]"#, None);
        check(r#"{"languages":[]}"#, None);
    }
}
