//! Asking a service once, and again where that helps.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use diglot_core::summary::Usage;
use diglot_providers::{ChatEvent, ChatRequest, FinishReason, ProviderError, stream_chat, with_retry};
use futures::StreamExt as _;

use crate::api::{ApiError, JobEvent, Outcome, TestReport};
use crate::app::{Engine, Resolved};
use crate::job::{Sink, Stop};

/// Where a model thinks before it writes, the limit for what it writes is used up before the first
/// word. It is then asked once more with this many times the limit.
const ROOM_TO_THINK: u32 = 8;

/// What reads an answer while it arrives.
pub(crate) trait Reader {
    /// The answer begins (again): everything read before is void.
    fn restart(&mut self, sink: &Sink);
    /// More text.
    fn text(&mut self, text: &str, sink: &Sink);
}

/// How an answer ended that did end.
#[derive(Debug)]
pub(crate) struct Ending {
    pub(crate) reason: FinishReason,
    pub(crate) usage: Usage,
}

/// Finds an engine with its key; a keychain that waits for its own dialog does not hold up a cancel.
pub(crate) async fn resolve(engine: &Engine, id: &str, sink: &Sink) -> Result<Resolved, Stop> {
    tokio::select! {
        biased;
        () = sink.cancel.cancelled() => Err(Stop::Cancelled(None)),
        resolved = engine.resolve(id, None) => Ok(resolved?),
    }
}

/// Asks and reads the answer. An answer that breaks off is asked for again, from its start; what
/// the reader holds after an error is what arrived of the last try.
///
/// # Errors
/// The last error, [`ProviderError::Cancelled`] among them.
pub(crate) async fn ask<R: Reader + Send>(
    engine: &Engine,
    resolved: &Resolved,
    request: &ChatRequest,
    reader: &mut R,
    sink: &Sink,
) -> Result<Ending, ProviderError> {
    let mut request = request.clone();
    let first = ask_with_limit(engine, resolved, &request, reader, sink).await?;
    let (ending, silent) = first;
    if ending.reason != FinishReason::Length || !silent {
        return Ok(ending);
    }
    request.max_output_tokens = request.max_output_tokens.map(|n| n.saturating_mul(ROOM_TO_THINK));
    let (second, _) = ask_with_limit(engine, resolved, &request, reader, sink).await?;
    Ok(Ending { usage: ending.usage.plus(second.usage), ..second })
}

/// As [`ask`], within the request's limit; also says whether not a word came.
async fn ask_with_limit<R: Reader + Send>(
    engine: &Engine,
    resolved: &Resolved,
    request: &ChatRequest,
    reader: &mut R,
    sink: &Sink,
) -> Result<(Ending, bool), ProviderError> {
    let reader = Mutex::new(reader);
    let on_wait = |error: &ProviderError, wait: Duration| {
        sink.send(JobEvent::Waiting {
            reason: error.code().to_owned(),
            message: error.to_string(),
            seconds: wait.as_secs_f64(),
        });
    };
    with_retry(&engine.0.config.retry, &sink.cancel, on_wait, |_| {
        let reader = &reader;
        async move {
            let with_reader = |work: &mut dyn FnMut(&mut R)| {
                work(&mut reader.lock().unwrap_or_else(PoisonError::into_inner));
            };
            let mut stream = stream_chat(
                &resolved.client,
                &resolved.endpoint,
                resolved.key.as_ref(),
                request,
                &sink.cancel,
            )
            .await?;
            let mut usage = Usage::default();
            let mut silent = true;
            while let Some(event) = stream.next().await {
                match event? {
                    ChatEvent::Delta(text) => {
                        // What the try before brought is kept until this one brings something.
                        if std::mem::take(&mut silent) {
                            with_reader(&mut |r| r.restart(sink));
                        }
                        with_reader(&mut |r| r.text(&text, sink));
                    }
                    ChatEvent::Usage { input, output } => {
                        usage = usage.plus(Usage {
                            input_tokens: Some(input.into()),
                            output_tokens: Some(output.into()),
                            characters: None,
                        });
                    }
                    ChatEvent::Finished { reason } => {
                        if silent {
                            with_reader(&mut |r| r.restart(sink));
                        }
                        return Ok((Ending { reason, usage }, silent));
                    }
                }
            }
            Err(ProviderError::CutOff)
        }
    })
    .await
}

/// An answer that ended, but not well, as an error; `None` for one that is whole.
pub(crate) fn ended_badly(reason: &FinishReason) -> Option<ApiError> {
    match reason {
        FinishReason::Stop => None,
        FinishReason::Length => Some(
            ApiError::new(
                "answer-too-long",
                "The service stopped in the middle: its limit for one answer was reached",
            )
            .hint(
                "What arrived whole is kept. Try again, choose a shorter length, or a model with more room",
            ),
        ),
        FinishReason::ContentFilter => Some(
            ApiError::new(
                "content-filter",
                "The service held its answer back: its content filter stopped it",
            )
            .hint("What arrived whole is kept. Another model or service may answer"),
        ),
        FinishReason::Other(reason) => Some(
            ApiError::new(
                "ended-oddly",
                format!("The service ended its answer for a reason of its own: `{reason}`"),
            )
            .hint("What arrived whole is kept. Try again, or choose another model")
            .arg("reason", reason.clone()),
        ),
    }
}

/// Asks for one short sentence, as a test of the whole path.
pub(crate) async fn test(engine: &Engine, id: &str, sink: &Sink) -> Result<Outcome, Stop> {
    if id == diglot_core::summary::EngineRef::BUILTIN {
        sink.started(0, None);
        let report = TestReport {
            model: None,
            answer: "The built-in engine needs no service".to_owned(),
            first_token_ms: 0,
            total_ms: 0,
        };
        return Ok(Outcome::Tested(report));
    }
    let resolved = resolve(engine, id, sink).await?;
    sink.started(0, resolved.remote_host());
    let request = ChatRequest {
        system: "You are being tested. Answer in one short sentence.".to_owned(),
        user: "Say in English that you are ready.".to_owned(),
        temperature: Some(0.0),
        max_output_tokens: Some(64),
        ..ChatRequest::default()
    };
    let mut reader = Whole::new();
    let ending = match ask(engine, &resolved, &request, &mut reader, sink).await {
        Ok(ending) => ending,
        Err(ProviderError::Cancelled) => return Err(Stop::Cancelled(None)),
        Err(error) => return Err(Stop::Failed(error.into(), None)),
    };
    // A small model may well talk past the limit of a test; that it talks is what counts.
    if let Some(error) = ended_badly(&ending.reason).filter(|_| ending.reason != FinishReason::Length) {
        return Err(Stop::Failed(error, None));
    }
    Ok(Outcome::Tested(TestReport {
        model: resolved.reference.model,
        answer: reader.text.trim().chars().take(200).collect(),
        first_token_ms: reader.first.map_or(0, millis),
        total_ms: millis(reader.begun.elapsed()),
    }))
}

/// Collects an answer whole.
struct Whole {
    text: String,
    begun: Instant,
    first: Option<Duration>,
}

impl Whole {
    fn new() -> Self {
        Self { text: String::new(), begun: Instant::now(), first: None }
    }
}

impl Reader for Whole {
    fn restart(&mut self, _: &Sink) {
        self.text.clear();
    }

    fn text(&mut self, text: &str, _: &Sink) {
        self.first.get_or_insert_with(|| self.begun.elapsed());
        self.text.push_str(text);
    }
}

fn millis(duration: Duration) -> u32 {
    u32::try_from(duration.as_millis()).unwrap_or(u32::MAX)
}
