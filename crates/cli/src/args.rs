//! The command line.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use serde::Deserialize;

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

/// `diglot engines`.
#[derive(Debug, Subcommand)]
#[expect(clippy::large_enum_variant, reason = "there is one, once")]
pub(crate) enum Engines {
    /// List what is set up
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// List services to start from
    Presets {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Add or change an engine; a key is read from a prompt, standard input or a variable
    Add(AddEngine),
    /// Remove an engine with its key
    Remove {
        /// Its id
        id: String,
    },
    /// Ask an engine for one sentence, the way real work does
    Test {
        /// Its id, or ID:MODEL
        id: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Set what an engine costs, and how much it may cost
    Price(Price),
    /// Show what was used and spent
    Spending {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Look for model servers that run on this computer
    Find {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// List the models a service offers
    Models {
        /// Its id
        id: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

/// `diglot engines price`; what is not named stays as it is.
#[derive(Debug, ClapArgs)]
pub(crate) struct Price {
    /// The engine's id
    pub(crate) id: String,
    /// Price of a million tokens sent
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) input: Option<f64>,
    /// Price of a million tokens received
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) output: Option<f64>,
    /// Price of a million characters
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) characters: Option<f64>,
    /// Most that one run over an article may cost
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) cap_article: Option<f64>,
    /// Most that may be spent on a day (UTC)
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) cap_day: Option<f64>,
    /// Most that may be spent in a month (UTC)
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) cap_month: Option<f64>,
    /// Forget the prices and limits that were set before
    #[arg(long)]
    pub(crate) clear: bool,
    /// Currency of all prices, as an ISO 4217 code
    #[arg(long, value_name = "CODE")]
    pub(crate) currency: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// What else can be set for an engine; what is not named stays as it is.
#[derive(Debug, ClapArgs)]
pub(crate) struct EngineMore {
    /// Region of the account
    #[arg(long)]
    pub(crate) region: Option<String>,
    /// Project of the account
    #[arg(long)]
    pub(crate) project: Option<String>,
    /// Version of the service's interface, as a date
    #[arg(long, value_name = "DATE")]
    pub(crate) api_version: Option<String>,
    /// Command of a program; {source}, {target}, {pair} and {model} are filled in
    #[arg(long)]
    pub(crate) command: Option<String>,
    /// Keep the program running between two requests: it answers each line by one line
    #[arg(long)]
    pub(crate) keep_running: bool,
    /// Sampling temperature, 0 to 2
    #[arg(long)]
    pub(crate) temperature: Option<f32>,
    /// How long the model thinks: none, minimal, low, medium or high
    #[arg(long)]
    pub(crate) effort: Option<String>,
    /// Context of the model in tokens
    #[arg(long, value_name = "TOKENS")]
    pub(crate) context: Option<u32>,
    /// Seconds to wait for an answer
    #[arg(long, value_name = "SECONDS")]
    pub(crate) timeout: Option<u32>,
    /// Requests at the same time, at most
    #[arg(long, value_name = "N")]
    pub(crate) concurrency: Option<u32>,
    /// Proxy's address, or `direct` for none
    #[arg(long)]
    pub(crate) proxy: Option<String>,
    /// How translations address people: more or less formal
    #[arg(long, value_name = "more|less")]
    pub(crate) formality: Option<String>,
    /// Header to send along, as NAME=VALUE; may be repeated
    #[arg(long, value_name = "NAME=VALUE")]
    pub(crate) header: Vec<String>,
    /// Allow plain http to a host in a private network
    #[arg(long)]
    pub(crate) allow_private_http: bool,
}

/// Where a key is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Keeper {
    /// The system's keychain
    Keychain,
    /// A file encrypted with the passphrase in DIGLOT_PASSPHRASE
    File,
}

/// `diglot engines add`.
#[derive(Debug, ClapArgs)]
pub(crate) struct AddEngine {
    /// The service to start from: an id of `diglot engines presets`
    pub(crate) preset: String,
    /// Change the engine of this id instead of adding one
    #[arg(long)]
    pub(crate) id: Option<String>,
    /// What to call it
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// Its address
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    /// Its model
    #[arg(long)]
    pub(crate) model: Option<String>,
    #[command(flatten)]
    pub(crate) more: EngineMore,
    /// Read a key from standard input
    #[arg(long, conflicts_with = "key_env")]
    pub(crate) key_stdin: bool,
    /// Read the key from this environment variable
    #[arg(long, value_name = "VARIABLE")]
    pub(crate) key_env: Option<String>,
    /// Where to keep the key
    #[arg(long, value_enum, default_value = "keychain")]
    pub(crate) keeper: Keeper,
    /// Make it the one for summaries and translations
    #[arg(long)]
    pub(crate) default: bool,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}
