//! Evidence: which segments a sentence rests on, whatever language either is in.

mod concepts;
mod concepts_common;
mod concepts_europe;
pub(crate) mod keys;

use crate::checks::numerals::Numeral;
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

/// What standing in the same place of both texts weighs, beside the whole of a sentence: who sums up
/// tends to keep the order.
const ORDER: f64 = 0.1;

/// Below so many sentences a text has no order to speak of.
const FEWEST: usize = 3;

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
    asked_in: LangTag,
    /// Which segments hold a key: sorted, each pair once.
    holders: Vec<(u64, u32)>,
    /// What the order of a segment is divided by, for its size.
    chance: Vec<f64>,
}

/// A sentence, read to be asked about.
pub(crate) struct Question<'g> {
    /// Its words, repeated ones too.
    terms: Vec<Key>,
    /// The weight of each of its keys, and the segments that hold it.
    keys: Vec<(f64, &'g [(u64, u32)])>,
    /// The weight of the whole.
    total: f64,
}

impl Grounds {
    /// Prepares the texts of segments, all in one language, to be asked in another or the same.
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t str>, language: &LangTag, asked_in: &LangTag) -> Self {
        let read = texts.into_iter().map(|text| (text, keys::numbers(text, language.primary())));
        Self::of_keys(read, language, asked_in)
    }

    /// The same for texts whose numbers were read before.
    pub(crate) fn of_read<'t, N: IntoIterator<Item = &'t Numeral>>(
        texts: impl IntoIterator<Item = (&'t str, N)>,
        language: &LangTag,
        asked_in: &LangTag,
    ) -> Self {
        let read = texts.into_iter().map(|(text, numerals)| (text, keys::of_numerals(numerals)));
        Self::of_keys(read, language, asked_in)
    }

    fn of_keys<'t>(
        texts: impl Iterator<Item = (&'t str, Vec<Key>)>,
        language: &LangTag,
        asked_in: &LangTag,
    ) -> Self {
        let across = !asked_in.same_language(language);
        let mut holders: Vec<(u64, u32)> = Vec::new();
        let mut chance = Vec::new();
        for (at, (text, numbers)) in (0..).zip(texts) {
            let mut own = all_keys(keys::terms(text), numbers, text, language, across);
            own.sort_unstable();
            own.dedup();
            chance.push((own.len() as f64).powf(LUCK));
            holders.extend(own.into_iter().map(|key| (key, at)));
        }
        holders.sort_unstable();
        Self { language: language.clone(), asked_in: asked_in.clone(), holders, chance }
    }

    /// The segments that hold a key, in ascending order.
    fn holders(&self, key: u64) -> &[(u64, u32)] {
        let start = self.holders.partition_point(|(k, _)| *k < key);
        let rest = &self.holders[start..];
        // Most keys have a handful of holders; a common word has hundreds.
        let mut end = 1;
        while rest.get(end).is_some_and(|(k, _)| *k == key) {
            end *= 2;
        }
        let end = end.min(rest.len());
        &rest[..rest[..end].partition_point(|(k, _)| *k == key)]
    }

    /// Reads a sentence, to be asked about.
    pub(crate) fn question(&self, text: &str) -> Question<'_> {
        let across = !self.asked_in.same_language(&self.language);
        let terms = keys::terms(text);
        let numbers = keys::numbers(text, self.asked_in.primary());
        let mut own = all_keys(terms.clone(), numbers, text, &self.asked_in, across);
        own.sort_unstable();
        own.dedup();
        // In another language most words cannot be found, which says nothing; only those that are
        // there count, and a few by chance do not make a passage.
        let mut total = if across { CHANCE } else { 0.0 };
        let mut keys = Vec::with_capacity(own.len());
        for key in own {
            let list = self.holders(key);
            let weight = rarity(list.len(), self.chance.len()) * weight_of(kind_of(key), across);
            total += if across && list.is_empty() { 0.0 } else { weight };
            keys.push((weight, list));
        }
        Question { terms, keys, total }
    }

    /// The segments that carry most of a sentence in the language that was named, best first, those that
    /// carry nothing left out.
    pub fn passages(&self, text: &str) -> Vec<Passage> {
        self.rank(&self.question(text), None)
    }

    /// How much of a sentence is in the article at all.
    pub(crate) fn cover(&self, question: &Question<'_>) -> Cover {
        let new = question.terms.iter().filter(|k| self.holders(packed(**k)).is_empty()).count();
        Cover { length: question.terms.len() as f64, new_terms: new as f64 }
    }

    /// The segments that carry most of a sentence, best first, those that carry nothing left out.
    ///
    /// `place` is where the sentence stands in its text, 0 to 1, where that is known. The second and
    /// the third are those that carry most of what the ones before leave open.
    pub(crate) fn rank(&self, question: &Question<'_>, place: Option<f64>) -> Vec<Passage> {
        if question.total <= 0.0 {
            return Vec::new();
        }
        let all = self.chance.len();
        let mut carried = vec![0.0; all];
        let mut touched: Vec<u32> = Vec::new();
        for (weight, list) in &question.keys {
            for (_, at) in *list {
                let sum = &mut carried[*at as usize];
                if *sum == 0.0 {
                    touched.push(*at);
                }
                *sum += weight;
            }
        }
        let near =
            |index: usize| place.map_or(0.0, |place| ORDER * (1.0 - (middle(index, all) - place).abs()));
        let mut passages: Vec<(f64, Passage)> = touched
            .into_iter()
            .map(|at| {
                let index = at as usize;
                let score = carried[index] / question.total;
                ((score + near(index)) / self.chance[index], Passage { index, score })
            })
            .collect();
        passages.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.index.cmp(&b.1.index)));
        for rank in 1..COMPLETED.min(passages.len()) {
            // What the passages before carry need not be carried again.
            let mut left = vec![0.0; all];
            for (weight, list) in &question.keys {
                let holds = |p: &Passage| list.binary_search_by_key(&(p.index as u32), |(_, at)| *at).is_ok();
                let told = passages[..rank].iter().any(|(_, p)| holds(p));
                let weight = weight * if told { AGAIN } else { 1.0 };
                for (_, at) in *list {
                    left[*at as usize] += weight;
                }
            }
            let worth = |p: &Passage| left[p.index] / self.chance[p.index];
            let best = (rank..passages.len())
                .max_by(|i, j| worth(&passages[*i].1).total_cmp(&worth(&passages[*j].1)).then(j.cmp(i)));
            if let Some(best) = best {
                passages[rank..=best].rotate_right(1);
            }
        }
        passages.into_iter().map(|(_, passage)| passage).collect()
    }
}

/// Where the middle of one of so many sentences stands, 0 to 1.
fn middle(index: usize, all: usize) -> f64 {
    (index as f64 + 0.5) / all as f64
}

/// The place of a sentence among so many; `None` where that says nothing.
pub(crate) fn place(index: usize, all: usize) -> Option<f64> {
    (all >= FEWEST).then(|| middle(index, all))
}

/// The passages, at most two, that a sentence rests on, of those that were ranked for it; none where
/// none carries enough of it.
pub(crate) fn carriers(ranked: &[Passage]) -> Vec<Passage> {
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

/// Bits of a key that tell its kind.
const KIND_BITS: u32 = 3;

/// A key in one number. What the numbers of lines and the hashes lose are their highest bits.
fn packed(key: Key) -> u64 {
    key.1 << KIND_BITS | key.0 as u64
}

fn kind_of(key: u64) -> Kind {
    const KINDS: [Kind; 6] = [Kind::Term, Kind::Pair, Kind::Number, Kind::Sound, Kind::Gram, Kind::Concept];
    // Only what `packed` made is asked about.
    KINDS.get((key & ((1 << KIND_BITS) - 1)) as usize).copied().unwrap_or(Kind::Term)
}

/// All keys of a text whose words and numbers were read.
fn all_keys(terms: Vec<Key>, numbers: Vec<Key>, text: &str, language: &LangTag, across: bool) -> Vec<u64> {
    let pairs = keys::pairs(&terms);
    let mut all: Vec<u64> = Vec::with_capacity(terms.len() * 2 + numbers.len());
    all.extend(terms.into_iter().chain(pairs).chain(numbers).map(packed));
    if across {
        all.extend(keys::sounds(text).into_iter().map(packed));
        all.extend(keys::meanings(text, language.primary()).into_iter().map(packed));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn sentences_find_what_they_rest_on() {
        let texts = [
            "The talks begin at 1 p.m. at the Ciragan Palace.",
            "Zelenskyy expanded his delegation to 14 members.",
            "The operation used 117 drones against bombers.",
            "两国元首在北京举行会谈。",
        ];
        let check = |lang: &str, text: &str, want: &[usize]| {
            let tag = |t: &str| LangTag::parse(t).unwrap();
            let grounds = Grounds::new(texts, &tag("en"), &tag(lang));
            let mut got: Vec<usize> =
                carriers(&grounds.rank(&grounds.question(text), None)).iter().map(|p| p.index + 1).collect();
            got.sort_unstable();
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
