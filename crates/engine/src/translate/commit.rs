//! What comes in from many requests at the same time, stored and told.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use diglot_core::article::{Article, Segment, SegmentId};
use diglot_core::lang::LangTag;
use diglot_core::review::{Arrival, Review, Row};
use diglot_core::summary::Usage;
use diglot_core::translation::{Origin, RowId, State, Target};
use diglot_providers::ProviderError;
use futures::StreamExt as _;
use futures::future::BoxFuture;
use futures::stream::FuturesUnordered;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::api::{ApiError, JobEvent, ProgressUnit};
use crate::app::Names;
use crate::ask::{Caller, NoAnswer};
use crate::gathered::{Gathered, When};
use crate::job::{Sink, Stop, count};
use crate::prompt::Mark;
use crate::review::{Made, checker};
use crate::terms::Terms;
use crate::view::{proposal_view, target_view};

use super::rows::Rows;

/// Requests that are made one by one, when there is room for them.
pub(super) type Work<'w> = Box<dyn Iterator<Item = BoxFuture<'w, Result<(), Stop>>> + Send + 'w>;

/// How many requests are worked on for each that may go out, those included whose answers are checked
/// and stored.
const AT_WORK: usize = 4;

/// How many of them may wait for their turn or for their answer.
const ASKED: usize = 2;

/// What a run has come to.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) usage: Usage,
    /// Rows of the article that are done, those of earlier runs included.
    pub(super) done: usize,
    /// Those of this run.
    pub(super) committed: HashSet<SegmentId>,
    /// Batches in a row of which no segment could be told.
    pub(super) hopeless: u32,
    /// Answers in a row that were empty or endless.
    pub(super) silent: u32,
    /// Segments without a usable answer.
    pub(super) empty: u32,
    /// Those of them whose answer ran into the service's limit.
    pub(super) endless: u32,
    /// Those of them whose characters were spoilt.
    pub(super) damaged: u32,
    /// Texts that the service refused alone, as too long.
    pub(super) too_long: u32,
    /// The last such refusal.
    pub(super) refusal: Option<ProviderError>,
}

impl Tally {
    /// The tally at the beginning of a run.
    pub(super) fn at(done: usize) -> Self {
        Self { done, ..Self::default() }
    }
}

/// One run over the missing rows.
pub(super) struct Run<'a> {
    pub(super) caller: Caller<'a>,
    pub(super) article: &'a Article,
    pub(super) to: &'a LangTag,
    names: &'a Names,
    rows: &'a Rows,
    pub(super) terms: &'a Arc<Terms>,
    pub(super) mark: Mark,
    beside: bool,
    tally: Mutex<Tally>,
    /// What is checked and not yet written.
    answers: Gathered<Checked>,
    /// Turns to ask.
    turns: Semaphore,
}

impl<'a> Run<'a> {
    #[expect(clippy::too_many_arguments, reason = "a run is made in one place, of what that place has")]
    pub(super) fn new(
        caller: Caller<'a>,
        article: &'a Article,
        to: &'a LangTag,
        names: &'a Names,
        rows: &'a Rows,
        terms: &'a Arc<Terms>,
        beside: bool,
        tally: Tally,
    ) -> Self {
        let mark = Mark::of(article);
        Self {
            caller,
            article,
            to,
            names,
            rows,
            terms,
            mark,
            beside,
            tally: Mutex::new(tally),
            answers: Gathered::default(),
            turns: Semaphore::new(ASKED * caller.resolved.at_once() as usize),
        }
    }

    pub(super) fn into_tally(self) -> Tally {
        self.tally.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn tally(&self) -> MutexGuard<'_, Tally> {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a turn to ask; always given, since nobody ever closes the turns.
    pub(super) async fn turn(&self) -> Option<SemaphorePermit<'_>> {
        self.turns.acquire().await.ok()
    }

    pub(super) fn sink(&self) -> &'a Sink {
        self.caller.sink
    }

    /// Works on several requests at the same time. After the first that fails no further one begins,
    /// and those under way come to their end: they are paid for.
    pub(super) async fn at_once(&self, mut work: Work<'_>) -> Result<(), Stop> {
        // More than may go out: while answers are checked and stored, the next requests stand in the
        // queue, which lets no more out than it may.
        let at_once = AT_WORK * self.caller.resolved.at_once() as usize;
        let stop = self.caller.stop;
        let mut running = FuturesUnordered::new();
        let mut first = None;
        loop {
            while running.len() < at_once && !stop.is_cancelled() {
                let Some(next) = work.next() else { break };
                running.push(next);
            }
            match running.next().await {
                None => break,
                Some(Ok(())) => {}
                Some(Err(ended)) => {
                    first.get_or_insert(ended);
                    stop.cancel();
                }
            }
        }
        // Where nothing had begun yet, nothing failed either.
        let cancelled = self.sink().cancel.is_cancelled();
        match first {
            _ if cancelled => Err(Stop::Cancelled(None)),
            Some(first) => Err(first),
            None => Ok(()),
        }
    }

    /// Adds what a request used.
    pub(super) fn count(&self, usage: Usage) {
        let mut tally = self.tally();
        tally.usage = tally.usage.plus(usage);
        self.sink().send(JobEvent::Usage { usage: self.caller.account.usage_view(tally.usage) });
    }

    /// Stores finished rows, then says so.
    pub(super) async fn commit(&self, finished: Vec<(&Segment, String)>) -> Result<(), Stop> {
        if finished.is_empty() {
            return Ok(());
        }
        let made = finished.into_iter().map(|(segment, text)| (segment, text, State::Translated)).collect();
        self.answers.add(self.check(made).await?);
        // What cannot be stored ends the run.
        let store = async |answers| (self.store(together(answers)).await, Vec::new());
        Ok(self.answers.write(When::Soon, store).await?)
    }

    async fn store(&self, checked: Checked) -> Result<(), ApiError> {
        let ids = checked.ids.clone();
        let (came, events) = self.write(checked).await?;
        for event in events {
            self.sink().send(event);
        }
        let mut tally = self.tally();
        tally.done += came;
        tally.committed.extend(ids);
        self.sink().send(JobEvent::Progress {
            done: count(tally.done),
            total: Some(count(self.rows.total)),
            unit: ProgressUnit::Segments,
            tokens_per_second: None,
        });
        Ok(())
    }

    /// Checks texts, away from the event loop and from the reviews: nobody waits for it but the answer
    /// that is checked.
    async fn check(&self, texts: Vec<(&Segment, String, State)>) -> Result<Checked, ApiError> {
        let origin = Origin::Machine { engine: self.caller.resolved.reference.clone() };
        let ids: Vec<SegmentId> = texts.iter().map(|(segment, ..)| segment.id).collect();
        let with_row = |(segment, text, state): (&Segment, String, State)| {
            Some((self.rows.row(segment.id)?.clone(), text, state))
        };
        let texts: Vec<(Row, String, State)> = texts.into_iter().filter_map(with_row).collect();
        let check = checker(self.article.language(), self.to, self.terms);
        // Nobody ever closes it: there is always a turn to come.
        let _turn = self.caller.engine.0.checking.acquire().await.ok();
        let checking = tokio::task::spawn_blocking(move || {
            let mut checked = Checked { targets: Vec::new(), sources: HashMap::new(), ids };
            for (row, text, state) in texts {
                checked
                    .targets
                    .push((row.id, diglot_core::review::checked(&row, text, state, origin.clone(), &check)));
                checked.sources.insert(row.id, row.source);
            }
            checked
        });
        checking.await.map_err(crate::fault::internal)
    }

    /// Keeps checked texts. Says of how many rows something is there now, and what to tell. A row that
    /// was joined or cut meanwhile is another one: it is asked for again.
    async fn write(&self, checked: Checked) -> Result<(usize, Vec<JobEvent>), ApiError> {
        let (id, to) = (self.article.id.clone(), self.to.clone());
        let (names, beside) = (self.names.clone(), self.beside);
        let Checked { mut targets, sources, .. } = checked;
        self.caller
            .engine
            .on_reviews(move |library, shelf| {
                let review = &shelf.open(library, &id, &to)?.review;
                let layout = review.translation().layout.clone();
                targets.retain(|(row, _)| review.row(*row).map(|r| &r.source) == sources.get(row));
                let made = Made { layout, targets, sources, beside, at: crate::clock::now() };
                let arrivals = shelf.arrive(library, &id, &to, made)?;
                let came = arrivals.iter().filter(|(_, a)| *a != Arrival::Refused).count();
                let review = &shelf.open(library, &id, &to)?.review;
                Ok((came, told(review, arrivals, &names)))
            })
            .await
    }

    /// Keeps what arrived of an answer that broke off, as text that is not done.
    pub(super) async fn broke_off(&self, error: NoAnswer, arrived: Vec<(SegmentId, String)>) -> Stop {
        if let Err(error) = self.keep_begun(arrived).await {
            return Stop::Failed(error, None);
        }
        error.into()
    }

    pub(super) async fn give_up(&self, error: Option<ApiError>, arrived: Vec<(SegmentId, String)>) -> Stop {
        if let Err(error) = self.keep_begun(arrived).await {
            return Stop::Failed(error, None);
        }
        Stop::Failed(
            error.unwrap_or_else(|| ApiError::new("bad-answer", "The service's answer could not be used")),
            None,
        )
    }

    pub(super) async fn keep_begun(&self, arrived: Vec<(SegmentId, String)>) -> Result<(), ApiError> {
        let begun: Vec<(&Segment, String, State)> = arrived
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .filter_map(|(id, text)| {
                let segment = self.rows.segments.iter().find(|s| s.id == id)?;
                Some((segment, text, State::Initial))
            })
            .collect();
        if begun.is_empty() {
            return Ok(());
        }
        self.write(self.check(begun).await?).await.map(|_| ())
    }
}

/// Texts of answers, checked and not yet kept.
#[derive(Default)]
struct Checked {
    targets: Vec<(RowId, Target)>,
    sources: HashMap<RowId, String>,
    /// What was asked for.
    ids: Vec<SegmentId>,
}

/// All of them as one.
fn together(answers: Vec<Checked>) -> Checked {
    let mut all = Checked::default();
    for checked in answers {
        all.targets.extend(checked.targets);
        all.sources.extend(checked.sources);
        all.ids.extend(checked.ids);
    }
    all
}

/// What a face is told of rows that arrived.
pub(super) fn told(review: &Review, arrivals: Vec<(RowId, Arrival)>, names: &Names) -> Vec<JobEvent> {
    let article = review.article();
    // Readers show segments: where rows are joined or cut, theirs are worked out from all rows.
    let by_segment =
        if review.translation().layout.is_plain() { None } else { Some(crate::app::segments_of(review)) };
    let mut events = Vec::new();
    for (id, arrival) in arrivals {
        match arrival {
            Arrival::Taken(target) => {
                let segments: Vec<SegmentId> =
                    review.row(id).map(|r| r.segments().collect()).unwrap_or_default();
                for segment in segments {
                    let target =
                        by_segment.as_ref().map_or(Some(&target), |all| all.get(&segment).map(AsRef::as_ref));
                    if let Some(target) = target.filter(|t| t.is_done()) {
                        let target = target_view(segment, target, article, |e| names.name(e));
                        events.push(JobEvent::SegmentDone { target });
                    }
                }
            }
            Arrival::Proposed(target) => {
                if let (Some(row), Some(proposal)) = (review.row(id), target.proposals.last()) {
                    let proposal = proposal_view(proposal, article, row, names);
                    events.push(JobEvent::TargetProposed { row: id.to_string(), proposal });
                }
            }
            Arrival::Refused => {}
        }
    }
    events
}
