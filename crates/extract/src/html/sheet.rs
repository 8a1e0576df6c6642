//! What the page's own style sheets hide.
//!
//! Rules that hide are looked up by the last name of their selector and then matched in full; a rule
//! that shows again what another hides wins where it is as specific. Rules within media queries do not
//! count, but for those of the screen.

use std::collections::HashMap;

use dom_query::{Matcher, NodeRef};

use super::hidden::of_style;

const MAX_RULES: usize = 3000;
const MAX_CSS: usize = 2_000_000;
/// Where rules are kept whose selector ends in an attribute alone.
const ANY: &str = "*";

struct Rule {
    selector: String,
    matcher: Option<Matcher>,
    /// Why it hides; `None` for a rule that shows.
    hides: Option<&'static str>,
    /// What it is about: `display`, `visibility`, …
    about: &'static str,
    weight: u32,
}

/// The rules of a page that hide something.
#[derive(Default)]
pub(crate) struct Sheet {
    rules: Vec<Rule>,
    /// Rules by the class or id (lower case), or tag, of the last part of the selector.
    by_name: HashMap<String, Vec<usize>>,
}

impl Sheet {
    pub(crate) fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    /// Adds the rules of a `<style>`.
    pub(crate) fn add(&mut self, css: &str) {
        if css.len() > MAX_CSS {
            return;
        }
        let bytes = css.as_bytes();
        // Whether each open block's rules count.
        let mut open: Vec<bool> = Vec::new();
        let mut prelude = String::new();
        let mut at = 0;
        let mut from = 0;
        while at < bytes.len() {
            match bytes[at] {
                b'/' if bytes.get(at + 1) == Some(&b'*') => {
                    prelude.push_str(css.get(from..at).unwrap_or_default());
                    at = css[at..].find("*/").map_or(bytes.len(), |e| at + e + 1);
                    from = at + 1;
                }
                b'{' => {
                    prelude.push_str(css.get(from..at).unwrap_or_default());
                    let selector = std::mem::take(&mut prelude);
                    let selector = selector.trim();
                    if selector.starts_with('@') {
                        open.push(counts(selector));
                    } else {
                        let end = css[at..].find('}').map_or(bytes.len(), |e| at + e);
                        if open.iter().all(|&o| o) {
                            self.rule(selector, css.get(at + 1..end).unwrap_or_default());
                        }
                        at = end;
                    }
                    from = at + 1;
                }
                b'}' => {
                    open.pop();
                    prelude.clear();
                    from = at + 1;
                }
                b';' => {
                    prelude.clear();
                    from = at + 1;
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn rule(&mut self, selectors: &str, declarations: &str) {
        let hides = of_style(declarations);
        let about = match hides {
            Some("display-none") => "display",
            Some("visibility-hidden") => "visibility",
            Some("transparent") => "opacity",
            Some("zero-size") => "size",
            Some(_) => "place",
            None => match shows(declarations) {
                Some(about) => about,
                None => return,
            },
        };
        for selector in selectors.split(',') {
            let selector = selector.trim().trim_matches('\u{feff}');
            if self.rules.len() >= MAX_RULES {
                return;
            }
            let Some(name) = last_name(selector) else { continue };
            self.by_name.entry(name).or_default().push(self.rules.len());
            let simple = selector.strip_prefix(['.', '#']).is_some_and(|n| {
                !n.is_empty() && n.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            });
            self.rules.push(Rule {
                matcher: if simple { None } else { Matcher::new(selector).ok() },
                selector: if simple { selector.to_owned() } else { String::new() },
                hides,
                about,
                weight: weight(selector) + u32::from(declarations.contains("important")) * 10_000,
            });
        }
    }

    /// Why an element of that tag and those names (class and id, lower case) is hidden.
    pub(crate) fn hides(&self, node: &NodeRef<'_>, tag: &str, names: &str) -> Option<&'static str> {
        let mut hit: Option<&Rule> = None;
        let mut shown: Vec<&Rule> = Vec::new();
        for name in names.split_ascii_whitespace().chain([tag, ANY]) {
            for &nth in self.by_name.get(name).map(Vec::as_slice).unwrap_or_default() {
                let rule = &self.rules[nth];
                let matched = match &rule.matcher {
                    Some(matcher) => node.is_match(matcher),
                    None => is_simple_match(node, &rule.selector),
                };
                if !matched {
                    continue;
                }
                if rule.hides.is_none() {
                    shown.push(rule);
                } else if hit.is_none_or(|h| rule.weight >= h.weight) {
                    hit = Some(rule);
                }
            }
        }
        let hit = hit?;
        let shown = shown.iter().any(|s| s.about == hit.about && s.weight >= hit.weight);
        if shown { None } else { hit.hides }
    }
}

fn is_simple_match(node: &NodeRef<'_>, selector: &str) -> bool {
    match selector.split_at_checked(1) {
        Some((".", class)) => node.has_class(class),
        Some(("#", id)) => node.attr("id").is_some_and(|v| v.trim() == id),
        _ => node.has_name(selector),
    }
}

/// Whether the rules within an at-rule hold on a screen.
fn counts(at: &str) -> bool {
    let at = at.to_ascii_lowercase();
    match at.strip_prefix("@media") {
        Some(query) => matches!(query.trim(), "screen" | "all" | "only screen" | "screen, print"),
        None => at.starts_with("@supports") || at.starts_with("@layer") || at.starts_with("@scope"),
    }
}

/// What a rule shows that another may have hidden.
fn shows(declarations: &str) -> Option<&'static str> {
    declarations.split(';').filter_map(|d| d.split_once(':')).find_map(|(name, value)| {
        match (name.trim().to_ascii_lowercase().as_str(), value.trim()) {
            ("display", v) if !v.starts_with("none") => Some("display"),
            ("visibility", v) if v.starts_with("visible") => Some("visibility"),
            ("opacity", v) if !v.starts_with('0') => Some("opacity"),
            ("font-size" | "width" | "height" | "max-height", v) if !v.starts_with('0') => Some("size"),
            _ => None,
        }
    })
}

/// The class, id or tag by which a selector's last part is looked up. Selectors of states (`:hover`)
/// and of generated content say nothing about the text.
fn last_name(selector: &str) -> Option<String> {
    if selector.is_empty() || selector.len() > 300 || selector.contains(['*', '\\']) {
        return None;
    }
    if selector.contains(':') && !selector.contains(":not(") || selector.contains("::") {
        return None;
    }
    let last = selector.rsplit([' ', '>', '+', '~']).next()?;
    if last.starts_with('[') {
        return Some(ANY.to_owned());
    }
    let last = last.split('[').next()?.split(":not(").next()?;
    let name = match last.rfind(['.', '#']) {
        Some(mark) => &last[mark + 1..],
        // A tag alone hides only where something before it narrows it down.
        None if selector.len() > last.len() => last,
        None => return None,
    };
    (!name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'))
        .then(|| name.to_ascii_lowercase())
}

/// How specific a selector is, roughly: ids, then classes and attributes, then tags.
fn weight(selector: &str) -> u32 {
    let count = |mark: char| u32::try_from(selector.matches(mark).count()).unwrap_or(0);
    let parts = u32::try_from(
        selector
            .split([' ', '>', '+', '~'])
            .filter(|p| p.starts_with(|c: char| c.is_ascii_alphabetic()))
            .count(),
    )
    .unwrap_or(0);
    count('#') * 1000 + (count('.') + count('[')) * 30 + parts
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    /// Whether the element with the id `x` is hidden.
    fn check(css: &str, body: &str, expect: Option<&str>) {
        let mut sheet = Sheet::default();
        sheet.add(css);
        let document = Document::from(body);
        let selection = document.select("#x");
        let node = selection.nodes().first().expect("an element");
        let tag = node.node_name().map(|n| n.to_string()).unwrap_or_default();
        let names = format!("{} x", node.attr("class").map(|c| c.to_string()).unwrap_or_default());
        assert_eq!(sheet.hides(node, &tag, &names), expect, "{css} / {body}");
    }

    #[test]
    fn matches_selectors_in_full() {
        let p = "<div class=a><p class='b c' id=x>t</p></div>";
        for (css, expect) in [
            (".b{display:none}", Some("display-none")),
            ("#x { font-size: 0 }", Some("zero-size")),
            ("p.b{display:none}", Some("display-none")),
            (".b.c{display:none}", Some("display-none")),
            (".b.d{display:none}", None),
            (".a .b{display:none}", Some("display-none")),
            (".a > p{display:none}", Some("display-none")),
            (".z .b{display:none}", None),
            ("span.b{display:none}", None),
            ("/* .q */ .o, .b{visibility:hidden}", Some("visibility-hidden")),
            ("@media print{.b{display:none}}", None),
            ("@media (max-width:600px){.b{display:none}} .c{color:red}", None),
            ("@media screen{.b{display:none}}", Some("display-none")),
            ("@supports (display:grid){.b{display:none}}", Some("display-none")),
            (".b{display:none} .b.c{display:block}", None),
            (".a .b{display:none} .c{display:block}", Some("display-none")),
            (".b{display:none!important} .a .b.c{display:block}", Some("display-none")),
            (".b:hover{display:none}", None),
            (".b::before{display:none}", None),
            ("[id]{display:none}", Some("display-none")),
            (".b[lang]{display:none}", None),
            (".b{color:#fff}", None),
            (".b{color:#fff;background:#fff}", Some("same-colour")),
            ("p{display:none}", None),
            ("@import 'x'; .b{opacity:0}", Some("transparent")),
            (".b{display:none", Some("display-none")),
        ] {
            check(css, p, expect);
        }
    }
}
