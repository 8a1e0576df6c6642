//! A service that speaks every wire protocol of the program, and fails in whatever way it is told.
//!
//! It works below HTTP, because half of what goes wrong between here and a service is no HTTP.

mod fault;
mod reply;
mod request;

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

pub use fault::Fault;
use fault::{Step, played};
pub use request::Told;

/// What the service is asked to do with its n-th request, counted from 0.
type Plan = Box<dyn Fn(usize) -> Fault + Send + Sync>;

/// A request as it came, and what became of it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Head and body.
    pub text: String,
    /// When it was whole.
    pub at: Instant,
    /// When its answer went out; `None` as long as it did not.
    pub answered: Option<Instant>,
    /// What it was met with.
    pub fault: Fault,
}

/// The service while it runs.
pub struct Speaker {
    /// Where it listens.
    pub address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    protocol: String,
    plan: Mutex<Plan>,
    delay: Duration,
    seen: Mutex<Vec<Seen>>,
    forgets: AtomicBool,
    segments: AtomicUsize,
    now: AtomicUsize,
    most: AtomicUsize,
    count: AtomicUsize,
}

impl Shared {
    fn seen(&self) -> MutexGuard<'_, Vec<Seen>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Speaker {
    /// Starts a service of this protocol (by the id of the program's own table) on a free loopback
    /// port, which answers after `delay`.
    ///
    /// # Errors
    /// Where no port is free.
    pub async fn start(
        protocol: &str,
        delay: Duration,
        plan: impl Fn(usize) -> Fault + Send + Sync + 'static,
    ) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            protocol: protocol.to_owned(),
            plan: Mutex::new(Box::new(plan)),
            delay,
            seen: Mutex::default(),
            forgets: AtomicBool::new(false),
            segments: AtomicUsize::new(0),
            now: AtomicUsize::new(0),
            most: AtomicUsize::new(0),
            count: AtomicUsize::new(0),
        });
        let service = shared.clone();
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                tokio::spawn(serve(socket, service.clone()));
            }
        });
        Ok(Self { address, shared })
    }

    /// From now on does something else.
    pub fn then(&self, plan: impl Fn(usize) -> Fault + Send + Sync + 'static) {
        *self.shared.plan.lock().unwrap_or_else(PoisonError::into_inner) = Box::new(plan);
    }

    /// From now on keeps no request: where a process's memory is to be judged, those of a whole
    /// book would be most of it.
    pub fn forget(&self) {
        self.shared.forgets.store(true, Ordering::SeqCst);
    }

    /// How many segments were asked for, those asked for again included.
    pub fn segments(&self) -> usize {
        self.shared.segments.load(Ordering::SeqCst)
    }

    /// Every request so far.
    pub fn seen(&self) -> Vec<Seen> {
        self.shared.seen().clone()
    }

    /// How many requests came.
    pub fn count(&self) -> usize {
        self.shared.count.load(Ordering::SeqCst)
    }

    /// The most requests that were under way at the same time.
    pub fn most_at_once(&self) -> usize {
        self.shared.most.load(Ordering::SeqCst)
    }
}

/// Answers requests as long as the connection stays open behind their answers.
async fn serve(mut socket: TcpStream, shared: Arc<Shared>) {
    while answer(&mut socket, &shared).await {}
}

/// Answers one request; whether another may follow.
async fn answer(socket: &mut TcpStream, shared: &Shared) -> bool {
    let mut request = Vec::new();
    let mut piece = vec![0; 16 * 1024];
    while !request::is_whole(&request) {
        match socket.read(&mut piece).await {
            Ok(0) | Err(_) => return false,
            Ok(n) => request.extend_from_slice(&piece[..n]),
        }
    }
    let under_way = shared.now.fetch_add(1, Ordering::SeqCst) + 1;
    shared.most.fetch_max(under_way, Ordering::SeqCst);
    let turn = shared.count.fetch_add(1, Ordering::SeqCst);
    let fault = shared.plan.lock().unwrap_or_else(PoisonError::into_inner)(turn);
    let text = String::from_utf8_lossy(&request).into_owned();
    let told = Told::read(&shared.protocol, &text);
    shared.segments.fetch_add(told.segments(), Ordering::SeqCst);
    let place = (!shared.forgets.load(Ordering::SeqCst)).then(|| {
        let mut seen = shared.seen();
        seen.push(Seen { text, at: Instant::now(), answered: None, fault });
        seen.len() - 1
    });
    tokio::time::sleep(shared.delay).await;
    if let Some(own) = place {
        shared.seen()[own].answered = Some(Instant::now());
    }
    let steps = played(fault, &shared.protocol, &told);
    let stays = play(socket, steps).await;
    shared.now.fetch_sub(1, Ordering::SeqCst);
    stays
}

/// Whether the connection stays open.
async fn play(socket: &mut TcpStream, steps: Vec<Step>) -> bool {
    for step in steps {
        match step {
            Step::Send(bytes) => {
                if socket.write_all(&bytes).await.is_err() {
                    return false;
                }
            }
            Step::Whole(bytes) => return socket.write_all(&bytes).await.is_ok(),
            Step::Bytewise(bytes) => {
                for byte in bytes {
                    if socket.write_all(&[byte]).await.is_err() || socket.flush().await.is_err() {
                        return false;
                    }
                    tokio::task::yield_now().await;
                }
            }
            Step::Repeat(bytes, times) => {
                for _ in 0..times {
                    if socket.write_all(&bytes).await.is_err() {
                        return false;
                    }
                }
            }
            Step::Hang => {
                let mut piece = [0; 64];
                while !matches!(socket.read(&mut piece).await, Ok(0) | Err(_)) {}
            }
            // With something unread on its side, the system answers what comes with a reset.
            Step::Reset => {
                drop(socket.set_zero_linger());
                return false;
            }
        }
    }
    drop(socket.shutdown().await);
    false
}
