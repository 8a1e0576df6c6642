//! Evidence: which segments a sentence rests on, whatever language either is in.

mod concepts;
mod concepts_europe;
pub(crate) mod keys;

use std::collections::HashMap;

use crate::article::{Segment, SegmentId};
use crate::lang::LangTag;
use keys::{Key, Kind};

/// The least share of a sentence's weight that a segment must carry to count as evidence.
pub(crate) const ENOUGH: f64 = 0.25;

/// A second segment counts where it carries at least this share of what the first left open.
const SECOND: f64 = 0.34;

/// The weight of what two texts in different languages may share by chance.
const CHANCE: f64 = 4.0;

/// A segment that a sentence may rest on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Passage {
    /// Its place among the segments.
    pub index: usize,
    /// How much of the sentence it carries, 0 to 1.
    pub score: f64,
}

/// How much of a sentence its article holds at all.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Cover {
    /// Terms of the sentence.
    pub(crate) length: f64,
    /// Terms that stand nowhere in the article.
    pub(crate) new_terms: f64,
}

/// Segments, prepared to be asked which of them carry a sentence.
#[derive(Debug)]
pub struct Grounds {
    language: LangTag,
    /// Which segments hold a key.
    holders: HashMap<Key, Vec<u32>>,
    /// The weight of all keys of a segment, by kind of question.
    sizes: Vec<f64>,
}

impl Grounds {
    /// Prepares the texts of segments, all in one language, to be asked in another or the same.
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t str>, language: &LangTag, asked_in: &LangTag) -> Self {
        let across = !asked_in.same_language(language);
        let mut holders: HashMap<Key, Vec<u32>> = HashMap::new();
        let mut count = 0;
        for text in texts {
            for key in all_keys(text, language, across) {
                let list = holders.entry(key).or_default();
                if list.last() != Some(&count) {
                    list.push(count);
                }
            }
            count += 1;
        }
        let mut grounds = Self { language: language.clone(), holders, sizes: vec![0.0; count as usize] };
        for list in grounds.holders.iter().filter(|(key, _)| key.0 == Kind::Term).map(|(_, list)| list) {
            let weight = rarity(list.len(), grounds.sizes.len());
            for at in list {
                grounds.sizes[*at as usize] += weight;
            }
        }
        grounds
    }

    /// How much of a sentence is in the article at all.
    pub(crate) fn cover(&self, text: &str) -> Cover {
        let terms = keys::terms(text);
        let new = terms.iter().filter(|k| !self.holders.contains_key(k)).count();
        Cover { length: terms.len() as f64, new_terms: new as f64 }
    }

    /// The segments, at most two, that a sentence rests on, best first; none where none carries
    /// enough of it.
    pub fn carriers(&self, text: &str, language: &LangTag) -> Vec<Passage> {
        let ranked = self.rank(text, language);
        let mut chosen: Vec<Passage> =
            ranked.first().filter(|p| p.score >= ENOUGH).into_iter().copied().collect();
        if let (Some(first), Some(second)) = (chosen.first(), ranked.get(1))
            && second.score >= ENOUGH / 2.0
            && second.score >= first.score * SECOND
        {
            chosen.push(*second);
        }
        chosen
    }

    /// The segments that carry most of a sentence, best first, those that carry nothing left out.
    pub fn rank(&self, text: &str, language: &LangTag) -> Vec<Passage> {
        let across = !language.same_language(&self.language);
        let mut keys = all_keys(text, language, across);
        keys.sort_unstable_by_key(|(kind, hash)| (*kind as u8, *hash));
        keys.dedup();
        let mut carried = vec![0.0; self.sizes.len()];
        // In another language most words cannot be found, which says nothing; only those that are
        // there count, and a few by chance do not make a passage.
        let mut total = if across { CHANCE } else { 0.0 };
        for key in &keys {
            let list = self.holders.get(key).map_or(&[][..], Vec::as_slice);
            let weight = rarity(list.len(), self.sizes.len()) * weight_of(key.0);
            total += if across && list.is_empty() { 0.0 } else { weight };
            for at in list {
                carried[*at as usize] += weight;
            }
        }
        if total <= 0.0 {
            return Vec::new();
        }
        let mut passages: Vec<Passage> = carried
            .iter()
            .enumerate()
            .filter(|(_, c)| **c > 0.0)
            .map(|(index, c)| Passage { index, score: c / total })
            .collect();
        passages.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.index.cmp(&b.index)));
        passages
    }
}

/// Inverse document frequency (Spärck Jones 1972).
fn rarity(holders: usize, all: usize) -> f64 {
    ((all as f64 + 1.0) / (holders as f64 + 0.5)).ln() + 0.1
}

/// What kinds of keys weigh beside a word; pairs and letters come many to a word.
fn weight_of(kind: Kind) -> f64 {
    match kind {
        Kind::Term | Kind::Sound => 1.0,
        Kind::Pair | Kind::Gram => 0.3,
        Kind::Concept => 1.5,
        Kind::Number => 2.0,
    }
}

fn all_keys(text: &str, language: &LangTag, across: bool) -> Vec<Key> {
    let mut keys = keys::terms(text);
    let pairs = keys::pairs(&keys);
    keys.extend(keys::numbers(text, language.primary()));
    keys.extend(pairs);
    if across {
        keys.extend(keys::sounds(text));
        keys.extend(keys::meanings(text, language.primary()));
    }
    keys
}

/// The segments, at most two, that carry most of a sentence, in reading order; none where no
/// segment carries enough.
pub fn align(
    text: &str,
    language: &LangTag,
    segments: &[&Segment],
    article_language: &LangTag,
) -> Vec<SegmentId> {
    let grounds = Grounds::new(segments.iter().map(|s| s.text.as_str()), article_language, language);
    let mut chosen: Vec<SegmentId> =
        grounds.carriers(text, language).iter().map(|p| segments[p.index].id).collect();
    chosen.sort_unstable();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockId;

    #[test]
    fn sentences_find_what_they_rest_on() {
        let texts = [
            "The talks begin at 1 p.m. at the Ciragan Palace.",
            "Zelenskyy expanded his delegation to 14 members.",
            "The operation used 117 drones against bombers.",
            "两国元首在北京举行会谈。",
        ];
        let segments: Vec<Segment> = texts
            .iter()
            .zip(1..)
            .map(|(t, id)| Segment {
                id: SegmentId(id),
                block: BlockId(1),
                start: 0,
                end: t.len(),
                text: (*t).to_owned(),
            })
            .collect();
        let all: Vec<&Segment> = segments.iter().collect();
        let check = |lang: &str, text: &str, want: &[u32]| {
            let tag = |t: &str| LangTag::parse(t).unwrap();
            let got: Vec<u32> = align(text, &tag(lang), &all, &tag("en")).iter().map(|id| id.0).collect();
            assert_eq!(got, want, "{text}");
        };
        check("en", "117 drones hit bombers.", &[3]);
        check("ru", "Зеленский расширил делегацию до 14 членов.", &[2]);
        check("en", "Talks begin at the palace; the delegation has 14 members.", &[1, 2]);
        check("zh", "会谈在北京举行", &[4]);
        check("en", "Nothing of the kind was ever written anywhere.", &[]);
        check("en", "", &[]);
    }
}
