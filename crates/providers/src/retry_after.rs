//! How long a service asks to wait.

use std::time::{Duration, SystemTime};

use reqwest::header::HeaderMap;

/// Longest wait that is believed: a day. More is a mistake or a clock far off.
const LONGEST: Duration = Duration::from_secs(86_400);

/// The wait asked for in the headers, where there is one: `retry-after-ms` (milliseconds), then
/// `retry-after` in seconds (whole or decimal) or as an HTTP date (RFC 9110, section 10.2.3).
pub(crate) fn wait_asked(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = |name| headers.get(name).and_then(|v| v.to_str().ok()).map(str::trim);
    let number = |text: &str, unit: f64| {
        text.parse::<f64>()
            .ok()
            .filter(|n| n.is_finite() && *n >= 0.0)
            .map(|n| Duration::try_from_secs_f64(n * unit).unwrap_or(LONGEST))
    };
    let wait = text("retry-after-ms").and_then(|t| number(t, 0.001)).or_else(|| {
        let asked = text("retry-after")?;
        number(asked, 1.0).or_else(|| {
            let then = httpdate::parse_http_date(asked).ok()?;
            Some(then.duration_since(now).unwrap_or(Duration::ZERO))
        })
    })?;
    Some(wait.min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderName;

    #[test]
    fn waits_are_read_in_every_form() {
        let now = httpdate::parse_http_date("Sun, 06 Nov 1994 08:49:00 GMT").unwrap();
        let check = |pairs: &[(&'static str, &str)], expect: Option<f64>| {
            let headers =
                pairs.iter().map(|(n, v)| (HeaderName::from_static(n), v.parse().unwrap())).collect();
            assert_eq!(wait_asked(&headers, now).map(|d| d.as_secs_f64()), expect, "{pairs:?}");
        };
        check(&[], None);
        check(&[("retry-after", "7")], Some(7.0));
        check(&[("retry-after", " 1.5 ")], Some(1.5));
        check(&[("retry-after-ms", "250"), ("retry-after", "1")], Some(0.25));
        check(&[("retry-after-ms", "soon"), ("retry-after", "1")], Some(1.0));
        check(&[("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT")], Some(37.0));
        check(&[("retry-after", "Sunday, 06-Nov-94 08:49:37 GMT")], Some(37.0));
        check(&[("retry-after", "Sun, 06 Nov 1994 08:00:00 GMT")], Some(0.0));
        check(&[("retry-after", "-3")], None);
        check(&[("retry-after", "NaN")], None);
        check(&[("retry-after", "later")], None);
        check(&[("retry-after", "1e300")], Some(86_400.0));
    }
}
