//! The wire protocols, one file or folder each, and what they have in common.

mod joiner;
mod openai_chat;
mod sse;

use std::fmt;

use futures::stream::BoxStream;
use tokio_util::sync::CancellationToken;

use crate::client::Client;
use crate::endpoint::Endpoint;
use crate::error::ProviderError;
use crate::secret::Secret;

/// What to ask a model. `Debug` shows only the lengths, since the texts may be anybody's.
#[derive(Clone, PartialEq)]
pub struct ChatRequest {
    /// Instructions; left out of the request if empty.
    pub system: String,
    /// The user's turn.
    pub user: String,
    /// Sampling temperature, usually 0 to 2; `None` for the service's default.
    pub temperature: Option<f32>,
    /// Longest answer in tokens; `None` for the service's default.
    pub max_output_tokens: Option<u32>,
}

impl fmt::Debug for ChatRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChatRequest")
            .field("system_bytes", &self.system.len())
            .field("user_bytes", &self.user.len())
            .field("temperature", &self.temperature)
            .field("max_output_tokens", &self.max_output_tokens)
            .finish()
    }
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
    /// What was used, in tokens; at most once, before `Finished`.
    Usage {
        /// Tokens of the request.
        input: u32,
        /// Tokens of the answer.
        output: u32,
    },
    /// The last event of every answer that came to an end. Only [`FinishReason::Stop`] means that
    /// the answer is whole.
    Finished {
        /// Why it ended.
        reason: FinishReason,
    },
}

/// An answer as it arrives: deltas, then usage where told, then exactly one of `Finished` or an
/// error. Dropping it closes the connection.
pub type ChatStream = BoxStream<'static, Result<ChatEvent, ProviderError>>;

/// A model a service offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelInfo {
    /// Name to ask for it by.
    pub id: String,
    /// Size of its context in tokens, where the service tells it.
    pub context: Option<u32>,
}

/// Asks a model and streams its answer.
///
/// Returns once the service has begun to answer. When `cancel` fires, the connection is dropped
/// and the stream ends with [`ProviderError::Cancelled`]; text that arrived before but was not yet
/// taken is not delivered any more.
///
/// # Errors
/// Every kind of [`ProviderError`], before the stream or as its last item.
pub async fn stream_chat(
    client: &Client,
    endpoint: &Endpoint,
    key: Option<&Secret>,
    request: &ChatRequest,
    cancel: &CancellationToken,
) -> Result<ChatStream, ProviderError> {
    openai_chat::stream_chat(client, endpoint, key, request, cancel).await
}

/// Lists the models a service offers, in its own order. Dropping the future cancels the call.
///
/// # Errors
/// Every kind of [`ProviderError`] but those of streams.
pub async fn list_models(
    client: &Client,
    endpoint: &Endpoint,
    key: Option<&Secret>,
) -> Result<Vec<ModelInfo>, ProviderError> {
    openai_chat::list_models(client, endpoint, key).await
}
