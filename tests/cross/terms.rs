//! What people agreed on: the glossary on its way to an engine and back, and the memory and files that
//! hand a translation on.

use std::time::Duration;

use diglot_engine::api::*;
use diglot_tests::speaker::{Fault, Speaker};

use crate::support::{Said, World, into_greek, run};

async fn import(world: &World, sentences: &[&str]) -> String {
    let source = ImportSource::Text { text: sentences.join("\n\n") };
    match run(world.engine.import_article(ImportRequest::of(source))).await.finished() {
        Outcome::Imported(imported) => imported.article,
        other => panic!("no article: {other:?}"),
    }
}

async fn term(world: &World, source: &str, target: &str) {
    let term = TermView {
        source_language: "en".into(),
        target_language: "el".into(),
        source: source.into(),
        target: target.into(),
        ..TermView::default()
    };
    world.engine.save_term(term).await.unwrap();
}

/// An engine of this preset at a service that speaks its protocol.
async fn add(world: &World, preset: &str, server: &Speaker, glossary: Option<&str>) -> String {
    let draft = EngineDraft {
        preset: preset.into(),
        base_url: format!("http://{}", server.address),
        model: (preset == "openai-compatible").then(|| "m".to_owned()),
        options: Some(EngineOptions {
            region: Some("eu-west-1".into()),
            project: Some("p-1".into()),
            glossary: glossary.map(str::to_owned),
            ..EngineOptions::default()
        }),
        ..EngineDraft::default()
    };
    world.engine.save_engine(draft).await.unwrap().id
}

async fn translate(world: &World, article: &str, engine: &str) -> Said {
    run(world.engine.translate(into_greek(article, engine))).await
}

fn reference(article: &str) -> TranslationRef {
    TranslationRef { article: article.into(), to: "el".into() }
}

/// Thirty sentences, of which the first and the last have a bridge in them.
fn with_bridges() -> Vec<String> {
    (1..=30)
        .map(|n| match n {
            1 | 30 => format!("The council closed the bridge number {n} in spring."),
            _ => format!("The mayor of the village number {n} spoke to the press in spring."),
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_model_is_told_the_terms_of_its_own_segments_and_each_is_held_to_them() {
    let world = World::with_model("scripted").await;
    let server = Speaker::start("openai-chat", Duration::ZERO, |_| Fault::None).await.unwrap();
    let engine = add(&world, "openai-compatible", &server, None).await;
    // What the scripted model writes anyway, and what it does not.
    term(&world, "bridge", &diglot_tests::translated("bridge")).await;
    term(&world, "council", "δήμος").await;
    term(&world, "harbour", "λιμάνι").await;
    let sentences = with_bridges();
    let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
    let article = import(&world, &sentences).await;
    translate(&world, &article, &engine).await.finished();
    let seen = server.seen();
    let told = |seen: &diglot_tests::speaker::Seen| seen.text.contains("council = δήμος");
    assert!(seen.iter().any(told) && !seen.iter().all(told), "only where they occur");
    for request in &seen {
        assert_eq!(told(request), request.text.contains("The council"), "{}", request.text);
        assert!(!request.text.contains("harbour"), "a term that occurs nowhere goes nowhere");
    }
    let rows = world.engine.get_review(reference(&article)).await.unwrap().rows;
    let first = rows.iter().find(|r| r.source.contains("bridge")).unwrap();
    let hits: Vec<bool> = first.terms.iter().map(|t| t.hit).collect();
    assert_eq!(hits, [false, true], "the council was missed, the bridge was kept");
    let missed = first.findings.iter().filter(|f| f.check == "terminology").count();
    assert_eq!(missed, 1, "{:?}", first.findings);
    let other = rows.iter().find(|r| r.source.contains("mayor")).unwrap();
    assert!(other.terms.is_empty() && other.findings.iter().all(|f| f.check != "terminology"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_is_told_the_terms_by_its_own_means_or_it_is_said_that_it_is_not() {
    let check = async |preset: &str, protocol: &str, named: Option<&str>, wants: Option<&str>| {
        let world = World::with_model("scripted").await;
        let server = Speaker::start(protocol, Duration::ZERO, |_| Fault::None).await.unwrap();
        let engine = add(&world, preset, &server, named).await;
        let key = match protocol {
            "amazon-translate" => "AKIDEXAMPLE:secret",
            _ => "key",
        };
        let key =
            SetKey { engine: engine.clone(), key: key.into(), keeper: KeyKeeper::Session, passphrase: None };
        world.engine.set_key(key).await.unwrap();
        term(&world, "council", "δήμος").await;
        let article = import(&world, &["The council met.", "The river rose."]).await;
        let said = translate(&world, &article, &engine).await;
        let warned = said.0.iter().any(|e| {
            matches!(e, JobEvent::Warning { code, message }
                if code == "glossary-not-told" && message.contains("checked for your terms afterwards"))
        });
        assert_eq!(warned, wants.is_none(), "{preset} {named:?}");
        let sent: String = server.seen().iter().map(|s| s.text.clone()).collect();
        if let Some(wants) = wants {
            assert!(sent.contains(wants), "{preset} {named:?}: {sent}");
        }
        assert!(!said.0.iter().any(|e| matches!(e, JobEvent::Failed { .. })), "{preset}: {said:?}");
        let rows = world.engine.get_review(reference(&article)).await.unwrap().rows;
        let row = rows.iter().find(|r| r.source.contains("council")).unwrap();
        // Verified after, whoever was told: the scripted service writes the term's letters only where
        // they stand in the text that it is sent.
        let missed = row.findings.iter().any(|f| f.check == "terminology");
        assert_eq!(row.terms.iter().map(|t| t.hit).collect::<Vec<_>>(), [!missed], "{preset}");
        assert_eq!(missed, preset != "azure-translator", "{preset}");
    };
    let marked = r#"<mstrans:dictionary translation=\"δήμος\">council</mstrans:dictionary>"#;
    check("azure-translator", "azure-translator", None, Some(marked)).await;
    let google = r#""glossaryConfig":{"glossary":"projects/p-1/locations/eu-west-1/glossaries/news"}"#;
    check("google-translate-v3", "google-v3", Some("news"), Some(google)).await;
    check("google-translate-v3", "google-v3", None, None).await;
    check("amazon-translate", "amazon-translate", Some("news"), Some(r#""TerminologyNames":["news"]"#)).await;
    check("amazon-translate", "amazon-translate", None, None).await;
    check("modernmt", "modernmt", Some("news"), Some(r#""glossaries":["news"]"#)).await;
    check("deepl", "deepl", Some("news"), Some(r#""glossary_id":"news""#)).await;
    // Its own glossary is laid up for the run where none is named; this server takes none.
    check("deepl", "deepl", None, Some("POST /v2/glossaries")).await;
    check("google-translate", "google-v2", None, None).await;
    check("libretranslate", "libretranslate", None, None).await;
}

async fn approve(world: &World, article: &str, row: &str, text: &str) {
    for change in [TargetChange::Edit { text: text.into() }, TargetChange::Approve] {
        let (article, rows) = (article.to_owned(), vec![row.to_owned()]);
        world.engine.change_targets(ChangeTargets { article, to: "el".into(), rows, change }).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_person_approved_comes_back_from_the_memory_and_is_not_asked_for() {
    let world = World::with_model("scripted").await;
    let server = Speaker::start("openai-chat", Duration::ZERO, |_| Fault::None).await.unwrap();
    let engine = add(&world, "openai-compatible", &server, None).await;
    world
        .engine
        .save_settings(Settings {
            translation_engine: Some(engine.clone()),
            ..world.engine.get_settings(Empty {}).await.unwrap()
        })
        .await
        .unwrap();
    let known = "The council closed the bridge in spring.";
    let first = import(&world, &[known, "The river rose."]).await;
    translate(&world, &first, &engine).await.finished();
    let rows = world.engine.get_review(reference(&first)).await.unwrap().rows;
    let row = rows.iter().find(|r| r.source == known).unwrap();
    approve(&world, &first, &row.id, "Ο δήμος έκλεισε τη γέφυρα την άνοιξη.").await;
    let before = server.count();
    let second =
        import(&world, &["Another day began.", known, "The council closed the bridges in spring."]).await;
    let request = TranslateRequest {
        article: second.clone(),
        to: "el".into(),
        engine: None,
        again: false,
        segments: Vec::new(),
        propose: false,
    };
    run(world.engine.translate(request)).await.finished();
    let rows = world.engine.get_review(reference(&second)).await.unwrap().rows;
    let row = |source: &str| rows.iter().find(|r| r.source == source).unwrap();
    assert_eq!(row(known).text, "Ο δήμος έκλεισε τη γέφυρα την άνοιξη.");
    assert_eq!((row(known).origin, row(known).percent), (OriginView::Memory, Some(100)));
    let sent: String = server.seen().split_off(before).iter().map(|s| s.text.clone()).collect();
    assert!(!sent.contains(known) && sent.contains("Another day began."), "{sent}");
    let like = row("The council closed the bridges in spring.");
    assert_eq!(like.origin, OriginView::Machine);
    assert!(like.proposals.iter().any(|p| p.text.contains("γέφυρα")), "what is alike lies beside: {like:?}");
    let all = ExportMemory { source_language: None, target_language: None };
    let tmx = world.engine.export_memory(all).await.unwrap().text;
    assert!(tmx.contains(known) && tmx.contains("Ο δήμος έκλεισε"), "{tmx}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_translation_that_was_handed_out_comes_back_changed() {
    let world = World::with_model("scripted").await;
    let article = import(&world, &["The council met.", "The river rose."]).await;
    run(world.translate(&article)).await.finished();
    let export = ExportRequest {
        article: article.clone(),
        format: ExportFormat::Xliff,
        translation: Some("el".into()),
    };
    let file = world.engine.export_article(export).await.unwrap().text;
    let mine = diglot_tests::translated("The river rose.");
    assert!(file.contains(&mine), "{file}");
    let back = ImportTranslation {
        article: None,
        // What it was when it was handed out stands in the file as well.
        text: file.replace(&format!(">{mine}</target>"), ">Το ποτάμι ανέβηκε.</target>"),
        preview: false,
        decisions: Vec::new(),
    };
    let report = world.engine.import_translation(back).await.unwrap();
    assert_eq!((report.changed.len(), report.conflicts.len()), (1, 0), "{report:?}");
    let rows = world.engine.get_review(reference(&article)).await.unwrap().rows;
    assert!(rows.iter().any(|r| r.text == "Το ποτάμι ανέβηκε." && r.locked));
}
