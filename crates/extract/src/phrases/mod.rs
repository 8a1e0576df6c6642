//! The words that pages wrap around their articles, in about forty languages.
//!
//! The tables are data files beside this one; WordPress, news sites and shops the world over say
//! the same few things, so a line that says one of them is clutter almost wherever it stands. What is
//! not certain is left to the structure of the page (see `text` and `html`).

use std::collections::HashMap;
use std::sync::LazyLock;

/// What follows from a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// This line alone is clutter.
    Line,
    /// It heads a list of links.
    List,
    /// The article is over here.
    End,
}

/// How a phrase was found in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// The line says nothing else.
    Whole,
    /// The line begins with it.
    Start,
    /// The line ends with it.
    End,
    /// It stands somewhere in the line.
    Inside,
}

/// A phrase found in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    /// The reason id of the clutter.
    pub(crate) reason: &'static str,
    pub(crate) scope: Scope,
    pub(crate) found: Found,
}

/// The longest line, in columns, that a phrase at its start may speak for.
fn reach(reason: &str, scope: Scope) -> usize {
    match (reason, scope) {
        (_, Scope::List) => 70,
        ("comment-form", Scope::End) => 60,
        (_, Scope::End) => 50,
        ("cookie", _) => 900,
        ("comment-form" | "privacy-note" | "copyright", _) => 420,
        ("newsletter" | "advertisement", _) => 200,
        ("read-more" | "tags" | "caption" | "credits", _) => 260,
        ("byline" | "date", _) => 90,
        _ => 60,
    }
}

struct Phrases {
    whole: HashMap<String, Hit>,
    start: HashMap<String, Hit>,
    longest_start: usize,
    end: Vec<(String, Hit)>,
    inside: Inside,
}

/// The phrases that may stand anywhere, found by their first four bytes: a line is looked through once,
/// however many phrases there are.
#[derive(Default)]
struct Inside {
    by_start: HashMap<[u8; 4], Vec<(String, Hit)>>,
    /// One bit for each pair of first bytes, so that most places of a line cost one look.
    pairs: Vec<u64>,
}

impl Inside {
    fn add(&mut self, phrase: String, hit: Hit) {
        let Some(&start) = phrase.as_bytes().first_chunk::<4>() else { return };
        self.pairs.resize(1024, 0);
        let pair = usize::from(u16::from_le_bytes([start[0], start[1]]));
        self.pairs[pair / 64] |= 1 << (pair % 64);
        self.by_start.entry(start).or_default().push((phrase, hit));
    }

    fn find(&self, line: &str) -> Option<Hit> {
        line.as_bytes().windows(4).enumerate().find_map(|(at, start)| {
            let pair = usize::from(u16::from_le_bytes([start[0], start[1]]));
            if self.pairs.get(pair / 64)? & (1 << (pair % 64)) == 0 {
                return None;
            }
            let rest = &line.as_bytes()[at..];
            let (_, hit) =
                self.by_start.get(start)?.iter().find(|(phrase, _)| rest.starts_with(phrase.as_bytes()))?;
            Some(*hit)
        })
    }
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut table = Phrases {
        whole: HashMap::new(),
        start: HashMap::new(),
        longest_start: 0,
        end: Vec::new(),
        inside: Inside::default(),
    };
    for file in [include_str!("around.txt"), include_str!("within.txt"), include_str!("page.txt")] {
        read(file, &mut table);
    }
    table
});

fn read(file: &'static str, table: &mut Phrases) {
    let mut current = ("", Scope::Line);
    for line in file.lines() {
        if let Some(head) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            let (reason, scope) = head.split_once(' ').unwrap_or((head, "line"));
            let scope = match scope {
                "list" => Scope::List,
                "end" => Scope::End,
                _ => Scope::Line,
            };
            current = (reason, scope);
        } else if let Some((_, phrases)) = line.split_once(": ").filter(|_| !line.starts_with('#')) {
            for phrase in phrases.split(" | ") {
                let found = match (phrase.starts_with('*'), phrase.ends_with('*')) {
                    (false, false) => Found::Whole,
                    (false, true) => Found::Start,
                    (true, false) => Found::End,
                    (true, true) => Found::Inside,
                };
                let hit = Hit { reason: current.0, scope: current.1, found };
                let mut key = fold(phrase.trim_matches('*'));
                if phrase.trim_end_matches('*').ends_with(':') && found == Found::Start {
                    key.push(':');
                }
                if key.is_empty() {
                    continue;
                }
                match found {
                    Found::Whole => {
                        table.whole.entry(key).or_insert(hit);
                    }
                    Found::Start => {
                        table.longest_start = table.longest_start.max(key.len());
                        table.start.entry(key).or_insert(hit);
                    }
                    Found::End => table.end.push((key, hit)),
                    Found::Inside => table.inside.add(key, hit),
                }
            }
        }
    }
}

/// Whether a line says what clutter says.
pub(crate) fn find(line: &str) -> Option<Hit> {
    if line.len() > 1500 {
        return None;
    }
    let folded = fold(line);
    if folded.is_empty() {
        return None;
    }
    let table = &*PHRASES;
    if let Some(hit) = table.whole.get(&folded) {
        return Some(*hit);
    }
    let width = crate::normalise::width(line);
    let mut best = None;
    for (at, c) in folded.char_indices() {
        let end = at + c.len_utf8();
        if end > table.longest_start {
            break;
        }
        // A phrase ends where a word ends, but in scripts that do not part words.
        let rest = &folded[end..];
        if (rest.is_empty() || c == ':' || !rest.starts_with(|n: char| n.is_alphanumeric() && is_spaced(n)))
            && let Some(hit) = table.start.get(&folded[..end])
            && width <= reach(hit.reason, hit.scope)
        {
            best = Some(*hit);
        }
    }
    // "More from the north arrived on Monday." begins as a heading does and is none.
    let sentence = width > 45 && line.ends_with(['.', '。', '।', '۔']);
    let best = best.filter(|hit| {
        !(sentence
            && (hit.scope == Scope::List || matches!(hit.reason, "share" | "navigation" | "byline" | "date")))
    });
    if best.is_some() || width > 900 {
        return best;
    }
    let at_end = |(phrase, hit): &&(String, Hit)| {
        width <= reach(hit.reason, hit.scope) && folded.ends_with(phrase.as_str())
    };
    table
        .end
        .iter()
        .find(at_end)
        .map(|(_, hit)| *hit)
        .or_else(|| table.inside.find(&folded).filter(|hit| width <= 420 || hit.reason == "cookie"))
}

fn is_spaced(c: char) -> bool {
    !crate::normalise::is_wide(c) && !matches!(c, '\u{e00}'..='\u{eff}')
}

/// A line as the tables compare it: lower case; digits, marks and punctuation gone; words parted by
/// single spaces. A colon inside the line stays, without space around it: "Read more:" is a label.
pub(crate) fn fold(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut gap = false;
    for c in line.chars() {
        if matches!(c, ':' | '：') {
            if !out.is_empty() && !out.ends_with(':') {
                out.push(':');
            }
            gap = false;
        } else if matches!(c, '\'' | '’' | 'ʼ' | '\u{200c}' | '\u{200d}' | '\u{ad}' | '\u{640}')
            || is_digit(c)
        {
        } else if c.is_alphanumeric() && !is_point(c) {
            if gap && !out.is_empty() && !out.ends_with(':') {
                out.push(' ');
            }
            gap = false;
            for lower in c.to_lowercase().filter(|l| l.is_alphanumeric()) {
                out.push(match lower {
                    'أ' | 'إ' | 'آ' => 'ا',
                    'ي' | 'ى' => 'ی',
                    'ك' => 'ک',
                    'ё' => 'е',
                    'ς' => 'σ',
                    other => other,
                });
            }
        } else if c.is_ascii()
            || c.is_whitespace()
            || matches!(c, '\u{2010}'..='\u{203a}' | '«' | '»' | '·' | '|' | '©')
        {
            if c == '©' {
                if gap && !out.is_empty() {
                    out.push(' ');
                }
                out.push('©');
            }
            gap = true;
        }
    }
    if out.ends_with(':') {
        out.pop();
    }
    out
}

/// Vowel points, which some write and some do not.
fn is_point(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

/// The value of a decimal digit in the scripts that news is written in.
pub(crate) fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        '\u{9e6}'..='\u{9ef}' => '\u{9e6}',
        '\u{e50}'..='\u{e59}' => '\u{e50}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expect: Option<&str>) {
        assert_eq!(find(line).map(|h| h.reason), expect, "{line:?} folds to {:?}", fold(line));
    }

    #[test]
    fn knows_clutter_in_many_languages() {
        for (line, reason) in [
            ("Leave a Reply", "comment-form"),
            ("Leave a Reply to Anna", "comment-form"),
            ("Your email address will not be published. Required fields are marked *", "comment-form"),
            (
                "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
                "comment-form",
            ),
            ("Back To Top", "back-to-top"),
            ("Schreibe einen Kommentar", "comment-form"),
            ("Teilen mit:", "share"),
            ("Partager :", "share"),
            ("Deja una respuesta", "comment-form"),
            ("Читать далее: Что дальше?", "read-more"),
            ("Похожие записи", "related"),
            ("Обязательные поля помечены *", "comment-form"),
            ("相关文章", "related"),
            ("返回顶部", "back-to-top"),
            ("続きを読む: 次の話", "read-more"),
            ("댓글 달기", "comment-form"),
            ("اترك تعليقاً", "comment-form"),
            ("نوشته‌های مشابه", "related"),
            ("Başa dön", "back-to-top"),
            ("İlgili yazılar", "related"),
            ("Vissza a tetejére", "back-to-top"),
            ("Επιστροφή στην κορυφή", "back-to-top"),
            ("संबंधित लेख", "related"),
            ("We use cookies to give you the best experience.", "cookie"),
            ("Wir verwenden Cookies, um Inhalte zu personalisieren.", "cookie"),
            ("12 Comments", "comments"),
            ("© 2024 Example Media", "copyright"),
            ("Photo: Jane Doe", "caption"),
            ("5 min read", "date"),
        ] {
            check(line, Some(reason));
        }
    }

    #[test]
    fn leaves_prose_alone() {
        for line in [
            "Read more books, the teacher said, and the children did.",
            "Shares of the company rose by four per cent on Monday after the report was published.",
            "Homes were destroyed and roads were cut by the flood.",
            "Die Werbung wirkt.",
            "More from the north arrived on Monday with the night train.",
            "More than 300 people were taken to hospital.",
            "",
            "…",
        ] {
            check(line, None);
        }
    }
}
