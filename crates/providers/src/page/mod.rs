//! Fetching a web page that somebody named, without being led where the reader did not mean to go.
//!
//! An address may come from a link, a feed or a paste, so it must not be able to reach into this
//! computer or the home network (server-side request forgery). Every hop is checked: the literal
//! address, the addresses its name resolves to at the moment of connecting, and the scheme.

mod error;
mod guard;
#[cfg(test)]
mod guard_tests;
mod media;

use std::time::Duration;

use reqwest::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use reqwest::{Response, StatusCode};
use tokio_util::sync::CancellationToken;
use url::Url;

pub use self::error::FetchError;
use self::guard::{checked, client_for, parsed};
use self::media::{charset_of, media_type_of, sniffed};

/// Most redirects that are followed.
const MAX_REDIRECTS: usize = 5;

/// What may be fetched, and how much of it.
#[derive(Debug, Clone)]
pub struct PageOptions {
    /// Fail before any socket is opened.
    pub offline: bool,
    /// The reader has confirmed that the host of this very address may be a private one. It does
    /// not extend to other hosts that a redirect leads to.
    pub allow_private: bool,
    /// Most bytes, counted after decompression.
    pub max_bytes: usize,
    /// Longest time without a byte.
    pub idle: Duration,
    /// Longest time in all.
    pub total: Duration,
    /// Media types that are taken, in lower case.
    pub types: &'static [&'static str],
}

/// What articles come as, and lists of them.
pub const ARTICLE_TYPES: &[&str] = &[
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "text/markdown",
    "application/pdf",
    "application/epub+zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/json",
    "application/xml",
    "text/xml",
    "text/x-opml",
];

impl Default for PageOptions {
    /// Online, public hosts only, 20 MiB, 30 s idle, 60 s in all, [`ARTICLE_TYPES`].
    fn default() -> Self {
        Self {
            offline: false,
            allow_private: false,
            max_bytes: 20 << 20,
            idle: Duration::from_secs(30),
            total: Duration::from_secs(60),
            types: ARTICLE_TYPES,
        }
    }
}

/// A fetched page.
#[derive(Clone, PartialEq, Eq)]
pub struct Page {
    /// Its bytes, decompressed, otherwise as sent.
    pub bytes: Vec<u8>,
    /// Where it was found in the end, without a fragment.
    pub final_url: Url,
    /// Media type in lower case, without parameters; told from the first bytes where the server
    /// did not say.
    pub media_type: String,
    /// Character set label in lower case, as the server gave it.
    pub charset: Option<String>,
}

impl std::fmt::Debug for Page {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Page")
            .field("bytes", &self.bytes.len())
            .field("media_type", &self.media_type)
            .field("charset", &self.charset)
            .finish_non_exhaustive()
    }
}

/// Fetches a page. The address may lack its scheme (`https` then).
///
/// # Errors
/// Every kind of [`FetchError`].
pub async fn fetch_page(
    url: &str,
    options: &PageOptions,
    cancel: &CancellationToken,
) -> Result<Page, FetchError> {
    let url = parsed(url)?;
    if options.offline {
        return Err(FetchError::Offline);
    }
    tokio::select! {
        biased;
        () = cancel.cancelled() => Err(FetchError::Cancelled),
        done = tokio::time::timeout(options.total, follow(url, options)) => {
            done.unwrap_or(Err(FetchError::Timeout { seconds: options.total.as_secs() }))
        }
    }
}

/// Goes from hop to hop until there is a page.
async fn follow(start: Url, options: &PageOptions) -> Result<Page, FetchError> {
    let confirmed = options.allow_private.then(|| start.host().map(|host| host.to_owned())).flatten();
    let mut url = start;
    for _ in 0..=MAX_REDIRECTS {
        let route = checked(&url, confirmed.as_ref()).await?;
        let request =
            client_for(route)?.get(url.clone()).header(ACCEPT, options.types.join(", ") + ", */*;q=0.1");
        let sent = tokio::time::timeout(options.idle, request.send()).await;
        let response = sent
            .map_err(|_| FetchError::Timeout { seconds: options.idle.as_secs() })?
            .map_err(|error| FetchError::from_transport(&error, &url))?;
        match next_hop(&url, &response)? {
            Some(next) => url = next,
            None => return read(response, url, options).await,
        }
    }
    Err(FetchError::TooManyRedirects { limit: MAX_REDIRECTS })
}

/// Where a redirect leads, checked for a step down from `https`.
fn next_hop(url: &Url, response: &Response) -> Result<Option<Url>, FetchError> {
    let status = response.status();
    if !status.is_redirection() || status == StatusCode::NOT_MODIFIED {
        return Ok(None);
    }
    let target =
        response.headers().get(LOCATION).map(|to| String::from_utf8_lossy(to.as_bytes()).into_owned());
    let Some(target) = target else {
        return Ok(None);
    };
    target_of(url, &target).map(Some)
}

/// The address that a redirect names.
fn target_of(url: &Url, target: &str) -> Result<Url, FetchError> {
    let next = url.join(target).map_err(|_| FetchError::BadUrl { reason: "it redirects to no address" })?;
    let next = parsed(next.as_str())?;
    if url.scheme() == "https" && next.scheme() == "http" {
        return Err(FetchError::InsecureRedirect { host: next.host_str().unwrap_or_default().to_owned() });
    }
    Ok(next)
}

async fn read(mut response: Response, mut url: Url, options: &PageOptions) -> Result<Page, FetchError> {
    let status = response.status();
    if !status.is_success() {
        return Err(FetchError::HttpStatus { status: status.as_u16() });
    }
    let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok());
    let content_type = header(CONTENT_TYPE).unwrap_or_default().to_owned();
    let too_large = || FetchError::TooLarge { limit_mib: (options.max_bytes >> 20).max(1) as u32 };
    let told: Option<u64> = header(CONTENT_LENGTH).and_then(|length| length.parse().ok());
    if told.is_some_and(|length| length > options.max_bytes as u64) {
        return Err(too_large());
    }
    let media_type = media_type_of(&content_type);
    let takes = |media: &str| options.types.contains(&media);
    if let Some(media) = media_type.as_deref().filter(|media| !takes(media)) {
        return Err(FetchError::UnsupportedType { media_type: media.to_owned() });
    }
    let mut bytes = Vec::new();
    loop {
        let piece = tokio::time::timeout(options.idle, response.chunk())
            .await
            .map_err(|_| FetchError::Timeout { seconds: options.idle.as_secs() })?
            .map_err(|error| FetchError::from_transport(&error, &url))?;
        let Some(piece) = piece else { break };
        if bytes.len() + piece.len() > options.max_bytes {
            return Err(too_large());
        }
        bytes.extend_from_slice(&piece);
    }
    let media_type = match media_type {
        Some(media) => media,
        None => sniffed(&bytes).to_owned(),
    };
    if !takes(&media_type) {
        return Err(FetchError::UnsupportedType { media_type });
    }
    url.set_fragment(None);
    Ok(Page { bytes, final_url: url, media_type, charset: charset_of(&content_type) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirects_never_step_down() {
        let check = |from: &str, to: &str, expect: Result<&str, &str>| {
            let got = target_of(&Url::parse(from).unwrap(), to);
            let got = got.as_ref().map(Url::as_str).map_err(FetchError::code);
            assert_eq!(got, expect, "{from} to {to}");
        };
        check("https://a.example/x/y", "../z", Ok("https://a.example/z"));
        check("https://a.example/", "//b.example/q", Ok("https://b.example/q"));
        check("http://a.example/", "https://a.example/", Ok("https://a.example/"));
        check("https://a.example/", "http://a.example/", Err("insecure-redirect"));
        check("https://a.example/", "file:///etc/passwd", Err("bad-url"));
        check("https://a.example/", "javascript:alert(1)", Err("bad-url"));
        check("http://a.example/", "http://a.example:25/", Err("bad-url"));
        check("http://a.example/", "http://", Err("bad-url"));
    }
}
