//! AWS Signature Version 4, as far as a JSON call needs it.
//!
//! After AWS's reference "Create a signed AWS API request".

use std::time::{SystemTime, UNIX_EPOCH};

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Who signs. Has no `Debug`: it holds a secret.
pub(super) struct Account<'a> {
    id: &'a str,
    secret: &'a str,
    session: Option<&'a str>,
}

impl<'a> Account<'a> {
    /// From `access-key-id:secret`, with `:session-token` behind it for temporary keys.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.trim().splitn(3, ':').map(str::trim);
        let (id, secret) = (parts.next()?, parts.next()?);
        let session = parts.next().filter(|token| !token.is_empty());
        (!id.is_empty() && !secret.is_empty()).then_some(Self { id, secret, session })
    }
}

/// What is signed: a `POST` without a query.
pub(super) struct Signed<'a> {
    pub(super) region: &'a str,
    pub(super) service: &'a str,
    /// As in the `Host` header.
    pub(super) host: &'a str,
    pub(super) path: &'a str,
    /// Names in lower case.
    pub(super) headers: &'a [(&'static str, String)],
    pub(super) body: &'a [u8],
}

/// The headers to add to the call.
pub(super) fn sign(account: &Account<'_>, call: &Signed<'_>, now: SystemTime) -> Vec<(&'static str, String)> {
    let time = basic_time(now);
    let day = &time[..8];
    let mut added = vec![("x-amz-date", time.clone())];
    if let Some(session) = account.session {
        added.push(("x-amz-security-token", session.to_owned()));
    }
    let mut headers: Vec<(&str, &str)> =
        call.headers.iter().chain(&added).map(|(name, value)| (*name, value.trim())).collect();
    headers.push(("host", call.host));
    headers.sort_unstable();
    let names = headers.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(";");
    let lines: String = headers.iter().map(|(name, value)| format!("{name}:{value}\n")).collect();
    let canonical = format!("POST\n{}\n\n{lines}\n{names}\n{}", call.path, hex(&Sha256::digest(call.body)));
    let scope = format!("{day}/{}/{}/aws4_request", call.region, call.service);
    let to_sign =
        format!("AWS4-HMAC-SHA256\n{time}\n{scope}\n{}", hex(&Sha256::digest(canonical.as_bytes())));
    let seed = Zeroizing::new(format!("AWS4{}", account.secret));
    let mut key = Zeroizing::new(seed.as_bytes().to_vec());
    for part in [day, call.region, call.service, "aws4_request"] {
        key = Zeroizing::new(mac(&key, part.as_bytes()));
    }
    let signature = hex(&mac(&key, to_sign.as_bytes()));
    added.push((
        "authorization",
        format!(
            "AWS4-HMAC-SHA256 Credential={}/{scope}, SignedHeaders={names}, Signature={signature}",
            account.id
        ),
    ));
    added
}

fn mac(key: &[u8], text: &[u8]) -> Vec<u8> {
    // HMAC takes keys of every length; an empty result would only make a signature that is refused.
    Hmac::<Sha256>::new_from_slice(key).map_or_else(
        |_| Vec::new(),
        |mut mac| {
            mac.update(text);
            mac.finalize().into_bytes().to_vec()
        },
    )
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `20150830T123600Z`. The date by Howard Hinnant's "days to civil".
fn basic_time(now: SystemTime) -> String {
    let seconds = now.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let day_of_era = shifted % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_index = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_index + 2) / 5 + 1;
    let month = if month_index < 10 { month_index + 3 } else { month_index - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn at(seconds: u64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(seconds)
    }

    #[test]
    fn times_are_written_as_aws_wants_them() {
        let check = |seconds, expect: &str| assert_eq!(basic_time(at(seconds)), expect);
        check(0, "19700101T000000Z");
        check(1_440_938_160, "20150830T123600Z");
        check(1_709_208_000, "20240229T120000Z");
        check(1_735_689_599, "20241231T235959Z");
    }

    /// `post-vanilla`, `post-header-key-sort` and their like of AWS's own "Signature Version 4 test
    /// suite" (Apache-2.0), whose key, time, region and signatures these are.
    #[test]
    fn signatures_are_those_of_the_test_suite() {
        let account = Account::parse("AKIDEXAMPLE:wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY").unwrap();
        let check = |headers: &[(&'static str, String)], body: &[u8], expect: &str| {
            let call = Signed {
                region: "us-east-1",
                service: "service",
                host: "example.amazonaws.com",
                path: "/",
                headers,
                body,
            };
            let signed = sign(&account, &call, at(1_440_938_160));
            assert_eq!(signed[0], ("x-amz-date", "20150830T123600Z".to_owned()));
            assert!(signed.last().unwrap().1.ends_with(&format!("Signature={expect}")), "{signed:?}");
        };
        check(&[], b"", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
        check(
            &[("my-header1", "value1".to_owned())],
            b"",
            "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c",
        );
        check(
            &[("content-type", "application/x-www-form-urlencoded".to_owned())],
            b"Param1=value1",
            "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
        );
    }

    #[test]
    fn keys_have_two_or_three_parts() {
        assert!(Account::parse("only-one").is_none());
        assert!(Account::parse("id:").is_none());
        let account = Account::parse(" id:secret:to:ken ").unwrap();
        assert_eq!((account.id, account.secret, account.session), ("id", "secret", Some("to:ken")));
    }
}
