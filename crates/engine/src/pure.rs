//! The same work without a library: values in, values out, for records and benchmarks.

use diglot_core::article::{Article, BlockKind};
use diglot_core::summary::{BuiltinInput, EngineRef, Length, Point, Summary, Support, Usage, summarize_sentences};

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
    let running: Vec<_> = article
        .body()
        .filter(|b| matches!(b.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote))
        .map(|b| b.id)
        .collect();
    let segments: Vec<_> = article.body_segments().filter(|s| running.contains(&s.block)).collect();
    let sentences: Vec<&str> = segments.iter().map(|s| s.text.as_str()).collect();
    let paragraphs: Vec<usize> = segments.iter().map(|s| s.block.0 as usize).collect();
    let input = BuiltinInput {
        title: &article.title,
        sentences: &sentences,
        paragraphs: &paragraphs,
        language: article.language(),
    };
    let points = summarize_sentences(input, count)
        .into_iter()
        .filter_map(|at| segments.get(at))
        .map(|s| Point { text: s.text.clone(), evidence: vec![s.id], status: Support::Supported, findings: Vec::new() })
        .collect();
    Summary {
        language: article.language().clone(),
        length: Length::Points,
        points,
        complete: true,
        engine: EngineRef::builtin(),
        usage: Usage::default(),
    }
}
