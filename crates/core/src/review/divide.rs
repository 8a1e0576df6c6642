//! Dividing a target among the rows that its source falls apart into.

use std::cmp::Ordering;

use crate::lang::LangTag;
use crate::segment::{sentences, words};

/// Divides a text into as many parts as there are weights, each about as long as its weight says.
///
/// Parts end where sentences end. Where there are as many sentences as parts each gets one, whatever
/// its length; where there are fewer, words are divided instead.
pub(super) fn divide(text: &str, language: &LangTag, weights: &[usize]) -> Vec<String> {
    let starts: Vec<usize> = sentences(text, language).iter().map(|s| s.start).skip(1).collect();
    let cuts = match (starts.len() + 1).cmp(&weights.len()) {
        Ordering::Equal => starts,
        Ordering::Greater => nearest(text.len(), &starts, weights),
        Ordering::Less => {
            let starts: Vec<usize> = words(text).iter().map(|w| w.start).skip(1).collect();
            nearest(text.len(), &starts, weights)
        }
    };
    let mut parts = Vec::with_capacity(weights.len());
    let mut from = 0;
    for to in cuts.into_iter().chain(std::iter::once(text.len())) {
        parts.push(text.get(from..to).unwrap_or_default().trim().to_owned());
        from = to;
    }
    parts.resize(weights.len(), String::new());
    parts
}

/// One place fewer than weights, ascending: for each the candidate that lies nearest to its share.
fn nearest(length: usize, candidates: &[usize], weights: &[usize]) -> Vec<usize> {
    let total: usize = weights.iter().sum::<usize>().max(1);
    let mut share = 0;
    let mut from = 0;
    let mut cuts = Vec::new();
    for (left, weight) in (1..weights.len()).rev().zip(weights) {
        share += weight;
        let wanted = length * share / total;
        // So many candidates must stay that every later part gets one too.
        let to = candidates.len().saturating_sub(left - 1).max(from);
        let best = (from..to).min_by_key(|at| candidates[*at].abs_diff(wanted));
        match best {
            Some(at) => {
                cuts.push(candidates[at]);
                from = at + 1;
            }
            None => cuts.push(length),
        }
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_apart_at_its_sentences_else_at_its_words() {
        let check = |text: &str, language: &str, weights: &[usize], want: &[&str]| {
            let language = LangTag::parse(language).unwrap();
            assert_eq!(divide(text, &language, weights), want, "{text} {weights:?}");
        };
        check("Eins ist da. Zwei kam.", "de", &[5, 90], &["Eins ist da.", "Zwei kam."]);
        check("A b c. D e f. G h i.", "en", &[10, 5], &["A b c. D e f.", "G h i."]);
        check("Der Hund bellt laut", "de", &[1, 1], &["Der Hund", "bellt laut"]);
        check("Wort", "de", &[1, 1], &["Wort", ""]);
        check("", "de", &[1, 1, 1], &["", "", ""]);
        check("一句话。第二句话。", "zh", &[1, 1], &["一句话。", "第二句话。"]);
        check("ذهب الولد. عاد أبوه.", "ar", &[1, 1], &["ذهب الولد.", "عاد أبوه."]);
        check("Ganz", "de", &[4], &["Ganz"]);
    }
}
