//! A summary or translation as a whole, against its source: what every sentence rests on, how far
//! it is carried, and what the checks say of it.

use std::ops::Range;

use crate::article::{BlockId, Segment, SegmentId};
use crate::checks::{PointInput, check_point, check_target, support};
use crate::finding::{Finding, Severity};
use crate::grounding::Grounds;
use crate::lang::LangTag;
use crate::segment::sentences;
use crate::summary::Support;

/// What a text was found to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// The sentences of the target, in order.
    pub sentences: Vec<Assessed>,
    /// What the checks saw, in the order of the target.
    pub findings: Vec<Placed>,
    /// How far the source carries the whole: 0 not at all, 1 as far as can be told.
    pub score: f64,
}

/// A sentence of the target.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessed {
    /// Its bytes in the target.
    pub range: Range<usize>,
    /// How far the source carries it, 0 to 1.
    pub score: f64,
    /// What the score was made from.
    pub cover: crate::grounding::Cover,
    /// The same in a word.
    pub status: Support,
    /// The sentences of the source it rests on, best first, at most three.
    pub evidence: Vec<Evidence>,
}

/// A sentence of the source that carries one of the target.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Its bytes in the source.
    pub range: Range<usize>,
    /// How much it carries, 0 to 1.
    pub score: f64,
}

/// A finding and where it points in the whole texts, in bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The finding; its spans count within the sentence.
    pub finding: Finding,
    /// Its bytes in the source.
    pub source: Option<Range<usize>>,
    /// Its bytes in the target.
    pub target: Option<Range<usize>>,
}

/// How many passages are named for a sentence.
const NAMED: usize = 3;

/// Checks a summary against the text it was made from.
pub fn assess_summary(
    source: &str,
    source_language: &LangTag,
    target: &str,
    target_language: &LangTag,
) -> Assessment {
    let segments = segments(source, source_language);
    let all: Vec<&Segment> = segments.iter().collect();
    let grounds = Grounds::new(segments.iter().map(|s| s.text.as_str()), source_language);
    let mut findings = Vec::new();
    let mut assessed = Vec::new();
    for range in sentences(target, target_language) {
        let text = &target[range.clone()];
        let mut ranked = grounds.rank(text, target_language);
        ranked.truncate(NAMED);
        let evidence: Vec<&Segment> = ranked.iter().map(|p| all[p.index]).collect();
        let found = check_point(PointInput {
            text,
            language: target_language,
            evidence: &evidence,
            article: &all,
            article_language: source_language,
        });
        let carried = ranked.first().map_or(0.0, |p| p.score);
        let cover = grounds.cover(text, target_language, &ranked.iter().map(|p| p.index).collect::<Vec<_>>());
        assessed.push(Assessed {
            cover,
            score: carried * found.iter().map(|f| trust(f.severity)).product::<f64>(),
            status: support(&found, !ranked.is_empty()),
            evidence: ranked
                .iter()
                .map(|p| Evidence { range: segments[p.index].start..segments[p.index].end, score: p.score })
                .collect(),
            range: range.clone(),
        });
        findings.extend(found.into_iter().map(|f| placed(f, &segments, range.start)));
    }
    let score = assessed.iter().map(|s| s.score).reduce(f64::min).unwrap_or(1.0);
    Assessment { sentences: assessed, findings, score }
}

/// Checks a translation against its source.
pub fn assess_translation(
    source: &str,
    source_language: &LangTag,
    target: &str,
    target_language: &LangTag,
) -> Assessment {
    let segments = segments(source, source_language);
    let whole =
        Segment { id: SegmentId(0), block: BlockId(0), start: 0, end: source.len(), text: source.to_owned() };
    let found = check_target(&whole, source_language, target, target_language);
    let grounds = Grounds::new(segments.iter().map(|s| s.text.as_str()), source_language);
    let assessed: Vec<Assessed> = sentences(target, target_language)
        .into_iter()
        .map(|range| {
            let mut ranked = grounds.rank(&target[range.clone()], target_language);
            ranked.truncate(NAMED);
            let own: Vec<&Finding> = found
                .iter()
                .filter(|f| f.target.as_ref().is_none_or(|t| t.start < range.end && t.end > range.start))
                .collect();
            Assessed {
                cover: crate::grounding::Cover::default(),
                score: own.iter().map(|f| trust(f.severity)).product(),
                status: if own.iter().any(|f| f.severity >= Severity::Minor) {
                    Support::Check
                } else {
                    Support::Supported
                },
                evidence: ranked
                    .iter()
                    .map(|p| Evidence {
                        range: segments[p.index].start..segments[p.index].end,
                        score: p.score,
                    })
                    .collect(),
                range,
            }
        })
        .collect();
    let score = found.iter().map(|f| trust(f.severity)).product();
    let findings = found
        .into_iter()
        .map(|finding| Placed {
            source: finding.source.as_ref().map(|s| s.start..s.end),
            target: finding.target.as_ref().map(|t| t.start..t.end),
            finding,
        })
        .collect();
    Assessment { sentences: assessed, findings, score }
}

/// What a finding of that severity leaves of a score.
fn trust(severity: Severity) -> f64 {
    match severity {
        Severity::Neutral => 1.0,
        Severity::Minor => 0.7,
        Severity::Major => 0.3,
        Severity::Critical => 0.1,
    }
}

/// The sentences of a source, each its own segment; `start` and `end` count in the whole source.
fn segments(source: &str, language: &LangTag) -> Vec<Segment> {
    sentences(source, language)
        .into_iter()
        .zip(0..)
        .map(|(range, id)| Segment {
            id: SegmentId(id),
            block: BlockId(0),
            start: range.start,
            end: range.end,
            text: source[range].to_owned(),
        })
        .collect()
}

fn placed(finding: Finding, segments: &[Segment], sentence: usize) -> Placed {
    let source = finding.source.as_ref().and_then(|s| {
        let segment = segments.get(s.segment.0 as usize)?;
        Some(segment.start + s.start..segment.start + s.end)
    });
    let target = finding.target.as_ref().map(|t| sentence + t.start..sentence + t.end);
    Placed { finding, source, target }
}
