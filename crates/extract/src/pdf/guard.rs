//! What keeps a hostile file from taking the library with it.

use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};

use flate2::read::ZlibDecoder;

use crate::error::ExtractError;

/// The most that all compressed parts but pictures may unpack to: 300 MB.
const MAX_UNPACKED: u64 = 300_000_000;

/// The most that one of them may unpack to: 96 MB.
const MAX_PART: u64 = 96_000_000;

/// Runs the library's code; `None` where it panics. What it panicked with is not looked at, since it
/// may hold text of the file.
pub(crate) fn within<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// Refuses a file whose compressed parts unpack to more than is given. The library inflates some of
/// them whole while it opens a file, before anything can be asked of it.
pub(crate) fn refuse_bombs(bytes: &[u8]) -> Result<(), ExtractError> {
    if is_too_deep(bytes) {
        return Err(ExtractError::Damaged { what: "the PDF file" });
    }
    let mut all = 0u64;
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"stream") {
        let begin = at + found;
        at = begin + 6;
        if bytes[..begin].ends_with(b"end") {
            continue;
        }
        let ([b'\r', b'\n', data @ ..] | [b'\n' | b'\r', data @ ..]) = &bytes[at..] else { continue };
        let head = &bytes[begin.saturating_sub(600)..begin];
        let head = &head[rfind(head, b"obj").unwrap_or(0)..];
        // Pictures are not unpacked; fonts are small.
        if find(head, b"/Image").is_some() {
            continue;
        }
        if find(head, b"/ObjStm").is_some() && objects_too_deep(data) {
            return Err(ExtractError::Damaged { what: "the PDF file" });
        }
        let layers = count(head, b"/FlateDecode") + count(head, b"/Fl ") + count(head, b"/Fl]");
        let size = match layers {
            0 => continue,
            1 => unpacked(ZlibDecoder::new(data)),
            _ => unpacked(ZlibDecoder::new(ZlibDecoder::new(data))),
        };
        all += size;
        if size > MAX_PART {
            let cap = format!("a part of it unpacks to more than {} MB", MAX_PART / 1_000_000);
            return Err(ExtractError::OverLimit { cap });
        }
        if all > MAX_UNPACKED {
            let cap = format!("its parts unpack to more than {} MB", MAX_UNPACKED / 1_000_000);
            return Err(ExtractError::OverLimit { cap });
        }
    }
    Ok(())
}

/// Whether the objects in a packed stream lie too deep within each other.
fn objects_too_deep(data: &[u8]) -> bool {
    let mut objects = Vec::new();
    // An error ends the stream where it is broken; what came before it counts.
    let _broken = ZlibDecoder::new(data).take(MAX_PART).read_to_end(&mut objects);
    is_too_deep(&objects)
}

/// Brackets within brackets beyond which nothing is read: the library descends into them, and its stack
/// ends.
const MAX_DEPTH: usize = 400;

/// Whether arrays and dictionaries lie too deep within each other. Bytes within streams of a file are
/// passed over.
pub(crate) fn is_too_deep(data: &[u8]) -> bool {
    let mut depth = 0usize;
    // Where no stream ends any more, none is looked for again: that would be a walk for each.
    let mut ends = true;
    let mut i = 0;
    while i < data.len() {
        match data[i] {
            b'[' => depth += 1,
            b'<' if data.get(i + 1) == Some(&b'<') => {
                depth += 1;
                i += 1;
            }
            b']' => depth = depth.saturating_sub(1),
            b'>' if data.get(i + 1) == Some(&b'>') => {
                depth = depth.saturating_sub(1);
                i += 1;
            }
            b's' if data[i..].starts_with(b"stream") => {
                depth = 0;
                let end = if ends { find(&data[i..], b"endstream") } else { None };
                ends = end.is_some();
                i = end.map_or(i + 6, |n| i + n + 9);
                continue;
            }
            _ => {}
        }
        if depth > MAX_DEPTH {
            return true;
        }
        i += 1;
    }
    false
}

/// How much comes out, up to a little more than [`MAX_PART`]. Broken data counts up to where it breaks.
fn unpacked(mut from: impl Read) -> u64 {
    let mut buffer = [0u8; 8_192];
    let mut size = 0u64;
    while let Ok(n) = from.read(&mut buffer) {
        size += n as u64;
        if n == 0 || size > MAX_PART {
            break;
        }
    }
    size
}

fn count(data: &[u8], needle: &[u8]) -> usize {
    data.windows(needle.len()).filter(|w| *w == needle).count()
}

/// Where a byte string first stands.
pub(crate) fn find(data: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut at = 0;
    while let Some(i) = data[at..].iter().position(|&b| b == first) {
        if data[at + i..].starts_with(needle) {
            return Some(at + i);
        }
        at += i + 1;
    }
    None
}

/// Where a byte string last stands.
pub(crate) fn rfind(data: &[u8], needle: &[u8]) -> Option<usize> {
    data.windows(needle.len()).rposition(|w| w == needle)
}
