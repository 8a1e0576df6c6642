//! A command line as words.

use crate::error::ProviderError;

/// Cuts a command into words at white space. Text in single or double quotes is one word; a
/// backslash outside of single quotes takes away the meaning of a quote, a space or a backslash
/// behind it, and stands for itself before anything else, so that paths of Windows need no care.
///
/// # Errors
/// [`ProviderError::BadAddress`] if there is no word or a quote is not closed.
///
/// ```
/// let words = diglot_providers::program::split_command("\"my translator\" --to {target}").unwrap();
/// assert_eq!(words, ["my translator", "--to", "{target}"]);
/// ```
pub fn split_command(text: &str) -> Result<Vec<String>, ProviderError> {
    let bad = |reason: &str| ProviderError::BadAddress { reason: reason.to_owned() };
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, quote) {
            ('\\', None | Some('"'))
                if chars.peek().is_some_and(|n| matches!(n, '"' | '\'' | ' ' | '\\')) =>
            {
                word.get_or_insert_default().extend(chars.next());
            }
            ('"' | '\'', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (c, Some(open)) if c == open => quote = None,
            (c, None) if c.is_whitespace() => words.extend(word.take()),
            (c, _) => word.get_or_insert_default().push(c),
        }
    }
    if quote.is_some() {
        return Err(bad("a quote in the command is not closed"));
    }
    words.extend(word);
    if words.first().is_none_or(String::is_empty) { Err(bad("the command is empty")) } else { Ok(words) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_cut_into_words() {
        let check = |text: &str, expect: Option<&[&str]>| {
            let got = split_command(text).ok();
            let expect = expect.map(|words| words.iter().map(ToString::to_string).collect::<Vec<_>>());
            assert_eq!(got, expect, "{text}");
        };
        check("apertium -u {pair}", Some(&["apertium", "-u", "{pair}"]));
        check("  'my program'  \"a b\"c '' ", Some(&["my program", "a bc", ""]));
        check(r"a\ b \'c\\d", Some(&["a b", r"'c\d"]));
        check(r"C:\Tools\mt.exe -x", Some(&[r"C:\Tools\mt.exe", "-x"]));
        check("", None);
        check("   ", None);
        check("'' x", None);
        check("a 'b", None);
    }
}
