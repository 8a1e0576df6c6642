//! An answer being read from its connection.

use std::collections::VecDeque;
use std::time::Duration;

use futures::{StreamExt, stream};
use reqwest::Response;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::answer::Answer;
use super::{ChatEvent, ChatStream};
use crate::error::ProviderError;

/// How long to wait for usage and the closing mark once the model has given its reason to stop.
const AFTER_FINISH: Duration = Duration::from_secs(5);
/// How long to wait for the last bytes of an answer that is whole already, which only end its framing.
const TRAILING: Duration = Duration::from_secs(1);
/// Most such bytes; a server that goes on is not listened to.
const MOST_TRAILING: usize = 16 * 1024;
/// A server may send comments to keep the line open, but not for longer than this many idle times
/// without any event.
const QUIET_IDLE_TIMES: u32 = 5;

/// The answer as a stream. `idle` is the longest time between two pieces of it.
pub(super) fn read(
    response: Response,
    answer: Answer,
    idle: Duration,
    cancel: &CancellationToken,
) -> ChatStream {
    let reading = Reading {
        body: Some(response),
        answer,
        ready: VecDeque::new(),
        idle,
        last_event: Instant::now(),
        cancel: cancel.clone(),
        over: false,
    };
    stream::unfold(reading, |mut reading| async move {
        let item = reading.next().await?;
        Some((item, reading))
    })
    .boxed()
}

/// An answer being read.
struct Reading {
    /// `None` once nothing more is to come; dropping it closes the connection.
    body: Option<Response>,
    answer: Answer,
    /// What was read and not yet taken; an error or `Finished` is always its last item.
    ready: VecDeque<Result<ChatEvent, ProviderError>>,
    idle: Duration,
    last_event: Instant,
    cancel: CancellationToken,
    /// Whether the last item was taken.
    over: bool,
}

impl Reading {
    async fn next(&mut self) -> Option<Result<ChatEvent, ProviderError>> {
        while !self.over {
            if self.cancel.is_cancelled() {
                self.body = None;
                self.over = true;
                return Some(Err(ProviderError::Cancelled));
            }
            if let Some(item) = self.ready.pop_front() {
                self.over = !matches!(item, Ok(ChatEvent::Delta(_) | ChatEvent::Usage(_)));
                return Some(item);
            }
            self.read().await;
        }
        None
    }

    /// Reads one piece and puts what it gave into `ready`. Returns early when cancelled.
    async fn read(&mut self) {
        let Some(body) = self.body.as_mut() else {
            // Cannot be reached: the body is dropped only together with a last item.
            self.ready.push_back(Err(ProviderError::CutOff));
            return;
        };
        let finishing = self.answer.has_finished();
        let limit = if finishing { AFTER_FINISH.min(self.idle) } else { self.idle };
        let until = (Instant::now() + limit).min(self.last_event + self.idle * QUIET_IDLE_TIMES);
        let piece = tokio::select! {
            biased;
            () = self.cancel.cancelled() => return,
            piece = tokio::time::timeout_at(until, body.chunk()) => piece,
        };
        let mut events = Vec::new();
        let step = match piece {
            Ok(Ok(Some(bytes))) => {
                let step = self.answer.push(&bytes, &mut events);
                if self.answer.take_seen_event() {
                    self.last_event = Instant::now();
                }
                step
            }
            // Whether a body breaks off or just ends, only the answer knows whether it was whole.
            Ok(_) => self.answer.end(&mut events).map(|()| true),
            Err(_) if finishing => self.answer.end(&mut events).map(|()| true),
            Err(_) => {
                Err(ProviderError::Timeout { what: "more of the answer", seconds: self.idle.as_secs() })
            }
        };
        self.ready.extend(events.into_iter().map(Ok));
        match step {
            Ok(false) => {}
            Ok(true) => {
                if let Some(body) = self.body.take() {
                    tokio::spawn(read_out(body));
                }
            }
            Err(error) => {
                self.body = None;
                self.ready.push_back(Err(error));
            }
        }
    }
}

/// Reads an answer to its very end: a connection on which something is left unread cannot be used
/// again, and the next request would have to wait for a new one.
async fn read_out(mut body: Response) {
    let reading = async {
        let mut left = MOST_TRAILING;
        while let Ok(Some(bytes)) = body.chunk().await {
            match left.checked_sub(bytes.len()) {
                Some(less) => left = less,
                None => return,
            }
        }
    };
    // The answer is whole: whether its connection can be used again changes nothing about it.
    let _ = tokio::time::timeout(TRAILING, reading).await;
}
