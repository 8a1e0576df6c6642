//! An article: what was kept of a source, what was left out and why, and its segments.

use serde::{Deserialize, Serialize};

use crate::lang::LangTag;
use crate::language::Detection;

/// The name of an article in the library: hexadecimal, derived from what was imported, so that
/// importing the same thing twice finds the first.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(pub String);

/// The name of a block within its article, in document order. The title is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BlockId(pub u32);

/// The name of a segment within its article. It never changes after import: evidence,
/// translations, highlights and caches all key on it.
///
/// The title is 0. The segments of blocks kept at import follow from 1 in reading order; those of
/// dropped blocks come after them, so that restoring a block renames nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SegmentId(pub u32);

impl SegmentId {
    /// The segment of the title.
    pub const TITLE: Self = Self(0);
}

/// Where an article came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Source {
    /// A page fetched from, or known to come from, this address.
    Url {
        /// The address, without credentials.
        url: String,
    },
    /// A file that was opened.
    File {
        /// Its name, without the folders it lay in.
        name: String,
    },
    /// Text that was pasted or piped in.
    Text,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// The article's title; at most one, always block 0.
    Title,
    /// A section heading; `Block::level` is 2 to 6.
    Heading,
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// A quotation set apart.
    Quote,
    /// The caption of a picture.
    Caption,
    /// A table, one row a line, cells parted by tabs.
    Table,
    /// Preformatted text, line breaks kept.
    Code,
}

/// Why something was left out: a short, stable id such as `repeated-title`, `comment-form`,
/// `cookie`, `share`, `related` or `navigation`. The window words it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DropReason(pub String);

/// One block of text, kept or dropped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Its name.
    pub id: BlockId,
    /// What it is.
    pub kind: BlockKind,
    /// The level of a heading, 2 to 6.
    pub level: Option<u8>,
    /// Its text in NFC, white space collapsed (but for `Code` and `Table`), never empty.
    pub text: String,
    /// Why it is left out; `None` for a block that is kept.
    pub dropped: Option<DropReason>,
    /// Its language where it differs from the article's.
    pub language: Option<LangTag>,
}

impl Block {
    /// Whether the block belongs to the article.
    pub fn is_kept(&self) -> bool {
        self.dropped.is_none()
    }
}

/// Text that was in the source but that no reader could see. It reaches no engine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hidden {
    /// The text.
    pub text: String,
    /// How it was hidden: `display-none`, `zero-size`, `off-screen`, `unicode-tags`, …
    pub reason: DropReason,
}

/// Something a reader should know about an import that went through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// A short stable id: `charset-guessed`, `truncated`, `no-article-found`, …
    pub code: String,
    /// The same for people, in English.
    pub message: String,
}

/// One of several texts in one source: a chapter of a book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its number in reading order, from 1.
    pub number: u32,
    /// Its title, as the table of contents has it, else its first heading or words.
    pub title: String,
    /// The length of its text in Unicode characters.
    pub characters: usize,
}

/// What a front end makes of a source: an article before it has a name, a language and segments.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extracted {
    /// The title, at most one line.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The site's or publication's own name.
    pub site_name: Option<String>,
    /// When it was published, as the source writes it (ISO 8601 where it was machine-readable).
    pub published: Option<String>,
    /// The canonical address, where the source names one.
    pub url: Option<String>,
    /// The language that the source claims (`lang`, `content-language`, metadata).
    pub declared_language: Option<LangTag>,
    /// The blocks in document order, kept and dropped, without the title.
    pub blocks: Vec<RawBlock>,
    /// What no reader could see.
    pub hidden: Vec<Hidden>,
    /// What the reader should know.
    pub warnings: Vec<Warning>,
    /// All texts of a source that holds several, this one included; empty where it is the only one.
    pub parts: Vec<Part>,
    /// Which of `parts` this is, from 1; 0 where it is the only one.
    pub part: u32,
    /// Where the article goes on, where the source is one page of several.
    pub next: Option<String>,
}

/// A block before it has a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawBlock {
    /// What it is; never `Title`.
    pub kind: BlockKind,
    /// The level of a heading, 2 to 6.
    pub level: Option<u8>,
    /// Its text.
    pub text: String,
    /// Why it is left out.
    pub dropped: Option<DropReason>,
}

/// A sentence of the article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Its name.
    pub id: SegmentId,
    /// The block it lies in.
    pub block: BlockId,
    /// Byte offset of its first character in the block's text.
    pub start: usize,
    /// Byte offset behind its last character.
    pub end: usize,
    /// Its text, without white space at either end, never empty.
    pub text: String,
}

/// An article, ready to be read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Its name.
    pub id: ArticleId,
    /// Where it came from.
    pub source: Source,
    /// The title; empty where the source has none.
    pub title: String,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The site's or publication's own name.
    pub site_name: Option<String>,
    /// When it was published, as the source writes it.
    pub published: Option<String>,
    /// The canonical address.
    pub url: Option<String>,
    /// What was found out of the language.
    pub detection: Detection,
    /// The language the reader set by hand; it outranks the detection and survives re-detection.
    pub language_override: Option<LangTag>,
    /// All blocks in document order, the title first where there is one.
    pub blocks: Vec<Block>,
    /// The segments of all blocks, kept and dropped, in document order.
    pub segments: Vec<Segment>,
    /// What no reader could see.
    pub hidden: Vec<Hidden>,
    /// What the reader should know.
    pub warnings: Vec<Warning>,
    /// All texts of the source it is one of (the chapters of a book); empty where it is the only one.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// Which of `parts` it is, from 1; 0 where it is the only one.
    #[serde(default)]
    pub part: u32,
}

impl Article {
    /// The language to work with: the reader's word, else the detector's.
    pub fn language(&self) -> &LangTag {
        self.language_override.as_ref().unwrap_or(&self.detection.tag)
    }

    /// The block of that name. Blocks are named in document order, so this is a binary search.
    pub fn block(&self, id: BlockId) -> Option<&Block> {
        self.blocks.binary_search_by_key(&id, |b| b.id).ok().map(|at| &self.blocks[at])
    }

    /// The segments of a block in order; a binary search, as for [`Article::block`].
    pub fn segments_of(&self, id: BlockId) -> &[Segment] {
        let start = self.segments.partition_point(|s| s.block < id);
        let length = self.segments[start..].partition_point(|s| s.block == id);
        &self.segments[start..start + length]
    }

    /// The segment of that name. Segments are named in their order, so it is nearly always found at
    /// once.
    pub fn segment(&self, id: SegmentId) -> Option<&Segment> {
        let is_it = |s: &&Segment| s.id == id;
        self.segments.get(id.0 as usize).filter(is_it).or_else(|| self.segments.iter().find(is_it))
    }

    /// The kept blocks without the title, in reading order.
    pub fn body(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|b| b.is_kept() && b.kind != BlockKind::Title)
    }

    /// The segments of kept blocks, the title's included, in reading order.
    pub fn kept_segments(&self) -> impl Iterator<Item = &Segment> {
        let kept: std::collections::HashSet<BlockId> =
            self.blocks.iter().filter(|b| b.is_kept()).map(|b| b.id).collect();
        self.segments.iter().filter(move |s| kept.contains(&s.block))
    }

    /// The segments of kept blocks without the title's, in reading order.
    pub fn body_segments(&self) -> impl Iterator<Item = &Segment> {
        self.kept_segments().filter(|s| s.id != SegmentId::TITLE)
    }
}
