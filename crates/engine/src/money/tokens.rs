//! How many tokens a text has, before anybody counted them.
//!
//! The weights were measured on paragraphs of FLORES-200 (NLLB Team 2022) in 60 languages with four
//! tokenisers: o200k and cl100k of OpenAI, and those of Llama 3 and Mistral 7B. `likely` lies between
//! the two newer ones (o200k, Llama 3): within a fifth for the scripts of most readers, too low by a
//! third at worst for those that tokenisers differ most about (Georgian, Sinhala, Telugu). `most` is
//! above the worst of the four.

use diglot_core::lang::LangTag;
use diglot_providers::ChatRequest;

/// What a character weighs in tokens.
#[derive(Clone, Copy)]
struct Weight {
    likely: f64,
    most: f64,
}

const fn weight(likely: f64, most: f64) -> Weight {
    Weight { likely, most }
}

/// Characters up to and with this one, after those of the row above.
const WEIGHTS: &[(char, Weight)] = &[
    // Letters, digits, spaces and marks alike: 4.3 characters a token.
    ('\u{7F}', weight(0.233, 0.44)),
    ('\u{24F}', weight(0.9, 1.7)),
    ('\u{36F}', weight(1.0, 3.0)),
    // Greek, Cyrillic, Armenian, Hebrew, Arabic and Syriac.
    ('\u{3FF}', weight(0.42, 1.2)),
    ('\u{52F}', weight(0.36, 0.8)),
    ('\u{58F}', weight(0.85, 2.1)),
    ('\u{5FF}', weight(0.75, 1.2)),
    ('\u{77F}', weight(0.42, 1.2)),
    ('\u{8FF}', weight(1.0, 3.0)),
    // Devanagari; the other scripts of India and Sinhala.
    ('\u{97F}', weight(0.5, 1.25)),
    ('\u{DFF}', weight(0.9, 2.9)),
    // Thai, Lao, Tibetan, Burmese, Georgian.
    ('\u{E7F}', weight(0.48, 1.1)),
    ('\u{EFF}', weight(1.9, 2.8)),
    ('\u{FFF}', weight(1.5, 3.0)),
    ('\u{109F}', weight(1.0, 2.1)),
    ('\u{10FF}', weight(0.85, 2.1)),
    // The parts of Korean syllables, Ethiopic, Khmer and what lies between.
    ('\u{11FF}', weight(1.0, 3.0)),
    ('\u{139F}', weight(2.2, 3.1)),
    ('\u{177F}', weight(1.5, 3.0)),
    ('\u{17FF}', weight(0.95, 1.75)),
    ('\u{1DFF}', weight(1.5, 3.0)),
    // Vietnamese letters, polytonic Greek; typographic signs.
    ('\u{1FFF}', weight(0.9, 2.5)),
    ('\u{2FFF}', weight(0.9, 3.0)),
    // Chinese and Japanese marks, kana, characters, Korean syllables.
    ('\u{303F}', weight(0.8, 1.3)),
    ('\u{30FF}', weight(0.72, 1.2)),
    ('\u{33FF}', weight(1.0, 3.0)),
    ('\u{9FFF}', weight(0.85, 1.6)),
    ('\u{ABFF}', weight(1.5, 3.0)),
    ('\u{D7AF}', weight(0.72, 1.45)),
    ('\u{FFFF}', weight(0.9, 3.0)),
    // No token is less than a byte.
    ('\u{10FFFF}', weight(2.0, 4.0)),
];

fn weight_of(c: char) -> Weight {
    let at = WEIGHTS.partition_point(|(last, _)| *last < c);
    WEIGHTS.get(at).map_or(weight(2.0, 4.0), |(_, weight)| *weight)
}

/// About how many tokens a text has with a current tokeniser.
pub(crate) fn likely_tokens(text: &str) -> u64 {
    text.chars().map(|c| weight_of(c).likely).sum::<f64>().ceil() as u64
}

/// How many tokens a text has at most, with any of the tokenisers that were measured.
pub(crate) fn most_tokens(text: &str) -> u64 {
    text.chars().map(|c| weight_of(c).most).sum::<f64>().ceil() as u64
}

/// Tokens around the texts of a request: who speaks, where a turn ends.
const AROUND: u64 = 16;

/// About how many tokens a request has.
pub(crate) fn likely_input(request: &ChatRequest) -> u64 {
    [&request.system, &request.shared, &request.user].into_iter().map(|t| likely_tokens(t)).sum::<u64>()
        + AROUND
}

/// About how many tokens of a request a service keeps that is told to; nothing where that is less than
/// it bothers with (Anthropic: 1,024 tokens for most models).
pub(crate) fn likely_kept(request: &ChatRequest) -> u64 {
    let kept = likely_tokens(&request.system) + likely_tokens(&request.shared);
    if request.shared.is_empty() || kept < LEAST_KEPT { 0 } else { kept }
}

const LEAST_KEPT: u64 = 1_024;

/// How many tokens a request has at most.
pub(crate) fn most_input(request: &ChatRequest) -> u64 {
    [&request.system, &request.shared, &request.user].into_iter().map(|t| most_tokens(t)).sum::<u64>()
        + AROUND
}

/// How long the same text is in a language, beside English, and what a character of it weighs.
///
/// Lengths are means over 60 sentences each of the same source, translated from English.
fn writing(language: &LangTag) -> (f64, f64) {
    match language.primary() {
        "zh" | "yue" | "wuu" => (0.33, 0.85),
        "ja" => (0.44, 0.76),
        "ko" => (0.52, 0.6),
        "he" | "yi" => (0.78, 0.65),
        "ar" | "fa" | "ur" | "ps" | "ckb" | "ug" => (0.95, 0.38),
        "ru" | "uk" | "be" | "bg" | "sr" | "mk" | "kk" | "ky" | "mn" | "tg" | "tt" => (1.02, 0.34),
        "el" => (1.15, 0.38),
        "hi" | "mr" | "ne" | "sa" => (1.0, 0.45),
        "bn" | "ta" | "te" | "kn" | "ml" | "gu" | "pa" | "or" | "si" | "as" => (1.05, 0.8),
        "th" => (0.95, 0.46),
        "lo" | "km" | "my" => (1.1, 1.1),
        "ka" | "hy" => (1.1, 0.75),
        "am" | "ti" => (0.7, 1.75),
        "en" => (1.0, 0.21),
        // Other languages in Latin letters, with their accents.
        _ => (1.12, 0.28),
    }
}

/// About how many tokens so many characters of one language have once they are in another.
pub(crate) fn likely_translated(characters: u64, from: &LangTag, to: &LangTag) -> u64 {
    let ((source, _), (target, weight)) = (writing(from), writing(to));
    (characters as f64 / source * target * weight).ceil() as u64
}

/// About how many tokens so many characters' worth of English have in a language.
pub(crate) fn likely_written(characters: u64, language: &LangTag) -> u64 {
    let (length, weight) = writing(language);
    (characters as f64 * length * weight).ceil() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_has_the_tokens_it_was_measured_to_have() {
        // Characters for one token, likely and at least.
        let check = |text: &str, likely: std::ops::Range<f64>, least: f64| {
            let characters = text.chars().count() as f64;
            let got = characters / likely_tokens(text) as f64;
            assert!(likely.contains(&got), "{got} for {text}");
            assert!(characters / most_tokens(text) as f64 <= least, "{text}");
            assert!(most_tokens(text) >= likely_tokens(text), "{text}");
        };
        check("The river rose by two metres on Tuesday after a week of rain.", 3.8..5.0, 2.4);
        check("Nehrin suyu bir haftalık yağmurun ardından salı günü iki metre yükseldi.", 2.8..4.0, 2.2);
        check("Во вторник после недели дождей уровень воды в реке поднялся на два метра.", 2.5..3.6, 1.7);
        check("ارتفع منسوب النهر مترين يوم الثلاثاء بعد أسبوع من المطر.", 2.2..3.2, 1.1);
        check("एक सप्ताह की बारिश के बाद मंगलवार को नदी दो मीटर ऊपर उठी।", 1.8..3.0, 1.1);
        check("经过一周的降雨，河水在星期二上涨了两米。", 1.0..1.4, 0.9);
        check("一週間の雨の後、火曜日に川は2メートル上昇した。", 1.1..1.6, 0.95);
        check("일주일간 비가 내린 후 화요일에 강물이 2미터 불어났다.", 1.4..2.0, 1.05);
        check("🙂🙂🙂", 0.3..0.6, 0.3);
        assert_eq!((likely_tokens(""), most_tokens("")), (0, 0));
    }

    #[test]
    fn the_rows_go_up_and_hold_every_character() {
        assert!(WEIGHTS.windows(2).all(|w| w[0].0 < w[1].0));
        assert_eq!(WEIGHTS.last().map(|(last, _)| *last), Some(char::MAX));
    }

    #[test]
    fn a_translation_has_the_length_of_its_language() {
        let tag = |t: &str| LangTag::parse(t).unwrap();
        let check = |from: &str, to: &str, want: std::ops::Range<u64>| {
            let got = likely_translated(1_000, &tag(from), &tag(to));
            assert!(want.contains(&got), "{from} to {to}: {got}");
        };
        check("en", "en", 200..230);
        check("en", "de", 280..340);
        check("en", "ru", 310..380);
        check("en", "zh-Hans", 250..310);
        check("zh", "en", 560..700);
        check("ja", "ja", 700..800);
    }
}
