//! Translations: every segment its own target, or none.

use std::sync::atomic::Ordering;

use diglot_engine::api::*;

use crate::support::{World, no_replacement_marks, open, run};

fn translation(outcome: Outcome) -> TranslationView {
    match outcome {
        Outcome::Translation(translation) => translation,
        other => panic!("no translation: {other:?}"),
    }
}

/// The scripted translation keeps digits and punctuation, so a target in another's place shows.
fn in_place(view: &TranslationView, article: &ArticleView) {
    let marks = |text: &str| text.chars().filter(|c| !c.is_alphabetic()).collect::<String>();
    for target in &view.targets {
        let source = article
            .blocks
            .iter()
            .find_map(|b| {
                b.segments.iter().find(|s| s.id == target.segment).map(|s| {
                    String::from_utf16(
                        &b.text
                            .encode_utf16()
                            .skip(s.start as usize)
                            .take((s.end - s.start) as usize)
                            .collect::<Vec<_>>(),
                    )
                    .unwrap()
                })
            })
            .unwrap();
        assert_eq!(marks(&target.text), marks(&source), "segment {}", target.segment);
    }
}

async fn view(world: &World, article: &str) -> ArticleView {
    world.engine.get_article(ArticleRef { article: article.into() }).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_segment_gets_its_own_target() {
    let world = World::with_model("bytes").await;
    let article = world.sample().await;
    let said = run(world.translate(&article)).await;
    no_replacement_marks(&said);
    let done = translation(said.finished());
    let source = view(&world, &article).await;
    assert!(done.complete && done.done == done.total && done.total == source.segments + 1, "title included");
    in_place(&done, &source);
    // It survives a restart, and a second run has nothing left to ask.
    let asked = world.chats();
    let again = open(world.folder.path());
    let request = TranslateRequest {
        article,
        to: "el".into(),
        engine: Some("openai-compatible".into()),
        again: false,
        segments: Vec::new(),
        propose: false,
    };
    let second = translation(run(again.translate(request)).await.finished());
    assert_eq!(second.targets, done.targets);
    assert_eq!(world.chats(), asked);
}

#[tokio::test(flavor = "multi_thread")]
async fn merged_segments_are_asked_for_alone_and_nothing_shifts() {
    let world = World::with_model("merge").await;
    let article = world.sample().await;
    let done = translation(run(world.translate(&article)).await.finished());
    assert!(done.complete);
    in_place(&done, &view(&world, &article).await);
    assert!(world.counters.alone.load(Ordering::SeqCst) >= 2, "the merged ones were asked for alone");
    assert!(done.targets.iter().all(|t| t.segment != 9999));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cut_keeps_what_arrived_undone_and_resumes() {
    let world = World::with_model("cut").await;
    let article = world.sample().await;
    let (error, partial) = run(world.translate(&article)).await.failed();
    assert_eq!(error.code, "cut-off");
    let partial = translation(partial.expect("what arrived is kept"));
    assert!(!partial.complete && partial.done == 0, "nothing is committed without a good end");
    assert!(!partial.targets.is_empty() && partial.targets.iter().all(|t| t.state == StateView::Initial));
    world.use_model("scripted").await;
    let done = translation(run(world.translate(&article)).await.finished());
    assert!(done.complete);
    in_place(&done, &view(&world, &article).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn cancelling_keeps_finished_segments_and_resumes() {
    let world = World::with_model("slow").await;
    let article = world.sample().await;
    let mut job = world.translate(&article);
    let id = job.id;
    let mut last = None;
    while let Some(batch) = job.events.recv().await {
        for event in batch {
            if matches!(event, JobEvent::SegmentDone { .. }) {
                world.engine.cancel_job(JobRef { job: id }).await.unwrap();
            }
            last = Some(event);
        }
    }
    let Some(JobEvent::Cancelled { partial: Some(partial) }) = last else {
        panic!("not cancelled: {last:?}")
    };
    let partial = translation(partial);
    assert!(partial.done > 0 && !partial.complete);
    let before = world.chats();
    world.use_model("scripted").await;
    let said = run(world.translate(&article)).await;
    let resent = said.0.iter().filter(|e| matches!(e, JobEvent::SegmentDone { .. })).count();
    let done = translation(said.finished());
    assert!(done.complete);
    assert_eq!(u32::try_from(resent).unwrap(), done.total - partial.done, "only what is missing is sent");
    assert!(world.chats() > before);
    in_place(&done, &view(&world, &article).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_translates_without_an_engine_or_into_the_same_language() {
    let world = World::with_model("scripted").await;
    let article = world.sample().await;
    let mut settings = world.engine.get_settings(Empty {}).await.unwrap();
    settings.translation_engine = None;
    world.engine.save_settings(settings).await.unwrap();
    let ask = |to: &str, engine: Option<&str>| {
        world.engine.translate(TranslateRequest {
            article: article.clone(),
            to: to.into(),
            engine: engine.map(Into::into),
            again: false,
            segments: Vec::new(),
            propose: false,
        })
    };
    assert_eq!(run(ask("el", None)).await.failed().0.code, "no-translation-engine");
    assert_eq!(run(ask("el", Some("builtin"))).await.failed().0.code, "no-translation-engine");
    assert_eq!(run(ask("en", Some("openai-compatible"))).await.failed().0.code, "same-language");
    assert_eq!(run(ask("not a tag", Some("openai-compatible"))).await.failed().0.code, "bad-language");
    assert_eq!(run(ask("el", Some("nobody"))).await.failed().0.code, "no-such-engine");
    assert_eq!(world.chats(), 0);
}
