//! What each protocol can do: one row each.

use std::ops::Range;

/// A wire protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Protocol {
    /// OpenAI chat completions.
    #[default]
    OpenAiChat,
    /// OpenAI Responses.
    OpenAiResponses,
    /// Anthropic Messages.
    Anthropic,
    /// Gemini `generateContent`.
    Gemini,
    /// Ollama's own `/api/chat`.
    Ollama,
    /// Azure OpenAI, by its `v1` route or by deployments.
    AzureOpenAi,
    /// DeepL v2.
    DeepL,
    /// LibreTranslate.
    LibreTranslate,
    /// Google Cloud Translation v2 (Basic), with a key.
    GoogleV2,
    /// Google Cloud Translation v3 (Advanced), with a project and a bearer token.
    GoogleV3,
    /// Azure Translator v3.
    AzureTranslator,
    /// Amazon Translate; the key is `access-key-id:secret` or `access-key-id:secret:session-token`.
    AmazonTranslate,
    /// ModernMT.
    ModernMt,
    /// A program on this computer.
    Program,
}

/// What can be asked of a protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A language model: prompts in, text out.
    Llm,
    /// A translation service: texts in, texts out.
    Mt,
}

/// How a translation service takes a glossary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GlossaryBy {
    /// Not at all.
    Nothing,
    /// As the id of one that is stored at the service.
    Id,
    /// As terms sent along with the texts.
    Terms,
}

/// What one request may hold. 0 stands for no limit of the service's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Texts in one request.
    pub items: usize,
    /// Characters (Unicode scalar values) of all texts together.
    pub chars: usize,
    /// Bytes of all texts together, in UTF-8.
    pub bytes: usize,
    /// Bytes of one text.
    pub bytes_per_text: usize,
}

impl Limits {
    const NONE: Self = Self { items: 0, chars: 0, bytes: 0, bytes_per_text: 0 };

    /// Cuts a list of texts into runs that fit, in order and without a gap. A text that is too
    /// large by itself is a run of its own.
    ///
    /// ```
    /// use diglot_providers::Limits;
    /// let limits = Limits { items: 2, chars: 10, bytes: 0, bytes_per_text: 0 };
    /// let texts = ["four", "more", "and", "a text that is too long", "z"];
    /// assert_eq!(limits.runs(&texts), [0..2, 2..3, 3..4, 4..5]);
    /// ```
    pub fn runs<T: AsRef<str>>(&self, texts: &[T]) -> Vec<Range<usize>> {
        let mut runs = Vec::new();
        let (mut start, mut chars, mut bytes) = (0, 0, 0);
        let over = |limit: usize, amount: usize| limit != 0 && amount > limit;
        for (at, text) in texts.iter().enumerate() {
            let text = text.as_ref();
            let (more_chars, more_bytes) = (text.chars().count(), text.len());
            let full = over(self.items, at - start + 1)
                || over(self.chars, chars + more_chars)
                || over(self.bytes, bytes + more_bytes);
            if full && at > start {
                runs.push(start..at);
                (start, chars, bytes) = (at, 0, 0);
            }
            chars += more_chars;
            bytes += more_bytes;
        }
        if start < texts.len() {
            runs.push(start..texts.len());
        }
        runs
    }
}

/// What a protocol is and can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProtocolInfo {
    /// Which one.
    pub protocol: Protocol,
    /// Stable name, used in settings and as the name of its folder of recorded answers.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// What can be asked of it.
    pub kind: Kind,
    /// Path that an address without one gets.
    pub root: &'static str,
    /// Whether that path also follows an address whose own path names no version: its services give
    /// out addresses without one.
    pub(crate) versioned: bool,
    /// Paths that are taken off the end of a pasted address.
    pub(crate) paths: &'static [&'static str],
    /// Whether it lists its models.
    pub lists_models: bool,
    /// Whether an answer can be bound to a JSON schema. A model behind it may still refuse; it is
    /// then asked without.
    pub schema: bool,
    /// Whether the shared part of a prompt is marked to be kept by the service. Others keep
    /// prefixes by themselves or not at all.
    pub marks_prefix: bool,
    /// Whether formality can be chosen.
    pub formality: bool,
    /// How it takes a glossary.
    pub glossary: GlossaryBy,
    /// Whether the source language may be left to the service.
    pub detects: bool,
    /// Whether markup in the texts can be announced, so that it is kept.
    pub markup: bool,
    /// What one request may hold.
    pub limits: Limits,
}

impl Protocol {
    /// Its row.
    pub fn info(self) -> &'static ProtocolInfo {
        // The rows stand in the order of the enum; a test holds that.
        &PROTOCOLS[self as usize]
    }

    /// The protocol with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        PROTOCOLS.iter().find(|row| row.id == id).map(|row| row.protocol)
    }

    /// Whether prompts can be sent to it.
    pub fn is_llm(self) -> bool {
        self.info().kind == Kind::Llm
    }

    /// Whether texts can be sent to it to be translated.
    pub fn is_mt(self) -> bool {
        self.info().kind == Kind::Mt
    }
}

const LLM: ProtocolInfo = ProtocolInfo {
    protocol: Protocol::OpenAiChat,
    id: "",
    name: "",
    kind: Kind::Llm,
    root: "/v1",
    versioned: false,
    paths: &["/models"],
    lists_models: true,
    schema: true,
    marks_prefix: false,
    formality: false,
    glossary: GlossaryBy::Nothing,
    detects: false,
    markup: false,
    limits: Limits::NONE,
};

const MT: ProtocolInfo = ProtocolInfo {
    kind: Kind::Mt,
    root: "/",
    paths: &["/translate"],
    lists_models: false,
    schema: false,
    detects: true,
    markup: true,
    ..LLM
};

/// Every protocol, in the order of [`Protocol`]. Limits are those of the services' documentation.
pub const PROTOCOLS: &[ProtocolInfo] = &[
    ProtocolInfo {
        protocol: Protocol::OpenAiChat,
        id: "openai-chat",
        name: "OpenAI chat completions",
        paths: &["/chat/completions", "/models"],
        ..LLM
    },
    ProtocolInfo {
        protocol: Protocol::OpenAiResponses,
        id: "openai-responses",
        name: "OpenAI Responses",
        paths: &["/responses", "/models"],
        ..LLM
    },
    ProtocolInfo {
        protocol: Protocol::Anthropic,
        id: "anthropic",
        name: "Anthropic Messages",
        paths: &["/messages", "/models"],
        marks_prefix: true,
        versioned: true,
        ..LLM
    },
    ProtocolInfo {
        protocol: Protocol::Gemini,
        id: "gemini",
        name: "Gemini",
        root: "/v1beta",
        versioned: true,
        ..LLM
    },
    ProtocolInfo {
        protocol: Protocol::Ollama,
        id: "ollama",
        name: "Ollama",
        root: "/",
        paths: &["/api/chat", "/api/tags", "/api/generate", "/api", "/v1"],
        ..LLM
    },
    ProtocolInfo {
        protocol: Protocol::AzureOpenAi,
        id: "azure-openai",
        name: "Azure OpenAI",
        root: "/",
        paths: &[],
        ..LLM
    },
    ProtocolInfo {
        protocol: Protocol::DeepL,
        id: "deepl",
        name: "DeepL",
        root: "/v2",
        formality: true,
        glossary: GlossaryBy::Id,
        // 128 KiB a request, of which the texts may fill most: JSON escapes a few characters.
        limits: Limits { items: 50, chars: 0, bytes: 100 << 10, bytes_per_text: 0 },
        ..MT
    },
    ProtocolInfo {
        protocol: Protocol::LibreTranslate,
        id: "libretranslate",
        name: "LibreTranslate",
        // Servers set their own limits; the public one takes 2,000 characters.
        limits: Limits { items: 50, chars: 2_000, bytes: 0, bytes_per_text: 0 },
        ..MT
    },
    ProtocolInfo {
        protocol: Protocol::GoogleV2,
        id: "google-v2",
        name: "Google Cloud Translation v2",
        root: "/language/translate/v2",
        paths: &[],
        limits: Limits { items: 128, chars: 30_000, bytes: 90 << 10, bytes_per_text: 0 },
        ..MT
    },
    ProtocolInfo {
        protocol: Protocol::GoogleV3,
        id: "google-v3",
        name: "Google Cloud Translation v3",
        root: "/v3",
        paths: &[],
        glossary: GlossaryBy::Id,
        limits: Limits { items: 1024, chars: 30_000, bytes: 0, bytes_per_text: 0 },
        ..MT
    },
    ProtocolInfo {
        protocol: Protocol::AzureTranslator,
        id: "azure-translator",
        name: "Azure Translator",
        glossary: GlossaryBy::Terms,
        limits: Limits { items: 1000, chars: 50_000, bytes: 0, bytes_per_text: 0 },
        ..MT
    },
    ProtocolInfo {
        protocol: Protocol::AmazonTranslate,
        id: "amazon-translate",
        name: "Amazon Translate",
        paths: &[],
        formality: true,
        glossary: GlossaryBy::Id,
        markup: false,
        // One text a call: were several a batch, one failure would have them all paid for again.
        limits: Limits { items: 1, chars: 0, bytes: 0, bytes_per_text: 10_000 },
        ..MT
    },
    ProtocolInfo {
        protocol: Protocol::ModernMt,
        id: "modernmt",
        name: "ModernMT",
        glossary: GlossaryBy::Id,
        limits: Limits { items: 128, chars: 10_000, bytes: 0, bytes_per_text: 0 },
        ..MT
    },
    ProtocolInfo {
        protocol: Protocol::Program,
        id: "program",
        name: "A program on this computer",
        paths: &[],
        detects: false,
        markup: false,
        limits: Limits { items: 100, chars: 20_000, bytes: 0, bytes_per_text: 0 },
        ..MT
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_the_enum() {
        for (at, row) in PROTOCOLS.iter().enumerate() {
            assert_eq!(row.protocol as usize, at, "{}", row.id);
            assert_eq!(Protocol::from_id(row.id), Some(row.protocol), "{} is unique", row.id);
            assert_eq!(row.protocol.info(), row);
            assert!(!row.name.is_empty());
        }
        assert_eq!(PROTOCOLS.len(), Protocol::Program as usize + 1);
    }

    #[test]
    fn runs_leave_nothing_out() {
        let limits = |items, chars, bytes| Limits { items, chars, bytes, bytes_per_text: 0 };
        let check = |limits: Limits, texts: &[&str], expect: &[Range<usize>]| {
            assert_eq!(limits.runs(texts), expect, "{limits:?}");
        };
        check(limits(0, 0, 0), &[], &[]);
        assert_eq!(limits(0, 0, 0).runs(&["a"; 5]).len(), 1, "no limit, one run");
        check(limits(2, 0, 0), &["a"; 5], &[0..2, 2..4, 4..5]);
        check(limits(0, 3, 0), &["aa", "a", "a", "aaaa", "a"], &[0..2, 2..3, 3..4, 4..5]);
        check(limits(0, 0, 4), &["\u{e9}", "\u{e9}", "a"], &[0..2, 2..3]);
    }
}
