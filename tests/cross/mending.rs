//! Points that are changed by hand, repaired by an engine and judged by one.

use diglot_engine::api::*;

use crate::support::{World, run};

fn summary(outcome: Outcome) -> SummaryView {
    match outcome {
        Outcome::Summary(summary) => summary,
        other => panic!("no summary: {other:?}"),
    }
}

/// A summary with a wrong number, where it is, and what names it.
async fn flawed(world: &World) -> (SummaryRef, SummaryView, u32) {
    let article = world.sample().await;
    let made = summary(run(world.summarize(&article, LengthView::Detailed)).await.finished());
    let at = made.points.iter().position(|p| p.findings.iter().any(|f| f.check == "number")).unwrap();
    let named = SummaryRef {
        article,
        language: made.language.clone(),
        length: made.length,
        engine: made.engine.id.clone(),
        model: made.engine.model.clone(),
    };
    (named, made, u32::try_from(at).unwrap())
}

async fn stored(world: &World, article: &str) -> SummaryView {
    let article = ArticleRef { article: article.into() };
    let mut all = world.engine.list_summaries(article).await.unwrap().summaries;
    assert_eq!(all.len(), 1, "changed in its place");
    all.remove(0)
}

async fn to_check(world: &World) -> u32 {
    let list = ListArticles { limit: 9, ..ListArticles::default() };
    world.engine.list_articles(list).await.unwrap().rows[0].to_check
}

#[tokio::test(flavor = "multi_thread")]
async fn a_point_is_changed_by_hand_and_nothing_is_lost() {
    let world = World::with_model("wrong").await;
    let (named, made, at) = flawed(&world).await;
    let first = made.points[at as usize].clone();
    let open = to_check(&world).await;
    let change = async |change: PointChange| {
        let request = ChangePoint { summary: named.clone(), point: at, change };
        let view = world.engine.change_point(request).await.unwrap();
        assert_eq!(view.points.len(), made.points.len(), "dropped ones are counted");
        assert_eq!(stored(&world, &named.article).await, view);
        view
    };
    let right = first.text.replace("120", "117").replace("40 ", "14 ");
    let edited = change(PointChange::Edit { text: right.clone() }).await.points[at as usize].clone();
    assert_eq!((edited.text.as_str(), edited.origin), (right.as_str(), PointOrigin::Human));
    assert_eq!(edited.was.as_deref(), Some(first.text.as_str()));
    assert!(edited.findings.iter().all(|f| f.check != "number"), "it is checked anew: {edited:?}");
    assert!(to_check(&world).await < open);
    assert_eq!(change(PointChange::Restore).await.points[at as usize], first);
    assert_eq!(to_check(&world).await, open);
    let accepted = change(PointChange::Accept).await.points[at as usize].clone();
    assert!(accepted.accepted && accepted.findings == first.findings, "the findings are kept");
    assert!(to_check(&world).await < open, "what was found fine wants no look");
    let dropped = change(PointChange::Drop).await;
    assert!(dropped.points[at as usize].dropped);
    assert!(dropped.covered <= made.covered);
    for format in [ExportFormat::Text, ExportFormat::Markdown, ExportFormat::Html, ExportFormat::Json] {
        let request = ExportRequest { article: named.article.clone(), format, translation: None };
        let file = world.engine.export_article(request).await.unwrap();
        let words = first.text.get(..24).unwrap();
        let source = file.text.matches(words).count();
        assert!(!file.text.contains(&first.text), "{format:?} leaves it out ({source})");
    }
    assert_eq!(change(PointChange::Restore).await.points[at as usize], first);
    let nowhere = ChangePoint { summary: named.clone(), point: 99, change: PointChange::Drop };
    assert_eq!(world.engine.change_point(nowhere).await.unwrap_err().code, "no-such-point");
    let nobody = SummaryRef { engine: "nobody".into(), ..named.clone() };
    let nobody = ChangePoint { summary: nobody, point: 0, change: PointChange::Drop };
    assert_eq!(world.engine.change_point(nobody).await.unwrap_err().code, "no-summary");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_engine_that_is_told_what_is_wrong_repairs_a_point() {
    let world = World::with_model("wrong").await;
    let (named, made, at) = flawed(&world).await;
    let first = &made.points[at as usize];
    let request = RepairRequest { summary: named.clone(), point: at, engine: None };
    let said = run(world.engine.repair_point(request)).await;
    assert!(said.0.iter().any(|e| matches!(e, JobEvent::PointDone { index, .. } if *index == at)));
    let view = summary(said.finished());
    let point = &view.points[at as usize];
    assert_eq!((point.origin, point.was.as_deref()), (PointOrigin::Repaired, Some(first.text.as_str())));
    assert_eq!(point.status, SupportView::Supported, "{point:?}");
    assert_eq!(stored(&world, &named.article).await, view);
    let body = world.counters.last_chat.lock().unwrap()["messages"][1]["content"].to_string();
    assert!(body.contains("Finding: ") && body.contains(first.text.get(..20).unwrap()), "{body}");
    let counted = world.engine.get_spending(Empty {}).await.unwrap().engines[0].ever.requests;
    assert_eq!(counted, world.chats(), "it is counted as any request");
    // By hand it goes back to what was first written.
    let change = ChangePoint { summary: named, point: at, change: PointChange::Restore };
    assert_eq!(&world.engine.change_point(change).await.unwrap().points[at as usize], first);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_opinion_is_shown_as_such_and_changes_no_finding() {
    let world = World::with_model("wrong").await;
    let (named, made, at) = flawed(&world).await;
    let judge = |points: Vec<u32>| JudgeRequest {
        summary: named.clone(),
        points,
        engine: Some("openai-compatible".into()),
    };
    let view = summary(run(world.engine.judge_points(judge(vec![]))).await.finished());
    for (before, after) in made.points.iter().zip(&view.points) {
        assert_eq!(after.verdict.is_some(), before.status != SupportView::Supported, "those to check alone");
        assert_eq!(&PointView { verdict: None, ..after.clone() }, before, "nothing but the verdict is new");
    }
    let verdict = view.points[at as usize].verdict.clone().unwrap();
    assert_eq!((verdict.verdict, verdict.reason.as_str()), (VerdictKind::Contradicted, "As it is written."));
    assert_eq!(verdict.engine.name, "Scripted");
    assert_eq!(stored(&world, &named.article).await, view);
    // An edit is another sentence: what was said of the old one is gone.
    let change = PointChange::Edit { text: "The talks begin in Istanbul.".into() };
    let request = ChangePoint { summary: named.clone(), point: at, change };
    assert!(world.engine.change_point(request).await.unwrap().points[at as usize].verdict.is_none());
    assert_eq!(run(world.engine.judge_points(judge(vec![77]))).await.failed().0.code, "no-such-point");
}
