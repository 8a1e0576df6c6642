//! A "not" that was put in or left out.
//!
//! In one language a negation is compared where the words around it tie the point to its evidence.
//! Across languages only its presence can be compared: a sentence with one against a sentence that
//! has nothing of the kind.

use crate::finding::{Finding, Severity};
use crate::summary::terms::is_spaceless;

use super::aligned::{Mirror, Pairing, Side};
use super::markers::{find, find_except};
use super::negators::{Negators, negators, negators_across};
use super::{TargetInput, finding, source_span, target_span};

/// What a point and one sentence of its evidence say of it.
pub(super) fn in_pairing(pairing: &Pairing<'_>, primary: &str) -> Option<Finding> {
    let words = negators(primary)?;
    if pairing.share < LEAST {
        return None;
    }
    if let Some((here, there)) = lone(&pairing.straight(), words) {
        let mut found =
            finding("negation", Severity::Minor, "This is denied here, and stated where it comes from.");
        found.target = pairing.target_span(here);
        found.source = pairing.source_span(there);
        return Some(found);
    }
    let (here, there) = lone(&pairing.mirrored(), words)?;
    let mut found =
        finding("negation", Severity::Minor, "Where this comes from it is denied; here it is stated.");
    found.source = pairing.source_span(here);
    found.target = pairing.target_span(there);
    Some(found)
}

/// Below this share of common words two sentences do not speak of the same thing.
const LEAST: f64 = 0.3;

type Words = std::ops::Range<usize>;

/// A negation of one side whose place in the other has none, and that place.
///
/// What both sides have is no excuse: a "refused" that stands in both says nothing of a "not" that
/// stands in one.
fn lone(mirror: &Mirror<'_>, words: &Negators) -> Option<(Words, Words)> {
    let except = if mirror.close { lookalikes(words.except) } else { words.except.to_owned() };
    let alone = |found: &Words, other: &[Words]| {
        !found.clone().any(|i| mirror.back(i).is_some_and(|j| has(other, &(j..j + 1))))
    };
    let own = find_except(mirror.one, words.hard, &except);
    if own.is_empty() {
        return None;
    }
    let theirs = find_except(mirror.other, words.hard, &except);
    // A denial that the other side has and this one has not may be this one, moved.
    if theirs.iter().any(|t| alone(t, &own)) {
        return None;
    }
    let excuses: Vec<Words> = find(mirror.other, words.soft)
        .into_iter()
        .filter(|s| !s.clone().any(|i| mirror.back(i).is_some_and(|j| mirror.same(j, i))))
        .collect();
    own.into_iter().find_map(|negator| {
        // "No. 5" counts, it does not deny.
        let counts = matches!(mirror.one.words[negator.start].lower.as_str(), "no" | "nº" | "nr")
            && mirror.one.words.get(negator.end).is_some_and(|w| w.lower.starts_with(char::is_numeric));
        if counts || negator.clone().any(|i| mirror.mate(i).is_some_and(|j| has(&theirs, &(j..j + 1)))) {
            return None;
        }
        let place = mirror.place(&negator)?;
        let around = place.there.start.saturating_sub(AROUND)..place.there.end + AROUND;
        if has(&excuses, &around) {
            return None;
        }
        let there = if place.there.is_empty() {
            place.there.start.saturating_sub(1)..place.there.end + 1
        } else {
            place.there
        };
        let last = mirror.other.words.len();
        Some((negator, there.start.min(last)..there.end.min(last)))
    })
}

/// The entries that are no phrases: words that only look like a denial. Between two sentences that
/// are nearly the same, a "not" that was taken from "not only" is missed too.
fn lookalikes(except: &str) -> String {
    except
        .split('/')
        .filter(|e| !e.contains(' ') && !e.starts_with(is_spaceless))
        .collect::<Vec<_>>()
        .join("/")
}

/// So many words on either side of a place belong to it.
const AROUND: usize = 3;

fn has(found: &[Words], within: &Words) -> bool {
    found.iter().any(|f| f.start < within.end && within.start < f.end)
}

/// Across languages: one side denies and nothing on the other side could be heard as a denial.
pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    let primaries = (input.source_language.primary(), input.language.primary());
    let (Some(from), Some(to)) = (negators_across(primaries.0), negators_across(primaries.1)) else {
        return Vec::new();
    };
    let (source, target) = (Side::new(&input.source.text), Side::new(input.text));
    let denied = |side: &Side<'_>, words: &Negators| {
        let hard = find_except(side, words.hard, words.except);
        let soft = !find(side, words.soft).is_empty() || !find(side, words.except).is_empty();
        (hard, soft)
    };
    let ((lost, soft_source), (new, soft_target)) = (denied(&source, from), denied(&target, to));
    let found = match (lost.first(), new.first()) {
        (Some(at), None) if !soft_target => {
            let mut found =
                finding("negation", Severity::Minor, "The source denies something; the target does not.");
            found.source = source.bytes(at.clone()).and_then(|b| source_span(input.source, b.start, b.end));
            found
        }
        (None, Some(at)) if !soft_source => {
            let mut found =
                finding("negation", Severity::Minor, "The target denies something; the source does not.");
            found.target = target.bytes(at.clone()).and_then(|b| target_span(input.text, b.start, b.end));
            found
        }
        _ => return Vec::new(),
    };
    vec![found]
}

#[cfg(test)]
mod tests {
    use super::super::tests::{of_point, of_target};

    #[test]
    fn a_not_put_in_or_left_out_is_seen() {
        let check = |lang: &str, text: &str, source: &str, want: usize| {
            assert_eq!(of_point("negation", lang, text, source).len(), want, "{text}");
        };
        let signed = "The mayor signed the agreement with the two unions on Friday.";
        let did_not = "The mayor did not sign the agreement with the two unions on Friday.";
        check("en", did_not, signed, 1);
        check("en", signed, did_not, 1);
        check("en", signed, signed, 0);
        check("en", "The mayor refused to sign the agreement with the two unions.", did_not, 0);
        check("en", "The mayor signed the agreement with no. 5 of the unions on Friday.", signed, 0);
        check("en", "Farmers did not like the wet summer.", signed, 0);
        check(
            "de",
            "Der Bürgermeister unterschrieb den Vertrag nicht.",
            "Der Bürgermeister unterschrieb den Vertrag.",
            1,
        );
        check("fr", "Le maire n'a pas signé l'accord vendredi.", "Le maire a signé l'accord vendredi.", 1);
        check("cs", "Starosta v pátek smlouvu nepodepsal.", "Starosta v pátek smlouvu podepsal.", 1);
        check(
            "tr",
            "Belediye başkanı cuma günü anlaşmayı imzalamadı.",
            "Belediye başkanı cuma günü anlaşmayı imzaladı.",
            1,
        );
        check("ru", "Мэр в пятницу не подписал договор.", "Мэр в пятницу подписал договор.", 1);
        check("ar", "لم يوقع رئيس البلدية الاتفاق يوم الجمعة.", "وقع رئيس البلدية الاتفاق يوم الجمعة.", 1);
        check("zh", "市长星期五没有签署这项协议。", "市长星期五签署了这项协议。", 1);
        check("ja", "市長は金曜日に協定に署名しなかった。", "市長は金曜日に協定に署名した。", 1);
        check("ko", "시장은 금요일에 협정에 서명하지 않았다.", "시장은 금요일에 협정에 서명했다.", 1);
        check("xx", did_not, signed, 0);
    }

    #[test]
    fn a_translation_denies_what_its_source_denies() {
        let check = |from: &str, source: &str, to: &str, text: &str, want: usize| {
            assert_eq!(of_target("negation", from, source, to, text).len(), want, "{text}");
        };
        check("en", "The mayor did not come.", "de", "Der Bürgermeister kam nicht.", 0);
        check("en", "The mayor did not come.", "de", "Der Bürgermeister kam.", 1);
        check("en", "The mayor came.", "fr", "Le maire n'est pas venu.", 1);
        check("en", "The mayor left without a word.", "ru", "Мэр ушёл, не сказав ни слова.", 0);
        check("en", "The mayor came.", "xx", "Le maire n'est pas venu.", 0);
    }
}
