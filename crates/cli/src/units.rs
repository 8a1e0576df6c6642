//! Offsets in code points, which is what the command line counts.

/// The code point offset of a UTF-16 offset.
pub(crate) fn code_points_of_utf16(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    text.chars()
        .take_while(|c| {
            let fits = left >= c.len_utf16();
            left = left.saturating_sub(c.len_utf16());
            fits
        })
        .count()
}

/// The text between two UTF-16 offsets.
pub(crate) fn slice_utf16(text: &str, start: u32, end: u32) -> &str {
    let byte = |units: u32| {
        let points = code_points_of_utf16(text, units);
        text.char_indices().nth(points).map_or(text.len(), |(at, _)| at)
    };
    text.get(byte(start)..byte(end)).unwrap_or("")
}

/// Converts ascending byte offsets of one text to code points in one pass.
pub(crate) struct CodePoints<'a> {
    text: &'a str,
    byte: usize,
    points: usize,
}

impl<'a> CodePoints<'a> {
    /// At the start of the text.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, byte: 0, points: 0 }
    }

    /// The code point offset of a byte offset that is not before the last one asked for.
    pub(crate) fn at(&mut self, byte: usize) -> usize {
        if let Some(between) = self.text.get(self.byte..byte) {
            self.points += between.chars().count();
            self.byte = byte;
        }
        self.points
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_code_points() {
        let text = "aé😀中b";
        assert_eq!(code_points_of_utf16(text, 0), 0);
        assert_eq!(code_points_of_utf16(text, 4), 3);
        assert_eq!(code_points_of_utf16(text, 99), 5);
        assert_eq!(slice_utf16(text, 1, 4), "é😀");
        let mut cursor = CodePoints::new(text);
        assert_eq!([cursor.at(0), cursor.at(3), cursor.at(7), cursor.at(11)], [0, 2, 3, 5]);
    }
}
