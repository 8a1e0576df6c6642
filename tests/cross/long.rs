//! Articles that are longer than a model's context, and answers in the wrong language.

use std::collections::HashSet;

use diglot_engine::api::*;

use crate::support::{World, run};

/// Gives the scripted engine this context in tokens.
async fn with_context(world: &World, context: u32) {
    let row = world.engine.list_engines(Empty {}).await.unwrap().engines.remove(1);
    let draft = EngineDraft {
        id: Some(row.id),
        name: row.name,
        preset: row.preset,
        base_url: row.base_url,
        model: row.model,
        options: Some(EngineOptions {
            context: Some(context),
            concurrency: Some(3),
            ..EngineOptions::default()
        }),
    };
    world.engine.save_engine(draft).await.unwrap();
}

fn summary(outcome: Outcome) -> SummaryView {
    match outcome {
        Outcome::Summary(summary) => summary,
        other => panic!("no summary: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_is_read_in_parts_and_keeps_its_evidence() {
    let world = World::with_model("scripted").await;
    with_context(&world, 900).await;
    let article = world.sample().await;
    let said = run(world.summarize(&article, LengthView::Points)).await;
    let shown = said.shown_points();
    let summary = summary(said.finished());
    assert!(world.chats() > 4, "{} requests", world.chats());
    assert!(summary.complete && !summary.points.is_empty());
    assert_eq!(shown.len(), summary.points.len(), "notes are not shown");
    let view = world.engine.get_article(ArticleRef { article }).await.unwrap();
    for point in &summary.points {
        assert_eq!(point.status, SupportView::Supported, "{point:?}");
        for id in &point.evidence {
            // The scripted model quotes, so that evidence that is another sentence's shows.
            let block = view.blocks.iter().find(|b| b.segments.iter().any(|s| s.id == *id)).unwrap();
            assert!(block.text.contains(&point.text), "{point:?}");
        }
    }
    let cited: HashSet<u32> = summary.points.iter().flat_map(|p| p.evidence.clone()).collect();
    let far = view.segments / 2;
    assert!(
        cited.iter().any(|id| *id > far) && cited.iter().any(|id| *id <= far),
        "the whole of it: {cited:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_that_fails_makes_no_summary() {
    let world = World::with_model("cut").await;
    with_context(&world, 900).await;
    let article = world.sample().await;
    let (error, partial) = run(world.summarize(&article, LengthView::Points)).await.failed();
    assert_eq!(error.code, "cut-off");
    assert!(partial.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_in_another_language_is_asked_for_once_more() {
    for (model, mended) in [("greek-once", true), ("greek", false)] {
        let world = World::with_model(model).await;
        let article = world.sample().await;
        let said = run(world.summarize(&article, LengthView::Short)).await;
        let shown = said.shown_points();
        let summary = summary(said.finished());
        assert_eq!(world.chats(), 2, "{model}");
        let wrong = |p: &PointView| p.findings.iter().any(|f| f.check == "language");
        assert_eq!(summary.points.iter().any(wrong), !mended, "{model}: {:?}", summary.points);
        let texts: Vec<String> = summary.points.iter().map(|p| p.text.clone()).collect();
        assert_eq!(shown.into_values().collect::<Vec<_>>(), texts, "{model}");
    }
}
