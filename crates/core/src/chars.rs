//! What a character is, answered fast for the letters that running text is made of.
//!
//! The standard library looks every character beyond ASCII up in tables packed for size. Reading an
//! article in Cyrillic or Arabic letters asks so often that half of the time went there. The blocks
//! below hold nothing but letters (or no letter at all); whatever lies outside of them is still looked
//! up, and a test compares every character there is.

/// What is known of a character by its block.
enum Block {
    /// A letter.
    Letter,
    /// Neither a letter nor a digit.
    Sign,
    /// Only the tables know.
    Mixed,
}

fn block(c: char) -> Block {
    match c as u32 {
        // Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Devanagari, Thai, Georgian, Greek with
        // two accents, kana, Chinese, Korean.
        0xC0..=0xD6
        | 0xD8..=0xF6
        | 0xF8..=0x24F
        | 0x38E..=0x3A1
        | 0x3A3..=0x3F5
        | 0x400..=0x481
        | 0x48A..=0x52F
        | 0x531..=0x556
        | 0x560..=0x588
        | 0x5D0..=0x5EA
        | 0x620..=0x64A
        | 0x671..=0x6D3
        | 0x904..=0x939
        | 0xE01..=0xE30
        | 0x10D0..=0x10FA
        | 0x1F80..=0x1FB4
        | 0x3041..=0x3096
        | 0x30A1..=0x30FA
        | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF
        | 0xAC00..=0xD7A3 => Block::Letter,
        // Spaces, dashes and quotation marks, here and in Chinese.
        0x2000..=0x206F | 0x3000..=0x3004 | 0x3008..=0x3020 | 0xFF01..=0xFF0F => Block::Sign,
        _ => Block::Mixed,
    }
}

/// As [`char::is_alphabetic`].
pub(crate) fn is_alphabetic(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    match block(c) {
        Block::Letter => true,
        Block::Sign => false,
        Block::Mixed => c.is_alphabetic(),
    }
}

/// As [`char::is_alphanumeric`].
pub(crate) fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    match block(c) {
        Block::Letter => true,
        Block::Sign => false,
        Block::Mixed => c.is_alphanumeric(),
    }
}

/// As [`char::is_numeric`].
pub(crate) fn is_numeric(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_digit();
    }
    matches!(block(c), Block::Mixed) && c.is_numeric()
}

/// Whether a character is of a block without capitals, or of the small letters of Latin, Greek and
/// Russian.
fn is_small(code: u32) -> bool {
    matches!(
        code,
        0xDF..=0xFF
            | 0x3AC..=0x3CE
            | 0x430..=0x45F
            | 0x5D0..=0x6D3
            | 0x904..=0xE7F
            | 0x2000..=0x206F
            | 0x3000..=0x9FFF
            | 0xAC00..=0xD7A3
    )
}

/// As [`char::is_uppercase`].
pub(crate) fn is_uppercase(c: char) -> bool {
    match c as u32 {
        0..=0x7F => c.is_ascii_uppercase(),
        n if is_small(n) => false,
        0xC0..=0xD6 | 0x391..=0x3A1 | 0x3A3..=0x3AB | 0x400..=0x42F => true,
        _ => c.is_uppercase(),
    }
}

/// Adds what [`char::to_lowercase`] gives.
pub(crate) fn push_lower(c: char, out: &mut String) {
    match c as u32 {
        0..=0x7F => out.push(c.to_ascii_lowercase()),
        n if is_small(n) => out.push(c),
        capital @ (0x391..=0x3A1 | 0x3A3..=0x3AB | 0x410..=0x42F) => {
            out.extend(char::from_u32(capital + 0x20));
        }
        capital @ 0x400..=0x40F => out.extend(char::from_u32(capital + 0x50)),
        _ => out.extend(c.to_lowercase()),
    }
}

/// As [`str::to_lowercase`].
pub(crate) fn lowercase(text: &str) -> String {
    // The small form of this letter depends on whether it ends a word.
    if text.is_ascii() || text.contains('Σ') {
        return text.to_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push_lower(c, &mut out);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_what_the_tables_say() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_numeric(c), c.is_numeric(), "{c:?}");
            assert_eq!(is_uppercase(c), c.is_uppercase(), "{c:?}");
            let mut lower = String::new();
            push_lower(c, &mut lower);
            assert!(lower.chars().eq(c.to_lowercase()), "{c:?}");
        }
    }

    #[test]
    fn texts_are_lowered_as_the_tables_say() {
        for text in ["ABC", "ΟΔΟΣ ΣΟΦΙΑ", "Ёлка И Дом", "İstanbul", "東京 Tower", "اليوم", ""]
        {
            assert_eq!(lowercase(text), text.to_lowercase(), "{text}");
        }
    }
}
