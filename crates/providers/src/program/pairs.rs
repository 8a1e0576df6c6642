//! Pairs of languages that are installed.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::rows::{Listing, ProgramRow};
use super::{process, split_command};
use crate::error::ProviderError;
use crate::protocol::language;

/// Longest time to list what is installed.
const LIST_TIME: Duration = Duration::from_secs(20);

/// A pair of languages that a program can translate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramPair {
    /// BCP 47 tag of the source language.
    pub source: String,
    /// BCP 47 tag of the target language.
    pub target: String,
    /// The program's own name for the pair or its model.
    pub name: String,
}

/// What is installed for a program, in its own order.
///
/// # Errors
/// [`ProviderError::ProgramMissing`], [`ProviderError::ProgramFailed`],
/// [`ProviderError::Timeout`], [`ProviderError::Cancelled`].
pub async fn program_pairs(
    row: &ProgramRow,
    cancel: &CancellationToken,
) -> Result<Vec<ProgramPair>, ProviderError> {
    let words = split_command(row.list)?;
    let list = process::run(&words, "", LIST_TIME, cancel, &[]).await?;
    Ok(list.lines().filter_map(|line| pair_in(row.listing, line.trim())).collect())
}

fn pair_in(listing: Listing, line: &str) -> Option<ProgramPair> {
    let (name, source, target) = match listing {
        Listing::Pairs => {
            let (source, target) = line.split_once('-')?;
            (line, source, target)
        }
        Listing::Models => {
            let name = line.rsplit_once("-m ")?.1.trim();
            let mut parts = name.split('-');
            (name, parts.next()?, parts.next()?)
        }
        Listing::Packages => {
            let (source, target) = codes_of_package(line)?;
            let tag = |code: &str| language::tag_of(code);
            return Some(ProgramPair { source: tag(source), target: tag(target), name: line.to_owned() });
        }
    };
    let tag = |code: &str| {
        let (primary, variant) = code.split_once('_').unwrap_or((code, ""));
        let letters = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_lowercase());
        let primary = letters.then(|| language::shortest(primary))?;
        // A region is a part of the tag; a variety of the program's own is not.
        let region = variant.len() == 2 && variant.bytes().all(|b| b.is_ascii_uppercase());
        Some(if region { format!("{primary}-{variant}") } else { primary })
    };
    Some(ProgramPair { source: tag(source)?, target: tag(target)?, name: name.to_owned() })
}

/// The languages of a package for Argos Translate, `translate-en_zt`.
fn codes_of_package(name: &str) -> Option<(&str, &str)> {
    let codes = name.strip_prefix("translate-")?.split_once('_')?;
    let letters = |code: &str| (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase());
    (letters(codes.0) && letters(codes.1)).then_some(codes)
}

/// Codes of Argos Translate for two kinds of one language, of which one will do where the other is
/// not installed. Chinese is not among them: its two scripts are not read for each other.
const NEAR: [(&str, &str); 2] = [("pb", "pt"), ("pt", "pb")];

/// The code that is installed for a language: this one, or one near to it. Packages of any pair will
/// do, because the program goes through a third language where it must.
pub(super) fn packaged(pairs: &[ProgramPair], code: &str) -> Option<String> {
    let installed = |code: &str| {
        let codes = pairs.iter().filter_map(|pair| codes_of_package(&pair.name));
        codes.into_iter().any(|(source, target)| code == source || code == target)
    };
    let near = NEAR.iter().find(|(own, _)| *own == code).map(|(_, near)| *near);
    [Some(code), near].into_iter().flatten().find(|code| installed(code)).map(str::to_owned)
}

/// The macrolanguage that programs have one model for, and its members (ISO 639-3).
const SERBO_CROATIAN: (&str, [&str; 4]) = ("hbs", ["bs", "hr", "sr", "cnr"]);

/// The installed pair for two languages: the one with the same regions, otherwise the one that
/// names the fewest.
pub(super) fn best<'a>(pairs: &'a [ProgramPair], source: &str, target: &str) -> Option<&'a ProgramPair> {
    let same = |asked: &str, own: &str| {
        let (asked, own) = (language::shortest(&language::primary_of(asked)), language::primary_of(own));
        // Norwegian without a form is nearly always Bokmål.
        let asked = if asked == "no" { "nb" } else { &asked };
        asked == own || (own == SERBO_CROATIAN.0 && SERBO_CROATIAN.1.contains(&asked))
    };
    let fits = pairs.iter().filter(|pair| same(source, &pair.source) && same(target, &pair.target));
    fits.min_by_key(|pair| {
        let exact = pair.target.eq_ignore_ascii_case(target);
        let parts = [&pair.source, &pair.target].iter().map(|tag| tag.matches('-').count()).sum::<usize>();
        (!exact, parts, pair.name.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read() {
        let check = |listing, line: &str, expect: Option<(&str, &str, &str)>| {
            let got = pair_in(listing, line);
            let got = got.as_ref().map(|p| (p.source.as_str(), p.target.as_str(), p.name.as_str()));
            assert_eq!(got, expect, "{line}");
        };
        check(Listing::Pairs, "eng-spa", Some(("en", "es", "eng-spa")));
        check(Listing::Pairs, "spa-eng_US", Some(("es", "en-US", "spa-eng_US")));
        check(Listing::Pairs, "oci-cat", Some(("oc", "ca", "oci-cat")));
        check(Listing::Pairs, "eng-cat_valencia", Some(("en", "ca", "eng-cat_valencia")));
        check(Listing::Pairs, "Warning: nothing", None);
        check(
            Listing::Models,
            "English-German type: tiny version: 1; To invoke do -m en-de-tiny",
            Some(("en", "de", "en-de-tiny")),
        );
        check(Listing::Models, "Available models:", None);
        check(
            Listing::Models,
            "Serbo-Croatian-English type: tiny version: 1; To invoke do -m hbs-eng-tiny",
            Some(("hbs", "en", "hbs-eng-tiny")),
        );
        check(Listing::Packages, "translate-en_es", Some(("en", "es", "translate-en_es")));
        check(Listing::Packages, "translate-en_zt", Some(("en", "zh-Hant", "translate-en_zt")));
        check(Listing::Packages, "translate-pb_en", Some(("pt-BR", "en", "translate-pb_en")));
        check(Listing::Packages, "sbd", None);
        check(Listing::Packages, "", None);
    }

    #[test]
    fn the_closest_pair_is_taken() {
        let pairs: Vec<_> = ["spa-eng_US", "spa-eng", "eng-spa", "nob-nno", "hbs-eng"]
            .iter()
            .filter_map(|line| pair_in(Listing::Pairs, line))
            .collect();
        let check = |source: &str, target: &str, expect: Option<&str>| {
            assert_eq!(best(&pairs, source, target).map(|p| p.name.as_str()), expect, "{source} {target}");
        };
        check("es", "en", Some("spa-eng"));
        check("es-MX", "en-US", Some("spa-eng_US"));
        check("es", "en-GB", Some("spa-eng"));
        check("en-US", "es-419", Some("eng-spa"));
        check("nb", "nn", Some("nob-nno"));
        check("no", "nn", Some("nob-nno"));
        check("hr", "en", Some("hbs-eng"));
        check("en", "de", None);
    }

    #[test]
    fn a_package_of_the_right_kind_is_taken() {
        let lines = ["translate-en_zt", "translate-en_pb", "translate-tl_en"];
        let pairs: Vec<_> = lines.iter().filter_map(|line| pair_in(Listing::Packages, line)).collect();
        let check = |code: &str, want: Option<&str>| {
            assert_eq!(packaged(&pairs, code).as_deref(), want, "{code}");
        };
        check("en", Some("en"));
        check("tl", Some("tl"));
        check("pb", Some("pb"));
        check("pt", Some("pb"));
        check("zt", Some("zt"));
        check("zh", None);
        check("de", None);
    }
}
