//! Units and currencies: what a number counts, in many languages.

use crate::chars::{is_alphabetic, is_alphanumeric};
use std::collections::HashMap;
use std::sync::LazyLock;

use super::measure_words::WORDS;

/// What is measured. Units of one dimension can be converted into each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dimension {
    Length,
    Mass,
    Volume,
    Area,
    Speed,
    Temperature,
    Power,
    Energy,
    Data,
    Time,
    /// Shares of a whole.
    Share,
    /// Differences of shares.
    Points,
    Money,
}

/// A unit or a currency.
#[derive(Debug, PartialEq)]
pub(crate) struct Measure {
    /// Its name here.
    pub(crate) id: &'static str,
    /// What it measures.
    pub(crate) dimension: Dimension,
    /// How much of its dimension's first unit one is; 0 where it cannot be converted.
    pub(crate) factor: f64,
    /// What it may be short for: a pound is a weight or a currency, a dollar one of several.
    pub(crate) may_be: &'static [&'static str],
}

const fn row(id: &'static str, dimension: Dimension, factor: f64) -> Measure {
    Measure { id, dimension, factor, may_be: &[] }
}

const fn money(id: &'static str, may_be: &'static [&'static str]) -> Measure {
    Measure { id, dimension: Dimension::Money, factor: 0.0, may_be }
}

/// Every measure. Factors are those of the International System and of BIPM's brochure (2019); a
/// month is a twelfth of a year.
static MEASURES: &[Measure] = &[
    row("m", Dimension::Length, 1.0),
    row("km", Dimension::Length, 1e3),
    row("cm", Dimension::Length, 0.01),
    row("mm", Dimension::Length, 0.001),
    row("mile", Dimension::Length, 1_609.344),
    row("nmile", Dimension::Length, 1852.0),
    row("yard", Dimension::Length, 0.9144),
    row("foot", Dimension::Length, 0.3048),
    row("inch", Dimension::Length, 0.0254),
    row("kg", Dimension::Mass, 1.0),
    row("g", Dimension::Mass, 0.001),
    row("mg", Dimension::Mass, 1e-6),
    row("tonne", Dimension::Mass, 1e3),
    row("lb", Dimension::Mass, 0.453_592),
    row("ounce", Dimension::Mass, 0.028_35),
    row("stone", Dimension::Mass, 6.350_29),
    row("l", Dimension::Volume, 1.0),
    row("ml", Dimension::Volume, 0.001),
    row("gallon", Dimension::Volume, 3.785_41),
    row("pint", Dimension::Volume, 0.568_26),
    row("barrel", Dimension::Volume, 158.987),
    row("m3", Dimension::Volume, 1e3),
    row("m2", Dimension::Area, 1.0),
    row("km2", Dimension::Area, 1e6),
    row("ha", Dimension::Area, 1e4),
    row("acre", Dimension::Area, 4_046.856),
    row("mile2", Dimension::Area, 2_589_988.0),
    row("foot2", Dimension::Area, 0.092_903),
    // Miles an hour are often called miles.
    Measure { id: "kmh", dimension: Dimension::Speed, factor: 1.0, may_be: &["km"] },
    Measure { id: "mph", dimension: Dimension::Speed, factor: 1.609_344, may_be: &["mile"] },
    row("knot", Dimension::Speed, 1.852),
    Measure { id: "ms", dimension: Dimension::Speed, factor: 3.6, may_be: &["m"] },
    row("celsius", Dimension::Temperature, 0.0),
    row("fahrenheit", Dimension::Temperature, 0.0),
    Measure {
        id: "degree",
        dimension: Dimension::Temperature,
        factor: 0.0,
        may_be: &["celsius", "fahrenheit"],
    },
    row("w", Dimension::Power, 1.0),
    row("kw", Dimension::Power, 1e3),
    row("mw", Dimension::Power, 1e6),
    row("gw", Dimension::Power, 1e9),
    row("hp", Dimension::Power, 745.7),
    row("wh", Dimension::Energy, 1.0),
    row("kwh", Dimension::Energy, 1e3),
    row("mwh", Dimension::Energy, 1e6),
    row("gwh", Dimension::Energy, 1e9),
    row("kb", Dimension::Data, 1.0),
    row("mb", Dimension::Data, 1e3),
    row("gb", Dimension::Data, 1e6),
    row("tb", Dimension::Data, 1e9),
    row("second", Dimension::Time, 1.0),
    row("minute", Dimension::Time, 60.0),
    row("hour", Dimension::Time, 3600.0),
    row("day", Dimension::Time, 86_400.0),
    row("week", Dimension::Time, 604_800.0),
    row("month", Dimension::Time, 2_629_800.0),
    row("year", Dimension::Time, 31_557_600.0),
    row("decade", Dimension::Time, 315_576_000.0),
    row("century", Dimension::Time, 3_155_760_000.0),
    row("percent", Dimension::Share, 1.0),
    row("permille", Dimension::Share, 0.1),
    row("points", Dimension::Points, 1.0),
    money("usd", &[]),
    money("aud", &[]),
    money("cad", &[]),
    money("hkd", &[]),
    money("nzd", &[]),
    money("sgd", &[]),
    money("twd", &[]),
    money("dollar", &["usd", "aud", "cad", "hkd", "nzd", "sgd", "twd"]),
    money("eur", &[]),
    money("gbp", &[]),
    money("egp", &[]),
    money("pound", &["gbp", "egp", "lb"]),
    money("jpy", &[]),
    money("cny", &[]),
    // 元 is said of every currency of the Chinese-speaking countries.
    money("yuan", &["cny", "twd", "hkd", "sgd"]),
    // The sign of two currencies.
    money("yen", &["jpy", "cny", "yuan"]),
    money("rub", &[]),
    money("uah", &[]),
    money("chf", &[]),
    money("franc", &["chf"]),
    money("inr", &[]),
    money("pkr", &[]),
    money("rupee", &["inr", "pkr"]),
    money("krw", &[]),
    money("pln", &[]),
    money("czk", &[]),
    money("sek", &[]),
    money("nok", &[]),
    money("dkk", &[]),
    money("isk", &[]),
    money("krone", &["sek", "nok", "dkk", "isk", "czk"]),
    money("lira", &[]),
    money("brl", &[]),
    money("huf", &[]),
    money("ron", &[]),
    money("ils", &[]),
    money("rial", &[]),
    money("toman", &[]),
    money("dirham", &[]),
    money("dinar", &[]),
    money("peso", &[]),
    money("rand", &[]),
    money("bitcoin", &[]),
    money("cent", &[]),
    money("pence", &[]),
];

fn measure(id: &str) -> Option<&'static Measure> {
    MEASURES.iter().find(|m| m.id == id)
}

impl Measure {
    /// Whether both may be the same, or are so alike that one is said for the other: 100 yards, 100
    /// metres.
    pub(crate) fn agrees(&self, other: &Self) -> bool {
        let near = self.in_terms_of(other).is_some_and(|factor| (0.9..=1.12).contains(&factor));
        near || self.id == other.id
            || self.may_be.contains(&other.id)
            || other.may_be.contains(&self.id)
            || self.may_be.iter().any(|id| other.may_be.contains(id))
    }

    /// How many of `other` one of these is, where both measure the same.
    pub(crate) fn in_terms_of(&self, other: &Self) -> Option<f64> {
        // A pound that may be a weight is one beside kilograms.
        self.readings().find_map(|own| {
            other
                .readings()
                .find(|o| own.dimension == o.dimension && own.factor > 0.0 && o.factor > 0.0)
                .map(|o| own.factor / o.factor)
        })
    }

    /// Itself and what it may be short for.
    fn readings(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(self.may_be.iter().filter_map(|id| measure(id)))
    }

    /// Whether it is a currency.
    pub(crate) fn is_money(&self) -> bool {
        self.dimension == Dimension::Money
    }
}

/// How a form ends.
struct Form {
    text: String,
    /// Whether any letters may follow.
    open: bool,
    measure: &'static Measure,
}

/// The forms of every language by their first character, the longest first.
static FORMS: LazyLock<HashMap<&'static str, HashMap<char, Vec<Form>>>> = LazyLock::new(|| {
    let mut languages: HashMap<&'static str, HashMap<char, Vec<Form>>> = HashMap::new();
    for (tags, words) in WORDS {
        for tag in tags.split(' ') {
            let forms = languages.entry(tag).or_default();
            for (id, variants) in words.split_whitespace().filter_map(|w| w.split_once(':')) {
                let Some(measure) = measure(id) else { continue };
                for variant in variants.split('|') {
                    let open = variant.ends_with('*');
                    let text = variant.trim_end_matches('*').replace('_', " ");
                    let Some(first) = text.chars().next() else { continue };
                    forms.entry(first).or_default().push(Form { text, open, measure });
                }
            }
        }
    }
    for forms in languages.values_mut().flat_map(HashMap::values_mut) {
        forms.sort_by_key(|f| std::cmp::Reverse(f.text.len()));
    }
    languages
});

/// The longest form, in bytes, that is looked for.
const REACH: usize = 64;

/// The measure that stands behind a number, and where its name ends.
pub(crate) fn behind(text: &str, end: usize, primary: &str) -> Option<(&'static Measure, usize)> {
    let rest = text.get(end..)?;
    let mut at = rest.len() - rest.trim_start_matches(GAP).len();
    if at > 4 {
        return None;
    }
    // "500 and more kilometres" in Chinese; "5 million(s) of" in Romance languages.
    let fillers: &[&str] = match primary {
        "zh" | "yue" => &["多", "余", "餘", "来", "來", "几", "幾", "个", "個"],
        "ja" => &["余り", "数", "余"],
        "fr" => &["de ", "d'", "d’"],
        "es" | "pt" | "ca" | "gl" | "ro" => &["de ", "da "],
        "it" => &["di ", "d'", "d’"],
        "en" => &["of "],
        _ => &[],
    };
    if let Some(form) = form(&rest[at..], primary) {
        return Some((form.0, end + at + form.1));
    }
    let filler = fillers.iter().find(|f| rest[at..].starts_with(**f))?;
    at += filler.len();
    form(&rest[at..], primary).map(|(m, len)| (m, end + at + len))
}

const GAP: [char; 7] = [' ', '\u{a0}', '\u{202f}', '-', '\u{2009}', '\u{2011}', '\u{2010}'];

/// The measure whose name the text begins with, and the length of the name.
fn form(text: &str, primary: &str) -> Option<(&'static Measure, usize)> {
    let primary = match primary {
        "no" | "nn" => "nb",
        "yue" => "zh",
        other => other,
    };
    let to = text.char_indices().map(|(i, c)| i + c.len_utf8()).take_while(|i| *i <= REACH).last()?;
    let head = &text[..to];
    let lower = head.to_lowercase();
    // Lower case of another length would move what is found.
    let lower = if lower.len() == head.len() { lower.as_str() } else { head };
    let first = lower.chars().next()?;
    let spaceless = matches!(primary, "zh" | "ja" | "th");
    let found = |tag: &str| {
        FORMS.get(tag)?.get(&first)?.iter().find(|f| {
            lower.strip_prefix(f.text.as_str()).is_some_and(|rest| {
                let next = rest.chars().next();
                let letter = next.is_some_and(is_alphanumeric);
                let sign = !f.text.ends_with(is_alphanumeric);
                f.open || sign || !letter || (spaceless && !next.is_some_and(|c| c.is_ascii_alphanumeric()))
                    // Korean particles follow the unit without a space.
                    || (primary == "ko" && next.is_some_and(|c| ('\u{ac00}'..='\u{d7a3}').contains(&c)))
            })
        })
    };
    // Whichever says more: "km/h" is no "km".
    let (own, shared) = (found(primary), found("*"));
    let form = match (own, shared) {
        (Some(a), Some(b)) => Some(if b.text.len() > a.text.len() { b } else { a }),
        (a, b) => a.or(b),
    }?;
    // Weekdays begin as weeks do (周一), hours of the day as hours; parts of names as units.
    let rest = &lower[form.text.len()..];
    let other = match (primary, form.measure.id) {
        ("zh", "week") => rest.starts_with(['一', '二', '三', '四', '五', '六', '日', '末', '岁', '歲']),
        ("zh" | "ja", "minute") => rest.starts_with(['之', '野', '析', '别', '類', '类', '裂', '散', '享']),
        ("zh" | "ja", "day") => rest.starts_with(['本', '元', '圓', '圆', '系', '记', '报', '前']),
        ("zh" | "ja", "year") => rest.starts_with(['代', '级', '級', '度', '轻', '前']),
        ("ko", "week") => rest.starts_with(['요', '민', '택', '식', '년']),
        ("ko", "day") => rest.starts_with(['본', '부']),
        ("ko", "krw") => rest.starts_with(['인', '래']),
        _ => false,
    };
    if other {
        return None;
    }
    // Miles, feet and metres squared by a word behind them: milles carrés, مایل مربع.
    let gap = rest.len() - rest.trim_start_matches(is_alphabetic).trim_start().len();
    let squared = SQUARE.iter().any(|w| rest.get(gap..).is_some_and(|r| r.starts_with(w)));
    let area = match form.measure.id {
        "m" => "m2",
        "km" => "km2",
        "mile" => "mile2",
        "foot" => "foot2",
        _ => return Some((form.measure, form.text.len())),
    };
    let measure = if squared { measure(area)? } else { form.measure };
    Some((measure, form.text.len()))
}

/// Beginnings of the words for "square" in languages that say them behind the unit.
const SQUARE: &[&str] =
    &["carré", "cuadrad", "quadrat", "quadrad", "kwadrat", "kare", "مربع", "מרובע", "רבוע"];

/// Signs and codes of currencies that stand before a number, the longest first.
const BEFORE: &[(&str, &str)] = &[
    ("US$", "usd"),
    ("AU$", "aud"),
    ("CA$", "cad"),
    ("HK$", "hkd"),
    ("NZ$", "nzd"),
    ("NT$", "twd"),
    ("A$", "aud"),
    ("C$", "cad"),
    ("S$", "sgd"),
    ("R$", "brl"),
    ("$", "dollar"),
    ("＄", "dollar"),
    ("€", "eur"),
    ("£", "gbp"),
    ("¥", "yen"),
    ("￥", "yen"),
    ("₽", "rub"),
    ("₴", "uah"),
    ("₹", "rupee"),
    ("Rs.", "rupee"),
    ("Rs", "rupee"),
    ("₩", "krw"),
    ("₺", "lira"),
    ("₪", "ils"),
    ("USD", "usd"),
    ("AUD", "aud"),
    ("CAD", "cad"),
    ("EUR", "eur"),
    ("GBP", "gbp"),
    ("CHF", "chf"),
    ("JPY", "jpy"),
    ("CNY", "cny"),
    ("RMB", "cny"),
    ("人民币", "cny"),
    ("人民幣", "cny"),
    ("INR", "inr"),
    ("%", "percent"),
    ("百分之", "percent"),
    ("yüzde", "percent"),
    ("Yüzde", "percent"),
];

/// The measure that stands right before a number, and where its sign begins.
pub(crate) fn before(text: &str, start: usize) -> Option<(&'static Measure, usize)> {
    let head = text.get(..start)?.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    let (sign, id) = BEFORE.iter().find(|(sign, _)| head.ends_with(sign))?;
    let from = head.len() - sign.len();
    // A code is no end of a word, and a percent sign behind another number belongs to that one.
    let glued = sign.ends_with(is_alphabetic)
        && sign.is_ascii()
        && head[..from].ends_with(|c: char| is_alphanumeric(c));
    let taken = *sign == "%" && head[..from].trim_end().ends_with(|c: char| c.is_numeric());
    let apart = *sign == "%" && head.len() < start;
    (!glued && !taken && !apart).then(|| measure(id).map(|m| (m, from)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_names_a_measure() {
        for (tags, words) in WORDS {
            for word in words.split_whitespace() {
                let id = word.split_once(':').map(|(id, _)| id);
                assert!(id.and_then(measure).is_some(), "{tags}: {word}");
            }
        }
        for (sign, id) in BEFORE {
            assert!(measure(id).is_some(), "{sign}");
        }
        for id in MEASURES.iter().flat_map(|m| m.may_be) {
            assert!(measure(id).is_some(), "{id}");
        }
    }

    #[test]
    fn measures_are_read_in_many_languages() {
        let check = |lang: &str, text: &str, want: Option<&str>| {
            let start = text.find(char::is_numeric).unwrap();
            let end = text.rfind(char::is_numeric).map(|i| i + text[i..].chars().next().unwrap().len_utf8());
            let got = behind(text, end.unwrap(), lang).or_else(|| before(text, start)).map(|(m, _)| m.id);
            assert_eq!(got, want, "{lang}: {text}");
        };
        check("en", "5 km away", Some("km"));
        check("en", "5 km/h", Some("kmh"));
        check("en", "a 5-year-old", Some("year"));
        check("en", "5 square miles", Some("mile2"));
        check("en", "5 percent", Some("percent"));
        check("en", "5 percentage points", Some("points"));
        check("en", "5%", Some("percent"));
        check("en", "$5", Some("dollar"));
        check("en", "US$5", Some("usd"));
        check("en", "5 US dollars", Some("usd"));
        check("en", "£5", Some("gbp"));
        check("en", "5 people", None);
        check("en", "5 minutemen", None);
        check("de", "5 Prozentpunkte", Some("points"));
        check("de", "5 Jahre alt", Some("year"));
        check("de", "5 Kilometern", Some("km"));
        check("fr", "5 jours", Some("day"));
        check("es", "5 de dólares", Some("dollar"));
        check("pl", "5 złotych", Some("pln"));
        check("ru", "5 км", Some("km"));
        check("ru", "5 процентных пунктов", Some("points"));
        check("uk", "5 гривень", Some("uah"));
        check("zh", "5公里", Some("km"));
        check("zh", "5美元", Some("usd"));
        check("zh", "5周", Some("week"));
        check("zh", "5周日", None);
        check("zh", "5个百分点", Some("points"));
        check("ja", "5時間", Some("hour"));
        check("ja", "5円", Some("jpy"));
        check("ko", "5킬로미터", Some("km"));
        check("ko", "5달러를", Some("dollar"));
        check("ar", "٥ كيلومترات", Some("km"));
        check("he", "5 ק\"מ", Some("km"));
        check("hi", "५ किलोमीटर", Some("km"));
        check("tr", "yüzde 5", Some("percent"));
        check("tr", "%5", Some("percent"));
        check("fr", "5 milles carrés", Some("mile2"));
        check("fa", "5 مایل مربع", Some("mile2"));
        check("es", "5 millas", Some("mile"));
    }
}
