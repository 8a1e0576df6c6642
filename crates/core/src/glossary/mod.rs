//! The glossary: which words a reader wants translated how, found in a segment and verified after.

mod term;

pub use term::{Glossary, Term};
