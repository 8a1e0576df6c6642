//! The glossary.

use diglot_core::glossary::Term;
use diglot_core::lang::LangTag;
use diglot_store::{Put, TermQuery, TermRow};

use super::Engine;
use super::settings::parse_tag;
use crate::api::{
    ApiError, Empty, ExportTerms, ExportedFile, ImportReport, ImportTerms, ListTerms, SkippedRow, TermFormat,
    TermList, TermRef, TermView,
};
use crate::exchange::Malformed;
use crate::exchange::terms::{self, Entry};
use crate::job::count;

/// Rows that were not taken and are told, at most.
pub(super) const MOST_SKIPPED: usize = 100;
/// Terms written out at once.
const ALL: u32 = u32::MAX;

impl Engine {
    /// Terms, in the order of their sources.
    ///
    /// # Errors
    /// `bad-language`; where the library cannot be read.
    pub async fn list_terms(&self, request: ListTerms) -> Result<TermList, ApiError> {
        let query = TermQuery {
            source_language: request.source_language.as_deref().map(parse_tag).transpose()?,
            target_language: request.target_language.as_deref().map(parse_tag).transpose()?,
            search: request.search,
            limit: request.limit.clamp(1, 1000),
            offset: request.offset,
        };
        self.on_library(move |library| {
            let (rows, total) = library.terms(&query)?;
            Ok(TermList { terms: rows.into_iter().map(view).collect(), total })
        })
        .await
    }

    /// Adds a term, or changes the one of that id. Another one of the same source and languages gives way.
    ///
    /// # Errors
    /// `bad-language`; `empty-term` where it has no source, or nothing to say of it; `no-such-term`; where
    /// the library cannot be written.
    pub async fn save_term(&self, request: TermView) -> Result<TermView, ApiError> {
        let (source, target) = (parse_tag(&request.source_language)?, parse_tag(&request.target_language)?);
        let id = request.id;
        let term = cleaned(term(request)).ok_or_else(|| {
            ApiError::new("empty-term", "A term needs its source, and a target or a forbidden word")
                .hint("Fill in both")
        })?;
        self.on_library(move |library| {
            let id = library.put_term(id, &source, &target, &term)?.ok_or_else(|| no_such_term(id))?;
            Ok(view(TermRow { id, source_language: source, target_language: target, term }))
        })
        .await
    }

    /// Removes a term.
    ///
    /// # Errors
    /// `no-such-term`; where the library cannot be written.
    pub async fn delete_term(&self, request: TermRef) -> Result<Empty, ApiError> {
        self.on_library(move |library| {
            if library.delete_term(request.term)? {
                Ok(Empty {})
            } else {
                Err(no_such_term(Some(request.term)))
            }
        })
        .await
    }

    /// Takes the terms of a file: a table or a TBX. What cannot be used is named and stops nothing.
    ///
    /// # Errors
    /// `bad-language`; `bad-file` where it is no such file; where the library cannot be written.
    pub async fn import_terms(&self, request: ImportTerms) -> Result<ImportReport, ApiError> {
        let (source, target) = (parse_tag(&request.source_language)?, parse_tag(&request.target_language)?);
        self.on_library(move |library| {
            let found = terms::read(&request.text, &source, &target).map_err(malformed)?;
            let mut skipped: Vec<(u32, String)> = found.skipped;
            let mut entries = Vec::with_capacity(found.entries.len());
            for (row, entry) in found.entries {
                match cleaned(entry.term) {
                    Some(term) => entries.push(Entry { term, ..entry }),
                    None => skipped.push((row, "it has no source, or nothing to say of it".to_owned())),
                }
            }
            if entries.is_empty() && skipped.is_empty() {
                return Err(ApiError::new("bad-file", "There are no terms in this file")
                    .hint("A table needs a source and a target on each line; a termbase should be TBX"));
            }
            let put = library
                .put_terms(entries.iter().map(|e| (&e.source_language, &e.target_language, &e.term)))?;
            let of = |kind: Put| count(put.iter().filter(|p| **p == kind).count());
            skipped.sort_by_key(|(row, _)| *row);
            skipped.truncate(MOST_SKIPPED);
            Ok(ImportReport {
                added: of(Put::Added),
                replaced: of(Put::Replaced),
                same: of(Put::Same),
                skipped: skipped.into_iter().map(|(row, reason)| SkippedRow { row, reason }).collect(),
            })
        })
        .await
    }

    /// The glossary as a file.
    ///
    /// # Errors
    /// `bad-language`; where the library cannot be read.
    pub async fn export_terms(&self, request: ExportTerms) -> Result<ExportedFile, ApiError> {
        let query = TermQuery {
            source_language: request.source_language.as_deref().map(parse_tag).transpose()?,
            target_language: request.target_language.as_deref().map(parse_tag).transpose()?,
            search: String::new(),
            limit: ALL,
            offset: 0,
        };
        self.on_library(move |library| {
            let (rows, _) = library.terms(&query)?;
            let entries: Vec<Entry> = rows
                .into_iter()
                .map(|row| Entry {
                    source_language: row.source_language,
                    target_language: row.target_language,
                    term: row.term,
                })
                .collect();
            let (extension, media_type, text) = match request.format {
                TermFormat::Csv => ("csv", "text/csv", terms::write_csv(&entries)),
                TermFormat::Tsv => ("tsv", "text/tab-separated-values", terms::write_tsv(&entries)),
                TermFormat::Tbx => ("tbx", "application/x-tbx", terms::write_tbx(&entries)),
            };
            Ok(ExportedFile {
                name: format!("diglot-glossary.{extension}"),
                media_type: media_type.to_owned(),
                text,
                base64: false,
            })
        })
        .await
    }
}

/// The error of a file that is broken.
pub(super) fn malformed(fault: Malformed) -> ApiError {
    ApiError::new("bad-file", format!("The file is broken at line {}", fault.line))
        .hint("Export it again from the program that wrote it")
        .arg("line", fault.line.to_string())
}

fn no_such_term(id: Option<u32>) -> ApiError {
    ApiError::new("no-such-term", "This term is not in the glossary")
        .hint("Look at the list again; it may have been removed elsewhere")
        .arg("term", id.map_or_else(String::new, |id| id.to_string()))
}

/// A term without white space around its words, without empty ones and without the same word twice;
/// `None` where it says nothing.
fn cleaned(term: Term) -> Option<Term> {
    let one = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let list = |words: Vec<String>, but: &[&str]| {
        let mut out: Vec<String> = Vec::with_capacity(words.len());
        for word in words.iter().map(|w| one(w)) {
            if !word.is_empty() && !but.contains(&word.as_str()) && !out.contains(&word) {
                out.push(word);
            }
        }
        out
    };
    let (source, target) = (one(&term.source), one(&term.target));
    let variants = list(term.variants, &[&source]);
    let target_variants = list(term.target_variants, &[&target]);
    let forbidden = list(term.forbidden, &[]);
    let says = !target.is_empty() || !target_variants.is_empty() || !forbidden.is_empty();
    (!source.is_empty() && says).then(|| Term {
        source,
        variants,
        target,
        target_variants,
        forbidden,
        note: term.note.map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()),
        case_sensitive: term.case_sensitive,
    })
}

fn term(view: TermView) -> Term {
    Term {
        source: view.source,
        variants: view.variants,
        target: view.target,
        target_variants: view.target_variants,
        forbidden: view.forbidden,
        note: Some(view.note),
        case_sensitive: view.case_sensitive,
    }
}

fn view(row: TermRow) -> TermView {
    let tag = |tag: &LangTag| tag.to_string();
    TermView {
        id: Some(row.id),
        source_language: tag(&row.source_language),
        target_language: tag(&row.target_language),
        source: row.term.source,
        variants: row.term.variants,
        target: row.term.target,
        target_variants: row.term.target_variants,
        forbidden: row.term.forbidden,
        note: row.term.note.unwrap_or_default(),
        case_sensitive: row.term.case_sensitive,
    }
}
