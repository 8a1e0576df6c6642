//! Makes the list of German nouns from the table of `german-nouns`:
//! `german_nouns nouns.csv crates/core/src/checks/german_nouns.fst`.
//!
//! What is left out, and why, stands in `crates/core/src/checks/NOUNS.md`.

use std::collections::{BTreeSet, HashSet};
use std::error::Error;

/// Kinds of the table that are no common nouns, or no words of their own.
const OTHERS: &[&str] = &[
    "Vorname",
    "Nachname",
    "Eigenname",
    "Toponym",
    "Straßenname",
    "Abkürzung",
    "Buchstabe",
    "Affix",
    "Suffix",
    "Gebundenes Lexem",
    "Wortverbindung",
];

/// Letters of a word, at least and at most; all longer ones are put together.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=30;

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [table, list] = paths.as_slice() else { return Err("usage: german_nouns TABLE LIST".into()) };
    let table = std::fs::read_to_string(table)?;
    let mut forms: Vec<String> = forms(&table).into_iter().collect();
    // Short ones first: what can be put together of them needs no place of its own.
    forms.sort_by_key(|word| word.chars().count());
    let all = forms.len();
    let mut kept = HashSet::new();
    for word in forms {
        if !is_put_together(&word, &kept) {
            kept.insert(word);
        }
    }
    let sorted: BTreeSet<String> = kept.into_iter().collect();
    let set = fst::Set::from_iter(&sorted)?;
    std::fs::write(list, set.as_fst().as_bytes())?;
    println!("{all} forms, {} kept, {} bytes", sorted.len(), set.as_fst().as_bytes().len());
    Ok(())
}

/// All forms of all common nouns, in small letters.
fn forms(table: &str) -> BTreeSet<String> {
    let mut rows = table.lines();
    let head = fields(rows.next().unwrap_or_default());
    let mut forms = BTreeSet::new();
    for row in rows.map(fields) {
        if row.get(1).is_none_or(|kinds| kinds.split(',').any(|kind| OTHERS.contains(&kind))) {
            continue;
        }
        let form = |name: &str| name == "lemma" || name.contains("singular") || name.contains("plural");
        for word in head.iter().zip(&row).filter(|(name, _)| form(name)).map(|(_, word)| word) {
            // The last part says what it is; those before it are names as often as not.
            let last = word.rsplit('-').next().unwrap_or_default();
            let mut letters = last.chars();
            let noun = letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase);
            if noun && LETTERS.contains(&last.chars().count()) {
                forms.insert(last.to_lowercase());
            }
        }
    }
    forms
}

/// The fields of a row, which may stand in quotation marks.
fn fields(row: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for c in row.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            c => fields.last_mut().into_iter().for_each(|field| field.push(c)),
        }
    }
    fields
}

/// Whether a word is two of the list, with or without an `s` between them.
fn is_put_together(word: &str, kept: &HashSet<String>) -> bool {
    word.char_indices().map(|(at, _)| at).skip(3).any(|at| {
        let (first, last) = word.split_at(at);
        let known = |part: &str| kept.contains(part);
        last.chars().count() >= 4
            && known(last)
            && (known(first) || first.strip_suffix('s').is_some_and(|bare| bare.chars().count() >= 3 && known(bare)))
    })
}
