//! A summary or translation as a whole, against its source: what every sentence rests on, how far
//! it is carried, and what the checks say of it.

mod point;
mod risk;

use std::ops::Range;

use crate::article::{BlockId, Segment, SegmentId};
use crate::checks::{Pair, check_target, check_translation};
use crate::finding::{Finding, Severity};
use crate::grounding::{Grounds, Passage, place};
use crate::lang::LangTag;
use crate::segment::sentences;
use crate::summary::Support;

use point::judge;
pub use point::{Footing, judge_point};
use risk::{in_whole, trust};

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
    let footing = Footing::new(segments.iter(), |_| true, source_language, target_language, None);
    let mut findings = Vec::new();
    let mut assessed = Vec::new();
    let mut score = 1.0;
    let ranges = sentences(target, target_language);
    let all = ranges.len();
    for (at, range) in ranges.into_iter().enumerate() {
        let text = &target[range.clone()];
        let (asked, mut ranked) = footing.ask(text, place(at, all));
        ranked.truncate(NAMED);
        let judged = judge(&asked, &ranked, &footing);
        assessed.push(Assessed {
            status: judged.status,
            score: judged.score,
            evidence: shown(&ranked, &segments),
            range: range.clone(),
        });
        score *= in_whole(judged.score, &judged.findings);
        findings.extend(judged.findings.into_iter().map(|f| placed(f, &segments, range.start)));
    }
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
    let ranges = sentences(target, target_language);
    let all = ranges.len();
    let assessed: Vec<Assessed> = ranges
        .into_iter()
        .enumerate()
        .map(|(at, range)| {
            let mut ranked = grounds.rank(&grounds.question(&target[range.clone()]), place(at, all));
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
                evidence: shown(&ranked, &segments),
                range,
            }
        })
        .collect();
    let between = between_sentences(&segments, target, &assessed);
    let score = found.iter().chain(between.iter().map(|p| &p.finding)).map(|f| trust(f.severity)).product();
    let findings = found
        .into_iter()
        .map(|finding| Placed {
            source: finding.source.as_ref().map(|s| s.start..s.end),
            target: finding.target.as_ref().map(|t| t.start..t.end),
            finding,
        })
        .chain(between)
        .collect();
    Assessment { sentences: assessed, findings, score }
}

/// What shows when the sentences of a translation are compared with each other: only where it has as
/// many as its source, for then each is taken to stand for the one in its place.
fn between_sentences(segments: &[Segment], target: &str, sentences: &[Assessed]) -> Vec<Placed> {
    if segments.len() != sentences.len() {
        return Vec::new();
    }
    let pairs: Vec<Pair<'_>> = segments
        .iter()
        .zip(sentences)
        .map(|(source, s)| Pair { source, target: &target[s.range.clone()] })
        .collect();
    check_translation(&pairs)
        .into_iter()
        .map(|(id, finding)| Placed {
            source: finding.source.as_ref().and_then(|s| {
                let other = segments.get(s.segment.0 as usize)?;
                Some(other.start + s.start..other.start + s.end)
            }),
            target: sentences.get(id.0 as usize).map(|s| s.range.clone()),
            finding,
        })
        .collect()
}

fn shown(passages: &[Passage], segments: &[Segment]) -> Vec<Evidence> {
    passages
        .iter()
        .filter_map(|p| {
            let segment = segments.get(p.index)?;
            Some(Evidence { range: segment.start..segment.end, score: p.score })
        })
        .collect()
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
            &[(Some("The"), Support::Unsupported)],
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
    fn sentences_of_a_translation_are_compared_with_each_other() {
        let tag = |t: &str| LangTag::parse(t).unwrap();
        let source = "The government passed a new law on Monday. Farmers fear for their harvest this year.";
        let repeated = "Die Regierung hat am Montag ein Gesetz beschlossen.";
        let target = format!("{repeated} {repeated}");
        let findings = assess_translation(source, &tag("en"), &target, &tag("de")).findings;
        let found = findings
            .iter()
            .find(|p| p.finding.check == "repetition" && p.target.as_ref().is_some_and(|t| t.start > 0));
        let found = found.unwrap();
        assert_eq!(found.target.clone().map(|r| &target[r]), Some(repeated));
        assert_eq!(
            found.source.clone().map(|r| &source[r]),
            Some("The government passed a new law on Monday.")
        );
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
