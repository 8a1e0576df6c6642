//! Every number of the target against those of the source, by value.

use crate::chars::{is_alphabetic, is_alphanumeric};
use crate::finding::{Finding, Severity};

use super::numerals::{Form, Numeral, Role, is_month, knows_months, knows_words};
use super::values::{Compared, Hold, Quantity, SegmentFacts};
use super::{finding, source_span, target_span};
use crate::summary::terms::is_spaceless;

/// A number of the source, and where it stands.
type Known<'a> = (&'a SegmentFacts<'a>, &'a Quantity);

pub(super) fn check(c: &Compared<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = c
        .own
        .quantities
        .iter()
        .filter(|q| matches!(q.numeral.role, Role::Count | Role::Hour))
        .filter_map(|q| if q.numeral.form == Form::Words { in_words(c, q) } else { in_digits(c, q) })
        .collect();
    if findings.is_empty() && !c.is_summary {
        findings.extend(traded(c).or_else(|| missing(c)));
    }
    findings
}

/// A number in words is accused only where the evidence has another one in its place: "one" and its
/// like are rarely a count, and a summary may count what the article lists.
fn in_words(c: &Compared<'_>, own: &Quantity) -> Option<Finding> {
    let (facts, other, hold) = c.opposite_number(own)?;
    let counts = |q: &Quantity| q.value() >= 1.0 && q.numeral.role == Role::Count;
    let needed = if is_in(c, own, c.all_numbers()) { Hold::Sure } else { Hold::Firm };
    if hold < needed
        || !counts(own)
        || !counts(other)
        || same(&own.numeral, &other.numeral)
        || said_elsewhere(c, facts, other)
    {
        return None;
    }
    if own.value() < 2.0 && other.value() < 2.0 {
        return None;
    }
    Some(in_place(c, own, (facts, other)))
}

fn in_digits(c: &Compared<'_>, own: &Quantity) -> Option<Finding> {
    let source_language = &c.facts.language;
    let near = is_in(c, own, c.near_numbers());
    if is_exempt(c.text, &own.numeral, source_language) {
        return None;
    }
    // What the evidence has in this place, where the text does not say it elsewhere.
    let opposite = c.opposite_number(own).filter(|(facts, other, _)| {
        !same(&own.numeral, &other.numeral)
            && !is_rounded(c, own, &other.numeral)
            && !said_elsewhere(c, facts, other)
            && other.numeral.role != Role::Month
            && !equivalent(own, other)
    });
    let near = near || is_spaced_apart(c, own);
    let elsewhere = near || (c.is_summary && is_in(c, own, c.all_numbers()));
    let doubtful = c.is_summary && derived(c, &own.numeral);
    // A month in digits that the article has elsewhere is the date's to question.
    let inside = |(start, end): (usize, usize)| start <= own.numeral.start && own.numeral.end <= end;
    if elsewhere && c.own.dates.iter().any(|d| inside(d.named)) {
        return None;
    }
    let needed = if elsewhere || doubtful { Hold::Sure } else { Hold::Firm };
    if let Some((facts, other, hold)) = opposite
        && hold >= needed
        && (!is_score(c.text, &own.numeral) || is_verbatim(c, own))
        && !is_spaced_apart(c, own)
    {
        return Some(in_place(c, own, (facts, other)));
    }
    // The day of a date that the article has another of: the date's to say.
    let dated = c.own.dates.iter().any(|d| inside((d.start, d.end)));
    if near || (dated && elsewhere) {
        return None;
    }
    let named = (!c.same_language() && is_named(c.text, &own.numeral))
        || (!c.is_summary && dated && fills_in(c, &own.numeral));
    let (severity, message) = if elsewhere {
        (Severity::Minor, "This number stands elsewhere in the article, not in the evidence.")
    } else if doubtful {
        (Severity::Minor, "This number is not in the article; it may have been worked out from it.")
    } else if named {
        (Severity::Minor, "This number is not in the source, where it may be part of a name or known.")
    } else if converted(own, c.near_numbers()) {
        (Severity::Minor, "This number is not in the source; it may have been converted to another unit.")
    } else if !knows_words(source_language.primary()) && own.value() <= 100.0 {
        (Severity::Minor, "This number is not found in the source, which may write it as a word.")
    } else {
        (Severity::Major, "This number is not in the source.")
    };
    let mut found = finding("number", severity, message);
    found.target = target_span(c.text, own.numeral.start, own.numeral.end);
    if let Some((facts, other)) = instead(c, own) {
        point_at(&mut found, facts, other);
    }
    Some(found)
}

/// Whether the text is a sentence of the evidence but for this number and little else.
fn is_verbatim(c: &Compared<'_>, own: &Quantity) -> bool {
    c.opposite(own.numeral.start).is_some_and(|o| o.hold == Hold::Sure && o.share >= 0.85)
}

/// The finding of a number that the evidence has another one for.
fn in_place(c: &Compared<'_>, own: &Quantity, (facts, other): Known<'_>) -> Finding {
    let mut found = finding("number", Severity::Major, "The source has another number in this place.");
    found.target = target_span(c.text, own.numeral.start, own.numeral.end);
    point_at(&mut found, facts, other);
    if c.same_language() {
        found.suggestion = found.source.as_ref().map(|s| s.text.clone());
    }
    found
}

fn point_at(found: &mut Finding, facts: &SegmentFacts<'_>, other: &Quantity) {
    found.source = source_span(facts.segment, other.numeral.start, other.numeral.end);
    found.suggestion = found.source.as_ref().filter(|s| is_portable(&s.text)).map(|s| s.text.clone());
}

/// Whether the text says this number of the evidence as often as the evidence does, so that it was
/// not replaced.
fn said_elsewhere(c: &Compared<'_>, facts: &SegmentFacts<'_>, other: &Quantity) -> bool {
    let count = |list: &[Quantity]| list.iter().filter(|q| same(&q.numeral, &other.numeral)).count();
    count(&c.own.quantities) >= count(&facts.side.quantities)
}

fn is_in<'k>(c: &Compared<'_>, own: &Quantity, known: impl Iterator<Item = Known<'k>>) -> bool {
    if own.numeral.form == Form::Clock {
        let known: Vec<Known<'_>> = known.collect();
        return parts_known(&own.numeral, known.iter().map(|(_, q)| &q.numeral));
    }
    // "2.0" is no way of writing two.
    let exact = c.text[own.numeral.start..own.numeral.end].contains(['.', ','])
        && own.value().fract() == 0.0
        && own.value() < 100.0
        && own.numeral.role == Role::Count;
    known.filter(|(_, k)| !exact || k.numeral.form != Form::Words).any(|(_, k)| {
        same(&own.numeral, &k.numeral)
            || equivalent(own, k)
            || (c.is_summary && is_rounded(c, own, &k.numeral))
    })
}

/// Whether one side only puts a space into the digits of the other: "3, 500" for 3,500.
fn is_spaced_apart(c: &Compared<'_>, own: &Quantity) -> bool {
    let digits = |t: &str| t.chars().filter(|c| c.is_numeric()).collect::<String>();
    // The digits of two neighbours, the first of which is the number or the second.
    let joined = |text: &str, list: &[Quantity]| -> Vec<(usize, usize, String)> {
        let pairs = list.windows(2).filter_map(|w| {
            let between = text.get(w[0].numeral.end..w[1].numeral.start)?;
            let spaced = matches!(between, ", " | ". " | " ." | " ," | " , " | " . ");
            let (a, b) = (
                text.get(w[0].numeral.start..w[0].numeral.end)?,
                text.get(w[1].numeral.start..w[1].numeral.end)?,
            );
            spaced.then(|| (w[0].numeral.start, w[1].numeral.start, digits(a) + &digits(b)))
        });
        pairs.collect()
    };
    let written =
        |text: &str, q: &Quantity| text.get(q.numeral.start..q.numeral.end).map(digits).unwrap_or_default();
    let mine = written(c.text, own);
    let apart = joined(c.text, &c.own.quantities);
    c.near.iter().any(|f| {
        let text = f.segment.text.as_str();
        joined(text, &f.side.quantities).iter().any(|(_, _, joined)| *joined == mine)
            || apart
                .iter()
                .filter(|(a, b, _)| [*a, *b].contains(&own.numeral.start))
                .any(|(_, _, joined)| f.side.quantities.iter().any(|q| written(text, q) == *joined))
    })
}

/// Whether both are one quantity in two units: 5 km and 5000 m, a year and twelve months.
fn equivalent(own: &Quantity, other: &Quantity) -> bool {
    let (Some(a), Some(b)) = (own.measure, other.measure) else { return false };
    a.id != b.id
        && a.in_terms_of(b).is_some_and(|factor| {
            // "A year and a half" is read as a year that may have its half behind it.
            let halves = own.numeral.also.iter().find(|v| equal(**v, own.value() + 0.5));
            std::iter::once(own.value()).chain(halves.copied()).any(|value| {
                let ratio = value * factor / other.value();
                (ratio - 1.0).abs() < 0.005
            })
        })
}

/// A number in digits that only words of the source could excuse, where a number in digits of the
/// source is lost, as many standing on both sides.
fn traded(c: &Compared<'_>) -> Option<Finding> {
    let counts = |q: &Quantity| q.numeral.form == Form::Digits && q.numeral.role == Role::Count;
    let own: Vec<&Quantity> = c.own.quantities.iter().filter(|q| counts(q)).collect();
    let theirs: Vec<Known<'_>> = c.near_numbers().filter(|(_, q)| counts(q)).collect();
    if own.len() != theirs.len() {
        return None;
    }
    let excused = |a: &Quantity, b: &Quantity| {
        same(&a.numeral, &b.numeral)
            || same(&b.numeral, &a.numeral)
            || equivalent(a, b)
            || converted(a, std::iter::once((theirs[0].0, b)))
    };
    let stray = |q: &&&Quantity| !theirs.iter().any(|(_, k)| excused(q, k));
    let lost = |k: &&Known<'_>| !c.own.quantities.iter().any(|q| excused(q, k.1));
    let (mut strays, mut gone) = (own.iter().filter(stray), theirs.iter().filter(lost));
    let (one, other) = (strays.next()?, gone.next()?);
    if strays.next().is_some() || gone.next().is_some() {
        return None;
    }
    let mut found = finding("number", Severity::Minor, "The source has another number in this place.");
    found.target = target_span(c.text, one.numeral.start, one.numeral.end);
    point_at(&mut found, other.0, other.1);
    Some(found)
}

/// A number in digits that the source has and the target does not.
fn missing(c: &Compared<'_>) -> Option<Finding> {
    let (facts, lost) = c.near_numbers().find(|(facts, k)| {
        let sure = k.numeral.form == Form::Digits && k.value() > SMALL;
        // A digit inside a word or a code is no quantity.
        let inside = facts.segment.text[..k.numeral.start].ends_with(|c: char| is_alphabetic(c) || c == '-');
        sure && !inside
            && !c.own.quantities.iter().any(|o| {
                same(&o.numeral, &k.numeral)
                    || same(&k.numeral, &o.numeral)
                    || equivalent(o, k)
                    || parts_known(&k.numeral, std::iter::once(&o.numeral))
            })
            && !c.own.quantities.iter().any(|o| converted(o, std::iter::once((*facts, *k))))
    })?;
    // Where every number of the target is one of the source's, this one was not written otherwise.
    let all_known =
        c.own.quantities.iter().all(|o| {
            c.near_numbers().any(|(_, k)| same(&o.numeral, &k.numeral) || same(&k.numeral, &o.numeral))
        });
    let round = significant(lost.value()) == 1 && lost.value() >= 1e3;
    let severity = if all_known && !round { Severity::Major } else { Severity::Minor };
    let mut found = finding("number", severity, "This number of the source is missing in the target.");
    found.source = source_span(facts.segment, lost.numeral.start, lost.numeral.end);
    Some(found)
}

/// Numbers up to this one are often written as a word or not at all.
const SMALL: f64 = 12.0;

/// Numbers that a writer adds up or knows: the score of a match, a sum of two numbers of one
/// sentence, and the year where the article names none.
fn derived(c: &Compared<'_>, numeral: &Numeral) -> bool {
    let sum = c.near.iter().any(|f| {
        let counts =
            || f.side.quantities.iter().filter(|q| q.numeral.role == Role::Count && q.value() >= 1.0);
        counts().enumerate().any(|(i, a)| {
            counts().skip(i + 1).any(|b| {
                a.measure.map(|m| m.id) == b.measure.map(|m| m.id)
                    && equal(a.value() + b.value(), numeral.values[0])
            })
        })
    });
    sum || is_score(c.text, numeral) || fills_in(c, numeral)
}

/// Whether the number is half of the score of a match: 4-1.
fn is_score(text: &str, numeral: &Numeral) -> bool {
    let dash = |c: char| matches!(c, '-' | '–' | ':');
    let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    let (before, after) = (&text[..numeral.start], &text[numeral.end..]);
    numeral.values[0] <= 20.0
        && ((before.ends_with(dash) && digit(before.trim_end_matches(dash).chars().next_back()))
            || (after.starts_with(dash) && digit(after.trim_start_matches(dash).chars().next())))
}

/// Whether the number is part of a name or of the round of a match, which another language may say
/// without it: COVID-19, the last 16, a top-4 finish.
fn is_named(text: &str, numeral: &Numeral) -> bool {
    let before = &text[..numeral.start];
    // Prepositions of one letter are written so in Hebrew: כ-24.
    let hyphened = before.strip_suffix(['-', '‑']).is_some_and(|b| {
        let letters = b.chars().rev().take_while(|c| is_alphabetic(*c) && !is_spaceless(*c));
        letters.count() >= 2
    });
    let lower = before.trim_end().to_lowercase();
    hyphened || [" last", " top", "round of"].iter().any(|w| lower.ends_with(w))
}

/// The disease that every language has its own short word for.
const PANDEMIC: &[&str] =
    &["covid", "ковид", "ковід", "كوفيد", "کووید", "קוביד", "코로나", "कोविड", "新冠", "コロナ"];

/// Whether it is the number in the name of the disease.
fn is_pandemic(text: &str, numeral: &Numeral) -> bool {
    let lower = text[..numeral.start].trim_end_matches(['-', '‑', ' ', '–']).to_lowercase();
    equal(numeral.values[0], 19.0) && PANDEMIC.iter().any(|name| lower.ends_with(name))
}

/// Whether the number is a year beside a date of a source that names no year: an editor's service.
fn fills_in(c: &Compared<'_>, numeral: &Numeral) -> bool {
    is_year(numeral) && !c.near_numbers().any(|(_, k)| is_year(&k.numeral))
}

fn is_year(n: &Numeral) -> bool {
    (1900.0..2100.0).contains(&n.values[0]) && n.end - n.start == 4
}

/// Digits alone read the same in every language.
fn is_portable(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether two values are the same but for how they were worked out.
pub(super) fn equal(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(b.abs())
}

pub(super) fn same(own: &Numeral, source: &Numeral) -> bool {
    // Times and dates are the same only as a whole.
    let whole = |n: &Numeral| n.form == Form::Clock || n.values.len() > 2;
    if whole(own) && whole(source) {
        return parts_known(own, std::iter::once(source)) && parts_known(source, std::iter::once(own));
    }
    let by_hour = own.role == Role::Hour;
    own.values.iter().any(|v| source.values.iter().chain(&source.also).any(|s| equal(*v, *s)))
        || own.also.iter().any(|v| {
            (source.form != Form::Words || by_hour) && source.values.first().is_some_and(|s| equal(*v, *s))
        })
}

/// A time of day (or a score, or a ratio) is known when each of its runs of digits is.
fn parts_known<'k>(own: &Numeral, known: impl Iterator<Item = &'k Numeral> + Clone) -> bool {
    own.values.iter().enumerate().all(|(i, v)| {
        // Full hours lose their minutes, and twelve-hour clocks their twelve.
        (i > 0 && *v == 0.0)
            || known.clone().any(|k| {
                k.values
                    .iter()
                    .chain(&k.also)
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

/// Whether the text says or shows that its number is round, and the other is the exact one.
fn is_rounded(c: &Compared<'_>, own: &Quantity, exact: &Numeral) -> bool {
    if !c.is_summary {
        return false;
    }
    let (text, value) = (c.text, own.value());
    // Years are not rounded.
    let year = |v: f64| v.fract() == 0.0 && (1500.0..2200.0).contains(&v);
    if own.measure.is_none() && year(value) && exact.values.first().is_some_and(|v| year(*v)) {
        return false;
    }
    let before = &text[..own.numeral.start];
    let said = before.split_whitespace().rev().take(3).any(|word| {
        let word = word.trim_matches(|c: char| !is_alphanumeric(c)).to_lowercase();
        ABOUT.contains(&word.as_str())
    }) || ABOUT.iter().any(|a| !a.is_ascii() && before.trim_end().ends_with(a));
    let written = &text[own.numeral.start..own.numeral.end];
    // "28 million" or "28,000" show that they are round; "120" does not.
    let plain = written.contains(is_alphabetic) || (value >= 1000.0 && value % 100.0 == 0.0);
    if !said && !plain {
        return false;
    }
    let steps = significant(value);
    let unit = exponent(value) / 10_f64.powi(steps - 1);
    exact.values.iter().any(|&exact| {
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
fn instead<'k>(c: &'k Compared<'_>, own: &Quantity) -> Option<Known<'k>> {
    let year = |n: &Numeral| (1000.0..2200.0).contains(&n.values[0]) && n.values[0].fract() == 0.0;
    let mut left = c.near_numbers().filter(|(facts, k)| {
        let alike = match (own.measure, k.measure) {
            (Some(a), Some(b)) => a.agrees(b),
            (a, b) => a.is_none() == b.is_none(),
        };
        k.numeral.form == own.numeral.form
            && alike
            && year(&k.numeral) == year(&own.numeral)
            && !said_elsewhere(c, facts, k)
    });
    let first = left.next()?;
    // The same number standing there twice is still one number.
    left.all(|(_, k)| k.numeral.values == first.1.numeral.values).then_some(first)
}

/// Numbers that state nothing: the mark of a list item ("3." or "3)" at the start) or of a note
/// ("[3]"), what an engine says of its own answer ("in 66 words:"), and months where their names
/// in the source cannot be read.
fn is_exempt(text: &str, numeral: &Numeral, source_language: &crate::lang::LangTag) -> bool {
    let (before, after) = (text[..numeral.start].trim(), &text[numeral.end..]);
    // Behind the mark of an item a sentence begins; "17. yüzyıl" is the seventeenth century.
    let list = before.is_empty()
        && after.strip_prefix(['.', ')']).is_some_and(|r| {
            r.is_empty() || r.starts_with(' ') && !r.trim_start().starts_with(char::is_lowercase)
        });
    let note = before.ends_with('[') && after.starts_with(']');
    let preamble = after.trim_start().starts_with("words") && numeral.end < 120;
    let month = is_month(after) && !knows_months(source_language.primary());
    list || note || preamble || month || is_pandemic(text, numeral)
}

/// Whether the number is one of the source in another unit, to within the rounding that such
/// conversions get.
fn converted<'k>(own: &Quantity, mut known: impl Iterator<Item = Known<'k>>) -> bool {
    known.any(|(_, k)| {
        let (Some(a), Some(b)) = (own.measure, k.measure) else { return false };
        a.id != b.id
            && a.in_terms_of(b).is_some_and(|factor| (own.value() * factor / k.value() - 1.0).abs() < 0.03)
    })
}
