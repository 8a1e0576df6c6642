//! Articles.

use std::collections::HashMap;

use diglot_core::article::{Article, Block, BlockKind, Segment, SegmentId, Source};
use diglot_core::language::language_name;

use crate::api::{
    ArticleView, BlockKindView, BlockView, HiddenView, LanguageCandidate, LanguageView, PartView,
    SegmentView, WarningView,
};
use crate::job::count;
use crate::utf16::Utf16Cursor;

/// An article with its blocks and segments.
pub(crate) fn article_view(article: &Article, imported_at: &str) -> ArticleView {
    let numbers: HashMap<SegmentId, u32> =
        article.body_segments().zip(1_u32..).map(|(segment, number)| (segment.id, number)).collect();
    let blocks = article
        .blocks
        .iter()
        .map(|block| block_view(block, article.segments_of(block.id), &numbers))
        .collect();
    let size = diglot_store::size(article);
    let (source_kind, source_name) = match &article.source {
        Source::Url { url } => {
            ("url", url::Url::parse(url).ok().and_then(|u| u.host_str().map(str::to_owned)))
        }
        Source::File { name } => ("file", Some(name.clone())),
        Source::Text => ("text", None),
    };
    ArticleView {
        id: article.id.0.clone(),
        source_kind: source_kind.to_owned(),
        source_name,
        title: article.title.clone(),
        byline: article.byline.clone(),
        site_name: article.site_name.clone(),
        published: article.published.clone(),
        url: article.url.clone(),
        imported_at: imported_at.to_owned(),
        offline: false,
        language: language_view(article),
        blocks,
        hidden: article
            .hidden
            .iter()
            .map(|h| HiddenView { text: h.text.clone(), reason: h.reason.0.clone() })
            .collect(),
        warnings: article
            .warnings
            .iter()
            .map(|w| WarningView { code: w.code.clone(), message: w.message.clone() })
            .collect(),
        words: count(size.words),
        reading_minutes: count(size.minutes).max(1),
        segments: count(numbers.len()),
        parts: article
            .parts
            .iter()
            .map(|p| PartView { number: p.number, title: p.title.clone(), characters: count(p.characters) })
            .collect(),
        part: article.part,
    }
}

fn block_view(block: &Block, segments: &[Segment], numbers: &HashMap<SegmentId, u32>) -> BlockView {
    let mut cursor = Utf16Cursor::new(&block.text);
    let segments = segments
        .iter()
        .map(|segment| SegmentView {
            id: segment.id.0,
            number: numbers.get(&segment.id).copied().unwrap_or(0),
            start: cursor.at(segment.start),
            end: cursor.at(segment.end),
        })
        .collect();
    BlockView {
        id: block.id.0,
        kind: kind_view(block.kind),
        level: block.level,
        text: block.text.clone(),
        language: block.language.as_ref().map(ToString::to_string),
        dropped: block.dropped.as_ref().map(|r| r.0.clone()),
        segments,
    }
}

pub(super) fn kind_view(kind: BlockKind) -> BlockKindView {
    match kind {
        BlockKind::Title => BlockKindView::Title,
        BlockKind::Heading => BlockKindView::Heading,
        BlockKind::Paragraph => BlockKindView::Paragraph,
        BlockKind::ListItem => BlockKindView::ListItem,
        BlockKind::Quote => BlockKindView::Quote,
        BlockKind::Caption => BlockKindView::Caption,
        BlockKind::Table => BlockKindView::Table,
        BlockKind::Code => BlockKindView::Code,
    }
}

/// The language and how it is known.
fn language_view(article: &Article) -> LanguageView {
    let detection = &article.detection;
    LanguageView {
        tag: article.language().to_string(),
        name: language_name(article.language()),
        script: detection.script.clone(),
        confidence: detection.confidence,
        reliable: detection.reliable,
        alternatives: detection
            .alternatives
            .iter()
            .map(|c| LanguageCandidate { tag: c.tag.to_string(), confidence: c.confidence })
            .collect(),
        overridden: article.language_override.is_some(),
        detected: detection.tag.to_string(),
    }
}
