//! Style sheets of chapters, as far as they hide things.
//!
//! Chapters are read as a stream, so that only rules which need no tree are understood: that is what
//! books have.

use std::collections::HashMap;

use crate::html::hidden;

/// The most classes and ids that one style sheet hides; of more, the first count.
const MAX_RULES: usize = 500;

/// The classes and ids that a chapter's style sheet hides outright: rules of one simple selector,
/// outside of any media query, that set `display: none`, `visibility: hidden` or the like.
pub(super) fn hidden_selectors(css: &str, out: &mut HashMap<String, &'static str>) {
    if css.len() > 2_000_000 {
        return;
    }
    let mut left = MAX_RULES;
    let mut depth_of_at = 0usize;
    let mut prelude = 0;
    let mut at = 0;
    let bytes = css.as_bytes();
    while at < bytes.len() && left > 0 {
        match bytes[at] {
            b'{' => {
                let selector = css.get(prelude..at).unwrap_or_default().trim();
                if selector.starts_with('@') {
                    depth_of_at += 1;
                    prelude = at + 1;
                } else {
                    let end = css[at..].find('}').map_or(bytes.len(), |e| at + e);
                    if depth_of_at == 0
                        && let Some(reason) = hidden::of_style(css.get(at + 1..end).unwrap_or_default())
                            .filter(|r| *r != "same-colour" && *r != "transparent")
                    {
                        for one in selector.split(',') {
                            let one = one.rsplit("*/").next().unwrap_or(one).trim();
                            if let Some(name) = one.strip_prefix(['.', '#'])
                                && !name.is_empty()
                                && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
                                && left > 0
                            {
                                left -= 1;
                                out.insert(name.to_ascii_lowercase(), reason);
                            }
                        }
                    }
                    at = end;
                    prelude = end + 1;
                }
            }
            b'}' => {
                depth_of_at = depth_of_at.saturating_sub(1);
                prelude = at + 1;
            }
            b';' => prelude = at + 1,
            _ => {}
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_simple_rules() {
        let mut out = HashMap::new();
        hidden_selectors(
            ".a,.b{display:none} @media print{.c{display:none}} p.d{display:none} #e { font-size: 0 } .f{color:red}",
            &mut out,
        );
        let mut names: Vec<_> = out.keys().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, ["a", "b", "e"]);
    }

    #[test]
    fn of_too_many_rules_the_first_count() {
        let css: String = (0..MAX_RULES + 100).map(|n| format!(".r{n}{{display:none}}")).collect();
        let list: Vec<String> = (0..MAX_RULES + 100).map(|n| format!(".r{n}")).collect();
        for css in [css, format!("{}{{display:none}}", list.join(","))] {
            let mut out = HashMap::new();
            hidden_selectors(&css, &mut out);
            assert_eq!(out.len(), MAX_RULES);
            assert!(out.contains_key("r0") && out.contains_key(&format!("r{}", MAX_RULES - 1)));
        }
    }
}
