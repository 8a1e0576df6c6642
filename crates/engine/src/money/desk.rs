//! Where what was used is written down: one desk for all jobs, so that many requests that end at the
//! same time are one entry into the library.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use diglot_store::{Charge, Library};
use tokio::sync::Notify;
use tokio::time::Instant;

use crate::api::ApiError;

/// Time between two entries that nobody waits for, at least.
const BETWEEN: Duration = Duration::from_millis(30);

/// See the module.
#[derive(Debug)]
pub(crate) struct Desk {
    /// The library on disk, also where the articles of this engine are kept nowhere.
    pub(crate) home: Library,
    open: Mutex<Open>,
    /// Held by the one that writes.
    writing: tokio::sync::Mutex<Writing>,
    /// Held by the one that asks whether its request fits: others ask when it knows.
    pub(super) asking: tokio::sync::Mutex<()>,
    /// Something that was held back is settled.
    pub(super) changed: Notify,
}

#[derive(Debug, Default)]
struct Writing {
    /// How many of those that were noted are written.
    done: u64,
    /// The earliest time of the next entry that nobody waits for.
    next: Option<Instant>,
}

#[derive(Debug, Default)]
struct Open {
    /// What is not written yet.
    charges: Vec<Charge>,
    /// How many were ever noted.
    noted: u64,
    /// Requests under way that hold money back, by engine.
    held: HashMap<String, u32>,
}

impl Desk {
    /// A desk that writes into this library.
    pub(crate) fn new(home: Library) -> Self {
        Self {
            home,
            open: Mutex::default(),
            writing: tokio::sync::Mutex::default(),
            asking: tokio::sync::Mutex::default(),
            changed: Notify::new(),
        }
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes what was used; [`Self::write`] makes it last.
    pub(super) fn note(&self, charge: Charge) {
        let mut open = self.open();
        open.charges.push(charge);
        open.noted += 1;
    }

    /// Writes all that was noted. Who comes while another one writes finds its notes written or
    /// writes those of all that came since.
    pub(super) async fn write(&self) -> Result<(), ApiError> {
        let mut writing = self.writing.lock().await;
        self.write_all(&mut writing).await
    }

    /// The same, a moment after the last time: of many answers that come one upon the other, several
    /// are one entry.
    pub(super) async fn write_soon(&self) -> Result<(), ApiError> {
        let noted = self.open().noted;
        let mut writing = self.writing.lock().await;
        if writing.done >= noted {
            return Ok(());
        }
        if let Some(next) = writing.next {
            tokio::time::sleep_until(next).await;
        }
        self.write_all(&mut writing).await
    }

    async fn write_all(&self, writing: &mut Writing) -> Result<(), ApiError> {
        let (charges, noted) = {
            let mut open = self.open();
            (std::mem::take(&mut open.charges), open.noted)
        };
        if charges.is_empty() {
            return Ok(());
        }
        let home = self.home.clone();
        let written = tokio::task::spawn_blocking(move || home.charge(&charges).map_err(|e| (e, charges)));
        let written = written.await.map_err(crate::fault::internal)?;
        writing.next = Some(Instant::now() + BETWEEN);
        match written {
            Ok(()) => {
                writing.done = noted;
                Ok(())
            }
            Err((error, charges)) => {
                // They are written with the next ones.
                self.open().charges.extend(charges);
                Err(error.into())
            }
        }
    }

    /// One more request of this engine holds money back.
    pub(super) fn hold(&self, engine: &str) {
        *self.open().held.entry(engine.to_owned()).or_default() += 1;
    }

    /// One of them does so no more.
    pub(super) fn release(&self, engine: &str) {
        if let Some(held) = self.open().held.get_mut(engine) {
            *held = held.saturating_sub(1);
        }
        self.changed.notify_waiters();
    }

    /// Whether requests of this engine under way hold money back.
    pub(super) fn is_holding(&self, engine: &str) -> bool {
        self.open().held.get(engine).is_some_and(|held| *held > 0)
    }
}
