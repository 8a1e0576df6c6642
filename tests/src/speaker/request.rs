//! Reading a request back, whatever protocol it is in.

use serde_json::Value;

use crate::script::{Asked, read};

/// What a request asks for.
#[derive(Debug)]
pub enum Told {
    /// A model was given a prompt.
    Prompt {
        /// What it asks for.
        asked: Wish,
        /// The text the model was given.
        user: String,
    },
    /// A translation service was given texts.
    Texts(Vec<String>),
}

/// See [`Told`].
#[derive(Debug)]
pub struct Wish(pub(crate) Asked);

impl Told {
    /// Reads a whole request of that protocol.
    pub fn read(protocol: &str, request: &str) -> Self {
        let body = request.split_once("\r\n\r\n").map_or("", |(_, body)| body);
        let body: Value = serde_json::from_str(body).unwrap_or_default();
        let texts = |list: &Value| -> Vec<String> {
            match list {
                Value::Array(rows) => {
                    rows.iter().map(|t| t.as_str().unwrap_or_default().to_owned()).collect()
                }
                one => vec![one.as_str().unwrap_or_default().to_owned()],
            }
        };
        match protocol {
            "deepl" => Self::Texts(texts(&body["text"])),
            "libretranslate" | "google-v2" | "modernmt" => Self::Texts(texts(&body["q"])),
            "google-v3" => Self::Texts(texts(&body["contents"])),
            "amazon-translate" => Self::Texts(texts(&body["Text"])),
            "azure-translator" => {
                let rows = body.as_array().cloned().unwrap_or_default();
                Self::Texts(rows.iter().map(|r| r["Text"].as_str().unwrap_or_default().to_owned()).collect())
            }
            _ => {
                let (system, user) = prompt(protocol, &body);
                Self::Prompt { asked: Wish(read(&system, &user)), user }
            }
        }
    }

    /// How many segments are asked for.
    pub fn segments(&self) -> usize {
        match self {
            Self::Texts(texts) => texts.len(),
            Self::Prompt { asked: Wish(Asked::Segments(lines)), .. } => lines.len(),
            Self::Prompt { asked: Wish(Asked::One(_)), .. } => 1,
            Self::Prompt { .. } => 0,
        }
    }
}

/// The system's and the user's words.
fn prompt(protocol: &str, body: &Value) -> (String, String) {
    let joined = |value: &Value| -> String {
        match value {
            Value::String(text) => text.clone(),
            Value::Array(parts) => {
                parts.iter().filter_map(|p| p["text"].as_str()).collect::<Vec<_>>().join("\n")
            }
            _ => String::new(),
        }
    };
    match protocol {
        "anthropic" => (joined(&body["system"]), joined(&body["messages"][0]["content"])),
        "gemini" => (joined(&body["systemInstruction"]["parts"]), joined(&body["contents"][0]["parts"])),
        "openai-responses" => (joined(&body["instructions"]), joined(&body["input"][0]["content"])),
        _ => {
            let said = |role: &str| {
                let messages = body["messages"].as_array().map(Vec::as_slice).unwrap_or_default();
                messages.iter().find(|m| m["role"] == role).map(|m| joined(&m["content"]))
            };
            (said("system").unwrap_or_default(), said("user").unwrap_or_default())
        }
    }
}

/// Whether a request is there to its last byte.
pub(crate) fn is_whole(request: &[u8]) -> bool {
    // A TLS handshake: whatever is answered is no answer to it.
    if request.first() == Some(&0x16) {
        return true;
    }
    let Some(end) = request.windows(4).position(|w| w == b"\r\n\r\n") else { return false };
    let head = String::from_utf8_lossy(&request[..end]).to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
    request.len() >= end + 4 + length.map_or(0, |n| n.trim().parse().unwrap_or(0))
}
