//! Translations: segment by segment, committed only after the service said that its answer was
//! whole, and never shifted: what cannot be told apart is asked for again, alone.
//!
//! Several requests are under way at the same time and each is committed as it comes. Where one
//! fails, those under way come to their end and no further one goes out; what is then still missing
//! is asked for again as long as that gets on, and then from the next engine of the reader's order.

mod commit;
mod plan;
mod prompted;
mod reader;
mod texts;

use diglot_core::article::{Article, ArticleId, Segment};
use diglot_core::lang::LangTag;
use diglot_core::summary::{EngineRef, Usage};
use diglot_core::translation::{Origin, State, Translation};

use crate::api::{ApiError, JobEvent, Outcome, TranslateRequest};
use crate::app::{Backend, Engine, Names, settings_tag, translation_view};
use crate::ask::{Caller, may_go_on, order, resolve};
use crate::job::{Sink, Stop};
use crate::money::Account;
use commit::{Run, Tally};

pub(crate) use prompted::requests;
pub(crate) use texts::{batch_of, text_runs};

/// Times that what is missing is asked for again from the same engine, as long as each time brings
/// something.
const ROUNDS: u32 = 6;

/// Runs a translation job.
pub(crate) async fn run(engine: &Engine, request: TranslateRequest, sink: &Sink) -> Result<Outcome, Stop> {
    let id = ArticleId(request.article);
    let article = engine.article(id).await?;
    let to = settings_tag(&request.to)?;
    is_another_language(&article, &to)?;
    let settings = engine.settings().await?;
    let chosen = request
        .engine
        .or(settings.translation_engine.clone())
        .filter(|e| e != EngineRef::BUILTIN)
        .ok_or_else(no_engine)?;
    let engines = order(chosen, settings.translation_engine.as_deref(), &settings.fallback_engines);
    let mut started = None;
    let mut last = None;
    for (at, id) in engines.iter().enumerate() {
        let ended =
            by_engine(engine, &article, &to, id, request.again && last.is_none(), &mut started, sink).await;
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

/// Has one engine translate what is missing.
async fn by_engine(
    engine: &Engine,
    article: &Article,
    to: &LangTag,
    id: &str,
    again: bool,
    started: &mut Option<()>,
    sink: &Sink,
) -> Result<Outcome, Stop> {
    let resolved = resolve(engine, id, sink).await?;
    let (stored, names) = stored(engine, article, to).await?;
    let mut missing = missing(article, stored.as_ref(), again);
    let total = article.kept_segments().count();
    let account = Account::for_article(engine, &resolved, &article.id).await?;
    if started.replace(()).is_none() {
        sink.started(missing.len(), resolved.remote_host());
    }
    let mut usage = Usage::default();
    let mut worked = false;
    let mut rounds = 0;
    let ended = loop {
        let stop = sink.cancel.child_token();
        let caller = Caller { engine, resolved: &resolved, sink, stop: &stop, account: &account };
        let done = total - missing.len();
        let run = Run::new(caller, article, to, &names, Tally::at(done), total);
        let ended = match &resolved.backend {
            Backend::Prompt(_) => run.prompted(&missing).await,
            Backend::Texts(_) | Backend::Program(_) => run.texts(&missing).await,
        };
        let tally = run.into_tally();
        usage = usage.plus(tally.usage);
        worked |= tally.done > done || tally.usage != Usage::default();
        rounds += 1;
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
    let closed = close(engine, article, to, &resolved.reference, worked.then_some(usage)).await;
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

async fn stored(
    engine: &Engine,
    article: &Article,
    to: &LangTag,
) -> Result<(Option<Translation>, Names), ApiError> {
    let (id, to) = (article.id.clone(), to.clone());
    engine.on_library(move |library| Ok((library.translation(&id, &to)?, Names::read(library)?))).await
}

/// The segments to ask for: those not done, and with `again` those that only a machine did.
pub(crate) fn missing<'a>(
    article: &'a Article,
    stored: Option<&Translation>,
    again: bool,
) -> Vec<&'a Segment> {
    article
        .kept_segments()
        .filter(|s| match stored.and_then(|t| t.targets.get(&s.id)) {
            None => true,
            Some(target) => match target.state {
                State::Initial => true,
                State::Translated => again && matches!(target.origin, Origin::Machine { .. }),
                State::Reviewed | State::Final => false,
            },
        })
        .collect()
}

/// Notes the run, where it did anything, and reads the translation back as it is now.
async fn close(
    engine: &Engine,
    article: &Article,
    to: &LangTag,
    by: &EngineRef,
    worked: Option<Usage>,
) -> Result<Outcome, ApiError> {
    let (article, to, by) = (article.clone(), to.clone(), by.clone());
    engine
        .on_library(move |library| {
            if let Some(usage) = worked {
                library.put_run(&article.id, &to, &by, usage)?;
            }
            let names = Names::read(library)?;
            let translation = library.translation(&article.id, &to)?;
            Ok(Outcome::Translation(translation_view(&article, &to, translation.as_ref(), &names)))
        })
        .await
}
