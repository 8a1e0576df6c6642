//! Reading what a model wrote, while it is still writing: lines, points, translated segments.
//!
//! A model is free to ignore any format, so nothing here fails: what cannot be read is left out or
//! comes without evidence, and the checks say so.

mod lines;
mod points;
mod targets;
mod verdict;

pub(crate) use lines::Lines;
pub(crate) use points::{ParsedPoint, PointEvent, PointReader};
pub(crate) use targets::{TargetEvent, TargetReader, clean_single, has_mark, is_damaged};
pub(crate) use verdict::{VERDICTS, read_verdict};
