//! The articles that may not leave this computer.

use diglot_core::article::ArticleId;

use crate::articles::existing;
use crate::error::StoreError;
use crate::open::Library;

impl Library {
    /// Forbids that an article leaves this computer, or allows it again.
    ///
    /// # Errors
    /// [`StoreError::NoSuchArticle`] where it is not in the library.
    pub fn keep_here(&self, id: &ArticleId, stays: bool) -> Result<(), StoreError> {
        self.write(|tx| {
            let key = existing(tx, id)?;
            let sql = match stays {
                true => "INSERT OR IGNORE INTO stays_here (article) VALUES (?1)",
                false => "DELETE FROM stays_here WHERE article = ?1",
            };
            tx.execute(sql, [key])?;
            Ok(())
        })
    }

    /// Whether an article may not leave this computer. One that is not in the library may.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn stays_here(&self, id: &ArticleId) -> Result<bool, StoreError> {
        self.read(|tx| {
            let sql = "SELECT 1 FROM stays_here s JOIN article a ON a.key = s.article WHERE a.id = ?1";
            Ok(tx.prepare_cached(sql)?.exists([&id.0])?)
        })
    }
}
