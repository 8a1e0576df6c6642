//! One page as lines in reading order.

use diglot_core::article::{DropReason, Hidden};
use unpdf::parser::{LayoutAnalyzer, TextLine, TextSpan};

use super::line::{Line, is_rtl};
use super::sight::Sight;
use super::table::Band;
use super::{bidi, columns, letters, table, tag};

/// The most runs of text on one page that are laid out; a page of small print has some thousands.
const MAX_RUNS: usize = 60_000;

/// What was read of a page.
#[derive(Default)]
pub(crate) struct PageText {
    pub(crate) lines: Vec<Line>,
    pub(crate) hidden: Vec<Hidden>,
    /// Its height as shown, in points.
    pub(crate) height: f32,
    /// The lower edge, where the page's coordinates do not begin at 0.
    pub(crate) bottom: f32,
    /// Text that was recognised by a machine lies invisible over a picture of the page.
    pub(crate) recognised: bool,
    /// Runs of text whose font tells no characters.
    pub(crate) lost_runs: usize,
    /// Tables of which the rows are told and the cells are not.
    pub(crate) unsure_tables: usize,
    /// The page is mostly a picture.
    pub(crate) pictured: bool,
    /// Something on it could not be read.
    pub(crate) incomplete: bool,
}

/// Reads a page; `None` where it cannot be read at all.
pub(crate) fn read(sight: &Sight, number: u32) -> Option<PageText> {
    let analyzer = LayoutAnalyzer::new(sight).with_ocr_suppression(false);
    let mut spans = analyzer.extract_page_spans(number).ok()?;
    if let Some(degrees) = lies_on_its_side(&spans) {
        sight.turn(number, degrees);
        spans = analyzer.extract_page_spans(number).ok()?;
    }
    let facts = analyzer.page_facts();
    let shown = sight.shown_box(number);
    let mut out = PageText {
        height: shown.height(),
        bottom: shown.lly,
        lost_runs: analyzer.suppressed_text_runs(),
        pictured: facts.image_coverage > 0.5,
        incomplete: analyzer.undecodable_content_streams() > 0 || spans.len() > MAX_RUNS,
        ..PageText::default()
    };
    spans.truncate(MAX_RUNS);
    let spans = take_hidden(close_up(spans), &mut out);
    let text: String = spans.iter().take(2_000).map(|s| s.text.as_str()).collect();
    let rtl = is_rtl(&text);
    let mut region = 0;
    for part in columns::part(spans) {
        // What stands in another column or across columns has edges of its own.
        region += 1;
        for band in table::bands(part) {
            let lines = match band {
                Band::Table(cells) => {
                    let (table, sure) = table::read(cells, number, rtl);
                    out.unsure_tables += usize::from(!sure);
                    out.lines.extend(table.map(|table| Line { region, ..table }));
                    continue;
                }
                Band::Text(spans) => analyzer.group_spans_into_lines_pub(spans),
            };
            let mut above: Option<Line> = None;
            for line in lines {
                let Some(mut line) = convert(line, number, rtl) else { continue };
                if let Some(above) = &above {
                    let beside = line.right < above.left || line.left > above.right;
                    if line.y > above.y + 0.5 * line.size || beside || line.turned != above.turned {
                        region += 1;
                    }
                }
                line.region = region;
                above = Some(line.clone());
                out.lines.push(line);
            }
        }
    }
    Some(out)
}

/// How a page whose text mostly runs up, down or upside down must be turned to be read.
fn lies_on_its_side(spans: &[TextSpan]) -> Option<u16> {
    let mut weights = [0usize; 4];
    for span in spans {
        let [x, y] = span.direction;
        let side = match (x.abs() > y.abs(), x > 0.0, y > 0.0) {
            (true, true, _) => 0,
            (false, _, true) => 1,
            (true, false, _) => 2,
            (false, _, false) => 3,
        };
        weights[side] += span.text.len();
    }
    let all: usize = weights.iter().sum();
    let side = (1..4).find(|&s| weights[s] * 2 > all)?;
    Some([0, 90, 180, 270][side])
}

/// Runs that only hold the place of glyphs whose words stand in the run before widen that run.
fn close_up(spans: Vec<TextSpan>) -> Vec<TextSpan> {
    let mut out: Vec<TextSpan> = Vec::with_capacity(spans.len());
    for span in spans {
        let holds_place =
            span.text.starts_with('\u{2060}') && span.text.trim_matches(['\u{2060}', ' ']).is_empty();
        match out.last_mut().filter(|_| holds_place) {
            Some(before) if (before.y - span.y).abs() < before.font_size && span.x >= before.x => {
                before.width = before.width.max(span.x + span.width - before.x);
                before.ink_width = before.ink_width.map(|_| before.width);
                if span.text.ends_with(' ') {
                    before.text.push(' ');
                }
            }
            _ => out.push(span),
        }
    }
    out
}

/// The runs that a reader sees; the others go to `out.hidden`.
fn take_hidden(spans: Vec<TextSpan>, out: &mut PageText) -> Vec<TextSpan> {
    let is_invisible = |s: &TextSpan| tag::of_base(&s.font_name) == Some(tag::INVISIBLE);
    let weight = |wanted: &dyn Fn(&TextSpan) -> bool| -> usize {
        spans.iter().filter(|s| wanted(s)).map(|s| s.text.trim().chars().count()).sum()
    };
    let all = weight(&|_| true);
    let invisible = weight(&is_invisible);
    out.recognised = out.pictured && is_recognised(all - invisible, invisible);
    let tiny = weight(&|s| s.font_size < 1.0);
    let tiny_is_odd = tiny * 2 < all;
    let mut kept = Vec::with_capacity(spans.len());
    let mut hidden: Vec<(&'static str, String)> = Vec::new();
    for span in spans {
        let reason = match tag::of_base(&span.font_name) {
            Some(tag::INVISIBLE) if out.recognised => None,
            Some(tag::INVISIBLE) => Some("invisible"),
            Some(tag::TRANSPARENT) => Some("transparent"),
            Some(tag::WHITE) => Some("same-colour"),
            _ if span.font_size < 1.0 && tiny_is_odd => Some("zero-size"),
            _ => None,
        };
        match (reason, hidden.last_mut()) {
            (None, _) => kept.push(span),
            (Some(reason), Some((last, text))) if *last == reason => {
                text.push(' ');
                text.push_str(&span.text);
            }
            (Some(reason), _) => hidden.push((reason, span.text)),
        }
    }
    out.hidden = hidden
        .into_iter()
        .map(|(reason, text)| Hidden { text: letters::mend(&text), reason: DropReason(reason.to_owned()) })
        .filter(|h| !h.text.is_empty())
        .collect();
    kept
}

/// Whether invisible text on a page that is a picture is what a machine recognised in the picture: a
/// searchable scan shows no other text than a stamp or the mark of a library. Where a page sets text of
/// its own over its picture, that is the text, and what lies unseen beside it is not. Both in characters.
fn is_recognised(visible: usize, invisible: usize) -> bool {
    invisible > 0 && (visible <= 60 || visible <= 400 && 2 * visible <= invisible)
}

/// The line in our words, or nothing where it is blank.
fn convert(mut line: TextLine, page: u32, rtl: bool) -> Option<Line> {
    let size = line.font_size;
    let base = line.y;
    let marked = line.spans.first().is_some_and(|s| is_raised(s, size, base));
    for span in &mut line.spans {
        if is_raised(span, size, base)
            && let Some(raised) = superscript(&span.text)
        {
            span.text = raised;
        }
    }
    let raw = line.text();
    let raw = if bidi::has_rtl(&raw) { bidi::text(&line.spans, rtl || is_rtl(&raw)) } else { raw };
    let mut text = letters::mend(&raw);
    if text.is_empty() {
        return None;
    }
    if raw.trim_end().ends_with('\u{ad}') {
        text.push('\u{ad}');
    }
    let ink = |s: &&TextSpan| !s.text.trim().is_empty();
    let right =
        line.spans.iter().filter(ink).map(|s| s.x + s.ink_width.unwrap_or(s.width)).fold(f32::MIN, f32::max);
    Some(Line {
        left: line.spans.iter().filter(ink).map(|s| s.x).fold(f32::MAX, f32::min),
        right,
        y: line.y,
        size,
        bold: line.is_all_bold(),
        mono: line.spans.iter().filter(ink).all(|s| s.is_monospace),
        turned: line.spans.iter().any(TextSpan::is_rotated),
        marked,
        page,
        text,
        ..Line::default()
    })
}

/// Whether a run is set small and above the line, as exponents and the marks of notes are.
fn is_raised(span: &TextSpan, size: f32, base: f32) -> bool {
    span.font_size <= 0.85 * size && span.y - base >= 0.12 * size
}

/// Digits and signs as superscripts, where all of them have one.
fn superscript(text: &str) -> Option<String> {
    const FROM: &str = "0123456789+-−=()n";
    const TO: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ";
    let core = text.trim();
    if core.is_empty() || core.chars().count() > 4 || !core.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    text.chars()
        .map(|c| {
            if c == ' ' {
                return Some(c);
            }
            FROM.chars().position(|f| f == c).and_then(|at| TO.chars().nth(at))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{is_recognised, superscript};

    #[test]
    fn a_page_that_shows_text_needs_none_recognised() {
        for (visible, invisible, expect) in [
            (0, 2000, true),
            (0, 5, true),
            (40, 20, true),
            (200, 2000, true),
            (300, 400, false),
            (1000, 3000, false),
            (3000, 200, false),
            (500, 50_000, false),
            (10, 0, false),
        ] {
            assert_eq!(is_recognised(visible, invisible), expect, "{visible} {invisible}");
        }
    }

    #[test]
    fn raises_what_can_be_raised() {
        for (input, expect) in [
            ("2", Some("²")),
            ("-1", Some("⁻¹")),
            ("12 ", Some("¹² ")),
            ("th", None),
            ("n", None),
            ("1,2", None),
        ] {
            assert_eq!(superscript(input).as_deref(), expect);
        }
    }
}
