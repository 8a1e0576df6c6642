//! The words of an article, ready to be asked whether a name is among them.

use crate::checks::letters::is_letter;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use any_ascii::any_ascii;

use super::facts::SegmentFacts;
use super::tokens::stem;

/// Letters that two forms of a name have in common at least.
const COMMON: usize = 4;
/// Letters that case and number add to a name at most, on either side of what is common.
const ENDING: usize = 4;

/// The words of an article. What is asked for is made when it is first asked for.
#[derive(Debug, Default)]
pub(crate) struct NameIndex {
    /// Words in plain Latin letters by their beginning.
    begun: OnceLock<HashMap<String, Vec<String>>>,
    /// Abbreviations of what the article writes out.
    initials: OnceLock<HashSet<String>>,
    /// Words that the article cuts short: Gov., Oct.
    short: OnceLock<Vec<String>>,
    /// The keys of its words, without what may be glued to their front.
    stems: OnceLock<HashSet<u64>>,
    /// The words that stand in lower case somewhere.
    lower: OnceLock<HashSet<String>>,
    /// The words that stand with a capital where one says something.
    capital: OnceLock<HashSet<String>>,
}

/// Words that name one country or its people although they do not begin alike, in plain letters.
const SAME: &[&[&str]] = &[
    &["fran", "fren"],
    &["spai", "span"],
    &["dutc", "neth", "holl"],
    &["brit", "uk", "engl"],
    &["amer", "us", "usa", "unit"],
    &["swis", "swit"],
    &["dani", "denm", "dane"],
    &["polish", "poland", "poles"],
    &["iris", "irel"],
    &["wels", "wale"],
    &["finl", "finn"],
    &["phil", "fili"],
    &["myan", "burm"],
];

impl NameIndex {
    /// Whether the article has this name, in this form or another.
    pub(crate) fn knows(&self, segments: &[SegmentFacts<'_>], word: &str) -> bool {
        let own = folded(word);
        let begun = self.begun.get_or_init(|| begun(segments));
        let Some(head) = own.get(..COMMON.min(own.len())) else { return true };
        if begun.get(head).is_some_and(|list| list.iter().any(|w| are_forms(&own, w))) {
            return true;
        }
        // Beginnings of a name: "Rob" of "Robert".
        if own.len() > COMMON
            && begun.get(&own[..3]).is_some_and(|list| list.iter().any(|w| own.starts_with(w.as_str())))
        {
            return true;
        }
        let initials = self.initials.get_or_init(|| initials(segments));
        let short = self.short.get_or_init(|| short(segments));
        initials.contains(word)
            || short.iter().any(|s| word.starts_with(s.as_str()))
            || SAME.iter().filter(|group| group.iter().any(|g| own.starts_with(g))).any(|group| {
                group.iter().any(|g| {
                    let head = &g[..COMMON.min(g.len())];
                    begun.get(head).is_some_and(|list| list.iter().any(|w| w.starts_with(g)))
                })
            })
    }

    /// Whether the article has a word with that key, whatever is glued to its front.
    pub(crate) fn has_stem(&self, segments: &[SegmentFacts<'_>], word: &str) -> bool {
        let stems =
            self.stems.get_or_init(|| words_of(segments).flat_map(|(_, w)| unglued(w)).map(stem).collect());
        unglued(word).any(|w| stems.contains(&stem(w)))
    }

    /// Whether the article has the word in lower case.
    pub(crate) fn has_lower(&self, segments: &[SegmentFacts<'_>], word: &str) -> bool {
        let lower = self.lower.get_or_init(|| {
            words_of(segments)
                .map(|(_, w)| w)
                .filter(|w| w.starts_with(char::is_lowercase))
                .map(str::to_owned)
                .collect()
        });
        lower.contains(&word.to_lowercase())
    }

    /// Whether the article has the word with a capital inside a sentence.
    pub(crate) fn has_capital(&self, segments: &[SegmentFacts<'_>], word: &str) -> bool {
        let capital = self.capital.get_or_init(|| {
            let inner = segments.iter().flat_map(|s| {
                let text = s.segment.text.as_str();
                words(text)
                    .filter(move |(at, w)| w.starts_with(char::is_uppercase) && !opens_sentence(&text[..*at]))
            });
            inner.map(|(_, w)| w.to_owned()).collect()
        });
        capital.contains(word)
    }
}

fn words_of<'s>(segments: &'s [SegmentFacts<'_>]) -> impl Iterator<Item = (usize, &'s str)> {
    segments.iter().flat_map(|s| words(&s.segment.text))
}

fn begun(segments: &[SegmentFacts<'_>]) -> HashMap<String, Vec<String>> {
    let mut map: HashMap<String, Vec<String>> = HashMap::new();
    let mut seen: HashSet<&str> = HashSet::new();
    for (_, word) in words_of(segments) {
        if !seen.insert(word) {
            continue;
        }
        let word = folded(word);
        for length in [3, COMMON] {
            if let Some(head) = word.get(..length.min(word.len()))
                && (length == COMMON || word.len() <= COMMON)
            {
                let list = map.entry(head.to_owned()).or_default();
                if !list.contains(&word) {
                    list.push(word.clone());
                }
            }
        }
    }
    map
}

/// Whether both may be forms of one name: what they do not have in common is an ending, or the one
/// is the beginning of the other.
fn are_forms(a: &str, b: &str) -> bool {
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let rest = a.len().max(b.len()) - common;
    let whole = common == a.len().min(b.len());
    if whole {
        common >= 3 && rest <= ENDING + 2
    } else {
        // Finnish endings come to five letters, with the one before them changed: Helsingissä.
        common >= COMMON && rest <= ENDING.max(common - 1)
    }
}

fn initials(segments: &[SegmentFacts<'_>]) -> HashSet<String> {
    let mut set = HashSet::new();
    for segment in segments {
        let words: Vec<&str> = words(&segment.segment.text).map(|(_, w)| w).collect();
        for length in 2..=5 {
            for run in words.windows(length) {
                if run.iter().filter(|w| w.starts_with(char::is_uppercase)).count() * 2 > length {
                    set.insert(
                        run.iter().filter_map(|w| w.chars().next()).collect::<String>().to_uppercase(),
                    );
                }
            }
        }
    }
    set
}

fn short(segments: &[SegmentFacts<'_>]) -> Vec<String> {
    let mut list = Vec::new();
    for segment in segments {
        let text = segment.segment.text.as_str();
        for (at, word) in words(text) {
            let cut = (2..=5).contains(&word.chars().count())
                && word.starts_with(char::is_uppercase)
                && text[at + word.len()..].starts_with('.');
            if cut && at + word.len() + 1 < text.len() {
                list.push(word.to_owned());
            }
        }
    }
    list
}

/// The words of a text with their byte offsets.
pub(crate) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !(is_letter(c) || matches!(c as u32, 0x900..=0xDFF | 0x591..=0x5C7 | 0x64B..=0x65F)))
        .filter(|w| !w.is_empty())
        .map(move |w| (w.as_ptr() as usize - text.as_ptr() as usize, w))
}

/// A word in plain lower-case Latin letters.
pub(crate) fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    any_ascii(word).to_ascii_lowercase().chars().filter(char::is_ascii_alphanumeric).collect()
}

/// The word as it is and without the conjunctions, prepositions and articles that Arabic and Hebrew
/// glue to its front.
fn unglued(word: &str) -> impl Iterator<Item = &str> {
    let prefixes: &[char] = match word.chars().next().map_or(0, u32::from) {
        0x5D0..=0x5EA => &['ו', 'ה', 'ב', 'ל', 'מ', 'ש', 'כ'],
        0x620..=0x6FF => &['و', 'ف', 'ب', 'ل', 'ك'],
        _ => &[],
    };
    let mut rest = Some(word);
    let mut left = 3;
    std::iter::from_fn(move || {
        let own = rest?;
        left -= 1;
        rest = own.strip_prefix(prefixes).filter(|r| left > 0 && r.chars().count() >= 3);
        Some(own)
    })
}

/// Whether what stands before leaves the next word at the start of a sentence or quotation, where a
/// capital says nothing.
pub(crate) fn opens_sentence(before: &str) -> bool {
    let trimmed = before.trim_end();
    trimmed.is_empty()
        || trimmed.ends_with([
            '.', '!', '?', ':', '…', '"', '“', '„', '«', '»', '‘', '\'', '(', '-', '–', '—', '•', ';', '*',
            '[', '¿', '¡', '‚', '>', '/', '|',
        ])
}
