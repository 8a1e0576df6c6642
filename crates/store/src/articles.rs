//! Articles in and out of the library, and the bin.

use diglot_core::article::{Article, ArticleId, Source};
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;
use crate::open::Library;
use crate::{json, search};

const BODY: &str = "article.body";

impl Library {
    /// Puts an article into the library; `true` where it is new.
    ///
    /// One that is there already stays as it is, with the language that the reader set and the
    /// blocks that were restored; it is taken out of the bin where it lay there.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn put_article(&self, article: &Article, imported_at: &str) -> Result<bool, StoreError> {
        let (digest, body) = (search::digest(article), json::write(article, BODY)?);
        self.write(|tx| {
            let known = key_of(tx, &article.id).optional()?;
            if let Some(key) = known {
                tx.execute("UPDATE article SET deleted_at = NULL WHERE key = ?1", [key])?;
                return Ok(false);
            }
            tx.execute(
                "INSERT INTO article (id, title, url, source_url, language, segments, words, minutes,
                                      imported_at, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                params![
                    article.id.0,
                    name(article),
                    article.url,
                    source_url(&article.source),
                    article.language().as_str(),
                    digest.size.segments,
                    digest.size.words,
                    digest.size.minutes,
                    imported_at,
                    body,
                ],
            )?;
            search::index(tx, tx.last_insert_rowid(), &digest)?;
            Ok(true)
        })
    }

    /// The article of that id, also from the bin.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn article(&self, id: &ArticleId) -> Result<Option<Article>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached("SELECT body FROM article WHERE id = ?1")?;
            let mut rows = statement.query([&id.0])?;
            rows.next()?.map(|row| json::column(row, 0, BODY)).transpose()
        })
    }

    /// Whether an article of that id is in the library and not in the bin.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn has_article(&self, id: &ArticleId) -> Result<bool, StoreError> {
        self.read(|tx| {
            let mut statement =
                tx.prepare_cached("SELECT 1 FROM article WHERE id = ?1 AND deleted_at IS NULL")?;
            Ok(statement.exists([&id.0])?)
        })
    }

    /// When an article was imported, as passed in then; `None` where it is not in the library.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn imported_at(&self, id: &ArticleId) -> Result<Option<String>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached("SELECT imported_at FROM article WHERE id = ?1")?;
            Ok(statement.query_row([&id.0], |r| r.get(0)).optional()?)
        })
    }

    /// Writes an article that has changed: its language set by hand, blocks dropped or restored.
    ///
    /// # Errors
    /// [`StoreError::NoSuchArticle`] where it is not in the library.
    pub fn update_article(&self, article: &Article) -> Result<(), StoreError> {
        let (digest, body) = (search::digest(article), json::write(article, BODY)?);
        self.write(|tx| {
            let key = existing(tx, &article.id)?;
            tx.execute(
                "UPDATE article SET title = ?2, url = ?3, source_url = ?4, language = ?5, segments = ?6,
                                    words = ?7, minutes = ?8, body = ?9
                 WHERE key = ?1",
                params![
                    key,
                    name(article),
                    article.url,
                    source_url(&article.source),
                    article.language().as_str(),
                    digest.size.segments,
                    digest.size.words,
                    digest.size.minutes,
                    body,
                ],
            )?;
            search::index(tx, key, &digest)
        })
    }

    /// The article that has this canonical address or was fetched from it, the latest of several;
    /// the bin is not looked at.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn find_by_url(&self, url: &str) -> Result<Option<ArticleId>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached(
                "SELECT id FROM article WHERE (url = ?1 OR source_url = ?1) AND deleted_at IS NULL
                 ORDER BY imported_at DESC, key DESC LIMIT 1",
            )?;
            Ok(statement.query_row([url], |r| r.get(0)).optional()?.map(ArticleId))
        })
    }

    /// Sets whether an article has been read.
    ///
    /// # Errors
    /// [`StoreError::NoSuchArticle`] where it is not in the library.
    pub fn mark_read(&self, id: &ArticleId, is_read: bool) -> Result<(), StoreError> {
        self.write(|tx| set(tx, id, "UPDATE article SET is_read = ?2 WHERE key = ?1", is_read))
    }

    /// Moves an article to the bin, with all that was made of it. One that lies there keeps its time.
    ///
    /// # Errors
    /// [`StoreError::NoSuchArticle`] where it is not in the library.
    pub fn delete_article(&self, id: &ArticleId, at: &str) -> Result<(), StoreError> {
        self.write(|tx| {
            set(tx, id, "UPDATE article SET deleted_at = coalesce(deleted_at, ?2) WHERE key = ?1", at)
        })
    }

    /// Takes an article out of the bin.
    ///
    /// # Errors
    /// [`StoreError::NoSuchArticle`] where it is not in the library.
    pub fn restore_deleted(&self, id: &ArticleId) -> Result<(), StoreError> {
        self.write(|tx| {
            set(tx, id, "UPDATE article SET deleted_at = ?2 WHERE key = ?1", Option::<String>::None)
        })
    }

    /// Removes an article for good, with its summaries and translations. Its bytes are overwritten.
    ///
    /// # Errors
    /// [`StoreError::NoSuchArticle`] where it is not in the bin: nothing goes for good in one step.
    pub fn purge(&self, id: &ArticleId) -> Result<(), StoreError> {
        let gone = self.write(|tx| {
            Ok(tx.execute("DELETE FROM article WHERE id = ?1 AND deleted_at IS NOT NULL", [&id.0])?)
        })?;
        if gone == 0 {
            return Err(StoreError::NoSuchArticle { id: id.0.clone() });
        }
        self.checkpoint()
    }

    /// Removes for good what was moved to the bin before this time, or all of it; says how many.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn purge_bin(&self, before: Option<&str>) -> Result<usize, StoreError> {
        let gone = self.write(|tx| {
            let sql = "DELETE FROM article WHERE deleted_at IS NOT NULL AND (?1 IS NULL OR deleted_at < ?1)";
            Ok(tx.execute(sql, [before])?)
        })?;
        self.checkpoint()?;
        Ok(gone)
    }

    /// Moves the write-ahead log into the file, so that what was removed is in neither. Where
    /// another process is reading, the log shrinks later instead.
    fn checkpoint(&self) -> Result<(), StoreError> {
        Ok(self.writer().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
    }
}

/// The key of an article in the tables.
pub(crate) fn key_of(connection: &Connection, id: &ArticleId) -> Result<i64, rusqlite::Error> {
    connection.prepare_cached("SELECT key FROM article WHERE id = ?1")?.query_row([&id.0], |r| r.get(0))
}

/// The key of an article that has to be there.
pub(crate) fn existing(connection: &Connection, id: &ArticleId) -> Result<i64, StoreError> {
    key_of(connection, id).optional()?.ok_or_else(|| StoreError::NoSuchArticle { id: id.0.clone() })
}

fn set(
    connection: &Connection,
    id: &ArticleId,
    sql: &str,
    value: impl rusqlite::ToSql,
) -> Result<(), StoreError> {
    let key = existing(connection, id)?;
    connection.execute(sql, params![key, value])?;
    Ok(())
}

fn source_url(source: &Source) -> Option<&str> {
    match source {
        Source::Url { url } => Some(url),
        Source::File { .. } | Source::Text => None,
    }
}

/// Longest name that is made of an article's beginning, in Unicode characters.
const NAME: usize = 80;

/// What lists call an article: its title, else how it begins.
fn name(article: &Article) -> String {
    if !article.title.is_empty() {
        return article.title.clone();
    }
    let Some(first) = article.body().next() else { return String::new() };
    let line = first.text.lines().next().unwrap_or_default();
    let Some((cut, _)) = line.char_indices().nth(NAME) else { return line.to_owned() };
    // At a word's end, where the script has such.
    let cut = line[..cut].rfind(char::is_whitespace).filter(|at| *at > cut / 2).unwrap_or(cut);
    format!("{}…", line[..cut].trim_end())
}
