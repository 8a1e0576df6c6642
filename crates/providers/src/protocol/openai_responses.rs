//! OpenAI Responses.
//!
//! Streams name their events twice, in an `event:` line and in the data's `type`; servers leave
//! out one or the other, and some the `sequence_number` too. Only `response.completed` or
//! `response.incomplete` closes an answer.

use serde::Deserialize;
use serde_json::{Value, json};

use super::joiner::RawText;
use super::options::{Options, decimal};
use super::turn::{Dialect, Fault, Turn, reason_of};
use super::wire::{count, name, object};
use super::{ChatRequest, ChatWire, FinishReason, TokenUse};
use crate::client::{Auth, Call};

pub(super) const CHAT: ChatWire = ChatWire {
    call: |endpoint, request, options| {
        Call::post("responses", Auth::BEARER, &body(request, endpoint.model.as_deref(), options))
    },
    dialect: || Box::new(OpenAiResponses::default()),
    by_lines: false,
};

fn body(request: &ChatRequest, model: Option<&str>, options: Options) -> Value {
    // `store: false`: the text is nobody's to keep.
    let mut body = json!({
        "input": [{"role": "user", "content": request.whole_user()}],
        "stream": options.stream,
        "store": false,
    });
    if !request.system.is_empty() {
        body["instructions"] = json!(request.system);
    }
    if let Some(model) = model {
        body["model"] = json!(model);
    }
    if let Some(temperature) = request.temperature.filter(|_| options.temperature) {
        body["temperature"] = decimal(temperature);
    }
    if let Some(limit) =
        request.max_output_tokens.filter(|_| options.limit != super::options::TokenLimit::Absent)
    {
        // The least that the service takes.
        body["max_output_tokens"] = json!(limit.max(16));
    }
    if let Some(schema) = request.schema.as_ref().filter(|_| options.schema) {
        body["text"] = json!({"format": {
            "type": "json_schema", "name": schema.name, "schema": schema.schema, "strict": true,
        }});
    }
    if let Some(effort) = request.effort.filter(|_| options.effort) {
        body["reasoning"] = json!({"effort": effort.word()});
    }
    body
}

#[derive(Default)]
struct OpenAiResponses {
    /// Number of the last event taken: one that comes a second time is left out.
    last_number: Option<u64>,
}

/// What every event has.
#[derive(Deserialize)]
struct Head {
    #[serde(default, rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    sequence_number: Option<u64>,
}

/// A piece of the text.
#[derive(Deserialize)]
struct Piece {
    #[serde(default)]
    delta: Option<RawText>,
}

/// The closing events.
#[derive(Deserialize)]
struct Closing {
    #[serde(default)]
    response: Option<Response>,
}

/// An answer as a whole.
#[derive(Deserialize)]
struct Response {
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    error: Option<Value>,
    #[serde(default)]
    incomplete_details: Option<Value>,
    #[serde(default)]
    output: Option<Vec<Item>>,
    #[serde(default)]
    usage: Option<Value>,
}

/// Something the model made: a message, or its thoughts.
#[derive(Deserialize)]
struct Item {
    #[serde(default, rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    content: Option<Vec<Part>>,
}

#[derive(Deserialize)]
struct Part {
    #[serde(default, rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    text: Option<RawText>,
}

impl Dialect for OpenAiResponses {
    fn event(&mut self, event_name: &[u8], data: &[u8], turn: &mut Turn) -> Result<(), Fault> {
        let head: Head = object(data).ok_or(Fault::Unreadable)?;
        if let Some(number) = head.sequence_number {
            if self.last_number.is_some_and(|last| number <= last) {
                return Ok(());
            }
            self.last_number = Some(number);
        }
        let kind = head.kind.unwrap_or_else(|| String::from_utf8_lossy(event_name).into_owned());
        match kind.as_str() {
            "response.output_text.delta" => {
                let piece: Piece = object(data).ok_or(Fault::Unreadable)?;
                piece.delta.map_or(Ok(()), |text| turn.text(&text))
            }
            "response.refusal.delta" | "response.refusal.done" => {
                turn.refuse();
                Ok(())
            }
            "error" => Err(Fault::Reported(object(data).ok_or(Fault::Unreadable)?)),
            "response.completed" | "response.incomplete" | "response.failed" | "response.cancelled" => {
                let closing: Closing = object(data).ok_or(Fault::Unreadable)?;
                let told = kind.trim_start_matches("response.");
                take(closing.response.ok_or(Fault::Unreadable)?, told, turn)
            }
            // Some servers report an error as a bare object.
            "" => {
                let value: Value = object(data).ok_or(Fault::Unreadable)?;
                if value.get("error").is_some_and(|error| !error.is_null()) {
                    return Err(Fault::Reported(value));
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn whole(&mut self, body: &[u8], turn: &mut Turn) -> Result<(), Fault> {
        let response: Response = object(body).ok_or(Fault::Unreadable)?;
        if response.output.is_none() && response.status.is_none() {
            return Err(Fault::Unreadable);
        }
        take(response, "", turn)
    }

    fn has_closing_event(&self) -> bool {
        true
    }
}

/// The end of an answer. `told` is what the event's name says of the status.
fn take(response: Response, told: &str, turn: &mut Turn) -> Result<(), Fault> {
    if let Some(error) = response.error.filter(|error| !error.is_null()) {
        return Err(Fault::Reported(json!({ "error": error })));
    }
    // Text that did not come in pieces.
    let streamed = turn.has_text();
    for item in response.output.into_iter().flatten().filter(|i| i.kind.as_deref() == Some("message")) {
        for part in item.content.into_iter().flatten() {
            match part.kind.as_deref() {
                Some("refusal") => turn.refuse(),
                Some("output_text") if !streamed => {
                    part.text.map_or(Ok(()), |text| turn.text(&text))?;
                }
                _ => {}
            }
        }
    }
    if let Some(usage) = response.usage.filter(|usage| !usage.is_null()) {
        let details = usage.get("input_tokens_details");
        turn.used(TokenUse {
            input: count(usage.get("input_tokens")),
            output: count(usage.get("output_tokens")),
            cached: count(details.and_then(|d| d.get("cached_tokens"))),
            written: 0,
        });
    }
    let status = response.status.as_deref().filter(|status| !status.is_empty()).unwrap_or(told);
    match status {
        "completed" => turn.stop(FinishReason::Stop),
        "incomplete" => {
            let details = response.incomplete_details.unwrap_or_default();
            turn.stop(match name(&details, "reason") {
                "" => FinishReason::Length,
                reason => reason_of(reason),
            });
        }
        "failed" => {
            return Err(Fault::Reported(json!({"error": {"message": "the service gave no reason"}})));
        }
        other => turn.stop(reason_of(other)),
    }
    turn.closed = true;
    Ok(())
}
