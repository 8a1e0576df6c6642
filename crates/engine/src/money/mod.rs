//! What requests cost: counted when they are done, held back before they go out where a limit is
//! set, and told before any work begins.

mod account;
mod desk;
mod estimate;
mod first;
mod tokens;

pub(crate) use account::Account;
pub(crate) use desk::Desk;
pub(crate) use tokens::{likely_input, likely_tokens, most_input};

use diglot_store::Amounts;

use crate::api::{CapKind, CapView, Prices};

/// What a request used or may use.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Used {
    pub(crate) requests: u64,
    pub(crate) input: u64,
    pub(crate) output: u64,
    pub(crate) characters: u64,
    /// Tokens of `input` that the service still had.
    pub(crate) cached: u64,
    /// Tokens of `input` that it keeps for later requests.
    pub(crate) written: u64,
}

/// What a token costs that a service keeps, beside one that it does not (Anthropic, for five minutes;
/// no other one that tells takes more for it).
const WRITTEN: f64 = 1.25;

impl Used {
    /// One request of so many tokens, sent and received.
    pub(crate) fn tokens(input: u64, output: u64) -> Self {
        Self { requests: 1, input, output, ..Self::default() }
    }

    /// So many requests with so many characters.
    pub(crate) fn characters(requests: u64, characters: u64) -> Self {
        Self { requests, characters, ..Self::default() }
    }

    /// What it costs; nothing where there are no prices.
    pub(crate) fn cost(self, prices: Option<Prices>) -> f64 {
        let Some(prices) = prices else { return 0.0 };
        let cached = self.cached.min(self.input);
        let written = self.written.min(self.input - cached);
        let plain = self.input - cached - written;
        ((plain as f64 + written as f64 * WRITTEN) * prices.input
            + cached as f64 * prices.cached.unwrap_or(prices.input)
            + self.output as f64 * prices.output
            + self.characters as f64 * prices.characters)
            / 1e6
    }

    fn amounts(self, prices: Option<Prices>) -> Amounts {
        let whole = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        Amounts {
            requests: whole(self.requests),
            input_tokens: whole(self.input),
            output_tokens: whole(self.output),
            characters: whole(self.characters),
            cost: self.cost(prices),
        }
    }
}

/// An amount of money as an error writes it.
fn money(amount: f64, currency: &str) -> String {
    // Requests cost fractions of a cent.
    let digits = if amount != 0.0 && amount.abs() < 0.1 { 4 } else { 2 };
    format!("{amount:.digits$} {currency}")
}

/// The error of work that a limit stands in the way of.
fn over_cap(over: CapView, engine: &str, currency: &str) -> crate::api::ApiError {
    let (kind, words, then) = match over.kind {
        CapKind::Article => ("article", "for one run over an article", "run it again to go on from here"),
        CapKind::Day => ("day", "for a day", "go on tomorrow"),
        CapKind::Month => ("month", "for a month", "go on next month"),
    };
    let message = format!(
        "The next request could go over the limit of {} {words} that is set for {engine}; {} is spent",
        money(over.limit, currency),
        money(over.spent, currency)
    );
    crate::api::ApiError::new("over-cap", message)
        .hint(format!(
            "What is done is kept. Raise the limit in the engine's settings, choose another engine, or {then}"
        ))
        .arg("cap", kind)
        .arg("limit", over.limit.to_string())
        .arg("spent", over.spent.to_string())
        .arg("currency", currency)
        .arg("engine", engine)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_for_a_million() {
        let prices = Prices { input: 2.5, output: 10.0, characters: 20.0, cached: Some(0.5) };
        let check = |used: Used, want: f64| {
            let got = used.cost(Some(prices));
            assert!((got - want).abs() < 1e-12, "{used:?}: {got}");
            assert!(used.cost(None).abs() < 1e-12);
        };
        check(Used::tokens(1_000_000, 0), 2.5);
        check(Used::tokens(1_000, 200), 0.0045);
        check(Used::characters(1, 500), 0.01);
        // What the service still had costs less, what it keeps more, and neither is more than was sent.
        check(Used { cached: 400, ..Used::tokens(1_000, 0) }, 0.0017);
        check(Used { written: 400, ..Used::tokens(1_000, 0) }, 0.00275);
        check(Used { cached: 400, written: 600, ..Used::tokens(1_000, 0) }, 0.002_075);
        check(Used { cached: 9_000, written: 9_000, ..Used::tokens(1_000, 0) }, 0.0005);
        let no_price = Prices { cached: None, ..prices };
        let got = Used { cached: 400, ..Used::tokens(1_000, 0) }.cost(Some(no_price));
        assert!((got - 0.0025).abs() < 1e-12, "without a price of its own it costs what any other does");
        check(Used::default(), 0.0);
    }

    #[test]
    fn a_limit_says_what_it_is_and_what_to_do() {
        let over = CapView { kind: CapKind::Day, limit: 2.0, spent: 0.0125 };
        let error = over_cap(over, "My engine", "EUR");
        assert_eq!(error.code, "over-cap");
        assert!(
            error.message.contains("2.00 EUR for a day") && error.message.contains("0.0125 EUR is spent")
        );
        assert!(error.hint.is_some_and(|h| h.contains("tomorrow")));
        let args: Vec<_> = ["cap", "limit", "spent"].iter().map(|a| error.args[*a].as_str()).collect();
        assert_eq!(args, ["day", "2", "0.0125"]);
    }
}
