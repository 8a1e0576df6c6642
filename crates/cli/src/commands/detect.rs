//! `diglot detect`.

use diglot_engine::api::ApiError;
use diglot_engine::core::language::{Detection, detect, detect_all, language_name};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Done;
use crate::args::{Global, Plain};
use crate::input::text;
use crate::report::{print, print_json};
use crate::units::CodePoints;
use crate::{jsonl, shapes};

#[derive(Debug, Deserialize)]
struct Record {
    text: String,
}

#[derive(Debug, Serialize)]
struct Answer {
    language: Value,
    parts: Vec<Part>,
}

#[derive(Debug, Serialize)]
struct Part {
    start: usize,
    end: usize,
    tag: String,
}

/// Runs the command.
pub(crate) async fn run(global: &Global, args: &Plain) -> Result<Done, ApiError> {
    if args.output.jsonl {
        jsonl::run(|record: Record| Ok(answer(&record.text)))?;
        return Ok(Done::Well);
    }
    let text = text(global, args.input.as_deref()).await?;
    let answer = answer(&text);
    if args.output.json {
        print_json(&answer)?;
    } else {
        let detection = detect(&text, None);
        let sure = if detection.reliable { "" } else { ", not sure" };
        print(&format!(
            "{} ({}), {:.0} %{sure}",
            language_name(&detection.tag),
            detection.tag,
            detection.confidence * 100.0
        ))?;
    }
    Ok(Done::Well)
}

fn answer(text: &str) -> Answer {
    let (detection, parts) = detect_all(text, None);
    let mut cursor = CodePoints::new(text);
    let parts = parts
        .into_iter()
        .map(|p| Part { start: cursor.at(p.start), end: cursor.at(p.end), tag: p.tag.to_string() })
        .collect();
    Answer { language: language(&detection), parts }
}

fn language(d: &Detection) -> Value {
    let alternatives: Vec<Value> = d
        .alternatives
        .iter()
        .map(|a| json!({ "tag": a.tag, "confidence": shapes::rounded(a.confidence) }))
        .collect();
    json!({
        "tag": d.tag, "name": language_name(&d.tag), "script": d.script, "confidence": shapes::rounded(d.confidence),
        "reliable": d.reliable, "alternatives": alternatives,
    })
}
