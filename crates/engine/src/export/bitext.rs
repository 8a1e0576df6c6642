//! An article and its translation for other programs of the trade.

use diglot_core::article::{Article, Source};
use diglot_core::translation::{Origin, State, Target};

use super::rows::{Line, lines};
use super::{Facing, Right};
use crate::exchange::tmx::{self, Pair};
use crate::exchange::{Base, Bitext, Unit, Writer, write_xliff2, write_xliff12};

/// XLIFF 2.1.
pub(super) fn xliff2(facing: &Facing<'_>) -> String {
    write_xliff2(&bitext(facing))
}

/// XLIFF 1.2.
pub(super) fn xliff12(facing: &Facing<'_>) -> String {
    write_xliff12(&bitext(facing))
}

/// TMX 1.4b: the rows that are done.
pub(super) fn tmx(facing: &Facing<'_>) -> String {
    let Right::Translation(translation) = facing.right else { return tmx::write(&[]) };
    let article = facing.article;
    let pairs: Vec<Pair> = lines(article, translation)
        .iter()
        .filter_map(|line| {
            let target = line.target.filter(|t| t.is_done())?;
            Some(Pair {
                source_language: line.row.language.as_ref().unwrap_or(article.language()).clone(),
                target_language: translation.language.clone(),
                source: line.row.source.clone(),
                target: target.text.clone(),
                at: target.changed_at.clone(),
                from: Some(article.title.clone()).filter(|t| !t.is_empty()),
                article: Some(article.id.0.clone()),
                row: Some(line.row.id.to_string()),
                note: Some(target.note.clone()).filter(|n| !n.is_empty()),
            })
        })
        .collect();
    tmx::write(&pairs)
}

fn bitext(facing: &Facing<'_>) -> Bitext {
    let article = facing.article;
    let Right::Translation(translation) = facing.right else { return Bitext::default() };
    Bitext {
        article: article.id.0.clone(),
        original: original(article),
        source_language: article.language().clone(),
        target_language: translation.language.clone(),
        units: lines(article, translation).iter().map(unit).collect(),
    }
}

/// Where a source came from: its address, its file's name, else its title.
fn original(article: &Article) -> String {
    match (&article.url, &article.source) {
        (Some(url), _) | (None, Source::Url { url }) => url.clone(),
        (None, Source::File { name }) => name.clone(),
        (None, Source::Text) => article.title.clone(),
    }
}

fn unit(line: &Line<'_>) -> Unit {
    let nothing = Target::default();
    let target = line.target.unwrap_or(&nothing);
    let text = target.text.clone();
    Unit {
        id: line.row.id.to_string(),
        block: Some((line.row.block.0, line.row.kind)),
        source: line.row.source.clone(),
        base: Some(Base {
            text: text.clone(),
            state: if text.is_empty() { State::Initial } else { target.state },
        }),
        origin: (!text.is_empty()).then(|| writer(&target.origin)),
        state: if text.is_empty() { State::Initial } else { target.state },
        target: text,
        notes: Some(target.note.clone()).filter(|n| !n.is_empty()).into_iter().collect(),
    }
}

fn writer(origin: &Origin) -> Writer {
    match origin {
        Origin::Machine { engine } => {
            Writer::Machine { engine: engine.id.clone(), model: engine.model.clone() }
        }
        Origin::Memory { percent, .. } => Writer::Memory { percent: *percent },
        Origin::Human => Writer::Human,
    }
}
