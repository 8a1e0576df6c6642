//! Features by which a likely unit is found among a million without looking at all of them.
//!
//! A source that is alike has most words in common with what is looked for, so it has one of its
//! rarest words in common, and about as many. Units are therefore filed under each word together with
//! their length; the rarest words of the right lengths are looked up, and only what they name is compared.

use super::likeness::{Kind, pieces};

/// A text as the memory files it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Features {
    /// Its length: words, or characters of scripts without spaces.
    pub length: u32,
    /// A number for each different feature, the same on every machine.
    pub keys: Vec<u64>,
}

/// Words up to which forms are looked for too: longer texts share other words.
const FEW: u32 = 3;
/// Neighbours that make a feature, in scripts that part no words: of Chinese and Japanese, of Thai and
/// its kin, whose letters are fewer.
const IDEOGRAPHS: usize = 2;
const LETTERS: usize = 4;

/// The features of a text.
pub fn features(text: &str) -> Features {
    let mut length = 0;
    let mut keys = Vec::new();
    let mut run: Vec<char> = Vec::new();
    let mut numbers = 0;
    let mut spaced = String::new();
    for piece in pieces(text) {
        let first = piece.text.chars().next();
        if let Some(c) = first.filter(|c| is_unspaced(*c))
            && piece.kind == Kind::Word
        {
            // A new script begins a new run.
            if run.last().is_some_and(|last| window(*last) != window(c)) {
                close(&mut run, &mut keys);
            }
            run.extend(piece.text.chars());
            length += 1;
            continue;
        }
        if piece.kind != Kind::Space {
            close(&mut run, &mut keys);
        }
        match piece.kind {
            Kind::Word => {
                length += 1;
                let word = piece.text.to_lowercase();
                keys.push(key('w', &word));
                spaced.push_str(&word);
                spaced.push(' ');
            }
            Kind::Number => {
                length += 1;
                numbers += 1;
            }
            Kind::Mark | Kind::Space => {}
        }
    }
    close(&mut run, &mut keys);
    if length <= FEW && !spaced.is_empty() {
        let letters: Vec<char> = std::iter::once(' ').chain(spaced.chars()).collect();
        keys.extend(letters.windows(3).map(|w| key('t', &w.iter().collect::<String>())));
    }
    if keys.is_empty() {
        // Nothing but numbers, or not even these: such are alike by their shape.
        keys.push(key('#', &numbers.to_string()));
    }
    keys.sort_unstable();
    keys.dedup();
    Features { length, keys }
}

/// The buckets of the lengths that a unit may have to be at least so alike (in percent) to a text of
/// this length; ascending. A unit is filed under the first bucket of its own length at 100 percent.
pub fn lengths_near(length: u32, least: u8) -> Vec<u32> {
    // Marks and forms make texts less alike than their lengths, never more; a little slack is for
    // words that count for less than a whole one.
    let share = f64::from(least.clamp(30, 100)) / 100.0;
    if least >= 100 {
        return vec![bucket(length)];
    }
    let share = (share - 0.05).max(0.3);
    let (from, to) = ((f64::from(length) * share).floor() as u32, (f64::from(length) / share).ceil() as u32);
    (bucket(from)..=bucket(to)).collect()
}

/// Short lengths have a bucket each; of longer ones each spans a quarter more than the one before.
fn bucket(length: u32) -> u32 {
    const EACH: u32 = 6;
    let mut bucket = length.min(EACH);
    let mut top = EACH;
    while length > top {
        top += (top / 4).max(1);
        bucket += 1;
    }
    bucket
}

fn close(run: &mut Vec<char>, keys: &mut Vec<u64>) {
    let Some(size) = run.first().map(|c| window(*c)) else { return };
    let text: String = run.iter().collect();
    if run.len() <= size {
        keys.push(key('c', &text));
    }
    keys.extend(run.windows(size).map(|w| key('c', &w.iter().collect::<String>())));
    run.clear();
}

fn window(c: char) -> usize {
    if is_south_east_asian(c) { LETTERS } else { IDEOGRAPHS }
}

fn is_south_east_asian(c: char) -> bool {
    matches!(u32::from(c), 0xE00..=0xEFF | 0x1000..=0x109F | 0x1780..=0x17FF)
}

fn is_unspaced(c: char) -> bool {
    is_south_east_asian(c)
        || matches!(u32::from(c), 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// FNV-1a (Fowler, Noll, Vo), stirred by the finaliser of `MurmurHash3` so that all bits depend on all
/// letters.
fn key(kind: char, text: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in std::iter::once(kind as u8).chain(text.bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alike_texts_share_features_and_lengths() {
        let check = |a: &str, b: &str, least: usize| {
            let (a, b) = (features(a), features(b));
            let shared = a.keys.iter().filter(|k| b.keys.contains(k)).count();
            assert!(shared >= least, "{a:?} {b:?}");
            let own = lengths_near(b.length, 100);
            assert!(lengths_near(a.length, 70).iter().any(|n| own.contains(n)), "{a:?} {b:?}");
        };
        check("The talks begin at noon in Istanbul.", "The talks ended at noon in Istanbul.", 6);
        check("Committee meeting", "Committee meetings", 10);
        check("谈判将于中午开始。", "谈判将于晚上开始。", 4);
        check("การเจรจาจะเริ่มตอนเที่ยง", "การเจรจาจะเริ่มตอนเย็น", 8);
        check("12", "14", 1);
        check("…", "!", 1);
    }

    #[test]
    fn buckets_grow_with_the_length() {
        let got: Vec<u32> = [0, 1, 6, 7, 8, 20, 1000].map(bucket).to_vec();
        assert!(got.is_sorted(), "{got:?}");
        assert_eq!(lengths_near(10, 100).len(), 1);
        assert!(lengths_near(1000, 50).len() < 12);
    }
}
