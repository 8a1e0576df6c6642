//! What the translation memory is told when a review changes, in the same transaction.

use diglot_core::review::Pair;
use rusqlite::Connection;

use crate::error::StoreError;
use crate::memory::{self, MemoryUnit};

/// Pairs that were approved.
pub(crate) fn learn(connection: &Connection, pairs: &[Pair]) -> Result<(), StoreError> {
    for pair in pairs {
        memory::learn(
            connection,
            &MemoryUnit {
                source_language: pair.source_language.clone(),
                target_language: pair.target_language.clone(),
                source: pair.source.clone(),
                target: pair.target.clone(),
                article: Some(pair.article.clone()),
                row: Some(pair.row.to_string()),
                origin: pair.title.clone(),
                at: pair.at.clone(),
            },
        )?;
    }
    Ok(())
}

/// Pairs whose approval was taken back.
pub(crate) fn forget(connection: &Connection, pairs: &[Pair]) -> Result<(), StoreError> {
    for pair in pairs {
        memory::forget(connection, &pair.article, &pair.target_language, &pair.row.to_string())?;
    }
    Ok(())
}
