//! The account of one run: what may go out, and what it came to.
//!
//! No request goes out without an account, and nobody gets one for an article's text before it was
//! asked whether that text may leave this computer.
//!
//! Where a limit is set, the most that a request can cost is counted before it goes out and put right
//! after. So neither requests at the same time nor another process overshoot, and what a crash leaves
//! behind is too much rather than too little. A request that does not fit only because of others under
//! way waits for what these really cost.

use std::sync::{Mutex, MutexGuard, PoisonError};

use diglot_core::article::ArticleId;
use diglot_core::summary::Usage;
use diglot_store::{Amounts, Charge, Limits, OverLimit, goes_over};
use tokio_util::sync::CancellationToken;

use super::{Desk, Used, over_cap};
use crate::api::{ApiError, CapKind, CapView, Caps, Prices, UsageView};
use crate::app::{Engine, Resolved};
use crate::ask::NoAnswer;
use crate::gathered::When;
use crate::view::usage_view;

/// See the module.
pub(crate) struct Account<'e> {
    desk: &'e Desk,
    engine: String,
    name: String,
    model: Option<String>,
    article: Option<String>,
    /// Programs on this computer are no service: nothing is counted.
    counts: bool,
    prices: Option<Prices>,
    caps: Caps,
    currency: String,
    run: Mutex<Run>,
}

/// Less than this is what is left of sums of fractions.
const LEAST: f64 = 1e-12;

#[derive(Debug, Default)]
struct Run {
    spent: f64,
    held: f64,
}

/// What one request may use, until it is known what it used.
#[must_use]
pub(crate) struct Held<'a> {
    account: &'a Account<'a>,
    day: String,
    /// What is in the library for it already.
    counted: Amounts,
    /// What others wait for; `None` where no limit is set.
    cost: Option<f64>,
    /// What is counted where nobody says what came of it.
    likely: Used,
    settled: bool,
}

impl<'e> Account<'e> {
    /// An account for the text of an article.
    ///
    /// # Errors
    /// `article-offline`; `not-allowed-yet`; where the library cannot be read.
    pub(crate) async fn for_article(
        engine: &'e Engine,
        resolved: &Resolved,
        article: &ArticleId,
    ) -> Result<Self, ApiError> {
        engine.may_send(article, resolved).await?;
        // Where nothing is to be kept, its name is not either.
        let named = engine.keeps_articles().then(|| article.0.clone());
        Self::open(engine, resolved, named).await
    }

    /// An account for words of our own, as in a test.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub(crate) async fn for_our_words(engine: &'e Engine, resolved: &Resolved) -> Result<Self, ApiError> {
        Self::open(engine, resolved, None).await
    }

    async fn open(
        engine: &'e Engine,
        resolved: &Resolved,
        article: Option<String>,
    ) -> Result<Self, ApiError> {
        Ok(Self {
            desk: &engine.0.desk,
            engine: resolved.reference.id.clone(),
            name: resolved.name.clone(),
            model: resolved.reference.model.clone(),
            article,
            counts: resolved.service().is_some(),
            prices: resolved.options.prices,
            caps: resolved.options.caps,
            currency: engine.settings().await?.currency,
            run: Mutex::default(),
        })
    }

    fn run(&self) -> MutexGuard<'_, Run> {
        self.run.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was used so far, with what the run cost by now.
    pub(crate) fn usage(&self, usage: Usage) -> Usage {
        Usage { cost: self.prices.filter(|_| self.counts).map(|_| self.run().spent), ..usage }
    }

    /// The same as a face sees it.
    pub(crate) fn usage_view(&self, usage: Usage) -> UsageView {
        usage_view(self.usage(usage))
    }

    /// Writes down what requests that were given up may have used.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub(crate) async fn close(&self) -> Result<(), ApiError> {
        self.desk.write(When::Now).await
    }

    fn charge(&self, day: String, amounts: Amounts) -> Charge {
        Charge {
            day,
            engine: self.engine.clone(),
            model: self.model.clone(),
            article: self.article.clone(),
            amounts,
        }
    }

    /// Holds back what a request may use at most. `likely` is what is counted where nothing is ever
    /// heard of it again.
    ///
    /// # Errors
    /// `over-cap`; cancelled while it waits; where the library cannot be written.
    pub(crate) async fn hold(
        &self,
        most: Used,
        likely: Used,
        stop: &CancellationToken,
    ) -> Result<Held<'_>, NoAnswer> {
        loop {
            let changed = self.desk.changed.notified();
            tokio::pin!(changed);
            // From here on no change is missed.
            changed.as_mut().enable();
            let over = match self.try_hold(most, likely).await? {
                Ok(held) => return Ok(held),
                Err(over) => over,
            };
            if !over.may_pass {
                return Err(NoAnswer::Refused(over_cap(over.cap, &self.name, &self.currency)));
            }
            tokio::select! {
                biased;
                () = stop.cancelled() => return Err(NoAnswer::cancelled()),
                () = changed => {}
            }
        }
    }

    async fn try_hold(&self, most: Used, likely: Used) -> Result<Result<Held<'_>, Over>, ApiError> {
        let amounts = most.amounts(self.prices);
        let day = crate::clock::today();
        let mut held =
            Held { account: self, day, counted: Amounts::default(), cost: None, likely, settled: false };
        let limits = Limits { day: self.caps.day, month: self.caps.month };
        let limited = self.caps.article.is_some() || limits != Limits::default();
        if !self.counts || self.prices.is_none() || !limited {
            return Ok(Ok(held));
        }
        // Until it is sure that it may go out, nothing came of it.
        held.settled = true;
        // One at a time: what another one holds back only while it asks is in nobody's way.
        let _turn = self.desk.asking.lock().await;
        {
            let mut run = self.run();
            if let Some(limit) = self.caps.article
                && goes_over(limit, run.spent + run.held, amounts.cost)
            {
                let cap = CapView { kind: CapKind::Article, limit, spent: run.spent };
                return Ok(Err(Over { cap, may_pass: run.held > LEAST }));
            }
            run.held += amounts.cost;
        }
        if limits != Limits::default() {
            // Looked at before the library is asked: one that is settled while it answers wakes those
            // that wait, one that was settled before is in the library as it really was.
            let may_pass = self.desk.is_holding(&self.engine);
            let counted = self.count_within(self.charge(held.day.clone(), amounts), limits).await;
            if !matches!(counted, Ok(Ok(()))) {
                self.run().held -= amounts.cost;
            }
            if let Err(over) = counted? {
                let kind = if over.of_month { CapKind::Month } else { CapKind::Day };
                let cap = CapView { kind, limit: over.limit, spent: over.spent };
                return Ok(Err(Over { cap, may_pass }));
            }
            held.counted = amounts;
        }
        held.cost = Some(amounts.cost);
        self.desk.hold(&self.engine);
        held.settled = false;
        Ok(Ok(held))
    }

    async fn count_within(&self, charge: Charge, limits: Limits) -> Result<Result<(), OverLimit>, ApiError> {
        // What requests that were given up held back stands there until what they used is written.
        self.desk.write(When::Now).await?;
        let home = self.desk.home.clone();
        let asked = tokio::task::spawn_blocking(move || home.charge_within(&charge, limits)).await;
        Ok(asked.map_err(crate::fault::internal)??)
    }
}

/// A request that does not fit.
struct Over {
    cap: CapView,
    /// Whether it may fit once others know what they really cost.
    may_pass: bool,
}

impl Held<'_> {
    /// Counts what the request really used.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub(crate) async fn settle(mut self, used: Used) -> Result<(), ApiError> {
        self.note(used);
        // Where a limit is set, others may wait for what this one leaves.
        let when = if self.cost.is_some() { When::Now } else { When::Soon };
        let written = self.account.desk.write(when).await;
        // Only now do those that wait see the difference.
        drop(self);
        written
    }

    fn note(&mut self, used: Used) {
        self.settled = true;
        let account = self.account;
        if !account.counts {
            return;
        }
        let amounts = used.amounts(account.prices);
        account.run().spent += amounts.cost;
        let rest = self.counted.until(amounts);
        if rest != Amounts::default() {
            account.desk.note(account.charge(self.day.clone(), rest));
        }
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        if !self.settled {
            // The request was given up under way, and may well be on the bill.
            self.note(self.likely);
        }
        if let Some(cost) = self.cost {
            {
                let mut run = self.account.run();
                run.held = (run.held - cost).max(0.0);
            }
            self.account.desk.release(&self.account.engine);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::pin::pin;
    use std::sync::Arc;

    use diglot_store::Library;

    use super::*;

    /// A unit of money for each token, so that what is held and spent are whole numbers.
    const PRICES: Prices = Prices { input: 1e6, output: 1e6, characters: 0.0, cached: None };

    fn account(desk: &Desk, caps: Caps) -> Account<'_> {
        Account {
            desk,
            engine: "e".to_owned(),
            name: "Engine".to_owned(),
            model: None,
            article: None,
            counts: true,
            prices: Some(PRICES),
            caps,
            currency: "EUR".to_owned(),
            run: Mutex::default(),
        }
    }

    fn used(cost: u64) -> Used {
        Used::tokens(cost, 0)
    }

    type Limit = fn(f64) -> Caps;
    const LIMITS: [Limit; 3] = [
        |limit| Caps { article: Some(limit), ..Caps::default() },
        |limit| Caps { day: Some(limit), ..Caps::default() },
        |limit| Caps { month: Some(limit), ..Caps::default() },
    ];

    /// Whether it waits: it was polled as long as anything went on by itself.
    async fn waits<F: Future>(future: &mut std::pin::Pin<&mut F>) -> bool {
        let ready = async {
            poll_fn(|cx| future.as_mut().poll(cx).map(|_| ())).await;
        };
        tokio::time::timeout(std::time::Duration::from_millis(50), ready).await.is_err()
    }

    #[tokio::test]
    async fn what_does_not_fit_beside_others_waits_for_what_these_cost() {
        for caps in LIMITS {
            // What comes of the first one, which held six of nine back, and whether another six fit.
            for (spent, fits) in [(Some(1), true), (Some(3), true), (Some(4), false), (None, true)] {
                let desk = Desk::new(Library::in_memory().unwrap());
                let (account, stop) = (account(&desk, caps(9.0)), CancellationToken::new());
                let first = account.hold(used(6), used(1), &stop).await.unwrap();
                let mut second = pin!(account.hold(used(6), used(1), &stop));
                assert!(waits(&mut second).await, "six and six are more than nine");
                match spent {
                    Some(spent) => first.settle(used(spent)).await.unwrap(),
                    None => drop(first),
                }
                let second = second.await;
                assert_eq!(second.is_ok(), fits, "{spent:?} of {:?}", account.caps);
                if let Err(NoAnswer::Refused(error)) = second {
                    assert_eq!(error.code, "over-cap");
                    assert_eq!(error.args["spent"], "4");
                }
            }
        }
    }

    #[tokio::test]
    async fn what_can_never_fit_is_refused_at_once_and_waiting_ends_with_the_job() {
        for caps in LIMITS {
            let desk = Desk::new(Library::in_memory().unwrap());
            let (account, stop) = (account(&desk, caps(9.0)), CancellationToken::new());
            let refused = account.hold(used(10), used(1), &stop).await.err();
            assert!(matches!(refused, Some(NoAnswer::Refused(_))), "{refused:?}");
            let _first = account.hold(used(6), used(1), &stop).await.unwrap();
            let mut second = pin!(account.hold(used(6), used(1), &stop));
            assert!(waits(&mut second).await);
            stop.cancel();
            let ended = poll_fn(|cx| second.as_mut().poll(cx)).await.err();
            assert!(matches!(ended, Some(NoAnswer::Service(_))), "{ended:?}");
        }
    }

    /// One job gave up while another one's request still had its money: it was told that the limit
    /// was reached when a ninth of it was spent.
    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn nobody_gives_up_while_what_is_held_back_may_still_come_free() {
        for caps in LIMITS {
            for _ in 0..8 {
                let desk = Desk::new(Library::in_memory().unwrap());
                let account = Arc::new(account(&desk, caps(9.0)));
                let one = async |account: Arc<Account<'_>>| {
                    let stop = CancellationToken::new();
                    while let Ok(held) = account.hold(used(6), used(1), &stop).await {
                        tokio::task::yield_now().await;
                        held.settle(used(1)).await.unwrap();
                    }
                };
                futures::future::join_all((0..16).map(|_| one(account.clone()))).await;
                assert!((account.run().spent - 4.0).abs() < LEAST, "{:?}", account.run());
            }
        }
    }
}
