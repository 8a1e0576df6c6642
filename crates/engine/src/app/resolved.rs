//! An engine with all that a job needs of it.

use std::sync::Arc;

use diglot_core::summary::EngineRef;
use diglot_providers::program::Life;
use diglot_providers::{Client, Endpoint, Formality, KeyNeed, Program, Secret, preset};

use super::Engine;
use super::engines::{accounts_of, no_such_engine};
use super::options::{FORMAL, INFORMAL, client_for, endpoint_of, options_of, program_of};
use crate::api::{ApiError, EngineName, EngineOptions};
use crate::lane::Lane;

/// Requests at the same time where nothing is set: services on the internet take several, a server
/// on this computer works on one after the other anyway.
const AT_ONCE_REMOTE: u32 = 3;
const AT_ONCE_HERE: u32 = 1;

/// A service with its key.
pub(crate) struct Service {
    pub(crate) endpoint: Endpoint,
    pub(crate) key: Option<Secret>,
    pub(crate) client: Client,
}

/// How an engine is asked.
pub(crate) enum Backend {
    /// By prompts.
    Prompt(Service),
    /// By texts to translate.
    Texts(Service),
    /// By a program's standard input.
    Program(Program),
}

/// An engine with all that a call needs.
pub(crate) struct Resolved {
    pub(crate) reference: EngineRef,
    /// What the reader calls it.
    pub(crate) name: String,
    pub(crate) backend: Backend,
    pub(crate) options: EngineOptions,
    /// Whether its models can be bound to a JSON schema.
    pub(crate) takes_schema: bool,
    /// The queue of all its requests, whichever job they are of.
    pub(crate) lane: Arc<Lane>,
}

impl Resolved {
    /// The service, where the engine is one.
    pub(crate) fn service(&self) -> Option<&Service> {
        match &self.backend {
            Backend::Prompt(service) | Backend::Texts(service) => Some(service),
            Backend::Program(_) => None,
        }
    }

    /// The host that is asked; `None` for this computer, which nothing leaves.
    pub(crate) fn remote_host(&self) -> Option<String> {
        self.service().filter(|s| !s.endpoint.is_loopback()).map(|s| s.endpoint.host())
    }

    /// It as named in a result.
    pub(crate) fn engine_name(&self) -> EngineName {
        EngineName {
            id: self.reference.id.clone(),
            name: self.name.clone(),
            model: self.reference.model.clone(),
            host: self.remote_host(),
        }
    }

    /// How its translations address people.
    pub(crate) fn formality(&self) -> Formality {
        match self.options.formality.as_deref() {
            Some(FORMAL) => Formality::Formal,
            Some(INFORMAL) => Formality::Informal,
            _ => Formality::Default,
        }
    }

    /// Requests at the same time, at most.
    pub(crate) fn at_once(&self) -> u32 {
        let usual = if self.remote_host().is_some() { AT_ONCE_REMOTE } else { AT_ONCE_HERE };
        match &self.backend {
            // One process answers one line after the other.
            Backend::Program(program) if program.life == Life::Kept => 1,
            _ => self.options.concurrency.unwrap_or(usual).max(1),
        }
    }
}

/// What a key is wanted for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum KeyUse {
    ToSend,
    ToLook,
}

impl Engine {
    /// An engine with its address and key; `id` may name a model behind a colon.
    pub(crate) async fn resolve(&self, id: &str) -> Result<Resolved, ApiError> {
        self.resolve_with(id, KeyUse::ToSend).await
    }

    /// The same for looking at what it would do: a key that is not there or cannot be read is no
    /// error yet.
    pub(crate) async fn resolve_to_look(&self, id: &str) -> Result<Resolved, ApiError> {
        self.resolve_with(id, KeyUse::ToLook).await
    }

    async fn resolve_with(&self, id: &str, key_use: KeyUse) -> Result<Resolved, ApiError> {
        let (id, named) = id.split_once(':').map_or((id, None), |(id, model)| (id, Some(model)));
        let mut row = self.engine_row(id).await?;
        row.model = named.map(str::to_owned).or(row.model);
        let known = preset(&row.preset).ok_or_else(|| no_such_engine(&row.id))?;
        let options = options_of(&row);
        let mut reference = EngineRef { id: row.id.clone(), model: row.model.clone() };
        let backend = if known.is_program() {
            let mut program = program_of(known, &row)?;
            if options.keep_running {
                program.life = Life::Kept;
            }
            Backend::Program(program)
        } else {
            let endpoint = endpoint_of(known, &row)?;
            let mut key = None;
            if known.key != KeyNeed::None {
                for account in accounts_of(&row) {
                    if key.is_none() {
                        key = match (self.0.secrets.get(&account).await, key_use) {
                            (Err(_), KeyUse::ToLook) => None,
                            (found, _) => found?,
                        };
                    }
                }
            }
            if key.is_none() && known.needs_key_at(&endpoint) && key_use == KeyUse::ToSend {
                return Err(ApiError::new("no-key", format!("{} has no key yet", row.name))
                    .hint("Add the key in the settings of the engine, or with `diglot engines add`")
                    .arg("engine", row.name));
            }
            let endpoint = endpoint.for_key(key.as_ref());
            reference.model.clone_from(&endpoint.model);
            let offline = self.settings().await?.offline;
            let client = client_for(self.client(offline)?, &options);
            let service = Service { endpoint, key, client };
            if known.protocol.is_llm() { Backend::Prompt(service) } else { Backend::Texts(service) }
        };
        let lane = self.0.lanes.lane(&row.id);
        let resolved =
            Resolved { reference, name: row.name, backend, options, takes_schema: known.schema, lane };
        resolved.lane.allow(resolved.at_once());
        Ok(resolved)
    }
}
