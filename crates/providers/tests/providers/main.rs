//! The crate against scripted servers on loopback. Nothing here leaves this computer.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

mod cassettes;
mod failures;
mod faults;
mod models;
mod pages;
#[cfg(target_os = "linux")]
mod programs;
mod requests;
mod retries;
mod secrets;
mod streams;
mod support;

/// Hosts run calls as tasks on many threads; that this compiles is the test.
#[tokio::test]
async fn calls_can_be_spawned() {
    fn is_send<T: Send>(_: &T) {}
    let (client, request) = (support::client().with_offline(true), support::request());
    let endpoint = diglot_providers::Endpoint::parse("localhost").unwrap();
    let (cancel, options) =
        (tokio_util::sync::CancellationToken::new(), diglot_providers::PageOptions::default());
    let folder = tempfile::tempdir().unwrap();
    let store =
        diglot_providers::SecretStore::new(diglot_providers::SecretOptions::new(folder.path().join("keys")));
    let secret = support::key();
    is_send(&diglot_providers::stream_chat(&client, &endpoint, None, &request, &cancel));
    is_send(&diglot_providers::list_models(&client, &endpoint, None));
    let batch = diglot_providers::TextBatch::default();
    is_send(&diglot_providers::translate_texts(&client, &endpoint, None, &batch, &cancel));
    let (program, kept) =
        (diglot_providers::Program::parse("cat").unwrap(), diglot_providers::KeptProgram::default());
    is_send(&diglot_providers::translate_with_program(&program, &kept, &batch, &cancel));
    is_send(&diglot_providers::fetch_page("https://example.com", &options, &cancel));
    is_send(&store.set("a@h", &secret, diglot_providers::Keeper::Session));
    is_send(&store.get("a@h"));
    is_send(&store.delete("a@h"));
    is_send(&store.where_is("a@h"));
    is_send(&store.unlock_file(&secret));
    is_send(&store.availability());
}
