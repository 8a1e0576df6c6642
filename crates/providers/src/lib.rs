//! Everything that speaks to the outside: language model and translation services, programs that
//! translate, secrets, web pages.
//!
//! The crate exists so that what a network can do to a reader is dealt with in one place and has
//! one vocabulary. Whatever happens on the wire (a cut stream, a captive portal, a service that
//! echoes the key, a page that points into the home network) comes out as a typed error that says
//! what happened and what to do next. It knows nothing of articles, prompts or the library: text
//! goes in, text and events come out.
//!
//! Rules that hold throughout:
//! - Redirects are never followed with a key; pages are redirected by hand, each hop checked.
//! - Plain `http` only to this computer, or to a private network where the user allowed it.
//! - An answer is whole only after the service itself said so ([`protocol::ChatEvent::Finished`]);
//!   a translation only with one text for each that was sent.
//! - No environment variable is read here except the system's proxy settings.
//! - Neither a key nor the text sent appears in an error; see [`ProviderError`].

mod client;
mod discover;
mod endpoint;
mod error;
mod net;
pub mod page;
mod presets;
pub mod program;
pub mod protocol;
mod redact;
mod retry;
mod retry_after;
mod secret;
pub mod secrets;

pub use client::{Client, ClientOptions, Proxy, Timeouts};
pub use discover::{FoundServer, find_local_servers};
pub use endpoint::Endpoint;
pub use error::ProviderError;
pub use page::{ARTICLE_TYPES, FetchError, Page, PageOptions, fetch_page};
pub use presets::{KeyNeed, PRESETS, Preset, Wanted, preset};
pub use program::{KeptProgram, Program, program_preview, translate_with_program};
pub use protocol::{
    ChatEvent, ChatRequest, ChatStream, Effort, FinishReason, Formality, GlossaryBy, Kind, Limits, ModelInfo,
    ModelPrices, PROTOCOLS, Preview, PreviewHeader, Protocol, ProtocolInfo, Schema, TextBatch, TextFormat,
    TokenUse, Translated, chat_preview, delete_glossary, estimate_tokens, language, list_models, list_pairs,
    make_glossary, stream_chat, translate_preview, translate_texts,
};
pub use retry::{Delivered, RetryPolicy, with_retry};
pub use secret::Secret;
pub use secrets::{
    Cost, FileState, Keeper, Keychain, KeychainChoice, SecretError, SecretOptions, SecretStore,
};
