//! One spelling for text: NFC, single spaces, nothing invisible.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text in NFC with white space collapsed to single spaces and trimmed, without control
/// characters, soft hyphens, zero-width marks and overrides of the writing direction.
///
/// Joiners (U+200C, U+200D) stay: Persian, the Indic scripts and emoji need them. A narrow
/// no-break space between digits stays, too: it groups thousands.
pub(crate) fn normalise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if matches!(c, '\u{202f}' | '\u{2009}')
            && !space
            && out.ends_with(|p: char| p.is_ascii_digit())
            && chars.peek().is_some_and(char::is_ascii_digit)
        {
            out.push(c);
        } else if is_space(c) {
            space = !out.is_empty();
        } else if !is_invisible(c) && !is_run(&out, c) {
            if space {
                out.push(' ');
                space = false;
            }
            out.push(c);
        }
    }
    to_nfc(out)
}

/// The text in NFC with its line breaks and indents kept: for code and tables.
pub(crate) fn normalise_preformatted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let kept = line
            .chars()
            .map(|c| if c != '\t' && is_space(c) { ' ' } else { c })
            .filter(|&c| c == '\t' || !is_invisible(c));
        for c in kept {
            if !is_run(&out, c) {
                out.push(c);
            }
        }
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
    to_nfc(out.trim_matches('\n').to_owned())
}

fn to_nfc(text: String) -> String {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text
    } else {
        text.nfc().collect()
    }
}

/// White space of any kind, the no-break kinds included.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{2800}' | '\u{3164}')
}

/// Characters that show nothing and mean nothing to a reader.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffd}' | '\u{e000}'..='\u{f8ff}')
        || is_tag(c)
}

/// Whether `c` repeats what stands before it: joiners and variation selectors shape one character and
/// come one at a time; several in a row are not writing. A selector belongs to a letter, so that it
/// stands before a joiner at most, as in some emoji, and never behind one.
fn is_run(before: &str, c: char) -> bool {
    let joins = |c: char| matches!(c, '\u{200c}' | '\u{200d}' | '\u{34f}');
    let selects = |c: char| matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}');
    joins(c) && before.ends_with(joins) || selects(c) && before.ends_with(|b| selects(b) || joins(b))
}

/// The Unicode tag characters: invisible copies of ASCII.
pub(crate) fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0000}'..='\u{e007f}')
}

/// How wide a text is on paper: characters of the wide scripts count two, marks none.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { usize::from(!is_mark(c)) }).sum()
}

/// Scripts that are written without spaces and carry more in a character.
pub(crate) fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3fffd}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{591}'..='\u{5bd}' | '\u{e31}'
        | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_text_one_way() {
        for (input, expect) in [
            ("a\u{a0} b\n\tc ", "a b c"),
            ("e\u{301}te\u{301}", "été"),
            ("co\u{ad}op\u{200b}er\u{feff}ate", "cooperate"),
            ("12\u{202f}000 km", "12\u{202f}000 km"),
            ("wort\u{202f}: ja", "wort : ja"),
            ("می\u{200c}شود", "می\u{200c}شود"),
            ("a\u{202e}b\u{202c}\u{7}", "ab"),
            ("\u{3000}全角\u{3000}", "全角"),
            ("x\u{e0041}\u{e0042}y", "xy"),
            ("x\u{200c}\u{200d}\u{200c}y", "x\u{200c}y"),
            ("x\u{e0141}\u{e0142}y", "x\u{e0141}y"),
            ("x\u{200d}\u{fe00}\u{200d}\u{fe01}\u{200c}y", "x\u{200d}y"),
            ("❤\u{fe0f}\u{200d}🔥", "❤\u{fe0f}\u{200d}🔥"),
        ] {
            assert_eq!(normalise(input), expect, "{input:?}");
        }
        assert_eq!(normalise_preformatted("\n  a\u{a0}b  \n\tc\r\n\n"), "  a b\n\tc");
    }
}
