//! Plain text: for files, and for a terminal in two columns.

use diglot_core::article::{Article, BlockKind};
use diglot_core::translation::Translation;

use super::rows::{Line, lines as rows};
use super::wrap::{pad, wrap};
use super::{Facing, Right, engine_name, evidence, mark, numbers, open_findings};

/// The width of a page where nothing else is asked for, in columns.
const PAGE: usize = 80;

/// Plain text: what faces the article first, then the article.
pub(super) fn write(facing: &Facing<'_>) -> String {
    let right = right_lines(facing, PAGE);
    let mut lines = left_lines(facing.article, PAGE, !right.is_empty());
    if !right.is_empty() {
        let rule = "─".repeat(PAGE / 2);
        lines.splice(0..0, right.into_iter().chain([String::new(), rule, String::new()]));
    }
    finish(lines)
}

/// The article and what faces it side by side, in so many columns; one under the other where that
/// is too narrow for two.
pub fn side_by_side(facing: &Facing<'_>, columns: usize) -> String {
    let gap = "  │  ";
    if matches!(facing.right, Right::Nothing) || columns < 72 {
        return write(facing);
    }
    let columns = columns.min(180);
    let left_width = (columns - 5) * 53 / 100;
    let right_width = columns - 5 - left_width;
    let lines = if let Right::Translation(translation) = facing.right {
        aligned(facing.article, translation, left_width, right_width)
    } else {
        let left = left_lines(facing.article, left_width, true);
        let right = right_lines(facing, right_width);
        let rows = left.len().max(right.len());
        (0..rows)
            .map(|row| {
                let l = left.get(row).map_or("", String::as_str);
                let r = right.get(row).map_or("", String::as_str);
                format!("{}{gap}{r}", pad(l, left_width))
            })
            .collect()
    };
    finish(lines)
}

fn finish(lines: Vec<String>) -> String {
    let mut out = String::new();
    for line in lines {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// The article; sentences carry their numbers where something points to them.
fn left_lines(article: &Article, width: usize, numbered: bool) -> Vec<String> {
    let numbers = numbers(article);
    let mut lines = Vec::new();
    if !article.title.is_empty() {
        lines.extend(wrap(&article.title, width));
        let longest =
            lines.iter().map(|l| unicode_width::UnicodeWidthStr::width(l.as_str())).max().unwrap_or(0);
        lines.push("═".repeat(longest));
    }
    for block in article.body() {
        let text: String = if numbered && block.kind != BlockKind::Heading {
            let pieces: Vec<String> = article
                .segments_of(block.id)
                .iter()
                .map(|s| match numbers.get(&s.id) {
                    Some(number) => format!("[{number}] {}", s.text),
                    None => s.text.clone(),
                })
                .collect();
            pieces.join(if matches!(block.kind, BlockKind::Code | BlockKind::Table) { "\n" } else { " " })
        } else {
            block.text.clone()
        };
        lines.push(String::new());
        match block.kind {
            BlockKind::Heading => {
                lines.extend(wrap(&text, width));
                let last = lines.last().map_or(0, |l| unicode_width::UnicodeWidthStr::width(l.as_str()));
                lines.push("─".repeat(last));
            }
            BlockKind::ListItem => {
                let inner = wrap(&text, width.saturating_sub(2));
                lines.extend(
                    inner
                        .iter()
                        .enumerate()
                        .map(|(at, l)| format!("{}{l}", if at == 0 { "• " } else { "  " })),
                );
            }
            BlockKind::Quote => {
                lines.extend(wrap(&text, width.saturating_sub(2)).iter().map(|l| format!("│ {l}")));
            }
            _ => lines.extend(wrap(&text, width)),
        }
    }
    lines
}

fn right_lines(facing: &Facing<'_>, width: usize) -> Vec<String> {
    match facing.right {
        Right::Nothing => Vec::new(),
        Right::Summary(summary) => {
            let numbers = numbers(facing.article);
            let mut lines = vec![format!("Summary ({})", summary.length.id())];
            lines.push("═".repeat(lines[0].len()));
            for point in summary.shown() {
                lines.push(String::new());
                let cited = evidence(point, &numbers);
                let text =
                    if cited.is_empty() { point.text.clone() } else { format!("{} [{cited}]", point.text) };
                for (at, line) in wrap(&text, width.saturating_sub(2)).iter().enumerate() {
                    lines.push(if at == 0 { format!("{} {line}", mark(point)) } else { format!("  {line}") });
                }
                for finding in open_findings(point) {
                    for line in wrap(&format!("→ {}", finding.message), width.saturating_sub(4)) {
                        lines.push(format!("    {line}"));
                    }
                }
            }
            lines.push(String::new());
            if !summary.complete {
                lines.extend(wrap("This summary broke off: the engine did not finish it.", width));
            }
            lines.extend(wrap(&format!("Written by {}.", engine_name(&summary.engine)), width));
            lines
        }
        Right::Translation(translation) => {
            let mut lines = Vec::new();
            let mut last = None;
            for line in rows(facing.article, translation) {
                if last.replace(line.row.block) != Some(line.row.block) && !lines.is_empty() {
                    lines.push(String::new());
                }
                lines.extend(wrap(&target(&line), width));
                if line.row.kind == BlockKind::Title {
                    lines.push("═".repeat(width.min(24)));
                }
            }
            lines
        }
    }
}

/// Row by row, each beside its translation.
fn aligned(
    article: &Article,
    translation: &Translation,
    left_width: usize,
    right_width: usize,
) -> Vec<String> {
    let mut lines = Vec::new();
    let mut last = None;
    for line in rows(article, translation) {
        if last.replace(line.row.block) != Some(line.row.block) && !lines.is_empty() {
            lines.push(format!("{}  │", pad("", left_width)));
        }
        let left = wrap(&line.row.source, left_width);
        let right = wrap(&target(&line), right_width);
        for row in 0..left.len().max(right.len()) {
            let l = left.get(row).map_or("", String::as_str);
            let r = right.get(row).map_or("", String::as_str);
            lines.push(format!("{}  │  {r}", pad(l, left_width)));
        }
        if matches!(line.row.kind, BlockKind::Title | BlockKind::Heading) {
            lines.push(format!(
                "{}  │  {}",
                pad(&"─".repeat(left_width), left_width),
                "─".repeat(right_width)
            ));
        }
    }
    lines
}

/// The target of a row, or what to show in its place.
fn target(line: &Line<'_>) -> String {
    match line.target {
        Some(target) if target.is_done() && target.findings.is_empty() => target.text.clone(),
        Some(target) if target.is_done() => format!("! {}", target.text),
        Some(target) if !target.text.is_empty() => format!("{} … (broke off)", target.text),
        _ => "(not translated)".to_owned(),
    }
}
