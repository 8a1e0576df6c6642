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

/// The texts between ascending UTF-16 offsets, in one pass.
pub(crate) struct Utf16Slices<'a> {
    text: &'a str,
    byte: usize,
    units: usize,
}

impl<'a> Utf16Slices<'a> {
    /// At the start of the text.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, byte: 0, units: 0 }
    }

    fn byte_at(&mut self, units: u32) -> usize {
        for c in self.text[self.byte..].chars() {
            if self.units + c.len_utf16() > units as usize {
                break;
            }
            self.units += c.len_utf16();
            self.byte += c.len_utf8();
        }
        self.byte
    }

    /// The text between two offsets, the first not before the last one asked for.
    pub(crate) fn slice(&mut self, start: u32, end: u32) -> &'a str {
        let start = self.byte_at(start);
        &self.text[start..self.byte_at(end)]
    }
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

/// Converts byte offsets of one text to code points, in any order.
pub(crate) struct CodePointTable {
    /// The byte at which each code point begins.
    starts: Vec<usize>,
}

impl CodePointTable {
    /// A table of that text.
    pub(crate) fn new(text: &str) -> Self {
        Self { starts: text.char_indices().map(|(byte, _)| byte).collect() }
    }

    /// The code point offset of a byte offset.
    pub(crate) fn at(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start < byte)
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
        let mut slices = Utf16Slices::new(text);
        assert_eq!([slices.slice(1, 4), slices.slice(4, 5), slices.slice(5, 99)], ["é😀", "中", "b"]);
        let mut cursor = CodePoints::new(text);
        assert_eq!([cursor.at(0), cursor.at(3), cursor.at(7), cursor.at(11)], [0, 2, 3, 5]);
        let table = CodePointTable::new(text);
        assert_eq!([table.at(7), table.at(0), table.at(11), table.at(3)], [3, 0, 5, 2]);
    }
}
