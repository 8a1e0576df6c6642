//! Summaries, translations and findings.

use diglot_core::article::{Article, SegmentId};
use diglot_core::finding::{Category, Finding, Severity};
use diglot_core::summary::{self, EngineRef, Length, Opinion, Point, Summary, Support, Usage, Verdict};
use diglot_core::translation::{Origin, Target};

use crate::api::{
    EngineName, FindingView, LengthView, PointOrigin, PointView, SeverityView, SourceSpanView, SummaryView,
    SupportView, TargetSpanView, TargetView, UsageView, VerdictKind, VerdictView,
};
use crate::job::count;
use crate::utf16::utf16;

/// A length as it crosses.
fn length_view(length: Length) -> LengthView {
    match length {
        Length::Headline => LengthView::Headline,
        Length::Short => LengthView::Short,
        Length::Points => LengthView::Points,
        Length::Detailed => LengthView::Detailed,
    }
}

/// A length as it came.
pub(crate) fn length_from(length: LengthView) -> Length {
    match length {
        LengthView::Headline => Length::Headline,
        LengthView::Short => Length::Short,
        LengthView::Points => Length::Points,
        LengthView::Detailed => Length::Detailed,
    }
}

/// What was used.
pub(crate) fn usage_view(usage: Usage) -> UsageView {
    UsageView {
        input_tokens: usage.input_tokens,
        output_tokens: usage.output_tokens,
        characters: usage.characters,
        cost: usage.cost,
    }
}

/// A finding about `target`.
fn finding_view(finding: &Finding, article: &Article, target: &str) -> FindingView {
    let segment = finding.source.as_ref().and_then(|span| article.segment(span.segment));
    finding_view_in(finding, segment.map_or("", |s| s.text.as_str()), target)
}

/// A finding about `target`, whose span on the other side counts in `source`.
pub(super) fn finding_view_in(finding: &Finding, source: &str, target: &str) -> FindingView {
    FindingView {
        check: finding.check.clone(),
        category: match finding.category {
            Category::Accuracy => "accuracy",
            Category::Fluency => "fluency",
            Category::Terminology => "terminology",
            Category::Locale => "locale",
        }
        .to_owned(),
        severity: match finding.severity {
            Severity::Neutral => SeverityView::Neutral,
            Severity::Minor => SeverityView::Minor,
            Severity::Major => SeverityView::Major,
            Severity::Critical => SeverityView::Critical,
        },
        message: finding.message.clone(),
        source: finding.source.as_ref().map(|span| SourceSpanView {
            segment: span.segment.0,
            start: utf16(source, span.start),
            end: utf16(source, span.end),
            text: span.text.clone(),
        }),
        target: finding.target.as_ref().map(|span| TargetSpanView {
            start: utf16(target, span.start),
            end: utf16(target, span.end),
            text: span.text.clone(),
        }),
        suggestion: finding.suggestion.clone(),
    }
}

/// A point.
pub(crate) fn point_view(point: &Point, article: &Article) -> PointView {
    PointView {
        text: point.text.clone(),
        evidence: point.evidence.iter().map(|id| id.0).collect(),
        status: match point.status {
            Support::Supported => SupportView::Supported,
            Support::Check => SupportView::Check,
            Support::Unsupported => SupportView::Unsupported,
        },
        findings: point.findings.iter().map(|f| finding_view(f, article, &point.text)).collect(),
        // One of an older library has only its word.
        score: point.score.unwrap_or(match point.status {
            Support::Supported => 1.0,
            Support::Check => 0.5,
            Support::Unsupported => 0.0,
        }),
        origin: match point.mending.origin {
            summary::PointOrigin::Engine => PointOrigin::Engine,
            summary::PointOrigin::Repaired => PointOrigin::Repaired,
            summary::PointOrigin::Human => PointOrigin::Human,
        },
        was: point.mending.was.as_ref().map(|was| was.text.clone()),
        dropped: point.mending.dropped,
        accepted: point.mending.accepted,
        verdict: point.mending.opinion.as_ref().map(verdict_view),
    }
}

/// A second opinion; its engine under its id.
fn verdict_view(opinion: &Opinion) -> VerdictView {
    let EngineRef { id, model } = opinion.engine.clone();
    VerdictView {
        verdict: match opinion.verdict {
            Verdict::Supported => VerdictKind::Supported,
            Verdict::Contradicted => VerdictKind::Contradicted,
            Verdict::NotInSource => VerdictKind::NotInSource,
            Verdict::Unclear => VerdictKind::Unclear,
        },
        reason: opinion.reason.clone(),
        engine: EngineName { name: id.clone(), id, model, host: None },
        at: opinion.at.clone(),
    }
}

/// A summary.
pub(crate) fn summary_view(
    summary: &Summary,
    article: &Article,
    engine: EngineName,
    made_at: &str,
) -> SummaryView {
    let kept: std::collections::HashSet<SegmentId> = article.body_segments().map(|s| s.id).collect();
    let cited: std::collections::HashSet<SegmentId> =
        summary.shown().flat_map(|p| p.evidence.iter().copied()).filter(|id| kept.contains(id)).collect();
    SummaryView {
        language: summary.language.to_string(),
        length: length_view(summary.length),
        points: summary.points.iter().map(|p| point_view(p, article)).collect(),
        complete: summary.complete,
        engine,
        usage: usage_view(summary.usage),
        covered: count(cited.len()),
        of: count(kept.len()),
        made_at: made_at.to_owned(),
    }
}

/// A translated segment; `name` names engines.
pub(crate) fn target_view(
    segment: SegmentId,
    target: &Target,
    article: &Article,
    name: impl Fn(&diglot_core::summary::EngineRef) -> EngineName,
) -> TargetView {
    let (origin, engine) = match &target.origin {
        Origin::Machine { engine } => ("machine", Some(name(engine))),
        Origin::Memory { .. } => ("memory", None),
        Origin::Human => ("human", None),
    };
    TargetView {
        segment: segment.0,
        text: target.text.clone(),
        state: super::state_view(target.state),
        origin: origin.to_owned(),
        engine,
        findings: target.findings.iter().map(|f| finding_view(f, article, &target.text)).collect(),
    }
}
