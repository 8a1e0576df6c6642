//! Characters that came back as HTML for a character.

use crate::finding::{Category, Finding, Severity};

use super::{TargetInput, finding, target_span};

pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    let source = entities(&input.source.text);
    let mut left: Vec<&str> = source.iter().map(|e| e.text).collect();
    let mut findings = Vec::new();
    for entity in entities(input.text) {
        // A text about HTML keeps its entities, each as often as the source has it.
        if let Some(at) = left.iter().position(|t| *t == entity.text) {
            left.swap_remove(at);
            continue;
        }
        let mut found =
            finding("entity", Severity::Minor, "This is HTML for a character, not the character.");
        found.category = Category::Fluency;
        found.target = target_span(input.text, entity.start, entity.start + entity.text.len());
        found.suggestion = Some(entity.means);
        findings.push(found);
    }
    findings
}

struct Entity<'t> {
    start: usize,
    text: &'t str,
    /// What it stands for, further escapes of the same read too (`&amp;quot;`).
    means: String,
}

/// What services escape and what pages carry along, after the named character references of the HTML
/// standard.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("shy", '\u{ad}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("bull", '•'),
    ("middot", '·'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("deg", '°'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("sect", '§'),
    ("times", '×'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("szlig", 'ß'),
    ("aacute", 'á'),
    ("eacute", 'é'),
    ("iacute", 'í'),
    ("oacute", 'ó'),
    ("uacute", 'ú'),
    ("agrave", 'à'),
    ("egrave", 'è'),
    ("acirc", 'â'),
    ("ecirc", 'ê'),
    ("icirc", 'î'),
    ("ocirc", 'ô'),
    ("atilde", 'ã'),
    ("otilde", 'õ'),
    ("ntilde", 'ñ'),
    ("ccedil", 'ç'),
    ("oslash", 'ø'),
    ("aring", 'å'),
    ("aelig", 'æ'),
];

/// The longest name and its `;`.
const LONGEST: usize = 9;

fn entities(text: &str) -> Vec<Entity<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find('&').map(|at| from + at) {
        from = start + 1;
        let mut body = &text[from..];
        // Escaped twice: the name of the inner one follows at once.
        while let Some(rest) = body.strip_prefix("amp;").filter(|rest| decode(rest).is_some()) {
            body = rest;
        }
        let Some((means, length)) = decode(body) else { continue };
        let end = text.len() - body.len() + length;
        found.push(Entity { start, text: &text[start..end], means: means.to_string() });
        from = end;
    }
    found
}

/// The character a reference without its `&` stands for, and how long the reference is.
fn decode(body: &str) -> Option<(char, usize)> {
    let end = body.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = &body[..end];
    let c = if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let code = hexadecimal.map_or_else(|| number.parse().ok(), |h| u32::from_str_radix(h, 16).ok())?;
        char::from_u32(code).filter(|c| !c.is_control())?
    } else {
        NAMED.iter().find(|(n, _)| *n == name)?.1
    };
    Some((c, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_and_other_uses_of_the_sign_are_not() {
        let check = |text: &str, want: &[(&str, &str)]| {
            let got: Vec<(&str, String)> = entities(text).into_iter().map(|e| (e.text, e.means)).collect();
            let want: Vec<(&str, String)> = want.iter().map(|(t, m)| (*t, (*m).to_owned())).collect();
            assert_eq!(got, want, "{text}");
        };
        check("Fish &amp; chips &quot;now&quot;", &[("&amp;", "&"), ("&quot;", "\""), ("&quot;", "\"")]);
        check("It&#39;s &#x201E;so", &[("&#39;", "'"), ("&#x201E;", "„")]);
        check("&amp;quot;", &[("&amp;quot;", "\"")]);
        check("R&D; AT&T; fish & chips; &; &#; &#0;", &[]);
        check("价格&nbsp;高", &[("&nbsp;", "\u{a0}")]);
        check("&amp", &[]);
    }
}
