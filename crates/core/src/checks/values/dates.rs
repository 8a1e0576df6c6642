//! Dates in running text.

use crate::checks::numerals::{Form, Role};

use super::side::Quantity;

/// A date, or as much of it as is said. Offsets are bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Date {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// 1 to 31.
    pub(crate) day: Option<u8>,
    /// 1 to 12.
    pub(crate) month: u8,
    pub(crate) year: Option<i32>,
    /// Where the month is named.
    pub(crate) named: (usize, usize),
}

/// Every date of the text that names a month, in order.
pub(super) fn dates(text: &str, primary: &str, numbers: &[Quantity]) -> Vec<Date> {
    let mut found: Vec<Date> = Vec::new();
    for at in 0..numbers.len() {
        let date = by_name(text, numbers, at)
            .or_else(|| by_sign(text, numbers, at))
            .or_else(|| in_digits(text, primary, numbers, at));
        if let Some(date) = date
            && found.last().is_none_or(|last| date.start >= last.end)
        {
            found.push(date);
        }
    }
    found
}

fn whole(number: &Quantity, from: f64, to: f64) -> Option<f64> {
    let value = number.value();
    (number.numeral.form == Form::Digits && value.fract() == 0.0 && (from..=to).contains(&value))
        .then_some(value)
}

fn day_of(number: &Quantity) -> Option<u8> {
    whole(number, 1.0, 31.0).map(|v| v as u8)
}

fn year_of(number: &Quantity) -> Option<i32> {
    let four = number.numeral.end - number.numeral.start >= 4;
    whole(number, 1000.0, 2200.0).filter(|_| four).map(|v| v as i32)
}

/// Whether what stands between two parts of a date holds them together.
fn joins(text: &str, from: usize, to: usize) -> bool {
    let Some(between) = text.get(from..to) else { return false };
    between.len() <= 16
        && between
            .split(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '-' | 'º' | 'ª' | '\'' | '’' | '،'))
            .filter(|w| !w.is_empty())
            .all(|w| {
                matches!(
                    w.to_lowercase().as_str(),
                    "of" | "the"
                        | "th"
                        | "st"
                        | "nd"
                        | "rd"
                        | "de"
                        | "del"
                        | "do"
                        | "d"
                        | "di"
                        | "den"
                        | "er"
                        | "го"
                        | "е"
                        | "à"
                        | "a"
                        | "e"
                        | "ה"
                        | "من"
                )
            })
}

/// 12 March 2019, March 12, 2019.
fn by_name(text: &str, numbers: &[Quantity], at: usize) -> Option<Date> {
    let own = &numbers[at];
    if own.numeral.role != Role::Month {
        return None;
    }
    let named = (own.numeral.start, own.numeral.end);
    let (mut start, mut end) = named;
    let mut last = at;
    let mut day = None;
    if let Some(before) = at.checked_sub(1).and_then(|i| numbers.get(i))
        && let Some(value) = day_of(before)
        && joins(text, before.numeral.end, start)
    {
        day = Some(value);
        start = before.numeral.start;
    } else if let Some(behind) = numbers.get(at + 1)
        && let Some(value) = day_of(behind)
        && joins(text, end, behind.numeral.start)
        && !text[behind.numeral.end..].starts_with(':')
    {
        day = Some(value);
        end = behind.numeral.end;
        last = at + 1;
    }
    let mut year = None;
    if let Some(behind) = numbers.get(last + 1)
        && let Some(value) = year_of(behind)
        && joins(text, end, behind.numeral.start)
    {
        year = Some(value);
        end = behind.numeral.end;
    }
    Some(Date { start, end, day, month: own.value() as u8, year, named })
}

/// 2019年3月12日, 3월 12일.
fn by_sign(text: &str, numbers: &[Quantity], at: usize) -> Option<Date> {
    let own = &numbers[at];
    let month = own.value();
    let rest = text.get(own.numeral.end..)?.trim_start_matches(' ');
    let sign = rest.chars().next().filter(|c| matches!(c, '月' | '월'))?;
    if month.fract() != 0.0 || !(1.0..=12.0).contains(&month) || own.numeral.role != Role::Count {
        return None;
    }
    let (mut start, mut end) = (own.numeral.start, text.len() - rest.len() + sign.len_utf8());
    let named = (start, end);
    let gap = |from: usize, to: usize| text.get(from..to).map(str::trim);
    let mut year = None;
    if let Some(before) = at.checked_sub(1).and_then(|i| numbers.get(i))
        && matches!(gap(before.numeral.end, start), Some("年" | "년"))
    {
        let value = before.value();
        year = (1000.0..=2200.0).contains(&value).then_some(value as i32);
        start = before.numeral.start;
    }
    let mut day = None;
    if let Some(behind) = numbers.get(at + 1)
        && (1.0..=31.0).contains(&behind.value())
        && gap(end, behind.numeral.start) == Some("")
        && text[behind.numeral.end..].trim_start().starts_with(['日', '号', '號', '일'])
    {
        day = Some(behind.value() as u8);
        let rest = text[behind.numeral.end..].trim_start();
        end = text.len() - rest.len() + rest.chars().next().map_or(0, char::len_utf8);
    }
    Some(Date { start, end, day, month: month as u8, year, named })
}

/// 12.03.2019, 12/03/2019, 2019-03-12.
fn in_digits(text: &str, primary: &str, numbers: &[Quantity], at: usize) -> Option<Date> {
    let own = &numbers[at].numeral;
    if own.form != Form::Digits {
        return None;
    }
    let date = |start, end, day: f64, month: f64, year: f64| {
        let fits = (1.0..=31.0).contains(&day) && (1.0..=12.0).contains(&month);
        (fits && (1000.0..=2200.0).contains(&year)).then_some(Date {
            start,
            end,
            day: Some(day as u8),
            month: month as u8,
            year: Some(year as i32),
            named: (start, end),
        })
    };
    if let [a, b, c] = own.values[..] {
        return date(own.start, own.end, a, b, c).or_else(|| date(own.start, own.end, c, b, a));
    }
    let (second, third) = (&numbers.get(at + 1)?.numeral, &numbers.get(at + 2)?.numeral);
    let sign = text.get(own.end..second.start)?;
    if !matches!(sign, "-" | "/") || text.get(second.end..third.start)? != sign {
        return None;
    }
    let (a, b, c) = (own.values.first()?, second.values.first()?, third.values.first()?);
    if *a >= 1000.0 {
        return date(own.start, third.end, *c, *b, *a);
    }
    // 3/12/2019 is in December or March: only where one of them is no month it can be told.
    match (*a > 12.0, *b > 12.0, primary) {
        (false, true, _) => date(own.start, third.end, *b, *a, *c),
        (false, false, "en") => None,
        _ => date(own.start, third.end, *a, *b, *c),
    }
}

#[cfg(test)]
mod tests {
    use super::super::side::Side;

    #[test]
    fn dates_are_read_in_many_languages() {
        let check = |lang: &str, text: &str, want: &[(Option<u8>, u8, Option<i32>)]| {
            let side = Side::read(text, lang);
            let got: Vec<_> = side.dates.iter().map(|d| (d.day, d.month, d.year)).collect();
            assert_eq!(got, want, "{lang}: {text}");
        };
        check("en", "on March 12, 2019 in", &[(Some(12), 3, Some(2019))]);
        check("en", "on 12th of March", &[(Some(12), 3, None)]);
        check("en", "in May 2020", &[(None, 5, Some(2020))]);
        check("en", "he may come, they march", &[]);
        check("de", "am 12. März 2019", &[(Some(12), 3, Some(2019))]);
        check("de", "am 12.03.2019", &[(Some(12), 3, Some(2019))]);
        check("fr", "le 12 mars 2019", &[(Some(12), 3, Some(2019))]);
        check("es", "el 12 de marzo de 2019", &[(Some(12), 3, Some(2019))]);
        check("ru", "12 марта 2019 года", &[(Some(12), 3, Some(2019))]);
        check("pl", "12 marca", &[(Some(12), 3, None)]);
        check("zh", "2019年3月12日", &[(Some(12), 3, Some(2019))]);
        check("ja", "3月に", &[(None, 3, None)]);
        check("ko", "3월 12일", &[(Some(12), 3, None)]);
        check("ar", "12 مارس 2019", &[(Some(12), 3, Some(2019))]);
        check("hi", "12 मार्च", &[(Some(12), 3, None)]);
        check("hu", "2019. március 12-én", &[(Some(12), 3, None)]);
        check("en", "2019-03-12", &[(Some(12), 3, Some(2019))]);
        check("en", "3/12/2019", &[]);
        check("en", "no date 5 km", &[]);
    }
}
