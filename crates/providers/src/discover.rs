//! Servers on this computer that answer at their usual port.

use std::time::Duration;

use futures::future::join_all;

use crate::client::{Client, Timeouts};
use crate::endpoint::Endpoint;
use crate::error::ProviderError;
use crate::presets::{PRESETS, Preset};
use crate::protocol::{ModelInfo, Protocol, list_models, list_pairs};

/// Longest time to wait for one: what is on this computer answers at once or is not there.
const PATIENCE: Duration = Duration::from_millis(1500);

/// A server that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundServer {
    /// The row it most likely is; several rows can share a port.
    pub preset: &'static Preset,
    /// Where it is.
    pub endpoint: Endpoint,
    /// What it offers; empty where it wants a key first.
    pub models: Vec<ModelInfo>,
    /// Source and target languages as BCP 47 tags, where it translates.
    pub pairs: Vec<(String, String)>,
    /// Whether it wants a key.
    pub needs_key: bool,
}

/// Looks at the usual port of every local server that tells what it has, models or languages. Nothing
/// leaves this computer; a client that is offline finds nothing.
pub async fn find_local_servers(client: &Client) -> Vec<FoundServer> {
    let rows = PRESETS
        .iter()
        .filter(|row| row.local && (row.lists_models || row.protocol == Protocol::LibreTranslate));
    let places = rows.filter_map(|row| Some((row, row.endpoint("").ok()?)));
    find_at(client, places.collect()).await
}

async fn find_at(client: &Client, places: Vec<(&'static Preset, Endpoint)>) -> Vec<FoundServer> {
    let looks = places.into_iter().map(|(preset, mut endpoint)| async move {
        let usual = endpoint.timeouts;
        endpoint.timeouts = Some(Timeouts { first: PATIENCE, idle: PATIENCE });
        let found = if preset.lists_models {
            models_of(client, preset, endpoint).await
        } else {
            pairs_of(client, preset, endpoint).await
        };
        found.map(|mut server| {
            server.endpoint.timeouts = usual;
            server
        })
    });
    let mut found: Vec<FoundServer> = Vec::new();
    for server in join_all(looks).await.into_iter().flatten() {
        if found.iter().all(|other| other.endpoint.host() != server.endpoint.host()) {
            found.push(server);
        }
    }
    found
}

/// The server there, if it is one that lists models.
async fn models_of(client: &Client, preset: &'static Preset, endpoint: Endpoint) -> Option<FoundServer> {
    let (models, needs_key) = match list_models(client, &endpoint, None).await {
        Ok(models) => (models, false),
        // A page, or nothing at all, any server says to those whom it does not know.
        Err(ProviderError::KeyMissing { message, .. }) if !message.is_empty() => (Vec::new(), true),
        // Whatever else it is, it is no such server.
        Err(_) => return None,
    };
    Some(FoundServer { preset, endpoint, models, pairs: Vec::new(), needs_key })
}

/// The server there, if it is one that translates. It tells its languages to everybody, also where it
/// wants a key for its work; and many other things listen at its port, so that a refusal says nothing.
async fn pairs_of(client: &Client, preset: &'static Preset, endpoint: Endpoint) -> Option<FoundServer> {
    let pairs = list_pairs(client, &endpoint, None).await.ok().filter(|pairs| !pairs.is_empty())?;
    Some(FoundServer { preset, endpoint, models: Vec::new(), pairs, needs_key: false })
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;
    use crate::client::ClientOptions;
    use crate::presets::preset;

    /// A server with one answer for everybody.
    async fn answering(answer: &'static str) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move {
            while let Ok((mut socket, _)) = listener.accept().await {
                let mut request = [0; 4096];
                drop(socket.read(&mut request).await);
                drop(socket.write_all(answer.as_bytes()).await);
            }
        });
        address
    }

    #[tokio::test]
    async fn only_what_speaks_the_protocol_is_found() {
        let head = "Content-Type: application/json\r\nConnection: close\r\n\r\n";
        let text = |status: &str, body: &str| -> &'static str {
            Box::leak(format!("HTTP/1.1 {status}\r\n{head}{body}").into_boxed_str())
        };
        let models = answering(text("200 OK", r#"{"data":[{"id":"m"}]}"#)).await;
        let locked = answering(text("401 Unauthorized", r#"{"error":"no key"}"#)).await;
        let other = answering(text("200 OK", "<html>")).await;
        let gate = answering(text("401 Unauthorized", "<html>Sign in")).await;
        let languages =
            answering(text("200 OK", r#"[{"code":"en","name":"English","targets":["de"]}]"#)).await;
        // What takes the music of a phone listens there too.
        let music = answering(text("403 Forbidden", "")).await;
        let empty = answering(text("200 OK", "[]")).await;
        let rows = [
            ("lm-studio", &models),
            ("llama-cpp", &locked),
            ("localai", &locked),
            ("jan", &other),
            ("ollama", &gate),
            ("libretranslate-local", &languages),
            ("libretranslate-local", &music),
            ("libretranslate-local", &locked),
            ("libretranslate-local", &models),
            ("libretranslate-local", &empty),
        ];
        let nowhere = "http://127.0.0.1:9".to_owned();
        let places = rows.into_iter().chain([("vllm", &nowhere)]).map(|(id, address)| {
            let row = preset(id).unwrap();
            (row, row.endpoint(address).unwrap())
        });
        let places: Vec<_> = places.collect();
        let client = Client::new(&ClientOptions::default()).unwrap();
        let found = find_at(&client, places.clone()).await;
        let got: Vec<_> = found.iter().map(|f| (f.preset.id, f.models.len(), f.needs_key)).collect();
        assert_eq!(
            got,
            [("lm-studio", 1, false), ("llama-cpp", 0, true), ("libretranslate-local", 0, false)]
        );
        assert_eq!(found[2].pairs, [("en".to_owned(), "de".to_owned())]);
        assert!(find_at(&client.with_offline(true), places).await.is_empty());
    }
}
