//! What the value checks read out of one text: its numbers with what they count, its dates, its
//! times of day, and its tokens.

use crate::checks::numerals::{Form, Numeral, Role, numerals};

use super::calendar::{Mention, Named, mentions};
use super::dates::{Date, dates};
use super::measures::{Measure, before, behind};
use super::tokens::{Token, tokens};

/// A number and what it counts.
#[derive(Debug, Clone)]
pub(crate) struct Quantity {
    /// The number.
    pub(crate) numeral: Numeral,
    /// Its unit or currency; `None` where none was recognised.
    pub(crate) measure: Option<&'static Measure>,
    /// Where the name or sign of the measure stands.
    pub(crate) named: Option<(usize, usize)>,
}

impl Quantity {
    /// Its likeliest value.
    pub(crate) fn value(&self) -> f64 {
        self.numeral.values.first().copied().unwrap_or(0.0)
    }

    /// The bytes of the number together with its measure.
    pub(crate) fn range(&self) -> (usize, usize) {
        let (start, end) = (self.numeral.start, self.numeral.end);
        self.named.map_or((start, end), |(a, b)| (a.min(start), b.max(end)))
    }
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Clock {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// As written, 0 to 24.
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    /// Whether it is said to be before or after noon.
    pub(crate) afternoon: Option<bool>,
}

impl Clock {
    /// Whether both may be one time, twelve-hour clocks read both ways.
    pub(crate) fn agrees(&self, other: &Self) -> bool {
        if self.minute != other.minute || self.hour % 12 != other.hour % 12 {
            return false;
        }
        match (self.sure(), other.sure()) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }

    /// Whether it is after noon, where that can be told.
    fn sure(&self) -> Option<bool> {
        if self.hour > 12 { Some(true) } else { self.afternoon }
    }
}

/// One text, read.
#[derive(Debug, Default)]
pub(crate) struct Side {
    /// Its numbers, in order.
    pub(crate) quantities: Vec<Quantity>,
    /// Its words of the calendar, in order.
    pub(crate) mentions: Vec<Mention>,
    /// Its dates, in order.
    pub(crate) dates: Vec<Date>,
    /// Its times of day, in order.
    pub(crate) clocks: Vec<Clock>,
    /// Its tokens, in order.
    pub(crate) tokens: Vec<Token>,
}

impl Side {
    /// Reads a text.
    pub(crate) fn read(text: &str, primary: &str) -> Self {
        let mut numbers = numerals(text, primary);
        let mentions = mentions(text, primary);
        // Weekdays are counted in many languages: 周三, segunda-feira, четверг.
        let weekdays = || mentions.iter().filter(|m| matches!(m.named, Named::Weekday(_)));
        numbers
            .retain(|n| !weekdays().any(|m| m.start <= n.start && n.start < m.end && n.form == Form::Words));
        let tokens = tokens(text, &numbers);
        let mut quantities: Vec<Quantity> = Vec::with_capacity(numbers.len());
        for numeral in numbers {
            let named = measure(text, &numeral, quantities.last(), primary);
            quantities.push(Quantity { numeral, measure: named.map(|n| n.0), named: named.map(|n| n.1) });
        }
        share_measures(text, &mut quantities);
        let dates = dates(text, primary, &quantities);
        let clocks = quantities.iter().filter_map(|q| clock(text, &q.numeral, &mentions)).collect();
        Self { quantities, mentions, dates, clocks, tokens }
    }

    /// The token that begins at or covers the byte.
    pub(crate) fn token_at(&self, start: usize) -> Option<usize> {
        let at = self.tokens.partition_point(|t| t.end <= start);
        self.tokens.get(at).filter(|t| t.start <= start || t.start < start + 4).map(|_| at)
    }
}

/// In "375 to 400 pounds" both numbers are pounds.
fn share_measures(text: &str, quantities: &mut [Quantity]) {
    for i in (1..quantities.len()).rev() {
        let (first, second) = quantities.split_at_mut(i);
        let (Some(before), Some(after)) = (first.last_mut(), second.first()) else { continue };
        let between = text.get(before.numeral.end..after.numeral.start).unwrap_or("x").trim();
        let counts = |q: &Quantity| q.numeral.form == Form::Digits && q.numeral.role == Role::Count;
        if before.measure.is_none()
            && after.named.is_some_and(|(start, _)| start >= after.numeral.end)
            && counts(before)
            && counts(after)
            && RANGES.contains(&between)
        {
            before.measure = after.measure;
        }
    }
}

/// What stands between the ends of a range.
const RANGES: &[&str] = &[
    "-", "–", "—", "~", "～", "to", "and", "or", "bis", "und", "oder", "à", "et", "ou", "a", "y", "o", "e",
    "tot", "en", "do", "i", "až", "до", "и", "та", "і", "ile", "إلى", "و", "تا", "עד", "से", "至", "到",
    "から", "에서",
];

/// The measure of a number, and where its name stands.
fn measure(
    text: &str,
    numeral: &Numeral,
    last: Option<&Quantity>,
    primary: &str,
) -> Option<(&'static Measure, (usize, usize))> {
    if matches!(numeral.role, Role::Month | Role::Roman) {
        return None;
    }
    let value = numeral.values.first().copied()?;
    if let Some((measure, end)) = behind(text, numeral.end, primary) {
        let start =
            end - text.get(numeral.end..end)?.trim_start_matches([' ', '\u{a0}', '\u{202f}', '-']).len();
        // 2024年 is a year, 3월 5일 a day of a month, 9時30分 a time.
        let cjk = matches!(primary, "zh" | "yue" | "ja" | "ko");
        let calendar_year = cjk
            && measure.id == "year"
            && (1000.0..2200.0).contains(&value)
            && text[start..].starts_with(['年', '년']);
        let lead = text[..numeral.start].trim_end();
        let day = measure.id == "day" && lead.ends_with(['월', '月']);
        let minute = measure.id == "minute"
            && last.is_some_and(|q| q.numeral.role == Role::Hour && numeral.start - q.numeral.end <= 4);
        // "In the 1990s and 2000 years": a bare year before a unit of time is a year.
        return (!calendar_year && !day && !minute).then_some((measure, (start, end)));
    }
    if numeral.role == Role::Hour {
        return None;
    }
    let (measure, start) = before(text, numeral.start)?;
    Some((measure, (start, numeral.start)))
}

/// The time of day that a number is.
fn clock(text: &str, numeral: &Numeral, mentions: &[Mention]) -> Option<Clock> {
    let written = text.get(numeral.start..numeral.end)?;
    let (hour, minute) = if numeral.form == Form::Clock {
        // A score (3:1) has no two digits behind the colon, a record more than one colon.
        let (_, minutes) = written.split_once([':', '：'])?;
        if minutes.chars().count() != 2 || numeral.values.len() != 2 {
            return None;
        }
        (numeral.values[0], numeral.values[1])
    } else if numeral.role == Role::Hour {
        let value = numeral.values.first().copied()?;
        (value.trunc(), ((value - value.trunc()) * 100.0).round())
    } else {
        return None;
    };
    if !(0.0..=24.0).contains(&hour) || !(0.0..60.0).contains(&minute) {
        return None;
    }
    let rest = text[numeral.end..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let letter = |c: Option<char>| c.map(|c| c.to_ascii_lowercase());
    let mut chars = rest.chars();
    let (first, second) = (letter(chars.next()), letter(chars.next()));
    let third = letter(chars.next());
    let meridiem = match (first, second) {
        (Some('a' | 'p'), Some('m')) if !third.is_some_and(char::is_alphabetic) => first,
        (Some('a' | 'p'), Some('.')) if third == Some('m') => first,
        _ => None,
    };
    let afternoon = match meridiem {
        Some(c) => Some(c == 'p'),
        None => mentions
            .iter()
            .filter(|m| {
                (m.start >= numeral.end && m.start - numeral.end <= NEAR)
                    || (m.end <= numeral.start && numeral.start - m.end <= 3)
            })
            .find_map(|m| match m.named {
                Named::DayPart(0) => Some(false),
                Named::DayPart(2 | 3) => Some(true),
                _ => None,
            }),
    };
    Some(Clock { start: numeral.start, end: numeral.end, hour: hour as u8, minute: minute as u8, afternoon })
}

/// How many bytes behind a time the part of the day may be named: "3 o'clock in the afternoon".
const NEAR: usize = 24;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_are_told_from_scores() {
        let check = |lang: &str, text: &str, want: &[(u8, u8, Option<bool>)]| {
            let got: Vec<(u8, u8, Option<bool>)> =
                Side::read(text, lang).clocks.iter().map(|c| (c.hour, c.minute, c.afternoon)).collect();
            assert_eq!(got, want, "{lang}: {text}");
        };
        check("en", "at 1:30 p.m. sharp", &[(1, 30, Some(true))]);
        check("en", "at 1 am", &[(1, 0, Some(false))]);
        check("en", "they won 3:1", &[]);
        check("en", "3 o'clock in the afternoon", &[(3, 0, Some(true))]);
        check("de", "um 13:30 Uhr", &[(13, 30, None)]);
        check("de", "um 13.30 Uhr", &[(13, 30, None)]);
        check("zh", "下午3点", &[(3, 0, Some(true))]);
        check("ja", "午前9時", &[(9, 0, Some(false))]);
        check("ru", "5 человек", &[]);
        check("en", "5 hours", &[]);
    }

    #[test]
    fn numbers_know_what_they_count() {
        let check = |lang: &str, text: &str, want: &[Option<&str>]| {
            let got: Vec<Option<&str>> =
                Side::read(text, lang).quantities.iter().map(|q| q.measure.map(|m| m.id)).collect();
            assert_eq!(got, want, "{lang}: {text}");
        };
        check("en", "It cost $5 million for 3 km.", &[Some("dollar"), Some("km")]);
        check("zh", "2024年有5年", &[None, Some("year")]);
        check("ko", "3월 5일", &[None, None]);
        check("es", "5 millones de dólares", &[Some("dollar")]);
        check("fr", "5 millions d'euros", &[Some("eur")]);
        check("en", "two weeks", &[Some("week")]);
        check("zh", "5亿美元", &[Some("usd")]);
    }
}
