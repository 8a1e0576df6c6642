//! The whole path, from a request to what is stored, against the scripted service.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod compared;
mod consent;
mod faults;
mod imports;
mod long;
mod mending;
mod money;
mod pages;
mod programs;
mod puppet;
mod reviews;
mod summaries;
mod support;
mod terms;
mod texts;
mod translations;
