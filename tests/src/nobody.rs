//! An address at which nobody listens, and nobody begins to.

use std::net::SocketAddr;

use tokio::net::TcpSocket;

/// A loopback port that refuses connections for as long as this lives. A port that was only free a
/// moment ago may by then belong to the service of another test, which gets requests that are not its.
pub struct Nobody {
    /// Where nobody listens.
    pub address: SocketAddr,
    _held: TcpSocket,
}

impl Nobody {
    /// Takes a port and does not listen at it.
    ///
    /// # Errors
    /// Where no port is free.
    pub fn there() -> std::io::Result<Self> {
        let held = TcpSocket::new_v4()?;
        held.bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
        Ok(Self { address: held.local_addr()?, _held: held })
    }
}
