//! What a page's operators show: which text nothing paints, and which text stands for other words.

use unpdf::parser::backend::{ContentOp, ExtGState, PdfValue, get_number_from_value};

use super::guard::find;
use super::tag;

/// What a stream of operators is drawn upon.
pub(crate) struct Scene<'a> {
    /// Whether the page below has anything dark or a picture.
    pub(crate) painted_below: bool,
    /// Whether the stream is a form's, of whose place on the page nothing is known.
    pub(crate) of_form: bool,
    /// A graphics state resource by its name.
    pub(crate) state_of: &'a dyn Fn(&[u8]) -> Option<ExtGState>,
}

/// Text in these brackets of luminance is taken for white.
const WHITE_FROM: f32 = 0.985;

/// Remembered pictures and dark areas; beyond, everything counts as covered.
const MAX_COVERS: usize = 2_000;

/// The longest replacement text that is taken, in bytes: a word or a line, not a description.
const MAX_ACTUAL: usize = 400;

type Matrix = [f32; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// The part of the graphics state (ISO 32000-1, 8.4) that decides what is seen.
#[derive(Clone)]
struct Graphics {
    ctm: Matrix,
    white: bool,
    clear: bool,
    mode: i64,
    font: Option<(Vec<u8>, PdfValue)>,
}

#[derive(Clone, Copy)]
struct Area {
    x0: f32,
    y0: f32,
    x1: f32,
    y1: f32,
}

impl Area {
    const NONE: Self = Self { x0: f32::MAX, y0: f32::MAX, x1: f32::MIN, y1: f32::MIN };

    fn add(&mut self, (x, y): (f32, f32)) {
        self.x0 = self.x0.min(x);
        self.y0 = self.y0.min(y);
        self.x1 = self.x1.max(x);
        self.y1 = self.y1.max(y);
    }

    /// Whether it holds a point, give or take the overhang of a letter.
    fn holds(&self, (x, y): (f32, f32)) -> bool {
        x >= self.x0 - 4.0 && x <= self.x1 + 4.0 && y >= self.y0 - 4.0 && y <= self.y1 + 4.0
    }
}

/// The operators with hidden runs and replaced texts noted in their fonts, and whether anything but
/// text and white was painted.
pub(crate) fn mark(ops: Vec<ContentOp>, scene: &Scene<'_>) -> (Vec<ContentOp>, bool) {
    let mut out = Vec::with_capacity(ops.len());
    let mut now = Graphics { ctm: IDENTITY, white: false, clear: false, mode: 0, font: None };
    let mut saved: Vec<Graphics> = Vec::new();
    let (mut line, mut leading) = (IDENTITY, 0.0f32);
    let mut path = Area::NONE;
    let mut covers: Vec<Area> = Vec::new();
    let mut all_covered = scene.of_form && scene.painted_below;
    let mut painted = false;
    // The open marked contents, with the words that each stands for.
    let mut marked: Vec<Option<String>> = Vec::new();
    for op in ops {
        let number = |i: usize| op.operands.get(i).and_then(get_number_from_value).unwrap_or(0.0);
        match op.operator.as_str() {
            "q" => saved.push(now.clone()),
            "Q" => now = saved.pop().unwrap_or(now),
            "cm" => now.ctm = concat(&matrix(&op), &now.ctm),
            "g" => now.white = number(0) >= WHITE_FROM,
            "rg" => now.white = (0..3).all(|i| number(i) >= WHITE_FROM),
            "k" => now.white = (0..4).all(|i| number(i) <= 1.0 - WHITE_FROM),
            "cs" => now.white = false,
            "sc" | "scn" => {
                now.white = match op.operands.len() {
                    // One number may be a tint, of which 1 is full colour; three are red, green, blue.
                    3 => (0..3).all(|i| number(i) >= WHITE_FROM),
                    4 => (0..4).all(|i| number(i) <= 1.0 - WHITE_FROM),
                    _ => false,
                };
            }
            "gs" => {
                if let Some(PdfValue::Name(name)) = op.operands.first()
                    && let Some(alpha) = (scene.state_of)(name).and_then(|s| s.fill_alpha)
                {
                    now.clear = alpha <= 0.01;
                }
            }
            "Tr" => now.mode = number(0) as i64,
            "Tf" => {
                now.font = match op.operands.as_slice() {
                    [PdfValue::Name(name), size, ..] => Some((name.clone(), size.clone())),
                    _ => None,
                };
            }
            "BT" => line = IDENTITY,
            "Tm" => line = matrix(&op),
            "TL" => leading = number(0),
            "Td" | "TD" => {
                if op.operator == "TD" {
                    leading = -number(1);
                }
                line = concat(&[1.0, 0.0, 0.0, 1.0, number(0), number(1)], &line);
            }
            "T*" => line = concat(&[1.0, 0.0, 0.0, 1.0, 0.0, -leading], &line),
            "re" => {
                let (x, y, w, h) = (number(0), number(1), number(2), number(3));
                for (x, y) in [(x, y), (x + w, y), (x, y + h), (x + w, y + h)] {
                    path.add(apply(&now.ctm, x, y));
                }
            }
            "m" | "l" | "c" | "v" | "y" => {
                for i in (0..op.operands.len().saturating_sub(1)).step_by(2) {
                    path.add(apply(&now.ctm, number(i), number(i + 1)));
                }
            }
            "n" | "S" | "s" => path = Area::NONE,
            "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" => {
                if !now.white && !now.clear {
                    covers.push(path);
                    painted = true;
                }
                path = Area::NONE;
            }
            "sh" => {
                all_covered = true;
                painted = true;
            }
            "Do" | "BI" => {
                painted = true;
                let mut area = Area::NONE;
                for (x, y) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
                    area.add(apply(&now.ctm, x, y));
                }
                // An image is as large as its matrix; a form is not, and may cover anything.
                all_covered |= area.x1 - area.x0 < 3.0 && area.y1 - area.y0 < 3.0;
                covers.push(area);
            }
            "BDC" => marked.push(actual_text(&op)),
            "BMC" => marked.push(None),
            "EMC" => {
                marked.pop();
            }
            _ => {}
        }
        all_covered |= covers.len() > MAX_COVERS;
        if !matches!(op.operator.as_str(), "Tj" | "TJ" | "'" | "\"") {
            out.push(op);
            continue;
        }
        if matches!(op.operator.as_str(), "'" | "\"") {
            line = concat(&[1.0, 0.0, 0.0, 1.0, 0.0, -leading], &line);
        }
        let at = concat(&line, &now.ctm);
        let hidden = if now.mode == 3 {
            Some(tag::INVISIBLE)
        } else if now.clear {
            Some(tag::TRANSPARENT)
        } else if now.white
            && !all_covered
            && matches!(now.mode, 0 | 4)
            && !covers.iter().any(|c| c.holds((at[4], at[5])))
        {
            Some(tag::WHITE)
        } else {
            None
        };
        let actual = marked.iter_mut().rev().find_map(Option::as_mut);
        let Some((font, size)) = now.font.as_ref().filter(|_| hidden.is_some() || actual.is_some()) else {
            out.push(op);
            continue;
        };
        let set = |name: Vec<u8>| ContentOp::new("Tf", vec![PdfValue::Name(name), size.clone()]);
        let (tag, op) = match (hidden, actual) {
            (Some(tag), _) => (tag, op),
            // The first run says it all. The others hold their place with a word joiner, which is
            // taken out later: without them their width would read as a space.
            (None, Some(text)) => {
                (tag::ACTUAL, replaced(op, &std::mem::replace(text, "\u{2060}".to_owned())))
            }
            (None, None) => continue,
        };
        out.push(set(tag::name(font, tag)));
        out.push(op);
        out.push(set(font.clone()));
    }
    (out, painted)
}

fn concat(a: &Matrix, b: &Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

fn apply(m: &Matrix, x: f32, y: f32) -> (f32, f32) {
    (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
}

fn matrix(op: &ContentOp) -> Matrix {
    let mut m = IDENTITY;
    for (slot, value) in m.iter_mut().zip(&op.operands) {
        *slot = get_number_from_value(value).unwrap_or(*slot);
    }
    m
}

/// The text that a marked content stands for. The dictionary was made an array beforehand.
fn actual_text(op: &ContentOp) -> Option<String> {
    let Some(PdfValue::Array(items)) = op.operands.last() else { return None };
    let at = items.iter().position(|v| matches!(v, PdfValue::Name(n) if n == b"ActualText"))?;
    let Some(PdfValue::Str(bytes)) = items.get(at + 1) else { return None };
    let text = match bytes.as_slice() {
        [0xfe, 0xff, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        // PDFDocEncoding is Latin 1 for all letters that are likely here.
        rest => rest.iter().map(|&b| char::from(b)).collect::<String>(),
    };
    (!text.is_empty() && text.len() <= MAX_ACTUAL).then(|| {
        if super::line::is_rtl(&text) {
            // The library takes runs in the order of the page, left to right, and turns them.
            text.chars().rev().collect()
        } else {
            text
        }
    })
}

/// The operator with its strings made one, which stands for `text`.
fn replaced(mut op: ContentOp, text: &str) -> ContentOp {
    match op.operator.as_str() {
        "TJ" => {
            let Some(PdfValue::Array(items)) = op.operands.first_mut() else { return op };
            let (mut drawn, mut before, mut within) = (Vec::new(), 0.0f32, 0.0f32);
            for item in items.iter() {
                match item {
                    PdfValue::Str(bytes) => drawn.extend_from_slice(bytes),
                    other => {
                        let n = get_number_from_value(other).unwrap_or(0.0);
                        *(if drawn.is_empty() { &mut before } else { &mut within }) += n;
                    }
                }
            }
            *items =
                vec![PdfValue::Real(before), PdfValue::Str(tag::pack(&drawn, text)), PdfValue::Real(within)];
        }
        _ => {
            if let Some(PdfValue::Str(bytes)) = op.operands.last_mut() {
                *bytes = tag::pack(bytes, text);
            }
        }
    }
    op
}

/// The operators with the brackets of dictionaries that hold an `ActualText` turned into those of
/// arrays, since the library reads no dictionaries there; `None` where there are none.
pub(crate) fn actual_texts_as_arrays(data: &[u8]) -> Option<Vec<u8>> {
    const KEY: &[u8] = b"/ActualText";
    let mut out: Option<Vec<u8>> = None;
    let mut at = 0;
    while let Some(found) = find(&data[at..], KEY) {
        let key = at + found;
        at = key + KEY.len();
        let from = key.saturating_sub(80);
        let Some(open) = data[from..key].windows(2).rposition(|w| w == b"<<").map(|i| from + i) else {
            continue;
        };
        let Some(close) = dictionary_end(data, open + 2) else { continue };
        let out = out.get_or_insert_with(|| data.to_vec());
        out[open..open + 2].copy_from_slice(b"[ ");
        out[close..close + 2].copy_from_slice(b" ]");
        at = close;
    }
    out
}

/// Where the `>>` of a flat dictionary stands, strings skipped.
fn dictionary_end(data: &[u8], from: usize) -> Option<usize> {
    let end = data.len().min(from + 8 * MAX_ACTUAL);
    let mut i = from;
    let mut depth = 0usize;
    while i + 1 < end {
        match data[i] {
            b'\\' => i += 1,
            b'(' => depth += 1,
            b')' => depth = depth.checked_sub(1)?,
            b'<' if depth == 0 && data[i + 1] == b'<' => return None,
            b'<' if depth == 0 => i += data[i..end].iter().position(|&b| b == b'>')?,
            b'>' if depth == 0 && data[i + 1] == b'>' => return Some(i),
            _ => {}
        }
        i += 1;
    }
    None
}
