//! What an answer has become so far, in terms that all protocols share.

use super::joiner::{Joiner, RawText};
use super::{ChatEvent, FinishReason, TokenUse};
use serde_json::Value;

/// Most text of one answer, in MiB.
pub(super) const MAX_TEXT_MIB: u32 = 8;

/// Why an event could not be taken.
#[derive(Debug)]
pub(super) enum Fault {
    /// It is not what the protocol says.
    Unreadable,
    /// It reports an error, in this object.
    Reported(Value),
    /// There is more text than any sensible answer has.
    TooLarge,
}

/// Reads the events of one protocol.
pub(super) trait Dialect: Send {
    /// Takes one event or line. `name` is the SSE event's, empty where there is none.
    fn event(&mut self, name: &[u8], data: &[u8], turn: &mut Turn) -> Result<(), Fault>;

    /// Takes an answer that came as one JSON value, because the server does not stream.
    fn whole(&mut self, body: &[u8], turn: &mut Turn) -> Result<(), Fault>;

    /// Whether the protocol closes a stream with an event of its own, so that one that only ends
    /// was cut.
    fn has_closing_event(&self) -> bool {
        false
    }

    /// Whether a bare `[DONE]` after some text ends an answer of a server that never names reasons.
    fn done_is_enough(&self) -> bool {
        false
    }
}

/// An answer so far.
#[derive(Debug, Default)]
pub(super) struct Turn {
    joiner: Joiner,
    text_bytes: usize,
    letters: usize,
    events: Vec<ChatEvent>,
    reason: Option<FinishReason>,
    refused: bool,
    usage: Option<TokenUse>,
    /// Whether the key for the reason was ever there.
    pub(super) knows_reasons: bool,
    /// Whether the protocol's own closing event came.
    pub(super) closed: bool,
}

impl Turn {
    /// More of the text, which may end inside a character.
    pub(super) fn text(&mut self, RawText(bytes): &RawText) -> Result<(), Fault> {
        let text = self.joiner.push(bytes);
        self.deliver(text)
    }

    fn deliver(&mut self, text: String) -> Result<(), Fault> {
        self.text_bytes += text.len();
        self.letters += text.chars().filter(|c| c.is_alphabetic()).count();
        if self.text_bytes > (MAX_TEXT_MIB as usize) << 20 {
            return Err(Fault::TooLarge);
        }
        if !text.is_empty() {
            self.events.push(ChatEvent::Delta(text));
        }
        Ok(())
    }

    /// The reason to stop; the first one told counts.
    pub(super) fn stop(&mut self, reason: FinishReason) {
        self.reason.get_or_insert(reason);
    }

    /// The model declined: whatever it wrote is no answer.
    pub(super) fn refuse(&mut self) {
        self.refused = true;
    }

    /// What was used so far; a later count stands for the earlier one. Servers that do not count say
    /// 0 and 0, which is no count.
    pub(super) fn used(&mut self, usage: TokenUse) {
        if (usage.input, usage.output) != (0, 0) {
            self.usage = Some(usage);
        }
    }

    /// Letters of the text so far.
    pub(super) fn letters(&self) -> usize {
        self.letters
    }

    /// Whether any text came.
    pub(super) fn has_text(&self) -> bool {
        self.text_bytes > 0
    }

    /// Whether the model has given its reason to stop; usage may still follow.
    pub(super) fn has_reason(&self) -> bool {
        self.reason.is_some()
    }

    /// The events that are ready.
    pub(super) fn take_events(&mut self) -> Vec<ChatEvent> {
        std::mem::take(&mut self.events)
    }

    /// Ends the answer, if a reason to stop was told. Says whether it was.
    pub(super) fn close(&mut self) -> Result<bool, Fault> {
        let Some(reason) = self.reason.take() else { return Ok(false) };
        // Half a character at the end of a whole answer is the model's own; at the end of a cut
        // answer it is the cut's, and is not delivered at all.
        let left = self.joiner.finish();
        self.deliver(left)?;
        if let Some(usage) = self.usage {
            self.events.push(ChatEvent::Usage(usage));
        }
        let reason = if self.refused { FinishReason::ContentFilter } else { reason };
        self.events.push(ChatEvent::Finished { reason });
        Ok(true)
    }
}

/// The reason in this crate's words. Besides OpenAI's own: Anthropic's (`end_turn`, `max_tokens`,
/// `refusal`), Gemini's in capitals, Together's `eos`, Mistral's `model_length`, and those of
/// gateways that pass other vendors' words on.
pub(super) fn reason_of(reason: &str) -> FinishReason {
    match reason.to_ascii_lowercase().as_str() {
        "stop" | "eos" | "eos_token" | "end_turn" | "stop_sequence" | "complete" | "completed" => {
            FinishReason::Stop
        }
        "length" | "max_tokens" | "model_length" | "max_output_tokens" | "model_context_window_exceeded" => {
            FinishReason::Length
        }
        "content_filter" | "content-filter" | "safety" | "sensitive" | "refusal" | "prohibited_content"
        | "recitation" | "blocklist" | "spii" | "image_safety" => FinishReason::ContentFilter,
        _ => FinishReason::Other(reason.chars().filter(|c| !c.is_control()).take(40).collect()),
    }
}
