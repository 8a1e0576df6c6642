//! Web and mail addresses have to stand in the target as they stand in the source.

use std::ops::Range;

use crate::finding::{Finding, Severity};

use super::{TargetInput, finding, source_span, target_span};

pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    let (source, target) = (&input.source.text, input.text);
    let (theirs, own) = (addresses(source), addresses(target));
    let has = |list: &[Range<usize>], text: &str, address: &str| {
        list.iter().any(|r| same(&text[r.clone()], address)) || text.contains(address)
    };
    // What the target has instead: addresses that the source has not, in order.
    let mut others = own.iter().filter(|r| !has(&theirs, source, &target[(*r).clone()]));
    let mut findings = Vec::new();
    for range in &theirs {
        let address = &source[range.clone()];
        if has(&own, target, address) {
            continue;
        }
        let other = others.next();
        // A page of an encyclopaedia, a shop of another country: names of sites are translated at times.
        let severity = if is_path(address) { Severity::Major } else { Severity::Minor };
        let message = if other.is_some() {
            "This address is another one in the source."
        } else {
            "This address of the source is missing in the target."
        };
        let mut found = finding("url", severity, message);
        found.source = source_span(input.source, range.start, range.end);
        found.target = other.and_then(|r| target_span(target, r.start, r.end));
        found.suggestion = Some(address.to_owned());
        findings.push(found);
    }
    if findings.is_empty() {
        // A company is called by its site in one language and by a word in another.
        for range in others.filter(|r| is_path(&target[(*r).clone()])) {
            let mut found = finding("url", Severity::Minor, "The source has no such address.");
            found.target = target_span(target, range.start, range.end);
            findings.push(found);
        }
    }
    findings
}

/// Whether an address leads somewhere and is not only the name of a site.
fn is_path(address: &str) -> bool {
    address.contains(['@', '/'])
}

/// Whether two addresses are one: hosts are written in any case, and a slash at the end says nothing.
fn same(a: &str, b: &str) -> bool {
    let split = |s: &str| {
        let s = s.trim_end_matches('/');
        let from = s.find("://").map_or(0, |at| at + 3);
        let host = s[from..].find('/').map_or(s.len(), |at| from + at);
        (s[..host].to_ascii_lowercase(), s[host..].to_owned())
    };
    split(a) == split(b)
}

/// What a host may end in, for addresses that stand without `http://` and `www.`.
const ENDS: &[&str] = &[
    "com", "org", "net", "edu", "gov", "int", "mil", "info", "io", "eu", "de", "uk", "fr", "it", "es", "pt",
    "nl", "be", "ch", "at", "pl", "cz", "sk", "ru", "ua", "tr", "jp", "cn", "kr", "tw", "hk", "in", "ir",
    "il", "br", "mx", "ar", "ca", "au", "nz", "se", "no", "dk", "fi", "gr", "hu", "ro", "bg", "rs", "hr",
    "ie", "us", "tv", "me", "co", "app", "dev", "ai",
];

/// Web and mail addresses as byte ranges, marks at their end left out.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for word in text.split_whitespace() {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        // An address is of ASCII; other scripts may stand around it without a space.
        let mut from = 0;
        while let Some(start) = word[from..].find(|c: char| c.is_ascii_alphanumeric()).map(|i| from + i) {
            let run = &word[start..];
            let end = run
                .find(|c: char| !c.is_ascii_graphic() || matches!(c, '"' | '<' | '>' | '|' | '`' | '{' | '}'))
                .unwrap_or(run.len());
            from = start + end.max(1);
            let mut body = run[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', ']']);
            // A bracket belongs to the address where it was opened in it.
            while body.ends_with(')') && body.matches(')').count() > body.matches('(').count() {
                body = body[..body.len() - 1].trim_end_matches(['.', ',', ';', ':', '!', '?']);
            }
            if let Some(skip) = begins(body) {
                found.push(at + start + skip..at + start + body.len());
            }
        }
    }
    found
}

/// Where in a run of ASCII an address begins that goes on to its end.
fn begins(run: &str) -> Option<usize> {
    let lower = run.to_ascii_lowercase();
    let scheme =
        ["https://", "http://", "ftp://", "mailto:", "www."].iter().filter_map(|p| lower.find(p)).min();
    if let Some(at) = scheme {
        return (run.len() > at + 8).then_some(at);
    }
    if let Some((name, host)) = run.split_once('@') {
        let good = !name.is_empty()
            && host.contains('.')
            && !host.contains(['@', '/'])
            && host
                .rsplit('.')
                .next()
                .is_some_and(|end| end.len() >= 2 && end.bytes().all(|b| b.is_ascii_alphabetic()));
        return good.then_some(0);
    }
    let host = lower.split(['/', '?', '#', ':']).next().unwrap_or("");
    let labels: Vec<&str> = host.split('.').collect();
    let plain = |l: &&str| !l.is_empty() && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let ends = labels.last().is_some_and(|end| ENDS.contains(end));
    // "U.S.in" and "No.it" are slips, not addresses.
    let named = labels.first().is_some_and(|l| l.len() >= 3) && labels.last() != Some(&"no");
    let small = run.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit()) || labels.len() == 2;
    let sure = run.contains('/') || matches!(labels.last(), Some(&("com" | "org" | "net" | "edu" | "gov")));
    (labels.len() >= 2 && labels.iter().all(plain) && ends && named && small && sure).then_some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_words() {
        let check = |text: &str, want: &[&str]| {
            let got: Vec<&str> = addresses(text).into_iter().map(|r| &text[r]).collect();
            assert_eq!(got, want, "{text}");
        };
        check("See https://example.org/a.", &["https://example.org/a"]);
        check("(see http://example.org/a_(b)).", &["http://example.org/a_(b)"]);
        check("请看https://example.org/a。谢谢", &["https://example.org/a"]);
        check("Write to a.b@example.org, now.", &["a.b@example.org"]);
        check("邮箱a.b@example.org。", &["a.b@example.org"]);
        check("on Booking.com and example.org/x", &["Booking.com", "example.org/x"]);
        check("www.example.org", &["www.example.org"]);
        check("U.S. and e.g. 3.5 and A.D. and end.Then", &[]);
        check("3 @ 4, @name, Node.js", &[]);
        check("<a href=\"https://a.example/b\">", &["https://a.example/b"]);
    }
}
