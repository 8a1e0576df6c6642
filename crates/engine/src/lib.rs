//! The application without a face.
//!
//! The window, the command line and the test host are thin because everything they do is here:
//! import, jobs, prompts, what goes into the library and what comes out of it. This crate knows no
//! terminal, no window and no HTTP server; it answers the commands of its one table
//! ([`api!`]) and streams what happens.

pub mod api;
mod app;
mod ask;
mod clock;
mod exchange;
pub mod export;
mod fault;
mod gathered;
mod import;
mod job;
mod judge;
mod lane;
mod money;
mod places;
mod prompt;
mod pure;
mod repair;
mod reply;
mod review;
mod summarize;
mod terms;
mod translate;
mod utf16;
mod view;

pub use app::restore_library;
pub use app::{Config, Engine};
pub use diglot_core::summary::summarize_builtin;
pub use import::{
    FileReader, Given, MAX_BYTES, Origin, SAMPLE, decode_base64, decode_text, encode_base64, read_article,
    read_clean, read_file, read_in_child, read_text,
};
pub use job::Job;
pub use places::{default_data_dir, locale};
pub use pure::{check_text, length_of, summarize_to, view_article, view_summary};

/// What the domain calls things, for faces that work with domain values directly.
pub use diglot_core as core;
/// File name extensions of feeds and lists of feeds.
pub use diglot_extract::FEED_EXTENSIONS;
/// Formats that can be opened, with their file name extensions and media types.
pub use diglot_extract::READERS;
