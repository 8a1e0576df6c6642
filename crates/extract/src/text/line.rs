//! What can be told about one line of a page copied as text.

use crate::normalise::width;
use crate::phrases::{self, Found, Hit, Scope, digit};

/// A line with what can be told of it alone.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) text: String,
    /// In columns; wide characters count two.
    pub(crate) width: usize,
    /// Words by white space; in scripts without spaces, one for each three columns.
    pub(crate) words: usize,
    /// Whether it ends as a sentence does.
    pub(crate) closed: bool,
    /// Whether a sentence ends within it.
    pub(crate) several: bool,
    pub(crate) hit: Option<Hit>,
    pub(crate) date: Date,
    /// Whether it begins with a bullet or a number of its own.
    pub(crate) item: bool,
}

/// How much a line looks like a date and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
pub(crate) enum Date {
    No,
    /// A year or a time with few words around it.
    Maybe,
    /// A date in numbers.
    Sure,
}

impl Line {
    pub(crate) fn new(text: String) -> Self {
        let width = width(&text);
        let spaced = text.split(' ').filter(|w| w.chars().any(char::is_alphanumeric)).count();
        let words =
            if width > 8 * spaced.max(1) && !text.is_ascii() { spaced.max(width / 5) } else { spaced };
        Self {
            width,
            words,
            closed: is_closed(&text),
            several: has_inner_end(&text),
            hit: phrases::find(&text).or_else(|| is_credit(&text, width).then_some(CREDIT)),
            date: date_of(&text, width),
            item: is_item(&text),
            text,
        }
    }
}

/// Whether a text ends as a sentence does, closing quotation marks and brackets aside.
pub(crate) fn is_closed(text: &str) -> bool {
    let core = text.trim_end_matches(|c: char| {
        matches!(
            c,
            '"' | '\'' | '”' | '’' | '»' | '“' | '‘' | '›' | ')' | ']' | '」' | '』' | '）' | '】' | '*'
        ) || c.is_whitespace()
    });
    core.ends_with(|c: char| is_end(c) || matches!(c, ':' | '：' | ';' | '؛')) && !core.ends_with("...")
        || core.ends_with("....")
}

/// Marks that end a sentence, in the scripts of the news.
pub(crate) fn is_end(c: char) -> bool {
    matches!(
        c,
        '.' | '!'
            | '?'
            | '…'
            | '。'
            | '！'
            | '？'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '։'
            | '።'
            | '။'
            | '។'
            | '．'
            | '｡'
    )
}

fn has_inner_end(text: &str) -> bool {
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    let mut letters = 0usize;
    while let Some(c) = chars.next() {
        if matches!(c, '。' | '！' | '？' | '।' | '۔' | '؟') && chars.peek().is_some() && letters > 5 {
            return true;
        }
        if matches!(c, '.' | '!' | '?') && letters > 3 && before.is_alphanumeric() {
            let mut rest = chars.clone().skip_while(|n| matches!(n, '"' | '”' | '»' | '\'' | '’' | ')'));
            if rest.next() == Some(' ') && rest.next().is_some_and(|n| !n.is_lowercase()) {
                return true;
            }
        }
        letters = if c == ' ' { 0 } else { letters + 1 };
        before = c;
    }
    false
}

const CREDIT: Hit = Hit { reason: "caption", scope: Scope::Line, found: Found::End };

/// Agencies and words that a picture's credit ends with.
const AGENCIES: &[&str] = &[
    "getty images",
    "getty",
    "shutterstock",
    "istock",
    "istockphoto",
    "istock.com",
    "reuters",
    "afp",
    "ap",
    "ap photo",
    "dpa",
    "epa",
    "efe",
    "ansa",
    "picture alliance",
    "imago",
    "imago images",
    "unsplash",
    "pexels",
    "pixabay",
    "adobe stock",
    "alamy",
    "associated press",
    "file",
    "wenn.com",
    "keystone",
    "apa",
    "epa-efe",
    "anp",
    "tt",
    "ritzau scanpix",
    "lehtikuva",
    "xinhua",
    "pti",
    "ani",
    "depositphotos",
    "fotolia",
    "bloomberg",
    "zuma",
    "usa today sports",
    "wikimedia commons",
    "wikipedia",
    "cc by-sa",
    "flickr",
    "file photo",
    "archivo",
    "archiv",
    "handout",
];

/// Words that begin the bracket with a picture's credit.
const CREDITED: &[&str] = &[
    "image",
    "photo",
    "credit",
    "picture",
    "foto",
    "bild",
    "fotó",
    "kép",
    "kuva",
    "zdjęcie",
    "фото",
    "снимка",
    "φωτο",
    "fotoğraf",
    "صورة",
    "عکس",
    "写真",
    "图",
    "사진",
    "ảnh",
    "imagen",
    "crédit",
    "archivbild",
    "quelle",
    "source",
    "ap photo",
    "getty",
    "reuters",
    "afp",
    "file",
];

/// Whether a line ends with the credit of a picture: "… (Image: GETTY)", "… / Reuters".
fn is_credit(text: &str, width: usize) -> bool {
    if !(8..=330).contains(&width) {
        return false;
    }
    if let Some(inner) =
        text.strip_suffix(')').and_then(|t| t.rsplit_once('(')).map(|(_, inner)| inner.trim().to_lowercase())
    {
        return inner.chars().count() <= 80
            && (CREDITED.iter().any(|w| {
                inner.strip_prefix(w).is_some_and(|r| {
                    r.starts_with([':', ' ', '：', '/', '='])
                        && (r.contains([':', '：', '/', '=']) || r.contains(" by "))
                })
            }) || inner
                .rsplit(['/', '|', ','])
                .next()
                .is_some_and(|last| inner.contains(['/', ':']) && AGENCIES.contains(&last.trim())));
    }
    if is_closed(text) || width > 220 {
        return false;
    }
    let lower = text.to_lowercase();
    let last = lower.rsplit(['/', '|', '©']).next().unwrap_or_default().trim();
    lower.len() > last.len() && AGENCIES.contains(&last)
        || lower.ends_with("/getty images")
        || lower.ends_with("via getty images")
}

fn is_item(text: &str) -> bool {
    strip_bullet(text).is_some() || numbered(text)
}

/// The text behind a bullet.
pub(crate) fn strip_bullet(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let rest = chars.as_str();
    let bullet =
        matches!(first, '•' | '‣' | '▪' | '●' | '◦' | '○' | '■' | '➤' | '►' | '✓' | '✔' | '·' | '・')
            || (matches!(first, '-' | '*' | '–' | '—' | '+') && rest.starts_with(' '));
    (bullet && !rest.trim().is_empty()).then(|| rest.trim_start())
}

fn numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - rest.len();
    (1..=3).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") "))
}

/// Whether a line is a date (with or without a time) and nothing else.
pub(crate) fn date_of(text: &str, width: usize) -> Date {
    if width > 60 {
        return Date::No;
    }
    let mut numbers: Vec<(u32, usize)> = Vec::new();
    let mut words = 0;
    let mut in_word = false;
    let mut joined = 0;
    let mut before = ' ';
    let mut clock = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if let Some(d) = digit(c) {
            if digit(before).is_some()
                && let Some(last) = numbers.last_mut()
            {
                last.0 = last.0.saturating_mul(10).saturating_add(d);
                last.1 += 1;
            } else {
                numbers.push((d, 1));
            }
            in_word = false;
        } else if c.is_alphabetic() {
            if matches!(c, '年' | '月' | '日' | '년' | '월' | '일') && digit(before).is_some() {
                joined += 1;
            } else if !in_word {
                words += 1;
                in_word = true;
            }
        } else {
            in_word = false;
            if digit(before).is_some() && chars.peek().is_some_and(|&n| digit(n).is_some()) {
                joined += usize::from(matches!(c, '.' | '/' | '-'));
                clock |= c == ':';
            }
        }
        before = c;
    }
    let year = |n: &(u32, usize)| {
        n.1 == 4
            && ((1900..=2100).contains(&n.0) || (1300..=1500).contains(&n.0) || (2500..=2600).contains(&n.0))
    };
    let day = |n: &(u32, usize)| n.1 <= 2 && (1..=31).contains(&n.0);
    if joined >= 2 && words <= 4 && numbers.len() >= 3 && numbers.iter().filter(|n| day(n)).count() >= 2 {
        Date::Sure
    } else if words <= 5
        && numbers.len() <= 6
        && (numbers.iter().any(year) && numbers.iter().any(day) || clock && words <= 4)
    {
        Date::Maybe
    } else {
        Date::No
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_dates() {
        for (text, expect) in [
            ("25.07.2024", Date::Sure),
            ("2024-07-25 10:43", Date::Sure),
            ("2024年7月25日", Date::Sure),
            ("2024년 7월 25일", Date::Sure),
            ("۱۴۰۳/۰۵/۰۴", Date::Sure),
            ("NOVEMBER 20, 2019 10:43", Date::Maybe),
            ("19. Juni 2019 16:29 Uhr", Date::Maybe),
            ("Five tips for 2024", Date::No),
            ("The fire of 12 June 2019 destroyed half of the town.", Date::No),
            ("Version 1.2", Date::No),
        ] {
            assert_eq!(date_of(text, width(text)), expect, "{text}");
        }
    }

    #[test]
    fn tells_where_sentences_end() {
        for (text, closed, several) in [
            ("One. Two.", true, false),
            ("Here it ended. Then it began.", true, true),
            ("He said “no.”", true, false),
            ("Deep Divisions Remain", false, false),
            ("这是第一句话。这是第二句话。", true, true),
            ("Mehr dazu …", true, false),
            ("Read on...", false, false),
        ] {
            assert_eq!((is_closed(text), has_inner_end(text)), (closed, several), "{text}");
        }
    }
}
