//! A second opinion: an engine that is asked whether points are borne out. What it says is shown as
//! its word and changes no finding.

use diglot_core::article::Article;
use diglot_core::lang::LangTag;
use diglot_core::summary::{Opinion, Point, Summary};
use diglot_providers::{ChatRequest, FinishReason};
use futures::future::BoxFuture;
use futures::{FutureExt as _, StreamExt as _};

use crate::api::{ApiError, JobEvent, JudgeRequest, Outcome, ProgressUnit, SummaryRef, SummaryView};
use crate::app::{Backend, Engine, no_such_point};
use crate::ask::{Caller, Whole, ask, ended_badly, resolve};
use crate::job::{Sink, Stop, count};
use crate::money::Account;
use crate::prompt::{self, Mark};
use crate::repair::{flawed, material, prompted, say, unchanged};
use crate::reply::read_verdict;
use crate::summarize::cannot_summarise;

/// Runs the asking for second opinions. Each is stored as it comes.
pub(crate) async fn run(engine: &Engine, request: JudgeRequest, sink: &Sink) -> Result<Outcome, Stop> {
    let (article, stored) = engine.summary_of(&request.summary).await?;
    let points = chosen(&stored.summary, &request.points)?;
    let id = match &request.engine {
        Some(id) => id.clone(),
        None => prompted(engine).await?,
    };
    let resolved = resolve(engine, &id, sink).await?;
    if !matches!(resolved.backend, Backend::Prompt(_)) {
        return Err(cannot_summarise(&resolved.name).into());
    }
    let account = Account::for_article(engine, &resolved, &article.id).await?;
    sink.started(points.len(), resolved.remote_host());
    let stop = sink.cancel.child_token();
    let caller = Caller { engine, resolved: &resolved, sink, stop: &stop, account: &account };
    let total = points.len();
    let mut waiting: Vec<BoxFuture<'_, Result<(u32, SummaryView), Stop>>> = Vec::with_capacity(total);
    for (index, point) in points {
        let of = (&article, &stored.summary.language, &request.summary);
        waiting.push(one(caller, of, index, point).boxed());
    }
    let mut asking = futures::stream::iter(waiting).buffer_unordered(resolved.at_once() as usize);
    let (mut done, mut first, mut last) = (0, None, None::<SummaryView>);
    while let Some(ended) = asking.next().await {
        match ended {
            Ok((index, view)) => {
                done += 1;
                say(sink, &view, index);
                sink.send(JobEvent::Progress {
                    done: count(done),
                    total: Some(count(total)),
                    unit: ProgressUnit::Points,
                    tokens_per_second: None,
                });
                last = Some(view);
            }
            // Those under way come to their end: they are paid for.
            Err(ended) => {
                first.get_or_insert(ended);
                stop.cancel();
            }
        }
    }
    drop(asking);
    account.close().await?;
    let partial = last.map(Outcome::Summary);
    match (first, partial) {
        (None, Some(outcome)) => Ok(outcome),
        (None, None) => Err(nothing_to_judge().into()),
        (Some(Stop::Cancelled(_)), partial) => Err(Stop::Cancelled(partial.map(Box::new))),
        (Some(Stop::Failed(error, _)), partial) => Err(Stop::Failed(error, partial.map(Box::new))),
    }
}
/// Asks about one point and stores what is said.
async fn one(
    caller: Caller<'_>,
    (article, to, summary): (&Article, &LangTag, &SummaryRef),
    index: u32,
    point: &Point,
) -> Result<(u32, SummaryView), Stop> {
    let evidence = material(article, to, point);
    let request = prompt::judge(&flawed(point, &evidence), caller.resolved.takes_schema, &Mark::of(article));
    let opinion = opinion(caller, &request).await?;
    let was = point.text.clone();
    let view = caller
        .engine
        .change_summary(summary.clone(), index, move |_: &Article, _: &LangTag, point: &mut Point| {
            unchanged(point, &was)?;
            point.mending.opinion = Some(opinion);
            Ok(())
        })
        .await?;
    Ok((index, view))
}

async fn opinion(caller: Caller<'_>, request: &ChatRequest) -> Result<Opinion, Stop> {
    let mut reader = Whole::new();
    let ending = ask(caller, request, &mut reader).await?;
    // A verdict stands at the beginning: one whose reason found no end is one.
    if let Some(error) = ended_badly(&ending.reason).filter(|_| ending.reason != FinishReason::Length) {
        return Err(error.into());
    }
    let (verdict, reason) = read_verdict(&reader.text);
    let engine = caller.resolved.reference.clone();
    Ok(Opinion { verdict, reason, engine, at: crate::clock::now() })
}

/// The points to ask about, by index: those that are named, or all that want a look.
fn chosen<'s>(summary: &'s Summary, named: &[u32]) -> Result<Vec<(u32, &'s Point)>, ApiError> {
    if named.is_empty() {
        let all: Vec<(u32, &Point)> = (0..).zip(&summary.points).filter(|(_, p)| p.wants_a_look()).collect();
        return if all.is_empty() { Err(nothing_to_judge()) } else { Ok(all) };
    }
    let mut named = named.to_vec();
    named.sort_unstable();
    named.dedup();
    named
        .into_iter()
        .map(|index| summary.points.get(index as usize).map(|p| (index, p)).ok_or_else(no_such_point))
        .collect()
}

fn nothing_to_judge() -> ApiError {
    ApiError::new("nothing-to-judge", "No point of this summary wants a second opinion")
        .hint("Name the points to ask about")
}
