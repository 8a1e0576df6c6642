//! Small readers of source text that several checks share.

/// Whether a line holds only a comment, in Rust, TypeScript, shell or markup.
pub(super) fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    ["//", "#!", "# ", "/*", "* ", "*/", "<!--"].iter().any(|mark| line.starts_with(mark)) || line == "*"
}

/// Whether `word` stands in `text` with no letter, digit or underscore on either side.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        !text[..at].chars().next_back().is_some_and(part)
            && !text[at + word.len()..].chars().next().is_some_and(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_letters_end() {
        for (text, word, expect) in [
            ("impl Display for Secret {", "Secret", true),
            ("impl Display for SecretKeeper {", "Secret", false),
            ("my_key: String", "key", false),
            ("key", "key", true),
            ("", "key", false),
        ] {
            assert_eq!(has_word(text, word), expect, "{word} in {text}");
        }
    }

    #[test]
    fn comments_are_seen() {
        for (line, expect) in [
            ("  // x", true),
            ("/// x", true),
            ("# x", true),
            ("#[test]", false),
            ("let x = 1; // y", false),
            (" * y", true),
        ] {
            assert_eq!(is_comment(line), expect, "{line}");
        }
    }
}
