//! Domain values in and out of JSON columns.

use rusqlite::Row;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::StoreError;

/// The JSON of a value.
pub(crate) fn write<T: Serialize + ?Sized>(value: &T, place: &str) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|e| unreadable(place, &e))
}

/// The value of a JSON text.
pub(crate) fn read<T: DeserializeOwned>(text: &str, place: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|e| unreadable(place, &e))
}

/// The value of a column of a row.
pub(crate) fn column<T: DeserializeOwned>(row: &Row<'_>, index: usize, place: &str) -> Result<T, StoreError> {
    let text = row.get_ref(index)?.as_str().map_err(rusqlite::Error::from)?;
    read(text, place)
}

/// Says where, never what: serde's own message may quote the value, and that is an article's text.
fn unreadable(place: &str, error: &serde_json::Error) -> StoreError {
    StoreError::Unreadable { place: format!("{place}, line {} column {}", error.line(), error.column()) }
}
