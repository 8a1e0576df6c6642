//! Answers in the words of every protocol.

use serde_json::{Value, json};

/// How an answer of a model ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Stop,
    Length,
    Filter,
    /// The connection ends without a word of it.
    Missing,
}

/// A model's text in a stream of the protocol: its frames, and the media type.
pub(crate) fn frames(protocol: &str, text: &str, end: End) -> (Vec<String>, &'static str) {
    let letters: Vec<char> = text.chars().collect();
    let pieces: Vec<String> = letters.chunks(7).map(|c| c.iter().collect()).collect();
    let sse = |event: &str, value: Value| match event {
        "" => format!("data: {value}\n\n"),
        event => format!("event: {event}\ndata: {value}\n\n"),
    };
    let mut out = Vec::new();
    match protocol {
        "anthropic" => {
            out.push(sse("message_start", json!({"type": "message_start", "message": {"id": "m", "role": "assistant", "content": [], "usage": {"input_tokens": 50, "output_tokens": 1}}})));
            out.push(sse("content_block_start", json!({"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}})));
            for piece in pieces {
                out.push(sse("content_block_delta", json!({"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": piece}})));
            }
            if end != End::Missing {
                let reason = match end {
                    End::Length => "max_tokens",
                    End::Filter => "refusal",
                    _ => "end_turn",
                };
                out.push(sse("content_block_stop", json!({"type": "content_block_stop", "index": 0})));
                out.push(sse("message_delta", json!({"type": "message_delta", "delta": {"stop_reason": reason}, "usage": {"output_tokens": 60}})));
                out.push(sse("message_stop", json!({"type": "message_stop"})));
            }
        }
        "gemini" => {
            for piece in pieces {
                out.push(sse("", json!({"candidates": [{"content": {"role": "model", "parts": [{"text": piece}]}, "index": 0}]})));
            }
            if end != End::Missing {
                let reason = match end {
                    End::Length => "MAX_TOKENS",
                    End::Filter => "SAFETY",
                    _ => "STOP",
                };
                out.push(sse("", json!({"candidates": [{"content": {"role": "model", "parts": []}, "index": 0, "finishReason": reason}], "usageMetadata": {"promptTokenCount": 50, "candidatesTokenCount": 60}})));
            }
        }
        "ollama" => {
            let line = |value: Value| format!("{value}\n");
            for piece in pieces {
                out.push(line(
                    json!({"model": "m", "message": {"role": "assistant", "content": piece}, "done": false}),
                ));
            }
            if end != End::Missing {
                let reason = match end {
                    End::Length => "length",
                    End::Filter => "content_filter",
                    _ => "stop",
                };
                out.push(line(json!({"model": "m", "message": {"role": "assistant", "content": ""}, "done": true, "done_reason": reason, "prompt_eval_count": 50, "eval_count": 60})));
            }
            return (out, "application/x-ndjson");
        }
        "openai-responses" => {
            let mut number = 0;
            let mut event = |kind: &str, mut value: Value| {
                number += 1;
                value["type"] = json!(kind);
                value["sequence_number"] = json!(number);
                out.push(sse(kind, value));
            };
            event("response.created", json!({"response": {"id": "r", "status": "in_progress"}}));
            for piece in pieces {
                event("response.output_text.delta", json!({"item_id": "m", "delta": piece}));
            }
            let usage = json!({"input_tokens": 50, "output_tokens": 60});
            match end {
                End::Missing => {}
                End::Stop => event(
                    "response.completed",
                    json!({"response": {"id": "r", "status": "completed", "usage": usage, "output": []}}),
                ),
                End::Length | End::Filter => {
                    let reason = if end == End::Length { "max_output_tokens" } else { "content_filter" };
                    event(
                        "response.incomplete",
                        json!({"response": {"id": "r", "status": "incomplete", "incomplete_details": {"reason": reason}, "usage": usage, "output": []}}),
                    );
                }
            }
        }
        _ => {
            out.push(sse("", json!({"choices": [{"index": 0, "delta": {"role": "assistant", "content": null}, "finish_reason": null}]})));
            for piece in pieces {
                // By hand: a service has a processor of its own, which a measure of speed must not miss.
                let piece = Value::String(piece);
                out.push(format!(
                    "data: {{\"choices\":[{{\"index\":0,\"delta\":{{\"content\":{piece}}},\"finish_reason\":null}}]}}\n\n"
                ));
            }
            if end != End::Missing {
                let reason = match end {
                    End::Length => "length",
                    End::Filter => "content_filter",
                    _ => "stop",
                };
                out.push(sse("", json!({"choices": [{"index": 0, "delta": {}, "finish_reason": reason}]})));
                out.push(sse(
                    "",
                    json!({"choices": [], "usage": {"prompt_tokens": 50, "completion_tokens": 60}}),
                ));
                out.push("data: [DONE]\n\n".to_owned());
            }
        }
    }
    (out, "text/event-stream")
}

/// A translation service's answer with these texts.
pub(crate) fn texts(protocol: &str, texts: &[String]) -> Value {
    let rows = |row: &dyn Fn(&String) -> Value| Value::Array(texts.iter().map(row).collect());
    match protocol {
        "deepl" => json!({"translations": rows(&|t| json!({"detected_source_language": "EN", "text": t}))}),
        "libretranslate" => json!({"translatedText": texts}),
        "google-v2" => json!({"data": {"translations": rows(&|t| json!({"translatedText": t}))}}),
        "google-v3" => json!({"translations": rows(&|t| json!({"translatedText": t}))}),
        "azure-translator" => rows(&|t| json!({"translations": [{"text": t, "to": "el"}]})),
        "amazon-translate" => {
            json!({"TranslatedText": texts.first(), "SourceLanguageCode": "en", "TargetLanguageCode": "el"})
        }
        _ => json!({"data": rows(&|t| json!({"translation": t}))}),
    }
}

/// An error as services report it.
pub(crate) fn error(message: &str) -> Value {
    json!({"error": {"message": message, "type": "error", "code": null}})
}
