//! Names of a target that sound like nothing in the source, where a name of the source sounds like
//! nothing in the target: one may stand in the other's place.

use any_ascii::any_ascii;

use crate::finding::{Finding, Severity, SourceSpan};
use crate::lang::LangTag;

use super::script::{self, Script};
use super::{TargetInput, finding, source_span, target_span};

/// Letters below which a name is too short to be compared.
const ENOUGH: usize = 4;

pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    if !marks_names(input.language) || !marks_names(input.source_language) {
        return Vec::new();
    }
    let (own, theirs) = (words(input.text), words(&input.source.text));
    // A name that is written small on the other side is an adjective there; only names are compared.
    let sounds = |list: &[(usize, &str)]| -> Vec<String> {
        list.iter().filter(|(_, w)| w.starts_with(char::is_uppercase)).map(|(_, w)| sound(w)).collect()
    };
    let (own_sounds, their_sounds) = (sounds(&own), sounds(&theirs));
    let strangers = |text: &str, list: &[(usize, &str)], known: &[String]| -> Vec<(usize, usize)> {
        list.iter()
            .filter(|(at, w)| is_name(text, *at, w))
            .filter(|(_, w)| {
                let own = sound(w);
                !known.iter().any(|k| alike(&own, k))
            })
            .map(|(at, w)| (*at, at + w.len()))
            .collect()
    };
    let new = strangers(input.text, &own, &their_sounds);
    let lost = strangers(&input.source.text, &theirs, &own_sounds);
    // Many names at once are a language that calls places otherwise, not a slip.
    let (Some(&(start, end)), Some(&(a, b)), 1..=2) = (new.first(), lost.first(), new.len()) else {
        return Vec::new();
    };
    let mut found = finding("name", Severity::Minor, "This name does not sound like any in the source.");
    found.target = target_span(input.text, start, end);
    if lost.len() == 1 {
        let other: Option<SourceSpan> = source_span(input.source, a, b);
        found.source = other;
    }
    vec![found]
}

/// Whether capitals inside a sentence mark names in the language.
fn marks_names(language: &LangTag) -> bool {
    let cased =
        matches!(script::of_language(language), Some(Script::Latin | Script::Cyrillic | Script::Greek));
    cased && !matches!(language.primary(), "de" | "lb")
}

fn words(text: &str) -> Vec<(usize, &str)> {
    text.split(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '’')))
        .filter(|w| !w.is_empty())
        .map(|w| (w.as_ptr() as usize - text.as_ptr() as usize, w))
        .collect()
}

/// Whether a word is a name: one capital, inside a sentence.
fn is_name(text: &str, at: usize, word: &str) -> bool {
    let before = text[..at].trim_end_matches(['"', '“', '„', '«', '(', '\'']);
    let inside =
        before.ends_with(' ') && before.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',');
    let mut chars = word.chars();
    inside
        && word.chars().count() >= ENOUGH
        && chars.next().is_some_and(char::is_uppercase)
        && chars.all(char::is_lowercase)
        && !common(&any_ascii(word).to_ascii_lowercase())
}

/// Names that every language has its own word for: days, months, languages and countries.
fn common(folded: &str) -> bool {
    const OWN: &[&str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "german",
        "dutch",
        "greek",
        "greece",
        "hungar",
        "finland",
        "finnish",
        "netherland",
        "english",
        "england",
        "spain",
        "spanish",
        "france",
        "french",
        "poland",
        "polish",
        "switzerland",
        "swiss",
        "sweden",
        "swedish",
        "austria",
        "egypt",
        "china",
        "chinese",
        "japan",
        "india",
        "georgia",
        "albania",
        "croatia",
        "wales",
        "welsh",
        "scot",
        "states",
        "united",
        "kingdom",
        "north",
        "south",
        "east",
        "west",
        "earth",
        "moon",
        "christ",
        "bible",
        "internet",
        "european",
        "ocean",
        "lake",
        "river",
        "island",
        "mountain",
        "university",
        "department",
        "ministry",
        "minister",
        "president",
        "council",
        "court",
        "house",
        "street",
        "church",
        "world",
        "war",
        "olympic",
        "king",
        "queen",
        "prince",
        "saint",
        "roman",
        "jewish",
        "muslim",
        "arab",
        "turk",
        "middle",
        "great",
        "new",
        "old",
        "central",
        "national",
        "party",
        "federal",
        "republic",
        "association",
        "international",
        "committee",
        "government",
        "state",
        "city",
        "park",
        "museum",
        "institute",
        "center",
        "centre",
        "society",
        "union",
        "league",
        "championship",
        "cup",
        "games",
    ];
    OWN.iter().any(|own| folded.starts_with(own))
}

/// A name in Latin letters, related consonants joined, without vowels.
fn sound(word: &str) -> String {
    let mut out = String::new();
    for c in any_ascii(word).to_ascii_lowercase().chars() {
        let class = match c {
            'b' | 'p' | 'f' | 'v' | 'w' => 'b',
            'c' | 'k' | 'q' | 'g' | 'x' | 'h' => 'k',
            's' | 'z' | 'j' => 's',
            'd' | 't' => 't',
            'l' | 'r' => 'r',
            'm' | 'n' => 'n',
            _ => continue,
        };
        if !out.ends_with(class) {
            out.push(class);
        }
    }
    out
}

/// Whether two names may be one: they begin alike, or hold three classes in common in a row.
fn alike(a: &str, b: &str) -> bool {
    let short = a.len().min(b.len());
    if short == 0 {
        return a.len() == b.len();
    }
    let lead = short.min(2);
    a[..lead] == b[..lead]
        || (a.len() >= 3 && a.as_bytes().windows(3).any(|w| b.as_bytes().windows(3).any(|v| v == w)))
}
