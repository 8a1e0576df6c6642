//! Asking a service once, and again where that helps.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use diglot_core::summary::Usage;
use diglot_providers::program::{program_pairs, program_row};
use diglot_providers::{
    ChatEvent, ChatRequest, Effort, FinishReason, Protocol, ProviderError, TextBatch, Translated,
    stream_chat, translate_texts, translate_with_program, with_retry,
};
use futures::StreamExt as _;
use tokio_util::sync::CancellationToken;

use crate::api::{ApiError, JobEvent, Outcome, TestReport};
use crate::app::{Backend, Engine, Resolved};
use crate::job::{Sink, Stop};
use crate::money::{Account, Used, likely_input, likely_tokens, most_input};

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

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum NoAnswer {
    /// The service, or the way to it.
    Service(ProviderError),
    /// It was not asked: a limit, or the library, stood in the way.
    Refused(ApiError),
}

impl NoAnswer {
    pub(crate) fn cancelled() -> Self {
        Self::Service(ProviderError::Cancelled)
    }
}

impl From<ProviderError> for NoAnswer {
    fn from(error: ProviderError) -> Self {
        Self::Service(error)
    }
}

impl From<ApiError> for NoAnswer {
    fn from(error: ApiError) -> Self {
        Self::Refused(error)
    }
}

impl From<NoAnswer> for Stop {
    fn from(none: NoAnswer) -> Self {
        match none {
            NoAnswer::Service(ProviderError::Cancelled) => Self::Cancelled(None),
            NoAnswer::Service(error) => Self::Failed(error.into(), None),
            NoAnswer::Refused(error) => Self::Failed(error, None),
        }
    }
}

/// Whom to ask, for which job.
#[derive(Clone, Copy)]
pub(crate) struct Caller<'a> {
    pub(crate) engine: &'a Engine,
    pub(crate) resolved: &'a Resolved,
    pub(crate) sink: &'a Sink,
    /// Ends what waits for its turn or for a second try, and lets what is under way come to its end.
    pub(crate) stop: &'a CancellationToken,
    /// What may go out, and what it comes to.
    pub(crate) account: &'a Account<'a>,
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
/// for once more: services have moments. What each try may use at most is held back before it goes
/// out, and what it used, which `op` tells, is counted.
///
/// # Errors
/// The last error, [`ProviderError::Cancelled`] among them; `over-cap`.
pub(crate) async fn in_turn<T, F>(
    caller: Caller<'_>,
    most: Used,
    likely: Used,
    op: impl Fn() -> F + Send + Sync,
) -> Result<T, NoAnswer>
where
    F: Future<Output = (Result<T, ProviderError>, Used)> + Send,
    T: Send,
{
    let on_wait = |error: &ProviderError, wait: Duration| {
        caller.sink.send(JobEvent::Waiting {
            reason: error.code().to_owned(),
            message: error.to_string(),
            seconds: wait.as_secs_f64(),
        });
    };
    let misread = AtomicBool::new(false);
    let answered = with_retry(&caller.engine.0.config.retry, caller.stop, on_wait, |_| async {
        loop {
            let pass = caller.resolved.lane.enter(caller.stop).await?;
            let held = match caller.account.hold(most, likely, caller.stop).await {
                Ok(held) => held,
                Err(NoAnswer::Service(error)) => return Err(error),
                Err(NoAnswer::Refused(error)) => return Ok(Err(error)),
            };
            let (done, used) = op().await;
            pass.ended(done.as_ref().err());
            if let Err(error) = held.settle(used).await {
                return Ok(Err(error));
            }
            let unreadable = matches!(done, Err(ProviderError::BadAnswer { .. }));
            if !unreadable || misread.swap(true, Ordering::Relaxed) {
                return done.map(Ok);
            }
        }
    })
    .await;
    Ok(answered??)
}

/// What a request used that failed: nothing where it reached nobody, the request alone where it was
/// turned away, and what was sent and came where it broke off, which is on the bill.
fn used_by_failure(error: &ProviderError, sent: Used, received: u64) -> Used {
    use ProviderError as E;
    match error {
        E::Offline
        | E::BadAddress { .. }
        | E::InsecureAddress { .. }
        | E::Dns { .. }
        | E::Refused { .. }
        | E::Tls { .. }
        | E::Proxy { .. }
        | E::Timeout { what: "connecting", .. }
        | E::NotOffered { .. }
        | E::ProgramMissing { .. } => Used::default(),
        E::Timeout { .. }
        | E::BadAnswer { .. }
        | E::CutOff
        | E::TooLarge { .. }
        | E::Cancelled
        | E::Network { .. } => Used { output: received, ..sent },
        _ if received > 0 => Used { output: received, ..sent },
        _ => Used { requests: 1, ..Used::default() },
    }
}

/// A request as it is sent to this engine: with what the reader set for it.
pub(crate) fn tuned(resolved: &Resolved, request: &ChatRequest) -> ChatRequest {
    let options = &resolved.options;
    ChatRequest {
        temperature: options.temperature.or(request.temperature),
        effort: options.effort.as_deref().and_then(Effort::from_word).or(request.effort),
        ..request.clone()
    }
}

/// Asks and reads the answer. An answer that breaks off is asked for again, from its start; what
/// the reader holds after an error is what arrived of the last try.
///
/// # Errors
/// The last error, [`ProviderError::Cancelled`] among them; [`ProviderError::NotOffered`] where the
/// engine answers no prompts; `over-cap`.
pub(crate) async fn ask<R: Reader + Send>(
    caller: Caller<'_>,
    request: &ChatRequest,
    reader: &mut R,
) -> Result<Ending, NoAnswer> {
    let mut request = tuned(caller.resolved, request);
    let first = ask_with_limit(caller, &request, reader).await?;
    let (ending, silent) = first;
    if ending.reason != FinishReason::Length || !silent {
        return Ok(ending);
    }
    request.max_output_tokens = request.max_output_tokens.map(|n| n.saturating_mul(ROOM_TO_THINK));
    let (second, _) = ask_with_limit(caller, &request, reader).await?;
    Ok(Ending { usage: ending.usage.plus(second.usage), ..second })
}

/// Tokens of an answer whose request sets no limit, at most, as far as limits on money go.
const LONGEST_ANSWER: u32 = 8_192;

/// As [`ask`], within the request's limit; also says whether not a word came.
async fn ask_with_limit<R: Reader + Send>(
    caller: Caller<'_>,
    request: &ChatRequest,
    reader: &mut R,
) -> Result<(Ending, bool), NoAnswer> {
    let Backend::Prompt(service) = &caller.resolved.backend else {
        return Err(ProviderError::NotOffered { what: "it translates but does not answer prompts" }.into());
    };
    let sink = caller.sink;
    let reader = Mutex::new(reader);
    let reader = &reader;
    let answer = u64::from(request.max_output_tokens.unwrap_or(LONGEST_ANSWER));
    let mut most = Used::tokens(most_input(request), answer);
    if service.endpoint.protocol.info().marks_prefix && !request.shared.is_empty() {
        most.written = most.input;
    }
    let likely = Used::tokens(likely_input(request), 0);
    in_turn(caller, most, likely, || async move {
        let with_reader = |work: &mut dyn FnMut(&mut R)| {
            work(&mut reader.lock().unwrap_or_else(PoisonError::into_inner));
        };
        let mut received = 0;
        let mut told = None;
        let asked = async {
            let mut stream =
                stream_chat(&service.client, &service.endpoint, service.key.as_ref(), request, &sink.cancel)
                    .await?;
            let mut usage = Usage::default();
            let mut silent = true;
            while let Some(event) = stream.next().await {
                match event? {
                    ChatEvent::Delta(text) => {
                        received += likely_tokens(&text);
                        // What the try before brought is kept until this one brings something.
                        if std::mem::take(&mut silent) {
                            with_reader(&mut |r| r.restart(sink));
                        }
                        with_reader(&mut |r| r.text(&text, sink));
                    }
                    ChatEvent::Usage(used) => {
                        told = Some(Used {
                            cached: used.cached.into(),
                            written: used.written.into(),
                            ..Used::tokens(used.input.into(), used.output.into())
                        });
                        usage = usage.plus(Usage {
                            input_tokens: Some(used.input.into()),
                            output_tokens: Some(used.output.into()),
                            ..Usage::default()
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
        .await;
        let used = match (&asked, told) {
            (_, Some(told)) => told,
            (Ok(_), None) => Used { output: received, ..likely },
            (Err(error), None) => used_by_failure(error, likely, received),
        };
        (asked, used)
    })
    .await
}

/// Has texts translated by a service or a program; as many come back, in the same order.
///
/// # Errors
/// The last error, [`ProviderError::Cancelled`] among them; [`ProviderError::NotOffered`] where the
/// engine is asked by prompts; `over-cap`.
pub(crate) async fn translate_texts_in_turn(
    caller: Caller<'_>,
    batch: &TextBatch,
) -> Result<Translated, NoAnswer> {
    let cancel = &caller.sink.cancel;
    let characters = batch.texts.iter().map(|text| text.chars().count() as u64).sum();
    let sent = Used::characters(1, characters);
    in_turn(caller, sent, sent, || async move {
        let done = match &caller.resolved.backend {
            Backend::Texts(service) => {
                translate_texts(&service.client, &service.endpoint, service.key.as_ref(), batch, cancel).await
            }
            Backend::Program(program) => {
                translate_with_program(program, &caller.resolved.lane.kept, batch, cancel).await
            }
            Backend::Prompt(_) => {
                Err(ProviderError::NotOffered { what: "translations are asked for by a prompt" })
            }
        };
        // There a batch is several calls, and those before the one that failed are on the bill.
        let one_by_one =
            caller.resolved.service().is_some_and(|s| s.endpoint.protocol == Protocol::AmazonTranslate);
        let used = match &done {
            Ok(done) => Used::characters(done.calls.into(), done.characters),
            Err(error) => match used_by_failure(error, sent, 0) {
                used if used.requests > 0 && one_by_one && batch.texts.len() > 1 => sent,
                used => used,
            },
        };
        (done, used)
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
    let account = Account::for_our_words(engine, &resolved).await?;
    let caller = Caller { engine, resolved: &resolved, sink, stop: &stop, account: &account };
    let tested = match &resolved.backend {
        Backend::Prompt(_) => by_prompt(caller).await,
        Backend::Texts(_) | Backend::Program(_) => by_texts(caller).await,
    };
    account.close().await?;
    Ok(Outcome::Tested(tested?))
}

async fn by_prompt(caller: Caller<'_>) -> Result<TestReport, NoAnswer> {
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
        return Err(error.into());
    }
    Ok(TestReport {
        model: caller.resolved.reference.model.clone(),
        answer: reader.text.trim().chars().take(200).collect(),
        first_token_ms: reader.first.map_or(0, millis),
        total_ms: millis(reader.begun.elapsed()),
    })
}

/// What a test gives a program that translates no English: it reads the same in every language.
const TEST_NUMBERS: &str = "1, 2, 3.";

/// One short sentence of English into the reader's language, else into Spanish, else between whatever
/// languages a program has.
async fn by_texts(caller: Caller<'_>) -> Result<TestReport, NoAnswer> {
    let begun = Instant::now();
    let english = |target: String| ("en".to_owned(), target);
    let mut tries = vec![english("es".to_owned())];
    let settings = caller.engine.settings().await?;
    if !settings.target_language.starts_with("en") {
        tries.insert(0, english(settings.target_language));
    }
    // A program is tested with what is installed for it.
    if let Backend::Program(program) = &caller.resolved.backend
        && let Some(row) = program_row(&program.row)
    {
        let pairs = program_pairs(row, &caller.sink.cancel).await?;
        let (from_english, others): (Vec<_>, Vec<_>) =
            pairs.into_iter().map(|p| (p.source, p.target)).partition(|(source, _)| source == "en");
        // Who reads foreign articles may have nothing but pairs into English.
        tries.extend(from_english.into_iter().chain(others.into_iter().take(1)));
    }
    let mut seen = std::collections::HashSet::new();
    tries.retain(|pair| seen.insert(pair.clone()));
    let mut last = None;
    for (source, target) in tries {
        let sentence = if source == "en" { TEST_SENTENCE } else { TEST_NUMBERS };
        let batch = TextBatch::new(vec![sentence.to_owned()], Some(source), target);
        match translate_texts_in_turn(caller, &batch).await {
            Ok(translated) => {
                let elapsed = millis(begun.elapsed());
                return Ok(TestReport {
                    model: caller.resolved.reference.model.clone(),
                    answer: translated.texts.concat().trim().chars().take(200).collect(),
                    first_token_ms: elapsed,
                    total_ms: elapsed,
                });
            }
            // This pair is not installed or not offered; the other may be.
            Err(NoAnswer::Service(error @ ProviderError::LanguageNotOffered { .. })) => last = Some(error),
            Err(error) => return Err(error),
        }
    }
    Err(last.unwrap_or(ProviderError::NotOffered { what: "it translates nothing" }).into())
}

/// Collects an answer whole.
pub(crate) struct Whole {
    pub(crate) text: String,
    begun: Instant,
    first: Option<Duration>,
}

impl Whole {
    pub(crate) fn new() -> Self {
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
    // What stands in the way there stands in the way of every engine, or is the reader's own word,
    // which no other engine may get around.
    !matches!(
        error.code.as_str(),
        "offline"
            | "internal"
            | "cancelled"
            | "no-points"
            | "over-cap"
            | "not-allowed-yet"
            | "article-offline"
    ) && !error.code.starts_with("store")
}
