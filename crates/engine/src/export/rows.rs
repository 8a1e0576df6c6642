//! The rows of a translation as they are written out: segments joined and cut as a person left them.

use diglot_core::article::{Article, Block, BlockKind};
use diglot_core::lang::LangTag;
use diglot_core::review::{Row, rows};
use diglot_core::translation::{Target, Translation};

/// A row and what was made of it.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// The row.
    pub(super) row: Row,
    /// Its target, whole or begun; `None` where there is none.
    pub(super) target: Option<&'a Target>,
}

impl Line<'_> {
    /// The target's text, where it is whole.
    pub(super) fn text(&self) -> Option<&str> {
        self.target.filter(|t| t.is_done()).map(|t| t.text.as_str())
    }
}

/// All rows in reading order.
pub(super) fn lines<'a>(article: &Article, translation: &'a Translation) -> Vec<Line<'a>> {
    rows(article, &translation.layout)
        .into_iter()
        .map(|row| Line { target: translation.targets.get(&row.id), row })
        .collect()
}

/// The rows of one block.
pub(super) fn of_block<'l, 'a>(lines: &'l [Line<'a>], block: &Block) -> &'l [Line<'a>] {
    let start = lines.partition_point(|l| l.row.block < block.id);
    let length = lines[start..].partition_point(|l| l.row.block == block.id);
    &lines[start..start + length]
}

/// What parts two rows of a block in this language.
pub(super) fn joint(kind: BlockKind, language: &LangTag) -> &'static str {
    const WITHOUT_SPACES: [&str; 7] = ["zh", "yue", "ja", "th", "lo", "km", "my"];
    match kind {
        BlockKind::Code | BlockKind::Table => "\n",
        _ if WITHOUT_SPACES.contains(&language.primary()) => "",
        _ => " ",
    }
}
