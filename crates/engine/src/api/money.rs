//! What work costs, what may leave this computer, and what it would look like.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EngineName, LengthView, ModelView};

/// What would be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum WorkKind {
    /// A summary.
    Summary,
    /// A translation.
    Translation,
}

/// Work that could be done over an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorkRequest {
    /// The article.
    pub article: String,
    /// What.
    pub kind: WorkKind,
    /// How long a summary would be; `null` for the length that is set.
    pub length: Option<LengthView>,
    /// BCP 47 tag; `null` for the reader's language, or the article's own where the engine writes no other.
    pub to: Option<String>,
    /// The engine's id; `null` for the default one.
    pub engine: Option<String>,
    /// Whether what a machine did already would be done again.
    #[serde(default)]
    pub again: bool,
}

/// Which limit stands in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum CapKind {
    /// For one run over one article.
    Article,
    /// A day (UTC).
    Day,
    /// A month (UTC).
    Month,
}

/// A limit that work would go over.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct CapView {
    /// Which.
    pub kind: CapKind,
    /// How much may be spent.
    pub limit: f64,
    /// How much of it is spent already.
    pub spent: f64,
}

/// What work would take, before it begins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Estimate {
    /// The engine that would be asked.
    pub engine: EngineName,
    /// The host that text would go to; `null` where nothing leaves this computer.
    pub host: Option<String>,
    /// How many requests, about.
    pub requests: u32,
    /// Segments that would be sent.
    pub segments: u32,
    /// Unicode characters of the article that would be sent.
    pub characters: u32,
    /// Tokens sent, about; `null` for services that count characters.
    pub input_tokens: Option<u32>,
    /// Tokens received, about; `null` likewise.
    pub output_tokens: Option<u32>,
    /// What it would cost in the currency of the settings; `null` where no price is set.
    pub cost: Option<f64>,
    /// The limit that it would go over.
    pub over: Option<CapView>,
    /// Whether the reader must allow the host first.
    pub needs_consent: bool,
}

/// A header as it would be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeaderView {
    /// Its name.
    pub name: String,
    /// Its value; dots in the place of a secret.
    pub value: String,
}

/// The first request of work, exactly as it would be sent but for secrets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Preview {
    /// The host; for a program the command.
    pub host: String,
    /// The HTTP method; empty for a program.
    pub method: String,
    /// The address, without a secret; empty for a program.
    pub url: String,
    /// The headers.
    pub headers: Vec<HeaderView>,
    /// The body.
    pub body: String,
    /// How many requests there would be, about.
    pub requests: u32,
}

/// Names a host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HostRef {
    /// Its name, with the port where it is not the usual one.
    pub host: String,
}

/// What was used and spent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Spent {
    /// Requests that were made.
    pub requests: u32,
    /// Tokens sent.
    #[ts(type = "number")]
    pub input_tokens: u64,
    /// Tokens received.
    #[ts(type = "number")]
    pub output_tokens: u64,
    /// Characters sent to services that count these.
    #[ts(type = "number")]
    pub characters: u64,
    /// In the currency of the settings, by the prices of the moment.
    pub cost: f64,
}

/// What one engine used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EngineSpending {
    /// The engine.
    pub engine: EngineName,
    /// Today (UTC).
    pub today: Spent,
    /// This month (UTC).
    pub month: Spent,
    /// Ever.
    pub ever: Spent,
}

/// What one engine used on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DaySpending {
    /// The day (UTC), `2026-11-29`.
    pub day: String,
    /// The engine's id.
    pub engine: String,
    /// What it used.
    pub spent: Spent,
}

/// What was spent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Spending {
    /// By engine, those with the most first.
    pub engines: Vec<EngineSpending>,
    /// By day and engine, the newest first, 92 days at most.
    pub days: Vec<DaySpending>,
}

/// Forbids that an article leaves this computer, or allows it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SetArticleOffline {
    /// The article.
    pub article: String,
    /// Whether it must stay here.
    pub offline: bool,
}

/// A server of models or of translations that runs on this computer, or a program that translates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FoundServer {
    /// The preset to add it with.
    pub preset: String,
    /// Its name.
    pub name: String,
    /// Its address; empty for a program.
    pub base_url: String,
    /// What it offers.
    pub models: Vec<ModelView>,
    /// The pairs of languages that are installed for a server or a program that translates.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub pairs: Vec<FoundPair>,
    /// The engine that is set up for it already.
    pub engine: Option<String>,
}

/// Two languages that are translated between, in this direction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FoundPair {
    /// BCP 47 tag of the source language.
    pub from: String,
    /// BCP 47 tag of the target language.
    pub to: String,
}

/// What was found on this computer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FoundServers {
    /// They, programs last; empty where there is none.
    pub servers: Vec<FoundServer>,
}
