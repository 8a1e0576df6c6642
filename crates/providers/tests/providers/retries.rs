//! When a call is made again. Time is the runtime's own and stands still except for the waits.

use std::cell::RefCell;
use std::time::Duration;

use diglot_providers::{Delivered, ProviderError, RetryPolicy, with_retry};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

fn limited(seconds: Option<u64>) -> ProviderError {
    ProviderError::RateLimited { retry_after: seconds.map(Duration::from_secs), message: String::new() }
}

fn unauthorized() -> ProviderError {
    ProviderError::Unauthorized { host: "h".to_owned(), message: String::new() }
}

/// Runs a call that fails with each of these errors in turn and then succeeds. Gives the outcome,
/// the number of tries and the waits.
async fn run(
    policy: RetryPolicy,
    errors: Vec<ProviderError>,
    deliver: bool,
) -> (Result<(), ProviderError>, usize, Vec<Duration>) {
    let tries = RefCell::new(0);
    let mut waits = Vec::new();
    let begun = Instant::now();
    let result = with_retry(
        &policy,
        &CancellationToken::new(),
        |_, wait| waits.push(wait),
        |delivered: Delivered| {
            let error = errors.get(*tries.borrow()).cloned();
            *tries.borrow_mut() += 1;
            async move {
                if deliver {
                    delivered.mark();
                }
                error.map_or(Ok(()), Err)
            }
        },
    )
    .await;
    // The runtime's clock goes in steps of a millisecond.
    let slept = begun.elapsed();
    let told: Duration = waits.iter().sum();
    assert!(
        slept >= told && slept <= told + Duration::from_millis(2) * (waits.len() as u32 + 1),
        "slept {slept:?}, told {told:?}"
    );
    (result, tries.into_inner(), waits)
}

#[tokio::test(start_paused = true)]
async fn passing_failures_are_tried_again() {
    let policy = RetryPolicy::default();
    let check = async |errors: Vec<ProviderError>, expect: Result<(), &str>, tries: usize| {
        let (result, tried, _) = run(policy, errors.clone(), false).await;
        assert_eq!(result.as_ref().map_err(ProviderError::code).copied(), expect, "{errors:?}");
        assert_eq!(tried, tries, "{errors:?}");
    };
    check(vec![], Ok(()), 1).await;
    check(vec![limited(None), ProviderError::CutOff], Ok(()), 3).await;
    check(vec![unauthorized()], Err("unauthorized"), 1).await;
    check(vec![limited(None), unauthorized()], Err("unauthorized"), 2).await;
    check(vec![ProviderError::CutOff; 9], Err("cut-off"), 5).await;
    check(vec![ProviderError::Offline], Err("offline"), 1).await;
    check(vec![ProviderError::Cancelled], Err("cancelled"), 1).await;
    // Longer than the caller is ready to wait: told at once.
    check(vec![limited(Some(600))], Err("rate-limited"), 1).await;
    check(vec![limited(Some(70)), limited(Some(70))], Err("rate-limited"), 2).await;
}

#[tokio::test(start_paused = true)]
async fn the_services_wish_is_a_lower_bound() {
    let (result, _, waits) = run(RetryPolicy::default(), vec![limited(Some(8)); 3], false).await;
    assert_eq!(result, Ok(()));
    for wait in waits {
        assert!((8.0..=9.0).contains(&wait.as_secs_f64()), "{wait:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn own_waits_grow_up_to_their_limit() {
    let second = Duration::from_secs(1);
    let policy = RetryPolicy { max_tries: 40, base: second, max_wait: second * 8, total: second * 1000 };
    for _ in 0..20 {
        let (_, tried, waits) = run(policy, vec![ProviderError::CutOff; 39], false).await;
        assert_eq!(tried, 40);
        for (at, wait) in waits.iter().enumerate() {
            assert!(*wait <= second * (1 << at.min(3)), "wait {at}: {wait:?}");
        }
        assert!(waits.iter().sum::<Duration>() > second * 30, "{waits:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_was_delivered_is_never_asked_again() {
    let (result, tried, waits) = run(RetryPolicy::default(), vec![ProviderError::CutOff], true).await;
    assert_eq!(result, Err(ProviderError::CutOff));
    assert_eq!((tried, waits.len()), (1, 0));
}

#[tokio::test(start_paused = true)]
async fn cancelling_ends_a_wait() {
    let cancel = CancellationToken::new();
    let later = cancel.clone();
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_secs(1)).await;
        later.cancel();
    });
    let begun = Instant::now();
    let result: Result<(), _> =
        with_retry(&RetryPolicy::default(), &cancel, |_, _| {}, |_| async { Err(limited(Some(60))) }).await;
    assert_eq!(result, Err(ProviderError::Cancelled));
    assert!(begun.elapsed() < Duration::from_secs(2));
}
