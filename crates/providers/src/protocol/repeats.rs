//! Frames that a network or a gateway sends twice.
//!
//! Most protocols do not number their frames, so that a second one that is the same to the byte may
//! be the model's own: a token that it wrote twice. A long token is rarely written twice in a row,
//! and never is each of them.

/// Letters from which on a frame that comes twice is taken for one that was sent twice. Tokens that
/// languages do repeat ("very very", "bye bye", 哈哈) are shorter.
const LONG: usize = 5;
/// Frames with text below which it says nothing that each came twice.
const ENOUGH: usize = 6;

/// What came last, and how often it was the same as before.
#[derive(Debug, Default)]
pub(super) struct Repeats {
    last: Vec<u8>,
    letters: usize,
    /// Frames with letters, and those of them that were the same as the one before.
    frames: usize,
    same: usize,
}

impl Repeats {
    /// Whether this frame is the last one, sent a second time.
    pub(super) fn is_repeat(&mut self, data: &[u8]) -> bool {
        let repeat = self.letters >= LONG && data == self.last;
        if repeat {
            self.frames += 1;
            self.same += 1;
            // A third one would be another matter.
            self.letters = 0;
        }
        repeat
    }

    /// Notes a frame that was taken, and how many letters it brought.
    pub(super) fn took(&mut self, data: &[u8], letters: usize) {
        if letters > 0 {
            self.frames += 1;
            if data == self.last {
                self.same += 1;
                self.last.clear();
                return;
            }
        }
        self.letters = letters;
        self.last.clear();
        self.last.extend_from_slice(data);
    }

    /// Whether each frame came twice.
    pub(super) fn all_twice(&self) -> bool {
        self.frames >= ENOUGH && self.same * 2 >= self.frames
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sent_twice_is_told_from_what_was_written_twice() {
        let check = |frames: &[&str], want: &str, twice: bool| {
            let (mut repeats, mut text) = (Repeats::default(), String::new());
            for frame in frames {
                if !repeats.is_repeat(frame.as_bytes()) {
                    text.push_str(frame);
                    repeats.took(frame.as_bytes(), frame.chars().filter(|c| c.is_alphabetic()).count());
                }
            }
            assert_eq!((text.as_str(), repeats.all_twice()), (want, twice), "{frames:?}");
        };
        check(&["a ", "very ", "very ", "good ", "day"], "a very very good day", false);
        check(&["the council ", "the council ", "met"], "the council met", false);
        check(&["a", "a", "b", "b", "c", "c", "d", "d"], "aabbccdd", true);
        let long = ["one piece", "one piece", "of", "of", "text ", "text ", "comes twice", "comes twice"];
        check(&long, "one pieceofoftext text comes twice", true);
        check(&["哈", "哈", "，", "好"], "哈哈，好", false);
        check(&["1", "1", "1", "1"], "1111", false);
    }
}
