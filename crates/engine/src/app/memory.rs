//! The translation memory.

use diglot_core::article::ArticleId;
use diglot_core::memory::diff;
use diglot_store::{MemoryQuery, MemoryUnit};

use super::Engine;
use super::glossary::{MOST_SKIPPED, malformed};
use super::settings::parse_tag;
use crate::api::{
    ApiError, ArticleRef, DiffKind, DiffPart, Empty, ExportMemory, ExportedFile, Forgotten, ImportMemory,
    ImportReport, MemoryInfo, MemoryList, MemoryMatch, MemoryPair, SearchMemory, SkippedRow,
};
use crate::exchange::tmx::{self, Pair, Read};
use crate::job::count;

/// Units that go into the library in one step: so many that the step costs little for each, and so few
/// that nobody waits for the lock.
const AT_ONCE: usize = 5_000;

impl Engine {
    /// What the memory has that is like a source, the most alike first.
    ///
    /// # Errors
    /// `bad-language`; where the library cannot be read.
    pub async fn search_memory(&self, request: SearchMemory) -> Result<MemoryList, ApiError> {
        let (source, target) = (parse_tag(&request.source_language)?, parse_tag(&request.target_language)?);
        self.on_library(move |library| {
            let found = library.search_memory(&MemoryQuery {
                text: &request.text,
                source_language: &source,
                target_language: &target,
                least: request.least.clamp(50, 100),
                limit: usize::try_from(request.limit.clamp(1, 50)).unwrap_or(50),
            })?;
            let matches =
                found.into_iter().map(|(percent, unit)| matched(&request.text, percent, unit)).collect();
            Ok(MemoryList { matches })
        })
        .await
    }

    /// How much the memory has, by pair of languages.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub async fn get_memory(&self, _: Empty) -> Result<MemoryInfo, ApiError> {
        self.on_library(|library| {
            let pairs = library
                .memory_pairs()?
                .into_iter()
                .map(|(source, target, units)| MemoryPair {
                    source_language: source.to_string(),
                    target_language: target.to_string(),
                    units,
                })
                .collect();
            Ok(MemoryInfo { pairs })
        })
        .await
    }

    /// Takes the units of a TMX file. What cannot be used is named and stops nothing.
    ///
    /// # Errors
    /// `bad-file` where it is no such file; where the library cannot be written.
    pub async fn import_memory(&self, request: ImportMemory) -> Result<ImportReport, ApiError> {
        let now = crate::clock::now();
        self.on_library(move |library| {
            let mut report = ImportReport { added: 0, replaced: 0, same: 0, skipped: Vec::new() };
            let mut skip = |row: u32, reason: &str| {
                if report.skipped.len() < MOST_SKIPPED {
                    report.skipped.push(SkippedRow { row, reason: reason.to_owned() });
                }
            };
            let mut units = Vec::new();
            let mut number = 0;
            // Read to its end before the first is taken: of a broken file nothing is.
            let is_tmx = tmx::read(&request.text, |read| match read {
                Read::Skipped(row, reason) => skip(row, reason),
                Read::Pair(pair) => {
                    number += 1;
                    if pair.source.trim().is_empty() || pair.target.trim().is_empty() {
                        skip(number, "one of its sides is empty");
                    } else {
                        units.push(unit(pair, &request.name, &now));
                    }
                }
            })
            .map_err(malformed)?;
            if !is_tmx {
                return Err(ApiError::new("bad-file", "This is no TMX file")
                    .hint("Export the memory as TMX from the other program"));
            }
            for units in units.chunks(AT_ONCE) {
                let added = library.add_to_memory(units)?;
                report.added += count(added);
                report.same += count(units.len() - added);
            }
            Ok(report)
        })
        .await
    }

    /// The memory as TMX 1.4b.
    ///
    /// # Errors
    /// `bad-language`; where the library cannot be read.
    pub async fn export_memory(&self, request: ExportMemory) -> Result<ExportedFile, ApiError> {
        let source = request.source_language.as_deref().map(parse_tag).transpose()?;
        let target = request.target_language.as_deref().map(parse_tag).transpose()?;
        self.on_library(move |library| {
            let mut pairs = Vec::new();
            let mut behind = 0;
            loop {
                let units = library.memory_units(source.as_ref(), target.as_ref(), behind, AT_ONCE)?;
                let Some((last, _)) = units.last() else { break };
                behind = *last;
                pairs.extend(units.into_iter().map(|(_, unit)| pair(unit)));
            }
            Ok(ExportedFile {
                name: "diglot-memory.tmx".to_owned(),
                media_type: "application/x-tmx+xml".to_owned(),
                text: tmx::write(&pairs),
                base64: false,
            })
        })
        .await
    }

    /// Forgets everything that was approved in an article. The article's own targets stay as they are.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub async fn forget_memory(&self, request: ArticleRef) -> Result<Forgotten, ApiError> {
        self.on_library(move |library| {
            Ok(Forgotten { units: count(library.forget_article(&ArticleId(request.article))?) })
        })
        .await
    }
}

fn matched(text: &str, percent: u8, unit: MemoryUnit) -> MemoryMatch {
    use diglot_core::memory::DiffKind as Kind;
    let parts = diff(&unit.source, text).into_iter().map(|part| DiffPart {
        kind: match part.kind {
            Kind::Same => DiffKind::Same,
            Kind::Added => DiffKind::Added,
            Kind::Removed => DiffKind::Removed,
        },
        text: part.text,
    });
    MemoryMatch {
        diff: parts.collect(),
        source: unit.source,
        target: unit.target,
        percent,
        article: unit.article.map(|a| a.0),
        from: unit.origin,
        at: unit.at,
    }
}

fn unit(pair: Pair, file: &str, now: &str) -> MemoryUnit {
    MemoryUnit {
        source_language: pair.source_language,
        target_language: pair.target_language,
        source: pair.source.trim().to_owned(),
        target: pair.target.trim().to_owned(),
        article: None,
        row: None,
        origin: file.to_owned(),
        at: pair.at.unwrap_or_else(|| now.to_owned()),
    }
}

fn pair(unit: MemoryUnit) -> Pair {
    Pair {
        source_language: unit.source_language,
        target_language: unit.target_language,
        source: unit.source,
        target: unit.target,
        at: Some(unit.at),
        from: Some(unit.origin).filter(|o| !o.is_empty()),
        article: unit.article.map(|a| a.0),
        row: unit.row,
        note: None,
    }
}
