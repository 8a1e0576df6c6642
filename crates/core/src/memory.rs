//! The translation memory's own arithmetic: how alike two sources are, how they differ, and by which
//! features a likely one is found among a million.

mod diff;
mod features;
mod likeness;

pub use diff::{DiffKind, DiffPart, diff};
pub use features::{Features, features, lengths_near};
pub use likeness::{Source, same_source};
