//! One process: started, fed, read and ended.

use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, Command};
use tokio_util::sync::CancellationToken;

use crate::error::ProviderError;
use crate::redact::shown_message;

/// Most output that is read, in MiB.
const MAX_OUTPUT_MIB: u32 = 8;
/// Most of a program's complaints that are kept, in bytes.
const MAX_COMPLAINT: usize = 8 << 10;

/// A process that is ended, with all that it started, when this is dropped.
pub(super) struct Running {
    pub(super) child: Child,
}

impl Running {
    /// Starts a program with all three streams piped.
    pub(super) fn start(words: &[String]) -> Result<Self, ProviderError> {
        let program = words.first().cloned().unwrap_or_default();
        let mut command = Command::new(&program);
        command.args(words.get(1..).unwrap_or_default());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
        // A group of its own: many such programs are scripts that start others.
        #[cfg(unix)]
        command.process_group(0);
        let child = command.spawn().map_err(|_| ProviderError::ProgramMissing { program })?;
        Ok(Self { child })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        #[cfg(unix)]
        if let Some(group) = self.child.id().and_then(|id| rustix::process::Pid::from_raw(id.cast_signed())) {
            // Fails only where the group is gone, which is what is wanted.
            let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
        // On other systems the process itself is ended by `kill_on_drop`.
    }
}

/// Runs a program to its end and gives its output. `sent` are texts that must not show up in a
/// message.
pub(super) async fn run(
    words: &[String],
    input: &str,
    limit: Duration,
    cancel: &CancellationToken,
    sent: &[&str],
) -> Result<String, ProviderError> {
    let mut running = Running::start(words)?;
    let program = words.first().cloned().unwrap_or_default();
    let work = async {
        let mut stdin = running.child.stdin.take();
        let feeding = async {
            if let Some(mut stdin) = stdin.take() {
                // A program that closes its input early says by its status whether that was right.
                let _ = stdin.write_all(input.as_bytes()).await;
                let _ = stdin.shutdown().await;
            }
        };
        let output = read_up_to(running.child.stdout.take(), (MAX_OUTPUT_MIB as usize) << 20);
        let complaint = drain(running.child.stderr.take());
        let ((), output, complaint) = tokio::join!(feeding, output, complaint);
        let status = running.child.wait().await;
        (output, complaint, status)
    };
    let (output, complaint, status) = tokio::select! {
        biased;
        () = cancel.cancelled() => return Err(ProviderError::Cancelled),
        done = tokio::time::timeout(limit, work) => done.map_err(|_| {
            ProviderError::Timeout { what: "the program's answer", seconds: limit.as_secs() }
        })?,
    };
    let output = output.ok_or(ProviderError::TooLarge { limit_mib: MAX_OUTPUT_MIB })?;
    match status {
        Ok(status) if status.success() => Ok(String::from_utf8_lossy(&output).into_owned()),
        Ok(status) => Err(failed(program, Some(status), &complaint, sent)),
        Err(_) => Err(failed(program, None, &complaint, sent)),
    }
}

/// A failure in words: the status, and the first of what the program itself said.
pub(super) fn failed(
    program: String,
    status: Option<ExitStatus>,
    complaint: &[u8],
    sent: &[&str],
) -> ProviderError {
    let text = String::from_utf8_lossy(complaint);
    let words = shown_message(&text, &[], sent);
    let status = status.and_then(|status| status.code()).map(|code| format!("status {code}"));
    let message = [status, Some(words).filter(|words| !words.is_empty())];
    ProviderError::ProgramFailed {
        program,
        message: message.into_iter().flatten().collect::<Vec<_>>().join(", "),
    }
}

/// Everything a stream gives; `None` if that is more than `most` bytes.
async fn read_up_to(stream: Option<impl AsyncRead + Unpin>, most: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    if let Some(stream) = stream {
        // A stream that breaks off is judged by the program's status.
        let _ = stream.take(most as u64 + 1).read_to_end(&mut bytes).await;
    }
    (bytes.len() <= most).then_some(bytes)
}

/// The beginning of a stream; the rest is read and thrown away, so that the program does not wait
/// for somebody to read it.
async fn drain(stream: Option<impl AsyncRead + Unpin>) -> Vec<u8> {
    let mut kept = Vec::new();
    let Some(mut stream) = stream else { return kept };
    let mut piece = [0; 4096];
    while let Ok(count) = stream.read(&mut piece).await {
        if count == 0 {
            break;
        }
        let room = MAX_COMPLAINT.saturating_sub(kept.len()).min(count);
        kept.extend_from_slice(&piece[..room]);
    }
    kept
}
