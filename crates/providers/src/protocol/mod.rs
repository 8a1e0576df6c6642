//! The wire protocols, one file each, and what they have in common.

mod amazon;
mod answer;
mod anthropic;
mod azure_openai;
mod azure_translator;
mod deepl;
mod exchange;
mod failure;
mod gemini;
mod google_v2;
mod google_v3;
mod info;
mod joiner;
pub mod language;
mod libretranslate;
mod lines;
mod models;
mod modernmt;
mod ollama;
pub(crate) mod openai_chat;
mod openai_responses;
pub(crate) mod options;
mod preview;
mod reading;
mod repeats;
mod sigv4;
mod sse;
mod translate;
mod turn;
mod wire;

use std::fmt;

use futures::stream::BoxStream;
use reqwest::Response;
use serde_json::Value;
use tokio_util::sync::CancellationToken;

pub use self::info::{GlossaryBy, Kind, Limits, PROTOCOLS, Protocol, ProtocolInfo};
pub use self::preview::{Preview, PreviewHeader, chat_preview, translate_preview};
pub use self::translate::{
    Formality, TextBatch, TextFormat, Translated, delete_glossary, make_glossary, translate_texts,
};

use self::answer::Answer;
use self::failure::Context;
use self::options::Options;
use self::turn::Dialect;
use crate::client::{Call, Client};
use crate::endpoint::Endpoint;
use crate::error::ProviderError;
use crate::secret::Secret;

/// What to ask a model. `Debug` shows only the lengths, since the texts may be anybody's.
#[derive(Clone, Default, PartialEq)]
pub struct ChatRequest {
    /// Instructions; left out of the request if empty.
    pub system: String,
    /// The beginning of the user's turn, where it is the same in several requests (the article):
    /// services that can keep it are told to. May be empty.
    pub shared: String,
    /// The user's turn, or the rest of it after `shared`.
    pub user: String,
    /// Sampling temperature, usually 0 to 2; `None` for the service's default.
    pub temperature: Option<f32>,
    /// Longest answer in tokens; `None` for the service's default.
    pub max_output_tokens: Option<u32>,
    /// What the answer must look like. A model that refuses it is asked without: the prompt has to
    /// say the same in words.
    pub schema: Option<Schema>,
    /// How long the model is to think before it writes; `None` for the service's default.
    pub effort: Option<Effort>,
}

impl ChatRequest {
    /// The user's turn in one piece.
    fn whole_user(&self) -> String {
        format!("{}{}", self.shared, self.user)
    }
}

impl fmt::Debug for ChatRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChatRequest")
            .field("system_bytes", &self.system.len())
            .field("shared_bytes", &self.shared.len())
            .field("user_bytes", &self.user.len())
            .field("temperature", &self.temperature)
            .field("max_output_tokens", &self.max_output_tokens)
            .field("schema", &self.schema.as_ref().map(|schema| &schema.name))
            .field("effort", &self.effort)
            .finish()
    }
}

/// The form of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Schema {
    /// A name of letters, digits, `_` and `-`, which some services want.
    pub name: String,
    /// The JSON schema. Strict services want `additionalProperties: false` and every property
    /// `required`.
    pub schema: Value,
}

/// How long a model is to think.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// Not at all, where the model can be told so.
    None,
    /// As little as it can.
    Minimal,
    /// A little.
    Low,
    /// In the middle.
    Medium,
    /// Long.
    High,
}

impl Effort {
    /// The word in settings and in most protocols.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Minimal => "minimal",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }

    /// The effort with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::None, Self::Minimal, Self::Low, Self::Medium, Self::High]
            .into_iter()
            .find(|e| e.word() == word)
    }
}

/// How many tokens a text has at most, roughly: one for three ASCII characters, one for every
/// other character. Real tokenisers need fewer for most languages and about as many for Chinese
/// with the older ones, so that what is planned by this fits.
pub fn estimate_tokens(text: &str) -> u32 {
    let ascii = text.bytes().filter(u8::is_ascii).count();
    let other = text.chars().filter(|c| !c.is_ascii()).count();
    u32::try_from(ascii.div_ceil(3) + other).unwrap_or(u32::MAX)
}

/// Why a model stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FinishReason {
    /// It was done: the answer is whole.
    Stop,
    /// It reached the token limit: the answer is the beginning of one.
    Length,
    /// The service held (the rest of) the answer back.
    ContentFilter,
    /// A reason this crate does not know, as the service gave it (at most 40 characters).
    Other(String),
}

/// A piece of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChatEvent {
    /// More text, never empty.
    Delta(String),
    /// What was used; at most once, before `Finished`.
    Usage(TokenUse),
    /// The last event of every answer that came to an end. Only [`FinishReason::Stop`] means that
    /// the answer is whole.
    Finished {
        /// Why it ended.
        reason: FinishReason,
    },
}

/// What an answer used, in tokens, as far as the service tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TokenUse {
    /// Tokens of the request, all of them.
    pub input: u32,
    /// Tokens of the answer.
    pub output: u32,
    /// Those of the request that the service still had from an earlier one, which cost less.
    pub cached: u32,
    /// Those of the request that it keeps for later ones, where it takes more for that.
    pub written: u32,
}

/// An answer as it arrives: deltas, then usage where told, then exactly one of `Finished` or an
/// error. Dropping it closes the connection.
pub type ChatStream = BoxStream<'static, Result<ChatEvent, ProviderError>>;

/// A model a service offers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ModelInfo {
    /// Name to ask for it by.
    pub id: String,
    /// Size of its context in tokens, where the service tells it.
    pub context: Option<u32>,
    /// What it costs, where the service tells it.
    pub prices: Option<ModelPrices>,
}

/// What a model costs, in US dollars for a million tokens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ModelPrices {
    /// Tokens sent.
    pub input: f64,
    /// Tokens received.
    pub output: f64,
    /// Tokens sent that the service still had; `None` where it does not tell.
    pub cached: Option<f64>,
}

/// How a protocol for prompts is spoken.
struct ChatWire {
    call: fn(&Endpoint, &ChatRequest, Options) -> Call,
    dialect: fn() -> Box<dyn Dialect>,
    /// Whether a stream is one object a line, and not server-sent events.
    by_lines: bool,
}

/// How a protocol lists its models.
struct ModelsWire {
    call: fn(&Endpoint) -> Call,
    read: fn(&Value) -> Option<Vec<ModelInfo>>,
}

/// The row of a protocol for prompts.
fn chat_wire(protocol: Protocol) -> Option<&'static ChatWire> {
    match protocol {
        Protocol::OpenAiChat => Some(&openai_chat::CHAT),
        Protocol::OpenAiResponses => Some(&openai_responses::CHAT),
        Protocol::Anthropic => Some(&anthropic::CHAT),
        Protocol::Gemini => Some(&gemini::CHAT),
        Protocol::Ollama => Some(&ollama::CHAT),
        Protocol::AzureOpenAi => Some(&azure_openai::CHAT),
        _ => None,
    }
}

/// Asks a model and streams its answer, in the endpoint's protocol.
///
/// Returns once the service has begun to answer. An option that the service says it does not take
/// is left out and the request sent again. When `cancel` fires, the connection is dropped and the
/// stream ends with [`ProviderError::Cancelled`]; text that arrived before but was not yet taken
/// is not delivered any more.
///
/// # Errors
/// Every kind of [`ProviderError`], before the stream or as its last item;
/// [`ProviderError::NotOffered`] if the protocol is not one for prompts.
pub async fn stream_chat(
    client: &Client,
    endpoint: &Endpoint,
    key: Option<&Secret>,
    request: &ChatRequest,
    cancel: &CancellationToken,
) -> Result<ChatStream, ProviderError> {
    let wire = chat_wire(endpoint.protocol)
        .ok_or(ProviderError::NotOffered { what: "it translates but does not answer prompts" })?;
    let response = open(wire, client, endpoint, key, request, cancel).await?;
    let context = Context::new(endpoint, key, request);
    exchange::check_head(&response, &context)?;
    let answer = Answer::new(context, (wire.dialect)(), wire.by_lines);
    Ok(reading::read(response, answer, Client::timeouts(endpoint).idle, cancel))
}

/// Sends the request, and once more without each option that the service says it does not take.
async fn open(
    wire: &ChatWire,
    client: &Client,
    endpoint: &Endpoint,
    key: Option<&Secret>,
    request: &ChatRequest,
    cancel: &CancellationToken,
) -> Result<Response, ProviderError> {
    let known = client.learned.options(endpoint);
    let mut options = known;
    loop {
        let call = (wire.call)(endpoint, request, options);
        let response = client.send(endpoint, key, call, cancel).await?;
        if response.status().is_success() {
            if options != known {
                client.learned.learn(endpoint, options);
            }
            return Ok(response);
        }
        let failure = failure::read(response, cancel).await?;
        match failure.refused_option().and_then(|option| options.without(option)) {
            Some(fewer) => options = fewer,
            None => return Err(failure.into_error(&Context::new(endpoint, key, request))),
        }
    }
}

/// Lists the models a service offers, in its own order. Dropping the future cancels the call.
///
/// # Errors
/// Every kind of [`ProviderError`] but those of streams; [`ProviderError::NotOffered`] if the
/// protocol has no models.
pub async fn list_models(
    client: &Client,
    endpoint: &Endpoint,
    key: Option<&Secret>,
) -> Result<Vec<ModelInfo>, ProviderError> {
    let wire = match endpoint.protocol {
        Protocol::OpenAiChat | Protocol::OpenAiResponses => &openai_chat::MODELS,
        Protocol::Anthropic => &anthropic::MODELS,
        Protocol::Gemini => &gemini::MODELS,
        Protocol::Ollama => &ollama::MODELS,
        Protocol::AzureOpenAi => &azure_openai::MODELS,
        _ => return Err(ProviderError::NotOffered { what: "it has no models to choose from" }),
    };
    models::list(wire, client, endpoint, key).await
}

/// Asks a translation service which languages it translates into which, as BCP 47 tags. Only
/// LibreTranslate tells it this way.
///
/// # Errors
/// Every kind of [`ProviderError`] but those of streams; [`ProviderError::NotOffered`] elsewhere.
pub async fn list_pairs(
    client: &Client,
    endpoint: &Endpoint,
    key: Option<&Secret>,
) -> Result<Vec<(String, String)>, ProviderError> {
    if endpoint.protocol != Protocol::LibreTranslate {
        return Err(ProviderError::NotOffered { what: "it does not tell its languages" });
    }
    models::pairs(client, endpoint, key).await
}
