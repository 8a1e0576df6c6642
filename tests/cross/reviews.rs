//! Reviews: what a person does is never lost, and no engine touches it.

use std::collections::HashSet;

use diglot_engine::Engine;
use diglot_engine::api::*;

use crate::support::{World, into_greek, open, run};

fn reference(article: &str) -> TranslationRef {
    TranslationRef { article: article.into(), to: "el".into() }
}

async fn review(engine: &Engine, article: &str) -> ReviewView {
    engine.get_review(reference(article)).await.unwrap()
}

async fn change(engine: &Engine, article: &str, rows: &[&str], change: TargetChange) -> ReviewChange {
    let rows = rows.iter().map(|r| (*r).to_owned()).collect();
    engine
        .change_targets(ChangeTargets { article: article.into(), to: "el".into(), rows, change })
        .await
        .unwrap()
}

/// Sets up one more engine at the scripted service and says its id.
async fn another(world: &World, name: &str, model: &str) -> String {
    let base_url = world.engine.list_engines(Empty {}).await.unwrap().engines.remove(1).base_url;
    let draft = EngineDraft {
        id: None,
        name: name.into(),
        preset: "openai-compatible".into(),
        base_url,
        model: Some(model.into()),
        options: None,
    };
    world.engine.save_engine(draft).await.unwrap().id
}

/// A row behind the first ones whose source has a digit: the engines' texts for it differ.
async fn numbered(engine: &Engine, article: &str) -> String {
    let rows = review(engine, article).await.rows;
    let has = |r: &&ReviewRow| r.number > 4 && r.source.contains(|c: char| c.is_ascii_digit());
    rows.iter().find(has).map(|r| r.id.clone()).unwrap()
}

fn edit(text: &str) -> TargetChange {
    TargetChange::Edit { text: text.into() }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_run_and_no_restart_changes_a_byte_of_what_a_person_dealt_with() {
    let world = World::with_model("scripted").await;
    let article = world.sample().await;
    let (second, third) = (another(&world, "Second", "wrong").await, another(&world, "Third", "bytes").await);
    run(world.translate(&article)).await.finished();
    let digits = numbered(&world.engine, &article).await;
    let mine = "Δικό μου κείμενο, με \u{200d}👩‍👩‍👧 και\u{a0}κενά ";
    change(&world.engine, &article, &["1"], edit(mine)).await;
    change(&world.engine, &article, &["2", "3", &digits], TargetChange::Approve).await;
    change(&world.engine, &article, &["3"], TargetChange::SignOff).await;
    change(&world.engine, &article, &["4"], TargetChange::Split { source_at: 9, target_at: 9 }).await;
    change(&world.engine, &article, &["4.2"], TargetChange::Note { text: "ask".into() }).await;
    let touched: HashSet<&str> = ["1", "2", "3", "4", "4.2", &digits].into();
    let own = |view: &ReviewView| {
        let rows = view.rows.iter().filter(|r| touched.contains(r.id.as_str()));
        rows.map(|r| (r.id.clone(), r.source.clone(), r.text.clone(), r.state, r.origin, r.note.clone()))
            .collect::<Vec<_>>()
    };
    let before = own(&review(&world.engine, &article).await);
    assert_eq!((before.len(), before[0].2.as_str()), (6, mine));
    for (engine, propose) in [(second.as_str(), false), (third.as_str(), true), ("openai-compatible", false)]
    {
        let again = TranslateRequest { again: true, propose, ..into_greek(&article, engine) };
        run(world.engine.translate(again)).await.finished();
        // And each row by name, which puts the answer beside.
        let named = TranslateRequest {
            again: true,
            segments: vec![1, 2, 3, 4, digits.parse().unwrap()],
            ..into_greek(&article, engine)
        };
        let said = run(world.engine.translate(named)).await;
        assert!(said.0.iter().any(|e| matches!(e, JobEvent::TargetProposed { .. })), "{engine}");
        assert_eq!(own(&review(&world.engine, &article).await), before, "{engine}");
    }
    let again = open(world.folder.path());
    let after = review(&again, &article).await;
    assert_eq!(own(&after), before);
    assert!(after.rows.iter().filter(|r| touched.contains(r.id.as_str())).all(|r| r.locked));
    let row = after.rows.iter().find(|r| r.id == digits).unwrap();
    assert!(!row.proposals.is_empty() && row.disagreement.is_some(), "{row:?}");
    // Undone to the beginning, the person's work is gone and what the engines made is there.
    let mut steps = 0;
    while again.undo_review(reference(&article)).await.unwrap().undo.is_some() {
        steps += 1;
    }
    assert_eq!(steps, 4, "five steps, of which the last has none before it");
    let undone = review(&again, &article).await;
    assert!(undone.undo.is_none() && undone.redo.is_some());
    assert!(undone.rows.iter().all(|r| r.state == StateView::Translated && r.origin == OriginView::Machine));
    while again.redo_review(reference(&article)).await.unwrap().redo.is_some() {}
    assert_eq!(own(&review(&open(world.folder.path()), &article).await), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn alternatives_are_asked_for_by_row_and_taken() {
    let world = World::with_model("scripted").await;
    let article = world.sample().await;
    let second = another(&world, "Second", "wrong").await;
    let done = run(world.translate(&article)).await.finished();
    let Outcome::Translation(first) = done else { panic!("{done:?}") };
    let asked = world.chats();
    let digits = numbered(&world.engine, &article).await;
    let segment: u32 = digits.parse().unwrap();
    let propose =
        TranslateRequest { propose: true, segments: vec![segment], ..into_greek(&article, &second) };
    run(world.engine.translate(propose)).await.finished();
    assert_eq!(world.chats(), asked + 1, "one row, one request");
    let view = review(&world.engine, &article).await;
    let with: Vec<&ReviewRow> = view.rows.iter().filter(|r| !r.proposals.is_empty()).collect();
    assert_eq!(with.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(), [digits.as_str()]);
    let proposal = &with[0].proposals[0];
    assert_eq!(proposal.engine.as_ref().map(|e| e.name.as_str()), Some("Second"));
    assert!(with[0].disagreement.unwrap() > 0.0);
    let taken =
        change(&world.engine, &article, &[&digits], TargetChange::TakeProposal { proposal: proposal.id })
            .await;
    assert_eq!(taken.rows.len(), 1);
    let text_before = first.targets.iter().find(|t| t.segment == segment).unwrap().text.clone();
    assert_eq!((&taken.rows[0].text, taken.rows[0].locked), (&proposal.text, true));
    assert_eq!(taken.rows[0].proposals[0].text, text_before, "what was there can be taken again");
    let history = world
        .engine
        .get_history(RowRef { article: article.clone(), to: "el".into(), row: digits.clone() })
        .await
        .unwrap();
    let told: Vec<&str> = history.entries.iter().map(|e| e.what.as_str()).collect();
    assert_eq!(told, ["take-proposal", "proposed", "translated"]);
    // Resuming with another engine sends only what is missing.
    change(&world.engine, &article, &["2"], TargetChange::Clear).await;
    let asked = world.chats();
    run(world.engine.translate(into_greek(&article, &second))).await.finished();
    assert_eq!(world.chats(), asked + 1);
    let row = review(&world.engine, &article).await.rows.into_iter().find(|r| r.id == "2").unwrap();
    assert_eq!(row.engine.map(|e| e.name).as_deref(), Some("Second"));
}

#[tokio::test(flavor = "multi_thread")]
async fn joined_and_cut_rows_are_translated_whole_and_exported() {
    let world = World::with_model("scripted").await;
    let article = world.sample().await;
    let empty = review(&world.engine, &article).await;
    assert!(empty.engine.is_none() && empty.rows.iter().all(|r| r.text.is_empty() && !r.locked));
    let next =
        empty.rows.windows(2).find(|w| w[0].kind == BlockKindView::Paragraph && w[1].kind == w[0].kind);
    let joined = next.map(|w| (w[0].id.clone(), w[1].id.clone())).unwrap();
    let done = change(&world.engine, &article, &[&joined.0], TargetChange::Merge).await;
    assert_eq!(done.removed, std::slice::from_ref(&joined.1));
    let cut = empty.rows.last().unwrap().id.clone();
    let at = TargetChange::Split { source_at: 12, target_at: 0 };
    let done = change(&world.engine, &article, &[&cut], at).await;
    let parts: Vec<String> = done.rows.iter().map(|r| r.id.clone()).collect();
    assert_eq!(parts, [cut.clone(), format!("{cut}.2")]);
    let outcome = run(world.translate(&article)).await.finished();
    let Outcome::Translation(whole) = outcome else { panic!("{outcome:?}") };
    assert!(whole.complete, "{} of {}", whole.done, whole.total);
    let view = review(&world.engine, &article).await;
    let letters = |text: &str| text.chars().filter(|c| !c.is_alphabetic()).collect::<String>();
    for row in &view.rows {
        assert_eq!(letters(&row.text), letters(&row.source), "row {}", row.id);
    }
    assert_eq!(view.counts.translated, view.counts.total);
    let text = |segment: &str| {
        let segment: u32 = segment.parse().unwrap();
        whole.targets.iter().find(|t| t.segment == segment).unwrap().text.clone()
    };
    let row = |id: &str| view.rows.iter().find(|r| r.id == id).unwrap().text.clone();
    assert_eq!((text(&joined.0), text(&joined.1)), (row(&joined.0), String::new()));
    assert_eq!(text(&cut), format!("{} {}", row(&cut), row(&parts[1])));
    let file = world
        .engine
        .export_article(ExportRequest {
            article: article.clone(),
            format: ExportFormat::Html,
            translation: Some("el".into()),
        })
        .await
        .unwrap();
    assert!(!file.text.contains("missing\" lang"), "nothing counts as missing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_is_found_shown_and_replaced_in_one_step() {
    let world = World::with_model("scripted").await;
    let article = world.sample().await;
    for (row, text) in [("1", "Der Minister 👩‍👩‍👧 und die Ministerin."), ("2", "MINISTER, Minister.")]
    {
        change(&world.engine, &article, &[row], edit(text)).await;
    }
    change(&world.engine, &article, &["2"], TargetChange::Approve).await;
    let ask = |replace: Option<&str>, approved: bool, preview: bool| ReplaceRequest {
        article: article.clone(),
        to: "el".into(),
        find: "minister".into(),
        replace: replace.map(Into::into),
        exact: false,
        whole_words: true,
        approved,
        rows: Vec::new(),
        preview,
    };
    let replace = |request| world.engine.replace_in_targets(request);
    let shown = replace(ask(Some("Rat"), false, true)).await.unwrap();
    assert_eq!((shown.total, shown.change), (3, None));
    let hits: Vec<(&str, u32, u32, &str)> =
        shown.hits.iter().map(|h| (h.row.as_str(), h.start, h.end, h.after.as_str())).collect();
    assert_eq!(hits[0], ("1", 4, 12, "Der Rat 👩‍👩‍👧 und die Ministerin."));
    assert_eq!(hits[1], ("2", 0, 8, "MINISTER, Minister."), "approved rows stay");
    let done = replace(ask(Some("Rat"), true, false)).await.unwrap().change.unwrap();
    let texts: Vec<&str> = done.rows.iter().map(|r| r.text.as_str()).collect();
    assert_eq!(texts, ["Der Rat 👩‍👩‍👧 und die Ministerin.", "Rat, Rat."]);
    assert_eq!(done.rows[1].state, StateView::Translated, "open again");
    assert_eq!((done.undo.as_deref(), done.counts.approved), (Some("replaced"), 0));
    let undone = world.engine.undo_review(reference(&article)).await.unwrap();
    assert_eq!((undone.rows.len(), undone.redo.as_deref()), (2, Some("replaced")));
    assert_eq!((undone.rows[1].text.as_str(), undone.counts.approved), ("MINISTER, Minister.", 1));
    let none = ReplaceRequest { find: " ".into(), ..ask(None, false, true) };
    assert_eq!(replace(none).await.unwrap_err().code, "nothing-to-find");
    let refused = |rows: &[&str], change: TargetChange| {
        let rows = rows.iter().map(|r| (*r).to_owned()).collect();
        world.engine.change_targets(ChangeTargets { article: article.clone(), to: "el".into(), rows, change })
    };
    assert_eq!(refused(&["99999"], TargetChange::Approve).await.unwrap_err().code, "no-such-row");
    assert_eq!(refused(&["x"], TargetChange::Approve).await.unwrap_err().code, "no-such-row");
    let nowhere = TargetChange::Split { source_at: 0, target_at: 0 };
    assert_eq!(refused(&["1"], nowhere).await.unwrap_err().code, "nowhere-to-cut");
    assert_eq!(refused(&["0"], TargetChange::Merge).await.unwrap_err().code, "nothing-to-join");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_windows_on_one_library_lose_nothing() {
    let world = World::with_model("scripted").await;
    let article = world.sample().await;
    let other = open(world.folder.path());
    for n in 0..6 {
        let (here, there) = if n % 2 == 0 { (&world.engine, &other) } else { (&other, &world.engine) };
        change(here, &article, &["1"], edit(&format!("Text {n}"))).await;
        let seen = review(there, &article).await;
        assert_eq!(seen.rows.iter().find(|r| r.id == "1").unwrap().text, format!("Text {n}"));
    }
    let (a, b) = tokio::join!(
        change(&world.engine, &article, &["2"], edit("a")),
        change(&other, &article, &["3"], edit("b")),
    );
    assert_eq!((a.rows.len(), b.rows.len()), (1, 1));
    let seen = review(&world.engine, &article).await;
    let text = |id: &str| seen.rows.iter().find(|r| r.id == id).unwrap().text.clone();
    assert_eq!((text("2"), text("3")), ("a".to_owned(), "b".to_owned()));
}
