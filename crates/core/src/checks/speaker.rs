//! Who said it: a quotation that the point gives to somebody else than the article does.
//!
//! Only where capitals mark names, and only where the article names a speaker beside the quotation:
//! "he said" may be anybody.

use crate::finding::{Finding, Severity};

use super::script::{self, Script};
use super::values::{Compared, folded, words};
use super::{finding, source_span, target_span};

/// Beginnings of the words that give a quotation to somebody, by language, lower case.
const SAYING: &[(&str, &str)] = &[
    (
        "en",
        "said says say saying told tells added adds wrote writes asked claimed argued stated announced explained insisted warned tweeted according quoted replied",
    ),
    ("nl", "zei zegt zeggen aldus volgens verklaarde stelde"),
    ("fr", "dit déclar affirm expliqu selon assur ajout indiqu soulign confi"),
    ("es", "dijo dice declar afirm explic según asegur señal agreg añad coment"),
    ("pt", "disse diz afirm declar explic segundo acrescent"),
    ("it", "detto dice dichiar spieg secondo afferm aggiun"),
    ("sv", "sade säger sa enligt"),
    ("da", "sagde siger ifølge"),
    ("nb", "sa sier ifølge"),
    ("is", "segir sagði"),
    ("fi", "sanoo sanoi mukaan kertoo"),
    ("pl", "powiedzi mówi stwierdz doda według podkreśl oświadcz wyjaśni"),
    ("cs", "řekl uved dodal prohlás podle tvrd říká vysvětl"),
    ("sk", "poved uvied doda vyhlás podľa tvrd"),
    ("ru", "сказа заяви отмет добав подчерк сообщ слов поясн расска говор"),
    ("uk", "сказа заяв зазнач дода підкресл повідом слов поясни розпов"),
    ("bg", "каза заяви отбеляз добави според"),
    ("tr", "dedi diyor söyle belirt açıkla ifade"),
    ("el", "είπε δήλωσε τόνισε σύμφωνα λέει"),
    ("ro", "spus declarat afirmat potrivit"),
    ("hu", "mondta közölte szerint"),
    ("id", "kata ujar menurut"),
];

/// How many words a name may stand from the word of saying.
const NEAR: usize = 4;

/// Looks at who says a quotation that the article has at the given place of its words.
pub(super) fn check(c: &Compared<'_>, (start, end): (usize, usize), at: usize) -> Option<Finding> {
    let cased =
        matches!(script::of_language(c.language), Some(Script::Latin | Script::Cyrillic | Script::Greek));
    if !cased || matches!(c.language.primary(), "de" | "lb") {
        return None;
    }
    let saying = SAYING.iter().find(|(tag, _)| *tag == c.language.primary())?.1;
    let own = speakers(c.text, (start, end), saying);
    let first = own.first()?;
    let place = c.facts.quotables().get(at)?;
    let facts = c.facts.segments.get(place.segment)?;
    let evidence = facts.segment.text.as_str();
    // The words of the quotation itself are nobody's name.
    let quoted = (place.token.start, place.token.start + (end - start));
    let theirs = speakers(evidence, quoted, saying);
    let other = theirs.first()?;
    // A name may be given in full a sentence or two before.
    let around = c
        .facts
        .segments
        .get(place.segment.saturating_sub(2)..(place.segment + 2).min(c.facts.segments.len()))?;
    let known = own
        .iter()
        .any(|(_, name)| around.iter().any(|s| words(&s.segment.text).any(|(_, w)| is_form(w, name))));
    let outside = |at: usize| at < start || at >= end;
    let named = words(c.text).any(|(at, w)| outside(at) && is_form(w, other.1));
    if known || named {
        return None;
    }
    let mut found = finding("speaker", Severity::Major, "The article gives this quotation to somebody else.");
    found.target = target_span(c.text, first.0, first.0 + first.1.len());
    found.source = source_span(facts.segment, other.0, other.0 + other.1.len());
    found.suggestion = found.source.as_ref().map(|s| s.text.clone());
    Some(found)
}

/// The names beside a word of saying, outside of the quotation, nearest first.
fn speakers<'t>(text: &'t str, quoted: (usize, usize), saying: &str) -> Vec<(usize, &'t str)> {
    let outside: Vec<(usize, &str)> =
        words(text).filter(|(at, _)| *at < quoted.0 || *at >= quoted.1).collect();
    let says: Vec<usize> = outside
        .iter()
        .enumerate()
        .filter(|(_, (_, w))| {
            let lower = w.to_lowercase();
            saying.split(' ').any(|s| if s.chars().count() <= 4 { lower == s } else { lower.starts_with(s) })
        })
        .map(|(i, _)| i)
        .collect();
    let mut found: Vec<(usize, usize, &str)> = outside
        .iter()
        .enumerate()
        .filter(|(_, (at, w))| {
            w.chars().count() > 2
                && w.starts_with(char::is_uppercase)
                && !super::values::opens_sentence(text[..*at].trim_end_matches(['"', '”', '»', ',', ' ']))
                || (w.starts_with(char::is_uppercase) && *at == 0 && w.chars().count() > 2)
        })
        .filter_map(|(i, (at, w))| {
            let distance = says.iter().map(|s| s.abs_diff(i)).min()?;
            (distance <= NEAR).then_some((distance, *at, *w))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, at, w)| (at, w)).collect()
}

fn is_form(a: &str, b: &str) -> bool {
    let (a, b) = (folded(a), folded(b));
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    common >= 3 && common + 3 >= a.len().max(b.len())
}
