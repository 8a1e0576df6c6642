//! What is spent is counted, told beforehand, and never goes over a limit.

use std::sync::atomic::Ordering;

use diglot_engine::api::*;

use crate::support::{World, open, run};

const PRICES: Prices = Prices { input: 1_000.0, output: 2_000.0, characters: 100.0, cached: None };

/// Sets what the scripted engine costs and may cost.
async fn priced(world: &World, id: &str, caps: Caps, concurrency: u32) {
    let all = world.engine.list_engines(Empty {}).await.unwrap().engines;
    let row = all.into_iter().find(|e| e.id == id).unwrap();
    let options = EngineOptions {
        prices: Some(PRICES),
        caps,
        concurrency: Some(concurrency),
        ..EngineOptions::default()
    };
    let draft = EngineDraft {
        id: Some(row.id),
        name: row.name,
        preset: row.preset,
        base_url: row.base_url,
        model: row.model,
        options: Some(options),
    };
    world.engine.save_engine(draft).await.unwrap();
}

async fn add_texts(world: &World) -> String {
    let address = world.engine.list_engines(Empty {}).await.unwrap().engines[1].base_url.clone();
    let draft =
        EngineDraft { preset: "libretranslate-local".into(), base_url: address, ..EngineDraft::default() };
    world.engine.save_engine(draft).await.unwrap().id
}

async fn long(world: &World, sentences: usize) -> String {
    let text: Vec<String> = (1..=sentences)
        .map(|n| format!("The bridge of the village number {n} was repaired by the council in spring."))
        .collect();
    let source = ImportSource::Text { text: text.join("\n\n") };
    match run(world.engine.import_article(ImportRequest::of(source))).await.finished() {
        Outcome::Imported(imported) => imported.article,
        other => panic!("no article: {other:?}"),
    }
}

async fn spent(world: &World, id: &str) -> EngineSpending {
    let all = world.engine.get_spending(Empty {}).await.unwrap().engines;
    all.into_iter().find(|e| e.engine.id == id).expect("something was spent")
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

fn work(article: &str, kind: WorkKind, engine: &str) -> WorkRequest {
    WorkRequest {
        article: article.into(),
        kind,
        length: Some(LengthView::Points),
        to: Some(if kind == WorkKind::Summary { "en" } else { "el" }.into()),
        engine: Some(engine.into()),
        again: false,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_request_is_counted_at_the_prices_of_the_moment() {
    let world = World::with_model("scripted").await;
    priced(&world, "openai-compatible", Caps::default(), 3).await;
    let article = world.sample().await;
    let Outcome::Summary(summary) = run(world.summarize(&article, LengthView::Points)).await.finished()
    else {
        panic!("no summary")
    };
    let (input, output) = (summary.usage.input_tokens.unwrap(), summary.usage.output_tokens.unwrap());
    let cost = (input as f64 * PRICES.input + output as f64 * PRICES.output) / 1e6;
    assert!(near(summary.usage.cost.unwrap(), cost), "{:?}", summary.usage);
    let Outcome::Translation(made) = run(world.translate(&article)).await.finished() else {
        panic!("no translation")
    };
    run(world.engine.test_engine(EngineId { engine: "openai-compatible".into() })).await.finished();
    let all = spent(&world, "openai-compatible").await;
    assert_eq!(all.ever.requests, world.chats());
    assert_eq!(all.today, all.ever, "unless midnight just passed");
    assert!(all.ever.cost > cost + made.usage.cost.unwrap(), "the test is counted as well");
    // It is there after a restart, and new prices do not change what was spent.
    priced(&world, "openai-compatible", Caps { month: Some(0.0), ..Caps::default() }, 3).await;
    let again = open(world.folder.path()).get_spending(Empty {}).await.unwrap();
    assert_eq!(again.engines[0].ever, all.ever);
    assert_eq!(again.days.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_service_does_not_tell_is_estimated() {
    let world = World::with_model("silent").await;
    priced(&world, "openai-compatible", Caps::default(), 3).await;
    let article = world.sample().await;
    let Outcome::Summary(summary) = run(world.summarize(&article, LengthView::Points)).await.finished()
    else {
        panic!("no summary")
    };
    assert_eq!(summary.usage.input_tokens, None, "nobody told");
    let all = spent(&world, "openai-compatible").await;
    assert!(all.ever.input_tokens > 300 && all.ever.output_tokens > 50, "{:?}", all.ever);
    assert!(near(all.ever.cost, summary.usage.cost.unwrap()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_failed_under_way_is_counted_and_what_was_refused_costs_nothing() {
    for (model, costs) in [("cut", true), ("unauthorized", false)] {
        let world = World::with_model(model).await;
        priced(&world, "openai-compatible", Caps::default(), 3).await;
        let article = world.sample().await;
        run(world.summarize(&article, LengthView::Short)).await.failed();
        let all = spent(&world, "openai-compatible").await;
        assert_eq!(all.ever.requests, world.chats(), "{model}");
        assert_eq!(all.ever.cost > 0.0, costs, "{model}: {:?}", all.ever);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_limit_is_overshot_by_sixteen_requests_at_once() {
    type Limit = fn(f64) -> Caps;
    let limits: [(&str, Limit); 3] = [
        ("day", |limit| Caps { day: Some(limit), ..Caps::default() }),
        ("month", |limit| Caps { month: Some(limit), ..Caps::default() }),
        ("article", |limit| Caps { article: Some(limit), ..Caps::default() }),
    ];
    for (name, caps) in limits {
        let world = World::with_model("scripted").await;
        let article = long(&world, 400).await;
        // A request costs about half a unit and holds up to six back.
        let limit = 9.0;
        priced(&world, "openai-compatible", caps(limit), 16).await;
        let (error, partial) = run(world.translate(&article)).await.failed();
        assert_eq!(error.code, "over-cap", "{error:?}");
        assert_eq!(error.args["cap"], name);
        assert!(error.hint.is_some());
        let cost = spent(&world, "openai-compatible").await.ever.cost;
        assert!(cost <= limit, "{name}: {cost} of {limit}");
        // Nobody gives up while what others hold back would make room.
        assert!(cost > limit / 3.0, "{name}: {cost} of {limit}");
        let Some(Outcome::Translation(partial)) = partial else { panic!("what is done is kept") };
        assert!(partial.done > 0 && !partial.complete);
        assert!(near(partial.usage.cost.unwrap(), cost), "{name}");
        let chats = world.chats();
        // Raised, it goes on from there.
        priced(&world, "openai-compatible", caps(1_000.0), 16).await;
        let Outcome::Translation(done) = run(world.translate(&article)).await.finished() else {
            panic!("no translation")
        };
        assert!(done.complete, "{name}");
        // Each run tells what it used itself, and the whole what both did.
        let [first, second] = [&partial, &done].map(|view| view.run.unwrap().cost.unwrap());
        assert!(near(first, cost) && second > 0.0, "{name}: {first} of {cost}, then {second}");
        assert!(near(done.usage.cost.unwrap(), first + second), "{name}");
        assert_eq!(world.stored(&article).await.run, None, "{name}: it is only read");
        assert!(world.chats() - chats < 40, "only what is missing is sent");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_hold_for_characters_and_for_all_articles_together() {
    let world = World::with_model("scripted").await;
    let engine = add_texts(&world).await;
    let limit = 2.0;
    priced(&world, &engine, Caps { day: Some(limit), ..Caps::default() }, 16).await;
    let mut jobs = Vec::new();
    for n in [150, 151, 152] {
        let article = long(&world, n).await;
        jobs.push(world.engine.translate(TranslateRequest {
            article,
            to: "el".into(),
            engine: Some(engine.clone()),
            again: false,
            segments: Vec::new(),
            propose: false,
        }));
    }
    let said = futures::future::join_all(jobs.into_iter().map(run)).await;
    let over = said.into_iter().filter(|s| matches!(s.0.last(), Some(JobEvent::Failed { .. }))).count();
    assert!(over > 0, "three times a little over one unit does not fit into two");
    let all = spent(&world, &engine).await.ever;
    assert!(all.cost <= limit && all.cost > limit / 3.0, "{all:?}");
    assert!(near(all.cost, all.characters as f64 * PRICES.characters / 1e6));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_estimate_is_near_what_comes_and_sends_nothing() {
    let world = World::with_model("silent").await;
    let texts = add_texts(&world).await;
    priced(&world, "openai-compatible", Caps { article: Some(0.001), ..Caps::default() }, 3).await;
    let article = world.sample().await;
    for kind in [WorkKind::Summary, WorkKind::Translation] {
        let told = world.engine.estimate_work(work(&article, kind, "openai-compatible")).await.unwrap();
        assert!(told.requests >= 1 && told.segments > 10 && told.characters > 1_000, "{told:?}");
        assert!(told.host.is_none() && !told.needs_consent, "it is on this computer");
        let over = told.over.expect("more than a thousandth");
        assert_eq!((over.kind, over.limit), (CapKind::Article, 0.001));
        assert_eq!(world.chats(), 0, "nothing is sent");
    }
    priced(&world, "openai-compatible", Caps::default(), 3).await;
    let told =
        world.engine.estimate_work(work(&article, WorkKind::Translation, "openai-compatible")).await.unwrap();
    run(world.translate(&article)).await.finished();
    let used = spent(&world, "openai-compatible").await.ever;
    assert_eq!(told.requests, used.requests, "the same planner");
    let input = f64::from(told.input_tokens.unwrap()) / used.input_tokens as f64;
    assert!((0.95..1.05).contains(&input), "{told:?} {used:?}");
    // The scripted model writes Greek letters, as many as there were.
    let output = f64::from(told.output_tokens.unwrap()) / used.output_tokens as f64;
    assert!((0.6..1.7).contains(&output), "{told:?} {used:?}");
    let none =
        world.engine.estimate_work(work(&article, WorkKind::Translation, "openai-compatible")).await.unwrap();
    assert_eq!((none.requests, none.segments), (0, 0), "all is done");
    let told = world
        .engine
        .estimate_work(WorkRequest { again: true, ..work(&article, WorkKind::Translation, &texts) })
        .await
        .unwrap();
    assert_eq!((told.input_tokens, told.cost), (None, None), "it counts characters and has no price");
    let builtin = world.engine.estimate_work(work(&article, WorkKind::Summary, "builtin")).await.unwrap();
    assert_eq!((builtin.requests, builtin.cost), (0, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_is_what_is_sent() {
    let world = World::with_model("scripted").await;
    let article = world.sample().await;
    let seen =
        world.engine.preview_work(work(&article, WorkKind::Summary, "openai-compatible")).await.unwrap();
    assert_eq!(world.chats(), 0, "nothing is sent");
    assert_eq!(seen.method, "POST");
    assert!(seen.url.ends_with("/v1/chat/completions") && seen.url.contains(&seen.host), "{}", seen.url);
    assert!(seen.headers.iter().any(|h| h.name == "content-type"));
    run(world.summarize(&article, LengthView::Points)).await.finished();
    let sent = world.counters.last_chat.lock().unwrap().clone();
    let seen: serde_json::Value = serde_json::from_str(&seen.body).unwrap();
    assert_eq!(sent, seen, "to the byte, its mark included");
    let nothing = world.engine.preview_work(work(&article, WorkKind::Summary, "builtin")).await.unwrap_err();
    assert_eq!(nothing.code, "nothing-to-send");
    assert_eq!(world.counters.texts.load(Ordering::SeqCst), 0);
}
