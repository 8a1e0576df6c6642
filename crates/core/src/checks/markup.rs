//! Inline mark-up and placeholders: none lost, none invented, and in an order that still works.

use std::ops::Range;

use crate::finding::{Category, Finding, Severity};

use super::{TargetInput, finding, source_span, target_span};

pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    let (source, target) = (codes(&input.source.text), codes(input.text));
    if source.is_empty() && target.is_empty() {
        return Vec::new();
    }
    let lost = unmatched(&source, &target);
    let new = unmatched(&target, &source);
    let mut findings: Vec<Finding> = Vec::new();
    for code in &lost {
        // The end of a pair that is missing altogether goes without saying.
        if let Kind::Closing(name) = code.kind
            && lost.iter().any(|c| c.kind == Kind::Opening(name))
        {
            continue;
        }
        let mut found = said(Severity::Major, "This mark-up of the source is missing in the target.");
        found.source = source_span(input.source, code.range.start, code.range.end);
        found.suggestion = Some(code.text.to_owned());
        findings.push(found);
    }
    for code in &new {
        if let Kind::Closing(name) = code.kind
            && new.iter().any(|c| c.kind == Kind::Opening(name))
        {
            continue;
        }
        // What the source has, but fewer times, was doubled.
        let doubled = source.iter().any(|c| c.text == code.text);
        let severity = if doubled { Severity::Major } else { Severity::Minor };
        let message = if doubled {
            "This mark-up stands more often than in the source."
        } else {
            "The source has no such mark-up."
        };
        let mut found = said(severity, message);
        found.target = target_span(input.text, code.range.start, code.range.end);
        findings.push(found);
    }
    if findings.is_empty() {
        findings.extend(order(input, &source, &target));
    }
    findings
}

fn said(severity: Severity, message: &str) -> Finding {
    let mut found = finding("markup", severity, message);
    found.category = Category::Fluency;
    found
}

/// Mark-up that stands where it no longer works: closed before it is opened, or placeholders without
/// numbers that changed places.
fn order(input: &TargetInput<'_>, source: &[Code<'_>], target: &[Code<'_>]) -> Option<Finding> {
    if unbalanced(source).is_none()
        && let Some(code) = unbalanced(target)
    {
        let mut found = said(Severity::Major, "This mark-up is not opened and closed in order.");
        found.target = target_span(input.text, code.range.start, code.range.end);
        return Some(found);
    }
    let filled = |list: &[Code<'_>]| -> Vec<Range<usize>> {
        list.iter().filter(|c| c.kind == Kind::Unnumbered).map(|c| c.range.clone()).collect()
    };
    let (theirs, own) = (filled(source), filled(target));
    let (a, b) =
        theirs.iter().zip(&own).find(|(a, b)| input.source.text[(*a).clone()] != input.text[(*b).clone()])?;
    let mut found = said(Severity::Major, "These placeholders have no number, so their order must stay.");
    found.source = source_span(input.source, a.start, a.end);
    found.target = target_span(input.text, b.start, b.end);
    Some(found)
}

/// The first tag that closes what is not open, or that stays open.
fn unbalanced<'c, 't>(list: &'c [Code<'t>]) -> Option<&'c Code<'t>> {
    let mut open: Vec<&Code<'_>> = Vec::new();
    for code in list {
        match code.kind {
            Kind::Opening(_) => open.push(code),
            Kind::Closing(name) => match open.last() {
                Some(Code { kind: Kind::Opening(last), .. }) if *last == name => {
                    open.pop();
                }
                _ => return Some(code),
            },
            _ => {}
        }
    }
    open.first().and_then(|o| list.iter().find(|c| c.range == o.range))
}

/// Codes of one list that the other has not, each counted as often as it stands.
fn unmatched<'c, 't>(list: &'c [Code<'t>], other: &[Code<'_>]) -> Vec<&'c Code<'t>> {
    let mut left: Vec<&str> = other.iter().map(|c| c.text).collect();
    list.iter()
        .filter(|code| match left.iter().position(|t| *t == code.text) {
            Some(at) => {
                left.swap_remove(at);
                false
            }
            None => true,
        })
        .collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind<'t> {
    /// `<b>`
    Opening(&'t str),
    /// `</b>`
    Closing(&'t str),
    /// `%s`, filled in the order in which they stand.
    Unnumbered,
    /// `<br/>`, `{0}`, `%1$s`, `{name}`, `${name}`.
    Alone,
}

/// Something in a text that is not for readers.
#[derive(Debug)]
struct Code<'t> {
    range: Range<usize>,
    text: &'t str,
    kind: Kind<'t>,
}

/// Elements that have no end tag.
const EMPTY: &[&str] = &["br", "img", "hr", "wbr", "input", "x", "ph", "bx", "ex"];

fn codes(text: &str) -> Vec<Code<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(['<', '{', '$', '%']).map(|i| at + i) {
        let rest = &text[next..];
        let read = match rest.as_bytes()[0] {
            b'<' => tag(rest),
            b'%' => printf(text, next),
            b'$' => rest.strip_prefix('$').and_then(braces).map(|(end, kind)| (end + 1, kind)),
            _ => braces(rest),
        };
        at = next + 1;
        if let Some((length, kind)) = read {
            at = next + length;
            found.push(Code { range: next..at, text: &text[next..at], kind });
        }
    }
    found
}

/// The longest tag or placeholder that is read, in bytes.
const LONGEST: usize = 200;

fn tag(rest: &str) -> Option<(usize, Kind<'_>)> {
    let end = rest.bytes().take(LONGEST).position(|b| b == b'>')?;
    let inside = &rest[1..end];
    let closing = inside.strip_prefix('/');
    let named = closing.unwrap_or(inside);
    let name = named.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '_'))).next()?;
    // "1 <a and b> 2" is none: behind the name comes an attribute with its value, or nothing.
    let behind = named[name.len()..].trim().trim_end_matches('/').trim();
    let good = name
        .starts_with(|c: char| c.is_ascii_alphabetic() || (c.is_ascii_digit() && behind.is_empty()))
        && (behind.is_empty() || (closing.is_none() && behind.contains('=')));
    if !good {
        return None;
    }
    let kind = match closing {
        Some(_) => Kind::Closing(name),
        None if inside.ends_with('/') || EMPTY.contains(&name.to_ascii_lowercase().as_str()) => Kind::Alone,
        None => Kind::Opening(name),
    };
    Some((end + 1, kind))
}

/// `{0}`, `{name}`, `{{name}}`.
fn braces(rest: &str) -> Option<(usize, Kind<'_>)> {
    let opened = rest.bytes().take_while(|b| *b == b'{').count();
    if !(1..=2).contains(&opened) {
        return None;
    }
    let end = rest.bytes().take(LONGEST).position(|b| b == b'}')?;
    let inside = rest.get(opened..end)?;
    let length = end + opened;
    let closed = rest.get(end..length)?.bytes().all(|b| b == b'}');
    let name = inside.trim();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | ':' | ',' | '/');
    (closed && !name.is_empty() && name.chars().all(plain)).then_some((length, Kind::Alone))
}

/// `%s`, `%1$d`, `%.2f`, `%(name)s`, `%@`; not "100 %" and not "50%d'".
fn printf(text: &str, at: usize) -> Option<(usize, Kind<'_>)> {
    if text[..at].ends_with(|c: char| c.is_numeric()) {
        return None;
    }
    let rest = &text[at + 1..];
    let (name, kind) = if let Some(inside) = rest.strip_prefix('(') {
        (inside.bytes().take(LONGEST).position(|b| b == b')')? + 2, Kind::Alone)
    } else {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 && rest[digits..].starts_with('$') {
            (digits + 1, Kind::Alone)
        } else {
            (0, Kind::Unnumbered)
        }
    };
    let rest = &rest[name..];
    let width = rest.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+')).count();
    let long = rest[width..].bytes().take_while(|b| matches!(b, b'l' | b'h')).count().min(2);
    let conversion = rest[width + long..].chars().next()?;
    let behind = rest[width + long + conversion.len_utf8()..].chars().next();
    (matches!(conversion, 's' | 'd' | 'i' | 'f' | 'u' | 'x' | 'c' | '@')
        && behind.is_none_or(|c| !c.is_ascii_alphanumeric()))
    .then_some((1 + name + width + long + 1, kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_from_text() {
        let check = |text: &str, want: &[&str]| {
            let got: Vec<&str> = codes(text).iter().map(|c| c.text).collect();
            assert_eq!(got, want, "{text}");
        };
        check(
            "A <b>bold</b> <a href=\"x\">link</a><br/>",
            &["<b>", "</b>", "<a href=\"x\">", "</a>", "<br/>"],
        );
        check("{0} of {name} in ${place} and {{count}}", &["{0}", "{name}", "${place}", "{{count}}"]);
        check("%s, %1$d, %.2f, %(user)s, %@", &["%s", "%1$d", "%.2f", "%(user)s", "%@"]);
        check("50% discount, 100 % sure, 20%d", &[]);
        check("1 < 2 and 3 > 2, a <b or c> d, {a, b or c} $5", &[]);
        check("Es kostet 5 % des Preises", &[]);
        check("<g id=\"1\">x</g><x id=\"2\"/>", &["<g id=\"1\">", "</g>", "<x id=\"2\"/>"]);
        check("<3 you", &[]);
    }
}
