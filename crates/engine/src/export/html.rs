//! One self-contained page: the original on the left, what was made of it on the right.

use std::fmt::Write as _;

use diglot_core::article::{Article, Block, BlockKind, SegmentId};
use diglot_core::summary::Support;
use diglot_core::translation::State;

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
    blocks(article, &mut out, |id, text| format!("<span id=\"s{}\">{}</span>", id.0, escape(text)));
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
            let shown = |id: SegmentId, source: &str| match translation.targets.get(&id) {
                Some(t) if t.state != State::Initial => format!("<span>{}</span>", escape(&t.text)),
                _ => {
                    format!("<span class=\"missing\" lang=\"{}\">{}</span>", escape(language), escape(source))
                }
            };
            if !article.title.is_empty() {
                let _ = writeln!(out, "<h1>{}</h1>", shown(SegmentId::TITLE, &article.title));
            }
            blocks(article, &mut out, shown);
            out.push_str("</section>\n");
        }
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn blocks(article: &Article, out: &mut String, segment: impl Fn(SegmentId, &str) -> String) {
    let mut list = false;
    for block in article.body() {
        let is_item = block.kind == BlockKind::ListItem;
        if is_item != list {
            out.push_str(if is_item { "<ul>\n" } else { "</ul>\n" });
            list = is_item;
        }
        let inner = inner(article, block, &segment);
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

fn inner(article: &Article, block: &Block, segment: &impl Fn(SegmentId, &str) -> String) -> String {
    let joint = if matches!(block.kind, BlockKind::Code | BlockKind::Table) { "\n" } else { " " };
    article.segments_of(block.id).iter().map(|s| segment(s.id, &s.text)).collect::<Vec<_>>().join(joint)
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
