//! Lists of feeds as OPML 2.0 (<http://opml.org/spec2.opml>), the form that feed readers exchange.

use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};
use serde::{Deserialize, Serialize};

use super::{MAX_ENTRIES, web_address};
use crate::error::ExtractError;
use crate::normalise::normalise;

/// A feed that a list names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// Its title; its address where the list gives none.
    pub title: String,
    /// The address of the feed, http or https.
    pub url: String,
    /// The address of the site it belongs to.
    pub site: Option<String>,
}

/// Reads the outlines that are feeds, folders ignored, each address once.
pub(super) fn read(text: &str) -> Result<(Vec<Subscription>, usize), ExtractError> {
    let damaged = || ExtractError::Damaged { what: "the list of feeds" };
    let mut reader = Reader::from_str(text);
    // A list somebody wrote by hand may close its tags carelessly; every outline stands alone.
    reader.config_mut().check_end_names = false;
    let mut out: Vec<Subscription> = Vec::new();
    let mut left_out = 0;
    let mut seen = std::collections::HashSet::new();
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag)
                if tag.local_name().as_ref().eq_ignore_ascii_case("outline") =>
            {
                if let Some(found) = subscription(&tag)
                    && seen.insert(found.url.clone())
                {
                    if out.len() < MAX_ENTRIES {
                        out.push(found);
                    } else {
                        left_out += 1;
                    }
                }
            }
            _ => {}
        }
    }
    if out.is_empty() { Err(ExtractError::Empty) } else { Ok((out, left_out)) }
}

fn subscription(tag: &BytesStart<'_>) -> Option<Subscription> {
    let attribute = |name: &str| {
        tag.attributes()
            .with_checks(false)
            .flatten()
            .find(|a| a.key.local_name().as_ref().eq_ignore_ascii_case(name))
            .map(|a| {
                quick_xml::escape::unescape(&a.value)
                    .map_or_else(|_| a.value.to_string(), std::borrow::Cow::into_owned)
            })
            .map(|value| normalise(&value))
            .filter(|value| !value.is_empty())
    };
    let url = web_address(&attribute("xmlUrl")?)?;
    let title = attribute("title").or_else(|| attribute("text")).unwrap_or_else(|| url.clone());
    Some(Subscription { title, url, site: attribute("htmlUrl").as_deref().and_then(web_address) })
}

/// Writes a list of feeds as an OPML 2.0 document.
pub fn write_opml(title: &str, feeds: &[Subscription]) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    let written = (|| -> std::io::Result<()> {
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let mut root = BytesStart::new("opml");
        root.push_attribute(("version", "2.0"));
        writer.write_event(Event::Start(root))?;
        writer.write_event(Event::Start(BytesStart::new("head")))?;
        writer.write_event(Event::Start(BytesStart::new("title")))?;
        writer.write_event(Event::Text(BytesText::new(&writable(title))))?;
        writer.write_event(Event::End(BytesEnd::new("title")))?;
        writer.write_event(Event::End(BytesEnd::new("head")))?;
        writer.write_event(Event::Start(BytesStart::new("body")))?;
        for feed in feeds {
            let (title, url) = (writable(&feed.title), writable(&feed.url));
            let mut outline = BytesStart::new("outline");
            outline.push_attribute(("type", "rss"));
            outline.push_attribute(("text", title.as_str()));
            outline.push_attribute(("title", title.as_str()));
            outline.push_attribute(("xmlUrl", url.as_str()));
            if let Some(site) = &feed.site {
                outline.push_attribute(("htmlUrl", writable(site).as_str()));
            }
            writer.write_event(Event::Empty(outline))?;
        }
        writer.write_event(Event::End(BytesEnd::new("body")))?;
        writer.write_event(Event::End(BytesEnd::new("opml")))
    })();
    // Writing to memory does not fail; were it to, what was written up to there is still a list.
    debug_assert!(written.is_ok());
    String::from_utf8_lossy(&writer.into_inner()).into_owned()
}

/// Without the characters that XML 1.0 forbids.
fn writable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}
