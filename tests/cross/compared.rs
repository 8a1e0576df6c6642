//! What is said of a row in comparison with others and by the glossary: seen at once, wherever the
//! change was made, and ignored like anything else.

use diglot_engine::Engine;
use diglot_engine::api::*;

use crate::support::{World, open, run};

const READ: &str = "Read the full report on the harbour here.";

async fn begin() -> (World, String) {
    let world = World::with_model("scripted").await;
    let text = [
        "The harbour was closed on Monday after the storm.",
        READ,
        "Fishermen in the north fear for their boats and nets.",
        READ,
        "The mayor spoke of the worst storm in many years.",
    ];
    let source = ImportSource::Text { text: text.join("\n\n") };
    let article = match run(world.engine.import_article(ImportRequest::of(source))).await.finished() {
        Outcome::Imported(imported) => imported.article,
        other => panic!("no article: {other:?}"),
    };
    run(world.translate(&article)).await.finished();
    (world, article)
}

fn reference(article: &str) -> TranslationRef {
    TranslationRef { article: article.into(), to: "el".into() }
}

async fn review(engine: &Engine, article: &str) -> ReviewView {
    engine.get_review(reference(article)).await.unwrap()
}

async fn change(engine: &Engine, article: &str, row: &str, change: TargetChange) -> ReviewChange {
    let rows = vec![row.to_owned()];
    engine
        .change_targets(ChangeTargets { article: article.into(), to: "el".into(), rows, change })
        .await
        .unwrap()
}

fn edit(text: &str) -> TargetChange {
    TargetChange::Edit { text: text.into() }
}

/// The rows with a finding of that check, and whether it is ignored.
fn with(view: &ReviewView, check: &str) -> Vec<(String, bool)> {
    let has = |list: &[FindingView]| list.iter().any(|f| f.check == check);
    let rows = view.rows.iter().filter(|r| has(&r.findings) || has(&r.ignored));
    rows.map(|r| (r.id.clone(), has(&r.ignored))).collect()
}

async fn to_check_in_list(engine: &Engine) -> bool {
    let ask = |filter| ListArticles { search: String::new(), filter, language: None, limit: 10, offset: 0 };
    engine.list_articles(ask(LibraryFilter::ToCheck)).await.unwrap().total > 0
}

#[tokio::test(flavor = "multi_thread")]
async fn one_source_with_two_targets_is_shown_where_it_is_and_ignored_like_any_other() {
    let (world, article) = begin().await;
    let engine = &world.engine;
    let first = review(engine, &article).await;
    let rows: Vec<&ReviewRow> = first.rows.iter().filter(|r| r.source == READ).collect();
    let (one, other) = (rows[0].id.clone(), rows[1].id.clone());
    assert_eq!((rows[0].text.clone(), with(&first, "consistency")), (rows[1].text.clone(), vec![]));
    let before = first.counts.to_check;

    let mine = "Διαβάστε εδώ ολόκληρη την έκθεση για το λιμάνι.";
    let done = change(engine, &article, &one, edit(mine)).await;
    let told: Vec<&str> = done.rows.iter().map(|r| r.id.as_str()).collect();
    assert_eq!(told, [one.as_str(), other.as_str()], "the other row looks different too");
    assert_eq!(done.counts.to_check, before + 1);
    let finding = done.rows[1].findings.iter().find(|f| f.check == "consistency").unwrap().clone();
    assert_eq!(finding.suggestion.as_deref(), Some(mine));
    let span = finding.source.unwrap();
    assert_eq!((span.segment.to_string(), span.text.as_str()), (one.clone(), READ));
    assert!(to_check_in_list(engine).await, "the library's list knows of it");

    for everywhere in [false, true] {
        let ignore = TargetChange::Ignore { check: "consistency".into(), everywhere };
        let done = change(engine, &article, &other, ignore).await;
        assert_eq!(done.counts.to_check, before, "everywhere: {everywhere}");
        assert_eq!(with(&review(engine, &article).await, "consistency"), [(other.clone(), true)]);
        let undone = engine.undo_review(reference(&article)).await.unwrap();
        assert_eq!(undone.counts.to_check, before + 1);
    }
    // Another program on the same library, as after a restart, has it too; so has the record.
    let again = open(world.folder.path());
    assert_eq!(with(&review(&again, &article).await, "consistency"), [(other.clone(), false)]);
    let record = again
        .export_article(ExportRequest {
            article: article.clone(),
            format: ExportFormat::Json,
            translation: Some("el".into()),
        })
        .await
        .unwrap();
    assert!(record.text.contains("consistency"), "the record names it");

    // Taken over as it is proposed, both agree.
    let done = change(&again, &article, &other, edit(mine)).await;
    assert_eq!(done.counts.to_check, before);
    assert!(with(&review(engine, &article).await, "consistency").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn neighbours_with_one_target_are_said_to_repeat() {
    let (world, article) = begin().await;
    let rows = review(&world.engine, &article).await.rows;
    let at = rows.iter().position(|r| r.source == READ).unwrap();
    let (own, next) = (rows[at].clone(), rows[at + 1].id.clone());
    change(&world.engine, &article, &next, edit(&own.text)).await;
    let view = review(&world.engine, &article).await;
    let row = view.rows.iter().find(|r| r.id == next).unwrap();
    let found: Vec<(&str, SeverityView)> = row
        .findings
        .iter()
        .filter(|f| f.source.as_ref().is_some_and(|s| s.text == READ))
        .map(|f| (f.check.as_str(), f.severity))
        .collect();
    assert_eq!(found, [("repetition", SeverityView::Major)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_term_that_was_kept_or_deleted_is_held_against_what_is_translated_already() {
    let (world, article) = begin().await;
    let engine = &world.engine;
    let before = review(engine, &article).await.counts.to_check;
    let term = TermView {
        id: None,
        source_language: "en".into(),
        target_language: "el".into(),
        source: "storm".into(),
        variants: Vec::new(),
        target: "καταιγίδα".into(),
        target_variants: Vec::new(),
        forbidden: Vec::new(),
        note: String::new(),
        case_sensitive: false,
    };
    let kept = engine.save_term(term).await.unwrap();
    let view = review(engine, &article).await;
    let missed: Vec<&str> =
        view.rows.iter().filter(|r| r.source.contains("storm")).map(|r| r.id.as_str()).collect();
    let found = with(&view, "terminology");
    assert_eq!(found.iter().map(|(row, _)| row.as_str()).collect::<Vec<_>>(), missed);
    assert_eq!(view.counts.to_check as usize, before as usize + missed.len());
    assert!(to_check_in_list(engine).await);
    engine.delete_term(TermRef { term: kept.id.unwrap() }).await.unwrap();
    let view = review(engine, &article).await;
    assert!(with(&view, "terminology").is_empty());
    assert_eq!(view.counts.to_check, before);
    // Nothing of all that is a step of the person's.
    assert_eq!((view.undo, view.redo), (None, None));
}
