//! Translation services: texts in, as many texts out, in the same order.

use std::fmt;

use reqwest::Method;
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use super::exchange::exchange;
use super::failure::Context;
use super::language::{self, Side};
use super::{
    Protocol, amazon, azure_translator, deepl, failure, google_v2, google_v3, libretranslate, modernmt,
};
use crate::client::{Call, Client};
use crate::endpoint::Endpoint;
use crate::error::ProviderError;
use crate::secret::Secret;

/// The tone of a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Formality {
    /// The service's own choice.
    #[default]
    Default,
    /// Formal, where the language and the service know the difference.
    Formal,
    /// Informal, where the language and the service know the difference.
    Informal,
}

/// What the texts are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextFormat {
    /// Plain text: what comes back is plain text too, with no entities in it.
    #[default]
    Plain,
    /// HTML: tags are kept, and text comes back with entities.
    Html,
    /// XML: tags are kept, and text comes back with entities. Services that only know HTML are told
    /// HTML.
    Xml,
}

/// Texts to translate. `Debug` shows only how many, since the texts may be anybody's.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct TextBatch {
    /// The texts, within the protocol's [`Limits`](super::Limits). Those without anything but white
    /// space are not sent and come back as they are.
    pub texts: Vec<String>,
    /// BCP 47 tag of the source language; `None` lets the service find it out.
    pub source: Option<String>,
    /// BCP 47 tag of the target language.
    pub target: String,
    /// The tone.
    pub formality: Formality,
    /// What the texts are written in.
    pub format: TextFormat,
    /// Id of a glossary stored at the service ([`GlossaryBy::Id`](super::GlossaryBy::Id)).
    pub glossary: Option<String>,
    /// Terms with their translations ([`GlossaryBy::Terms`](super::GlossaryBy::Terms)).
    pub terms: Vec<(String, String)>,
    /// Text around, for services that look at it (DeepL). It is not translated and not billed.
    pub context: String,
}

impl TextBatch {
    /// A batch of plain texts, everything else at its default.
    pub fn new(texts: Vec<String>, source: Option<String>, target: impl Into<String>) -> Self {
        Self { texts, source, target: target.into(), ..Self::default() }
    }
}

impl fmt::Debug for TextBatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TextBatch")
            .field("texts", &self.texts.len())
            .field("source", &self.source)
            .field("target", &self.target)
            .field("formality", &self.formality)
            .field("format", &self.format)
            .field("glossary", &self.glossary)
            .field("terms", &self.terms.len())
            .finish_non_exhaustive()
    }
}

/// Texts that were translated. `Debug` shows only how many.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Translated {
    /// One for each text of the batch, in its order.
    pub texts: Vec<String>,
    /// BCP 47 tag of the source language that the service found for the first text, where it told.
    pub detected: Option<String>,
    /// Characters that are paid for: as the service counts them where it tells, otherwise those of
    /// the texts sent.
    pub characters: u64,
    /// Calls that were made.
    pub calls: u32,
}

impl fmt::Debug for Translated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Translated")
            .field("texts", &self.texts.len())
            .field("detected", &self.detected)
            .field("characters", &self.characters)
            .field("calls", &self.calls)
            .finish()
    }
}

/// The languages in the service's own codes.
pub(super) struct Pair {
    pub(super) source: Option<String>,
    pub(super) target: String,
}

/// What is sent in one call.
pub(super) struct Outgoing<'a> {
    pub(super) endpoint: &'a Endpoint,
    pub(super) key: Option<&'a Secret>,
    pub(super) batch: &'a TextBatch,
    pub(super) texts: &'a [&'a str],
    pub(super) pair: &'a Pair,
}

/// What came back from one call.
#[derive(Default)]
pub(super) struct Reply {
    pub(super) texts: Vec<String>,
    /// In the service's own code.
    pub(super) detected: Option<String>,
    pub(super) characters: Option<u64>,
}

/// How a protocol for translation is spoken.
pub(super) struct MtWire {
    /// Texts in one call; 0 for all that are in a batch.
    pub(super) texts_per_call: usize,
    pub(super) call: fn(&Outgoing<'_>) -> Result<Call, ProviderError>,
    pub(super) read: fn(&Value) -> Option<Reply>,
}

fn wire(protocol: Protocol) -> Result<&'static MtWire, ProviderError> {
    match protocol {
        Protocol::DeepL => Ok(&deepl::TRANSLATE),
        Protocol::LibreTranslate => Ok(&libretranslate::TRANSLATE),
        Protocol::GoogleV2 => Ok(&google_v2::TRANSLATE),
        Protocol::GoogleV3 => Ok(&google_v3::TRANSLATE),
        Protocol::AzureTranslator => Ok(&azure_translator::TRANSLATE),
        Protocol::AmazonTranslate => Ok(&amazon::TRANSLATE),
        Protocol::ModernMt => Ok(&modernmt::TRANSLATE),
        Protocol::Program => {
            Err(ProviderError::NotOffered { what: "a program is not called over the network" })
        }
        _ => Err(ProviderError::NotOffered {
            what: "it answers prompts; translations are asked for by a prompt",
        }),
    }
}

/// Translates a batch. Nothing of it is returned unless every text came back.
///
/// A key for DeepL's free interface is used with that interface's host, see
/// [`Endpoint::for_key`].
///
/// # Errors
/// Every kind of [`ProviderError`]; [`ProviderError::NotOffered`] if the protocol is not one for
/// translation; [`ProviderError::BadAnswer`] if there are more or fewer texts than were sent.
pub async fn translate_texts(
    client: &Client,
    endpoint: &Endpoint,
    key: Option<&Secret>,
    batch: &TextBatch,
    cancel: &CancellationToken,
) -> Result<Translated, ProviderError> {
    let wire = wire(endpoint.protocol)?;
    let endpoint = &endpoint.for_key(key);
    let context = context_of(endpoint, key, batch);
    let pair = pair_of(endpoint, batch);
    let filled: Vec<&str> = batch.texts.iter().map(String::as_str).filter(|t| !t.trim().is_empty()).collect();
    let per_call = if wire.texts_per_call == 0 { filled.len().max(1) } else { wire.texts_per_call };
    let mut done = Translated::default();
    let mut answers = Vec::with_capacity(filled.len());
    for texts in filled.chunks(per_call) {
        let call = (wire.call)(&Outgoing { endpoint, key, batch, texts, pair: &pair })?;
        let value = exchange(client, endpoint, key, call, &context, cancel).await?;
        let reply =
            (wire.read)(&value).ok_or(ProviderError::BadAnswer { what: "it holds no translations" })?;
        if reply.texts.len() != texts.len() {
            return Err(ProviderError::BadAnswer { what: "it has another number of texts than were sent" });
        }
        let sent = texts.iter().map(|text| text.chars().count() as u64).sum();
        done.characters += reply.characters.unwrap_or(sent);
        done.calls += 1;
        done.detected = done.detected.or(reply.detected.map(|code| language::tag_of(&code)));
        answers.extend(reply.texts);
    }
    let mut answers = answers.into_iter();
    done.texts = batch
        .texts
        .iter()
        .map(|text| if text.trim().is_empty() { text.clone() } else { answers.next().unwrap_or_default() })
        .collect();
    Ok(done)
}

/// The first call of a batch.
pub(super) fn first_call(
    endpoint: &Endpoint,
    key: Option<&Secret>,
    batch: &TextBatch,
) -> Result<Call, ProviderError> {
    let wire = wire(endpoint.protocol)?;
    let filled: Vec<&str> = batch.texts.iter().map(String::as_str).filter(|t| !t.trim().is_empty()).collect();
    let count = if wire.texts_per_call == 0 { filled.len() } else { wire.texts_per_call.min(filled.len()) };
    let pair = pair_of(endpoint, batch);
    (wire.call)(&Outgoing { endpoint, key, batch, texts: &filled[..count], pair: &pair })
}

fn context_of(endpoint: &Endpoint, key: Option<&Secret>, batch: &TextBatch) -> Context {
    let from = batch.source.clone().unwrap_or_else(|| "und".to_owned());
    Context::of_texts(endpoint, key, &batch.texts, (from, batch.target.clone()))
}

fn pair_of(endpoint: &Endpoint, batch: &TextBatch) -> Pair {
    let source = batch.source.as_deref().filter(|tag| !tag.is_empty() && !tag.starts_with("und"));
    Pair {
        source: source.map(|tag| language::code_of(endpoint.protocol, tag, Side::Source)),
        target: language::code_of(endpoint.protocol, &batch.target, Side::Target),
    }
}

/// Stores a glossary at the service and gives its id, to be named in
/// [`TextBatch::glossary`]. Only DeepL takes one this way.
///
/// # Errors
/// Every kind of [`ProviderError`] but those of streams; [`ProviderError::NotOffered`] elsewhere.
pub async fn make_glossary(
    client: &Client,
    endpoint: &Endpoint,
    key: Option<&Secret>,
    name: &str,
    languages: (&str, &str),
    terms: &[(String, String)],
    cancel: &CancellationToken,
) -> Result<String, ProviderError> {
    if endpoint.protocol != Protocol::DeepL {
        return Err(ProviderError::NotOffered { what: "it takes no glossary this way" });
    }
    let endpoint = &endpoint.for_key(key);
    let (from, to) = (languages.0.to_owned(), languages.1.to_owned());
    let texts: Vec<String> = terms.iter().flat_map(|(a, b)| [a.clone(), b.clone()]).collect();
    let context = Context::of_texts(endpoint, key, &texts, (from, to));
    let call = deepl::glossary_call(name, languages, terms);
    let made = exchange(client, endpoint, key, call, &context, cancel).await?;
    let id = made.get("glossary_id").and_then(Value::as_str);
    id.map(str::to_owned).ok_or(ProviderError::BadAnswer { what: "it names no glossary" })
}

/// Removes a glossary that [`make_glossary`] stored. One that is gone already is no error.
///
/// # Errors
/// As [`make_glossary`].
pub async fn delete_glossary(
    client: &Client,
    endpoint: &Endpoint,
    key: Option<&Secret>,
    id: &str,
    cancel: &CancellationToken,
) -> Result<(), ProviderError> {
    if endpoint.protocol != Protocol::DeepL {
        return Err(ProviderError::NotOffered { what: "it takes no glossary this way" });
    }
    let endpoint = &endpoint.for_key(key);
    let call = Call { method: Method::DELETE, ..Call::get(format!("glossaries/{id}"), deepl::KEY) };
    let response = client.send(endpoint, key, call, cancel).await?;
    if response.status().is_success() || response.status() == reqwest::StatusCode::NOT_FOUND {
        return Ok(());
    }
    let failure = failure::read(response, cancel).await?;
    Err(failure.into_error(&Context::without_text(endpoint, key)))
}
