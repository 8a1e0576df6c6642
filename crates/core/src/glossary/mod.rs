//! The glossary: which words a reader wants translated how, found in a segment and verified after.
//!
//! Terms are matched by their forms, not by their letters: "contracts" is the term "contract", and so
//! is its genitive in a language that has one. No dictionary is asked; endings are cut off by the
//! table of the language in `forms`.

mod forms;
mod index;
mod term;
mod tokens;
mod verify;

pub use index::{TermHit, TermIndex};
pub use term::{Glossary, Term};
pub use verify::{TermOutcome, TermReport, Verdict, check_terms};

#[cfg(test)]
mod tests;
