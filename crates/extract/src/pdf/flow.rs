//! From lines to blocks: paragraphs, headings, items, captions, code and notes.

use diglot_core::article::BlockKind;

use super::join::Words;
use super::line::{Line, is_rtl};
use super::mark;

/// A block in the making.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) kind: BlockKind,
    pub(crate) level: Option<u8>,
    pub(crate) lines: Vec<Line>,
    pub(crate) dropped: Option<&'static str>,
    /// Set at the foot of a page in small print.
    pub(crate) note: bool,
}

impl Piece {
    fn new(kind: BlockKind, line: Line) -> Self {
        Self { kind, level: None, lines: vec![line], dropped: None, note: false }
    }

    /// Its text, its lines joined as they were written.
    pub(crate) fn text(&self, words: &Words) -> String {
        if matches!(self.kind, BlockKind::Code) {
            return self.code();
        }
        let mut text = String::new();
        for line in &self.lines {
            words.append(&mut text, &line.text);
        }
        if text.ends_with('\u{ad}') {
            text.pop();
            text.push('-');
        }
        text.retain(|c| c != '\u{ad}');
        brackets_in_order(text)
    }

    /// Its lines with their indents.
    fn code(&self) -> String {
        let left = self.lines.iter().map(|l| l.left).fold(f32::MAX, f32::min);
        let lines = self.lines.iter().map(|l| {
            let advance = (l.right - l.left) / l.text.chars().count().max(1) as f32;
            let indent =
                if advance > 0.1 { ((l.left - left) / advance).round().clamp(0.0, 80.0) } else { 0.0 };
            format!("{}{}", " ".repeat(indent as usize), l.text)
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn first(&self) -> Option<&Line> {
        self.lines.first()
    }

    fn last(&self) -> Option<&Line> {
        self.lines.last()
    }
}

/// Brackets of a text written from right to left, swapped back where all of them close before they
/// open: some programs write the bracket that is meant, others the one that is drawn.
fn brackets_in_order(text: String) -> String {
    const PAIRS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('{', '}'), ('«', '»')];
    let turn =
        |c: char| PAIRS.iter().find_map(|&(a, b)| if c == a { Some(b) } else { (c == b).then_some(a) });
    if !is_rtl(&text) {
        return text;
    }
    let (mut depth, mut wrong, mut right) = (0i32, 0usize, 0usize);
    for c in text.chars().filter(|&c| turn(c).is_some()) {
        let opens = PAIRS.iter().any(|p| p.0 == c);
        depth += if opens { 1 } else { -1 };
        // Seen from a balanced text, every other bracket opens.
        let (outwards, inwards) =
            (depth < 0 && !opens || depth == 0 && opens, depth > 0 && opens || depth == 0 && !opens);
        wrong += usize::from(outwards);
        right += usize::from(inwards);
    }
    if wrong > right && depth == 0 { text.chars().map(|c| turn(c).unwrap_or(c)).collect() } else { text }
}

/// What is usual in the document.
pub(crate) struct Usual {
    /// The font size of running text.
    pub(crate) size: f32,
    /// From baseline to baseline in running text, in font sizes.
    pub(crate) leading: f32,
    /// Running text is bold.
    pub(crate) bold: bool,
    /// Running text is in a typewriter's font.
    pub(crate) mono: bool,
}

impl Usual {
    /// Measures the lines.
    pub(crate) fn of(lines: &[Line]) -> Self {
        let size = heaviest(lines.iter().map(|l| ((l.size * 4.0).round() as i64, l.weight()))).unwrap_or(40)
            as f32
            / 4.0;
        let body: Vec<&Line> = lines.iter().filter(|l| (l.size - size).abs() < 0.3).collect();
        let all: usize = body.iter().map(|l| l.weight()).sum();
        let share = |test: fn(&Line) -> bool| {
            body.iter().filter(|l| test(l)).map(|l| l.weight()).sum::<usize>() * 2 > all
        };
        let steps = lines
            .windows(2)
            .filter(|w| w[0].page == w[1].page && w[0].region == w[1].region)
            .filter_map(|w| {
                let step = (w[0].y - w[1].y) / size.max(1.0);
                let same = (w[0].size - size).abs() < 0.3 && (w[1].size - size).abs() < 0.3;
                (same && step > 0.6 && step < 3.5).then_some(((step * 20.0).round() as i64, 1))
            });
        let leading = heaviest(steps).unwrap_or(25) as f32 / 20.0;
        Self { size: size.max(1.0), leading, bold: share(|l| l.bold), mono: share(|l| l.mono) }
    }
}

/// The value that carries the most weight.
fn heaviest(values: impl Iterator<Item = (i64, usize)>) -> Option<i64> {
    let mut sums = std::collections::BTreeMap::new();
    for (value, weight) in values {
        *sums.entry(value).or_insert(0usize) += weight;
    }
    sums.into_iter().max_by_key(|&(_, weight)| weight).map(|(value, _)| value)
}

/// The lines as blocks, in their order.
pub(crate) fn pieces(lines: &[Line], usual: &Usual) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let counted = counted(lines, usual);
    for (at, line) in lines.iter().enumerate() {
        if line.table {
            out.push(Piece::new(BlockKind::Table, line.clone()));
            continue;
        }
        if let Some(open) = out.last_mut()
            && open.kind != BlockKind::Table
            && !counted[at]
            && goes_on(open, lines, at, usual)
        {
            open.lines.push(line.clone());
            continue;
        }
        let kind = if line.mono && !usual.mono {
            BlockKind::Code
        } else if counted[at] || mark::item(&line.text).is_some() {
            BlockKind::ListItem
        } else {
            BlockKind::Paragraph
        };
        out.push(Piece::new(kind, line.clone()));
    }
    out
}

/// Which lines are items that begin with a bare number: those of a list count up from 1.
fn counted(lines: &[Line], usual: &Usual) -> Vec<bool> {
    let number = |l: &Line| {
        let (number, rest) = l.text.split_once(' ')?;
        let plain = !l.table && !l.marked && l.bold == usual.bold && (l.size - usual.size).abs() < 0.6;
        (plain && number.len() <= 2 && rest.starts_with(char::is_alphabetic))
            .then(|| number.parse::<usize>().ok())
            .flatten()
    };
    let mut out = vec![false; lines.len()];
    for start in 0..lines.len() {
        if number(&lines[start]) != Some(1) {
            continue;
        }
        let first = &lines[start];
        let rtl = first.is_rtl();
        let mut items = vec![start];
        for (at, line) in lines.iter().enumerate().skip(start + 1) {
            let shift = line.start(rtl) - first.start(rtl);
            let far = items.last().is_some_and(|last| at - last > 5);
            if far || line.page != first.page || line.region != first.region || shift < -1.5 {
                break;
            }
            if shift < 1.5 {
                // At the edge of the marks stands the next item or what follows the list.
                if number(line) != Some(items.len() + 1) {
                    break;
                }
                items.push(at);
            }
        }
        if items.len() > 1 {
            for at in items {
                out[at] = true;
            }
        }
    }
    out
}

/// Whether a line belongs to the block before it, both on one page.
fn goes_on(open: &Piece, lines: &[Line], at: usize, usual: &Usual) -> bool {
    let (Some(above), line) = (open.last(), &lines[at]) else { return false };
    if above.page != line.page || above.region != line.region || above.turned != line.turned || at == 0 {
        return false;
    }
    let em = line.size.max(1.0);
    let mono = |l: &Line| l.mono && !usual.mono;
    let step = above.y - line.y;
    if mono(above) || mono(line) {
        return mono(above) && mono(line) && open.kind == BlockKind::Code && step < 2.6 * em;
    }
    if (above.size - line.size).abs() > 0.1 * em + 0.2
        || above.bold != line.bold && headlike(open, line, usual)
    {
        return false;
    }
    // A gap larger than the leading of this text.
    let leading = usual.leading.max(1.0) * em;
    if step > 1.32 * leading + 0.5 && (step > usual_step(lines, at) * 1.25 || step > 3.2 * em) {
        return false;
    }
    if mark::item(&line.text).is_some_and(|m| starts_item(open, above, line, m)) {
        return false;
    }
    if line.marked && above.size < usual.size * 0.95 {
        // The next note at the foot of the page.
        return false;
    }
    if mark::is_contents(&above.text) {
        return false;
    }
    let rtl = line.is_rtl() || above.is_rtl();
    let (start, end) = edges(lines, at, rtl);
    let short = ends_early(above, line, end, rtl);
    if short
        && (closes(&above.text) || end - above.end(rtl) > 0.45 * (end - start))
        && !open.kind_is_heading(usual)
    {
        return false;
    }
    let indent = line.start(rtl) - above.start(rtl);
    let first = open.lines.len() == 1;
    if open.kind == BlockKind::ListItem {
        // Text that goes back to the edge of its item's mark, or left of it, is not the item's.
        return !(indent < -0.5 * em && closes(&above.text));
    }
    if indent > 0.8 * em
        && indent < 8.0 * em
        && closes(&above.text)
        && line.start(rtl) - start > 0.8 * em
        && !(first && hangs(lines, at, rtl))
    {
        return false;
    }
    if indent < -0.8 * em && !first && above.start(rtl) - start > 0.8 * em && hanging(open, rtl) {
        return false;
    }
    true
}

impl Piece {
    fn kind_is_heading(&self, usual: &Usual) -> bool {
        self.first().is_some_and(|l| l.size > 1.12 * usual.size)
    }
}

/// Whether a change of weight parts a heading from its text: a whole line in another weight.
fn headlike(open: &Piece, line: &Line, usual: &Usual) -> bool {
    let head = open.lines.iter().all(|l| l.bold != usual.bold);
    head || line.bold != usual.bold
}

/// The step from baseline to baseline around a line.
fn usual_step(lines: &[Line], at: usize) -> f32 {
    let steps =
        (at.saturating_sub(3)..(at + 4).min(lines.len())).filter(|&i| i != at && i > 0).filter_map(|i| {
            let step = lines[i - 1].y - lines[i].y;
            let same = lines[i].region == lines[at].region
                && lines[i].page == lines[at].page
                && (lines[i].size - lines[at].size).abs() < 0.3
                && (lines[i - 1].size - lines[at].size).abs() < 0.3;
            (same && step > 0.5 * lines[at].size).then_some(step)
        });
    steps.min_by(f32::total_cmp).unwrap_or(0.0)
}

/// Where the lines around begin and end, in the direction of reading.
fn edges(lines: &[Line], at: usize, rtl: bool) -> (f32, f32) {
    let here = &lines[at];
    let around = lines[at.saturating_sub(12)..(at + 13).min(lines.len())].iter().filter(|l| {
        l.region == here.region && l.page == here.page && !l.table && (l.size - here.size).abs() < 0.6
    });
    around.fold((f32::MAX, f32::MIN), |(start, end), l| (start.min(l.start(rtl)), end.max(l.end(rtl))))
}

/// Whether a line ends although the first word of the next had room on it.
fn ends_early(above: &Line, line: &Line, end: f32, rtl: bool) -> bool {
    let chars = line.text.chars().count().max(1) as f32;
    let advance = (line.right - line.left) / chars;
    let word = line.text.split(' ').next().unwrap_or("").chars().count();
    // Scripts without spaces break anywhere: the room of two characters is the end of a paragraph.
    let word = if line.text.contains(' ') { word } else { word.min(2) };
    end - above.end(rtl) > advance * (word as f32 + 1.5) + 0.5 * line.size
}

/// Whether a text ends as a sentence or a heading of a list does.
pub(crate) fn closes(text: &str) -> bool {
    let core = text.trim_end_matches(|c: char| {
        matches!(c, '"' | '\'' | '”' | '’' | '»' | '“' | '‘' | '›' | ')' | ']' | '」' | '』' | '）' | '】')
            || c.is_whitespace()
            || matches!(c, '⁰'..='⁹' | '¹' | '²' | '³')
    });
    core.ends_with(|c: char| {
        matches!(
            c,
            '.' | '!'
                | '?'
                | ':'
                | ';'
                | '…'
                | '。'
                | '！'
                | '？'
                | '：'
                | '；'
                | '؟'
                | '۔'
                | '؛'
                | '।'
                | '॥'
                | '։'
                | '።'
                | '။'
                | '។'
        )
    })
}

/// Whether a mark at the start of a line begins an item, and is not a number in running text.
fn starts_item(open: &Piece, above: &Line, line: &Line, mark: mark::Mark) -> bool {
    if mark.bullet {
        return true;
    }
    let rtl = line.is_rtl();
    let shifted = (line.start(rtl) - above.start(rtl)).abs() > 0.5 * line.size;
    open.kind == BlockKind::ListItem || shifted || closes(&above.text)
}

/// Whether the block so far has its first line out to the margin and the others indented.
fn hanging(open: &Piece, rtl: bool) -> bool {
    let (Some(first), Some(second)) = (open.first(), open.lines.get(1)) else { return false };
    second.start(rtl) - first.start(rtl) > 0.8 * first.size
}

/// Whether the lines after an indented one stay indented: a hanging paragraph, not a new one.
fn hangs(lines: &[Line], at: usize, rtl: bool) -> bool {
    let Some(next) = lines.get(at + 1).filter(|n| n.page == lines[at].page && n.region == lines[at].region)
    else {
        return false;
    };
    (next.start(rtl) - lines[at].start(rtl)).abs() < 0.4 * lines[at].size
}

/// How far back the first half of a cut paragraph is looked for, in blocks.
const MAX_BETWEEN: usize = 12;

/// Joins paragraphs that a page or a column cut.
pub(crate) fn mend_cuts(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        // What is left out, floats and notes stand between the halves and part nothing.
        let from = out.len().saturating_sub(MAX_BETWEEN);
        let before = out[from..].iter().rposition(|p| {
            p.dropped.is_none() && !p.note && !matches!(p.kind, BlockKind::Caption | BlockKind::Table)
        });
        if let Some(at) = before.map(|i| from + i)
            && is_cut(&out[at], &piece)
        {
            out[at].lines.extend(piece.lines);
            continue;
        }
        out.push(piece);
    }
    out
}

fn is_cut(before: &Piece, after: &Piece) -> bool {
    let (Some(last), Some(first)) = (before.last(), after.first()) else { return false };
    let moved = last.page != first.page || last.region != first.region;
    let kinds = matches!(before.kind, BlockKind::Paragraph | BlockKind::ListItem)
        && after.kind == BlockKind::Paragraph;
    if !moved || !kinds || before.note != after.note || after.dropped.is_some() || last.page + 1 < first.page
    {
        return false;
    }
    if (last.size - first.size).abs() > 0.08 * last.size
        || last.bold != first.bold
        || last.turned
        || first.turned
    {
        return false;
    }
    let soft = last.text.ends_with(['-', '\u{ad}', '\u{2010}']);
    if closes(&last.text) && !soft {
        return false;
    }
    let starts = first.text.chars().find(|c| c.is_alphanumeric());
    let lower = starts.is_some_and(char::is_lowercase);
    let cased = starts.is_some_and(|c| c.is_lowercase() || c.is_uppercase());
    let rtl = is_rtl(&last.text);
    // A full line goes on; a short one has said all it had.
    let widest = before.lines.iter().map(|l| l.end(rtl)).fold(f32::MIN, f32::max);
    let full = before.lines.len() > 1 && widest - last.end(rtl) < 3.0 * last.size;
    lower || soft || full && (!cased || before.lines.len() > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_brackets_that_close_before_they_open() {
        for (input, expect) in [
            ("قرن واحد )1871( وهذا", "قرن واحد (1871) وهذا"),
            ("قرن واحد (1871) وهذا", "قرن واحد (1871) وهذا"),
            ("أ) أول ب) ثان", "أ) أول ب) ثان"),
            ("one )two( three", "one )two( three"),
        ] {
            assert_eq!(brackets_in_order(input.to_owned()), expect);
        }
    }
}
