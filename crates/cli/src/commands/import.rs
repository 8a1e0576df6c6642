//! `diglot import`.

use diglot_engine::api::ApiError;
use diglot_engine::export::Right;
use diglot_engine::{Origin, read_article, view_article};
use serde::Deserialize;

use super::{Done, for_people};
use crate::args::{Global, Import};
use crate::input::{article, open};
use crate::jsonl;
use crate::report::{note, print, print_json};
use crate::shapes;

#[derive(Debug, Deserialize)]
struct Record {
    html: Option<String>,
    text: Option<String>,
    url: Option<String>,
}

/// Runs the command.
pub(crate) async fn run(global: &Global, args: Import) -> Result<Done, ApiError> {
    if args.output.jsonl {
        jsonl::run(|record: Record| {
            let article = match (&record.html, &record.text) {
                (Some(html), _) => read_article(
                    html.as_bytes(),
                    Origin::Page {
                        url: record.url.as_deref().unwrap_or(""),
                        media_type: None,
                        charset: Some("utf-8"),
                        format: Some("html"),
                    },
                ),
                (None, Some(text)) => read_article(
                    text.as_bytes(),
                    Origin::Text { format: args.input.format.as_deref().or(Some("text")) },
                ),
                (None, None) => Err(jsonl::lacks("html` or `text")),
            }?;
            Ok(shapes::Import::from(&view_article(&article)))
        })?;
        return Ok(Done::Well);
    }
    let engine = open(global, !args.input.no_save)?;
    let view = article(&engine, &args.input).await?;
    if args.output.json {
        print_json(&shapes::Import::from(&view))?;
    } else {
        let stored = engine.stored_article(&view.id).await?;
        print(&for_people(&stored, Right::Nothing, args.form))?;
        let dropped = view.blocks.iter().filter(|b| b.dropped.is_some()).count();
        if dropped > 0 {
            note(&format!("{dropped} lines left out; `diglot library show {} --json` lists them\n", view.id));
        }
    }
    Ok(Done::Well)
}
