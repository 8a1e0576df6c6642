//! Summaries: by the engine inside and by a service in every mood.

use std::time::{Duration, Instant};

use diglot_engine::api::*;
use diglot_tests::Nobody;

use crate::support::{World, no_replacement_marks, open, run};

fn summary(outcome: Outcome) -> SummaryView {
    match outcome {
        Outcome::Summary(summary) => summary,
        other => panic!("no summary: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_engine_inside_quotes_the_article() {
    let world = World::with_model("scripted").await;
    let article = world.sample().await;
    let view = world.engine.get_article(ArticleRef { article: article.clone() }).await.unwrap();
    for length in [LengthView::Headline, LengthView::Short, LengthView::Points, LengthView::Detailed] {
        let request =
            SummarizeRequest { article: article.clone(), length, to: None, engine: Some("builtin".into()) };
        let summary = summary(run(world.engine.summarize(request)).await.finished());
        assert!(summary.complete && !summary.points.is_empty());
        for point in &summary.points {
            let [id] = point.evidence[..] else { panic!("one sentence each: {point:?}") };
            let block = view.blocks.iter().find(|b| b.segments.iter().any(|s| s.id == id)).unwrap();
            assert!(block.text.contains(&point.text), "verbatim");
            assert_eq!(point.status, SupportView::Supported);
        }
    }
    assert_eq!(world.chats(), 0, "no service was asked");
    let all = world.engine.list_summaries(ArticleRef { article }).await.unwrap().summaries;
    assert_eq!(all.len(), 4, "earlier lengths are kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_streams_points_with_their_evidence() {
    let world = World::with_model("bytes").await;
    let article = world.sample().await;
    let said = run(world.summarize(&article, LengthView::Points)).await;
    no_replacement_marks(&said);
    let shown = said.shown_points();
    let summary = summary(said.finished());
    assert!(summary.complete);
    assert_eq!(
        shown.into_values().collect::<Vec<_>>(),
        summary.points.iter().map(|p| p.text.clone()).collect::<Vec<_>>()
    );
    assert!(
        summary.points.iter().all(|p| p.evidence.len() == 1 && p.status == SupportView::Supported),
        "{:?}",
        summary.points
    );
    assert_eq!(summary.engine.name, "Scripted");
    assert!(summary.usage.output_tokens.is_some());
    // It survives a restart.
    let again = open(world.folder.path()).list_summaries(ArticleRef { article }).await.unwrap().summaries;
    assert_eq!(again[0].points, summary.points);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_number_is_found() {
    let world = World::with_model("wrong").await;
    let article = world.sample().await;
    let summary = summary(run(world.summarize(&article, LengthView::Detailed)).await.finished());
    let changed: Vec<&PointView> = summary
        .points
        .iter()
        .filter(|p| p.text.contains("40 members") || p.text.contains("120 drones"))
        .collect();
    assert!(!changed.is_empty(), "{:?}", summary.points);
    for point in changed {
        assert_ne!(point.status, SupportView::Supported, "{point:?}");
        let finding = point.findings.iter().find(|f| f.check == "number").unwrap();
        let target = finding.target.as_ref().unwrap();
        assert!(["40", "120"].contains(&target.text.as_str()), "{target:?}");
        assert_eq!(
            point
                .text
                .encode_utf16()
                .skip(target.start as usize)
                .take((target.end - target.start) as usize)
                .collect::<Vec<_>>(),
            target.text.encode_utf16().collect::<Vec<_>>(),
            "offsets are UTF-16"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_breaks_off_is_kept_and_never_complete() {
    for (model, code) in [("cut", "cut-off"), ("length", "answer-too-long")] {
        let world = World::with_model(model).await;
        let article = world.sample().await;
        let (error, partial) = run(world.summarize(&article, LengthView::Points)).await.failed();
        assert_eq!(error.code, code, "{model}");
        assert!(error.hint.is_some(), "{model}: what to do next");
        let partial = summary(partial.expect("what arrived is kept"));
        assert!(!partial.complete && !partial.points.is_empty(), "{model}");
        let stored = world.engine.list_summaries(ArticleRef { article }).await.unwrap().summaries;
        assert!(!stored[0].complete, "{model}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_answer_never_hides_a_whole_one() {
    let world = World::with_model("scripted").await;
    let article = world.sample().await;
    run(world.summarize(&article, LengthView::Points)).await.finished();
    // The same engine, model and length, but this time the answer breaks off.
    world.use_model("cut").await;
    let (_, partial) = run(world.summarize(&article, LengthView::Points)).await.failed();
    assert!(partial.is_some());
    let stored = world.engine.list_summaries(ArticleRef { article }).await.unwrap().summaries;
    assert!(stored.iter().any(|s| s.complete), "the whole one is still there");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_cut_is_mended_by_asking_again() {
    let world = World::with_model("cut-once").await;
    let article = world.sample().await;
    let said = run(world.summarize(&article, LengthView::Short)).await;
    assert!(said.0.iter().any(|e| matches!(e, JobEvent::Waiting { .. })));
    assert!(said.0.iter().any(|e| matches!(e, JobEvent::Restarted { .. })), "the rows are emptied");
    let shown = said.shown_points();
    let summary = summary(said.finished());
    assert!(summary.complete);
    assert_eq!(
        shown.into_values().collect::<Vec<_>>(),
        summary.points.iter().map(|p| p.text.clone()).collect::<Vec<_>>()
    );
    assert_eq!(world.chats(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn refusals_say_what_happened_and_what_to_do() {
    for (model, code) in [("html", "not-the-service"), ("unauthorized", "no-key")] {
        let world = World::with_model(model).await;
        let article = world.sample().await;
        let (error, partial) = run(world.summarize(&article, LengthView::Short)).await.failed();
        assert_eq!(error.code, code);
        assert!(error.hint.is_some() && partial.is_none(), "{model}: {error:?}");
        assert_eq!(world.chats(), 1, "{model} is not asked again");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_busy_service_is_waited_for_as_long_as_it_asked() {
    let world = World::with_model("busy").await;
    let article = world.sample().await;
    let begun = Instant::now();
    let said = run(world.summarize(&article, LengthView::Short)).await;
    let asked = said.0.iter().find_map(|e| match e {
        JobEvent::Waiting { reason, seconds, .. } => Some((reason.clone(), *seconds)),
        _ => None,
    });
    let (reason, seconds) = asked.expect("the wait is told");
    assert_eq!(reason, "rate-limited");
    assert!(
        seconds >= 1.0 && begun.elapsed() >= Duration::from_secs(1),
        "Retry-After is honoured: {seconds}"
    );
    assert!(summary(said.finished()).complete);
}

#[tokio::test(flavor = "multi_thread")]
async fn cancelling_keeps_the_points_that_are_whole() {
    let world = World::with_model("slow").await;
    let article = world.sample().await;
    let mut job = world.summarize(&article, LengthView::Points);
    let id = job.id;
    let mut whole = 0;
    let mut last = None;
    while let Some(batch) = job.events.recv().await {
        for event in batch {
            if matches!(event, JobEvent::PointDone { .. }) {
                whole += 1;
                if whole == 1 {
                    world.engine.cancel_job(JobRef { job: id }).await.unwrap();
                }
            }
            last = Some(event);
        }
    }
    let Some(JobEvent::Cancelled { partial: Some(partial) }) = last else {
        panic!("not cancelled: {last:?}")
    };
    let partial = summary(partial);
    assert!(!partial.complete && partial.points.len() == whole);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_connection_says_so() {
    let world = World::with_model("scripted").await;
    let article = world.sample().await;
    let nobody = Nobody::there().unwrap();
    let draft = EngineDraft {
        id: Some("openai-compatible".into()),
        name: "Gone".into(),
        preset: "openai-compatible".into(),
        base_url: format!("http://{}/v1", nobody.address),
        model: None,
        options: None,
    };
    world.engine.save_engine(draft).await.unwrap();
    let (error, _) = run(world.summarize(&article, LengthView::Short)).await.failed();
    assert_eq!(error.code, "refused");
    assert!(error.hint.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_without_a_point_is_asked_for_once_more() {
    for (model, good) in [("echo-once", true), ("echo", false)] {
        let world = World::with_model(model).await;
        let article = world.sample().await;
        let said = run(world.summarize(&article, LengthView::Short)).await;
        if good {
            let Outcome::Summary(summary) = said.finished() else { panic!("no summary") };
            assert!(!summary.points.is_empty());
        } else {
            assert_eq!(said.failed().0.code, "no-points");
        }
        assert_eq!(world.chats(), 2, "{model}");
    }
}
