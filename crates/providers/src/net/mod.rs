//! What the network's answers mean: which addresses are whose, and what a failed connection was.

pub(crate) mod address;
pub(crate) mod fault;
pub(crate) mod resolver;

/// A random number from 0 up to but not including 1. Without a source of randomness it is 0.5:
/// jitter is a courtesy and no secret depends on it.
pub(crate) fn random_unit() -> f64 {
    let bits = getrandom::u64().unwrap_or(u64::MAX / 2);
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}
