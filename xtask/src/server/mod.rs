//! A web server for a folder: what `cargo xtask serve` shows people and what the browser tests load pages from.
//!
//! It serves as a careful host would (types, compression, caching), and does on request what another one does: a
//! wrong type, a policy, a slow file, none at all. It listens on this machine only.
//!
//! [`Site`] is the server, [`Behaviour`] what it does beyond serving, and the rest, from the inside out: `mime`
//! names types, `policy` the headers of a file, `files` finds a file and picks its encoding, `request` and
//! `response` are the two halves of HTTP, `connection` puts them together.

mod behaviour;
mod connection;
mod files;
mod mime;
mod policy;
mod request;
mod response;

use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::{Context, Result, ensure};

pub use behaviour::{Answer, Behaviour};
pub use policy::CONTENT_SECURITY_POLICY;
pub use request::Received;

/// A folder being served, until this is dropped.
#[derive(Debug)]
pub struct Site {
    shared: Arc<Shared>,
    address: SocketAddr,
    listening: Mutex<Option<Listening>>,
}

/// What the server's threads have in common.
#[derive(Debug)]
struct Shared {
    folder: PathBuf,
    behaviour: Mutex<Behaviour>,
    /// Told when the behaviour changes: a request held at a gate looks again.
    changed: Condvar,
    received: Mutex<Vec<Received>>,
    open: Mutex<HashMap<u64, TcpStream>>,
    next_connection: AtomicU64,
    stopped: AtomicBool,
}

/// The thread that accepts connections.
#[derive(Debug)]
struct Listening {
    ends: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Site {
    /// Serves `folder` on `127.0.0.1`, on the given port or, when it is 0, on any free one.
    ///
    /// # Errors
    /// When there is no such folder, or the port is taken.
    pub fn start(folder: impl AsRef<Path>, port: u16, behaviour: Behaviour) -> Result<Self> {
        let folder = folder.as_ref();
        ensure!(folder.is_dir(), "expected a folder to serve, found none at {}", folder.display());
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| {
            format!(
                "cannot listen on 127.0.0.1:{port}; if something else does already, name another with --port"
            )
        })?;
        let address = listener.local_addr().context("the system does not say which port it gave")?;
        let site = Self {
            shared: Arc::new(Shared {
                folder: folder.to_path_buf(),
                behaviour: Mutex::new(behaviour),
                changed: Condvar::new(),
                received: Mutex::default(),
                open: Mutex::default(),
                next_connection: AtomicU64::new(0),
                stopped: AtomicBool::new(false),
            }),
            address,
            listening: Mutex::new(None),
        };
        *lock(&site.listening) = Some(site.listen(listener));
        Ok(site)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The site's origin, `http://127.0.0.1:8080`.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address of a page or file: `url("frame.html?wave=2")`.
    pub fn url(&self, path: &str) -> String {
        format!("{}/{}", self.origin(), path.trim_start_matches('/'))
    }

    /// Changes what the server does, from the next request on; requests held at a gate look whether it is open.
    pub fn change(&self, change: impl FnOnce(&mut Behaviour)) {
        change(&mut lock(&self.shared.behaviour));
        self.shared.changed.notify_all();
    }

    /// Every request so far, in the order in which they arrived.
    pub fn received(&self) -> Vec<Received> {
        lock(&self.shared.received).clone()
    }

    /// Forgets the requests so far.
    pub fn forget_received(&self) {
        lock(&self.shared.received).clear();
    }

    /// Cuts every connection and refuses new ones, as when the network is gone.
    pub fn go_offline(&self) {
        if let Some(listening) = lock(&self.listening).take() {
            listening.ends.store(true, Ordering::SeqCst);
            // The thread waits for a connection: one more, and it sees that it should end.
            drop(TcpStream::connect(self.address));
            // It ends at once; if it panicked there is nothing left to end.
            drop(listening.thread.join());
        }
        for stream in lock(&self.shared.open).values() {
            // The other side may have closed it first.
            drop(stream.shutdown(Shutdown::Both));
        }
    }

    /// Accepts connections again, at the same address.
    ///
    /// # Errors
    /// When something else has taken the port meanwhile.
    pub fn go_online(&self) -> Result<()> {
        let mut listening = lock(&self.listening);
        if listening.is_none() {
            let listener = TcpListener::bind(self.address)
                .with_context(|| format!("cannot listen on {} again", self.address))?;
            *listening = Some(self.listen(listener));
        }
        Ok(())
    }

    fn listen(&self, listener: TcpListener) -> Listening {
        let ends = Arc::new(AtomicBool::new(false));
        let (shared, end) = (Arc::clone(&self.shared), Arc::clone(&ends));
        let thread = thread::spawn(move || {
            for stream in listener.incoming() {
                if end.load(Ordering::SeqCst) {
                    break;
                }
                match stream {
                    Ok(stream) => shared.accept(stream),
                    // Out of file handles, say: give others time to close some.
                    Err(_) => thread::sleep(Duration::from_millis(20)),
                }
            }
        });
        Listening { ends, thread }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
        {
            // Held while telling, so that no request can begin to wait between the two.
            let _behaviour = lock(&self.shared.behaviour);
            self.shared.changed.notify_all();
        }
        self.go_offline();
    }
}

impl Shared {
    /// Starts a thread for a connection, and remembers the connection for as long as it lasts.
    fn accept(self: &Arc<Self>, stream: TcpStream) {
        let number = self.next_connection.fetch_add(1, Ordering::SeqCst);
        let Ok(handle) = stream.try_clone() else { return };
        lock(&self.open).insert(number, handle);
        let shared = Arc::clone(self);
        thread::spawn(move || {
            let served: io::Result<()> = connection::serve(&stream, &shared);
            // A browser that goes away in the middle of a file is no error of ours.
            drop(served);
            lock(&shared.open).remove(&number);
        });
    }
}

/// Locks, whatever became of the last holder: what is behind these locks is whole after every single step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
