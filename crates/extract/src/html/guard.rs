//! Keeps hostile nesting from the parser.
//!
//! Tree builders walk the stack of open elements for many tags, so a page of a million nested `div`s
//! costs a million squared, and unclosed formatting elements are opened again in every paragraph.
//! One scan over the source estimates both and leaves out the tags (never the text) beyond the limits.

use std::borrow::Cow;

/// The deepest nesting that reaches the parser. Real pages stay below 100.
pub(crate) const MAX_DEPTH: usize = 240;
/// How many formatting elements may be open at once.
const MAX_FORMATTING: usize = 24;
/// How many tags are read; the text behind the last is kept without them.
const MAX_TAGS: usize = 400_000;

/// How many attributes a tag may have: each is compared with all before it.
const MAX_ATTRIBUTES: usize = 1000;

const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup", "html",
    "head", "body", "frame", "keygen", "basefont", "bgsound", "rp", "rt",
];
const FORMATTING: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
const RAW: &[&str] = &["script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"];

#[derive(PartialEq, Clone, Copy)]
enum Class {
    Formatting,
    Inline,
    Special,
}

struct Open<'a> {
    name: &'a str,
    class: Class,
    kept: bool,
}

/// The source without the tags that nest too deep, and whether any were left out.
pub(crate) fn limit(html: &str) -> (Cow<'_, str>, bool) {
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut formatting = 0usize;
    let mut depth = 0usize;
    let mut tags = 0usize;
    let mut out: Option<String> = None;
    let mut copied = 0;
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(offset) = find_byte(&bytes[at..], b'<') {
        let start = at + offset;
        let rest = &html[start + 1..];
        if rest.starts_with("!--") {
            at = find_str(html, start + 4, "-->").map_or(bytes.len(), |e| e + 3);
            continue;
        }
        let closing = rest.starts_with('/');
        let name_at = start + 1 + usize::from(closing);
        let name_len =
            bytes[name_at..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
        if name_len == 0 || !bytes[name_at].is_ascii_alphabetic() {
            at = start + 1;
            continue;
        }
        let name = &html[name_at..name_at + name_len];
        let (end, attributes) = tag_end(bytes, name_at + name_len);
        at = end;
        tags += 1;
        let mut keep = tags <= MAX_TAGS && attributes <= MAX_ATTRIBUTES;
        if closing {
            if let Some(position) = matching(&open, name) {
                let formats = open[position].class == Class::Formatting;
                keep &= open[position].kept;
                let removed: Vec<Open<'_>> =
                    if formats { vec![open.remove(position)] } else { open.drain(position..).collect() };
                for gone in removed {
                    depth -= usize::from(gone.kept);
                    formatting -= usize::from(gone.kept && gone.class == Class::Formatting);
                }
            }
        } else if !is_one_of(name, VOID) {
            let class = if is_one_of(name, FORMATTING) {
                Class::Formatting
            } else if is_one_of(
                name,
                &[
                    "span", "label", "sub", "sup", "q", "cite", "abbr", "mark", "time", "var", "samp", "kbd",
                    "del", "ins", "bdi", "bdo",
                ],
            ) {
                Class::Inline
            } else {
                Class::Special
            };
            keep &= depth < MAX_DEPTH && (class != Class::Formatting || formatting < MAX_FORMATTING);
            if is_one_of(name, RAW) {
                at = raw_end(html, end, name);
            } else if !html[start..end].ends_with("/>") || class != Class::Special {
                depth += usize::from(keep);
                formatting += usize::from(keep && class == Class::Formatting);
                open.push(Open { name, class, kept: keep });
            }
        }
        if !keep {
            let out = out.get_or_insert_with(|| String::with_capacity(html.len()));
            out.push_str(&html[copied..start]);
            out.push(' ');
            copied = if closing { end } else { at.max(end) };
        }
    }
    match out {
        Some(mut text) => {
            text.push_str(&html[copied..]);
            (Cow::Owned(text), true)
        }
        None => (Cow::Borrowed(html), false),
    }
}

/// The open element that an end tag closes. A formatting or inline end tag does not reach through a
/// block; how far is looked is bounded, so that the scan stays linear.
fn matching(open: &[Open<'_>], name: &str) -> Option<usize> {
    let class_is_special = !is_one_of(name, FORMATTING)
        && !open.iter().rev().take(64).any(|o| o.class == Class::Inline && o.name.eq_ignore_ascii_case(name));
    for (nth, element) in open.iter().enumerate().rev().take(512) {
        if element.name.eq_ignore_ascii_case(name) {
            return Some(nth);
        }
        if element.class == Class::Special && !class_is_special {
            return None;
        }
    }
    None
}

fn is_one_of(name: &str, list: &[&str]) -> bool {
    list.iter().any(|n| n.eq_ignore_ascii_case(name))
}

/// Where a tag ends, quoted attribute values respected, and how many attributes it has at most.
fn tag_end(bytes: &[u8], mut at: usize) -> (usize, usize) {
    let mut quote = 0u8;
    let mut before = 0u8;
    let mut attributes = 0;
    while let Some(&b) = bytes.get(at) {
        at += 1;
        if quote != 0 {
            if b == quote {
                quote = 0;
            }
        } else if b == b'>' {
            return (at, attributes);
        } else if (b == b'"' || b == b'\'') && before == b'=' {
            quote = b;
        } else if b.is_ascii_whitespace() || b == b'/' {
            attributes += 1;
        }
        if !b.is_ascii_whitespace() {
            before = b;
        }
    }
    (bytes.len(), attributes)
}

fn raw_end(html: &str, from: usize, name: &str) -> usize {
    let bytes = html.as_bytes();
    let mut at = from;
    while let Some(offset) = find_byte(bytes.get(at..).unwrap_or_default(), b'<') {
        let start = at + offset;
        let tail = bytes.get(start + 1..).unwrap_or_default();
        if tail.first() == Some(&b'/')
            && tail.get(1..=name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()))
        {
            return tag_end(bytes, start + 2 + name.len()).0;
        }
        at = start + 1;
    }
    bytes.len()
}

fn find_byte(bytes: &[u8], wanted: u8) -> Option<usize> {
    bytes.iter().position(|&b| b == wanted)
}

fn find_str(html: &str, from: usize, wanted: &str) -> Option<usize> {
    html.get(from..).and_then(|t| t.find(wanted)).map(|i| from + i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_real_pages_alone() {
        for html in [
            "<html><body><div class='a>b'><p>one<p>two<br><img src=x></div><script>if (a<b) '<div>'</script>",
            "<p><b>x</p><p>y",
            "a < b and <3",
            "<!-- <div> --><table><tr><td>1<td>2</table>",
        ] {
            let (kept, cut) = limit(html);
            assert_eq!((kept.as_ref(), cut), (html, false));
        }
    }

    #[test]
    fn flattens_what_nests_too_deep() {
        let deep = format!("{}text{}", "<div>".repeat(5000), "</div>".repeat(5000));
        let (kept, cut) = limit(&deep);
        assert!(cut && kept.contains("text"));
        assert_eq!(kept.matches("<div>").count(), MAX_DEPTH);
        let misnested = "<b><div></b>".repeat(5000);
        assert!(limit(&misnested).0.matches("<div>").count() <= MAX_DEPTH);
        let fonts = (0..3000).map(|n| format!("<p><font color={n}>x")).collect::<Vec<_>>().concat();
        let attributes = (0..3000).map(|n| format!(" a{n}=1")).collect::<Vec<_>>().concat();
        assert_eq!(limit(&format!("<p{attributes}>x</p>")).0.as_ref(), " x</p>");
        assert!(limit(&fonts).0.matches("<font").count() <= MAX_FORMATTING);
    }
}
