//! Commands on one article.

use diglot_core::article::{Article, ArticleId, BlockId, BlockKind, DropReason};
use diglot_store::Library;

use super::Engine;
use super::settings::parse_tag;
use crate::api::{ApiError, ArticleRef, ArticleView, Empty, MarkRead, SetBlockKept, SetLanguage};
use crate::view::article_view;

/// The reason of a block that the reader left out by hand.
const BY_READER: &str = "by-reader";

impl Engine {
    /// An article, whole.
    ///
    /// # Errors
    /// `no-such-article`; where the library cannot be read.
    pub async fn get_article(&self, request: ArticleRef) -> Result<ArticleView, ApiError> {
        self.view(ArticleId(request.article)).await
    }

    /// Sets or clears the reader's own word on the language.
    ///
    /// # Errors
    /// `bad-language`; `no-such-article`; where the library cannot be written.
    pub async fn set_language(&self, request: SetLanguage) -> Result<ArticleView, ApiError> {
        let tag = request.tag.as_deref().map(parse_tag).transpose()?;
        self.change(ArticleId(request.article), move |article| {
            article.language_override = tag;
            Ok(())
        })
        .await
    }

    /// Restores a dropped block or leaves a kept one out.
    ///
    /// # Errors
    /// `no-such-block`; `no-such-article`; where the library cannot be written.
    pub async fn set_block_kept(&self, request: SetBlockKept) -> Result<ArticleView, ApiError> {
        let id = BlockId(request.block);
        self.change(ArticleId(request.article), move |article| {
            let block =
                article.blocks.iter_mut().find(|b| b.id == id && b.kind != BlockKind::Title).ok_or_else(
                    || {
                        ApiError::new("no-such-block", "This block is not in the article")
                            .hint("Open the article again and try once more")
                    },
                )?;
            match (request.kept, block.is_kept()) {
                (true, false) => block.dropped = None,
                (false, true) => block.dropped = Some(DropReason(BY_READER.to_owned())),
                _ => {}
            }
            Ok(())
        })
        .await
    }

    /// Sets whether an article counts as read.
    ///
    /// # Errors
    /// `no-such-article`; where the library cannot be written.
    pub async fn mark_read(&self, request: MarkRead) -> Result<Empty, ApiError> {
        self.on_library(move |library| Ok(library.mark_read(&ArticleId(request.article), request.read)?))
            .await?;
        Ok(Empty {})
    }

    /// Moves an article to the bin.
    ///
    /// # Errors
    /// `no-such-article`; where the library cannot be written.
    pub async fn delete_article(&self, request: ArticleRef) -> Result<Empty, ApiError> {
        let at = crate::clock::now();
        self.on_library(move |library| Ok(library.delete_article(&ArticleId(request.article), &at)?)).await?;
        Ok(Empty {})
    }

    /// Takes an article out of the bin.
    ///
    /// # Errors
    /// `no-such-article`; where the library cannot be written.
    pub async fn undelete_article(&self, request: ArticleRef) -> Result<Empty, ApiError> {
        self.on_library(move |library| Ok(library.restore_deleted(&ArticleId(request.article))?)).await?;
        Ok(Empty {})
    }

    /// The article of that id.
    pub(crate) async fn article(&self, id: ArticleId) -> Result<Article, ApiError> {
        self.on_library(move |library| library.article(&id)?.ok_or_else(|| no_such_article(&id))).await
    }

    /// An article as a face sees it.
    pub(crate) async fn view(&self, id: ArticleId) -> Result<ArticleView, ApiError> {
        let home = self.0.desk.home.clone();
        self.on_library(move |library| {
            let article = library.article(&id)?.ok_or_else(|| no_such_article(&id))?;
            seen(library, &home, &article)
        })
        .await
    }

    async fn change(
        &self,
        id: ArticleId,
        change: impl FnOnce(&mut Article) -> Result<(), ApiError> + Send + 'static,
    ) -> Result<ArticleView, ApiError> {
        let home = self.0.desk.home.clone();
        self.on_library(move |library| {
            let mut article = library.article(&id)?.ok_or_else(|| no_such_article(&id))?;
            change(&mut article)?;
            library.update_article(&article)?;
            seen(library, &home, &article)
        })
        .await
    }
}

/// An article of this library with what the library knows of it; `home` is the one on disk.
pub(crate) fn seen(library: &Library, home: &Library, article: &Article) -> Result<ArticleView, ApiError> {
    let at = library.imported_at(&article.id)?.unwrap_or_default();
    let offline = library.stays_here(&article.id)? || home.stays_here(&article.id)?;
    Ok(ArticleView { offline, ..article_view(article, &at) })
}

/// The error of an id that names nothing.
pub(crate) fn no_such_article(id: &ArticleId) -> ApiError {
    ApiError::new("no-such-article", "This article is not in the library")
        .hint("Run `diglot library list` to see what is there")
        .arg("article", id.0.clone())
}
