//! Translation by services that take texts and by programs on this computer.

use std::sync::atomic::Ordering;

use diglot_engine::api::*;

use crate::support::{World, into_greek, run};

async fn add(world: &World, preset: &str, base_url: &str, options: EngineOptions) -> EngineView {
    let draft = EngineDraft {
        preset: preset.into(),
        base_url: base_url.into(),
        options: Some(options),
        ..EngineDraft::default()
    };
    world.engine.save_engine(draft).await.unwrap()
}

/// The scripted service as LibreTranslate.
async fn add_service(world: &World, options: EngineOptions) -> EngineView {
    let address = world.engine.list_engines(Empty {}).await.unwrap().engines[1].base_url.clone();
    add(world, "libretranslate-local", &address, options).await
}

fn program(command: &str) -> EngineOptions {
    EngineOptions { command: Some(command.into()), ..EngineOptions::default() }
}

async fn translate(world: &World, article: &str, engine: &str) -> crate::support::Said {
    run(world.engine.translate(into_greek(article, engine))).await
}

fn translation(outcome: Outcome) -> TranslationView {
    match outcome {
        Outcome::Translation(translation) => translation,
        other => panic!("no translation: {other:?}"),
    }
}

/// A pasted text of so many sentences, each with its number.
async fn numbered(world: &World, sentences: usize, word: &str) -> String {
    let text: Vec<String> = (1..=sentences)
        .map(|n| format!("The {word} of the village number {n} was repaired by the council in spring."))
        .collect();
    let source = ImportSource::Text { text: text.join("\n\n") };
    match run(world.engine.import_article(ImportRequest::of(source))).await.finished() {
        Outcome::Imported(imported) => imported.article,
        other => panic!("no article: {other:?}"),
    }
}

/// Digits pass through the scripted translation, so that a shifted segment shows.
async fn in_place(world: &World, done: &TranslationView) {
    let article = ArticleRef { article: done.article.clone() };
    let view = world.engine.get_article(article).await.unwrap();
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    for block in &view.blocks {
        let units: Vec<u16> = block.text.encode_utf16().collect();
        for segment in &block.segments {
            let source = String::from_utf16(&units[segment.start as usize..segment.end as usize]).unwrap();
            if let Some(target) = done.targets.iter().find(|t| t.segment == segment.id) {
                assert_eq!(digits(&target.text), digits(&source), "segment {}", segment.id);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_takes_texts_translates_several_requests_at_once() {
    let world = World::with_model("scripted").await;
    let options = EngineOptions { concurrency: Some(4), ..EngineOptions::default() };
    let engine = add_service(&world, options).await;
    assert_eq!((engine.kind, engine.can_summarize_across), (EngineKind::Mt, false));
    let article = numbered(&world, 300, "bridge").await;
    let done = translation(translate(&world, &article, &engine.id).await.finished());
    assert!(done.complete && done.total >= 300, "{} of {}", done.done, done.total);
    assert!(done.usage.characters.unwrap() > 10_000);
    in_place(&world, &done).await;
    let most = world.counters.most_at_once.load(Ordering::SeqCst);
    assert!((2..=4).contains(&most), "{most} at once");
    let asked = world.counters.texts.load(Ordering::SeqCst);
    let again = translation(translate(&world, &article, &engine.id).await.finished());
    assert_eq!(again.targets, done.targets);
    assert_eq!(world.counters.texts.load(Ordering::SeqCst), asked, "nothing is missing, nothing is sent");
    // The same path, as a test.
    let tested = run(world.engine.test_engine(EngineId { engine: engine.id.clone() })).await.finished();
    let Outcome::Tested(report) = tested else { panic!("no report") };
    assert!(report.answer.starts_with("Τηε ρι"), "{}", report.answer);
    // It cannot summarise, and says what can.
    let request =
        SummarizeRequest { article, length: LengthView::Short, to: None, engine: Some(engine.id.clone()) };
    let (error, _) = run(world.engine.summarize(request)).await.failed();
    assert_eq!(error.code, "cannot-summarise");
    assert!(error.hint.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_with_a_text_too_few_commits_nothing() {
    let world = World::with_model("scripted").await;
    let engine = add_service(&world, EngineOptions::default()).await;
    let article = numbered(&world, 3, "SHORT bridge").await;
    let (error, partial) = translate(&world, &article, &engine.id).await.failed();
    assert_eq!(error.code, "bad-answer");
    assert!(translation(partial.unwrap()).targets.is_empty());
    let asked = world.counters.texts.load(Ordering::SeqCst);
    assert!((2..=3).contains(&asked), "asked for once more, not for ever: {asked}");
}

/// LibreTranslate's `--batch-limit` and `--char-limit` are whatever who runs it sets, and a request
/// over them is a 400 in the same words.
#[tokio::test(flavor = "multi_thread")]
async fn texts_that_are_too_many_for_a_server_are_asked_for_in_smaller_parts() {
    let world = World::with_model("scripted").await;
    let engine = add_service(&world, EngineOptions::default()).await;
    let article = numbered(&world, 30, "FEW bridge").await;
    let done = translation(translate(&world, &article, &engine.id).await.finished());
    assert!(done.complete, "{} of {}", done.done, done.total);
    in_place(&world, &done).await;
    // A sentence that is too long by itself leaves the others done.
    let text = "The bridge was repaired.\n\nThe LONG road was not.\n\nThe village is glad of it.";
    let source = ImportSource::Text { text: text.into() };
    let imported = run(world.engine.import_article(ImportRequest::of(source))).await.finished();
    let Outcome::Imported(imported) = imported else { panic!("no article") };
    let (error, partial) = translate(&world, &imported.article, &engine.id).await.failed();
    let partial = translation(partial.unwrap());
    assert_eq!((error.code.as_str(), partial.total - partial.done), ("segment-too-long", 1), "{error:?}");
    // Where none is taken it is not their length, and nobody is asked thirty times.
    let article = numbered(&world, 30, "LONG bridge").await;
    let before = world.counters.texts.load(Ordering::SeqCst);
    assert_eq!(translate(&world, &article, &engine.id).await.failed().0.code, "prompt-too-long");
    let asked = world.counters.texts.load(Ordering::SeqCst) - before;
    assert!(asked < 20, "{asked}");
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_program_translates_offline() {
    let world = World::with_model("scripted").await;
    let mut settings = world.engine.get_settings(Empty {}).await.unwrap();
    settings.offline = true;
    world.engine.save_settings(settings).await.unwrap();
    let article = numbered(&world, 60, "bridge").await;
    for (keep_running, command) in [(false, "sed s/village/χωριό/"), (true, "sed -u s/village/χωριό/")]
    {
        let options = EngineOptions { keep_running, ..program(command) };
        let engine = add(&world, "program", "", options).await;
        assert!(engine.local && engine.kind == EngineKind::Program && engine.host.is_none());
        let request = TranslateRequest {
            article: article.clone(),
            to: "el".into(),
            engine: Some(engine.id.clone()),
            again: true,
            segments: Vec::new(),
            propose: false,
        };
        let done = translation(run(world.engine.translate(request)).await.finished());
        assert!(done.complete, "{command}");
        in_place(&world, &done).await;
        let tested = run(world.engine.test_engine(EngineId { engine: engine.id.clone() })).await.finished();
        assert!(matches!(tested, Outcome::Tested(_)));
    }
    assert_eq!(world.chats(), 0);
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_is_not_there_or_fails_says_so() {
    let world = World::with_model("scripted").await;
    let article = numbered(&world, 3, "bridge").await;
    for (command, code) in [
        ("no-such-program-anywhere", "program-missing"),
        ("sh -c 'echo broken >&2; exit 3'", "program-failed"),
        ("true", "bad-answer"),
    ] {
        let engine = add(&world, "program", "", program(command)).await;
        let (error, partial) = translate(&world, &article, &engine.id).await.failed();
        assert_eq!(error.code, code, "{command}");
        assert!(error.hint.is_some() && translation(partial.unwrap()).done == 0);
    }
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn cancelling_ends_a_program() {
    let world = World::with_model("scripted").await;
    let article = numbered(&world, 3, "bridge").await;
    let engine = add(&world, "program", "", program("sleep 600")).await;
    let mut job = world.engine.translate(TranslateRequest {
        article,
        to: "el".into(),
        engine: Some(engine.id),
        again: false,
        segments: Vec::new(),
        propose: false,
    });
    let id = job.id;
    let mut last = None;
    while let Some(batch) = job.events.recv().await {
        if batch.iter().any(|e| matches!(e, JobEvent::Started { .. })) {
            world.engine.cancel_job(JobRef { job: id }).await.unwrap();
        }
        last = batch.into_iter().next_back();
    }
    assert!(matches!(last, Some(JobEvent::Cancelled { .. })), "{last:?}");
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn where_the_default_engine_fails_the_next_one_goes_on() {
    let world = World::with_model("unauthorized").await;
    let article = numbered(&world, 3, "bridge").await;
    let second = add(&world, "program", "", program("cat")).await;
    let mut settings = world.engine.get_settings(Empty {}).await.unwrap();
    settings.translation_engine = Some("openai-compatible".into());
    settings.fallback_engines = vec!["openai-compatible".into(), second.id.clone()];
    world.engine.save_settings(settings).await.unwrap();
    let ask = |engine: Option<&str>| TranslateRequest {
        article: article.clone(),
        to: "el".into(),
        engine: engine.map(Into::into),
        again: false,
        segments: Vec::new(),
        propose: false,
    };
    let mut other = ask(Some("openai-compatible:unauthorized"));
    other.to = "de".into();
    assert_eq!(run(world.engine.translate(other)).await.failed().0.code, "no-key", "chosen by hand");
    let said = run(world.engine.translate(ask(None))).await;
    assert!(said.0.iter().any(|e| matches!(e, JobEvent::Warning { code, .. } if code == "fell-back")));
    let done = translation(said.finished());
    assert!(done.complete && done.engine.unwrap().id == second.id);
    assert_eq!(world.chats(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_set_for_an_engine_stays_and_holds_no_secret() {
    let world = World::with_model("scripted").await;
    let options = EngineOptions { region: Some(" westeurope ".into()), ..EngineOptions::default() };
    let azure = add(&world, "azure-translator", "", options).await;
    assert_eq!(azure.options.region.as_deref(), Some("westeurope"));
    assert_eq!((azure.protocol.as_str(), &azure.wants[..]), ("azure-translator", &[EngineWant::Region][..]));
    let renamed = EngineDraft {
        id: Some(azure.id.clone()),
        name: "Mine".into(),
        preset: azure.preset.clone(),
        base_url: azure.base_url.clone(),
        ..EngineDraft::default()
    };
    let renamed = world.engine.save_engine(renamed).await.unwrap();
    assert_eq!(renamed.options, azure.options, "a face that knows nothing of options leaves them");
    let secret = EngineDraft {
        preset: "openai".into(),
        options: Some(EngineOptions {
            headers: [("Authorization".to_owned(), "Bearer canary".to_owned())].into(),
            ..EngineOptions::default()
        }),
        ..EngineDraft::default()
    };
    assert_eq!(world.engine.save_engine(secret).await.unwrap_err().code, "secret-header");
}

/// DeepL has a host for free keys: the key is kept for that one and found again.
#[tokio::test(flavor = "multi_thread")]
async fn a_free_key_belongs_to_the_free_host() {
    let world = World::with_model("scripted").await;
    let deepl = add(&world, "deepl", "", EngineOptions::default()).await;
    for key in ["canary:fx", "canary"] {
        let set = SetKey {
            engine: deepl.id.clone(),
            key: key.into(),
            keeper: KeyKeeper::Session,
            passphrase: None,
        };
        let view = world.engine.set_key(set).await.unwrap();
        assert_eq!(view.key, KeyStatus::Stored { keeper: KeyKeeper::Session }, "{key}");
    }
    let gone = world.engine.delete_key(EngineId { engine: deepl.id.clone() }).await.unwrap();
    assert_eq!(gone.key, KeyStatus::None);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_engine_translates_until_another_is_chosen_or_it_is_removed() {
    let world = World::with_model("scripted").await;
    let translator = async || world.engine.get_settings(Empty {}).await.unwrap().translation_engine;
    assert_eq!(translator().await.as_deref(), Some("openai-compatible"));
    let second = add(&world, "program", "", program("cat")).await;
    assert_eq!(translator().await.as_deref(), Some("openai-compatible"));
    world.engine.delete_engine(EngineId { engine: "openai-compatible".into() }).await.unwrap();
    assert_eq!(translator().await, Some(second.id.clone()));
    world.engine.delete_engine(EngineId { engine: second.id }).await.unwrap();
    assert_eq!(translator().await, None);
}
