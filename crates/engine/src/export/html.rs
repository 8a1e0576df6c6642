//! One self-contained page: the original on the left, what was made of it on the right.

use std::fmt::Write as _;

use diglot_core::article::{Article, Block, BlockKind};
use diglot_core::summary::Support;

use super::rows::{Line, joint, lines, of_block};
use super::{Facing, Right, about, engine_name, numbers, open_findings};

const STYLE: &str = include_str!("facing.css");

/// The page. It loads nothing and runs nothing.
pub(super) fn write(facing: &Facing<'_>) -> String {
    let article = facing.article;
    let language = article.language().as_str();
    let mut out = String::new();
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{0}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>{1}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n",
        escape(language),
        escape(&article.title)
    );
    let _ = writeln!(out, "<article lang=\"{}\" dir=\"auto\">", escape(language));
    if !article.title.is_empty() {
        let _ = writeln!(out, "<h1>{}</h1>", escape(&article.title));
    }
    if let Some(about) = about(article) {
        let _ = writeln!(out, "<p class=\"by\">{}</p>", escape(&about));
    }
    blocks(article, &mut out, |block| {
        let spans = article.segments_of(block.id).iter();
        let spans = spans.map(|s| format!("<span id=\"s{}\">{}</span>", s.id.0, escape(&s.text)));
        spans
            .collect::<Vec<_>>()
            .join(joint(block.kind, block.language.as_ref().unwrap_or(article.language())))
    });
    out.push_str("</article>\n");
    match facing.right {
        Right::Nothing => {}
        Right::Summary(summary) => {
            let numbers = numbers(article);
            let _ =
                writeln!(out, "<section lang=\"{}\" dir=\"auto\"><ul>", escape(summary.language.as_str()));
            for point in summary.shown() {
                let (class, word) = match point.status {
                    _ if point.mending.accepted => ("ok", "✓"),
                    Support::Supported => ("ok", "✓"),
                    Support::Check => ("check", "!"),
                    Support::Unsupported => ("bad", "✕"),
                };
                let cited: Vec<String> = point
                    .evidence
                    .iter()
                    .filter_map(|id| numbers.get(id).map(|n| format!("<a href=\"#s{}\">{n}</a>", id.0)))
                    .collect();
                let _ = write!(
                    out,
                    "<li><b class=\"{class}\">{word}</b> <span>{} <sup>{}</sup>",
                    escape(&point.text),
                    cited.join("·")
                );
                for finding in open_findings(point) {
                    let _ = write!(out, "<br><small>{}</small>", escape(&finding.message));
                }
                out.push_str("</span></li>\n");
            }
            out.push_str("</ul>\n");
            if !summary.complete {
                out.push_str("<p class=\"by\" lang=\"en\">This summary broke off.</p>\n");
            }
            let _ = writeln!(
                out,
                "<p class=\"by\" lang=\"en\">Written by {}.</p></section>",
                escape(&engine_name(&summary.engine))
            );
        }
        Right::Translation(translation) => {
            let _ =
                writeln!(out, "<section lang=\"{}\" dir=\"auto\">", escape(translation.language.as_str()));
            let lines = lines(article, translation);
            let shown = |line: &Line<'_>| match line.text() {
                Some(text) => format!("<span>{}</span>", escape(text)),
                None => format!(
                    "<span class=\"missing\" lang=\"{}\">{}</span>",
                    escape(line.row.language.as_ref().unwrap_or(article.language()).as_str()),
                    escape(&line.row.source)
                ),
            };
            if let Some(title) = lines.first().filter(|l| l.row.kind == BlockKind::Title) {
                let _ = writeln!(out, "<h1>{}</h1>", shown(title));
            }
            blocks(article, &mut out, |block| {
                let spans: Vec<String> = of_block(&lines, block).iter().map(shown).collect();
                spans.join(joint(block.kind, &translation.language))
            });
            out.push_str("</section>\n");
        }
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn blocks(article: &Article, out: &mut String, inner: impl Fn(&Block) -> String) {
    let mut list = false;
    for block in article.body() {
        let is_item = block.kind == BlockKind::ListItem;
        if is_item != list {
            out.push_str(if is_item { "<ul>\n" } else { "</ul>\n" });
            list = is_item;
        }
        let inner = inner(block);
        let language =
            block.language.as_ref().map(|l| format!(" lang=\"{}\"", escape(l.as_str()))).unwrap_or_default();
        let tag = match block.kind {
            BlockKind::Heading => format!("h{}", block.level.unwrap_or(2).clamp(2, 6)),
            BlockKind::ListItem => "li".to_owned(),
            BlockKind::Quote => "blockquote".to_owned(),
            BlockKind::Caption => "figcaption".to_owned(),
            BlockKind::Code | BlockKind::Table => "pre".to_owned(),
            BlockKind::Title | BlockKind::Paragraph => "p".to_owned(),
        };
        let _ = writeln!(out, "<{tag} dir=\"auto\"{language}>{inner}</{tag}>");
    }
    if list {
        out.push_str("</ul>\n");
    }
}

/// Text that can stand between tags and in quoted attributes.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
