//! What a failed connection was, told from the chain of causes under it.

use std::error::Error;
use std::io;

use super::resolver::LookupFault;

/// The kind of a failure below HTTP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The name has no address.
    Dns,
    /// The address is not one that may be connected to.
    NotAllowed,
    /// Nothing listens there.
    Refused,
    /// The connection could not be made in time.
    ConnectTimeout,
    /// TLS failed, for this reason.
    Tls(String),
    /// The proxy said no.
    Proxy,
    /// Anything else, in a few words.
    Other(&'static str),
}

/// Reads the chain of causes under an error of the HTTP client. Nothing of the error's own text
/// is handed on, since it may hold the address with its query.
pub(crate) fn fault_of(error: &reqwest::Error) -> Fault {
    let mut cause = error.source();
    let mut found = None;
    while let Some(here) = cause {
        if let Some(fault) = fault_at(here) {
            // The deepest cause that is known is the most exact one.
            found = Some(fault);
        }
        cause = match here.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            Some(inner) => Some(inner as &(dyn Error + 'static)),
            None => here.source(),
        };
    }
    found.unwrap_or(match () {
        () if error.is_timeout() && error.is_connect() => Fault::ConnectTimeout,
        () if error.is_connect() => Fault::Other("no connection"),
        () if error.is_builder() => Fault::Other("the address or a header cannot be sent"),
        () if error.is_decode() => Fault::Other("the answer could not be unpacked"),
        () => Fault::Other("the connection broke off"),
    })
}

fn fault_at(here: &(dyn Error + 'static)) -> Option<Fault> {
    if let Some(lookup) = here.downcast_ref::<LookupFault>() {
        return Some(match lookup {
            LookupFault::NotFound => Fault::Dns,
            LookupFault::NotAllowed => Fault::NotAllowed,
        });
    }
    if let Some(tls) = here.downcast_ref::<rustls::Error>() {
        return Some(Fault::Tls(tls_reason(tls)));
    }
    if let Some(io) = here.downcast_ref::<io::Error>() {
        return match io.kind() {
            io::ErrorKind::ConnectionRefused => Some(Fault::Refused),
            io::ErrorKind::TimedOut => Some(Fault::ConnectTimeout),
            io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted | io::ErrorKind::BrokenPipe => {
                Some(Fault::Other("the other side closed the connection"))
            }
            io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable => {
                Some(Fault::Other("the network cannot be reached"))
            }
            io::ErrorKind::UnexpectedEof => Some(Fault::Other("the connection closed too early")),
            _ => None,
        };
    }
    // The tunnel's error type is private to the HTTP library; its words are all there is.
    let words = here.to_string();
    (words.contains("tunnel") || words.contains("proxy") || words.contains("socks")).then_some(Fault::Proxy)
}

/// The reason in words, from the kinds people meet.
fn tls_reason(error: &rustls::Error) -> String {
    use rustls::{CertificateError as Cert, Error as Tls};
    match error {
        Tls::InvalidCertificate(certificate) => match certificate {
            Cert::Expired | Cert::ExpiredContext { .. } => "its certificate has expired",
            Cert::NotValidYet | Cert::NotValidYetContext { .. } => "its certificate is not valid yet",
            Cert::UnknownIssuer => "its certificate is from an issuer this computer does not trust",
            Cert::NotValidForName | Cert::NotValidForNameContext { .. } => {
                "its certificate is for another name"
            }
            Cert::Revoked => "its certificate was revoked",
            _ => "its certificate is not valid",
        },
        Tls::InvalidMessage(_) => "it does not speak TLS at this address",
        Tls::AlertReceived(_) => "it broke off the handshake",
        Tls::PeerIncompatible(_) => "it speaks no version of TLS that is safe",
        _ => "the handshake failed",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use reqwest::dns::{Name, Resolve, Resolving};

    use super::super::address::Allowed;
    use super::super::resolver::RuledResolver;
    use super::*;

    struct Nowhere;

    impl Resolve for Nowhere {
        fn resolve(&self, _: Name) -> Resolving {
            Box::pin(async { Err(LookupFault::NotFound.into()) })
        }
    }

    #[tokio::test]
    async fn lookups_that_fail_are_told_apart() {
        let check = async |client: reqwest::ClientBuilder, expect: Fault| {
            let client = client.no_proxy().build().unwrap();
            let error = client.get("http://localhost:9/").send().await.unwrap_err();
            assert_eq!(fault_of(&error), expect);
        };
        check(reqwest::Client::builder().dns_resolver(Arc::new(Nowhere)), Fault::Dns).await;
        let public = RuledResolver { allowed: Allowed::Public };
        check(reqwest::Client::builder().dns_resolver(public), Fault::NotAllowed).await;
    }
}
