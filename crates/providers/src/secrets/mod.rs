//! Where keys are kept.
//!
//! Three keepers, and the user chooses: the system's keychain, this session's memory, or a file
//! sealed with a passphrase. There is no fourth, and no keeper stands in for another by itself: a
//! computer without a keychain says so ([`SecretStore::availability`]) and the user decides.
//!
//! A key is filed under an account, `engine-id@host` (see [`crate::Endpoint::account`]), and is
//! only handed out for exactly that: a changed address asks for another account.

mod error;
mod file;
mod keychain;
mod sealed;

use std::collections::HashMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use keyring_core::CredentialStore;

pub use self::error::SecretError;
use self::file::KeyFile;
pub use self::file::{FileState, MIN_PASSPHRASE};
use self::keychain::SystemKeychain;
pub use self::sealed::Cost;
use crate::secret::Secret;

/// A place to keep a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Keeper {
    /// The system's keychain: Secret Service, Keychain, Credential Manager.
    Keychain,
    /// This process's memory: forgotten when it ends.
    Session,
    /// The file sealed with a passphrase.
    File,
}

/// Whether the system has a keychain that can be used now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keychain {
    /// It is there and open.
    Available,
    /// There is none.
    Missing {
        /// Why, a short clause for people.
        reason: String,
    },
    /// It is there but locked; using it may bring up the system's own dialog.
    Locked,
}

/// Which keychain to use.
#[derive(Clone, Default)]
pub enum KeychainChoice {
    /// The system's own.
    #[default]
    System,
    /// None: it counts as missing.
    Off,
    /// This one, whatever it is.
    Given(Arc<CredentialStore>),
}

/// How a [`SecretStore`] is to be set up.
#[derive(Clone)]
pub struct SecretOptions {
    /// Name under which the keychain files the keys, `Diglot` in the product.
    pub service: String,
    /// Path of the sealed file; its folder is made when it is first written.
    pub file: PathBuf,
    /// How costly it is to try a passphrase for a new file.
    pub cost: Cost,
    /// Which keychain to use.
    pub keychain: KeychainChoice,
}

impl SecretOptions {
    /// The system's keychain under the name `Diglot`, the sealed file here, at the default cost.
    pub fn new(file: PathBuf) -> Self {
        Self { service: "Diglot".to_owned(), file, cost: Cost::default(), keychain: KeychainChoice::System }
    }
}

/// The three keepers. Cheap to clone; clones share the session and the unlocked file.
#[derive(Clone)]
pub struct SecretStore {
    session: Arc<Mutex<HashMap<String, Secret>>>,
    keychain: SystemKeychain,
    file: Arc<KeyFile>,
}

impl fmt::Debug for SecretStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SecretStore").finish_non_exhaustive()
    }
}

impl SecretStore {
    /// Sets the store up. Touches neither the keychain nor the disk.
    pub fn new(options: SecretOptions) -> Self {
        Self {
            session: Arc::default(),
            keychain: SystemKeychain::new(options.service, options.keychain),
            file: Arc::new(KeyFile::new(options.file, options.cost)),
        }
    }

    /// Whether the keychain can be used. Never brings up a dialog; a keychain that does not answer
    /// within ten seconds counts as missing.
    pub async fn availability(&self) -> Keychain {
        self.keychain.availability().await
    }

    /// Whether the sealed file exists and is open.
    ///
    /// # Errors
    /// [`SecretError::File`] if it cannot be read, [`SecretError::Damaged`] if it is no such file.
    pub async fn file_state(&self) -> Result<FileState, SecretError> {
        self.with_file(KeyFile::state).await
    }

    /// Opens the sealed file, or prepares a new one with this passphrase, for this session. Takes
    /// a good part of a second on purpose.
    ///
    /// # Errors
    /// [`SecretError::WrongPassphrase`], [`SecretError::PassphraseTooShort`] for a new file,
    /// [`SecretError::Damaged`], [`SecretError::File`].
    pub async fn unlock_file(&self, passphrase: &Secret) -> Result<(), SecretError> {
        let passphrase = passphrase.clone();
        self.with_file(move |file| file.unlock(&passphrase)).await
    }

    /// Forgets the passphrase of the sealed file.
    pub fn lock_file(&self) {
        self.file.lock();
    }

    /// Keeps a secret with the keeper named, and removes it from the others, so that there is one.
    ///
    /// # Errors
    /// [`SecretError::NoKeychain`], [`SecretError::KeychainLocked`], [`SecretError::FileLocked`]
    /// and their like. If only the removal elsewhere failed, the secret is already kept.
    pub async fn set(&self, account: &str, secret: &Secret, keeper: Keeper) -> Result<(), SecretError> {
        match keeper {
            Keeper::Session => {
                self.session().insert(account.to_owned(), secret.clone());
            }
            Keeper::Keychain => self.keychain.set(account, secret).await?,
            Keeper::File => {
                let (account, secret) = (account.to_owned(), secret.clone());
                self.with_file(move |file| file.set(&account, &secret)).await?;
            }
        }
        self.remove_except(account, Some(keeper)).await
    }

    /// The secret of this account, or `None` if nobody keeps one. The session is asked first, then
    /// the keychain (which may bring up its own dialog), then the file.
    ///
    /// # Errors
    /// [`SecretError::KeychainLocked`] or [`SecretError::FileLocked`] if the secret may be, or is,
    /// there but cannot be read now; other kinds if a keeper failed.
    pub async fn get(&self, account: &str) -> Result<Option<Secret>, SecretError> {
        if let Some(secret) = self.session().get(account) {
            return Ok(Some(secret.clone()));
        }
        let from_keychain = match self.keychain.get(account).await {
            Ok(Some(secret)) => return Ok(Some(secret)),
            Ok(None) | Err(SecretError::NoKeychain { .. }) => Ok(None),
            Err(error) => Err(error),
        };
        let name = account.to_owned();
        match self.with_file(move |file| file.get(&name)).await? {
            Some(secret) => Ok(Some(secret)),
            None => from_keychain,
        }
    }

    /// Removes the secret of this account wherever it is kept. No error if nobody keeps one.
    ///
    /// # Errors
    /// As for [`get`](Self::get).
    pub async fn delete(&self, account: &str) -> Result<(), SecretError> {
        self.remove_except(account, None).await
    }

    /// Who keeps the secret of this account. The sealed file can be asked while it is locked.
    ///
    /// # Errors
    /// As for [`get`](Self::get).
    pub async fn where_is(&self, account: &str) -> Result<Option<Keeper>, SecretError> {
        if self.session().contains_key(account) {
            return Ok(Some(Keeper::Session));
        }
        let from_keychain = match self.keychain.get(account).await {
            Ok(Some(_)) => return Ok(Some(Keeper::Keychain)),
            Ok(None) | Err(SecretError::NoKeychain { .. }) => Ok(None),
            Err(error) => Err(error),
        };
        let name = account.to_owned();
        if self.with_file(move |file| file.contains(&name)).await? {
            return Ok(Some(Keeper::File));
        }
        from_keychain
    }

    async fn remove_except(&self, account: &str, keep: Option<Keeper>) -> Result<(), SecretError> {
        if keep != Some(Keeper::Session) {
            self.session().remove(account);
        }
        let mut result = Ok(());
        if keep != Some(Keeper::File) {
            let name = account.to_owned();
            result = self.with_file(move |file| file.remove(&name)).await;
        }
        if keep != Some(Keeper::Keychain) {
            match self.keychain.remove(account).await {
                Ok(()) | Err(SecretError::NoKeychain { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        result
    }

    fn session(&self) -> std::sync::MutexGuard<'_, HashMap<String, Secret>> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs file work where it may block.
    async fn with_file<T: Send + 'static>(
        &self,
        work: impl FnOnce(&KeyFile) -> Result<T, SecretError> + Send + 'static,
    ) -> Result<T, SecretError> {
        let file = Arc::clone(&self.file);
        tokio::task::spawn_blocking(move || work(&file))
            .await
            .unwrap_or_else(|_| Err(SecretError::File { reason: "the work on it was broken off".to_owned() }))
    }
}
