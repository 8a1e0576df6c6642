//! Summaries: by the engine inside, or by a service whose points are read, tied to their evidence
//! and checked while they arrive. What is too long for one request is read in parts.

mod chunks;
mod parts;
mod reader;

use std::collections::HashMap;

use diglot_core::article::{Article, ArticleId, BlockKind, Segment};
use diglot_core::finding::Severity;
use diglot_core::lang::LangTag;
use diglot_core::summary::{EngineRef, Length, Point, Summary, Usage, summarize_builtin};
use diglot_providers::{ChatRequest, Endpoint, FinishReason};

use crate::api::{ApiError, JobEvent, Outcome, SummarizeRequest};
use crate::app::{Backend, Engine, Names, settings_tag};
use crate::ask::{Caller, Ending, ask, ended_badly, may_go_on, order, resolve};
use crate::job::{Sink, Stop, count};
use crate::money::Account;
use crate::prompt::{self, Mark};
use crate::view::{length_from, point_view, summary_view};

pub(crate) use parts::each;
pub(crate) use reader::SummaryReader;

/// Runs a summary job.
pub(crate) async fn run(engine: &Engine, request: SummarizeRequest, sink: &Sink) -> Result<Outcome, Stop> {
    let id = ArticleId(request.article);
    let article = engine.article(id).await?;
    let settings = engine.settings().await?;
    let length = length_from(request.length);
    let chosen = request.engine.unwrap_or_else(|| settings.summary_engine.clone());
    let to =
        request.to.as_deref().map(settings_tag).transpose()?.unwrap_or_else(|| article.language().clone());
    has_text(&article)?;
    if chosen == EngineRef::BUILTIN {
        return builtin(engine, article, length, sink).await;
    }
    let engines = order(chosen, Some(&settings.summary_engine), &settings.fallback_engines);
    let mut last = None;
    for (at, id) in engines.iter().enumerate() {
        let stop = match by_service(engine, article.clone(), length, to.clone(), id, sink).await {
            Err(Stop::Failed(error, partial)) => (error, partial),
            other => return other,
        };
        if let Some(next) = engines.get(at + 1).filter(|_| may_go_on(&stop.0)) {
            sink.send(JobEvent::Warning {
                code: "fell-back".to_owned(),
                message: format!("{}; going on with the engine `{next}`", stop.0.message),
            });
            last = last.filter(|_| stop.0.code == "cannot-summarise").or(Some(stop));
            continue;
        }
        // That the last one only translates is not why there is no summary.
        let (error, partial) = last.filter(|_| stop.0.code == "cannot-summarise").unwrap_or(stop);
        return Err(Stop::Failed(error, partial));
    }
    let (error, partial) =
        last.unwrap_or_else(|| (ApiError::new("no-such-engine", "There is no engine to ask"), None));
    Err(Stop::Failed(error, partial))
}

async fn builtin(engine: &Engine, article: Article, length: Length, sink: &Sink) -> Result<Outcome, Stop> {
    let expected = length.max_points(article.body_segments().count());
    sink.started(expected, None);
    let work = tokio::task::spawn_blocking(move || {
        let summary = summarize_builtin(&article, length);
        (article, summary)
    });
    let (article, summary) = tokio::select! {
        biased;
        () = sink.cancel.cancelled() => return Err(Stop::Cancelled(None)),
        done = work => done.map_err(crate::fault::internal)?,
    };
    for (index, point) in summary.points.iter().enumerate() {
        sink.send(JobEvent::PointDone { index: count(index), point: point_view(point, &article) });
    }
    Ok(keep(engine, article, summary).await?)
}

async fn by_service(
    engine: &Engine,
    article: Article,
    length: Length,
    to: LangTag,
    chosen: &str,
    sink: &Sink,
) -> Result<Outcome, Stop> {
    let resolved = resolve(engine, chosen, sink).await?;
    let Backend::Prompt(service) = &resolved.backend else {
        return Err(cannot_summarise(&resolved.name).into());
    };
    let plan = Plan::new(&article, length, &service.endpoint);
    let most = plan.most;
    let account = Account::for_article(engine, &resolved, &article.id).await?;
    sink.started(most, resolved.remote_host());
    let stop = sink.cancel.child_token();
    let caller = Caller { engine, resolved: &resolved, sink, stop: &stop, account: &account };
    let mut reader = SummaryReader::new(&article, &to, most);
    let mut before = Usage::default();
    let mut requests = plan.requests(&article, length, &to);
    let request = if requests.len() == 1 {
        requests.remove(0)
    } else {
        let read = parts::notes(caller, &article, &to, requests, most, plan.room).await;
        // Parts that were given up when another one failed are counted as well.
        account.close().await?;
        let (notes, usage) = read?;
        before = usage;
        reader = reader.of_notes(&notes);
        let texts: Vec<&str> = notes.iter().map(|n| n.text.as_str()).collect();
        prompt::merge(&texts, length, most, &to, &Mark::of(&article))
    };
    let mut asked = ask(caller, &request, &mut reader).await;
    // Only an answer that ended well ends its last line too; any other may have cut it in half.
    if matches!(&asked, Ok(ending) if ending.reason == FinishReason::Stop) {
        reader.finish(sink);
    }
    if is_to_be_mended(&reader.points)
        && let Ok(first) = &asked
        && first.reason == FinishReason::Stop
    {
        let first = Ending { reason: first.reason.clone(), usage: first.usage };
        asked = Ok(mended(caller, &request, &mut reader, first, &to).await);
    }
    account.close().await?;
    let points = reader.points;
    let summary = |complete: bool, usage: Usage| Summary {
        language: to.clone(),
        length,
        points: points.clone(),
        complete,
        engine: resolved.reference.clone(),
        usage: account.usage(usage),
    };
    match asked {
        Ok(ending) => {
            // An answer that ran into its limit after the last point that was asked for is whole
            // as far as anybody wanted it.
            let whole = ending.reason == FinishReason::Stop
                || (ending.reason == FinishReason::Length && points.len() == most);
            if points.is_empty() {
                let error = ended_badly(&ending.reason).unwrap_or_else(|| {
                    ApiError::new("no-points", "The service answered, but with no point that could be read")
                        .hint("Try again, or choose another model")
                });
                return Err(Stop::Failed(error, None));
            }
            let kept = keep(engine, article, summary(whole, before.plus(ending.usage))).await?;
            match ended_badly(&ending.reason) {
                Some(error) if !whole => Err(Stop::Failed(error, Some(Box::new(kept)))),
                _ => Ok(kept),
            }
        }
        Err(error) => {
            let partial = if points.is_empty() {
                None
            } else {
                Some(Box::new(keep(engine, article, summary(false, before)).await?))
            };
            Err(match Stop::from(error) {
                Stop::Cancelled(_) => Stop::Cancelled(partial),
                Stop::Failed(error, _) => Stop::Failed(error, partial),
            })
        }
    }
}

/// What a summary takes: what is sent, how many points are asked for, and how much fits into one
/// request.
pub(crate) struct Plan<'a> {
    pub(crate) sent: Vec<(&'a Segment, bool)>,
    pub(crate) most: usize,
    pub(crate) room: u32,
}

impl<'a> Plan<'a> {
    pub(crate) fn new(article: &'a Article, length: Length, endpoint: &Endpoint) -> Self {
        let sent = worth_sending(article);
        let most = length.max_points(sent.iter().filter(|(_, heading)| !heading).count());
        Self { sent, most, room: chunks::room(endpoint, prompt::longest_summary(most)) }
    }

    /// The requests that do not wait for an answer to another one: that for the summary, or where the
    /// article does not fit into one, those for the notes of its parts.
    pub(crate) fn requests(&self, article: &Article, length: Length, to: &LangTag) -> Vec<ChatRequest> {
        let parts = chunks::chunks(&self.sent, self.room);
        let mark = Mark::of(article);
        if parts.len() < 2 {
            return vec![prompt::summary(&article.title, &self.sent, length, self.most, to, &mark)];
        }
        let each = each(self.most, parts.len());
        let notes = |lines: &[_]| prompt::summary(&article.title, lines, Length::Points, each, to, &mark);
        parts.into_iter().map(notes).collect()
    }
}

/// An error where there is nothing to summarise.
pub(crate) fn has_text(article: &Article) -> Result<(), ApiError> {
    match article.body_segments().next() {
        Some(_) => Ok(()),
        None => Err(ApiError::new("nothing-to-summarise", "This article has no text to summarise")
            .hint("Restore what was left out of it, or import it again")),
    }
}

/// A translation service or a program was asked for a summary.
pub(crate) fn cannot_summarise(name: &str) -> ApiError {
    ApiError::new("cannot-summarise", format!("{name} translates but does not summarise"))
        .hint("Choose the built-in engine or a language model for summaries")
        .arg("engine", name)
}

/// Whether an answer that ended well is no summary: without a point, or in another language.
fn is_to_be_mended(points: &[Point]) -> bool {
    points.is_empty() || in_another_language(points)
}

/// Whether most of the points are in a language that was not asked for.
fn in_another_language(points: &[Point]) -> bool {
    let other =
        |p: &&Point| p.findings.iter().any(|f| f.check == "language" && f.severity >= Severity::Minor);
    points.iter().filter(other).count() * 2 > points.len()
}

/// Asks once more, naming the language last. Where that is no better, the first answer holds.
async fn mended(
    caller: Caller<'_>,
    request: &ChatRequest,
    reader: &mut SummaryReader<'_>,
    first: Ending,
    to: &LangTag,
) -> Ending {
    let kept = reader.points.clone();
    let again = prompt::insisting_on(request, to);
    let second = ask(caller, &again, reader).await;
    if matches!(&second, Ok(ending) if ending.reason == FinishReason::Stop) {
        reader.finish(caller.sink);
    }
    match second {
        Ok(second)
            if second.reason == FinishReason::Stop
                && !reader.points.is_empty()
                && !in_another_language(&reader.points) =>
        {
            Ending { reason: second.reason, usage: first.usage.plus(second.usage) }
        }
        other => {
            reader.put_back(kept, caller.sink);
            let spent = other.map(|ending| ending.usage).unwrap_or_default();
            Ending { reason: first.reason, usage: first.usage.plus(spent) }
        }
    }
}

/// The segments to send, each with whether it is a heading.
fn worth_sending(article: &Article) -> Vec<(&Segment, bool)> {
    let kinds: HashMap<_, _> = article.body().map(|b| (b.id, b.kind)).collect();
    article
        .body_segments()
        .filter_map(|s| match kinds.get(&s.block)? {
            BlockKind::Code => None,
            kind => Some((s, *kind == BlockKind::Heading)),
        })
        .collect()
}

/// Stores a summary and gives it as a face sees it. One that broke off does not take the place of
/// a whole one.
async fn keep(engine: &Engine, article: Article, summary: Summary) -> Result<Outcome, ApiError> {
    engine
        .on_library(move |library| {
            let at = crate::clock::now();
            let whole_one_there = !summary.complete
                && library.summaries(&article.id)?.iter().any(|s| {
                    s.summary.complete
                        && s.summary.engine == summary.engine
                        && s.summary.language == summary.language
                        && s.summary.length == summary.length
                });
            if !whole_one_there {
                library.put_summary(&article.id, &summary, &at)?;
            }
            let names = Names::read(library)?;
            Ok(Outcome::Summary(summary_view(&summary, &article, names.name(&summary.engine), &at)))
        })
        .await
}
