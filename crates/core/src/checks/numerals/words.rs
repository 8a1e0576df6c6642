//! Small numbers written as words.
//!
//! They are read so that a "14" is not called wrong where the source says "fourteen"; they are never
//! themselves accused, for "one" and its like are rarely a count.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::word_lists::{WORDS, Words};

/// The words of a language, ready to be looked up.
struct Table {
    languages: &'static [&'static str],
    joiners: &'static [&'static str],
    exact: HashMap<&'static str, f64>,
    /// Entries that any ending may follow, without their `*`.
    begun: HashMap<char, Vec<(&'static str, f64)>>,
    /// The exact ones of two letters and more, longest first.
    pieces: HashMap<char, Vec<(&'static str, f64)>>,
    /// The letters that an entry begins with, sorted: most words of a text begin with another.
    firsts: Vec<char>,
}

static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| WORDS.iter().map(Table::new).collect());

impl Table {
    fn new(words: &Words) -> Self {
        let units = words.units.split(' ').enumerate().map(|(i, w)| (w, i as f64));
        let tens = words.tens.split(' ').enumerate().map(|(i, w)| (w, (i + 2) as f64 * 10.0));
        let entries = units
            .chain(tens)
            .flat_map(|(variants, value)| variants.split('/').map(move |v| (v, value)))
            .chain(words.more.iter().copied())
            .filter(|(w, _)| !w.is_empty());
        let mut exact = HashMap::new();
        let mut begun: HashMap<char, Vec<(&'static str, f64)>> = HashMap::new();
        let mut pieces: HashMap<char, Vec<(&'static str, f64)>> = HashMap::new();
        for (entry, value) in entries {
            let Some(first) = entry.chars().next() else { continue };
            if let Some(stem) = entry.strip_suffix('*') {
                begun.entry(first).or_default().push((stem, value));
            } else {
                exact.entry(entry).or_insert(value);
                if entry.chars().count() > 1 {
                    pieces.entry(first).or_default().push((entry, value));
                }
            }
        }
        for list in pieces.values_mut() {
            list.sort_by_key(|(entry, _)| std::cmp::Reverse(entry.len()));
        }
        let mut firsts: Vec<char> = exact
            .keys()
            .filter_map(|entry: &&str| entry.chars().next())
            .chain(begun.keys().copied())
            .collect();
        firsts.sort_unstable();
        firsts.dedup();
        Self { languages: words.languages, joiners: words.joiners, exact, begun, pieces, firsts }
    }
}

fn table(primary: &str) -> Option<&'static Table> {
    TABLES.iter().find(|t| t.languages.contains(&primary))
}

/// The letters, small, with which number words, parts of a whole and months of the language begin, in
/// order: most words need not be looked at any further.
pub(super) fn first_letters(primary: &str) -> &'static [char] {
    static LETTERS: LazyLock<HashMap<&'static str, Vec<char>>> = LazyLock::new(|| {
        let mut letters: HashMap<&'static str, Vec<char>> = HashMap::new();
        for table in TABLES.iter() {
            let own = table.exact.keys().filter_map(|w| w.chars().next()).chain(table.begun.keys().copied());
            for tag in table.languages {
                letters.entry(tag).or_default().extend(own.clone());
            }
        }
        for (tag, letter) in super::months::first_letters().chain(super::fractions::first_letters()) {
            letters.entry(tag).or_default().push(letter);
        }
        for list in letters.values_mut() {
            list.sort_unstable();
            list.dedup();
        }
        letters
    });
    LETTERS.get(primary).map_or(&[][..], Vec::as_slice)
}

/// Whether the number words of the language are known here.
pub(super) fn known(primary: &str) -> bool {
    matches!(primary, "zh" | "ja" | "ko" | "yue") || WORDS.iter().any(|w| w.languages.contains(&primary))
}

/// The number that a word is, in lower case; compounds (`einundzwanzig`, `twenty-one`) are taken
/// apart.
pub(super) fn value(word: &str, primary: &str) -> Option<f64> {
    let table = table(primary)?;
    // An ending or a part behind a number word never comes first.
    table.firsts.binary_search(&word.chars().next()?).ok()?;
    if let Some(value) = table.exact.get(word) {
        return Some(*value);
    }
    // Persian ordinals: seventeen and a letter.
    if primary == "fa"
        && let Some(value) = word.strip_suffix('م').and_then(|cardinal| table.exact.get(cardinal))
    {
        return Some(*value);
    }
    // Turkish says the whole of a share in the locative: beşte bir.
    if primary == "tr"
        && let Some(value) = ["te", "ta", "de", "da"]
            .iter()
            .find_map(|ending| word.strip_suffix(ending))
            .or_else(|| word.strip_suffix('i'))
            .and_then(|cardinal| table.exact.get(cardinal))
    {
        return Some(*value);
    }
    let mut parts = Vec::new();
    let read = pieces(word, table, &mut parts) && parts.windows(2).all(|w| goes_on(w[0], w[1]));
    if read {
        return Some(combine(&parts));
    }
    let first = word.chars().next()?;
    let begun = table.begun.get(&first).map_or(&[][..], Vec::as_slice);
    if let Some((_, value)) = begun.iter().find(|(stem, _)| word.starts_with(stem)) {
        return Some(*value);
    }
    None
}

/// Takes a compound apart, the longest piece first; whether it came out even.
fn pieces(rest: &str, table: &Table, parts: &mut Vec<f64>) -> bool {
    if rest.is_empty() {
        return parts.len() > 1;
    }
    if parts.len() > 8 {
        return false;
    }
    let entries = rest.chars().next().and_then(|first| table.pieces.get(&first));
    for &(entry, value) in entries.into_iter().flatten() {
        let Some(tail) = rest.strip_prefix(entry) else { continue };
        parts.push(value);
        let joined = table.joiners.iter().any(|joiner| {
            tail.strip_prefix(joiner).is_some_and(|after| !after.is_empty() && pieces(after, table, parts))
        });
        if joined || pieces(tail.trim_start_matches('-'), table, parts) {
            return true;
        }
        parts.pop();
    }
    false
}

/// Whether a number word may go on a number that ends in another: twenty one, five hundred, but not
/// "twelve second" or "five six".
pub(super) fn goes_on(before: f64, next: f64) -> bool {
    let tens = |v: f64| v % 10.0 == 0.0;
    before >= 100.0
        || next >= 100.0
        || (tens(before) && before >= 10.0 && next < 20.0 && (next < 10.0 || matches!(before, 60.0 | 80.0)))
        // German and Arabic say the ones first.
        || (before < 10.0 && tens(next) && next >= 10.0)
}

/// Whether the word joins two number words.
pub(super) fn is_joiner(word: &str, primary: &str) -> bool {
    table(primary).is_some_and(|w| w.joiners.contains(&word))
}

/// What number words in a row come to: twenty, one → 21; two, hundred, five → 205.
pub(super) fn combine(parts: &[f64]) -> f64 {
    let (mut total, mut current) = (0.0_f64, 0.0_f64);
    for &part in parts {
        if part >= 1e3 {
            total += current.max(1.0) * part;
            current = 0.0;
        } else if part >= 100.0 && part % 100.0 == 0.0 && current > 0.0 && current < 100.0 {
            current *= part;
        } else {
            current += part;
        }
    }
    total + current
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_numbers_in_many_languages() {
        let check =
            |lang: &str, word: &str, want: Option<f64>| assert_eq!(value(word, lang), want, "{lang} {word}");
        check("en", "twelve", Some(12.0));
        check("en", "twenty-one", Some(21.0));
        check("en", "someone", None);
        check("de", "einundzwanzig", Some(21.0));
        check("de", "zweihundertfünf", Some(205.0));
        check("de", "hunderttausend", Some(100_000.0));
        check("de", "haus", None);
        check("nl", "vijfentwintig", Some(25.0));
        check("fr", "quatre-vingt-dix-sept", Some(97.0));
        check("fr", "soixante", Some(60.0));
        check("es", "veintidós", Some(22.0));
        check("it", "ventuno", Some(21.0));
        check("it", "duemila", Some(2000.0));
        check("ru", "двадцати", Some(20.0));
        check("uk", "п’ять", Some(5.0));
        check("pl", "trzech", Some(3.0));
        check("ar", "خمسة", Some(5.0));
        check("hi", "पांच", Some(5.0));
        check("tr", "yirmi", Some(20.0));
        check("xx", "one", None);
    }
}
