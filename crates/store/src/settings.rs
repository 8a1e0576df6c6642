//! Settings by name, each any JSON value.

use std::collections::BTreeMap;

use rusqlite::params;
use serde_json::Value;

use crate::error::StoreError;
use crate::json;
use crate::open::Library;

const VALUE: &str = "setting.value";

impl Library {
    /// The value of a setting.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn setting(&self, name: &str) -> Result<Option<Value>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
            let mut rows = statement.query([name])?;
            rows.next()?.map(|row| json::column(row, 0, VALUE)).transpose()
        })
    }

    /// Sets a setting; JSON's `null` removes it.
    ///
    /// # Errors
    /// [`StoreError::Secret`] where the name or a field within says that the value is a secret.
    pub fn put_setting(&self, name: &str, value: &Value) -> Result<(), StoreError> {
        refuse_secret(name, value)?;
        self.write(|tx| {
            if value.is_null() {
                tx.execute("DELETE FROM setting WHERE name = ?1", [name])?;
            } else {
                let sql = "INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)";
                tx.execute(sql, params![name, json::write(value, VALUE)?])?;
            }
            Ok(())
        })
    }

    /// All settings.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn settings(&self) -> Result<BTreeMap<String, Value>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached("SELECT name, value FROM setting")?;
            let mut rows = statement.query([])?;
            let mut found = BTreeMap::new();
            while let Some(row) = rows.next()? {
                found.insert(row.get(0)?, json::column(row, 1, VALUE)?);
            }
            Ok(found)
        })
    }
}

/// Names of fields that hold secrets wherever they stand, without case and separators.
const SECRET_NAMES: [&str; 7] =
    ["apikey", "secret", "password", "passphrase", "token", "accesstoken", "authorization"];

/// An error where a name, or the name of any field within the value, is that of a secret.
pub(crate) fn refuse_secret(name: &str, value: &Value) -> Result<(), StoreError> {
    let last = name.rsplit(['.', '/']).next().unwrap_or(name);
    let bare: String = last.chars().filter(char::is_ascii_alphanumeric).collect();
    let is_secret = SECRET_NAMES.contains(&bare.to_ascii_lowercase().as_str());
    match value {
        Value::String(text) if is_secret && !text.is_empty() => {
            Err(StoreError::Secret { field: name.to_owned() })
        }
        Value::Array(values) => values.iter().try_for_each(|v| refuse_secret(name, v)),
        Value::Object(fields) => fields.iter().try_for_each(|(field, v)| refuse_secret(field, v)),
        _ => Ok(()),
    }
}
