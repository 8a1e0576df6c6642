//! A value that must not be seen: a key or a passphrase.

use std::fmt;

use zeroize::Zeroizing;

/// A key or passphrase. Its memory is overwritten when it is dropped.
///
/// It has no `Display` and no `Serialize`, and its `Debug` shows a fixed word, so that structs
/// around it can be logged:
///
/// ```
/// let key = diglot_providers::Secret::new("sk-canary".to_owned());
/// assert_eq!(format!("{key:?}"), "Secret(hidden)");
/// ```
///
/// ```compile_fail
/// let key = diglot_providers::Secret::new("sk-canary".to_owned());
/// println!("{key}");
/// ```
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes over the text; the caller should not keep a copy.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The content, to be used at once and not kept.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(hidden)")
    }
}
