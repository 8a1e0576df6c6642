//! Values to store.

use diglot_core::article::{
    Article, ArticleId, Block, BlockId, BlockKind, DropReason, Hidden, Segment, SegmentId, Source, Warning,
};
use diglot_core::finding::{Category, Finding, Severity, SourceSpan, TargetSpan};
use diglot_core::lang::LangTag;
use diglot_core::language::{Candidate, Detection};
use diglot_core::summary::{EngineRef, Length, Point, Summary, Support, Usage};
use diglot_core::translation::{Origin, State, Target};

pub(crate) const AT: &str = "2026-11-22T10:00:00Z";

pub(crate) fn tag(text: &str) -> LangTag {
    LangTag::parse(text).unwrap()
}

pub(crate) fn id(text: &str) -> ArticleId {
    ArticleId(text.to_owned())
}

/// An article of a title and paragraphs of one segment each; the last paragraph is left out.
pub(crate) fn article(name: &str, language: &str, title: &str, paragraphs: &[&str]) -> Article {
    let texts = std::iter::once(&title).chain(paragraphs);
    let mut blocks: Vec<Block> = (0..)
        .zip(texts)
        .map(|(n, text)| Block {
            id: BlockId(n),
            kind: if n == 0 { BlockKind::Title } else { BlockKind::Paragraph },
            level: None,
            text: (*text).to_owned(),
            dropped: None,
            language: None,
        })
        .collect();
    blocks.push(Block {
        id: BlockId(blocks.len() as u32),
        kind: BlockKind::ListItem,
        level: None,
        text: "Leave a reply, dropped".to_owned(),
        dropped: Some(DropReason("comment-form".to_owned())),
        language: Some(tag("en")),
    });
    let segments = blocks
        .iter()
        .map(|b| Segment {
            id: SegmentId(b.id.0),
            block: b.id,
            start: 0,
            end: b.text.len(),
            text: b.text.clone(),
        })
        .collect();
    Article {
        id: id(name),
        source: Source::Url { url: format!("https://example.org/{name}?from=feed") },
        title: title.to_owned(),
        byline: Some("Ada Byline".to_owned()),
        site_name: Some("The Example".to_owned()),
        published: Some("2026-11-20".to_owned()),
        url: Some(format!("https://example.org/{name}")),
        detection: Detection {
            tag: tag(language),
            script: "Latn".to_owned(),
            confidence: 0.1 + 0.2,
            reliable: true,
            alternatives: vec![Candidate { tag: tag("nb"), confidence: 1.0 / 3.0 }],
        },
        language_override: None,
        blocks,
        segments,
        hidden: vec![Hidden { text: "unseen".to_owned(), reason: DropReason("display-none".to_owned()) }],
        warnings: vec![Warning { code: "truncated".to_owned(), message: "It was cut".to_owned() }],
        parts: Vec::new(),
        part: 0,
    }
}

pub(crate) fn finding(severity: Severity) -> Finding {
    Finding {
        check: "number".to_owned(),
        category: Category::Accuracy,
        severity,
        message: "The number differs".to_owned(),
        source: Some(SourceSpan { segment: SegmentId(1), start: 0, end: 2, text: "12".to_owned() }),
        target: Some(TargetSpan { start: 3, end: 5, text: "21".to_owned() }),
        suggestion: Some("12".to_owned()),
    }
}

pub(crate) fn summary(language: &str, length: Length, text: &str, findings: Vec<Finding>) -> Summary {
    let status = if findings.is_empty() { Support::Supported } else { Support::Check };
    Summary {
        language: tag(language),
        length,
        points: vec![Point { text: text.to_owned(), evidence: vec![SegmentId(1)], status, score: Some(0.5), findings }],
        complete: true,
        engine: engine("loopback"),
        usage: Usage { input_tokens: Some(10), output_tokens: None, characters: Some(u64::from(u32::MAX)) },
    }
}

pub(crate) fn engine(name: &str) -> EngineRef {
    EngineRef { id: name.to_owned(), model: Some("m-1".to_owned()) }
}

pub(crate) fn machine(text: &str, state: State) -> Target {
    Target {
        text: text.to_owned(),
        state,
        origin: Origin::Machine { engine: engine("loopback") },
        findings: vec![],
    }
}

pub(crate) fn human(text: &str, state: State) -> Target {
    Target { text: text.to_owned(), state, origin: Origin::Human, findings: vec![] }
}
