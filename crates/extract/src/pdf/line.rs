//! A line of text on a page.

/// A line with where it stands. Lengths are in points (1/72 inch), from the page's lower left corner.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pub(crate) text: String,
    /// The left end of its ink.
    pub(crate) left: f32,
    /// The right end of its ink.
    pub(crate) right: f32,
    /// Its baseline.
    pub(crate) y: f32,
    /// The font size of most of it.
    pub(crate) size: f32,
    /// All of it bold.
    pub(crate) bold: bool,
    /// All of it in a font whose letters are equally wide.
    pub(crate) mono: bool,
    /// Turned on the page.
    pub(crate) turned: bool,
    /// Raised above the line by its first letters: the mark of a footnote.
    pub(crate) marked: bool,
    /// Its page, from 1.
    pub(crate) page: u32,
    /// Which column or band of its page, from 0.
    pub(crate) region: u32,
    /// A table: `text` holds its rows and cells.
    pub(crate) table: bool,
}

impl Line {
    /// The number of characters, for weights.
    pub(crate) fn weight(&self) -> usize {
        self.text.chars().filter(|c| !c.is_whitespace()).count()
    }

    /// Whether most letters are written from right to left.
    pub(crate) fn is_rtl(&self) -> bool {
        is_rtl(&self.text)
    }

    /// The end at which reading starts, growing in the direction of reading.
    pub(crate) fn start(&self, rtl: bool) -> f32 {
        if rtl { -self.right } else { self.left }
    }

    /// The end at which reading stops, growing in the direction of reading.
    pub(crate) fn end(&self, rtl: bool) -> f32 {
        if rtl { -self.left } else { self.right }
    }
}

/// Whether most letters of a text are written from right to left.
pub(crate) fn is_rtl(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let (mut rtl, mut all) = (0usize, 0usize);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        all += 1;
        rtl += usize::from(
            matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'),
        );
    }
    rtl * 2 > all
}
