//! The record of a review, for programs and for those who have to answer for a text: where the source
//! came from, who made what of it with which engine, and everything that happened to every row.

use diglot_core::article::{Article, Source};
use diglot_core::finding::Finding;
use diglot_core::translation::{Origin, Target, Translation};
use diglot_store::{Library, Past};
use serde_json::{Value, json};

use super::rows::{Line, lines};
use crate::api::{ApiError, EngineName};
use crate::app::Names;
use crate::prompt;

/// The version of the record's form; fields may be added within one.
const VERSION: u32 = 1;

/// The record of an article and, where there is one, its translation.
///
/// # Errors
/// Where the library cannot be read.
pub(crate) fn record(
    library: &Library,
    article: &Article,
    translation: Option<&Translation>,
    names: &Names,
) -> Result<Value, ApiError> {
    let fetched_at = library.imported_at(&article.id)?;
    let translation = translation.map(|t| of_translation(library, article, t, names)).transpose()?;
    Ok(json!({
        "version": VERSION,
        "program": { "name": "Diglot", "version": env!("CARGO_PKG_VERSION"), "prompts": prompt::VERSION },
        "source": {
            "article": article.id.0,
            "url": url(article),
            "file": file(article),
            "fetched_at": fetched_at,
            "content_hash": format!("blake3:{}", content_hash(article)),
            "language": article.language().as_str(),
            "detector": {
                "language": article.detection.tag.as_str(),
                "script": article.detection.script,
                "confidence": article.detection.confidence,
                "reliable": article.detection.reliable,
                "alternatives": article.detection.alternatives.iter()
                    .map(|a| json!({ "language": a.tag.as_str(), "confidence": a.confidence }))
                    .collect::<Vec<_>>(),
                "overridden_by_reader": article.language_override.is_some(),
            },
        },
        "translation": translation,
    }))
}

fn url(article: &Article) -> Option<&str> {
    match &article.source {
        Source::Url { url } => Some(url),
        Source::File { .. } | Source::Text => article.url.as_deref(),
    }
}

fn file(article: &Article) -> Option<&str> {
    match &article.source {
        Source::File { name } => Some(name),
        Source::Url { .. } | Source::Text => None,
    }
}

/// A hash of the text that was worked with: the kept blocks, each on lines of its own.
fn content_hash(article: &Article) -> String {
    let mut hasher = blake3::Hasher::new();
    for block in article.blocks.iter().filter(|b| b.is_kept()) {
        hasher.update(block.text.as_bytes());
        hasher.update(b"\n\n");
    }
    hasher.finalize().to_hex().to_string()
}

fn of_translation(
    library: &Library,
    article: &Article,
    translation: &Translation,
    names: &Names,
) -> Result<Value, ApiError> {
    let rows = lines(article, translation)
        .iter()
        .map(|line| {
            let past = library.history(&article.id, &translation.language, line.row.id)?;
            Ok(row(line, translation, past, names))
        })
        .collect::<Result<Vec<_>, ApiError>>()?;
    Ok(json!({
        "language": translation.language.as_str(),
        "engine": engine(&names.name(&translation.engine)),
        "usage": translation.usage,
        "ignored_everywhere": translation.ignored,
        "rows": rows,
    }))
}

fn row(line: &Line<'_>, translation: &Translation, past: Vec<Past>, names: &Names) -> Value {
    let nothing = Target::default();
    let target = line.target.unwrap_or(&nothing);
    let (ignored, findings): (Vec<&Finding>, Vec<&Finding>) =
        target.findings.iter().partition(|f| translation.ignores(target, f));
    json!({
        "id": line.row.id.to_string(),
        "segments": line.row.segments().map(|s| s.0).collect::<Vec<_>>(),
        "block": line.row.block.0,
        "kind": line.row.kind,
        "source": line.row.source,
        "source_language": line.row.language.as_ref().map(diglot_core::lang::LangTag::as_str),
        "target": target.text,
        "state": target.state,
        "origin": (!target.text.is_empty()).then(|| origin(&target.origin, names)),
        "locked": target.is_locked(),
        "machine": target.machine.as_ref().map(|d| json!({ "text": d.text, "origin": origin(&d.origin, names) })),
        "note": target.note,
        "findings": findings,
        "ignored": ignored,
        "proposals": target.proposals.iter()
            .map(|p| json!({ "text": p.text, "origin": origin(&p.origin, names), "made_at": p.made_at }))
            .collect::<Vec<_>>(),
        "changed_at": target.changed_at,
        // The oldest first, as it happened.
        "history": past.into_iter().rev().map(|step| past_value(step, names)).collect::<Vec<_>>(),
    })
}

fn past_value(past: Past, names: &Names) -> Value {
    let by = match &past.engine {
        Some(by) => engine(&names.name(by)),
        None => json!("person"),
    };
    json!({ "at": past.at, "what": past.what, "by": by, "text": past.text, "state": past.state })
}

fn origin(origin: &Origin, names: &Names) -> Value {
    match origin {
        Origin::Machine { engine: by } => json!({ "kind": "machine", "engine": engine(&names.name(by)) }),
        Origin::Memory { percent, from } => json!({ "kind": "memory", "percent": percent, "from": from }),
        Origin::Human => json!({ "kind": "human" }),
    }
}

fn engine(name: &EngineName) -> Value {
    json!({ "id": name.id, "name": name.name, "model": name.model, "host": name.host })
}
