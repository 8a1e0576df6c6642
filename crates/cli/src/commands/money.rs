//! What work costs: estimates, prices and what was spent.

use diglot_engine::Engine;
use diglot_engine::api::{
    ApiError, CapKind, Caps, Empty, EngineDraft, EngineOptions, Estimate, Prices, Spending, Spent,
    WorkRequest,
};

use super::Done;
use crate::args::Price;
use crate::report::{print, print_json};

/// `--estimate`: what work would take. Nothing is sent.
pub(super) async fn estimate(engine: &Engine, work: WorkRequest, json: bool) -> Result<Done, ApiError> {
    let estimate = engine.estimate_work(work).await?;
    if json {
        print_json(&estimate)?;
    } else {
        let currency = engine.get_settings(Empty {}).await?.currency;
        print(&words(&estimate, &currency))?;
    }
    Ok(Done::Well)
}

fn words(estimate: &Estimate, currency: &str) -> String {
    if estimate.requests == 0 {
        return "Nothing would be sent".to_owned();
    }
    let to = estimate.host.as_deref().unwrap_or("this computer alone");
    let mut out = format!(
        "{} would be asked at {to}: about {} with {} ({})\n",
        estimate.engine.name,
        counted(estimate.requests.into(), "request"),
        counted(estimate.segments.into(), "sentence"),
        counted(estimate.characters.into(), "character")
    );
    if let (Some(input), Some(output)) = (estimate.input_tokens, estimate.output_tokens) {
        out.push_str(&format!("about {input} tokens sent and {output} received\n"));
    }
    out.push_str(&match estimate.cost {
        Some(cost) => format!("about {} {currency}\n", amount(cost)),
        None => "No price is set; `diglot engines price` sets one\n".to_owned(),
    });
    if let Some(over) = &estimate.over {
        let kind = match over.kind {
            CapKind::Article => "for one run over an article",
            CapKind::Day => "for a day",
            CapKind::Month => "for a month",
        };
        out.push_str(&format!(
            "That may go over the limit of {} {currency} {kind}, of which {} is spent\n",
            amount(over.limit),
            amount(over.spent)
        ));
    }
    out
}

/// So many of them, in words.
pub(super) fn counted(count: u64, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// An amount of money: to the cent, or further where it is less than ten.
pub(super) fn amount(cost: f64) -> String {
    let digits = if cost != 0.0 && cost.abs() < 0.1 { 4 } else { 2 };
    format!("{cost:.digits$}")
}

/// `diglot engines price`.
pub(super) async fn price(engine: &Engine, price: &Price) -> Result<Done, ApiError> {
    let list = engine.list_engines(Empty {}).await?;
    let known = list.engines.into_iter().find(|e| e.id == price.id && !e.preset.is_empty());
    let known = known.ok_or_else(|| {
        ApiError::new("no-such-engine", format!("There is no engine `{}` that could cost anything", price.id))
            .hint("Run `diglot engines list` to see what is set up")
    })?;
    if let Some(currency) = &price.currency {
        let mut settings = engine.get_settings(Empty {}).await?;
        settings.currency.clone_from(currency);
        engine.save_settings(settings).await?;
    }
    let view = engine
        .save_engine(EngineDraft {
            id: Some(known.id),
            name: known.name,
            preset: known.preset,
            base_url: known.base_url,
            model: known.model,
            options: Some(priced(known.options, price)),
        })
        .await?;
    if price.json {
        print_json(&view)?;
    } else {
        let currency = engine.get_settings(Empty {}).await?.currency;
        print(&terms(&view.options, &currency))?;
    }
    Ok(Done::Well)
}

/// The options with what the command line says of money.
fn priced(options: EngineOptions, price: &Price) -> EngineOptions {
    let (before, caps) = match price.clear {
        true => (None, Caps::default()),
        false => (options.prices, options.caps),
    };
    let named = [price.input, price.output, price.characters, price.cached].iter().any(Option::is_some);
    let prices = before.or(named.then(Prices::default)).map(|before| Prices {
        input: price.input.unwrap_or(before.input),
        output: price.output.unwrap_or(before.output),
        characters: price.characters.unwrap_or(before.characters),
        cached: price.cached.or(before.cached),
    });
    let caps = Caps {
        article: price.cap_article.or(caps.article),
        day: price.cap_day.or(caps.day),
        month: price.cap_month.or(caps.month),
    };
    EngineOptions { prices, caps, ..options }
}

fn terms(options: &EngineOptions, currency: &str) -> String {
    let Some(prices) = options.prices else { return "No price is set".to_owned() };
    let mut out = format!(
        "A million tokens: {} {currency} sent, {} {currency} received; a million characters: {} {currency}\n",
        prices.input, prices.output, prices.characters
    );
    if let Some(cached) = prices.cached {
        out.push_str(&format!("A million tokens that the service still had: {cached} {currency}\n"));
    }
    let caps = options.caps;
    for (cap, words) in
        [(caps.article, "one run over an article"), (caps.day, "a day"), (caps.month, "a month")]
    {
        if let Some(cap) = cap {
            out.push_str(&format!("At most {} {currency} for {words}\n", amount(cap)));
        }
    }
    out
}

/// `diglot engines spending`.
pub(super) async fn spending(engine: &Engine, json: bool) -> Result<Done, ApiError> {
    let spending = engine.get_spending(Empty {}).await?;
    if json {
        print_json(&spending)?;
    } else {
        let currency = engine.get_settings(Empty {}).await?.currency;
        print(&table(&spending, &currency))?;
    }
    Ok(Done::Well)
}

fn table(spending: &Spending, currency: &str) -> String {
    if spending.engines.is_empty() {
        return "Nothing was spent yet".to_owned();
    }
    let names = spending.engines.iter().map(|row| row.engine.name.chars().count());
    let width = names.max().unwrap_or_default();
    let mut out = format!("{:width$} {:>12} {:>12} {:>12}  {currency}\n", "", "today", "this month", "ever");
    for row in &spending.engines {
        let [today, month, ever] = [row.today, row.month, row.ever].map(|s| amount(s.cost));
        out.push_str(&format!(
            "{:width$} {today:>12} {month:>12} {ever:>12}  {}\n",
            row.engine.name,
            used(&row.ever)
        ));
    }
    out.push('\n');
    let ids = spending.days.iter().map(|row| row.engine.chars().count()).max().unwrap_or_default();
    for row in &spending.days {
        out.push_str(&format!(
            "{}  {:ids$} {:>12}  {}\n",
            row.day,
            row.engine,
            amount(row.spent.cost),
            used(&row.spent)
        ));
    }
    out
}

fn used(spent: &Spent) -> String {
    let mut parts = vec![counted(spent.requests.into(), "request")];
    if spent.input_tokens + spent.output_tokens > 0 {
        parts.push(format!("{} tokens sent, {} received", spent.input_tokens, spent.output_tokens));
    }
    if spent.characters > 0 {
        parts.push(counted(spent.characters, "character"));
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn price() -> Price {
        Price {
            id: "e".into(),
            input: None,
            output: None,
            characters: None,
            cached: None,
            cap_article: None,
            cap_day: None,
            cap_month: None,
            clear: false,
            currency: None,
            json: false,
        }
    }

    #[test]
    fn only_what_is_named_is_set() {
        let before = EngineOptions {
            prices: Some(Prices { input: 1.0, output: 2.0, ..Prices::default() }),
            caps: Caps { day: Some(5.0), ..Caps::default() },
            ..EngineOptions::default()
        };
        let check = |price: Price, prices: Option<(f64, f64)>, day: Option<f64>| {
            let got = priced(before.clone(), &price);
            assert_eq!(got.prices.map(|p| (p.input, p.output)), prices, "{price:?}");
            assert_eq!(got.caps.day, day, "{price:?}");
        };
        check(price(), Some((1.0, 2.0)), Some(5.0));
        check(Price { output: Some(4.0), ..price() }, Some((1.0, 4.0)), Some(5.0));
        check(Price { clear: true, ..price() }, None, None);
        check(
            Price { clear: true, input: Some(3.0), cap_day: Some(1.0), ..price() },
            Some((3.0, 0.0)),
            Some(1.0),
        );
    }

    #[test]
    fn small_amounts_are_not_nothing() {
        let check = |cost: f64, want: &str| assert_eq!(amount(cost), want);
        check(0.0, "0.00");
        check(0.004, "0.0040");
        check(1.239, "1.24");
    }
}
