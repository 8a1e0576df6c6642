//! Settings and what the app is.

use diglot_core::lang::LangTag;
use diglot_core::language::language_name;
use diglot_store::Library;

use super::Engine;
use crate::api::{ApiError, AppInfo, Empty, LanguageName, Settings};

/// The name of the one settings value in the library.
const KEY: &str = "settings";

/// Languages to offer as targets after the reader's own: those of the window first, then by number
/// of readers online.
const TARGETS: &[&str] = &[
    "en", "tr", "uk", "ru", "zh-Hans", "zh-Hant", "ja", "ko", "es", "fr", "de", "pt", "ar", "hi", "it", "nl",
    "pl", "fa", "id", "vi", "th", "cs", "sv", "el", "ro", "hu", "da", "fi", "nb", "he", "bg", "sr", "hr",
    "sk", "sl", "lt", "lv", "et", "ca", "eu", "gl", "ka", "hy", "az", "kk", "uz", "ur", "bn", "ta", "te",
    "mr", "gu", "kn", "ml", "pa", "ne", "si", "my", "km", "lo", "ms", "tl", "sw", "am", "so", "ha", "yo",
    "af", "sq", "mk", "bs", "is", "ga", "cy", "mt", "be", "eo", "la", "pt-BR", "pt-PT", "en-GB", "es-MX",
    "fr-CA",
];

impl Engine {
    /// What the app is and where it keeps things.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub async fn get_app(&self, _: Empty) -> Result<AppInfo, ApiError> {
        let settings = self.settings().await?;
        let mut tags: Vec<&str> = Vec::with_capacity(TARGETS.len() + 1);
        tags.push(&settings.target_language);
        tags.extend(TARGETS.iter().filter(|t| **t != settings.target_language));
        let languages = tags
            .into_iter()
            .filter_map(LangTag::parse)
            .map(|tag| LanguageName { name: language_name(&tag), tag: tag.to_string() })
            .collect();
        let mut extensions: Vec<String> = diglot_extract::READERS
            .iter()
            .flat_map(|r| r.extensions)
            .chain(diglot_extract::FEED_EXTENSIONS)
            .map(|e| (*e).to_owned())
            .collect();
        extensions.dedup();
        Ok(AppInfo {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            data_dir: self.0.config.data_dir.display().to_string(),
            offline: self.0.config.offline,
            extensions,
            languages,
        })
    }

    /// What the reader set, defaults for the rest.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub async fn get_settings(&self, _: Empty) -> Result<Settings, ApiError> {
        self.settings().await
    }

    /// Stores the settings; values outside their ranges are brought into them.
    ///
    /// # Errors
    /// `bad-language` where the target language is no BCP 47 tag; where the library cannot be
    /// written.
    pub async fn save_settings(&self, mut settings: Settings) -> Result<Settings, ApiError> {
        let tag = parse_tag(&settings.target_language)?;
        settings.target_language = tag.to_string();
        settings.reading_size = settings.reading_size.clamp(13, 28);
        settings.reading_width = settings.reading_width.clamp(45, 100);
        settings.split = if settings.split.is_finite() { settings.split.clamp(0.25, 0.75) } else { 0.52 };
        settings.currency = settings.currency.trim().to_ascii_uppercase();
        if settings.currency.len() != 3 || !settings.currency.bytes().all(|b| b.is_ascii_uppercase()) {
            settings.currency = Settings::default().currency;
        }
        let stored = settings.clone();
        self.on_library(move |library| write(library, &stored)).await?;
        Ok(settings)
    }

    /// Changes the settings in one step with reading them.
    pub(crate) async fn change_settings(
        &self,
        change: impl FnOnce(&mut Settings) + Send + 'static,
    ) -> Result<Settings, ApiError> {
        // Two changes at the same time must not undo each other.
        let _turn = self.0.settings_turn.lock().await;
        let mut settings = self.settings().await?;
        change(&mut settings);
        self.save_settings(settings).await
    }

    /// What the reader set.
    pub(crate) async fn settings(&self) -> Result<Settings, ApiError> {
        let locale = self.0.config.locale.clone();
        self.on_library(move |library| read(library, locale.as_deref())).await
    }
}

fn write(library: &Library, settings: &Settings) -> Result<(), ApiError> {
    let value = serde_json::to_value(settings)
        .map_err(|_| ApiError::new("internal", "The settings could not be written"))?;
    Ok(library.put_setting(KEY, &value)?)
}

fn read(library: &Library, locale: Option<&str>) -> Result<Settings, ApiError> {
    let mut defaults = Settings::default();
    if let Some(tag) = locale.and_then(LangTag::parse) {
        tag.primary().clone_into(&mut defaults.target_language);
    }
    let Some(stored) = library.setting(KEY)? else {
        return Ok(defaults);
    };
    // A setting that this version does not know, or that has another form in it, must not take the
    // others with it: each known field is read by itself over the defaults.
    let mut value = serde_json::to_value(&defaults).unwrap_or_default();
    if let (Some(fields), Some(known)) = (stored.as_object(), value.as_object().cloned()) {
        for (name, field) in fields.iter().filter(|(name, _)| known.contains_key(*name)) {
            let mut tried = known_with(&value, name, field);
            if serde_json::from_value::<Settings>(tried.clone()).is_ok() {
                std::mem::swap(&mut value, &mut tried);
            }
        }
    }
    Ok(serde_json::from_value(value).unwrap_or(defaults))
}

fn known_with(value: &serde_json::Value, name: &str, field: &serde_json::Value) -> serde_json::Value {
    let mut out = value.clone();
    if let Some(fields) = out.as_object_mut() {
        fields.insert(name.to_owned(), field.clone());
    }
    out
}

/// Reads a language tag that a face sent.
pub(crate) fn parse_tag(text: &str) -> Result<LangTag, ApiError> {
    LangTag::parse(text).ok_or_else(|| {
        ApiError::new("bad-language", format!("`{text}` is not a language tag"))
            .hint("Use a BCP 47 tag such as `tr`, `pt-BR` or `zh-Hans`")
            .arg("tag", text)
    })
}
