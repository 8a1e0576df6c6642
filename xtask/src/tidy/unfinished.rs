//! Nothing lands unfinished: no placeholders, no tests that are switched off, none that switch the
//! others off.

use super::{Finding, Tree};

/// Marks in Rust. Pieced together, so that this file does not hold what it looks for.
fn in_rust() -> Vec<String> {
    vec![
        "todo!(".into(),
        "unimplemented!(".into(),
        format!("#[{}", "ignore"),
        format!("#[{}", "should_panic"),
    ]
}

/// Marks in the page's code and in tests in Node.
fn in_script() -> Vec<String> {
    ["describe", "it", "test", "suite"]
        .iter()
        .flat_map(|word| ["only", "skip", "todo", "fixme"].map(|mark| format!("{word}.{mark}(")))
        .chain([
            "xit(".into(),
            "xdescribe(".into(),
            format!("@ts-{}", "ignore"),
            format!("@ts-{}", "nocheck"),
        ])
        .collect()
}

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (endings, marks) in [(&[".rs"][..], in_rust()), (&[".ts", ".svelte", ".mjs", ".js"][..], in_script())]
    {
        for path in tree.under("", endings).filter(|path| !path.ends_with("xtask/src/tidy/unfinished.rs")) {
            for (line, text) in tree.lines(path) {
                if let Some(mark) = marks.iter().find(|mark| is_used(&text, mark)) {
                    findings.push(Finding::new(path, line, format!("`{mark}`: finish it or leave it out")));
                }
            }
        }
    }
    findings
}

/// Whether a mark stands in a line as a word of its own.
fn is_used(line: &str, mark: &str) -> bool {
    line.match_indices(mark).any(|(at, _)| {
        !line[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_whole_words() {
        for (line, mark, expect) in [
            ("    test.only('x', () => {});", "test.only(", true),
            ("iter.skip(1)", "it.skip(", false),
            ("await.skip(1)", "it.skip(", false),
            ("exit(1)", "xit(", false),
            ("todo!(\"later\")", "todo!(", true),
        ] {
            assert_eq!(is_used(line, mark), expect, "{line}");
        }
    }
}
