//! The library as its callers see it, on real files in temporary folders.

#![expect(clippy::unwrap_used, reason = "an unwrap that fails is a test that fails")]

mod copies;
mod files;
mod lists;
mod money;
mod reviews;
mod rounds;
mod searches;
mod support;
mod targets;
mod terms;
