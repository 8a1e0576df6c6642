//! Long work, as a stream of events.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    ApiError, Contents, Imported, PointView, ProposalView, SummaryView, TargetView, TestReport,
    TranslationView, UsageView,
};

/// Names a running job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct JobRef {
    /// Its id.
    pub job: u32,
}

/// What a job counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ProgressUnit {
    /// Points of a summary.
    Points,
    /// Segments of a translation.
    Segments,
    /// Bytes of a page.
    Bytes,
    /// Pages of one article.
    Pages,
}

/// What came of a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Outcome {
    /// An import.
    Imported(Imported),
    /// What a book or a feed holds, to choose from.
    Contents(Contents),
    /// A summary.
    Summary(SummaryView),
    /// A translation.
    Translation(TranslationView),
    /// A test of an engine.
    Tested(TestReport),
}

/// What happens while a job runs. Text deltas are coalesced (about 40 ms); each batch is in order.
/// The last event of a job is exactly one of `finished`, `cancelled` and `failed`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum JobEvent {
    /// The first event.
    Started {
        /// The job's id, for `cancel_job`.
        job: u32,
        /// How many rows to reserve (points or segments); 0 where that is not known.
        expected: u32,
        /// The host that is asked; `null` while nothing leaves this computer.
        host: Option<String>,
    },
    /// How far it is.
    Progress {
        /// Done so far.
        done: u32,
        /// In all; `null` where that is not known.
        total: Option<u32>,
        /// What is counted.
        unit: ProgressUnit,
        /// How fast, in tokens a second, where that is known.
        tokens_per_second: Option<f64>,
    },
    /// More text of a point that is being written.
    PointDelta {
        /// Its index from 0.
        index: u32,
        /// The text to add.
        text: String,
    },
    /// A point is whole, parsed and checked; it replaces what its deltas showed.
    PointDone {
        /// Its index from 0.
        index: u32,
        /// The point.
        point: PointView,
    },
    /// More text of a segment that is being translated.
    SegmentDelta {
        /// The segment.
        segment: u32,
        /// The text to add.
        text: String,
    },
    /// A segment is whole and stored; it replaces what its deltas showed.
    SegmentDone {
        /// The target.
        target: TargetView,
    },
    /// A text was put beside a row of a translation, and is stored; the row's own text stays.
    TargetProposed {
        /// The row, as in a review.
        row: String,
        /// The text.
        proposal: ProposalView,
    },
    /// Rows that deltas were shown for are to be emptied: their answer broke off and is asked for
    /// anew.
    Restarted {
        /// Indices of points or ids of segments.
        rows: Vec<u32>,
    },
    /// The service asked to wait, or did not answer; the job goes on by itself.
    Waiting {
        /// Why, as a stable error code.
        reason: String,
        /// The same for people, in English.
        message: String,
        /// For how long.
        seconds: f64,
    },
    /// Something to know; the job goes on.
    Warning {
        /// A short id.
        code: String,
        /// In English.
        message: String,
    },
    /// What was used so far.
    Usage {
        /// It.
        usage: UsageView,
    },
    /// Done.
    Finished {
        /// What came of it.
        outcome: Outcome,
    },
    /// Stopped by the reader; what was finished is kept.
    Cancelled {
        /// What came of it so far.
        partial: Option<Outcome>,
    },
    /// It failed; what was finished is kept.
    Failed {
        /// Why.
        error: ApiError,
        /// What came of it so far.
        partial: Option<Outcome>,
    },
}

impl JobEvent {
    /// Whether nothing comes after it.
    pub fn is_last(&self) -> bool {
        matches!(self, Self::Finished { .. } | Self::Cancelled { .. } | Self::Failed { .. })
    }
}
