//! What a book says about itself: the container (OCF), the package document (OPF 2 and 3) and what is
//! encrypted.

use std::collections::{HashMap, HashSet};

use super::WHAT;
use crate::archive::Archive;
use crate::error::ExtractError;
use crate::xml::{Tag, Token, Xml, decode};

/// The most items of the manifest that are read.
const MAX_ITEMS: usize = 20_000;
/// The longest chain of fallbacks that is followed.
const MAX_FALLBACKS: usize = 8;

/// A document in the reading order.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    /// Its name in the archive.
    pub(crate) path: String,
    /// Whether it belongs to the main reading order.
    pub(crate) linear: bool,
    /// Whether it is the navigation document.
    pub(crate) is_nav: bool,
}

/// What the package document holds.
#[derive(Debug, Default)]
pub(crate) struct Package {
    pub(crate) title: Option<String>,
    pub(crate) creators: Vec<String>,
    pub(crate) language: Option<String>,
    pub(crate) date: Option<String>,
    /// Whether its pages are laid out once and for all.
    pub(crate) fixed: bool,
    pub(crate) documents: Vec<Document>,
    /// The navigation document of EPUB 3.
    pub(crate) nav: Option<String>,
    /// The NCX of EPUB 2.
    pub(crate) ncx: Option<String>,
    /// The guide of EPUB 2: type and path with fragment.
    pub(crate) guide: Vec<(String, String)>,
}

#[derive(Debug, Default, Clone)]
struct Item {
    /// Its place in the manifest.
    nth: usize,
    path: String,
    media_type: String,
    properties: String,
    fallback: Option<String>,
}

/// The name of the package document.
pub(crate) fn find(archive: &Archive<'_>) -> Result<String, ExtractError> {
    if let Some(bytes) = archive.read("META-INF/container.xml")? {
        let text = decode(bytes);
        let mut xml = Xml::new(&text);
        while let Ok(Some(token)) = xml.next() {
            if let Token::Open(tag) = token
                && tag.name() == "rootfile"
                && let Some(path) = tag.attr("full-path").and_then(|p| resolve("", &p))
                && archive.has(&path)
            {
                return Ok(path);
            }
        }
    }
    // A container that is missing or broken: the only package document will do.
    let mut found = archive.names().filter(|n| n.to_ascii_lowercase().ends_with(".opf"));
    match (found.next(), found.next()) {
        (Some(only), None) => Ok(only.to_owned()),
        _ => Err(ExtractError::Damaged { what: WHAT }),
    }
}

/// The names of the entries that are encrypted. Fonts that are merely scrambled (OCF 3.3, section 4.4,
/// and Adobe's way) do not count.
pub(crate) fn encrypted(archive: &Archive<'_>) -> Result<HashSet<String>, ExtractError> {
    let mut out = HashSet::new();
    let Some(bytes) = archive.read("META-INF/encryption.xml")? else { return Ok(out) };
    let text = decode(bytes);
    let mut xml = Xml::new(&text);
    let mut scrambled = false;
    while let Ok(Some(token)) = xml.next() {
        let Token::Open(tag) = token else { continue };
        match tag.name() {
            "EncryptedData" => scrambled = false,
            "EncryptionMethod" => {
                scrambled |= tag.attr("Algorithm").is_some_and(|a| {
                    a.starts_with("http://www.idpf.org/2008/embedding")
                        || a.starts_with("http://ns.adobe.com/pdf/enc")
                });
            }
            "CipherReference" if !scrambled => {
                out.extend(tag.attr("URI").and_then(|uri| resolve("", &uri)));
            }
            _ => {}
        }
    }
    Ok(out)
}

/// Reads the package document.
pub(crate) fn read(text: &str, path: &str) -> Result<Package, ExtractError> {
    let mut out = Package::default();
    let mut items: HashMap<String, Item> = HashMap::new();
    let mut spine: Vec<(String, bool)> = Vec::new();
    let mut toc = None;
    let mut xml = Xml::new(text);
    while let Some(token) = xml.next().map_err(|e| e.of(WHAT))? {
        let Token::Open(tag) = token else { continue };
        match tag.name() {
            "metadata" => metadata(&mut xml, &mut out)?,
            "item" if items.len() < MAX_ITEMS => {
                if let (Some(id), Some(path)) =
                    (tag.attr("id"), tag.attr("href").and_then(|h| resolve(path, &h)))
                {
                    let nth = items.len();
                    items.entry(id).or_insert(Item {
                        nth,
                        path,
                        media_type: tag.attr("media-type").unwrap_or_default().to_ascii_lowercase(),
                        properties: tag.attr("properties").unwrap_or_default(),
                        fallback: tag.attr("fallback"),
                    });
                }
            }
            "spine" => toc = tag.attr("toc"),
            "itemref" if spine.len() < MAX_ITEMS => {
                if let Some(id) = tag.attr("idref") {
                    spine.push((id, tag.attr("linear").is_none_or(|l| !l.eq_ignore_ascii_case("no"))));
                }
            }
            "reference" if out.guide.len() < 1000 => {
                if let (Some(kind), Some(href)) = (tag.attr("type"), tag.attr("href")) {
                    out.guide.extend(with_fragment(path, &href).map(|p| (kind.to_ascii_lowercase(), p)));
                }
            }
            _ => {}
        }
    }
    let is_nav = |i: &Item| i.properties.split_whitespace().any(|p| p == "nav");
    let first = |wanted: &dyn Fn(&Item) -> bool| {
        items.values().filter(|i| wanted(i)).min_by_key(|i| i.nth).map(|i| i.path.clone())
    };
    out.nav = first(&is_nav);
    out.ncx = toc
        .and_then(|id| items.get(&id))
        .map(|i| i.path.clone())
        .or_else(|| first(&|i| i.media_type == "application/x-dtbncx+xml"));
    let mut seen = HashSet::new();
    for (id, linear) in spine {
        let Some(item) = readable(&items, &id) else { continue };
        if seen.insert(item.path.clone()) {
            out.documents.push(Document { path: item.path.clone(), linear, is_nav: is_nav(item) });
        }
    }
    Ok(out)
}

/// The item itself or the first of its fallbacks that is text.
fn readable<'i>(items: &'i HashMap<String, Item>, id: &str) -> Option<&'i Item> {
    let own = items.get(id)?;
    let mut item = own;
    for _ in 0..MAX_FALLBACKS {
        let media = item.media_type.as_str();
        if media.contains("html")
            || media.contains("dtbook")
            || media.contains("oeb1-document")
            || media == "image/svg+xml"
        {
            return Some(item);
        }
        match item.fallback.as_ref().and_then(|f| items.get(f)) {
            Some(next) => item = next,
            None => break,
        }
    }
    let extension = own.path.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    matches!(extension.as_str(), "xhtml" | "html" | "htm" | "xml" | "svg").then_some(own)
}

fn metadata(xml: &mut Xml<'_>, out: &mut Package) -> Result<(), ExtractError> {
    let mut open = 1usize;
    let mut date_is_publication = false;
    // EPUB 3 names a title's type and a creator's role in elements that refine them by id.
    let mut main_title = None;
    let mut titles: Vec<(Option<String>, String)> = Vec::new();
    while open > 0 {
        let Some(token) = xml.next().map_err(|e| e.of(WHAT))? else { break };
        let tag = match token {
            Token::Open(tag) => tag,
            Token::Close => {
                open -= 1;
                continue;
            }
            Token::Text(_) => continue,
        };
        let text = |xml: &mut Xml<'_>| xml.text().map_err(|e| e.of(WHAT));
        match tag.name().to_ascii_lowercase().as_str() {
            "title" => {
                let value = text(xml)?;
                if !value.is_empty() && titles.len() < 20 {
                    titles.push((tag.attr("id"), value));
                }
            }
            "creator" => {
                let author = tag.attr("role").is_none_or(|r| r.eq_ignore_ascii_case("aut"));
                let value = text(xml)?;
                if author && !value.is_empty() && out.creators.len() < 20 && !out.creators.contains(&value) {
                    out.creators.push(value);
                }
            }
            "language" => {
                let value = text(xml)?;
                out.language = out.language.take().or(Some(value)).filter(|l| !l.is_empty());
            }
            "date" => {
                let event = tag.attr("event").unwrap_or_default().to_ascii_lowercase();
                let value = text(xml)?;
                let publication = event.contains("publication");
                if !value.is_empty()
                    && !event.contains("modif")
                    && (out.date.is_none() || publication && !date_is_publication)
                {
                    out.date = Some(value);
                    date_is_publication = publication;
                }
            }
            "meta" => meta(&tag, text(xml)?, out, &mut main_title),
            _ => open += 1,
        }
    }
    let main = titles.iter().find(|(id, _)| id.is_some() && *id == main_title).or(titles.first());
    out.title = main.map(|(_, title)| title.clone());
    Ok(())
}

fn meta(tag: &Tag<'_>, text: String, out: &mut Package, main_title: &mut Option<String>) {
    match tag.attr("property").or_else(|| tag.attr("name")).unwrap_or_default().as_str() {
        "rendition:layout" | "fixed-layout" => {
            out.fixed |= text == "pre-paginated" || tag.attr("content").is_some_and(|c| c == "true");
        }
        "title-type" if text == "main" => {
            *main_title = tag.attr("refines").map(|r| r.trim_start_matches('#').to_owned());
        }
        _ => {}
    }
}

/// The name in the archive of what `href` means within the file `base`: `None` for what lies elsewhere.
pub(crate) fn resolve(base: &str, href: &str) -> Option<String> {
    let href = href.split(['#', '?']).next().unwrap_or_default().trim();
    if href.is_empty() || has_scheme(href) || href.starts_with("//") {
        return None;
    }
    let href = percent_decode(href).replace('\\', "/");
    let folder = if href.starts_with('/') { "" } else { base.rsplit_once('/').map_or("", |(f, _)| f) };
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(href.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// As [`resolve`], with the fragment, where there is one; a bare fragment stays in `base`.
pub(crate) fn with_fragment(base: &str, href: &str) -> Option<String> {
    let fragment = href.split_once('#').map(|(_, f)| percent_decode(f)).filter(|f| !f.is_empty());
    let path = if href.starts_with('#') { base.to_owned() } else { resolve(base, href)? };
    Some(match fragment {
        Some(fragment) => format!("{path}#{fragment}"),
        None => path,
    })
}

fn has_scheme(href: &str) -> bool {
    href.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
    })
}

fn percent_decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = bytes
            .get(at + 1..at + 3)
            .filter(|_| byte == b'%')
            .and_then(|h| std::str::from_utf8(h).ok())
            .and_then(|h| u8::from_str_radix(h, 16).ok());
        out.push(hex.unwrap_or(byte));
        at += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_contents_the_first_of_the_manifest_counts() {
        for kind in ["properties='nav'", "media-type='application/x-dtbncx+xml'"] {
            let items: String = (0..40).map(|n| format!("<item id='i{n}' href='{n}.x' {kind}/>")).collect();
            let text = format!("<package><manifest><item id='a' href='a'/>{items}</manifest></package>");
            let package = read(&text, "book.opf").unwrap_or_else(|e| panic!("{e}"));
            assert_eq!(package.nav.or(package.ncx).as_deref(), Some("0.x"), "{kind}");
        }
    }

    #[test]
    fn finds_what_an_address_means() {
        for (base, href, expect) in [
            ("OEBPS/content.opf", "text/ch1.xhtml", Some("OEBPS/text/ch1.xhtml")),
            ("OEBPS/text/ch1.xhtml", "../toc.ncx", Some("OEBPS/toc.ncx")),
            ("content.opf", "a%20b.xhtml#x", Some("a b.xhtml")),
            ("a/b.opf", "../../../etc/passwd", Some("etc/passwd")),
            ("a/b.opf", "/c.html", Some("c.html")),
            ("a/b.opf", "http://example.org/x", None),
            ("a/b.opf", "data:text/html,x", None),
            ("a/b.opf", "#here", None),
        ] {
            assert_eq!(resolve(base, href).as_deref(), expect, "{base} {href}");
        }
        assert_eq!(with_fragment("a/b.html", "#c%31").as_deref(), Some("a/b.html#c1"));
    }
}
