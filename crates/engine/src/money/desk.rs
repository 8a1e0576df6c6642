//! Where what was used is written down: one desk for all jobs, so that many requests that end at the
//! same time are one entry into the library.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use diglot_store::{Charge, Library};
use tokio::sync::Notify;

use crate::api::ApiError;

/// See the module.
#[derive(Debug)]
pub(crate) struct Desk {
    /// The library on disk, also where the articles of this engine are kept nowhere.
    pub(crate) home: Library,
    open: Mutex<Open>,
    writing: tokio::sync::Mutex<()>,
    /// Held by the one that asks whether its request fits: others ask when it knows.
    pub(super) asking: tokio::sync::Mutex<()>,
    /// Something that was held back is settled.
    pub(super) changed: Notify,
}

#[derive(Debug, Default)]
struct Open {
    /// What is not written yet.
    charges: Vec<Charge>,
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
        self.open().charges.push(charge);
    }

    /// Writes all that was noted. Who comes while another one writes finds its notes written or
    /// writes those of all that came since.
    pub(super) async fn write(&self) -> Result<(), ApiError> {
        let _turn = self.writing.lock().await;
        let charges = std::mem::take(&mut self.open().charges);
        if charges.is_empty() {
            return Ok(());
        }
        let home = self.home.clone();
        let written = tokio::task::spawn_blocking(move || home.charge(&charges).map_err(|e| (e, charges)));
        match written.await.map_err(crate::fault::internal)? {
            Ok(()) => Ok(()),
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
