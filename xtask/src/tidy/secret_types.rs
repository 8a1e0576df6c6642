//! A key that can be printed will be printed. Types that hold one have no `Display`, are not
//! serialised towards the outside, and derive no `Debug` unless the secret is wrapped in `Secret`,
//! whose `Debug` shows a fixed word.

use super::{Finding, Tree, scan};

/// Fields that hold a secret as plain text.
const FIELDS: &[&str] = &["key", "api_key", "passphrase", "password", "secret", "token"];

/// What must not be derived beside such a field.
const NOT_DERIVED: &[&str] = &["Debug", "Display"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for path in tree.under("", &[".rs"]).filter(|path| !path.starts_with("xtask/")) {
        findings.extend(
            faults(&tree.text(path)).into_iter().map(|(line, message)| Finding::new(path, line, message)),
        );
    }
    findings
}

fn faults(text: &str) -> Vec<(usize, String)> {
    let mut faults = Vec::new();
    let (mut derived, mut name, mut depth) = (String::new(), String::new(), 0usize);
    for (n, line) in text.lines().enumerate() {
        let bare = line.trim();
        if scan::is_comment(bare) {
            continue;
        }
        if bare.starts_with("#[derive(") {
            bare.clone_into(&mut derived);
        } else if let Some(rest) = bare.split_once("struct ").map(|(_, rest)| rest) {
            rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
                .unwrap_or_default()
                .clone_into(&mut name);
            depth = usize::from(bare.ends_with('{'));
            if is_secret(&name)
                && let Some(given) = NOT_DERIVED.iter().find(|given| scan::has_word(&derived, given))
            {
                faults.push((
                    n + 1,
                    format!("`{name}` derives {given} and holds a secret: write one that hides it"),
                ));
            }
            if depth == 0 {
                derived.clear();
            }
        } else if depth > 0 && bare == "}" {
            depth = 0;
            derived.clear();
        } else if depth > 0
            && plain_secret(bare)
            && let Some(given) = NOT_DERIVED.iter().find(|given| scan::has_word(&derived, given))
        {
            faults.push((
                n + 1,
                format!("`{name}` derives {given} but holds this in plain text: wrap it in `Secret`"),
            ));
        }
        if bare.starts_with("impl")
            && ["Display for ", "LowerHex for ", "ToString for "].iter().any(|form| bare.contains(form))
            && bare
                .split(" for ")
                .nth(1)
                .is_some_and(|rest| is_secret(rest.split([' ', '{', '<']).next().unwrap_or("")))
        {
            faults.push((n + 1, "a secret must not be printable: remove this".to_owned()));
        }
    }
    faults
}

fn is_secret(name: &str) -> bool {
    ["Secret", "ApiKey", "Passphrase", "Password", "SetKey", "UnlockKeys"].contains(&name)
}

/// Whether a field's line declares a secret as text.
fn plain_secret(line: &str) -> bool {
    let Some((name, kind)) =
        line.trim_start_matches("pub ").trim_start_matches("pub(crate) ").split_once(':')
    else {
        return false;
    };
    FIELDS.contains(&name.trim())
        && (kind.contains("String") || kind.contains("Vec<u8>") || kind.contains("&str"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printable_secrets_are_found() {
        for (text, expect) in [
            ("#[derive(Clone)]\npub struct Secret(String);", 0),
            ("#[derive(Clone, Debug)]\npub struct Secret(String);", 1),
            ("#[derive(Debug)]\nstruct Ask {\n    key: String,\n}", 1),
            ("#[derive(Serialize)]\nstruct Ask {\n    key: String,\n}", 0),
            ("#[derive(Debug)]\nstruct Ask {\n    key: Secret,\n}", 0),
            ("#[derive(Debug)]\nstruct A;\nstruct B {\n    key: String,\n}", 0),
            ("impl fmt::Display for Secret {", 1),
            ("impl fmt::Display for Error {", 0),
        ] {
            assert_eq!(faults(text).len(), expect, "{text}");
        }
    }
}
