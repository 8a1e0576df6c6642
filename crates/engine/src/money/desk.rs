//! Where what was used is written down: one desk for all jobs, so that many requests that end at the
//! same time are one entry into the library.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use diglot_store::{Charge, Library};
use tokio::sync::Notify;

use crate::api::ApiError;
use crate::gathered::{Gathered, When};

/// See the module.
#[derive(Debug)]
pub(crate) struct Desk {
    /// The library on disk, also where the articles of this engine are kept nowhere.
    pub(crate) home: Library,
    charges: Gathered<Charge>,
    /// Requests under way that hold money back, by engine.
    held: Mutex<HashMap<String, u32>>,
    /// Held by the one that asks whether its request fits: others ask when it knows.
    pub(super) asking: tokio::sync::Mutex<()>,
    /// Something that was held back is settled.
    pub(super) changed: Notify,
}

impl Desk {
    /// A desk that writes into this library.
    pub(crate) fn new(home: Library) -> Self {
        Self {
            home,
            charges: Gathered::default(),
            held: Mutex::default(),
            asking: tokio::sync::Mutex::default(),
            changed: Notify::new(),
        }
    }

    fn held(&self) -> MutexGuard<'_, HashMap<String, u32>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes what was used; [`Self::write`] makes it last.
    pub(super) fn note(&self, charge: Charge) {
        self.charges.add(charge);
    }

    /// Writes all that was noted. Where it cannot, that is written with the next ones.
    pub(super) async fn write(&self, when: When) -> Result<(), ApiError> {
        let enter = async |charges: Vec<Charge>| {
            let home = self.home.clone();
            let written = tokio::task::spawn_blocking(move || match home.charge(&charges) {
                Ok(()) => (Ok(()), Vec::new()),
                Err(error) => (Err(error.into()), charges),
            });
            written.await.unwrap_or_else(|lost| (Err(crate::fault::internal(lost)), Vec::new()))
        };
        self.charges.write(when, enter).await
    }

    /// One more request of this engine holds money back.
    pub(super) fn hold(&self, engine: &str) {
        *self.held().entry(engine.to_owned()).or_default() += 1;
    }

    /// One of them does so no more.
    pub(super) fn release(&self, engine: &str) {
        if let Some(held) = self.held().get_mut(engine) {
            *held = held.saturating_sub(1);
        }
        self.changed.notify_waiters();
    }

    /// Whether requests of this engine under way hold money back.
    pub(super) fn is_holding(&self, engine: &str) -> bool {
        self.held().get(engine).is_some_and(|held| *held > 0)
    }
}
