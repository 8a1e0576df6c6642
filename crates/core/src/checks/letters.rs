//! Which characters are letters, looked up instead of searched: every check asks it of every
//! character, and the standard library searches its tables for all but ASCII.

use std::sync::LazyLock;

/// Characters of the basic plane, a bit each.
struct Plane(Box<[u64; 1024]>);

impl Plane {
    fn of(holds: fn(char) -> bool) -> Self {
        let mut bits = Box::new([0_u64; 1024]);
        for c in (0..=0xFFFF_u32).filter_map(char::from_u32).filter(|c| holds(*c)) {
            bits[c as usize / 64] |= 1 << (c as usize % 64);
        }
        Self(bits)
    }

    fn has(&self, c: char) -> Option<bool> {
        Some(self.0.get(c as usize / 64)? >> (c as usize % 64) & 1 == 1)
    }
}

static LETTERS: LazyLock<Plane> = LazyLock::new(|| Plane::of(char::is_alphabetic));
static LETTERS_AND_DIGITS: LazyLock<Plane> = LazyLock::new(|| Plane::of(char::is_alphanumeric));

/// [`char::is_alphabetic`], faster.
pub(super) fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { LETTERS.has(c).unwrap_or_else(|| c.is_alphabetic()) }
}

/// [`char::is_alphanumeric`], faster.
pub(super) fn is_letter_or_digit(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        LETTERS_AND_DIGITS.has(c).unwrap_or_else(|| c.is_alphanumeric())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_told_as_the_standard_library_tells_it() {
        for c in (0..=0x0002_FFFF_u32).filter_map(char::from_u32) {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_letter_or_digit(c), c.is_alphanumeric(), "{c:?}");
        }
    }
}
