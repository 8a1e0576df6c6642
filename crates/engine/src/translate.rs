//! Translations: segment by segment, committed only after the service said that its answer was
//! whole, and never shifted: what cannot be told apart is asked for again, alone.

mod plan;
mod reader;

use diglot_core::article::{Article, ArticleId, Segment, SegmentId};
use diglot_core::checks::check_target;
use diglot_core::lang::LangTag;
use diglot_core::summary::{EngineRef, Usage};
use diglot_core::translation::{Origin, State, Target, Translation};
use diglot_providers::{FinishReason, ProviderError};

use crate::api::{ApiError, JobEvent, Outcome, ProgressUnit, TranslateRequest};
use crate::app::{Engine, Names, Resolved, settings_tag, translation_view};
use crate::ask::{ask, ended_badly, resolve};
use crate::job::{Sink, Stop, count};
use crate::prompt::{self, Mark};
use crate::reply::has_mark;
use crate::view::target_view;
use plan::{Batch, plan};
use reader::{BatchReader, SingleReader};

/// After this many batches in a row of which no segment could be told, the rest is asked for one by
/// one: the model cannot keep the format, and every further batch would be paid for twice.
const HOPELESS: u32 = 2;

/// After this many answers in a row that are empty or endless the run ends: the service does not do what it is paid for.
const SILENT: u32 = 4;

/// Runs a translation job.
pub(crate) async fn run(engine: &Engine, request: TranslateRequest, sink: &Sink) -> Result<Outcome, Stop> {
    let id = ArticleId(request.article);
    let article = engine.article(id).await?;
    let to = settings_tag(&request.to)?;
    if &to == article.language() {
        return Err(ApiError::new("same-language", "The article is in that language already")
            .hint("Choose another target language, or correct the article's language")
            .arg("language", to.to_string())
            .into());
    }
    let settings = engine.settings().await?;
    let chosen = request
        .engine
        .or(settings.translation_engine)
        .filter(|e| e != EngineRef::BUILTIN)
        .ok_or_else(|| {
            ApiError::new("no-translation-engine", "No engine for translations is set up")
                .hint("Add a service in the settings; the built-in engine summarises but does not translate")
        })?;
    let resolved = resolve(engine, &chosen, sink).await?;
    let (stored, names) = {
        let (id, to) = (article.id.clone(), to.clone());
        engine.on_library(move |library| Ok((library.translation(&id, &to)?, Names::read(library)?))).await?
    };
    let missing = missing(&article, stored.as_ref(), request.again);
    let total = article.kept_segments().count();
    sink.started(missing.len(), resolved.remote_host());
    let done = total - missing.len();
    let mut run = Run {
        engine,
        article: &article,
        to: &to,
        resolved: &resolved,
        names: &names,
        sink,
        usage: Usage::default(),
        done,
        total,
    };
    let ended = run.all(&missing).await;
    let worked = (run.usage != Usage::default() || run.done > done).then_some(run.usage);
    let closed = close(engine, &article, &to, &resolved.reference, worked).await;
    match (ended, closed) {
        (Ok(()), closed) => Ok(closed?),
        (Err(Stop::Cancelled(_)), closed) => Err(Stop::Cancelled(closed.ok().map(Box::new))),
        (Err(Stop::Failed(error, _)), closed) => Err(Stop::Failed(error, closed.ok().map(Box::new))),
    }
}

/// The segments to ask for: those not done, and with `again` those that only a machine did.
fn missing<'a>(article: &'a Article, stored: Option<&Translation>, again: bool) -> Vec<&'a Segment> {
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

/// One run over the missing segments.
struct Run<'a> {
    engine: &'a Engine,
    article: &'a Article,
    to: &'a LangTag,
    resolved: &'a Resolved,
    names: &'a Names,
    sink: &'a Sink,
    usage: Usage,
    done: usize,
    total: usize,
}

impl Run<'_> {
    async fn all(&mut self, missing: &[&Segment]) -> Result<(), Stop> {
        let mut hopeless = 0;
        let (mut silent, mut empty) = (0, 0);
        for batch in plan(missing) {
            let alone = match batch {
                Batch::Together(segments) if hopeless < HOPELESS => {
                    let rest = self.together(&segments).await?;
                    hopeless = if rest.len() == segments.len() { hopeless + 1 } else { 0 };
                    rest
                }
                Batch::Together(segments) => segments,
                Batch::Alone(segment) => vec![segment],
            };
            for segment in alone {
                if self.alone(segment).await? {
                    silent = 0;
                    continue;
                }
                empty += 1;
                silent += 1;
                if silent == SILENT {
                    return Err(unusable(empty).into());
                }
            }
        }
        if empty == 0 { Ok(()) } else { Err(unusable(empty).into()) }
    }

    /// Asks for several segments at once; gives those that must be asked for alone.
    async fn together<'s>(&mut self, segments: &[&'s Segment]) -> Result<Vec<&'s Segment>, Stop> {
        let request = prompt::translate(segments, self.article.language(), self.to, &Mark::random());
        let mut reader = BatchReader::new(segments);
        let asked = ask(self.engine, self.resolved, &request, &mut reader, self.sink).await;
        match asked {
            Ok(ending) => {
                self.count(ending.usage);
                let whole = ending.reason == FinishReason::Stop;
                if !whole && ending.reason != FinishReason::Length {
                    return Err(self.give_up(ended_badly(&ending.reason), reader.arrived()).await);
                }
                let told = reader.told(whole, self.sink);
                let (good, rest): (Vec<&Segment>, Vec<&Segment>) =
                    segments.iter().partition(|s| told.contains_key(&s.id));
                self.commit(good.iter().filter_map(|s| told.get(&s.id).map(|t| (*s, t.clone()))).collect())
                    .await?;
                if !rest.is_empty() {
                    self.sink.send(JobEvent::Restarted { rows: rest.iter().map(|s| s.id.0).collect() });
                }
                Ok(rest)
            }
            Err(error) => Err(self.broke_off(error, reader.arrived()).await),
        }
    }

    /// Asks for one segment; `false` where the answer was empty or found no end.
    async fn alone(&mut self, segment: &Segment) -> Result<bool, Stop> {
        let request = prompt::translate_one(segment, self.article.language(), self.to, &Mark::random());
        let mut reader = SingleReader::new(segment);
        let asked = ask(self.engine, self.resolved, &request, &mut reader, self.sink).await;
        match asked {
            Ok(ending) => {
                self.count(ending.usage);
                let text = reader.text();
                if ending.reason == FinishReason::Length {
                    // A model that does not find an end: what it said is kept, but it is not done.
                    self.keep_begun(vec![(segment.id, text)]).await?;
                    return Ok(false);
                }
                if let Some(error) = ended_badly(&ending.reason) {
                    return Err(self.give_up(Some(error), vec![(segment.id, text)]).await);
                }
                if text.is_empty() || has_mark(&text) {
                    return Ok(false);
                }
                self.commit(vec![(segment, text)]).await?;
                Ok(true)
            }
            Err(error) => {
                let arrived = vec![(segment.id, reader.text())];
                Err(self.broke_off(error, arrived).await)
            }
        }
    }

    fn count(&mut self, usage: Usage) {
        self.usage = self.usage.plus(usage);
        self.sink.send(JobEvent::Usage { usage: crate::view::usage_view(self.usage) });
    }

    /// Stores finished segments, then says so.
    async fn commit(&mut self, finished: Vec<(&Segment, String)>) -> Result<(), Stop> {
        if finished.is_empty() {
            return Ok(());
        }
        let targets: Vec<(SegmentId, Target)> = finished
            .into_iter()
            .map(|(segment, text)| {
                let findings = check_target(segment, self.article.language(), &text, self.to);
                (segment.id, self.target(text, State::Translated, findings))
            })
            .collect();
        let refused = self.put(&targets).await?;
        for (id, target) in targets.iter().filter(|(id, _)| !refused.contains(id)) {
            self.done += 1;
            let target = target_view(*id, target, self.article, |e| self.names.name(e));
            self.sink.send(JobEvent::SegmentDone { target });
        }
        self.sink.send(JobEvent::Progress {
            done: count(self.done),
            total: Some(count(self.total)),
            unit: ProgressUnit::Segments,
            tokens_per_second: None,
        });
        Ok(())
    }

    async fn put(&self, targets: &[(SegmentId, Target)]) -> Result<Vec<SegmentId>, ApiError> {
        let (id, to, targets) = (self.article.id.clone(), self.to.clone(), targets.to_vec());
        self.engine
            .on_library(move |library| {
                Ok(library.put_targets(&id, &to, targets.iter().map(|(s, t)| (*s, t)))?)
            })
            .await
    }

    fn target(&self, text: String, state: State, findings: Vec<diglot_core::finding::Finding>) -> Target {
        Target { text, state, origin: Origin::Machine { engine: self.resolved.reference.clone() }, findings }
    }

    /// Keeps what arrived of an answer that broke off, as text that is not done.
    async fn broke_off(&self, error: ProviderError, arrived: Vec<(SegmentId, String)>) -> Stop {
        if let Err(error) = self.keep_begun(arrived).await {
            return Stop::Failed(error, None);
        }
        match error {
            ProviderError::Cancelled => Stop::Cancelled(None),
            error => Stop::Failed(error.into(), None),
        }
    }

    async fn give_up(&self, error: Option<ApiError>, arrived: Vec<(SegmentId, String)>) -> Stop {
        if let Err(error) = self.keep_begun(arrived).await {
            return Stop::Failed(error, None);
        }
        Stop::Failed(
            error.unwrap_or_else(|| ApiError::new("bad-answer", "The service's answer could not be used")),
            None,
        )
    }

    async fn keep_begun(&self, arrived: Vec<(SegmentId, String)>) -> Result<(), ApiError> {
        let begun: Vec<(SegmentId, Target)> = arrived
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(id, text)| (id, self.target(text, State::Initial, Vec::new())))
            .collect();
        if begun.is_empty() { Ok(()) } else { self.put(&begun).await.map(|_| ()) }
    }
}

/// The error of a run in which so many answers could not be used.
fn unusable(count: u32) -> ApiError {
    ApiError::new("empty-answer", format!("The service gave no usable answer for {count} sentences"))
        .hint("What is done is kept. Translate again to ask for the rest, or choose another model")
        .arg("count", count.to_string())
}
