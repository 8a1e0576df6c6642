//! How far the engines' texts for a row lie apart.

use crate::translation::{Origin, Target};

/// Longest run of characters that is compared, as in chrF.
const LONGEST: usize = 6;

/// The greatest distance between two of the texts that engines wrote for a row, in thousandths;
/// `None` where fewer than two engines wrote one.
pub fn apart(target: &Target) -> Option<u16> {
    let mut texts: Vec<(&Origin, &str)> = Vec::new();
    let own = target.is_done().then_some((&target.origin, target.text.as_str()));
    let draft = target.machine.as_ref().map(|d| (&d.origin, d.text.as_str()));
    let beside = target.proposals.iter().map(|p| (&p.origin, p.text.as_str()));
    for (origin, text) in own.into_iter().chain(draft).chain(beside) {
        if origin.engine().is_some() && texts.iter().all(|(known, _)| *known != origin) {
            texts.push((origin, text));
        }
    }
    let pairs =
        texts.iter().enumerate().flat_map(|(at, (_, a))| texts[..at].iter().map(move |(_, b)| (*a, *b)));
    pairs.map(|(a, b)| distance(a, b)).reduce(f64::max).map(|d| (d * 1000.0).round() as u16)
}

/// How far two texts lie apart: 0 for the same, 1 for nothing in common.
///
/// One less the mean F1 of the runs of one to six characters that both have, white space left out:
/// chrF (Popović 2015) with precision and recall weighed alike, so that neither text is the
/// reference.
fn distance(a: &str, b: &str) -> f64 {
    if a == b {
        return 0.0;
    }
    let (a, b) = (plain(a), plain(b));
    let mut sum = 0.0;
    let mut orders = 0.0;
    for length in 1..=LONGEST {
        let (of_a, of_b) = (runs(&a, length), runs(&b, length));
        if of_a.is_empty() && of_b.is_empty() {
            break;
        }
        orders += 1.0;
        sum += 2.0 * common(&of_a, &of_b) as f64 / (of_a.len() + of_b.len()) as f64;
    }
    if orders == 0.0 { 0.0 } else { 1.0 - sum / orders }
}

fn plain(text: &str) -> Vec<char> {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The runs of that length, sorted. Each is one number: six characters of 21 bits.
fn runs(text: &[char], length: usize) -> Vec<u128> {
    let number = |run: &[char]| run.iter().fold(0, |sum: u128, c| sum << 21 | u128::from(u32::from(*c)));
    let mut runs: Vec<u128> = text.windows(length).map(number).collect();
    runs.sort_unstable();
    runs
}

/// How many runs two sorted lists share, repeated ones counted as often as both have them.
fn common(a: &[u128], b: &[u128]) -> usize {
    let (mut at, mut other, mut count) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(at), b.get(other)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => other += 1,
            std::cmp::Ordering::Equal => {
                (at, other, count) = (at + 1, other + 1, count + 1);
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summary::EngineRef;
    use crate::translation::{Proposal, State};

    #[test]
    fn texts_lie_apart_as_far_as_they_differ() {
        let check = |a: &str, b: &str, least: f64, most: f64| {
            let d = distance(a, b);
            assert!((least..=most).contains(&d), "{a} / {b}: {d}");
            assert!((d - distance(b, a)).abs() < 1e-12);
        };
        check("", "", 0.0, 0.0);
        check("a", "", 1.0, 1.0);
        check("Das Haus ist alt.", "Das Haus ist alt.", 0.0, 0.0);
        check("Das Haus ist alt.", "das  Haus ist alt.", 0.0, 0.0);
        check("Das Haus ist alt.", "Das Haus war alt.", 0.05, 0.5);
        check("Das Haus ist alt.", "Der Minister trat zurück.", 0.6, 1.0);
        check("房子很旧。", "房子很舊。", 0.1, 0.8);
        check("😀", "😁", 1.0, 1.0);
    }

    #[test]
    fn only_engines_disagree() {
        let machine = |id: &str| Origin::Machine { engine: EngineRef { id: id.to_owned(), model: None } };
        let proposal = |id: u32, text: &str, origin: Origin| Proposal {
            id,
            text: text.to_owned(),
            origin,
            findings: Vec::new(),
            made_at: String::new(),
        };
        let mut target = Target::new("ja".to_owned(), State::Translated, machine("a"), Vec::new());
        assert_eq!(apart(&target), None);
        target.proposals = vec![proposal(1, "nein", Origin::Human)];
        assert_eq!(apart(&target), None);
        target.proposals.push(proposal(2, "ja", machine("b")));
        assert_eq!(apart(&target), Some(0));
        target.proposals.push(proposal(3, "nix", machine("c")));
        assert_eq!(apart(&target), Some(1000));
    }
}
