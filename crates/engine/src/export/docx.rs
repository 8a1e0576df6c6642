//! Word documents: both sides in two columns, or the translation alone as the original was built.

use diglot_core::article::{Article, Block, BlockKind};
use diglot_core::lang::LangTag;
use diglot_core::summary::Summary;
use diglot_core::translation::{State, Target, Translation};

use super::rows::{Line, joint, lines, of_block};
use super::{Facing, Right, about, engine_name, evidence, mark, numbers};
use crate::exchange::docx::{Item, Look, Paragraph, Run, Table, write};
use crate::exchange::is_right_to_left;

/// Source and target in two columns with number, state and note; a summary above its article; an
/// article alone as it is.
pub(super) fn two_columns(facing: &Facing<'_>) -> Vec<u8> {
    let article = facing.article;
    match facing.right {
        Right::Nothing => write(&article.title, article.language(), false, &plain(article, false)),
        Right::Summary(summary) => {
            let mut items = head(article, &article.title, article.language());
            items.extend(summary_items(article, summary));
            items.extend(plain(article, true));
            write(&article.title, &summary.language, false, &items)
        }
        Right::Translation(translation) => {
            let mut items = head(article, &article.title, article.language());
            items.push(Item::Table(facing_table(article, translation)));
            write(&article.title, &translation.language, true, &items)
        }
    }
}

/// The translation alone, with the original's headings, lists, quotations and tables. What is not
/// translated stands there in the original, marked.
pub(super) fn target_only(facing: &Facing<'_>) -> Vec<u8> {
    let Right::Translation(translation) = facing.right else { return two_columns(facing) };
    let article = facing.article;
    let lines = lines(article, translation);
    let title = lines.first().filter(|l| l.row.kind == BlockKind::Title).and_then(Line::text);
    let title = title.unwrap_or(&article.title).to_owned();
    let mut items = Vec::new();
    if let Some(block) = article.blocks.first().filter(|b| b.kind == BlockKind::Title && b.is_kept()) {
        items.push(Item::Paragraph(target_paragraph(
            article,
            block,
            of_block(&lines, block),
            &translation.language,
        )));
    }
    items.extend(byline(article));
    for block in article.body() {
        let rows = of_block(&lines, block);
        if block.kind == BlockKind::Table {
            items.push(Item::Table(target_table(article, rows, &translation.language)));
        } else {
            items.push(Item::Paragraph(target_paragraph(article, block, rows, &translation.language)));
        }
    }
    write(&title, &translation.language, false, &items)
}

/// The title of an article, and who wrote it, where and when.
fn head(article: &Article, title: &str, language: &LangTag) -> Vec<Item> {
    let mut items = Vec::new();
    if !title.is_empty() {
        items.push(Item::Paragraph(Paragraph::new(Look::Title, title, language)));
    }
    items.extend(byline(article));
    items
}

fn byline(article: &Article) -> Option<Item> {
    let parts = [about(article), article.url.clone()];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join("\n");
    (!text.is_empty()).then(|| Item::Paragraph(Paragraph::new(Look::About, text, article.language())))
}

fn look(block: &Block) -> Look {
    match block.kind {
        BlockKind::Title => Look::Title,
        // The title is the first level.
        BlockKind::Heading => Look::Heading(block.level.unwrap_or(2)),
        BlockKind::Paragraph | BlockKind::Table => Look::Text,
        BlockKind::ListItem => Look::ListItem,
        BlockKind::Quote => Look::Quote,
        BlockKind::Caption => Look::Caption,
        BlockKind::Code => Look::Code,
    }
}

/// The article as it is; below a summary its sentences carry the numbers that the points name.
fn plain(article: &Article, numbered: bool) -> Vec<Item> {
    let numbers = numbers(article);
    let mut items = if numbered { Vec::new() } else { head(article, &article.title, article.language()) };
    for block in article.body() {
        let language = block.language.as_ref().unwrap_or(article.language());
        if block.kind == BlockKind::Table {
            items.push(Item::Table(cells(
                block.text.lines().map(|l| (l.to_owned(), language.clone(), false)),
            )));
            continue;
        }
        let text = if numbered && block.kind != BlockKind::Code {
            let sentences = article.segments_of(block.id).iter().map(|s| match numbers.get(&s.id) {
                Some(number) => format!("[{number}] {}", s.text),
                None => s.text.clone(),
            });
            sentences.collect::<Vec<_>>().join(" ")
        } else {
            block.text.clone()
        };
        items.push(Item::Paragraph(Paragraph::new(look(block), text, language)));
    }
    items
}

fn summary_items(article: &Article, summary: &Summary) -> Vec<Item> {
    let numbers = numbers(article);
    let english = LangTag::parse("en").unwrap_or_default();
    let mut items = Vec::new();
    for point in summary.shown() {
        let cited = evidence(point, &numbers);
        let cited = if cited.is_empty() { String::new() } else { format!(" [{cited}]") };
        let text = format!("{} {}{cited}", mark(point), point.text);
        items.push(Item::Paragraph(Paragraph::new(Look::ListItem, text, &summary.language)));
        for finding in &point.findings {
            items.push(Item::Paragraph(Paragraph::new(Look::Small, &finding.message, &english)));
        }
    }
    let mut close = format!("Written by {}.", engine_name(&summary.engine));
    if !summary.complete {
        close = format!("This summary broke off. {close}");
    }
    items.push(Item::Paragraph(Paragraph::new(Look::About, close, &english)));
    items
}

/// Number, source, target, state and note of every row.
fn facing_table(article: &Article, translation: &Translation) -> Table {
    let english = LangTag::parse("en").unwrap_or_default();
    let small = |text: &str| vec![Paragraph::new(Look::Small, text, &english)];
    let (from, to) = (article.language(), &translation.language);
    let mut rows = vec![vec![small("No."), small(from.as_str()), small(to.as_str()), small("State")]];
    for line in lines(article, translation) {
        let source_language = line.row.language.as_ref().unwrap_or(from);
        let number = if line.row.number == 0 { String::new() } else { line.row.number.to_string() };
        let look = match line.row.kind {
            BlockKind::Title | BlockKind::Heading => Look::Heading(4),
            BlockKind::Code => Look::Code,
            _ => Look::Text,
        };
        let mut about = vec![Paragraph::new(Look::Small, state(line.target), &english)];
        if let Some(target) = line.target {
            about.extend((!target.note.is_empty()).then(|| Paragraph::new(Look::Small, &target.note, to)));
        }
        let target = line.target.map_or("", |t| t.text.as_str());
        rows.push(vec![
            small(&number),
            vec![Paragraph::new(look, &line.row.source, source_language)],
            vec![Paragraph::new(look, target, to)],
            about,
        ]);
    }
    Table { widths: vec![5, 41, 41, 13], has_head: true, right_to_left: false, rows }
}

fn state(target: Option<&Target>) -> &'static str {
    match target {
        None => "not translated",
        Some(target) => match target.state {
            State::Initial if target.text.is_empty() => "not translated",
            State::Initial => "broke off",
            State::Translated => "translated",
            State::Reviewed => "reviewed",
            State::Final => "final",
        },
    }
}

fn target_paragraph(article: &Article, block: &Block, rows: &[Line<'_>], to: &LangTag) -> Paragraph {
    let mut runs = Vec::new();
    for line in rows {
        if !runs.is_empty() {
            runs.push(Run { text: joint(block.kind, to).to_owned(), language: to.clone(), missing: false });
        }
        let (text, language, missing) = shown(article, line, to);
        runs.push(Run { text, language, missing });
    }
    Paragraph { look: look(block), language: to.clone(), runs }
}

/// A row's target; its source where it has none.
fn shown(article: &Article, line: &Line<'_>, to: &LangTag) -> (String, LangTag, bool) {
    if let Some(text) = line.text() {
        (text.to_owned(), to.clone(), false)
    } else {
        let language = line.row.language.as_ref().unwrap_or(article.language());
        (line.row.source.clone(), language.clone(), true)
    }
}

fn target_table(article: &Article, rows: &[Line<'_>], to: &LangTag) -> Table {
    let lines = rows.iter().flat_map(|line| {
        let (text, language, missing) = shown(article, line, to);
        text.lines().map(|l| (l.to_owned(), language.clone(), missing)).collect::<Vec<_>>()
    });
    Table { right_to_left: is_right_to_left(to), ..cells(lines) }
}

/// A table of lines whose cells are parted by tabs.
fn cells(lines: impl Iterator<Item = (String, LangTag, bool)>) -> Table {
    let rows: Vec<Vec<Vec<Paragraph>>> = lines
        .map(|(line, language, missing)| {
            let cell = |text: &str| {
                let run = Run { text: text.to_owned(), language: language.clone(), missing };
                vec![Paragraph { look: Look::Text, language: language.clone(), runs: vec![run] }]
            };
            line.split('\t').map(cell).collect()
        })
        .collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let share = 100 / u32::try_from(columns).unwrap_or(100).clamp(1, 100);
    let mut rows = rows;
    for row in &mut rows {
        row.resize(columns, Vec::new());
    }
    Table { widths: vec![share; columns], has_head: false, right_to_left: false, rows }
}
