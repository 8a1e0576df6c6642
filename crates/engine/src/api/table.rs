//! The table itself.

/// Declares every command once and hands the table to a macro of the host.
///
/// `calls` answer once: `name(Request) -> Response`. `streams` answer with batches of
/// [`JobEvent`](crate::api::JobEvent), of which the last is exactly one of `finished`,
/// `cancelled` or `failed`.
#[macro_export]
macro_rules! api {
    ($expand:ident) => {
        $expand! {
            calls {
                get_app(Empty) -> AppInfo;
                list_articles(ListArticles) -> ArticleList;
                get_article(ArticleRef) -> ArticleView;
                set_language(SetLanguage) -> ArticleView;
                set_block_kept(SetBlockKept) -> ArticleView;
                mark_read(MarkRead) -> Empty;
                delete_article(ArticleRef) -> Empty;
                undelete_article(ArticleRef) -> Empty;
                list_summaries(ArticleRef) -> SummaryList;
                get_translation(TranslationRef) -> TranslationView;
                export_article(ExportRequest) -> ExportedFile;
                list_feeds(Empty) -> FeedList;
                save_feeds(SaveFeeds) -> FeedList;
                delete_feed(FeedRef) -> FeedList;
                export_feeds(Empty) -> ExportedFile;
                list_engines(Empty) -> EngineList;
                save_engine(EngineDraft) -> EngineView;
                delete_engine(EngineId) -> EngineList;
                set_key(SetKey) -> EngineView;
                delete_key(EngineId) -> EngineView;
                unlock_keys(UnlockKeys) -> EngineList;
                list_models(EngineId) -> ModelList;
                get_settings(Empty) -> Settings;
                save_settings(Settings) -> Settings;
                cancel_job(JobRef) -> Empty;
                estimate_work(WorkRequest) -> Estimate;
                preview_work(WorkRequest) -> Preview;
                allow_host(HostRef) -> Settings;
                forbid_host(HostRef) -> Settings;
                get_spending(Empty) -> Spending;
                set_article_offline(SetArticleOffline) -> ArticleView;
                find_servers(Empty) -> FoundServers;
                change_point(ChangePoint) -> SummaryView;
                get_review(TranslationRef) -> ReviewView;
                change_targets(ChangeTargets) -> ReviewChange;
                undo_review(TranslationRef) -> ReviewChange;
                redo_review(TranslationRef) -> ReviewChange;
                replace_in_targets(ReplaceRequest) -> ReplaceReport;
                get_history(RowRef) -> History;
                list_terms(ListTerms) -> TermList;
                save_term(TermView) -> TermView;
                delete_term(TermRef) -> Empty;
                import_terms(ImportTerms) -> ImportReport;
                export_terms(ExportTerms) -> ExportedFile;
                search_memory(SearchMemory) -> MemoryList;
                get_memory(Empty) -> MemoryInfo;
                import_memory(ImportMemory) -> ImportReport;
                export_memory(ExportMemory) -> ExportedFile;
                forget_memory(ArticleRef) -> Forgotten;
                import_translation(ImportTranslation) -> MergeReport;
            }
            streams {
                import_article(ImportRequest);
                summarize(SummarizeRequest);
                translate(TranslateRequest);
                test_engine(EngineId);
                repair_point(RepairRequest);
                judge_points(JudgeRequest);
            }
        }
    };
}
