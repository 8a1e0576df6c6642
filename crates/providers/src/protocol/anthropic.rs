//! Anthropic Messages.
//!
//! Only `message_stop` closes a stream. Some servers begin with `content_block_start` and leave
//! out what came before it.

use serde::Deserialize;
use serde_json::{Value, json};

use super::joiner::RawText;
use super::models::models_in;
use super::options::{Options, decimal};
use super::turn::{Dialect, Fault, Turn, reason_of};
use super::wire::{Reason, count, object};
use super::{ChatRequest, ChatWire, ModelsWire, TokenUse};
use crate::client::{Auth, Call};

const VERSION: (&str, &str) = ("anthropic-version", "2023-06-01");

/// The protocol wants a limit; where the caller has none, this many tokens, which every model
/// since Claude 3.5 can write.
const DEFAULT_MAX_TOKENS: u32 = 8192;

/// Where the key stands.
const KEY: Auth = Auth::Header("x-api-key");

pub(super) const CHAT: ChatWire = ChatWire {
    call: |endpoint, request, options| {
        Call::post("messages", KEY, &body(request, endpoint.model.as_deref(), options))
            .with_header(VERSION.0, VERSION.1)
    },
    dialect: || Box::new(Anthropic { usage: TokenUse::default() }),
    by_lines: false,
};

pub(super) const MODELS: ModelsWire = ModelsWire {
    call: |_| Call::get("models", KEY).with_header(VERSION.0, VERSION.1).with_query("limit", "1000"),
    read: models_in,
};

fn body(request: &ChatRequest, model: Option<&str>, options: Options) -> Value {
    let cached = |text: &str| {
        let mut block = json!({"type": "text", "text": text});
        if options.cache {
            block["cache_control"] = json!({"type": "ephemeral"});
        }
        block
    };
    // What is the same for several requests comes first and is marked: the service keeps the
    // prefix up to the mark, system prompt included.
    let content = match (request.shared.as_str(), request.user.as_str()) {
        // Not every server that speaks this protocol knows content in parts.
        ("", user) => json!(user),
        (shared, "") => json!([cached(shared)]),
        (shared, user) => json!([cached(shared), {"type": "text", "text": user}]),
    };
    let mut body = json!({
        "messages": [{"role": "user", "content": content}],
        "max_tokens": request.max_output_tokens.unwrap_or(DEFAULT_MAX_TOKENS),
        "stream": options.stream,
    });
    if !request.system.is_empty() {
        body["system"] = json!(request.system);
    }
    if let Some(model) = model {
        body["model"] = json!(model);
    }
    if let Some(temperature) = request.temperature.filter(|_| options.temperature) {
        // The protocol's range ends at 1.
        body["temperature"] = decimal(temperature.clamp(0.0, 1.0));
    }
    if let Some(schema) = request.schema.as_ref().filter(|_| options.schema) {
        body["output_config"]["format"] = json!({"type": "json_schema", "schema": schema.schema});
    }
    if let Some(effort) = request.effort.filter(|_| options.effort) {
        match effort {
            super::Effort::None => body["thinking"] = json!({"type": "disabled"}),
            super::Effort::Minimal => body["output_config"]["effort"] = json!("low"),
            effort => body["output_config"]["effort"] = json!(effort.word()),
        }
    }
    body
}

struct Anthropic {
    /// Tokens so far: the request's come at the beginning, the answer's at the end.
    usage: TokenUse,
}

#[derive(Deserialize)]
struct Event {
    #[serde(default, rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    delta: Option<Delta>,
    #[serde(default)]
    content_block: Option<Block>,
    #[serde(default)]
    message: Option<Start>,
    #[serde(default)]
    usage: Option<Value>,
    #[serde(default)]
    error: Option<Value>,
}

#[derive(Deserialize)]
struct Delta {
    #[serde(default, rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    text: Option<RawText>,
    #[serde(default)]
    stop_reason: Reason,
}

#[derive(Deserialize)]
struct Block {
    #[serde(default, rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    text: Option<RawText>,
}

#[derive(Deserialize)]
struct Start {
    #[serde(default)]
    usage: Option<Value>,
}

/// An answer in one piece.
#[derive(Deserialize)]
struct Whole {
    #[serde(default)]
    content: Option<Vec<Block>>,
    #[serde(default)]
    stop_reason: Reason,
    #[serde(default)]
    usage: Option<Value>,
}

impl Dialect for Anthropic {
    fn event(&mut self, name: &[u8], data: &[u8], turn: &mut Turn) -> Result<(), Fault> {
        let event: Event = object(data).ok_or(Fault::Unreadable)?;
        if event.error.as_ref().is_some_and(|error| !error.is_null()) {
            return Err(Fault::Reported(json!({ "error": event.error })));
        }
        for usage in [event.message.and_then(|m| m.usage), event.usage].into_iter().flatten() {
            self.count(&usage, turn);
        }
        match event.kind.as_deref().map_or(name, str::as_bytes) {
            b"content_block_start" => {
                // Its text is usually empty, but some servers put the first token there.
                match event.content_block {
                    Some(Block { kind: Some(kind), text: Some(text) }) if kind == "text" => turn.text(&text),
                    _ => Ok(()),
                }
            }
            b"content_block_delta" => match event.delta {
                Some(Delta { kind, text: Some(text), .. })
                    if kind.as_deref().is_none_or(|kind| kind == "text_delta") =>
                {
                    turn.text(&text)
                }
                _ => Ok(()),
            },
            b"message_delta" => {
                if let Some(reason) = event.delta.and_then(|delta| delta.stop_reason.word()) {
                    turn.stop(reason_of(&reason));
                }
                Ok(())
            }
            b"message_stop" => {
                turn.closed = true;
                Ok(())
            }
            b"error" => Err(Fault::Reported(Value::Null)),
            _ => Ok(()),
        }
    }

    fn whole(&mut self, body: &[u8], turn: &mut Turn) -> Result<(), Fault> {
        let whole: Whole = object(body).ok_or(Fault::Unreadable)?;
        let content = whole.content.ok_or(Fault::Unreadable)?;
        for block in content.iter().filter(|block| block.kind.as_deref() == Some("text")) {
            block.text.as_ref().map_or(Ok(()), |text| turn.text(text))?;
        }
        if let Some(usage) = whole.usage {
            self.count(&usage, turn);
        }
        if let Some(reason) = whole.stop_reason.word() {
            turn.stop(reason_of(&reason));
        }
        Ok(())
    }

    fn has_closing_event(&self) -> bool {
        true
    }
}

impl Anthropic {
    /// Tokens written to and read from the cache are part of the request too, but are counted apart.
    fn count(&mut self, usage: &Value, turn: &mut Turn) {
        let told = |key: &str| count(usage.get(key));
        let (written, cached) = (told("cache_creation_input_tokens"), told("cache_read_input_tokens"));
        let input = told("input_tokens").saturating_add(written).saturating_add(cached);
        self.usage = TokenUse {
            input: self.usage.input.max(input),
            output: self.usage.output.max(told("output_tokens")),
            cached: self.usage.cached.max(cached),
            written: self.usage.written.max(written),
        };
        turn.used(self.usage);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Effort, Schema};
    use super::*;
    use crate::endpoint::Endpoint;

    #[test]
    fn the_shared_part_comes_first_and_is_kept() {
        let mut request = ChatRequest {
            system: "s".to_owned(),
            shared: "article".to_owned(),
            user: "u".to_owned(),
            temperature: Some(1.5),
            effort: Some(Effort::High),
            schema: Some(Schema { name: "n".to_owned(), schema: json!({"type": "object"}) }),
            ..ChatRequest::default()
        };
        let options = Options::for_endpoint(&Endpoint::parse("example.com").unwrap());
        let full = body(&request, Some("m"), options);
        let content = &full["messages"][0]["content"];
        assert_eq!(content[0]["cache_control"]["type"], "ephemeral");
        assert_eq!(content[1], json!({"type": "text", "text": "u"}));
        assert_eq!(full["temperature"].to_string(), "1.0");
        assert_eq!(full["output_config"]["effort"], "high");
        assert_eq!(full["output_config"]["format"]["type"], "json_schema");
        assert_eq!(full["max_tokens"], DEFAULT_MAX_TOKENS);
        request.effort = Some(Effort::None);
        request.schema = None;
        let plain = body(&request, None, options);
        assert_eq!(plain["thinking"]["type"], "disabled");
        assert!(plain.get("output_config").is_none());
        request.shared.clear();
        assert_eq!(body(&request, None, options)["messages"][0]["content"], "u");
    }
}
