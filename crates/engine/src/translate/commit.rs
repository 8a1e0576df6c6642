//! What comes in from many requests at the same time, stored and told.

use std::collections::HashSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use diglot_core::article::{Article, Segment, SegmentId};
use diglot_core::checks::check_target;
use diglot_core::lang::LangTag;
use diglot_core::summary::Usage;
use diglot_core::translation::{Origin, State, Target};
use futures::StreamExt as _;
use futures::future::BoxFuture;
use futures::stream::FuturesUnordered;

use crate::api::{ApiError, JobEvent, ProgressUnit};
use crate::app::Names;
use crate::ask::{Caller, NoAnswer};
use crate::job::{Sink, Stop, count};
use crate::view::target_view;

/// Requests that are made one by one, when there is room for them.
pub(super) type Work<'w> = Box<dyn Iterator<Item = BoxFuture<'w, Result<(), Stop>>> + Send + 'w>;

/// What a run has come to.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) usage: Usage,
    /// Segments of the article that are done, those of earlier runs included.
    pub(super) done: usize,
    /// Those of this run.
    pub(super) committed: HashSet<SegmentId>,
    /// Batches in a row of which no segment could be told.
    pub(super) hopeless: u32,
    /// Answers in a row that were empty or endless.
    pub(super) silent: u32,
    /// Segments without a usable answer.
    pub(super) empty: u32,
}

impl Tally {
    /// The tally at the beginning of a run.
    pub(super) fn at(done: usize) -> Self {
        Self { done, ..Self::default() }
    }
}

/// One run over the missing segments.
pub(super) struct Run<'a> {
    pub(super) caller: Caller<'a>,
    pub(super) article: &'a Article,
    pub(super) to: &'a LangTag,
    names: &'a Names,
    tally: Mutex<Tally>,
    total: usize,
}

impl<'a> Run<'a> {
    pub(super) fn new(
        caller: Caller<'a>,
        article: &'a Article,
        to: &'a LangTag,
        names: &'a Names,
        tally: Tally,
        total: usize,
    ) -> Self {
        Self { caller, article, to, names, tally: Mutex::new(tally), total }
    }

    pub(super) fn into_tally(self) -> Tally {
        self.tally.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn tally(&self) -> MutexGuard<'_, Tally> {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn sink(&self) -> &'a Sink {
        self.caller.sink
    }

    /// Works on several requests at the same time. After the first that fails no further one begins,
    /// and those under way come to their end: they are paid for.
    pub(super) async fn at_once(&self, mut work: Work<'_>) -> Result<(), Stop> {
        let at_once = self.caller.resolved.at_once() as usize;
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

    /// Stores finished segments, then says so.
    pub(super) async fn commit(&self, finished: Vec<(&Segment, String)>) -> Result<(), Stop> {
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
            let target = target_view(*id, target, self.article, |e| self.names.name(e));
            self.sink().send(JobEvent::SegmentDone { target });
        }
        let mut tally = self.tally();
        tally.done += targets.len() - refused.len();
        tally.committed.extend(targets.iter().map(|(id, _)| *id));
        self.sink().send(JobEvent::Progress {
            done: count(tally.done),
            total: Some(count(self.total)),
            unit: ProgressUnit::Segments,
            tokens_per_second: None,
        });
        Ok(())
    }

    async fn put(&self, targets: &[(SegmentId, Target)]) -> Result<Vec<SegmentId>, ApiError> {
        let (id, to, targets) = (self.article.id.clone(), self.to.clone(), targets.to_vec());
        self.caller
            .engine
            .on_library(move |library| {
                Ok(library.put_targets(&id, &to, targets.iter().map(|(s, t)| (*s, t)))?)
            })
            .await
    }

    fn target(&self, text: String, state: State, findings: Vec<diglot_core::finding::Finding>) -> Target {
        Target {
            text,
            state,
            origin: Origin::Machine { engine: self.caller.resolved.reference.clone() },
            findings,
        }
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
        let begun: Vec<(SegmentId, Target)> = arrived
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(id, text)| (id, self.target(text, State::Initial, Vec::new())))
            .collect();
        if begun.is_empty() { Ok(()) } else { self.put(&begun).await.map(|_| ()) }
    }
}
