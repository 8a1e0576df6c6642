//! Asking a service once, and again where that helps.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use diglot_core::summary::Usage;
use diglot_providers::program::{program_pairs, program_row};
use diglot_providers::{
    ChatEvent, ChatRequest, Effort, FinishReason, ProviderError, TextBatch, Translated, stream_chat,
    translate_texts, translate_with_program, with_retry,
};
use futures::StreamExt as _;
use tokio_util::sync::CancellationToken;

use crate::api::{ApiError, JobEvent, Outcome, TestReport};
use crate::app::{Backend, Engine, Resolved};
use crate::job::{Sink, Stop};

/// Where a model thinks before it writes, the limit for what it writes is used up before the first
/// word. It is then asked once more with this many times the limit.
const ROOM_TO_THINK: u32 = 8;

/// What a translation service is tested with.
const TEST_SENTENCE: &str = "The river rose after the rain.";

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

/// Whom to ask, for which job.
#[derive(Clone, Copy)]
pub(crate) struct Caller<'a> {
    pub(crate) engine: &'a Engine,
    pub(crate) resolved: &'a Resolved,
    pub(crate) sink: &'a Sink,
    /// Ends what waits for its turn or for a second try, and lets what is under way come to its end.
    pub(crate) stop: &'a CancellationToken,
}

/// Finds an engine with its key; a keychain that waits for its own dialog does not hold up a cancel.
pub(crate) async fn resolve(engine: &Engine, id: &str, sink: &Sink) -> Result<Resolved, Stop> {
    tokio::select! {
        biased;
        () = sink.cancel.cancelled() => Err(Stop::Cancelled(None)),
        resolved = engine.resolve(id) => Ok(resolved?),
    }
}

/// Makes one request in its turn, and again where that helps. An answer that cannot be read is asked
/// for once more: services have moments.
///
/// # Errors
/// The last error, [`ProviderError::Cancelled`] among them.
pub(crate) async fn in_turn<T, F>(
    caller: Caller<'_>,
    op: impl Fn() -> F + Send + Sync,
) -> Result<T, ProviderError>
where
    F: Future<Output = Result<T, ProviderError>> + Send,
{
    let on_wait = |error: &ProviderError, wait: Duration| {
        caller.sink.send(JobEvent::Waiting {
            reason: error.code().to_owned(),
            message: error.to_string(),
            seconds: wait.as_secs_f64(),
        });
    };
    let misread = AtomicBool::new(false);
    with_retry(&caller.engine.0.config.retry, caller.stop, on_wait, |_| async {
        loop {
            let pass = caller.resolved.lane.enter(caller.stop).await?;
            let done = op().await;
            pass.ended(done.as_ref().err());
            let unreadable = matches!(done, Err(ProviderError::BadAnswer { .. }));
            if !unreadable || misread.swap(true, Ordering::Relaxed) {
                return done;
            }
        }
    })
    .await
}

/// Asks and reads the answer. An answer that breaks off is asked for again, from its start; what
/// the reader holds after an error is what arrived of the last try.
///
/// # Errors
/// The last error, [`ProviderError::Cancelled`] among them; [`ProviderError::NotOffered`] where the
/// engine answers no prompts.
pub(crate) async fn ask<R: Reader + Send>(
    caller: Caller<'_>,
    request: &ChatRequest,
    reader: &mut R,
) -> Result<Ending, ProviderError> {
    let options = &caller.resolved.options;
    let mut request = request.clone();
    request.temperature = options.temperature.or(request.temperature);
    request.effort = options.effort.as_deref().and_then(Effort::from_word).or(request.effort);
    let first = ask_with_limit(caller, &request, reader).await?;
    let (ending, silent) = first;
    if ending.reason != FinishReason::Length || !silent {
        return Ok(ending);
    }
    request.max_output_tokens = request.max_output_tokens.map(|n| n.saturating_mul(ROOM_TO_THINK));
    let (second, _) = ask_with_limit(caller, &request, reader).await?;
    Ok(Ending { usage: ending.usage.plus(second.usage), ..second })
}

/// As [`ask`], within the request's limit; also says whether not a word came.
async fn ask_with_limit<R: Reader + Send>(
    caller: Caller<'_>,
    request: &ChatRequest,
    reader: &mut R,
) -> Result<(Ending, bool), ProviderError> {
    let Backend::Prompt(service) = &caller.resolved.backend else {
        return Err(ProviderError::NotOffered { what: "it translates but does not answer prompts" });
    };
    let sink = caller.sink;
    let reader = Mutex::new(reader);
    let reader = &reader;
    in_turn(caller, || async move {
        let with_reader = |work: &mut dyn FnMut(&mut R)| {
            work(&mut reader.lock().unwrap_or_else(PoisonError::into_inner));
        };
        let mut stream =
            stream_chat(&service.client, &service.endpoint, service.key.as_ref(), request, &sink.cancel)
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
    })
    .await
}

/// Has texts translated by a service or a program; as many come back, in the same order.
///
/// # Errors
/// The last error, [`ProviderError::Cancelled`] among them; [`ProviderError::NotOffered`] where the
/// engine is asked by prompts.
pub(crate) async fn translate_texts_in_turn(
    caller: Caller<'_>,
    batch: &TextBatch,
) -> Result<Translated, ProviderError> {
    let cancel = &caller.sink.cancel;
    in_turn(caller, || async move {
        match &caller.resolved.backend {
            Backend::Texts(service) => {
                translate_texts(&service.client, &service.endpoint, service.key.as_ref(), batch, cancel).await
            }
            Backend::Program(program) => {
                translate_with_program(program, &caller.resolved.lane.kept, batch, cancel).await
            }
            Backend::Prompt(_) => {
                Err(ProviderError::NotOffered { what: "translations are asked for by a prompt" })
            }
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
    let stop = sink.cancel.child_token();
    let caller = Caller { engine, resolved: &resolved, sink, stop: &stop };
    let tested = match &resolved.backend {
        Backend::Prompt(_) => by_prompt(caller).await,
        Backend::Texts(_) | Backend::Program(_) => by_texts(caller).await,
    };
    match tested {
        Ok(tested) => Ok(Outcome::Tested(tested?)),
        Err(ProviderError::Cancelled) => Err(Stop::Cancelled(None)),
        Err(error) => Err(Stop::Failed(error.into(), None)),
    }
}

async fn by_prompt(caller: Caller<'_>) -> Result<Result<TestReport, ApiError>, ProviderError> {
    let request = ChatRequest {
        system: "You are being tested. Answer in one short sentence.".to_owned(),
        user: "Say in English that you are ready.".to_owned(),
        temperature: Some(0.0),
        max_output_tokens: Some(64),
        ..ChatRequest::default()
    };
    let mut reader = Whole::new();
    let ending = ask(caller, &request, &mut reader).await?;
    // A small model may well talk past the limit of a test; that it talks is what counts.
    if let Some(error) = ended_badly(&ending.reason).filter(|_| ending.reason != FinishReason::Length) {
        return Ok(Err(error));
    }
    Ok(Ok(TestReport {
        model: caller.resolved.reference.model.clone(),
        answer: reader.text.trim().chars().take(200).collect(),
        first_token_ms: reader.first.map_or(0, millis),
        total_ms: millis(reader.begun.elapsed()),
    }))
}

/// One short sentence of English into the reader's language, else into Spanish, else into whatever a
/// program has.
async fn by_texts(caller: Caller<'_>) -> Result<Result<TestReport, ApiError>, ProviderError> {
    let begun = Instant::now();
    let mut targets = vec!["es".to_owned()];
    let settings = match caller.engine.settings().await {
        Ok(settings) => settings,
        Err(error) => return Ok(Err(error)),
    };
    if !settings.target_language.starts_with("en") {
        targets.insert(0, settings.target_language);
    }
    // A program is tested with what is installed for it.
    if let Backend::Program(program) = &caller.resolved.backend
        && let Some(row) = program_row(&program.row)
    {
        let pairs = program_pairs(row, &caller.sink.cancel).await?;
        targets.extend(pairs.into_iter().filter(|p| p.source == "en").map(|p| p.target));
    }
    let mut seen = std::collections::HashSet::new();
    targets.retain(|target| seen.insert(target.clone()));
    let mut last = None;
    for target in targets {
        let batch = TextBatch::new(vec![TEST_SENTENCE.to_owned()], Some("en".to_owned()), target);
        match translate_texts_in_turn(caller, &batch).await {
            Ok(translated) => {
                let elapsed = millis(begun.elapsed());
                return Ok(Ok(TestReport {
                    model: caller.resolved.reference.model.clone(),
                    answer: translated.texts.concat().trim().chars().take(200).collect(),
                    first_token_ms: elapsed,
                    total_ms: elapsed,
                }));
            }
            // This pair is not installed or not offered; the other may be.
            Err(error @ ProviderError::LanguageNotOffered { .. }) => last = Some(error),
            Err(error) => return Err(error),
        }
    }
    Err(last.unwrap_or(ProviderError::NotOffered { what: "it translates nothing" }))
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

/// The engines to try: the chosen one, and behind the default one those of the reader's order. An
/// engine that was chosen by hand stands alone, since its text is to go nowhere else.
pub(crate) fn order(chosen: String, default: Option<&str>, fallbacks: &[String]) -> Vec<String> {
    let mut engines = vec![chosen];
    if engines.first().map(String::as_str) == default {
        for id in fallbacks.iter().filter(|id| id.as_str() != diglot_core::summary::EngineRef::BUILTIN) {
            if !engines.contains(id) {
                engines.push(id.clone());
            }
        }
    }
    engines
}

/// Whether another engine may do where this one failed so.
pub(crate) fn may_go_on(error: &ApiError) -> bool {
    // What stands in the way there stands in the way of every engine.
    !matches!(error.code.as_str(), "offline" | "internal" | "cancelled" | "no-points")
        && !error.code.starts_with("store")
}
