//! The one place that reads the clock.

/// Now, RFC 3339 in UTC to the second.
pub(crate) fn now() -> String {
    let now = jiff::Timestamp::now();
    now.round(jiff::Unit::Second).unwrap_or(now).to_string()
}
