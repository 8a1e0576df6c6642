//! What the reader sees comes from the catalogue of words, or it could never be translated.

use super::{Finding, Tree, markup};

/// Attributes whose value is read or heard.
const SPOKEN: &[&str] =
    &["title", "placeholder", "alt", "label", "aria-label", "aria-description", "aria-roledescription"];

/// Words that are the same in every language: the name, and keys as they are printed on a keyboard.
const SAME_EVERYWHERE: &[&str] =
    &["Diglot", "Ctrl", "Alt", "Shift", "Esc", "Enter", "Tab", "F8", "K", "O", "B", "D"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for path in tree.under("ui/src/", &[".svelte"]) {
        for literal in literals(&tree.text(path)) {
            let message =
                format!("\"{}\" is literal text: take it from the catalogue (ui/src/lib/i18n)", literal.1);
            findings.push(Finding::new(path, literal.0, message));
        }
    }
    findings
}

/// Literal words in the markup, with their lines.
fn literals(source: &str) -> Vec<(usize, String)> {
    markup::pieces(source)
        .into_iter()
        .filter(|piece| match &piece.attribute {
            None => true,
            Some(name) => SPOKEN.contains(&name.as_str()),
        })
        .filter(|piece| !piece.text.trim_start().starts_with("http"))
        .filter(|piece| piece.text.split(|c: char| !c.is_alphanumeric()).any(is_word))
        .map(|piece| (piece.line, piece.text.split_whitespace().collect::<Vec<_>>().join(" ")))
        .collect()
}

fn is_word(word: &str) -> bool {
    let is_sign = word.len() == 1;
    !is_sign && word.chars().any(char::is_alphabetic) && !SAME_EVERYWHERE.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literal_words_are_found() {
        for (source, expect) in [
            ("<p>{words.open}</p>", &[][..]),
            ("<p>Open</p>", &[(1, "Open")]),
            ("<p>\n  {count} sentences\n</p>", &[(2, "sentences")]),
            ("<script lang=\"ts\">const x = 'Open';</script>\n<p>·</p>", &[]),
            ("<style>p { color: red; }</style>", &[]),
            ("<!-- Open --><p></p>", &[]),
            ("<kbd>Ctrl O</kbd>", &[]),
            ("<p>開</p>", &[(1, "開")]),
            ("<input placeholder=\"https://api.example.com/v1\">", &[]),
            ("<button title=\"Close\" class=\"close\">×</button>", &[(1, "Close")]),
            ("<button title={words.close} onclick={() => { if (a > b) f('x'); }}>×</button>", &[]),
            ("{#if a > b}<b>{`${x} y`}</b>{:else}no{/if}", &[(1, "no")]),
            ("<p>&nbsp;&middot;</p>", &[]),
            ("<input placeholder=\"{words.search} now\">", &[(1, "now")]),
        ] {
            let found = literals(source);
            let found: Vec<(usize, &str)> = found.iter().map(|(line, text)| (*line, text.as_str())).collect();
            assert_eq!(found, expect, "{source}");
        }
    }
}
