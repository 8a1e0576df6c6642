//! Names of a point in another language than its article that sound like nothing in the article.
//!
//! Only names that every language spells as it hears them can be asked about: what each has its own
//! word for is in `gazetteer`, and titles are translated word by word.

use crate::chars::is_alphabetic;
use crate::finding::{Finding, Severity};
use crate::lang::LangTag;

use super::gazetteer::{self, Known};
use super::nouns::is_noun;
use super::script::{self, Script};
use super::sound::{Sound, fold};
use super::titles::is_title_word;
use super::values::words;
use super::{ArticleFacts, PointInput, finding, target_span};

/// Letters below which a name is too short to be compared.
const ENOUGH: usize = 4;

/// More strange names than these in one sentence are a title in words of its own.
const MOST: usize = 2;

/// How the words of an article sound, each once.
#[derive(Debug, Default)]
pub(super) struct Heard {
    /// Those with a capital; in scripts without capitals all.
    names: Vec<Sound>,
    /// The others.
    rest: Vec<Sound>,
}

impl Heard {
    pub(super) fn of(facts: &ArticleFacts<'_>) -> Self {
        let cased = is_cased(script::of_language(&facts.language));
        let mut seen = std::collections::HashSet::new();
        let mut heard = Self::default();
        for facts in &facts.segments {
            for (_, word) in words(&facts.segment.text) {
                if seen.insert(word) {
                    let is_name = !cased || word.starts_with(char::is_uppercase);
                    let list = if is_name { &mut heard.names } else { &mut heard.rest };
                    list.push(Sound::of(word));
                }
            }
        }
        heard
    }

    /// Whether a word of the article may be this name, or of one origin with it.
    fn has(&self, name: &Sound) -> bool {
        self.names.iter().any(|s| name.same_name(s) || name.cognate(s))
            || self.rest.iter().any(|s| name.cognate(s))
    }
}

fn is_cased(script: Option<Script>) -> bool {
    matches!(script, Some(Script::Latin | Script::Cyrillic | Script::Greek))
}

pub(super) fn check_point(input: &PointInput<'_>) -> Vec<Finding> {
    let own = input.language.primary();
    let asked = gazetteer::knows(own) && spells_by_sound(input.article_language);
    if !asked || input.language.same_language(input.article_language) {
        return Vec::new();
    }
    let list: Vec<(usize, &str)> = words(input.text).collect();
    let mut strangers: Vec<(usize, &str)> = Vec::new();
    for (i, &(at, word)) in list.iter().enumerate() {
        let other = (own == "en" && is_title_word(word)) || (own == "de" && is_noun(word));
        if other || !is_name(input.text, at, word) {
            continue;
        }
        if input.facts.heard().has(&Sound::of(word)) || has_row(&list, i, own) {
            continue;
        }
        strangers.push((at, word));
        if strangers.len() > MOST {
            return Vec::new();
        }
    }
    let found = |(at, word): (usize, &str)| {
        let mut found = finding("name", Severity::Minor, "Nothing in the article sounds like this name.");
        found.target = target_span(input.text, at, at + word.len());
        found
    };
    strangers.into_iter().map(found).collect()
}

/// Whether a language writes foreign names so that they can be heard in any other.
///
/// Chinese, Japanese and Korean write them by syllables, which sound far from what they stand for.
fn spells_by_sound(language: &LangTag) -> bool {
    let script = script::of_language(language);
    gazetteer::knows(language.primary()) || matches!(script, Some(Script::Arabic | Script::Hebrew))
}

/// Whether a word has a capital inside a sentence, and none but the first.
fn is_name(text: &str, at: usize, word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.all(|c| !c.is_uppercase())
        && word.chars().count() >= ENOUGH
        && inside_sentence(&text[..at])
}

/// Whether what stands before leaves the next word inside a sentence, where a capital says something.
fn inside_sentence(before: &str) -> bool {
    let trimmed = before.trim_end();
    trimmed.len() < before.len()
        && trimmed.ends_with(|c: char| is_alphabetic(c) || c.is_numeric() || c == ',')
}

/// Words before and behind one that may be part of what the gazetteer has a row for.
const AROUND: usize = 2;

/// Whether every language has its own word for this one.
fn has_row(list: &[(usize, &str)], at: usize, primary: &str) -> bool {
    let from = at.saturating_sub(AROUND);
    let near = &list[from..(at + AROUND + 1).min(list.len())];
    let folded: Vec<String> = near.iter().map(|(_, w)| fold(w)).collect();
    Known::of(&folded, primary).row(at - from).is_some()
}

#[cfg(test)]
mod tests {
    use crate::article::{BlockId, Segment, SegmentId};
    use crate::checks::{ArticleFacts, PointInput, check_point};
    use crate::lang::LangTag;

    #[test]
    fn a_name_that_sounds_like_nothing_in_the_article_is_not_in_it() {
        let check = |from: &str, article: &str, to: &str, text: &str, want: &[&str]| {
            let (from, to) = (LangTag::parse(from).unwrap(), LangTag::parse(to).unwrap());
            let segment = Segment {
                id: SegmentId(1),
                block: BlockId(1),
                start: 0,
                end: article.len(),
                text: article.to_owned(),
            };
            let all = [&segment];
            let facts = ArticleFacts::new(&all, &from, None);
            let input = PointInput {
                text,
                language: &to,
                evidence: &all,
                article: &all,
                article_language: &from,
                facts: &facts,
            };
            let found = check_point(input);
            let names: Vec<&str> = found
                .iter()
                .filter(|f| f.check == "name")
                .filter_map(|f| f.target.as_ref().map(|t| t.text.as_str()))
                .collect();
            assert_eq!(names, want, "{text}");
        };
        let ru = "Вчера министр Сергей Лавров встретился в Стамбуле с Борисом Джонсоном.";
        check("ru", ru, "en", "Yesterday Sergey Lavrov met Boris Johnson in Istanbul.", &[]);
        check("ru", ru, "en", "Yesterday Sergey Lavrov met Boris Kowalski in Istanbul.", &["Kowalski"]);
        check("ru", ru, "en", "Yesterday the Foreign Minister of Germany met Boris Johnson.", &[]);
        check("ru", ru, "uk", "Учора Сергій Лавров зустрівся з Борисом Джонсоном.", &[]);
        check("ru", ru, "uk", "Учора Сергій Лавров зустрівся з Гаврилюком.", &["Гаврилюком"]);
        check("ru", ru, "de", "Gestern traf Sergej Lawrow den Gast Kowalski.", &["Kowalski"]);
        check(
            "ru",
            ru,
            "de",
            "Gestern traf Sergej Lawrow in Istanbul den Gast Boris Johnson zu Gesprächen.",
            &[],
        );
        check("zh", "拉夫罗夫昨天在伊斯坦布尔会见约翰逊。", "en", "He met Kowalski yesterday.", &[]);
    }
}
