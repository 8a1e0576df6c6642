//! Errors of the crates below, in the words of the API.

use diglot_extract::ExtractError;
use diglot_providers::{FetchError, ProviderError, SecretError};
use diglot_store::StoreError;

use crate::api::ApiError;

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        let mut out = Self::new(error.code(), error.to_string());
        out.hint = error.hint().map(str::to_owned);
        out
    }
}

impl From<ExtractError> for ApiError {
    fn from(error: ExtractError) -> Self {
        let code = match error {
            ExtractError::Unsupported { .. } => "unsupported-format",
            ExtractError::Binary => "binary",
            ExtractError::Empty => "empty",
            ExtractError::TooLarge { .. } => "too-large",
            ExtractError::OverLimit { .. } => "over-limit",
            ExtractError::Locked { .. } => "locked-file",
            ExtractError::Scanned { .. } => "scanned",
            ExtractError::Damaged { .. } => "damaged",
            ExtractError::Elsewhere { .. } => "elsewhere",
            ExtractError::NoSuchPart { .. } => "no-such-part",
        };
        let mut message = error.to_string();
        if let Some(first) = message.get(..1) {
            message = format!("{}{}", first.to_uppercase(), &message[1..]);
        }
        Self::new(code, message).hint(error.hint().trim_end_matches('.'))
    }
}

impl From<ProviderError> for ApiError {
    fn from(error: ProviderError) -> Self {
        let mut out = Self::new(error.code(), error.to_string());
        out.hint = error.hint();
        out.retry_after_ms = error.retry_after().map(|d| u32::try_from(d.as_millis()).unwrap_or(u32::MAX));
        for (name, value) in error.args() {
            out = out.arg(name, value);
        }
        out
    }
}

impl From<FetchError> for ApiError {
    fn from(error: FetchError) -> Self {
        let mut out = Self::new(error.code(), error.to_string());
        out.hint = error.hint();
        for (name, value) in error.args() {
            out = out.arg(name, value);
        }
        out
    }
}

impl From<SecretError> for ApiError {
    fn from(error: SecretError) -> Self {
        let mut out = Self::new(error.code(), error.to_string());
        out.hint = error.hint();
        out
    }
}

/// A background task of ours that did not come back.
pub(crate) fn internal(_: tokio::task::JoinError) -> ApiError {
    ApiError::new("internal", "Diglot met an error of its own and stopped this job")
        .hint("Nothing was lost. Try again; if it happens again, please report it.")
}
