//! Byte offsets to UTF-16 units, once, at the edge.

use crate::job::count;

/// The UTF-16 offset of a byte offset. An offset inside a character counts as its start; one
/// behind the text as its end.
pub(crate) fn utf16(text: &str, byte: usize) -> u32 {
    count(
        text.char_indices()
            .take_while(|(at, _)| *at < byte)
            .map(|(at, c)| if at + c.len_utf8() <= byte { c.len_utf16() } else { 0 })
            .sum(),
    )
}

/// The byte offset of a UTF-16 offset. One inside a character counts as its start; one behind the
/// text as its end.
pub(crate) fn byte(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    for (at, c) in text.char_indices() {
        if left < c.len_utf16() {
            return at;
        }
        left -= c.len_utf16();
    }
    text.len()
}

/// Converts ascending byte offsets of one text in one pass.
pub(crate) struct Utf16Cursor<'a> {
    text: &'a str,
    byte: usize,
    units: usize,
}

impl<'a> Utf16Cursor<'a> {
    /// At the start of the text.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, byte: 0, units: 0 }
    }

    /// The UTF-16 offset of a byte offset that is not before the last one asked for.
    pub(crate) fn at(&mut self, byte: usize) -> u32 {
        if let Some(between) = self.text.get(self.byte..byte) {
            self.units += between.encode_utf16().count();
            self.byte = byte;
        }
        count(self.units)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_utf16_units() {
        let text = "aé😀中b";
        let check = |byte: usize, want: u32| {
            assert_eq!(utf16(text, byte), want, "{byte}");
            assert_eq!(Utf16Cursor::new(text).at(byte), want, "{byte}");
        };
        check(0, 0);
        check(1, 1);
        check(3, 2);
        check(7, 4);
        check(10, 5);
        check(11, 6);
        for (units, want) in [(0, 0), (1, 1), (2, 3), (3, 3), (4, 7), (5, 10), (6, 11), (99, 11)] {
            assert_eq!(byte(text, units), want, "{units}");
        }
        assert_eq!(utf16(text, 5), 2, "inside the emoji");
        assert_eq!(utf16(text, 99), 6, "behind the end");
    }
}
