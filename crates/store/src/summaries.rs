//! Summaries: every one that was made is kept.

use diglot_core::article::ArticleId;
use diglot_core::finding::{Finding, Severity};
use diglot_core::summary::{Summary, Support};
use rusqlite::{OptionalExtension, params};

use crate::articles::existing;
use crate::error::StoreError;
use crate::json;
use crate::open::Library;

const BODY: &str = "summary.body";

/// A summary with its name in the library.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredSummary {
    /// Its name; it stays the same as long as the summary is there.
    pub key: i64,
    /// When it was made, as passed in then.
    pub created_at: String,
    /// The summary.
    pub summary: Summary,
}

impl Library {
    /// Keeps a summary and says its key. The one last made in the same language and length by the
    /// same engine and model is not doubled where it is equal: its time is renewed.
    ///
    /// # Errors
    /// [`StoreError::NoSuchArticle`] where the article is not in the library.
    pub fn put_summary(&self, id: &ArticleId, summary: &Summary, at: &str) -> Result<i64, StoreError> {
        let body = json::write(summary, BODY)?;
        self.write(|tx| {
            let article = existing(tx, id)?;
            let (language, length) = (summary.language.as_str(), summary.length.id());
            let engine = &summary.engine;
            let last: Option<(i64, bool)> = tx
                .prepare_cached(
                    "SELECT key, body = ?6 FROM summary
                     WHERE article = ?1 AND language = ?2 AND length = ?3 AND engine = ?4 AND model IS ?5
                     ORDER BY created_at DESC, key DESC LIMIT 1",
                )?
                .query_row(params![article, language, length, engine.id, engine.model, body], |r| {
                    Ok((r.get(0)?, r.get(1)?))
                })
                .optional()?;
            if let Some((key, true)) = last {
                tx.execute("UPDATE summary SET created_at = ?2 WHERE key = ?1", params![key, at])?;
                return Ok(key);
            }
            tx.prepare_cached(
                "INSERT INTO summary (article, language, length, engine, model, created_at, to_check, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                article,
                language,
                length,
                engine.id,
                engine.model,
                at,
                to_check(summary),
                body
            ])?;
            Ok(tx.last_insert_rowid())
        })
    }

    /// The summaries of an article, newest first.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn summaries(&self, id: &ArticleId) -> Result<Vec<StoredSummary>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached(
                "SELECT s.key, s.created_at, s.body FROM summary s JOIN article a ON a.key = s.article
                 WHERE a.id = ?1 ORDER BY s.created_at DESC, s.key DESC",
            )?;
            let mut rows = statement.query([&id.0])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let summary = json::column(row, 2, BODY)?;
                found.push(StoredSummary { key: row.get(0)?, created_at: row.get(1)?, summary });
            }
            Ok(found)
        })
    }

    /// Changes a summary in its place, in one step with reading it, and gives what the change gave;
    /// `None` where there is none of that key. Where the change fails, nothing is changed.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn change_summary<T, E>(
        &self,
        key: i64,
        change: impl FnOnce(&mut Summary) -> Result<T, E>,
    ) -> Result<Option<Result<T, E>>, StoreError> {
        self.write(|tx| {
            let mut statement = tx.prepare_cached("SELECT body FROM summary WHERE key = ?1")?;
            let mut rows = statement.query([key])?;
            let Some(row) = rows.next()? else { return Ok(None) };
            let mut summary: Summary = json::column(row, 0, BODY)?;
            let changed = change(&mut summary);
            if changed.is_ok() {
                let body = json::write(&summary, BODY)?;
                tx.execute(
                    "UPDATE summary SET body = ?2, to_check = ?3 WHERE key = ?1",
                    params![key, body, to_check(&summary)],
                )?;
            }
            Ok(Some(changed))
        })
    }

    /// Removes a summary; `false` where there is none of that key.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn delete_summary(&self, key: i64) -> Result<bool, StoreError> {
        self.write(|tx| Ok(tx.execute("DELETE FROM summary WHERE key = ?1", [key])? > 0))
    }
}

/// How many things of a summary want a look: findings above neutral, and points whose evidence does
/// not carry them though no finding says why. What a person took out or found fine wants none.
fn to_check(summary: &Summary) -> usize {
    let of_point = |findings: &[Finding], status| {
        findings_to_check(findings).max(usize::from(status != Support::Supported))
    };
    summary.shown().filter(|p| !p.mending.accepted).map(|p| of_point(&p.findings, p.status)).sum()
}

/// How many findings are above neutral.
fn findings_to_check(findings: &[Finding]) -> usize {
    findings.iter().filter(|f| f.severity > Severity::Neutral).count()
}
