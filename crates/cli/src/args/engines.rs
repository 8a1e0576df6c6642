//! Engines, their keys, options and prices.

use clap::{Args as ClapArgs, Subcommand, ValueEnum};

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
    /// Look for servers of models and translations, and for programs that translate, on this computer
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
    /// Price of a million tokens sent that the service still had from an earlier request
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) cached: Option<f64>,
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
    /// Glossary that is stored at the service, to be used for every translation
    #[arg(long, value_name = "NAME")]
    pub(crate) glossary: Option<String>,
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
