//! Name lookup that hands out only the addresses a connection may go to.
//!
//! The check sits inside the lookup because the address that is checked must be the one that is
//! connected to: a name looked up twice can give two answers.

use std::error::Error;
use std::fmt;
use std::net::SocketAddr;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::address::Allowed;

/// The system's resolver behind a rule.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RuledResolver {
    /// Which of the answers are handed out.
    pub(crate) allowed: Allowed,
}

/// Why a name gave no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LookupFault {
    /// It has none, or the resolver cannot be reached.
    NotFound,
    /// It has some, but none that the rule allows.
    NotAllowed,
}

impl fmt::Display for LookupFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotFound => "the name has no address",
            Self::NotAllowed => "the name's addresses are not allowed here",
        })
    }
}

impl Error for LookupFault {}

impl Resolve for RuledResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let allowed = self.allowed;
        Box::pin(async move {
            let kept = lookup(name.as_str(), allowed).await?;
            Ok(Box::new(kept.into_iter()) as Addrs)
        })
    }
}

/// The addresses of a name that the rule allows, with port 0.
pub(crate) async fn lookup(name: &str, allowed: Allowed) -> Result<Vec<SocketAddr>, LookupFault> {
    let found = tokio::net::lookup_host((name, 0)).await.map_err(|_| LookupFault::NotFound)?;
    pick(found.collect(), allowed)
}

/// The allowed ones of the addresses found.
pub(crate) fn pick(found: Vec<SocketAddr>, allowed: Allowed) -> Result<Vec<SocketAddr>, LookupFault> {
    if found.is_empty() {
        return Err(LookupFault::NotFound);
    }
    let kept: Vec<_> = found.into_iter().filter(|a| allowed.takes(a.ip())).collect();
    if kept.is_empty() { Err(LookupFault::NotAllowed) } else { Ok(kept) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_allowed_addresses_are_handed_out() {
        let check = |found: &[&str], allowed, expect: Result<&[&str], LookupFault>| {
            let parse = |list: &[&str]| -> Vec<SocketAddr> {
                list.iter().map(|a| SocketAddr::new(a.parse().unwrap(), 0)).collect()
            };
            let got = pick(parse(found), allowed);
            assert_eq!(got, expect.map(parse), "{found:?} {allowed:?}");
        };
        check(&[], Allowed::Any, Err(LookupFault::NotFound));
        check(&["10.0.0.1"], Allowed::Public, Err(LookupFault::NotAllowed));
        check(&["10.0.0.1", "8.8.8.8", "::1"], Allowed::Public, Ok(&["8.8.8.8"]));
        check(&["10.0.0.1", "8.8.8.8", "::1"], Allowed::Near, Ok(&["10.0.0.1", "::1"]));
        check(&["10.0.0.1", "8.8.8.8", "::1"], Allowed::Loopback, Ok(&["::1"]));
        check(&["8.8.8.8"], Allowed::Near, Err(LookupFault::NotAllowed));
    }
}
