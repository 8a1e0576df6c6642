//! Sentences as weighted bags of terms.

use std::collections::HashMap;

use crate::summary::terms::for_each_term;

/// A sparse vector: term numbers ascending, each with its weight.
pub(super) type Vector = Vec<(u32, f64)>;

/// The sentences of an article and its title as vectors over one set of terms.
pub(super) struct Space {
    /// A vector of length 1 for each sentence (empty where it has no terms).
    pub(super) sentences: Vec<Vector>,
    /// The title's terms with their weights; terms that no sentence has are left out.
    pub(super) title: Vector,
}

/// Logarithm to base 2 for `x` ≥ 1 by repeated squaring, to 2⁻¹⁶.
///
/// The library's own differs by a last bit between platforms, and a last bit can turn a choice.
pub(super) fn log2(mut x: f64) -> f64 {
    let mut whole = 0.0;
    while x >= 2.0 {
        x *= 0.5;
        whole += 1.0;
    }
    let mut bit = 0.5;
    for _ in 0..16 {
        x *= x;
        if x >= 2.0 {
            x *= 0.5;
            whole += bit;
        }
        bit *= 0.5;
    }
    whole
}

impl Space {
    /// Counts terms and weighs them by how few sentences have them (tf–idf with damped counts).
    pub(super) fn new(sentences: &[&str], title: &str) -> Self {
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut frequency: Vec<u32> = Vec::new();
        let mut counts: Vec<Vec<(u32, u32)>> = Vec::with_capacity(sentences.len());
        for sentence in sentences {
            let mut terms = Vec::new();
            for_each_term(sentence, |term| {
                let number = if let Some(&number) = numbers.get(term) {
                    number
                } else {
                    let number = numbers.len() as u32;
                    numbers.insert(term.to_owned(), number);
                    frequency.push(0);
                    number
                };
                terms.push(number);
            });
            let counted = count(terms);
            for &(term, _) in &counted {
                frequency[term as usize] += 1;
            }
            counts.push(counted);
        }
        let n = sentences.len() as f64;
        let rarity: Vec<f64> = frequency.iter().map(|&df| log2(1.0 + n / f64::from(df.max(1)))).collect();
        let weigh = |counted: &[(u32, u32)]| -> Vector {
            counted
                .iter()
                .map(|&(term, tf)| (term, (1.0 + log2(f64::from(tf))) * rarity[term as usize]))
                .collect()
        };
        let sentences = counts.iter().map(|counted| normalised(weigh(counted))).collect();
        let mut terms = Vec::new();
        for_each_term(title, |term| terms.extend(numbers.get(term)));
        Self { sentences, title: weigh(&count(terms)) }
    }

    /// The sum of the sentences' vectors, each times its factor, scaled to length 1.
    pub(super) fn centroid(&self, factor: impl Fn(usize) -> f64) -> Vector {
        let size = self.sentences.iter().flatten().map(|&(t, _)| t as usize + 1).max().unwrap_or(0);
        let mut sum = vec![0.0; size];
        for (i, vector) in self.sentences.iter().enumerate() {
            let factor = factor(i);
            for &(term, weight) in vector {
                sum[term as usize] += factor * weight;
            }
        }
        normalised(sum.into_iter().enumerate().map(|(t, w)| (t as u32, w)).collect())
    }
}

fn count(mut terms: Vec<u32>) -> Vec<(u32, u32)> {
    terms.sort_unstable();
    let mut counted: Vec<(u32, u32)> = Vec::with_capacity(terms.len());
    for term in terms {
        match counted.last_mut() {
            Some((last, n)) if *last == term => *n += 1,
            _ => counted.push((term, 1)),
        }
    }
    counted
}

fn normalised(mut vector: Vector) -> Vector {
    let norm = vector.iter().map(|(_, w)| w * w).sum::<f64>().sqrt();
    if norm > 0.0 {
        for (_, w) in &mut vector {
            *w /= norm;
        }
    }
    vector
}

/// The dot product; for vectors of length 1 their cosine, 0 to 1.
pub(super) fn dot(a: &Vector, b: &Vector) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some(&(ta, wa)), Some(&(tb, wb))) = (a.get(i), b.get(j)) {
        match ta.cmp(&tb) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += wa * wb;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// How much of `of` lies in terms that `with` has too, 0 to 1.
pub(super) fn covered(of: &Vector, with: &Vector) -> f64 {
    let total: f64 = of.iter().map(|(_, w)| w).sum();
    if total <= 0.0 {
        return 0.0;
    }
    let (mut j, mut sum) = (0, 0.0);
    for &(term, weight) in of {
        while with.get(j).is_some_and(|&(t, _)| t < term) {
            j += 1;
        }
        if with.get(j).is_some_and(|&(t, _)| t == term) {
            sum += weight;
        }
    }
    sum / total
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithm_is_close_enough() {
        for x in [1.0, 1.5, 2.0, 3.0, 10.0, 1000.0, 12_345.6] {
            assert!((log2(x) - f64::log2(x)).abs() < 1e-4, "{x}: {}", log2(x));
        }
    }

    #[test]
    fn cosine_and_coverage() {
        let space = Space::new(
            &["talks in Istanbul", "talks in Ankara", "weather report", "…"],
            "Istanbul talks end",
        );
        assert!((dot(&space.sentences[0], &space.sentences[0]) - 1.0).abs() < 1e-9);
        let near = dot(&space.sentences[0], &space.sentences[1]);
        assert!(near > 0.0 && near < 1.0, "{near}");
        assert!(dot(&space.sentences[0], &space.sentences[2]).abs() < 1e-12);
        assert!((covered(&space.title, &space.sentences[0]) - 1.0).abs() < 1e-12);
        assert!(covered(&space.title, &space.sentences[2]).abs() < 1e-12);
        assert!(space.sentences[3].is_empty());
    }
}
