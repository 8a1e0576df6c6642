//! What was used and spent, and the limits that hold before more is.

use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::open::Library;

/// What one or several requests used. Amounts may be negative where an earlier one is put right.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Amounts {
    /// Requests that reached the service.
    pub requests: i64,
    /// Tokens sent.
    pub input_tokens: i64,
    /// Tokens received.
    pub output_tokens: i64,
    /// Characters sent to services that count these.
    pub characters: i64,
    /// What they cost, in the currency of the prices.
    pub cost: f64,
}

impl Amounts {
    /// The sum of two.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            requests: self.requests + other.requests,
            input_tokens: self.input_tokens + other.input_tokens,
            output_tokens: self.output_tokens + other.output_tokens,
            characters: self.characters + other.characters,
            cost: self.cost + other.cost,
        }
    }

    /// What is to be added to `self` so that it becomes `other`.
    #[must_use]
    pub fn until(self, other: Self) -> Self {
        Self {
            requests: other.requests - self.requests,
            input_tokens: other.input_tokens - self.input_tokens,
            output_tokens: other.output_tokens - self.output_tokens,
            characters: other.characters - self.characters,
            cost: other.cost - self.cost,
        }
    }
}

/// Something to be counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Charge {
    /// The day (UTC), `2026-11-29`.
    pub day: String,
    /// The engine's id.
    pub engine: String,
    /// Its model.
    pub model: Option<String>,
    /// The article it was for; `None` for a test of the engine.
    pub article: Option<String>,
    /// What was used.
    pub amounts: Amounts,
}

/// Most that an engine may cost, in the currency of the prices.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Limits {
    /// On one day (UTC).
    pub day: Option<f64>,
    /// In one month (UTC).
    pub month: Option<f64>,
}

/// A limit that a charge would go over. Nothing was counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OverLimit {
    /// Whether it is that of the month, and not that of the day.
    pub of_month: bool,
    /// The limit.
    pub limit: f64,
    /// What is spent of it already.
    pub spent: f64,
}

/// What one engine used in one day, in all.
#[derive(Debug, Clone, PartialEq)]
pub struct DaySpent {
    /// The day (UTC), `2026-11-29`.
    pub day: String,
    /// The engine's id.
    pub engine: String,
    /// What it used.
    pub amounts: Amounts,
}

/// Sums of prices are sums of binary fractions: a limit is not broken by the last bit of one.
const SLACK: f64 = 1e-9;

/// Whether so much on top of what is spent goes over a limit.
pub fn goes_over(limit: f64, spent: f64, more: f64) -> bool {
    spent + more > limit + SLACK * limit.abs().max(1.0)
}

impl Library {
    /// Counts what was used, all or none.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn charge(&self, charges: &[Charge]) -> Result<(), StoreError> {
        self.write(|tx| charges.iter().try_for_each(|charge| add(tx, charge)))
    }

    /// Counts what a request may cost at most, unless that goes over a limit. Asking and counting
    /// are one step, also where several processes work on one library.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn charge_within(
        &self,
        charge: &Charge,
        limits: Limits,
    ) -> Result<Result<(), OverLimit>, StoreError> {
        self.write(|tx| {
            let month = charge.day.get(..7).unwrap_or(&charge.day);
            let windows = [(false, limits.day, charge.day.as_str()), (true, limits.month, month)];
            for (of_month, limit, window) in windows {
                let Some(limit) = limit else { continue };
                let spent = cost_in(tx, &charge.engine, window)?;
                if goes_over(limit, spent, charge.amounts.cost) {
                    return Ok(Err(OverLimit { of_month, limit, spent }));
                }
            }
            add(tx, charge)?;
            Ok(Ok(()))
        })
    }

    /// What an engine cost on a day (`2026-11-29`) or in a month (`2026-11`).
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn cost(&self, engine: &str, window: &str) -> Result<f64, StoreError> {
        self.read(|tx| cost_in(tx, engine, window))
    }

    /// What each engine used on each day, the newest day first, and within a day the dearest engine.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn spending(&self) -> Result<Vec<DaySpent>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached(
                "SELECT day, engine, sum(requests), sum(input_tokens), sum(output_tokens), sum(characters),
                        sum(cost)
                 FROM spent GROUP BY day, engine ORDER BY day DESC, sum(cost) DESC, engine",
            )?;
            let rows = statement.query_map([], |r| {
                Ok(DaySpent {
                    day: r.get(0)?,
                    engine: r.get(1)?,
                    amounts: Amounts {
                        requests: r.get(2)?,
                        input_tokens: r.get(3)?,
                        output_tokens: r.get(4)?,
                        characters: r.get(5)?,
                        cost: r.get(6)?,
                    },
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

/// Days are text of one form, so those of a month lie between it and what sorts right behind it.
fn cost_in(connection: &Connection, engine: &str, window: &str) -> Result<f64, StoreError> {
    let sql = "SELECT coalesce(sum(cost), 0.0) FROM spent
               WHERE engine = ?1 AND day >= ?2 AND day < ?2 || '~'";
    Ok(connection.prepare_cached(sql)?.query_row([engine, window], |r| r.get(0))?)
}

fn add(connection: &Connection, charge: &Charge) -> Result<(), StoreError> {
    let amounts = charge.amounts;
    connection
        .prepare_cached(
            "INSERT INTO spent (day, engine, model, article, requests, input_tokens, output_tokens,
                                characters, cost)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (engine, day, model, article) DO UPDATE SET
                 requests = requests + excluded.requests,
                 input_tokens = input_tokens + excluded.input_tokens,
                 output_tokens = output_tokens + excluded.output_tokens,
                 characters = characters + excluded.characters,
                 cost = cost + excluded.cost",
        )?
        .execute(params![
            charge.day,
            charge.engine,
            charge.model.as_deref().unwrap_or_default(),
            charge.article.as_deref().unwrap_or_default(),
            amounts.requests,
            amounts.input_tokens,
            amounts.output_tokens,
            amounts.characters,
            amounts.cost,
        ])?;
    Ok(())
}
