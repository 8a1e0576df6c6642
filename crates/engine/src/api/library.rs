//! The library's list.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which articles to list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum LibraryFilter {
    /// All.
    #[default]
    All,
    /// Not opened yet.
    Unread,
    /// With findings to check.
    ToCheck,
    /// With every segment of a translation reviewed.
    Reviewed,
}

/// Asks for a stretch of the list, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListArticles {
    /// Words to find in titles and texts, in any script; empty for all.
    pub search: String,
    /// Which.
    pub filter: LibraryFilter,
    /// Only articles of this language (BCP 47 primary tag).
    pub language: Option<String>,
    /// How many at most, 1 to 500.
    pub limit: u32,
    /// How many to skip.
    pub offset: u32,
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleRow {
    /// Its id.
    pub id: String,
    /// Its title; the first words of the text where it has none.
    pub title: String,
    /// BCP 47 tag, `und` where unknown.
    pub language: String,
    /// Languages of its summaries and translations that differ from its own.
    pub target_languages: Vec<String>,
    /// Minutes to read it, at least 1.
    pub reading_minutes: u32,
    /// RFC 3339.
    pub imported_at: String,
    /// Whether it was opened.
    pub read: bool,
    /// Whether a summary is there.
    pub has_summary: bool,
    /// How many points and segments have something to check.
    pub to_check: u32,
    /// Segments translated in the translation furthest on; 0 where there is none.
    pub translated: u32,
    /// Segments to translate in all; 0 where no translation was begun.
    pub translatable: u32,
    /// Where the search found it, for people; `null` without a search.
    pub snippet: Option<String>,
}

/// A stretch of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleList {
    /// The rows asked for.
    pub rows: Vec<ArticleRow>,
    /// How many match in all.
    pub total: u32,
    /// How many articles the library has.
    pub in_library: u32,
}

/// Sets whether an article counts as read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MarkRead {
    /// The article.
    pub article: String,
    /// Whether it was read.
    pub read: bool,
}

/// How to write an article out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ExportFormat {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// One self-contained page with both sides facing.
    Html,
    /// Everything, for programs: a record of the review.
    Json,
    /// Word, both sides in two columns.
    Docx,
    /// Word, the translation alone with the original's structure.
    DocxTarget,
    /// XLIFF 2.1.
    Xliff,
    /// XLIFF 1.2.
    Xliff12,
    /// TMX 1.4b.
    Tmx,
}

/// Asks for an article with its summary or translation as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportRequest {
    /// The article.
    pub article: String,
    /// How to write it.
    pub format: ExportFormat,
    /// The translation to put beside it (BCP 47); `null` for the newest summary instead.
    pub translation: Option<String>,
}

/// A file, ready to be saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportedFile {
    /// A name to propose.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its text, UTF-8.
    pub text: String,
    /// Whether `text` is the file's bytes in Base64 instead.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub base64: bool,
}
