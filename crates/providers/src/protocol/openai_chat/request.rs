//! The body of a request.

use serde_json::{Value, json};

use super::super::ChatRequest;
use crate::endpoint::Endpoint;

/// An option that some services refuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusable {
    Temperature,
    TokenLimit,
    Usage,
}

/// The name of the field for the longest answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TokenLimit {
    /// `max_tokens`, which every service but OpenAI's newer models knows.
    Common,
    /// `max_completion_tokens`, the only one that OpenAI's reasoning models take.
    Completion,
    /// Not sent.
    Absent,
}

/// Which options a request carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Options {
    temperature: bool,
    limit: TokenLimit,
    usage: bool,
    swapped: bool,
}

impl Options {
    /// All of them, under the names that the host knows.
    pub(super) fn for_endpoint(endpoint: &Endpoint) -> Self {
        let openai = endpoint.base_url.host_str() == Some("api.openai.com");
        let limit = if openai { TokenLimit::Completion } else { TokenLimit::Common };
        Self { temperature: true, limit, usage: true, swapped: false }
    }

    /// Without the refused option, or with its other name; `None` if it was not there any more.
    /// Every step takes something away, so there are at most four.
    pub(super) fn without(self, refused: Refusable) -> Option<Self> {
        match refused {
            Refusable::Temperature => self.temperature.then_some(Self { temperature: false, ..self }),
            Refusable::Usage => self.usage.then_some(Self { usage: false, ..self }),
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

/// The body, as JSON.
pub(super) fn body(request: &ChatRequest, model: Option<&str>, options: Options) -> Value {
    let mut messages = Vec::new();
    if !request.system.is_empty() {
        messages.push(json!({"role": "system", "content": request.system}));
    }
    messages.push(json!({"role": "user", "content": request.user}));
    let mut body = json!({"messages": messages, "stream": true});
    if let Some(model) = model {
        body["model"] = json!(model);
    }
    if let Some(temperature) = request.temperature.filter(|_| options.temperature) {
        // Through its decimal form, or 0.2 would be sent as 0.20000000298023224.
        body["temperature"] = json!(temperature.to_string().parse::<f64>().unwrap_or(f64::from(temperature)));
    }
    if let Some(limit) = request.max_output_tokens {
        match options.limit {
            TokenLimit::Common => body["max_tokens"] = json!(limit),
            TokenLimit::Completion => body["max_completion_tokens"] = json!(limit),
            TokenLimit::Absent => {}
        }
    }
    if options.usage {
        body["stream_options"] = json!({"include_usage": true});
    }
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refused_options_are_left_out_one_by_one() {
        let request = ChatRequest {
            system: String::new(),
            user: "u".to_owned(),
            temperature: Some(0.2),
            max_output_tokens: Some(9),
        };
        let mut options = Options::for_endpoint(&Endpoint::parse("example.com").unwrap());
        let text = |options| body(&request, Some("m"), options).to_string();
        let messages = r#""messages":[{"content":"u","role":"user"}],"model":"m","stream":true"#;
        assert_eq!(
            text(options),
            format!(
                r#"{{"max_tokens":9,{messages},"stream_options":{{"include_usage":true}},"temperature":0.2}}"#
            )
        );
        options = options.without(Refusable::TokenLimit).unwrap();
        options = options.without(Refusable::Usage).unwrap();
        options = options.without(Refusable::Temperature).unwrap();
        assert_eq!(text(options), format!(r#"{{"max_completion_tokens":9,{messages}}}"#));
        options = options.without(Refusable::TokenLimit).unwrap();
        assert_eq!(text(options), format!("{{{messages}}}"));
        for refused in [Refusable::TokenLimit, Refusable::Usage, Refusable::Temperature] {
            assert_eq!(options.without(refused), None);
        }
    }
}
