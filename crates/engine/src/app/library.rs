//! The library's list.

use diglot_core::lang::LangTag;
use diglot_store::{Filter, ListQuery, Row};

use super::Engine;
use crate::api::{ApiError, ArticleList, ArticleRow, LibraryFilter, ListArticles};

impl Engine {
    /// A stretch of the list.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub async fn list_articles(&self, request: ListArticles) -> Result<ArticleList, ApiError> {
        self.on_library(move |library| {
            let query = ListQuery {
                search: Some(request.search).filter(|s| !s.trim().is_empty()),
                language: request.language.as_deref().and_then(LangTag::parse),
                filter: match request.filter {
                    LibraryFilter::All => Filter::All,
                    LibraryFilter::Unread => Filter::Unread,
                    LibraryFilter::ToCheck => Filter::ToCheck,
                    LibraryFilter::Reviewed => Filter::Reviewed,
                },
                limit: request.limit.clamp(1, 500),
                offset: request.offset,
            };
            let page = library.list(&query)?;
            let everything =
                ListQuery { search: None, language: None, filter: Filter::All, limit: 0, offset: 0 };
            let in_library = library.list(&everything)?.total;
            Ok(ArticleList {
                rows: page.rows.into_iter().map(row).collect(),
                total: count(page.total),
                in_library: count(in_library),
            })
        })
        .await
    }
}

fn row(row: Row) -> ArticleRow {
    let mut targets: Vec<String> = Vec::new();
    let of_results =
        row.summaries.iter().map(|(tag, _)| tag).chain(row.translations.iter().map(|t| &t.language));
    for tag in of_results.filter(|tag| !tag.same_language(&row.language)) {
        let tag = tag.to_string();
        if !targets.contains(&tag) {
            targets.push(tag);
        }
    }
    let furthest = row.translations.iter().max_by_key(|t| t.done);
    ArticleRow {
        id: row.id.0,
        title: row.title,
        language: row.language.to_string(),
        target_languages: targets,
        reading_minutes: count(row.minutes).max(1),
        imported_at: row.imported_at,
        read: row.is_read,
        has_summary: !row.summaries.is_empty(),
        to_check: count(row.to_check),
        translated: furthest.map_or(0, |t| count(t.done)),
        translatable: furthest.map_or(0, |t| count(t.total)),
        snippet: row.snippet.map(|s| s.text),
    }
}

fn count(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
