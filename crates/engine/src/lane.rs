//! One queue for each engine: how many requests go out at the same time, and when none does.
//!
//! The number adapts as a congestion window does (additive increase, multiplicative decrease; Chiu
//! and Jain 1989): a service that says it is too much gets half of it at once, and one more for
//! each round that goes well. After several failures in a row nothing goes out for a while, and
//! then one request alone, the probe.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use diglot_providers::{KeptProgram, ProviderError};
use tokio::sync::Notify;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

/// Failures in a row after which an engine is left alone for a while.
const TRIPS: u32 = 5;
/// The first such while; it doubles each time, up to [`LONGEST_REST`].
const FIRST_REST: Duration = Duration::from_secs(2);
/// The longest such while.
const LONGEST_REST: Duration = Duration::from_secs(60);

/// The longest wait that a service may name for all its requests. A longer one ends the job that met
/// it, with the service's words; who then asks again is not to wait for an hour without a word.
const LONGEST_HELD: Duration = Duration::from_secs(120);

/// The queues of all engines.
#[derive(Debug, Default)]
pub(crate) struct Lanes(Mutex<HashMap<String, Arc<Lane>>>);

impl Lanes {
    /// The queue of this engine.
    pub(crate) fn lane(&self, engine: &str) -> Arc<Lane> {
        let mut lanes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lanes.entry(engine.to_owned()).or_default().clone()
    }

    /// Forgets an engine's queue, with what it learnt and the program it keeps.
    pub(crate) fn forget(&self, engine: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(engine);
    }
}

/// The queue of one engine.
#[derive(Debug, Default)]
pub(crate) struct Lane {
    state: Mutex<State>,
    changed: Notify,
    /// The engine's process, where it is a program that stays.
    pub(crate) kept: KeptProgram,
}

#[derive(Debug)]
struct State {
    most: f64,
    limit: f64,
    running: u32,
    /// Nothing goes out before.
    not_before: Option<Instant>,
    /// When the limit was last halved: answers to what went out before say nothing new.
    halved: Option<Instant>,
    failures: u32,
    rest: Duration,
}

impl Default for State {
    fn default() -> Self {
        Self {
            most: 1.0,
            limit: 1.0,
            running: 0,
            not_before: None,
            halved: None,
            failures: 0,
            rest: FIRST_REST,
        }
    }
}

/// What a request may do now.
enum Turn {
    Go,
    Until(Instant),
    Wait,
}

impl State {
    fn turn(&mut self, now: Instant) -> Turn {
        if let Some(until) = self.not_before.filter(|until| now < *until) {
            return Turn::Until(until);
        }
        // While an engine is being probed, the probe is alone.
        let limit = if self.failures >= TRIPS { 1.0 } else { self.limit.floor().max(1.0) };
        if f64::from(self.running) < limit {
            self.running += 1;
            Turn::Go
        } else {
            Turn::Wait
        }
    }

    fn ended(&mut self, began: Instant, now: Instant, error: Option<&ProviderError>) {
        let Some(error) = error else {
            self.failures = 0;
            self.rest = FIRST_REST;
            self.limit = (self.limit + 1.0 / self.limit.max(1.0)).min(self.most);
            return;
        };
        let too_much = matches!(
            error,
            ProviderError::RateLimited { .. }
                | ProviderError::Overloaded { .. }
                | ProviderError::Server { .. }
        );
        if too_much && self.halved.is_none_or(|at| began >= at) {
            self.limit = (self.limit / 2.0).max(1.0);
            self.halved = Some(now);
        }
        if let Some(asked) = error.retry_after().filter(|asked| *asked <= LONGEST_HELD) {
            self.not_before = self.not_before.max(Some(now + asked));
        }
        // A service that asks to wait is in order; one that does not answer is not.
        if error.is_retryable() && !matches!(error, ProviderError::RateLimited { .. }) {
            self.failures += 1;
            if self.failures >= TRIPS {
                self.not_before = self.not_before.max(Some(now + self.rest));
                self.rest = (self.rest * 2).min(LONGEST_REST);
            }
        }
    }
}

impl Lane {
    /// Sets how many requests may go out at the same time, at most.
    pub(crate) fn allow(&self, most: u32) {
        let mut state = self.lock();
        let most = f64::from(most.max(1));
        if most > state.most && state.halved.is_none() {
            state.limit = most;
        }
        state.most = most;
        state.limit = state.limit.min(most);
        drop(state);
        self.changed.notify_waiters();
    }

    /// Waits for this request's turn.
    ///
    /// # Errors
    /// [`ProviderError::Cancelled`].
    pub(crate) async fn enter(self: &Arc<Self>, cancel: &CancellationToken) -> Result<Pass, ProviderError> {
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            // From here on no change is missed.
            changed.as_mut().enable();
            let now = Instant::now();
            let turn = self.lock().turn(now);
            let until = match turn {
                Turn::Go => return Ok(Pass { lane: self.clone(), began: now }),
                Turn::Until(until) => Some(until),
                Turn::Wait => None,
            };
            let slept = async {
                match until {
                    Some(until) => tokio::time::sleep_until(until).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                biased;
                () = cancel.cancelled() => return Err(ProviderError::Cancelled),
                () = changed => {}
                () = slept => {}
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The right to one request; given back when dropped.
#[derive(Debug)]
pub(crate) struct Pass {
    lane: Arc<Lane>,
    began: Instant,
}

impl Pass {
    /// Says how the request ended. A cancelled one says nothing about its engine.
    pub(crate) fn ended(self, error: Option<&ProviderError>) {
        if error != Some(&ProviderError::Cancelled) {
            self.lane.lock().ended(self.began, Instant::now(), error);
        }
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        let mut state = self.lane.lock();
        state.running = state.running.saturating_sub(1);
        drop(state);
        self.lane.changed.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn busy(seconds: u64) -> ProviderError {
        let retry_after = (seconds > 0).then(|| Duration::from_secs(seconds));
        ProviderError::RateLimited { retry_after, message: String::new() }
    }

    fn state(most: f64) -> State {
        State { most, limit: most, ..State::default() }
    }

    /// How many get in at once.
    fn room(state: &mut State, now: Instant) -> u32 {
        let mut count = 0;
        while matches!(state.turn(now), Turn::Go) {
            count += 1;
        }
        state.running -= count;
        count
    }

    #[test]
    fn what_is_too_much_is_halved_and_comes_back_slowly() {
        let now = Instant::now();
        let later = now + Duration::from_millis(5);
        let mut state = state(8.0);
        assert_eq!(room(&mut state, now), 8);
        for _ in 0..4 {
            state.ended(now, later, Some(&busy(0)));
        }
        assert_eq!(room(&mut state, later), 4, "one answer counts, not each of those that went out together");
        for _ in 0..5 {
            state.ended(later, later, None);
        }
        assert_eq!(room(&mut state, later), 5, "a round that goes well gives one more");
        for _ in 0..100 {
            state.ended(later, later, None);
        }
        assert_eq!(room(&mut state, later), 8, "never more than is allowed");
    }

    #[test]
    fn nobody_goes_before_the_time_the_service_named() {
        let now = Instant::now();
        let mut state = state(4.0);
        state.ended(now, now, Some(&busy(7)));
        assert_eq!(room(&mut state, now + Duration::from_millis(6_999)), 0);
        assert_eq!(room(&mut state, now + Duration::from_secs(7)), 2);
        let later = now + Duration::from_secs(8);
        state.ended(later, later, Some(&busy(86_400)));
        assert_eq!(room(&mut state, later), 1, "a day is not waited for in silence");
    }

    #[test]
    fn a_service_that_fails_is_left_alone_and_probed_by_one() {
        let mut now = Instant::now();
        let mut state = state(4.0);
        for _ in 0..TRIPS {
            state.ended(now, now, Some(&ProviderError::CutOff));
        }
        assert_eq!(room(&mut state, now), 0, "nothing goes out");
        now += FIRST_REST;
        assert_eq!(room(&mut state, now), 1, "then one alone");
        state.ended(now, now, Some(&ProviderError::CutOff));
        now += FIRST_REST;
        assert_eq!(room(&mut state, now), 0, "longer the second time");
        now += FIRST_REST;
        state.ended(now, now, None);
        assert_eq!(room(&mut state, now), 4);
        // What only one request can be blamed for says nothing about the engine.
        for _ in 0..2 * TRIPS {
            state.ended(now, now, Some(&ProviderError::PromptTooLong { message: String::new() }));
        }
        assert_eq!(room(&mut state, now), 4);
    }

    #[tokio::test]
    async fn a_place_is_given_back_and_waiting_ends_with_the_job() {
        let lane = Arc::<Lane>::default();
        lane.allow(1);
        let cancel = CancellationToken::new();
        let first = lane.enter(&cancel).await.unwrap();
        let second = tokio::spawn({
            let (lane, cancel) = (lane.clone(), cancel.clone());
            async move { lane.enter(&cancel).await.map(drop) }
        });
        tokio::task::yield_now().await;
        drop(first);
        assert_eq!(second.await.unwrap(), Ok(()));
        let _third = lane.enter(&cancel).await.unwrap();
        let fourth = lane.enter(&cancel);
        cancel.cancel();
        assert_eq!(fourth.await.err(), Some(ProviderError::Cancelled));
    }
}
