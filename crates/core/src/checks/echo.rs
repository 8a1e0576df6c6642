//! What an engine says about its answer instead of the answer.

use crate::finding::{Finding, Severity};

use super::{TargetInput, finding, target_span};

/// How engines begin to speak of themselves, lower case.
const OPENINGS: &[&str] = &[
    "here is the translation",
    "here's the translation",
    "here is a translation",
    "here’s the translation",
    "translation:",
    "translated text:",
    "sure, here",
    "sure! here",
    "certainly! here",
    "of course! here",
    "as an ai",
    "i'm sorry, but i",
    "i cannot translate",
    "i can't translate",
    "the translation of",
    "translate the following",
    "übersetzung:",
    "hier ist die übersetzung",
    "hier die übersetzung",
    "voici la traduction",
    "traduction :",
    "traduction:",
    "aquí está la traducción",
    "aquí tienes la traducción",
    "traducción:",
    "ecco la traduzione",
    "traduzione:",
    "aqui está a tradução",
    "tradução:",
    "tłumaczenie:",
    "oto tłumaczenie",
    "překlad:",
    "zde je překlad",
    "перевод:",
    "вот перевод",
    "переклад:",
    "ось переклад",
    "çeviri:",
    "işte çeviri",
    "翻译：",
    "翻译:",
    "译文：",
    "译文:",
    "以下是翻译",
    "翻譯：",
    "以下是翻譯",
    "翻訳：",
    "翻訳:",
    "以下は翻訳",
    "번역:",
    "다음은 번역",
    "الترجمة:",
    "ترجمة:",
    "إليك الترجمة",
    "ترجمه:",
    "תרגום:",
    "अनुवाद:",
];

/// What may stand in a target that carries the prompt along.
const MARKERS: &[&str] = &[
    "<think>",
    "</think>",
    "as a language model",
    "(note: ",
    "(translator's note",
    "(hinweis: ",
    "(anmerkung: ",
    "(remarque : ",
    "(nota: ",
    "(примечание: ",
    "(примітка: ",
    "（注：",
    "<source>",
    "</source>",
    "<segment",
    "[/inst]",
    "<|im_",
    "<|end",
    "### response",
    "```",
];

pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    let lower = |text: &str| text.trim_start().to_lowercase();
    let (target, source) = (lower(input.text), lower(&input.source.text));
    let opening = OPENINGS.iter().find(|o| target.starts_with(**o));
    let about = |text: &str| OPENINGS.iter().any(|o| text.starts_with(o));
    let marker = MARKERS.iter().find(|m| target.contains(**m) && !source.contains(**m));
    if !(opening.is_some() && !about(&source) || marker.is_some()) {
        return Vec::new();
    }
    let mut found =
        finding("echo", Severity::Major, "The engine speaks about its answer here instead of translating.");
    let start = input.text.len() - input.text.trim_start().len();
    let end = input.text[start..].find([':', '：', '\n']).map_or(input.text.len(), |i| start + i);
    let end = input.text[end..].chars().next().map_or(end, |c| end + c.len_utf8());
    found.target = target_span(input.text, start, end);
    vec![found]
}
