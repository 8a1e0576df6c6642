//! Sentences: where they begin and end, in every script, and the segments of an article.

mod abbreviations;
mod build;
mod context;
mod cut;
mod enumeration;
mod marks;
mod rules;
mod sentence;
mod thai;
mod units;
mod words;

pub use build::build_article;
pub use sentence::sentences;
pub use words::words;
