//! Keys go one way: in. No answer and no event of the API can carry one, so no page, log or crash
//! report that shows answers can leak one.

use std::collections::BTreeMap;

use super::{Finding, Tree};
use crate::bindings::{answer_declarations, request_only_names};

/// Where the types are declared.
const API: &str = "crates/engine/src/api";

/// Fields that would hold a secret if they held text.
const SECRET_FIELDS: &[&str] =
    &["key", "api_key", "apikey", "passphrase", "password", "secret", "token", "authorization", "bearer"];

/// Requests that carry a secret, and so must never be an answer.
const SECRET_REQUESTS: &[&str] = &["SetKey", "UnlockKeys"];

pub(super) fn check(_: &Tree) -> Vec<Finding> {
    let mut findings = secrets_in(&answer_declarations());
    let requests = request_only_names();
    for name in SECRET_REQUESTS {
        if !requests.iter().any(|request| request == name) {
            findings.push(Finding::new(
                API,
                0,
                format!("`{name}` must be a request of the table and nothing else: it carries a secret"),
            ));
        }
    }
    findings
}

fn secrets_in(declarations: &BTreeMap<String, String>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, declaration) in declarations {
        if SECRET_REQUESTS.contains(&name.as_str()) {
            findings.push(Finding::new(
                API,
                0,
                format!("`{name}` carries a secret and must not be in an answer"),
            ));
        }
        for field in SECRET_FIELDS {
            for text in ["string", "string | null", "Array<string>", "Array<number>"] {
                if [",", ";", " }", "\n"]
                    .iter()
                    .any(|end| declaration.contains(&format!(" {field}: {text}{end}")))
                {
                    findings.push(Finding::new(
                        API,
                        0,
                        format!("`{name}.{field}` could carry a secret in an answer: say only whether one is stored"),
                    ));
                }
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_in_an_answer_is_found() {
        for (declaration, expect) in [
            ("type X = { id: string, key: string, };", 1),
            ("type X = { key: KeyStatus, };", 0),
            ("type X = { monkey: string, };", 0),
            ("type X = { passphrase: string | null };", 1),
        ] {
            let declarations = BTreeMap::from([("X".to_owned(), declaration.to_owned())]);
            assert_eq!(secrets_in(&declarations).len(), expect, "{declaration}");
        }
        let declarations = BTreeMap::from([("SetKey".to_owned(), String::new())]);
        assert_eq!(secrets_in(&declarations).len(), 1, "a request with a secret is no answer");
    }

    #[test]
    fn the_table_is_seen() {
        let answers = answer_declarations();
        assert!(answers.contains_key("EngineView"), "types inside answers are followed");
        assert!(answers.contains_key("JobEvent"), "events are answers too");
    }
}
