//! Is it in the language that was asked for? Is it translated at all?
//!
//! Scripts are compared, and texts letter by letter; languages of one script are told apart only where
//! the text is long enough and the detector is sure.

use crate::chars::{is_alphabetic, is_uppercase};
use crate::finding::{Finding, Severity};
use crate::lang::LangTag;
use crate::language::{detect, language_name};

use super::script::{self, Script};
use super::{PointInput, TargetInput, finding, source_span, target_span, unsupported};

/// Letters below which a text may be a name or a code, and is let be.
const ENOUGH: usize = 16;

pub(super) fn check_point(input: &PointInput<'_>) -> Vec<Finding> {
    // What is made of the article's own words is in its language.
    let of_one = || {
        input.language.same_language(input.article_language)
            && unsupported::shared_terms(input).is_some_and(|share| share > COMMON)
    };
    let language = || wrong_language(input.text, input.language, input.article_language);
    wrong_script(input.text, input.language)
        .or_else(|| if of_one() { None } else { language() })
        .into_iter()
        .collect()
}

/// A sentence in another language may have names and numbers in common with the article, but less
/// than this share of its terms.
const COMMON: f64 = 0.5;

pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    if input.source_language.same_language(input.language) || input.language.is_und() {
        return Vec::new();
    }
    let letters = |text: &str| -> String {
        text.chars().filter(|c| is_alphabetic(*c)).flat_map(char::to_lowercase).collect()
    };
    let (source, target) = (letters(&input.source.text), letters(input.text));
    // A run of three words at least: names and titles may well stay as they are.
    if source == target && target.chars().count() >= ENOUGH && lower_words(input.text) >= 3 {
        let mut found =
            finding("untranslated", Severity::Major, "The target is the source, letter for letter.");
        found.source = source_span(input.source, 0, input.source.text.len());
        found.target = target_span(input.text, 0, input.text.len());
        return vec![found];
    }
    wrong_script(input.text, input.language)
        .or_else(|| wrong_language(input.text, input.language, input.source_language))
        .or_else(|| foreign_run(input))
        .or_else(|| common_run(input))
        .into_iter()
        .collect()
}

/// Words that begin with no capital; in scripts without case, and without spaces, every word and
/// every second character.
fn lower_words(text: &str) -> usize {
    let spaceless = text.chars().filter(|c| crate::summary::terms::is_spaceless(*c)).count();
    let words =
        text.split_whitespace().filter(|w| w.starts_with(|c: char| is_alphabetic(c) && !is_uppercase(c)));
    words.count() + spaceless / 2
}

fn wrong_script(text: &str, language: &LangTag) -> Option<Finding> {
    let wanted = script::of_language(language)?;
    let (is, share, letters) = script::dominant(text)?;
    if is == wanted || letters < ENOUGH || share < 0.6 {
        return None;
    }
    // Korean is at times written with Chinese characters, and Han texts are counted one a word.
    if wanted == Script::Hangul && is == Script::Han && share < 0.9 {
        return None;
    }
    let mut found =
        finding("language", Severity::Major, format!("This is not written in the script of {language}."));
    found.target = target_span(text, 0, text.len());
    Some(found)
}

/// Letters from which on the detector is asked about a single text.
const LONG: usize = 50;
/// How sure it must be.
const SURE: f64 = 0.95;

/// Languages that only a long text tells apart.
const ALIKE: [&[&str]; 6] = [
    &["no", "nb", "nn", "da"],
    &["hr", "sr", "bs", "sl", "mk"],
    &["id", "ms"],
    &["he", "yi"],
    &["zh", "yue", "ja"],
    &["es", "gl", "pt", "ca"],
];

/// A text in a language of the right script that is not the one asked for: red where it is the
/// source's, for then nothing was translated.
fn wrong_language(text: &str, wanted: &LangTag, source: &LangTag) -> Option<Finding> {
    if wanted.is_und() || text.chars().filter(|c| is_alphabetic(*c)).count() < LONG {
        return None;
    }
    let detected = detect(text, Some(wanted));
    let alike = |a: &LangTag, b: &LangTag| {
        ALIKE.iter().any(|group| group.contains(&a.primary()) && group.contains(&b.primary()))
    };
    let sure = detected.reliable && detected.confidence >= SURE;
    if !sure || detected.tag.is_und() || detected.tag.same_language(wanted) || alike(&detected.tag, wanted) {
        return None;
    }
    let severity = if detected.tag.same_language(source) { Severity::Major } else { Severity::Minor };
    let message = format!(
        "This seems to be written in {}, not in {}.",
        language_name(&detected.tag),
        language_name(wanted)
    );
    let mut found = finding("language", severity, message);
    found.target = target_span(text, 0, text.len());
    Some(found)
}

/// A run of words left in the source's script, where the target's is another.
fn foreign_run(input: &TargetInput<'_>) -> Option<Finding> {
    let wanted = script::of_language(input.language)?;
    let foreign = script::of_language(input.source_language)?;
    if wanted == foreign {
        return None;
    }
    let mut run: Option<(usize, usize, usize)> = None;
    let mut best: Option<(usize, usize, usize)> = None;
    let mut at = 0;
    for word in input.text.split_inclusive(char::is_whitespace) {
        let (start, end) = (at, at + word.trim_end().len());
        at += word.len();
        let first = word.chars().find(|c| is_alphabetic(*c));
        // Digits and marks belong to either side.
        if let Some((s, _, n)) = run.filter(|_| !word.chars().any(is_alphabetic)) {
            run = Some((s, end, n));
            continue;
        }
        let is_foreign = first.is_some_and(|c| script::of_char(c) == Some(foreign))
            && word.chars().filter_map(script::of_char).all(|s| s == foreign);
        if !is_foreign {
            run = None;
            continue;
        }
        // Capitalised words may be names, which often stay.
        let plain = usize::from(first.is_some_and(|c| !is_uppercase(c)));
        let grown = run.map_or((start, end, plain), |(s, _, n)| (s, end, n + plain));
        run = Some(grown);
        let words = |(a, b, _): (usize, usize, usize)| input.text[a..b].split_whitespace().count();
        if best.is_none_or(|b| (grown.2, words(grown)) > (b.2, words(b))) {
            best = Some(grown);
        }
    }
    let (start, end, plain) = best?;
    let text = input.text.get(start..end)?;
    let words = text.split_whitespace().count();
    // A name neither begins nor ends with a small word.
    let needed = if words >= 4 && open_ended(text) {
        1
    } else if words >= 4 {
        2
    } else {
        3
    };
    if plain < needed || !input.source.text.contains(text) {
        return None;
    }
    let severity = if plain >= 5 { Severity::Major } else { Severity::Minor };
    let mut found = finding("untranslated", severity, "Part of the source was left as it is.");
    found.source = input.source.text.find(text).and_then(|at| source_span(input.source, at, at + text.len()));
    found.target = target_span(input.text, start, end);
    Some(found)
}

/// Whether a run of words begins or ends with a small one.
fn open_ended(run: &str) -> bool {
    let small = |w: Option<&str>| w.is_some_and(|w| w.starts_with(char::is_lowercase));
    small(run.split_whitespace().next()) || small(run.split_whitespace().next_back())
}

/// Words that two languages of one script may well share in a row: names, titles, a quotation.
const CHANCE: usize = 3;
/// Words beyond which a segment is no sentence, and comparing all with all would take too long.
const LONGEST: usize = 400;

/// A run of words that stands in the source as it stands in the target, where both are in one script.
fn common_run(input: &TargetInput<'_>) -> Option<Finding> {
    if script::of_language(input.language)? != script::of_language(input.source_language)? {
        return None;
    }
    let words = |text: &str| -> Vec<(usize, usize)> {
        let start = text.as_ptr() as usize;
        text.split_whitespace()
            .map(|w| (w.as_ptr() as usize - start, w.as_ptr() as usize - start + w.len()))
            .take(LONGEST)
            .collect()
    };
    let (source, target) = (words(&input.source.text), words(input.text));
    // Length of the common run that ends at each word of the target, for one word of the source after
    // the other.
    let mut ends = vec![0_usize; target.len() + 1];
    let mut best = (0, 0, 0);
    for (i, &(a, b)) in source.iter().enumerate() {
        let mut diagonal = 0;
        for (j, &(c, d)) in target.iter().enumerate() {
            let run = if input.source.text[a..b] == input.text[c..d] { diagonal + 1 } else { 0 };
            diagonal = std::mem::replace(&mut ends[j + 1], run);
            if run > best.0 {
                best = (run, i + 1, j + 1);
            }
        }
    }
    let (run, source_end, target_end) = best;
    if run < CHANCE {
        return None;
    }
    let at = |words: &[(usize, usize)], end: usize| (words[end - run].0, words[end - 1].1);
    let ((a, b), (c, d)) = (at(&source, source_end), at(&target, target_end));
    // Four words in a row may hold a name and still be a slip; three are one only if they are plain.
    let words = || input.text[c..d].split_whitespace();
    let plain = words().filter(|w| !w.contains(|c: char| c.is_numeric())).count();
    let capital = |w: Option<&str>| w.is_some_and(|w| w.starts_with(is_uppercase));
    // Small words of a title are short ("The Lord of the Rings").
    let telling = run > CHANCE + 1
        && words().any(|w| {
            w.starts_with(char::is_lowercase) && w.chars().filter(|c| is_alphabetic(*c)).count() >= 5
        });
    let title = capital(words().next()) && capital(words().next_back()) && !telling;
    let least = match run {
        ..=CHANCE => CHANCE,
        5.. if open_ended(&input.text[c..d]) => 1,
        _ => 2,
    };
    if title || plain < CHANCE || lower_words(&input.text[c..d]) < least {
        return None;
    }
    let mut found =
        finding("untranslated", Severity::Minor, "These words stand in the target as in the source.");
    found.source = source_span(input.source, a, b);
    found.target = target_span(input.text, c, d);
    Some(found)
}
