//! Ollama's own protocol.
//!
//! It is used in place of Ollama's OpenAI-compatible route because only here can the context be
//! set: by default it is a few thousand tokens, and a longer prompt is cut without a word.

use serde::Deserialize;
use serde_json::{Value, json};

use super::joiner::RawText;
use super::options::{Options, TokenLimit, decimal};
use super::turn::{Dialect, Fault, Turn, reason_of};
use super::wire::{count, name, object};
use super::{ChatRequest, ChatWire, Effort, FinishReason, ModelInfo, ModelsWire, TokenUse};
use crate::client::{Auth, Call};

/// Room for the answer where the caller names no limit, in tokens.
const DEFAULT_ANSWER: u32 = 2048;
/// Smallest context that is asked for, in tokens. It then doubles: a change of the context makes
/// the server load the model again, so there should be few sizes.
const LEAST_CONTEXT: u32 = 4096;

pub(super) const CHAT: ChatWire = ChatWire {
    call: |endpoint, request, options| {
        let body = body(request, endpoint.model.as_deref(), endpoint.context, options);
        Call::post("api/chat", Auth::BEARER, &body)
    },
    dialect: || Box::new(Ollama),
    by_lines: true,
};

pub(super) const MODELS: ModelsWire =
    ModelsWire { call: |_| Call::get("api/tags", Auth::BEARER), read: models_in };

/// The call that tells about one model.
pub(super) fn show(model: &str) -> Call {
    Call::post("api/show", Auth::BEARER, &json!({ "model": model }))
}

/// The context that a model was made for, in tokens: `model_info` has it under a key that begins
/// with the model's family.
pub(super) fn context_in(shown: &Value) -> Option<u32> {
    let info = shown.get("model_info")?.as_object()?;
    let (_, context) = info.iter().find(|(key, _)| key.ends_with(".context_length"))?;
    super::wire::whole_number(context).filter(|context| *context > 0)
}

fn body(request: &ChatRequest, model: Option<&str>, most: Option<u32>, options: Options) -> Value {
    let mut messages = Vec::new();
    if !request.system.is_empty() {
        messages.push(json!({"role": "system", "content": request.system}));
    }
    messages.push(json!({"role": "user", "content": request.whole_user()}));
    let mut body = json!({
        "messages": messages,
        "stream": options.stream,
        "options": {"num_ctx": context_for(request, most)},
    });
    if let Some(model) = model {
        body["model"] = json!(model);
    }
    if let Some(temperature) = request.temperature.filter(|_| options.temperature) {
        body["options"]["temperature"] = decimal(temperature);
    }
    if let Some(limit) = request.max_output_tokens.filter(|_| options.limit != TokenLimit::Absent) {
        body["options"]["num_predict"] = json!(limit);
    }
    if let Some(schema) = request.schema.as_ref().filter(|_| options.schema) {
        body["format"] = json!(schema.schema);
    }
    if let Some(effort) = request.effort.filter(|_| options.effort) {
        body["think"] = match effort {
            Effort::None => json!(false),
            Effort::Minimal => json!("low"),
            // A level is taken by every model that thinks; most only know on and off.
            effort => json!(effort.word()),
        };
    }
    body
}

/// The context to ask for, in tokens: enough for the request and its answer, a power of two, and
/// no more than the model has.
fn context_for(request: &ChatRequest, most: Option<u32>) -> u32 {
    let texts = [&request.system, &request.shared, &request.user];
    let sent: u32 = texts.iter().fold(64, |sum, text| sum.saturating_add(super::estimate_tokens(text)));
    let needed = sent.saturating_add(request.max_output_tokens.unwrap_or(DEFAULT_ANSWER));
    let context = needed.checked_next_power_of_two().unwrap_or(needed).max(LEAST_CONTEXT);
    most.map_or(context, |most| context.min(most))
}

struct Ollama;

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    message: Option<Message>,
    #[serde(default)]
    done: Option<bool>,
    #[serde(default)]
    done_reason: Option<String>,
    #[serde(default)]
    prompt_eval_count: Option<Value>,
    #[serde(default)]
    eval_count: Option<Value>,
    #[serde(default)]
    error: Option<Value>,
}

/// Text. `thinking` is not the answer and is not read.
#[derive(Deserialize)]
struct Message {
    #[serde(default)]
    content: Option<RawText>,
}

impl Dialect for Ollama {
    fn event(&mut self, _: &[u8], data: &[u8], turn: &mut Turn) -> Result<(), Fault> {
        let line: Line = object(data).ok_or(Fault::Unreadable)?;
        if let Some(error) = line.error.filter(|error| !error.is_null()) {
            return Err(Fault::Reported(json!({ "error": error })));
        }
        if line.message.is_none() && line.done.is_none() {
            return Err(Fault::Unreadable);
        }
        if let Some(text) = line.message.and_then(|message| message.content) {
            turn.text(&text)?;
        }
        if line.done == Some(true) {
            if line.prompt_eval_count.is_some() || line.eval_count.is_some() {
                turn.used(TokenUse {
                    input: count(line.prompt_eval_count.as_ref()),
                    output: count(line.eval_count.as_ref()),
                    ..TokenUse::default()
                });
            }
            match line.done_reason.as_deref() {
                // Servers before 0.1.38 gave none.
                None | Some("") if turn.has_text() => turn.stop(FinishReason::Stop),
                None | Some("" | "load") => {
                    return Err(Fault::Reported(json!({
                        "error": {"message": "the model was loaded but wrote nothing", "code": 503}
                    })));
                }
                Some(reason) => turn.stop(reason_of(reason)),
            }
            turn.closed = true;
        }
        Ok(())
    }

    fn whole(&mut self, body: &[u8], turn: &mut Turn) -> Result<(), Fault> {
        self.event(b"", body, turn)
    }

    fn has_closing_event(&self) -> bool {
        true
    }
}

fn models_in(list: &Value) -> Option<Vec<ModelInfo>> {
    let rows = list.get("models")?.as_array()?;
    let model = |row: &Value| {
        let id = [name(row, "model"), name(row, "name")].into_iter().find(|id| !id.is_empty())?;
        Some(ModelInfo { id: id.to_owned(), ..ModelInfo::default() })
    };
    Some(rows.iter().filter_map(model).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_context_fits_the_text() {
        let check = |user: &str, answer: Option<u32>, most: Option<u32>, expect: u32| {
            let request =
                ChatRequest { user: user.to_owned(), max_output_tokens: answer, ..ChatRequest::default() };
            assert_eq!(context_for(&request, most), expect, "{} bytes", user.len());
        };
        check("short", None, None, 4096);
        check(&"word ".repeat(6_000), None, None, 16_384);
        check(&"word ".repeat(6_000), Some(8_000), None, 32_768);
        check(&"\u{4E2D}".repeat(6_000), None, None, 8192);
        check(&"word ".repeat(60_000), None, Some(32_768), 32_768);
        check("short", Some(u32::MAX), Some(8_192), 8_192);
    }

    #[test]
    fn a_models_context_is_found() {
        let shown = json!({"model_info": {"general.architecture": "llama", "llama.context_length": 131_072}});
        assert_eq!(context_in(&shown), Some(131_072));
        assert_eq!(context_in(&json!({})), None);
    }
}
