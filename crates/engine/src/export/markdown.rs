//! Markdown.

use std::fmt::Write as _;

use diglot_core::article::{Article, Block, BlockKind};

use super::rows::{Line, joint, lines, of_block};
use super::{Facing, Right, about, engine_name, evidence, mark, numbers, open_findings};

/// Summary or translation first, then the original.
pub(super) fn write(facing: &Facing<'_>) -> String {
    let article = facing.article;
    let mut out = String::new();
    if !article.title.is_empty() {
        let _ = writeln!(out, "# {}\n", escape(&article.title));
    }
    if let Some(about) = about(article) {
        let _ = writeln!(out, "*{}*\n", escape(&about));
    }
    if let Some(url) = &article.url {
        let _ = writeln!(out, "<{url}>\n");
    }
    match facing.right {
        Right::Nothing => body(article, &mut out, |_, block| escape(&block.text)),
        Right::Summary(summary) => {
            let numbers = numbers(article);
            let _ = writeln!(out, "## Summary\n");
            for point in summary.shown() {
                let cited = evidence(point, &numbers);
                let cited = if cited.is_empty() { String::new() } else { format!(" \\[{cited}\\]") };
                let _ = writeln!(out, "- {} {}{cited}", mark(point), escape(&point.text));
                for finding in open_findings(point) {
                    let _ = writeln!(out, "  - {}", escape(&finding.message));
                }
            }
            if !summary.complete {
                let _ = writeln!(out, "\n*This summary broke off.*");
            }
            let _ =
                writeln!(out, "\n*Written by {}.*\n\n## Original\n", escape(&engine_name(&summary.engine)));
            body(article, &mut out, |article, block| {
                let pieces: Vec<String> = article
                    .segments_of(block.id)
                    .iter()
                    .map(|s| {
                        numbers
                            .get(&s.id)
                            .map_or_else(|| escape(&s.text), |n| format!("\\[{n}\\] {}", escape(&s.text)))
                    })
                    .collect();
                pieces.join(" ")
            });
        }
        Right::Translation(translation) => {
            let lines = lines(article, translation);
            let title = lines.first().filter(|l| l.row.kind == BlockKind::Title);
            if let Some(title) = title.and_then(Line::text) {
                let _ = writeln!(out, "## {}\n", escape(title));
            }
            body(article, &mut out, |_, block| {
                let shown: Vec<String> = of_block(&lines, block).iter().map(translated).collect();
                shown.join(joint(block.kind, &translation.language))
            });
            let _ = writeln!(out, "---\n\n## Original\n");
            body(article, &mut out, |_, block| escape(&block.text));
        }
    }
    out
}

fn translated(line: &Line<'_>) -> String {
    match line.text() {
        Some(text) => escape(text),
        None => format!("*(not translated: {})*", escape(&line.row.source)),
    }
}

fn body(article: &Article, out: &mut String, text: impl Fn(&Article, &Block) -> String) {
    for block in article.body() {
        let text = text(article, block);
        let _ = match block.kind {
            BlockKind::Title | BlockKind::Paragraph => writeln!(out, "{text}\n"),
            BlockKind::Heading => {
                writeln!(out, "{} {text}\n", "#".repeat(usize::from(block.level.unwrap_or(2)) + 1))
            }
            BlockKind::ListItem => writeln!(out, "- {text}\n"),
            BlockKind::Quote => writeln!(out, "> {text}\n"),
            BlockKind::Caption => writeln!(out, "*{text}*\n"),
            BlockKind::Table | BlockKind::Code => {
                let fence = if block.text.contains("```") { "````" } else { "```" };
                writeln!(out, "{fence}\n{}\n{fence}\n", block.text)
            }
        };
    }
}

/// Text as Markdown shows it literally.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let starts_line = at == 0 || text[..at].ends_with('\n');
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|')
            || (starts_line && matches!(c, '#' | '-' | '+'))
        {
            out.push('\\');
        }
        out.push(c);
    }
    // `1. ` at the start of a line would become a list.
    let digits = out.len() - out.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 && out[digits..].starts_with(['.', ')']) {
        out.insert(digits, '\\');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let check = |text: &str, want: &str| assert_eq!(escape(text), want);
        check("a *b* [c](d) <e>", "a \\*b\\* \\[c\\](d) \\<e\\>");
        check("# no heading", "\\# no heading");
        check("1. no list", "1\\. no list");
        check("2 of 3", "2 of 3");
    }
}
