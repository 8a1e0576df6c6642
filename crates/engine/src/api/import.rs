//! Ways in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where an article is to come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ImportSource {
    /// Pasted text.
    Text {
        /// The text.
        text: String,
    },
    /// A file on this computer, by path (from a dialog or a drop).
    File {
        /// Its path.
        path: String,
    },
    /// A file's bytes, where the face has no path.
    Bytes {
        /// Its name.
        name: String,
        /// The bytes in standard base64 with padding.
        base64: String,
    },
    /// A page to fetch.
    Url {
        /// Its address, http or https.
        url: String,
        /// Whether an address inside this network may be asked; only after the reader said so.
        allow_private: bool,
    },
    /// The sample article that comes with the app.
    Sample,
}

/// Asks for an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportRequest {
    /// Where from.
    pub source: ImportSource,
    /// A format's id that outranks what the source looks like.
    #[serde(default)]
    #[ts(optional)]
    pub format: Option<String>,
}

/// What came of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Imported {
    /// The article's id.
    pub article: String,
    /// Whether it was in the library already.
    pub known: bool,
}
