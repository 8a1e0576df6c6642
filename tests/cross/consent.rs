//! What may leave this computer.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use diglot_engine::api::*;
use diglot_engine::{Config, Engine};

use crate::support::{Said, World, run};

/// A host outside this computer. Calls to it go through a proxy on this computer, which counts them
/// and lets none through.
const FAR: &str = "service.invalid";

/// An engine at that host, and how many connections were made for it.
async fn add_far(engine: &Engine) -> (String, Arc<AtomicU32>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let proxy = format!("http://{}", listener.local_addr().unwrap());
    let calls = Arc::<AtomicU32>::default();
    let counted = calls.clone();
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            drop(socket);
        }
    });
    let draft = EngineDraft {
        preset: "openai-compatible".into(),
        base_url: format!("https://{FAR}/v1"),
        name: "Far".into(),
        options: Some(EngineOptions { proxy: Some(proxy), ..EngineOptions::default() }),
        ..EngineDraft::default()
    };
    (engine.save_engine(draft).await.unwrap().id, calls)
}

async fn summarize(engine: &Engine, article: &str, id: &str) -> Said {
    let request = SummarizeRequest {
        article: article.into(),
        length: LengthView::Short,
        to: None,
        engine: Some(id.into()),
    };
    run(engine.summarize(request)).await
}

fn translate(article: &str, id: &str) -> TranslateRequest {
    TranslateRequest {
        article: article.into(),
        to: "el".into(),
        engine: Some(id.into()),
        again: false,
        segments: Vec::new(),
        propose: false,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn text_goes_to_no_host_that_was_not_allowed() {
    let world = World::with_model("scripted").await;
    let article = world.sample().await;
    let (far, calls) = add_far(&world.engine).await;
    let work = |kind| WorkRequest {
        article: article.clone(),
        kind,
        length: None,
        to: Some("el".into()),
        engine: Some(far.clone()),
        again: false,
    };
    let (error, partial) = summarize(&world.engine, &article, &far).await.failed();
    assert_eq!((error.code.as_str(), error.args["host"].as_str()), ("not-allowed-yet", FAR));
    assert!(error.hint.is_some() && partial.is_none());
    assert_eq!(
        run(world.engine.translate(translate(&article, &far))).await.failed().0.code,
        "not-allowed-yet"
    );
    let told = world.engine.estimate_work(work(WorkKind::Translation)).await.unwrap();
    assert!(told.needs_consent && told.host.as_deref() == Some(FAR));
    let seen = world.engine.preview_work(work(WorkKind::Summary)).await.unwrap();
    assert!(seen.url.starts_with(&format!("https://{FAR}/")));
    assert_eq!(calls.load(Ordering::SeqCst), 0, "no socket was opened");
    // Allowed, it gets as far as the network.
    let host = || HostRef { host: FAR.to_uppercase() };
    for _ in 0..2 {
        assert_eq!(world.engine.allow_host(host()).await.unwrap().allowed_hosts, [FAR]);
    }
    let (error, _) = summarize(&world.engine, &article, &far).await.failed();
    assert!(calls.swap(0, Ordering::SeqCst) > 0, "{error:?}");
    assert!(!world.engine.estimate_work(work(WorkKind::Translation)).await.unwrap().needs_consent);
    assert!(world.engine.forbid_host(host()).await.unwrap().allowed_hosts.is_empty());
    assert_eq!(summarize(&world.engine, &article, &far).await.failed().0.code, "not-allowed-yet");
    assert_eq!(calls.load(Ordering::SeqCst), 0);
    // This computer needs no permission.
    run(world.summarize(&article, LengthView::Short)).await.finished();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_typed_by_hand_is_the_permission() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config::new(folder.path().to_owned());
    config.keychain = false;
    config.retry.max_tries = 1;
    config.ask_before_sending = false;
    let engine = Engine::open(config).unwrap();
    let (far, calls) = add_far(&engine).await;
    let source = ImportSource::Text { text: "The bridge was closed on Monday after the flood.".into() };
    let Outcome::Imported(imported) = run(engine.import_article(ImportRequest::of(source))).await.finished()
    else {
        panic!("no article")
    };
    let (error, _) = summarize(&engine, &imported.article, &far).await.failed();
    assert!(calls.load(Ordering::SeqCst) > 0, "{error:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_that_stays_here_is_sent_to_this_computer_alone() {
    let world = World::with_model("scripted").await;
    let article = world.sample().await;
    let (far, calls) = add_far(&world.engine).await;
    world.engine.allow_host(HostRef { host: FAR.into() }).await.unwrap();
    let set = |offline| SetArticleOffline { article: article.clone(), offline };
    assert!(world.engine.set_article_offline(set(true)).await.unwrap().offline);
    let view = world.engine.get_article(ArticleRef { article: article.clone() }).await.unwrap();
    assert!(view.offline);
    let (error, _) = summarize(&world.engine, &article, &far).await.failed();
    assert_eq!(error.code, "article-offline");
    assert!(error.hint.is_some());
    assert_eq!(
        run(world.engine.translate(translate(&article, &far))).await.failed().0.code,
        "article-offline"
    );
    // Also where nothing is kept.
    let memory = world.engine.without_its_articles().unwrap();
    let Outcome::Imported(again) =
        run(memory.import_article(ImportRequest::of(ImportSource::Sample))).await.finished()
    else {
        panic!("no article")
    };
    assert_eq!(again.article, article);
    assert_eq!(summarize(&memory, &article, &far).await.failed().0.code, "article-offline");
    run(world.summarize(&article, LengthView::Short)).await.finished();
    run(world.translate(&article)).await.finished();
    assert_eq!(calls.load(Ordering::SeqCst), 0, "no socket was opened");
    assert!(!world.engine.set_article_offline(set(false)).await.unwrap().offline);
    let (error, _) = summarize(&world.engine, &article, &far).await.failed();
    assert!(calls.load(Ordering::SeqCst) > 0, "{error:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_keeps_is_counted_all_the_same() {
    let world = World::with_model("scripted").await;
    let memory = world.engine.without_its_articles().unwrap();
    let Outcome::Imported(imported) =
        run(memory.import_article(ImportRequest::of(ImportSource::Sample))).await.finished()
    else {
        panic!("no article")
    };
    run(memory.translate(translate(&imported.article, "openai-compatible"))).await.finished();
    let spending = world.engine.get_spending(Empty {}).await.unwrap();
    assert_eq!(spending.engines[0].ever.requests, world.chats());
}
