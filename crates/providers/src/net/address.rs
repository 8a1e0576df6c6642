//! Which addresses belong to the public internet.
//!
//! From IANA's special-purpose address registries (IPv4 and IPv6). An IPv6 address that carries
//! an IPv4 address inside (mapped, compatible, NAT64, 6to4, Teredo, ISATAP) is judged by the one
//! inside, because that is where the packets end up.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Where an address leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// This computer.
    Loopback,
    /// A private or local network: RFC 1918, CGNAT, link-local, ULA.
    Private,
    /// Nothing a page or a service can be at: multicast, reserved, documentation, 0/8.
    Unusable,
    /// The public internet.
    Public,
}

/// Where this address leads.
pub(crate) fn reach(address: IpAddr) -> Reach {
    match address {
        IpAddr::V4(v4) => reach_v4(v4),
        IpAddr::V6(v6) => reach_v6(v6),
    }
}

fn reach_v4(address: Ipv4Addr) -> Reach {
    match address.octets() {
        [127, ..] => Reach::Loopback,
        [10, ..] | [192, 168, ..] | [169, 254, ..] => Reach::Private,
        [172, b, ..] if (16..32).contains(&b) => Reach::Private,
        [100, b, ..] if (64..128).contains(&b) => Reach::Private,
        // "This network", IETF protocols, documentation, relays, benchmarks, multicast, reserved.
        [0 | 224..=255, ..]
        | [192, 0, 0 | 2, _]
        | [192, 88, 99, _]
        | [198, 18 | 19, ..]
        | [198, 51, 100, _]
        | [203, 0, 113, _] => Reach::Unusable,
        _ => Reach::Public,
    }
}

fn reach_v6(address: Ipv6Addr) -> Reach {
    let parts = address.segments();
    let v4 = |high: u16, low: u16| {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        reach_v4(Ipv4Addr::new(a, b, c, d))
    };
    match parts {
        [0, 0, 0, 0, 0, 0, 0, 0] => Reach::Unusable,
        [0, 0, 0, 0, 0, 0, 0, 1] => Reach::Loopback,
        // Mapped, compatible, translated (SIIT), NAT64 with the well-known prefix, 6to4.
        [0, 0, 0, 0, 0, 0xffff | 0, high, low]
        | [0, 0, 0, 0, 0xffff, 0, high, low]
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low]
        | [0x2002, high, low, ..] => v4(high, low),
        // NAT64 with a prefix of the network's own (RFC 8215): always that network's business.
        [0x64, 0xff9b, 1, ..] => Reach::Private,
        // Teredo carries the client's address inverted.
        [0x2001, 0, _, _, _, _, high, low] => v4(!high, !low),
        // ISATAP interface identifiers, in whatever prefix.
        [_, _, _, _, 0 | 0x200, 0x5efe, high, low] if v4(high, low) != Reach::Public => v4(high, low),
        // Documentation, benchmarks, ORCHID, discard-only.
        [0x2001, 0xdb8 | 0x10..=0x3f, ..] | [0x2001, 2, 0, ..] | [0x3fff, 0..=0xfff, ..] => Reach::Unusable,
        [0xfc00..=0xfdff | 0xfe80..=0xfeff, ..] => Reach::Private,
        // Only 2000::/3 is given out as global unicast.
        [0x2000..=0x3fff, ..] => Reach::Public,
        _ => Reach::Unusable,
    }
}

/// Which addresses a connection may go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Allowed {
    /// Any.
    Any,
    /// The public internet only: pages named by somebody else.
    Public,
    /// This computer and private networks only: plain `http` to the user's own servers.
    Near,
    /// This computer only.
    Loopback,
}

impl Allowed {
    /// Whether a connection to this address is allowed.
    pub(crate) fn takes(self, address: IpAddr) -> bool {
        let reach = reach(address);
        match self {
            Self::Any => true,
            Self::Public => reach == Reach::Public,
            Self::Near => matches!(reach, Reach::Private | Reach::Loopback),
            Self::Loopback => reach == Reach::Loopback,
        }
    }

    /// Whether the address's host may be tried: literal addresses are decided here, names when
    /// they are resolved.
    pub(crate) fn takes_host(self, url: &Url) -> bool {
        match url.host() {
            Some(Host::Ipv4(v4)) => self.takes(IpAddr::V4(v4)),
            Some(Host::Ipv6(v6)) => self.takes(IpAddr::V6(v6)),
            Some(Host::Domain(_)) => true,
            None => false,
        }
    }
}

/// Whether the host is this computer by its literal address or by the name `localhost`
/// (RFC 6761, section 6.3).
pub(crate) fn is_loopback_host(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(v4)) => reach(IpAddr::V4(v4)) == Reach::Loopback,
        Some(Host::Ipv6(v6)) => reach(IpAddr::V6(v6)) == Reach::Loopback,
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            name == "localhost" || name.ends_with(".localhost")
        }
        None => false,
    }
}

/// Host, with the port where it is not the scheme's own.
pub(crate) fn host_of(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_where_the_registries_say() {
        use Reach::{Loopback, Private, Public, Unusable};
        let check = |address: &str, expect: Reach| {
            assert_eq!(reach(address.parse().unwrap()), expect, "{address}");
        };
        for (address, expect) in [
            ("127.0.0.1", Loopback),
            ("127.255.255.254", Loopback),
            ("10.0.0.1", Private),
            ("172.15.255.255", Public),
            ("172.16.0.1", Private),
            ("172.31.255.255", Private),
            ("172.32.0.1", Public),
            ("192.168.1.1", Private),
            ("169.254.169.254", Private),
            ("100.63.255.255", Public),
            ("100.64.0.1", Private),
            ("100.127.255.255", Private),
            ("100.128.0.1", Public),
            ("0.0.0.0", Unusable),
            ("0.1.2.3", Unusable),
            ("192.0.0.8", Unusable),
            ("192.0.2.1", Unusable),
            ("192.0.1.1", Public),
            ("198.17.0.1", Public),
            ("198.18.0.1", Unusable),
            ("198.51.100.7", Unusable),
            ("203.0.113.7", Unusable),
            ("224.0.0.1", Unusable),
            ("240.0.0.1", Unusable),
            ("255.255.255.255", Unusable),
            ("1.1.1.1", Public),
            ("223.255.255.255", Public),
            ("::", Unusable),
            ("::1", Loopback),
            ("::ffff:127.0.0.1", Loopback),
            ("::ffff:10.1.2.3", Private),
            ("::ffff:8.8.8.8", Public),
            ("::ffff:0:192.168.0.1", Private),
            ("::127.0.0.1", Loopback),
            ("64:ff9b::a00:1", Private),
            ("64:ff9b::7f00:1", Loopback),
            ("64:ff9b::808:808", Public),
            ("64:ff9b:1::1", Private),
            ("2002:7f00:1::1", Loopback),
            ("2002:c0a8:101::", Private),
            ("2002:808:808::1", Public),
            ("2001:0:1234::3f57:fefe", Private),
            ("2001:0:1234::f7f7:f7f7", Public),
            ("2001:db8::1", Unusable),
            ("3fff:1::1", Unusable),
            ("fe80::1", Private),
            ("fec0::1", Private),
            ("fc00::1", Private),
            ("fd12:3456::1", Private),
            ("ff02::1", Unusable),
            ("100::1", Unusable),
            ("2606:4700::1111", Public),
            ("2a00:1450::1:5efe:a00:1", Public),
            ("2a00:1450::5efe:a00:1", Private),
            ("4000::1", Unusable),
        ] {
            check(address, expect);
        }
    }
}
