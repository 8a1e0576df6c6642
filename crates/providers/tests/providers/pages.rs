//! Fetching pages, and where they may not come from.

use std::io::Write;
use std::time::Duration;

use diglot_providers::{FetchError, PageOptions, fetch_page};
use tokio_util::sync::CancellationToken;

use super::support::{Server, Step, answer, nobody};

fn confirmed() -> PageOptions {
    PageOptions { allow_private: true, ..PageOptions::default() }
}

async fn fetch(url: &str, options: &PageOptions) -> Result<diglot_providers::Page, FetchError> {
    fetch_page(url, options, &CancellationToken::new()).await
}

fn html(headers: &str, body: &[u8]) -> Vec<u8> {
    answer("200 OK", &format!("Content-Type: text/html\r\n{headers}"), body)
}

#[tokio::test]
async fn no_form_of_a_private_address_is_connected_to() {
    let server = Server::answering(html("", b"secret")).await;
    let port = server.address.port();
    let hosts = [
        "127.0.0.1",
        "127.1",
        "127.0.1",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "017700000001",
        "127.0.0.1.",
        "127.000.000.001",
        "%31%32%37.0.0.1",
        "①②⑦.⓪.⓪.①",
        "１２７.0.0.1",
        "127。0。0。1",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "x.localhost",
        "ｌocalhost",
        "0",
        "0.0.0.0",
        "0x0",
        "10.0.0.1",
        "10.255.255.255",
        "172.16.0.1",
        "172.31.9.9",
        "192.168.0.1",
        "0xc0a80001",
        "169.254.169.254",
        "0xA9FEA9FE",
        "100.64.0.1",
        "100.127.255.254",
        "192.0.0.1",
        "198.18.0.1",
        "224.0.0.251",
        "255.255.255.255",
        "240.0.0.1",
        "[::1]",
        "[0:0:0:0:0:0:0:1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[64:ff9b::a00:1]",
        "[64:ff9b:1::1]",
        "[2002:7f00:1::]",
        "[2002:c0a8:1::1]",
        "[fe80::1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[ff02::1]",
        "[fec0::1]",
        "[2001:db8::1]",
        "[::ffff:0:10.0.0.1]",
        "[2001:0:1::80ff:fffe]",
    ];
    for host in hosts {
        for url in [format!("http://{host}:{port}/"), format!("https://{host}/")] {
            let error = fetch(&url, &PageOptions::default()).await.expect_err(&url);
            assert_eq!(error.code(), "private-address", "{url}");
        }
    }
    for url in ["http://[fe80::1%25eth0]/", "http://256.1.1.1/", "gopher://127.0.0.1/", "http://a b/"] {
        assert_eq!(fetch(url, &PageOptions::default()).await.expect_err(url).code(), "bad-url", "{url}");
    }
    assert!(server.requests().is_empty(), "nothing was connected to");
}

#[tokio::test]
async fn a_page_is_fetched() {
    let body = "<p>Привет".as_bytes();
    let check = async |head: &str, media_type: &str, charset: Option<&str>| {
        let server = Server::answering(answer("200 OK", head, body)).await;
        let page = fetch(&server.url("/a?b#c"), &confirmed()).await.unwrap();
        assert_eq!(page.bytes, body);
        assert_eq!(page.final_url.as_str(), server.url("/a?b"));
        assert_eq!((page.media_type.as_str(), page.charset.as_deref()), (media_type, charset), "{head}");
        let request = server.requests().remove(0).to_lowercase();
        assert!(request.contains("user-agent: mozilla/5.0 (compatible; diglot/"), "{request}");
        assert!(!request.contains("cookie") && !request.contains("referer"), "{request}");
    };
    check("Content-Type: text/html; charset=\"UTF-8\"\r\n", "text/html", Some("utf-8")).await;
    check("Content-Type: Text/Plain;charset=KOI8-R\r\n", "text/plain", Some("koi8-r")).await;
    check("", "text/html", None).await;
    check("Content-Type: application/octet-stream\r\n", "text/html", None).await;
}

#[tokio::test]
async fn redirects_are_followed_and_checked() {
    let page = Server::answering(html("", b"here")).await;
    let to = |target: &str| answer("302 Found", &format!("Location: {target}\r\n"), b"");
    let check = async |target: &str, expect: Result<&[u8], &str>| {
        let server = Server::answering(to(target)).await;
        let got = fetch(&server.url("/"), &confirmed()).await;
        assert_eq!(got.as_ref().map(|p| p.bytes.as_slice()).map_err(FetchError::code), expect, "{target}");
    };
    check(&page.url("/x"), Ok(b"here")).await;
    check("http://10.0.0.1/", Err("private-address")).await;
    check("http://[::1]/", Err("private-address")).await;
    check("http://localhost/", Err("private-address")).await;
    check("http://2130706434/", Err("private-address")).await;
    check("file:///etc/passwd", Err("bad-url")).await;
    check("/again", Err("too-many-redirects")).await;
    let chain: Vec<_> = (0..5)
        .map(|_| to("/next"))
        .chain([html("", b"at last")])
        .map(|reply| vec![Step::Send(reply)])
        .collect();
    let server = Server::start(chain).await;
    let got = fetch(&server.url("/start"), &confirmed()).await.unwrap();
    assert_eq!((got.bytes.as_slice(), got.final_url.path()), (&b"at last"[..], "/next"));
}

#[tokio::test]
async fn statuses_and_types_are_told() {
    let check = async |reply: Vec<u8>, expect: &str, word: &str| {
        let error = fetch(&Server::answering(reply).await.url("/"), &confirmed()).await.unwrap_err();
        assert_eq!(error.code(), expect);
        assert!(error.to_string().contains(word), "{error}");
        assert!(error.hint().is_some());
    };
    check(answer("404 Not Found", "", b""), "http-status", "does not exist").await;
    check(answer("403 Forbidden", "", b""), "http-status", "login").await;
    check(answer("401 Unauthorized", "", b""), "http-status", "login").await;
    check(answer("451 Legal", "", b""), "http-status", "legal").await;
    check(answer("503 Busy", "", b""), "http-status", "site failed").await;
    check(answer("302 Found", "", b""), "http-status", "302").await;
    check(answer("200 OK", "Content-Type: image/png\r\n", b"x"), "unsupported-type", "image/png").await;
    check(answer("200 OK", "", b"\x89PNG\0\0"), "unsupported-type", "octet-stream").await;
    check(html("Content-Length: 99\r\n", b"short"), "network", "failed").await;
}

#[tokio::test]
async fn pages_that_are_too_large_are_stopped() {
    let mib = vec![b' '; 1 << 20];
    let options = PageOptions { max_bytes: 3 << 20, ..confirmed() };
    let told = Server::answering(html("Content-Length: 4000000\r\n", b"")).await;
    assert_eq!(fetch(&told.url("/"), &options).await, Err(FetchError::TooLarge { limit_mib: 3 }));
    let untold = Server::start(vec![vec![Step::Send(html("", b"")), Step::Send(mib.repeat(4))]]).await;
    assert_eq!(fetch(&untold.url("/"), &options).await, Err(FetchError::TooLarge { limit_mib: 3 }));
    // 64 MiB in 64 KiB.
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..64 {
        gzip.write_all(&mib).unwrap();
    }
    let bomb = Server::answering(html("Content-Encoding: gzip\r\n", &gzip.finish().unwrap())).await;
    assert_eq!(fetch(&bomb.url("/"), &options).await, Err(FetchError::TooLarge { limit_mib: 3 }));
    let fits = PageOptions { max_bytes: 1 << 20, ..confirmed() };
    let server = Server::answering(html("", &mib)).await;
    assert_eq!(fetch(&server.url("/"), &fits).await.unwrap().bytes.len(), 1 << 20);
}

#[tokio::test]
async fn waiting_ends() {
    let short = Duration::from_millis(50);
    let silent = Server::start(vec![vec![Step::Send(html("", b"<p>")), Step::Hang]]).await;
    for options in [PageOptions { idle: short, ..confirmed() }, PageOptions { total: short, ..confirmed() }] {
        assert_eq!(fetch(&silent.url("/"), &options).await.unwrap_err().code(), "timeout");
    }
    let mut silent = Server::start(vec![vec![Step::Hang]]).await;
    let cancel = silent.cancel_once_asked();
    assert_eq!(fetch_page(&silent.url("/"), &confirmed(), &cancel).await, Err(FetchError::Cancelled));
    silent.hung_up().await;
}

#[tokio::test]
async fn other_failures_are_told_apart() {
    let server = Server::answering(html("", b"x")).await;
    let offline = PageOptions { offline: true, ..confirmed() };
    assert_eq!(fetch(&server.url("/"), &offline).await, Err(FetchError::Offline));
    let cancelled = CancellationToken::new();
    cancelled.cancel();
    assert_eq!(fetch_page(&server.url("/"), &confirmed(), &cancelled).await, Err(FetchError::Cancelled));
    assert!(server.requests().is_empty());
    let tls = fetch(&format!("https://{}/", server.address), &confirmed()).await.unwrap_err();
    assert_eq!(tls.code(), "tls", "{tls:?}");
    let (free, _held) = nobody();
    let refused = fetch(&format!("http://{free}/"), &confirmed()).await;
    assert_eq!(refused, Err(FetchError::Refused { host: free.to_string() }));
}
