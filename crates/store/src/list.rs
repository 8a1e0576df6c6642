//! The rows of the library's list: filtered, searched, a page at a time.

use std::ops::Range;

use diglot_core::article::{Article, ArticleId};
use diglot_core::lang::LangTag;
use diglot_core::summary::Length;
use rusqlite::{Connection, ToSql, params};

use crate::error::StoreError;
use crate::json;
use crate::open::Library;
use crate::search::{self, Term};
use crate::snippet::{self, Snippet};

/// Which articles a list shows. All but [`Filter::Bin`] leave the bin out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those not marked as read.
    Unread,
    /// Those with findings to check in a current summary or in a target nobody approved yet.
    ToCheck,
    /// Those with a translation in which a person approved every row.
    Reviewed,
    /// Those in the bin.
    Bin,
}

impl Filter {
    /// All filters, in the order of the window.
    pub const ALL: [Self; 5] = [Self::All, Self::Unread, Self::ToCheck, Self::Reviewed, Self::Bin];

    /// The id used on the command line and in the window.
    pub fn id(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Unread => "unread",
            Self::ToCheck => "to-check",
            Self::Reviewed => "reviewed",
            Self::Bin => "bin",
        }
    }

    /// The filter of that id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.id() == id)
    }

    fn sql(self) -> &'static str {
        match self {
            Self::All => "a.deleted_at IS NULL",
            Self::Unread => "a.deleted_at IS NULL AND a.is_read = 0",
            Self::ToCheck => {
                "a.deleted_at IS NULL AND (
                    EXISTS (SELECT 1 FROM current_summary s WHERE s.article = a.key AND s.to_check > 0)
                    OR EXISTS (SELECT 1 FROM target t
                               WHERE t.article = a.key AND t.to_check > 0 AND t.state < 2))"
            }
            Self::Reviewed => {
                "a.deleted_at IS NULL AND a.segments > 0 AND EXISTS (
                    SELECT 1 FROM target t
                    JOIN translation r ON r.article = t.article AND r.language = t.language
                    WHERE t.article = a.key AND t.state >= 2
                    GROUP BY t.language HAVING count(*) >= a.segments + r.extra)"
            }
            Self::Bin => "a.deleted_at IS NOT NULL",
        }
    }
}

/// What to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListQuery {
    /// What the reader typed into the search field; blank for everything.
    pub search: Option<String>,
    /// Only articles in this language; `pt` shows `pt-BR` too.
    pub language: Option<LangTag>,
    /// Which ones.
    pub filter: Filter,
    /// How many rows at most; 0 for the total alone.
    pub limit: u32,
    /// How many rows to pass over.
    pub offset: u32,
}

/// One page of a list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The rows: best match first where something was searched, else latest import first.
    pub rows: Vec<Row>,
    /// How many rows all pages have together.
    pub total: u64,
}

/// An article in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The article.
    pub id: ArticleId,
    /// Its title; may be empty.
    pub title: String,
    /// The byte ranges of the title that were searched for.
    pub title_matches: Vec<Range<usize>>,
    /// The language worked with.
    pub language: LangTag,
    /// Words of the kept text, the title included.
    pub words: u64,
    /// Minutes to read, rounded up.
    pub minutes: u64,
    /// When it was imported, as passed in then.
    pub imported_at: String,
    /// When it was moved to the bin.
    pub deleted_at: Option<String>,
    /// Whether it was marked as read.
    pub is_read: bool,
    /// The summaries there are, by language and length, each once.
    pub summaries: Vec<(LangTag, Length)>,
    /// The translations there are.
    pub translations: Vec<TranslationProgress>,
    /// What to look at: findings of the newest summary of each language and length, and rows with
    /// findings that nobody approved yet, as the review counts them.
    pub to_check: u64,
    /// Where the search matched in the text.
    pub snippet: Option<Snippet>,
}

/// How far a translation has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranslationProgress {
    /// The language of the targets.
    pub language: LangTag,
    /// Rows with a finished target; at most `total`.
    pub done: u64,
    /// Rows that a person approved; at most `total`.
    pub reviewed: u64,
    /// Rows to translate: the kept segments, the title included, as they were joined and cut.
    pub total: u64,
}

impl Library {
    /// A page of the articles that a query asks for. Whatever was typed, this is no error.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn list(&self, query: &ListQuery) -> Result<Page, StoreError> {
        let typed = query.search.as_deref().unwrap_or_default().trim();
        let terms = search::terms(typed);
        self.read(|tx| {
            let page = select(tx, query, Plan::new(typed, &terms, false), &terms)?;
            if page.total == 0 && terms.iter().any(Term::is_unspaced) {
                // Where words end in these scripts depends on what stands around them.
                return select(tx, query, Plan::new(typed, &terms, true), &terms);
            }
            Ok(page)
        })
    }
}

/// What a query comes to in SQL.
struct Plan {
    from: &'static str,
    conditions: Vec<String>,
    values: Vec<Box<dyn ToSql>>,
    order: &'static str,
}

impl Plan {
    /// `as_written` looks for the terms in the text without regard to words.
    fn new(typed: &str, terms: &[Term], as_written: bool) -> Self {
        let mut plan = Self {
            from: "article a",
            conditions: vec![],
            values: vec![],
            order: "a.imported_at DESC, a.key DESC",
        };
        if typed.is_empty() {
            return plan;
        }
        plan.from = "article a JOIN article_text ON article_text.rowid = a.key";
        if terms.is_empty() {
            // Signs alone are in no index; titles that hold them are found.
            plan.push("instr(a.title, ?) > 0", typed.to_owned());
        } else if as_written {
            for term in terms {
                plan.push(
                    "instr(replace(article_text.title || ' ' || article_text.body, char(8203), ''), ?) > 0",
                    term.plain.clone(),
                );
            }
        } else {
            if let Some(query) = search::match_query(terms) {
                plan.push("article_text MATCH ?", query);
                plan.order = "bm25(article_text, 8.0, 1.0), a.imported_at DESC, a.key DESC";
            }
            for text in search::inside_words(terms) {
                plan.push("instr(article_text.title || ' ' || article_text.body, ?) > 0", text.to_owned());
            }
        }
        plan
    }

    fn push(&mut self, condition: &str, value: impl ToSql + 'static) {
        self.values.push(Box::new(value));
        self.conditions.push(condition.replace('?', &format!("?{}", self.values.len())));
    }
}

fn select(
    connection: &Connection,
    query: &ListQuery,
    mut plan: Plan,
    terms: &[Term],
) -> Result<Page, StoreError> {
    plan.conditions.push(query.filter.sql().to_owned());
    if let Some(language) = &query.language {
        plan.push(
            "(a.language = ? OR substr(a.language, 1, length(?) + 1) = ? || '-')",
            language.to_string(),
        );
    }
    let (from, rule) = (plan.from, plan.conditions.join(" AND "));
    let values = || rusqlite::params_from_iter(plan.values.iter());
    let total: u64 = connection
        .prepare_cached(&format!("SELECT count(*) FROM {from} WHERE {rule}"))?
        .query_row(values(), |r| r.get(0))?;
    let mut statement = connection.prepare_cached(&format!(
        "SELECT a.key, a.id, a.title, a.language, a.words, a.minutes, a.imported_at, a.deleted_at, a.is_read,
                a.segments
         FROM {from} WHERE {rule} ORDER BY {} LIMIT {} OFFSET {}",
        plan.order, query.limit, query.offset
    ))?;
    let mut found = statement.query(values())?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let key: i64 = row.get(0)?;
        let title: String = row.get(2)?;
        rows.push(Row {
            id: ArticleId(row.get(1)?),
            title_matches: snippet::matches(&title, terms),
            title,
            language: tag(&row.get::<_, String>(3)?),
            words: row.get(4)?,
            minutes: row.get(5)?,
            imported_at: row.get(6)?,
            deleted_at: row.get(7)?,
            is_read: row.get(8)?,
            summaries: summaries(connection, key)?,
            translations: translations(connection, key, row.get(9)?)?,
            to_check: to_check(connection, key)?,
            snippet: if terms.is_empty() { None } else { text_match(connection, key, terms)? },
        });
    }
    Ok(Page { rows, total })
}

fn tag(text: &str) -> LangTag {
    LangTag::parse(text).unwrap_or_default()
}

fn summaries(connection: &Connection, key: i64) -> Result<Vec<(LangTag, Length)>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT DISTINCT language, length FROM summary WHERE article = ?1")?;
    let rows = statement.query_map([key], |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?)))?;
    let mut found = Vec::new();
    for row in rows {
        let (language, length) = row?;
        found.extend(Length::from_id(&length).map(|length| (tag(&language), length)));
    }
    found.sort();
    Ok(found)
}

fn translations(
    connection: &Connection,
    key: i64,
    total: u64,
) -> Result<Vec<TranslationProgress>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT r.language, count(t.segment) FILTER (WHERE t.state >= 1),
                count(t.segment) FILTER (WHERE t.state >= 2), r.extra
         FROM translation r LEFT JOIN target t ON t.article = r.article AND t.language = r.language
         WHERE r.article = ?1 GROUP BY r.language ORDER BY r.language",
    )?;
    let rows = statement.query_map([key], |r| {
        let total = total.saturating_add_signed(r.get(3)?);
        Ok(TranslationProgress {
            language: tag(&r.get::<_, String>(0)?),
            done: r.get::<_, u64>(1)?.min(total),
            reviewed: r.get::<_, u64>(2)?.min(total),
            total,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn to_check(connection: &Connection, key: i64) -> Result<u64, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT (SELECT coalesce(sum(to_check), 0) FROM current_summary WHERE article = ?1)
              + (SELECT count(*) FROM target WHERE article = ?1 AND state < 2 AND to_check > 0)",
    )?;
    Ok(statement.query_row(params![key], |r| r.get(0))?)
}

fn text_match(connection: &Connection, key: i64, terms: &[Term]) -> Result<Option<Snippet>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT body FROM article WHERE key = ?1")?;
    let mut rows = statement.query([key])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let article: Article = json::column(row, 0, "article.body")?;
    Ok(snippet::snippet(&article, terms))
}
