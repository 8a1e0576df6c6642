//! When to try again, and when not.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::error::ProviderError;
use crate::net::random_unit;

/// How often and how long to try.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RetryPolicy {
    /// Tries in all, the first one included; at least one is made.
    pub max_tries: u32,
    /// Wait before the second try if the service names none; it doubles with every further try.
    pub base: Duration,
    /// Longest single wait of our own choosing.
    pub max_wait: Duration,
    /// Longest time to spend on waiting in all. A service that asks for more is not waited for:
    /// its error, with the wait it asked for, goes to the caller at once.
    pub total: Duration,
}

impl Default for RetryPolicy {
    /// Five tries, waits from 1 s up to 30 s, 2 minutes in all.
    fn default() -> Self {
        Self {
            max_tries: 5,
            base: Duration::from_secs(1),
            max_wait: Duration::from_secs(30),
            total: Duration::from_secs(120),
        }
    }
}

impl RetryPolicy {
    /// The wait after the given try (counted from 1), or `None` if it was the last one. `spent` is
    /// the time waited before, `random` a number from 0 to 1.
    ///
    /// Without a wish of the service it is exponential with full jitter (AWS Architecture Blog,
    /// "Exponential Backoff and Jitter"). A wish is a lower bound, so a little is added to it and
    /// nothing taken away: many callers told the same time must not come back at the same moment.
    fn wait(&self, error: &ProviderError, tried: u32, spent: Duration, random: f64) -> Option<Duration> {
        if tried >= self.max_tries || !error.is_retryable() {
            return None;
        }
        let wait = if let Some(asked) = error.retry_after() {
            asked + self.base.min(asked / 4).mul_f64(random)
        } else {
            let ceiling = self.base.saturating_mul(1 << (tried - 1).min(16)).min(self.max_wait);
            ceiling.mul_f64(random)
        };
        (spent + wait <= self.total).then_some(wait)
    }
}

/// A mark that something of the answer has reached the caller. After that the call is never
/// repeated: text would come twice.
#[derive(Debug, Clone, Default)]
pub struct Delivered(Arc<AtomicBool>);

impl Delivered {
    /// Sets the mark; to be called when the first piece of text arrives.
    pub fn mark(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn is_marked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Runs `op` until it succeeds, fails for good, the policy is spent or `cancel` fires. `on_wait`
/// hears of every wait before it begins, with the error that is its cause.
///
/// ```no_run
/// use diglot_providers::*;
/// use futures::StreamExt;
/// # async fn answer(client: Client, endpoint: Endpoint, request: ChatRequest) -> Result<String, ProviderError> {
/// let cancel = tokio_util::sync::CancellationToken::new();
/// let told = |error: &ProviderError, wait| eprintln!("{error}; again in {wait:?}");
/// with_retry(&RetryPolicy::default(), &cancel, told, async |delivered| {
///     let mut text = String::new();
///     let mut stream = stream_chat(&client, &endpoint, None, &request, &cancel).await?;
///     while let Some(event) = stream.next().await {
///         match event? {
///             ChatEvent::Delta(more) => {
///                 delivered.mark(); // only where the text goes on to somebody at once
///                 text.push_str(&more);
///             }
///             ChatEvent::Usage(_) => {}
///             ChatEvent::Finished { .. } => break,
///         }
///     }
///     Ok(text)
/// })
/// .await
/// # }
/// ```
///
/// # Errors
/// The last error of `op`, or [`ProviderError::Cancelled`].
pub async fn with_retry<T, F, Fut>(
    policy: &RetryPolicy,
    cancel: &CancellationToken,
    mut on_wait: impl FnMut(&ProviderError, Duration),
    mut op: F,
) -> Result<T, ProviderError>
where
    F: FnMut(Delivered) -> Fut,
    Fut: Future<Output = Result<T, ProviderError>>,
{
    let mut spent = Duration::ZERO;
    let mut tried = 0;
    loop {
        if cancel.is_cancelled() {
            return Err(ProviderError::Cancelled);
        }
        let delivered = Delivered::default();
        let error = match op(delivered.clone()).await {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        tried += 1;
        let wait = policy.wait(&error, tried, spent, random_unit());
        let Some(wait) = wait.filter(|_| !delivered.is_marked()) else {
            return Err(error);
        };
        on_wait(&error, wait);
        let begun = Instant::now();
        tokio::select! {
            biased;
            () = cancel.cancelled() => return Err(ProviderError::Cancelled),
            () = tokio::time::sleep(wait) => {}
        }
        spent += begun.elapsed();
    }
}
