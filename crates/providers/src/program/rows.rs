//! Known programs: one row each.

use super::{BATCH_TIME, CodeSet, Life, Parting, Program, split_command};
use crate::error::ProviderError;

/// How a program tells which pairs of languages are installed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Listing {
    /// One `source-target` a line (`apertium -l`).
    Pairs,
    /// Lines that end in `-m MODEL`, whose name begins with the pair (`translateLocally -l`).
    Models,
    /// One `translate-source_target` a line (`argospm list`).
    Packages,
}

/// One known program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProgramRow {
    /// Stable name, used in settings.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// The command, with its blanks.
    pub command: &'static str,
    /// The command that lists what is installed.
    pub list: &'static str,
    pub(super) listing: Listing,
    /// Codes for languages.
    pub codes: CodeSet,
    /// How several texts stand in one input.
    pub parting: Parting,
    /// Where to get it.
    pub page: &'static str,
}

impl ProgramRow {
    /// The program with everything at its default.
    ///
    /// # Errors
    /// [`ProviderError::BadAddress`] if the row's command cannot be read, which a test rules out.
    pub fn program(&self) -> Result<Program, ProviderError> {
        Ok(Program {
            command: split_command(self.command)?,
            row: self.id.to_owned(),
            model: None,
            codes: self.codes,
            parting: self.parting,
            life: Life::Batch,
            timeout: BATCH_TIME,
        })
    }
}

/// Every known program.
pub const PROGRAMS: &[ProgramRow] = &[
    ProgramRow {
        id: "apertium",
        name: "Apertium",
        // `-u`: unknown words without a mark.
        command: "apertium -u {pair}",
        list: "apertium -l",
        listing: Listing::Pairs,
        codes: CodeSet::Iso639,
        // At an empty line a sentence ends for it, whatever stands before.
        parting: Parting::Paragraphs,
        page: "https://wiki.apertium.org/wiki/Installation",
    },
    ProgramRow {
        id: "translatelocally",
        name: "translateLocally",
        command: "translateLocally -m {model}",
        list: "translateLocally -l",
        listing: Listing::Models,
        codes: CodeSet::Primary,
        parting: Parting::Lines,
        page: "https://translatelocally.com",
    },
    ProgramRow {
        id: "argos",
        name: "Argos Translate",
        command: "argos-translate --from-lang {source} --to-lang {target}",
        list: "argospm list",
        listing: Listing::Packages,
        codes: CodeSet::Argos,
        parting: Parting::Lines,
        page: "https://github.com/argosopentech/argos-translate",
    },
];

/// The row with this id.
pub fn program_row(id: &str) -> Option<&'static ProgramRow> {
    PROGRAMS.iter().find(|row| row.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_makes_a_program() {
        for row in PROGRAMS {
            assert!(row.program().is_ok(), "{}", row.id);
            assert!(split_command(row.list).is_ok(), "{}", row.id);
            assert_eq!(program_row(row.id), Some(row));
            assert!(row.page.starts_with("https://"));
        }
    }
}
