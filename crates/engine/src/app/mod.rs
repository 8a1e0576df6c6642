//! The engine itself: what it is opened with, and the command table's methods by subject.

mod articles;
mod consent;
mod engines;
mod feeds;
mod glossary;
mod handback;
mod keys;
mod library;
mod memory;
mod mending;
mod money;
mod options;
mod resolved;
mod results;
mod review;
mod servers;
mod settings;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use diglot_providers::secrets::{KeychainChoice, SecretOptions};
use diglot_providers::{Client, ClientOptions, RetryPolicy, SecretStore};
use diglot_store::Library;

pub(crate) use articles::no_such_article;
pub(crate) use mending::{no_such_point, write_anew};
pub(crate) use resolved::{Backend, Resolved};
pub(crate) use results::{Names, named_summary, segments_of, translation_view, view_of_review};
pub(crate) use settings::parse_tag as settings_tag;

use crate::api::{
    ApiError, Empty, ImportRequest, JobRef, JudgeRequest, RepairRequest, SummarizeRequest, TranslateRequest,
};
use crate::import::FileReader;
use crate::job::{Job, Jobs};
use crate::lane::Lanes;
use crate::money::Desk;
use crate::review::Reviews;

/// What an engine is opened with.
#[derive(Debug, Clone)]
pub struct Config {
    /// The folder of the library and, where the reader chose that, of the encrypted keys.
    pub data_dir: PathBuf,
    /// Whether every socket is forbidden, whatever the settings say.
    pub offline: bool,
    /// BCP 47 tag (or POSIX locale) of the reader's language, the target where nothing is set.
    pub locale: Option<String>,
    /// How calls to services are tried again.
    pub retry: RetryPolicy,
    /// Whether the system's keychain may be used; tests say no.
    pub keychain: bool,
    /// How files that could crash their parser are read.
    pub file_reader: FileReader,
    /// Whether text goes to a host outside this computer only after the reader allowed that host.
    pub ask_before_sending: bool,
}

impl Config {
    /// The usual configuration with this data folder.
    pub fn new(data_dir: PathBuf) -> Self {
        Self {
            data_dir,
            offline: false,
            locale: None,
            retry: RetryPolicy {
                max_tries: 4,
                base: std::time::Duration::from_millis(800),
                ..RetryPolicy::default()
            },
            keychain: true,
            file_reader: FileReader::this_program(),
            ask_before_sending: true,
        }
    }
}

/// The application. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct Engine(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) config: Config,
    pub(crate) library: Library,
    pub(crate) jobs: Jobs,
    pub(crate) secrets: SecretStore,
    pub(crate) lanes: Lanes,
    pub(crate) reviews: Reviews,
    pub(crate) desk: Desk,
    /// How many answers are checked at the same time. One processor is left to what talks to services:
    /// a request that has to wait for a check to end goes out late.
    pub(crate) checking: tokio::sync::Semaphore,
    /// Held while settings are changed by parts.
    pub(crate) settings_turn: tokio::sync::Mutex<()>,
    /// Built at the first call: reading the system's certificates takes longer than a summary.
    client: OnceLock<Client>,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("data_dir", &self.0.config.data_dir).finish_non_exhaustive()
    }
}

impl Engine {
    /// Opens the library, creating it where there is none.
    ///
    /// # Errors
    /// Where the data folder cannot be used or the library in it cannot be read.
    pub fn open(config: Config) -> Result<Self, ApiError> {
        let library = Library::open(&library_file(&config.data_dir))?;
        Ok(Self::with(config, library.clone(), library))
    }

    /// An engine whose library is in memory: for results that nobody keeps.
    ///
    /// # Errors
    /// Where the database cannot be set up at all.
    pub fn open_without_library(config: Config) -> Result<Self, ApiError> {
        let library = Library::in_memory()?;
        Ok(Self::with(config, library.clone(), library))
    }

    /// An engine with the same engines, settings and keys whose library is in memory. What it spends
    /// is counted in the library on disk, whose limits hold.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn without_its_articles(&self) -> Result<Self, ApiError> {
        let memory = Self::with(self.0.config.clone(), Library::in_memory()?, self.0.library.clone());
        for row in self.0.library.engines()? {
            memory.0.library.put_engine(&row)?;
        }
        for (name, value) in self.0.library.settings()? {
            memory.0.library.put_setting(&name, &value)?;
        }
        Ok(memory)
    }

    fn with(config: Config, library: Library, home: Library) -> Self {
        let secrets = SecretStore::new(SecretOptions {
            keychain: if config.keychain { KeychainChoice::System } else { KeychainChoice::Off },
            ..SecretOptions::new(config.data_dir.join("keys.sealed"))
        });
        Self(Arc::new(Inner {
            config,
            library,
            jobs: Jobs::default(),
            secrets,
            lanes: Lanes::default(),
            reviews: Reviews::default(),
            desk: Desk::new(home),
            checking: tokio::sync::Semaphore::new(processors().saturating_sub(1).max(1)),
            settings_turn: tokio::sync::Mutex::default(),
            client: OnceLock::new(),
        }))
    }

    /// Whether what is imported stays.
    pub(crate) fn keeps_articles(&self) -> bool {
        self.0.library.path().is_some()
    }

    /// The library, for faces that work on it as a file (backup, restore, verify).
    pub fn library(&self) -> &Library {
        &self.0.library
    }

    /// Starts an import.
    pub fn import_article(&self, request: ImportRequest) -> Job {
        let engine = self.clone();
        self.0.jobs.start(|sink| async move { crate::import::run(&engine, request, &sink).await })
    }

    /// Starts a summary.
    pub fn summarize(&self, request: SummarizeRequest) -> Job {
        let engine = self.clone();
        self.0.jobs.start(|sink| async move { crate::summarize::run(&engine, request, &sink).await })
    }

    /// Starts a translation, or goes on with one.
    pub fn translate(&self, request: TranslateRequest) -> Job {
        let engine = self.clone();
        self.0.jobs.start(|sink| async move { crate::translate::run(&engine, request, &sink).await })
    }

    /// Has a point of a summary written anew by an engine that is told what is wrong with it.
    pub fn repair_point(&self, request: RepairRequest) -> Job {
        let engine = self.clone();
        self.0.jobs.start(|sink| async move { crate::repair::run(&engine, request, &sink).await })
    }

    /// Asks an engine for a second opinion on points of a summary.
    pub fn judge_points(&self, request: JudgeRequest) -> Job {
        let engine = self.clone();
        self.0.jobs.start(|sink| async move { crate::judge::run(&engine, request, &sink).await })
    }

    /// Asks an engine for one short sentence, the same way as a real job does.
    pub fn test_engine(&self, request: crate::api::EngineId) -> Job {
        let engine = self.clone();
        self.0.jobs.start(|sink| async move { crate::ask::test(&engine, &request.engine, &sink).await })
    }

    /// Cancels a job. One that has ended already is left alone.
    ///
    /// # Errors
    /// None; the type is that of all commands.
    #[expect(clippy::unused_async, reason = "all commands of the table are awaited alike")]
    pub async fn cancel_job(&self, request: JobRef) -> Result<Empty, ApiError> {
        self.0.jobs.cancel(request.job);
        Ok(Empty {})
    }

    /// The client that calls services and fetches pages.
    pub(crate) fn client(&self, offline: bool) -> Result<Client, ApiError> {
        let client = if let Some(client) = self.0.client.get() {
            client.clone()
        } else {
            let built = Client::new(&ClientOptions::default())?;
            self.0.client.get_or_init(|| built).clone()
        };
        Ok(client.with_offline(offline || self.0.config.offline))
    }

    /// Runs work on the library away from the event loop.
    pub(crate) async fn on_library<T, F>(&self, work: F) -> Result<T, ApiError>
    where
        T: Send + 'static,
        F: FnOnce(&Library) -> Result<T, ApiError> + Send + 'static,
    {
        let library = self.0.library.clone();
        tokio::task::spawn_blocking(move || work(&library)).await.map_err(crate::fault::internal)?
    }
}

/// The library's file in its folder.
fn library_file(data_dir: &std::path::Path) -> PathBuf {
    data_dir.join("library.sqlite3")
}

/// Puts a backup in the place of a library that need not be open, nor even readable. Says where
/// the old one was kept.
///
/// # Errors
/// Where the backup is not sound; the library is then as before.
pub fn restore_library(
    data_dir: &std::path::Path,
    backup: &std::path::Path,
) -> Result<Option<PathBuf>, ApiError> {
    Ok(Library::restore_file(&library_file(data_dir), backup)?)
}

/// The processors there are, or one where nobody knows.
fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}
