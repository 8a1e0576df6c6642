//! How likely a sentence says something that its source does not.

use crate::checks::support;
use crate::finding::{Finding, Severity};
use crate::grounding::Cover;
use crate::summary::Support;

/// The risk of a sentence in the language of its source, 0 to 1; one half where it is as likely
/// wrong as right in a text half of whose sentences are wrong.
///
/// A logistic regression over how much of the sentence its best passage carries, how many of its
/// terms are new to the article, the share of it that stands in its evidence in the same order, and what
/// the checks found. No figure may lower the risk but length, over which new terms are spread. The
/// weights were fitted on sentences of summaries in English with human marks (`RAGTruth`, Niu et al.
/// 2024; `FaithBench`, Bao et al. 2024; XSum hallucinations, Maynez et al. 2020), each set weighing
/// the same whatever its share of wrong sentences, and rounded; findings too rare there to be fitted
/// have the weight of the others.
pub(super) fn risk(share: f64, cover: &Cover, best: f64, findings: &[Finding]) -> f64 {
    let z = -2.65 + 2.9 * (1.0 - best) + 1.1 * (1.0 - share) + 0.6 * cover.new_terms.ln_1p()
        - 0.45 * cover.length.ln_1p()
        + weight(findings);
    1.0 / (1.0 + (-z).exp())
}

/// The risk of a sentence in another language than its source, 0 to 1.
///
/// What the best passage carries tells a sentence of this article from one of another: measured on
/// translations of Wikipedia and news (FLORES-200, Goyal et al. 2022) in fifteen languages, the odds
/// that nothing carries it fall by a factor of some three thousand from 0 to 1 and are even at 0.45.
/// A sentence of few words shares little whatever it says, so they weigh less; and a summary whose
/// sentences come from elsewhere is rare.
pub(super) fn risk_across(cover: &Cover, best: f64, findings: &[Finding]) -> f64 {
    let told = (cover.length / ENOUGH_WORDS).min(1.0);
    let z = -2.0 + 8.0 * told * (0.45 - best) + weight(findings);
    1.0 / (1.0 + (-z).exp())
}

/// How much likelier a sentence of a summary is right than [`risk`] takes it to be, in log-odds.
///
/// Of the sentences that engines wrote in earnest one in fourteen is wrong (`RAGTruth`), of those
/// chosen to be hard one in three (`FaithBench`): the odds between are one in five, not even.
const MOSTLY_RIGHT: f64 = 1.65;

/// What a sentence of that score leaves of the score of its summary, which is how likely all its
/// sentences are right. One that is told to be wrong is as likely so in any summary.
pub(super) fn in_whole(score: f64, findings: &[Finding]) -> f64 {
    held(without(score, MOSTLY_RIGHT), findings)
}

/// What a grave finding leaves of a score, at most.
///
/// Of the sentences that a grave finding marks, more than three in four are wrong where engines wrote
/// in earnest (`RAGTruth`), nearly all elsewhere: no other figure speaks against that.
const WITH_GRAVE: f64 = 0.22;

/// A score that no grave finding contradicts.
pub(super) fn held(score: f64, findings: &[Finding]) -> f64 {
    if is_grave(findings) { score.min(WITH_GRAVE) } else { score }
}

fn is_grave(findings: &[Finding]) -> bool {
    findings.iter().any(|f| f.severity >= Severity::Major)
}

/// From so many terms on, a sentence is long enough to be found in another language.
const ENOUGH_WORDS: f64 = 10.0;

/// What findings add to the log-odds.
fn weight(findings: &[Finding]) -> f64 {
    let count = |checks: &[&str], least: Severity| {
        findings.iter().filter(|f| checks.contains(&f.check.as_str()) && f.severity >= least).count() as f64
    };
    let figures = ["number", "unit", "currency", "date", "time"];
    let wording = ["negation", "hedge", "direction", "relation", "quotation", "speaker"];
    let proven = count(&figures, Severity::Major);
    let doubtful = count(&figures, Severity::Minor) - proven;
    2.1 * proven.min(2.0)
        + 0.6 * doubtful.min(2.0)
        + 1.2 * count(&["name"], Severity::Minor).min(3.0)
        + 0.5 * count(&["name"], Severity::Major).min(1.0)
        + 0.7 * count(&wording, Severity::Minor).min(2.0)
        + 1.0 * count(&wording, Severity::Major).min(2.0)
}

/// Below this score a sentence is more likely unsupported than not; below the second it should be
/// looked at.
const UNSUPPORTED: f64 = 0.5;
const TO_CHECK: f64 = 0.7;

/// The word for a score and what was found.
///
/// A grave finding names what is wrong with a sentence that is carried otherwise: that is to be
/// looked at. Unsupported is what the evidence does not carry even without it.
pub(super) fn status(findings: &[Finding], score: f64) -> Support {
    let carried = if is_grave(findings) { without(score, weight(findings)) } else { score };
    match support(findings, true) {
        Support::Unsupported => Support::Unsupported,
        _ if carried < UNSUPPORTED => Support::Unsupported,
        Support::Supported if score >= TO_CHECK => Support::Supported,
        _ => Support::Check,
    }
}

/// A score without what these log-odds of risk took from it.
fn without(score: f64, odds: f64) -> f64 {
    // What is certain stays so.
    if score >= 1.0 {
        return 1.0;
    }
    let score = score.clamp(1e-9, 1.0 - 1e-9);
    let z = ((1.0 - score) / score).ln() - odds;
    1.0 / (1.0 + z.exp())
}

/// What a finding of that severity leaves of the score of a translation.
pub(super) fn trust(severity: Severity) -> f64 {
    match severity {
        Severity::Neutral => 1.0,
        Severity::Minor => 0.7,
        Severity::Major => 0.3,
        Severity::Critical => 0.1,
    }
}
