//! Pages copied as plain text: which lines are the article, and what the others are.
//!
//! Two kinds of evidence decide. Phrases (see `phrases`) name clutter outright. The rest is the shape of
//! the lines: an article is the stretch in which long, closed lines outweigh short, open ones, found
//! as the stretch of greatest sum. That is how menus before it and lists of links behind it fall away
//! in languages no table knows.

mod chat;
mod line;
mod mail;
mod region;
mod signature;
mod tail;
mod title;
mod wrap;

pub(crate) use line::{Date, Line, is_closed};
pub(crate) use signature::{date_in, is_names, name_of};
pub(crate) use title::{alike, without_site};

use diglot_core::article::{BlockKind, DropReason, Extracted, Hidden, RawBlock};

use crate::smuggled;

/// Reads a text without markup.
pub fn extract_text(text: &str) -> Extracted {
    let mut out = Extracted::default();
    for (reason, text) in smuggled::find(text) {
        out.hidden.push(Hidden { text, reason: DropReason(reason.to_owned()) });
    }
    let joined = wrap::join(text);
    let mut lines: Vec<Line> = Vec::with_capacity(joined.len());
    let mut quoted = Vec::with_capacity(joined.len());
    for line in joined {
        quoted.push(line.quoted);
        lines.push(Line::new(line.text));
    }
    for nth in 0..lines.len() {
        if lines[nth].hit.is_some_and(|h| h.reason == "comments") && tail::heads_prose(&lines, nth) {
            lines[nth].hit = None;
        }
    }
    let mut drops: Vec<Option<&'static str>> = vec![None; lines.len()];
    let is_chat = chat::mark(&mut lines, &mut drops);
    let mail = mail::mark(&lines, &quoted, &mut drops);
    let title = match &mail.subject {
        Some(subject) => {
            out.title = Some(subject.clone());
            out.byline.clone_from(&mail.from);
            out.published.clone_from(&mail.date);
            None
        }
        None if is_chat => None,
        None => title::find(&lines, &drops, region::start(&lines, &drops)),
    };
    if !is_chat {
        region::mark(&lines, title.as_ref(), &mut drops);
    }
    if !is_chat && mail.subject.is_none() {
        let signed = signature::mark(&lines, title.as_ref(), &mut drops);
        out.byline = signed.byline;
        out.published = signed.published;
    }
    if let Some(found) = &title {
        out.title = Some(found.text.clone());
    }
    let title_line = title.as_ref().map(|t| t.at);
    let kinds = kinds(&lines, &drops, &quoted);
    for (nth, line) in lines.into_iter().enumerate() {
        if Some(nth) == title_line {
            continue;
        }
        let (kind, level) = kinds[nth];
        let text = match line::strip_bullet(&line.text) {
            Some(rest) if kind == BlockKind::ListItem => rest.to_owned(),
            _ => line.text,
        };
        let dropped = drops[nth].map(|r| DropReason(r.to_owned()));
        out.blocks.push(RawBlock { kind, level, text, dropped });
    }
    out
}

fn kinds(lines: &[Line], drops: &[Option<&str>], quoted: &[bool]) -> Vec<(BlockKind, Option<u8>)> {
    let mut out = vec![(BlockKind::Paragraph, None); lines.len()];
    let mut prose_follows = false;
    for (nth, line) in lines.iter().enumerate().rev().filter(|(nth, _)| drops[*nth].is_none()) {
        out[nth] = if quoted[nth] {
            (BlockKind::Quote, None)
        } else if line::strip_bullet(&line.text).is_some() {
            (BlockKind::ListItem, None)
        } else if prose_follows && is_heading(line) {
            (BlockKind::Heading, Some(2))
        } else if line.item {
            (BlockKind::ListItem, None)
        } else {
            (BlockKind::Paragraph, None)
        };
        prose_follows = line.closed && line.width > 60;
    }
    out
}

/// A short line that does not end as a sentence (a question may).
fn is_heading(line: &Line) -> bool {
    line.width <= 90
        && line.words <= 14
        && !line.several
        && (!line.closed || line.text.ends_with(['?', '？', '؟']))
        && !line.text.ends_with([',', '،', '、'])
        && line.text.chars().any(char::is_alphabetic)
}
