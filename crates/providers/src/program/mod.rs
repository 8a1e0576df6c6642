//! A program on this computer as an engine: text in, text out, no key and no network.
//!
//! The command is a list of words and is never given to a shell. The text goes in by standard
//! input only, never as an argument, where every other user of the computer could read it.

mod command;
mod kept;
mod pairs;
mod process;
mod rows;

use std::time::Duration;

use tokio_util::sync::CancellationToken;

pub use self::command::split_command;
pub use self::kept::KeptProgram;
pub use self::pairs::{ProgramPair, program_pairs};
pub use self::rows::{PROGRAMS, ProgramRow, program_row};

use self::rows::Listing;
use crate::error::ProviderError;
use crate::protocol::{TextBatch, Translated, language};

/// Longest time for one batch, loading of the model included.
const BATCH_TIME: Duration = Duration::from_secs(300);

/// Which codes a program has for languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CodeSet {
    /// BCP 47 tags as they are.
    Bcp47,
    /// The primary subtag alone: `pt` of `pt-BR`.
    #[default]
    Primary,
    /// ISO 639-3: `por`.
    Iso639,
    /// Those of Argos Translate: two letters, and `pb`, `zt` for `pt-BR`, `zh-Hant`.
    Argos,
}

impl CodeSet {
    fn code(self, tag: &str) -> String {
        match self {
            Self::Bcp47 => tag.to_owned(),
            Self::Primary => language::primary_of(tag),
            Self::Iso639 => language::iso_639_3(tag),
            Self::Argos => language::argos_code(tag),
        }
    }
}

/// How several texts stand in one input and output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Parting {
    /// One a line.
    #[default]
    Lines,
    /// With an empty line between two.
    Paragraphs,
    /// They do not: each text gets a process of its own.
    Single,
}

/// How long a process lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Life {
    /// For one batch; its input is closed after the last text.
    #[default]
    Batch,
    /// For many batches: each line of input is answered by one line of output at once.
    Kept,
}

/// A program that translates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// The program and its arguments. `{source}`, `{target}`, `{pair}` and `{model}` inside a word
    /// stand for the languages' codes, the installed pair and the model.
    pub command: Vec<String>,
    /// The row it was made from, which says how installed pairs are found; empty for a command of
    /// the user's own.
    pub row: String,
    /// Model to ask for, where the command names one; `None` for one that is installed for the
    /// languages.
    pub model: Option<String>,
    /// Codes for languages.
    pub codes: CodeSet,
    /// How several texts stand in one input.
    pub parting: Parting,
    /// How long a process lives.
    pub life: Life,
    /// Longest time for one batch.
    pub timeout: Duration,
}

impl Program {
    /// A command of the user's own, one text a line, one process a batch.
    ///
    /// # Errors
    /// [`ProviderError::BadAddress`] if the command is empty or a quote is not closed.
    pub fn parse(command: &str) -> Result<Self, ProviderError> {
        let command = split_command(command)?;
        Ok(Self {
            command,
            row: String::new(),
            model: None,
            codes: CodeSet::default(),
            parting: Parting::default(),
            life: Life::default(),
            timeout: BATCH_TIME,
        })
    }
}

/// Translates a batch with a program. Nothing of it is returned unless every text came back.
///
/// `kept` holds the process of a [`Life::Kept`] program between two calls; a cancelled or failed
/// call ends it. Formality, glossary and format are not known to programs and are left out. Where
/// the program puts out another number of texts than it was given, each text is given to a process
/// of its own.
///
/// # Errors
/// [`ProviderError::ProgramMissing`], [`ProviderError::ProgramFailed`],
/// [`ProviderError::LanguageNotOffered`], [`ProviderError::Timeout`], [`ProviderError::TooLarge`],
/// [`ProviderError::BadAnswer`] and [`ProviderError::Cancelled`].
pub async fn translate_with_program(
    program: &Program,
    kept: &KeptProgram,
    batch: &TextBatch,
    cancel: &CancellationToken,
) -> Result<Translated, ProviderError> {
    if cancel.is_cancelled() {
        return Err(ProviderError::Cancelled);
    }
    let words = words_for(program, batch, cancel).await?;
    // Line breaks part texts, so there are none inside one.
    let flat: Vec<String> = batch.texts.iter().map(|text| one_line(text)).collect();
    let filled: Vec<&str> = flat.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    let answers = match program.life {
        Life::Kept => kept.translate(program, &words, &filled, cancel).await?,
        Life::Batch => by_batch(program, &words, &filled, cancel).await?,
    };
    if answers.iter().any(String::is_empty) {
        return Err(ProviderError::BadAnswer { what: "the program gave nothing for one of the texts" });
    }
    let mut answers = answers.into_iter();
    let texts = batch
        .texts
        .iter()
        .zip(&flat)
        .map(|(text, flat)| if flat.is_empty() { text.clone() } else { answers.next().unwrap_or_default() })
        .collect();
    let characters = filled.iter().map(|text| text.chars().count() as u64).sum();
    Ok(Translated { texts, detected: None, characters, calls: 1 })
}

/// What a program would be started with and given, for a reader who wants to see it before: its
/// words, and its input.
///
/// # Errors
/// [`ProviderError::LanguageNotOffered`], [`ProviderError::ProgramMissing`] and those of asking it
/// for its pairs.
pub async fn program_preview(
    program: &Program,
    batch: &TextBatch,
    cancel: &CancellationToken,
) -> Result<(Vec<String>, String), ProviderError> {
    let words = words_for(program, batch, cancel).await?;
    let flat = batch.texts.iter().map(|text| one_line(text)).filter(|text| !text.is_empty());
    let input = match (program.life, program.parting) {
        (Life::Batch, Parting::Single) => flat.take(1).collect(),
        (Life::Batch, parting) => flat.collect::<Vec<_>>().join(between(parting)),
        (Life::Kept, _) => flat.collect::<Vec<_>>().join("\n"),
    };
    Ok((words, format!("{input}\n")))
}

/// What stands between two texts of one input.
fn between(parting: Parting) -> &'static str {
    match parting {
        Parting::Lines => "\n",
        Parting::Paragraphs => "\n\n",
        Parting::Single => "",
    }
}

async fn by_batch(
    program: &Program,
    words: &[String],
    texts: &[&str],
    cancel: &CancellationToken,
) -> Result<Vec<String>, ProviderError> {
    let between = between(program.parting);
    if texts.is_empty() {
        return Ok(Vec::new());
    }
    if program.parting != Parting::Single && texts.len() > 1 {
        let output = run(program, words, &texts.join(between), cancel, texts).await?;
        let output = output.replace("\r\n", "\n");
        let parts: Vec<String> = output
            .trim_end_matches('\n')
            .split(between)
            .filter(|part| program.parting == Parting::Lines || !part.trim().is_empty())
            .map(one_line)
            .collect();
        if parts.len() == texts.len() && parts.iter().all(|part| !part.is_empty()) {
            return Ok(parts);
        }
    }
    let mut parts = Vec::with_capacity(texts.len());
    for text in texts {
        parts.push(one_line(&run(program, words, text, cancel, texts).await?));
    }
    Ok(parts)
}

async fn run(
    program: &Program,
    words: &[String],
    input: &str,
    cancel: &CancellationToken,
    sent: &[&str],
) -> Result<String, ProviderError> {
    process::run(words, &format!("{input}\n"), program.timeout, cancel, sent).await
}

/// The text on one line, without white space around it.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The command with its blanks filled in.
async fn words_for(
    program: &Program,
    batch: &TextBatch,
    cancel: &CancellationToken,
) -> Result<Vec<String>, ProviderError> {
    let from = batch.source.clone().unwrap_or_else(|| "und".to_owned());
    let not_offered = || ProviderError::LanguageNotOffered {
        from: from.clone(),
        to: batch.target.clone(),
        message: String::new(),
    };
    let asks = |blank: &str| program.command.iter().any(|word| word.contains(blank));
    let unknown = batch.source.is_none() || language::primary_of(&from) == "und";
    if unknown && (asks("{source}") || asks("{pair}")) {
        return Err(not_offered());
    }
    let mut model = program.model.clone();
    if asks("{pair}") || (asks("{model}") && model.is_none()) {
        let pairs = match program_row(&program.row) {
            Some(row) => program_pairs(row, cancel).await?,
            None => Vec::new(),
        };
        let found = pairs::best(&pairs, &from, &batch.target).map(|pair| pair.name.clone());
        // A command of the user's own has no list; its pair is made of the codes.
        let made = format!("{}-{}", program.codes.code(&from), program.codes.code(&batch.target));
        model = Some(match found {
            Some(found) => found,
            None if program_row(&program.row).is_none() => made,
            None => return Err(not_offered()),
        });
    }
    let model = model.unwrap_or_default();
    let (mut source, mut target) = (program.codes.code(&from), program.codes.code(&batch.target));
    if let Some(row) = program_row(&program.row).filter(|row| row.listing == Listing::Packages) {
        match program_pairs(row, cancel).await {
            Ok(pairs) => {
                let packaged = |code: &str| pairs::packaged(&pairs, code).ok_or_else(not_offered);
                (source, target) = (packaged(&source)?, packaged(&target)?);
            }
            // It comes with the program, but only the program is needed.
            Err(ProviderError::ProgramMissing { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    let values = [("{source}", source), ("{target}", target), ("{pair}", model.clone()), ("{model}", model)];
    // A code is letters, digits and a few marks: what is anything else could become an option.
    let plain = |value: &str| {
        !value.starts_with('-') && value.chars().all(|c| c.is_alphanumeric() || "-_.@+/".contains(c))
    };
    program
        .command
        .iter()
        .map(|word| {
            values.iter().try_fold(word.clone(), |word, (blank, value)| match word.contains(blank) {
                false => Ok(word),
                true if plain(value) => Ok(word.replace(blank, value)),
                true => Err(not_offered()),
            })
        })
        .collect()
}
