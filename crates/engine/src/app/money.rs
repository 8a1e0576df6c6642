//! What was spent.

use std::collections::HashMap;

use diglot_core::summary::EngineRef;
use diglot_store::{Amounts, DaySpent};

use super::{Engine, Names};
use crate::api::{ApiError, DaySpending, Empty, EngineSpending, Spending, Spent};

/// Days that are told one by one.
const DAYS: usize = 92;

impl Engine {
    /// What was used and spent, by engine and by day.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub async fn get_spending(&self, _: Empty) -> Result<Spending, ApiError> {
        let today = crate::clock::today();
        let home = self.0.desk.home.clone();
        self.on_library(move |library| {
            let names = Names::read(library)?;
            let rows = home.spending()?;
            let engines = by_engine(&rows, &today)
                .into_iter()
                .map(|(id, [day, month, ever]): (String, [Amounts; 3])| EngineSpending {
                    engine: names.name(&EngineRef { model: names.model(&id), id }),
                    today: spent(day),
                    month: spent(month),
                    ever: spent(ever),
                })
                .collect();
            Ok(Spending { engines, days: last_days(rows) })
        })
        .await
    }
}

/// What each engine used on that day, in its month and ever, those that cost most first.
fn by_engine(rows: &[DaySpent], today: &str) -> Vec<(String, [Amounts; 3])> {
    let month = today.get(..7).unwrap_or(today);
    let mut sums: HashMap<&str, [Amounts; 3]> = HashMap::new();
    for row in rows {
        let windows = [row.day == today, row.day.starts_with(month), true];
        let sum = sums.entry(&row.engine).or_default();
        for (sum, _) in sum.iter_mut().zip(windows).filter(|(_, counts)| *counts) {
            *sum = sum.plus(row.amounts);
        }
    }
    let mut out: Vec<(String, [Amounts; 3])> = sums.into_iter().map(|(id, s)| (id.to_owned(), s)).collect();
    let tokens = |a: &Amounts| a.input_tokens + a.output_tokens + a.characters;
    out.sort_by(|(id_a, a), (id_b, b)| {
        let by_cost = b[2].cost.total_cmp(&a[2].cost);
        by_cost.then(tokens(&b[2]).cmp(&tokens(&a[2]))).then(id_a.cmp(id_b))
    });
    out
}

/// The rows of the newest days.
fn last_days(rows: Vec<DaySpent>) -> Vec<DaySpending> {
    let (mut days, mut last) = (0, String::new());
    let mut out = Vec::new();
    for row in rows {
        if row.day != last {
            days += 1;
            last.clone_from(&row.day);
        }
        if days > DAYS {
            break;
        }
        out.push(DaySpending { day: row.day, engine: row.engine, spent: spent(row.amounts) });
    }
    out
}

fn spent(amounts: Amounts) -> Spent {
    // What was put right may for a moment stand before what it puts right.
    let whole = |n: i64| u64::try_from(n).unwrap_or(0);
    Spent {
        requests: u32::try_from(amounts.requests.max(0)).unwrap_or(u32::MAX),
        input_tokens: whole(amounts.input_tokens),
        output_tokens: whole(amounts.output_tokens),
        characters: whole(amounts.characters),
        cost: amounts.cost.max(0.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(day: &str, engine: &str, cost: f64) -> DaySpent {
        let amounts = Amounts { requests: 1, cost, ..Amounts::default() };
        DaySpent { day: day.into(), engine: engine.into(), amounts }
    }

    #[test]
    fn spending_is_told_by_day_month_and_ever() {
        let rows = [
            row("2026-11-29", "a", 1.0),
            row("2026-11-28", "a", 2.0),
            row("2026-11-28", "b", 16.0),
            row("2026-10-31", "a", 4.0),
        ];
        let check = |today: &str, want: &[(&str, [f64; 3])]| {
            let got: Vec<_> =
                by_engine(&rows, today).into_iter().map(|(id, s)| (id, s.map(|a| a.cost))).collect();
            let want: Vec<_> = want.iter().map(|(id, s)| ((*id).to_owned(), *s)).collect();
            assert_eq!(got, want, "{today}");
        };
        check("2026-11-29", &[("b", [0.0, 16.0, 16.0]), ("a", [1.0, 3.0, 7.0])]);
        check("2026-12-01", &[("b", [0.0, 0.0, 16.0]), ("a", [0.0, 0.0, 7.0])]);
    }

    #[test]
    fn old_days_are_left_out() {
        let rows: Vec<DaySpent> = (0..200).rev().map(|n| row(&format!("day {n:03}"), "a", 1.0)).collect();
        let days = last_days(rows);
        assert_eq!((days.len(), days[0].day.as_str()), (DAYS, "day 199"));
    }
}
