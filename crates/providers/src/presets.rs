//! Known services: one row each.
//!
//! Addresses are those of the services' own documentation; the ports of local servers are their
//! defaults. No row leads to an unofficial interface.

use crate::endpoint::Endpoint;
use crate::error::ProviderError;
use crate::protocol::Protocol;

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

/// Something besides address, key and model that a service wants to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// [`Endpoint::region`].
    Region,
    /// [`Endpoint::project`].
    Project,
    /// [`Endpoint::api_version`], which may be left out.
    ApiVersion,
    /// The name of a glossary that is stored at the service, for
    /// [`TextBatch::glossary`](crate::TextBatch::glossary), which may be left out.
    Glossary,
}

/// One known service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preset {
    /// Stable name, used in settings.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// The wire protocol.
    pub protocol: Protocol,
    /// Base address, without the protocol's own paths; empty where the user must type one, and for
    /// programs.
    pub base_url: &'static str,
    /// Whether it wants a key.
    pub key: KeyNeed,
    /// Whether it runs on the user's own computer.
    pub local: bool,
    /// Page where a key is made, empty where there is none.
    pub key_page: &'static str,
    /// Page that describes the interface, or where to get the program.
    pub docs: &'static str,
    /// Environment variable that usually holds the key, empty where there is none. This crate does
    /// not read it.
    pub key_env: &'static str,
    /// What the key looks like where it is more than a word, empty otherwise.
    pub key_form: &'static str,
    /// Whether the service lists its models.
    pub lists_models: bool,
    /// Whether its models can be bound to a JSON schema, by its own documentation.
    pub schema: bool,
    /// Context in tokens to plan with where the service does not tell it.
    pub context: Option<u32>,
    /// What else it wants to know.
    pub wants: &'static [Wanted],
}

impl Preset {
    /// Whether the service refuses to work without a key.
    pub fn needs_key(&self) -> bool {
        self.key == KeyNeed::Required
    }

    /// The same at this endpoint: a server of the reader's own that speaks the same protocol may well
    /// want none, and says so itself where it does.
    pub fn needs_key_at(&self, endpoint: &Endpoint) -> bool {
        self.needs_key() && !endpoint.is_loopback() && endpoint.base_url.scheme() != "http"
    }

    /// Whether it is a program on this computer, for which
    /// [`program_row`](crate::program::program_row) has the command.
    pub fn is_program(&self) -> bool {
        self.protocol == Protocol::Program
    }

    /// The endpoint at this address, or at the row's own where `typed` is empty.
    ///
    /// # Errors
    /// [`ProviderError::BadAddress`], as [`Endpoint::parse_for`]; also for a program.
    pub fn endpoint(&self, typed: &str) -> Result<Endpoint, ProviderError> {
        let typed = if typed.trim().is_empty() { self.base_url } else { typed };
        let mut endpoint = Endpoint::parse_for(self.protocol, typed)?;
        endpoint.context = self.context;
        Ok(endpoint)
    }
}

const CLOUD: Preset = Preset {
    id: "",
    name: "",
    protocol: Protocol::OpenAiChat,
    base_url: "",
    key: KeyNeed::Required,
    local: false,
    key_page: "",
    docs: "",
    key_env: "",
    key_form: "",
    lists_models: true,
    schema: true,
    context: None,
    wants: &[],
};

/// A service with OpenAI's chat protocol: names, address, page for keys, documentation, variable.
const fn cloud(
    id: &'static str,
    name: &'static str,
    base_url: &'static str,
    pages: [&'static str; 2],
    key_env: &'static str,
) -> Preset {
    Preset { id, name, base_url, key_page: pages[0], docs: pages[1], key_env, ..CLOUD }
}

/// A server on this computer with OpenAI's chat protocol.
const fn local(id: &'static str, name: &'static str, base_url: &'static str, docs: &'static str) -> Preset {
    // What such servers load is often no larger than this.
    let context = Some(4096);
    Preset { id, name, base_url, docs, key: KeyNeed::Optional, local: true, context, ..CLOUD }
}

/// A service that translates.
const fn mt(
    id: &'static str,
    name: &'static str,
    protocol: Protocol,
    base_url: &'static str,
    pages: [&'static str; 2],
) -> Preset {
    let [key_page, docs] = pages;
    Preset { id, name, protocol, base_url, key_page, docs, lists_models: false, schema: false, ..CLOUD }
}

/// A program.
const fn program(id: &'static str, name: &'static str, docs: &'static str) -> Preset {
    Preset { key: KeyNeed::None, local: true, ..mt(id, name, Protocol::Program, "", ["", docs]) }
}

/// Every known service, in the order a settings page shows them.
pub const PRESETS: &[Preset] = &[
    Preset {
        context: Some(128_000),
        ..cloud(
            "openai",
            "OpenAI",
            "https://api.openai.com/v1",
            ["https://platform.openai.com/api-keys", "https://platform.openai.com/docs/api-reference/chat"],
            "OPENAI_API_KEY",
        )
    },
    Preset {
        protocol: Protocol::OpenAiResponses,
        context: Some(128_000),
        ..cloud(
            "openai-responses",
            "OpenAI (Responses)",
            "https://api.openai.com/v1",
            [
                "https://platform.openai.com/api-keys",
                "https://platform.openai.com/docs/api-reference/responses",
            ],
            "OPENAI_API_KEY",
        )
    },
    Preset {
        protocol: Protocol::Anthropic,
        context: Some(200_000),
        ..cloud(
            "anthropic",
            "Anthropic",
            "https://api.anthropic.com/v1",
            ["https://console.anthropic.com/settings/keys", "https://docs.anthropic.com/en/api/messages"],
            "ANTHROPIC_API_KEY",
        )
    },
    Preset {
        protocol: Protocol::Gemini,
        context: Some(1_000_000),
        ..cloud(
            "google",
            "Google Gemini",
            "https://generativelanguage.googleapis.com/v1beta",
            ["https://aistudio.google.com/apikey", "https://ai.google.dev/api/generate-content"],
            "GEMINI_API_KEY",
        )
    },
    Preset {
        context: Some(128_000),
        ..cloud(
            "mistral",
            "Mistral",
            "https://api.mistral.ai/v1",
            ["https://console.mistral.ai/api-keys", "https://docs.mistral.ai/api"],
            "MISTRAL_API_KEY",
        )
    },
    Preset {
        context: Some(64_000),
        schema: false,
        ..cloud(
            "deepseek",
            "DeepSeek",
            "https://api.deepseek.com/v1",
            ["https://platform.deepseek.com/api_keys", "https://api-docs.deepseek.com"],
            "DEEPSEEK_API_KEY",
        )
    },
    cloud(
        "groq",
        "Groq",
        "https://api.groq.com/openai/v1",
        ["https://console.groq.com/keys", "https://console.groq.com/docs/openai"],
        "GROQ_API_KEY",
    ),
    Preset {
        context: Some(128_000),
        ..cloud(
            "xai",
            "xAI",
            "https://api.x.ai/v1",
            ["https://console.x.ai", "https://docs.x.ai/docs/api-reference"],
            "XAI_API_KEY",
        )
    },
    cloud(
        "openrouter",
        "OpenRouter",
        "https://openrouter.ai/api/v1",
        ["https://openrouter.ai/keys", "https://openrouter.ai/docs/api-reference/overview"],
        "OPENROUTER_API_KEY",
    ),
    cloud(
        "together",
        "Together",
        "https://api.together.xyz/v1",
        [
            "https://api.together.ai/settings/api-keys",
            "https://docs.together.ai/docs/openai-api-compatibility",
        ],
        "TOGETHER_API_KEY",
    ),
    cloud(
        "fireworks",
        "Fireworks",
        "https://api.fireworks.ai/inference/v1",
        [
            "https://app.fireworks.ai/settings/users/api-keys",
            "https://docs.fireworks.ai/tools-sdks/openai-compatibility",
        ],
        "FIREWORKS_API_KEY",
    ),
    Preset {
        context: Some(64_000),
        ..cloud(
            "cerebras",
            "Cerebras",
            "https://api.cerebras.ai/v1",
            ["https://cloud.cerebras.ai", "https://inference-docs.cerebras.ai/resources/openai"],
            "CEREBRAS_API_KEY",
        )
    },
    Preset {
        context: Some(128_000),
        lists_models: false,
        ..cloud(
            "cohere",
            "Cohere",
            "https://api.cohere.ai/compatibility/v1",
            ["https://dashboard.cohere.com/api-keys", "https://docs.cohere.com/docs/compatibility-api"],
            "COHERE_API_KEY",
        )
    },
    Preset {
        context: Some(128_000),
        schema: false,
        ..cloud(
            "alibaba",
            "Alibaba (Qwen)",
            "https://dashscope-intl.aliyuncs.com/compatible-mode/v1",
            [
                "https://bailian.console.alibabacloud.com/?apiKey=1",
                "https://www.alibabacloud.com/help/en/model-studio/compatibility-of-openai-with-dashscope",
            ],
            "DASHSCOPE_API_KEY",
        )
    },
    Preset {
        context: Some(128_000),
        ..cloud(
            "moonshot",
            "Moonshot (Kimi)",
            "https://api.moonshot.ai/v1",
            ["https://platform.moonshot.ai/console/api-keys", "https://platform.moonshot.ai/docs/api/chat"],
            "MOONSHOT_API_KEY",
        )
    },
    Preset {
        context: Some(128_000),
        lists_models: false,
        schema: false,
        ..cloud(
            "zhipu",
            "Zhipu (GLM)",
            "https://api.z.ai/api/paas/v4",
            ["https://z.ai/manage-apikey/apikey-list", "https://docs.z.ai/api-reference/introduction"],
            "ZAI_API_KEY",
        )
    },
    Preset {
        protocol: Protocol::OpenAiResponses,
        context: Some(128_000),
        ..cloud(
            "perplexity",
            "Perplexity",
            "https://api.perplexity.ai/v1",
            ["https://www.perplexity.ai/account/api/keys", "https://docs.perplexity.ai"],
            "PERPLEXITY_API_KEY",
        )
    },
    cloud(
        "nvidia",
        "NVIDIA",
        "https://integrate.api.nvidia.com/v1",
        ["https://build.nvidia.com/settings/api-keys", "https://docs.api.nvidia.com/nim/reference/llm-apis"],
        "NVIDIA_API_KEY",
    ),
    Preset {
        context: Some(8_000),
        lists_models: false,
        ..cloud(
            "github",
            "GitHub Models",
            "https://models.github.ai/inference",
            [
                "https://github.com/settings/personal-access-tokens",
                "https://docs.github.com/en/rest/models/inference",
            ],
            "GITHUB_TOKEN",
        )
    },
    cloud(
        "huggingface",
        "Hugging Face",
        "https://router.huggingface.co/v1",
        ["https://huggingface.co/settings/tokens", "https://huggingface.co/docs/inference-providers/index"],
        "HF_TOKEN",
    ),
    Preset {
        id: "azure-openai",
        name: "Azure OpenAI",
        protocol: Protocol::AzureOpenAi,
        key_page: "https://portal.azure.com",
        docs: "https://learn.microsoft.com/azure/ai-foundry/openai/latest",
        key_env: "AZURE_OPENAI_API_KEY",
        context: Some(128_000),
        wants: &[Wanted::ApiVersion],
        ..CLOUD
    },
    Preset {
        // Its own server takes no key; what stands before one that is shared, and its cloud, do.
        protocol: Protocol::Ollama,
        // It is told how much context to make; each model's own limit comes with the list.
        context: None,
        ..local("ollama", "Ollama", "http://localhost:11434", "https://docs.ollama.com/api")
    },
    local("lm-studio", "LM Studio", "http://localhost:1234/v1", "https://lmstudio.ai/docs/developer"),
    local(
        "llama-cpp",
        "llama.cpp",
        "http://localhost:8080/v1",
        "https://github.com/ggml-org/llama.cpp/tree/master/tools/server",
    ),
    local(
        "vllm",
        "vLLM",
        "http://localhost:8000/v1",
        "https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html",
    ),
    local("jan", "Jan", "http://localhost:1337/v1", "https://www.jan.ai/docs/desktop/api-server"),
    local("localai", "LocalAI", "http://localhost:8080/v1", "https://localai.io/basics/getting_started"),
    Preset {
        id: "openai-compatible",
        name: "Any OpenAI-compatible service",
        key: KeyNeed::Optional,
        ..CLOUD
    },
    Preset {
        key_env: "DEEPL_API_KEY",
        wants: &[Wanted::Glossary],
        ..mt(
            "deepl",
            "DeepL",
            Protocol::DeepL,
            "https://api.deepl.com/v2",
            [
                "https://www.deepl.com/your-account/keys",
                "https://developers.deepl.com/docs/api-reference/translate",
            ],
        )
    },
    Preset {
        key_env: "GOOGLE_API_KEY",
        ..mt(
            "google-translate",
            "Google Cloud Translation",
            Protocol::GoogleV2,
            "https://translation.googleapis.com/language/translate/v2",
            [
                "https://console.cloud.google.com/apis/credentials",
                "https://cloud.google.com/translate/docs/reference/rest/v2/translate",
            ],
        )
    },
    Preset {
        key_form: "access token",
        wants: &[Wanted::Project, Wanted::Region, Wanted::Glossary],
        ..mt(
            "google-translate-v3",
            "Google Cloud Translation (Advanced)",
            Protocol::GoogleV3,
            "https://translation.googleapis.com/v3",
            [
                "https://cloud.google.com/docs/authentication/rest",
                "https://cloud.google.com/translate/docs/reference/rest/v3/projects.locations/translateText",
            ],
        )
    },
    Preset {
        key_env: "AZURE_TRANSLATOR_KEY",
        wants: &[Wanted::Region],
        ..mt(
            "azure-translator",
            "Azure Translator",
            Protocol::AzureTranslator,
            "https://api.cognitive.microsofttranslator.com",
            [
                "https://portal.azure.com",
                "https://learn.microsoft.com/azure/ai-services/translator/text-translation/reference/v3/translate",
            ],
        )
    },
    Preset {
        key_form: "access-key-id:secret",
        wants: &[Wanted::Region, Wanted::Glossary],
        ..mt(
            "amazon-translate",
            "Amazon Translate",
            Protocol::AmazonTranslate,
            "https://translate.us-east-1.amazonaws.com",
            [
                "https://console.aws.amazon.com/iam/home#/security_credentials",
                "https://docs.aws.amazon.com/translate/latest/APIReference/API_TranslateText.html",
            ],
        )
    },
    Preset {
        key_env: "MODERNMT_API_KEY",
        wants: &[Wanted::Glossary],
        ..mt(
            "modernmt",
            "ModernMT",
            Protocol::ModernMt,
            "https://api.modernmt.com",
            ["https://www.modernmt.com/license", "https://www.modernmt.com/api"],
        )
    },
    mt(
        "libretranslate",
        "LibreTranslate",
        Protocol::LibreTranslate,
        "https://libretranslate.com",
        ["https://portal.libretranslate.com", "https://docs.libretranslate.com"],
    ),
    Preset {
        key: KeyNeed::Optional,
        local: true,
        ..mt(
            "libretranslate-local",
            "LibreTranslate on this computer",
            Protocol::LibreTranslate,
            "http://localhost:5000",
            ["", "https://docs.libretranslate.com"],
        )
    },
    program("apertium", "Apertium", "https://wiki.apertium.org/wiki/Installation"),
    program("translatelocally", "translateLocally", "https://translatelocally.com"),
    program("argos", "Argos Translate", "https://github.com/argosopentech/argos-translate"),
    program("program", "A program on this computer", ""),
];

/// The row with this id.
pub fn preset(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|row| row.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::program_row;

    #[test]
    fn every_row_is_usable_and_unique() {
        for (at, row) in PRESETS.iter().enumerate() {
            assert!(PRESETS[..at].iter().all(|other| other.id != row.id), "{} twice", row.id);
            assert!(row.docs.starts_with("https://") || row.base_url.is_empty(), "{} is described", row.id);
            assert!(row.key != KeyNeed::Required || row.key_page.starts_with("https://"), "{}", row.id);
            assert!(!row.lists_models || row.protocol.info().lists_models, "{}", row.id);
            assert!(!row.schema || row.protocol.info().schema, "{}", row.id);
            if row.is_program() {
                assert!(row.id == "program" || program_row(row.id).is_some(), "{}", row.id);
            }
            if row.base_url.is_empty() {
                continue;
            }
            let endpoint = row.endpoint("").unwrap();
            assert_eq!(endpoint.base_url.as_str().trim_end_matches('/'), row.base_url);
            assert_eq!(endpoint.protocol, row.protocol);
            assert_eq!(endpoint.is_loopback(), row.local, "{}", row.id);
            assert_eq!(endpoint.base_url.scheme() == "https", !row.local, "{}", row.id);
        }
        assert_eq!(preset("ollama").unwrap().endpoint("").unwrap().context, None, "or prompts would be cut");
        assert!(preset("openai").unwrap().needs_key());
        let needs = |typed: &str| {
            let openai = preset("openai").unwrap();
            openai.needs_key_at(&openai.endpoint(typed).unwrap())
        };
        assert!(needs("") && needs("https://gateway.example.com/v1") && !needs("http://localhost:9000"));
        assert!(preset("nothing").is_none());
    }
}
