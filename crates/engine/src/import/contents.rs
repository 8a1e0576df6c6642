//! Lists to choose from: the chapters of a book, the entries of a feed, the feeds of a list.

use diglot_core::article::Extracted;
use diglot_extract::{Feed, Subscription};
use diglot_store::Library;

use super::page::{host_of, known};
use super::read::{article_id, plain_address};
use crate::api::{ApiError, Contents, ContentsItem, ContentsKind};
use crate::job::count;

/// The chapters of a book, of which one was read. `url` is where it was fetched from.
pub(super) fn of_book(
    library: &Library,
    bytes: &[u8],
    url: Option<&str>,
    extracted: Extracted,
) -> Result<Contents, ApiError> {
    let mut items = Vec::new();
    for part in extracted.parts {
        let id = article_id(bytes, url, part.number);
        items.push(ContentsItem {
            number: part.number,
            title: part.title,
            detail: None,
            published: None,
            characters: Some(count(part.characters)),
            url: None,
            article: library.has_article(&id)?.then_some(id.0),
        });
    }
    Ok(Contents {
        of: ContentsKind::Book,
        title: extracted.site_name.or(extracted.title).unwrap_or_default(),
        url: None,
        items,
        left_out: 0,
    })
}

/// The entries of a feed.
pub(super) fn of_feed(library: &Library, feed: Feed, url: Option<&str>) -> Result<Contents, ApiError> {
    let mut items = Vec::new();
    for (entry, number) in feed.entries.into_iter().zip(1..) {
        let article = match &entry.url {
            Some(url) => known(library, &plain_address(url), host_of(url).as_deref())?,
            None => None,
        };
        // An excerpt that the title was made of says nothing new.
        let excerpt = entry.excerpt.filter(|e| *e != entry.title);
        items.push(ContentsItem {
            number,
            title: entry.title,
            detail: entry.author.or(excerpt),
            published: entry.published,
            characters: None,
            url: entry.url,
            article,
        });
    }
    Ok(Contents {
        of: ContentsKind::Feed,
        title: feed.title,
        url: url.map(str::to_owned),
        items,
        left_out: count(feed.left_out),
    })
}

/// The feeds of a list.
pub(super) fn of_subscriptions(feeds: Vec<Subscription>, left_out: usize) -> Contents {
    let items = feeds
        .into_iter()
        .zip(1..)
        .map(|(feed, number)| ContentsItem {
            number,
            title: feed.title,
            detail: feed.site,
            published: None,
            characters: None,
            url: Some(feed.url),
            article: None,
        })
        .collect();
    Contents {
        of: ContentsKind::Subscriptions,
        title: String::new(),
        url: None,
        items,
        left_out: count(left_out),
    }
}
