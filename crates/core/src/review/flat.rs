//! A translation by segment again, for readers and files that know no rows.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::text::between;
use super::{Review, Row};
use crate::article::SegmentId;
use crate::finding::{Finding, SourceSpan, TargetSpan};
use crate::translation::{State, Target};

/// The targets by segment. Of joined segments the first has the whole text and the others none, in
/// the same state; the parts of a cut one are put together, as far as the one that is least far.
/// Findings point into segments.
pub fn by_segment(review: &Review) -> BTreeMap<SegmentId, Cow<'_, Target>> {
    let mut out: BTreeMap<SegmentId, Cow<'_, Target>> = BTreeMap::new();
    for row in review.rows() {
        let Some(target) = review.target(row.id) else {
            // A part that is missing leaves its segment unfinished.
            if let Some(begun) = out.get_mut(&row.id.segment) {
                begun.to_mut().state = State::Initial;
            }
            continue;
        };
        // Nearly all rows are a segment of which nothing is said: of a book they are not copied.
        let own = if target.findings.is_empty() {
            Cow::Borrowed(target)
        } else {
            let findings = target.findings.iter().map(|f| in_segment(f, row)).collect();
            Cow::Owned(Target { findings, ..target.clone() })
        };
        match out.get_mut(&row.id.segment).filter(|_| row.id.part > 1) {
            Some(begun) => append(begun.to_mut(), own.into_owned(), row),
            None if row.id.part > 1 => {
                out.insert(row.id.segment, Cow::Owned(Target { state: State::Initial, ..own.into_owned() }));
            }
            None => {
                out.insert(row.id.segment, own);
            }
        }
        for piece in row.pieces.iter().skip(1) {
            let rest =
                Target { text: String::new(), findings: Vec::new(), proposals: Vec::new(), ..target.clone() };
            let rest = Target { note: String::new(), machine: None, ..rest };
            out.insert(piece.id.segment, Cow::Owned(rest));
        }
    }
    out
}

fn append(begun: &mut Target, part: Target, row: &Row) {
    let gap = between(&begun.text, &part.text, row.kind);
    let shift = begun.text.len() + gap.len();
    begun.text.push_str(gap);
    begun.text.push_str(&part.text);
    begun.state = begun.state.min(part.state);
    begun.locked |= part.locked;
    let shifted = |span: TargetSpan| TargetSpan { start: span.start + shift, end: span.end + shift, ..span };
    begun.findings.extend(part.findings.into_iter().map(|f| Finding { target: f.target.map(shifted), ..f }));
    if !part.note.is_empty() {
        let parted = if begun.note.is_empty() { "" } else { "\n" };
        begun.note = format!("{}{parted}{}", begun.note, part.note);
    }
}

/// A finding about a row's source as one about a segment. A span over several segments ends with
/// the first.
fn in_segment(finding: &Finding, row: &Row) -> Finding {
    let own = finding.source.as_ref().filter(|span| span.segment == row.id.segment);
    let span = own.and_then(|span| {
        let (segment, start) = row.in_segment(span.start)?;
        let (last, end) = row.in_segment(span.end)?;
        let piece = row.pieces.iter().find(|p| p.id.segment == segment)?;
        let end = if last == segment { end } else { piece.end };
        Some(SourceSpan { segment, start, end, text: span.text.clone() })
    });
    Finding { source: span.or_else(|| finding.source.clone()), ..finding.clone() }
}
