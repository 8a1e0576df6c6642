//! What a page says about itself: JSON-LD, OpenGraph, `<meta>`, `<link>`, `<html lang>`.

use diglot_core::lang::LangTag;
use dom_query::Document;
use serde_json::Value;

use crate::normalise::normalise;

/// What a page says about itself.
#[derive(Debug, Default)]
pub(crate) struct Meta {
    /// The title as metadata gives it, without the site's name.
    pub(crate) headline: Option<String>,
    /// What JSON-LD calls it, where `headline` came from elsewhere.
    pub(crate) other_headline: Option<String>,
    /// The content of `<title>`.
    pub(crate) tab_title: Option<String>,
    pub(crate) byline: Option<String>,
    pub(crate) site_name: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) canonical: Option<String>,
    pub(crate) language: Option<LangTag>,
    /// The article's text where JSON-LD carries it, a paragraph a line.
    pub(crate) body: Option<String>,
    /// Whether the page says that all may read it.
    pub(crate) free: Option<bool>,
    /// How many words the article has, as the page states.
    pub(crate) words: Option<usize>,
    /// Whether it calls itself an article, a list of pages, a video.
    pub(crate) is_article: bool,
    pub(crate) is_list: bool,
    pub(crate) is_video: bool,
}

/// Reads what `document` says about itself; `base` makes relative addresses absolute.
pub(crate) fn read(document: &Document, base: Option<&str>) -> Meta {
    let mut meta = Meta::default();
    let mut og_title = None;
    let mut content_language = None;
    let mut author = None;
    for node in document.select("meta").nodes() {
        let Some(content) = node.attr("content") else { continue };
        let content = normalise(&content);
        if content.is_empty() {
            continue;
        }
        let name = ["property", "name", "itemprop", "http-equiv"]
            .iter()
            .find_map(|a| node.attr(a))
            .map(|n| n.trim().to_ascii_lowercase())
            .unwrap_or_default();
        match name.as_str() {
            "og:title" => og_title = og_title.or(Some(content)),
            "twitter:title" | "dc.title" | "dcterms.title" | "headline" | "parsely-title"
            | "sailthru.title" => {
                meta.headline.get_or_insert(content);
            }
            "og:site_name" | "application-name" => {
                meta.site_name.get_or_insert(content);
            }
            "author" | "article:author" | "dc.creator" | "dcterms.creator" | "parsely-author"
            | "sailthru.author" | "byl"
                if !content.starts_with("http") && content.chars().count() < 120 =>
            {
                author = author.or(Some(content));
            }
            "article:published_time"
            | "datepublished"
            | "date"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.created"
            | "pubdate"
            | "publish-date"
            | "parsely-pub-date"
            | "sailthru.date"
            | "publishdate"
            | "og:published_time"
            | "article.published" => {
                meta.published.get_or_insert(content);
            }
            "content-language" | "og:locale" | "dc.language" | "inlanguage" => {
                content_language = content_language.or(Some(content));
            }
            "og:type" => {
                meta.is_article |= content.eq_ignore_ascii_case("article");
                meta.is_video |= content.to_ascii_lowercase().starts_with("video");
            }
            "og:url" => {
                meta.canonical = meta.canonical.or_else(|| absolute(&content, base));
            }
            _ => {}
        }
    }
    meta.headline = og_title.or(meta.headline);
    for node in document.select(r#"script[type="application/ld+json" i]"#).nodes().iter().take(20) {
        let text = node.text();
        if text.len() < 2_000_000
            && let Ok(value) = serde_json::from_str::<Value>(strip_comment(&text))
        {
            from_json_ld(&value, &mut meta, 0);
        }
    }
    meta.byline = meta.byline.or(author);
    from_attributes(document, &mut meta);
    if let Some(link) =
        document.select(r#"link[rel="canonical" i]"#).nodes().first().and_then(|n| n.attr("href"))
    {
        meta.canonical = absolute(&link, base).or(meta.canonical);
    }
    meta.tab_title = document
        .select("head > title")
        .nodes()
        .first()
        .map(|n| normalise(&n.text()))
        .filter(|t| !t.is_empty());
    let html_lang = document.html_root().attr("lang").or_else(|| document.html_root().attr("xml:lang"));
    meta.language = html_lang.as_deref().and_then(LangTag::parse).or_else(|| {
        content_language.as_deref().and_then(|l| LangTag::parse(l.split(',').next().unwrap_or(l)))
    });
    meta
}

/// What microdata and RDFa say, where nothing better does.
fn from_attributes(document: &Document, meta: &mut Meta) {
    if meta.headline.is_some() && meta.byline.is_some() && meta.published.is_some() {
        return;
    }
    let (mut headline, mut byline, mut published) = (None, None, None);
    let marked = document
        .select("[itemprop], [property], [rel~=author], time[pubdate], time.published, time.entry-date");
    for node in marked.nodes().iter().filter(|n| !n.has_name("meta")).take(400) {
        let attr = |name: &str| node.attr(name).map(|v| v.trim().to_ascii_lowercase()).unwrap_or_default();
        let prop = format!("{} {}", attr("itemprop"), attr("property"));
        let says = |name: &str| prop.split([' ', ':', '/']).any(|p| p == name);
        let text = || {
            let text = node.text();
            Some(normalise(&text)).filter(|t| text.len() < 2000 && !t.is_empty() && t.chars().count() < 300)
        };
        if says("headline") {
            headline = headline.or_else(text);
        } else if says("author") || says("creator") || attr("rel") == "author" {
            let name = node.descendants_it().find(|n| {
                n.attr("itemprop").or_else(|| n.attr("property")).is_some_and(|v| v.ends_with("name"))
            });
            let name = match name {
                Some(n) => n.attr("content").map(|c| normalise(&c)).or_else(|| Some(normalise(&n.text()))),
                None => text(),
            };
            byline = byline.or(name.filter(|n| (2..90).contains(&n.chars().count()) && !n.contains("://")));
        } else if says("datepublished") || node.has_name("time") {
            let date = node.attr("datetime").or_else(|| node.attr("content")).map(|d| normalise(&d));
            published = published.or(date
                .filter(|d| d.chars().any(|c| c.is_ascii_digit()))
                .or_else(|| text().filter(|t| t.len() < 60 && t.chars().any(|c| c.is_ascii_digit()))));
        }
    }
    meta.headline = meta.headline.take().or(headline);
    meta.byline = meta.byline.take().or(byline);
    meta.published = meta.published.take().or(published);
}

fn strip_comment(text: &str) -> &str {
    let text = text.trim();
    let text = text
        .strip_prefix("<!--")
        .or_else(|| text.strip_prefix("//<![CDATA["))
        .or_else(|| text.strip_prefix("<![CDATA["))
        .unwrap_or(text);
    text.strip_suffix("-->")
        .or_else(|| text.strip_suffix("//]]>"))
        .or_else(|| text.strip_suffix("]]>"))
        .unwrap_or(text)
        .trim()
}

const ARTICLE_TYPES: &[&str] = &[
    "Article",
    "NewsArticle",
    "BlogPosting",
    "Report",
    "ScholarlyArticle",
    "TechArticle",
    "OpinionNewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "LiveBlogPosting",
    "SocialMediaPosting",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "AdvertiserContentArticle",
    "Review",
    "Recipe",
];

fn from_json_ld(value: &Value, meta: &mut Meta, depth: usize) {
    if depth > 6 {
        return;
    }
    match value {
        Value::Array(all) => all.iter().take(50).for_each(|v| from_json_ld(v, meta, depth + 1)),
        Value::Object(map) => {
            let is_any = |types: &[&str]| match map.get("@type") {
                Some(Value::String(t)) => types.contains(&t.as_str()),
                Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).any(|t| types.contains(&t)),
                _ => false,
            };
            meta.is_list |= is_any(&["CollectionPage", "SearchResultsPage", "ItemList"]);
            if is_any(ARTICLE_TYPES) {
                meta.is_article = true;
                if let Some(free) = map.get("isAccessibleForFree").and_then(truth) {
                    meta.free = Some(meta.free.unwrap_or(true) && free);
                }
                if let Some(Value::Array(_) | Value::Object(_)) = map.get("hasPart") {
                    let parts = match map.get("hasPart") {
                        Some(Value::Array(all)) => all.iter().take(10).collect(),
                        Some(part) => vec![part],
                        None => Vec::new(),
                    };
                    if parts.iter().filter_map(|p| p.get("isAccessibleForFree")).filter_map(truth).any(|f| !f)
                    {
                        meta.free = Some(false);
                    }
                }
                if let Some(count) = map.get("wordCount").and_then(count) {
                    meta.words = Some(count);
                }
                let text =
                    |key: &str| map.get(key).and_then(Value::as_str).map(plain).filter(|t| !t.is_empty());
                if let Some(headline) = text("headline") {
                    meta.other_headline.get_or_insert_with(|| headline.clone());
                    meta.headline.get_or_insert(headline);
                }
                if meta.byline.is_none() {
                    meta.byline = map.get("author").and_then(names);
                }
                if let Some(date) = text("datePublished") {
                    meta.published = Some(date);
                }
                if meta.site_name.is_none() {
                    meta.site_name = map.get("publisher").and_then(names);
                }
                let body = |key: &str| map.get(key).and_then(Value::as_str).map(paragraphs);
                if let Some(body) =
                    body("articleBody").or_else(|| body("reviewBody")).filter(|b| b.len() > 200)
                    && meta.body.as_ref().is_none_or(|b| b.len() < body.len())
                {
                    meta.body = Some(body);
                }
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = map.get(key) {
                    from_json_ld(inner, meta, depth + 1);
                }
            }
        }
        _ => {}
    }
}

/// Text of a metadata value: entities such as `&amp;` and tags are common in it.
fn plain(text: &str) -> String {
    if text.contains(['<', '&']) && text.len() < 400_000 {
        let (limited, _) = super::guard::limit(text);
        normalise(&Document::fragment(limited.as_ref()).text())
    } else {
        normalise(text)
    }
}

/// The same with its paragraphs apart, one a line.
fn paragraphs(text: &str) -> String {
    let mut marked = text.to_owned();
    if text.contains('<') {
        for end in ["</p>", "<br>", "<br/>", "<br />", "</h2>", "</h3>", "</li>", "</div>"] {
            marked = marked.replace(end, "\n");
        }
    }
    let lines: Vec<String> = marked.split(['\n', '\r']).map(plain).filter(|l| !l.is_empty()).collect();
    lines.join("\n")
}

fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(free) => Some(*free),
        Value::String(s) => match s.trim().to_ascii_lowercase().trim_start_matches("http://schema.org/") {
            "true" | "yes" => Some(true),
            "false" | "no" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

fn count(value: &Value) -> Option<usize> {
    match value {
        Value::Number(n) => n.as_u64().and_then(|n| usize::try_from(n).ok()),
        Value::String(s) => s.trim().parse().ok(),
        _ => None,
    }
}

fn names(value: &Value) -> Option<String> {
    let all: Vec<String> = match value {
        Value::String(name) => vec![plain(name)],
        Value::Object(map) => map.get("name").and_then(Value::as_str).map(plain).into_iter().collect(),
        Value::Array(list) => list.iter().take(10).filter_map(names).collect(),
        _ => Vec::new(),
    };
    let all: Vec<String> = all.into_iter().filter(|n| !n.is_empty() && !n.starts_with("http")).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

fn absolute(address: &str, base: Option<&str>) -> Option<String> {
    let parsed = match base.and_then(|b| url::Url::parse(b).ok()) {
        Some(base) => base.join(address.trim()).ok()?,
        None => url::Url::parse(address.trim()).ok()?,
    };
    matches!(parsed.scheme(), "http" | "https").then(|| parsed.to_string())
}
