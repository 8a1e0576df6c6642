//! Markdown: blocks by their marks, inline marks taken off.
//!
//! The part of CommonMark and GFM that articles use: ATX and setext headings, lists, quotes, fenced and
//! indented code, tables, links, images, emphasis, front matter. It reads line by line, so any input ends.

use diglot_core::article::{BlockKind, DropReason, Extracted, Hidden, RawBlock};
use diglot_core::lang::LangTag;

use crate::normalise::{normalise, normalise_preformatted};
use crate::smuggled;

/// Reads Markdown.
pub fn extract_markdown(text: &str) -> Extracted {
    let mut out = Extracted::default();
    for (reason, text) in smuggled::find(text) {
        out.hidden.push(Hidden { text, reason: DropReason(reason.to_owned()) });
    }
    let mut lines: Vec<&str> = text.lines().collect();
    let body = front_matter(&lines, &mut out);
    lines.drain(..body);
    let mut open = Open::default();
    let mut fence: Option<(String, Vec<&str>)> = None;
    let mut in_comment = false;
    for line in lines {
        if let Some((mark, code)) = &mut fence {
            if line.trim_start().starts_with(mark.as_str())
                && line.trim().trim_start_matches(['`', '~']).is_empty()
            {
                push(&mut out, BlockKind::Code, None, normalise_preformatted(&code.join("\n")));
                fence = None;
            } else {
                code.push(line);
            }
            continue;
        }
        let trimmed = line.trim();
        if in_comment || trimmed.starts_with("<!--") {
            in_comment = !trimmed.contains("-->");
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        if let Some(mark) = ["```", "~~~"].iter().find(|m| trimmed.starts_with(**m)) {
            open.close(&mut out);
            fence = Some(((*mark).to_owned(), Vec::new()));
        } else if trimmed.is_empty() {
            open.close(&mut out);
        } else if let Some((level, heading)) = atx(trimmed) {
            open.close(&mut out);
            push(&mut out, BlockKind::Heading, Some(level), inline(heading));
        } else if is_setext(trimmed) && open.kind == Some(BlockKind::Paragraph) && !open.text.is_empty() {
            let level = if trimmed.starts_with('=') { 1 } else { 2 };
            let heading = inline(&std::mem::take(&mut open.text));
            open.kind = None;
            push(&mut out, BlockKind::Heading, Some(level), heading);
        } else if is_rule(trimmed) {
            open.close(&mut out);
        } else if trimmed.starts_with('|') {
            open.row(&mut out, trimmed);
        } else if let Some(quote) = trimmed.strip_prefix('>') {
            let quote = quote.trim_start_matches(['>', ' ']);
            if quote.is_empty() {
                open.close(&mut out);
            } else {
                open.add(&mut out, BlockKind::Quote, quote, false);
            }
        } else if let Some(item) = item(trimmed) {
            open.add(&mut out, BlockKind::ListItem, item, true);
        } else if indent >= 4 && open.kind.is_none_or(|k| k == BlockKind::Code) {
            open.add(&mut out, BlockKind::Code, &line[4.min(indent)..], false);
        } else {
            let kind = open
                .kind
                .filter(|k| matches!(k, BlockKind::Quote | BlockKind::ListItem))
                .unwrap_or(BlockKind::Paragraph);
            open.add(&mut out, kind, line, false);
        }
    }
    if let Some((_, code)) = fence {
        push(&mut out, BlockKind::Code, None, normalise_preformatted(&code.join("\n")));
    }
    open.close(&mut out);
    take_title(&mut out);
    out
}

/// The block that is being gathered.
#[derive(Default)]
struct Open {
    kind: Option<BlockKind>,
    text: String,
}

impl Open {
    fn close(&mut self, out: &mut Extracted) {
        let text = std::mem::take(&mut self.text);
        match self.kind.take() {
            Some(BlockKind::Code) => push(out, BlockKind::Code, None, normalise_preformatted(&text)),
            Some(BlockKind::Table) => push(out, BlockKind::Table, None, text),
            Some(kind) => push(out, kind, None, inline(&text)),
            None => {}
        }
    }

    fn add(&mut self, out: &mut Extracted, kind: BlockKind, line: &str, anew: bool) {
        if anew || self.kind != Some(kind) {
            self.close(out);
            self.kind = Some(kind);
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(line);
    }

    fn row(&mut self, out: &mut Extracted, line: &str) {
        if line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ')) {
            return;
        }
        let cells: Vec<String> = line.trim_matches('|').split('|').map(inline).collect();
        self.add(out, BlockKind::Table, &cells.join("\t"), false);
    }
}

fn push(out: &mut Extracted, kind: BlockKind, level: Option<u8>, text: String) {
    if !text.trim().is_empty() {
        out.blocks.push(RawBlock { kind, level, text, dropped: None });
    }
}

/// The first heading is the title where nothing but its own level-1 kind competes with it.
fn take_title(out: &mut Extracted) {
    if let Some(title) = &out.title {
        if out.blocks.first().is_some_and(|b| b.kind == BlockKind::Heading && b.text == *title) {
            out.blocks.remove(0);
        }
    } else if let Some(first) = out.blocks.first()
        && first.kind == BlockKind::Heading
        && first.level == Some(1)
    {
        out.title = Some(out.blocks.remove(0).text);
    }
    for block in &mut out.blocks {
        block.level = block.level.map(|l| l.clamp(2, 6));
    }
}

/// Reads YAML or TOML front matter; returns how many lines it takes.
fn front_matter(lines: &[&str], out: &mut Extracted) -> usize {
    let Some(mark) = lines.first().map(|l| l.trim()).filter(|l| matches!(*l, "---" | "+++")) else {
        return 0;
    };
    let Some(end) = lines.iter().take(200).skip(1).position(|l| l.trim() == mark) else { return 0 };
    let fields = &lines[1..=end];
    if !fields.iter().any(|l| l.contains([':', '='])) {
        return 0;
    }
    for line in fields {
        let Some((key, value)) = line.split_once([':', '=']) else { continue };
        let value = normalise(value.trim().trim_matches(['"', '\'']));
        if value.is_empty() {
            continue;
        }
        match key.trim().to_ascii_lowercase().as_str() {
            "title" => out.title = Some(value),
            "author" | "by" => out.byline = Some(value),
            "date" | "published" => out.published = Some(value),
            "lang" | "language" => out.declared_language = LangTag::parse(&value),
            "url" | "canonical" | "canonical_url" if value.starts_with("http") => out.url = Some(value),
            _ => {}
        }
    }
    end + 2
}

fn atx(line: &str) -> Option<(u8, &str)> {
    let hashes = line.len() - line.trim_start_matches('#').len();
    let rest = &line[hashes..];
    if !(1..=6).contains(&hashes) || !(rest.starts_with(' ') || rest.starts_with('\t')) {
        return None;
    }
    Some((u8::try_from(hashes).unwrap_or(6), rest.trim().trim_end_matches('#').trim_end()))
}

fn is_setext(line: &str) -> bool {
    line.len() >= 2 && (line.chars().all(|c| c == '=') || line.chars().all(|c| c == '-'))
}

fn is_rule(line: &str) -> bool {
    let marks: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).collect();
    marks.len() >= 3 && matches!(marks[0], '-' | '*' | '_') && marks.iter().all(|c| *c == marks[0])
}

fn item(line: &str) -> Option<&str> {
    if let Some(rest) = line.strip_prefix(['-', '*', '+']) {
        let rest = rest.strip_prefix(' ')?.trim_start();
        return Some(rest.strip_prefix("[ ] ").or_else(|| rest.strip_prefix("[x] ")).unwrap_or(rest));
    }
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &line[digits..];
    ((1..=9).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") "))).then_some(line)
}

/// Text without inline marks: links become their text, images their description, code its content.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        match c {
            '\\' if after.starts_with(|n: char| n.is_ascii_punctuation()) => {
                let mut chars = after.chars();
                out.extend(chars.next());
                rest = chars.as_str();
                before = '\\';
                continue;
            }
            '`' => {
                rest = after.trim_start_matches('`');
                before = c;
                continue;
            }
            '!' if after.starts_with('[') => {
                rest = after;
                continue;
            }
            '[' => {
                if let Some((label, behind)) = link(after) {
                    out.push_str(&inline(label));
                    rest = behind;
                    before = ']';
                    continue;
                }
                out.push(c);
            }
            '<' => {
                if let Some(end) = after
                    .find('>')
                    .filter(|&e| e < 300 && after.starts_with(|n: char| n.is_ascii_alphabetic() || n == '/'))
                {
                    let inside = &after[..end];
                    if inside.contains("://") || inside.contains('@') && !inside.contains(' ') {
                        out.push_str(inside);
                    }
                    rest = &after[end + 1..];
                    continue;
                }
                out.push(c);
            }
            '*' => {}
            '~' if after.starts_with('~') || before == '~' => {}
            '_' if !(before.is_alphanumeric() && after.starts_with(char::is_alphanumeric)) => {}
            '\n' => out.push(' '),
            _ => out.push(c),
        }
        before = c;
        rest = after;
    }
    normalise(&decode_entities(&out))
}

/// `label](target)` or `label][ref]`: the label and what follows the link. Labels nest one level deep.
fn link(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0usize;
    let close = text.char_indices().take(2000).find_map(|(at, c)| match c {
        '[' => {
            depth += 1;
            None
        }
        ']' if depth == 0 => Some(at),
        ']' => {
            depth -= 1;
            None
        }
        _ => None,
    })?;
    let label = &text[..close];
    if label.matches('[').count() > 3 {
        return None;
    }
    let behind = &text[close + 1..];
    for (start, end) in [('(', ')'), ('[', ']')] {
        if let Some(target) = behind.strip_prefix(start) {
            let at = target.char_indices().take(2000).find(|(_, c)| *c == end)?.0;
            return Some((label, &target[at + 1..]));
        }
    }
    None
}

fn decode_entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    text.replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, title: Option<&str>, expect: &[(BlockKind, &str)]) {
        let out = extract_markdown(text);
        let got: Vec<(BlockKind, &str)> = out.blocks.iter().map(|b| (b.kind, b.text.as_str())).collect();
        assert_eq!((out.title.as_deref(), got.as_slice()), (title, expect), "{text}");
    }

    #[test]
    fn reads_blocks_and_takes_marks_off() {
        use BlockKind::{Code, Heading, ListItem, Paragraph, Quote, Table};
        check(
            "# The *title*\n\nFirst line\nsecond [line](http://a.example \"t\").\n\n## Part\n- one\n- **two**\n  more\n\n> said\n> so\n",
            Some("The title"),
            &[
                (Paragraph, "First line second line."),
                (Heading, "Part"),
                (ListItem, "one"),
                (ListItem, "two more"),
                (Quote, "said so"),
            ],
        );
        check(
            "Title\n=====\n\nText `x_y` and snake_case_name, 2 \\* 3.\n",
            Some("Title"),
            &[(Paragraph, "Text x_y and snake_case_name, 2 * 3.")],
        );
        check(
            "```rust\nfn a() {\n    b\n}\n```\nafter",
            None,
            &[(Code, "fn a() {\n    b\n}"), (Paragraph, "after")],
        );
        check("| a | b |\n|---|---|\n| 1 | 2 |\n", None, &[(Table, "a\tb\n1\t2")]);
        check(
            "---\ntitle: \"From matter\"\nauthor: A. B.\n---\n\nText.\n",
            Some("From matter"),
            &[(Paragraph, "Text.")],
        );
        check(
            "![A cat](cat.png) and <b>bold</b> <https://a.example>\n",
            None,
            &[(Paragraph, "A cat and bold https://a.example")],
        );
        check("1. first\n2. second\n", None, &[(ListItem, "1. first"), (ListItem, "2. second")]);
        check("", None, &[]);
    }
}
