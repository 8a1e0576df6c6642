//! From the tree to a list of blocks: one pass, without recursion.
//!
//! A block is text between two block-level boundaries, with what its ancestors say about it. The list is
//! all that the choice of the article (see `select`) works on.

use std::collections::HashSet;

use diglot_core::article::BlockKind;
use dom_query::{NodeData, NodeId, NodeRef};

use super::hidden::Ground;
use super::hints::{self, Hint};
use super::sheet::Sheet;
use super::{hidden, table};
use crate::normalise::{normalise, normalise_preformatted, width};
use crate::smuggled;
use crate::tags::{BLOCKS, MAX_BLOCKS};
use crate::text::Line;

/// A block-level element, or one whose name says something.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) parent: usize,
    pub(crate) tag: String,
    pub(crate) hint: Option<Hint>,
    pub(crate) body_prop: bool,
    /// Why what is in it cannot be seen, inherited.
    pub(crate) hidden: Option<&'static str>,
    /// What its letters stand on.
    ground: Ground,
    /// Whether its text stands apart from what is around it.
    is_block: bool,
    pub(crate) kind: BlockKind,
    pub(crate) level: u8,
    /// The blocks in it, `first..end`.
    pub(crate) first: usize,
    pub(crate) end: usize,
}

/// A block of the page.
#[derive(Debug)]
pub(crate) struct Raw {
    pub(crate) line: Line,
    pub(crate) kind: BlockKind,
    pub(crate) level: u8,
    /// Share of the text that lies in links, 0 to 1.
    pub(crate) links: f32,
    /// The innermost element that holds it.
    pub(crate) element: usize,
}

/// A page as blocks.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) elements: Vec<Element>,
    pub(crate) blocks: Vec<Raw>,
    /// Text that no reader sees and that is in no block, with the reason: invisible characters,
    /// comments, long descriptions of pictures.
    pub(crate) unseen: Vec<(&'static str, String)>,
}

/// Tags whose text is never prose.
const SKIPPED: &[&str] = &[
    "script", "style", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video",
    "select", "button", "input", "textarea", "head", "title", "meta", "link", "map", "datalist", "dialog",
    "nav-bar", "rp", "rt", "rtc", "progress", "meter",
];

/// Tags beside [`BLOCKS`] that part text on a page.
const MORE_BLOCKS: &[&str] = &["html", "picture", "label", "option"];

fn is_block(tag: &str) -> bool {
    BLOCKS.contains(&tag) || MORE_BLOCKS.contains(&tag)
}

/// How long, in columns, a description of a picture is at least that is reported: nobody sees it, and
/// most are a line.
const LONG_LABEL: usize = 160;
const MAX_UNSEEN: usize = 100;
/// From what width, in columns, words are taken for a paragraph.
const LONG_PARAGRAPH: usize = 60;

/// How a page is to be read.
#[derive(Clone, Copy)]
pub(crate) struct Way<'a> {
    pub(crate) sheet: &'a Sheet,
    /// Whether to read what stands there for browsers without scripts.
    pub(crate) noscript: bool,
}

struct Walk<'h> {
    page: Page,
    text: String,
    /// Bytes of `text` within links, white space aside.
    linked: usize,
    open: Vec<usize>,
    link_depth: usize,
    breaks: usize,
    way: Way<'h>,
    /// Elements whose shadow tree shows none of their children.
    slotless: HashSet<NodeId>,
}

/// Reads the blocks below `root`.
pub(crate) fn read(root: NodeRef<'_>, way: Way<'_>) -> Page {
    let mut walk = Walk {
        page: Page::default(),
        text: String::new(),
        linked: 0,
        open: Vec::new(),
        link_depth: 0,
        breaks: 0,
        way,
        slotless: HashSet::new(),
    };
    walk.page.elements.push(Element {
        parent: 0,
        tag: "body".to_owned(),
        hint: None,
        body_prop: false,
        hidden: None,
        ground: Ground::Colour([255; 3]),
        is_block: true,
        kind: BlockKind::Paragraph,
        level: 0,
        first: 0,
        end: 0,
    });
    walk.open.push(0);
    let Some(mut node) = root.first_child() else { return walk.page };
    // (node id, opened an element, is a link)
    let mut stack: Vec<(NodeRef<'_>, bool, bool)> = Vec::new();
    loop {
        let (descend, opened, link) = walk.enter(&node);
        if descend && let Some(child) = first_child(&node) {
            stack.push((node, opened, link));
            node = child;
            continue;
        }
        walk.leave(opened, link);
        loop {
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some((parent, opened, link)) = stack.pop() else {
                walk.flush();
                walk.page.elements[0].end = walk.page.blocks.len();
                return walk.page;
            };
            walk.leave(opened, link);
            node = parent;
        }
        if walk.page.blocks.len() >= MAX_BLOCKS {
            walk.flush();
            while let Some(index) = walk.open.pop() {
                walk.page.elements[index].end = walk.page.blocks.len();
            }
            return walk.page;
        }
    }
}

impl Walk<'_> {
    /// Returns whether to go on to the children, whether an element was opened, whether it is a link.
    fn enter(&mut self, node: &NodeRef<'_>) -> (bool, bool, bool) {
        enum Seen {
            Text,
            Element(String),
            Other,
        }
        let unslotted =
            !self.slotless.is_empty() && node.parent().is_some_and(|p| self.slotless.contains(&p.id));
        let seen = node.query_or(Seen::Other, |n| match &n.data {
            NodeData::Text { contents } => {
                if unslotted {
                    self.report("no-slot", contents, 1);
                } else {
                    self.push_text(contents);
                }
                Seen::Text
            }
            NodeData::Comment { contents } => {
                self.comment(contents);
                Seen::Other
            }
            NodeData::Element(e) => Seen::Element(e.name.local.to_string()),
            _ => Seen::Other,
        });
        let Seen::Element(tag) = seen else { return (false, false, false) };
        if tag == "template" && is_shadow(node) {
            if let (Some(host), false) = (node.parent(), has_slot(node)) {
                self.slotless.insert(host.id);
            }
            self.flush();
            return (true, false, false);
        }
        if tag == "noscript" && !self.way.noscript {
            self.without_scripts(node);
            return (false, false, false);
        }
        if SKIPPED.contains(&tag.as_str()) {
            return (false, false, false);
        }
        // What is struck out as deleted is no part of the text any more.
        if tag == "del" {
            self.report("deleted", &node.text(), 1);
            return (false, false, false);
        }
        let mut is_block = is_block(&tag);
        if tag == "br" {
            self.breaks += 1;
            if self.breaks >= 2 {
                self.flush();
            } else {
                self.text.push('\n');
            }
            return (false, false, false);
        }
        if tag == "hr" {
            self.flush();
            return (false, false, false);
        }
        let is_link = tag == "a" && node.has_attr("href");
        let mut names = String::new();
        let mut concealed = None;
        let mut body_prop = false;
        let mut role_hint = None;
        let mut ground = None;
        let mut colours = String::new();
        let mut placeholder = false;
        let mut long_label: Option<String> = None;
        let is_heading = matches!(tag.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        node.query(|n| {
            if let NodeData::Element(e) = &n.data {
                let attr =
                    |name: &str| e.attrs.iter().find(|a| *a.name.local == *name).map(|a| a.value.to_string());
                for name in ["class", "id", "data-testid", "data-component"] {
                    // An id of many words is a heading's text, not a name.
                    let is_slug = |v: &str| name == "id" && (is_heading || v.matches(['-', '_']).count() > 3);
                    if let Some(value) = attr(name).filter(|v| v.len() < 600 && !is_slug(v)) {
                        if !names.is_empty() {
                            names.push(' ');
                        }
                        names.push_str(&value.to_ascii_lowercase());
                    }
                }
                if let Some(prop) = attr("itemprop") {
                    body_prop = prop.to_ascii_lowercase().contains("articlebody");
                }
                if let Some(role) = attr("role") {
                    role_hint = hints::of_role(role.trim());
                }
                concealed = hidden::of(&attr);
                colours = colours_of(&attr);
                ground = hidden::ground(&colours);
                placeholder = attr("fallback").is_some() || attr("placeholder").is_some();
                let labels = ["alt", "title", "aria-label", "aria-description"];
                long_label = labels.iter().filter_map(|l| attr(l)).find(|l| l.len() >= LONG_LABEL);
            }
        });
        if let Some(label) = long_label {
            self.report("alt-text", &label, LONG_LABEL);
        }
        if concealed.is_none() && unslotted {
            concealed = Some("no-slot");
        }
        if concealed.is_none() && !self.way.sheet.is_empty() {
            concealed = self.way.sheet.hides(node, &tag, &names);
        }
        let parent = self.open.last().copied().unwrap_or(0);
        let ground = ground.unwrap_or(self.page.elements[parent].ground);
        if concealed.is_none() && !colours.is_empty() && hidden::vanishes(&colours, ground) {
            concealed = Some("same-colour");
        }
        let mut hint = role_hint.or_else(|| hints::of(&tag, &names));
        if placeholder && node.parent().and_then(|p| p.node_name()).is_some_and(|n| n.starts_with("amp-")) {
            hint = Some(Hint::Clutter("placeholder", ""));
            is_block = true;
        }
        is_block |= hint.is_some() && tag.starts_with("amp-");
        let inherited = self.page.elements[parent].hidden;
        let needs_element = is_block
            || (concealed.is_some() && inherited.is_none())
            || (hint.is_some() && tag != "a" && !is_inline_text(&tag));
        if tag == "pre" {
            self.flush();
            let opened = self.open_element(tag, Marks { hint, body_prop, concealed, ground, is_block });
            let text = normalise_preformatted(&self.seen_text(node));
            self.push_block(text, BlockKind::Code, 0.0);
            return (false, opened, false);
        }
        if tag == "table"
            && let Some(text) = table::read(node, &mut |part, kind| self.seen_part(part, kind))
        {
            self.flush();
            let opened = self.open_element(tag, Marks { hint, body_prop, concealed, ground, is_block });
            if let Some(caption) = node.children_it(false).find(|n| n.has_name("caption")) {
                let text = normalise(&self.seen_text(&caption));
                self.push_block(text, BlockKind::Caption, 0.0);
            }
            self.push_block(text, BlockKind::Table, table::link_share(node));
            return (false, opened, false);
        }
        if needs_element {
            if is_block || concealed.is_some() {
                self.flush();
            }
            self.open_element(tag, Marks { hint, body_prop, concealed, ground, is_block });
        }
        if is_link {
            self.link_depth += 1;
        }
        (true, needs_element, is_link)
    }

    /// Notes text that is in no block, where it is at least so many columns wide.
    fn report(&mut self, reason: &'static str, text: &str, least: usize) {
        let text = normalise(text);
        if !text.is_empty() && width(&text) >= least && self.page.unseen.len() < MAX_UNSEEN {
            self.page.unseen.push((reason, text));
        }
    }

    /// The text below a node that can be seen; what cannot is reported.
    fn seen_text(&mut self, node: &NodeRef<'_>) -> String {
        let Some(mut at) = node.first_child() else { return String::new() };
        let mut out = String::new();
        loop {
            let mut descend = false;
            if at.is_text() {
                out.push_str(&at.text());
            } else if let Some(tag) = at.node_name() {
                if let Some(reason) = self.conceals(&at, &tag) {
                    self.report(reason, &at.text(), 1);
                } else {
                    descend = !SKIPPED.contains(&&*tag);
                    if &*tag == "br" {
                        out.push('\n');
                    } else if is_block(&tag) && !out.is_empty() {
                        out.push(' ');
                    }
                }
            }
            if descend && let Some(child) = at.first_child() {
                at = child;
                continue;
            }
            while at.next_sibling().is_none() {
                match at.parent().filter(|p| p.id != node.id) {
                    Some(parent) => at = parent,
                    None => return out,
                }
            }
            match at.next_sibling() {
                Some(next) => at = next,
                None => return out,
            }
        }
    }

    fn seen_part(&mut self, node: &NodeRef<'_>, kind: table::Part) -> Option<String> {
        if let Some(reason) = self.conceals(node, if kind == table::Part::Row { "tr" } else { "td" }) {
            self.report(reason, &node.text(), 1);
            return None;
        }
        Some(if kind == table::Part::Row { String::new() } else { self.seen_text(node) })
    }

    /// Why an element within a table or preformatted text cannot be seen.
    fn conceals(&self, node: &NodeRef<'_>, tag: &str) -> Option<&'static str> {
        let attr = |name: &str| node.attr(name).map(|v| v.to_string());
        let colours = colours_of(&attr);
        hidden::of(&attr)
            .filter(|reason| *reason != "aria-hidden")
            .or_else(|| hidden::vanishes(&colours, self.ground()).then_some("same-colour"))
            .or_else(|| {
                if self.way.sheet.is_empty() {
                    return None;
                }
                let names =
                    format!("{} {}", attr("class").unwrap_or_default(), attr("id").unwrap_or_default());
                self.way.sheet.hides(node, tag, &names.to_ascii_lowercase())
            })
    }

    /// What stands there for browsers without scripts is mostly a picture, or asks to turn them on; of what
    /// is worded as a paragraph, the reader should know.
    fn without_scripts(&mut self, node: &NodeRef<'_>) {
        let text = normalise(&node.text());
        let asks = text.to_ascii_lowercase().contains("javascript");
        if !asks && !text.contains(['<', '{']) && crate::text::is_closed(&text) {
            self.report("noscript", &text, LONG_PARAGRAPH);
        }
    }

    fn ground(&self) -> Ground {
        self.page.elements[self.open.last().copied().unwrap_or(0)].ground
    }

    /// Comments hold code and notes of the machine; what is worded as prose is reported.
    fn comment(&mut self, text: &str) {
        if text.len() > 20_000 || text.contains(['<', '{', '[', '=', '_']) || text.contains("//") {
            return;
        }
        let words = text
            .split_whitespace()
            .filter(|w| w.chars().all(|c| c.is_alphabetic() || c.is_ascii_punctuation()));
        let line = normalise(text);
        if crate::text::is_closed(&line) && words.count() >= 5 || line.split(' ').count() >= 12 {
            self.report("comment", text, 24);
        }
    }

    fn open_element(&mut self, tag: String, marks: Marks) -> bool {
        let Marks { hint, body_prop, concealed, ground, is_block } = marks;
        let parent = self.open.last().copied().unwrap_or(0);
        let above = &self.page.elements[parent];
        let (kind, level) = match tag.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                (BlockKind::Heading, tag.as_bytes().get(1).map_or(2, |d| (d - b'0').max(2)))
            }
            "li" => (BlockKind::ListItem, 0),
            "blockquote" => (BlockKind::Quote, 0),
            "figcaption" => (BlockKind::Caption, 0),
            "article" | "section" | "main" | "table" => (BlockKind::Paragraph, 0),
            _ => (above.kind, above.level),
        };
        let hidden = above.hidden.or(concealed);
        let first = self.page.blocks.len();
        self.open.push(self.page.elements.len());
        self.page.elements.push(Element {
            parent,
            tag,
            hint,
            body_prop,
            hidden,
            ground,
            is_block,
            kind,
            level,
            first,
            end: first,
        });
        true
    }

    fn leave(&mut self, opened: bool, link: bool) {
        if link {
            self.link_depth -= 1;
        }
        if opened && let Some(index) = self.open.last().copied() {
            let element = &self.page.elements[index];
            if element.is_block || element.hidden.is_some() {
                self.flush();
            }
            self.open.pop();
            self.page.elements[index].end = self.page.blocks.len();
        }
    }

    fn push_text(&mut self, text: &str) {
        for (reason, found) in smuggled::find(text) {
            self.report(reason, &found, 1);
        }
        if text.trim().is_empty() {
            self.text.push(' ');
            return;
        }
        self.breaks = 0;
        self.text.push_str(text);
        if self.link_depth > 0 {
            self.linked += text.chars().filter(|c| !c.is_whitespace()).count();
        }
    }

    fn flush(&mut self) {
        self.breaks = 0;
        let text = normalise(&self.text);
        self.text.clear();
        let linked = std::mem::take(&mut self.linked);
        if text.is_empty() {
            return;
        }
        let all = text.chars().filter(|c| !c.is_whitespace()).count().max(1);
        let element = self.open.last().copied().unwrap_or(0);
        let kind = self.page.elements[element].kind;
        self.push_block(text, kind, (linked as f32 / all as f32).min(1.0));
    }

    fn push_block(&mut self, text: String, kind: BlockKind, links: f32) {
        if text.trim().is_empty() {
            return;
        }
        let element = self.open.last().copied().unwrap_or(0);
        let level = self.page.elements[element].level;
        self.page.blocks.push(Raw { line: Line::new(text), kind, level, links, element });
    }
}

/// What the walk found out of an element before it opens it.
#[derive(Clone, Copy)]
struct Marks {
    hint: Option<Hint>,
    body_prop: bool,
    concealed: Option<&'static str>,
    ground: Ground,
    is_block: bool,
}

/// The declarations of an element, with the attributes that say the same in old pages.
fn colours_of(attr: &impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    for (name, property) in [("bgcolor", "background:"), ("color", "color:"), ("style", "")] {
        if let Some(value) = attr(name) {
            out.push_str(property);
            out.push_str(&value);
            out.push(';');
        }
    }
    out
}

/// The first child; a template's children lie in a fragment of their own.
fn first_child<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    contents(node).unwrap_or(*node).first_child()
}

fn contents<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let id = node.query_or(None, |n| match &n.data {
        NodeData::Element(e) => e.template_contents,
        _ => None,
    })?;
    Some(NodeRef { id, tree: node.tree })
}

/// Whether a template is the shadow tree of its parent and so to be seen.
fn is_shadow(template: &NodeRef<'_>) -> bool {
    template.has_attr("shadowrootmode") || template.has_attr("shadowroot")
}

fn has_slot(template: &NodeRef<'_>) -> bool {
    contents(template).is_some_and(|c| c.descendants_it().any(|n| n.has_name("slot")))
}

fn is_inline_text(tag: &str) -> bool {
    matches!(tag, "b" | "strong" | "i" | "em" | "font" | "u" | "mark" | "abbr" | "cite" | "q" | "sup" | "sub")
}
