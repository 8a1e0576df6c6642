//! `diglot segment`.

use diglot_engine::api::ApiError;
use diglot_engine::core::lang::LangTag;
use diglot_engine::core::language::detect;
use diglot_engine::core::segment::sentences;
use serde::{Deserialize, Serialize};

use super::Done;
use crate::args::{Global, Segment};
use crate::input::text;
use crate::jsonl;
use crate::report::{print, print_json};
use crate::units::CodePoints;

#[derive(Debug, Deserialize)]
struct Record {
    text: String,
    lang: Option<String>,
}

#[derive(Debug, Serialize)]
struct Answer {
    sentences: Vec<Sentence>,
}

#[derive(Debug, Serialize)]
struct Sentence {
    start: usize,
    end: usize,
    text: String,
}

/// Runs the command.
pub(crate) async fn run(global: &Global, args: &Segment) -> Result<Done, ApiError> {
    if args.plain.output.jsonl {
        jsonl::run(|record: Record| Ok(answer(&record.text, record.lang.as_deref())))?;
        return Ok(Done::Well);
    }
    let text = text(global, args.plain.input.as_deref()).await?;
    let answer = answer(&text, args.source_lang.as_deref());
    if args.plain.output.json {
        print_json(&answer)?;
    } else {
        let lines: Vec<String> = answer
            .sentences
            .iter()
            .map(|s| s.text.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        print(&lines.join("\n"))?;
    }
    Ok(Done::Well)
}

fn answer(text: &str, lang: Option<&str>) -> Answer {
    let language = lang.and_then(LangTag::parse).unwrap_or_else(|| detect(text, None).tag);
    let mut cursor = CodePoints::new(text);
    let sentences = sentences(text, &language)
        .into_iter()
        .map(|range| Sentence {
            start: cursor.at(range.start),
            end: cursor.at(range.end),
            text: text[range].to_owned(),
        })
        .collect();
    Answer { sentences }
}
