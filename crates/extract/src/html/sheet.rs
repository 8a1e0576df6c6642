//! What the page's own style sheets hide.
//!
//! Rules that hide are looked up by the last name of their selector and then matched in full; a rule
//! that shows again what another hides wins where it is as specific. Rules within media queries do not
//! count, but for those of the screen.
//!
//! Pages are hostile: what matching costs is counted, and selectors that walk far for one element are
//! passed over. Once the page has spent what it is given, only what its elements say themselves counts.

use std::cell::Cell;
use std::collections::HashMap;

use dom_query::{Document, Matcher, NodeRef};

use super::hidden::of_style;

const MAX_RULES: usize = 3000;
const MAX_CSS: usize = 2_000_000;
/// The most rules that are tried for one class, id or tag: real sheets hide a name in some dozens.
const MAX_OF_NAME: usize = 200;
/// The most names of one element that are looked up.
const MAX_NAMES: usize = 200;
/// What a page may spend on matching. A long article with a framework's sheet spends some 100,000.
const MAX_SPENT: usize = 3_000_000;
/// What it costs to match a selector that looks at the elements above, which may be some hundred.
const COST_ABOVE: usize = 16;
/// How many nodes back the element before is looked for.
const MAX_BACK: usize = 32;
/// The longest list of classes that is searched, in bytes: some frameworks write a thousand.
const MAX_CLASS: usize = 2000;
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
    /// What one match of it costs.
    cost: usize,
    /// Whether it looks at the element before.
    beside: bool,
}

/// The rules of a page that hide something.
#[derive(Default)]
pub(crate) struct Sheet {
    rules: Vec<Rule>,
    /// Rules by the class or id (lower case), or tag, of the last part of the selector.
    by_name: HashMap<String, Vec<usize>>,
    /// What matching has cost so far.
    spent: Cell<usize>,
}

impl Sheet {
    pub(crate) fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    /// Takes lists of classes off `document` that are too long to be searched again and again.
    pub(crate) fn prepare(&self, document: &Document) {
        if self.is_empty() {
            return;
        }
        for node in document.select("[class]").nodes() {
            if node.attr("class").is_some_and(|class| class.len() > MAX_CLASS) {
                node.remove_attr("class");
            }
        }
    }

    /// Adds the rules of a `<style>`.
    pub(crate) fn add(&mut self, css: &str) {
        if css.len() > MAX_CSS {
            return;
        }
        let bytes = css.as_bytes();
        // Whether each open block's rules count.
        let mut open: Vec<bool> = Vec::new();
        let mut out_of_force = 0usize;
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
                        let counts = counts(selector);
                        open.push(counts);
                        out_of_force += usize::from(!counts);
                    } else {
                        let end = css[at..].find('}').map_or(bytes.len(), |e| at + e);
                        if out_of_force == 0 {
                            self.rule(selector, css.get(at + 1..end).unwrap_or_default());
                        }
                        at = end;
                    }
                    from = at + 1;
                }
                b'}' => {
                    out_of_force -= usize::from(open.pop() == Some(false));
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
            let Some(name) = last_name(selector).filter(|_| is_affordable(selector)) else { continue };
            let simple = selector.strip_prefix(['.', '#']).is_some_and(is_plain);
            let matcher = if simple { None } else { Matcher::new(selector).ok() };
            if matcher.is_none() && !simple {
                continue;
            }
            let of_name = self.by_name.entry(name).or_default();
            if of_name.len() >= MAX_OF_NAME {
                continue;
            }
            of_name.push(self.rules.len());
            self.rules.push(Rule {
                matcher,
                selector: if simple { selector.to_owned() } else { String::new() },
                hides,
                about,
                weight: weight(selector) + u32::from(declarations.contains("important")) * 10_000,
                cost: if selector.contains([' ', '>', '+']) { COST_ABOVE } else { 1 },
                beside: selector.contains('+'),
            });
        }
    }

    /// Why an element of that tag and those names (class and id, lower case) is hidden.
    pub(crate) fn hides(&self, node: &NodeRef<'_>, tag: &str, names: &str) -> Option<&'static str> {
        let mut hit: Option<&Rule> = None;
        let mut shown: Vec<&Rule> = Vec::new();
        let mut names: Vec<&str> = names.split_ascii_whitespace().take(MAX_NAMES).collect();
        names.extend([tag, ANY]);
        names.sort_unstable();
        names.dedup();
        for name in names {
            for &nth in self.by_name.get(name).map(Vec::as_slice).unwrap_or_default() {
                let rule = &self.rules[nth];
                let spent = self.spent.get() + rule.cost;
                if spent > MAX_SPENT {
                    return None;
                }
                self.spent.set(spent);
                let matched = match &rule.matcher {
                    Some(_) if rule.beside && !has_element_before(node) => false,
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

/// Whether an element stands right before, white space and a few comments aside.
fn has_element_before(node: &NodeRef<'_>) -> bool {
    let mut before = node.prev_sibling();
    for _ in 0..MAX_BACK {
        match before {
            Some(node) if node.is_element() => return true,
            Some(node) => before = node.prev_sibling(),
            None => return false,
        }
    }
    false
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// Whether a selector can be matched without walking all siblings, all descendants or long attributes.
fn is_affordable(selector: &str) -> bool {
    if selector.contains('~') {
        return false;
    }
    // Of the element before only the element itself may ask: it is looked for within bounds.
    let mut beside = selector.split('+').skip(1);
    let beside_is_last = beside.next().is_none_or(|last| !last.trim_start().contains([' ', '>']));
    if !beside_is_last || beside.next().is_some() {
        return false;
    }
    let mut states = selector.split(':').skip(1);
    states.all(|state| {
        state.strip_prefix("not(").and_then(|rest| rest.split_once(')')).is_some_and(|(inner, _)| {
            inner.strip_prefix(['.', '#']).is_some_and(is_plain)
                || is_plain(inner)
                || inner.starts_with('[') && inner.ends_with(']') && !inner[1..].contains(['[', '*'])
        })
    })
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
    is_plain(name).then(|| name.to_ascii_lowercase())
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
        let p = "<div class=a><i>i</i> <!-- c --><p class='b c' id=x>t</p></div>";
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
            (".b:not(.d){display:none}", Some("display-none")),
            (".b:not(.c){display:none}", None),
            (".b:not([lang]){display:none}", Some("display-none")),
            ("i + .b{display:none}", Some("display-none")),
            ("u + .b{display:none}", None),
            // What would walk far is passed over.
            ("i ~ .b{display:none}", None),
            (".b:not(u ~ .b){display:none}", None),
            (".b:not(:has(u)){display:none}", None),
            (".b:not(.d .b){display:none}", None),
            (".b:not(.d):has(~ *){display:none}", None),
            ("[lang] [data-x*=q] .b, [title*=t].b{display:none}", None),
            ("i + .b .b, i + u + .b{display:none}", None),
        ] {
            check(css, p, expect);
        }
    }

    #[test]
    fn matching_is_bounded() {
        let rules = |selector: &str| format!("{selector}{{display:none}}").repeat(3000);
        let same = format!("<p class='{}'>t</p>", "a ".repeat(300)).repeat(50);
        let other: String = (0..250).map(|n| format!("n{n} ")).collect();
        let other = format!("<p class='{other}'>t</p>").repeat(300);
        let each: String = (0..3000).map(|n| format!(".z .n{}{{display:none}}", n % 250)).collect();
        for (css, body, each_at_most, all_at_most) in [
            (rules(".a.b"), &same, MAX_OF_NAME, 50 * MAX_OF_NAME),
            (rules(".z .a"), &same, COST_ABOVE * MAX_OF_NAME, 50 * COST_ABOVE * MAX_OF_NAME),
            (rules("p ~ .a"), &same, 0, 0),
            (each, &other, COST_ABOVE * 3000, MAX_SPENT),
        ] {
            let mut sheet = Sheet::default();
            sheet.add(&css);
            for node in Document::from(body.as_str()).select("p").nodes() {
                let before = sheet.spent.get();
                let names = node.attr("class").map(|c| c.to_string()).unwrap_or_default();
                assert_eq!(sheet.hides(node, "p", &names), None);
                assert!(sheet.spent.get() - before <= each_at_most);
            }
            assert!(sheet.spent.get() <= all_at_most);
        }
    }

    #[test]
    fn lists_of_classes_too_long_to_search_are_taken_off() {
        let mut sheet = Sheet::default();
        sheet.add(".a{display:none}");
        let document =
            Document::from(format!("<p class='a'>t</p><p class='a{}'>t</p>", " b".repeat(MAX_CLASS)));
        sheet.prepare(&document);
        assert_eq!(document.select("p.a").length(), 1);
    }

    #[test]
    fn a_page_that_spent_all_hides_nothing_more() {
        let mut sheet = Sheet::default();
        sheet.add(".a{display:none}");
        let document = Document::from("<p class=a>t</p>");
        let selection = document.select("p");
        let node = selection.nodes().first().expect("an element");
        assert_eq!(sheet.hides(node, "p", "a"), Some("display-none"));
        sheet.spent.set(MAX_SPENT);
        assert_eq!(sheet.hides(node, "p", "a"), None);
    }
}
