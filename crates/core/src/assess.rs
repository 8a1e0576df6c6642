//! A summary or translation as a whole, against its source: what every sentence rests on, how far
//! it is carried, and what the checks say of it.

use std::ops::Range;

use crate::article::{BlockId, Segment, SegmentId};
use crate::checks::{ArticleFacts, PointInput, check_point, check_target, is_frame, support};
use crate::finding::{Finding, Severity};
use crate::grounding::{Cover, Grounds};
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
    let grounds = Grounds::new(segments.iter().map(|s| s.text.as_str()), source_language, target_language);
    let facts = ArticleFacts::new(&all, source_language, None);
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
            facts: &facts,
        });
        let best = ranked.first().map_or(0.0, |p| p.score);
        let near: Vec<usize> = ranked.iter().map(|p| p.index).collect();
        let score = if is_frame(text) {
            1.0
        } else if target_language.same_language(source_language) {
            1.0 - risk(&grounds.cover(text, &near), best, &found)
        } else {
            found.iter().map(|f| trust(f.severity)).product::<f64>()
        };
        assessed.push(Assessed {
            status: status(&found, score),
            score,
            evidence: ranked
                .iter()
                .map(|p| Evidence { range: segments[p.index].start..segments[p.index].end, score: p.score })
                .collect(),
            range: range.clone(),
        });
        findings.extend(found.into_iter().map(|f| placed(f, &segments, range.start)));
    }
    let score = assessed.iter().map(|s| s.score).product();
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
    let grounds = Grounds::new(segments.iter().map(|s| s.text.as_str()), source_language, target_language);
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

/// How likely a sentence says something that its source does not, 0 to 1.
///
/// A logistic regression over what of its words and pairs of words the article and the evidence
/// hold, and what the checks found; the weights are the means of two, fitted on summaries of news
/// (RAGTruth, Niu et al. 2024) and of short passages (FaithBench, Bao et al. 2024), both in English.
fn risk(cover: &Cover, best: f64, found: &[Finding]) -> f64 {
    let count = |check: &str, least: Severity| {
        found.iter().filter(|f| f.check == check && f.severity >= least).count() as f64
    };
    let z = -2.6 - 1.6 * (1.0 - cover.terms) - (1.0 - cover.pairs)
        + 0.4 * (1.0 - cover.near_pairs)
        + 1.1 * cover.new_terms.ln_1p()
        + 0.65 * cover.new_pairs.ln_1p()
        + 1.2 * (1.0 - best)
        - 0.75 * cover.length.ln_1p()
        + 2.0 * count("number", Severity::Major).min(2.0)
        + 1.75 * count("name", Severity::Minor).min(3.0)
        + 2.0 * count("quotation", Severity::Minor).min(1.0)
        + count("direction", Severity::Minor).min(1.0)
        + count("negation", Severity::Minor).min(1.0);
    1.0 / (1.0 + (-z).exp())
}

/// Below this score nothing is said to carry a sentence; below the second it should be looked at.
const UNSUPPORTED: f64 = 0.4;
const TO_CHECK: f64 = 0.7;

fn status(found: &[Finding], score: f64) -> Support {
    match support(found, true) {
        Support::Supported if score < TO_CHECK => Support::Check,
        Support::Supported => Support::Supported,
        _ if score < UNSUPPORTED => Support::Unsupported,
        other => other,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "Ukraine used 117 drones in the operation on Sunday. The delegation met in Istanbul \
                          to discuss a ceasefire. Wang Shuo, an expert, spoke of a long way to go.";

    #[test]
    fn sentences_get_their_passage_and_their_score() {
        let check = |target: &str, want: &[(Option<&str>, Support)]| {
            let en = LangTag::parse("en").unwrap();
            let assessment = assess_summary(SOURCE, &en, target, &en);
            let got: Vec<(Option<&str>, Support)> = assessment
                .sentences
                .iter()
                .map(|s| (s.evidence.first().map(|e| &SOURCE[e.range.clone()][..3]), s.status))
                .collect();
            assert_eq!(got, want, "{target}");
            assert!((0.0..=1.0).contains(&assessment.score));
        };
        check("Ukraine used 117 drones in the operation.", &[(Some("Ukr"), Support::Supported)]);
        check("The delegation met in Istanbul.", &[(Some("The"), Support::Supported)]);
        check(
            "Here is the summary: Ukraine used 120 drones in the operation.",
            &[(Some("Ukr"), Support::Check)],
        );
        check(
            "Football clubs celebrated another wonderful victory in Madrid yesterday evening with fireworks.",
            &[(Some("Ukr"), Support::Unsupported)],
        );
        check("", &[]);
    }

    #[test]
    fn findings_point_into_the_whole_texts() {
        let en = LangTag::parse("en").unwrap();
        let target = "The delegation met in Istanbul. Ukraine used 120 drones in the operation.";
        let found = assess_summary(SOURCE, &en, target, &en).findings;
        let number = found.iter().find(|p| p.finding.check == "number").unwrap();
        assert_eq!(number.target.clone().map(|r| &target[r]), Some("120"));
        assert_eq!(number.source.clone().map(|r| &SOURCE[r]), Some("117"));
    }

    #[test]
    fn a_translation_is_as_good_as_its_findings() {
        let tag = |t: &str| LangTag::parse(t).unwrap();
        let check = |text: &str, want: f64| {
            let score = assess_translation("It cost 117 euros.", &tag("en"), text, &tag("de")).score;
            assert!((score - want).abs() < 1e-9, "{text}: {score}");
        };
        check("Es kostete 117 Euro.", 1.0);
        check("Es kostete 120 Euro.", 0.3);
    }
}
