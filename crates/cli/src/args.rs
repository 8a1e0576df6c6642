//! The command line.

mod engines;
mod terms;

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use serde::Deserialize;

pub(crate) use engines::*;
pub(crate) use terms::*;

/// Reads articles in languages you half know: summaries tied to their evidence, translations to
/// review.
#[derive(Debug, Parser)]
#[command(name = "diglot", version, propagate_version = true)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command takes.
#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Global {
    /// Folder of the library [default: the system's place for data, or DIGLOT_DATA_DIR]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data_dir: Option<PathBuf>,
    /// Open no socket at all (also DIGLOT_OFFLINE=1)
    #[arg(long, global = true)]
    pub(crate) offline: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
#[expect(clippy::large_enum_variant, reason = "there is one, once")]
pub(crate) enum Command {
    /// Read an article: title, blocks, sentences, and what was left out
    Import(Import),
    /// Tell the language of a text
    Detect(Plain),
    /// Cut a text into sentences
    Segment(Segment),
    /// Summarise an article; every point names the sentences it rests on
    Summarize(Summarize),
    /// Translate an article sentence by sentence
    Translate(Translate),
    /// Check a summary or a translation against its source
    Check(Check),
    /// Write an article of the library out
    Export(Export),
    /// The articles kept on this computer
    #[command(subcommand)]
    Library(Library),
    /// The feeds that are followed
    #[command(subcommand)]
    Feeds(Feeds),
    /// The services that can be asked
    #[command(subcommand)]
    Engines(Engines),
    /// What terms are to be called in another language
    #[command(subcommand)]
    Glossary(Glossary),
    /// Pairs of sentences that were approved
    #[command(subcommand)]
    Memory(Memory),
}

/// How to print a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum As {
    /// Plain text, side by side where it is wide enough
    Text,
    /// Markdown
    Markdown,
    /// One self-contained page
    Html,
    /// Word, both sides in two columns; not to a terminal
    Docx,
}

/// One object, one record a line, or for people.
#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Output {
    /// Print one JSON object
    #[arg(long, conflicts_with = "jsonl")]
    pub(crate) json: bool,
    /// Read one JSON record a line from standard input, write one a line
    #[arg(long)]
    pub(crate) jsonl: bool,
}

/// What to read.
#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Input {
    /// A file, an http(s) address, or - for standard input
    #[arg(required_unless_present_any = ["jsonl", "sample"])]
    pub(crate) input: Option<String>,
    /// Take the sample article that comes with diglot
    #[arg(long, conflicts_with = "input")]
    pub(crate) sample: bool,
    /// Format of the input, whatever it looks like: html, text, markdown, pdf, epub or docx
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<String>,
    /// Chapter of a book or entry of a feed, from 1 [default: the first chapter after title pages]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) part: Option<u32>,
    /// Fetch a page anew although the library has it
    #[arg(long)]
    pub(crate) refetch: bool,
    /// Language of the input (BCP 47), whatever it looks like
    #[arg(long, value_name = "TAG")]
    pub(crate) source_lang: Option<String>,
    /// Allow an address inside this network
    #[arg(long)]
    pub(crate) allow_private: bool,
    /// Keep nothing in the library
    #[arg(long)]
    pub(crate) no_save: bool,
}

/// `diglot import`.
#[derive(Debug, ClapArgs)]
pub(crate) struct Import {
    #[command(flatten)]
    pub(crate) input: Input,
    /// More inputs; patterns such as *.html are expanded
    #[arg(conflicts_with = "jsonl")]
    pub(crate) more: Vec<String>,
    /// Import every chapter of a book
    #[arg(long, conflicts_with_all = ["part", "jsonl"])]
    pub(crate) all_parts: bool,
    #[command(flatten)]
    pub(crate) output: Output,
    /// How to print for people
    #[arg(long = "as", value_enum, default_value = "text", conflicts_with_all = ["json", "jsonl"])]
    pub(crate) form: As,
}

/// `diglot detect`.
#[derive(Debug, ClapArgs)]
pub(crate) struct Plain {
    /// A file, an http(s) address, or - for standard input
    #[arg(required_unless_present = "jsonl")]
    pub(crate) input: Option<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// `diglot segment`.
#[derive(Debug, ClapArgs)]
pub(crate) struct Segment {
    #[command(flatten)]
    pub(crate) plain: Plain,
    /// Language of the text (BCP 47) [default: detected]
    #[arg(long, value_name = "TAG")]
    pub(crate) source_lang: Option<String>,
}

/// How long a summary is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Length {
    /// One sentence
    Headline,
    /// Two or three sentences
    Short,
    /// Key points
    Points,
    /// A point for every turn
    Detailed,
}

/// `diglot summarize`.
#[derive(Debug, ClapArgs)]
pub(crate) struct Summarize {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) output: Output,
    /// How long
    #[arg(long, value_enum, default_value = "short")]
    pub(crate) length: Length,
    /// Language of the points (BCP 47) [default: the article's]
    #[arg(long, value_name = "TAG")]
    pub(crate) to: Option<String>,
    /// Engine, as ID or ID:MODEL
    #[arg(long, value_name = "ID[:MODEL]", default_value = "builtin")]
    pub(crate) engine: String,
    /// Print what it would take and cost, and send nothing
    #[arg(long, conflicts_with_all = ["jsonl", "strict"])]
    pub(crate) estimate: bool,
    /// How to print for people
    #[arg(long = "as", value_enum, default_value = "text", conflicts_with_all = ["json", "jsonl"])]
    pub(crate) form: As,
    /// Exit with 3 where a point needs checking
    #[arg(long)]
    pub(crate) strict: bool,
}

/// `diglot translate`.
#[derive(Debug, ClapArgs)]
pub(crate) struct Translate {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) output: Output,
    /// Language to translate into (BCP 47)
    #[arg(long, value_name = "TAG", required_unless_present = "jsonl")]
    pub(crate) to: Option<String>,
    /// Engine, as ID or ID:MODEL [default: the one set for translations]
    #[arg(long, value_name = "ID[:MODEL]")]
    pub(crate) engine: Option<String>,
    /// Ask again for what a machine translated before
    #[arg(long)]
    pub(crate) again: bool,
    /// Print what it would take and cost, and send nothing
    #[arg(long, conflicts_with_all = ["jsonl", "strict"])]
    pub(crate) estimate: bool,
    /// How to print for people
    #[arg(long = "as", value_enum, default_value = "text", conflicts_with_all = ["json", "jsonl"])]
    pub(crate) form: As,
    /// Exit with 3 where a segment needs checking or is missing
    #[arg(long)]
    pub(crate) strict: bool,
}

/// What a text is of its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// A summary, shorter than its source
    Summary,
    /// A translation, sentence for sentence
    Translation,
}

/// `diglot check`.
#[derive(Debug, ClapArgs)]
pub(crate) struct Check {
    /// The text to check: a file, an http(s) address, or - for standard input
    #[arg(required_unless_present = "jsonl", requires = "source")]
    pub(crate) input: Option<String>,
    /// What it was made from: a file or an http(s) address
    #[arg(long, value_name = "INPUT")]
    pub(crate) source: Option<String>,
    /// What the text is
    #[arg(long, value_enum, default_value = "summary")]
    pub(crate) kind: Kind,
    #[command(flatten)]
    pub(crate) output: Output,
    /// Language of the source (BCP 47) [default: detected]
    #[arg(long, value_name = "TAG")]
    pub(crate) source_lang: Option<String>,
    /// Language of the text (BCP 47) [default: detected]
    #[arg(long, value_name = "TAG")]
    pub(crate) target_lang: Option<String>,
    /// Exit with 3 where something needs checking
    #[arg(long)]
    pub(crate) strict: bool,
}

/// `diglot export`.
#[derive(Debug, ClapArgs)]
pub(crate) struct Export {
    /// The article's id
    pub(crate) id: String,
    /// Format of the file
    #[arg(long = "as", value_enum)]
    pub(crate) form: ExportForm,
    /// Put this translation (BCP 47) beside it instead of the newest summary
    #[arg(long, value_name = "TAG")]
    pub(crate) to: Option<String>,
    /// Write into this file instead of to standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// Formats of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportForm {
    /// Markdown
    Markdown,
    /// One self-contained page
    Html,
    /// Everything, for programs: a record of the review
    Json,
    /// Plain text
    Text,
    /// Word, both sides in two columns
    Docx,
    /// Word, the translation alone with the original's structure
    DocxTarget,
    /// XLIFF 2.1
    Xliff,
    /// XLIFF 1.2
    Xliff12,
    /// TMX 1.4b
    Tmx,
}

/// `diglot library`.
#[derive(Debug, Subcommand)]
pub(crate) enum Library {
    /// List articles, newest first
    List(List),
    /// Find articles by words in title and text
    Search {
        /// What to look for
        words: Vec<String>,
        #[command(flatten)]
        list: List,
    },
    /// Show an article
    Show {
        /// Its id
        id: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Move an article to the bin, or with --undo take it out again
    Delete {
        /// Its id
        id: String,
        /// Take it out of the bin
        #[arg(long)]
        undo: bool,
    },
    /// Forbid that an article leaves this computer, or with --undo allow it again
    Offline {
        /// Its id
        id: String,
        /// Allow it again
        #[arg(long)]
        undo: bool,
    },
    /// Copy the library into a new file
    Backup {
        /// The file
        file: PathBuf,
    },
    /// Put a backup in the library's place; the old one is kept beside it
    Restore {
        /// The backup
        file: PathBuf,
    },
    /// Merge a translation back that was edited elsewhere (XLIFF)
    Merge {
        /// The file, or - for standard input
        file: String,
        /// The article's id [default: the one that the file names]
        #[arg(long)]
        id: Option<String>,
        /// Show what would change
        #[arg(long)]
        preview: bool,
        /// Take the file's text where both sides changed a row
        #[arg(long, conflicts_with = "mine")]
        theirs: bool,
        /// Keep the text here where both sides changed a row
        #[arg(long)]
        mine: bool,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Check the library from end to end
    Verify {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

/// What lists take.
#[derive(Debug, ClapArgs)]
pub(crate) struct List {
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Rows at most
    #[arg(long, default_value_t = 50)]
    pub(crate) limit: u32,
    /// Rows to pass over
    #[arg(long, default_value_t = 0)]
    pub(crate) offset: u32,
}

/// `diglot feeds`.
#[derive(Debug, Subcommand)]
pub(crate) enum Feeds {
    /// List the feeds that are followed
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show what a feed has, or what a file with a feed has
    Show {
        /// Its address or file
        feed: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
        /// Allow an address inside this network
        #[arg(long)]
        allow_private: bool,
    },
    /// Follow a feed
    Add {
        /// Its address
        url: String,
        /// What to call it [default: what it calls itself]
        #[arg(long)]
        title: Option<String>,
        /// Allow an address inside this network
        #[arg(long)]
        allow_private: bool,
    },
    /// Follow a feed no longer
    Remove {
        /// Its address
        url: String,
    },
    /// Follow every feed of an OPML file
    Import {
        /// The file
        file: String,
    },
    /// Print the feeds as OPML
    Export,
}
