//! The feeds that the reader follows.

use diglot_extract::{Subscription, write_opml};
use diglot_store::{FeedRow, Library};

use super::Engine;
use crate::api::{ApiError, Empty, ExportedFile, FeedList, FeedRef, FeedView, SaveFeeds};
use crate::job::count;

impl Engine {
    /// The feeds that are followed.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub async fn list_feeds(&self, _: Empty) -> Result<FeedList, ApiError> {
        self.on_library(|library| list(library, 0)).await
    }

    /// Follows feeds.
    ///
    /// # Errors
    /// `bad-url` where one has no web address; where the library cannot be written.
    pub async fn save_feeds(&self, request: SaveFeeds) -> Result<FeedList, ApiError> {
        let added_at = crate::clock::now();
        let rows =
            request.feeds.into_iter().map(|feed| row(feed, &added_at)).collect::<Result<Vec<_>, _>>()?;
        self.on_library(move |library| {
            let added = library.put_feeds(&rows)?;
            list(library, added)
        })
        .await
    }

    /// Stops following a feed.
    ///
    /// # Errors
    /// `no-such-feed`; where the library cannot be written.
    pub async fn delete_feed(&self, request: FeedRef) -> Result<FeedList, ApiError> {
        self.on_library(move |library| {
            let url = address(&request.url).unwrap_or_else(|| request.url.clone());
            if !library.delete_feed(&url)? {
                return Err(ApiError::new("no-such-feed", "This feed is not followed")
                    .hint("Look at the list of feeds again")
                    .arg("url", request.url));
            }
            list(library, 0)
        })
        .await
    }

    /// The feeds as a list that other programs read (OPML 2.0).
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub async fn export_feeds(&self, _: Empty) -> Result<ExportedFile, ApiError> {
        self.on_library(|library| {
            let feeds: Vec<Subscription> = library
                .feeds()?
                .into_iter()
                .map(|row| Subscription { title: row.title, url: row.url, site: row.site })
                .collect();
            Ok(ExportedFile {
                name: "diglot-feeds.opml".to_owned(),
                media_type: "text/x-opml".to_owned(),
                text: write_opml("Feeds", &feeds),
                base64: false,
            })
        })
        .await
    }
}

fn list(library: &Library, added: usize) -> Result<FeedList, ApiError> {
    let feeds = library
        .feeds()?
        .into_iter()
        .map(|row| FeedView { url: row.url, title: row.title, site: row.site })
        .collect();
    Ok(FeedList { feeds, added: count(added) })
}

fn row(feed: FeedView, added_at: &str) -> Result<FeedRow, ApiError> {
    let url = address(&feed.url).ok_or_else(|| {
        ApiError::new("bad-url", "This is no address of a feed")
            .hint("It should look like https://example.com/feed.xml")
            .arg("reason", "it is no web address without a password")
    })?;
    let title = Some(feed.title.trim().to_owned()).filter(|t| !t.is_empty()).unwrap_or_else(|| url.clone());
    Ok(FeedRow { title, site: feed.site.as_deref().and_then(address), url, added_at: added_at.to_owned() })
}

/// A web address in its one spelling.
fn address(text: &str) -> Option<String> {
    url::Url::parse(text.trim())
        .ok()
        .filter(|u| {
            matches!(u.scheme(), "http" | "https") && u.username().is_empty() && u.password().is_none()
        })
        .map(|u| u.to_string())
}
