//! `diglot check`.

use std::ops::Range;

use diglot_engine::api::ApiError;
use diglot_engine::check_text;
use diglot_engine::core::assess::{Assessment, Placed};
use diglot_engine::core::finding::{Category, Severity};
use diglot_engine::core::lang::LangTag;
use diglot_engine::core::summary::Support;
use serde::{Deserialize, Serialize};

use super::Done;
use crate::args::{Check, Global, Kind};
use crate::input::text;
use crate::jsonl;
use crate::report::{print, print_json};
use crate::shapes::rounded;
use crate::units::CodePointTable;

#[derive(Debug, Deserialize)]
struct Record {
    kind: Kind,
    source: String,
    target: String,
    source_lang: Option<String>,
    target_lang: Option<String>,
}

#[derive(Debug, Serialize)]
struct Answer {
    sentences: Vec<Sentence>,
    findings: Vec<Finding>,
    score: f64,
}

/// A stretch of text, offsets in code points.
#[derive(Debug, Serialize)]
struct Span {
    start: usize,
    end: usize,
    text: String,
}

#[derive(Debug, Serialize)]
struct Sentence {
    #[serde(flatten)]
    span: Span,
    score: f64,
    status: Support,
    evidence: Vec<Evidence>,
}

#[derive(Debug, Serialize)]
struct Evidence {
    #[serde(flatten)]
    span: Span,
    score: f64,
}

#[derive(Debug, Serialize)]
struct Finding {
    category: Category,
    check: String,
    severity: Severity,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Span>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<Span>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<String>,
}

/// Runs the command.
pub(crate) async fn run(global: &Global, args: Check) -> Result<Done, ApiError> {
    if args.output.jsonl {
        jsonl::run(|record: Record| Ok(answer(&record)))?;
        return Ok(Done::Well);
    }
    let record = Record {
        kind: args.kind,
        source: text(global, args.source.as_deref()).await?,
        target: text(global, args.input.as_deref()).await?,
        source_lang: args.source_lang,
        target_lang: args.target_lang,
    };
    let answer = answer(&record);
    if args.output.json {
        print_json(&answer)?;
    } else {
        print(&for_people(&answer))?;
    }
    let needs_checking = answer.sentences.iter().any(|s| s.status != Support::Supported)
        || answer.findings.iter().any(|f| f.severity >= Severity::Minor);
    Ok(if args.strict && needs_checking { Done::NeedsChecking } else { Done::Well })
}

fn answer(record: &Record) -> Answer {
    let tag = |tag: &Option<String>| tag.as_deref().and_then(LangTag::parse);
    let assessment = check_text(
        &record.source,
        tag(&record.source_lang),
        &record.target,
        tag(&record.target_lang),
        record.kind == Kind::Translation,
    );
    shaped(assessment, &record.source, &record.target)
}

fn shaped(assessment: Assessment, source: &str, target: &str) -> Answer {
    let (in_source, in_target) = (CodePointTable::new(source), CodePointTable::new(target));
    let span = |table: &CodePointTable, text: &str, range: Range<usize>| Span {
        start: table.at(range.start),
        end: table.at(range.end),
        text: text.get(range).unwrap_or("").to_owned(),
    };
    let sentences = assessment
        .sentences
        .into_iter()
        .map(|s| Sentence {
            span: span(&in_target, target, s.range),
            score: rounded(s.score),
            status: s.status,
            evidence: s
                .evidence
                .into_iter()
                .map(|e| Evidence { span: span(&in_source, source, e.range), score: rounded(e.score) })
                .collect(),
        })
        .collect();
    let finding = |placed: Placed| Finding {
        category: placed.finding.category,
        check: placed.finding.check,
        severity: placed.finding.severity,
        message: placed.finding.message,
        source: placed.source.map(|range| span(&in_source, source, range)),
        target: placed.target.map(|range| span(&in_target, target, range)),
        suggestion: placed.finding.suggestion,
    };
    Answer {
        sentences,
        findings: assessment.findings.into_iter().map(finding).collect(),
        score: rounded(assessment.score),
    }
}

/// Every sentence with what it rests on and what is to be said of it.
fn for_people(answer: &Answer) -> String {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lines = Vec::new();
    for sentence in &answer.sentences {
        let mark = match sentence.status {
            Support::Supported => "supported",
            Support::Check => "to check",
            Support::Unsupported => "unsupported",
        };
        lines.push(format!("{} [{mark}, {:.2}]", flat(&sentence.span.text), sentence.score));
        if let Some(best) = sentence.evidence.first() {
            lines.push(format!("    rests on: {}", flat(&best.span.text)));
        }
    }
    if !answer.findings.is_empty() {
        lines.push(String::new());
    }
    for found in &answer.findings {
        let place = found.target.as_ref().map(|t| format!(" “{}”", flat(&t.text))).unwrap_or_default();
        let instead = found.suggestion.as_ref().map(|s| format!(" Perhaps: {s}")).unwrap_or_default();
        lines.push(format!("{}:{place} {}{instead}", found.check, found.message));
    }
    lines.join("\n")
}
