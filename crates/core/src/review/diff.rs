//! What differs between two texts, by words.

use unicode_segmentation::UnicodeSegmentation;

use crate::segment::words;

/// A stretch of two texts that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Diff<'a> {
    /// In both.
    Same(&'a str),
    /// Only in the earlier one.
    Removed(&'a str),
    /// Only in the later one.
    Added(&'a str),
}

/// Most words that may differ before all that lies between the first and the last difference is
/// said to be another text; bounds the work to the square of it.
const MOST: usize = 600;

/// The stretches that two texts share and do not, in order; what was removed stands before what was
/// added in its place. Words, spaces and marks are kept whole.
///
/// The shortest script of changes by Myers' algorithm ("An O(ND) Difference Algorithm and Its
/// Variations", 1986).
pub fn diff<'a>(before: &'a str, after: &'a str) -> Vec<Diff<'a>> {
    let (a, b) = (tokens(before), tokens(after));
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let rest = a.len().min(b.len()) - head;
    let tail = a.iter().rev().zip(b.iter().rev()).take(rest).take_while(|(x, y)| x == y).count();
    let (mid_a, mid_b) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
    let kept = shared(mid_a, mid_b);
    let mut marks: Vec<(u8, usize)> = vec![(b'=', head)];
    let (mut x, mut y) = (0, 0);
    for (i, j) in kept.iter().copied().chain(std::iter::once((mid_a.len(), mid_b.len()))) {
        marks.extend([(b'-', i - x), (b'+', j - y)]);
        marks.push((b'=', usize::from(i < mid_a.len())));
        (x, y) = (i + 1, j + 1);
    }
    marks.push((b'=', tail));
    spell(before, after, &a, &b, &marks)
}

/// Words and single marks or runs of spaces.
fn tokens(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut at = 0;
    let gap = |from: usize, to: usize, out: &mut Vec<_>| out.extend(text[from..to].graphemes(true));
    for word in words(text) {
        gap(at, word.start, &mut out);
        at = word.end;
        out.push(&text[word]);
    }
    gap(at, text.len(), &mut out);
    out
}

/// The places of tokens that both have, ascending on both sides.
fn shared(a: &[&str], b: &[&str]) -> Vec<(usize, usize)> {
    let (n, m) = (a.len() as isize, b.len() as isize);
    let most = (a.len() + b.len()).min(MOST) as isize;
    let place = |k: isize| (k + most + 1) as usize;
    let mut reached = vec![0_isize; 2 * most as usize + 3];
    let mut rounds: Vec<Vec<isize>> = Vec::new();
    for d in 0..=most {
        rounds.push(reached.clone());
        for k in (-d..=d).step_by(2) {
            let down = k == -d || (k != d && reached[place(k - 1)] < reached[place(k + 1)]);
            let mut x = if down { reached[place(k + 1)] } else { reached[place(k - 1)] + 1 };
            while x < n && x - k < m && a[x as usize] == b[(x - k) as usize] {
                x += 1;
            }
            reached[place(k)] = x;
            if x >= n && x - k >= m {
                return walk_back(&rounds, n, m, place);
            }
        }
    }
    Vec::new()
}

fn walk_back(
    rounds: &[Vec<isize>],
    n: isize,
    m: isize,
    place: impl Fn(isize) -> usize,
) -> Vec<(usize, usize)> {
    let (mut x, mut y) = (n, m);
    let mut kept = Vec::new();
    for (d, reached) in rounds.iter().enumerate().rev() {
        let d = d as isize;
        let k = x - y;
        let down = k == -d || (k != d && reached[place(k - 1)] < reached[place(k + 1)]);
        let from = if down { k + 1 } else { k - 1 };
        let (to_x, to_y) = (reached[place(from)], reached[place(from)] - from);
        while x > to_x.max(0) && y > to_y.max(0) && (x > to_x && y > to_y) {
            (x, y) = (x - 1, y - 1);
            kept.push((x as usize, y as usize));
        }
        (x, y) = (to_x, to_y);
        if d == 0 {
            break;
        }
    }
    kept.reverse();
    kept
}

/// Puts equal marks together and names their text.
fn spell<'a>(
    before: &'a str,
    after: &'a str,
    a: &[&str],
    b: &[&str],
    marks: &[(u8, usize)],
) -> Vec<Diff<'a>> {
    let mut out = Vec::new();
    let (mut at, mut bt) = (0, 0);
    let (mut from_a, mut from_b) = (0, 0);
    let mut open: [usize; 3] = [0; 3];
    let length = |tokens: &[&str]| tokens.iter().map(|t| t.len()).sum::<usize>();
    let mut close = |open: &mut [usize; 3]| {
        let [same, removed, added] = std::mem::take(open);
        if same > 0 {
            out.push(Diff::Same(&after[from_b..from_b + same]));
        }
        if removed > 0 {
            out.push(Diff::Removed(&before[from_a + same..from_a + same + removed]));
        }
        if added > 0 {
            out.push(Diff::Added(&after[from_b + same..from_b + same + added]));
        }
        (from_a, from_b) = (from_a + same + removed, from_b + same + added);
    };
    for (mark, count) in marks.iter().copied().filter(|(_, count)| *count > 0) {
        match mark {
            b'-' => {
                open[1] += length(&a[at..at + count]);
                at += count;
            }
            b'+' => {
                open[2] += length(&b[bt..bt + count]);
                bt += count;
            }
            _ => {
                if open[1] + open[2] > 0 {
                    close(&mut open);
                }
                open[0] += length(&b[bt..bt + count]);
                (at, bt) = (at + count, bt + count);
            }
        }
    }
    close(&mut open);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(before: &str, after: &str) -> String {
        diff(before, after)
            .into_iter()
            .map(|d| match d {
                Diff::Same(t) => t.to_owned(),
                Diff::Removed(t) => format!("[-{t}-]"),
                Diff::Added(t) => format!("{{+{t}+}}"),
            })
            .collect()
    }

    #[test]
    fn words_that_differ_are_marked() {
        let check = |before: &str, after: &str, want: &str| {
            assert_eq!(spelled(before, after), want, "{before} / {after}");
        };
        check("", "", "");
        check("same", "same", "same");
        check("", "new", "{+new+}");
        check("old", "", "[-old-]");
        check("It cost 117 euros.", "It cost 120 euros.", "It cost [-117-]{+120+} euros.");
        check("a b c d", "a c d", "a [-b -]c d");
        check("a c d", "a b c d", "a {+b +}c d");
        check("Yes, I did.", "Yes I did!", "Yes[-,-] I did[-.-]{+!+}");
        check("👩‍👩‍👧 ja", "👩‍👩‍👦 ja", "[-👩‍👩‍👧-]{+👩‍👩‍👦+} ja");
        check("ذهب الولد", "ذهب الرجل", "ذهب [-الولد-]{+الرجل+}");
    }

    #[test]
    fn both_texts_can_be_put_together_again() {
        let texts =
            ["", "a", "a b", "b a", "a b c a b", "c b a, b a c", "x y z. x y z", "房子很旧", "房子旧了"];
        let long: String = (0..1500).map(|n| format!("w{n} ")).collect();
        let other: String = (0..1500).map(|n| format!("v{n} ")).collect();
        for before in texts.into_iter().chain([long.as_str(), other.as_str()]) {
            for after in texts.into_iter().chain([long.as_str(), other.as_str()]) {
                let parts = diff(before, after);
                let side = |own: fn(&Diff<'_>) -> bool| {
                    let text = |d: &Diff<'_>| match d {
                        Diff::Same(t) | Diff::Removed(t) | Diff::Added(t) => (*t).to_owned(),
                    };
                    parts.iter().filter(|d| own(d)).map(text).collect::<String>()
                };
                assert_eq!(side(|d| !matches!(d, Diff::Added(_))), before);
                assert_eq!(side(|d| !matches!(d, Diff::Removed(_))), after);
            }
        }
    }
}
