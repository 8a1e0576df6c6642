//! Terms in and out, whatever the format.

use diglot_core::glossary::Term;
use diglot_core::lang::LangTag;

use super::delimited::{self, Separator};
use super::tbx;
use super::xml::Malformed;

/// A term with its languages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The language that is translated from.
    pub(crate) source_language: LangTag,
    /// The language that is translated into.
    pub(crate) target_language: LangTag,
    /// The term.
    pub(crate) term: Term,
}

/// What a file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// The terms, each with its row or its number among the entries, from 1.
    pub(crate) entries: Vec<(u32, Entry)>,
    /// What could not be used, and why.
    pub(crate) skipped: Vec<(u32, String)>,
}

/// Reads a file of terms, of the format that its text shows; the languages are those to suppose where
/// the file does not say.
///
/// # Errors
/// Where it is a broken TBX. A table can always be read.
pub(crate) fn read(text: &str, source: &LangTag, target: &LangTag) -> Result<Found, Malformed> {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let is_xml = ["<?xml", "<!DOCTYPE", "<tbx", "<martif", "<!--"].iter().any(|s| start.starts_with(s));
    if is_xml { tbx::read(start, source, target) } else { Ok(delimited::read(text, source, target)) }
}

/// Comma-separated.
pub(crate) fn write_csv(entries: &[Entry]) -> String {
    delimited::write(entries, Separator::Comma)
}

/// Tab-separated.
pub(crate) fn write_tsv(entries: &[Entry]) -> String {
    delimited::write(entries, Separator::Tab)
}

pub(crate) use tbx::write as write_tbx;
