//! Running jobs: who can be cancelled, and how their events reach a face.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::api::{ApiError, JobEvent, Outcome};

/// How long text deltas are collected before they cross to a face. A page that gets every token
/// by itself spends its time on messages instead of painting.
const COALESCE: Duration = Duration::from_millis(40);

/// Batches that may wait for a slow face before the job waits for it.
const BATCHES_AHEAD: usize = 64;

/// A job that was started, and what it will say.
#[derive(Debug)]
pub struct Job {
    /// Its id, for [`cancel_job`](crate::Engine::cancel_job).
    pub id: u32,
    /// Batches of events; the channel closes behind the last one.
    pub events: mpsc::Receiver<Vec<JobEvent>>,
}

/// How a job ended short of its end.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The reader cancelled it.
    Cancelled(Option<Box<Outcome>>),
    /// It failed.
    Failed(ApiError, Option<Box<Outcome>>),
}

impl From<ApiError> for Stop {
    fn from(error: ApiError) -> Self {
        Self::Failed(error, None)
    }
}

/// Where a running job says what happens.
#[derive(Debug, Clone)]
pub(crate) struct Sink {
    id: u32,
    events: mpsc::UnboundedSender<JobEvent>,
    /// Cancelled when the reader asks for it.
    pub(crate) cancel: CancellationToken,
}

impl Sink {
    /// Says what happened.
    pub(crate) fn send(&self, event: JobEvent) {
        // The receiving end lives until the last event went through; if it is gone, the whole
        // runtime is shutting down and nobody is left to tell.
        let _ = self.events.send(event);
    }

    /// The first event of every job.
    pub(crate) fn started(&self, expected: usize, host: Option<String>) {
        self.send(JobEvent::Started { job: self.id, expected: count(expected), host });
    }
}

/// A count as it crosses to a face.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The jobs that run.
#[derive(Debug, Clone, Default)]
pub(crate) struct Jobs {
    next: Arc<AtomicU32>,
    running: Arc<Mutex<HashMap<u32, CancellationToken>>>,
}

impl Jobs {
    /// Cancels a job; one that has ended already is left alone.
    pub(crate) fn cancel(&self, id: u32) {
        if let Some(token) = self.lock().get(&id) {
            token.cancel();
        }
    }

    /// Starts a job. Whatever the work does, panics included, its channel ends with exactly one
    /// last event.
    pub(crate) fn start<F, W>(&self, work: W) -> Job
    where
        W: FnOnce(Sink) -> F,
        F: Future<Output = Result<Outcome, Stop>> + Send + 'static,
    {
        let id = self.next.fetch_add(1, Ordering::Relaxed) + 1;
        let cancel = CancellationToken::new();
        self.lock().insert(id, cancel.clone());
        let (raw, collected) = mpsc::unbounded_channel();
        let (batched, events) = mpsc::channel(BATCHES_AHEAD);
        tokio::spawn(coalesce(collected, batched));
        let sink = Sink { id, events: raw, cancel };
        let task = tokio::spawn(work(sink.clone()));
        let jobs = self.clone();
        tokio::spawn(async move {
            let last = match task.await {
                Ok(Ok(outcome)) => JobEvent::Finished { outcome },
                Ok(Err(Stop::Cancelled(partial))) => JobEvent::Cancelled { partial: partial.map(|p| *p) },
                Ok(Err(Stop::Failed(error, partial))) => {
                    JobEvent::Failed { error, partial: partial.map(|p| *p) }
                }
                Err(_) => JobEvent::Failed {
                    error: ApiError::new("internal", "Diglot met an error of its own and stopped this job")
                        .hint("What was finished is kept. Try again; if it happens again, please report it."),
                    partial: None,
                },
            };
            jobs.lock().remove(&id);
            sink.send(last);
        });
        Job { id, events }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<u32, CancellationToken>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Passes events on in batches: at once where something is whole and where text comes after a pause,
/// as the first word does; after [`COALESCE`] where text trickles in.
async fn coalesce(mut events: mpsc::UnboundedReceiver<JobEvent>, batches: mpsc::Sender<Vec<JobEvent>>) {
    let mut next = Instant::now();
    while let Some(first) = events.recv().await {
        let mut batch = vec![first];
        let trickles = batch.last().is_some_and(is_delta);
        if trickles && Instant::now() < next {
            let window = tokio::time::sleep_until(next);
            tokio::pin!(window);
            loop {
                tokio::select! {
                    biased;
                    () = &mut window => break,
                    event = events.recv() => match event {
                        Some(event) => {
                            let whole = !is_delta(&event);
                            push(&mut batch, event);
                            if whole { break; }
                        }
                        None => break,
                    },
                }
            }
        }
        while let Ok(event) = events.try_recv() {
            push(&mut batch, event);
        }
        if trickles {
            next = Instant::now() + COALESCE;
        }
        let last = batch.last().is_some_and(JobEvent::is_last);
        if batches.send(batch).await.is_err() || last {
            return;
        }
    }
}

fn is_delta(event: &JobEvent) -> bool {
    matches!(event, JobEvent::PointDelta { .. } | JobEvent::SegmentDelta { .. })
}

/// Adds an event, joining text of one row.
fn push(batch: &mut Vec<JobEvent>, event: JobEvent) {
    match (batch.last_mut(), &event) {
        (Some(JobEvent::PointDelta { index: a, text }), JobEvent::PointDelta { index: b, text: more })
            if a == b =>
        {
            text.push_str(more);
        }
        (
            Some(JobEvent::SegmentDelta { segment: a, text }),
            JobEvent::SegmentDelta { segment: b, text: more },
        ) if a == b => {
            text.push_str(more);
        }
        _ => batch.push(event),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Imported;

    async fn all(mut job: Job) -> Vec<JobEvent> {
        let mut events = Vec::new();
        while let Some(batch) = job.events.recv().await {
            events.extend(batch);
        }
        events
    }

    fn done() -> Outcome {
        Outcome::Imported(Imported { article: "a".into(), known: false })
    }

    #[tokio::test]
    async fn text_is_joined_and_the_last_event_is_one() {
        let jobs = Jobs::default();
        let job = jobs.start(|sink| async move {
            for piece in ["one ", "two ", "three"] {
                sink.send(JobEvent::PointDelta { index: 0, text: piece.into() });
            }
            Ok(done())
        });
        let events = all(job).await;
        assert_eq!(
            events,
            [
                JobEvent::PointDelta { index: 0, text: "one two three".into() },
                JobEvent::Finished { outcome: done() }
            ]
        );
    }

    #[tokio::test]
    async fn the_first_word_does_not_wait_for_the_second() {
        let mut job = Jobs::default().start(|sink| async move {
            sink.started(1, None);
            tokio::time::sleep(Duration::from_millis(2)).await;
            for piece in ["one ", "two ", "three"] {
                sink.send(JobEvent::PointDelta { index: 0, text: piece.into() });
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
            Ok(done())
        });
        assert!(matches!(job.events.recv().await.as_deref(), Some([JobEvent::Started { .. }])));
        let first = job.events.recv().await;
        assert_eq!(first, Some(vec![JobEvent::PointDelta { index: 0, text: "one ".into() }]));
    }

    #[tokio::test]
    async fn a_panic_ends_in_a_failure() {
        let jobs = Jobs::default();
        let job = jobs.start(|_| async { panic!("on purpose") });
        let events = all(job).await;
        assert!(matches!(&events[..], [JobEvent::Failed { error, .. }] if error.code == "internal"));
    }

    #[tokio::test]
    async fn cancelling_reaches_the_work() {
        let jobs = Jobs::default();
        let job = jobs.start(|sink| async move {
            sink.cancel.cancelled().await;
            Err(Stop::Cancelled(None))
        });
        jobs.cancel(job.id);
        assert_eq!(all(job).await, [JobEvent::Cancelled { partial: None }]);
    }
}
