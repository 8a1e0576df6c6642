//! Two rows of tokens laid beside each other: what is common to both, and what stands in one where
//! something else stands in the other.

use std::ops::Range;

use super::tokens::{Kind, Token};

/// Longer rows are not laid side by side: the work grows with the product of their lengths.
const LONGEST: usize = 320;

/// What the end of a sentence counts for as context.
const EDGE: usize = 2;

/// A longest common subsequence of a point's tokens and a passage's.
#[derive(Debug, Default)]
pub(crate) struct Pairing {
    /// Places of equal tokens, the point's first, in order.
    pairs: Vec<(usize, usize)>,
    own: usize,
    other: usize,
}

/// What stands in the point where something else stands in the passage, both by token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Swap {
    /// In the point.
    pub(crate) own: Range<usize>,
    /// In the passage.
    pub(crate) other: Range<usize>,
    /// How many tokens right before are common to both.
    pub(crate) left: usize,
    /// How many right behind.
    pub(crate) right: usize,
}

impl Swap {
    /// Whether both stretches are held from both sides, or each is one token and held firmly.
    pub(crate) fn is_firm(&self) -> bool {
        self.left >= 1 && self.right >= 1 && self.left + self.right >= 3
    }
}

impl Pairing {
    /// Lays two rows side by side.
    pub(crate) fn new(own: &[Token], other: &[Token]) -> Self {
        let (n, m) = (own.len(), other.len());
        let mut pairs = Vec::new();
        let same = |i: usize, j: usize| own[i].key == other[j].key && own[i].kind == other[j].kind;
        let head = (0..n.min(m)).take_while(|i| same(*i, *i)).count();
        let tail = (0..n.min(m) - head).take_while(|k| same(n - 1 - k, m - 1 - k)).count();
        pairs.extend((0..head).map(|i| (i, i)));
        let (rows, columns) = (n - head - tail, m - head - tail);
        if rows > 0 && columns > 0 && rows <= LONGEST && columns <= LONGEST {
            // Row i, column j: the length of what the rests from there have in common.
            let width = columns + 1;
            let mut best = vec![0_u16; (rows + 1) * width];
            for i in (0..rows).rev() {
                for j in (0..columns).rev() {
                    best[i * width + j] = if same(head + i, head + j) {
                        best[(i + 1) * width + j + 1] + 1
                    } else {
                        best[(i + 1) * width + j].max(best[i * width + j + 1])
                    };
                }
            }
            let (mut i, mut j) = (0, 0);
            while i < rows && j < columns {
                if same(head + i, head + j) {
                    pairs.push((head + i, head + j));
                    (i, j) = (i + 1, j + 1);
                } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
                    i += 1;
                } else {
                    j += 1;
                }
            }
        }
        pairs.extend((0..tail).rev().map(|k| (n - 1 - k, m - 1 - k)));
        Self { pairs, own: n, other: m }
    }

    /// The share of the point's tokens that the passage holds in the same order, 0 to 1.
    pub(crate) fn share(&self) -> f64 {
        if self.own == 0 { 0.0 } else { self.pairs.len() as f64 / self.own as f64 }
    }

    /// Where the passage has the token of the point at that place.
    pub(crate) fn partner(&self, own: usize) -> Option<usize> {
        self.pairs.binary_search_by_key(&own, |p| p.0).ok().map(|at| self.pairs[at].1)
    }

    /// Every stretch of both that stands between the same tokens.
    pub(crate) fn swaps(&self) -> Vec<Swap> {
        let mut found = Vec::new();
        let (mut from_own, mut from_other) = (0, 0);
        for at in 0..=self.pairs.len() {
            let (to_own, to_other) = self.pairs.get(at).copied().unwrap_or((self.own, self.other));
            if to_own > from_own && to_other > from_other {
                let left = self.run(self.pairs[..at].iter().rev(), from_own, from_other, false);
                let right = self.run(self.pairs[at..].iter(), to_own, to_other, true);
                found.push(Swap { own: from_own..to_own, other: from_other..to_other, left, right });
            }
            (from_own, from_other) = (to_own + 1, to_other + 1);
        }
        found
    }

    /// How many pairs follow each other without a gap, the ends of both rows counted in.
    fn run<'p>(
        &self,
        pairs: impl Iterator<Item = &'p (usize, usize)>,
        mut own: usize,
        mut other: usize,
        forward: bool,
    ) -> usize {
        let mut count = 0;
        for &(i, j) in pairs {
            let next = if forward { (own, other) } else { (own.wrapping_sub(1), other.wrapping_sub(1)) };
            if (i, j) != next {
                return count;
            }
            count += 1;
            if forward {
                (own, other) = (own + 1, other + 1);
            } else {
                (own, other) = (i, j);
            }
        }
        let at_edge = if forward { own >= self.own && other >= self.other } else { own == 0 && other == 0 };
        if at_edge { count + EDGE } else { count }
    }
}

/// The token of the passage that stands in the place of this one of the point: behind the same
/// two tokens, before the same two, or between the same.
pub(crate) fn opposite(swaps: &[Swap], own: usize) -> Option<usize> {
    let swap = swaps.iter().find(|s| s.own.contains(&own))?;
    let (before, behind) = (own - swap.own.start, swap.own.end - 1 - own);
    let from_left = swap.other.start + before;
    let from_right = swap.other.end.checked_sub(1 + behind).filter(|at| swap.other.contains(at));
    let even = swap.own.len() == swap.other.len() && swap.left >= 1 && swap.right >= 1;
    if (even || swap.left >= 2) && swap.other.contains(&from_left) {
        Some(from_left)
    } else if swap.right >= 2 {
        from_right
    } else {
        None
    }
}

/// Whether a stretch of tokens is short enough to be one name or one figure.
pub(crate) fn is_short(tokens: &[Token]) -> bool {
    let weight: usize = tokens.iter().map(|t| if t.kind == Kind::Sign { 1 } else { 3 }).sum();
    weight <= 9
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;
    use crate::checks::numerals::numerals;

    #[test]
    fn what_stands_in_the_place_of_another_is_found() {
        let check = |own: &str, other: &str, want: &[(&str, &str)]| {
            let row = |t: &str| tokens(t, &numerals(t, "en"));
            let (a, b) = (row(own), row(other));
            let pairing = Pairing::new(&a, &b);
            let text = |t: &str, row: &[Token], r: &Range<usize>| {
                t[row[r.start].start..row[r.end - 1].end].to_owned()
            };
            let got: Vec<(String, String)> = pairing
                .swaps()
                .iter()
                .filter(|s| s.is_firm())
                .map(|s| (text(own, &a, &s.own), text(other, &b, &s.other)))
                .collect();
            let got: Vec<(&str, &str)> = got.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            assert_eq!(got, want, "{own} | {other}");
        };
        check("They met in Ankara to talk.", "They met in Istanbul to talk.", &[("Ankara", "Istanbul")]);
        check("Boris Johnson came.", "Theresa May came.", &[("Boris Johnson", "Theresa May")]);
        check("It took 117 drones.", "It took 120 drones.", &[("117", "120")]);
        check("It took 117 drones.", "It took 117 drones.", &[]);
        check("", "It took 117 drones.", &[]);
    }
}
