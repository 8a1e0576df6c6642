//! Every number of the target against those of the source, by value.

use std::cell::LazyCell;

use crate::article::Segment;
use crate::finding::{Finding, Severity};
use crate::lang::LangTag;

use super::numerals::{Form, Numeral, is_month, knows_months, knows_words, numerals};
use super::{PointInput, TargetInput, finding, source_span, target_span};

/// A number of the source, and where it stands.
struct Known<'a> {
    segment: &'a Segment,
    numeral: Numeral,
}

fn known<'a>(segments: &[&'a Segment], language: &LangTag) -> Vec<Known<'a>> {
    segments
        .iter()
        .flat_map(|segment| {
            numerals(&segment.text, language.primary())
                .into_iter()
                .map(move |numeral| Known { segment, numeral })
        })
        .collect()
}

pub(super) fn check_point(input: &PointInput<'_>) -> Vec<Finding> {
    let own = numerals(input.text, input.language.primary());
    if own.iter().all(|n| n.form == Form::Words) || input.evidence.is_empty() {
        return Vec::new();
    }
    let evidence = known(input.evidence, input.article_language);
    let article = || known(input.article, input.article_language);
    let rounding = Rounding::Allowed { text: input.text };
    compare(input.text, &own, &evidence, article, input.article_language, rounding)
}

pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    let own = numerals(input.text, input.language.primary());
    let source = known(&[input.source], input.source_language);
    let mut findings = compare(input.text, &own, &source, Vec::new, input.source_language, Rounding::Never);
    if findings.is_empty() {
        findings.extend(missing(input, &own, &source));
    }
    findings
}

/// A number in digits that the source has and the target does not.
fn missing(input: &TargetInput<'_>, own: &[Numeral], source: &[Known<'_>]) -> Option<Finding> {
    let lost = source.iter().find(|k| {
        let sure = k.numeral.form == Form::Digits && k.numeral.values[0] > SMALL;
        // A digit inside a word or a code is no quantity.
        let inside = k.segment.text[..k.numeral.start].ends_with(|c: char| c.is_alphabetic() || c == '-');
        sure && !inside
            && !own.iter().any(|o| {
                same(o, &k.numeral)
                    || same(&k.numeral, o)
                    || parts_known(&k.numeral, &[Known { segment: k.segment, numeral: o.clone() }])
            })
            && !own.iter().any(|o| converted(input.text, o, std::slice::from_ref(k)))
    })?;
    let mut found = finding("number", Severity::Minor, "This number of the source is missing in the target.");
    found.source = source_span(lost.segment, lost.numeral.start, lost.numeral.end);
    Some(found)
}

/// Numbers up to this one are often written as a word or not at all.
const SMALL: f64 = 12.0;

/// Whether a number may stand for a more exact one.
#[derive(Clone, Copy)]
enum Rounding<'a> {
    /// In a summary, where it is said or plain to see.
    Allowed { text: &'a str },
    /// In a translation.
    Never,
}

fn compare<'a>(
    text: &str,
    own: &[Numeral],
    near: &[Known<'_>],
    far: impl FnOnce() -> Vec<Known<'a>>,
    source_language: &LangTag,
    rounding: Rounding<'_>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let far = LazyCell::new(far);
    for numeral in own.iter().filter(|n| n.form != Form::Words) {
        let is_in = |known: &[Known<'_>]| {
            if numeral.form == Form::Clock {
                return parts_known(numeral, known);
            }
            known.iter().any(|k| same(numeral, &k.numeral)) || rounded(numeral, known, rounding)
        };
        if is_in(near) || is_exempt(text, numeral, source_language) {
            continue;
        }
        let mut found = if is_in(&far) {
            finding(
                "number",
                Severity::Minor,
                "This number stands elsewhere in the article, not in the evidence.",
            )
        } else if matches!(rounding, Rounding::Allowed { .. }) && derived(text, numeral, near) {
            finding(
                "number",
                Severity::Minor,
                "This number is not in the article; it may have been worked out from it.",
            )
        } else if converted(text, numeral, near) {
            finding(
                "number",
                Severity::Minor,
                "This number is not in the source; it may have been converted to another unit.",
            )
        } else if !knows_words(source_language.primary()) && numeral.values[0] <= 100.0 {
            finding(
                "number",
                Severity::Minor,
                "This number is not found in the source, which may write it as a word.",
            )
        } else {
            finding("number", Severity::Major, "This number is not in the source.")
        };
        found.target = target_span(text, numeral.start, numeral.end);
        if let Some(k) = instead(numeral, own, near) {
            found.source = source_span(k.segment, k.numeral.start, k.numeral.end);
            found.suggestion = found.source.as_ref().filter(|s| is_portable(&s.text)).map(|s| s.text.clone());
        }
        findings.push(found);
    }
    findings
}

/// Numbers that a writer adds up or knows: the score of a match, and the year where the article
/// names none.
fn derived(text: &str, numeral: &Numeral, near: &[Known<'_>]) -> bool {
    let year = |n: &Numeral| (1900.0..2100.0).contains(&n.values[0]) && n.end - n.start == 4;
    let dash = |c: char| matches!(c, '-' | '–' | ':');
    let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    let (before, after) = (&text[..numeral.start], &text[numeral.end..]);
    let score = numeral.values[0] <= 20.0
        && ((before.ends_with(dash) && digit(before.trim_end_matches(dash).chars().next_back()))
            || (after.starts_with(dash) && digit(after.trim_start_matches(dash).chars().next())));
    score || (year(numeral) && !near.iter().any(|k| year(&k.numeral)))
}

/// Digits alone read the same in every language.
fn is_portable(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

fn equal(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(b.abs())
}

fn same(own: &Numeral, source: &Numeral) -> bool {
    own.values.iter().any(|v| source.values.iter().chain(&source.also).any(|s| equal(*v, *s)))
        || own
            .also
            .iter()
            .any(|v| source.form != Form::Words && source.values.first().is_some_and(|s| equal(*v, *s)))
}

/// A time of day (or a score, or a ratio) is known when each of its runs of digits is.
fn parts_known(own: &Numeral, known: &[Known<'_>]) -> bool {
    own.values.iter().enumerate().all(|(i, v)| {
        // Full hours lose their minutes, and twelve-hour clocks their twelve.
        (i > 0 && *v == 0.0)
            || known.iter().any(|k| {
                k.numeral
                    .values
                    .iter()
                    .chain(&k.numeral.also)
                    .any(|s| equal(*v, *s) || (i == 0 && (equal(*v, s + 12.0) || equal(v + 12.0, *s))))
            })
    })
}

/// Words that announce a round number, in the languages most articles are in.
const ABOUT: &[&str] = &[
    "about",
    "around",
    "nearly",
    "almost",
    "some",
    "roughly",
    "approximately",
    "over",
    "than",
    "under",
    "least",
    "most",
    "estimated",
    "close",
    "rund",
    "etwa",
    "fast",
    "knapp",
    "über",
    "ungefähr",
    "circa",
    "ca",
    "mehr",
    "als",
    "environ",
    "près",
    "presque",
    "plus",
    "quelque",
    "unos",
    "unas",
    "casi",
    "más",
    "cerca",
    "alrededor",
    "quase",
    "mais",
    "quasi",
    "circa",
    "oltre",
    "più",
    "ongeveer",
    "bijna",
    "ruim",
    "meer",
    "około",
    "prawie",
    "ponad",
    "asi",
    "téměř",
    "přes",
    "около",
    "почти",
    "более",
    "свыше",
    "порядка",
    "примерно",
    "майже",
    "понад",
    "близько",
    "yaklaşık",
    "حوالي",
    "نحو",
    "约",
    "近",
    "超过",
    "約",
    "以上",
    "약",
    "लगभग",
    "करीब",
];

fn rounded(own: &Numeral, known: &[Known<'_>], rounding: Rounding<'_>) -> bool {
    let Rounding::Allowed { text } = rounding else { return false };
    let value = own.values[0];
    let before = &text[..own.start];
    let said = before.split_whitespace().rev().take(3).any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        ABOUT.contains(&word.as_str())
    }) || ABOUT.iter().any(|a| !a.is_ascii() && before.trim_end().ends_with(a));
    let written = &text[own.start..own.end];
    // "28 million" or "28,000" show that they are round; "120" does not.
    let plain = written.contains(char::is_alphabetic) || (value >= 1000.0 && value % 100.0 == 0.0);
    if !said && !plain {
        return false;
    }
    let steps = significant(value);
    known.iter().flat_map(|k| &k.numeral.values).any(|&exact| {
        let unit = exponent(value) / 10_f64.powi(steps - 1);
        significant(exact) > steps && (exact - value).abs() < if said { unit } else { unit * 0.5 + 1e-9 }
    })
}

/// The power of ten of the first digit.
fn exponent(value: f64) -> f64 {
    let (mut power, value) = (1.0, value.abs());
    while value >= power * 10.0 && power < 1e18 {
        power *= 10.0;
    }
    while value < power && power > 1e-6 && value > 0.0 {
        power /= 10.0;
    }
    power
}

/// How many digits the number shows before only zeros follow, 1 to 15.
fn significant(value: f64) -> i32 {
    if value == 0.0 {
        return 1;
    }
    let shown = value.abs() / exponent(value);
    (1..15)
        .find(|&n| {
            let scaled = shown * 10_f64.powi(n - 1);
            (scaled - scaled.round()).abs() < 1e-6 * scaled
        })
        .unwrap_or(15)
}

/// The one number of the source that this one may have been: the only one of its kind that the
/// target does not have.
fn instead<'k, 'a>(numeral: &Numeral, own: &[Numeral], near: &'k [Known<'a>]) -> Option<&'k Known<'a>> {
    let year = |n: &Numeral| (1000.0..2200.0).contains(&n.values[0]) && n.values[0].fract() == 0.0;
    let mut left = near.iter().filter(|k| {
        k.numeral.form == numeral.form
            && k.numeral.percent == numeral.percent
            && year(&k.numeral) == year(numeral)
            && !own.iter().any(|o| same(o, &k.numeral))
    });
    let first = left.next()?;
    // The same number standing there twice is still one number.
    left.all(|k| k.numeral.values == first.numeral.values).then_some(first)
}

/// Numbers that state nothing: the mark of a list item ("3." or "3)" at the start) or of a note
/// ("[3]"), what an engine says of its own answer ("in 66 words:"), and months where their names
/// in the source cannot be read.
fn is_exempt(text: &str, numeral: &Numeral, source_language: &LangTag) -> bool {
    let (before, after) = (text[..numeral.start].trim(), &text[numeral.end..]);
    let list = before.is_empty()
        && after.strip_prefix(['.', ')']).is_some_and(|r| r.is_empty() || r.starts_with(' '));
    let note = before.ends_with('[') && after.starts_with(']');
    let preamble = after.trim_start().starts_with("words") && numeral.end < 120;
    let month = is_month(after) && !knows_months(source_language.primary());
    list || note || preamble || month
}

/// Metres in a yard, kilometres in a mile and so on.
const CONVERSIONS: [f64; 9] = [1.609_34, 0.453_59, 0.304_8, 2.54, 0.914_4, 0.404_69, 3.785_4, 28.35, 1.852];

/// Beginnings of the units that translators convert, as they stand behind a number.
const UNITS: &[&str] = &[
    "mile",
    "mph",
    "pound",
    "lb",
    "feet",
    "foot",
    "ft",
    "inch",
    "yard",
    "acre",
    "gallon",
    "ounce",
    "oz",
    "knot",
    "kilo",
    "km",
    "kg",
    "m ",
    "cm",
    "met",
    "mèt",
    "hect",
    "lit",
    "gram",
    "км",
    "кг",
    "мет",
    "миль",
    "кило",
    "кіло",
    "фут",
    "фунт",
    "дюйм",
    "公里",
    "千米",
    "公斤",
    "英里",
    "英尺",
    "米",
    "磅",
    "キロ",
    "マイル",
    "メートル",
    "ポンド",
    "フィート",
    "킬로",
    "마일",
    "미터",
    "ק\"מ",
    "ק״מ",
    "קיל",
    "מייל",
    "كيلو",
    "كم",
    "ميل",
    "کیلو",
    "مایل",
    "مایل",
    "किलो",
    "मील",
    "mil ",
    "meil",
];

fn has_unit(text: &str, end: usize) -> bool {
    let behind: String = text[end..]
        .trim_start_matches([' ', '\u{a0}', '\u{202f}', '-', '\''])
        .chars()
        .take(6)
        .flat_map(char::to_lowercase)
        .collect();
    UNITS.iter().any(|unit| behind.starts_with(unit))
}

/// Whether the number is one of the source in another unit, to within the rounding that such
/// conversions get.
fn converted(text: &str, own: &Numeral, known: &[Known<'_>]) -> bool {
    let value = own.values[0];
    known.iter().any(|k| {
        let ratio = value / k.numeral.values[0];
        let fits =
            CONVERSIONS.iter().any(|c| (ratio / c - 1.0).abs() < 0.03 || (ratio * c - 1.0).abs() < 0.03);
        fits && has_unit(text, own.end) && has_unit(&k.segment.text, k.numeral.end)
    })
}
