//! Scripts, as coarsely as the checks need them.

use crate::chars::is_alphanumeric;
use crate::lang::LangTag;

/// A script, related ones joined: what matters is whether a text can be in a language at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Odia,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Burmese,
    Khmer,
    Georgian,
    Armenian,
    Ethiopic,
    Hangul,
    /// Chinese characters and kana.
    Han,
}

/// The script of a letter; `None` for what belongs to no script or to one not listed.
pub(super) fn of_char(c: char) -> Option<Script> {
    Some(match c as u32 {
        0x41..=0x5A | 0x61..=0x7A | 0xC0..=0xD6 | 0xD8..=0xF6 | 0xF8..=0x24F | 0x1E00..=0x1EFF => {
            Script::Latin
        }
        0x370..=0x3FF | 0x1F00..=0x1FFF => Script::Greek,
        0x400..=0x52F => Script::Cyrillic,
        0x531..=0x587 => Script::Armenian,
        0x5D0..=0x5F2 => Script::Hebrew,
        0x620..=0x64A | 0x66E..=0x6D3 | 0x750..=0x77F | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC => Script::Arabic,
        0x900..=0x963 | 0x970..=0x97F => Script::Devanagari,
        0x980..=0x9E5 => Script::Bengali,
        0xA00..=0xA65 => Script::Gurmukhi,
        0xA80..=0xAE5 => Script::Gujarati,
        0xB00..=0xB65 => Script::Odia,
        0xB80..=0xBE5 => Script::Tamil,
        0xC00..=0xC65 => Script::Telugu,
        0xC80..=0xCE5 => Script::Kannada,
        0xD00..=0xD65 => Script::Malayalam,
        0xD80..=0xDE5 => Script::Sinhala,
        0xE01..=0xE4E => Script::Thai,
        0xE80..=0xECF => Script::Lao,
        0x1000..=0x103F => Script::Burmese,
        0x10A0..=0x10FF => Script::Georgian,
        0x1200..=0x137C => Script::Ethiopic,
        0x1100..=0x11FF | 0xAC00..=0xD7A3 => Script::Hangul,
        0x1780..=0x17D3 => Script::Khmer,
        0x3041..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF => {
            Script::Han
        }
        _ => return None,
    })
}

/// The script most letters of the text are in, its share of them, and how many letters there are.
pub(super) fn dominant(text: &str) -> Option<(Script, f64, usize)> {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    let mut total = 0;
    for script in text.chars().filter_map(of_char) {
        total += 1;
        match counts.iter_mut().find(|(s, _)| *s == script) {
            Some((_, n)) => *n += 1,
            None => counts.push((script, 1)),
        }
    }
    let (script, n) = counts.into_iter().reduce(|a, b| if b.1 > a.1 { b } else { a })?;
    Some((script, n as f64 / total as f64, total))
}

/// The script a language is written in; `None` where it is not known or there are several and the
/// tag does not say which.
pub(super) fn of_language(tag: &LangTag) -> Option<Script> {
    if let Some(named) = tag.as_str().split('-').skip(1).find(|s| s.len() == 4) {
        return match named {
            "Latn" => Some(Script::Latin),
            "Cyrl" => Some(Script::Cyrillic),
            "Arab" => Some(Script::Arabic),
            "Hans" | "Hant" | "Jpan" => Some(Script::Han),
            "Kore" => Some(Script::Hangul),
            "Deva" => Some(Script::Devanagari),
            "Grek" => Some(Script::Greek),
            "Hebr" => Some(Script::Hebrew),
            _ => None,
        };
    }
    Some(match tag.primary() {
        "en" | "de" | "fr" | "es" | "it" | "pt" | "nl" | "sv" | "da" | "nb" | "nn" | "no" | "is" | "fi"
        | "et" | "lv" | "lt" | "pl" | "cs" | "sk" | "sl" | "hr" | "hu" | "ro" | "tr" | "ca" | "eu" | "gl"
        | "ga" | "cy" | "sq" | "id" | "ms" | "vi" | "tl" | "fil" | "sw" | "af" | "zu" | "sn" | "la"
        | "eo" | "mt" | "lb" | "fo" | "so" | "ha" | "yo" | "ig" | "xh" | "jv" => Script::Latin,
        "ru" | "uk" | "be" | "bg" | "mk" | "kk" | "ky" | "tg" | "mn" => Script::Cyrillic,
        "el" => Script::Greek,
        "ar" | "fa" | "ur" | "ps" | "ug" => Script::Arabic,
        "he" | "yi" => Script::Hebrew,
        "hi" | "mr" | "ne" => Script::Devanagari,
        "bn" | "as" => Script::Bengali,
        "pa" => Script::Gurmukhi,
        "gu" => Script::Gujarati,
        "or" => Script::Odia,
        "ta" => Script::Tamil,
        "te" => Script::Telugu,
        "kn" => Script::Kannada,
        "ml" => Script::Malayalam,
        "si" => Script::Sinhala,
        "th" => Script::Thai,
        "lo" => Script::Lao,
        "my" => Script::Burmese,
        "km" => Script::Khmer,
        "ka" => Script::Georgian,
        "hy" => Script::Armenian,
        "am" | "ti" => Script::Ethiopic,
        "ko" => Script::Hangul,
        "zh" | "ja" | "yue" => Script::Han,
        _ => return None,
    })
}

/// How long a text is in English measure, and whether its language's measure was counted or is a
/// guess. Letters of other scripts (names, abbreviations) count as what they are.
pub(super) fn measure(text: &str, language: &LangTag) -> Option<(f64, bool)> {
    let (dominant, _, _) = dominant(text)?;
    let (per_hundred, counted) = letters_per_hundred(language, dominant);
    let mut length = 0.0;
    for c in text.chars().filter(|c| is_alphanumeric(*c)) {
        length += match of_char(c) {
            Some(Script::Latin) | None if dominant != Script::Latin => 1.0,
            _ => 100.0 / per_hundred,
        };
    }
    Some((length, counted))
}

/// How many letters and digits a text takes that takes a hundred in English, and whether that was
/// counted for the language itself or is a guess from its script.
///
/// Medians over some 150 translated FLORES-200 sentences a language (Costa-jussà et al. 2022).
pub(super) fn letters_per_hundred(language: &LangTag, script: Script) -> (f64, bool) {
    let counted = match language.primary() {
        "en" => 100.0,
        "ar" => 89.0,
        "cs" | "sk" => 97.0,
        "de" => 122.0,
        "es" | "it" => 116.0,
        "fa" => 91.0,
        "fr" => 112.0,
        "he" => 76.0,
        "ja" => 48.5,
        "ko" => 44.0,
        "pl" => 109.0,
        "pt" | "tr" => 105.0,
        "ru" => 106.0,
        "uk" => 103.0,
        "zh" => 33.0,
        _ => 0.0,
    };
    if counted > 0.0 && of_language(language) == Some(script) {
        return (counted, true);
    }
    let guess = match script {
        Script::Han => 40.0,
        Script::Hangul => 44.0,
        Script::Hebrew => 76.0,
        Script::Arabic | Script::Ethiopic => 90.0,
        Script::Greek | Script::Cyrillic | Script::Latin => 106.0,
        _ => 95.0,
    };
    (guess, false)
}
