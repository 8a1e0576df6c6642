//! An article as a face sees it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Empty {}

/// Names an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleRef {
    /// Its id.
    pub article: String,
}

/// Another language that the text may be in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LanguageCandidate {
    /// BCP 47 tag.
    pub tag: String,
    /// 0 to 1.
    pub confidence: f64,
}

/// The language of an article and how it is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LanguageView {
    /// BCP 47 tag to work with: the reader's word, else the detector's; `und` where unknown.
    pub tag: String,
    /// English name.
    pub name: String,
    /// ISO 15924 script, empty where there is none.
    pub script: String,
    /// How likely the detector's tag is right, 0 to 1.
    pub confidence: f64,
    /// Whether the detector is sure.
    pub reliable: bool,
    /// Likeliest first.
    pub alternatives: Vec<LanguageCandidate>,
    /// Whether the reader set the tag by hand.
    pub overridden: bool,
    /// The detector's own tag.
    pub detected: String,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKindView {
    /// The title, at most one.
    Title,
    /// A section heading.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A quotation set apart.
    Quote,
    /// A picture's caption.
    Caption,
    /// A table: one row a line, cells parted by tabs.
    Table,
    /// Preformatted text.
    Code,
}

/// A sentence within its block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SegmentView {
    /// Its name, never changed after import. The title's is 0.
    pub id: u32,
    /// Its number in the kept article for people, from 1 in reading order; 0 for the title and for
    /// segments of dropped blocks.
    pub number: u32,
    /// UTF-16 offset in the block's text.
    pub start: u32,
    /// UTF-16 offset behind its last unit.
    pub end: u32,
}

/// A block with its segments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BlockView {
    /// Its name.
    pub id: u32,
    /// What it is.
    pub kind: BlockKindView,
    /// Heading level, 2 to 6.
    pub level: Option<u8>,
    /// Its text.
    pub text: String,
    /// BCP 47 tag where it differs from the article's language.
    pub language: Option<String>,
    /// Why it is left out (a short id); `null` for a kept block.
    pub dropped: Option<String>,
    /// Its segments in order.
    pub segments: Vec<SegmentView>,
}

/// Text that no reader could see on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HiddenView {
    /// The text.
    pub text: String,
    /// How it was hidden (a short id).
    pub reason: String,
}

/// Something to know about an import that went through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WarningView {
    /// A short id.
    pub code: String,
    /// In English.
    pub message: String,
}

/// An article, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ArticleView {
    /// Its id.
    pub id: String,
    /// `url`, `file` or `text`.
    pub source_kind: String,
    /// The file's name or the address's host, for people.
    pub source_name: Option<String>,
    /// The title; empty where there is none.
    pub title: String,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The publication.
    pub site_name: Option<String>,
    /// As the source writes it.
    pub published: Option<String>,
    /// The canonical address.
    pub url: Option<String>,
    /// RFC 3339.
    pub imported_at: String,
    /// Its language.
    pub language: LanguageView,
    /// All blocks in document order, dropped ones included, the title first.
    pub blocks: Vec<BlockView>,
    /// What no reader could see.
    pub hidden: Vec<HiddenView>,
    /// What to know about the import.
    pub warnings: Vec<WarningView>,
    /// Words of the kept text.
    pub words: u32,
    /// Minutes to read it, at least 1.
    pub reading_minutes: u32,
    /// Segments of the kept text without the title.
    pub segments: u32,
    /// The chapters of the book it is one of; empty where it is the only text of its source.
    pub parts: Vec<PartView>,
    /// Which of `parts` it is, from 1; 0 where it is the only one.
    pub part: u32,
    /// Whether the reader forbade that it leaves this computer.
    #[ts(as = "Option<_>", optional)]
    pub offline: bool,
}

/// One of several texts in one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartView {
    /// Its number in reading order, from 1.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// The length of its text in Unicode characters.
    pub characters: u32,
}

/// Sets or clears the reader's own word on the language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SetLanguage {
    /// The article.
    pub article: String,
    /// BCP 47 tag; `null` goes back to the detector's.
    pub tag: Option<String>,
}

/// Restores a dropped block, or drops a kept one by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SetBlockKept {
    /// The article.
    pub article: String,
    /// The block.
    pub block: u32,
    /// `true` restores it, `false` leaves it out with the reason `by-reader`.
    pub kept: bool,
}
