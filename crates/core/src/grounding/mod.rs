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

/// A long segment shares more by chance than a short one; its order among the others is that of
/// its score through its size to this power.
const LUCK: f64 = 0.3;

/// So many of the passages named for a sentence complete each other.
const COMPLETED: usize = 3;

/// What a key still weighs that a passage before has.
const AGAIN: f64 = 0.17;

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
    /// How many keys each segment has.
    sizes: Vec<u32>,
}

impl Grounds {
    /// Prepares the texts of segments, all in one language, to be asked in another or the same.
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t str>, language: &LangTag, asked_in: &LangTag) -> Self {
        let across = !asked_in.same_language(language);
        let mut holders: HashMap<Key, Vec<u32>> = HashMap::new();
        let mut sizes = Vec::new();
        for (at, text) in (0..).zip(texts) {
            let mut size = 0;
            for key in all_keys(text, language, across) {
                let list = holders.entry(key).or_default();
                if list.last() != Some(&at) {
                    list.push(at);
                    size += 1;
                }
            }
            sizes.push(size);
        }
        Self { language: language.clone(), holders, sizes }
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
    ///
    /// The second and the third are those that carry most of what the ones before leave open.
    pub fn rank(&self, text: &str, language: &LangTag) -> Vec<Passage> {
        let across = !language.same_language(&self.language);
        let mut keys = all_keys(text, language, across);
        keys.sort_unstable_by_key(|(kind, hash)| (*kind as u8, *hash));
        keys.dedup();
        let all = self.sizes.len();
        let mut carried = vec![0.0; all];
        let mut touched: Vec<u32> = Vec::new();
        // In another language most words cannot be found, which says nothing; only those that are
        // there count, and a few by chance do not make a passage.
        let mut total = if across { CHANCE } else { 0.0 };
        for key in &keys {
            let list = self.holders.get(key).map_or(&[][..], Vec::as_slice);
            let weight = rarity(list.len(), all) * weight_of(key.0, across);
            total += if across && list.is_empty() { 0.0 } else { weight };
            for at in list {
                let sum = &mut carried[*at as usize];
                if *sum == 0.0 {
                    touched.push(*at);
                }
                *sum += weight;
            }
        }
        if total <= 0.0 {
            return Vec::new();
        }
        let chance = |at: u32| f64::from(self.sizes[at as usize]).powf(LUCK);
        let mut passages: Vec<(f64, Passage)> = touched
            .into_iter()
            .map(|at| {
                let score = carried[at as usize] / total;
                (score / chance(at), Passage { index: at as usize, score })
            })
            .collect();
        passages.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.index.cmp(&b.1.index)));
        for rank in 1..COMPLETED.min(passages.len()) {
            // What the passages before carry need not be carried again.
            let mut left = vec![0.0; all];
            for key in &keys {
                let list = self.holders.get(key).map_or(&[][..], Vec::as_slice);
                let told =
                    passages[..rank].iter().any(|(_, p)| list.binary_search(&(p.index as u32)).is_ok());
                let weight =
                    rarity(list.len(), all) * weight_of(key.0, across) * if told { AGAIN } else { 1.0 };
                for at in list {
                    left[*at as usize] += weight;
                }
            }
            let worth = |p: &Passage| left[p.index] / chance(p.index as u32);
            let best = (rank..passages.len())
                .max_by(|i, j| worth(&passages[*i].1).total_cmp(&worth(&passages[*j].1)).then(j.cmp(i)));
            if let Some(best) = best {
                passages[rank..=best].rotate_right(1);
            }
        }
        passages.into_iter().map(|(_, passage)| passage).collect()
    }
}

/// Inverse document frequency (Spärck Jones 1972).
fn rarity(holders: usize, all: usize) -> f64 {
    ((all as f64 + 1.0) / (holders as f64 + 0.5)).ln() + 0.1
}

/// What kinds of keys weigh beside a word; pairs and letters come many to a word. Across languages
/// what a word means says more than how it sounds.
fn weight_of(kind: Kind, across: bool) -> f64 {
    match kind {
        Kind::Sound if across => 0.6,
        Kind::Term | Kind::Sound => 1.0,
        Kind::Pair | Kind::Gram => 0.3,
        Kind::Concept => 2.5,
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
