//! Looking a library through for damage.

use diglot_core::article::Article;
use diglot_core::glossary::Term;
use diglot_core::review::{Layout, Step};
use diglot_core::summary::{EngineRef, Summary, Usage};
use diglot_core::translation::Target;
use rusqlite::{Connection, OpenFlags};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::StoreError;
use crate::json;
use crate::migrate;
use crate::open::{Library, connect};

impl Library {
    /// What is wrong with the library, a line each; nothing for a sound one.
    ///
    /// Looks at the structure of the file, at what rows say of each other, and at every stored
    /// value. No line holds text of an article.
    ///
    /// # Errors
    /// Where the library cannot be read at all.
    pub fn verify(&self) -> Result<Vec<String>, StoreError> {
        match self.path() {
            // The index remembers its structure with a connection, and its check does not ask
            // whether another connection has changed it since: only a new one tells the truth.
            Some(path) => problems(&connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?),
            None => problems(&self.writer()),
        }
    }
}

/// See [`Library::verify`]. Of a library that is still to be migrated only the structure is checked.
pub(crate) fn problems(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut found = Vec::new();
    for line in lines(connection, "PRAGMA integrity_check(100)")? {
        if line != "ok" {
            found.push(line);
        }
    }
    if !found.is_empty() {
        return Ok(found);
    }
    let sql = "SELECT format('a row of %s points at nothing in %s', \"table\", parent) FROM pragma_foreign_key_check";
    found.extend(lines(connection, sql)?);
    if migrate::version(connection)? != migrate::LATEST {
        return Ok(found);
    }
    parse::<Article>(connection, "article", "body", "id", &mut found)?;
    parse::<Summary>(connection, "summary", "body", "key", &mut found)?;
    parse::<EngineRef>(connection, "translation", "engine", "language", &mut found)?;
    parse::<Usage>(connection, "translation", "usage", "language", &mut found)?;
    parse::<Layout>(connection, "translation", "layout", "language", &mut found)?;
    parse::<Vec<String>>(connection, "translation", "ignored", "language", &mut found)?;
    parse::<Step>(connection, "step", "body", "key", &mut found)?;
    parse::<Target>(connection, "target", "body", "segment", &mut found)?;
    parse::<Term>(connection, "term", "body", "key", &mut found)?;
    parse::<Value>(connection, "setting", "value", "name", &mut found)?;
    parse::<Value>(connection, "engine", "options", "id", &mut found)?;
    let unindexed = "SELECT 'the search index lacks article ' || id FROM article
        WHERE key NOT IN (SELECT rowid FROM article_text)";
    found.extend(lines(connection, unindexed)?);
    let unfiled = "SELECT 'the index of the memory lacks unit ' || key FROM memory
        WHERE key NOT IN (SELECT id FROM memory_words_docsize)";
    found.extend(lines(connection, unfiled)?);
    Ok(found)
}

/// The lines that a query of one text column gives.
fn lines(connection: &Connection, sql: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |r| r.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads every value of a column as what it should be.
fn parse<T: DeserializeOwned>(
    connection: &Connection,
    table: &str,
    column: &str,
    name: &str,
    found: &mut Vec<String>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare(&format!("SELECT CAST({name} AS TEXT), {column} FROM {table}"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let place = format!("{table} {}, {column}", row.get::<_, String>(0)?);
        if let Err(error) = json::column::<T>(row, 1, &place) {
            found.push(error.to_string());
        }
    }
    Ok(())
}
