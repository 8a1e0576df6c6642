//! What can go wrong with the library, in words.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Why the library could not do what was asked.
///
/// No message holds text of an article.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// A file or folder could not be read or written.
    #[error("`{path}` cannot be used: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file is no SQLite database. It was left as it was.
    #[error("`{path}` is not a Diglot library")]
    NotALibrary {
        /// The file.
        path: PathBuf,
    },
    /// The file is a database, but its structure is broken.
    #[error("the library is damaged: {detail}")]
    Damaged {
        /// What is broken, in SQLite's words.
        detail: String,
    },
    /// The library was written by a later version of Diglot. It was left as it was.
    #[error("`{path}` was written by a newer Diglot (library version {found}, this one knows {known})")]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of the library.
        found: i64,
        /// The latest version that this program knows.
        known: i64,
    },
    /// Another process held the library for longer than this one waits.
    #[error("the library is in use by another process")]
    Busy,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The library may not be written.
    #[error("the library may not be written")]
    ReadOnly,
    /// There is no article of that id.
    #[error("there is no article `{id}` in the library")]
    NoSuchArticle {
        /// The id.
        id: String,
    },
    /// A row does not hold what its column says.
    #[error("an entry of the library cannot be read: {place}")]
    Unreadable {
        /// Table and column, with the position in the value.
        place: String,
    },
    /// Something is already there that would be overwritten.
    #[error("`{path}` exists already")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A value that looks like a secret was about to be stored.
    #[error("`{field}` holds a secret, which the library does not keep")]
    Secret {
        /// Which field.
        field: String,
    },
    /// A copy turned out broken after it was made, or a file to restore from is broken.
    #[error("the copy did not pass its check: {detail}")]
    BadCopy {
        /// The first thing found.
        detail: String,
    },
    /// Anything else that SQLite says.
    #[error("the library failed: {0}")]
    Sqlite(rusqlite::Error),
}

impl StoreError {
    /// A short stable id to branch on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => "library-io",
            Self::NotALibrary { .. } => "not-a-library",
            Self::Damaged { .. } => "library-damaged",
            Self::Newer { .. } => "library-newer",
            Self::Busy => "library-busy",
            Self::Full => "disk-full",
            Self::ReadOnly => "library-read-only",
            Self::NoSuchArticle { .. } => "no-such-article",
            Self::Unreadable { .. } => "library-unreadable",
            Self::Exists { .. } => "file-exists",
            Self::Secret { .. } => "secret-refused",
            Self::BadCopy { .. } => "copy-damaged",
            Self::Sqlite(_) => "library-failed",
        }
    }

    /// What can be done about it, in one English sentence.
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self {
            Self::Io { .. } => "Check that the folder exists and that you may write to it",
            Self::NotALibrary { .. } => "Choose another data folder or file; this one was left untouched",
            Self::Damaged { .. } | Self::Unreadable { .. } => {
                "Run `diglot library verify`, then `diglot library restore` with your latest backup"
            }
            Self::Newer { .. } => "Update Diglot, or choose another data folder; nothing was changed",
            Self::Busy => "Wait until the other Diglot is done, then try again",
            Self::Full => "Free some space, then try again; what was saved before is safe",
            Self::ReadOnly => "Check the permissions of the data folder",
            Self::NoSuchArticle { .. } => "`diglot library list` shows what is there",
            Self::Exists { .. } => "Choose another name, or remove that file first",
            Self::Secret { .. } => "Keys belong to the key store; take the secret out of this field",
            Self::BadCopy { .. } => {
                "Use another backup or another disk; the library itself was left as it is"
            }
            Self::Sqlite(_) => return None,
        })
    }

    pub(crate) fn io(path: &Path, source: std::io::Error) -> Self {
        Self::Io { path: path.to_owned(), source }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged { detail: error.to_string() }
            }
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            _ => Self::Sqlite(error),
        }
    }
}
