//! How the lines of a paragraph become its text again.

use std::collections::HashMap;

use super::line::Line;

/// What the document itself tells about its words.
#[derive(Default)]
pub(crate) struct Words {
    /// How often each word stands within a line, in lower case.
    seen: HashMap<String, u32>,
    /// The document breaks words at line ends.
    breaks_words: bool,
    /// Ideographs and Latin letters stand side by side without a space.
    tight: bool,
}

impl Words {
    /// Counts the words of all lines.
    pub(crate) fn of<'a>(lines: impl Iterator<Item = &'a Line> + Clone) -> Self {
        let mut out = Self::default();
        let (mut tight, mut loose) = (0usize, 0usize);
        for line in lines.clone() {
            let words: Vec<&str> = line.text.split_whitespace().collect();
            for (at, word) in words.iter().enumerate() {
                // The last word of a line may be half a word, and so may the first.
                let whole = at > 0 && (at + 1 < words.len() || !word.ends_with(is_hyphen));
                if whole {
                    *out.seen.entry(bare(word)).or_insert(0) += 1;
                    for part in word.split(is_hyphen) {
                        if part.len() < word.len() {
                            *out.seen.entry(bare(part)).or_insert(0) += 1;
                        }
                    }
                }
            }
            let chars: Vec<char> = line.text.chars().collect();
            for w in chars.windows(3) {
                loose += usize::from(w[1] == ' ' && is_han(w[0]) != is_han(w[2]) && either_latin(w[0], w[2]));
            }
            tight +=
                chars.windows(2).filter(|w| is_han(w[0]) != is_han(w[1]) && either_latin(w[0], w[1])).count();
        }
        out.tight = tight >= loose;
        let lines: Vec<&Line> = lines.collect();
        let (mut soft, mut hard) = (0usize, 0usize);
        for pair in lines.windows(2) {
            let Some((head, tail)) = broken(&pair[0].text, &pair[1].text) else { continue };
            match out.judge(head, tail) {
                Some(true) => soft += 1,
                Some(false) => hard += 1,
                None => {}
            }
            soft += usize::from(tail.len() > 1 && head.len() > 1 && out.judge(head, tail).is_none());
        }
        out.breaks_words = soft >= hard || soft > 2;
        out
    }

    fn knows(&self, word: &str) -> bool {
        self.seen.contains_key(&bare(word))
    }

    /// Whether the hyphen between two halves of a word is only the line's; `None` where the document
    /// does not tell.
    fn judge(&self, head: &str, tail: &str) -> Option<bool> {
        let tail = tail.trim_end_matches(|c: char| !c.is_alphanumeric());
        if self.knows(&format!("{head}{tail}")) {
            return Some(true);
        }
        if self.knows(&format!("{head}-{tail}")) {
            return Some(false);
        }
        let whole = |part: &str| part.chars().count() > 2 && self.knows(part);
        let last = head.rsplit(is_hyphen).next().unwrap_or(head);
        (whole(last) && whole(tail)).then_some(false)
    }

    /// Puts a line behind the text so far.
    pub(crate) fn append(&self, text: &mut String, next: &str) {
        if text.is_empty() {
            text.push_str(next);
            return;
        }
        if text.ends_with('\u{ad}') {
            text.pop();
            text.push_str(next);
            return;
        }
        if let Some((head, tail)) = broken(text, next) {
            let starts_upper = tail.chars().next().is_some_and(char::is_uppercase);
            let caps = head.chars().all(|c| !c.is_lowercase()) && head.chars().count() > 1;
            let hanging = HANGING.contains(&tail) && !self.knows(&format!("{head}{tail}"));
            let soft = if hanging {
                text.push(' ');
                false
            } else if starts_upper && !caps || head.ends_with(|c: char| c.is_numeric()) {
                false
            } else {
                self.judge(head, tail).unwrap_or(self.breaks_words || text.ends_with('\u{2010}'))
            };
            if soft {
                text.pop();
            }
            text.push_str(next);
            return;
        }
        let (last, first) = (text.chars().next_back(), next.chars().next());
        if let (Some(last), Some(first)) = (last, first)
            && self.needs_space(text, last, first)
        {
            text.push(' ');
        }
        text.push_str(next);
    }

    fn needs_space(&self, text: &str, last: char, first: char) -> bool {
        if is_spaceless(last) && is_spaceless(first) {
            return false;
        }
        if is_han(last) || is_han(first) {
            // Full-width marks carry their own space.
            let mark = |c: char| is_spaceless(c) && !c.is_alphabetic();
            return !(mark(last) || mark(first) || self.tight && either_latin(last, first));
        }
        let word = text.rsplit(' ').next().unwrap_or("");
        if word.contains("://") || word.starts_with("www.") {
            // An address goes on where it was cut at one of its own marks.
            return !(matches!(last, '/' | '-' | '_' | '=' | '&' | '?' | '%' | '#' | '.')
                && (first.is_alphanumeric() || matches!(first, '/' | '?' | '=' | '&' | '%' | '#')));
        }
        match last {
            '—' | '/' => word.chars().count() < 2,
            // A hyphen before a digit or a sign: a range or a compound.
            '-' | '\u{2010}' | '–' => word.chars().count() < 2 || !first.is_alphanumeric(),
            _ => true,
        }
    }
}

/// Words that share the end of a compound with the word before: »Vor- und Nachteile«.
const HANGING: &[&str] = &["und", "oder", "bzw.", "and", "och", "eller", "og", "sowie"];

/// The halves of a word that a hyphen at the line's end parts: letters before, letters behind.
fn broken<'a>(text: &'a str, next: &'a str) -> Option<(&'a str, &'a str)> {
    let word = text.rsplit(char::is_whitespace).next()?;
    let head = word.strip_suffix(is_hyphen)?.trim_start_matches(|c: char| !c.is_alphanumeric());
    let tail = next.split(char::is_whitespace).next()?;
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !is_spaceless(c));
    let fits = head.chars().next_back().is_some_and(char::is_alphanumeric) && letter(tail.chars().next());
    (fits && !word.contains("://")).then_some((head, tail))
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{ad}')
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn either_latin(a: char, b: char) -> bool {
    a.is_ascii_alphanumeric() || b.is_ascii_alphanumeric()
}

/// Ideographs and kana with their marks.
fn is_han(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3fffd}')
}

/// Scripts that part no words by spaces: ideographs, kana, Thai, Lao, Myanmar, Khmer, Tibetan.
fn is_spaceless(c: char) -> bool {
    is_han(c) || matches!(c, '\u{e00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(texts: &[&str]) -> Vec<Line> {
        texts.iter().map(|t| Line { text: (*t).to_owned(), ..Line::default() }).collect()
    }

    #[test]
    fn joins_lines_as_they_were_written() {
        for (context, input, expect) in [
            ("", vec!["one two", "three"], "one two three"),
            ("an implementation of it", vec!["the implemen-", "tation is"], "the implementation is"),
            ("a well-known fact", vec!["this well-", "known fact"], "this well-known fact"),
            ("the cost and the benefit of", vec!["a cost-", "benefit view"], "a cost-benefit view"),
            ("", vec!["der Kranken-", "haus"], "der Krankenhaus"),
            ("", vec!["die Vor-", "und Nachteile"], "die Vor- und Nachteile"),
            ("", vec!["Jean-", "Paul"], "Jean-Paul"),
            ("", vec!["COVID-", "19 and"], "COVID-19 and"),
            ("", vec!["in 1990-", "1995"], "in 1990-1995"),
            ("", vec!["word \u{2013}", "word"], "word \u{2013} word"),
            ("", vec!["中文的句", "子。"], "中文的句子。"),
            ("", vec!["日本語の、", "文"], "日本語の、文"),
            ("", vec!["ภาษา", "ไทย"], "ภาษาไทย"),
            ("", vec!["한국어", "문장"], "한국어 문장"),
            ("用 Rust 写", vec!["使用", "Rust"], "使用 Rust"),
            ("用Rust写", vec!["使用", "Rust"], "使用Rust"),
            ("", vec!["see https://example.org/a/", "b-c for"], "see https://example.org/a/b-c for"),
            ("", vec!["and/", "or"], "and/or"),
            ("", vec!["مرحبا", "بالعالم"], "مرحبا بالعالم"),
        ] {
            let all = lines(&[&[context][..], &input[..]].concat());
            let words = Words::of(all.iter());
            let mut text = String::new();
            for part in &input {
                words.append(&mut text, part);
            }
            assert_eq!(text, expect);
        }
    }
}
