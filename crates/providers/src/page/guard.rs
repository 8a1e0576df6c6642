//! Which addresses a page may be fetched from, and by which way.

use std::sync::{LazyLock, OnceLock};
use std::time::Duration;

use hyper_util::client::proxy::matcher::Matcher;
use reqwest::redirect;
use url::{Host, Url};

use super::error::FetchError;
use crate::net::address::{Allowed, host_of, is_loopback_host};
use crate::net::resolver::{LookupFault, RuledResolver, lookup};

/// Longest time to make a connection.
pub(super) const CONNECT: Duration = Duration::from_secs(10);

/// Browser-like in form, since some sites refuse anything else, but honest in name.
const USER_AGENT: &str = concat!("Mozilla/5.0 (compatible; Diglot/", env!("CARGO_PKG_VERSION"), ")");

/// Ports that speak something else than HTTP and must not be talked to by way of a link: the
/// WHATWG Fetch standard's "bad ports".
const BAD_PORTS: &[u16] = &[
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103,
    104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514,
    515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723,
    2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
];

/// By which way a page is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Route {
    /// Straight, to public addresses.
    Public,
    /// Straight, to whatever address the confirmed host has.
    Confirmed,
    /// Through the system's proxy.
    Proxy,
}

/// Reads an address. `url` brings every spelling of an IP address (decimal, octal, hexadecimal,
/// shortened, full-width) to its one form.
pub(super) fn parsed(typed: &str) -> Result<Url, FetchError> {
    let bad = |reason| FetchError::BadUrl { reason };
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(bad("it is empty"));
    }
    let url = if typed.contains("://") {
        Url::parse(typed)
    } else {
        match Url::parse(typed) {
            // `mailto:`, `javascript:`, `data:`; but not `example.com:8080/page`.
            Ok(url) if !typed.contains('.') || url.path().contains('@') => Ok(url),
            _ => Url::parse(&format!("https://{typed}")),
        }
    };
    let url = url.map_err(|_| bad("it cannot be read"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(bad("it must begin with https:// or http://"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(bad("it holds a user name or password"));
    }
    if url.port().is_some_and(|port| BAD_PORTS.contains(&port)) {
        return Err(bad("its port is not one of web pages"));
    }
    Ok(url)
}

/// Decides the way to an address, or refuses it. `confirmed` is the host that may be private.
pub(super) async fn checked(url: &Url, confirmed: Option<&Host<String>>) -> Result<Route, FetchError> {
    let private = || FetchError::PrivateAddress { host: host_of(url) };
    let is_confirmed = confirmed.is_some() && url.host().map(|host| host.to_owned()).as_ref() == confirmed;
    if !is_confirmed && (is_loopback_host(url) || !Allowed::Public.takes_host(url)) {
        return Err(private());
    }
    if is_loopback_host(url) || !goes_through_proxy(url) {
        return Ok(if is_confirmed { Route::Confirmed } else { Route::Public });
    }
    // The proxy resolves the name itself. What it will find is not known here; but a name that is
    // private as seen from here is refused, and one that is not found is the proxy's to find.
    if let (false, Some(Host::Domain(name))) = (is_confirmed, url.host())
        && lookup(name, Allowed::Public).await == Err(LookupFault::NotAllowed)
    {
        return Err(private());
    }
    Ok(Route::Proxy)
}

fn goes_through_proxy(url: &Url) -> bool {
    static SYSTEM: LazyLock<Matcher> = LazyLock::new(Matcher::from_system);
    url.as_str().parse().is_ok_and(|uri| SYSTEM.intercept(&uri).is_some())
}

/// The HTTP client for a way. Built once, because reading the system's certificates takes long;
/// connections are not kept, so that it is bound to no runtime and no lookup is older than its page.
pub(super) fn client_for(route: Route) -> Result<&'static reqwest::Client, FetchError> {
    static CLIENTS: [OnceLock<reqwest::Client>; 3] = [const { OnceLock::new() }; 3];
    let cell = &CLIENTS[route as usize];
    if let Some(client) = cell.get() {
        return Ok(client);
    }
    let allowed = if route == Route::Public { Allowed::Public } else { Allowed::Any };
    let client = built(route, RuledResolver { allowed })?;
    Ok(cell.get_or_init(|| client))
}

/// A client for a way that looks names up like this.
pub(super) fn built(
    route: Route,
    names: impl reqwest::dns::Resolve + 'static,
) -> Result<reqwest::Client, FetchError> {
    let mut builder = reqwest::Client::builder()
        .redirect(redirect::Policy::none())
        .connect_timeout(CONNECT)
        .referer(false)
        .user_agent(USER_AGENT)
        .pool_max_idle_per_host(0)
        .dns_resolver(names);
    if route != Route::Proxy {
        builder = builder.no_proxy();
    }
    builder.build().map_err(|_| FetchError::Network {
        host: "this computer".to_owned(),
        reason: "secure connections cannot be set up on this computer".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_addresses_are_read() {
        let check = |typed: &str, expect: Option<&str>| {
            assert_eq!(parsed(typed).ok().map(String::from).as_deref(), expect, "{typed}");
        };
        check("https://example.com/a?b#c", Some("https://example.com/a?b#c"));
        check(" example.com/a ", Some("https://example.com/a"));
        check("example.com:8443/a", Some("https://example.com:8443/a"));
        check("//example.com/a", Some("https://example.com/a"));
        check("", None);
        check("no address at all", None);
        check("ftp://example.com/", None);
        check("file:///etc/passwd", None);
        check("javascript:alert(1)", None);
        check("mailto:a@example.com", None);
        check("data:text/html,x", None);
        check("https://user@example.com/", None);
        check("https://:secret@example.com/", None);
        check("http://example.com:22/", None);
        check("http://example.com:6667/", None);
    }
}
