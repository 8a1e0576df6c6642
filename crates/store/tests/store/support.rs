//! Values to store.

use diglot_core::article::{
    Article, ArticleId, Block, BlockId, BlockKind, DropReason, Hidden, Segment, SegmentId, Source, Warning,
};
use diglot_core::finding::{Category, Finding, Severity, SourceSpan, TargetSpan};
use diglot_core::lang::LangTag;
use diglot_core::language::{Candidate, Detection};
use diglot_core::review::{Arrival, Layout, Review, Row, Step, Turn};
use diglot_core::summary::{EngineRef, Length, Mending, Point, Summary, Support, Usage};
use diglot_core::translation::{Origin, RowId, State, Target, Translation};
use diglot_store::{Act, Arrived, Arriving, Commit, Library, StoreError};

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
        points: vec![Point {
            text: text.to_owned(),
            evidence: vec![SegmentId(1)],
            status,
            score: Some(0.5),
            findings,
            mending: Mending::default(),
        }],
        complete: true,
        engine: engine("loopback"),
        usage: Usage { input_tokens: Some(10), characters: Some(u64::from(u32::MAX)), ..Usage::default() },
    }
}

pub(crate) fn engine(name: &str) -> EngineRef {
    EngineRef { id: name.to_owned(), model: Some("m-1".to_owned()) }
}

pub(crate) fn machine(text: &str, state: State) -> Target {
    Target::new(text.to_owned(), state, Origin::Machine { engine: engine("loopback") }, vec![])
}

pub(crate) fn human(text: &str, state: State) -> Target {
    Target::new(text.to_owned(), state, Origin::Human, vec![])
}

/// Puts a target into a segment's row; says whether it was taken as it is.
pub(crate) fn put(library: &Library, article: &str, language: &str, segment: u32, target: &Target) -> bool {
    let arrived = arrive(library, article, language, segment, target).unwrap();
    matches!(arrived.arrivals[..], [(_, Arrival::Taken(_))])
}

/// The same, and what became of it.
pub(crate) fn arrive(
    library: &Library,
    article: &str,
    language: &str,
    segment: u32,
    target: &Target,
) -> Result<Arrived, StoreError> {
    let targets = [(RowId::of(SegmentId(segment)), target.clone())];
    let arriving = Arriving { layout: &Layout::default(), targets: &targets, beside: false, at: AT };
    library.put_targets(&id(article), &tag(language), &arriving).map(Option::unwrap)
}

/// The review as it is kept.
pub(crate) fn review(library: &Library, article: &str, language: &str) -> (Review, i64) {
    let stored = library.review(&id(article), &tag(language)).unwrap().unwrap();
    let begun = Translation::new(tag(language), engine("human"));
    (Review::new(stored.article, stored.translation.unwrap_or(begun)), stored.revision)
}

/// Takes a step on what is kept and keeps it.
pub(crate) fn commit(library: &Library, step: &Step, act: Act<'_>, at: (&str, &str)) -> Option<i64> {
    let (mut review, revision) = review(library, at.0, at.1);
    let turn = if matches!(act, Act::Undone(_)) { Turn::Back } else { Turn::Forth };
    // As in the targets that the tests begin with: something to say of every text.
    let check = |_: &Row, text: &str| if text.is_empty() { vec![] } else { vec![finding(Severity::Major)] };
    let turned = review.turn(step, turn, &check);
    let commit = Commit { revision, act, step, after: &review, turned: &turned, at: AT };
    library.commit(&commit).unwrap()
}
