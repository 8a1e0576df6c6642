//! A verdict on a point: one JSON object, or whatever a model made of it.

use diglot_core::summary::Verdict;
use serde_json::Value;

/// The words for verdicts, as they are asked for.
pub(crate) const VERDICTS: [&str; 4] = ["supported", "contradicted", "not-in-source", "unclear"];

/// Longest reason, in characters.
const REASON: usize = 300;

/// Reads a verdict and its reason. An answer of which no verdict can be told is `Unclear`.
pub(crate) fn read_verdict(answer: &str) -> (Verdict, String) {
    let answer = without_thinking(answer);
    for (start, _) in answer.match_indices('{') {
        // Prose may follow the object, or be cut off inside it.
        let mut values = serde_json::Deserializer::from_str(&answer[start..]).into_iter::<Value>();
        if let Some(Ok(value)) = values.next()
            && let Some(verdict) = value.get("verdict").and_then(Value::as_str).and_then(verdict_in)
        {
            return (verdict, reason(value.get("reason").and_then(Value::as_str).unwrap_or_default()));
        }
    }
    // Without an object the first line that names one verdict counts, and the text is the reason.
    let verdict = answer.lines().find_map(verdict_in).unwrap_or(Verdict::Unclear);
    (verdict, reason(answer))
}

/// The text behind the last thought.
fn without_thinking(answer: &str) -> &str {
    answer.rsplit_once("</think>").map_or(answer, |(_, rest)| rest).trim()
}

/// The one verdict that a text names; `None` where it names none or several.
fn verdict_in(text: &str) -> Option<Verdict> {
    let flat: String = text
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let padded = format!(" {flat} ");
    let says = |words: &[&str]| words.iter().any(|w| padded.contains(&format!(" {w} ")));
    let not_there = says(&[
        "not in source",
        "not in the source",
        "not supported",
        "unsupported",
        "not mentioned",
        "notinsource",
        "not found",
    ]);
    let against = says(&["contradicted", "contradicts", "contradiction", "contradictory", "refuted"]);
    let unclear = says(&["unclear", "uncertain", "cannot tell"]);
    let supported = says(&["supported", "entailed", "entails"]) && !says(&["not supported"]);
    match (supported, against, not_there, unclear) {
        (true, false, false, false) => Some(Verdict::Supported),
        (false, true, false, false) => Some(Verdict::Contradicted),
        (false, false, true, false) => Some(Verdict::NotInSource),
        (false, false, false, true) => Some(Verdict::Unclear),
        _ => None,
    }
}

fn reason(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let flat: String = flat.chars().filter(|c| !c.is_control()).collect();
    if flat.chars().count() <= REASON {
        return flat;
    }
    let mut cut: String = flat.chars().take(REASON - 1).collect();
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_read_from_many_hands() {
        let check = |answer: &str, want: Verdict, why: &str| {
            let (verdict, reason) = read_verdict(answer);
            assert_eq!((verdict, reason.as_str()), (want, why), "{answer}");
        };
        use Verdict::{Contradicted, NotInSource, Supported, Unclear};
        check(r#"{"verdict":"supported","reason":"[3] says so."}"#, Supported, "[3] says so.");
        check(
            "```json\n{\"verdict\": \"contradicted\", \"reason\": \"120, not 117\"}\n```",
            Contradicted,
            "120, not 117",
        );
        check(r#"Sure! {"verdict":"Not in source","reason":null} Hope it helps."#, NotInSource, "");
        check(
            r#"<think>{"verdict":"supported"}</think>{"verdict":"unclear","reason":"a\nb"}"#,
            Unclear,
            "a b",
        );
        check(r#"{"reason":"{x}","verdict":"supported"}"#, Supported, "{x}");
        check(r#"{} {"verdict":"supported"}"#, Supported, "");
        check("Supported. Sentence 3 says it.", Supported, "Supported. Sentence 3 says it.");
        check("Not supported by the text", NotInSource, "Not supported by the text");
        check("Verdict: contradicted", Contradicted, "Verdict: contradicted");
        check("It could be supported or contradicted.", Unclear, "It could be supported or contradicted.");
        check(r#"{"verdict":"maybe","reason":"hm"}"#, Unclear, r#"{"verdict":"maybe","reason":"hm"}"#);
        check("", Unclear, "");
    }

    #[test]
    fn reasons_are_short() {
        let (_, reason) =
            read_verdict(&format!(r#"{{"verdict":"supported","reason":"{}"}}"#, "é".repeat(999)));
        assert_eq!(reason.chars().count(), REASON);
    }
}
