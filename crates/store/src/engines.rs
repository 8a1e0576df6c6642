//! The engines that the reader set up, without their keys.

use rusqlite::params;
use serde_json::Value;

use crate::error::StoreError;
use crate::json;
use crate::open::Library;
use crate::settings::refuse_secret;

const OPTIONS: &str = "engine.options";

/// An engine as it was set up. There is no field for a key.
#[derive(Debug, Clone, PartialEq)]
pub struct EngineRow {
    /// Its id, as named in results.
    pub id: String,
    /// What the reader calls it.
    pub name: String,
    /// The preset that it was made from.
    pub preset: String,
    /// Where its service is, without credentials; empty where the preset alone says it.
    pub base_url: String,
    /// The model, where one was chosen.
    pub model: Option<String>,
    /// What else was set (limits, prices, parameters), as JSON.
    pub options: Value,
    /// When it was set up, RFC 3339.
    pub created_at: String,
}

impl Library {
    /// The engines, in the order they were set up.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn engines(&self) -> Result<Vec<EngineRow>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached(
                "SELECT id, name, preset, base_url, model, options, created_at FROM engine
                 ORDER BY created_at, rowid",
            )?;
            let mut rows = statement.query([])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(EngineRow {
                    id: row.get(0)?,
                    name: row.get(1)?,
                    preset: row.get(2)?,
                    base_url: row.get(3)?,
                    model: row.get(4)?,
                    options: json::column(row, 5, OPTIONS)?,
                    created_at: row.get(6)?,
                });
            }
            Ok(found)
        })
    }

    /// Keeps an engine, in the place of the one of that id where there is one; that one's time stays.
    ///
    /// # Errors
    /// [`StoreError::Secret`] where the address or the options hold a secret.
    pub fn put_engine(&self, engine: &EngineRow) -> Result<(), StoreError> {
        refuse_secret("options", &engine.options)?;
        if has_credentials(&engine.base_url) {
            return Err(StoreError::Secret { field: "base_url".to_owned() });
        }
        self.write(|tx| {
            tx.execute(
                "INSERT INTO engine (id, name, preset, base_url, model, options, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT DO UPDATE SET name = excluded.name, preset = excluded.preset,
                     base_url = excluded.base_url, model = excluded.model, options = excluded.options",
                params![
                    engine.id,
                    engine.name,
                    engine.preset,
                    engine.base_url,
                    engine.model,
                    json::write(&engine.options, OPTIONS)?,
                    engine.created_at,
                ],
            )?;
            Ok(())
        })
    }

    /// Removes an engine; `false` where there is none of that id.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn delete_engine(&self, id: &str) -> Result<bool, StoreError> {
        self.write(|tx| Ok(tx.execute("DELETE FROM engine WHERE id = ?1", [id])? > 0))
    }
}

/// Whether an address has a user or a password before its host.
fn has_credentials(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().is_some_and(|authority| authority.contains('@'))
}
