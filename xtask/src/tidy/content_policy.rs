//! The window shows text from strangers. Its content security policy names no remote origin, so a
//! page that got markup past the sanitiser still could fetch nothing and tell nobody.

use serde_json::Value;

use super::{Finding, Tree};

const CONFIG: &str = "src-tauri/tauri.conf.json";

/// Tauri's own channel to the program; `http` there never leaves the process.
const LOCAL: &[&str] =
    &["'self'", "'none'", "'unsafe-inline'", "data:", "blob:", "ipc:", "http://ipc.localhost"];

/// Directives for which inline code would undo the policy.
const NO_INLINE: &[&str] = &["default-src", "script-src", "script-src-elem", "script-src-attr"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let config: Value = match serde_json::from_str(&tree.text(CONFIG)) {
        Ok(config) => config,
        Err(error) => return vec![Finding::new(CONFIG, error.line(), format!("cannot be read: {error}"))],
    };
    let mut findings = Vec::new();
    if let Some(directives) = policy(&config) {
        findings.extend(faults(&directives).into_iter().map(|fault| Finding::new(CONFIG, 0, fault)));
    } else {
        findings.push(Finding::new(CONFIG, 0, "`app.security.csp` is missing: the page needs a policy"));
    }
    let security = &config["app"]["security"];
    if security["dangerousDisableAssetCspModification"] == Value::Bool(true) {
        findings.push(Finding::new(CONFIG, 0, "`dangerousDisableAssetCspModification` must stay off"));
    }
    if config["app"]["withGlobalTauri"] == Value::Bool(true) {
        findings.push(Finding::new(
            CONFIG,
            0,
            "`withGlobalTauri` hands the door to every script: leave it off",
        ));
    }
    findings
}

/// Each directive with its sources, from either of the two shapes that Tauri takes.
fn policy(config: &Value) -> Option<Vec<(String, Vec<String>)>> {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    match &config["app"]["security"]["csp"] {
        Value::String(text) => Some(
            text.split(';')
                .filter_map(|directive| {
                    let mut words = words(directive).into_iter();
                    words.next().map(|name| (name, words.collect()))
                })
                .collect(),
        ),
        Value::Object(map) => Some(
            map.iter()
                .map(|(name, sources)| {
                    let sources = match sources {
                        Value::Array(list) => list.iter().filter_map(Value::as_str).flat_map(words).collect(),
                        other => other.as_str().map(words).unwrap_or_default(),
                    };
                    (name.clone(), sources)
                })
                .collect(),
        ),
        _ => None,
    }
}

fn faults(directives: &[(String, Vec<String>)]) -> Vec<String> {
    let mut faults = Vec::new();
    if !directives.iter().any(|(name, _)| name == "default-src") {
        faults.push("`default-src` is missing: what is not named would be allowed".to_owned());
    }
    for (name, sources) in directives {
        for source in sources {
            if !LOCAL.contains(&source.as_str()) {
                faults.push(format!("`{name} {source}`: no origin but the app itself is allowed"));
            }
            if source == "'unsafe-inline'" && NO_INLINE.contains(&name.as_str()) {
                faults.push(format!("`{name} 'unsafe-inline'`: scripts in the page's text would run"));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remote_origins_and_inline_scripts_are_found() {
        for (csp, expect) in [
            (r#""default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'""#, 0),
            (r#""default-src 'self'; connect-src ipc: http://ipc.localhost""#, 0),
            (r#""default-src 'self'; img-src https:""#, 1),
            (r#""default-src 'self' *; font-src https://fonts.example""#, 2),
            (r#""default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'""#, 2),
            (r#""img-src 'self'""#, 1),
            (r#"{"default-src": "'self'", "img-src": ["'self'", "http://example.org"]}"#, 1),
        ] {
            let config =
                serde_json::from_str(&format!(r#"{{"app":{{"security":{{"csp":{csp}}}}}}}"#)).unwrap();
            assert_eq!(faults(&policy(&config).unwrap()).len(), expect, "{csp}");
        }
    }
}
