//! A point written anew by an engine that is told what is wrong with it.

use std::collections::BTreeSet;

use diglot_core::article::{Article, Segment, SegmentId};
use diglot_core::finding::Severity;
use diglot_core::grounding::Grounds;
use diglot_core::lang::LangTag;
use diglot_core::summary::{EngineRef, Point, PointOrigin};
use diglot_providers::FinishReason;

use crate::api::{ApiError, JobEvent, Outcome, RepairRequest, Settings, SummaryView};
use crate::app::{Backend, Engine, Resolved, no_such_point, write_anew};
use crate::ask::{Caller, Whole, ask, ended_badly, resolve};
use crate::job::{Sink, Stop};
use crate::money::Account;
use crate::prompt::{self, Flawed, Mark};
use crate::reply::{ParsedPoint, PointEvent, PointReader};
use crate::summarize::cannot_summarise;

/// Passages of the article that go along beside the point's own evidence.
const PASSAGES: usize = 3;
/// Sentences of the article in one request, at most.
const SENTENCES: usize = 14;

/// Runs a repair.
pub(crate) async fn run(engine: &Engine, request: RepairRequest, sink: &Sink) -> Result<Outcome, Stop> {
    let (article, stored) = engine.summary_of(&request.summary).await?;
    let to = stored.summary.language.clone();
    let point = stored.summary.points.get(request.point as usize).ok_or_else(no_such_point)?;
    let chosen = match &request.engine {
        Some(id) => id.clone(),
        None => writer(engine, &stored.summary.engine).await?,
    };
    let resolved = resolve(engine, &chosen, sink).await?;
    if !matches!(resolved.backend, Backend::Prompt(_)) {
        return Err(cannot_summarise(&resolved.name).into());
    }
    let account = Account::for_article(engine, &resolved, &article.id).await?;
    sink.started(1, resolved.remote_host());
    let stop = sink.cancel.child_token();
    let caller = Caller { engine, resolved: &resolved, sink, stop: &stop, account: &account };
    let evidence = material(&article, &to, point);
    let asking = prompt::repair(&flawed(point, &evidence), &to, &Mark::of(&article));
    let mut reader = Whole::new();
    let asked = ask(caller, &asking, &mut reader).await;
    account.close().await?;
    let ending = asked?;
    if let Some(error) = ended_badly(&ending.reason).filter(|_| ending.reason != FinishReason::Length) {
        return Err(error.into());
    }
    let new = sentence(&reader.text).filter(|new| new.text != point.text).ok_or_else(|| {
        ApiError::new("not-mended", format!("{} gave no other sentence for this point", resolved.name))
            .hint("Try another engine, write the point by hand, or take it out of the summary")
    })?;
    let was = point.text.clone();
    let sent: BTreeSet<SegmentId> = evidence.iter().map(|s| s.id).collect();
    let cited: Vec<SegmentId> =
        new.cited.iter().map(|n| SegmentId(*n)).filter(|id| sent.contains(id)).collect();
    let view = engine
        .change_summary(request.summary, request.point, move |article, to, point| {
            unchanged(point, &was)?;
            write_anew(article, to, point, &new.text, &cited, PointOrigin::Repaired);
            Ok(())
        })
        .await?;
    say(sink, &view, request.point);
    Ok(Outcome::Summary(view))
}

/// The engine that wrote a summary, with its model; where that answers no prompts, another that does.
async fn writer(engine: &Engine, wrote: &EngineRef) -> Result<String, ApiError> {
    let id = match &wrote.model {
        Some(model) => format!("{}:{model}", wrote.id),
        None => wrote.id.clone(),
    };
    if wrote.id != EngineRef::BUILTIN
        && let Ok(Resolved { backend: Backend::Prompt(_), .. }) = engine.resolve_to_look(&id).await
    {
        return Ok(id);
    }
    prompted(engine).await
}

/// The default engine for summaries where it answers prompts, else the first of the reader's order and
/// of all engines that does.
pub(crate) async fn prompted(engine: &Engine) -> Result<String, ApiError> {
    let Settings { summary_engine, fallback_engines, .. } = engine.settings().await?;
    let all = engine.on_library(|library| Ok(library.engines()?)).await?;
    let all = all.into_iter().map(|row| row.id);
    for id in std::iter::once(summary_engine).chain(fallback_engines).chain(all) {
        if id == EngineRef::BUILTIN {
            continue;
        }
        if let Ok(Resolved { backend: Backend::Prompt(_), .. }) = engine.resolve_to_look(&id).await {
            return Ok(id);
        }
    }
    Err(ApiError::new("no-prompt-engine", "No engine that answers prompts is set up")
        .hint("Add a language model in the settings; the built-in engine and translators cannot do this"))
}

/// The sentences of the article that a point is held against: those it rests on with their
/// neighbours, and those that carry most of it; in reading order.
pub(crate) fn material<'a>(article: &'a Article, to: &LangTag, point: &Point) -> Vec<&'a Segment> {
    let body: Vec<&Segment> = article.body_segments().collect();
    let mut chosen = BTreeSet::new();
    let own = body.iter().enumerate().filter(|(_, s)| point.evidence.contains(&s.id)).map(|(at, _)| at);
    let own: Vec<usize> = own.take(SENTENCES / 2).collect();
    chosen.extend(own.iter().copied());
    let grounds = Grounds::new(body.iter().map(|s| s.text.as_str()), article.language(), to);
    chosen.extend(grounds.passages(&point.text).iter().take(PASSAGES).map(|p| p.index));
    for at in own {
        for near in [at.checked_sub(1), Some(at + 1)].into_iter().flatten() {
            if chosen.len() < SENTENCES && near < body.len() {
                chosen.insert(near);
            }
        }
    }
    chosen.into_iter().filter_map(|at| body.get(at).copied()).collect()
}

/// A point with what the checks said of it.
pub(crate) fn flawed<'a>(point: &'a Point, evidence: &'a [&'a Segment]) -> Flawed<'a> {
    let findings = point.findings.iter().filter(|f| f.severity > Severity::Neutral);
    Flawed { text: &point.text, findings: findings.map(|f| f.message.as_str()).collect(), evidence }
}

/// The one sentence of an answer.
fn sentence(answer: &str) -> Option<ParsedPoint> {
    let mut reader = PointReader::new(1, prompt::is_echo);
    let mut events = reader.push(answer);
    events.extend(reader.finish());
    events.into_iter().find_map(|event| match event {
        PointEvent::Done(_, point) => {
            // Some repeat how it was introduced to them.
            let text = point.text.strip_prefix("Sentence:").unwrap_or(&point.text).trim().to_owned();
            Some(ParsedPoint { text, ..point })
        }
        PointEvent::Delta(..) | PointEvent::Emptied(_) => None,
    })
}

/// An error where somebody changed a point while an engine was asked about it.
pub(crate) fn unchanged(point: &Point, was: &str) -> Result<(), ApiError> {
    if point.text == was {
        return Ok(());
    }
    Err(ApiError::new("point-changed", "The point was changed while the engine was asked about it")
        .hint("The change is kept. Ask again if you like"))
}

/// Says how a point is now.
pub(crate) fn say(sink: &Sink, view: &SummaryView, index: u32) {
    if let Some(point) = view.points.get(index as usize) {
        sink.send(JobEvent::PointDone { index, point: point.clone() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sentence_is_read_from_an_answer() {
        let check = |answer: &str, want: Option<(&str, &[u32])>| {
            let got = sentence(answer).map(|p| (p.text, p.cited));
            assert_eq!(got, want.map(|(text, cited)| (text.to_owned(), cited.to_vec())), "{answer}");
        };
        check("The bridge was closed. [3][4]", Some(("The bridge was closed.", &[3, 4])));
        check(
            "Here it is:\n\n- The bridge was closed. [3]\nThat is all.",
            Some(("The bridge was closed.", &[3])),
        );
        check("Sentence: The bridge was closed.", Some(("The bridge was closed.", &[])));
        check("<think>hm</think>The bridge was closed.", Some(("The bridge was closed.", &[])));
        check("", None);
    }

    #[test]
    fn a_point_is_held_against_what_it_rests_on_and_what_stands_around() {
        let text = "One stands alone here. The bridge was closed on Monday. Buses take another road. \
                    Nothing else matters. The mayor spoke of twelve million euros for repairs.";
        let article = crate::read_clean("Title", text);
        let en = LangTag::parse("en").unwrap();
        let ids: Vec<SegmentId> = article.body_segments().map(|s| s.id).collect();
        let reader = crate::summarize::SummaryReader::new(&article, &en, 1);
        let point =
            Point { evidence: vec![ids[1]], ..reader.grounded("The mayor spoke of euros.", &[ids[1]]) };
        let got: Vec<SegmentId> = material(&article, &en, &point).iter().map(|s| s.id).collect();
        assert!([ids[0], ids[1], ids[2], ids[4]].iter().all(|id| got.contains(id)), "{got:?}");
        assert!(got.is_sorted());
    }
}
