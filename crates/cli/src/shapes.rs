//! The JSON of the command line: a contract. Fields may be added, none renamed.

use std::collections::HashMap;

use diglot_engine::api::{
    ArticleView, BlockKindView, EngineName, FindingView, LanguageView, PartView, PointView, SummaryView,
    TargetView, TranslationView, UsageView,
};
use serde::Serialize;

use crate::units::{Utf16Slices, code_points_of_utf16};

/// `language` of `import` and `detect`.
#[derive(Debug, Serialize)]
pub(crate) struct Language {
    tag: String,
    name: String,
    script: String,
    confidence: f64,
    reliable: bool,
    alternatives: Vec<Alternative>,
}

#[derive(Debug, Serialize)]
struct Alternative {
    tag: String,
    confidence: f64,
}

impl From<&LanguageView> for Language {
    fn from(view: &LanguageView) -> Self {
        Self {
            tag: view.tag.clone(),
            name: view.name.clone(),
            script: view.script.clone(),
            confidence: rounded(view.confidence),
            reliable: view.reliable,
            alternatives: view
                .alternatives
                .iter()
                .map(|a| Alternative { tag: a.tag.clone(), confidence: rounded(a.confidence) })
                .collect(),
        }
    }
}

/// Four places say all there is to say of a confidence.
pub(crate) fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

/// `import`.
#[derive(Debug, Serialize)]
pub(crate) struct Import {
    id: String,
    title: String,
    byline: Option<String>,
    site_name: Option<String>,
    published: Option<String>,
    url: Option<String>,
    language: Language,
    blocks: Vec<Block>,
    segments: Vec<Segment>,
    dropped: Vec<LeftOut>,
    hidden: Vec<LeftOut>,
    warnings: Vec<Warning>,
    /// Which of `parts` this is, from 1; absent with them where the source holds one text.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<PartView>,
}

#[derive(Debug, Serialize)]
struct Block {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    text: String,
}

#[derive(Debug, Serialize)]
struct Segment {
    id: u32,
    block: usize,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
}

#[derive(Debug, Serialize)]
struct LeftOut {
    text: String,
    reason: String,
}

#[derive(Debug, Serialize)]
struct Warning {
    code: String,
    message: String,
}

impl From<&ArticleView> for Import {
    fn from(view: &ArticleView) -> Self {
        let kept: Vec<_> =
            view.blocks.iter().filter(|b| b.dropped.is_none() && b.kind != BlockKindView::Title).collect();
        let segments = kept
            .iter()
            .enumerate()
            .flat_map(|(at, block)| {
                let mut slices = Utf16Slices::new(&block.text);
                block.segments.iter().map(move |s| Segment {
                    id: s.id,
                    block: at,
                    text: slices.slice(s.start, s.end).to_owned(),
                    language: block.language.clone(),
                })
            })
            .collect();
        Self {
            id: view.id.clone(),
            title: view.title.clone(),
            byline: view.byline.clone(),
            site_name: view.site_name.clone(),
            published: view.published.clone(),
            url: view.url.clone(),
            language: Language::from(&view.language),
            blocks: kept
                .iter()
                .map(|b| Block { kind: kind_id(b.kind), level: b.level, text: b.text.clone() })
                .collect(),
            segments,
            dropped: view
                .blocks
                .iter()
                .filter_map(|b| {
                    b.dropped.as_ref().map(|reason| LeftOut { text: b.text.clone(), reason: reason.clone() })
                })
                .collect(),
            hidden: view
                .hidden
                .iter()
                .map(|h| LeftOut { text: h.text.clone(), reason: h.reason.clone() })
                .collect(),
            warnings: view
                .warnings
                .iter()
                .map(|w| Warning { code: w.code.clone(), message: w.message.clone() })
                .collect(),
            part: Some(view.part).filter(|part| *part > 0),
            parts: view.parts.clone(),
        }
    }
}

fn kind_id(kind: BlockKindView) -> &'static str {
    match kind {
        BlockKindView::Title => "title",
        BlockKindView::Heading => "heading",
        BlockKindView::Paragraph => "paragraph",
        BlockKindView::ListItem => "list-item",
        BlockKindView::Quote => "quote",
        BlockKindView::Caption => "caption",
        BlockKindView::Table => "table",
        BlockKindView::Code => "code",
    }
}

/// A finding, offsets in code points.
#[derive(Debug, Serialize)]
pub(crate) struct Finding {
    category: String,
    check: String,
    severity: diglot_engine::api::SeverityView,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Span>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<Span>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<String>,
}

#[derive(Debug, Serialize)]
struct Span {
    #[serde(skip_serializing_if = "Option::is_none")]
    segment: Option<u32>,
    start: usize,
    end: usize,
    text: String,
}

/// The text of a segment by its id.
pub(crate) fn segment_text(article: &ArticleView, id: u32) -> &str {
    article
        .blocks
        .iter()
        .find_map(|b| {
            b.segments.iter().find(|s| s.id == id).map(|s| Utf16Slices::new(&b.text).slice(s.start, s.end))
        })
        .unwrap_or("")
}

fn finding(view: &FindingView, article: &ArticleView, target: &str) -> Finding {
    Finding {
        category: view.category.clone(),
        check: view.check.clone(),
        severity: view.severity,
        message: view.message.clone(),
        source: view.source.as_ref().map(|s| {
            let text = segment_text(article, s.segment);
            Span {
                segment: Some(s.segment),
                start: code_points_of_utf16(text, s.start),
                end: code_points_of_utf16(text, s.end),
                text: s.text.clone(),
            }
        }),
        target: view.target.as_ref().map(|t| Span {
            segment: None,
            start: code_points_of_utf16(target, t.start),
            end: code_points_of_utf16(target, t.end),
            text: t.text.clone(),
        }),
        suggestion: view.suggestion.clone(),
    }
}

#[derive(Debug, Serialize)]
struct Engine {
    id: String,
    model: Option<String>,
}

impl From<&EngineName> for Engine {
    fn from(name: &EngineName) -> Self {
        Self { id: name.id.clone(), model: name.model.clone() }
    }
}

#[derive(Debug, Default, Serialize)]
struct Usage {
    #[serde(skip_serializing_if = "Option::is_none")]
    input_tokens: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    output_tokens: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    characters: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<f64>,
}

impl From<UsageView> for Usage {
    fn from(u: UsageView) -> Self {
        Self {
            input_tokens: u.input_tokens,
            output_tokens: u.output_tokens,
            characters: u.characters,
            cost: u.cost,
        }
    }
}

/// `summarize`.
#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    language: String,
    length: diglot_engine::api::LengthView,
    points: Vec<Point>,
    coverage: f64,
    complete: bool,
    engine: Engine,
    usage: Usage,
    article: String,
}

#[derive(Debug, Serialize)]
struct Point {
    text: String,
    evidence: Vec<u32>,
    status: diglot_engine::api::SupportView,
    findings: Vec<Finding>,
}

impl Summary {
    /// A summary of that article.
    pub(crate) fn new(view: &SummaryView, article: &ArticleView) -> Self {
        let point = |p: &PointView| Point {
            text: p.text.clone(),
            evidence: p.evidence.clone(),
            status: p.status,
            findings: p.findings.iter().map(|f| finding(f, article, &p.text)).collect(),
        };
        Self {
            language: view.language.clone(),
            length: view.length,
            points: view.points.iter().filter(|p| !p.dropped).map(point).collect(),
            coverage: rounded(f64::from(view.covered) / f64::from(view.of.max(1))),
            complete: view.complete,
            engine: Engine::from(&view.engine),
            usage: Usage::from(view.usage),
            article: article.id.clone(),
        }
    }
}

/// `translate`. The title is told apart from the segments, as in `import`.
#[derive(Debug, Serialize)]
pub(crate) struct Translation {
    language: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Unit>,
    segments: Vec<Unit>,
    complete: bool,
    engine: Option<Engine>,
    usage: Usage,
    article: String,
}

#[derive(Debug, Serialize)]
struct Unit {
    id: u32,
    source: String,
    target: String,
    state: diglot_engine::api::StateView,
    origin: Option<String>,
    findings: Vec<Finding>,
}

impl Translation {
    /// A translation of that article; segments without a target are there with an empty one.
    pub(crate) fn new(view: &TranslationView, article: &ArticleView) -> Self {
        let targets: HashMap<u32, &TargetView> = view.targets.iter().map(|t| (t.segment, t)).collect();
        let unit = |id: u32, source: &str| {
            let target = targets.get(&id);
            Unit {
                id,
                source: source.to_owned(),
                target: target.map(|t| t.text.clone()).unwrap_or_default(),
                state: target.map_or(diglot_engine::api::StateView::Initial, |t| t.state),
                origin: target.map(|t| t.origin.clone()),
                findings: target
                    .map(|t| t.findings.iter().map(|f| finding(f, article, &t.text)).collect())
                    .unwrap_or_default(),
            }
        };
        let mut title = None;
        let mut segments = Vec::new();
        for block in article.blocks.iter().filter(|b| b.dropped.is_none()) {
            let mut slices = Utf16Slices::new(&block.text);
            for s in &block.segments {
                let one = unit(s.id, slices.slice(s.start, s.end));
                if block.kind == BlockKindView::Title {
                    title = Some(one);
                } else {
                    segments.push(one);
                }
            }
        }
        Self {
            language: view.language.clone(),
            title,
            segments,
            complete: view.complete,
            engine: view.engine.as_ref().map(Engine::from),
            // Of this command, not of all that were run on the article before it.
            usage: view.run.map(Usage::from).unwrap_or_default(),
            article: article.id.clone(),
        }
    }
}
