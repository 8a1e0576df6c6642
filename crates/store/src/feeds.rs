//! The feeds that the reader follows.

use rusqlite::params;

use crate::error::StoreError;
use crate::open::Library;

/// A feed that is followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedRow {
    /// Its address.
    pub url: String,
    /// Its title.
    pub title: String,
    /// The address of the site it belongs to.
    pub site: Option<String>,
    /// When it was added, RFC 3339.
    pub added_at: String,
}

impl Library {
    /// The feeds, by title and, where two share one, by address.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn feeds(&self) -> Result<Vec<FeedRow>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached(
                "SELECT url, title, site, added_at FROM feed ORDER BY title COLLATE NOCASE, url",
            )?;
            let rows = statement.query_map([], |row| {
                Ok(FeedRow { url: row.get(0)?, title: row.get(1)?, site: row.get(2)?, added_at: row.get(3)? })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Follows feeds, all or none. One that is followed already gets the new title and site and
    /// keeps its time. Says how many are new.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn put_feeds(&self, feeds: &[FeedRow]) -> Result<usize, StoreError> {
        self.write(|tx| {
            let count = |tx: &rusqlite::Transaction<'_>| -> Result<usize, StoreError> {
                let rows: i64 = tx.query_row("SELECT count(*) FROM feed", [], |row| row.get(0))?;
                Ok(usize::try_from(rows).unwrap_or_default())
            };
            let before = count(tx)?;
            for feed in feeds {
                tx.execute(
                    "INSERT INTO feed (url, title, site, added_at) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT DO UPDATE SET title = excluded.title,
                         site = coalesce(excluded.site, site)",
                    params![feed.url, feed.title, feed.site, feed.added_at],
                )?;
            }
            Ok(count(tx)?.saturating_sub(before))
        })
    }

    /// Stops following a feed; `false` where there is none of that address.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn delete_feed(&self, url: &str) -> Result<bool, StoreError> {
        self.write(|tx| Ok(tx.execute("DELETE FROM feed WHERE url = ?1", [url])? > 0))
    }
}
