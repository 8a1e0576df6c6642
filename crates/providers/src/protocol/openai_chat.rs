//! OpenAI chat completions, as spoken by OpenAI and by most other services and local servers.

use serde::Deserialize;
use serde_json::{Value, json};

use super::joiner::RawText;
use super::options::{Options, TokenLimit, decimal};
use super::turn::{Dialect, Fault, Turn, reason_of};
use super::wire::{Reason, count, object};
use super::{ChatRequest, ChatWire, FinishReason, ModelsWire, TokenUse};
use crate::client::{Auth, Call};

pub(super) const CHAT: ChatWire = ChatWire {
    call: |endpoint, request, options| {
        Call::post("chat/completions", Auth::BEARER, &body(request, endpoint.model.as_deref(), options))
    },
    dialect,
    by_lines: false,
};

pub(super) const MODELS: ModelsWire =
    ModelsWire { call: |_| Call::get("models", Auth::BEARER), read: super::models::models_in };

/// The body, as JSON.
pub(super) fn body(request: &ChatRequest, model: Option<&str>, options: Options) -> Value {
    let mut messages = Vec::new();
    // Services that keep prefixes by themselves find them by their beginning.
    let mut user = request.whole_user();
    if !request.system.is_empty() && options.system {
        messages.push(json!({"role": "system", "content": request.system}));
    } else if !request.system.is_empty() {
        user = format!("{}\n\n{user}", request.system);
    }
    messages.push(json!({"role": "user", "content": user}));
    let mut body = json!({"messages": messages, "stream": options.stream});
    if let Some(model) = model {
        body["model"] = json!(model);
    }
    if let Some(temperature) = request.temperature.filter(|_| options.temperature) {
        body["temperature"] = decimal(temperature);
    }
    if let Some(limit) = request.max_output_tokens {
        match options.limit {
            TokenLimit::Common => body["max_tokens"] = json!(limit),
            TokenLimit::Completion => body["max_completion_tokens"] = json!(limit),
            TokenLimit::Absent => {}
        }
    }
    if options.usage && options.stream {
        body["stream_options"] = json!({"include_usage": true});
    }
    if let Some(schema) = request.schema.as_ref().filter(|_| options.schema) {
        body["response_format"] = json!({
            "type": "json_schema",
            "json_schema": {"name": schema.name, "schema": schema.schema, "strict": true},
        });
    }
    if let Some(effort) = request.effort.filter(|_| options.effort) {
        body["reasoning_effort"] = json!(effort.word());
    }
    body
}

pub(super) fn dialect() -> Box<dyn Dialect> {
    Box::new(OpenAiChat)
}

struct OpenAiChat;

/// A chunk of a stream, or a whole answer.
#[derive(Deserialize)]
struct Chunk {
    #[serde(default)]
    choices: Option<Vec<Choice>>,
    #[serde(default)]
    usage: Option<Usage>,
    #[serde(default)]
    error: Option<Value>,
}

/// One of the alternatives; only the first is asked for.
#[derive(Deserialize)]
struct Choice {
    #[serde(default)]
    delta: Option<Message>,
    #[serde(default)]
    message: Option<Message>,
    #[serde(default)]
    finish_reason: Reason,
    #[serde(default)]
    error: Option<Value>,
}

/// Text. `reasoning_content`, `reasoning` and tool calls are not the answer and are not read.
#[derive(Deserialize, Default)]
struct Message {
    #[serde(default)]
    content: Option<RawText>,
    #[serde(default)]
    refusal: Option<RawText>,
}

/// Tokens used.
#[derive(Deserialize)]
struct Usage {
    #[serde(default)]
    prompt_tokens: Option<Value>,
    #[serde(default)]
    completion_tokens: Option<Value>,
    #[serde(default)]
    prompt_tokens_details: Option<Value>,
    /// DeepSeek's own word.
    #[serde(default)]
    prompt_cache_hit_tokens: Option<Value>,
}

impl Dialect for OpenAiChat {
    fn event(&mut self, _: &[u8], data: &[u8], turn: &mut Turn) -> Result<(), Fault> {
        take(object(data).ok_or(Fault::Unreadable)?, turn)
    }

    fn whole(&mut self, body: &[u8], turn: &mut Turn) -> Result<(), Fault> {
        let chunk: Chunk = object(body).ok_or(Fault::Unreadable)?;
        if chunk.choices.is_none() && chunk.error.is_none() {
            return Err(Fault::Unreadable);
        }
        take(chunk, turn)?;
        // What came as one value was not cut, whether or not the server names a reason.
        if !turn.has_reason() && turn.has_text() {
            turn.stop(FinishReason::Stop);
        }
        Ok(())
    }

    fn done_is_enough(&self) -> bool {
        true
    }
}

fn take(chunk: Chunk, turn: &mut Turn) -> Result<(), Fault> {
    if let Some(error) = chunk.error.filter(|error| !error.is_null()) {
        return Err(Fault::Reported(json!({ "error": error })));
    }
    if let Some(usage) = chunk.usage
        && (usage.prompt_tokens.is_some() || usage.completion_tokens.is_some())
    {
        let details = usage.prompt_tokens_details.as_ref().and_then(|d| d.get("cached_tokens"));
        turn.used(TokenUse {
            input: count(usage.prompt_tokens.as_ref()),
            output: count(usage.completion_tokens.as_ref()),
            cached: count(details.or(usage.prompt_cache_hit_tokens.as_ref())),
            written: 0,
        });
    }
    let Some(choice) = chunk.choices.into_iter().flatten().next() else { return Ok(()) };
    if let Some(error) = choice.error.filter(|error| !error.is_null()) {
        return Err(Fault::Reported(json!({ "error": error })));
    }
    let message = choice.delta.or(choice.message).unwrap_or_default();
    if let Some(text) = message.content {
        turn.text(&text)?;
    }
    if message.refusal.is_some_and(|RawText(bytes)| !bytes.is_empty()) {
        turn.refuse();
    }
    turn.knows_reasons |= choice.finish_reason.is_there();
    if let Some(reason) = choice.finish_reason.word() {
        turn.stop(reason_of(&reason));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::failure::Failure;
    use super::super::{Effort, Schema};
    use super::*;
    use crate::endpoint::Endpoint;

    #[test]
    fn bodies_carry_what_was_asked_for() {
        let mut request = ChatRequest {
            user: "u".to_owned(),
            temperature: Some(0.2),
            max_output_tokens: Some(9),
            ..ChatRequest::default()
        };
        let options = Options::for_endpoint(&Endpoint::parse("example.com").unwrap());
        assert_eq!(
            body(&request, Some("m"), options).to_string(),
            r#"{"max_tokens":9,"messages":[{"content":"u","role":"user"}],"model":"m","stream":true,"stream_options":{"include_usage":true},"temperature":0.2}"#
        );
        request.shared = "article\n".to_owned();
        request.system = "s".to_owned();
        request.effort = Some(Effort::Low);
        request.schema = Some(Schema { name: "points".to_owned(), schema: json!({"type": "object"}) });
        let full = body(&request, None, options);
        assert_eq!(full["messages"][1]["content"], "article\nu");
        assert_eq!(full["reasoning_effort"], "low");
        assert_eq!(full["response_format"]["json_schema"]["name"], "points");
    }

    #[test]
    fn failures_of_a_single_choice_are_seen() {
        let mut turn = Turn::default();
        let data = br#"{"choices":[{"error":{"code":502,"message":"upstream"},"delta":{"content":""},"finish_reason":"error"}]}"#;
        let fault = OpenAiChat.event(b"", data, &mut turn).unwrap_err();
        let Fault::Reported(report) = fault else { panic!("{fault:?}") };
        let context =
            super::super::failure::Context::without_text(&Endpoint::parse("h.example").unwrap(), None);
        assert_eq!(Failure::from_value(&report).into_error(&context).code(), "server");
    }
}
