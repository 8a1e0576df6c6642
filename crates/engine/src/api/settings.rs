//! Settings and what the app is.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::LengthView;

/// What the app is and where it keeps things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppInfo {
    /// Its version.
    pub version: String,
    /// The folder of the library.
    pub data_dir: String,
    /// Whether the environment forbids every socket.
    pub offline: bool,
    /// File name extensions that can be opened, without the dot.
    pub extensions: Vec<String>,
    /// Languages to offer as targets, likely ones first.
    pub languages: Vec<LanguageName>,
}

/// A language to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LanguageName {
    /// BCP 47 tag.
    pub tag: String,
    /// Its English name.
    pub name: String,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What the reader set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// BCP 47 tag of the reader's language: what summaries and translations are written in.
    pub target_language: String,
    /// Length of a first summary.
    pub summary_length: LengthView,
    /// The engine for summaries, by id.
    pub summary_engine: String,
    /// The engine for translations, by id; `null` where none is set up.
    pub translation_engine: Option<String>,
    /// Engines to go on with, in this order, where the default one fails.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub fallback_engines: Vec<String>,
    /// Light or dark.
    pub theme: Theme,
    /// Size of reading text in CSS pixels, 13 to 28.
    pub reading_size: u32,
    /// Reading width in characters, 45 to 100.
    pub reading_width: u32,
    /// Share of the original page, 0.25 to 0.75.
    pub split: f64,
    /// Whether the library rail is folded away.
    pub library_collapsed: bool,
    /// Whether every socket is forbidden.
    pub offline: bool,
    /// The currency of all prices, an ISO 4217 code; what is spent is counted in it.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub currency: String,
    /// Hosts outside this computer that the reader allowed text to be sent to.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub allowed_hosts: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            target_language: "en".to_owned(),
            summary_length: LengthView::Short,
            summary_engine: "builtin".to_owned(),
            translation_engine: None,
            fallback_engines: Vec::new(),
            theme: Theme::System,
            reading_size: 17,
            reading_width: 68,
            split: 0.52,
            library_collapsed: false,
            offline: false,
            currency: "USD".to_owned(),
            allowed_hosts: Vec::new(),
        }
    }
}
