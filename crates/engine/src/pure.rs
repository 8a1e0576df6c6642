//! The same work without a library: values in, values out, for records and benchmarks.

use diglot_core::article::Article;
use diglot_core::assess::{Assessment, assess_summary, assess_translation};
use diglot_core::lang::LangTag;
use diglot_core::language::detect;
use diglot_core::summary::{EngineRef, Length, Summary, Usage, builtin_points};

use crate::api::{ArticleView, EngineName, LengthView, SummaryView};
use crate::view::{article_view, length_from, summary_view};

/// An article as a face sees it.
pub fn view_article(article: &Article) -> ArticleView {
    article_view(article, "")
}

/// A summary as a face sees it.
pub fn view_summary(summary: &Summary, article: &Article, engine: EngineName) -> SummaryView {
    summary_view(summary, article, engine, "")
}

/// A length as the domain has it.
pub fn length_of(length: LengthView) -> Length {
    length_from(length)
}

/// A summary by the engine inside, of at most so many points.
pub fn summarize_to(article: &Article, count: usize) -> Summary {
    Summary {
        language: article.language().clone(),
        length: Length::Points,
        points: builtin_points(article, count),
        complete: true,
        engine: EngineRef::builtin(),
        usage: Usage::default(),
    }
}

/// Checks a summary (or, with `translation`, a translation) against its source. A language that is
/// not named is detected.
pub fn check_text(
    source: &str,
    source_language: Option<LangTag>,
    target: &str,
    target_language: Option<LangTag>,
    translation: bool,
) -> Assessment {
    let source_language = source_language.unwrap_or_else(|| detect(source, None).tag);
    let target_language = target_language.unwrap_or_else(|| detect(target, None).tag);
    let assess = if translation { assess_translation } else { assess_summary };
    assess(source, &source_language, target, &target_language)
}
