//! What many bring at about the same time, written together.
//!
//! A write waits for the disk. What comes while one is under way, or soon after it, is one write of
//! whoever comes next; those behind find theirs written.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// Time between two writes that nobody presses for, at least: a fast engine brings several answers in
/// it, and each write takes the disk's time and the processor's.
const BETWEEN: Duration = Duration::from_millis(30);

/// When a write is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// As soon as the one under way is done.
    Now,
    /// A moment after the last one.
    Soon,
}

/// See the module.
#[derive(Debug)]
pub(crate) struct Gathered<T> {
    waiting: Mutex<Waiting<T>>,
    /// Held by the one that writes.
    writing: tokio::sync::Mutex<Writing>,
}

#[derive(Debug)]
struct Waiting<T> {
    items: Vec<T>,
    /// How many ever came.
    ever: u64,
}

#[derive(Debug, Default)]
struct Writing {
    /// How many of those that came are written.
    done: u64,
    /// The earliest time of the next write that nobody presses for.
    next: Option<Instant>,
}

impl<T> Default for Gathered<T> {
    fn default() -> Self {
        let waiting = Mutex::new(Waiting { items: Vec::new(), ever: 0 });
        Self { waiting, writing: tokio::sync::Mutex::default() }
    }
}

impl<T> Gathered<T> {
    fn waiting(&self) -> MutexGuard<'_, Waiting<T>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts something to the rest; [`Self::write`] makes it last.
    pub(crate) fn add(&self, item: T) {
        let mut waiting = self.waiting();
        waiting.items.push(item);
        waiting.ever += 1;
    }

    /// Has all written that came until now, by this caller or by another one. What `write` gives back
    /// is written with the next ones.
    ///
    /// # Errors
    /// Those of `write`.
    pub(crate) async fn write<E, F>(&self, when: When, write: impl FnOnce(Vec<T>) -> F) -> Result<(), E>
    where
        F: Future<Output = (Result<(), E>, Vec<T>)>,
    {
        let own = self.waiting().ever;
        let mut writing = self.writing.lock().await;
        if writing.done >= own {
            return Ok(());
        }
        if when == When::Soon
            && let Some(next) = writing.next
        {
            tokio::time::sleep_until(next).await;
        }
        let (items, ever) = {
            let mut waiting = self.waiting();
            (std::mem::take(&mut waiting.items), waiting.ever)
        };
        let (written, left) = if items.is_empty() { (Ok(()), items) } else { write(items).await };
        writing.next = Some(Instant::now() + BETWEEN);
        if written.is_ok() {
            writing.done = ever;
        }
        self.waiting().items.extend(left);
        written
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn what_comes_close_together_is_one_write_and_nobody_waits_in_a_row() {
        let gathered = Gathered::default();
        let (writes, items) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let begun = Instant::now();
        let one = async |when| {
            gathered.add(());
            let write = async |all: Vec<()>| {
                writes.fetch_add(1, Ordering::Relaxed);
                items.fetch_add(all.len(), Ordering::Relaxed);
                (Ok::<_, Infallible>(()), Vec::new())
            };
            gathered.write(when, write).await.unwrap();
        };
        one(When::Soon).await;
        futures::future::join_all((0..100).map(|_| one(When::Soon))).await;
        let count = |n: &AtomicUsize| n.load(Ordering::Relaxed);
        assert_eq!((count(&writes), count(&items)), (2, 101));
        assert!(begun.elapsed() <= BETWEEN * 2, "{:?}", begun.elapsed());
        let before = Instant::now();
        one(When::Now).await;
        assert_eq!((count(&writes), before.elapsed()), (3, Duration::ZERO), "who presses does not wait");
    }

    #[tokio::test]
    async fn what_could_not_be_written_is_written_with_the_next_ones() {
        let gathered = Gathered::default();
        gathered.add(1);
        let failed = gathered.write(When::Now, async |all| (Err("no"), all)).await;
        assert_eq!(failed, Err("no"));
        gathered.add(2);
        let mut written = Vec::new();
        let second = gathered.write(When::Now, async |all| {
            written = all;
            (Ok::<_, &str>(()), Vec::new())
        });
        second.await.unwrap();
        assert_eq!(written, [1, 2]);
    }
}
