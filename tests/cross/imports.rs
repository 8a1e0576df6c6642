//! Pages, feeds and files that hold several texts, over the whole path.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, header};
use axum::routing::get;
use diglot_engine::Engine;
use diglot_engine::api::*;

use crate::support::{World, run};

/// A site with an article on three pages, one without its last, an article under two addresses, and
/// a feed.
async fn site() -> (String, Arc<AtomicU32>) {
    let asked = Arc::new(AtomicU32::new(0));
    let count = asked.clone();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let here = base.clone();
    let html = |body: String| {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, "text/html; charset=utf-8".parse().unwrap());
        (headers, body)
    };
    let page = move |story: String, number: u32| {
        count.fetch_add(1, Ordering::SeqCst);
        let here = here.clone();
        async move {
            if story == "broken" && number > 1 {
                return Err(axum::http::StatusCode::INTERNAL_SERVER_ERROR);
            }
            let next = if number < 3 {
                format!(
                    "<div class='pagination'><a href='/{story}/page/{}' rel='next'>{}</a></div>",
                    number + 1,
                    number + 1
                )
            } else {
                String::new()
            };
            let at = if number > 1 { format!("/page/{number}") } else { String::new() };
            let canonical = if story == "copy" { "original" } else { &story };
            Ok(html(format!(
                "<!doctype html><html lang='en'><head><title>The long road, told in parts</title>\
                 <link rel='canonical' href='{here}/{canonical}{at}'></head><body><article>\
                 <h1>The long road, told in parts</h1>\
                 <p>This introduction stands above every page of the story, the same each time it is read.</p>\
                 <p>On day {number} they walked along the river until the night fell over the valley and its farms.</p>\
                 <p>Nobody on the road spoke a word on day {number}, for there was nothing left that had to be said.</p>\
                 {next}</article></body></html>"
            )))
        }
    };
    let first = page.clone();
    let feed = format!(
        "<rss version='2.0'><channel><title>The Feed</title>\
         <item><title>The long road</title><link>{base}/story?utm_source=rss</link></item></channel></rss>"
    );
    let feed = move || {
        let feed = feed.clone();
        async move { ([(header::CONTENT_TYPE, "application/rss+xml")], feed) }
    };
    let json = || async { ([(header::CONTENT_TYPE, "application/json")], "{\"no\": \"article\"}") };
    let notes = || async {
        let items: String = ["The first note of the day.", "The second note says something else."]
            .iter()
            .map(|text| format!("<item><description>&lt;p&gt;{text}&lt;/p&gt;</description></item>"))
            .collect();
        let feed = format!("<rss version='2.0'><channel><title>Notes</title>{items}</channel></rss>");
        ([(header::CONTENT_TYPE, "application/rss+xml")], feed)
    };
    let app = Router::new()
        .route("/notes", get(notes))
        .route("/feed", get(feed))
        .route("/data", get(json))
        .route("/{story}", get(move |Path(story): Path<String>| first(story, 1)))
        .route(
            "/{story}/page/{number}",
            get(move |Path((story, number)): Path<(String, u32)>| page(story, number)),
        );
    tokio::spawn(async move { axum::serve(listener, app).await });
    (base, asked)
}

async fn outcome(engine: &Engine, request: ImportRequest) -> Result<Outcome, ApiError> {
    match run(engine.import_article(request)).await.0.pop() {
        Some(JobEvent::Finished { outcome }) => Ok(outcome),
        Some(JobEvent::Failed { error, .. }) => Err(error),
        other => panic!("neither: {other:?}"),
    }
}

fn page(url: String) -> ImportRequest {
    ImportRequest::of(ImportSource::Url { url, allow_private: true })
}

async fn article(engine: &Engine, request: ImportRequest) -> (ArticleView, bool) {
    match outcome(engine, request).await.unwrap() {
        Outcome::Imported(imported) => {
            (engine.get_article(ArticleRef { article: imported.article }).await.unwrap(), imported.known)
        }
        other => panic!("no article: {other:?}"),
    }
}

fn kept(view: &ArticleView) -> Vec<&str> {
    view.blocks.iter().filter(|b| b.dropped.is_none()).map(|b| b.text.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_in_parts_is_put_together() {
    let world = World::with_model("scripted").await;
    let (base, asked) = site().await;
    let (view, _) = article(&world.engine, page(format!("{base}/story"))).await;
    let text = kept(&view).join("\n");
    for day in 1..=3 {
        assert_eq!(text.matches(&format!("On day {day} ")).count(), 1, "{text}");
    }
    assert_eq!(text.matches("This introduction").count(), 1, "{text}");
    assert_eq!(asked.load(Ordering::SeqCst), 3);
    assert!(view.warnings.is_empty(), "{:?}", view.warnings);

    let (broken, _) = article(&world.engine, page(format!("{base}/broken"))).await;
    assert!(kept(&broken).iter().any(|t| t.starts_with("On day 1 ")), "what there is stays");
    assert_eq!(broken.warnings.iter().map(|w| w.code.as_str()).collect::<Vec<_>>(), ["pages-missing"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_there_is_offered_and_fetched_again_only_when_asked() {
    let world = World::with_model("scripted").await;
    let engine = &world.engine;
    let (base, asked) = site().await;
    let (first, known) = article(engine, page(format!("{base}/original/page/3"))).await;
    assert!(!known);
    let (second, known) = article(engine, page(format!("{base}/original/page/3?utm_source=mail#end"))).await;
    assert!(known && second.id == first.id);
    assert_eq!(asked.load(Ordering::SeqCst), 1, "not fetched a second time");
    let (copy, known) = article(engine, page(format!("{base}/copy/page/3"))).await;
    assert!(known && copy.id == first.id, "the same site says that it is the same page");
    let again = ImportRequest { again: true, ..page(format!("{base}/original/page/3")) };
    let (fresh, known) = article(engine, again.clone()).await;
    assert!(!known && fresh.id != first.id, "a version of its own, and the first stays");
    let (same, known) = article(engine, again).await;
    assert!(known && same.id == fresh.id, "nothing has changed since");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_is_a_list_to_open_from() {
    let world = World::with_model("scripted").await;
    let engine = &world.engine;
    let (base, _) = site().await;
    let list = || async {
        match outcome(engine, page(format!("{base}/feed"))).await.unwrap() {
            Outcome::Contents(contents) => contents,
            other => panic!("no list: {other:?}"),
        }
    };
    let contents = list().await;
    assert_eq!((contents.of, contents.title.as_str()), (ContentsKind::Feed, "The Feed"));
    let item = contents.items[0].clone();
    assert_eq!((item.number, item.article), (1, None));
    let (view, _) = article(engine, page(item.url.unwrap())).await;
    assert_eq!(list().await.items[0].article.as_deref(), Some(view.id.as_str()), "known from now on");

    let feed = FeedView { url: contents.url.unwrap(), title: contents.title, site: None };
    let saved = engine.save_feeds(SaveFeeds { feeds: vec![feed.clone()] }).await.unwrap();
    assert_eq!((saved.added, saved.feeds.len()), (1, 1));
    assert_eq!(engine.save_feeds(SaveFeeds { feeds: vec![feed.clone()] }).await.unwrap().added, 0);
    assert!(engine.export_feeds(Empty {}).await.unwrap().text.contains(&feed.url));
    assert!(engine.delete_feed(FeedRef { url: feed.url.clone() }).await.unwrap().feeds.is_empty());
    assert_eq!(engine.delete_feed(FeedRef { url: feed.url }).await.unwrap_err().code, "no-such-feed");
    let error = outcome(engine, page(format!("{base}/data"))).await.unwrap_err();
    assert_eq!(error.code, "unsupported-type", "data is no article");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hostile_file_ends_in_its_own_process() {
    let world = World::with_model("scripted").await;
    let engine = &world.engine;
    let file = |name: &str| ImportSource::File {
        path: format!("{}/fixtures/pdf/{name}", env!("CARGO_MANIFEST_DIR")),
    };
    let (view, _) = article(engine, ImportRequest::of(file("columns.pdf"))).await;
    assert_eq!(view.title, "Tides of the North Coast");
    for (name, code) in [("bomb.pdf", "over-limit"), ("scan.pdf", "scanned"), ("locked.pdf", "locked-file")] {
        let error = outcome(engine, ImportRequest::of(file(name))).await.unwrap_err();
        assert_eq!(error.code, code, "{name}");
        assert!(error.hint.is_some(), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_that_lies_in_a_feed_alone_is_known_by_what_it_says() {
    let world = World::with_model("scripted").await;
    let engine = &world.engine;
    let (base, _) = site().await;
    let entry = |n: u32| ImportRequest { part: Some(n), ..page(format!("{base}/notes")) };
    let (one, _) = article(engine, entry(1)).await;
    let (two, _) = article(engine, entry(2)).await;
    assert_ne!(one.id, two.id);
    let (again, known) = article(engine, entry(1)).await;
    assert!(known && again.id == one.id);
    // The feed is still a list after one of its entries was kept.
    match outcome(engine, page(format!("{base}/notes"))).await.unwrap() {
        Outcome::Contents(contents) => assert_eq!(contents.items.len(), 2),
        other => panic!("no list: {other:?}"),
    }
}
