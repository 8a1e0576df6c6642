//! Feeds: lists of articles that a site keeps up to date (RSS 0.9 to 2.0, Atom, JSON Feed), and
//! lists of feeds (OPML).

mod opml;

use std::borrow::Cow;

use diglot_core::article::Extracted;
use serde::{Deserialize, Serialize};

use crate::error::ExtractError;
use crate::html::extract_html;
use crate::normalise::normalise;

pub use opml::{Subscription, write_opml};

/// File name extensions of feeds and lists of feeds, lower case, without the dot.
pub const FEED_EXTENSIONS: &[&str] = &["opml", "rss", "atom", "xml", "rdf", "json"];

/// The most bytes of a feed that are read, 5 MB.
pub const MAX_FEED_BYTES: usize = 5_000_000;

/// The most entries of a feed, and feeds of a list, that are kept.
pub const MAX_ENTRIES: usize = 2_000;

/// The longest title or excerpt that is kept, in Unicode characters.
const MAX_WORDS: usize = 300;

/// A feed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feed {
    /// Its own title; empty where it has none.
    pub title: String,
    /// Its entries in the feed's order, at most [`MAX_ENTRIES`].
    pub entries: Vec<Entry>,
    /// How many entries were beyond that.
    pub left_out: usize,
}

/// An article that a feed names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its title; the beginning of its text where it has none; empty where it has neither.
    pub title: String,
    /// Where it is, http or https.
    pub url: Option<String>,
    /// When it was published, RFC 3339 in UTC.
    pub published: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The beginning of its text or summary, without markup.
    pub excerpt: Option<String>,
    /// Its text as HTML, as far as it lies in the feed.
    pub html: Option<String>,
}

/// What a text is that is a list of addresses and not an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListKind {
    /// A feed of articles.
    Feed,
    /// A list of feeds.
    Opml,
}

/// Whether bytes are a feed or a list of feeds, told from their first element.
pub(crate) fn list_kind_of(bytes: &[u8]) -> Option<ListKind> {
    // A cut in the middle of a character does no harm to what stands before it.
    list_kind(&crate::decode_text(&bytes[..bytes.len().min(4_096)]).ok()?)
}

/// The same of a text.
fn list_kind(text: &str) -> Option<ListKind> {
    let mut rest = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    if rest.starts_with('{') {
        let head: String = rest.chars().take(2_000).filter(|c| !c.is_whitespace() && *c != '\\').collect();
        return head.contains("\"version\":\"https://jsonfeed.org/version/").then_some(ListKind::Feed);
    }
    // The prolog: declaration, style sheets, comments, a document type.
    loop {
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if rest.starts_with("<?") {
            rest.find("?>").map(|at| at + 2)
        } else if rest.get(..9).is_some_and(|d| d.eq_ignore_ascii_case("<!doctype")) {
            rest.find('>').map(|at| at + 1)
        } else {
            break;
        };
        rest = rest[end?..].trim_start();
    }
    let name: String = rest
        .strip_prefix('<')?
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '-'))
        .collect();
    match name.as_str() {
        "rss" | "feed" | "rdf:RDF" | "RDF" | "atom:feed" => Some(ListKind::Feed),
        "opml" => Some(ListKind::Opml),
        _ => None,
    }
}

/// Reads a feed. Relative addresses are resolved against `url`.
///
/// # Errors
/// `Damaged` where it is none, `TooLarge` beyond [`MAX_FEED_BYTES`].
pub(crate) fn read_feed(text: &str, url: Option<&str>) -> Result<Feed, ExtractError> {
    if text.len() > MAX_FEED_BYTES {
        return Err(ExtractError::TooLarge { limit: MAX_FEED_BYTES });
    }
    let parser = feed_rs::parser::Builder::new().base_uri(url).build();
    let feed = parser
        .parse(with_version(without_declaration(text)).as_bytes())
        .map_err(|_| ExtractError::Damaged { what: "the feed" })?;
    let title = feed.title.map(|t| plain(&t.content)).unwrap_or_default();
    let left_out = feed.entries.len().saturating_sub(MAX_ENTRIES);
    let entries = feed.entries.into_iter().take(MAX_ENTRIES).map(entry).collect();
    Ok(Feed { title, entries, left_out })
}

/// Reads a list of feeds, and how many there were beyond [`MAX_ENTRIES`].
///
/// # Errors
/// As [`read_feed`].
pub(crate) fn read_opml(text: &str) -> Result<(Vec<Subscription>, usize), ExtractError> {
    if text.len() > MAX_FEED_BYTES {
        return Err(ExtractError::TooLarge { limit: MAX_FEED_BYTES });
    }
    opml::read(without_declaration(text))
}

/// The text is decoded already: what its declaration says of a character set is no longer true.
fn without_declaration(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    match text.strip_prefix("<?xml") {
        Some(rest) => rest.find("?>").map_or(text, |at| &rest[at + 2..]),
        None => text,
    }
}

/// RSS whose version is missing or unheard of is read as 2.0, which all of them are in essence.
fn with_version(text: &str) -> Cow<'_, str> {
    let Some(start) = text.find("<rss").filter(|at| !text[..*at].contains("<feed")) else {
        return Cow::Borrowed(text);
    };
    let Some(end) = text[start..].find('>').map(|at| start + at) else { return Cow::Borrowed(text) };
    let tag = &text[start + 4..end];
    let version = tag.find("version").and_then(|at| {
        let value = tag[at + 7..].trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let value = &value[1..];
        Some((at, value[..value.find(quote)?].to_owned()))
    });
    let rest = match version {
        Some((_, known)) if matches!(known.as_str(), "2.0" | "" | "0.91" | "0.92") => {
            return Cow::Borrowed(text);
        }
        // Two attributes of one name are an error: the old one gets another.
        Some((at, _)) => format!("{}x-{}", &tag[..at], &tag[at..]),
        None => tag.to_owned(),
    };
    Cow::Owned(format!("{}<rss version=\"2.0\"{rest}{}", &text[..start], &text[end..]))
}

fn entry(entry: feed_rs::model::Entry) -> Entry {
    // Without `rel` a link is the entry itself, as with `alternate`; `enclosure`, `self` and
    // `replies` are something else.
    let is_article = |rel: Option<&str>| rel.is_none_or(|r| r.eq_ignore_ascii_case("alternate"));
    let url = entry
        .links
        .iter()
        .filter(|l| is_article(l.rel.as_deref()))
        .chain(entry.links.iter().filter(|l| l.rel.as_deref() == Some("related")))
        .find_map(|l| web_address(&l.href))
        // RSS's guid is the address unless it says otherwise.
        .or_else(|| web_address(&entry.id));
    let body = entry.content.and_then(|c| c.body);
    let summary = entry.summary.map(|t| t.content);
    let excerpt = summary.as_deref().or(body.as_deref()).map(plain).filter(|t| !t.is_empty());
    let title = entry.title.map(|t| plain(&t.content)).filter(|t| !t.is_empty());
    Entry {
        title: title.or_else(|| excerpt.clone()).unwrap_or_default(),
        // With an address, a summary is no more than that.
        html: if url.is_none() { body.or(summary) } else { body },
        url,
        published: entry.published.or(entry.updated).map(|at| at.to_rfc3339().replace("+00:00", "Z")),
        author: entry.authors.iter().find_map(|p| p.name.as_deref()).map(plain).filter(|n| !n.is_empty()),
        excerpt,
    }
}

fn web_address(address: &str) -> Option<String> {
    let url = url::Url::parse(address.trim()).ok()?;
    // Who an address with a password in it belongs to is nobody else's business.
    let is_plain = url.username().is_empty() && url.password().is_none();
    (is_plain && matches!(url.scheme(), "http" | "https")).then(|| url.to_string())
}

/// Text without markup, on one line, shortened.
fn plain(markup: &str) -> String {
    let text = if markup.contains(['<', '&']) {
        let head: String = markup.chars().take(20_000).collect();
        let extracted = extract_html(&format!("<article>{head}</article>"), None);
        let mut words = extracted.title.unwrap_or_default();
        for block in &extracted.blocks {
            words.push(' ');
            words.push_str(&block.text);
            if words.len() > MAX_WORDS * 4 {
                break;
            }
        }
        normalise(&words)
    } else {
        normalise(markup)
    };
    if text.chars().count() <= MAX_WORDS {
        return text;
    }
    let mut short: String = text.chars().take(MAX_WORDS).collect();
    short.push('…');
    short
}

/// Reasons that hold for a block by its own words or marks, wherever it stands.
const CLUTTER: &[&str] = &[
    "share",
    "related",
    "newsletter",
    "comments",
    "advertisement",
    "tags",
    "navigation",
    "form",
    "placeholder",
];

/// The article of an entry that lies in the feed alone.
pub(crate) fn article_of(feed: &Feed, number: u32, url: Option<&str>) -> Result<Extracted, ExtractError> {
    let parts = u32::try_from(feed.entries.len()).unwrap_or(u32::MAX);
    let at = usize::try_from(number).unwrap_or(usize::MAX).wrapping_sub(1);
    let entry = feed.entries.get(at).ok_or(ExtractError::NoSuchPart { part: number, parts })?;
    if let (None, Some(url)) = (&entry.html, &entry.url) {
        return Err(ExtractError::Elsewhere { url: url.clone() });
    }
    let mut out =
        extract_html(&format!("<article>{}</article>", entry.html.as_deref().unwrap_or_default()), url);
    if out.blocks.is_empty() {
        return Err(ExtractError::Empty);
    }
    // There is no page around the text that could stray into it; only what says so itself is clutter.
    for block in &mut out.blocks {
        if block.dropped.as_ref().is_some_and(|reason| !CLUTTER.contains(&reason.0.as_str())) {
            block.dropped = None;
        }
    }
    out.title = Some(entry.title.clone()).filter(|t| !t.is_empty()).or(out.title);
    out.byline = entry.author.clone().or(out.byline);
    out.published = entry.published.clone().or(out.published);
    out.site_name = Some(feed.title.clone()).filter(|t| !t.is_empty());
    out.part = number;
    // It has no address of its own, and does not go on elsewhere.
    out.url = None;
    out.next = None;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_told_from_articles() {
        let check = |text: &str, want| assert_eq!(list_kind(text), want, "{text}");
        check("<?xml version='1.0'?><!-- x --><rss version='2.0'>", Some(ListKind::Feed));
        check("\u{feff}<feed xmlns='http://www.w3.org/2005/Atom'>", Some(ListKind::Feed));
        check("<rdf:RDF xmlns='…'>", Some(ListKind::Feed));
        check("{ \"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [] }", Some(ListKind::Feed));
        check("{ \"version\": \"https:\\/\\/jsonfeed.org\\/version\\/1\" }", Some(ListKind::Feed));
        check("<opml version='2.0'>", Some(ListKind::Opml));
        check("<!DOCTYPE html><html>", None);
        check("<rsstory>", None);
        check("{ \"version\": 1 }", None);
        check("rss feeds are lists", None);
        check("<?xml", None);
        check("", None);
    }

    #[test]
    fn entries_are_plain_words_with_addresses() {
        let text = "<?xml version='1.0' encoding='ISO-8859-1'?><rss><channel><title>A &amp; B</title>
            <item><title>&lt;b&gt;One&lt;/b&gt; – été</title><link>/a?x=1&amp;y=2</link>
              <pubDate>Tue, 03 Mar 2026 10:00:00 +0200</pubDate><author>Ann</author></item>
            <item><guid isPermaLink='false'>7</guid><description>&lt;p&gt;Alone here.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</description></item>
            <item><title>Script</title><link>javascript:alert(1)</link></item></channel></rss>";
        let feed = read_feed(text, Some("https://example.org/feed")).unwrap();
        assert_eq!(feed.title, "A & B");
        assert_eq!(feed.entries[0].title, "One – été");
        assert_eq!(feed.entries[0].published.as_deref(), Some("2026-03-03T08:00:00Z"));
        assert_eq!(feed.entries[1].title, "Alone here. Two.");
        assert_eq!(feed.entries[1].url, None);
        assert_eq!(feed.entries[2].url, None, "only web addresses are offered");
        let article = article_of(&feed, 2, None).unwrap();
        let kept: Vec<&str> =
            article.blocks.iter().filter(|b| b.dropped.is_none()).map(|b| b.text.as_str()).collect();
        assert_eq!(kept, ["Alone here.", "Two."], "short as it is, it is the whole entry");
        assert_eq!(
            article_of(&feed, 1, Some("https://example.org/feed")),
            Err(ExtractError::Elsewhere { url: "https://example.org/a?x=1&y=2".into() }),
            "what lies elsewhere is fetched from there"
        );
        for version in ["", " version='0.94'", " version=\"3\" xmlns:x='urn:x'", " version = '2.0'"] {
            let read = read_feed(&text.replace("<rss>", &format!("<rss{version}>")), None);
            assert_eq!(read.map(|f| f.entries.len()), Ok(3), "{version}");
        }
        assert_eq!(article_of(&feed, 9, None), Err(ExtractError::NoSuchPart { part: 9, parts: 3 }));
    }

    #[test]
    fn lists_of_feeds_go_round() {
        let feeds = vec![
            Subscription {
                title: "A & \"B\" <c>\u{1}".into(),
                url: "https://example.org/feed?a=1&b=2".into(),
                site: None,
            },
            Subscription {
                title: "日本".into(),
                url: "http://example.com/".into(),
                site: Some("https://example.com/".into()),
            },
        ];
        let written = write_opml("Mine & yours", &feeds);
        let (read, left_out) = read_opml(&written).unwrap();
        assert_eq!(left_out, 0);
        assert_eq!(read[0].title, "A & \"B\" <c>", "a control character has no place in XML");
        assert_eq!((&read[0].url, &read[1]), (&feeds[0].url, &feeds[1]));
        assert_eq!(read_opml("<opml><body><outline text='Folder'/></body></opml>"), Err(ExtractError::Empty));
        let twice = "<opml><outline xmlUrl='https://e.org/f'><outline xmlUrl='https://e.org/f' text='again'/></outline><outline xmlUrl='file:///etc/passwd'/></opml>";
        assert_eq!(read_opml(twice).unwrap().0.len(), 1);
        let many: String =
            (0..MAX_ENTRIES + 3).map(|n| format!("<outline xmlUrl='https://e.org/{n}'/>")).collect();
        let (read, left_out) = read_opml(&format!("<opml>{many}</opml>")).unwrap();
        assert_eq!((read.len(), left_out), (MAX_ENTRIES, 3));
    }
}
