//! Summaries: by the engine inside, or by a service whose points are read, tied to their evidence
//! and checked while they arrive.

use std::collections::HashMap;
use std::time::Instant;

use diglot_core::article::{Article, ArticleId, BlockKind, Segment, SegmentId};
use diglot_core::checks::{PointInput, check_point, support};
use diglot_core::grounding::align;
use diglot_core::lang::LangTag;
use diglot_core::summary::{EngineRef, Length, Point, Summary, Usage, summarize_builtin};
use diglot_providers::{FinishReason, ProviderError};

use crate::api::{ApiError, JobEvent, Outcome, ProgressUnit, SummarizeRequest};
use crate::app::{Engine, Names, settings_tag};
use crate::ask::{Reader, ask, ended_badly, resolve};
use crate::job::{Sink, Stop, count};
use crate::prompt::{self, Mark};
use crate::reply::{ParsedPoint, PointEvent, PointReader};
use crate::view::{length_from, point_view, summary_view};

/// How much of an article is sent in one request, in bytes of its segments: about 15,000 tokens of
/// English, which every current service takes.
const MOST_SENT: usize = 60_000;

/// Runs a summary job.
pub(crate) async fn run(engine: &Engine, request: SummarizeRequest, sink: &Sink) -> Result<Outcome, Stop> {
    let id = ArticleId(request.article);
    let article = engine.article(id).await?;
    let settings = engine.settings().await?;
    let length = length_from(request.length);
    let chosen = request.engine.unwrap_or(settings.summary_engine);
    let to =
        request.to.as_deref().map(settings_tag).transpose()?.unwrap_or_else(|| article.language().clone());
    if article.body_segments().next().is_none() {
        return Err(ApiError::new("nothing-to-summarise", "This article has no text to summarise")
            .hint("Restore what was left out of it, or import it again")
            .into());
    }
    if chosen == EngineRef::BUILTIN {
        return builtin(engine, article, length, sink).await;
    }
    by_service(engine, article, length, to, &chosen, sink).await
}

async fn builtin(engine: &Engine, article: Article, length: Length, sink: &Sink) -> Result<Outcome, Stop> {
    let expected = length.max_points(article.body_segments().count());
    sink.started(expected, None);
    let work = tokio::task::spawn_blocking(move || {
        let summary = summarize_builtin(&article, length);
        (article, summary)
    });
    let (article, summary) = tokio::select! {
        biased;
        () = sink.cancel.cancelled() => return Err(Stop::Cancelled(None)),
        done = work => done.map_err(crate::fault::internal)?,
    };
    for (index, point) in summary.points.iter().enumerate() {
        sink.send(JobEvent::PointDone { index: count(index), point: point_view(point, &article) });
    }
    Ok(keep(engine, article, summary).await?)
}

async fn by_service(
    engine: &Engine,
    article: Article,
    length: Length,
    to: LangTag,
    chosen: &str,
    sink: &Sink,
) -> Result<Outcome, Stop> {
    let resolved = resolve(engine, chosen, sink).await?;
    let (sent, left_out) = worth_sending(&article);
    let most = length.max_points(sent.iter().filter(|(_, heading)| !heading).count());
    sink.started(most, resolved.remote_host());
    if left_out > 0 {
        sink.send(JobEvent::Warning {
            code: "shortened".to_owned(),
            message: format!("The article is long: its last {left_out} sentences were not sent"),
        });
    }
    let request = prompt::summary(&article.title, &sent, length, most, &to, &Mark::random());
    let mut reader = SummaryReader::new(&article, &to, most);
    let asked = ask(engine, &resolved, &request, &mut reader, sink).await;
    // Only an answer that ended well ends its last line too; any other may have cut it in half.
    if matches!(&asked, Ok(ending) if ending.reason == FinishReason::Stop) {
        reader.finish(sink);
    }
    let points = reader.points;
    let summary = |complete: bool, usage: Usage| Summary {
        language: to.clone(),
        length,
        points: points.clone(),
        complete,
        engine: resolved.reference.clone(),
        usage,
    };
    match asked {
        Ok(ending) => {
            // An answer that ran into its limit after the last point that was asked for is whole
            // as far as anybody wanted it.
            let whole = ending.reason == FinishReason::Stop
                || (ending.reason == FinishReason::Length && points.len() == most);
            if points.is_empty() {
                let error = ended_badly(&ending.reason).unwrap_or_else(|| {
                    ApiError::new("no-points", "The service answered, but with no point that could be read")
                        .hint("Try again, or choose another model")
                });
                return Err(Stop::Failed(error, None));
            }
            let kept = keep(engine, article, summary(whole, ending.usage)).await?;
            match ended_badly(&ending.reason) {
                Some(error) if !whole => Err(Stop::Failed(error, Some(Box::new(kept)))),
                _ => Ok(kept),
            }
        }
        Err(error) => {
            let partial = if points.is_empty() {
                None
            } else {
                Some(Box::new(keep(engine, article, summary(false, Usage::default())).await?))
            };
            Err(match error {
                ProviderError::Cancelled => Stop::Cancelled(partial),
                error => Stop::Failed(error.into(), partial),
            })
        }
    }
}

/// The segments to send, each with whether it is a heading, and how many at the end are too many.
fn worth_sending(article: &Article) -> (Vec<(&Segment, bool)>, usize) {
    let kinds: HashMap<_, _> = article.body().map(|b| (b.id, b.kind)).collect();
    let all: Vec<(&Segment, bool)> = article
        .body_segments()
        .filter_map(|s| match kinds.get(&s.block)? {
            BlockKind::Code => None,
            kind => Some((s, *kind == BlockKind::Heading)),
        })
        .collect();
    let mut bytes = 0;
    let fits = all
        .iter()
        .take_while(|(s, _)| {
            bytes += s.text.len() + 8;
            bytes <= MOST_SENT
        })
        .count()
        .max(1)
        .min(all.len());
    let left_out = all.len() - fits;
    (all.into_iter().take(fits).collect(), left_out)
}

/// Stores a summary and gives it as a face sees it. One that broke off does not take the place of
/// a whole one.
async fn keep(engine: &Engine, article: Article, summary: Summary) -> Result<Outcome, ApiError> {
    engine
        .on_library(move |library| {
            let at = crate::clock::now();
            let whole_one_there = !summary.complete
                && library.summaries(&article.id)?.iter().any(|s| {
                    s.summary.complete
                        && s.summary.engine == summary.engine
                        && s.summary.language == summary.language
                        && s.summary.length == summary.length
                });
            if !whole_one_there {
                library.put_summary(&article.id, &summary, &at)?;
            }
            let names = Names::read(library)?;
            Ok(Outcome::Summary(summary_view(&summary, &article, names.name(&summary.engine), &at)))
        })
        .await
}

/// Turns the stream into checked points.
struct SummaryReader<'a> {
    article: &'a Article,
    kept: Vec<&'a Segment>,
    /// What a point may rest on: all but title and headings.
    by_id: HashMap<SegmentId, &'a Segment>,
    to: &'a LangTag,
    most: usize,
    parser: PointReader,
    points: Vec<Point>,
    shown: bool,
    begun: Instant,
    pieces: u32,
}

impl<'a> SummaryReader<'a> {
    fn new(article: &'a Article, to: &'a LangTag, most: usize) -> Self {
        let kept: Vec<&Segment> = article.kept_segments().collect();
        let headings: Vec<_> =
            article.body().filter(|b| b.kind == BlockKind::Heading).map(|b| b.id).collect();
        let by_id =
            article.body_segments().filter(|s| !headings.contains(&s.block)).map(|s| (s.id, s)).collect();
        let parser = PointReader::new(most, prompt::is_echo);
        Self {
            article,
            kept,
            by_id,
            to,
            most,
            parser,
            points: Vec::new(),
            shown: false,
            begun: Instant::now(),
            pieces: 0,
        }
    }

    fn finish(&mut self, sink: &Sink) {
        let events = self.parser.finish();
        self.take(events, sink);
    }

    fn take(&mut self, events: Vec<PointEvent>, sink: &Sink) {
        for event in events {
            match event {
                PointEvent::Delta(index, text) => {
                    self.shown = true;
                    sink.send(JobEvent::PointDelta { index: count(index), text });
                }
                PointEvent::Emptied(index) => sink.send(JobEvent::Restarted { rows: vec![count(index)] }),
                PointEvent::Done(index, parsed) => {
                    self.shown = true;
                    let point = self.check(parsed);
                    sink.send(JobEvent::PointDone {
                        index: count(index),
                        point: point_view(&point, self.article),
                    });
                    self.points.push(point);
                    sink.send(JobEvent::Progress {
                        done: count(self.points.len()),
                        total: Some(count(self.most)),
                        unit: ProgressUnit::Points,
                        tokens_per_second: rate(self.pieces, self.begun),
                    });
                }
            }
        }
    }

    /// Ties a point to its evidence and checks it. The model's own numbers hold where they name
    /// segments that share something with the point; where they do not, it is aligned by its words.
    fn check(&self, parsed: ParsedPoint) -> Point {
        let cited: Vec<SegmentId> = parsed.cited.iter().map(|n| SegmentId(*n)).collect();
        let own = self.with_evidence(&parsed.text, cited);
        if !own.evidence.is_empty() && own.findings.iter().all(|f| f.check != "unsupported") {
            return own;
        }
        let body: Vec<&Segment> =
            self.kept.iter().copied().filter(|s| self.by_id.contains_key(&s.id)).collect();
        let aligned =
            self.with_evidence(&parsed.text, align(&parsed.text, self.to, &body, self.article.language()));
        let better = !aligned.evidence.is_empty()
            && (own.evidence.is_empty() || aligned.findings.len() < own.findings.len());
        if better { aligned } else { own }
    }

    /// A point checked against these segments; those that are not in the article are left out.
    fn with_evidence(&self, text: &str, mut evidence: Vec<SegmentId>) -> Point {
        evidence.retain(|id| self.by_id.contains_key(id));
        evidence.sort_unstable();
        evidence.dedup();
        let segments: Vec<&Segment> = evidence.iter().filter_map(|id| self.by_id.get(id).copied()).collect();
        let findings = check_point(PointInput {
            text,
            language: self.to,
            evidence: &segments,
            article: &self.kept,
            article_language: self.article.language(),
        });
        let status = support(&findings, !evidence.is_empty());
        Point { text: text.to_owned(), evidence, status, findings }
    }
}

impl Reader for SummaryReader<'_> {
    fn restart(&mut self, sink: &Sink) {
        if self.shown {
            sink.send(JobEvent::Restarted { rows: (0..count(self.most)).collect() });
        }
        self.parser = PointReader::new(self.most, prompt::is_echo);
        self.points.clear();
        self.shown = false;
        self.begun = Instant::now();
        self.pieces = 0;
    }

    fn text(&mut self, text: &str, sink: &Sink) {
        self.pieces += 1;
        let events = self.parser.push(text);
        self.take(events, sink);
    }
}

/// Pieces a second; services send about one a token. `None` before half a second has passed.
pub(crate) fn rate(pieces: u32, begun: Instant) -> Option<f64> {
    let seconds = begun.elapsed().as_secs_f64();
    (seconds > 0.5).then(|| f64::from(pieces) / seconds)
}
