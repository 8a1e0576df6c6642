//! Keys: they come in, and never go out again but to their own host.

use diglot_providers::secrets::FileState;
use diglot_providers::{Keeper, Keychain, Secret};

use super::Engine;
use super::engines::{account_for, accounts_of, keeper_view};
use crate::api::{
    ApiError, Empty, EngineId, EngineList, EngineView, KeyKeeper, KeyStatus, KeychainView, SetKey, UnlockKeys,
};

impl Engine {
    /// Stores a key for an engine and the host it has now.
    ///
    /// # Errors
    /// `no-such-engine`; where the chosen keeper cannot take it (no keychain, wrong passphrase).
    pub async fn set_key(&self, request: SetKey) -> Result<EngineView, ApiError> {
        let SetKey { engine, key, keeper, passphrase } = request;
        let secret = Secret::new(key);
        let passphrase = passphrase.map(Secret::new);
        if secret.expose().trim().is_empty() {
            return Err(ApiError::new("empty-key", "The key is empty").hint("Paste the key again"));
        }
        let row = self.engine_row(&engine).await?;
        let account = account_for(&row, &secret)?;
        let keeper = match keeper {
            KeyKeeper::Keychain => Keeper::Keychain,
            KeyKeeper::Session => Keeper::Session,
            KeyKeeper::File => {
                if let Some(passphrase) = passphrase {
                    self.0.secrets.unlock_file(&passphrase).await?;
                }
                Keeper::File
            }
        };
        self.0.secrets.set(&account, &secret, keeper).await?;
        // One key an engine: an earlier one for the service's other host is gone with it.
        for other in accounts_of(&row).into_iter().filter(|other| other != &account) {
            self.0.secrets.delete(&other).await?;
        }
        Ok(self.engine_view(&row).await)
    }

    /// Removes an engine's key from wherever it is kept.
    ///
    /// # Errors
    /// `no-such-engine`; where the keeper does not let go of it.
    pub async fn delete_key(&self, request: EngineId) -> Result<EngineView, ApiError> {
        let row = self.engine_row(&request.engine).await?;
        for account in accounts_of(&row) {
            self.0.secrets.delete(&account).await?;
        }
        Ok(self.engine_view(&row).await)
    }

    /// Unlocks the encrypted key file until the app is closed.
    ///
    /// # Errors
    /// `wrong-passphrase`; where there is no such file.
    pub async fn unlock_keys(&self, request: UnlockKeys) -> Result<EngineList, ApiError> {
        if self.0.secrets.file_state().await? == FileState::Absent {
            return Err(ApiError::new("no-key-file", "There is no encrypted key file yet")
                .hint("Add a key and choose the encrypted file to keep it in"));
        }
        self.0.secrets.unlock_file(&Secret::new(request.passphrase)).await?;
        self.list_engines(Empty {}).await
    }

    /// Whether there is an encrypted key file.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub async fn has_key_file(&self) -> Result<bool, ApiError> {
        Ok(self.0.secrets.file_state().await? != FileState::Absent)
    }

    /// Whether the system has a keychain.
    pub(crate) async fn keychain(&self) -> KeychainView {
        match self.0.secrets.availability().await {
            Keychain::Available => KeychainView::Available,
            Keychain::Locked => KeychainView::Locked,
            Keychain::Missing { reason } => KeychainView::Missing { reason },
        }
    }

    /// Where a key is, as far as a face may know.
    pub(crate) async fn key_status(&self, account: &str) -> KeyStatus {
        match self.0.secrets.where_is(account).await {
            Ok(Some(Keeper::File)) if self.0.secrets.file_state().await == Ok(FileState::Locked) => {
                KeyStatus::Locked
            }
            Ok(Some(keeper)) => KeyStatus::Stored { keeper: keeper_view(keeper) },
            // Whether a key lies in a keychain that is locked or fails cannot be told; the list of
            // engines says how the keychain stands.
            Ok(None) | Err(_) => KeyStatus::None,
        }
    }
}
