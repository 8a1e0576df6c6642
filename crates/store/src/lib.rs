//! The library: one SQLite file that holds what was imported and what was made of it.
//!
//! A reader's corrections and approvals are the most expensive thing this program handles, so they
//! are kept apart from everything that can be made again. This crate is the one place that knows
//! the file: its tables, its versions, its search index. It is synchronous and knows no network and
//! no clock (times are passed in as RFC 3339, UTC); callers run it off their event loop. The window
//! and the command line may have the same library open at once.
//!
//! Keys and passwords are not kept here, and there is no column for them.

mod articles;
mod backup;
mod engines;
mod error;
mod feeds;
mod fold;
mod glossary;
mod history;
mod json;
mod learning;
mod list;
mod memory;
mod migrate;
mod open;
mod reading;
mod review;
mod search;
mod settings;
mod snippet;
mod spending;
mod stays;
mod summaries;
mod translations;
mod verify;

pub use engines::EngineRow;
pub use error::StoreError;
pub use feeds::FeedRow;
pub use glossary::{Put, TermQuery, TermRow};
pub use history::Past;
pub use list::{Filter, ListQuery, Page, Row, TranslationProgress};
pub use memory::{MemoryQuery, MemoryUnit};
pub use open::Library;
pub use reading::{Size, size};
pub use review::{Act, Commit, StoredReview, StoredStep};
pub use snippet::Snippet;
pub use spending::{Amounts, Charge, DaySpent, Limits, OverLimit, goes_over};
pub use summaries::StoredSummary;
pub use translations::{Arrived, Arriving, NotedRun};
