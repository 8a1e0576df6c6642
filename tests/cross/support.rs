//! What every test here starts from.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use diglot_engine::api::*;
use diglot_engine::{Config, Engine, FileReader, Job};
use diglot_tests::scripted::{Counters, serve};

/// An engine on a fresh library, with the scripted service as its engine `openai-compatible`.
pub(crate) struct World {
    pub(crate) engine: Engine,
    pub(crate) counters: Arc<Counters>,
    pub(crate) folder: tempfile::TempDir,
}

impl World {
    pub(crate) async fn with_model(model: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let counters = Arc::<Counters>::default();
        let base_url = serve(counters.clone()).await.unwrap();
        let engine = open(folder.path());
        engine
            .save_engine(EngineDraft {
                id: None,
                name: "Scripted".into(),
                preset: "openai-compatible".into(),
                base_url,
                model: Some(model.into()),
                options: None,
            })
            .await
            .unwrap();
        Self { engine, counters, folder }
    }

    /// Changes the model of the engine.
    pub(crate) async fn use_model(&self, model: &str) {
        let row = self.engine.list_engines(Empty {}).await.unwrap().engines.remove(1);
        self.engine
            .save_engine(EngineDraft {
                id: Some(row.id),
                name: row.name,
                preset: row.preset,
                base_url: row.base_url,
                model: Some(model.into()),
                options: None,
            })
            .await
            .unwrap();
    }

    pub(crate) async fn sample(&self) -> String {
        let job = self.engine.import_article(ImportRequest::of(ImportSource::Sample));
        match run(job).await.finished() {
            Outcome::Imported(imported) => imported.article,
            other => panic!("no article: {other:?}"),
        }
    }

    pub(crate) fn summarize(&self, article: &str, length: LengthView) -> Job {
        self.engine.summarize(SummarizeRequest {
            article: article.into(),
            length,
            to: None,
            engine: Some("openai-compatible".into()),
        })
    }

    pub(crate) fn translate(&self, article: &str) -> Job {
        self.engine.translate(into_greek(article, "openai-compatible"))
    }

    /// The translation into Greek as it lies in the library.
    pub(crate) async fn stored(&self, article: &str) -> TranslationView {
        let asked = TranslationRef { article: article.into(), to: "el".into() };
        self.engine.get_translation(asked).await.unwrap()
    }

    pub(crate) fn chats(&self) -> u32 {
        self.counters.chats.load(Ordering::SeqCst)
    }
}

/// All that is missing of the article in Greek, by this engine.
pub(crate) fn into_greek(article: &str, engine: &str) -> TranslateRequest {
    TranslateRequest {
        article: article.into(),
        to: "el".into(),
        engine: Some(engine.into()),
        again: false,
        segments: Vec::new(),
        propose: false,
    }
}

/// Opens an engine on a library, with short waits.
pub(crate) fn open(folder: &std::path::Path) -> Engine {
    let mut config = Config::new(folder.to_owned());
    config.keychain = false;
    config.file_reader = FileReader::program(env!("CARGO_BIN_EXE_host").into());
    config.retry.base = Duration::from_millis(5);
    config.retry.max_tries = 3;
    Engine::open(config).unwrap()
}

/// All that a job said.
#[derive(Debug)]
pub(crate) struct Said(pub(crate) Vec<JobEvent>);

impl Said {
    pub(crate) fn finished(self) -> Outcome {
        match self.0.into_iter().next_back() {
            Some(JobEvent::Finished { outcome }) => outcome,
            other => panic!("not finished: {other:?}"),
        }
    }

    pub(crate) fn failed(self) -> (ApiError, Option<Outcome>) {
        match self.0.into_iter().next_back() {
            Some(JobEvent::Failed { error, partial }) => (error, partial),
            other => panic!("not failed: {other:?}"),
        }
    }

    /// What a page that follows the events shows for each row at the end.
    pub(crate) fn shown_points(&self) -> std::collections::BTreeMap<u32, String> {
        let mut rows = std::collections::BTreeMap::<u32, String>::new();
        for event in &self.0 {
            match event {
                JobEvent::PointDelta { index, text } => rows.entry(*index).or_default().push_str(text),
                JobEvent::PointDone { index, point } => {
                    rows.insert(*index, point.text.clone());
                }
                JobEvent::Restarted { rows: emptied } => rows.retain(|row, _| !emptied.contains(row)),
                _ => {}
            }
        }
        rows
    }
}

/// Runs a job to its end.
pub(crate) async fn run(mut job: Job) -> Said {
    let mut events = Vec::new();
    while let Some(batch) = job.events.recv().await {
        events.extend(batch);
    }
    assert_eq!(events.iter().filter(|e| e.is_last()).count(), 1, "exactly one last event");
    Said(events)
}

/// No character that the service did not send.
pub(crate) fn no_replacement_marks(said: &Said) {
    let all = format!("{:?}", said.0);
    assert!(!all.contains('\u{fffd}'), "a damaged character");
}
