//! Web pages.
//!
//! One pass turns the tree into blocks with what their ancestors say about them (`walk`); then the
//! element whose blocks weigh most is the article (`select`), and what is clutter in it is dropped with
//! its reason. Hidden text is told apart first and counts for nothing.

pub(crate) mod guard;
pub(crate) mod hidden;
mod hints;
mod meta;
mod next;
mod select;
mod sheet;
mod state;
mod table;
mod walk;

use diglot_core::article::{BlockKind, DropReason, Extracted, Hidden, RawBlock, Warning};
use dom_query::Document;

use crate::normalise::width;

/// The most text, in characters, that is kept of what stands outside the article.
const MAX_OUTSIDE: usize = 40_000;
const MAX_HIDDEN: usize = 200;
/// Less kept prose than this, in columns, is no article.
const LITTLE: usize = 250;
/// What another place on the page must hold, in columns, to stand in for it.
const ENOUGH: usize = 400;

/// Reads a web page. `url` is where it came from, for relative addresses.
pub fn extract_html(html: &str, url: Option<&str>) -> Extracted {
    let mut out = Extracted::default();
    let (limited, cut) = guard::limit(html);
    if cut {
        out.warnings.push(Warning {
            code: "nesting-limited".to_owned(),
            message: "The page nests its elements too deep; some of its structure was ignored.".to_owned(),
        });
    }
    let document = Document::from(limited.as_ref());
    let meta = meta::read(&document, url);
    let mut sheet = sheet::Sheet::default();
    for style in document.select("style").nodes().iter().take(60) {
        sheet.add(&style.text());
    }
    sheet.prepare(&document);
    let root = document.body().unwrap_or_else(|| document.root());
    let read = |noscript: bool| {
        let page = walk::read(root, walk::Way { sheet: &sheet, noscript });
        let chosen = select::choose(&page, &meta);
        let prose = prose(&page, &chosen);
        (page, chosen, prose)
    };
    let (mut page, mut chosen, mut prose) = read(false);
    if prose < LITTLE && html.contains("<noscript") {
        let other = read(true);
        if other.2 >= ENOUGH && other.2 > 3 * prose {
            (page, chosen, prose) = other;
        }
    }
    let body = meta.body.as_deref().filter(|b| prose < LITTLE && width(b) >= ENOUGH.max(3 * prose));
    let seen =
        state::Seen { html, document: &document, page: &page, verdicts: &chosen.verdicts, meta: &meta, url };
    if body.is_none() {
        out.warnings.extend(state::warnings(&seen));
    }

    out.title.clone_from(&chosen.title);
    let (byline, published) = select::signed(&page, &chosen);
    out.byline = meta.byline.clone().or(byline);
    out.site_name.clone_from(&meta.site_name);
    out.published = meta.published.clone().or(published);
    out.url = meta.canonical.clone().or_else(|| url.map(str::to_owned));
    out.declared_language.clone_from(&meta.language);
    out.next = next::find(&document, url, meta.canonical.as_deref());
    for (reason, text) in &page.unseen {
        out.hidden.push(Hidden { text: text.clone(), reason: DropReason((*reason).to_owned()) });
    }
    let mut outside = 0;
    for (nth, raw) in page.blocks.into_iter().enumerate() {
        match chosen.verdicts[nth] {
            select::Verdict::Keep => out.blocks.push(block(raw, None)),
            select::Verdict::Title => {}
            select::Verdict::Hide(reason) => {
                if out.hidden.len() < MAX_HIDDEN {
                    out.hidden.push(Hidden { text: raw.line.text, reason: DropReason(reason.to_owned()) });
                }
            }
            select::Verdict::Drop(reason) => out.blocks.push(block(raw, Some(reason))),
            select::Verdict::Outside(reason) => {
                outside += raw.line.width;
                if outside <= MAX_OUTSIDE && raw.line.width >= 3 {
                    out.blocks.push(block(raw, Some(reason)));
                }
            }
        }
    }
    if let Some(body) = body {
        rescue(body, &mut out);
    }
    if !out.blocks.iter().any(|b| b.dropped.is_none()) {
        out.warnings.push(Warning {
            code: "no-article-found".to_owned(),
            message: "No article was found in the page.".to_owned(),
        });
    }
    out
}

/// How wide the kept prose is, in columns.
fn prose(page: &walk::Page, chosen: &select::Chosen) -> usize {
    let kept = page.blocks.iter().zip(&chosen.verdicts).filter(|(_, v)| **v == select::Verdict::Keep);
    kept.filter(|(raw, _)| raw.links < 0.5 && (raw.line.closed || raw.line.width >= 60))
        .map(|(raw, _)| raw.line.width)
        .sum()
}

/// Takes the text that the page's metadata carries in place of what little the page shows.
fn rescue(body: &str, out: &mut Extracted) {
    for block in out.blocks.iter_mut().filter(|b| b.dropped.is_none()) {
        block.dropped = Some(DropReason("outside-article".to_owned()));
    }
    out.blocks.extend(body.lines().map(|line| RawBlock {
        kind: BlockKind::Paragraph,
        level: None,
        text: line.to_owned(),
        dropped: None,
    }));
    out.warnings.push(Warning {
        code: "from-metadata".to_owned(),
        message: "The page shows its text by script; the article was taken from its metadata.".to_owned(),
    });
}

fn block(raw: walk::Raw, reason: Option<&str>) -> RawBlock {
    let level = (raw.kind == BlockKind::Heading).then(|| raw.level.clamp(2, 6));
    RawBlock { kind: raw.kind, level, text: raw.line.text, dropped: reason.map(|r| DropReason(r.to_owned())) }
}
