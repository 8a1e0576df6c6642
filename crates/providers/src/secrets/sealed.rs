//! The format of the sealed key file. Bytes in, bytes out; no disk.
//!
//! ```text
//! magic      8  "DIGLOTKF"
//! version    1  1
//! cost      12  memory in KiB, passes, lanes: three u32, little endian
//! salt      16  random, one a file
//! check     16  tells a wrong passphrase from a changed file
//! nonce     24  random, one a write
//! length     4  of the names, u32, little endian
//! names         JSON list of the accounts, readable, so that a locked file can be asked for one
//! sealed        JSON object from account to secret, XChaCha20-Poly1305
//! ```
//!
//! Key and check are the two halves of one Argon2id output (RFC 9106). Everything in front of the
//! sealed part is authenticated with it.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use std::collections::BTreeMap;
use zeroize::Zeroizing;

use super::error::SecretError;
use crate::secret::Secret;

const MAGIC: &[u8; 8] = b"DIGLOTKF";
const VERSION: u8 = 1;
/// Length of everything in front of the names.
const HEAD: usize = 8 + 1 + 12 + 16 + 16 + 24 + 4;
/// Largest file that is read, in bytes: some ten thousand keys.
pub(super) const MAX_FILE: u64 = 4 << 20;

/// How costly one try of a passphrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Default for Cost {
    /// 64 MiB, 3 passes, 4 lanes: RFC 9106, section 4, second recommended option.
    fn default() -> Self {
        Self { memory_kib: 64 << 10, passes: 3, lanes: 4 }
    }
}

/// What a passphrase gives for one file.
#[derive(Clone)]
pub(super) struct Unlocked {
    cost: Cost,
    salt: [u8; 16],
    check: [u8; 16],
    key: Zeroizing<[u8; 32]>,
}

/// The readable part of a file.
pub(super) struct Head {
    cost: Cost,
    salt: [u8; 16],
    check: [u8; 16],
    nonce: [u8; 24],
    pub(super) names: Vec<String>,
    sealed_at: usize,
}

/// The secrets of a file by account.
pub(super) type Secrets = BTreeMap<String, Secret>;

/// Reads the readable part.
pub(super) fn head(bytes: &[u8]) -> Result<Head, SecretError> {
    let mut rest = bytes;
    if take::<8>(&mut rest)? != *MAGIC || take::<1>(&mut rest)? != [VERSION] {
        return Err(SecretError::Damaged);
    }
    let mut number = || take::<4>(&mut rest).map(u32::from_le_bytes);
    let cost = Cost { memory_kib: number()?, passes: number()?, lanes: number()? };
    // A changed file must not be able to take all memory or an hour.
    if cost.memory_kib > 1 << 20 || cost.passes > 32 || cost.lanes > 64 {
        return Err(SecretError::Damaged);
    }
    let (salt, check, nonce) = (take(&mut rest)?, take(&mut rest)?, take(&mut rest)?);
    let length = u32::from_le_bytes(take(&mut rest)?) as usize;
    let names = rest.get(..length).ok_or(SecretError::Damaged)?;
    let names = serde_json::from_slice(names).map_err(|_| SecretError::Damaged)?;
    Ok(Head { cost, salt, check, nonce, names, sealed_at: HEAD + length })
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], SecretError> {
    let (now, later) = rest.split_first_chunk::<N>().ok_or(SecretError::Damaged)?;
    *rest = later;
    Ok(*now)
}

impl Unlocked {
    /// For a new file.
    pub(super) fn new(passphrase: &Secret, cost: Cost) -> Result<Self, SecretError> {
        Self::derive(passphrase, cost, random()?)
    }

    /// For an existing file, if the passphrase is its own.
    pub(super) fn for_file(passphrase: &Secret, head: &Head) -> Result<Self, SecretError> {
        let unlocked = Self::derive(passphrase, head.cost, head.salt)?;
        if unlocked.check == head.check { Ok(unlocked) } else { Err(SecretError::WrongPassphrase) }
    }

    /// Whether this is for that file: it may have been replaced by another one meanwhile.
    pub(super) fn fits(&self, head: &Head) -> bool {
        self.salt == head.salt && self.check == head.check && self.cost == head.cost
    }

    fn derive(passphrase: &Secret, cost: Cost, salt: [u8; 16]) -> Result<Self, SecretError> {
        let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(48))
            .map_err(|_| SecretError::Damaged)?;
        let mut output = Zeroizing::new([0; 48]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.expose().as_bytes(), &salt, &mut *output)
            .map_err(|_| SecretError::File { reason: "there is not enough memory to open it".to_owned() })?;
        let mut rest = &output[..];
        Ok(Self { cost, salt, key: Zeroizing::new(take(&mut rest)?), check: take(&mut rest)? })
    }

    /// The bytes of a file with these secrets.
    pub(super) fn seal(&self, secrets: &Secrets) -> Result<Vec<u8>, SecretError> {
        let failed = || SecretError::File { reason: "it could not be sealed".to_owned() };
        let nonce: [u8; 24] = random()?;
        let names = serde_json::to_vec(&secrets.keys().collect::<Vec<_>>()).map_err(|_| failed())?;
        let length = u32::try_from(names.len()).map_err(|_| failed())?;
        let mut file = Vec::with_capacity(HEAD + names.len() + 64);
        file.extend_from_slice(MAGIC);
        file.push(VERSION);
        for number in [self.cost.memory_kib, self.cost.passes, self.cost.lanes] {
            file.extend_from_slice(&number.to_le_bytes());
        }
        file.extend_from_slice(&self.salt);
        file.extend_from_slice(&self.check);
        file.extend_from_slice(&nonce);
        file.extend_from_slice(&length.to_le_bytes());
        file.extend_from_slice(&names);
        let open: BTreeMap<&str, &str> =
            secrets.iter().map(|(name, s)| (name.as_str(), s.expose())).collect();
        // Measured first, so that the buffer does not grow and leave copies behind.
        let size = open.iter().map(|(n, s)| 6 * (n.len() + s.len()) + 8).sum::<usize>() + 2;
        let mut text = Zeroizing::new(Vec::with_capacity(size));
        serde_json::to_writer(&mut *text, &open).map_err(|_| failed())?;
        let sealed = self
            .cipher()
            .encrypt(&XNonce::from(nonce), Payload { msg: &text, aad: &file })
            .map_err(|_| failed())?;
        file.extend_from_slice(&sealed);
        Ok(file)
    }

    /// The secrets of a file.
    pub(super) fn open(&self, head: &Head, bytes: &[u8]) -> Result<Secrets, SecretError> {
        let (aad, msg) = bytes.split_at_checked(head.sealed_at).ok_or(SecretError::Damaged)?;
        let opened = self.cipher().decrypt(&XNonce::from(head.nonce), Payload { msg, aad });
        let text = Zeroizing::new(opened.map_err(|_| SecretError::Damaged)?);
        let secrets: BTreeMap<String, String> =
            serde_json::from_slice(&text).map_err(|_| SecretError::Damaged)?;
        Ok(secrets.into_iter().map(|(name, secret)| (name, Secret::new(secret))).collect())
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.key).into())
    }
}

fn random<const N: usize>() -> Result<[u8; N], SecretError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|_| SecretError::File { reason: "the system gives no random numbers".to_owned() })?;
    Ok(bytes)
}
