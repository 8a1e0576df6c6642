//! Errors as they cross to a face.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What went wrong and what to do next. The window words it from `code` and `args` in the reader's
/// language where it knows the code, and shows `message` and `hint` where it does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ApiError {
    /// A stable id, such as `unauthorized` or `not-found`.
    pub code: String,
    /// What happened, in English, one sentence without a full stop at its end.
    pub message: String,
    /// What to do next.
    pub hint: Option<String>,
    /// Values for the window's own wording, such as `host` or `path`.
    pub args: BTreeMap<String, String>,
    /// How long to wait before trying again, in milliseconds.
    pub retry_after_ms: Option<u32>,
}

impl ApiError {
    /// An error of that code.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            message: message.into(),
            hint: None,
            args: BTreeMap::new(),
            retry_after_ms: None,
        }
    }

    /// The same with what to do next.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same with a value for the window's wording.
    #[must_use]
    pub fn arg(mut self, name: &str, value: impl Into<String>) -> Self {
        self.args.insert(name.to_owned(), value.into());
        self
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ApiError {}
