//! Find and replace over a review.

use std::collections::BTreeMap;

use diglot_core::article::ArticleId;
use diglot_core::lang::LangTag;
use diglot_core::review::{Change, Looking, Review, find};
use diglot_core::translation::RowId;
use diglot_store::Library;

use super::Shelf;
use super::change::{Asked, change};
use crate::api::{ApiError, ReplaceHit, ReplaceReport, ReplaceRequest};
use crate::job::count;
use crate::utf16::utf16;

/// Hits that are told one by one.
const MOST_TOLD: usize = 1_000;

/// What was found in a review, and what the rows would say.
#[derive(Debug, Default)]
struct Found {
    hits: Vec<ReplaceHit>,
    total: usize,
    texts: BTreeMap<RowId, String>,
}

/// Finds, and replaces where that is asked for.
pub(crate) fn replace(
    library: &Library,
    shelf: &mut Shelf,
    request: &ReplaceRequest,
    to: LangTag,
) -> Result<ReplaceReport, ApiError> {
    let article = ArticleId(request.article.clone());
    let found = look(&shelf.open(library, &article, &to)?.review, request);
    let change = if request.preview || request.replace.is_none() {
        None
    } else {
        let asked = Asked {
            article,
            to,
            what: "replaced",
            change: |review: &Review| {
                Ok((Vec::new(), Change::Rewrite { texts: look(review, request).texts }))
            },
        };
        Some(change(library, shelf, &asked)?)
    };
    Ok(ReplaceReport { hits: found.hits, total: count(found.total), change })
}

fn look(review: &Review, request: &ReplaceRequest) -> Found {
    let how = Looking { exact: request.exact, whole_words: request.whole_words };
    let mut found = Found::default();
    for row in review.rows() {
        let name = row.id.to_string();
        if !request.rows.is_empty() && !request.rows.contains(&name) {
            continue;
        }
        let Some(target) = review.target(row.id) else { continue };
        let places = find(&target.text, &request.find, how);
        if places.is_empty() {
            continue;
        }
        found.total += places.len();
        let may = request.approved || !target.is_approved();
        let with = request.replace.as_deref().filter(|_| may);
        let after = with.map(|with| replaced(&target.text, &places, with));
        let told = places.iter().take(MOST_TOLD.saturating_sub(found.hits.len()));
        found.hits.extend(told.map(|place| ReplaceHit {
            row: name.clone(),
            start: utf16(&target.text, place.start),
            end: utf16(&target.text, place.end),
            before: target.text.clone(),
            after: after.clone().unwrap_or_else(|| target.text.clone()),
        }));
        if let Some(after) = after.filter(|after| *after != target.text) {
            found.texts.insert(row.id, after);
        }
    }
    found
}

fn replaced(text: &str, places: &[std::ops::Range<usize>], with: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for place in places {
        out.push_str(&text[from..place.start]);
        out.push_str(with);
        from = place.end;
    }
    out.push_str(&text[from..]);
    out
}
