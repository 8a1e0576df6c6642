//! Whole copies of a library: made while it is in use, checked before they count.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use crate::error::StoreError;
use crate::open::{Library, connect};
use crate::verify::problems;

const NEW_FILE: OpenFlags = OpenFlags::SQLITE_OPEN_READ_WRITE.union(OpenFlags::SQLITE_OPEN_CREATE);

impl Library {
    /// Copies the library, as it is at this moment, into a new file. The library stays in use
    /// meanwhile. The copy appears under its name only once it has passed its check.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where something is there; [`StoreError::BadCopy`] where the check fails.
    pub fn backup(&self, to: &Path) -> Result<(), StoreError> {
        self.read(|tx| copy_to_new_file(tx, to))
    }

    /// Puts the content of a backup in the place of this library's; other handles and processes see
    /// it with their next read. Says where the old content was kept, a file beside the library.
    ///
    /// The backup is copied, checked and brought up to date before anything is changed.
    ///
    /// # Errors
    /// As [`Library::open`] of the backup, or [`StoreError::BadCopy`]; the library is then as before.
    pub fn restore(&self, from: &Path) -> Result<Option<PathBuf>, StoreError> {
        let Some(path) = self.path() else {
            return with_checked_copy(from, from, |copy| {
                copy_all(copy, &mut self.writer())?;
                Ok(None)
            });
        };
        with_checked_copy(path, from, |copy| {
            let kept = free_name(path, "before-restore");
            self.backup(&kept)?;
            copy_all(copy, &mut self.writer())?;
            self.reconnect()?;
            Ok(Some(kept))
        })
    }

    /// As [`Library::restore`], for a library that may be too damaged to open: its file is then
    /// moved aside as it is. No other process may have it open.
    ///
    /// # Errors
    /// As [`Library::restore`]; also [`StoreError::Newer`] for the library itself.
    pub fn restore_file(path: &Path, from: &Path) -> Result<Option<PathBuf>, StoreError> {
        match Self::open(path) {
            Ok(library) if library.verify().is_ok_and(|found| found.is_empty()) => library.restore(from),
            Err(error @ (StoreError::Newer { .. } | StoreError::Busy | StoreError::Io { .. })) => Err(error),
            _ => with_checked_copy(path, from, |copy| {
                let kept = free_name(path, "before-restore");
                for end in ["-wal", "-shm", ""] {
                    move_if_there(&with_end(path, end), &with_end(&kept, end))?;
                }
                copy_to_new_file(copy, path)?;
                Ok(Some(kept))
            }),
        }
    }
}

/// Runs `work` on a copy of a backup, beside `path`, that opened, was migrated and passed its check.
fn with_checked_copy<T>(
    path: &Path,
    from: &Path,
    work: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let copy = free_name(path, "restoring");
    let result = (|| {
        std::fs::copy(from, &copy).map_err(|e| StoreError::io(from, e))?;
        // A plain copy of a library in use has its latest changes in the log beside it.
        let log = with_end(from, "-wal");
        if log.exists() {
            std::fs::copy(&log, with_end(&copy, "-wal")).map_err(|e| StoreError::io(&log, e))?;
        }
        let opened = Library::open_copy(&copy).map_err(|error| match error {
            StoreError::NotALibrary { .. } => StoreError::NotALibrary { path: from.to_owned() },
            StoreError::Newer { found, known, .. } => {
                StoreError::Newer { path: from.to_owned(), found, known }
            }
            StoreError::Damaged { detail } => StoreError::BadCopy { detail },
            other => other,
        })?;
        refuse_problems(&opened.writer())?;
        work(&opened.writer())
    })();
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(with_end(&copy, end));
    }
    result
}

/// Copies a database into a file that is not there yet, by way of a file that is checked first.
pub(crate) fn copy_to_new_file(from: &Connection, to: &Path) -> Result<(), StoreError> {
    if to.exists() {
        return Err(StoreError::Exists { path: to.to_owned() });
    }
    let partial = free_name(to, "partial");
    let result = (|| {
        let mut copy = connect(&partial, NEW_FILE)?;
        copy_all(from, &mut copy)?;
        // One file, without a log beside it.
        copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        refuse_problems(&copy)?;
        drop(copy);
        std::fs::rename(&partial, to).map_err(|e| StoreError::io(to, e))
    })();
    if result.is_err() {
        let _ = std::fs::remove_file(&partial);
    }
    result
}

/// Copies all pages in one step, so that the copy is of one moment.
fn copy_all(from: &Connection, to: &mut Connection) -> Result<(), StoreError> {
    let backup = Backup::new(from, to)?;
    for _ in 0..200 {
        match backup.step(-1)? {
            StepResult::Done => return Ok(()),
            _ => std::thread::sleep(Duration::from_millis(50)),
        }
    }
    Err(StoreError::Busy)
}

fn refuse_problems(connection: &Connection) -> Result<(), StoreError> {
    match problems(connection)?.into_iter().next() {
        Some(detail) => Err(StoreError::BadCopy { detail }),
        None => Ok(()),
    }
}

/// `path` with `.end` behind its name, or `.end-2` and so on where that is taken.
pub(crate) fn free_name(path: &Path, end: &str) -> PathBuf {
    let first = with_end(path, &format!(".{end}"));
    let others = (2_u32..).map(|n| with_end(path, &format!(".{end}-{n}")));
    std::iter::once(first).chain(others).find(|p| !p.exists()).unwrap_or_default()
}

/// `path` with `end` behind its name.
pub(crate) fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

fn move_if_there(from: &Path, to: &Path) -> Result<(), StoreError> {
    match std::fs::rename(from, to) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(StoreError::io(from, e)),
        _ => Ok(()),
    }
}
