//! Web pages.
//!
//! One pass turns the tree into blocks with what their ancestors say about them (`walk`); then the
//! element whose blocks weigh most is the article (`select`), and what is clutter in it is dropped with
//! its reason. Hidden text is told apart first and counts for nothing.

mod guard;
mod hidden;
mod hints;
mod meta;
mod next;
mod select;
mod table;
mod walk;

use std::collections::HashMap;

use diglot_core::article::{BlockKind, DropReason, Extracted, Hidden, RawBlock, Warning};
use dom_query::Document;

/// The most text, in characters, that is kept of what stands outside the article.
const MAX_OUTSIDE: usize = 40_000;
const MAX_HIDDEN: usize = 200;

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
    let mut sheet = HashMap::new();
    for style in document.select("style").nodes().iter().take(60) {
        hidden::hidden_selectors(&style.text(), &mut sheet);
    }
    let root = document.body().unwrap_or_else(|| document.root());
    let page = walk::read(root, &sheet);
    let chosen = select::choose(&page, &meta);

    out.title.clone_from(&chosen.title);
    out.byline.clone_from(&meta.byline);
    out.site_name.clone_from(&meta.site_name);
    out.published.clone_from(&meta.published);
    out.url = meta.canonical.clone().or_else(|| url.map(str::to_owned));
    out.declared_language.clone_from(&meta.language);
    out.next = next::find(&document, url, meta.canonical.as_deref());
    for text in &page.tagged {
        out.hidden.push(Hidden { text: text.clone(), reason: DropReason("unicode-tags".to_owned()) });
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
    if !out.blocks.iter().any(|b| b.dropped.is_none()) {
        out.warnings.push(Warning {
            code: "no-article-found".to_owned(),
            message: "No article was found in the page.".to_owned(),
        });
    }
    out
}

fn block(raw: walk::Raw, reason: Option<&str>) -> RawBlock {
    let level = (raw.kind == BlockKind::Heading).then(|| raw.level.clamp(2, 6));
    RawBlock { kind: raw.kind, level, text: raw.line.text, dropped: reason.map(|r| DropReason(r.to_owned())) }
}
