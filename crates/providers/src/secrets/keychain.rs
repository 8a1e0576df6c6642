//! The system's keychain.
//!
//! Its calls block, some for as long as a dialog is open, and the system's libraries may fail in
//! ways of their own. So each call runs on a thread of its own: one that never returns then holds
//! up neither the async threads nor the end of the program.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use keyring_core::{CredentialStore, Entry, Error};
use tokio::sync::oneshot;

use super::{Keychain, KeychainChoice, SecretError};
use crate::secret::Secret;

/// Longest time to find out whether there is a keychain.
const PROBE: Duration = Duration::from_secs(10);

#[derive(Clone)]
pub(super) struct SystemKeychain {
    service: Arc<str>,
    choice: KeychainChoice,
    opened: Arc<Mutex<Option<Arc<CredentialStore>>>>,
}

impl SystemKeychain {
    pub(super) fn new(service: String, choice: KeychainChoice) -> Self {
        Self { service: service.into(), choice, opened: Arc::default() }
    }

    pub(super) async fn availability(&self) -> Keychain {
        let choice = self.choice.clone();
        let this = self.clone();
        let probe = on_thread(move || {
            if matches!(choice, KeychainChoice::System) && system::is_locked() {
                return Err(SecretError::KeychainLocked);
            }
            this.open().map(drop)
        });
        match tokio::time::timeout(PROBE, probe).await {
            Ok(Ok(())) => Keychain::Available,
            Ok(Err(SecretError::KeychainLocked)) => Keychain::Locked,
            Ok(Err(SecretError::NoKeychain { reason })) => Keychain::Missing { reason },
            Ok(Err(error)) => Keychain::Missing { reason: error.to_string() },
            Err(_) => Keychain::Missing { reason: "it does not answer".to_owned() },
        }
    }

    pub(super) async fn set(&self, account: &str, secret: &Secret) -> Result<(), SecretError> {
        let secret = secret.clone();
        self.with_entry(account, move |entry| entry.set_password(secret.expose())).await
    }

    pub(super) async fn get(&self, account: &str) -> Result<Option<Secret>, SecretError> {
        self.with_entry(account, |entry| match entry.get_password() {
            Ok(text) => Ok(Some(Secret::new(text))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(error),
        })
        .await
    }

    pub(super) async fn remove(&self, account: &str) -> Result<(), SecretError> {
        self.with_entry(account, |entry| match entry.delete_credential() {
            Err(Error::NoEntry) => Ok(()),
            other => other,
        })
        .await
    }

    async fn with_entry<T: Send + 'static>(
        &self,
        account: &str,
        work: impl FnOnce(&Entry) -> keyring_core::Result<T> + Send + 'static,
    ) -> Result<T, SecretError> {
        let (this, account) = (self.clone(), account.to_owned());
        on_thread(move || {
            let entry = this.open()?.build(&this.service, &account, None).map_err(|error| worded(&error))?;
            work(&entry).map_err(|error| worded(&error))
        })
        .await
    }

    /// The store, opened once. A store that was not there is looked for again the next time: the
    /// user may have started it.
    fn open(&self) -> Result<Arc<CredentialStore>, SecretError> {
        match &self.choice {
            KeychainChoice::Given(store) => return Ok(Arc::clone(store)),
            KeychainChoice::Off => {
                return Err(SecretError::NoKeychain { reason: "it is switched off".to_owned() });
            }
            KeychainChoice::System => {}
        }
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(store) = opened.as_ref() {
            return Ok(Arc::clone(store));
        }
        let store = system::open().map_err(|error| match error {
            Error::NoStorageAccess(_) => SecretError::KeychainLocked,
            // The bus's own words name sockets and are of no use to the user.
            Error::PlatformFailure(_) => {
                SecretError::NoKeychain { reason: "no keychain service answers in this session".to_owned() }
            }
            other => SecretError::NoKeychain { reason: shortened(&other) },
        })?;
        *opened = Some(Arc::clone(&store));
        Ok(store)
    }
}

/// Runs blocking work on a thread of its own.
async fn on_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, SecretError> + Send + 'static,
) -> Result<T, SecretError> {
    let (send, receive) = oneshot::channel();
    let failed = |reason: &str| SecretError::Keychain { reason: reason.to_owned() };
    std::thread::Builder::new()
        .name("keychain".to_owned())
        .spawn(move || {
            // Nobody listens any more if the caller gave up; the result is then nobody's.
            drop(send.send(work()));
        })
        .map_err(|_| failed("no thread could be started"))?;
    receive.await.unwrap_or_else(|_| Err(failed("its library broke off")))
}

fn worded(error: &Error) -> SecretError {
    match error {
        Error::NoStorageAccess(_) => SecretError::KeychainLocked,
        Error::TooLong(_, limit) => {
            SecretError::Keychain { reason: format!("the key is longer than its limit of {limit}") }
        }
        Error::Ambiguous(_) => {
            SecretError::Keychain { reason: "it holds more than one key of that name".to_owned() }
        }
        other => SecretError::Keychain { reason: shortened(other) },
    }
}

/// The library's words, which hold no secret in `Display`, cut to a line.
fn shortened(error: &Error) -> String {
    error.to_string().lines().next().unwrap_or_default().chars().take(200).collect()
}

#[cfg(target_os = "linux")]
mod system {
    use std::sync::Arc;

    use keyring_core::CredentialStore;
    use secret_service::EncryptionType;
    use secret_service::blocking::SecretService;

    pub(super) fn open() -> keyring_core::Result<Arc<CredentialStore>> {
        Ok(zbus_secret_service_keyring_store::Store::new()?)
    }

    /// Whether the default collection is there and locked. Asking does not bring up a dialog.
    pub(super) fn is_locked() -> bool {
        SecretService::connect(EncryptionType::Plain).is_ok_and(|service| {
            service.get_default_collection().is_ok_and(|c| c.is_locked().unwrap_or(false))
        })
    }
}

#[cfg(target_os = "macos")]
mod system {
    use std::sync::Arc;

    use keyring_core::CredentialStore;

    pub(super) fn open() -> keyring_core::Result<Arc<CredentialStore>> {
        Ok(apple_native_keyring_store::keychain::Store::new()?)
    }

    /// The login keychain opens by itself or asks; there is no question without a dialog.
    pub(super) fn is_locked() -> bool {
        false
    }
}

#[cfg(target_os = "windows")]
mod system {
    use std::sync::Arc;

    use keyring_core::CredentialStore;

    pub(super) fn open() -> keyring_core::Result<Arc<CredentialStore>> {
        Ok(windows_native_keyring_store::Store::new()?)
    }

    /// The Credential Manager is open whenever the user is signed in.
    pub(super) fn is_locked() -> bool {
        false
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos", target_os = "windows")))]
mod system {
    use std::sync::Arc;

    use keyring_core::{CredentialStore, Error};

    pub(super) fn open() -> keyring_core::Result<Arc<CredentialStore>> {
        Err(Error::NotSupportedByStore("no keychain is known for this system".to_owned()))
    }

    pub(super) fn is_locked() -> bool {
        false
    }
}
