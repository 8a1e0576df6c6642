//! What services send, read with patience: everything may be missing, `null`, or more than asked.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::super::joiner::RawText;

/// A chunk of a stream, or a whole answer.
#[derive(Deserialize, Default)]
pub(super) struct Chunk {
    #[serde(default)]
    pub(super) choices: Option<Vec<Choice>>,
    #[serde(default)]
    pub(super) usage: Option<Usage>,
    #[serde(default)]
    pub(super) error: Option<Value>,
}

/// One of the alternatives; only the first is asked for.
#[derive(Deserialize)]
pub(super) struct Choice {
    #[serde(default)]
    pub(super) delta: Option<Message>,
    #[serde(default)]
    pub(super) message: Option<Message>,
    #[serde(default)]
    pub(super) finish_reason: Reason,
}

/// The value of `finish_reason`, which says something even by being there.
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

/// Text. `reasoning_content`, `reasoning` and tool calls are not the answer and are not read.
#[derive(Deserialize, Default)]
pub(super) struct Message {
    #[serde(default)]
    pub(super) content: Option<RawText>,
    #[serde(default)]
    pub(super) refusal: Option<RawText>,
}

/// Tokens used.
#[derive(Deserialize)]
pub(super) struct Usage {
    #[serde(default)]
    prompt_tokens: Option<Value>,
    #[serde(default)]
    completion_tokens: Option<Value>,
}

impl Usage {
    /// Tokens of the request and of the answer, if the service counted at all.
    pub(super) fn counts(&self) -> Option<(u32, u32)> {
        let count = |value: &Option<Value>| value.as_ref().and_then(whole_number);
        match (count(&self.prompt_tokens), count(&self.completion_tokens)) {
            (None, None) => None,
            (input, output) => Some((input.unwrap_or(0), output.unwrap_or(0))),
        }
    }
}

/// A number that may be written as a fraction or inside a string.
pub(super) fn whole_number(value: &Value) -> Option<u32> {
    let number = match value {
        Value::Number(number) => number.as_f64()?,
        Value::String(text) => text.trim().parse().ok()?,
        _ => return None,
    };
    (number >= 0.0 && number <= f64::from(u32::MAX)).then_some(number as u32)
}

/// Reads a chunk; what is valid JSON but not valid UTF-8 is read a second time with its invalid
/// bytes replaced, because only texts are read with care for halves of characters.
pub(super) fn chunk(data: &[u8]) -> Option<Chunk> {
    if !data.trim_ascii_start().starts_with(b"{") {
        return None;
    }
    serde_json::from_slice(data).ok().or_else(|| serde_json::from_str(&String::from_utf8_lossy(data)).ok())
}
