//! The domain of Diglot, pure.
//!
//! Everything a reader relies on is decided here, away from files, clocks, networks and
//! windows: which language a text is in, where its sentences begin and end, which of them a
//! summary rests on, and whether a number in a translation is still the number of the original.
//! Because nothing here can do IO, nothing here can fail half-way: every function takes values and
//! returns values, and the same input gives the same bytes on every machine.
//!
//! Offsets are byte offsets into UTF-8 strings. They are turned into UTF-16 units (window) or code
//! points (command line) once, at the edge of the engine.

pub mod article;
pub mod assess;
mod chars;
pub mod checks;
pub mod finding;
pub mod glossary;
pub mod grounding;
pub mod ignore;
pub mod lang;
pub mod language;
pub mod memory;
pub mod review;
pub mod segment;
pub mod summary;
pub mod translation;
