//! Options that some services refuse, and are then asked without.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};

use crate::endpoint::Endpoint;

/// An option that some services refuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusable {
    Temperature,
    TokenLimit,
    Usage,
    Schema,
    Effort,
    Cache,
    /// Instructions apart from the text: some models know one role only (Gemma).
    System,
    Stream,
}

/// The name of the field for the longest answer in OpenAI's chat protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenLimit {
    /// `max_tokens`, which every service but OpenAI's newer models knows.
    Common,
    /// `max_completion_tokens`, the only one that OpenAI's reasoning models take.
    Completion,
    /// Not sent.
    Absent,
}

/// Which options a request carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Options {
    pub(super) temperature: bool,
    pub(super) limit: TokenLimit,
    pub(super) usage: bool,
    pub(super) schema: bool,
    pub(super) effort: bool,
    pub(super) cache: bool,
    pub(super) system: bool,
    pub(super) stream: bool,
    swapped: bool,
}

impl Options {
    /// All of them, under the names that the host knows.
    pub(super) fn for_endpoint(endpoint: &Endpoint) -> Self {
        let host = endpoint.base_url.host_str().unwrap_or_default();
        let openai = host == "api.openai.com" || host.ends_with(".openai.azure.com");
        let limit = if openai { TokenLimit::Completion } else { TokenLimit::Common };
        Self {
            temperature: true,
            limit,
            usage: true,
            schema: true,
            effort: true,
            cache: true,
            system: true,
            stream: true,
            swapped: false,
        }
    }

    /// Without the refused option, or with its other name; `None` if it was not there any more.
    /// Every step takes something away, so they come to an end.
    pub(super) fn without(self, refused: Refusable) -> Option<Self> {
        match refused {
            Refusable::Temperature => self.temperature.then_some(Self { temperature: false, ..self }),
            Refusable::Usage => self.usage.then_some(Self { usage: false, ..self }),
            Refusable::Schema => self.schema.then_some(Self { schema: false, ..self }),
            Refusable::Effort => self.effort.then_some(Self { effort: false, ..self }),
            Refusable::Cache => self.cache.then_some(Self { cache: false, ..self }),
            Refusable::System => self.system.then_some(Self { system: false, ..self }),
            Refusable::Stream => self.stream.then_some(Self { stream: false, ..self }),
            Refusable::TokenLimit => {
                let limit = match (self.limit, self.swapped) {
                    (TokenLimit::Absent, _) => return None,
                    (_, true) => TokenLimit::Absent,
                    (TokenLimit::Common, false) => TokenLimit::Completion,
                    (TokenLimit::Completion, false) => TokenLimit::Common,
                };
                Some(Self { limit, swapped: true, ..self })
            }
        }
    }
}

/// What services refused, by address and model: each request of a run would otherwise be refused once
/// before it is taken. Clones share it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Learned(Arc<Mutex<HashMap<Place, Options>>>);

/// An address and a model.
type Place = (String, Option<String>);

impl Learned {
    /// The options for a request to this endpoint.
    pub(super) fn options(&self, endpoint: &Endpoint) -> Options {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&place(endpoint)).copied().unwrap_or_else(|| Options::for_endpoint(endpoint))
    }

    /// Notes the options that the endpoint took.
    pub(super) fn learn(&self, endpoint: &Endpoint, options: Options) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(place(endpoint), options);
    }
}

fn place(endpoint: &Endpoint) -> Place {
    (endpoint.base_url.to_string(), endpoint.model.clone())
}

/// A temperature as people write it: through its decimal form, or 0.2 would be sent as
/// 0.20000000298023224.
pub(super) fn decimal(number: f32) -> Value {
    json!(number.to_string().parse::<f64>().unwrap_or(f64::from(number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refused_options_are_left_out_one_by_one() {
        let all = [
            Refusable::TokenLimit,
            Refusable::Usage,
            Refusable::Temperature,
            Refusable::Schema,
            Refusable::Effort,
            Refusable::Cache,
            Refusable::System,
            Refusable::Stream,
        ];
        let mut options = Options::for_endpoint(&Endpoint::parse("example.com").unwrap());
        options = options.without(Refusable::TokenLimit).unwrap();
        assert_eq!(options.limit, TokenLimit::Completion, "the other name is tried first");
        for refused in all {
            options = options.without(refused).unwrap();
        }
        for refused in all {
            assert_eq!(options.without(refused), None);
        }
        assert_eq!(decimal(0.2).to_string(), "0.2");
    }
}
