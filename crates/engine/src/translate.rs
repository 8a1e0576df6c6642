//! Translations: segment by segment, committed only after the service said that its answer was
//! whole, and never shifted: what cannot be told apart is asked for again, alone.
//!
//! Several requests are under way at the same time and each is committed as it comes. Where one
//! fails, those under way come to their end and no further one goes out; what is then still missing
//! is asked for again as long as that gets on, and then from the next engine of the reader's order.

mod commit;
mod memory;
mod plan;
mod prompted;
mod reader;
mod rows;
mod texts;

use std::collections::HashSet;
use std::sync::Arc;

use diglot_core::article::{Article, ArticleId, Segment, SegmentId};
use diglot_core::lang::LangTag;
use diglot_core::review::Review;
use diglot_core::summary::{EngineRef, Usage};

use crate::api::{ApiError, JobEvent, Outcome, TranslateRequest, TranslationView};
use crate::app::{Backend, Engine, Names, settings_tag, translation_view, view_of_review};
use crate::ask::{Caller, may_go_on, order, resolve};
use crate::job::{Sink, Stop};
use crate::money::Account;
use crate::terms::Terms;
use crate::view::usage_view;
use commit::{Run, Tally};

pub(crate) use prompted::{Asking, requests};
pub(crate) use rows::Rows;
pub(crate) use texts::{batch_of, text_runs};

/// Times that what is missing is asked for again from the same engine, as long as each time brings
/// something.
const ROUNDS: u32 = 6;

/// Runs a translation job.
pub(crate) async fn run(engine: &Engine, request: TranslateRequest, sink: &Sink) -> Result<Outcome, Stop> {
    let id = ArticleId(request.article);
    let to = settings_tag(&request.to)?;
    // From the review, which the run needs anyway and which then is open.
    let language = to.clone();
    let article = engine
        .on_reviews(move |library, shelf| Ok(shelf.open(library, &id, &language)?.review.article().clone()))
        .await?;
    is_another_language(&article, &to)?;
    let settings = engine.settings().await?;
    let chosen = request
        .engine
        .or(settings.translation_engine.clone())
        .filter(|e| e != EngineRef::BUILTIN)
        .ok_or_else(no_engine)?;
    let mut scope = Scope {
        again: request.again,
        beside: request.propose,
        only: request.segments.into_iter().map(SegmentId).collect(),
        made: HashSet::new(),
        from_memory: Vec::new(),
        used: Usage::default(),
    };
    let engines = order(chosen, settings.translation_engine.as_deref(), &settings.fallback_engines);
    // Rows that are asked for by name are asked of the engine.
    if !scope.beside && scope.only.is_empty() {
        memory::fill(engine, &article, &to, &mut scope).await?;
    }
    let ended = by_engines(engine, &article, &to, &engines, &mut scope, sink).await;
    // What is like the memory's units lies beside what the engine wrote, also where it broke off.
    if !scope.beside && !sink.cancel.is_cancelled() {
        memory::propose(engine, &article, &to, &scope, sink).await?;
    }
    ended
}

/// Has one engine after the other translate what is missing.
async fn by_engines(
    engine: &Engine,
    article: &Article,
    to: &LangTag,
    engines: &[String],
    scope: &mut Scope,
    sink: &Sink,
) -> Result<Outcome, Stop> {
    let mut started = None;
    let mut last = None;
    for (at, id) in engines.iter().enumerate() {
        let ended = by_engine(engine, article, to, id, scope, &mut started, sink).await;
        // What the first one did is not done again by the next.
        scope.again = false;
        let stop = match ended {
            Err(Stop::Failed(error, partial)) => Stop::Failed(error, partial),
            other => return other,
        };
        let Stop::Failed(error, _) = &stop else { return Err(stop) };
        let Some(next) = engines.get(at + 1).filter(|_| may_go_on(error)) else { return Err(stop) };
        sink.send(JobEvent::Warning {
            code: "fell-back".to_owned(),
            message: format!("{}; going on with the engine `{next}`", error.message),
        });
        last = Some(stop);
    }
    Err(last.unwrap_or_else(|| no_engine().into()))
}

/// An error where the article is in that language already.
pub(crate) fn is_another_language(article: &Article, to: &LangTag) -> Result<(), ApiError> {
    if to != article.language() {
        return Ok(());
    }
    Err(ApiError::new("same-language", "The article is in that language already")
        .hint("Choose another target language, or correct the article's language")
        .arg("language", to.to_string()))
}

pub(crate) fn no_engine() -> ApiError {
    ApiError::new("no-translation-engine", "No engine for translations is set up")
        .hint("Add a service in the settings; the built-in engine summarises but does not translate")
}

/// What is to be translated.
#[derive(Debug)]
struct Scope {
    /// Also what an engine did already.
    again: bool,
    /// All of it, to be put beside what is there.
    beside: bool,
    /// Only rows that hold one of these; all where it is empty.
    only: HashSet<SegmentId>,
    /// What was made in this job and is not made again.
    made: HashSet<SegmentId>,
    /// What the memory brought, to be told once the job has begun.
    from_memory: Vec<JobEvent>,
    /// What was used in this job so far, by all of its engines.
    used: Usage,
}

/// The rows that a translation would ask for, and the terms that hold for it.
pub(crate) async fn todo(
    engine: &Engine,
    article: &Article,
    to: &LangTag,
    again: bool,
) -> Result<(Rows, Arc<Terms>), ApiError> {
    let scope = Scope {
        again,
        beside: false,
        only: HashSet::new(),
        made: HashSet::new(),
        from_memory: Vec::new(),
        used: Usage::default(),
    };
    let (rows, _, terms) = wanted(engine, article, to, &scope).await?;
    Ok((rows, terms))
}

/// Has one engine translate what is missing.
async fn by_engine(
    engine: &Engine,
    article: &Article,
    to: &LangTag,
    id: &str,
    scope: &mut Scope,
    started: &mut Option<()>,
    sink: &Sink,
) -> Result<Outcome, Stop> {
    let resolved = resolve(engine, id, sink).await?;
    let (rows, names, terms) = wanted(engine, article, to, scope).await?;
    let mut missing: Vec<&Segment> = rows.segments.iter().filter(|s| !scope.made.contains(&s.id)).collect();
    let total = rows.total;
    let account = Account::for_article(engine, &resolved, &article.id).await?;
    if started.replace(()).is_none() {
        sink.started(missing.len(), resolved.remote_host());
    }
    for event in scope.from_memory.drain(..) {
        sink.send(event);
    }
    let mut usage = Usage::default();
    let mut worked = false;
    let mut rounds = 0;
    let ended = loop {
        let stop = sink.cancel.child_token();
        let caller = Caller { engine, resolved: &resolved, sink, stop: &stop, account: &account };
        let done = total - missing.len();
        let run = Run::new(caller, article, to, &names, &rows, &terms, scope.beside, Tally::at(done));
        let ended = match &resolved.backend {
            Backend::Prompt(_) => run.prompted(&missing).await,
            Backend::Texts(_) | Backend::Program(_) => run.texts(&missing).await,
        };
        let tally = run.into_tally();
        usage = usage.plus(tally.usage);
        worked |= tally.done > done || tally.usage != Usage::default();
        rounds += 1;
        scope.made.extend(&tally.committed);
        // A moment's failure is no reason to stop while it gets on.
        let momentary = matches!(&ended, Err(Stop::Failed(error, _)) if is_momentary(error));
        if !momentary || tally.done == done || rounds == ROUNDS {
            break ended;
        }
        // What was done in this run is not asked for again, also where all was to be done anew.
        missing.retain(|s| !tally.committed.contains(&s.id));
    };
    account.close().await?;
    let usage = account.usage(usage);
    worked |= usage.cost.is_some_and(|cost| cost > 0.0);
    scope.used = scope.used.plus(usage);
    let closed = close(engine, article, to, &resolved.reference, worked.then_some(usage), scope.used).await;
    match (ended, closed) {
        (Ok(()), closed) => Ok(closed?),
        (Err(Stop::Cancelled(_)), closed) => Err(Stop::Cancelled(closed.ok().map(Box::new))),
        (Err(Stop::Failed(error, _)), closed) => Err(Stop::Failed(error, closed.ok().map(Box::new))),
    }
}

/// Whether the same request may succeed a little later.
fn is_momentary(error: &ApiError) -> bool {
    matches!(
        error.code.as_str(),
        "timeout" | "rate-limited" | "overloaded" | "server" | "cut-off" | "network" | "bad-answer"
    )
}

/// The rows to ask for, what engines are called, and the glossary.
async fn wanted(
    engine: &Engine,
    article: &Article,
    to: &LangTag,
    scope: &Scope,
) -> Result<(Rows, Names, Arc<Terms>), ApiError> {
    let (id, to) = (article.id.clone(), to.clone());
    let (again, beside, only) = (scope.again, scope.beside, scope.only.clone());
    engine
        .on_reviews(move |library, shelf| {
            let held = shelf.open(library, &id, &to)?;
            let terms = held.terms(library)?;
            let review = &held.review;
            let rows = Rows::of(review, |row| is_wanted(review, row, again, beside, &only));
            Ok((rows, Names::read(library)?, terms))
        })
        .await
}

/// Whether a row is asked for: where it is not done, where it is to be done again and only an engine
/// did it, and where something is to be put beside it. What a person dealt with is asked for only
/// by name, and then put beside.
fn is_wanted(
    review: &Review,
    row: &diglot_core::review::Row,
    again: bool,
    beside: bool,
    only: &HashSet<SegmentId>,
) -> bool {
    let named = row.segments().any(|s| only.contains(&s));
    if !only.is_empty() && !named {
        return false;
    }
    match review.target(row.id) {
        None => true,
        Some(target) if beside || !target.is_locked() => beside || again || !target.is_done(),
        Some(_) => named && again,
    }
}

/// Notes the run, where it did anything, and reads the translation back as it is now.
async fn close(
    engine: &Engine,
    article: &Article,
    to: &LangTag,
    by: &EngineRef,
    worked: Option<Usage>,
    used: Usage,
) -> Result<Outcome, ApiError> {
    let (id, to, by) = (article.id.clone(), to.clone(), by.clone());
    engine
        .on_reviews(move |library, shelf| {
            if let Some(usage) = worked {
                shelf.note_run(library, &id, &to, &by, usage)?;
            }
            let names = Names::read(library)?;
            // Only now are all rows there that can be compared with each other.
            let held = shelf.open_checked(library, &id, &to)?;
            let view = match held.revision {
                0 => translation_view(held.review.article(), &to, None, &names),
                _ => view_of_review(&held.review, &names),
            };
            Ok(Outcome::Translation(TranslationView { run: Some(usage_view(used)), ..view }))
        })
        .await
}
