//! The keepers of keys.

use std::path::Path;

use diglot_providers::{
    Cost, FileState, Keeper, Keychain, KeychainChoice, Secret, SecretError, SecretOptions, SecretStore,
};

use super::support::CANARY;

const ACCOUNT: &str = "work@api.example.com";

fn store(folder: &Path, keychain: KeychainChoice) -> SecretStore {
    let mut options = SecretOptions::new(folder.join("deep/keys"));
    options.cost = Cost { memory_kib: 64, passes: 1, lanes: 1 };
    options.keychain = keychain;
    SecretStore::new(options)
}

fn given() -> KeychainChoice {
    KeychainChoice::Given(keyring_core::mock::Store::new().unwrap())
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

async fn found(store: &SecretStore) -> Option<String> {
    store.get(ACCOUNT).await.unwrap().map(|secret| secret.expose().to_owned())
}

#[tokio::test]
async fn each_keeper_keeps_and_forgets() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path(), given());
    store.unlock_file(&secret("correct horse")).await.unwrap();
    assert_eq!(store.availability().await, Keychain::Available);
    for keeper in [Keeper::Session, Keeper::Keychain, Keeper::File] {
        assert_eq!(found(&store).await, None);
        assert_eq!(store.where_is(ACCOUNT).await, Ok(None));
        store.set(ACCOUNT, &secret(CANARY), keeper).await.unwrap();
        assert_eq!(found(&store).await.as_deref(), Some(CANARY), "{keeper:?}");
        assert_eq!(store.where_is(ACCOUNT).await, Ok(Some(keeper)));
        assert!(store.get("work@evil.example").await.unwrap().is_none(), "keys are bound to their host");
        store.delete(ACCOUNT).await.unwrap();
        store.delete(ACCOUNT).await.unwrap();
    }
    assert_eq!(found(&store).await, None);
}

#[tokio::test]
async fn a_key_is_in_one_place_only() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path(), given());
    store.unlock_file(&secret("correct horse")).await.unwrap();
    let keepers = [Keeper::Session, Keeper::Keychain, Keeper::File];
    for first in keepers {
        for second in keepers {
            store.set(ACCOUNT, &secret("old"), first).await.unwrap();
            store.set(ACCOUNT, &secret("new"), second).await.unwrap();
            assert_eq!(found(&store).await.as_deref(), Some("new"), "{first:?} {second:?}");
            assert_eq!(store.where_is(ACCOUNT).await, Ok(Some(second)), "{first:?} {second:?}");
        }
    }
}

#[tokio::test]
async fn without_a_keychain_nothing_is_kept_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path(), KeychainChoice::Off);
    assert!(matches!(store.availability().await, Keychain::Missing { .. }));
    let error = store.set(ACCOUNT, &secret(CANARY), Keeper::Keychain).await.unwrap_err();
    assert_eq!(error.code(), "no-keychain");
    assert!(error.hint().is_some());
    assert_eq!(store.set(ACCOUNT, &secret(CANARY), Keeper::File).await, Err(SecretError::FileLocked));
    assert_eq!(found(&store).await, None);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was written");
}

#[tokio::test]
async fn the_file_survives_the_process_and_needs_its_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let first = store(folder.path(), KeychainChoice::Off);
    assert_eq!(first.file_state().await, Ok(FileState::Absent));
    assert_eq!(first.unlock_file(&secret("short")).await, Err(SecretError::PassphraseTooShort { min: 8 }));
    first.unlock_file(&secret("правильный пароль")).await.unwrap();
    first.set(ACCOUNT, &secret(CANARY), Keeper::File).await.unwrap();
    first.set("home@localhost:8080", &secret("второй \"ключ\""), Keeper::File).await.unwrap();

    let second = store(folder.path(), KeychainChoice::Off);
    assert_eq!(second.file_state().await, Ok(FileState::Locked));
    assert_eq!(second.get(ACCOUNT).await.err(), Some(SecretError::FileLocked));
    assert_eq!(second.delete(ACCOUNT).await, Err(SecretError::FileLocked));
    assert_eq!(second.where_is(ACCOUNT).await, Ok(Some(Keeper::File)), "known without the passphrase");
    assert!(second.get("nobody@nowhere").await.unwrap().is_none());
    assert_eq!(second.unlock_file(&secret("wrong passphrase")).await, Err(SecretError::WrongPassphrase));
    assert_eq!(second.file_state().await, Ok(FileState::Locked));
    second.unlock_file(&secret("правильный пароль")).await.unwrap();
    assert_eq!(found(&second).await.as_deref(), Some(CANARY));
    let home = second.get("home@localhost:8080").await.unwrap().unwrap();
    assert_eq!(home.expose(), "второй \"ключ\"");

    // Both are open at once, and neither loses what the other writes.
    first.delete(ACCOUNT).await.unwrap();
    second.set("third@host", &secret("3"), Keeper::File).await.unwrap();
    assert_eq!(found(&second).await, None);
    assert_eq!(first.get("third@host").await.unwrap().unwrap().expose(), "3");
    second.lock_file();
    assert_eq!(second.get("third@host").await.err(), Some(SecretError::FileLocked));
}

#[tokio::test]
async fn the_file_shows_no_key_and_is_the_users_own() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path(), KeychainChoice::Off);
    store.unlock_file(&secret("correct horse")).await.unwrap();
    store.set(ACCOUNT, &secret(CANARY), Keeper::File).await.unwrap();
    let mut before = Vec::new();
    for entry in std::fs::read_dir(folder.path().join("deep")).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        assert!(!bytes.windows(8).any(|w| CANARY.as_bytes().windows(8).any(|k| k == w)), "{path:?}");
        #[cfg(unix)]
        if path.ends_with("keys") {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
            before = bytes;
        }
    }
    assert!(!format!("{store:?} {:?}", store.get(ACCOUNT).await).contains("canary"));
    store.set(ACCOUNT, &secret(CANARY), Keeper::File).await.unwrap();
    let after = std::fs::read(folder.path().join("deep/keys")).unwrap();
    assert_eq!(before.len(), after.len());
    let sealed = after.len() - CANARY.len();
    assert_ne!(before[sealed..], after[sealed..], "every write has its own nonce");
}

#[tokio::test]
async fn a_changed_file_is_noticed_whatever_byte_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/keys");
    let writer = store(folder.path(), KeychainChoice::Off);
    writer.unlock_file(&secret("correct horse")).await.unwrap();
    writer.set(ACCOUNT, &secret(CANARY), Keeper::File).await.unwrap();
    let good = std::fs::read(&path).unwrap();
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 0x20;
        std::fs::write(&path, &bad).unwrap();
        let reader = store(folder.path(), KeychainChoice::Off);
        let error = reader.unlock_file(&secret("correct horse")).await.expect_err(&format!("byte {at}"));
        let kinds = ["key-file-damaged", "wrong-passphrase", "key-file"];
        assert!(kinds.contains(&error.code()), "byte {at}: {error:?}");
        assert!(!matches!(writer.get(ACCOUNT).await, Ok(Some(_))), "byte {at}");
    }
    for length in 0..good.len() {
        std::fs::write(&path, &good[..length]).unwrap();
        let reader = store(folder.path(), KeychainChoice::Off);
        let error =
            reader.unlock_file(&secret("correct horse")).await.expect_err(&format!("length {length}"));
        assert_eq!(error, SecretError::Damaged, "length {length}");
    }
    std::fs::write(&path, &good).unwrap();
    assert_eq!(found(&writer).await.as_deref(), Some(CANARY));
}

#[tokio::test]
async fn a_locked_keychain_is_said_to_be_locked() {
    use keyring_core::api::CredentialStoreApi;
    let folder = tempfile::tempdir().unwrap();
    let keychain = keyring_core::mock::Store::new().unwrap();
    let store = store(folder.path(), KeychainChoice::Given(keychain.clone()));
    let entry = keychain.build("Diglot", ACCOUNT, None).unwrap();
    let credential: &keyring_core::mock::Cred = entry.as_any().downcast_ref().unwrap();
    credential.set_error(keyring_core::Error::NoStorageAccess("locked".into()));
    assert_eq!(store.get(ACCOUNT).await.err(), Some(SecretError::KeychainLocked));
}
