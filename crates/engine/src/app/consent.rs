//! What may leave this computer: hosts that the reader allowed, and articles that stay here.

use diglot_core::article::ArticleId;

use super::{Engine, Resolved};
use crate::api::{ApiError, ArticleView, HostRef, SetArticleOffline, Settings};

impl Engine {
    /// Allows text to be sent to a host.
    ///
    /// # Errors
    /// `bad-host`; where the library cannot be written.
    pub async fn allow_host(&self, request: HostRef) -> Result<Settings, ApiError> {
        let host = host_name(&request.host)?;
        self.change_settings(move |settings| {
            if !settings.allowed_hosts.contains(&host) {
                settings.allowed_hosts.push(host);
            }
        })
        .await
    }

    /// Takes that permission back. What is under way comes to its end.
    ///
    /// # Errors
    /// `bad-host`; where the library cannot be written.
    pub async fn forbid_host(&self, request: HostRef) -> Result<Settings, ApiError> {
        let host = host_name(&request.host)?;
        self.change_settings(move |settings| settings.allowed_hosts.retain(|h| h != &host)).await
    }

    /// Forbids that an article leaves this computer, or allows it again.
    ///
    /// # Errors
    /// `no-such-article`; where the library cannot be written.
    pub async fn set_article_offline(&self, request: SetArticleOffline) -> Result<ArticleView, ApiError> {
        let id = ArticleId(request.article);
        let of = id.clone();
        self.on_library(move |library| Ok(library.keep_here(&of, request.offline)?)).await?;
        self.view(id).await
    }

    /// Whether the text of an article may be sent to this engine, asked before a socket is opened.
    ///
    /// # Errors
    /// `offline`, `article-offline`, `not-allowed-yet`; where the library cannot be read.
    pub(crate) async fn may_send(&self, article: &ArticleId, resolved: &Resolved) -> Result<(), ApiError> {
        let Some(host) = resolved.remote_host() else { return Ok(()) };
        let settings = self.settings().await?;
        if settings.offline || self.0.config.offline {
            return Err(diglot_providers::ProviderError::Offline.into());
        }
        if self.stays_here(article).await? {
            let message = format!("This article stays on this computer, and {} is at {host}", resolved.name);
            return Err(ApiError::new("article-offline", message)
                .hint("Choose an engine on this computer, or allow the article to leave it")
                .arg("host", host));
        }
        if self.0.config.ask_before_sending && !settings.allowed_hosts.contains(&host) {
            let message = format!("You have not allowed yet that text is sent to {host}");
            return Err(ApiError::new("not-allowed-yet", message)
                .hint("Look at what would be sent, then allow the host")
                .arg("host", host)
                .arg("engine", resolved.name.clone()));
        }
        Ok(())
    }

    /// Whether the reader must allow a host before text is sent to it.
    pub(crate) fn needs_consent(&self, host: Option<&str>, settings: &Settings) -> bool {
        host.is_some_and(|host| {
            self.0.config.ask_before_sending && !settings.allowed_hosts.iter().any(|h| h == host)
        })
    }

    /// Whether an article may not leave this computer. The library on disk is asked too: an article
    /// that is kept nowhere may well be one of its own.
    pub(crate) async fn stays_here(&self, article: &ArticleId) -> Result<bool, ApiError> {
        let (id, home) = (article.clone(), self.0.desk.home.clone());
        self.on_library(move |library| Ok(library.stays_here(&id)? || home.stays_here(&id)?)).await
    }
}

/// A host in the form in which engines name theirs.
fn host_name(typed: &str) -> Result<String, ApiError> {
    let host = typed.trim().to_ascii_lowercase();
    let plain = |c: char| c.is_ascii_alphanumeric() || ".-_:[]".contains(c);
    if host.is_empty() || !host.chars().all(plain) {
        return Err(ApiError::new("bad-host", format!("`{host}` is not the name of a host"))
            .hint("Name it as in an address, for example api.example.com"));
    }
    Ok(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_named_in_one_form() {
        let check = |typed: &str, want: Option<&str>| {
            assert_eq!(host_name(typed).ok().as_deref(), want, "{typed}");
        };
        check(" API.Example.com ", Some("api.example.com"));
        check("box.lan:8080", Some("box.lan:8080"));
        check("[fd00::1]:80", Some("[fd00::1]:80"));
        check("", None);
        check("https://api.example.com/v1", None);
        check("a b", None);
    }
}
