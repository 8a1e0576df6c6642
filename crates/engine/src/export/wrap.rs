//! Wrapping text to columns of a terminal.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// The text in lines of at most `width` columns. Breaks at white space; a word longer than a line,
/// and text of scripts that write no spaces, breaks between characters.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(2);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for word in paragraph.split_whitespace() {
            let wide = word.width();
            if used > 0 && used + 1 + wide <= width {
                line.push(' ');
                line.push_str(word);
                used += 1 + wide;
                continue;
            }
            // A long run without spaces goes on where the line stands.
            if used > 0 && (wide <= width || used + 2 >= width) {
                lines.push(std::mem::take(&mut line));
                used = 0;
            } else if used > 0 {
                line.push(' ');
                used += 1;
            }
            for c in word.chars() {
                let w = c.width().unwrap_or(0);
                if used + w > width {
                    lines.push(std::mem::take(&mut line));
                    used = 0;
                }
                line.push(c);
                used += w;
            }
        }
        lines.push(line);
    }
    lines
}

/// The line with spaces behind it up to `width` columns.
pub(super) fn pad(line: &str, width: usize) -> String {
    let mut out = line.to_owned();
    out.extend(std::iter::repeat_n(' ', width.saturating_sub(line.width())));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_their_columns() {
        let check = |text: &str, width: usize, want: &[&str]| assert_eq!(wrap(text, width), want, "{text:?}");
        check("one two three", 7, &["one two", "three"]);
        check("欧盟就碳边境税", 6, &["欧盟就", "碳边境", "税"]);
        check("incomprehensible", 6, &["incomp", "rehens", "ible"]);
        check("a\nb", 5, &["a", "b"]);
        check("", 5, &[""]);
    }
}
