//! Who wrote an article and when, from the lines between its title and its text.

use super::title::Found;
use super::{Date, Line};
use crate::phrases::digit;

/// What stands under a title.
#[derive(Debug, Default)]
pub(crate) struct Signature {
    pub(crate) byline: Option<String>,
    pub(crate) published: Option<String>,
}

/// How many lines below the title are looked at.
const REACH: usize = 7;

/// Words before a name, in lower case. Those that are words of the language, too, say something only of a
/// line that is a name besides.
const BEFORE: &[&str] = &[
    "by ",
    "by: ",
    "written by ",
    "posted by ",
    "reported by ",
    "words by ",
    "text by ",
    "story by ",
    "author: ",
    "authors: ",
    "von ",
    "von: ",
    "autor: ",
    "autorin: ",
    "text: ",
    "par ",
    "par : ",
    "auteur : ",
    "auteur: ",
    "por ",
    "por: ",
    "autora: ",
    "escrito por ",
    "di ",
    "di: ",
    "autore: ",
    "a cura di ",
    "scritto da ",
    "door ",
    "door: ",
    "av ",
    "av: ",
    "af ",
    "af: ",
    "skrevet av ",
    "skrevet af ",
    "tekst: ",
    "kirjoittaja: ",
    "teksti: ",
    "autor ",
    "yazan: ",
    "yazar: ",
    "автор: ",
    "автор — ",
    "текст: ",
    "بقلم: ",
    "بقلم ",
    "كتب: ",
    "كتبت: ",
    "نویسنده: ",
    "מאת ",
    "מאת: ",
    "लेखक: ",
    "द्वारा ",
    "记者 ",
    "记者：",
    "记者:",
    "記者 ",
    "記者：",
    "作者：",
    "作者:",
    "作者 ",
    "撰文：",
    "文：",
    "文/",
    "文／",
    "文 | ",
    "文丨",
    "執筆：",
    "執筆:",
    "筆者：",
    "글 ",
    "글: ",
];

/// Words behind a name.
const BEHIND: &[&str] = &[" 記者", "記者", " 记者", " 기자", "기자", " 특파원"];

/// Words that begin with a small letter within names and between them.
const PARTICLES: &[&str] = &[
    "and", "und", "et", "y", "e", "i", "og", "och", "ja", "en", "ve", "и", "та", "de", "da", "do", "dos",
    "del", "della", "di", "du", "des", "la", "le", "van", "von", "vom", "zu", "zur", "der", "den", "ten",
    "ter", "al", "el", "bin", "ibn", "af", "av", "for", "in", "of",
];

/// Marks the lines between the title and the first sentence that name the author or the day, and returns
/// what they say.
pub(crate) fn mark(lines: &[Line], title: Option<&Found>, drops: &mut [Option<&'static str>]) -> Signature {
    let mut out = Signature::default();
    let from = title.map_or(0, |t| t.at + 1);
    for nth in from..lines.len().min(from + REACH) {
        let line = &lines[nth];
        if line.closed && line.width >= 40 {
            break;
        }
        if !matches!(drops[nth], None | Some("navigation" | "outside-article" | "byline" | "date")) {
            continue;
        }
        let dated = line.date != Date::No || line.hit.is_some_and(|h| h.reason == "date");
        if let Some(name) = name_of(&line.text) {
            drops[nth] = Some("byline");
            out.byline.get_or_insert(name);
        } else if dated && (title.is_some() || drops[nth].is_some()) {
            drops[nth] = Some("date");
            out.published = out.published.or_else(|| date_in(&line.text));
        }
    }
    out
}

/// The name in a line that says who wrote something; `None` where the line says anything else.
pub(crate) fn name_of(text: &str) -> Option<String> {
    let text =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '–' | '—' | '-' | '•' | '·'));
    if text.chars().count() > 100 {
        return None;
    }
    let lower = text.to_lowercase();
    // Lower case may be longer than what it was made of; then nothing is cut off.
    let same = lower.len() == text.len();
    let head = BEFORE.iter().filter(|b| lower.starts_with(**b)).map(|b| b.len()).max();
    let rest = match head.filter(|&at| same && text.is_char_boundary(at)) {
        Some(at) => &text[at..],
        None => BEHIND.iter().find_map(|b| text.strip_suffix(b))?,
    };
    let rest = rest.split(['|', '•', '·', '(', '（']).next().unwrap_or(rest).trim();
    is_names(rest).then(|| rest.to_owned())
}

/// Whether a text is one name or several.
pub(crate) fn is_names(text: &str) -> bool {
    let wide = text.chars().any(crate::normalise::is_wide);
    let length = text.chars().count();
    let words: Vec<&str> = text.split([' ', ',', '、', '/']).filter(|w| !w.is_empty()).collect();
    let capital = |w: &&str| w.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    (2..=if wide { 16 } else { 80 }).contains(&length)
        && words.len() <= 10
        && !text.chars().any(|c| digit(c).is_some())
        && !text.contains(['!', '?', ':', '：', ';', '。', '！', '？', '"', '“', '@', '→'])
        && !super::is_closed(
            text.strip_suffix('.').filter(|t| t.ends_with(char::is_uppercase)).unwrap_or(text),
        )
        && words
            .iter()
            .all(|w| capital(w) || PARTICLES.contains(w) || w.starts_with("d'") || w.starts_with("al-"))
        && words.iter().any(capital)
}

/// The date in a line, without the words before it.
pub(crate) fn date_in(text: &str) -> Option<String> {
    let labels = [
        "published on ",
        "published: ",
        "published ",
        "posted on ",
        "posted: ",
        "posted ",
        "updated on ",
        "updated: ",
        "updated ",
        "date: ",
        "veröffentlicht am ",
        "veröffentlicht: ",
        "stand: ",
        "publié le ",
        "publicado el ",
        "publicado em ",
        "publicado: ",
        "pubblicato il ",
        "gepubliceerd op ",
        "опубликовано: ",
        "опубликовано ",
        "发布时间：",
        "发布时间:",
        "公開日：",
        "公開日: ",
    ];
    let lower = text.to_lowercase();
    let head = labels.iter().find(|l| lower.starts_with(**l)).map_or(0, |l| l.len());
    let rest = text.get(head..).unwrap_or(text);
    let rest = rest.split(" by ").next().unwrap_or(rest).trim();
    (rest.chars().filter(|&c| digit(c).is_some()).count() >= 2).then(|| rest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_names_from_sentences() {
        for (line, expect) in [
            ("By Ana Torres", Some("Ana Torres")),
            ("BY ANA TORRES AND JAN DE VRIES | Valencia", Some("ANA TORRES AND JAN DE VRIES")),
            ("Von Eva Kern", Some("Eva Kern")),
            ("记者 王小明", Some("王小明")),
            ("山田太郎 記者", Some("山田太郎")),
            ("بقلم: آنا توريس", Some("آنا توريس")),
            ("Автор: Анна Петрова", Some("Анна Петрова")),
            ("By the river", None),
            ("By Friday the port was closed.", None),
            ("Von wegen", None),
            ("By 2030 at the latest", None),
            ("What comes next", None),
            ("记者昨天从工会了解到这一消息。", None),
        ] {
            assert_eq!(name_of(line).as_deref(), expect, "{line}");
        }
    }
}
