//! Opening a library, and its connections.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

use crate::error::StoreError;
use crate::{backup, migrate};

/// How long a process waits for another one's write.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// Idle reading connections that are kept; more are opened and closed as needed.
const READERS_KEPT: usize = 4;

/// A library that is open. Cheap to clone; the clones share the file.
///
/// Writes go one after the other through one connection; reads run beside them, each on a
/// connection of its own, and see the state of the last write that ended.
#[derive(Debug, Clone)]
pub struct Library(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    path: Option<PathBuf>,
    // Closed before the writer, which as the last one moves the log into the file and removes it.
    readers: Mutex<Vec<Connection>>,
    writer: Mutex<Connection>,
}

impl Library {
    /// Opens the library in this file, or makes one where there is none. An older library is copied
    /// beside itself (`name.v1.bak`) and brought up to date.
    ///
    /// # Errors
    /// [`StoreError::NotALibrary`], [`StoreError::Damaged`] or [`StoreError::Newer`] where the file
    /// is something else, broken, or from a later version; it is then left untouched.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::open_with(path, Some(path))
    }

    /// Opens a library that is itself a copy: none is laid beside it before it is migrated.
    pub(crate) fn open_copy(path: &Path) -> Result<Self, StoreError> {
        Self::open_with(path, None)
    }

    fn open_with(path: &Path, keep: Option<&Path>) -> Result<Self, StoreError> {
        if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|e| StoreError::io(folder, e))?;
        }
        look_at(path)?;
        let mut writer = connect_writer(path)?;
        migrate::to_latest(&mut writer, keep)?;
        let readers = Mutex::new(Vec::new());
        Ok(Self(Arc::new(Inner { path: Some(path.to_owned()), writer: Mutex::new(writer), readers })))
    }

    /// A library that lives in memory and goes with its last handle.
    ///
    /// # Errors
    /// Only where SQLite itself cannot start.
    pub fn in_memory() -> Result<Self, StoreError> {
        let mut writer = Connection::open_in_memory()?;
        prepare(&writer)?;
        migrate::to_latest(&mut writer, None)?;
        Ok(Self(Arc::new(Inner { path: None, writer: Mutex::new(writer), readers: Mutex::default() })))
    }

    /// The file; `None` for a library in memory.
    pub fn path(&self) -> Option<&Path> {
        self.0.path.as_deref()
    }

    /// The writing connection, outside any transaction.
    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        // A panic in another thread rolled its transaction back; the connection is sound.
        self.0.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens all connections anew, after the content of the file was replaced as a whole.
    pub(crate) fn reconnect(&self) -> Result<(), StoreError> {
        if let Some(path) = self.path() {
            let mut writer = self.writer();
            *writer = connect_writer(path)?;
            self.readers().clear();
        }
        Ok(())
    }

    /// Runs `work` in a transaction that is committed where it returns `Ok`.
    pub(crate) fn write<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut writer = self.writer();
        let tx = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // A newer program may have migrated the file while this one had it open.
        migrate::refuse_newer(&tx, self.path())?;
        let value = work(&tx)?;
        tx.commit()?;
        Ok(value)
    }

    /// Runs `work` on one state of the library.
    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let Some(path) = self.path() else {
            return work(&self.writer().transaction()?);
        };
        let idle = self.readers().pop();
        let mut reader = match idle {
            Some(reader) => reader,
            None => connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?,
        };
        let value = work(&reader.transaction()?);
        let mut readers = self.readers();
        if readers.len() < READERS_KEPT {
            readers.push(reader);
        }
        value
    }

    fn readers(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.0.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Opens a connection and sets what every connection needs.
pub(crate) fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection =
        Connection::open_with_flags(path, flags).map_err(|error| match error.sqlite_error_code() {
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                StoreError::io(path, std::io::Error::other(error))
            }
            _ => error.into(),
        })?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// Looks at a file without changing a byte of it: is it ours, whole, and of a version we know?
fn look_at(path: &Path) -> Result<(), StoreError> {
    let mut head = Vec::new();
    match File::open(path) {
        Ok(file) => file.take(16).read_to_end(&mut head).map_err(|e| StoreError::io(path, e))?,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(StoreError::io(path, e)),
    };
    if head.is_empty() {
        return Ok(());
    }
    if head != b"SQLite format 3\0" {
        return Err(StoreError::NotALibrary { path: path.to_owned() });
    }
    let mut tries = 0;
    loop {
        match look_inside(path) {
            // Perhaps another process was moving its log into the file at this moment.
            Err(StoreError::Damaged { .. }) if tries < 3 => tries += 1,
            result => return result,
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn look_inside(path: &Path) -> Result<(), StoreError> {
    let connection = match immutable_uri(path) {
        // Without a log nobody is writing, and a plain reader would leave a log of its own behind.
        Some(uri) if !backup::with_end(path, "-wal").exists() => {
            connect(Path::new(&uri), OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)?
        }
        _ => connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?,
    };
    let application: i64 = connection.pragma_query_value(None, "application_id", |r| r.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get(0))?;
    if application != migrate::APPLICATION_ID && (application != 0 || tables > 0) {
        return Err(StoreError::NotALibrary { path: path.to_owned() });
    }
    migrate::refuse_newer(&connection, Some(path))
}

/// The address under which SQLite reads a file without a lock or a log; `None` for a path that is
/// not Unicode.
fn immutable_uri(path: &Path) -> Option<String> {
    let path = std::path::absolute(path).ok()?;
    let mut text = path.to_str()?.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    if cfg!(windows) {
        text = format!("/{}", text.replace('\\', "/"));
    }
    Some(format!("file:{text}?immutable=1"))
}

/// Opens a connection that writes.
fn connect_writer(path: &Path) -> Result<Connection, StoreError> {
    let writer = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    prepare(&writer)?;
    set_wal(&writer)?;
    Ok(writer)
}

/// Sets up the writing connection.
fn prepare(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(())
}

/// Turns write-ahead logging on.
///
/// SQLite does not wait for a lock here when two processes make the same new file at once, so the
/// waiting is done by hand.
fn set_wal(connection: &Connection) -> Result<(), StoreError> {
    let mut tries = 0;
    loop {
        let result =
            connection.pragma_update_and_check(None, "journal_mode", "WAL", |r| r.get::<_, String>(0));
        match result.map_err(StoreError::from) {
            Ok(_) => return Ok(()),
            Err(StoreError::Busy) if tries < 200 => tries += 1,
            Err(e) => return Err(e),
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}
