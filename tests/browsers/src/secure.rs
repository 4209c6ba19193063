//! A server behind a certificate that nobody has signed: what a browser asks of its `https` address reaches a [`Site`]
//! as it was asked. Browsers of tests take such certificates.
//!
//! [`Site`]: xtask::server::Site

use crate::Result;
use anyhow::Context as _;
use std::{net::SocketAddr, sync::Arc};
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    task::{JoinHandle, JoinSet},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{ServerConfig, crypto::ring, pki_types::PrivatePkcs8KeyDer},
};

/// The address, until this is dropped.
pub struct Secure {
    port: u16,
    accepting: JoinHandle<()>,
}

impl Secure {
    /// Passes everything on to the server at this address.
    ///
    /// # Errors
    /// When no certificate can be made, or no port is free.
    pub async fn before(server: SocketAddr) -> Result<Self> {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()])?;
        let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key.into())?;
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr().context("the system does not say which port it gave")?.port();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        Ok(Self { port, accepting: tokio::spawn(accept(listener, acceptor, server)) })
    }

    /// Its name and port, as they stand in an address.
    pub fn host(&self) -> String {
        format!("localhost:{}", self.port)
    }

    /// An address there.
    pub fn address(&self, path: &str) -> String {
        format!("https://{}/{path}", self.host())
    }
}

impl Drop for Secure {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn accept(listener: TcpListener, acceptor: TlsAcceptor, server: SocketAddr) {
    let mut open = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let acceptor = acceptor.clone();
        open.spawn(async move {
            // A browser that hangs up is the browser's business.
            if let (Ok(mut from), Ok(mut to)) =
                (acceptor.accept(stream).await, TcpStream::connect(server).await)
            {
                let _ = copy_bidirectional(&mut from, &mut to).await;
            }
        });
    }
}
