//! Engines in the settings, and what a job needs of one.

use diglot_core::summary::EngineRef;
use diglot_providers::program::program_row;
use diglot_providers::secrets::FileState;
use diglot_providers::{
    Endpoint, Keeper, Kind, ModelInfo, ModelPrices, PRESETS, Preset, Secret, Wanted, list_models, preset,
};
use diglot_store::EngineRow;

use super::Engine;
use super::options::{checked, endpoint_of, options_of};
use crate::api::{
    ApiError, Empty, EngineDraft, EngineId, EngineKind, EngineList, EngineOptions, EngineView, EngineWant,
    KeyKeeper, KeyStatus, ModelList, ModelView, PresetView, Prices,
};

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
        let presets = PRESETS.iter().map(preset_view).collect();
        Ok(EngineList {
            engines,
            presets,
            keychain: self.keychain().await,
            key_file_locked: file == FileState::Locked,
            key_file_exists: file != FileState::Absent,
        })
    }

    /// Adds or changes an engine. Its key stays only as long as its host does. The first one that
    /// is added becomes the one for translations: whatever can be added can translate.
    ///
    /// # Errors
    /// `bad-address`; `no-such-engine`; `bad-preset`; where the library cannot be written.
    pub async fn save_engine(&self, draft: EngineDraft) -> Result<EngineView, ApiError> {
        let row = preset(&draft.preset).ok_or_else(|| {
            ApiError::new("bad-preset", format!("There is no service `{}`", draft.preset))
                .hint("Run `diglot engines presets` to see what there is")
        })?;
        let name = if draft.name.trim().is_empty() { row.name } else { draft.name.trim() }.to_owned();
        let given = draft.options.map(|options| checked(options, row)).transpose()?;
        let model = draft.model.map(|m| m.trim().to_owned()).filter(|m| !m.is_empty());
        // A pasted address may say more than where the service is.
        let typed = if row.is_program() { None } else { Some(row.endpoint(&draft.base_url)?) };
        let base_url = typed.as_ref().map(|e| e.base_url.to_string()).unwrap_or_default();
        let (pasted_model, pasted_version) = typed.map(|e| (e.model, e.api_version)).unwrap_or_default();
        let at = crate::clock::now();
        let is_new = draft.id.is_none();
        let stored = self
            .on_library(move |library| {
                let rows = library.engines()?;
                let (id, before) = match draft.id {
                    Some(id) => match rows.iter().find(|r| r.id == id) {
                        Some(row) => (id, Some(options_of(row))),
                        None => return Err(no_such_engine(&id)),
                    },
                    None => (free_id(&draft.preset, &rows), None),
                };
                let mut options = match given {
                    Some(options) => options,
                    None => checked(before.unwrap_or_default(), row)?,
                };
                options.api_version = options.api_version.or(pasted_version);
                let row = EngineRow {
                    id,
                    name,
                    preset: draft.preset,
                    base_url,
                    model: model.or(pasted_model),
                    options: serde_json::to_value(&options)
                        .map_err(|_| ApiError::new("internal", "The engine could not be written"))?,
                    created_at: at,
                };
                library.put_engine(&row)?;
                Ok(row)
            })
            .await?;
        let mut settings = self.settings().await?;
        if is_new && settings.translation_engine.is_none() {
            settings.translation_engine = Some(stored.id.clone());
            self.save_settings(settings).await?;
        }
        Ok(self.engine_view(&stored).await)
    }

    /// Removes an engine with its key. What it made stays, and translations go to the next engine.
    ///
    /// # Errors
    /// `no-such-engine`; where the key or the row cannot be removed.
    pub async fn delete_engine(&self, request: EngineId) -> Result<EngineList, ApiError> {
        let row = self.engine_row(&request.engine).await?;
        for account in accounts_of(&row) {
            self.0.secrets.delete(&account).await?;
        }
        self.0.lanes.forget(&row.id);
        let id = row.id.clone();
        let next = self
            .on_library(move |library| {
                library.delete_engine(&id)?;
                Ok(library.engines()?.into_iter().next().map(|next| next.id))
            })
            .await?;
        let mut settings = self.settings().await?;
        if settings.summary_engine == row.id {
            EngineRef::BUILTIN.clone_into(&mut settings.summary_engine);
        }
        if settings.translation_engine.as_ref() == Some(&row.id) {
            settings.translation_engine = next;
        }
        settings.fallback_engines.retain(|id| id != &row.id);
        self.save_settings(settings).await?;
        self.list_engines(Empty {}).await
    }

    /// The models that a service offers, by id.
    ///
    /// # Errors
    /// Whatever a call to the service can meet.
    pub async fn list_models(&self, request: EngineId) -> Result<ModelList, ApiError> {
        let no_models = || {
            ApiError::new("not-offered", "This engine has no models to choose from")
                .hint("It is used as it is; `diglot engines test` tries it")
        };
        if request.engine == EngineRef::BUILTIN {
            return Err(no_models());
        }
        let resolved = self.resolve(&request.engine).await?;
        let Some(service) = resolved.service() else { return Ok(ModelList { models: Vec::new() }) };
        if !service.endpoint.protocol.info().lists_models {
            return Err(no_models());
        }
        let models = list_models(&service.client, &service.endpoint, service.key.as_ref()).await?;
        Ok(ModelList { models: model_views(models) })
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
        let known = preset(&row.preset);
        let about = known.map(preset_view).unwrap_or_default();
        let endpoint = known.filter(|p| !p.is_program()).and_then(|p| endpoint_of(p, row).ok());
        let mut key = KeyStatus::None;
        for account in accounts_of(row) {
            if key == KeyStatus::None {
                key = self.key_status(&account).await;
            }
        }
        EngineView {
            id: row.id.clone(),
            name: row.name.clone(),
            preset: row.preset.clone(),
            base_url: row.base_url.clone(),
            host: endpoint.as_ref().map(Endpoint::host),
            local: about.kind == EngineKind::Program || endpoint.as_ref().is_some_and(Endpoint::is_loopback),
            model: row.model.clone(),
            can_translate: true,
            can_summarize_across: about.kind == EngineKind::Llm,
            key,
            needs_key: match (known, &endpoint) {
                (Some(known), Some(endpoint)) => known.needs_key_at(endpoint),
                _ => about.needs_key,
            },
            kind: about.kind,
            protocol: about.protocol,
            wants: about.wants,
            lists_models: about.lists_models,
            docs: about.docs,
            key_page: about.key_page,
            key_form: about.key_form,
            options: options_of(row),
        }
    }
}

/// A preset as a face sees it.
fn preset_view(preset: &Preset) -> PresetView {
    let info = preset.protocol.info();
    let kind = match (preset.is_program(), info.kind) {
        (true, _) => EngineKind::Program,
        (false, Kind::Llm) => EngineKind::Llm,
        (false, Kind::Mt) => EngineKind::Mt,
    };
    let wanted = preset.wants.iter().map(|wanted| match wanted {
        Wanted::Region => EngineWant::Region,
        Wanted::Project => EngineWant::Project,
        Wanted::ApiVersion => EngineWant::ApiVersion,
        Wanted::Glossary => EngineWant::Glossary,
    });
    PresetView {
        id: preset.id.to_owned(),
        name: preset.name.to_owned(),
        base_url: preset.base_url.to_owned(),
        needs_key: preset.needs_key(),
        local: preset.local,
        kind,
        protocol: info.id.to_owned(),
        wants: wanted.chain(preset.is_program().then_some(EngineWant::Command)).collect(),
        lists_models: preset.lists_models,
        docs: preset.docs.to_owned(),
        key_page: preset.key_page.to_owned(),
        key_form: preset.key_form.to_owned(),
        command: program_row(preset.id).map(|row| row.command.to_owned()).unwrap_or_default(),
    }
}

/// The names that the engine's key may be kept under: one, or two where its service has a host for
/// free keys.
pub(crate) fn accounts_of(row: &EngineRow) -> Vec<String> {
    let endpoint = preset(&row.preset).filter(|p| !p.is_program()).and_then(|p| endpoint_of(p, row).ok());
    let Some(endpoint) = endpoint else { return Vec::new() };
    let mut accounts: Vec<String> = ["paid", "free:fx"]
        .map(|form| endpoint.for_key(Some(&Secret::new(form.to_owned()))).account(&row.id))
        .into();
    accounts.dedup();
    accounts
}

/// The name that this key of the engine is kept under: it belongs to one host.
///
/// # Errors
/// `bad-address`; `no-key-needed` for a program.
pub(crate) fn account_for(row: &EngineRow, key: &Secret) -> Result<String, ApiError> {
    let known = preset(&row.preset).filter(|p| !p.is_program()).ok_or_else(|| {
        ApiError::new("no-key-needed", format!("{} takes no key", row.name))
            .hint("A program on this computer works without one")
    })?;
    Ok(endpoint_of(known, row)?.for_key(Some(key)).account(&row.id))
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
        kind: EngineKind::Builtin,
        protocol: String::new(),
        wants: Vec::new(),
        lists_models: false,
        docs: String::new(),
        key_page: String::new(),
        key_form: String::new(),
        options: EngineOptions::default(),
    }
}

/// Models as a face sees them, by id.
pub(crate) fn model_views(models: Vec<ModelInfo>) -> Vec<ModelView> {
    let prices =
        |p: ModelPrices| Prices { input: p.input, output: p.output, cached: p.cached, ..Prices::default() };
    let mut views: Vec<ModelView> = models
        .into_iter()
        .map(|m| ModelView { prices: m.prices.map(prices), id: m.id, context: m.context })
        .collect();
    views.sort_by(|a, b| a.id.cmp(&b.id));
    views
}

/// The preset's id, with a number behind it where that is taken.
fn free_id(preset: &str, rows: &[EngineRow]) -> String {
    let taken = |id: &str| id == EngineRef::BUILTIN || rows.iter().any(|r| r.id == id);
    if !taken(preset) {
        return preset.to_owned();
    }
    (2..10_000).map(|n| format!("{preset}-{n}")).find(|id| !taken(id)).unwrap_or_else(|| preset.to_owned())
}

/// The host of an engine, for people; `None` for this computer.
pub(crate) fn host_of(row: &EngineRow) -> Option<String> {
    let known = preset(&row.preset).filter(|p| !p.is_program())?;
    endpoint_of(known, row).ok().filter(|e| !e.is_loopback()).map(|e| e.host())
}

/// A keeper as a face sees it.
pub(crate) fn keeper_view(keeper: Keeper) -> KeyKeeper {
    match keeper {
        Keeper::Keychain => KeyKeeper::Keychain,
        Keeper::Session => KeyKeeper::Session,
        Keeper::File => KeyKeeper::File,
    }
}

pub(crate) fn no_such_engine(id: &str) -> ApiError {
    ApiError::new("no-such-engine", format!("There is no engine `{id}`"))
        .hint("Run `diglot engines list` to see what is set up, or add one in the settings")
        .arg("engine", id)
}
