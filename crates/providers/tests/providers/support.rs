//! A server that plays a script, byte for byte, and remembers what it was asked.

use std::net::SocketAddr;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use diglot_providers::{ChatEvent, ChatRequest, Client, ClientOptions, Endpoint, ProviderError, Secret};
use futures::StreamExt;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

/// The key that must never be seen anywhere but in its header.
pub(crate) const CANARY: &str = "sk-canary-5d41402abc4b2a76";

/// What to do on a connection after the request has been read.
#[derive(Clone)]
pub(crate) enum Step {
    Send(Vec<u8>),
    /// Wait so long.
    Pause(Duration),
    /// Wait for another request on the same connection.
    Next,
    /// Wait until the client goes away.
    Hang,
}

/// A loopback address that refuses connections for as long as the socket lives: a port that was only
/// free a moment ago may by then be another test's.
pub(crate) fn nobody() -> (SocketAddr, TcpSocket) {
    let held = TcpSocket::new_v4().unwrap();
    held.bind(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
    (held.local_addr().unwrap(), held)
}

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
    hung_up: watch::Receiver<usize>,
}

impl Server {
    /// Plays the n-th script on the n-th connection, the last one on all further ones.
    pub(crate) async fn start(scripts: Vec<Vec<Step>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (hang_up, hung_up) = watch::channel(0);
        let log = Arc::clone(&requests);
        tokio::spawn(async move {
            for number in 0.. {
                let Ok((socket, _)) = listener.accept().await else { return };
                let script = scripts[number.min(scripts.len() - 1)].clone();
                tokio::spawn(play(socket, script, Arc::clone(&log), hang_up.clone()));
            }
        });
        Self { address, requests, hung_up }
    }

    /// A server that gives the same answer to everybody.
    pub(crate) async fn answering(answer: impl Into<Vec<u8>>) -> Self {
        Self::start(vec![vec![Step::Send(answer.into())]]).await
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(crate) fn endpoint(&self) -> Endpoint {
        let mut endpoint = Endpoint::parse(&self.url("/v1")).unwrap();
        endpoint.model = Some("m-1".to_owned());
        endpoint
    }

    /// Every request so far, head and body.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// A switch that is thrown once a request has come, however long it takes to get here.
    pub(crate) fn cancel_once_asked(&self) -> CancellationToken {
        let (cancel, requests) = (CancellationToken::new(), Arc::clone(&self.requests));
        let later = cancel.clone();
        tokio::spawn(async move {
            while requests.lock().unwrap().is_empty() {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            later.cancel();
        });
        cancel
    }

    /// Waits until a client has gone away from a hanging connection.
    pub(crate) async fn hung_up(&mut self) {
        let gone = self.hung_up.wait_for(|n| *n > 0);
        tokio::time::timeout(Duration::from_secs(20), gone).await.expect("the client went away").unwrap();
    }
}

async fn play(
    mut socket: TcpStream,
    script: Vec<Step>,
    log: Arc<Mutex<Vec<String>>>,
    hang_up: watch::Sender<usize>,
) {
    let mut piece = [0; 4096];
    listen(&mut socket, &log).await;
    for step in script {
        match step {
            Step::Send(bytes) => {
                if socket.write_all(&bytes).await.is_err() {
                    return;
                }
            }
            Step::Pause(time) => tokio::time::sleep(time).await,
            Step::Next => listen(&mut socket, &log).await,
            Step::Hang => {
                while !matches!(socket.read(&mut piece).await, Ok(0) | Err(_)) {}
                hang_up.send_modify(|n| *n += 1);
            }
        }
    }
    drop(socket.shutdown().await);
}

/// Reads one request, or what comes of it before the client goes away.
async fn listen(socket: &mut TcpStream, log: &Mutex<Vec<String>>) {
    let mut request = Vec::new();
    let mut piece = [0; 4096];
    while !is_whole(&request) {
        match socket.read(&mut piece).await {
            Ok(0) | Err(_) => break,
            Ok(n) => request.extend_from_slice(&piece[..n]),
        }
    }
    log.lock().unwrap().push(String::from_utf8_lossy(&request).into_owned());
}

fn is_whole(request: &[u8]) -> bool {
    // A TLS handshake: whatever the script says is no answer to it.
    if request.first() == Some(&0x16) {
        return true;
    }
    let Some(end) = request.windows(4).position(|w| w == b"\r\n\r\n") else { return false };
    let head = String::from_utf8_lossy(&request[..end]).to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
    request.len() >= end + 4 + length.map_or(0, |n| n.trim().parse().unwrap())
}

/// An answer that ends with its connection.
pub(crate) fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes = format!("HTTP/1.1 {status}\r\nConnection: close\r\n{headers}\r\n").into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

pub(crate) fn sse(body: &[u8]) -> Vec<u8> {
    answer("200 OK", "Content-Type: text/event-stream\r\n", body)
}

pub(crate) fn json(status: &str, headers: &str, body: &str) -> Vec<u8> {
    answer(status, &format!("Content-Type: application/json\r\n{headers}"), body.as_bytes())
}

/// The pieces as HTTP chunks: the client gets each by itself. Without the last, empty one the
/// answer is broken off.
pub(crate) fn chunked<'a>(pieces: impl IntoIterator<Item = &'a [u8]>, whole: bool) -> Vec<u8> {
    let mut body = Vec::new();
    for piece in pieces.into_iter().filter(|piece| !piece.is_empty()) {
        body.extend_from_slice(format!("{:x}\r\n", piece.len()).as_bytes());
        body.extend_from_slice(piece);
        body.extend_from_slice(b"\r\n");
    }
    if whole {
        body.extend_from_slice(b"0\r\n\r\n");
    }
    answer("200 OK", "Content-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n", &body)
}

pub(crate) fn client() -> Client {
    // Building one reads the system's certificates, which takes longer than a test.
    static CLIENT: LazyLock<Client> = LazyLock::new(|| Client::new(&ClientOptions::default()).unwrap());
    CLIENT.clone()
}

pub(crate) fn key() -> Secret {
    Secret::new(CANARY.to_owned())
}

pub(crate) fn request() -> ChatRequest {
    ChatRequest {
        system: "Translate.".to_owned(),
        user: "The river rose by two metres on Tuesday, and the lower town was closed.".to_owned(),
        temperature: Some(0.2),
        max_output_tokens: Some(100),
        ..ChatRequest::default()
    }
}

/// The outcome of a call: the text delivered, and its last item.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) text: String,
    pub(crate) usage: Option<(u32, u32)>,
    pub(crate) last: Result<diglot_providers::FinishReason, ProviderError>,
}

pub(crate) async fn ask(endpoint: &Endpoint) -> Outcome {
    ask_with(&client(), endpoint).await
}

pub(crate) async fn ask_with(client: &Client, endpoint: &Endpoint) -> Outcome {
    let mut outcome = Outcome { text: String::new(), usage: None, last: Err(ProviderError::CutOff) };
    let cancel = CancellationToken::new();
    let mut stream =
        match diglot_providers::stream_chat(client, endpoint, Some(&key()), &request(), &cancel).await {
            Ok(stream) => stream,
            Err(error) => return Outcome { last: Err(error), ..outcome },
        };
    let mut ended = false;
    while let Some(item) = stream.next().await {
        assert!(!ended, "nothing comes after the last item");
        match item {
            Ok(ChatEvent::Delta(text)) => {
                assert!(!text.is_empty(), "deltas are never empty");
                outcome.text.push_str(&text);
            }
            Ok(ChatEvent::Usage(used)) => outcome.usage = Some((used.input, used.output)),
            Ok(ChatEvent::Finished { reason }) => (outcome.last, ended) = (Ok(reason), true),
            Err(error) => (outcome.last, ended) = (Err(error), true),
        }
    }
    assert!(ended, "every stream ends with Finished or an error");
    outcome
}
