//! What work would take, planned as the work itself plans it.

use std::sync::Arc;

use diglot_core::article::{Article, ArticleId, Segment};
use diglot_core::lang::LangTag;
use diglot_core::summary::{EngineRef, Length};
use diglot_providers::ChatRequest;
use diglot_store::goes_over;

use super::Used;
use super::tokens::{likely_input, likely_kept, likely_translated, likely_written};
use crate::api::{ApiError, CapKind, CapView, EngineName, Estimate, WorkKind, WorkRequest};
use crate::app::{Backend, Engine, Resolved, settings_tag};
use crate::job::count;
use crate::prompt::Mark;
use crate::summarize::{Plan, cannot_summarise, each, has_text};
use crate::terms::Terms;
use crate::translate::{Asking, Rows, is_another_language, no_engine, requests, text_runs, todo};
use crate::view::length_from;

/// Characters of one point, were it in English: a sentence of 20 to 25 words.
const POINT: u64 = 140;
/// Tokens of the numbers that a point rests on.
const NUMBERS: u64 = 8;
/// Tokens around the notes of a merging.
const INSTRUCTIONS: u64 = 250;
/// Tokens of a segment's number in an answer.
const NUMBER: u64 = 4;

/// Work that could be done, with all that it needs to know.
pub(super) struct Work {
    pub(super) article: Article,
    /// Who would be asked; `None` for the engine inside.
    pub(super) resolved: Option<Resolved>,
    pub(super) kind: WorkKind,
    pub(super) length: Length,
    pub(super) to: LangTag,
    /// What a translation would ask for.
    todo: Option<(Rows, Arc<Terms>)>,
    mark: Mark,
}

impl Work {
    /// Finds out what is asked for, as the work itself would.
    ///
    /// # Errors
    /// Those that the work itself would begin with, but for the key and what may leave this computer.
    pub(super) async fn of(engine: &Engine, request: WorkRequest) -> Result<Self, ApiError> {
        let id = ArticleId(request.article);
        let article = engine.article(id).await?;
        let settings = engine.settings().await?;
        let length = length_from(request.length.unwrap_or(settings.summary_length));
        let to = settings_tag(request.to.as_deref().unwrap_or(&settings.target_language))?;
        let chosen = match request.kind {
            WorkKind::Summary => {
                has_text(&article)?;
                request.engine.unwrap_or(settings.summary_engine)
            }
            WorkKind::Translation => {
                is_another_language(&article, &to)?;
                let chosen = request.engine.or(settings.translation_engine);
                chosen.filter(|e| e != EngineRef::BUILTIN).ok_or_else(no_engine)?
            }
        };
        let resolved = match chosen == EngineRef::BUILTIN {
            true => None,
            false => Some(engine.resolve_to_look(&chosen).await?),
        };
        if let (WorkKind::Summary, Some(resolved)) = (request.kind, &resolved)
            && !matches!(resolved.backend, Backend::Prompt(_))
        {
            return Err(cannot_summarise(&resolved.name));
        }
        let todo = match request.kind {
            WorkKind::Summary => None,
            WorkKind::Translation => Some(todo(engine, &article, &to, request.again).await?),
        };
        let mark = Mark::of(&article);
        Ok(Self { article, resolved, kind: request.kind, length, to, todo, mark })
    }

    /// The segments that a translation would send.
    pub(super) fn missing(&self) -> Vec<&Segment> {
        self.todo.iter().flat_map(|(rows, _)| &rows.segments).collect()
    }

    /// How they would be asked for; `None` for a summary.
    pub(super) fn asking<'a>(&'a self, resolved: &Resolved) -> Option<Asking<'a>> {
        let terms = &self.todo.as_ref()?.1;
        let formality = resolved.formality();
        Some(Asking { from: self.article.language(), to: &self.to, formality, terms, mark: &self.mark })
    }
}

/// What work takes, before prices.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Taken {
    used: Used,
    segments: usize,
    characters: u64,
}

impl Engine {
    /// What work would take and cost, and what would stand in its way.
    ///
    /// # Errors
    /// Those that the work itself would begin with.
    pub async fn estimate_work(&self, request: WorkRequest) -> Result<Estimate, ApiError> {
        let work = Work::of(self, request).await?;
        let Some(resolved) = &work.resolved else { return Ok(nothing()) };
        let taken = taken(&work, resolved);
        let prices = resolved.options.prices.filter(|_| resolved.service().is_some());
        let cost = prices.map(|_| taken.used.cost(prices));
        let over = match cost {
            Some(cost) => self.over(resolved, cost).await?,
            None => None,
        };
        let host = resolved.remote_host();
        let settings = self.settings().await?;
        let tokens = matches!(resolved.backend, Backend::Prompt(_));
        let told = |n: u64| tokens.then(|| u32::try_from(n).unwrap_or(u32::MAX));
        Ok(Estimate {
            engine: resolved.engine_name(),
            needs_consent: self.needs_consent(host.as_deref(), &settings),
            host,
            requests: u32::try_from(taken.used.requests).unwrap_or(u32::MAX),
            segments: count(taken.segments),
            characters: u32::try_from(taken.characters).unwrap_or(u32::MAX),
            input_tokens: told(taken.used.input),
            output_tokens: told(taken.used.output),
            cost,
            over,
        })
    }

    /// The limit that so much more would go over.
    async fn over(&self, resolved: &Resolved, cost: f64) -> Result<Option<CapView>, ApiError> {
        let caps = resolved.options.caps;
        let (engine, home) = (resolved.reference.id.clone(), self.0.desk.home.clone());
        let today = crate::clock::today();
        self.on_library(move |_| {
            let month = today.get(..7).unwrap_or(&today);
            let windows = [
                (CapKind::Article, caps.article, 0.0),
                (CapKind::Day, caps.day, home.cost(&engine, &today)?),
                (CapKind::Month, caps.month, home.cost(&engine, month)?),
            ];
            Ok(windows.into_iter().find_map(|(kind, limit, spent)| {
                let limit = limit.filter(|limit| goes_over(*limit, spent, cost))?;
                Some(CapView { kind, limit, spent })
            }))
        })
        .await
    }
}

/// The engine inside asks nobody.
fn nothing() -> Estimate {
    Estimate {
        engine: EngineName {
            id: EngineRef::BUILTIN.to_owned(),
            name: "Built in".to_owned(),
            model: None,
            host: None,
        },
        host: None,
        requests: 0,
        segments: 0,
        characters: 0,
        input_tokens: None,
        output_tokens: None,
        cost: None,
        over: None,
        needs_consent: false,
    }
}

fn taken(work: &Work, resolved: &Resolved) -> Taken {
    let characters =
        |segments: &[&Segment]| -> u64 { segments.iter().map(|s| s.text.chars().count() as u64).sum() };
    match (&resolved.backend, work.kind) {
        (Backend::Prompt(service), WorkKind::Summary) => {
            let plan = Plan::new(&work.article, work.length, &service.endpoint);
            let requests = plan.requests(&work.article, work.length, &work.to);
            let sent: Vec<&Segment> = plan.sent.iter().map(|(s, _)| *s).collect();
            let mut used = summary(&requests, plan.most, plan.room, &work.to);
            if service.endpoint.protocol.info().marks_prefix {
                used.written = requests.iter().map(likely_kept).sum();
            }
            Taken { used, segments: sent.len(), characters: characters(&sent) }
        }
        (Backend::Prompt(_), WorkKind::Translation) => {
            let missing = work.missing();
            let from = work.article.language();
            let mut used = Used::default();
            for request in work.asking(resolved).into_iter().flat_map(|asking| requests(&missing, asking)) {
                used.requests += 1;
                used.input += likely_input(&request);
            }
            let characters = characters(&missing);
            used.output = likely_translated(characters, from, &work.to) + NUMBER * missing.len() as u64;
            Taken { used, segments: missing.len(), characters }
        }
        (Backend::Texts(_) | Backend::Program(_), _) => {
            let missing = work.missing();
            let (runs, _) = text_runs(resolved, &missing);
            let sent: Vec<&Segment> = runs.concat();
            let characters = characters(&sent);
            let used = Used::characters(runs.len() as u64, characters);
            Taken { used, segments: sent.len(), characters }
        }
    }
}

/// What a summary takes that begins with these requests: where they are several, notes come back and
/// are merged until they fit into one.
fn summary(requests: &[ChatRequest], most: usize, room: u32, to: &LangTag) -> Used {
    let point = likely_written(POINT, to) + NUMBERS;
    let points = |n: usize| n as u64 * point;
    let mut used = Used {
        requests: requests.len() as u64,
        input: requests.iter().map(likely_input).sum(),
        ..Used::default()
    };
    if requests.len() > 1 {
        let mut notes = requests.len() * each(most, requests.len());
        used.output += points(notes);
        while points(notes) > u64::from(room) {
            let groups = points(notes).div_ceil(u64::from(room.max(1)));
            used.requests += groups;
            used.input += points(notes) + groups * INSTRUCTIONS;
            // A merging leaves a third.
            notes = notes.div_ceil(3);
            used.output += points(notes);
        }
        used.requests += 1;
        used.input += points(notes) + INSTRUCTIONS;
    }
    used.output += points(most);
    used
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_articles_take_notes_and_mergings() {
        let english = LangTag::parse("en").unwrap();
        let request = ChatRequest { user: "word ".repeat(1_000), ..ChatRequest::default() };
        let check = |parts: usize, room: u32, want: u64| {
            let used = summary(&vec![request.clone(); parts], 7, room, &english);
            assert_eq!(used.requests, want, "{parts} parts in {room}");
            assert!(used.input >= parts as u64 * 1_100 && used.output > 7 * 30, "{used:?}");
        };
        check(1, 15_000, 1);
        check(3, 15_000, 4);
        check(100, 15_000, 101);
        // 1,200 notes are merged in four requests, and the 400 that are left in two.
        check(600, 15_000, 600 + 4 + 2 + 1);
    }
}
