//! Reviews.

use diglot_core::article::Article;
use diglot_core::finding::Finding;
use diglot_core::review::{Counts, Review, Row};
use diglot_core::translation::{Origin, Proposal, State, Target};

use super::article::kind_view;
use super::result::{finding_view_in, usage_view};
use crate::api::{FindingView, OriginView, ProposalView, ReviewCounts, ReviewRow, ReviewView, StateView};
use crate::app::Names;
use crate::job::count;
use crate::terms::Terms;

/// A review, whole. `is_begun` says whether there is a translation at all, `steps` what undo and
/// redo would do.
pub(crate) fn review_view(
    review: &Review,
    is_begun: bool,
    steps: (Option<String>, Option<String>),
    names: &Names,
    terms: &Terms,
) -> ReviewView {
    let translation = review.translation();
    // A translation that a person began is noted under no engine of the settings.
    let by_engine = is_begun && !matches!(translation.engine.id.as_str(), "human" | "memory");
    ReviewView {
        article: review.article().id.0.clone(),
        source_language: review.article().language().to_string(),
        language: translation.language.to_string(),
        rows: review.rows().iter().map(|row| row_view(review, row, names, terms)).collect(),
        counts: counts_view(review.counts()),
        undo: steps.0,
        redo: steps.1,
        engine: by_engine.then(|| names.name(&translation.engine)),
        usage: usage_view(translation.usage),
    }
}

/// A row. Offsets of findings count in the row's source.
pub(crate) fn row_view(review: &Review, row: &Row, names: &Names, terms: &Terms) -> ReviewRow {
    let empty = Target::default();
    let target = review.target(row.id).unwrap_or(&empty);
    let view = |f: &Finding| row_finding(f, review.article(), row, &target.text);
    let (ignored, shown): (Vec<&Finding>, Vec<&Finding>) =
        target.findings.iter().partition(|f| review.translation().ignores(target, f));
    ReviewRow {
        id: row.id.to_string(),
        segments: row.segments().map(|s| s.0).collect(),
        kind: kind_view(row.kind),
        number: row.number,
        source: row.source.clone(),
        source_language: row.language.as_ref().map(ToString::to_string),
        text: target.text.clone(),
        state: state_view(target.state),
        origin: origin_view(&target.origin),
        engine: target.origin.engine().map(|e| names.name(e)),
        percent: percent(&target.origin),
        locked: target.is_locked(),
        machine: target.machine.as_ref().map(|d| d.text.clone()),
        note: target.note.clone(),
        findings: shown.into_iter().map(view).collect(),
        ignored: ignored.into_iter().map(view).collect(),
        proposals: target.waiting().map(|p| proposal_view(p, review.article(), row, names)).collect(),
        disagreement: target.apart.map(|thousandths| f64::from(thousandths) / 1000.0),
        terms: terms.uses(row, &target.text),
        changed_at: target.changed_at.clone(),
    }
}

/// A proposal for a row.
pub(crate) fn proposal_view(
    proposal: &Proposal,
    article: &Article,
    row: &Row,
    names: &Names,
) -> ProposalView {
    ProposalView {
        id: proposal.id,
        text: proposal.text.clone(),
        origin: origin_view(&proposal.origin),
        engine: proposal.origin.engine().map(|e| names.name(e)),
        percent: percent(&proposal.origin),
        findings: proposal.findings.iter().map(|f| row_finding(f, article, row, &proposal.text)).collect(),
        made_at: proposal.made_at.clone(),
    }
}

fn row_finding(finding: &Finding, article: &Article, row: &Row, target: &str) -> FindingView {
    let source = match &finding.source {
        Some(span) if span.segment != row.id.segment => {
            article.segment(span.segment).map_or("", |s| s.text.as_str())
        }
        _ => row.source.as_str(),
    };
    finding_view_in(finding, source, target)
}

fn origin_view(origin: &Origin) -> OriginView {
    match origin {
        Origin::Machine { .. } => OriginView::Machine,
        Origin::Memory { .. } => OriginView::Memory,
        Origin::Human => OriginView::Human,
    }
}

fn percent(origin: &Origin) -> Option<u8> {
    match origin {
        Origin::Memory { percent, .. } => Some(*percent),
        Origin::Machine { .. } | Origin::Human => None,
    }
}

/// A state.
pub(crate) fn state_view(state: State) -> StateView {
    match state {
        State::Initial => StateView::Initial,
        State::Translated => StateView::Translated,
        State::Reviewed => StateView::Reviewed,
        State::Final => StateView::Final,
    }
}

/// Counts.
pub(crate) fn counts_view(counts: Counts) -> ReviewCounts {
    ReviewCounts {
        total: count(counts.total),
        translated: count(counts.translated),
        approved: count(counts.approved),
        to_check: count(counts.to_check),
        edited: count(counts.edited),
        proposals: count(counts.proposals),
    }
}
