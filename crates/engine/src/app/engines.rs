//! Engines in the settings, and what a job needs of one.

use diglot_core::summary::EngineRef;
use diglot_providers::secrets::FileState;
use diglot_providers::{Client, Endpoint, Keeper, KeyNeed, PRESETS, Secret, list_models, preset};
use diglot_store::EngineRow;

use super::Engine;
use crate::api::{
    ApiError, Empty, EngineDraft, EngineId, EngineList, EngineView, KeyKeeper, KeyStatus, ModelList,
    ModelView, PresetView,
};

/// An engine with all that a call needs.
pub(crate) struct Resolved {
    pub(crate) reference: EngineRef,
    pub(crate) endpoint: Endpoint,
    pub(crate) key: Option<Secret>,
    pub(crate) client: Client,
}

impl Resolved {
    /// The host that is asked; `None` for this computer, which nothing leaves.
    pub(crate) fn remote_host(&self) -> Option<String> {
        (!self.endpoint.is_loopback()).then(|| self.endpoint.host())
    }
}

impl Engine {
    /// All engines, the one inside first, and what can be added.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub async fn list_engines(&self, _: Empty) -> Result<EngineList, ApiError> {
        let rows = self.on_library(|library| Ok(library.engines()?)).await?;
        let mut engines = vec![builtin()];
        for row in rows {
            engines.push(self.engine_view(&row).await);
        }
        let file = self.0.secrets.file_state().await?;
        let presets = PRESETS
            .iter()
            .map(|p| PresetView {
                id: p.id.to_owned(),
                name: p.name.to_owned(),
                base_url: p.base_url.to_owned(),
                needs_key: p.needs_key(),
                local: p.local,
            })
            .collect();
        Ok(EngineList {
            engines,
            presets,
            keychain: self.keychain().await,
            key_file_locked: file == FileState::Locked,
            key_file_exists: file != FileState::Absent,
        })
    }

    /// Adds or changes an engine. Its key stays only as long as its host does.
    ///
    /// # Errors
    /// `bad-address`; `no-such-engine`; `bad-preset`; where the library cannot be written.
    pub async fn save_engine(&self, draft: EngineDraft) -> Result<EngineView, ApiError> {
        let row = preset(&draft.preset).ok_or_else(|| {
            ApiError::new("bad-preset", format!("There is no service `{}`", draft.preset))
                .hint("Run `diglot engines presets` to see what there is")
        })?;
        let address = if draft.base_url.trim().is_empty() { row.base_url } else { draft.base_url.trim() };
        let endpoint = Endpoint::parse(address)?;
        let name = if draft.name.trim().is_empty() { row.name } else { draft.name.trim() }.to_owned();
        let model = draft.model.map(|m| m.trim().to_owned()).filter(|m| !m.is_empty());
        let at = crate::clock::now();
        let stored = self
            .on_library(move |library| {
                let rows = library.engines()?;
                let id = match draft.id {
                    Some(id) if rows.iter().any(|r| r.id == id) => id,
                    Some(id) => return Err(no_such_engine(&id)),
                    None => free_id(&draft.preset, &rows),
                };
                let row = EngineRow {
                    id,
                    name,
                    preset: draft.preset,
                    base_url: endpoint.base_url.to_string(),
                    model,
                    options: serde_json::json!({}),
                    created_at: at,
                };
                library.put_engine(&row)?;
                Ok(row)
            })
            .await?;
        Ok(self.engine_view(&stored).await)
    }

    /// Removes an engine with its key. What it made stays.
    ///
    /// # Errors
    /// `no-such-engine`; where the key or the row cannot be removed.
    pub async fn delete_engine(&self, request: EngineId) -> Result<EngineList, ApiError> {
        let row = self.engine_row(&request.engine).await?;
        if let Ok(endpoint) = Endpoint::parse(&row.base_url) {
            self.0.secrets.delete(&endpoint.account(&row.id)).await?;
        }
        let id = row.id.clone();
        self.on_library(move |library| Ok(library.delete_engine(&id)?)).await?;
        let mut settings = self.settings().await?;
        if settings.summary_engine == row.id {
            EngineRef::BUILTIN.clone_into(&mut settings.summary_engine);
        }
        if settings.translation_engine.as_ref() == Some(&row.id) {
            settings.translation_engine = None;
        }
        self.save_settings(settings).await?;
        self.list_engines(Empty {}).await
    }

    /// The models that a service offers, by id.
    ///
    /// # Errors
    /// Whatever a call to the service can meet.
    pub async fn list_models(&self, request: EngineId) -> Result<ModelList, ApiError> {
        let resolved = self.resolve(&request.engine, None).await?;
        let mut models: Vec<ModelView> =
            list_models(&resolved.client, &resolved.endpoint, resolved.key.as_ref())
                .await?
                .into_iter()
                .map(|m| ModelView { id: m.id, context: m.context })
                .collect();
        models.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(ModelList { models })
    }

    /// An engine with its address and key; `model` outranks the one that is set.
    pub(crate) async fn resolve(&self, id: &str, model: Option<&str>) -> Result<Resolved, ApiError> {
        let (id, named) = id.split_once(':').map_or((id, None), |(id, model)| (id, Some(model)));
        let row = self.engine_row(id).await?;
        let mut endpoint = Endpoint::parse(&row.base_url)?;
        endpoint.model = model.or(named).map(str::to_owned).or(row.model.clone());
        let account = endpoint.account(&row.id);
        let need = preset(&row.preset).map_or(KeyNeed::Optional, |p| p.key);
        let key = if need == KeyNeed::None { None } else { self.0.secrets.get(&account).await? };
        if key.is_none() && need == KeyNeed::Required {
            return Err(ApiError::new("no-key", format!("{} has no key yet", row.name))
                .hint("Add the key in the settings of the engine, or with `diglot engines add`")
                .arg("engine", row.name));
        }
        let settings = self.settings().await?;
        Ok(Resolved {
            reference: EngineRef { id: row.id, model: endpoint.model.clone() },
            endpoint,
            key,
            client: self.client(settings.offline)?,
        })
    }

    /// The stored row of an engine.
    pub(crate) async fn engine_row(&self, id: &str) -> Result<EngineRow, ApiError> {
        let id = id.to_owned();
        self.on_library(move |library| {
            library.engines()?.into_iter().find(|r| r.id == id).ok_or_else(|| no_such_engine(&id))
        })
        .await
    }

    /// An engine as a face sees it.
    pub(crate) async fn engine_view(&self, row: &EngineRow) -> EngineView {
        let endpoint = Endpoint::parse(&row.base_url).ok();
        let key = match &endpoint {
            Some(endpoint) => self.key_status(&endpoint.account(&row.id)).await,
            None => KeyStatus::None,
        };
        EngineView {
            id: row.id.clone(),
            name: row.name.clone(),
            preset: row.preset.clone(),
            base_url: row.base_url.clone(),
            host: endpoint.as_ref().map(Endpoint::host),
            local: endpoint.as_ref().is_some_and(Endpoint::is_loopback),
            model: row.model.clone(),
            can_translate: true,
            can_summarize_across: true,
            key,
            needs_key: preset(&row.preset).is_some_and(diglot_providers::Preset::needs_key),
        }
    }
}

/// The engine inside.
fn builtin() -> EngineView {
    EngineView {
        id: EngineRef::BUILTIN.to_owned(),
        name: "Built in".to_owned(),
        preset: String::new(),
        base_url: String::new(),
        host: None,
        local: true,
        model: None,
        can_translate: false,
        can_summarize_across: false,
        key: KeyStatus::None,
        needs_key: false,
    }
}

/// The preset's id, with a number behind it where that is taken.
fn free_id(preset: &str, rows: &[EngineRow]) -> String {
    let taken = |id: &str| id == EngineRef::BUILTIN || rows.iter().any(|r| r.id == id);
    if !taken(preset) {
        return preset.to_owned();
    }
    (2..10_000).map(|n| format!("{preset}-{n}")).find(|id| !taken(id)).unwrap_or_else(|| preset.to_owned())
}

/// The host of an address, for people; `None` for this computer.
pub(crate) fn host_of(base_url: &str) -> Option<String> {
    Endpoint::parse(base_url).ok().filter(|e| !e.is_loopback()).map(|e| e.host())
}

/// A keeper as a face sees it.
pub(crate) fn keeper_view(keeper: Keeper) -> KeyKeeper {
    match keeper {
        Keeper::Keychain => KeyKeeper::Keychain,
        Keeper::Session => KeyKeeper::Session,
        Keeper::File => KeyKeeper::File,
    }
}

fn no_such_engine(id: &str) -> ApiError {
    ApiError::new("no-such-engine", format!("There is no engine `{id}`"))
        .hint("Run `diglot engines list` to see what is set up, or add one in the settings")
        .arg("engine", id)
}
