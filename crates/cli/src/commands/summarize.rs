//! `diglot summarize`.

use diglot_engine::api::{
    ApiError, ArticleView, EngineName, LengthView, Outcome, PointView, SummarizeRequest, SummaryView,
    SupportView, WorkKind, WorkRequest,
};
use diglot_engine::core::article::Article;
use diglot_engine::core::lang::LangTag;
use diglot_engine::export::Right;
use diglot_engine::{read_clean, summarize_builtin, summarize_to, view_article, view_summary};
use serde::Deserialize;

use super::{Done, money, print_for_people};
use crate::args::{Global, Length, Summarize};
use crate::input::{article, open_for_service, open_or_go_without, record_article};
use crate::live::{Ended, wait};
use crate::report::{note, print_json};
use crate::{jsonl, shapes};

#[derive(Debug, Deserialize)]
struct Record {
    html: Option<String>,
    text: Option<String>,
    url: Option<String>,
    title: Option<String>,
    lang: Option<String>,
    length: Option<LengthView>,
    sentences: Option<usize>,
    engine: Option<String>,
}

/// Runs the command.
pub(crate) async fn run(global: &Global, args: Summarize) -> Result<Done, ApiError> {
    if args.output.jsonl {
        return lines(&args);
    }
    let builtin = args.engine == "builtin";
    let engine = if builtin {
        open_or_go_without(global, !args.input.no_save)?
    } else {
        open_for_service(global, !args.input.no_save).await?
    };
    let view = article(&engine, &args.input).await?;
    if args.estimate {
        let work = WorkRequest {
            article: view.id,
            kind: WorkKind::Summary,
            length: Some(length(args.length)),
            to: Some(args.to.unwrap_or(view.language.tag)),
            engine: Some(args.engine),
            again: true,
        };
        return money::estimate(&engine, work, args.output.json).await;
    }
    let job = engine.summarize(SummarizeRequest {
        article: view.id.clone(),
        length: length(args.length),
        to: args.to.clone(),
        engine: Some(args.engine.clone()),
    });
    let Ended { outcome, error } = wait(&engine, job).await;
    let mut needs_checking = false;
    if let Some(Outcome::Summary(summary)) = &outcome {
        needs_checking = !summary.complete || summary.points.iter().any(wants_a_look);
        if let Some(to) = args.to.as_deref().filter(|to| builtin && !same_language(to, &summary.language)) {
            needs_checking = true;
            note(&format!(
                "warning: the built-in engine writes in the article's own language, {}; a service can write in {to}\n",
                summary.language
            ));
        }
        if args.output.json {
            print_json(&shapes::Summary::new(summary, &view))?;
        } else {
            let (stored, made) = engine.stored_summary(&view.id, summary).await?;
            print_for_people(&stored, Right::Summary(&made), args.form)?;
        }
    }
    match error {
        Some(error) => Err(error),
        None if args.strict && needs_checking => Ok(Done::NeedsChecking),
        None => Ok(Done::Well),
    }
}

fn wants_a_look(point: &PointView) -> bool {
    point.status != SupportView::Supported && !point.dropped && !point.accepted
}

/// JSONL goes through the built-in engine: it needs no library and leaves nothing behind.
fn lines(args: &Summarize) -> Result<Done, ApiError> {
    jsonl::run(|record: Record| {
        if record.engine.as_deref().unwrap_or(&args.engine) != "builtin" {
            return Err(ApiError::new("not-in-jsonl", "Only the built-in engine answers records")
                .hint("Run `diglot summarize FILE --engine ID` for each article"));
        }
        let article = read(&record)?;
        let length = record.length.unwrap_or(length(args.length));
        let summary = match record.sentences {
            Some(count) => summarize_to(&article, count),
            None => summarize_builtin(&article, diglot_engine::length_of(length)),
        };
        let view: ArticleView = view_article(&article);
        let name =
            EngineName { id: "builtin".to_owned(), name: "Built in".to_owned(), model: None, host: None };
        let summary: SummaryView = view_summary(&summary, &article, name);
        Ok(shapes::Summary::new(&summary, &view))
    })?;
    Ok(Done::Well)
}

/// A record with a title is an article already: its lines are its paragraphs. Without one it is
/// read like anything pasted.
fn read(record: &Record) -> Result<Article, ApiError> {
    let mut article = match (&record.html, &record.text, &record.title) {
        (None, Some(text), Some(title)) => read_clean(title, text),
        (html, text, _) => record_article(html.as_deref(), text.as_deref(), record.url.as_deref(), None)?,
    };
    if let Some(tag) = record.lang.as_deref().and_then(LangTag::parse) {
        article.language_override = Some(tag);
    }
    Ok(article)
}

fn same_language(a: &str, b: &str) -> bool {
    match (LangTag::parse(a), LangTag::parse(b)) {
        (Some(a), Some(b)) => a.same_language(&b),
        _ => false,
    }
}

fn length(length: Length) -> LengthView {
    match length {
        Length::Headline => LengthView::Headline,
        Length::Short => LengthView::Short,
        Length::Points => LengthView::Points,
        Length::Detailed => LengthView::Detailed,
    }
}
