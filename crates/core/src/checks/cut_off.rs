//! A point that ends in mid-sentence, as when an engine ran out of room.
//!
//! Short points end without a full stop by right, so it takes more than its absence.

use std::collections::HashSet;

use crate::chars::is_alphanumeric;
use crate::finding::{Category, Finding, Severity};

use super::values::{Compared, Kind};
use super::{finding, target_span};

/// Words that no sentence ends with, by language, lower case.
const NEVER_LAST: &[(&str, &str)] = &[
    (
        "en",
        "the a an and or but of to in on at by for from with as that which who whose because if when while than into its their his her our your my is are was were has have had will would could should may might this these not be been between under over about against",
    ),
    (
        "de",
        "der die das den dem des ein eine einen einem einer und oder aber von zu im in am an auf für mit bei dass weil wenn als wie sich nach aus über unter durch gegen ohne sowie seine ihre deren dessen zum zur vom",
    ),
    (
        "fr",
        "le la les un une des du de et ou mais à au aux en dans par pour sur avec que qui dont sans sous entre son sa ses leur leurs ce cette ces est sont ne se",
    ),
    (
        "es",
        "el la los las un una unos unas de del y o pero a al en por para con que quien cuyo sin sobre entre su sus este esta es son no se lo",
    ),
    (
        "pt",
        "o a os as um uma de do da dos das e ou mas em no na nos nas por para com que sem sobre entre seu sua seus suas este esta é são não se ao à",
    ),
    (
        "it",
        "il lo la i gli le un uno una di del della dei delle e o ma a al alla in nel nella da dal per con che cui su sul sulla tra fra suo sua suoi è sono non si",
    ),
    (
        "nl",
        "de het een en of maar van in op te aan bij voor met dat die omdat als dan door om zijn haar hun deze dit niet",
    ),
    (
        "sv",
        "en ett och eller men av i på till från för med att som om vid den det de sin sitt sina är var har inte",
    ),
    (
        "da",
        "en et og eller men af i på til fra for med at som om ved den det de sin sit sine er var har ikke",
    ),
    (
        "nb",
        "en et og eller men av i på til fra for med at som om ved den det de sin sitt sine er var har ikke",
    ),
    (
        "pl",
        "i oraz lub ale w we na z ze do od o po przy dla za przez że który która które się nie jest są jego jej ich",
    ),
    (
        "cs",
        "a nebo ale v ve na z ze do od o po při pro za přes že který která které se si je jsou jeho její jejich s k",
    ),
    (
        "ru",
        "и или но а в во на с со к ко от из о об по при для за через что который которая которые чтобы как не его её их у",
    ),
    ("uk", "і й та або але в у на з із до від про по при для за через що який яка які щоб як не його її їх"),
    ("tr", "ve veya ama fakat ile için gibi kadar bir bu şu"),
    ("ro", "și sau dar de la în pe cu din pentru prin că care să un o al a ale nu se este"),
    ("hu", "a az és vagy de hogy egy mert ha nem amely aki"),
    ("fi", "ja tai mutta että joka jotka kun jos sekä"),
    ("el", "ο η το οι τα του της των και ή αλλά σε στο στη στον στην με από για που ότι να δεν"),
    ("ar", "و أو في من إلى على عن مع أن إن التي الذي"),
    ("fa", "و یا در از به با که برای تا"),
    ("he", "של את על אל עם או כי אשר"),
    ("hi", "और या में का की के को से पर ने कि जो"),
];

pub(super) fn check(c: &Compared<'_>) -> Vec<Finding> {
    let text = c.text.trim_end();
    if ends(text) {
        return Vec::new();
    }
    let last_word = text.rsplit(|ch: char| !is_alphanumeric(ch)).next().unwrap_or("");
    let start = text.len() - last_word.len();
    // The items of a list end as they do in the article.
    let tail = text.char_indices().rev().nth(TAIL).map_or(text, |(i, _)| &text[i..]);
    let is_item = |segment: &str| {
        segment.find(tail).is_some_and(|at| {
            let rest = segment[at + tail.len()..].trim_start_matches([' ', '\u{a0}']);
            rest.is_empty() || rest.starts_with('\n')
        })
    };
    if c.near.iter().any(|f| is_item(&f.segment.text)) {
        return Vec::new();
    }
    if hangs(text, last_word, c.language.primary()) || is_torn(c, last_word) || goes_on(c) {
        let mut found = finding("cut-off", Severity::Minor, "This point ends in mid-sentence.");
        found.category = Category::Fluency;
        found.target = target_span(c.text, start.min(text.len()), text.len()).filter(|s| !s.text.is_empty());
        return vec![found];
    }
    Vec::new()
}

/// Characters at the end by which a text is told to end as a sentence of the article does.
const TAIL: usize = 20;

/// Whether the text ends as sentences do, closing marks aside.
fn ends(text: &str) -> bool {
    // Some models like a pictogram behind the full stop.
    let text = text.trim_end_matches(|ch: char| is_pictogram(ch) || ch.is_whitespace());
    // Whether a full stop stands inside, outside or nowhere depends on the language.
    if text.ends_with(['"', '”', '»', '’', '」', '』', ')', '）', ']', '›', '】', '》', '＂']) {
        return true;
    }
    let bare = text.trim_end_matches(['“', '«', '\'', '*', '_']).trim_end();
    bare.is_empty()
        || bare.ends_with(['.', '!', '?', '。', '！', '？', '؟', '۔', '।', '॥', '．', '።', ':', '：', '…'])
        || bare.ends_with(|ch: char| matches!(ch as u32, 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF))
}

/// Pictograms of the blocks that Unicode has for them, with what joins and colours them.
fn is_pictogram(ch: char) -> bool {
    matches!(ch as u32, 0x200D | 0x2600..=0x27BF | 0xFE0F | 0x1F000..=0x1FAFF)
}

/// Whether the end calls for more: a comma, an opened bracket, a word that no sentence ends with.
fn hangs(text: &str, last_word: &str, primary: &str) -> bool {
    let mark =
        text.ends_with([',', ';', '(', '[', '-', '–', '—', '、', '，', '،', '“', '„', '«', '「', '；']);
    let lower = last_word.to_lowercase();
    let open = !lower.is_empty()
        && text.split_whitespace().count() > 3
        && NEVER_LAST.iter().any(|(tag, words)| *tag == primary && words.split(' ').any(|w| w == lower));
    mark || open
}

/// Whether the last word is the beginning of one that the article has, and no word of it itself.
fn is_torn(c: &Compared<'_>, last_word: &str) -> bool {
    let lower = last_word.to_lowercase();
    if !c.same_language() || lower.chars().count() < 3 || c.text.split_whitespace().count() < 6 {
        return false;
    }
    let words: HashSet<String> = c
        .near
        .iter()
        .flat_map(|f| f.segment.text.split(|ch: char| !is_alphanumeric(ch)))
        .map(str::to_lowercase)
        .collect();
    // In the place of the whole word, that is behind the same word.
    let before = c.text[..c.text.trim_end().len() - last_word.len()]
        .split(|ch: char| !is_alphanumeric(ch))
        .rfind(|w| !w.is_empty())
        .map(str::to_lowercase);
    let follows = c.near.iter().any(|f| {
        let list: Vec<String> = f
            .segment
            .text
            .split(|ch: char| !is_alphanumeric(ch))
            .filter(|w| !w.is_empty())
            .map(str::to_lowercase)
            .collect();
        list.windows(2).any(|w| {
            Some(&w[0]) == before.as_ref()
                && w[1].starts_with(&lower)
                && w[1].chars().count() > lower.chars().count() + 2
        })
    });
    !words.contains(&lower) && follows
}

/// The least number of tokens that a point must have in common with a sentence to be its beginning.
const BEGINNING: usize = 8;
/// How many tokens the sentence goes on at least.
const REST: usize = 4;

/// Whether the point is the beginning of a sentence of the article that goes on.
fn goes_on(c: &Compared<'_>) -> bool {
    let own = &c.own.tokens;
    let least = if own.iter().all(|t| t.kind == Kind::Sign) { BEGINNING * 2 } else { BEGINNING };
    own.len() >= least
        && c.near.iter().any(|f| {
            let theirs = &f.side.tokens;
            theirs.len() >= own.len() + REST
                && own.iter().zip(theirs).all(|(a, b)| a.key == b.key)
                // Headlines and list items end without a mark in the article as well.
                && ends(f.segment.text.trim_end())
        })
}
