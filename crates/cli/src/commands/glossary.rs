//! `diglot glossary`.

use diglot_engine::api::{
    ApiError, ExportTerms, ImportReport, ImportTerms, ListTerms, TermFormat, TermRef, TermView,
};

use super::Done;
use crate::args::{Global, Glossary, GlossaryForm};
use crate::input::{open, text_file};
use crate::report::{note, print, print_json};

/// Runs the command.
pub(crate) async fn run(global: &Global, args: Glossary) -> Result<Done, ApiError> {
    let engine = open(global, true)?;
    match args {
        Glossary::List { search, pair, list } => {
            let found = engine
                .list_terms(ListTerms {
                    source_language: pair.source_lang,
                    target_language: pair.to,
                    search,
                    limit: list.limit,
                    offset: list.offset,
                })
                .await?;
            if list.json {
                print_json(&found)?;
            } else if found.terms.is_empty() {
                note("no terms found; `diglot glossary add` adds one\n");
            } else {
                print(&found.terms.iter().map(line).collect::<String>())?;
                if (found.terms.len() as u64) < u64::from(found.total) {
                    note(&format!("{} of {}; --offset shows more\n", found.terms.len(), found.total));
                }
            }
        }
        Glossary::Add { source, target, source_lang, to, variant, also, forbid, note, case_sensitive } => {
            let term = engine
                .save_term(TermView {
                    id: None,
                    source_language: source_lang,
                    target_language: to,
                    source,
                    variants: variant,
                    target,
                    target_variants: also,
                    forbidden: forbid,
                    note,
                    case_sensitive,
                })
                .await?;
            print(&line(&term))?;
        }
        Glossary::Remove { id } => {
            engine.delete_term(TermRef { term: id }).await?;
        }
        Glossary::Import { file, source_lang, to, json } => {
            let (name, text) = text_file(&file)?;
            let request = ImportTerms { name, text, source_language: source_lang, target_language: to };
            told(&engine.import_terms(request).await?, "terms", json)?;
        }
        Glossary::Export { form, pair } => {
            let format = match form {
                GlossaryForm::Csv => TermFormat::Csv,
                GlossaryForm::Tsv => TermFormat::Tsv,
                GlossaryForm::Tbx => TermFormat::Tbx,
            };
            let request = ExportTerms { format, source_language: pair.source_lang, target_language: pair.to };
            print(&engine.export_terms(request).await?.text)?;
        }
    }
    Ok(Done::Well)
}

/// What came of an import, for people or programs.
pub(super) fn told(report: &ImportReport, what: &str, json: bool) -> Result<(), ApiError> {
    if json {
        return print_json(report);
    }
    note(&format!(
        "{} {what} added, {} replaced, {} were there\n",
        report.added, report.replaced, report.same
    ));
    for skipped in &report.skipped {
        note(&format!("row {}: left out: {}\n", skipped.row, skipped.reason));
    }
    Ok(())
}

fn line(term: &TermView) -> String {
    let list = |words: &[String], before: &str| match words {
        [] => String::new(),
        words => format!("{before}{}", words.join(", ")),
    };
    format!(
        "{:>5}  {} → {}  {}{} = {}{}{}\n",
        term.id.unwrap_or_default(),
        term.source_language,
        term.target_language,
        term.source,
        list(&term.variants, ", "),
        term.target,
        list(&term.target_variants, ", "),
        list(&term.forbidden, "  not: ")
    )
}
