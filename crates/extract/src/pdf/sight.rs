//! A PDF file as the layout analysis sees it, with what a reader's eyes add.
//!
//! The library's analysis asks a backend for pages, fonts and drawing operators. This backend passes the
//! questions on and changes three answers: a page that is shown turned is turned before it is analysed,
//! text that nothing shows is set in a font whose name says so, and text for which the file gives the
//! real words (`ActualText`) decodes to them.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use unpdf::parser::backend::{
    BackendFontInfo, ContentOp, DecodedRun, DecodedText, DocumentIntegrity, ExtGState, GlyphAdvance,
    ObjectId, PageBox, PageContent, PageId, PaintedXObject, PdfBackend, PdfMetadataRaw, PdfValue, RawBackend,
    RawOutlineItem, RawXObject, ResourceScope,
};
use unpdf::{Error, Result};

use super::guard::is_too_deep;
use super::paint::{self, Scene};
use super::slim;
use super::tag;

/// The most bytes that the drawing operators of one page, or of one form on it, may unpack to: 48 MB.
pub(crate) const MAX_CONTENT: usize = 48_000_000;

/// From this size on, drawings are taken out before the operators are read, for memory's sake.
const SLIM_FROM: usize = 400_000;

/// The most operators of one page or form: each takes a quarter of a kilobyte while the page is read.
pub(crate) const MAX_OPERATORS: usize = 400_000;

/// About how many operators there are: words that follow white space or the end of an operand.
fn count_operators(data: &[u8]) -> usize {
    let ends = |b: u8| b.is_ascii_whitespace() || matches!(b, b')' | b']' | b'>');
    data.windows(2)
        .filter(|w| ends(w[0]) && (w[1].is_ascii_alphabetic() || matches!(w[1], b'\'' | b'"')))
        .count()
}

/// The backend.
pub(crate) struct Sight {
    inner: RawBackend,
    pages: BTreeMap<u32, PageId>,
    state: Mutex<State>,
}

/// What is known between two questions.
#[derive(Default)]
struct State {
    /// How far clockwise the page at work is turned, in degrees.
    turn: HashMap<PageId, u16>,
    page: Option<PageId>,
    form: Option<ObjectId>,
    /// The next operators are the page's own, not those of a form.
    fresh: bool,
    /// The page has something dark or a picture on it.
    painted: bool,
    /// Some content was too large.
    refused: bool,
}

impl Sight {
    /// Opens a file. It reads the structure and no page.
    pub(crate) fn open(bytes: &[u8]) -> Result<Self> {
        let inner = RawBackend::load_bytes(bytes)?;
        let pages = inner.pages();
        Ok(Self { inner, pages, state: Mutex::default() })
    }

    /// The numbers of the pages, from 1.
    pub(crate) fn numbers(&self) -> Vec<u32> {
        self.pages.keys().copied().collect()
    }

    /// Turns a page by so many degrees, clockwise, beyond how it is shown.
    pub(crate) fn turn(&self, number: u32, degrees: u16) {
        let Some(&page) = self.pages.get(&number) else { return };
        let shown = self.inner.page_rotation(page);
        self.with(|s| s.turn.insert(page, (shown + degrees) % 360));
    }

    /// Whether drawing operators were refused for their size since the last call.
    pub(crate) fn take_refused(&self) -> bool {
        self.with(|s| std::mem::take(&mut s.refused))
    }

    /// The box that a page shows, turned as it is read.
    pub(crate) fn shown_box(&self, number: u32) -> PageBox {
        self.pages
            .get(&number)
            .map_or(PageBox { llx: 0.0, lly: 0.0, urx: 612.0, ury: 792.0 }, |&page| self.crop_box(page))
    }

    fn with<T>(&self, work: impl FnOnce(&mut State) -> T) -> T {
        work(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn turned(&self, page: PageId) -> u16 {
        self.with(|s| s.turn.get(&page).copied()).unwrap_or_else(|| self.inner.page_rotation(page))
    }

    /// The matrix that turns a page.
    fn matrix(&self, page: PageId) -> Option<[f32; 6]> {
        let b = self.inner.page_box(page);
        match self.turned(page) {
            90 => Some([0.0, -1.0, 1.0, 0.0, -b.lly, b.urx]),
            180 => Some([-1.0, 0.0, 0.0, -1.0, b.urx, b.ury]),
            270 => Some([0.0, 1.0, -1.0, 0.0, b.ury, -b.llx]),
            _ => None,
        }
    }

    fn turn_box(&self, page: PageId, b: PageBox) -> PageBox {
        let Some(m) = self.matrix(page) else { return b };
        let at = |x: f32, y: f32| (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
        let (p, q) = (at(b.llx, b.lly), at(b.urx, b.ury));
        PageBox { llx: p.0.min(q.0), lly: p.1.min(q.1), urx: p.0.max(q.0), ury: p.1.max(q.1) }
    }

    fn admit(&self, page: PageId, content: PageContent) -> Result<PageContent> {
        let small = content.data.len() <= MAX_CONTENT;
        self.with(|s| {
            s.page = Some(page);
            s.form = None;
            s.fresh = true;
            s.painted = false;
            s.refused |= !small;
        });
        if small { Ok(content) } else { Err(Error::Other("content too large".to_owned())) }
    }
}

/// A code alone that its encoding leaves free stands for a bullet (ISO 32000-1, D.2, note 3), which
/// programs make use of; the library reads nothing there.
fn bullet(bytes: &[u8], decoded: DecodedText) -> DecodedText {
    let free = matches!(bytes, [0x7f | 0x81 | 0x8d | 0x8f | 0x90 | 0x9d]);
    if free && decoded.text.is_empty() { DecodedText::text("•".to_owned()) } else { decoded }
}

/// The library takes glyphs in the order of the page: the letters of one glyph, as of lam-alef, must
/// stand in that order, too, since a line that is written from right to left is turned by its letters.
/// `decode` reads the codes of one glyph.
fn turn_ligatures(text: String, bytes: &[u8], decode: impl Fn(&[u8]) -> String) -> String {
    if !super::bidi::has_rtl(&text) {
        return text;
    }
    // Two codes of one byte would pass for one of two bytes.
    for length in [1, 2] {
        let glyphs: Vec<String> = bytes.chunks(length).map(&decode).collect();
        if glyphs.concat() == text {
            let turned = glyphs.into_iter().map(|glyph| {
                let letters = glyph.chars().filter(|c| c.is_alphabetic()).count();
                let ligature = letters > 1 && super::line::is_rtl(&glyph);
                if ligature { glyph.chars().rev().collect() } else { glyph }
            });
            return turned.collect();
        }
    }
    text
}

impl PdfBackend for Sight {
    fn pages(&self) -> BTreeMap<u32, PageId> {
        self.pages.clone()
    }

    fn page_fonts(&self, scope: ResourceScope) -> Result<Vec<BackendFontInfo>> {
        let mut fonts = self.inner.page_fonts(scope)?;
        for at in 0..fonts.len() {
            let font = fonts[at].clone();
            fonts.extend(tag::ALL.iter().map(|&tag| BackendFontInfo {
                name: tag::name(&font.name, tag),
                base_font: tag::base(&font.base_font, tag),
                ..font.clone()
            }));
        }
        Ok(fonts)
    }

    fn page_content(&self, page: PageId) -> Result<Vec<u8>> {
        Ok(self.page_content_with_losses(page)?.data)
    }

    fn page_content_with_losses(&self, page: PageId) -> Result<PageContent> {
        self.admit(page, self.inner.page_content_with_losses(page)?)
    }

    fn decode_content(&self, data: &[u8]) -> Result<Vec<ContentOp>> {
        let (page, form, fresh, painted) = self.with(|s| {
            s.refused |= data.len() > MAX_CONTENT;
            (s.page, s.form, std::mem::take(&mut s.fresh), s.painted)
        });
        if data.len() > MAX_CONTENT {
            return Err(Error::Other("content too large".to_owned()));
        }
        let slimmed = (data.len() > SLIM_FROM).then(|| slim::slim(data));
        let data = slimmed.as_deref().unwrap_or(data);
        if count_operators(data) > MAX_OPERATORS || is_too_deep(data) {
            self.with(|s| s.refused = true);
            return Err(Error::Other("content too large".to_owned()));
        }
        let readable = paint::actual_texts_as_arrays(data);
        let mut ops = self.inner.decode_content(readable.as_deref().unwrap_or(data))?;
        let (Some(page), true) = (page, fresh || form.is_some()) else { return Ok(ops) };
        if fresh && let Some(matrix) = self.matrix(page) {
            ops.insert(0, ContentOp::new("cm", matrix.iter().map(|&n| PdfValue::Real(n)).collect()));
        }
        let scope = if fresh { ResourceScope::page(page) } else { ResourceScope { page, form } };
        let state_of = |name: &[u8]| self.inner.ext_gstate(scope, name);
        let scene = Scene { painted_below: painted, of_form: !fresh, state_of: &state_of };
        let (ops, painted) = paint::mark(ops, &scene);
        if fresh {
            self.with(|s| s.painted = painted);
        }
        Ok(ops)
    }

    fn decode_text(&self, scope: ResourceScope, font_name: &[u8], bytes: &[u8]) -> DecodedText {
        let (font, tag) = tag::split(font_name);
        if tag == Some(tag::ACTUAL) {
            return DecodedText::text(tag::unpack(bytes).1);
        }
        let mut decoded = self.inner.decode_text(scope, font, bytes);
        let one = |code: &[u8]| self.inner.decode_text(scope, font, code).text;
        decoded.text = turn_ligatures(decoded.text, bytes, one);
        bullet(bytes, decoded)
    }

    fn decode_run(&self, scope: ResourceScope, font_name: &[u8], bytes: &[u8]) -> DecodedRun {
        let (font, tag) = tag::split(font_name);
        if tag == Some(tag::ACTUAL) {
            let (drawn, text) = tag::unpack(bytes);
            return DecodedRun {
                decoded: DecodedText::text(text),
                glyphs: self.inner.glyph_advances(scope, font, drawn),
                clusters: None,
            };
        }
        let mut run = self.inner.decode_run(scope, font, bytes);
        let one = |code: &[u8]| self.inner.decode_text(scope, font, code).text;
        run.decoded.text = turn_ligatures(run.decoded.text, bytes, one);
        DecodedRun { decoded: bullet(bytes, run.decoded), ..run }
    }

    fn glyph_advances(
        &self,
        scope: ResourceScope,
        font_name: &[u8],
        bytes: &[u8],
    ) -> Option<Vec<GlyphAdvance>> {
        let (font, tag) = tag::split(font_name);
        let bytes = if tag == Some(tag::ACTUAL) { tag::unpack(bytes).0 } else { bytes };
        self.inner.glyph_advances(scope, font, bytes)
    }

    fn is_vertical_font(&self, scope: ResourceScope, font_name: &[u8]) -> bool {
        self.inner.is_vertical_font(scope, tag::split(font_name).0)
    }

    fn metadata(&self) -> PdfMetadataRaw {
        self.inner.metadata()
    }

    fn page_box(&self, page: PageId) -> PageBox {
        self.turn_box(page, self.inner.page_box(page))
    }

    fn crop_box(&self, page: PageId) -> PageBox {
        self.turn_box(page, self.inner.crop_box(page))
    }

    fn outline(&self) -> Result<Vec<RawOutlineItem>> {
        Ok(Vec::new())
    }

    fn page_xobjects(&self, _page: PageId) -> Result<Vec<RawXObject>> {
        Ok(Vec::new())
    }

    fn xobject(&self, scope: ResourceScope, name: &[u8]) -> Option<PaintedXObject> {
        let painted = self.inner.xobject(scope, name)?;
        if let PaintedXObject::Form(form) = &painted {
            self.with(|s| s.form = Some(form.id));
        }
        Some(painted)
    }

    fn ext_gstate(&self, scope: ResourceScope, name: &[u8]) -> Option<ExtGState> {
        self.inner.ext_gstate(scope, name)
    }

    fn integrity(&self) -> DocumentIntegrity {
        self.inner.integrity()
    }
}
