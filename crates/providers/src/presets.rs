//! The services that need no more than a key or a running server: one row each.

/// Whether a service wants a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyNeed {
    /// Nothing works without one.
    Required,
    /// Some installations want one.
    Optional,
    /// It takes none.
    None,
}

/// One known service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preset {
    /// Stable name, used in settings.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// Base address, up to and without `/chat/completions`; empty where the user must type one.
    pub base_url: &'static str,
    /// Whether it wants a key.
    pub key: KeyNeed,
    /// Whether it runs on the user's own computer.
    pub local: bool,
    /// Page where a key is made, empty where there is none.
    pub key_page: &'static str,
}

impl Preset {
    /// Whether the service refuses to work without a key.
    pub fn needs_key(&self) -> bool {
        self.key == KeyNeed::Required
    }
}

const fn cloud(
    id: &'static str,
    name: &'static str,
    base_url: &'static str,
    key_page: &'static str,
) -> Preset {
    Preset { id, name, base_url, key: KeyNeed::Required, local: false, key_page }
}

const fn local(id: &'static str, name: &'static str, base_url: &'static str, key: KeyNeed) -> Preset {
    Preset { id, name, base_url, key, local: true, key_page: "" }
}

/// Every known service, in the order a settings page shows them. Addresses are those of the
/// services' own documentation; the ports of local servers are their defaults.
pub const PRESETS: &[Preset] = &[
    cloud("openai", "OpenAI", "https://api.openai.com/v1", "https://platform.openai.com/api-keys"),
    cloud("mistral", "Mistral", "https://api.mistral.ai/v1", "https://console.mistral.ai/api-keys"),
    cloud("deepseek", "DeepSeek", "https://api.deepseek.com/v1", "https://platform.deepseek.com/api_keys"),
    cloud("groq", "Groq", "https://api.groq.com/openai/v1", "https://console.groq.com/keys"),
    cloud("openrouter", "OpenRouter", "https://openrouter.ai/api/v1", "https://openrouter.ai/keys"),
    cloud("together", "Together", "https://api.together.xyz/v1", "https://api.together.ai/settings/api-keys"),
    cloud("xai", "xAI", "https://api.x.ai/v1", "https://console.x.ai"),
    local("ollama", "Ollama", "http://localhost:11434/v1", KeyNeed::None),
    local("lm-studio", "LM Studio", "http://localhost:1234/v1", KeyNeed::Optional),
    local("llama-cpp", "llama.cpp", "http://localhost:8080/v1", KeyNeed::Optional),
    local("vllm", "vLLM", "http://localhost:8000/v1", KeyNeed::Optional),
    local("jan", "Jan", "http://localhost:1337/v1", KeyNeed::Optional),
    Preset {
        id: "openai-compatible",
        name: "Any OpenAI-compatible service",
        base_url: "",
        key: KeyNeed::Optional,
        local: false,
        key_page: "",
    },
];

/// The row with this id.
pub fn preset(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|row| row.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::endpoint::Endpoint;

    #[test]
    fn every_row_is_usable_and_unique() {
        for (at, row) in PRESETS.iter().enumerate() {
            assert!(PRESETS[..at].iter().all(|other| other.id != row.id), "{} twice", row.id);
            if row.base_url.is_empty() {
                continue;
            }
            let endpoint = Endpoint::parse(row.base_url).unwrap();
            assert_eq!(endpoint.base_url.as_str().trim_end_matches('/'), row.base_url);
            assert_eq!(endpoint.is_loopback(), row.local, "{}", row.id);
            assert_eq!(endpoint.base_url.scheme() == "https", !row.local, "{}", row.id);
        }
        assert!(preset("openai").unwrap().needs_key());
        assert!(preset("nothing").is_none());
    }
}
