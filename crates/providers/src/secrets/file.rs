//! The sealed key file on disk.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::error::SecretError;
use super::sealed::{Cost, Head, MAX_FILE, Secrets, Unlocked, head};
use crate::secret::Secret;

/// Least length of a new passphrase, in characters (NIST SP 800-63B asks for eight at least).
pub const MIN_PASSPHRASE: usize = 8;

/// How the sealed file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileState {
    /// There is none yet.
    Absent,
    /// It needs its passphrase.
    Locked,
    /// It is open for this session.
    Unlocked,
}

/// The file, and what opens it once the passphrase was given.
pub(super) struct KeyFile {
    path: PathBuf,
    cost: Cost,
    unlocked: Mutex<Option<Unlocked>>,
}

impl KeyFile {
    pub(super) fn new(path: PathBuf, cost: Cost) -> Self {
        Self { path, cost, unlocked: Mutex::new(None) }
    }

    pub(super) fn state(&self) -> Result<FileState, SecretError> {
        let found = self.read()?;
        let unlocked = self.guard();
        Ok(match (found, unlocked.as_ref()) {
            (None, None) => FileState::Absent,
            (None, Some(_)) => FileState::Unlocked,
            (Some((head, _)), Some(unlocked)) if unlocked.fits(&head) => FileState::Unlocked,
            (Some(_), _) => FileState::Locked,
        })
    }

    pub(super) fn unlock(&self, passphrase: &Secret) -> Result<(), SecretError> {
        let unlocked = if let Some((head, bytes)) = self.read()? {
            let unlocked = Unlocked::for_file(passphrase, &head)?;
            unlocked.open(&head, &bytes)?;
            unlocked
        } else {
            if passphrase.expose().chars().count() < MIN_PASSPHRASE {
                return Err(SecretError::PassphraseTooShort { min: MIN_PASSPHRASE });
            }
            Unlocked::new(passphrase, self.cost)?
        };
        *self.guard() = Some(unlocked);
        Ok(())
    }

    pub(super) fn lock(&self) {
        *self.guard() = None;
    }

    pub(super) fn contains(&self, account: &str) -> Result<bool, SecretError> {
        Ok(self.read()?.is_some_and(|(head, _)| head.names.iter().any(|name| name == account)))
    }

    pub(super) fn get(&self, account: &str) -> Result<Option<Secret>, SecretError> {
        let Some((head, bytes)) = self.read()? else { return Ok(None) };
        if !head.names.iter().any(|name| name == account) {
            return Ok(None);
        }
        let unlocked = self.opened(Some(&head))?;
        Ok(unlocked.open(&head, &bytes)?.remove(account))
    }

    pub(super) fn set(&self, account: &str, secret: &Secret) -> Result<(), SecretError> {
        self.change(|secrets| {
            secrets.insert(account.to_owned(), secret.clone());
        })
    }

    pub(super) fn remove(&self, account: &str) -> Result<(), SecretError> {
        if !self.contains(account)? {
            return Ok(());
        }
        self.change(|secrets| {
            secrets.remove(account);
        })
    }

    /// Reads, changes and writes under a lock: the window and the command line may both be open.
    fn change(&self, change: impl FnOnce(&mut Secrets)) -> Result<(), SecretError> {
        // Refused before anything is made on disk.
        self.opened(None)?;
        let folder = self.path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let io = |error: io::Error| SecretError::from_io(&error);
        fs::create_dir_all(folder).map_err(io)?;
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(lock_path(&self.path))
            .map_err(io)?;
        lock.lock().map_err(io)?;
        let found = self.read()?;
        let unlocked = self.opened(found.as_ref().map(|(head, _)| head))?;
        let mut secrets = match &found {
            Some((head, bytes)) => unlocked.open(head, bytes)?,
            None => Secrets::new(),
        };
        change(&mut secrets);
        write_atomically(folder, &self.path, &unlocked.seal(&secrets)?).map_err(io)
        // The lock ends with the file handle.
    }

    /// What opens this file (or, without one, a new file).
    fn opened(&self, head: Option<&Head>) -> Result<Unlocked, SecretError> {
        let unlocked = self.guard();
        let fits = |u: &&Unlocked| head.is_none_or(|head| u.fits(head));
        unlocked.as_ref().filter(fits).cloned().ok_or(SecretError::FileLocked)
    }

    fn read(&self) -> Result<Option<(Head, Vec<u8>)>, SecretError> {
        let file = match File::open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(SecretError::from_io(&error)),
        };
        let mut bytes = Vec::new();
        file.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(|error| SecretError::from_io(&error))?;
        if bytes.len() as u64 > MAX_FILE {
            return Err(SecretError::Damaged);
        }
        Ok(Some((head(&bytes)?, bytes)))
    }

    fn guard(&self) -> MutexGuard<'_, Option<Unlocked>> {
        self.unlocked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `keys` → `keys.lock`.
fn lock_path(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".lock");
    path.with_file_name(name)
}

/// Writes a file that is either the old or the new one at every moment. `tempfile` makes it
/// readable for the user alone (mode 600).
fn write_atomically(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    // Without this the name may still be the old file's after a power cut.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(())
}
