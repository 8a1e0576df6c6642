//! Pages: fetched, put together from their parts, and known again.

use diglot_core::article::{Article, Extracted, Source};
use diglot_extract::Document;
use diglot_providers::{FetchError, Page, PageOptions, fetch_page};
use diglot_store::Library;

use super::contents;
use super::read::{Given, Origin, article_of, changed_id, plain_address, read_document};
use crate::api::{ApiError, Imported, JobEvent, Outcome, ProgressUnit};
use crate::app::Engine;
use crate::job::{Sink, Stop};

/// The most pages of one article that are fetched.
const MAX_PAGES: u32 = 20;

/// What the reader asked for beside the address.
pub(super) struct Asked {
    pub(super) format: Option<String>,
    pub(super) part: Option<u32>,
    /// Fetch it although it is in the library.
    pub(super) again: bool,
}

/// Imports a page, or gives the list that is behind the address.
pub(super) async fn run(
    engine: &Engine,
    url: &str,
    allow_private: bool,
    asked: Asked,
    sink: &Sink,
) -> Result<Outcome, Stop> {
    let url = url.trim().to_owned();
    if asked.format.is_none() && asked.part.is_none_or(|part| part == 0) && !asked.again {
        let wanted = plain_address(&url);
        let known = engine.on_library(move |library| known(library, &wanted, None)).await?;
        if let Some(article) = known {
            sink.started(0, None);
            return Ok(Outcome::Imported(Imported { article, known: true }));
        }
    }
    sink.started(0, url::Url::parse(&url).ok().and_then(|u| u.host_str().map(str::to_owned)));
    let settings = engine.settings().await?;
    let options = PageOptions {
        offline: settings.offline || engine.0.config.offline,
        allow_private,
        ..PageOptions::default()
    };
    let first = fetch(&url, &options, sink).await?;
    let mut document = read(engine, &first, &asked, sink).await?;
    if let Document::Article(extracted) = &mut document {
        follow(engine, extracted, &options, &asked, sink).await?;
    }
    let cancel = sink.cancel.clone();
    super::on_library(engine, sink, move |library| {
        // Nothing is stored behind the reader's back once they said stop.
        if cancel.is_cancelled() {
            return Err(ApiError::new("cancelled", "Cancelled"));
        }
        keep(library, &first, document, &asked)
    })
    .await
}

/// The id of the article in the library that was fetched from an address. Where the address is
/// only what a page of `host` claims to be, it must have been fetched from that host: any page can
/// claim another's address. A chapter or entry is not what is at its address: a list is.
pub(super) fn known(
    library: &Library,
    address: &str,
    host: Option<&str>,
) -> Result<Option<String>, ApiError> {
    let Some(id) = library.find_by_url(address)? else { return Ok(None) };
    let is_it = |article: &Article| match &article.source {
        Source::Url { url } => match host {
            None => plain_address(url) == address,
            Some(host) => host_of(url).as_deref() == Some(host),
        },
        Source::File { .. } | Source::Text => false,
    };
    Ok(library.article(&id)?.filter(|article| article.part == 0 && is_it(article)).map(|_| id.0))
}

pub(super) fn host_of(url: &str) -> Option<String> {
    url::Url::parse(url).ok()?.host_str().map(|host| host.trim_start_matches("www.").to_owned())
}

async fn fetch(url: &str, options: &PageOptions, sink: &Sink) -> Result<Page, Stop> {
    match fetch_page(url, options, &sink.cancel).await {
        Ok(page) => Ok(page),
        Err(FetchError::Cancelled) => Err(Stop::Cancelled(None)),
        Err(error) => Err(Stop::Failed(error.into(), None)),
    }
}

fn given<'a>(page: &'a Page, asked: &'a Asked) -> Given<'a> {
    Given {
        bytes: &page.bytes,
        origin: Origin::Page {
            url: page.final_url.as_str(),
            media_type: Some(page.media_type.as_str()).filter(|m| !m.is_empty()),
            charset: page.charset.as_deref(),
        },
        format: asked.format.as_deref(),
        part: asked.part,
    }
}

/// Extracts away from the event loop.
async fn read(engine: &Engine, page: &Page, asked: &Asked, sink: &Sink) -> Result<Document, Stop> {
    let reader = engine.0.config.file_reader.clone();
    let cancel = sink.cancel.clone();
    let (page, asked) = (page.clone(), Asked { format: asked.format.clone(), ..*asked });
    let read = tokio::task::spawn_blocking(move || {
        read_document(given(&page, &asked), &reader, &|| cancel.is_cancelled())
    });
    tokio::select! {
        biased;
        () = sink.cancel.cancelled() => Err(Stop::Cancelled(None)),
        done = read => Ok(done.map_err(crate::fault::internal)??),
    }
}

/// Fetches the further pages of an article and puts them behind the first. A page that cannot be
/// had is said; what there is stays.
async fn follow(
    engine: &Engine,
    article: &mut Extracted,
    options: &PageOptions,
    asked: &Asked,
    sink: &Sink,
) -> Result<(), Stop> {
    let mut seen = std::collections::HashSet::new();
    let mut pages = 1;
    while let Some(next) = article.next.take().filter(|next| seen.insert(plain_address(next))) {
        let length: usize = article.blocks.iter().map(|block| block.text.len()).sum();
        if pages >= MAX_PAGES || length > diglot_extract::MAX_BYTES {
            diglot_extract::note_pages_beyond(article, pages);
            return Ok(());
        }
        sink.send(JobEvent::Progress {
            done: pages,
            total: None,
            unit: ProgressUnit::Pages,
            tokens_per_second: None,
        });
        let more = match fetch(&next, options, sink).await {
            Ok(page) => read(engine, &page, asked, sink).await,
            Err(stop) => Err(stop),
        };
        match more {
            Ok(Document::Article(more)) => diglot_extract::append_page(article, *more),
            Err(Stop::Cancelled(partial)) => return Err(Stop::Cancelled(partial)),
            Ok(_) | Err(Stop::Failed(..)) => {
                diglot_extract::note_missing_pages(article, pages);
                return Ok(());
            }
        }
        pages += 1;
    }
    Ok(())
}

fn keep(library: &Library, page: &Page, document: Document, asked: &Asked) -> Result<Outcome, ApiError> {
    let url = page.final_url.as_str();
    match document {
        Document::Feed(feed) => Ok(Outcome::Contents(contents::of_feed(library, feed, Some(url))?)),
        Document::Subscriptions { feeds, left_out } => {
            Ok(Outcome::Contents(contents::of_subscriptions(feeds, left_out)))
        }
        Document::Article(extracted) if !extracted.parts.is_empty() && asked.part.is_none() => {
            Ok(Outcome::Contents(contents::of_book(library, &page.bytes, Some(url), *extracted)?))
        }
        Document::Article(extracted) => {
            let is_entry = extracted.part > 0;
            if is_data(&page.media_type) && !is_entry && !diglot_extract::looks_like_page(&page.bytes) {
                return Err(FetchError::UnsupportedType { media_type: page.media_type.clone() }.into());
            }
            let mut article = article_of(given(page, asked), *extracted);
            if asked.again {
                article.id = changed_id(&page.bytes, url, article.part);
            } else if let (Some(canonical), Some(host)) = (article.url.as_deref(), host_of(url))
                && host_of(canonical).as_deref() == Some(host.as_str())
                && asked.format.is_none()
                && let Some(known) = known(library, &plain_address(canonical), Some(&host))?
            {
                return Ok(Outcome::Imported(Imported { article: known, known: true }));
            }
            super::stored(library, &article)
        }
    }
}

/// Media types that feeds come as and articles do not.
fn is_data(media_type: &str) -> bool {
    let bare = media_type.trim_start_matches("application/").trim_start_matches("text/");
    bare == "json"
        || bare.ends_with("+json")
        || bare == "xml"
        || bare.ends_with("+xml") && bare != "xhtml+xml"
}
