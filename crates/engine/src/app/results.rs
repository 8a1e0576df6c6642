//! Summaries, translations and files made of them.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use diglot_core::article::{Article, ArticleId, SegmentId};
use diglot_core::lang::LangTag;
use diglot_core::review::{Review, by_segment};
use diglot_core::summary::{EngineRef, Summary, Usage};
use diglot_core::translation::{Target, Translation};
use diglot_store::{EngineRow, Library};

use super::Engine;
use super::articles::{no_such_article, seen};
use super::engines::host_of;
use super::settings::parse_tag;
use crate::api::{
    ApiError, ArticleRef, EngineName, ExportFormat, ExportRequest, ExportedFile, SummaryList, SummaryView,
    TranslationRef, TranslationView,
};
use crate::export::record::record;
use crate::export::{Facing, Right, Written, exporter, file_name};
use crate::import::encode_base64;
use crate::job::count;
use crate::view::{length_from, summary_view, target_view, usage_view};

impl Engine {
    /// All summaries of an article, newest first.
    ///
    /// # Errors
    /// `no-such-article`; where the library cannot be read.
    pub async fn list_summaries(&self, request: ArticleRef) -> Result<SummaryList, ApiError> {
        self.on_library(move |library| {
            let id = ArticleId(request.article);
            let article = library.article(&id)?.ok_or_else(|| no_such_article(&id))?;
            let names = Names::read(library)?;
            let summaries = library
                .summaries(&id)?
                .iter()
                .map(|s| named_summary(&s.summary, &article, &names, &s.created_at))
                .collect();
            Ok(SummaryList { summaries })
        })
        .await
    }

    /// A translation, as far as it is.
    ///
    /// # Errors
    /// `no-such-article`; `bad-language`; where the library cannot be read.
    pub async fn get_translation(&self, request: TranslationRef) -> Result<TranslationView, ApiError> {
        let to = parse_tag(&request.to)?;
        self.on_library(move |library| {
            let id = ArticleId(request.article);
            let article = library.article(&id)?.ok_or_else(|| no_such_article(&id))?;
            let names = Names::read(library)?;
            Ok(translation_view(&article, &to, library.translation(&id, &to)?.as_ref(), &names))
        })
        .await
    }

    /// An article as the domain has it, for faces that write it out themselves.
    ///
    /// # Errors
    /// `no-such-article`; where the library cannot be read.
    pub async fn stored_article(&self, id: &str) -> Result<Article, ApiError> {
        self.article(ArticleId(id.to_owned())).await
    }

    /// An article with the newest stored summary of the same language, length and engine as `like`.
    ///
    /// # Errors
    /// `no-such-article`; `no-summary`; where the library cannot be read.
    pub async fn stored_summary(&self, id: &str, like: &SummaryView) -> Result<(Article, Summary), ApiError> {
        let id = ArticleId(id.to_owned());
        let (language, length) = (like.language.clone(), length_from(like.length));
        let (engine, model) = (like.engine.id.clone(), like.engine.model.clone());
        self.on_library(move |library| {
            let article = library.article(&id)?.ok_or_else(|| no_such_article(&id))?;
            let found = library.summaries(&id)?.into_iter().map(|s| s.summary).find(|s| {
                s.language.as_str() == language
                    && s.length == length
                    && s.engine.id == engine
                    && s.engine.model == model
            });
            let summary = found.ok_or_else(|| ApiError::new("no-summary", "There is no such summary yet"))?;
            Ok((article, summary))
        })
        .await
    }

    /// An article with its stored translation; `None` where none was begun.
    ///
    /// # Errors
    /// `no-such-article`; `bad-language`; where the library cannot be read.
    pub async fn stored_translation(
        &self,
        request: TranslationRef,
    ) -> Result<Option<(Article, Translation)>, ApiError> {
        let to = parse_tag(&request.to)?;
        self.on_library(move |library| {
            let id = ArticleId(request.article);
            let article = library.article(&id)?.ok_or_else(|| no_such_article(&id))?;
            let translation = library.translation(&id, &to)?;
            Ok(translation.map(|translation| (article, translation)))
        })
        .await
    }

    /// An article with what was made of it, as a file.
    ///
    /// # Errors
    /// `no-such-article`; `bad-language`; `no-translation`; where the library cannot be read.
    pub async fn export_article(&self, request: ExportRequest) -> Result<ExportedFile, ApiError> {
        let to = request.translation.as_deref().map(parse_tag).transpose()?;
        let home = self.0.desk.home.clone();
        self.on_library(move |library| {
            let id = ArticleId(request.article);
            let article = library.article(&id)?.ok_or_else(|| no_such_article(&id))?;
            let translation = to.as_ref().map(|to| library.translation(&id, to)).transpose()?.flatten();
            if let (Some(to), None) = (&to, &translation) {
                return Err(ApiError::new(
                    "no-translation",
                    format!("There is no translation into `{to}` yet"),
                )
                .hint("Translate the article first"));
            }
            let summaries = library.summaries(&id)?;
            if request.format == ExportFormat::Json {
                let names = Names::read(library)?;
                let views: Vec<_> = summaries
                    .iter()
                    .map(|s| {
                        let mut view = named_summary(&s.summary, &article, &names, &s.created_at);
                        view.points.retain(|p| !p.dropped);
                        view
                    })
                    .collect();
                let record = record(library, &article, translation.as_ref(), &names)?;
                let translation =
                    to.as_ref().map(|to| translation_view(&article, to, translation.as_ref(), &names));
                let all = serde_json::json!({
                    "article": seen(library, &home, &article)?, "summaries": views, "translation": translation,
                    "record": record,
                });
                return Ok(ExportedFile {
                    name: file_name(&article.title, "json"),
                    media_type: "application/json".to_owned(),
                    text: format!("{all:#}\n"),
                    base64: false,
                });
            }
            let exporter = exporter(format_id(request.format))
                .ok_or_else(|| ApiError::new("internal", "This format cannot be written"))?;
            if exporter.bilingual && translation.is_none() {
                return Err(ApiError::new("needs-translation", "This format is about a translation")
                    .hint("Choose the translation to export"));
            }
            let right = match (&translation, summaries.first()) {
                (Some(translation), _) => Right::Translation(translation),
                (None, Some(stored)) => Right::Summary(&stored.summary),
                (None, None) => Right::Nothing,
            };
            let (text, base64) = match (exporter.write)(&Facing { article: &article, right }) {
                Written::Text(text) => (text, false),
                Written::Bytes(bytes) => (encode_base64(&bytes), true),
            };
            Ok(ExportedFile {
                name: file_name(&article.title, exporter.extension),
                media_type: exporter.media_type.to_owned(),
                text,
                base64,
            })
        })
        .await
    }
}

/// The id of an exporter.
fn format_id(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Text => "text",
        ExportFormat::Markdown => "markdown",
        ExportFormat::Html => "html",
        ExportFormat::Json => "json",
        ExportFormat::Docx => "docx",
        ExportFormat::DocxTarget => "docx-target",
        ExportFormat::Xliff => "xliff",
        ExportFormat::Xliff12 => "xliff12",
        ExportFormat::Tmx => "tmx",
    }
}

/// A summary as a face sees it, its engines under the names that the reader gave them.
pub(crate) fn named_summary(summary: &Summary, article: &Article, names: &Names, at: &str) -> SummaryView {
    let mut view = summary_view(summary, article, names.name(&summary.engine), at);
    for (point, seen) in summary.points.iter().zip(&mut view.points) {
        if let (Some(opinion), Some(verdict)) = (&point.mending.opinion, &mut seen.verdict) {
            verdict.engine = names.name(&opinion.engine);
        }
    }
    view
}

/// A translation as a face sees it; also where none was begun.
pub(crate) fn translation_view(
    article: &Article,
    to: &LangTag,
    translation: Option<&Translation>,
    names: &Names,
) -> TranslationView {
    let Some(translation) = translation else {
        return TranslationView {
            article: article.id.0.clone(),
            language: to.to_string(),
            targets: Vec::new(),
            done: 0,
            total: count(article.kept_segments().count()),
            complete: false,
            engine: None,
            usage: usage_view(Usage::default()),
            run: None,
        };
    };
    view_of_review(&Review::new(article.clone(), translation.clone()), names)
}

/// A review's translation as a reader sees it, who knows no rows.
pub(crate) fn view_of_review(review: &Review, names: &Names) -> TranslationView {
    let (article, translation) = (review.article(), review.translation());
    let by_segment = segments_of(review);
    let mut total = 0;
    let mut targets = Vec::with_capacity(by_segment.len());
    let mut done = 0;
    for segment in article.kept_segments() {
        total += 1;
        let Some(target) = by_segment.get(&segment.id) else { continue };
        done += usize::from(target.is_done());
        targets.push(target_view(segment.id, target, article, |e| names.name(e)));
    }
    TranslationView {
        article: article.id.0.clone(),
        language: translation.language.to_string(),
        targets,
        done: count(done),
        total: count(total),
        complete: total > 0 && done == total,
        engine: Some(names.name(&translation.engine)),
        usage: usage_view(translation.usage),
        run: None,
    }
}

/// The targets by segment, without the findings that a person chose to ignore.
pub(crate) fn segments_of(review: &Review) -> BTreeMap<SegmentId, Cow<'_, Target>> {
    let mut targets = by_segment(review);
    for target in targets.values_mut().filter(|t| !t.findings.is_empty()) {
        let target = target.to_mut();
        let mut findings = std::mem::take(&mut target.findings);
        findings.retain(|f| !review.translation().ignores(target, f));
        target.findings = findings;
    }
    targets
}

/// What the reader calls the engines.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names(Arc<HashMap<String, Named>>);

/// What is told of an engine.
#[derive(Debug)]
struct Named {
    name: String,
    model: Option<String>,
    /// Worked out from its address, which is too slow to be done for every segment of a book.
    host: Option<String>,
}

impl Names {
    /// Reads them from the library.
    pub(crate) fn read(library: &Library) -> Result<Self, ApiError> {
        let named = |row: EngineRow| {
            let host = host_of(&row);
            (row.id, Named { name: row.name, model: row.model, host })
        };
        Ok(Self(Arc::new(library.engines()?.into_iter().map(named).collect())))
    }

    /// The model that is set for an engine.
    pub(crate) fn model(&self, id: &str) -> Option<String> {
        self.0.get(id)?.model.clone()
    }

    /// The name of an engine in a result; its id where it is gone from the settings.
    pub(crate) fn name(&self, engine: &EngineRef) -> EngineName {
        let named = self.0.get(&engine.id);
        EngineName {
            id: engine.id.clone(),
            name: named.map_or_else(|| engine.id.clone(), |n| n.name.clone()),
            model: engine.model.clone(),
            host: named.and_then(|n| n.host.clone()),
        }
    }
}
