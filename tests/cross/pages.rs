//! Importing, the library, keys: what lasts.

use diglot_engine::Engine;
use diglot_engine::api::*;
use diglot_tests::Nobody;

use crate::support::{World, open, run};

async fn import(engine: &Engine, source: ImportSource) -> Result<Imported, ApiError> {
    let mut said = run(engine.import_article(ImportRequest::of(source))).await.0;
    match said.pop() {
        Some(JobEvent::Finished { outcome: Outcome::Imported(imported) }) => Ok(imported),
        Some(JobEvent::Failed { error, .. }) => Err(error),
        other => panic!("neither: {other:?}"),
    }
}

fn text(text: &str) -> ImportSource {
    ImportSource::Text { text: text.into() }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sample_comes_out_right_and_dropped_lines_come_back() {
    let world = World::with_model("scripted").await;
    let id = world.sample().await;
    let view = world.engine.get_article(ArticleRef { article: id.clone() }).await.unwrap();
    assert_eq!(view.title, "Russia Ukraine Set for Second Round of Talks Amid Escalating Conflict");
    let headings: Vec<&str> = view
        .blocks
        .iter()
        .filter(|b| b.kind == BlockKindView::Heading && b.dropped.is_none())
        .map(|b| b.text.as_str())
        .collect();
    assert_eq!(
        headings,
        ["High-Stakes Negotiations", "Escalating Tensions Ahead of Talks", "Deep Divisions Remain"]
    );
    let dropped: Vec<&str> =
        view.blocks.iter().filter(|b| b.dropped.is_some()).map(|b| b.text.as_str()).collect();
    assert_eq!(dropped.len(), 5, "{dropped:?}");
    assert!(dropped[0].starts_with("Russia and Ukraine Gear Up") && dropped[4] == "Back To Top");
    assert_eq!((view.language.tag.as_str(), view.language.reliable), ("en", true));
    let ids: Vec<u32> = view
        .blocks
        .iter()
        .filter(|b| b.dropped.is_none())
        .flat_map(|b| b.segments.iter().map(|s| s.id))
        .collect();
    assert_eq!(ids, (0..=view.segments).collect::<Vec<_>>(), "title 0, then 1 onwards");

    let block = view.blocks.iter().find(|b| b.dropped.is_some()).unwrap();
    let kept = SetBlockKept { article: id.clone(), block: block.id, kept: true };
    let restored = world.engine.set_block_kept(kept).await.unwrap();
    assert_eq!(restored.segments, view.segments + u32::try_from(block.segments.len()).unwrap());
    for (a, b) in view.blocks.iter().zip(&restored.blocks) {
        let ids = |b: &BlockView| b.segments.iter().map(|s| s.id).collect::<Vec<_>>();
        assert_eq!(ids(a), ids(b), "restoring renames nothing");
    }
    let again = open(world.folder.path()).get_article(ArticleRef { article: id }).await.unwrap();
    assert_eq!(again.blocks, restored.blocks, "it survives a restart");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_readers_language_outlives_a_second_import() {
    let world = World::with_model("scripted").await;
    let id = world.sample().await;
    let set = SetLanguage { article: id.clone(), tag: Some("tr".into()) };
    assert!(world.engine.set_language(set).await.unwrap().language.overridden);
    let second = import(&world.engine, ImportSource::Sample).await.unwrap();
    assert!(second.known && second.article == id);
    let view = world.engine.get_article(ArticleRef { article: id.clone() }).await.unwrap();
    assert_eq!((view.language.tag.as_str(), view.language.detected.as_str()), ("tr", "en"));
    let back = world.engine.set_language(SetLanguage { article: id, tag: None }).await.unwrap();
    assert_eq!((back.language.tag.as_str(), back.language.overridden), ("en", false));
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_input_gets_words_and_the_app_goes_on() {
    let world = World::with_model("scripted").await;
    let engine = &world.engine;
    let file = |name: &str, bytes: &[u8]| {
        let path = world.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        ImportSource::File { path: path.to_string_lossy().into_owned() }
    };
    let nobody = Nobody::there().unwrap();
    let junk: Vec<u8> = (0..40_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let url = |url: String, allow_private: bool| ImportSource::Url { url, allow_private };
    for (source, code) in [
        (text(""), "empty"),
        (text(" \n\t\u{a0} "), "empty"),
        (file("empty.txt", b""), "empty"),
        (file("junk.txt", &junk), "binary"),
        (ImportSource::File { path: "/nowhere/at/all.txt".into() }, "not-found"),
        (ImportSource::File { path: world.folder.path().to_string_lossy().into_owned() }, "is-a-folder"),
        (url(format!("http://{}/", nobody.address), false), "private-address"),
        (url(format!("http://{}/", nobody.address), true), "refused"),
        (url("ftp://example.org/".into(), false), "bad-url"),
        (ImportSource::Bytes { name: "a.txt".into(), base64: "???".into() }, "bad-request"),
    ] {
        let what = format!("{source:?}");
        let error = import(engine, source).await.unwrap_err();
        assert_eq!(error.code, code, "{}", what.chars().take(80).collect::<String>());
        assert!(error.hint.is_some(), "{code}: what to do next");
    }
    assert!(import(engine, text("The app goes on. It always does.")).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_megabytes_of_text_are_read() {
    let world = World::with_model("scripted").await;
    let sentence =
        "The committee met on Monday and agreed on a budget of 12 million euros for the coming year. ";
    let paragraph = sentence.repeat(6);
    // No two alike: what is said again and again is clutter.
    let count = 10_000_000 / paragraph.len();
    let all: String = (1..=count)
        .map(|n| format!("In its meeting number {n} the committee spoke. {}\n\n", paragraph.trim_end()))
        .collect();
    let imported = import(&world.engine, text(&all)).await.unwrap();
    let view = world.engine.get_article(ArticleRef { article: imported.article }).await.unwrap();
    assert!(view.segments > 50_000, "{}", view.segments);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_finds_deletes_and_takes_back() {
    let world = World::with_model("scripted").await;
    let engine = &world.engine;
    let id = world.sample().await;
    import(engine, text("欧盟就碳边境税达成协议。\n\n各成员国部长周一在布鲁塞尔批准了这项新税。"))
        .await
        .unwrap();
    let list = |search: &str| {
        let request = ListArticles { search: search.into(), limit: 50, ..ListArticles::default() };
        async move { engine.list_articles(request).await.unwrap() }
    };
    assert_eq!(list("").await.total, 2);
    assert_eq!(list("bombers").await.rows[0].id, id);
    assert_eq!(list("部长").await.total, 1);
    assert_eq!(list("\" OR 1=1 --").await.total, 0);
    engine.delete_article(ArticleRef { article: id.clone() }).await.unwrap();
    assert_eq!(list("").await.total, 1);
    engine.undelete_article(ArticleRef { article: id }).await.unwrap();
    assert_eq!(list("").await.total, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_stay_where_they_were_put() {
    const CANARY: &str = "sk-canary-5f1d7e";
    let world = World::with_model("scripted").await;
    let engine = &world.engine;
    let id = "openai-compatible".to_owned();
    let set = |keeper, passphrase: Option<&str>| SetKey {
        engine: id.clone(),
        key: CANARY.into(),
        keeper,
        passphrase: passphrase.map(Into::into),
    };
    let refused = engine.set_key(set(KeyKeeper::Keychain, None)).await.unwrap_err();
    assert_eq!(refused.code, "no-keychain", "never silently elsewhere");
    assert!(refused.hint.is_some());
    let view = engine.set_key(set(KeyKeeper::Session, None)).await.unwrap();
    assert_eq!(view.key, KeyStatus::Stored { keeper: KeyKeeper::Session });
    assert_eq!(
        open(world.folder.path()).list_engines(Empty {}).await.unwrap().engines[1].key,
        KeyStatus::None
    );
    engine.set_key(set(KeyKeeper::File, Some("correct horse battery"))).await.unwrap();
    let article = world.sample().await;
    run(world.summarize(&article, LengthView::Short)).await.finished();

    let fresh = open(world.folder.path());
    let list = fresh.list_engines(Empty {}).await.unwrap();
    assert!(list.key_file_locked && list.engines[1].key == KeyStatus::Locked);
    let wrong = fresh.unlock_keys(UnlockKeys { passphrase: "wrong".into() }).await.unwrap_err();
    assert_eq!(wrong.code, "wrong-passphrase");
    let open = fresh.unlock_keys(UnlockKeys { passphrase: "correct horse battery".into() }).await.unwrap();
    assert_eq!(open.engines[1].key, KeyStatus::Stored { keeper: KeyKeeper::File });
    // Bound to its host: with another address the engine has no key any more.
    let row = &open.engines[1];
    let moved = EngineDraft {
        id: Some(row.id.clone()),
        name: row.name.clone(),
        preset: row.preset.clone(),
        base_url: "http://127.0.0.1:9/v1".into(),
        model: None,
        options: None,
    };
    assert_eq!(fresh.save_engine(moved).await.unwrap().key, KeyStatus::None);

    for entry in std::fs::read_dir(world.folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(
            !bytes.windows(CANARY.len()).any(|w| w == CANARY.as_bytes()),
            "the key lies in a file in plain text"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn offline_opens_no_socket() {
    let world = World::with_model("scripted").await;
    let mut settings = world.engine.get_settings(Empty {}).await.unwrap();
    settings.offline = true;
    world.engine.save_settings(settings).await.unwrap();
    let article = world.sample().await;
    assert_eq!(run(world.summarize(&article, LengthView::Short)).await.failed().0.code, "offline");
    let url = ImportSource::Url { url: "http://127.0.0.1:8099/".into(), allow_private: true };
    assert_eq!(import(&world.engine, url).await.unwrap_err().code, "offline");
    assert_eq!(world.chats(), 0);
}
