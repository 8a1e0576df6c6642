//! `diglot engines`.

use std::collections::BTreeSet;
use std::io::{BufRead as _, IsTerminal as _};

use diglot_engine::Engine;
use diglot_engine::api::{
    ApiError, Empty, EngineDraft, EngineId, EngineKind, EngineOptions, EngineView, FoundServer, KeyKeeper,
    KeyStatus, ModelView, Outcome, SetKey, Settings, Spending, Spent,
};
use serde::Serialize;

use super::{Done, money};
use crate::args::{AddEngine, EngineMore, Engines, Global, Keeper};
use crate::input::{open, unlock};
use crate::live::wait;
use crate::report::{note, print, print_json};

/// Runs the command.
pub(crate) async fn run(global: &Global, args: Engines) -> Result<Done, ApiError> {
    let engine = open(global, true)?;
    unlock(&engine).await?;
    match args {
        Engines::List { json } => {
            let list = engine.list_engines(Empty {}).await?;
            let spending = engine.get_spending(Empty {}).await?;
            let rows: Vec<Row<'_>> = list.engines.iter().map(|e| Row::new(e, &spending)).collect();
            if json {
                print_json(&rows)?;
            } else {
                print(&list_of(&rows, &engine.get_settings(Empty {}).await?))?;
            }
        }
        Engines::Price(price) => return money::price(&engine, &price).await,
        Engines::Spending { json } => return money::spending(&engine, json).await,
        Engines::Find { json } => {
            let found = engine.find_servers(Empty {}).await?;
            if json {
                print_json(&found.servers)?;
            } else if found.servers.is_empty() {
                note(
                    "no server of models or translations and no program that translates was found on this computer\n",
                );
            } else {
                let width = found.servers.iter().map(|s| s.name.chars().count()).max().unwrap_or_default();
                let lines: Vec<String> = found.servers.iter().map(|s| server_line(s, width)).collect();
                print(&lines.join("\n"))?;
            }
        }
        Engines::Presets { json } => {
            let list = engine.list_engines(Empty {}).await?;
            if json {
                print_json(&list.presets)?;
            } else {
                let lines: Vec<String> = list
                    .presets
                    .iter()
                    .map(|p| format!("{:18} {:32} {}", p.id, p.name, p.base_url))
                    .collect();
                print(&lines.join("\n"))?;
            }
        }
        Engines::Add(add) => return self::add(&engine, add).await,
        Engines::Remove { id } => {
            engine.delete_engine(EngineId { engine: id }).await?;
        }
        Engines::Test { id, json } => {
            let job = engine.test_engine(EngineId { engine: id });
            let Outcome::Tested(report) = wait(&engine, job).await.whole()? else {
                return Err(ApiError::new("internal", "The test ended without a report"));
            };
            if json {
                print_json(&report)?;
            } else {
                let model = report.model.as_deref().unwrap_or("its own model");
                print(&format!(
                    "{model} answered in {} ms (first word after {} ms): {}",
                    report.total_ms, report.first_token_ms, report.answer
                ))?;
            }
        }
        Engines::Models { id, json } => {
            let list = engine.list_models(EngineId { engine: id }).await?;
            if json {
                print_json(&list.models)?;
            } else if list.models.is_empty() {
                note("it names no models\n");
            } else {
                let lines: Vec<String> = list.models.iter().map(model_line).collect();
                print(&lines.join("\n"))?;
            }
        }
    }
    Ok(Done::Well)
}

async fn add(engine: &Engine, add: AddEngine) -> Result<Done, ApiError> {
    let known = match &add.id {
        Some(id) => engine.list_engines(Empty {}).await?.engines.into_iter().find(|e| &e.id == id),
        None => None,
    };
    let mut view = engine
        .save_engine(EngineDraft {
            id: add.id.clone(),
            name: add.name.clone().or(known.as_ref().map(|k| k.name.clone())).unwrap_or_default(),
            preset: add.preset.clone(),
            base_url: add.base_url.clone().or(known.as_ref().map(|k| k.base_url.clone())).unwrap_or_default(),
            model: add.model.clone().or(known.as_ref().and_then(|k| k.model.clone())),
            options: Some(options(&add.more, known.map(|k| k.options).unwrap_or_default())?),
        })
        .await?;
    let given = match key(&add, &view) {
        Ok(given) => given,
        Err(error) => return Err(undo(engine, &add, &view, error).await),
    };
    if let Some(key) = given {
        let (keeper, passphrase) = match add.keeper {
            Keeper::Keychain => (KeyKeeper::Keychain, Ok(None)),
            Keeper::File => (KeyKeeper::File, passphrase().map(Some)),
        };
        let kept = match passphrase {
            Ok(passphrase) => {
                engine.set_key(SetKey { engine: view.id.clone(), key, keeper, passphrase }).await
            }
            Err(error) => Err(error),
        };
        view = match kept {
            Ok(view) => view,
            Err(error) => {
                let hint = "Without a keychain, use `--keeper file` with a passphrase in DIGLOT_PASSPHRASE";
                let error = if add.keeper == Keeper::Keychain { error.hint(hint) } else { error };
                return Err(undo(engine, &add, &view, error).await);
            }
        };
    }
    if add.default {
        let mut settings = engine.get_settings(Empty {}).await?;
        // A service that only translates leaves the summaries to the engine they have.
        if view.kind == EngineKind::Llm {
            settings.summary_engine.clone_from(&view.id);
        }
        settings.translation_engine = Some(view.id.clone());
        engine.save_settings(settings).await?;
    }
    if add.json {
        print_json(&view)?;
    } else {
        print(&line(&view))?;
    }
    Ok(Done::Well)
}

/// The options with what the command line says.
fn options(more: &EngineMore, mut options: EngineOptions) -> Result<EngineOptions, ApiError> {
    for (given, option) in [
        (&more.region, &mut options.region),
        (&more.project, &mut options.project),
        (&more.api_version, &mut options.api_version),
        (&more.glossary, &mut options.glossary),
        (&more.command, &mut options.command),
        (&more.effort, &mut options.effort),
        (&more.formality, &mut options.formality),
        (&more.proxy, &mut options.proxy),
    ] {
        *option = given.clone().or(option.take());
    }
    options.temperature = more.temperature.or(options.temperature);
    options.timeout_s = more.timeout.or(options.timeout_s);
    options.concurrency = more.concurrency.or(options.concurrency);
    options.context = more.context.or(options.context);
    options.keep_running |= more.keep_running;
    options.allow_private_http |= more.allow_private_http;
    for header in &more.header {
        let (name, value) = header.split_once('=').ok_or_else(|| {
            ApiError::new("bad-option", format!("`{header}` is not a header"))
                .hint("Write it as NAME=VALUE, for example `--header X-Title=Diglot`")
        })?;
        options.headers.insert(name.trim().to_owned(), value.trim().to_owned());
    }
    Ok(options)
}

/// Takes an engine away again that was made just now and whose key could not be kept.
async fn undo(engine: &Engine, add: &AddEngine, view: &EngineView, error: ApiError) -> ApiError {
    if add.id.is_none()
        && let Err(left) = engine.delete_engine(EngineId { engine: view.id.clone() }).await
    {
        note(&format!("warning: the engine {} is still there: {}\n", view.id, left.message));
    }
    error
}

/// The key: from standard input, from a variable, or asked for; never from an argument, which
/// every process on the machine can read.
fn key(add: &AddEngine, view: &EngineView) -> Result<Option<String>, ApiError> {
    if let Some(name) = &add.key_env {
        return std::env::var(name).map(Some).map_err(|_| {
            ApiError::new("no-key", format!("The variable `{name}` is not set")).hint("Export it first")
        });
    }
    let ask = view.needs_key && view.key == KeyStatus::None && std::io::stdin().is_terminal();
    if !add.key_stdin && !ask {
        return Ok(None);
    }
    if ask {
        note("Key (it is shown while you type; Enter alone leaves it for later): ");
    }
    let mut line = String::new();
    std::io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(|error| ApiError::new("unreadable", format!("Standard input cannot be read: {error}")))?;
    Ok(Some(line.trim().to_owned()).filter(|k| !k.is_empty()))
}

fn passphrase() -> Result<String, ApiError> {
    std::env::var("DIGLOT_PASSPHRASE").map_err(|_| {
        ApiError::new("no-passphrase", "There is no passphrase for the encrypted key file")
            .hint("Export it as DIGLOT_PASSPHRASE")
    })
}

/// An engine with what it cost.
#[derive(Debug, Serialize)]
struct Row<'a> {
    #[serde(flatten)]
    engine: &'a EngineView,
    today: Spent,
    month: Spent,
}

impl<'a> Row<'a> {
    fn new(engine: &'a EngineView, spending: &Spending) -> Self {
        let spent = spending.engines.iter().find(|s| s.engine.id == engine.id);
        Self {
            engine,
            today: spent.map(|s| s.today).unwrap_or_default(),
            month: spent.map(|s| s.month).unwrap_or_default(),
        }
    }

    /// Its columns: id, name, place, model, and what else is to be known.
    fn cells(&self, settings: &Settings) -> [String; 5] {
        let engine = self.engine;
        let mut notes = Vec::new();
        match &engine.key {
            KeyStatus::None if engine.needs_key => notes.push("no key".to_owned()),
            KeyStatus::None => {}
            KeyStatus::Stored { .. } => notes.push("key stored".to_owned()),
            KeyStatus::Locked => notes.push("key locked".to_owned()),
        }
        let of = |id: Option<&str>| id.and_then(|id| id.split(':').next()) == Some(engine.id.as_str());
        if of(Some(&settings.summary_engine)) {
            notes.push("for summaries".to_owned());
        }
        if of(settings.translation_engine.as_deref()) {
            notes.push("for translations".to_owned());
        }
        if self.month.requests > 0 {
            notes.push(match engine.options.prices {
                Some(_) => format!(
                    "{} {} today, {} this month",
                    money::amount(self.today.cost),
                    settings.currency,
                    money::amount(self.month.cost)
                ),
                // Without a price, what it cost is not nothing but unknown.
                None => {
                    format!(
                        "{} this month, no price set",
                        money::counted(self.month.requests.into(), "request")
                    )
                }
            });
        }
        let place = engine.options.command.as_deref().filter(|_| engine.base_url.is_empty());
        [
            engine.id.clone(),
            engine.name.clone(),
            place.unwrap_or(&engine.base_url).to_owned(),
            engine.model.clone().unwrap_or_default(),
            notes.join("; "),
        ]
    }
}

/// One engine a line, in columns as wide as what stands in them.
fn list_of(rows: &[Row<'_>], settings: &Settings) -> String {
    let rows: Vec<[String; 5]> = rows.iter().map(|row| row.cells(settings)).collect();
    let mut widths = [0; 5];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let line = |row: &[String; 5]| {
        let cells: Vec<String> =
            row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        cells.join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn model_line(model: &ModelView) -> String {
    let context = model.context.map(|c| format!("{c} tokens"));
    let prices = model.prices.map(|p| format!("{} USD in, {} USD out a million tokens", p.input, p.output));
    let more: Vec<String> = [context, prices].into_iter().flatten().collect();
    if more.is_empty() { model.id.clone() } else { format!("{}  ({})", model.id, more.join(", ")) }
}

/// Most pairs of languages that are told one by one.
const MOST_PAIRS: usize = 12;

fn server_line(server: &FoundServer, width: usize) -> String {
    let mut offers: Vec<String> = server.models.iter().map(|m| m.id.clone()).collect();
    if server.pairs.len() > MOST_PAIRS {
        let tags: BTreeSet<&str> =
            server.pairs.iter().flat_map(|p| [p.from.as_str(), p.to.as_str()]).collect();
        offers.push(format!("{}:", money::counted(server.pairs.len() as u64, "pair")));
        offers.extend(tags.into_iter().map(str::to_owned));
    } else {
        offers.extend(server.pairs.iter().map(|p| format!("{}-{}", p.from, p.to)));
    }
    let state = match &server.engine {
        Some(id) => format!("set up as {id}"),
        None => format!("add it with `diglot engines add {}`", server.preset),
    };
    let (name, place) = (&server.name, &server.base_url);
    format!("{name:width$} {place:32} {state}  {}", offers.join(" ")).trim_end().to_owned()
}

fn line(engine: &EngineView) -> String {
    let key = match &engine.key {
        KeyStatus::None if engine.needs_key => "no key",
        KeyStatus::None => "",
        KeyStatus::Stored { .. } => "key stored",
        KeyStatus::Locked => "key locked",
    };
    let model = engine.model.as_deref().unwrap_or("");
    let place = engine.options.command.as_deref().filter(|_| engine.base_url.is_empty());
    let place = place.unwrap_or(&engine.base_url);
    let cells = [engine.id.as_str(), &engine.name, place, model, key];
    cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("  ")
}
