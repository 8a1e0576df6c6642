//! Every fault against every protocol, over the whole path: nothing wrong is kept, nothing hangs,
//! the words name the cause and the next step, and what is missing is brought by the next run.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use diglot_engine::api::*;
use diglot_engine::{Config, Engine, FileReader};
use diglot_tests::Nobody;
use diglot_tests::speaker::{Fault, Speaker, Told};
use futures::StreamExt as _;

use crate::support::{Said, run};

/// The key that must be seen nowhere but in its header.
const CANARY: &str = "sk-canary-5d41402abc4b2a76";

/// The protocols, by the ids of the program's table.
const PROTOCOLS: &[&str] = &[
    "openai-chat",
    "openai-responses",
    "anthropic",
    "gemini",
    "ollama",
    "azure-openai",
    "deepl",
    "libretranslate",
    "google-v2",
    "google-v3",
    "azure-translator",
    "amazon-translate",
    "modernmt",
];

/// What goes wrong: before an address answers, or in the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Dns,
    Refused,
    Tls,
    Answer(Fault),
}

/// What is to come of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Want {
    /// All segments, right to the letter.
    Done,
    /// This error.
    Error(&'static str),
    /// This error from a model; a translation service cannot do it and is done.
    ModelError(&'static str),
    /// This error from a translation service; a model's answer is mended.
    TextsError(&'static str),
}

const FAULTS: &[(&str, Wrong, Want)] = &[
    ("dns", Wrong::Dns, Want::Error("dns")),
    ("refused", Wrong::Refused, Want::Error("refused")),
    ("tls", Wrong::Tls, Want::Error("tls")),
    ("reset", Wrong::Answer(Fault::Reset), Want::Error("network")),
    ("400", Wrong::Answer(Fault::Status(400)), Want::Error("bad-request")),
    ("401", Wrong::Answer(Fault::Status(401)), Want::Error("unauthorized")),
    ("403", Wrong::Answer(Fault::Status(403)), Want::Error("unauthorized")),
    ("404", Wrong::Answer(Fault::Status(404)), Want::Error("model-not-found")),
    ("413", Wrong::Answer(Fault::Status(413)), Want::Error("prompt-too-long")),
    ("429 in seconds", Wrong::Answer(Fault::WaitSeconds(1)), Want::Error("rate-limited")),
    ("429 with a date", Wrong::Answer(Fault::WaitDate(2)), Want::Error("rate-limited")),
    ("429 bare", Wrong::Answer(Fault::WaitBare), Want::Error("rate-limited")),
    ("500", Wrong::Answer(Fault::Status(500)), Want::Error("server")),
    ("502", Wrong::Answer(Fault::Status(502)), Want::Error("server")),
    ("503", Wrong::Answer(Fault::Status(503)), Want::Error("overloaded")),
    ("529", Wrong::Answer(Fault::Status(529)), Want::Error("overloaded")),
    ("error in 200", Wrong::Answer(Fault::ErrorInside), Want::Error("server")),
    ("portal", Wrong::Answer(Fault::Portal), Want::Error("not-the-service")),
    ("empty", Wrong::Answer(Fault::Empty), Want::Error("cut-off")),
    ("cut", Wrong::Answer(Fault::Cut), Want::Error("cut-off")),
    ("stall", Wrong::Answer(Fault::Stall), Want::Error("timeout")),
    ("no end", Wrong::Answer(Fault::NoEnd), Want::Error("cut-off")),
    ("length", Wrong::Answer(Fault::Length), Want::ModelError("answer-too-long")),
    ("filter", Wrong::Answer(Fault::Filter), Want::ModelError("content-filter")),
    ("byte by byte", Wrong::Answer(Fault::Bytewise), Want::Done),
    ("no UTF-8", Wrong::Answer(Fault::NotUtf8), Want::Error("damaged-answer")),
    ("comments", Wrong::Answer(Fault::Comments), Want::Done),
    ("too few", Wrong::Answer(Fault::TooFew), Want::TextsError("bad-answer")),
    ("shuffled", Wrong::Answer(Fault::Shuffled), Want::Done),
    ("twice", Wrong::Answer(Fault::Twice), Want::ModelError("bad-answer")),
    ("huge", Wrong::Answer(Fault::Huge), Want::Error("too-large")),
    ("bomb", Wrong::Answer(Fault::Bomb), Want::Error("bad-answer")),
    ("redirect", Wrong::Answer(Fault::Redirect), Want::Error("redirected")),
];

const SENTENCES: usize = 6;

fn is_model(protocol: &str) -> bool {
    PROTOCOLS.iter().position(|p| *p == protocol).is_some_and(|at| at < 6)
}

/// What a fault comes to for a protocol; `None` where the protocol has no way to do it.
fn want(protocol: &str, wrong: Wrong, want: Want) -> Option<Result<(), &'static str>> {
    let Wrong::Answer(fault) = wrong else {
        let Want::Error(code) = want else { return None };
        return Some(Err(code));
    };
    let model = is_model(protocol);
    match (fault, want) {
        // Texts have no numbers: nobody could see that they are in another order. Amazon answers
        // one text a call.
        (Fault::Shuffled | Fault::Length | Fault::Filter | Fault::Comments | Fault::Twice, _) if !model => {
            None
        }
        // The numbers of its events tell what came twice.
        (Fault::Twice, _) if protocol == "openai-responses" => Some(Ok(())),
        (_, Want::Done) => Some(Ok(())),
        (_, Want::Error(code)) => Some(Err(code)),
        (_, Want::ModelError(code)) => Some(if model { Err(code) } else { Ok(()) }),
        (_, Want::TextsError(code)) => Some(if model { Ok(()) } else { Err(code) }),
    }
}

/// An engine of its own for one case, with an article.
struct Case {
    engine: Engine,
    article: String,
    folder: tempfile::TempDir,
}

impl Case {
    /// Tries little, because what fails here fails for ever.
    async fn new(sentences: usize) -> Self {
        Self::trying(sentences, 2, Duration::from_millis(100)).await
    }

    async fn trying(sentences: usize, tries: u32, total: Duration) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::new(folder.path().to_owned());
        config.keychain = false;
        config.ask_before_sending = false;
        config.file_reader = FileReader::program(env!("CARGO_BIN_EXE_host").into());
        config.retry.base = Duration::from_millis(1);
        config.retry.max_tries = tries;
        config.retry.total = total;
        let engine = Engine::open(config).unwrap();
        let text: Vec<String> = (1..=sentences)
            .map(|n| format!("The bridge of the village number {n} was repaired by the council in spring."))
            .collect();
        let source = ImportSource::Text { text: text.join("\n\n") };
        let article = match run(engine.import_article(ImportRequest::of(source))).await.finished() {
            Outcome::Imported(imported) => imported.article,
            other => panic!("no article: {other:?}"),
        };
        Self { engine, article, folder }
    }

    /// Adds an engine of that protocol at that address, with the canary for its key.
    async fn add(&self, protocol: &str, base_url: &str, options: EngineOptions) -> String {
        let known = self.engine.list_engines(Empty {}).await.unwrap();
        let preset = known.presets.iter().find(|p| p.protocol == protocol).unwrap().id.clone();
        let draft = EngineDraft {
            preset,
            base_url: base_url.to_owned(),
            model: is_model(protocol).then(|| "m-1".to_owned()),
            options: Some(EngineOptions {
                region: Some("eu-west-1".into()),
                project: Some("p-1".into()),
                ..options
            }),
            ..EngineDraft::default()
        };
        let id = self.engine.save_engine(draft).await.unwrap().id;
        let key = match protocol {
            "amazon-translate" => format!("AKIDEXAMPLE:{CANARY}"),
            _ => CANARY.to_owned(),
        };
        let key = SetKey { engine: id.clone(), key, keeper: KeyKeeper::Session, passphrase: None };
        self.engine.set_key(key).await.unwrap();
        id
    }

    async fn translate(&self, engine: &str) -> Said {
        let job = self.engine.translate(TranslateRequest {
            article: self.article.clone(),
            to: "el".into(),
            engine: Some(engine.into()),
            again: false,
            segments: Vec::new(),
            propose: false,
        });
        tokio::time::timeout(Duration::from_secs(60), run(job)).await.expect("it hangs")
    }

    async fn stored(&self) -> TranslationView {
        let asked = TranslationRef { article: self.article.clone(), to: "el".into() };
        self.engine.get_translation(asked).await.unwrap()
    }

    /// The right target of every segment: the scripted translation of its source.
    async fn right(&self) -> BTreeMap<u32, String> {
        let view = self.engine.get_article(ArticleRef { article: self.article.clone() }).await.unwrap();
        let mut right = BTreeMap::new();
        for block in view.blocks.iter().filter(|b| b.dropped.is_none()) {
            let units: Vec<u16> = block.text.encode_utf16().collect();
            for segment in &block.segments {
                let source = &units[segment.start as usize..segment.end as usize];
                let source = String::from_utf16(source).unwrap();
                right.insert(segment.id, diglot_tests::translated(&source));
            }
        }
        right
    }

    /// Whatever counts as done is right to the letter.
    async fn nothing_wrong(&self, name: &str) -> TranslationView {
        let (stored, right) = (self.stored().await, self.right().await);
        for target in stored.targets.iter().filter(|t| t.state != StateView::Initial) {
            assert_eq!(Some(&target.text), right.get(&target.segment), "{name}: segment {}", target.segment);
        }
        stored
    }
}

/// The canary stands in one header of each request and nowhere else: not in the address, not in
/// another header, and in the body only where the protocol looks for it there and nowhere else.
fn key_in_its_place(protocol: &str, request: &str) {
    let (head, body) = request.split_once("\r\n\r\n").unwrap_or((request, ""));
    let (line, headers) = head.split_once("\r\n").unwrap_or((head, ""));
    let in_headers = headers.matches(CANARY).count();
    let (want_headers, want_body) = match protocol {
        "libretranslate" => (0, 1),
        // Amazon's secret signs and is never sent.
        "amazon-translate" => (0, 0),
        _ => (1, 0),
    };
    assert!(!line.contains(CANARY), "{protocol}: {line}");
    assert_eq!(in_headers, want_headers, "{protocol}: {headers}");
    assert_eq!(body.matches(CANARY).count(), want_body, "{protocol}");
}

/// The canary is in no file that was written and in nothing that was said.
fn no_key_left_behind(case: &Case, said: &[&Said], name: &str) {
    let told = format!(
        "{said:?} {}",
        serde_json::to_string(&said.iter().map(|s| &s.0).collect::<Vec<_>>()).unwrap()
    );
    assert!(!told.contains("canary"), "{name}: an event holds the key");
    let mut folders = vec![case.folder.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            let held = bytes.windows(CANARY.len()).any(|w| w == CANARY.as_bytes());
            assert!(!held, "{name}: {} holds the key", path.display());
        }
    }
}

/// Plays one fault against one protocol; gives what was said of it.
async fn play(protocol: &'static str, name: &'static str, wrong: Wrong, wanted: Want) -> Option<String> {
    let expect = want(protocol, wrong, wanted)?;
    let title = format!("{protocol}, {name}");
    let case = Case::new(SENTENCES).await;
    let first = if let Wrong::Answer(fault) = wrong { fault } else { Fault::None };
    let server = Speaker::start(protocol, Duration::ZERO, move |_| first).await.unwrap();
    let nobody = Nobody::there().unwrap();
    let address = match wrong {
        Wrong::Dns => "https://no-such-host.invalid".to_owned(),
        Wrong::Refused => format!("http://{}", nobody.address),
        Wrong::Tls => format!("https://{}", server.address),
        Wrong::Answer(_) => format!("http://{}", server.address),
    };
    // Only one that stalls is given up; a busy computer is no fault of a service.
    let patience = if wrong == Wrong::Answer(Fault::Stall) { 1 } else { 30 };
    let options = EngineOptions { timeout_s: Some(patience), ..EngineOptions::default() };
    let engine = case.add(protocol, &address, options).await;
    let said = case.translate(&engine).await;
    let stored = case.nothing_wrong(&title).await;
    let mut words = None;
    match (said.0.last(), expect) {
        (Some(JobEvent::Finished { .. }), Ok(())) => assert!(stored.complete, "{title}"),
        (Some(JobEvent::Failed { error, .. }), Err(code)) => {
            assert_eq!(error.code, code, "{title}: {error:?}");
            assert!(!stored.complete, "{title}: complete after an error");
            let hint = error.hint.as_deref().unwrap_or_default();
            assert!(!hint.is_empty(), "{title} says no next step: {error:?}");
            let host = server.address.to_string();
            let tidy = |text: &str| text.replace(&host, "HOST").replace(&nobody.address.to_string(), "HOST");
            words = Some(format!("{}: {} | {}", error.code, tidy(&error.message), tidy(hint)));
        }
        (last, expect) => panic!("{title}: {last:?}, not {expect:?}"),
    }
    // The service is in order again, or another one is asked: only what is missing is sent.
    let missing = stored.total - stored.done;
    let again = Speaker::start(protocol, Duration::ZERO, |_| Fault::None).await.unwrap();
    let second = case.add(protocol, &format!("http://{}", again.address), EngineOptions::default()).await;
    let resumed = case.translate(&second).await;
    assert!(matches!(resumed.0.last(), Some(JobEvent::Finished { .. })), "{title}: {resumed:?}");
    assert!(case.nothing_wrong(&title).await.complete, "{title}: not resumed");
    let sent: usize = again.seen().iter().map(|s| Told::read(protocol, &s.text).segments()).sum();
    assert_eq!(u32::try_from(sent).unwrap(), missing, "{title}: only what is missing is sent");
    for seen in server.seen().iter().filter(|_| wrong != Wrong::Tls).chain(&again.seen()) {
        key_in_its_place(protocol, &seen.text);
    }
    no_key_left_behind(&case, &[&said, &resumed], &title);
    words
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_fault_of_any_protocol_leaves_anything_wrong() {
    let cases = FAULTS.iter().flat_map(|(name, wrong, want)| {
        PROTOCOLS.iter().map(move |protocol| (*protocol, *name, *wrong, *want))
    });
    let mut said: BTreeMap<(usize, String), Vec<&str>> = BTreeMap::new();
    let mut running = futures::stream::iter(cases)
        .map(|(protocol, name, wrong, want)| async move {
            (protocol, name, tokio::spawn(play(protocol, name, wrong, want)).await)
        })
        .buffer_unordered(12);
    let (mut played, mut broken) = (0, Vec::new());
    while let Some((protocol, name, words)) = running.next().await {
        played += 1;
        match words {
            Ok(Some(words)) => {
                let at = FAULTS.iter().position(|f| f.0 == name).unwrap();
                said.entry((at, words)).or_default().push(protocol);
            }
            Ok(None) => {}
            Err(_) => broken.push(format!("{protocol}, {name}")),
        }
    }
    assert!(broken.is_empty(), "what was said of them stands above: {broken:#?}");
    assert_eq!(played, FAULTS.len() * PROTOCOLS.len());
    let mut shown = String::new();
    for ((at, words), mut protocols) in said {
        protocols.sort_unstable();
        let whose = match protocols.len() {
            13 => "all".to_owned(),
            _ => protocols.join(" "),
        };
        writeln!(shown, "{} ({whose})\n    {}", FAULTS[at].0, words.replace(" | ", "\n    ")).unwrap();
    }
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/faults.txt");
    if std::env::var_os("DIGLOT_WRITE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &shown).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(shown, known, "the words changed; look at them, then run with DIGLOT_WRITE_SNAPSHOTS=1");
}

/// A small generator of numbers (xorshift, Marsaglia 2003), so that a run can be had again.
fn random(seed: u64) -> u64 {
    let mut x = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    for _ in 0..3 {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
    }
    x
}

/// One in five requests fails, in one of six ways.
fn one_in_five(turn: usize) -> Fault {
    let n = random(turn as u64 + 11);
    if n % 100 >= 20 {
        return Fault::None;
    }
    [Fault::WaitMillis(60), Fault::Status(500), Fault::Status(503), Fault::Reset, Fault::Cut, Fault::WaitBare]
        [(n / 100 % 6) as usize]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_service_that_fails_now_and_then_is_brought_to_the_end() {
    for (protocol, cap) in [("amazon-translate", 8), ("openai-chat", 4)] {
        let usual = Config::new(std::path::PathBuf::new()).retry;
        let case = Case::trying(500, usual.max_tries, usual.total).await;
        let server = Speaker::start(protocol, Duration::from_millis(2), one_in_five).await.unwrap();
        let options = EngineOptions { concurrency: Some(cap), ..EngineOptions::default() };
        let engine = case.add(protocol, &format!("http://{}", server.address), options).await;
        let said = case.translate(&engine).await;
        let stored = case.nothing_wrong(protocol).await;
        assert!(stored.complete, "{protocol}: {} of {}: {:?}", stored.done, stored.total, said.0.last());
        assert!(server.most_at_once() <= cap as usize, "{protocol}: {} at once", server.most_at_once());
        let seen = server.seen();
        let asked = |s: &diglot_tests::speaker::Seen| Told::read(protocol, &s.text).segments();
        let paid: usize =
            seen.iter().filter(|s| s.fault == Fault::None).map(|s| usize::from(asked(s) > 0)).sum();
        let most = stored.total as usize * 105 / 100;
        assert!(paid <= most, "{protocol}: {paid} paid calls for {} segments", stored.total);
        let answered: usize = seen.iter().filter(|s| s.fault == Fault::None).map(asked).sum();
        assert!(answered <= most, "{protocol}: {answered} segments paid for");
        // Nobody is asked again before the time that was named; what was under way when it was named
        // is no second asking.
        for refused in &seen {
            let Fault::WaitMillis(wait) = refused.fault else { continue };
            let told = refused.answered.expect("it was answered");
            let until = told + Duration::from_millis(wait.into());
            let early = seen.iter().filter(|s| s.at > told && s.at < until).count();
            assert!(early < cap as usize, "{protocol}: {early} requests before the wait was over");
        }
    }
}

/// A program that panics shows no key, whatever it prints of what it holds.
#[tokio::test(flavor = "multi_thread")]
async fn a_panic_shows_no_key() {
    let case = Case::new(2).await;
    let server = Speaker::start("deepl", Duration::ZERO, |_| Fault::None).await.unwrap();
    let engine = case.add("deepl", &format!("http://{}", server.address), EngineOptions::default()).await;
    let said = case.translate(&engine).await;
    let shown = format!("{:?} {:?} {said:?}", case.engine, case.engine.list_engines(Empty {}).await.unwrap());
    let ended = tokio::spawn(async move {
        // What a bug would print: everything that can be printed.
        panic!("forced: {shown}");
    })
    .await
    .unwrap_err();
    let panic = ended.into_panic();
    let words = panic.downcast_ref::<String>().unwrap();
    assert!(words.contains("forced") && words.contains("deepl") && !words.contains("canary"));
    let arguments = std::env::args().collect::<String>();
    let variables = std::env::vars().map(|(name, value)| name + &value).collect::<String>();
    assert!(!arguments.contains("canary") && !variables.contains("canary"));
}
