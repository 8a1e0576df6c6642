//! `diglot feeds`.

use diglot_engine::Engine;
use diglot_engine::api::{
    ApiError, Contents, ContentsKind, Empty, FeedRef, FeedView, ImportRequest, ImportSource, Outcome,
    SaveFeeds,
};

use super::Done;
use crate::args::{Feeds, Global};
use crate::input::{named_source, open};
use crate::live::wait;
use crate::report::{note, print, print_json};

/// Runs the command.
pub(crate) async fn run(global: &Global, args: Feeds) -> Result<Done, ApiError> {
    let engine = open(global, true)?;
    match args {
        Feeds::List { json } => {
            let list = engine.list_feeds(Empty {}).await?;
            if json {
                print_json(&list.feeds)?;
            } else if list.feeds.is_empty() {
                note("no feeds yet; `diglot feeds add URL` follows one\n");
            } else {
                let lines: Vec<String> =
                    list.feeds.iter().map(|f| format!("{}  {}", f.url, f.title)).collect();
                print(&lines.join("\n"))?;
            }
        }
        Feeds::Show { feed, json, allow_private } => {
            let mut contents = contents(&engine, named_source(&feed, allow_private)).await?;
            for item in &mut contents.items {
                if let Some(url) = &item.url {
                    item.article = engine.library().find_by_url(url)?.map(|id| id.0);
                }
            }
            if json { print_json(&contents)? } else { print(&lines(&contents))? }
        }
        Feeds::Add { url, title, allow_private } => {
            let source = ImportSource::Url { url: url.clone(), allow_private };
            let contents = contents(&engine, source).await?;
            match contents.of {
                ContentsKind::Feed => {}
                ContentsKind::Book => return Err(not_a_feed("a book")),
                ContentsKind::Subscriptions => return Err(not_a_feed("a list of feeds")),
            }
            let feed = FeedView {
                url: contents.url.unwrap_or(url),
                title: title.unwrap_or(contents.title),
                site: None,
            };
            let title = feed.title.clone();
            let list = engine.save_feeds(SaveFeeds { feeds: vec![feed] }).await?;
            let words = if list.added == 0 { "is followed already" } else { "is followed from now on" };
            note(&format!("{title} {words}\n"));
        }
        Feeds::Remove { url } => {
            engine.delete_feed(FeedRef { url }).await?;
        }
        Feeds::Import { file } => {
            let contents = contents(&engine, ImportSource::File { path: file }).await?;
            if contents.of != ContentsKind::Subscriptions {
                return Err(ApiError::new("not-a-feed", "This is no list of feeds")
                    .hint("Export one as OPML from another feed reader"));
            }
            let feeds: Vec<FeedView> = contents
                .items
                .into_iter()
                .filter_map(|i| Some(FeedView { url: i.url?, title: i.title, site: i.detail }))
                .collect();
            let count = feeds.len();
            let list = engine.save_feeds(SaveFeeds { feeds }).await?;
            note(&format!("{} of {count} feeds were new\n", list.added));
        }
        Feeds::Export => print(&engine.export_feeds(Empty {}).await?.text)?,
    }
    Ok(Done::Well)
}

/// The list behind an address or in a file. What turns out to be an article is not kept.
async fn contents(engine: &Engine, source: ImportSource) -> Result<Contents, ApiError> {
    let engine = engine.without_its_articles()?;
    match wait(&engine, engine.import_article(ImportRequest::of(source))).await.whole()? {
        Outcome::Contents(contents) => Ok(contents),
        _ => Err(not_a_feed("an article")),
    }
}

fn not_a_feed(what: &str) -> ApiError {
    ApiError::new("not-a-feed", format!("This is {what}, not a feed"))
        .hint("Look for the site's RSS or Atom address")
}

/// The entries for people: number, day, whether it is in the library, title, address.
fn lines(contents: &Contents) -> String {
    let mut out = format!("{}\n", contents.title);
    for item in &contents.items {
        let day = item.published.as_deref().and_then(|p| p.get(..10)).unwrap_or("");
        let kept = if item.article.is_some() { '*' } else { ' ' };
        let address = item.url.as_deref().unwrap_or("(in the feed itself: --part)");
        out.push_str(&format!("{:>4} {kept} {day:10}  {}\n     {address}\n", item.number, item.title));
    }
    out
}
