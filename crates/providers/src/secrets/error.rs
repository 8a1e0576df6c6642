//! Why a secret could not be kept or found.

use std::io;

use thiserror::Error;

/// A failure of a keeper. No variant holds a secret.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SecretError {
    /// The system has no keychain.
    #[error("This computer has no keychain: {reason}")]
    NoKeychain {
        /// Why, a short clause.
        reason: String,
    },
    /// The keychain is locked, or its dialog was closed.
    #[error("The keychain is locked")]
    KeychainLocked,
    /// The keychain failed.
    #[error("The keychain failed: {reason}")]
    Keychain {
        /// Its words, shortened.
        reason: String,
    },
    /// The sealed file was not opened in this session.
    #[error("The key file is locked")]
    FileLocked,
    /// The passphrase is not the one of the file.
    #[error("The passphrase is wrong")]
    WrongPassphrase,
    /// The passphrase is too short to protect anything.
    #[error("The passphrase is shorter than {min} characters")]
    PassphraseTooShort {
        /// Least number of characters.
        min: usize,
    },
    /// The file is none of ours, or was changed.
    #[error("The key file is damaged")]
    Damaged,
    /// The file cannot be read or written.
    #[error("The key file cannot be used: {reason}")]
    File {
        /// The system's reason.
        reason: String,
    },
}

impl SecretError {
    /// A stable name that programs may branch on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoKeychain { .. } => "no-keychain",
            Self::KeychainLocked => "keychain-locked",
            Self::Keychain { .. } => "keychain",
            Self::FileLocked => "key-file-locked",
            Self::WrongPassphrase => "wrong-passphrase",
            Self::PassphraseTooShort { .. } => "passphrase-too-short",
            Self::Damaged => "key-file-damaged",
            Self::File { .. } => "key-file",
        }
    }

    /// What to do next, one sentence without a full stop.
    pub fn hint(&self) -> Option<String> {
        let text = match self {
            Self::NoKeychain { .. } => {
                "Start a keychain (GNOME Keyring, KWallet), keep the key for this session only, or in a file sealed with a passphrase"
            }
            Self::KeychainLocked => "Unlock the keychain and try again, or choose another place for the key",
            Self::Keychain { .. } => "Try again, or choose another place for the key",
            Self::FileLocked => "Enter the passphrase of the key file",
            Self::WrongPassphrase => "Try again; without its passphrase the file cannot be opened",
            Self::PassphraseTooShort { .. } => "Choose a longer one, for example four words",
            Self::Damaged => "Move the file away and enter the keys anew",
            Self::File { .. } => "Check the folder's permissions and the free space",
        };
        Some(text.to_owned())
    }

    pub(super) fn from_io(error: &io::Error) -> Self {
        Self::File { reason: error.kind().to_string() }
    }
}
