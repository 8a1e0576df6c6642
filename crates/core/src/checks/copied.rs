//! What has to stand in the target as it stands in the source: addresses, mark-up, placeholders.

use crate::finding::{Category, Finding, Severity};

use super::{TargetInput, finding, source_span, target_span};

pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (start, end) in addresses(&input.source.text) {
        let address = &input.source.text[start..end];
        if !input.text.contains(address) {
            let mut found =
                finding("url", Severity::Major, "This address is missing or changed in the target.");
            found.source = source_span(input.source, start, end);
            found.suggestion = Some(address.to_owned());
            findings.push(found);
        }
    }
    let (source, target) = (tags(&input.source.text), tags(input.text));
    if let Some((start, end)) = source.iter().find(|(a, b)| {
        count(&input.source.text, &source, *a, *b) > count_of(input.text, &target, &input.source.text[*a..*b])
    }) {
        let mut found =
            finding("markup", Severity::Major, "This mark-up of the source is missing in the target.");
        found.category = Category::Fluency;
        found.source = source_span(input.source, *start, *end);
        findings.push(found);
    } else if let Some((start, end)) =
        target.iter().find(|(a, b)| count_of(&input.source.text, &source, &input.text[*a..*b]) == 0)
    {
        let mut found = finding("markup", Severity::Minor, "The source has no such mark-up.");
        found.category = Category::Fluency;
        found.target = target_span(input.text, *start, *end);
        findings.push(found);
    }
    if let Some((start, end)) = entity(input.text).filter(|_| entity(&input.source.text).is_none()) {
        let mut found =
            finding("entity", Severity::Minor, "This is HTML for a character, not the character.");
        found.category = Category::Fluency;
        found.target = target_span(input.text, start, end);
        findings.push(found);
    }
    findings
}

/// Web and mail addresses as byte ranges, marks at their end left out.
fn addresses(text: &str) -> Vec<(usize, usize)> {
    text.split_whitespace()
        .filter_map(|word| {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            let skip = ["http://", "https://", "www."].iter().filter_map(|p| word.find(p)).min();
            let mail = || {
                let (name, host) = word.split_once('@')?;
                let dotted = host.trim_end_matches(|c: char| !c.is_ascii_alphanumeric()).contains('.');
                (name.chars().last().is_some_and(|c| c.is_ascii_alphanumeric()) && dotted)
                    .then(|| name.find(|c: char| c.is_ascii_alphanumeric()).unwrap_or(0))
            };
            let from = skip.or_else(mail)?;
            let body: &str = &word[from..];
            // Behind the address other scripts may go on without a space.
            let end = body
                .find(|c: char| !c.is_ascii_graphic() || matches!(c, '"' | '<' | '>'))
                .unwrap_or(body.len());
            let body = body[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '*', '_']);
            (body.len() > 4).then_some((at + from, at + from + body.len()))
        })
        .collect()
}

/// Tags such as `<b>` and placeholders such as `{0}` and `%s`.
fn tags(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(['<', '{']).map(|i| at + i) {
        let (open, close) = if text[next..].starts_with('<') { ('<', '>') } else { ('{', '}') };
        let body = &text[next + open.len_utf8()..];
        let inside = body.find(close).map(|end| &body[..end]);
        at = next + 1;
        let name = |s: &str| {
            let s = s.trim_start_matches('/');
            s.len() <= 40 && s.starts_with(|c: char| c.is_ascii_alphanumeric()) && s.is_ascii()
        };
        if let Some(inside) = inside.filter(|s| name(s)) {
            let end = next + inside.len() + 2;
            found.push((next, end));
            at = end;
        }
    }
    found
}

fn count(text: &str, tags: &[(usize, usize)], start: usize, end: usize) -> usize {
    count_of(text, tags, &text[start..end])
}

fn count_of(text: &str, tags: &[(usize, usize)], tag: &str) -> usize {
    tags.iter().filter(|(a, b)| text[*a..*b] == *tag).count()
}

/// The first HTML entity.
fn entity(text: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    while let Some(next) = text[at..].find('&').map(|i| at + i) {
        let body = &text[next + 1..];
        if let Some(end) = body.find(';').filter(|end| (2..=8).contains(end)) {
            let name = body[..end].strip_prefix('#').unwrap_or(&body[..end]);
            if name.bytes().all(|b| b.is_ascii_alphanumeric()) {
                return Some((next, next + end + 2));
            }
        }
        at = next + 1;
    }
    None
}
