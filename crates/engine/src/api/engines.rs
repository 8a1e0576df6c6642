//! Engines in the settings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names an engine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EngineId {
    /// Its id.
    pub engine: String,
}

/// A kind of service to start from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PresetView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The address to start from; empty where the reader must give one.
    pub base_url: String,
    /// Whether it asks for a key.
    pub needs_key: bool,
    /// Whether it runs on this computer.
    pub local: bool,
}

/// Where a key is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum KeyKeeper {
    /// The system's keychain.
    Keychain,
    /// Memory, until the app is closed.
    Session,
    /// A file encrypted with a passphrase.
    File,
}

/// Whether the system has a keychain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum KeychainView {
    /// It is there.
    Available,
    /// It is there but locked.
    Locked,
    /// There is none.
    Missing {
        /// Why, in English.
        reason: String,
    },
}

/// The key of an engine, as far as a face may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum KeyStatus {
    /// None is stored.
    None,
    /// One is there.
    Stored {
        /// Where.
        keeper: KeyKeeper,
    },
    /// One lies in the encrypted file, which is locked.
    Locked,
}

/// An engine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EngineView {
    /// Its id; `builtin` for the one inside.
    pub id: String,
    /// What the reader calls it.
    pub name: String,
    /// The preset it was made from; empty for the one inside.
    pub preset: String,
    /// Its address; empty for the one inside.
    pub base_url: String,
    /// The host that is asked; `null` for the one inside.
    pub host: Option<String>,
    /// Whether the host is this computer.
    pub local: bool,
    /// Its model.
    pub model: Option<String>,
    /// Whether it can translate.
    pub can_translate: bool,
    /// Whether it can write in another language than the article's.
    pub can_summarize_across: bool,
    /// Its key.
    pub key: KeyStatus,
    /// Whether the service asks for a key.
    pub needs_key: bool,
}

/// All engines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EngineList {
    /// The one inside first.
    pub engines: Vec<EngineView>,
    /// Services to start from.
    pub presets: Vec<PresetView>,
    /// Whether the system has a keychain.
    pub keychain: KeychainView,
    /// Whether an encrypted key file is there and locked.
    pub key_file_locked: bool,
    /// Whether an encrypted key file is there at all.
    pub key_file_exists: bool,
}

/// An engine to add or change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EngineDraft {
    /// The engine to change; `null` adds one.
    pub id: Option<String>,
    /// What the reader calls it.
    pub name: String,
    /// The preset it starts from.
    pub preset: String,
    /// Its address, http or https.
    pub base_url: String,
    /// Its model.
    pub model: Option<String>,
}

/// A key to store. It goes one way: no response carries one.
#[derive(Serialize, Deserialize, TS)]
pub struct SetKey {
    /// The engine.
    pub engine: String,
    /// The key.
    pub key: String,
    /// Where to keep it.
    pub keeper: KeyKeeper,
    /// The passphrase of the encrypted file, where that is the keeper and it is locked or new.
    pub passphrase: Option<String>,
}

/// Unlocks the encrypted key file for this session.
#[derive(Serialize, Deserialize, TS)]
pub struct UnlockKeys {
    /// Its passphrase.
    pub passphrase: String,
}

/// A model that a service offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ModelView {
    /// Its id.
    pub id: String,
    /// Its context in tokens, where the service says.
    pub context: Option<u32>,
}

/// What a service offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ModelList {
    /// The models by id.
    pub models: Vec<ModelView>,
}

/// What came of a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TestReport {
    /// The model that answered.
    pub model: Option<String>,
    /// What it answered, cut to 200 characters.
    pub answer: String,
    /// Milliseconds to the first token.
    pub first_token_ms: u32,
    /// Milliseconds to the end.
    pub total_ms: u32,
}
