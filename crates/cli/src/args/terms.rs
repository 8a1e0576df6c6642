//! The glossary and the translation memory.

use clap::{Args as ClapArgs, Subcommand, ValueEnum};

use super::List;

/// A pair of languages.
#[derive(Debug, ClapArgs)]
pub(crate) struct Pair {
    /// Language of the sources (BCP 47)
    #[arg(long, value_name = "TAG")]
    pub(crate) source_lang: Option<String>,
    /// Language of the targets (BCP 47)
    #[arg(long, value_name = "TAG")]
    pub(crate) to: Option<String>,
}

/// Formats of glossaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum GlossaryForm {
    /// Comma-separated
    Csv,
    /// Tab-separated
    Tsv,
    /// TermBase eXchange (ISO 30042)
    Tbx,
}

/// `diglot glossary`.
#[derive(Debug, Subcommand)]
pub(crate) enum Glossary {
    /// List terms
    List {
        /// Part of a term or its target
        #[arg(default_value = "")]
        search: String,
        #[command(flatten)]
        pair: Pair,
        #[command(flatten)]
        list: List,
    },
    /// Add a term, or change what it is to be called
    Add {
        /// The term
        source: String,
        /// What it is to be called
        target: String,
        /// Language of the term (BCP 47)
        #[arg(long, value_name = "TAG")]
        source_lang: String,
        /// Language of its target (BCP 47)
        #[arg(long, value_name = "TAG")]
        to: String,
        /// Another form of the term; may be repeated
        #[arg(long, value_name = "WORD")]
        variant: Vec<String>,
        /// Another target that is as good; may be repeated
        #[arg(long, value_name = "WORD")]
        also: Vec<String>,
        /// A word that must not stand for it; may be repeated
        #[arg(long, value_name = "WORD")]
        forbid: Vec<String>,
        /// A note
        #[arg(long, default_value = "")]
        note: String,
        /// Capitals count
        #[arg(long)]
        case_sensitive: bool,
    },
    /// Remove a term
    Remove {
        /// Its number in the list
        id: u32,
    },
    /// Take the terms of a file: CSV, TSV or TBX
    Import {
        /// The file, or - for standard input
        file: String,
        /// Language of the sources where the file does not say (BCP 47)
        #[arg(long, value_name = "TAG", default_value = "und")]
        source_lang: String,
        /// Language of the targets where the file does not say (BCP 47)
        #[arg(long, value_name = "TAG", default_value = "und")]
        to: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the glossary
    Export {
        /// Format
        #[arg(long = "as", value_enum, default_value = "csv")]
        form: GlossaryForm,
        #[command(flatten)]
        pair: Pair,
    },
}

/// `diglot memory`.
#[derive(Debug, Subcommand)]
pub(crate) enum Memory {
    /// Say how much it has
    Info {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Find sources that are alike
    Search {
        /// The source
        text: String,
        /// Its language (BCP 47)
        #[arg(long, value_name = "TAG")]
        source_lang: String,
        /// Language of the targets (BCP 47)
        #[arg(long, value_name = "TAG")]
        to: String,
        /// The least likeness in percent
        #[arg(long, default_value_t = 75, value_parser = clap::value_parser!(u8).range(50..=100))]
        least: u8,
        /// Rows at most
        #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=50))]
        limit: u32,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Take the units of a TMX file
    Import {
        /// The file, or - for standard input
        file: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the memory as TMX 1.4b
    Export {
        #[command(flatten)]
        pair: Pair,
    },
    /// Forget what was approved in an article
    Forget {
        /// The article's id
        id: String,
    },
}
