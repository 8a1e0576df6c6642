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

    pub fn repair_point(&self, _: RepairRequest) -> Job {
        self.0.jobs.start(|_| async move { later::<Outcome>().map_err(Into::into) })
    }

    pub fn judge_points(&self, _: JudgeRequest) -> Job {
        self.0.jobs.start(|_| async move { later::<Outcome>().map_err(Into::into) })
    }
}
