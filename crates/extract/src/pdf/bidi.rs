//! Lines with letters written from right to left, from the order of the page to that of reading.
//!
//! A page holds its glyphs from left to right. The library asks the Unicode algorithm (UAX #9) to turn
//! them, but that goes from reading to the page, and marks and numbers at the edge of two directions
//! come out on the wrong side. Here the line is turned whole, and what runs from left to right within
//! it, words and numbers, is turned back.

use unpdf::parser::TextSpan;

/// Whether a text has letters that are written from right to left.
pub(crate) fn has_rtl(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_rtl)
}

/// The text of runs that stand beside each other, in the order of reading; `rtl` where the text around
/// is written from right to left.
pub(crate) fn text(spans: &[TextSpan], rtl: bool) -> String {
    let mut drawn: Vec<char> = Vec::new();
    let mut end: Option<f32> = None;
    for span in spans {
        let count = span.text.chars().count().max(1) as f32;
        let gap = end.map_or(0.0, |end| span.x - end);
        // A mark of its own is narrow, and its bearings look like a gap.
        let letter = (span.width / count).max(0.4 * span.font_size);
        let parted =
            drawn.last().is_some_and(|c| c.is_whitespace()) || span.text.starts_with(char::is_whitespace);
        if gap > 0.25 * letter && !parted {
            drawn.push(' ');
        }
        drawn.extend(span.text.chars());
        end = Some(span.x + span.width);
    }
    if rtl { from_right(&drawn) } else { with_rtl_words(&drawn) }
}

/// A line that is read from left to right: its words from right to left are turned.
fn with_rtl_words(drawn: &[char]) -> String {
    let mut out = String::new();
    let mut at = 0;
    while at < drawn.len() {
        if !is_rtl(drawn[at]) {
            out.push(drawn[at]);
            at += 1;
            continue;
        }
        let stretch = drawn[at..].iter().take_while(|c| is_rtl(**c) || !c.is_alphabetic()).count();
        let end = at + drawn[at..at + stretch].iter().rposition(|c| is_rtl(*c)).unwrap_or(0) + 1;
        out.push_str(&from_right(&drawn[at..end]));
        at = end;
    }
    out
}

/// A line that is read from right to left.
fn from_right(drawn: &[char]) -> String {
    let mut out: Vec<char> = Vec::with_capacity(drawn.len());
    let mut end = drawn.len();
    while end > 0 {
        let c = drawn[end - 1];
        let start = ltr_run(drawn, end, is_arabic_before(&out));
        if start < end {
            out.extend(&drawn[start..end]);
            end = start;
        } else {
            out.push(mirrored(c));
            end -= 1;
        }
    }
    let text: String = out.into_iter().collect();
    marks_after_letters(&text)
}

/// Where the run from left to right begins that ends before `end`; `end` where there is none.
fn ltr_run(drawn: &[char], end: usize, arabic: bool) -> usize {
    let letter = |c: char| c.is_alphabetic() && !is_rtl(c);
    // With letters in it, a run goes from the first to the last letter or digit.
    let stretch = drawn[..end].iter().rev().take_while(|c| !is_rtl(**c)).count();
    let part = &drawn[end - stretch..end];
    let ends_here = part.last().is_some_and(|c| letter(*c) || c.is_ascii_digit());
    if ends_here && part.iter().any(|c| letter(*c)) {
        let first = part.iter().position(|c| letter(*c) || c.is_ascii_digit()).unwrap_or(0);
        return end - stretch + first;
    }
    // A number: Arabic text sets the sign of a percentage on the other side of it.
    let sign = |c: char| !arabic && matches!(c, '%' | '‰' | '$' | '€' | '£' | '₪' | '°' | '#' | '+' | '−');
    let digit = |c: char| c.is_numeric();
    let within =
        |c: char| matches!(c, '.' | ',' | ':' | '/' | '٫' | '٬') || !arabic && matches!(c, '-' | '+');
    let mut start = end;
    let mut digits = false;
    while start > 0 {
        let c = drawn[start - 1];
        let between = start < end && digit(drawn[start]) && start >= 2 && digit(drawn[start - 2]);
        if digit(c) || sign(c) || within(c) && between {
            digits |= digit(c);
            start -= 1;
        } else {
            break;
        }
    }
    if digits { start } else { end }
}

/// Whether the last letter so far is Arabic.
fn is_arabic_before(out: &[char]) -> bool {
    out.iter().rev().find(|c| c.is_alphabetic()).is_some_and(
        |c| matches!(c, '\u{600}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'),
    )
}

/// White space before a mark that ends a phrase is the bearing of its glyph.
fn marks_after_letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '.' | '،' | '؛' | '؟' | ',' | ';' | ':' | '!' | '?') && out.ends_with(' ') {
            out.pop();
        }
        out.push(c);
    }
    out
}

fn is_rtl(c: char) -> bool {
    // Digits within these blocks are written from left to right.
    !c.is_numeric()
        && matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
        && !matches!(c, '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{66a}'..='\u{66c}' | '\u{6d4}')
}

fn mirrored(c: char) -> char {
    const PAIRS: [(char, char); 6] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('«', '»'), ('‹', '›')];
    PAIRS.iter().find_map(|&(a, b)| if c == a { Some(b) } else { (c == b).then_some(a) }).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_lines_into_the_order_of_reading() {
        for (drawn, expect) in [
            (".םידבועה 6,000-ל", "ל-6,000 העובדים."),
            ("קיפסמ וניא (3.5%) רכשה", "השכר (3.5%) אינו מספיק"),
            (".דרפסבש Valencia היסנלווב", "בוולנסיה Valencia שבספרד."),
            ("2024 Valencia Port לש", "של 2024 Valencia Port"),
            (". ءانيملا", "الميناء."),
            ("يه %3.5 نإو ،يفكت", "تكفي، وإن 3.5% هي"),
            ("نرق (1971-1871) لالخ", "خلال (1871-1971) قرن"),
            ("12:30 העשב", "בשעה 12:30"),
        ] {
            let chars: Vec<char> = drawn.chars().collect();
            assert_eq!(from_right(&chars), expect);
        }
        let chars: Vec<char> = "The word םולש לארשי ends.".chars().collect();
        assert_eq!(with_rtl_words(&chars), "The word ישראל שלום ends.");
    }
}
