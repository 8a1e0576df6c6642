//! Commands that are declared and being built.

use super::Engine;
use crate::api::*;
use crate::job::Job;

fn later<T>() -> Result<T, ApiError> {
    Err(ApiError::new("not-there-yet", "This command is not there yet"))
}

#[expect(clippy::unused_async, missing_docs, clippy::missing_errors_doc, reason = "being built")]
impl Engine {
    pub async fn estimate_work(&self, _: WorkRequest) -> Result<Estimate, ApiError> {
        later()
    }

    pub async fn preview_work(&self, _: WorkRequest) -> Result<Preview, ApiError> {
        later()
    }

    pub async fn allow_host(&self, _: HostRef) -> Result<Settings, ApiError> {
        later()
    }

    pub async fn forbid_host(&self, _: HostRef) -> Result<Settings, ApiError> {
        later()
    }

    pub async fn get_spending(&self, _: Empty) -> Result<Spending, ApiError> {
        later()
    }

    pub async fn set_article_offline(&self, _: SetArticleOffline) -> Result<ArticleView, ApiError> {
        later()
    }

    pub async fn find_servers(&self, _: Empty) -> Result<FoundServers, ApiError> {
        later()
    }

    pub async fn change_point(&self, _: ChangePoint) -> Result<SummaryView, ApiError> {
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

    pub fn repair_point(&self, _: RepairRequest) -> Job {
        self.0.jobs.start(|_| async move { later::<Outcome>().map_err(Into::into) })
    }

    pub fn judge_points(&self, _: JudgeRequest) -> Job {
        self.0.jobs.start(|_| async move { later::<Outcome>().map_err(Into::into) })
    }
}
