//! Reading hostile formats in a process of their own.
//!
//! The parsers of PDF files, packed books and feeds are large, and a file can be made to crash or to
//! drain them. This program therefore starts itself a second time for each such file, with a cap on
//! memory and time, and nothing but a pipe in and a pipe out. Whatever happens there, the reader gets
//! an article or an error, and the window stays.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use diglot_extract::{Document, Format, Hints, read_document};
use serde::{Deserialize, Serialize};

use crate::api::ApiError;

/// The argument that makes this program read one file from standard input and nothing else.
const ARGUMENT: &str = "--read-in-child";

/// The most memory that a file may take beyond what the program itself has, 256 MB.
#[cfg(unix)]
const MEMORY: u64 = 256 << 20;

/// The most processor time, in seconds.
#[cfg(unix)]
const CPU_SECONDS: u64 = 20;

/// The longest time in all.
const TIME: Duration = Duration::from_secs(40);

/// The largest answer, in bytes: the text of the largest part of a book with its marks.
const MAX_REPLY: u64 = 96 << 20;

/// How often a running child is looked at.
const LOOK: Duration = Duration::from_millis(5);

/// How this program starts itself to read one file.
#[derive(Debug, Clone)]
pub struct FileReader {
    program: Option<PathBuf>,
}

impl FileReader {
    /// This very program; its `main` must begin with [`read_in_child`].
    pub fn this_program() -> Self {
        Self { program: std::env::current_exe().ok() }
    }

    /// Another program that begins with [`read_in_child`].
    pub fn program(program: PathBuf) -> Self {
        Self { program: Some(program) }
    }
}

/// What goes in before the bytes.
#[derive(Debug, Serialize, Deserialize)]
struct Asked {
    format: Option<String>,
    media_type: Option<String>,
    charset: Option<String>,
    file_name: Option<String>,
    url: Option<String>,
    part: Option<u32>,
}

/// What comes out.
#[derive(Debug, Serialize, Deserialize)]
enum Reply {
    Read(Document),
    Failed(ApiError),
}

/// Reads bytes in a child. `stop` is asked every few milliseconds; where it says so, the child is
/// killed.
///
/// # Errors
/// `damaged` where the child crashed, `over-limit` where it ran out of memory or time, `cancelled`,
/// and whatever it found out of the file.
pub(super) fn read(
    reader: &FileReader,
    bytes: &[u8],
    hints: &Hints<'_>,
    stop: &dyn Fn() -> bool,
) -> Result<Document, ApiError> {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let asked = Asked {
        format: hints.format.map(|f| f.id().to_owned()),
        media_type: owned(hints.media_type),
        charset: owned(hints.charset),
        file_name: owned(hints.file_name),
        url: owned(hints.url),
        part: hints.part,
    };
    let head = serde_json::to_vec(&asked).map_err(|_| no_child())?;
    let program = reader.program.as_ref().ok_or_else(no_child)?;
    let mut child = Command::new(program)
        .arg(ARGUMENT)
        .env_clear()
        // Where shared libraries are looked for belongs to how this program was started.
        .envs(std::env::vars_os().filter(|(name, _)| KEPT.iter().any(|kept| name == OsStr::new(kept))))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|_| no_child())?;
    let (Some(mut stdin), Some(stdout), Some(stderr)) =
        (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        end(&mut child);
        return Err(no_child());
    };
    let (ended, out, err) = std::thread::scope(|scope| {
        scope.spawn(move || {
            let length = u32::try_from(head.len()).unwrap_or(u32::MAX).to_le_bytes();
            // A child that died has closed the pipe; how it ended says more than this does.
            let _ = stdin
                .write_all(&length)
                .and_then(|()| stdin.write_all(&head))
                .and_then(|()| stdin.write_all(bytes));
        });
        let out = scope.spawn(move || read_up_to(stdout, MAX_REPLY));
        let err = scope.spawn(move || read_up_to(stderr, 4_096));
        let ended = watch(&mut child, stop);
        (ended, out.join().unwrap_or_default(), err.join().unwrap_or_default())
    });
    match ended? {
        _ if out.len() as u64 >= MAX_REPLY => Err(over("what it unpacks to is more than 96 MB")),
        status if status.success() => match serde_json::from_slice(&out) {
            Ok(Reply::Read(document)) => Ok(document),
            Ok(Reply::Failed(error)) => Err(error),
            Err(_) => Err(crashed()),
        },
        status => Err(died(status, &err)),
    }
}

/// Variables that a program may need to start at all.
const KEPT: &[&str] = &["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PATH", "SystemRoot", "TEMP", "TMP"];

fn watch(child: &mut Child, stop: &dyn Fn() -> bool) -> Result<ExitStatus, ApiError> {
    let started = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status),
            Ok(None) => {}
            Err(_) => {
                end(child);
                return Err(no_child());
            }
        }
        if stop() {
            end(child);
            return Err(ApiError::new("cancelled", "Cancelled"));
        }
        if started.elapsed() > TIME {
            end(child);
            return Err(out_of_time());
        }
        std::thread::sleep(LOOK);
    }
}

/// Ends a child and takes note of its end, so that nothing of it stays behind.
fn end(child: &mut Child) {
    // It may have ended by itself a moment before; both calls then have nothing to do.
    let _ = child.kill();
    let _ = child.wait();
}

fn read_up_to(from: impl Read, most: u64) -> Vec<u8> {
    let mut out = Vec::new();
    // A broken pipe shows in how the child ended, and half an answer does not parse.
    let _ = from.take(most).read_to_end(&mut out);
    out
}

fn died(status: ExitStatus, stderr: &[u8]) -> ApiError {
    let said = String::from_utf8_lossy(stderr);
    if said.contains("memory allocation of") || said.contains("out of memory") {
        return over("it needs more than 256 MB of memory");
    }
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt as _;
        // SIGXCPU, and SIGKILL for a system whose hard limit was reached first.
        if matches!(status.signal(), Some(24 | 9)) {
            return out_of_time();
        }
    }
    let _ = status;
    crashed()
}

fn crashed() -> ApiError {
    ApiError::new("damaged", "The file is damaged in a way that ended its reader")
        .hint("Nothing else was touched. Get the file again, or open it in its own program and copy the text")
}

fn out_of_time() -> ApiError {
    over("reading it takes too long")
}

/// The error of a cap that was reached.
fn over(cap: &str) -> ApiError {
    ApiError::new("over-limit", format!("It is too much to open: {cap}"))
        .hint("Open it in its own program, copy the part you need and paste it here")
}

fn no_child() -> ApiError {
    ApiError::new("no-reader", "The reader for this kind of file could not be started")
        .hint("Start Diglot again; if it happens again, install it anew")
}

/// Where this program was started to read one file, reads it and gives the exit status; `None` where
/// it was started for anything else. To be called first of all in `main`.
pub fn read_in_child() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().as_deref() != Some(OsStr::new(ARGUMENT)) {
        return None;
    }
    limit_this_process();
    Some(match answer() {
        Some(()) => ExitCode::SUCCESS,
        None => ExitCode::FAILURE,
    })
}

fn answer() -> Option<()> {
    let mut stdin = std::io::stdin().lock();
    let mut length = [0; 4];
    stdin.read_exact(&mut length).ok()?;
    let mut head = vec![0; usize::try_from(u32::from_le_bytes(length)).ok().filter(|n| *n < 1 << 20)?];
    stdin.read_exact(&mut head).ok()?;
    let asked: Asked = serde_json::from_slice(&head).ok()?;
    let mut bytes = Vec::new();
    stdin.read_to_end(&mut bytes).ok()?;
    let hints = Hints {
        format: asked.format.as_deref().and_then(Format::from_id),
        media_type: asked.media_type.as_deref(),
        charset: asked.charset.as_deref(),
        file_name: asked.file_name.as_deref(),
        url: asked.url.as_deref(),
        part: asked.part,
    };
    let reply = match read_document(&bytes, &hints) {
        Ok(document) => Reply::Read(document),
        Err(error) => Reply::Failed(error.into()),
    };
    drop(bytes);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    serde_json::to_writer(&mut out, &reply).ok()?;
    out.flush().ok()
}

/// Caps memory and processor time, and forbids new files and core dumps. Where the system does not
/// know a cap the others still hold, and the parent watches the clock.
#[cfg(unix)]
fn limit_this_process() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let cap = |resource, most: u64| {
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    };
    cap(Resource::Core, 0);
    cap(Resource::Fsize, 0);
    cap(Resource::Cpu, CPU_SECONDS);
    // The window's program maps hundreds of megabytes of libraries before it does anything; only
    // what comes on top counts. Without /proc the cap is on data alone.
    let mapped = std::fs::read_to_string("/proc/self/statm")
        .ok()
        .and_then(|statm| statm.split(' ').next()?.parse::<u64>().ok())
        .map(|pages| pages * rustix::param::page_size() as u64);
    match mapped {
        Some(mapped) => cap(Resource::As, mapped + MEMORY),
        None => cap(Resource::Data, MEMORY),
    }
}

/// Other systems have no such caps for a process to set on itself; the parent's clock holds.
#[cfg(not(unix))]
fn limit_this_process() {}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    /// Reads through a stand-in that does what a broken reader might.
    fn read_with(script: &str, stop: &dyn Fn() -> bool) -> Result<Document, ApiError> {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("reader");
        std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
        // More than a pipe holds, so that a reader which does not read is no deadlock.
        let bytes = vec![b'x'; 1 << 20];
        read(&FileReader::program(program), &bytes, &Hints::default(), stop)
    }

    #[test]
    fn however_a_child_ends_there_is_an_error() {
        let check = |script: &str, code: &str| {
            assert_eq!(read_with(script, &|| false).unwrap_err().code, code, "{script}");
        };
        check("kill -SEGV $$", "damaged");
        check("kill -ABRT $$", "damaged");
        check("exit 1", "damaged");
        check("exit 0", "damaged");
        check("cat >/dev/null; echo '{\"Read\":'", "damaged");
        check("echo 'memory allocation of 99 bytes failed' >&2; kill -ABRT $$", "over-limit");
        check("kill -KILL $$", "over-limit");
        check(
            "cat >/dev/null; echo '{\"Failed\":{\"code\":\"scanned\",\"message\":\"m\",\"hint\":null,\"args\":{},\"retry_after_ms\":null}}'",
            "scanned",
        );
        check("exec head -c 120000000 /dev/zero", "over-limit");
        let nobody = FileReader::program("/nowhere/at/all".into());
        assert_eq!(read(&nobody, b"", &Hints::default(), &|| false).unwrap_err().code, "no-reader");
    }

    #[test]
    fn a_child_is_killed_when_the_reader_says_stop() {
        let asked = AtomicU32::new(0);
        let stop = || asked.fetch_add(1, Ordering::SeqCst) > 3;
        assert_eq!(read_with("exec sleep 600", &stop).unwrap_err().code, "cancelled");
    }
}
