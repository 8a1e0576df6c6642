//! A process that stays and answers line by line.

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::process::{ChildStdin, ChildStdout};
use tokio::sync::Mutex;
use tokio_util::sync::CancellationToken;

use super::process::{Running, failed};
use super::{Program, one_line};
use crate::error::ProviderError;

/// Longest answer to one line, in bytes.
const MAX_LINE: u64 = 1 << 20;

/// The place where a program that stays is kept between two batches. Dropping it ends the program.
#[derive(Default)]
pub struct KeptProgram(Mutex<Option<Kept>>);

impl std::fmt::Debug for KeptProgram {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeptProgram")
    }
}

struct Kept {
    words: Vec<String>,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
    running: Running,
}

impl Kept {
    fn start(words: &[String]) -> Result<Self, ProviderError> {
        let mut running = Running::start(words)?;
        let broken = || ProviderError::ProgramMissing { program: words.first().cloned().unwrap_or_default() };
        let stdin = running.child.stdin.take().ok_or_else(broken)?;
        let stdout = BufReader::new(running.child.stdout.take().ok_or_else(broken)?);
        if let Some(mut stderr) = running.child.stderr.take() {
            // Somebody has to read it, or the program waits for that; it ends with the program.
            tokio::spawn(async move { tokio::io::copy(&mut stderr, &mut tokio::io::sink()).await });
        }
        Ok(Self { words: words.to_vec(), stdin, stdout, running })
    }

    async fn ask(&mut self, text: &str) -> Result<String, ProviderError> {
        let program = || self.words.first().cloned().unwrap_or_default();
        let asked = async {
            self.stdin.write_all(format!("{text}\n").as_bytes()).await?;
            self.stdin.flush().await
        };
        if asked.await.is_err() {
            return Err(failed(program(), self.running.child.try_wait().ok().flatten(), b"", &[]));
        }
        let mut line = Vec::new();
        let read = (&mut self.stdout).take(MAX_LINE).read_until(b'\n', &mut line).await;
        if line.len() as u64 >= MAX_LINE {
            return Err(ProviderError::TooLarge { limit_mib: (MAX_LINE >> 20) as u32 });
        }
        if read.is_err() || !line.ends_with(b"\n") {
            return Err(failed(program(), self.running.child.try_wait().ok().flatten(), b"", &[]));
        }
        if !self.stdout.buffer().is_empty() {
            // The next answer would be that of another text.
            return Err(ProviderError::BadAnswer { what: "the program gave more than one line for a text" });
        }
        Ok(one_line(&String::from_utf8_lossy(&line)))
    }
}

impl KeptProgram {
    /// Asks for each text in turn. Whatever goes wrong ends the process: its next line could be the
    /// answer to an earlier text.
    pub(super) async fn translate(
        &self,
        program: &Program,
        words: &[String],
        texts: &[&str],
        cancel: &CancellationToken,
    ) -> Result<Vec<String>, ProviderError> {
        let mut place = tokio::select! {
            biased;
            () = cancel.cancelled() => return Err(ProviderError::Cancelled),
            place = self.0.lock() => place,
        };
        // Taken out, so that a call that is dropped in the middle leaves no process behind.
        let mut last = place.take().filter(|kept| kept.words == words);
        // One that has ended by itself is started anew.
        let alive = last.as_mut().is_some_and(|kept| matches!(kept.running.child.try_wait(), Ok(None)));
        let mut kept = match last.filter(|_| alive) {
            Some(kept) => kept,
            None => Kept::start(words)?,
        };
        let work = async {
            let mut answers = Vec::with_capacity(texts.len());
            for text in texts {
                answers.push(kept.ask(text).await?);
            }
            Ok::<_, ProviderError>(answers)
        };
        let limit = program.timeout;
        let answers = tokio::select! {
            biased;
            () = cancel.cancelled() => return Err(ProviderError::Cancelled),
            done = tokio::time::timeout(limit, work) => done.map_err(|_| {
                ProviderError::Timeout { what: "the program's answer", seconds: limit.as_secs() }
            })??,
        };
        *place = Some(kept);
        Ok(answers)
    }
}
