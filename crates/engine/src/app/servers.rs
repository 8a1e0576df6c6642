//! Servers of models and of translations that run on this computer, and programs on it that translate.

use std::time::Duration;

use diglot_providers::program::{PROGRAMS, ProgramRow, program_pairs};
use diglot_providers::{Endpoint, find_local_servers, preset};
use diglot_store::EngineRow;
use futures::future::{join, join_all};
use tokio_util::sync::CancellationToken;

use super::Engine;
use super::engines::model_views;
use super::options::endpoint_of;
use crate::api::{ApiError, Empty, FoundPair, FoundServer, FoundServers};

/// Longest that a program may take to tell what is installed for it. The reader waits for the slowest.
const PATIENCE: Duration = Duration::from_secs(5);

impl Engine {
    /// Looks for servers of models and of translations at their usual ports on this computer, and for
    /// known programs that translate, all at the same time. Offline it opens no socket: programs alone
    /// are found.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub async fn find_servers(&self, _: Empty) -> Result<FoundServers, ApiError> {
        let offline = self.settings().await?.offline;
        let rows = self.on_library(|library| Ok(library.engines()?)).await?;
        let client = self.client(offline)?;
        let programs = join_all(PROGRAMS.iter().map(|program| find_program(program, &rows)));
        let (found, programs) = join(find_local_servers(&client), programs).await;
        let servers = found.into_iter().map(|server| FoundServer {
            preset: server.preset.id.to_owned(),
            name: server.preset.name.to_owned(),
            base_url: server.endpoint.base_url.to_string(),
            models: model_views(server.models),
            pairs: server.pairs.into_iter().map(|(from, to)| FoundPair { from, to }).collect(),
            engine: engine_at(&rows, &server.endpoint),
        });
        Ok(FoundServers { servers: servers.chain(programs.into_iter().flatten()).collect() })
    }
}

/// A program that is there and has at least one pair of languages.
async fn find_program(program: &ProgramRow, rows: &[EngineRow]) -> Option<FoundServer> {
    let cancel = CancellationToken::new();
    let asked = tokio::time::timeout(PATIENCE, program_pairs(program, &cancel)).await;
    // One that is missing, fails or is slow is not offered here; it can still be added by its name.
    let pairs: Vec<FoundPair> =
        asked.ok()?.ok()?.into_iter().map(|pair| FoundPair { from: pair.source, to: pair.target }).collect();
    (!pairs.is_empty()).then(|| FoundServer {
        preset: program.id.to_owned(),
        name: program.name.to_owned(),
        base_url: String::new(),
        models: Vec::new(),
        pairs,
        engine: rows.iter().find(|row| row.preset == program.id).map(|row| row.id.clone()),
    })
}

/// The engine that is set up for a server on this computer, under whichever of its names.
fn engine_at(rows: &[EngineRow], server: &Endpoint) -> Option<String> {
    let port = |endpoint: &Endpoint| endpoint.base_url.port_or_known_default();
    let is_there = |row: &&EngineRow| {
        let known = preset(&row.preset).filter(|p| !p.is_program());
        let endpoint = known.and_then(|p| endpoint_of(p, row).ok());
        endpoint.is_some_and(|e| e.is_loopback() && port(&e) == port(server))
    };
    rows.iter().find(is_there).map(|row| row.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_known_by_its_port() {
        let row = |id: &str, preset: &str, base_url: &str| EngineRow {
            id: id.into(),
            name: String::new(),
            preset: preset.into(),
            base_url: base_url.into(),
            model: None,
            options: serde_json::json!({}),
            created_at: String::new(),
        };
        let rows = [
            row("far", "openai-compatible", "https://example.com:11434/v1"),
            row("program", "apertium", ""),
            row("near", "openai-compatible", "http://127.0.0.1:11434/v1"),
            row("other", "lm-studio", "http://localhost:1234/v1"),
        ];
        let check = |address: &str, want: Option<&str>| {
            assert_eq!(engine_at(&rows, &Endpoint::parse(address).unwrap()).as_deref(), want, "{address}");
        };
        check("http://localhost:11434", Some("near"));
        check("http://[::1]:1234/v1", Some("other"));
        check("http://localhost:8080/v1", None);
    }

    #[tokio::test]
    async fn offline_no_socket_is_opened_and_no_server_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let mut config = crate::Config::new(folder.path().to_owned());
        config.keychain = false;
        config.offline = true;
        let engine = Engine::open(config).unwrap();
        let found = engine.find_servers(Empty {}).await.unwrap();
        assert!(found.servers.iter().all(|one| one.base_url.is_empty()), "programs need no socket");
    }
}
