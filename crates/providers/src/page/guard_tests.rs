//! The guard against addresses that are not the public internet's, put to the test in bulk.

use std::collections::HashSet;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio_util::sync::CancellationToken;

use super::guard::{Route, built, checked, parsed};
use super::{PageOptions, fetch_page};
use crate::net::address::Allowed;
use crate::net::resolver::pick;

/// Every way that we know to write an IPv4 address in the host of a URL.
fn forms_of_v4(address: Ipv4Addr) -> Vec<String> {
    let [a, b, c, d] = address.octets();
    let whole = u32::from(address);
    let tail3 = whole & 0x00ff_ffff;
    let tail2 = whole & 0xffff;
    let dotted = address.to_string();
    let wide: String = dotted
        .chars()
        .map(|ch| match ch {
            '0'..='9' => char::from_u32(ch as u32 - 0x30 + 0xff10).unwrap_or(ch),
            other => other,
        })
        .collect();
    let percent: String = dotted.bytes().map(|byte| format!("%{byte:02x}")).collect();
    vec![
        dotted.clone(),
        format!("{dotted}."),
        format!("{whole}"),
        format!("0x{whole:x}"),
        format!("0X{whole:08X}"),
        format!("0{whole:o}"),
        format!("0x{a:x}.0x{b:x}.0x{c:x}.0x{d:x}"),
        format!("0{a:o}.0{b:o}.0{c:o}.0{d:o}"),
        format!("0x{a:x}.0{b:o}.{c}.{d}"),
        format!("{a}.{tail3}"),
        format!("{a}.{b}.{tail2}"),
        format!("0x{a:x}.{tail3}"),
        dotted.replace('.', "。"),
        dotted.replace('.', "｡"),
        wide,
        percent,
        format!("[::ffff:{dotted}]"),
        format!("[::ffff:{:x}:{:x}]", whole >> 16, tail2),
        format!("[0000:0000:0000:0000:0000:FFFF:{:04X}:{:04X}]", whole >> 16, tail2),
        format!("[::{:x}:{:x}]", whole >> 16, tail2),
        format!("[::ffff:0:{dotted}]"),
        format!("[64:ff9b::{dotted}]"),
        format!("[2002:{:x}:{:x}::1]", whole >> 16, tail2),
        format!("[2001:0:1:2:3:4:{:x}:{:x}]", !(whole >> 16) & 0xffff, !tail2 & 0xffff),
        format!("[2a00:1450::5efe:{:x}:{:x}]", whole >> 16, tail2),
    ]
}

/// One address of every stretch that is not the public internet's.
const FORBIDDEN: &[[u8; 4]] = &[
    [127, 0, 0, 1],
    [127, 8, 9, 10],
    [10, 0, 0, 1],
    [10, 255, 255, 254],
    [172, 16, 0, 1],
    [172, 31, 255, 254],
    [192, 168, 0, 1],
    [192, 168, 178, 20],
    [169, 254, 169, 254],
    [100, 64, 0, 1],
    [100, 100, 100, 200],
    [192, 0, 0, 192],
    [198, 18, 0, 1],
    [224, 0, 0, 251],
    [255, 255, 255, 255],
];

/// Addresses of the public internet that look like the others.
const LOOK_ALIKES: &[[u8; 4]] = &[
    [126, 255, 255, 254],
    [128, 0, 0, 1],
    [9, 255, 255, 254],
    [11, 0, 0, 1],
    [172, 15, 255, 254],
    [172, 32, 0, 1],
    [192, 167, 255, 254],
    [192, 169, 0, 1],
    [169, 253, 169, 254],
    [169, 255, 169, 254],
    [100, 63, 255, 254],
];

const MORE_FORBIDDEN: &[&str] = &[
    "localhost",
    "LOCALHOST",
    "localhost.",
    "x.localhost",
    "a.b.localhost.",
    "ｌocalhost",
    "0",
    "0x0",
    "0.0.0.0",
    "[::]",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[fe80::1]",
    "[fec0::1]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[ff02::1]",
    "[2001:db8::1]",
    "[64:ff9b:1::1]",
    "[100::1]",
    "[3fff::1]",
];

const MORE_LOOK_ALIKES: &[&str] = &[
    "10.0.0.1.example.com",
    "127.0.0.1.nip.io",
    "localhost.example.com",
    "localhost.com",
    "mylocalhost",
    "not-localhost.org",
    "192-168-0-1.example.net",
    "xn--bcher-kva.example",
    "intranet.example",
    "[2606:4700::1111]",
    "[2a00:1450:4001:82a::200e]",
    "[2001:4860:4860::8888]",
    "[2620:fe::fe]",
    "fe80.example",
    "fc00.org",
];

fn forbidden() -> Vec<String> {
    let mut all: Vec<String> = FORBIDDEN.iter().flat_map(|o| forms_of_v4(Ipv4Addr::from(*o))).collect();
    all.extend(MORE_FORBIDDEN.iter().map(ToString::to_string));
    all
}

#[tokio::test]
async fn three_hundred_forms_of_forbidden_addresses_reach_nothing() {
    // Whoever gets through to this computer is counted.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let reached = Arc::new(AtomicUsize::new(0));
    let count = reached.clone();
    tokio::spawn(async move {
        while listener.accept().await.is_ok() {
            count.fetch_add(1, Ordering::SeqCst);
        }
    });
    let hosts = forbidden();
    let distinct: HashSet<&String> = hosts.iter().collect();
    assert!(distinct.len() >= 300, "{}", distinct.len());
    for host in &hosts {
        let url = format!("http://{host}:{port}/");
        let error =
            fetch_page(&url, &PageOptions::default(), &CancellationToken::new()).await.expect_err(&url);
        assert_eq!(error.code(), "private-address", "{url}");
    }
    assert_eq!(reached.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn redirects_to_any_of_them_are_refused() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    for host in forbidden().iter().step_by(7) {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        // Another name for the same computer, so that what was confirmed does not cover it.
        let to =
            format!("http://{}:{}/", if host == "127.0.0.1" { "127.0.0.2" } else { host }, address.port());
        let connections = Arc::new(AtomicUsize::new(0));
        let count = connections.clone();
        let serving = tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::SeqCst);
                let mut buffer = [0; 2048];
                let _ = stream.read(&mut buffer).await;
                let head = format!(
                    "HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                );
                let _ = stream.write_all(head.as_bytes()).await;
            }
        });
        let options = PageOptions { allow_private: true, ..PageOptions::default() };
        let error = fetch_page(&format!("http://{address}/"), &options, &CancellationToken::new())
            .await
            .expect_err(host);
        // Some forms are the confirmed host itself once they are read; those go round in circles.
        let is_same =
            url::Url::parse(&format!("http://{host}/")).is_ok_and(|u| u.host_str() == Some("127.0.0.1"));
        if !is_same {
            assert_eq!(error.code(), "private-address", "{host}");
            // A connection that should not be would be there by now; it only has to be taken up.
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            assert_eq!(connections.load(Ordering::SeqCst), 1, "{host}");
        }
        serving.abort();
    }
}

#[tokio::test]
async fn two_hundred_public_look_alikes_are_let_through() {
    let mut all: Vec<String> = LOOK_ALIKES.iter().flat_map(|o| forms_of_v4(Ipv4Addr::from(*o))).collect();
    all.extend(MORE_LOOK_ALIKES.iter().map(ToString::to_string));
    let mut tried = HashSet::new();
    for host in &all {
        // A compatible address (`::9.255.255.254`) is read by its IPv4 part and stays allowed.
        let url = format!("https://{host}/page");
        let read = parsed(&url).expect(&url);
        assert!(checked(&read, None).await.is_ok(), "{url}");
        tried.insert(host.clone());
    }
    assert!(tried.len() >= 200, "{}", tried.len());
}

/// A name server in the attacker's hand, asked again at the moment of connecting, when the name no
/// longer has the public address that it had when somebody looked.
#[derive(Debug, Clone)]
struct Rebound {
    asked: Arc<AtomicUsize>,
    allowed: Allowed,
}

impl Resolve for Rebound {
    fn resolve(&self, _: Name) -> Resolving {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let allowed = self.allowed;
        Box::pin(async move {
            let kept = pick(vec![SocketAddr::from(([127, 0, 0, 1], 0))], allowed)?;
            Ok(Box::new(kept.into_iter()) as Addrs)
        })
    }
}

#[tokio::test]
async fn a_name_that_changes_its_address_reaches_nothing() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let url = format!("http://rebind.example:{port}/");
    let reach = async |allowed: Allowed| {
        let names = Rebound { asked: Arc::new(AtomicUsize::new(0)), allowed };
        let asked = names.asked.clone();
        let client = built(Route::Public, names).unwrap();
        let sending = client.get(&url).timeout(std::time::Duration::from_secs(20)).send();
        let accepted = tokio::select! {
            biased;
            accepted = listener.accept() => accepted.is_ok(),
            // What it had opened would wait to be taken up.
            _ = sending => tokio::time::timeout(std::time::Duration::from_millis(100), listener.accept()).await.is_ok(),
        };
        (accepted, asked.load(Ordering::SeqCst))
    };
    // Without the rule the name does lead here: the listener is a real witness.
    assert!(reach(Allowed::Any).await.0);
    let (reached, asked) = reach(Allowed::Public).await;
    assert!(!reached, "the address that is checked is the one that is connected to");
    assert_eq!(asked, 1, "it was looked up once, by the connection itself");
}
