//! A paragraph being read, and what it is in the end.

use diglot_core::article::BlockKind;

use super::body::Block;
use super::run::is_shade;
use super::styles::{Role, Styles};
use crate::normalise::{normalise, normalise_preformatted};
use crate::xml::Tag;

/// A paragraph being read.
#[derive(Debug, Default)]
pub(crate) struct Paragraph {
    pub(crate) text: String,
    pub(crate) style: Option<String>,
    pub(crate) numbered: Option<bool>,
    pub(crate) outline: Option<u8>,
    pub(crate) shaded: bool,
    /// Whether its text goes on in the next paragraph: a dropped initial, or a mark that was deleted.
    pub(crate) goes_on: bool,
    /// Whether it is part of a table of contents.
    pub(crate) contents: bool,
    pub(crate) hidden: Vec<(&'static str, String)>,
    /// Text that shows but is none of the author's.
    pub(crate) asides: Vec<(&'static str, String)>,
}

impl Paragraph {
    /// Takes in a property by its tag.
    pub(crate) fn take(&mut self, tag: &Tag<'_>, name: &str) {
        match name {
            "pStyle" => self.style = tag.attr("val"),
            "numId" => self.numbered = tag.attr("val").map(|v| v != "0"),
            "outlineLvl" => self.outline = tag.attr("val").and_then(|v| v.parse().ok()),
            "framePr" => {
                self.goes_on |= tag.attr("dropCap").is_some_and(|d| d != "none");
            }
            "shd" => self.shaded = is_shade(tag),
            _ => {}
        }
    }

    /// Text that no reader sees.
    pub(crate) fn hide(&mut self, reason: &'static str, text: &str) {
        join(&mut self.hidden, reason, text);
    }

    /// Text that shows but does not belong to the document.
    pub(crate) fn aside(&mut self, reason: &'static str, text: &str) {
        join(&mut self.asides, reason, text);
    }

    pub(crate) fn take_hidden(&mut self) -> Vec<(&'static str, String)> {
        let hidden = std::mem::take(&mut self.hidden);
        hidden.into_iter().map(|(r, t)| (r, normalise(&t))).filter(|(_, t)| !t.is_empty()).collect()
    }

    pub(crate) fn take_asides(&mut self) -> Vec<Block> {
        let asides = std::mem::take(&mut self.asides).into_iter();
        asides
            .map(|(reason, text)| Block {
                kind: BlockKind::Paragraph,
                level: 0,
                text: normalise(&text),
                title: false,
                dropped: Some(reason),
            })
            .filter(|b| !b.text.is_empty())
            .collect()
    }

    /// What it is in the end; `None` where it has no text.
    pub(crate) fn block(self, styles: &Styles) -> Option<Block> {
        if self.text.is_empty() {
            return None;
        }
        let style = styles.paragraph(self.style.as_deref());
        let by_name = match style.role {
            Some(Role::Heading(level)) => Some(level),
            _ => None,
        };
        let outline = self.outline.or(style.outline).or(by_name).filter(|l| *l < 9);
        let (kind, level) = match (outline, style.role) {
            (_, Some(Role::Title)) => (BlockKind::Heading, 2),
            (Some(outline), _) => (BlockKind::Heading, (outline + 2).min(6)),
            (_, Some(Role::Code)) => (BlockKind::Code, 0),
            (_, Some(Role::Caption)) => (BlockKind::Caption, 0),
            (_, Some(Role::Quote)) => (BlockKind::Quote, 0),
            _ if self.numbered.unwrap_or(style.numbered) => (BlockKind::ListItem, 0),
            _ => (BlockKind::Paragraph, 0),
        };
        let contents = self.contents || style.role == Some(Role::Contents);
        let text =
            if kind == BlockKind::Code { normalise_preformatted(&self.text) } else { normalise(&self.text) };
        (!text.trim().is_empty()).then_some(Block {
            kind,
            level,
            text,
            title: style.role == Some(Role::Title),
            dropped: contents.then_some("navigation"),
        })
    }
}

fn join(list: &mut Vec<(&'static str, String)>, reason: &'static str, text: &str) {
    match list.last_mut() {
        Some((last, so_far)) if *last == reason => so_far.push_str(text),
        _ => list.push((reason, text.to_owned())),
    }
}
