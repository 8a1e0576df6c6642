//! Gemini `generateContent` and `streamGenerateContent`.
//!
//! A stream has no closing event: it ends with the chunk that names a `finishReason`, which often
//! comes with an empty list of parts.

use serde::Deserialize;
use serde_json::{Value, json};

use super::joiner::RawText;
use super::options::{Options, TokenLimit, decimal};
use super::turn::{Dialect, Fault, Turn, reason_of};
use super::wire::{Reason, any, count, name, object};
use super::{ChatRequest, ChatWire, Effort, FinishReason, ModelInfo, ModelsWire, TokenUse};
use crate::client::{Auth, Call};

const KEY: Auth = Auth::Header("x-goog-api-key");

pub(super) const CHAT: ChatWire = ChatWire {
    call: |endpoint, request, options| {
        let model = endpoint.model.as_deref().unwrap_or_default().trim_start_matches("models/");
        Call::post(format!("models/{model}:streamGenerateContent"), KEY, &body(request, model, options))
            .with_query("alt", "sse")
    },
    dialect: || Box::new(Gemini),
    by_lines: false,
};

pub(super) const MODELS: ModelsWire =
    ModelsWire { call: |_| Call::get("models", KEY).with_query("pageSize", "1000"), read: models_in };

fn body(request: &ChatRequest, model: &str, options: Options) -> Value {
    let mut user = request.whole_user();
    if !request.system.is_empty() && !options.system {
        user = format!("{}\n\n{user}", request.system);
    }
    let mut body = json!({
        "contents": [{"role": "user", "parts": [{"text": user}]}],
    });
    if !request.system.is_empty() && options.system {
        body["systemInstruction"] = json!({"parts": [{"text": request.system}]});
    }
    let mut config = json!({});
    if let Some(temperature) = request.temperature.filter(|_| options.temperature) {
        config["temperature"] = decimal(temperature);
    }
    if let Some(limit) = request.max_output_tokens.filter(|_| options.limit != TokenLimit::Absent) {
        config["maxOutputTokens"] = json!(limit);
    }
    if let Some(schema) = request.schema.as_ref().filter(|_| options.schema) {
        config["responseMimeType"] = json!("application/json");
        config["responseJsonSchema"] = json!(schema.schema);
    }
    if let Some(effort) = request.effort.filter(|_| options.effort) {
        config["thinkingConfig"] = thinking(model, effort);
    }
    if config.as_object().is_some_and(|config| !config.is_empty()) {
        body["generationConfig"] = config;
    }
    body
}

/// Models up to 2.5 take a budget in tokens, later ones a level. The budgets are those that
/// Google's own OpenAI-compatible route uses for the same words.
fn thinking(model: &str, effort: Effort) -> Value {
    let by_budget = ["gemini-1", "gemini-2"].iter().any(|old| model.starts_with(old));
    match effort {
        Effort::None if by_budget => json!({"thinkingBudget": 0}),
        Effort::Minimal | Effort::Low if by_budget => json!({"thinkingBudget": 1024}),
        Effort::Medium if by_budget => json!({"thinkingBudget": 8192}),
        Effort::High if by_budget => json!({"thinkingBudget": 24_576}),
        Effort::None | Effort::Minimal => json!({"thinkingLevel": "minimal"}),
        effort => json!({"thinkingLevel": effort.word()}),
    }
}

struct Gemini;

#[derive(Deserialize)]
struct Chunk {
    #[serde(default)]
    candidates: Option<Vec<Candidate>>,
    #[serde(default, rename = "promptFeedback")]
    feedback: Option<Value>,
    #[serde(default, rename = "usageMetadata")]
    usage: Option<Value>,
    #[serde(default)]
    error: Option<Value>,
}

#[derive(Deserialize)]
struct Candidate {
    #[serde(default)]
    content: Option<Content>,
    #[serde(default, rename = "finishReason")]
    finish_reason: Reason,
}

#[derive(Deserialize)]
struct Content {
    #[serde(default)]
    parts: Option<Vec<Part>>,
}

#[derive(Deserialize)]
struct Part {
    #[serde(default)]
    text: Option<RawText>,
    #[serde(default)]
    thought: Option<bool>,
}

impl Dialect for Gemini {
    fn event(&mut self, _: &[u8], data: &[u8], turn: &mut Turn) -> Result<(), Fault> {
        take(object(data).ok_or(Fault::Unreadable)?, turn)
    }

    /// One answer, or the list of chunks that is sent where no events were asked for.
    fn whole(&mut self, body: &[u8], turn: &mut Turn) -> Result<(), Fault> {
        if body.starts_with(b"[") {
            let chunks: Vec<Chunk> = any(body).ok_or(Fault::Unreadable)?;
            return chunks.into_iter().try_for_each(|chunk| take(chunk, turn));
        }
        let chunk: Chunk = object(body).ok_or(Fault::Unreadable)?;
        if chunk.candidates.is_none() && chunk.feedback.is_none() && chunk.error.is_none() {
            return Err(Fault::Unreadable);
        }
        take(chunk, turn)
    }
}

fn take(chunk: Chunk, turn: &mut Turn) -> Result<(), Fault> {
    if let Some(error) = chunk.error.filter(|error| !error.is_null()) {
        return Err(Fault::Reported(json!({ "error": error })));
    }
    if let Some(usage) = chunk.usage.filter(|usage| !usage.is_null()) {
        let output = count(usage.get("candidatesTokenCount"));
        let thoughts = count(usage.get("thoughtsTokenCount"));
        turn.used(TokenUse {
            input: count(usage.get("promptTokenCount")),
            output: output.saturating_add(thoughts),
            cached: count(usage.get("cachedContentTokenCount")),
            written: 0,
        });
    }
    if chunk.feedback.is_some_and(|feedback| !name(&feedback, "blockReason").is_empty()) {
        turn.stop(FinishReason::ContentFilter);
    }
    let Some(candidate) = chunk.candidates.into_iter().flatten().next() else { return Ok(()) };
    for part in candidate.content.and_then(|content| content.parts).into_iter().flatten() {
        if let (Some(text), false) = (part.text, part.thought.unwrap_or(false)) {
            turn.text(&text)?;
        }
    }
    if let Some(reason) = candidate.finish_reason.word().filter(|r| r != "FINISH_REASON_UNSPECIFIED") {
        turn.stop(reason_of(&reason));
    }
    Ok(())
}

/// The models that can write text.
fn models_in(list: &Value) -> Option<Vec<ModelInfo>> {
    let rows = list.get("models")?.as_array()?;
    let writes = |row: &&Value| {
        let methods = row.get("supportedGenerationMethods").and_then(Value::as_array);
        methods.is_none_or(|methods| methods.iter().any(|m| m == "generateContent"))
    };
    let model = |row: &Value| {
        let id = name(row, "name").trim_start_matches("models/");
        let context = row.get("inputTokenLimit").and_then(super::wire::whole_number);
        (!id.is_empty()).then(|| ModelInfo {
            id: id.to_owned(),
            context: context.filter(|n| *n > 0),
            prices: None,
        })
    };
    Some(rows.iter().filter(writes).filter_map(model).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_models_that_write_are_listed() {
        let list = json!({"models": [
            {"name": "models/gemini-a", "inputTokenLimit": 1_048_576, "supportedGenerationMethods": ["generateContent"]},
            {"name": "models/embed", "supportedGenerationMethods": ["embedContent"]},
            {"name": "bare"}, {},
        ]});
        let got = models_in(&list).unwrap();
        assert_eq!((got[0].id.as_str(), got[0].context), ("gemini-a", Some(1_048_576)));
        assert_eq!((got[1].id.as_str(), got[1].context), ("bare", None));
        assert_eq!(got.len(), 2);
        assert_eq!(models_in(&json!({"data": []})), None);
    }

    #[test]
    fn effort_is_a_budget_or_a_level() {
        assert_eq!(thinking("gemini-2.5-flash", Effort::None), json!({"thinkingBudget": 0}));
        assert_eq!(thinking("gemini-3-pro", Effort::None), json!({"thinkingLevel": "minimal"}));
        assert_eq!(thinking("gemini-3-pro", Effort::High), json!({"thinkingLevel": "high"}));
    }
}
