//! Does the target end as its source ends, and does it use the marks of its language?

use crate::chars::is_alphabetic;
use crate::finding::{Category, Finding, Severity};
use crate::lang::LangTag;

use super::{TargetInput, finding, source_span, target_span};

/// How a sentence ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Question,
    Exclamation,
    Stop,
    Open,
    None,
}

pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    ends(input).into_iter().chain(marks(input)).chain(foreign_marks(input)).collect()
}

fn ends(input: &TargetInput<'_>) -> Option<Finding> {
    let (source, a, b) = ending(&input.source.text, input.source_language);
    let (target, c, d) = ending(input.text, input.language);
    let message = match (source, target) {
        (End::Question, End::Stop | End::None | End::Exclamation)
            if !asks_in_words(input.text, d, input.language) =>
        {
            "The source asks; the target does not end with a question mark."
        }
        (End::Stop | End::None | End::Exclamation, End::Question)
            if !asks_in_words(&input.source.text, b, input.source_language) =>
        {
            "The target ends with a question mark; the source does not ask."
        }
        (End::Stop, End::None) if writes_stops(input.language) && !ends_in_quotes(input) => {
            "The mark at the end of the source is missing."
        }
        (End::Stop, End::Open) => "The target ends in a mark that ends no sentence.",
        _ => return None,
    };
    let mut found = finding("punctuation", Severity::Minor, message);
    found.category = Category::Fluency;
    found.source = source_span(input.source, a, b);
    found.target = target_span(input.text, c, d);
    Some(found)
}

/// Whether a quotation ends the target, in languages that write no stop within or behind one.
fn ends_in_quotes(input: &TargetInput<'_>) -> bool {
    matches!(input.language.primary(), "ja" | "zh" | "yue" | "ko")
        && input.text.trim_end().ends_with(['」', '』', '”', '"', '）', ')'])
}

/// Languages that end sentences with a mark at all.
fn writes_stops(language: &LangTag) -> bool {
    !matches!(language.primary(), "th" | "lo" | "km" | "my" | "bo")
}

/// How a text ends, and the bytes of its last mark (or letter).
fn ending(text: &str, language: &LangTag) -> (End, usize, usize) {
    let closers = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '"' | '\''
                    | '“'
                    | '”'
                    | '‘'
                    | '’'
                    | '«'
                    | '»'
                    | '」'
                    | '』'
                    | ')'
                    | '）'
                    | ']'
                    | '›'
                    | '\u{200e}'
                    | '\u{200f}'
            )
    };
    let trimmed = text.trim_end_matches(closers);
    let Some((at, last)) = trimmed.char_indices().next_back() else { return (End::None, 0, 0) };
    let greek = language.primary() == "el";
    let end = match last {
        '?' | '？' | '؟' | '⁇' | '⁈' | '՞' => End::Question,
        ';' | '\u{37e}' if greek => End::Question,
        // "?!" and "!?" ask.
        '!' | '！' if trimmed.trim_end_matches(['!', '！']).ends_with(['?', '？', '؟']) => End::Question,
        '!' | '！' => End::Exclamation,
        '.' | '。' | '।' | '॥' | '۔' | '։' | '．' | '…' | '⋯' | '།' | '။' => End::Stop,
        ',' | '，' | '、' | '،' | ';' | '；' | '؛' | ':' | '：' | '-' | '–' | '—' => End::Open,
        _ => End::None,
    };
    (end, at, at + last.len_utf8())
}

/// Whether a sentence asks without the mark, as Japanese and Korean may.
fn asks_in_words(text: &str, end: usize, language: &LangTag) -> bool {
    let body = text.get(..end).unwrap_or("").trim_end_matches(['。', '.', '！', '!', '」', '…']);
    match language.primary() {
        "ja" => body.ends_with(['か', 'の', 'ね', 'な']),
        "zh" | "yue" => body.ends_with(['吗', '嗎', '呢', '么', '吧']),
        "ko" => body.ends_with(['까', '나', '가', '지', '요', '니', '냐']),
        "th" => ["ไหม", "หรือ", "อะไร", "ไร", "ไหน", "มั้ย"].iter().any(|w| body.trim_end().ends_with(w)),
        _ => false,
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' | '〝' | '〟' | '＂')
}

/// Quotation marks that have lost their partner.
fn marks(input: &TargetInput<'_>) -> Option<Finding> {
    let own: Vec<(usize, char)> = quotes(input.text);
    let theirs = quotes(&input.source.text);
    let (n, m) = (own.len(), theirs.len());
    let message = if n % 2 == 1 && m.is_multiple_of(2) {
        "A quotation mark has no partner."
    } else if n == 0
        && m > 0
        && inside_words(&input.source.text, &theirs) >= speech(input)
        && !has_single(input)
    {
        "The source quotes; the target has no quotation marks."
    } else if let Some((start, end)) = bare_abbreviation(input) {
        let mut found = finding("punctuation", Severity::Minor, "The sign of the abbreviation is missing.");
        found.category = Category::Locale;
        found.target = target_span(input.text, start, end);
        return Some(found);
    } else {
        return None;
    };
    let mut found = finding("punctuation", Severity::Minor, message);
    found.category = Category::Fluency;
    if let Some((at, c)) = own.first() {
        found.target = target_span(input.text, *at, at + c.len_utf8());
    }
    if let (Some((a, _)), Some((b, c))) = (theirs.first(), theirs.last()) {
        found.source = source_span(input.source, *a, b + c.len_utf8());
    }
    Some(found)
}

/// Double quotation marks; those behind a digit may be inches or seconds, and Hebrew
/// abbreviations have one inside a word.
fn quotes(text: &str) -> Vec<(usize, char)> {
    let mut before = ' ';
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        // In Hebrew the sign of an abbreviation stands before its last letter; an ending may follow.
        let letters = text[at + c.len_utf8()..].chars().take_while(|c| is_alphabetic(*c)).count();
        let inside = c == '"' && matches!(before, '\u{5d0}'..='\u{5ea}') && (1..=2).contains(&letters);
        let measure = c == '"' && before.is_ascii_digit() && found.len() % 2 == 0;
        // "Judges" decisions": a mark typed for an apostrophe.
        let apostrophe = c == '"'
            && matches!(before, 's' | 'x' | 'z')
            && found.len() % 2 == 0
            && text[at + 1..].starts_with([' ', ',', '.']);
        if is_quote(c) && !inside && !measure && !apostrophe {
            found.push((at, c));
        }
        before = c;
    }
    found
}

/// Whether the target sets the quotation apart in another way, more often than the source does.
fn has_single(input: &TargetInput<'_>) -> bool {
    let count = |text: &str| text.chars().filter(|c| "‘’'‚‹›〈〉《》`*_（）()".contains(*c)).count();
    count(input.text) > count(&input.source.text)
}

/// Words from which on what stands in marks is said by somebody and no title; titles lose their marks
/// where Chinese, Japanese and Korean write some.
fn speech(input: &TargetInput<'_>) -> usize {
    if matches!(input.source_language.primary(), "zh" | "yue" | "ja" | "ko" | "fa" | "uk" | "ru") {
        6
    } else {
        2
    }
}

/// Hebrew abbreviations that are no words without the sign before their last letter: the USA, the
/// army, a chief executive and his deputy, a chairman, the chief of staff, kilometres, centimetres and
/// kilograms, a doctor, noon, the Bible, a page, limited, in all, as said.
const ABBREVIATIONS: &[&str] = &[
    "ארהב",
    "צהל",
    "מנכל",
    "מנכלית",
    "סמנכל",
    "יור",
    "יורית",
    "רמטכל",
    "מטכל",
    "רהמ",
    "שבכ",
    "קמש",
    "קמ",
    "סמ",
    "קג",
    "אחהצ",
    "לפנהצ",
    "לפנהס",
    "לפסנ",
    "דר",
    "תנך",
    "חבכ",
    "בגצ",
    "בריהמ",
    "מדא",
    "עמ",
    "בעמ",
    "סהכ",
    "כנל",
    "בדכ",
    "עפי",
];

/// Those that are words too, with what the source says where the abbreviation is meant.
const MEANT: &[(&str, &[&str])] = &[
    ("מכם", &["radar", "radars", "радар"]),
    ("חול", &["abroad", "overseas"]),
    ("אום", &["un", "u.n.", "united nations", "оон"]),
    ("תא", &["tel aviv"]),
    ("נט", &["anti-tank"]),
];

/// A Hebrew abbreviation that lost its sign.
fn bare_abbreviation(input: &TargetInput<'_>) -> Option<(usize, usize)> {
    if input.language.primary() != "he" {
        return None;
    }
    input
        .text
        .split(|c: char| !(is_alphabetic(c) || matches!(c, '"' | '״' | '\'' | '׳')))
        .find(|w| {
            let bare = |p: char| {
                w.strip_prefix(p)
                    .is_some_and(|rest| rest.chars().count() >= 3 && ABBREVIATIONS.contains(&rest))
            };
            let meant = || {
                let source = input.source.text.to_lowercase();
                MEANT.iter().any(|(form, words)| {
                    let bare = w.strip_prefix(['ב', 'ה', 'ל', 'מ', 'ש', 'ו']).unwrap_or(w);
                    let said = |word: &&str| {
                        format!(" {source} ").contains(&format!(" {word} "))
                            || word.chars().count() > 4 && source.contains(word.trim())
                    };
                    (w == form || bare == *form) && words.iter().any(said)
                })
            };
            ABBREVIATIONS.contains(w) || ['ב', 'ה', 'ל', 'מ', 'ש', 'ו'].into_iter().any(bare) || meant()
        })
        .map(|w| {
            let at = w.as_ptr() as usize - input.text.as_ptr() as usize;
            (at, at + w.len())
        })
}

/// How many words (or pairs of characters) stand between the first two marks.
fn inside_words(text: &str, marks: &[(usize, char)]) -> usize {
    let Some((a, _)) = marks.first() else { return 0 };
    let b = marks.get(1).map_or(text.len(), |(b, _)| *b);
    crate::summary::terms::reading_length(&text[*a..b]) as usize
}

/// Marks that the target's language does not use.
fn foreign_marks(input: &TargetInput<'_>) -> Option<Finding> {
    let strange: &[char] = match input.language.primary() {
        "en" => &['„', '«', '»', '「', '」', '。', '，', '、', '؟', '،', '¿', '¡', '।'],
        "de" | "pl" | "cs" | "sk" | "hu" | "nl" | "sv" | "da" | "nb" | "fi" | "tr" | "fr" | "it" | "pt"
        | "ru" | "uk" | "bg" | "ro" => &['「', '」', '。', '，', '、', '؟', '،', '¿', '¡', '।'],
        "es" => &['「', '」', '。', '，', '、', '؟', '،', '।'],
        "ja" | "zh" | "ko" => &['„', '«', '»', '؟', '،', '¿', '¡', '।'],
        "ar" | "fa" | "ur" => &['「', '」', '。', '，', '、', '¿', '¡', '।'],
        "hi" | "mr" | "ne" => &['「', '」', '。', '，', '、', '¿', '¡', '؟', '،'],
        _ => return None,
    };
    let (at, mark) = input.text.char_indices().find(|(_, c)| strange.contains(c))?;
    if input.source_language.same_language(input.language) {
        return None;
    }
    let mut found =
        finding("punctuation", Severity::Minor, "This mark is not used in the target's language.");
    found.category = Category::Locale;
    found.target = target_span(input.text, at, at + mark.len_utf8());
    Some(found)
}
