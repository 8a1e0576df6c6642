//! What a page's bytes are.

/// The media type of a `Content-Type` header in lower case; `None` if there is none, or one that
/// servers give to what they do not know.
pub(super) fn media_type_of(content_type: &str) -> Option<String> {
    let media = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let (kind, sub) = media.split_once('/')?;
    let token = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$&^_.+-".contains(&b))
    };
    let told = token(kind) && token(sub) && media.len() <= 127;
    (told
        && !matches!(media.as_str(), "application/octet-stream" | "application/unknown" | "unknown/unknown"))
    .then_some(media)
}

/// The `charset` parameter of a `Content-Type` header in lower case.
pub(super) fn charset_of(content_type: &str) -> Option<String> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let label = value.trim().trim_matches(['"', '\'']).trim();
        let fits = !label.is_empty() && label.len() <= 40 && label.bytes().all(|b| b.is_ascii_graphic());
        (name.trim().eq_ignore_ascii_case("charset") && fits).then(|| label.to_ascii_lowercase())
    })
}

/// The media type by the first bytes, after the WHATWG's "MIME Sniffing", for what articles are.
pub(super) fn sniffed(bytes: &[u8]) -> &'static str {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if start.starts_with(b"%PDF-") {
        return "application/pdf";
    }
    if start.starts_with(b"PK\x03\x04") {
        let head = &start[..start.len().min(80)];
        if head.windows(20).any(|window| window == b"application/epub+zip") {
            return "application/epub+zip";
        }
        // Names of entries stand again in the directory at the end.
        let tail = &start[start.len().saturating_sub(65_536)..];
        let word = tail.windows(13).any(|window| window == b"word/document");
        return if word {
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        } else {
            "application/zip"
        };
    }
    if start.starts_with(b"<") {
        // Feeds, too: what is in it is told from its elements later.
        return "text/html";
    }
    let binary = |b: &u8| matches!(b, 0..=8 | 0x0B | 0x0E..=0x1A | 0x1C..=0x1F);
    let utf16 = start.starts_with(b"\xFF\xFE") || start.starts_with(b"\xFE\xFF");
    if !utf16 && start[..start.len().min(1445)].iter().any(binary) {
        return "application/octet-stream";
    }
    "text/plain"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_types_are_read() {
        let check = |header: &str, media: Option<&str>, charset: Option<&str>| {
            assert_eq!(media_type_of(header).as_deref(), media, "{header}");
            assert_eq!(charset_of(header).as_deref(), charset, "{header}");
        };
        check("text/html", Some("text/html"), None);
        check("Text/HTML; Charset=\"UTF-8\"", Some("text/html"), Some("utf-8"));
        check("text/html;charset=windows-1251;x=y", Some("text/html"), Some("windows-1251"));
        check("text/html; x=y; charset='gb2312'", Some("text/html"), Some("gb2312"));
        check("application/octet-stream", None, None);
        check("", None, None);
        check("html", None, None);
        check("text/<b>", None, None);
        check("text/html; charset=", Some("text/html"), None);
    }

    #[test]
    fn bytes_are_told_apart() {
        let check = |bytes: &[u8], expect: &str| assert_eq!(sniffed(bytes), expect, "{bytes:?}");
        check(b" \n<!doctype html>", "text/html");
        check(b"\xEF\xBB\xBF<p>", "text/html");
        check(b"%PDF-1.7", "application/pdf");
        check(b"PK\x03\x04...........................mimetypeapplication/epub+zip", "application/epub+zip");
        check(b"PK\x03\x04 other", "application/zip");
        check(b"Plain words.", "text/plain");
        check(b"\xFF\xFEa\x00", "text/plain");
        check(b"\x89PNG\r\n\x1a\n\x00", "application/octet-stream");
        check(b"", "text/plain");
    }
}
