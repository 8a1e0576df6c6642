//! What services send, read with patience: everything may be missing, `null`, or more than asked.

use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde_json::Value;

use super::joiner::RawText;

/// A number that may be written as a fraction or inside a string.
pub(super) fn whole_number(value: &Value) -> Option<u32> {
    let number = match value {
        Value::Number(number) => number.as_f64()?,
        Value::String(text) => text.trim().parse().ok()?,
        _ => return None,
    };
    (number >= 0.0 && number <= f64::from(u32::MAX)).then_some(number as u32)
}

/// A count of tokens in whatever dress, 0 where it cannot be read.
pub(super) fn count(value: Option<&Value>) -> u32 {
    value.and_then(whole_number).unwrap_or(0)
}

/// Reads an object; what is valid JSON but not valid UTF-8 is read a second time with its invalid
/// bytes replaced, because only texts are read with care for halves of characters.
pub(super) fn object<T: DeserializeOwned>(data: &[u8]) -> Option<T> {
    if !data.trim_ascii_start().starts_with(b"{") {
        return None;
    }
    any(data)
}

/// As [`object`], for JSON of any kind.
pub(super) fn any<T: DeserializeOwned>(data: &[u8]) -> Option<T> {
    serde_json::from_slice(data).ok().or_else(|| serde_json::from_str(&String::from_utf8_lossy(data)).ok())
}

/// Whether this is the beginning of a JSON value, and no more: what came was cut.
pub(super) fn is_cut(data: &[u8]) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(&String::from_utf8_lossy(data)).is_err_and(|e| e.is_eof())
}

/// A field whose being there says something, even where it is `null`.
#[derive(Default)]
pub(super) enum Reason {
    /// The key is not there.
    #[default]
    Absent,
    /// The key is there with this value.
    Told(Option<RawText>),
}

impl<'de> Deserialize<'de> for Reason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::Told)
    }
}

impl Reason {
    /// The word, if there is one; some servers send an empty one for "not yet".
    pub(super) fn word(self) -> Option<String> {
        match self {
            Self::Told(Some(word)) => Some(word.into_text()).filter(|word| !word.is_empty()),
            Self::Told(None) | Self::Absent => None,
        }
    }

    /// Whether the key was there at all.
    pub(super) fn is_there(&self) -> bool {
        matches!(self, Self::Told(_))
    }
}

/// A name that is only read where it is text: some servers put numbers or objects in its place.
pub(super) fn name<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
