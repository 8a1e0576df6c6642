//! The life of each row: who did what, and what it was after.

use diglot_core::article::ArticleId;
use diglot_core::lang::LangTag;
use diglot_core::summary::EngineRef;
use diglot_core::translation::{RowId, State, Target};
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;
use crate::json;
use crate::open::Library;
use crate::translations::{Place, rank, state_of};

pub(crate) const ENGINE: &str = "history.engine";

/// One step in the life of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// RFC 3339, UTC.
    pub at: String,
    /// What was done, as named where it was written.
    pub what: String,
    /// The engine; `None` for a person.
    pub engine: Option<EngineRef>,
    /// The target after it.
    pub text: String,
    /// The state after it.
    pub state: State,
}

impl Library {
    /// The life of a row, the newest first; empty where nothing was done to it.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn history(&self, id: &ArticleId, language: &LangTag, row: RowId) -> Result<Vec<Past>, StoreError> {
        self.read(|tx| {
            let Some(article) = crate::articles::key_of(tx, id).optional()? else { return Ok(Vec::new()) };
            let mut statement = tx.prepare_cached(
                "SELECT at, what, engine, text, state FROM history
                 WHERE article = ?1 AND language = ?2 AND segment = ?3 AND part = ?4 ORDER BY key",
            )?;
            let mut rows = statement.query(params![article, language.as_str(), row.segment.0, row.part])?;
            let mut past: Vec<Past> = Vec::new();
            while let Some(row) = rows.next()? {
                let engine: Option<String> = row.get(2)?;
                let text: Option<String> = row.get(3)?;
                let before = past.last().map(|p| p.text.clone()).unwrap_or_default();
                past.push(Past {
                    at: row.get(0)?,
                    what: row.get(1)?,
                    engine: engine.map(|e| json::read(&e, ENGINE)).transpose()?,
                    text: text.unwrap_or(before),
                    state: state_of(row.get(4)?),
                });
            }
            past.reverse();
            Ok(past)
        })
    }
}

/// What is told of a change.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told<'a> {
    pub(crate) at: &'a str,
    pub(crate) what: &'a str,
    pub(crate) engine: Option<&'a EngineRef>,
    /// Whether the text is another one than before.
    pub(crate) is_new: bool,
}

/// Adds an entry. A text that stayed is not written again: approving ten thousand rows would
/// double the file.
pub(crate) fn note(
    connection: &Connection,
    place: Place<'_>,
    row: RowId,
    after: &Target,
    told: &Told<'_>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO history (article, language, segment, part, at, what, engine, state, text)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, CASE WHEN ?10 OR NOT EXISTS (
                SELECT 1 FROM history WHERE article = ?1 AND language = ?2 AND segment = ?3 AND part = ?4)
             THEN ?9 END)",
        )?
        .execute(params![
            place.article,
            place.language.as_str(),
            row.segment.0,
            row.part,
            told.at,
            told.what,
            told.engine.map(|e| json::write(e, ENGINE)).transpose()?,
            rank(after.state),
            after.text,
            told.is_new,
        ])?;
    Ok(())
}
