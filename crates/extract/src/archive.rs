//! ZIP archives, read within bounds.
//!
//! A ZIP reader that builds its index first costs memory for each entry a file claims to have, before
//! any limit can be set; so the directory is walked here, entry by entry, and nothing that a header
//! says is believed: an entry is unpacked in small steps against the caps below. The layout is that of
//! PKWARE's APPNOTE.TXT 6.3.10, sections 4.3 to 4.5. Only stored and deflated entries are read, as EPUB
//! (OCF 3.3) and Office Open XML (ISO/IEC 29500-2) ask.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::Read;

use flate2::Crc;
use flate2::read::DeflateDecoder;

use crate::error::ExtractError;

/// The most entries of an archive. The largest books with a picture a page stay below 5,000.
pub(crate) const MAX_ENTRIES: usize = 10_000;
/// The most bytes that one entry may unpack to, 30 MB.
pub(crate) const MAX_ENTRY: usize = 30_000_000;
/// The most bytes that all the entries read may unpack to together, 100 MB.
pub(crate) const MAX_TOTAL: usize = 100_000_000;
/// The longest name of an entry in bytes.
const MAX_NAME: usize = 1024;

const END: &[u8] = b"PK\x05\x06";
const END_64: &[u8] = b"PK\x06\x06";
const LOCATOR_64: &[u8] = b"PK\x06\x07";
const CENTRAL: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";
/// The most that stands behind the start of the end record: itself and a comment.
const MAX_END: usize = 22 + 65_535;

/// An open archive.
pub(crate) struct Archive<'a> {
    bytes: &'a [u8],
    /// Its name for people in errors, such as `the EPUB book`.
    what: &'static str,
    entries: HashMap<String, Entry>,
    /// How many bytes were unpacked so far.
    spent: Cell<usize>,
}

#[derive(Debug, Clone)]
struct Entry {
    /// Where its local header starts.
    start: usize,
    /// The bytes it takes, packed.
    packed: usize,
    /// The bytes it claims to unpack to: only ever held against it.
    declared: u64,
    crc: u32,
    method: u16,
    encrypted: bool,
    /// Whether another entry has the same name: which one counts is anyone's guess.
    ambiguous: bool,
    /// Whether it was unpacked before: the total counts it once.
    counted: Cell<bool>,
}

impl<'a> Archive<'a> {
    /// Reads the directory of an archive. `what` names the file in errors.
    ///
    /// Entries with absolute names or `..` in them are left out: no path inside a document reaches them.
    pub(crate) fn open(bytes: &'a [u8], what: &'static str) -> Result<Self, ExtractError> {
        let damaged = ExtractError::Damaged { what };
        let (mut at, base, end) = directory(bytes).ok_or(damaged.clone())?;
        let mut entries: HashMap<String, Entry> = HashMap::new();
        let mut ranges = Vec::new();
        let mut seen = 0usize;
        while at < end && at.checked_add(4).and_then(|to| bytes.get(at..to)) == Some(CENTRAL) {
            seen += 1;
            if seen > MAX_ENTRIES {
                return Err(over(format!("it holds more than {MAX_ENTRIES} files")));
            }
            let (name, entry, next) = central(bytes, at, base).ok_or(damaged.clone())?;
            at = next;
            if name.len() > MAX_NAME {
                return Err(over(format!("a name in it is longer than {MAX_NAME} bytes")));
            }
            if let Some(range) = extent(bytes, &entry) {
                ranges.push(range);
            }
            if is_unsafe(&name) || name.ends_with('/') {
                continue;
            }
            entries.entry(name).and_modify(|e| e.ambiguous = true).or_insert(entry);
        }
        if seen == 0 {
            return Err(damaged);
        }
        ranges.sort_unstable();
        if ranges.windows(2).any(|w| w[0].1 > w[1].0) {
            return Err(over("its files lie on top of each other, as in a decompression bomb".to_owned()));
        }
        Ok(Self { bytes, what, entries, spent: Cell::new(0) })
    }

    /// Whether there is an entry of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.entries.contains_key(name)
    }

    /// The names of all entries, in no order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Refuses early what would run into a cap by its own account.
    pub(crate) fn check_declared<'n>(
        &self,
        names: impl Iterator<Item = &'n str>,
    ) -> Result<(), ExtractError> {
        let mut total = 0u64;
        for entry in names.filter_map(|n| self.entries.get(n)) {
            if entry.declared > MAX_ENTRY as u64 {
                return Err(over_entry());
            }
            total = total.saturating_add(entry.declared);
        }
        if total > MAX_TOTAL as u64 { Err(over_total()) } else { Ok(()) }
    }

    /// The unpacked bytes of an entry; `None` where there is none of that name.
    pub(crate) fn read(&self, name: &str) -> Result<Option<Vec<u8>>, ExtractError> {
        let Some(entry) = self.entries.get(name) else { return Ok(None) };
        let damaged = ExtractError::Damaged { what: self.what };
        if entry.encrypted {
            return Err(ExtractError::Locked { what: self.what });
        }
        if entry.ambiguous {
            return Err(damaged);
        }
        if entry.declared > MAX_ENTRY as u64 {
            return Err(over_entry());
        }
        let (start, end) = data(self.bytes, entry).ok_or(damaged.clone())?;
        let packed = self.bytes.get(start..end).ok_or(damaged.clone())?;
        let before = if entry.counted.replace(true) { None } else { Some(self.spent.get()) };
        let out = match entry.method {
            0 if packed.len() > MAX_ENTRY => return Err(over_entry()),
            0 => packed.to_vec(),
            8 => inflate(packed, entry.declared, before.unwrap_or(0), &damaged)?,
            _ => {
                return Err(ExtractError::Unsupported {
                    what: "A ZIP file packed by a rare method",
                    hint: "Unpack it, pack it again in the usual way and open that.",
                });
            }
        };
        if let Some(before) = before {
            self.spent.set(before + out.len());
            if self.spent.get() > MAX_TOTAL {
                return Err(over_total());
            }
        }
        let mut crc = Crc::new();
        crc.update(&out);
        if crc.sum() == entry.crc { Ok(Some(out)) } else { Err(damaged) }
    }
}

fn over(cap: String) -> ExtractError {
    ExtractError::OverLimit { cap }
}

fn over_entry() -> ExtractError {
    over(format!("a file in it unpacks to more than {} MB", MAX_ENTRY / 1_000_000))
}

fn over_total() -> ExtractError {
    over(format!("its text unpacks to more than {} MB", MAX_TOTAL / 1_000_000))
}

fn inflate(
    packed: &[u8],
    declared: u64,
    spent: usize,
    damaged: &ExtractError,
) -> Result<Vec<u8>, ExtractError> {
    let mut out = Vec::new();
    let mut decoder = DeflateDecoder::new(packed);
    let mut step = vec![0u8; 65_536];
    loop {
        let read = match decoder.read(&mut step) {
            Ok(0) => return Ok(out),
            Ok(read) => read,
            Err(_) => return Err(damaged.clone()),
        };
        out.extend_from_slice(&step[..read]);
        if out.len() > MAX_ENTRY {
            return Err(over_entry());
        }
        if out.len() as u64 > declared {
            return Err(over("a file in it unpacks to more than it declares".to_owned()));
        }
        if spent + out.len() > MAX_TOTAL {
            return Err(over_total());
        }
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let end = at.checked_add(2)?;
    Some(u16::from_le_bytes(bytes.get(at..end)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let end = at.checked_add(4)?;
    Some(u32::from_le_bytes(bytes.get(at..end)?.try_into().ok()?))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    let end = at.checked_add(8)?;
    Some(u64::from_le_bytes(bytes.get(at..end)?.try_into().ok()?))
}

/// Where the central directory starts, how far offsets are shifted by what stands before the archive,
/// and where the directory must end.
fn directory(bytes: &[u8]) -> Option<(usize, usize, usize)> {
    let from = bytes.len().saturating_sub(MAX_END);
    let tail = bytes.get(from..)?;
    let end = (0..tail.len().saturating_sub(21)).rev().map(|i| from + i).find(|&at| {
        bytes.get(at..at + 4) == Some(END)
            && u16_at(bytes, at + 20).is_some_and(|comment| at + 22 + usize::from(comment) <= bytes.len())
    })?;
    let mut size = u64::from(u32_at(bytes, end + 12)?);
    let mut offset = u64::from(u32_at(bytes, end + 16)?);
    let mut limit = end;
    if let Some(locator) = end.checked_sub(20).filter(|&l| bytes.get(l..l + 4) == Some(LOCATOR_64)) {
        let record = usize::try_from(u64_at(bytes, locator + 8)?).ok()?;
        if bytes.get(record..record.checked_add(4)?) == Some(END_64) {
            size = u64_at(bytes, record.checked_add(40)?)?;
            offset = u64_at(bytes, record.checked_add(48)?)?;
            limit = record;
        }
    }
    let (size, offset) = (usize::try_from(size).ok()?, usize::try_from(offset).ok()?);
    // What stands before the archive shifts every offset; the directory lies right before its end.
    let shifted = limit.checked_sub(size).and_then(|s| s.checked_sub(offset));
    let is_central = |at: usize| at.checked_add(4).and_then(|to| bytes.get(at..to)) == Some(CENTRAL);
    let base = shifted.filter(|b| b.checked_add(offset).is_some_and(is_central)).unwrap_or(0);
    Some((base.checked_add(offset)?, base, limit))
}

/// The directory's record at `at`: the name, the entry and where the next record starts.
fn central(bytes: &[u8], at: usize, base: usize) -> Option<(String, Entry, usize)> {
    let flags = u16_at(bytes, at + 8)?;
    let mut packed = u64::from(u32_at(bytes, at + 20)?);
    let mut declared = u64::from(u32_at(bytes, at + 24)?);
    let mut start = u64::from(u32_at(bytes, at + 42)?);
    let name_end = at + 46 + usize::from(u16_at(bytes, at + 28)?);
    let extra_end = name_end + usize::from(u16_at(bytes, at + 30)?);
    let next = extra_end + usize::from(u16_at(bytes, at + 32)?);
    let name = bytes.get(at + 46..name_end)?;
    let extra = bytes.get(name_end..extra_end)?;
    // The ZIP64 field (4.5.3) holds, in this order, those of the three that did not fit.
    if let Some(mut field) = zip64_field(extra) {
        for value in [&mut declared, &mut packed, &mut start] {
            if *value == u64::from(u32::MAX) {
                *value = u64_at(field, 0)?;
                field = &field[8..];
            }
        }
    }
    let entry = Entry {
        start: usize::try_from(start).ok()?.checked_add(base)?,
        packed: usize::try_from(packed).ok()?,
        declared,
        crc: u32_at(bytes, at + 16)?,
        method: u16_at(bytes, at + 10)?,
        encrypted: flags & 1 != 0,
        ambiguous: false,
        counted: Cell::new(false),
    };
    Some((String::from_utf8_lossy(name).replace('\\', "/"), entry, next))
}

fn zip64_field(mut extra: &[u8]) -> Option<&[u8]> {
    loop {
        let (id, length) = (u16_at(extra, 0)?, usize::from(u16_at(extra, 2)?));
        let field = extra.get(4..4 + length)?;
        if id == 1 {
            return Some(field);
        }
        extra = extra.get(4 + length..)?;
    }
}

/// Where the packed bytes of an entry lie.
fn data(bytes: &[u8], entry: &Entry) -> Option<(usize, usize)> {
    let at = entry.start;
    if bytes.get(at..at.checked_add(4)?) != Some(LOCAL) {
        return None;
    }
    let start = at + 30 + usize::from(u16_at(bytes, at + 26)?) + usize::from(u16_at(bytes, at + 28)?);
    Some((start, start.checked_add(entry.packed)?))
}

/// The bytes that an entry takes with its header.
fn extent(bytes: &[u8], entry: &Entry) -> Option<(usize, usize)> {
    Some((entry.start, data(bytes, entry)?.1))
}

fn is_unsafe(name: &str) -> bool {
    name.is_empty()
        || name.starts_with('/')
        || name.contains('\0')
        || name.split('/').any(|p| p == "..")
        || name.as_bytes().get(1) == Some(&b':')
}
