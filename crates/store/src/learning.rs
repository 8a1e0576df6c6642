//! What the translation memory is told when a review changes, in the same transaction.

use diglot_core::review::Pair;
use rusqlite::Connection;

use crate::error::StoreError;

/// Pairs that were approved.
#[expect(clippy::unnecessary_wraps, reason = "keeping them can fail")]
pub(crate) fn learn(_: &Connection, _: &[Pair]) -> Result<(), StoreError> {
    Ok(())
}

/// Pairs whose approval was taken back.
#[expect(clippy::unnecessary_wraps, reason = "removing them can fail")]
pub(crate) fn forget(_: &Connection, _: &[Pair]) -> Result<(), StoreError> {
    Ok(())
}
