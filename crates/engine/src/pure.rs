//! The same work without a library: values in, values out, for records and benchmarks.

use diglot_core::article::Article;
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
