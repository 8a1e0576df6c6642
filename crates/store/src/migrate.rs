//! The versions of the library's tables.
//!
//! SQLite's `user_version` says how many of the files below a library has been through. Version and
//! tables change in one transaction that holds the write lock from the start, so two processes that
//! open an old library at the same moment migrate it once.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::error::StoreError;
use crate::{backup, open, search};

/// Marks a database as a library of this program: `DGLT`.
pub(crate) const APPLICATION_ID: i64 = 0x4447_4C54;

/// The version that this program writes.
pub(crate) const LATEST: i64 = 6;

/// The steps, in order. A step that has been released never changes.
const STEPS: [&str; LATEST as usize] = [
    include_str!("migrations/0001_library.sql"),
    include_str!("migrations/0002_search.sql"),
    include_str!("migrations/0003_feeds.sql"),
    include_str!("migrations/0004_money.sql"),
    include_str!("migrations/0005_review.sql"),
    include_str!("migrations/0006_memory.sql"),
];

/// The version of a library.
pub(crate) fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |r| r.get(0))?)
}

/// An error where the library is from a later version of the program.
pub(crate) fn refuse_newer(connection: &Connection, path: Option<&Path>) -> Result<(), StoreError> {
    let found = version(connection)?;
    if found <= LATEST {
        return Ok(());
    }
    let path = path.map(PathBuf::from).unwrap_or_default();
    Err(StoreError::Newer { path, found, known: LATEST })
}

/// Brings a library up to date, after a copy of it was laid beside `path` where one is given.
pub(crate) fn to_latest(connection: &mut Connection, path: Option<&Path>) -> Result<(), StoreError> {
    if version(connection)? == LATEST && search::is_current(connection)? {
        return Ok(());
    }
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Asked again under the lock: another process may have been faster.
    refuse_newer(&tx, path)?;
    let found = version(&tx)?;
    if let Some(path) = path.filter(|_| (1..LATEST).contains(&found)) {
        let reader = open::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        backup::copy_to_new_file(&reader, &backup::free_name(path, &format!("v{found}.bak")))?;
    }
    for (step, sql) in (1_i64..).zip(STEPS).filter(|(step, _)| *step > found) {
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "user_version", step)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    if !search::is_current(&tx)? {
        search::index_all(&tx)?;
    }
    tx.commit()?;
    Ok(())
}
