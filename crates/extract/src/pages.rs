//! Articles that a site spreads over several pages.

use std::collections::HashSet;

use diglot_core::article::{DropReason, Extracted, Warning};

/// Puts the next page of an article behind what was read so far. What stood there already (the
/// head, the introduction, boxes repeated on every page) is left out with the reason `repeated-page`,
/// and `next` becomes that of the page.
pub fn append_page(article: &mut Extracted, page: Extracted) {
    let mut seen: HashSet<String> =
        article.blocks.iter().filter(|b| b.dropped.is_none()).map(|b| b.text.clone()).collect();
    seen.extend(article.title.clone());
    // Headings of sections may repeat in earnest, but not before anything else was said.
    let mut begun = false;
    for mut block in page.blocks {
        if block.dropped.is_none() {
            let long = block.text.chars().count() > 60;
            if seen.contains(&block.text) && (!begun || long) {
                block.dropped = Some(DropReason("repeated-page".to_owned()));
            } else {
                begun = true;
            }
        }
        article.blocks.push(block);
    }
    for hidden in page.hidden {
        if !article.hidden.contains(&hidden) {
            article.hidden.push(hidden);
        }
    }
    for warning in page.warnings {
        if article.warnings.iter().all(|w| w.code != warning.code) {
            article.warnings.push(warning);
        }
    }
    article.next = page.next;
}

/// Says that the article goes on behind its first `read` pages.
pub fn note_missing_pages(article: &mut Extracted, read: u32) {
    article.warnings.push(Warning {
        code: "pages-missing".to_owned(),
        message: format!("The article goes on: its pages after the first {read} could not be fetched."),
    });
}

/// Says that the article goes on behind its first `read` pages, which are as many as are put together.
pub fn note_pages_beyond(article: &mut Extracted, read: u32) {
    article.warnings.push(Warning {
        code: "pages-missing".to_owned(),
        message: format!("The article goes on: only its first {read} pages were put together."),
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract_html;

    #[test]
    fn pages_become_one_article() {
        let page = |body: &str| {
            extract_html(
                &format!(
                    "<html><body><article><h1>The long road home</h1><p>By this introduction every page of the story begins, word for word the same.</p>{body}</article></body></html>"
                ),
                None,
            )
        };
        let mut article =
            page("<p>On the first day they walked along the river until the night fell over the valley.</p>");
        let second =
            page("<h2>Day two</h2><p>On the second day the rain came, and nobody saw the road any more.</p>");
        append_page(&mut article, second);
        let kept: Vec<&str> =
            article.blocks.iter().filter(|b| b.dropped.is_none()).map(|b| b.text.as_str()).collect();
        assert_eq!(kept.iter().filter(|t| t.starts_with("By this introduction")).count(), 1, "{kept:?}");
        assert!(kept.iter().any(|t| t.starts_with("On the first day")), "{kept:?}");
        assert!(kept.iter().any(|t| t.starts_with("On the second day")), "{kept:?}");
        assert!(kept.contains(&"Day two"), "{kept:?}");
        assert!(
            article.blocks.iter().any(|b| b.dropped.as_ref().is_some_and(|d| d.0 == "repeated-page")),
            "what is left out is kept with its reason"
        );
    }
}
