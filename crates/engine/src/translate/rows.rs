//! The rows of a run, as segments with a number each.

use std::collections::HashMap;

use diglot_core::article::{Segment, SegmentId};
use diglot_core::review::{Review, Row};

/// What a run asks for.
#[derive(Debug)]
pub(crate) struct Rows {
    /// The rows that are asked for, in reading order, each with its whole source. A row goes by the
    /// number of its first segment; one that begins inside a cut segment by a number that no segment
    /// has.
    pub(crate) segments: Vec<Segment>,
    /// How many rows there are, also those that are not asked for.
    pub(super) total: usize,
    rows: HashMap<SegmentId, Row>,
}

impl Rows {
    pub(super) fn of(review: &Review, wanted: impl Fn(&Row) -> bool) -> Self {
        let mut free = review.article().segments.iter().map(|s| s.id.0).max().unwrap_or(0);
        let mut rows = HashMap::new();
        let mut segments = Vec::new();
        for row in review.rows().iter().filter(|row| wanted(row)) {
            let mut segment = row.as_segment();
            if row.id.part > 1 {
                free = free.saturating_add(1);
                segment.id = SegmentId(free);
            }
            rows.insert(segment.id, row.clone());
            segments.push(segment);
        }
        Self { segments, total: review.rows().len(), rows }
    }

    /// The row that goes by that number.
    pub(super) fn row(&self, id: SegmentId) -> Option<&Row> {
        self.rows.get(&id)
    }
}
