//! Who did what to whom, and what came of what: the same words with the two ends exchanged.

use std::ops::Range;

use crate::finding::{Finding, Severity};

use super::aligned::{Pairing, Side};
use super::finding;
use super::markers::{find, find_except};

/// How a language shows which end is which.
struct Order {
    lang: &'static str,
    /// What turns the order round: the doer comes last.
    passive: &'static str,
    /// What stands between an effect and the cause behind it.
    cause_behind: &'static str,
    /// What stands between a cause and the effect behind it.
    effect_behind: &'static str,
}

/// Languages in which the order of the words says who did it; where endings do, the order says
/// nothing.
const ORDERS: &[Order] = &[
    Order {
        lang: "en",
        passive: "by/from/was/were/been/being/is being/of",
        cause_behind: "because/because of/due to/caused by/owing to/as a result of/resulted from/stemmed from/blamed on",
        effect_behind: "led to/leads to/caused/causes/causing/resulted in/results in/triggered/prompted/brought about",
    },
    Order {
        lang: "fr",
        passive: "par/fut/furent/été/de/des/du/d",
        cause_behind: "parce que/en raison de/à cause de/grâce à/dû à/due à/car",
        effect_behind: "a provoqué/a causé/entraîne/a entraîné/a conduit à/provoque",
    },
    Order {
        lang: "es",
        passive: "por/fue/fueron/sido/de/del/a/al",
        cause_behind: "porque/debido a/a causa de/por culpa de/causado por/provocado por",
        effect_behind: "causó/provocó/llevó a/ocasionó/provoca/desencadenó",
    },
    Order {
        lang: "it",
        passive: "da/dal/dalla/dai/dagli/dalle/fu/furono/stato/stata/stati/state/di/del/della",
        cause_behind: "perché/a causa di/a causa del/a causa della/dovuto a/grazie a",
        effect_behind: "ha causato/ha provocato/ha portato a/provoca/causa",
    },
    Order {
        lang: "pt",
        passive: "por/pelo/pela/pelos/pelas/foi/foram/sido/de/do/da",
        cause_behind: "porque/devido a/devido ao/por causa de/causado por/provocado por",
        effect_behind: "causou/provocou/levou a/resultou em/ocasionou",
    },
    Order {
        lang: "sv",
        passive: "av/blev/blivit/från",
        cause_behind: "eftersom/på grund av/därför att",
        effect_behind: "ledde till/orsakade",
    },
    Order {
        lang: "da",
        passive: "af/blev/blevet/fra",
        cause_behind: "fordi/på grund af/da",
        effect_behind: "førte til/forårsagede",
    },
    Order {
        lang: "nb",
        passive: "av/ble/blitt/fra",
        cause_behind: "fordi/på grunn av/ettersom",
        effect_behind: "førte til/forårsaket",
    },
    Order {
        lang: "id",
        passive: "oleh/di*/dari",
        cause_behind: "karena/akibat/disebabkan oleh",
        effect_behind: "menyebabkan/mengakibatkan",
    },
];

/// What a point and one sentence of its evidence say of it.
pub(super) fn in_pairing(pairing: &Pairing<'_>, primary: &str) -> Option<Finding> {
    let primary = if matches!(primary, "no" | "nn") { "nb" } else { primary };
    let order = ORDERS.iter().find(|o| o.lang == primary)?;
    exchanged(pairing, order).or_else(|| reversed(pairing, order))
}

/// A name: the number of its first and last word, and its last word in lower case.
struct Name {
    words: Range<usize>,
}

/// Runs of capitalised words. One that opens a sentence counts too: it is compared with a name only.
fn names(side: &Side<'_>) -> Vec<Name> {
    let capital = |i: usize| {
        side.words.get(i).is_some_and(|w| {
            w.lower.chars().count() > 2 && side.text[w.range.clone()].starts_with(char::is_uppercase)
        })
    };
    let mut names = Vec::new();
    let mut i = 0;
    while i < side.words.len() {
        let start = i;
        while capital(i)
            && (i == start || side.text[side.words[i - 1].range.end..side.words[i].range.start] == *" ")
        {
            i += 1;
        }
        if i > start {
            names.push(Name { words: start..i });
        } else {
            i += 1;
        }
    }
    names
}

/// The most words between the two ends of a deed.
const FAR: usize = 7;

/// Two names around the same verb that have changed places.
fn exchanged(pairing: &Pairing<'_>, order: &Order) -> Option<Finding> {
    let (point, source) = (pairing.point, pairing.source);
    let (own, theirs) = (names(point), names(source));
    let last = |side: &Side<'_>, name: &Name| side.words[name.words.end - 1].lower.clone();
    for pair in own.windows(2) {
        let (a, b) = (last(point, &pair[0]), last(point, &pair[1]));
        let between = pair[0].words.end..pair[1].words.start;
        if a == b || between.is_empty() || between.len() > FAR {
            continue;
        }
        for turned in theirs.windows(2) {
            let there = turned[0].words.end..turned[1].words.start;
            if last(source, &turned[0]) != b || last(source, &turned[1]) != a || there.is_empty() {
                continue;
            }
            // The deed itself has to be the same word, and told the same way round.
            let deed = |side: &Side<'_>, words: &Range<usize>| -> Vec<String> {
                side.words[words.clone()].iter().filter(|w| w.content).map(|w| w.lower.clone()).collect()
            };
            let (mine, other) = (deed(point, &between), deed(source, &there));
            let same = mine.first().is_some_and(|w| other.first() == Some(w)) && there.len() <= FAR;
            let turns = |side: &Side<'_>, words: &Range<usize>| {
                let near = words.start..words.end;
                find(side, order.passive).iter().any(|m| m.start < near.end && near.start < m.end)
            };
            let mutual = between.clone().any(|i| {
                matches!(
                    point.words[i].lower.as_str(),
                    "and" | "et" | "y" | "e" | "och" | "og" | "dan" | "with" | "avec" | "con" | "com" | "med"
                )
            });
            if same && !mutual && turns(point, &between) == turns(source, &there) {
                let mut found = finding(
                    "relation",
                    Severity::Minor,
                    "Where this comes from it is the other way round: who did it and to whom.",
                );
                found.target = pairing.target_span(pair[0].words.start..pair[1].words.end);
                found.source = pairing.source_span(turned[0].words.start..turned[1].words.end);
                return Some(found);
            }
        }
    }
    None
}

/// Cause and effect that have changed places.
fn reversed(pairing: &Pairing<'_>, order: &Order) -> Option<Finding> {
    let (own, theirs) = (causal(pairing.point, order)?, causal(pairing.source, order)?);
    let shared = |a: &Range<usize>, b: &Range<usize>| {
        let words = &pairing.source.words[b.clone()];
        pairing.point.words[a.clone()]
            .iter()
            .filter(|w| w.content && words.iter().any(|o| o.lower == w.lower))
            .count()
    };
    let straight = shared(&own.cause, &theirs.cause) + shared(&own.effect, &theirs.effect);
    let (one, two) = (shared(&own.cause, &theirs.effect), shared(&own.effect, &theirs.cause));
    if one == 0 || two == 0 || one + two < straight + 2 {
        return None;
    }
    let mut found = finding(
        "relation",
        Severity::Minor,
        "Where this comes from cause and effect are the other way round.",
    );
    let whole = |c: &Causal| c.cause.start.min(c.effect.start)..c.cause.end.max(c.effect.end);
    found.target = pairing.target_span(whole(&own));
    found.source = pairing.source_span(whole(&theirs));
    Some(found)
}

/// The two ends of a sentence that names a cause.
struct Causal {
    cause: Range<usize>,
    effect: Range<usize>,
}

fn causal(side: &Side<'_>, order: &Order) -> Option<Causal> {
    let all = side.words.len();
    let behind = find(side, order.cause_behind);
    let before = find_except(side, order.effect_behind, order.cause_behind);
    match (behind.first(), before.first()) {
        (Some(at), None) if at.start > 0 => Some(Causal { cause: at.end..all, effect: 0..at.start }),
        (None, Some(at)) if at.start > 0 => Some(Causal { cause: 0..at.start, effect: at.end..all }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::of_point;

    #[test]
    fn the_doer_is_not_the_done_to() {
        let check = |lang: &str, text: &str, source: &str, want: usize| {
            assert_eq!(of_point("relation", lang, text, source).len(), want, "{text}");
        };
        let sued = "On Monday the actor Smith sued Jones over the film in London.";
        check("en", "Jones sued Smith over the film.", sued, 1);
        check("en", "Smith sued Jones over the film.", sued, 0);
        check("en", "Jones was sued by Smith over the film.", sued, 0);
        check("en", "Jones and Smith met over the film.", sued, 0);
        check("ru", "Джонса обвинил Смит.", "Смит обвинил Джонса.", 0);
        check(
            "en",
            "The flood was caused by the collapse of the dam.",
            "The collapse of the dam was caused by the flood.",
            1,
        );
        check(
            "en",
            "The flood led to the collapse of the dam.",
            "The collapse of the dam was caused by the flood.",
            0,
        );
    }
}
