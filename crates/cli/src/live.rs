//! Running a job to its end, with progress for a person who watches.

use std::io::IsTerminal as _;

use diglot_engine::api::{ApiError, JobEvent, JobRef, Outcome};
use diglot_engine::{Engine, Job};

use crate::report::note;

/// How a job ended.
pub(crate) struct Ended {
    /// What came of it, whole or in part.
    pub(crate) outcome: Option<Outcome>,
    /// Why it is not whole.
    pub(crate) error: Option<ApiError>,
}

impl Ended {
    /// What came of it.
    ///
    /// # Errors
    /// Where it did not end well.
    pub(crate) fn whole(self) -> Result<Outcome, ApiError> {
        match (self.outcome, self.error) {
            (_, Some(error)) => Err(error),
            (Some(outcome), None) => Ok(outcome),
            (None, None) => Err(ApiError::new("internal", "The job ended without a result")),
        }
    }
}

/// Waits for a job. Ctrl-C cancels it; what was finished is kept.
pub(crate) async fn wait(engine: &Engine, mut job: Job) -> Ended {
    let shown = std::io::stderr().is_terminal();
    let mut ended = Ended { outcome: None, error: None };
    let mut interrupted = false;
    loop {
        let batch = tokio::select! {
            batch = job.events.recv() => batch,
            _ = tokio::signal::ctrl_c() => {
                // The first asks the job to stop and keeps what is done; the second does not wait.
                if std::mem::replace(&mut interrupted, true) {
                    std::process::exit(130);
                }
                // Cancelling a job that has just ended is no error.
                let _ = engine.cancel_job(JobRef { job: job.id }).await;
                continue;
            }
        };
        let Some(batch) = batch else {
            return ended;
        };
        for event in batch {
            if shown {
                show(&event);
            }
            match event {
                JobEvent::Finished { outcome } => ended.outcome = Some(outcome),
                JobEvent::Cancelled { partial } => {
                    ended.outcome = partial;
                    ended.error = Some(
                        ApiError::new("cancelled", "Cancelled")
                            .hint("What was finished is kept; run the command again to go on"),
                    );
                }
                JobEvent::Failed { error, partial } => {
                    ended.outcome = partial;
                    ended.error = Some(error);
                }
                JobEvent::Waiting { message, seconds, .. } if !shown => {
                    note(&format!("waiting {} s: {message}\n", whole(seconds)));
                }
                JobEvent::Warning { message, .. } if !shown => note(&format!("warning: {message}\n")),
                _ => {}
            }
        }
    }
}

/// A wait in whole seconds, rounded up: a short one is not none.
fn whole(seconds: f64) -> f64 {
    seconds.ceil().max(1.0)
}

/// Shows an event to a person at a terminal.
fn show(event: &JobEvent) {
    match event {
        JobEvent::Started { host: Some(host), .. } => note(&format!("asking {host}\n")),
        JobEvent::PointDelta { text, .. } | JobEvent::SegmentDelta { text, .. } => note(text),
        JobEvent::PointDone { .. } | JobEvent::SegmentDone { .. } | JobEvent::Restarted { .. } => note("\n"),
        JobEvent::Progress { done, total: Some(total), .. } => note(&format!("{done} of {total}\n")),
        JobEvent::Waiting { message, seconds, .. } => {
            note(&format!("\n{message}; trying again in {} s\n", whole(*seconds)));
        }
        JobEvent::Warning { message, .. } => note(&format!("warning: {message}\n")),
        _ => {}
    }
}
