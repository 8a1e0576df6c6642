//! Weighing the evidence: script, letters, spelling, and what the source claims.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::function_words::{LANGUAGES, votes};
use super::letters::{Verdict, verdict};
use super::profiles::{Fit, fits};
use super::scripts::{Letters, Script, code};
use super::{Candidate, Detection};
use crate::lang::LangTag;

/// Most bytes of a text that are looked at; more would not change the answer.
const LONGEST_SAMPLE: usize = 12 * 1024;
/// Into how many stretches the sample of a long text is spread.
const STRETCHES: usize = 8;

/// Detects the language of a text.
///
/// `declared` is what the source itself claims; it is evidence, not an order: it decides between
/// close candidates and for short texts, and is overruled by a text that is plainly in another
/// language. Of a long text a sample of 12 KB is looked at, so the time does not grow with it.
pub fn detect(text: &str, declared: Option<&LangTag>) -> Detection {
    let text = sample(text);
    let letters = Letters::of(&text);
    let Some(script) = letters.main() else { return Detection::default() };
    let declared = declared.filter(|tag| !tag.is_und());
    let mut detection = match verdict(&text, &letters, script) {
        Verdict::Language(tag, confidence) => by_script(tag, confidence, &letters),
        Verdict::Open => by_spelling(&text, script, declared),
    };
    code(script).clone_into(&mut detection.script);
    if let Some(declared) = declared
        && declared.same_language(&detection.tag)
        && (declared.as_str().contains('-') && !detection.tag.as_str().contains('-'))
    {
        // The source may know the region, which no text shows.
        detection.tag = declared.clone();
    }
    detection
}

/// Stretches of a long text, evenly spread, cut at white space where there is some.
fn sample(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST_SAMPLE {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(LONGEST_SAMPLE + STRETCHES);
    let (step, width) = (text.len() / STRETCHES, LONGEST_SAMPLE / STRETCHES);
    for i in 0..STRETCHES {
        let (mut start, mut end) = (i * step, i * step + width);
        while !text.is_char_boundary(start) {
            start += 1;
        }
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let stretch = &text[start..end];
        let stretch = stretch
            .find(char::is_whitespace)
            .filter(|at| i > 0 && *at < 64)
            .map_or(stretch, |at| &stretch[at..]);
        out.push_str(stretch);
        out.push(' ');
    }
    Cow::Owned(out)
}

fn tag(text: &str) -> LangTag {
    LangTag::parse(text).unwrap_or_default()
}

fn by_script(language: &'static str, confidence: f64, letters: &Letters) -> Detection {
    // A single character is thin evidence even where the script has but one language.
    let confidence = if letters.total() < 2 { confidence * 0.8 } else { confidence };
    Detection { tag: tag(language), confidence, reliable: confidence >= 0.9, ..Detection::default() }
}

/// What a language's mere existence is worth: texts in languages with a large press are far
/// commoner than others, in natural logarithms.
fn prior(language: &str) -> f32 {
    match language {
        "en" => 1.0,
        "es" | "fr" | "de" | "ru" | "pt" | "it" | "nl" | "pl" | "tr" | "id" | "vi" | "ar" | "fa" | "hi"
        | "uk" | "sv" | "cs" | "ro" | "hu" => 0.5,
        "fi" | "da" | "nb" | "el" | "bg" | "sk" | "hr" | "sr" | "sl" | "lt" | "lv" | "et" | "ca" | "ur"
        | "he" | "mr" | "ne" | "az" | "uz" | "be" | "mk" | "af" | "tl" | "sw" | "kk" | "la" | "eo" | "zu"
        | "sn" | "cy" | "jv" | "tk" | "ak" => 0.0,
        "bs" | "nn" | "ms" | "gl" | "is" | "sq" | "eu" | "ga" | "mn" | "ky" | "tg" | "so" => -2.0,
        _ => -8.0,
    }
}

/// What the source's claim is worth, in natural logarithms, and how much more for each letter that a
/// text has fewer than [`FEW_LETTERS`].
const CLAIM: f32 = 8.0;
const CLAIM_PER_LETTER: f32 = 0.6;
const FEW_LETTERS: f32 = 24.0;

/// What a language has to overcome that is known by its small words alone.
const WORDS_ALONE: f32 = 7.0;

/// Closeness below which a language known to one model alone loses credit, and how much of it a letter.
const LEAST_CLOSE: f32 = 0.6;
const STRANGENESS: f32 = 8.0;

/// What the word of whatlang's trigrams is worth at full confidence; where the models know little,
/// as in Devanagari, it is worth more.
const TRIGRAMS: f32 = 6.0;
const TRIGRAMS_DEVANAGARI: f32 = 60.0;

/// The language that whatlang's trigrams name and what that is worth.
fn trigram_vote(text: &str, script: Script) -> Option<(&'static str, f32)> {
    let info = whatlang::detect(text)?;
    let worth = if script == Script::Deva { TRIGRAMS_DEVANAGARI } else { TRIGRAMS };
    Some((tag_of(info.lang()), worth * info.confidence() as f32))
}

/// The worth of each language's mere existence, in the order of [`LANGUAGES`].
static PRIORS: LazyLock<Vec<f32>> =
    LazyLock::new(|| LANGUAGES.iter().map(|language| prior(language)).collect());

/// Languages that are spelled like a larger one, which the models were told more of: their small words
/// decide, and the larger one's spelling is not held against them.
const SPELLED_ALIKE: &[(&str, &str)] = &[("ms", "id"), ("gl", "pt")];

/// What they have to overcome, in natural logarithms.
const ALIKE: f32 = 3.0;

/// Margin, in natural logarithms, beyond which trigrams are not asked.
const CLEAR: f32 = 8.0;

fn by_spelling(text: &str, script: Script, declared: Option<&LangTag>) -> Detection {
    let fits = fits(text);
    let letters = fits.letters as f32;
    let votes = votes(text);
    let spelled = fits.all.iter().map(|f| f.score).fold(0.0, f32::max);
    let mut all = fits.all;
    all.extend(LANGUAGES[all.len()..].iter().zip(&votes[all.len()..]).map(|(tag, vote)| {
        let score = if *vote > 0.0 { spelled - WORDS_ALONE } else { f32::NEG_INFINITY };
        Fit { tag, score, closeness: (None, None) }
    }));
    for (language, like) in SPELLED_ALIKE {
        let spelled = all.iter().find(|f| f.tag == *like).map_or(f32::NEG_INFINITY, |f| f.score);
        if let Some(fit) = all.iter_mut().find(|f| f.tag == *language) {
            fit.score = fit.score.max(spelled - ALIKE);
        }
    }
    for ((fit, prior), vote) in all.iter_mut().zip(PRIORS.iter()).zip(&votes) {
        fit.score += prior + vote;
        if let (None, Some(outer)) = fit.closeness {
            // One model alone is easily the best of a bad lot.
            fit.score -= STRANGENESS * letters * (LEAST_CLOSE - outer).max(0.0);
        }
    }
    if let Some(claimed) = declared.and_then(|d| all.iter_mut().find(|f| d.primary() == f.tag)) {
        claimed.score += CLAIM + CLAIM_PER_LETTER * (FEW_LETTERS - letters).max(0.0);
    }
    let (best, second) = leaders(&all);
    if (script == Script::Deva || all[best].score - all[second].score < CLEAR)
        && let Some((language, worth)) = trigram_vote(text, script)
    {
        for named in all.iter_mut().filter(|f| f.tag == language || is_sister(language, f.tag)) {
            named.score += worth;
        }
    }
    let (best_at, _) = leaders(&all);
    let best = all[best_at];
    // Neighbouring runs are not independent, so the sum is tempered with the length.
    let heat = 1.0 + 0.25 * letters.sqrt();
    let share = |fit: &Fit| f64::from(((fit.score - best.score) / heat).exp());
    let total: f64 = all.iter().map(share).sum();
    let confidence = 1.0 / total;
    let mut others: Vec<&Fit> = all
        .iter()
        .enumerate()
        .filter(|(i, f)| *i != best_at && share(f) / total > 0.001)
        .map(|(_, f)| f)
        .collect();
    others.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.tag.cmp(b.tag)));
    let alternatives = others
        .into_iter()
        .take(5)
        .map(|f| Candidate { tag: tag(f.tag), confidence: share(f) / total })
        .collect();
    let rival_vote =
        votes.iter().enumerate().filter(|(i, _)| *i != best_at).map(|(_, v)| *v).fold(0.0, f32::max);
    let reliable = confidence > 0.9
        && is_close(&best, letters)
        && rival_vote <= votes[best_at] + 1.5
        && (best.tag != "ar" || vernacular_vote(&votes) <= VERNACULAR);
    Detection { tag: tag(best.tag), confidence, reliable, script: String::new(), alternatives }
}

/// The indices of the best and the second best.
fn leaders(all: &[Fit]) -> (usize, usize) {
    let (mut best, mut second) = (0, 0);
    for (i, fit) in all.iter().enumerate().skip(1) {
        if fit.score > all[best].score {
            second = best;
            best = i;
        } else if fit.score > all[second].score || second == best {
            second = i;
        }
    }
    (best, second)
}

/// Whether the text is as much in the language as a plain text in it would be; if not, it is
/// likely in a language unknown here that merely resembles this one most.
fn is_close(fit: &Fit, letters: f32) -> bool {
    // Short texts scatter more.
    let slack = 1.2 / letters.sqrt();
    match fit.closeness {
        (Some(inner), Some(outer)) => inner >= 0.94 - slack && outer >= 0.75 - slack,
        (Some(inner), None) => inner >= 0.94 - slack,
        (None, Some(outer)) => outer >= 0.85 - 2.0 * slack,
        (None, None) => false,
    }
}

/// Whether whatlang takes `other`, which it does not know, for `named`.
fn is_sister(named: &str, other: &str) -> bool {
    matches!((named, other), ("id", "ms") | ("pt" | "es", "gl") | ("nb", "nn") | ("hr", "bs") | ("zu", "xh"))
}

/// Votes for Arabic vernaculars above which a text is not plainly standard Arabic.
const VERNACULAR: f32 = 2.0;

/// What speaks for a vernacular of Arabic; they share their spelling with the standard language, so
/// that small words alone give them away.
fn vernacular_vote(votes: &[f32]) -> f32 {
    let vernacular = |tag: &str| matches!(tag, "arz" | "ary" | "apc" | "acm" | "aeb" | "ars");
    LANGUAGES.iter().zip(votes).filter(|(tag, _)| vernacular(tag)).map(|(_, vote)| vote).sum()
}

/// The primary subtag of a language whose script it shares with others.
fn tag_of(language: whatlang::Lang) -> &'static str {
    use whatlang::Lang;
    match language {
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Pol => "pl",
        Lang::Jav => "jv",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Uzb => "uz",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Pes => "fa",
        Lang::Nep => "ne",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Cym => "cy",
        Lang::Epo => "eo",
        _ => "",
    }
}
