//! Engines in the settings.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names an engine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EngineId {
    /// Its id.
    pub engine: String,
}

/// What can be asked of an engine.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum EngineKind {
    /// The one inside, which summarises.
    Builtin,
    /// A language model: it summarises and translates.
    #[default]
    Llm,
    /// A translation service.
    Mt,
    /// A program on this computer that translates.
    Program,
}

/// Something besides address, key and model that an engine wants to know; each is a field of
/// [`EngineOptions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum EngineWant {
    /// The region of the account.
    Region,
    /// The project of the account.
    Project,
    /// The interface's version, which may be left out.
    ApiVersion,
    /// The command to run.
    Command,
    /// The name of a glossary that is stored at the service, which may be left out.
    Glossary,
}

/// Prices, in one currency of the reader's own choosing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Prices {
    /// For a million tokens sent.
    pub input: f64,
    /// For a million tokens received.
    pub output: f64,
    /// For a million characters.
    pub characters: f64,
    /// For a million tokens sent that the service still had from an earlier request; where it is not
    /// set, they cost what others do.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cached: Option<f64>,
}

/// Most that may be spent, in the currency of the prices; `null` for no limit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Caps {
    /// For one run over one article.
    pub article: Option<f64>,
    /// A day (UTC).
    pub day: Option<f64>,
    /// A month (UTC).
    pub month: Option<f64>,
}

/// What else is set for an engine. Everything may be left out. There is no field for a secret, and
/// headers whose names or values are those of one are refused.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct EngineOptions {
    /// Region of the account (Azure Translator, Amazon Translate, Google Cloud Translation v3).
    pub region: Option<String>,
    /// Project of the account (Google Cloud Translation v3).
    pub project: Option<String>,
    /// Version of the interface as a date (Azure OpenAI).
    pub api_version: Option<String>,
    /// Name of a glossary that is stored at the service (DeepL, Google Cloud Translation v3, Amazon
    /// Translate, ModernMT), to be used for every translation.
    pub glossary: Option<String>,
    /// The command of a program, with `{source}`, `{target}`, `{pair}` and `{model}` as blanks;
    /// `null` for that of the preset.
    pub command: Option<String>,
    /// Sampling temperature, 0 to 2; `null` for what suits the task.
    pub temperature: Option<f32>,
    /// How long the model thinks: `none`, `minimal`, `low`, `medium`, `high`.
    pub effort: Option<String>,
    /// Seconds to wait for an answer to begin, and between two pieces of it, 1 to 3600.
    pub timeout_s: Option<u32>,
    /// Requests at the same time, at most, 1 to 64; `null` for 3, or 1 on this computer.
    pub concurrency: Option<u32>,
    /// Whether a program stays between two requests and answers line by line.
    pub keep_running: bool,
    /// Context of the model in tokens, where the service does not tell it.
    pub context: Option<u32>,
    /// `direct` for no proxy, or an address without a user name and password; `null` for the
    /// system's own.
    pub proxy: Option<String>,
    /// How translations address people, where the service can choose: `more` or `less` formal.
    pub formality: Option<String>,
    /// Headers to send along.
    pub headers: BTreeMap<String, String>,
    /// Whether plain http may be used to a host in a private network.
    pub allow_private_http: bool,
    /// What it costs; `null` where nothing is counted.
    pub prices: Option<Prices>,
    /// What may be spent at most.
    pub caps: Caps,
}

/// A kind of service to start from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
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
    /// What can be asked of it.
    #[ts(as = "Option<_>", optional)]
    pub kind: EngineKind,
    /// The wire protocol's id, such as `openai-chat` or `deepl`.
    #[ts(as = "Option<_>", optional)]
    pub protocol: String,
    /// What else it wants to know.
    #[ts(as = "Option<_>", optional)]
    pub wants: Vec<EngineWant>,
    /// Whether it can list its models.
    #[ts(as = "Option<_>", optional)]
    pub lists_models: bool,
    /// Page that describes it, empty where there is none.
    #[ts(as = "Option<_>", optional)]
    pub docs: String,
    /// Page where a key is made, empty where there is none.
    #[ts(as = "Option<_>", optional)]
    pub key_page: String,
    /// What the key looks like where it is more than a word, empty otherwise.
    #[ts(as = "Option<_>", optional)]
    pub key_form: String,
    /// The command of a program, empty for others and where the reader must give one.
    #[ts(as = "Option<_>", optional)]
    pub command: String,
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
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
    /// What can be asked of it.
    #[ts(as = "Option<_>", optional)]
    pub kind: EngineKind,
    /// The wire protocol's id, such as `openai-chat` or `deepl`.
    #[ts(as = "Option<_>", optional)]
    pub protocol: String,
    /// What else it wants to know.
    #[ts(as = "Option<_>", optional)]
    pub wants: Vec<EngineWant>,
    /// Whether it can list its models.
    #[ts(as = "Option<_>", optional)]
    pub lists_models: bool,
    /// Page that describes it, empty where there is none.
    #[ts(as = "Option<_>", optional)]
    pub docs: String,
    /// Page where a key is made, empty where there is none.
    #[ts(as = "Option<_>", optional)]
    pub key_page: String,
    /// What the key looks like where it is more than a word, empty otherwise.
    #[ts(as = "Option<_>", optional)]
    pub key_form: String,
    /// What else is set for it.
    #[ts(as = "Option<_>", optional)]
    pub options: EngineOptions,
}

/// All engines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
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
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct EngineDraft {
    /// The engine to change; `null` adds one.
    pub id: Option<String>,
    /// What the reader calls it.
    pub name: String,
    /// The preset it starts from.
    pub preset: String,
    /// Its address, http or https; empty for that of the preset, and for a program.
    pub base_url: String,
    /// Its model.
    pub model: Option<String>,
    /// What else to set; `null` leaves it as it is.
    #[serde(default)]
    #[ts(optional)]
    pub options: Option<EngineOptions>,
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ModelView {
    /// Its id.
    pub id: String,
    /// Its context in tokens, where the service says.
    pub context: Option<u32>,
    /// What it costs in US dollars, where the service says.
    #[serde(default)]
    #[ts(optional)]
    pub prices: Option<Prices>,
}

/// What a service offers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
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
