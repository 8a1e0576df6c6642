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
    /// Which chapter of a book or entry of a feed, from 1; 0 for the first chapter that is more than
    /// a title page. Without it a source that holds several answers with its contents.
    #[serde(default)]
    #[ts(optional)]
    pub part: Option<u32>,
    /// Fetch a page although the library has it: it may have changed.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub again: bool,
}

impl ImportRequest {
    /// A request with nothing said but where from.
    pub fn of(source: ImportSource) -> Self {
        Self { source, format: None, part: None, again: false }
    }
}

/// What a list to choose from is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ContentsKind {
    /// The chapters of a book.
    Book,
    /// The entries of a feed.
    Feed,
    /// Feeds.
    Subscriptions,
}

/// A source that holds several articles: what there is to choose from. Nothing is stored yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Contents {
    /// What it lists.
    pub of: ContentsKind,
    /// The title of the book or feed; empty where it has none.
    pub title: String,
    /// The address of the feed, where it was fetched.
    pub url: Option<String>,
    /// In the source's order.
    pub items: Vec<ContentsItem>,
    /// How many items there are beyond those listed.
    pub left_out: u32,
}

/// One article to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContentsItem {
    /// Its number from 1: the `part` of a request for it where it has no `url`.
    pub number: u32,
    /// Its title; may be empty.
    pub title: String,
    /// A second line: who wrote it, or how it begins, or the address of a feed's site.
    pub detail: Option<String>,
    /// When it was published, RFC 3339.
    pub published: Option<String>,
    /// The length of its text in Unicode characters, where that is known.
    pub characters: Option<u32>,
    /// Its address, where it lies elsewhere.
    pub url: Option<String>,
    /// Its id, where the library has it already.
    pub article: Option<String>,
}

/// What came of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Imported {
    /// The article's id.
    pub article: String,
    /// Whether it was in the library already.
    pub known: bool,
}
