//! Commands that are declared and being built.

use super::Engine;
use crate::api::*;

fn later<T>() -> Result<T, ApiError> {
    Err(ApiError::new("not-there-yet", "This command is not there yet"))
}

#[expect(clippy::unused_async, missing_docs, clippy::missing_errors_doc, reason = "being built")]
impl Engine {
    pub async fn get_review(&self, _: TranslationRef) -> Result<ReviewView, ApiError> {
        later()
    }

    pub async fn change_targets(&self, _: ChangeTargets) -> Result<ReviewChange, ApiError> {
        later()
    }

    pub async fn undo_review(&self, _: TranslationRef) -> Result<ReviewChange, ApiError> {
        later()
    }

    pub async fn redo_review(&self, _: TranslationRef) -> Result<ReviewChange, ApiError> {
        later()
    }

    pub async fn replace_in_targets(&self, _: ReplaceRequest) -> Result<ReplaceReport, ApiError> {
        later()
    }

    pub async fn get_history(&self, _: RowRef) -> Result<History, ApiError> {
        later()
    }

    pub async fn list_terms(&self, _: ListTerms) -> Result<TermList, ApiError> {
        later()
    }

    pub async fn save_term(&self, _: TermView) -> Result<TermView, ApiError> {
        later()
    }

    pub async fn delete_term(&self, _: TermRef) -> Result<Empty, ApiError> {
        later()
    }

    pub async fn import_terms(&self, _: ImportTerms) -> Result<ImportReport, ApiError> {
        later()
    }

    pub async fn export_terms(&self, _: ExportTerms) -> Result<ExportedFile, ApiError> {
        later()
    }

    pub async fn search_memory(&self, _: SearchMemory) -> Result<MemoryList, ApiError> {
        later()
    }

    pub async fn get_memory(&self, _: Empty) -> Result<MemoryInfo, ApiError> {
        later()
    }

    pub async fn import_memory(&self, _: ImportMemory) -> Result<ImportReport, ApiError> {
        later()
    }

    pub async fn export_memory(&self, _: ExportMemory) -> Result<ExportedFile, ApiError> {
        later()
    }

    pub async fn forget_memory(&self, _: ArticleRef) -> Result<Forgotten, ApiError> {
        later()
    }

    pub async fn import_translation(&self, _: ImportTranslation) -> Result<MergeReport, ApiError> {
        later()
    }
}
