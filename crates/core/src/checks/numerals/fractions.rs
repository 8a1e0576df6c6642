//! Shares in words: half, two thirds, one in five, 五分之一. Their value is a percentage.

use super::{Form, Numeral, Role, words};

/// Words for parts of a whole by language: how many parts, and the beginnings or whole words that say
/// so. An entry that ends in `*` is the beginning of a word. Words that are ordinals too stand only
/// where their form says which is meant ("thirds").
const PARTS: &[(&str, &[(f64, &str)])] = &[
    (
        "en",
        &[
            (2.0, "half halves"),
            (3.0, "thirds"),
            (4.0, "quarter quarters"),
            (5.0, "fifths"),
            (6.0, "sixths"),
            (7.0, "sevenths"),
            (8.0, "eighths"),
            (9.0, "ninths"),
            (10.0, "tenths"),
        ],
    ),
    (
        "de",
        &[
            (2.0, "hälfte"),
            (3.0, "drittel drittels dritteln"),
            (4.0, "viertel viertels vierteln"),
            (5.0, "fünftel fünfteln"),
            (6.0, "sechstel sechsteln"),
            (8.0, "achtel achteln"),
            (10.0, "zehntel zehnteln"),
        ],
    ),
    ("nl", &[(2.0, "helft"), (4.0, "kwart")]),
    (
        "fr",
        &[(2.0, "moitié"), (3.0, "tiers"), (4.0, "quart quarts"), (5.0, "cinquièmes"), (10.0, "dixièmes")],
    ),
    ("es", &[(2.0, "mitad"), (3.0, "tercio tercios"), (4.0, "cuartos"), (5.0, "quintos"), (10.0, "décimas")]),
    ("pt", &[(2.0, "metade"), (3.0, "terço terços"), (4.0, "quartos"), (5.0, "quintos")]),
    ("it", &[(2.0, "metà"), (3.0, "terzi"), (4.0, "quarti"), (5.0, "quinti")]),
    ("pl", &[(2.0, "połow*"), (4.0, "ćwierć ćwierci")]),
    (
        "cs",
        &[
            (2.0, "polovin*"),
            (3.0, "třetin*"),
            (4.0, "čtvrtin*"),
            (5.0, "pětin*"),
            (6.0, "šestin*"),
            (8.0, "osmin*"),
            (10.0, "desetin*"),
        ],
    ),
    ("sk", &[(2.0, "polovic*"), (3.0, "tretin*"), (4.0, "štvrtin*"), (5.0, "pätin*"), (10.0, "desatin*")]),
    ("ru", &[(2.0, "половин*"), (3.0, "треть трети третью третей"), (4.0, "четверть четверти четвертью")]),
    ("uk", &[(2.0, "половин*"), (3.0, "третин*"), (4.0, "чверть чверті чвертю")]),
    ("tr", &[(2.0, "yarısı yarısını yarısının yarısından"), (4.0, "çeyrek çeyreği çeyreğini")]),
    ("ar", &[(2.0, "نصف النصف"), (3.0, "ثلث الثلث ثلثي ثلثا الثلثين"), (4.0, "ربع الربع"), (5.0, "خُمس")]),
    ("fa", &[(2.0, "نیم نیمی نصف"), (4.0, "ربع")]),
    ("he", &[(2.0, "חצי מחצית כמחצית"), (3.0, "שליש שלישים"), (4.0, "רבע רבעים"), (5.0, "חמישית")]),
    ("hi", &[(2.0, "आधा आधे आधी"), (3.0, "तिहाई"), (4.0, "चौथाई")]),
];

/// Words in which Arabic says two parts in one.
const DOUBLE: &[&str] = &["ثلثي", "ثلثا", "الثلثين"];

/// What stands between the count and the whole: one in five, eine von fünf, une sur trois.
const OF: &[(&str, &[&str])] = &[
    ("en", &["in", "in every", "out of", "out of every", "of every"]),
    ("de", &["von", "aus"]),
    ("nl", &["op de", "van de", "op"]),
    ("fr", &["sur"]),
    ("es", &["de cada"]),
    ("pt", &["em cada", "de cada"]),
    ("it", &["su"]),
    ("pl", &["na"]),
    ("cs", &["z", "ze"]),
    ("ru", &["из"]),
    ("uk", &["із", "з", "зі"]),
    ("ar", &["من كل", "من أصل", "من بين كل"]),
    ("fa", &["از هر"]),
    ("he", &["מתוך", "מכל", "מתוך כל"]),
];

/// The same where the whole comes first: 五分之一, 5人に1人, beşte bir.
const OF_WHOLE: &[(&str, &[&str])] = &[
    ("zh", &["分之", "人中有", "人中就有", "个人中有", "个人中就有", "人中"]),
    ("ja", &["分の", "人に", "人のうち", "人中", "社に", "世帯に"]),
    ("ko", &["분의", "명 중", "명중", "가구 중", "명 가운데"]),
    ("tr", &["", "kişiden"]),
    ("hi", &["में से"]),
];

/// The letters with which the words begin, by language.
pub(super) fn first_letters() -> impl Iterator<Item = (&'static str, char)> {
    PARTS.iter().flat_map(|(tag, rows)| {
        rows.iter()
            .flat_map(|(_, words)| words.split(' '))
            .filter_map(|word| word.chars().next())
            .map(move |letter| (*tag, letter))
    })
}

/// How many parts of a whole the word names, and how many of them it says itself; the word is in lower
/// case.
fn part(word: &str, primary: &str) -> Option<(f64, f64)> {
    let (_, rows) = PARTS.iter().find(|(lang, _)| *lang == primary)?;
    let fits = |entry: &str| entry.strip_suffix('*').map_or(word == entry, |stem| word.starts_with(stem));
    let (parts, _) = rows.iter().find(|(_, words)| words.split(' ').any(fits))?;
    Some((*parts, if DOUBLE.contains(&word) { 2.0 } else { 1.0 }))
}

/// The share of a whole that a word names behind the number words read so far: how many parts of how
/// many. Of "three-quarters" the first part counts.
pub(super) fn part_of_whole(word: &str, primary: &str, before: &[f64]) -> Option<(f64, f64)> {
    let counts = |v: f64| (1.0..10.0).contains(&v) && v.fract() == 0.0;
    let several = |word: &str| primary != "en" || word.ends_with('s') || word.ends_with("halves");
    if let Some((parts, own)) = part(word, primary) {
        return match before {
            [] => Some((own, parts)),
            [count] if counts(*count) && *count < parts && (several(word) || *count < 2.0) => {
                Some((*count, parts))
            }
            _ => None,
        };
    }
    let (first, last) = word.split_once('-').filter(|_| before.is_empty())?;
    let count = words::value(first, primary).filter(|v| counts(*v))?;
    let single = |word: &str| {
        (primary == "en" && count < 2.0)
            .then(|| words::value(word, primary).filter(|v| (3.0..=10.0).contains(v)))
            .flatten()
    };
    let parts = part(last, primary)
        .filter(|(parts, _)| *parts > count && (several(last) || count < 2.0))
        .map(|(parts, _)| parts)
        .or_else(|| single(last))?;
    Some((count, parts))
}

/// The share as a percentage, exact and as it is rounded in print.
pub(super) fn percent(count: f64, parts: f64) -> [f64; 3] {
    let exact = 100.0 * count / parts;
    [exact, exact.round(), (exact * 10.0).round() / 10.0]
}

/// Gives two numbers that make a share together ("one in five") the percentage to stand for as well.
pub(super) fn share(text: &str, primary: &str, found: &mut [Numeral]) {
    let row = |table: &'static [(&str, &[&str])]| {
        table.iter().find(|(lang, _)| *lang == primary).map_or(&[][..], |(_, words)| *words)
    };
    let (count_first, whole_first) = (row(OF), row(OF_WHOLE));
    if count_first.is_empty() && whole_first.is_empty() {
        return;
    }
    for i in 1..found.len() {
        let (head, tail) = found.split_at_mut(i);
        let (Some(a), Some(b)) = (head.last_mut(), tail.first_mut()) else { continue };
        let between = text.get(a.end..b.start).unwrap_or("").trim();
        let (count, parts) = if count_first.contains(&between) {
            (a.values[0], b.values[0])
        } else if whole_first.contains(&between) {
            (b.values[0], a.values[0])
        } else {
            continue;
        };
        let counts = |n: &Numeral| n.role == Role::Count && n.form != Form::Clock;
        let whole = |v: f64| v.fract() == 0.0 && (1.0..=1000.0).contains(&v);
        if counts(a) && counts(b) && whole(count) && whole(parts) && count < parts {
            for side in [a, b] {
                side.also.extend(percent(count, parts));
                side.also.push(count / parts);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::numerals;

    #[test]
    fn shares_stand_for_their_percentage() {
        let check = |lang: &str, text: &str, percent: f64| {
            let found = numerals(text, lang);
            assert!(
                found.iter().any(|n| n.values.contains(&percent) || n.also.contains(&percent)),
                "{lang}: {text}: {found:?}"
            );
        };
        check("en", "one in five voters", 20.0);
        check("en", "1 in 5 voters", 20.0);
        check("en", "nine out of ten", 90.0);
        check("en", "two-thirds of them", 67.0);
        check("en", "two thirds of them", 66.7);
        check("en", "a third of them", 33.0);
        check("en", "three quarters of them", 75.0);
        check("en", "three-quarters of them", 75.0);
        check("en", "half of them", 50.0);
        check("de", "zwei Drittel der Wähler", 67.0);
        check("de", "jeder Dritte", 33.0);
        check("de", "eine von fünf Frauen", 20.0);
        check("fr", "une femme sur trois ou deux tiers", 67.0);
        check("fr", "une sur trois", 33.0);
        check("es", "uno de cada cinco", 20.0);
        check("pt", "um em cada cinco", 20.0);
        check("it", "uno su cinque", 20.0);
        check("pl", "jeden na pięciu", 20.0);
        check("cs", "dvě třetiny", 67.0);
        check("ru", "двое из трёх", 67.0);
        check("ru", "две трети", 67.0);
        check("uk", "один із п'яти", 20.0);
        check("uk", "чверть", 25.0);
        check("tr", "beşte biri", 20.0);
        check("ar", "واحد من كل خمسة", 20.0);
        check("ar", "ثلثي السكان", 67.0);
        check("fa", "یک از هر پنج", 20.0);
        check("he", "אחד מתוך חמישה", 20.0);
        check("hi", "पांच में से एक", 20.0);
        check("zh", "五分之一", 20.0);
        check("zh", "三分之二", 67.0);
        check("ja", "5人に1人", 20.0);
        check("ja", "3分の2", 67.0);
        check("ko", "5명 중 1명", 20.0);
    }

    #[test]
    fn what_is_no_share_stands_for_itself() {
        let check = |lang: &str, text: &str, want: &[f64]| {
            let got: Vec<f64> = numerals(text, lang).iter().map(|n| n.values[0]).collect();
            assert_eq!(got, want, "{lang}: {text}");
        };
        check("en", "the third quarter", &[3.0, 25.0]);
        check("en", "a twelve-second scene", &[12.0]);
        check("en", "the first half", &[50.0]);
        check("en", "a top-four finish", &[4.0]);
        check("en", "five in 2019", &[5.0, 2019.0]);
    }
}
