//! Tables of terms, separated by commas (RFC 4180), tabs or semicolons.
//!
//! A field that holds a separator, a quotation mark, a line break or white space at an end is quoted, with
//! tabs too. Lists within a field are parted by `|`; a `|` or `\` of their own has a `\` in front.

use diglot_core::glossary::Term;
use diglot_core::lang::LangTag;

use super::terms::{Entry, Found};

/// What parts the fields of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    Comma,
    Tab,
    Semicolon,
}

impl Separator {
    const ALL: [Self; 3] = [Self::Tab, Self::Comma, Self::Semicolon];

    fn char(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Tab => '\t',
            Self::Semicolon => ';',
        }
    }
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Column {
    Source,
    Target,
    SourceLanguage,
    TargetLanguage,
    Variants,
    TargetVariants,
    Forbidden,
    Note,
    CaseSensitive,
    /// The terms of this language.
    Language(LangTag),
    Unknown,
}

/// The columns we write, in order.
const COLUMNS: [(&str, Column); 9] = [
    ("source", Column::Source),
    ("target", Column::Target),
    ("source_language", Column::SourceLanguage),
    ("target_language", Column::TargetLanguage),
    ("variants", Column::Variants),
    ("target_variants", Column::TargetVariants),
    ("forbidden", Column::Forbidden),
    ("note", Column::Note),
    ("case_sensitive", Column::CaseSensitive),
];

/// What other programs call them.
const OTHER_NAMES: [(&str, Column); 22] = [
    ("term", Column::Source),
    ("source term", Column::Source),
    ("source_term", Column::Source),
    ("translation", Column::Target),
    ("target term", Column::Target),
    ("target_term", Column::Target),
    ("source language", Column::SourceLanguage),
    ("source_lang", Column::SourceLanguage),
    ("src_lang", Column::SourceLanguage),
    ("target language", Column::TargetLanguage),
    ("target_lang", Column::TargetLanguage),
    ("tgt_lang", Column::TargetLanguage),
    ("synonyms", Column::Variants),
    ("source variants", Column::Variants),
    ("target synonyms", Column::TargetVariants),
    ("target variants", Column::TargetVariants),
    ("do not use", Column::Forbidden),
    ("comment", Column::Note),
    ("notes", Column::Note),
    ("description", Column::Note),
    ("definition", Column::Note),
    ("case sensitive", Column::CaseSensitive),
];

/// Writes terms under a row of names.
pub(super) fn write(entries: &[Entry], separator: Separator) -> String {
    let mut out = String::new();
    let names: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
    push_row(&mut out, &names, separator);
    for Entry { source_language, target_language, term } in entries {
        let lists = [&term.variants, &term.target_variants, &term.forbidden].map(|list| join(list));
        let [variants, target_variants, forbidden] = &lists;
        let row = [
            term.source.as_str(),
            &term.target,
            source_language.as_str(),
            target_language.as_str(),
            variants,
            target_variants,
            forbidden,
            term.note.as_deref().unwrap_or_default(),
            if term.case_sensitive { "yes" } else { "no" },
        ];
        push_row(&mut out, &row, separator);
    }
    out
}

fn push_row(out: &mut String, fields: &[&str], separator: Separator) {
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            out.push(separator.char());
        }
        let quoted = field.contains([separator.char(), '"', '\n', '\r'])
            || field.starts_with(char::is_whitespace)
            || field.ends_with(char::is_whitespace);
        if quoted {
            out.push_str(&format!("\"{}\"", field.replace('"', "\"\"")));
        } else {
            out.push_str(field);
        }
    }
    out.push_str("\r\n");
}

/// Reads a table. Without a row of names the columns are source, target, then the two languages where
/// they are language tags, else a note.
pub(super) fn read(text: &str, source: &LangTag, target: &LangTag) -> Found {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let separator = separator_of(text);
    let mut rows = rows(text, separator);
    rows.retain(|(_, fields)| fields.iter().any(|f| !f.is_empty()));
    let mut found = Found::default();
    let Some((_, first)) = rows.first() else { return found };
    let columns = if let Some(columns) = header(first) {
        rows.remove(0);
        columns
    } else {
        plain_columns(&rows)
    };
    for (line, fields) in rows {
        match entry(&columns, &fields, source, target) {
            Ok(entry) => found.entries.push((line, entry)),
            Err(why) => found.skipped.push((line, why.to_owned())),
        }
    }
    found
}

/// The columns that a first row names; `None` where it names too few to be a row of names.
fn header(fields: &[String]) -> Option<Vec<Column>> {
    let columns: Vec<Column> = fields.iter().map(|f| column(f)).collect();
    let has = |wanted: &Column| columns.contains(wanted);
    let languages = columns.len() > 1 && columns.iter().take(2).all(|c| matches!(c, Column::Language(_)));
    let fits = languages || (has(&Column::Source) && has(&Column::Target));
    fits.then_some(columns)
}

fn column(name: &str) -> Column {
    let name = name.trim().to_lowercase();
    let known = COLUMNS.iter().chain(&OTHER_NAMES).find(|(known, _)| *known == name);
    if let Some((_, column)) = known {
        return column.clone();
    }
    // Only tags that are languages: "the" has the form of one.
    let tag = LangTag::parse(&name).filter(is_known_language);
    tag.map_or(Column::Unknown, Column::Language)
}

/// Whether a language has a name here, so that words of three letters do not pass for one.
fn is_known_language(tag: &LangTag) -> bool {
    !diglot_core::language::language_name(tag).starts_with("Unknown language")
}

fn plain_columns(rows: &[(u32, Vec<String>)]) -> Vec<Column> {
    let tags = |at: usize| {
        let mut cells =
            rows.iter().filter_map(|(_, fields)| fields.get(at)).filter(|f| !f.is_empty()).peekable();
        cells.peek().is_some() && cells.all(|f| LangTag::parse(f).is_some_and(|t| is_known_language(&t)))
    };
    let mut columns = vec![Column::Source, Column::Target];
    if tags(2) && tags(3) {
        columns.extend([Column::SourceLanguage, Column::TargetLanguage]);
    }
    columns.push(Column::Note);
    columns
}

fn entry(
    columns: &[Column],
    fields: &[String],
    source: &LangTag,
    target: &LangTag,
) -> Result<Entry, &'static str> {
    let mut entry =
        Entry { source_language: source.clone(), target_language: target.clone(), term: Term::default() };
    let language = |field: &str, supposed: &LangTag| match field.trim() {
        "" => Ok(supposed.clone()),
        tag => LangTag::parse(tag).ok_or("its language is no language tag"),
    };
    let mut by_language: Vec<(&LangTag, &String)> = Vec::new();
    for (column, field) in columns.iter().zip(fields) {
        match column {
            Column::Source => entry.term.source = field.clone(),
            Column::Target => entry.term.target = field.clone(),
            Column::SourceLanguage => entry.source_language = language(field, source)?,
            Column::TargetLanguage => entry.target_language = language(field, target)?,
            Column::Variants => entry.term.variants = split(field),
            Column::TargetVariants => entry.term.target_variants = split(field),
            Column::Forbidden => entry.term.forbidden = split(field),
            Column::Note => entry.term.note = Some(field.clone()).filter(|n| !n.is_empty()),
            Column::CaseSensitive => {
                let word = field.trim().to_lowercase();
                entry.term.case_sensitive = matches!(word.as_str(), "yes" | "true" | "1" | "y");
            }
            Column::Language(tag) => by_language.push((tag, field)),
            Column::Unknown => {}
        }
    }
    if columns.iter().any(|c| matches!(c, Column::Language(_))) {
        let of = |wanted: &LangTag| {
            let exact = by_language.iter().find(|(tag, _)| *tag == wanted);
            exact.or_else(|| by_language.iter().find(|(tag, _)| tag.same_language(wanted)))
        };
        let pair = match (of(source), of(target)) {
            (Some(source), Some(target)) => Some((source, target)),
            // The columns speak for themselves where there is only one way to read them.
            _ => by_language.first().zip(by_language.get(1)).filter(|_| by_language.len() == 2),
        };
        let Some((from, to)) = pair else { return Err("it has no column of these languages") };
        entry.source_language = from.0.clone();
        entry.target_language = to.0.clone();
        entry.term.source = from.1.clone();
        entry.term.target = to.1.clone();
    }
    Ok(entry)
}

/// A list in one field.
fn join(list: &[String]) -> String {
    let items: Vec<String> = list.iter().map(|i| i.replace('\\', "\\\\").replace('|', "\\|")).collect();
    items.join("|")
}

/// The list of [`join`].
fn split(field: &str) -> Vec<String> {
    if field.is_empty() {
        return Vec::new();
    }
    let mut items = vec![String::new()];
    let mut chars = field.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match (c, items.last_mut()) {
            ('|', _) => items.push(String::new()),
            ('\\', Some(item)) if matches!(next, Some('\\' | '|')) => item.extend(chars.next()),
            (c, Some(item)) => item.push(c),
            (_, None) => {}
        }
    }
    items
}

/// The separator that cuts the first rows most alike, into two fields at least.
fn separator_of(text: &str) -> Separator {
    let head: String = text.chars().take(20_000).collect();
    let cut_short = head.len() < text.len();
    let score = |separator: Separator| {
        let mut rows = rows(&head, separator);
        if cut_short {
            rows.pop();
        }
        rows.retain(|(_, fields)| fields.iter().any(|f| !f.is_empty()));
        let Some((_, first)) = rows.first() else { return (0, 0) };
        let named = usize::from(header(first).is_some());
        let alike = rows.iter().filter(|(_, f)| f.len() == first.len() && f.len() > 1).count();
        (named, alike)
    };
    // The last of equals wins, so the order is that of trust: commas stand in texts, tabs do not.
    Separator::ALL.into_iter().rev().max_by_key(|s| score(*s)).unwrap_or(Separator::Comma)
}

/// The rows with the line that each begins on, from 1.
fn rows(text: &str, separator: Separator) -> Vec<(u32, Vec<String>)> {
    let mut out = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while !rest.is_empty() {
        let begins = line;
        let mut fields = Vec::new();
        loop {
            let (field, used) = field(rest, separator);
            line += u32::try_from(rest[..used].matches('\n').count()).unwrap_or(0);
            fields.push(field);
            rest = &rest[used..];
            match rest.strip_prefix(separator.char()) {
                Some(behind) => rest = behind,
                None => break,
            }
        }
        if let Some(behind) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])) {
            rest = behind;
            line += 1;
        }
        out.push((begins, fields));
    }
    out
}

/// The field that a text begins with, and how many bytes it takes.
fn field(text: &str, separator: Separator) -> (String, usize) {
    let ends = |c: char| c == separator.char() || c == '\n' || c == '\r';
    if let Some(quoted) = text.strip_prefix('"') {
        let mut value = String::new();
        let mut rest = quoted;
        while let Some(at) = rest.find('"') {
            value.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            if let Some(behind) = rest.strip_prefix('"') {
                value.push('"');
                rest = behind;
            } else if rest.is_empty() || rest.starts_with(ends) {
                return (value, text.len() - rest.len());
            } else {
                // A field that only begins with a quotation mark, as in files that know no quoting.
                break;
            }
        }
    }
    let end = text.find(ends).unwrap_or(text.len());
    (text[..end].to_owned(), end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> LangTag {
        LangTag::parse(text).unwrap()
    }

    #[test]
    fn tables_of_other_programs_are_understood() {
        let check = |text: &str, want: &[(&str, &str, &str, &str)]| {
            let found = read(text, &tag("en"), &tag("de"));
            let got: Vec<_> = found
                .entries
                .iter()
                .map(|(_, e)| {
                    (
                        e.source_language.as_str(),
                        e.target_language.as_str(),
                        e.term.source.as_str(),
                        e.term.target.as_str(),
                    )
                })
                .collect();
            assert_eq!(got, want, "{text}");
        };
        check("", &[]);
        check(
            "deal,Abkommen\r\ntax,Steuer\r\n",
            &[("en", "de", "deal", "Abkommen"), ("en", "de", "tax", "Steuer")],
        );
        check("deal\tAbkommen, das\n", &[("en", "de", "deal", "Abkommen, das")]);
        check(
            "deal;Abkommen\ntax;Steuer",
            &[("en", "de", "deal", "Abkommen"), ("en", "de", "tax", "Steuer")],
        );
        check("\u{feff}Source,Target\ndeal,Abkommen", &[("en", "de", "deal", "Abkommen")]);
        check("de,en\nAbkommen,deal", &[("en", "de", "deal", "Abkommen")]);
        check("fr,es\naccord,acuerdo", &[("fr", "es", "accord", "acuerdo")]);
        check(
            "a,b,en-GB,de-AT\nc,d,en-GB,de-AT",
            &[("en-GB", "de-AT", "a", "b"), ("en-GB", "de-AT", "c", "d")],
        );
        check("\"a \"\"b\"\"\nc\",d", &[("en", "de", "a \"b\"\nc", "d")]);
        check(
            "\"quoted\" word\tWort\n\"x\" y\tz",
            &[("en", "de", "\"quoted\" word", "Wort"), ("en", "de", "\"x\" y", "z")],
        );
        check("the,der\nand,und", &[("en", "de", "the", "der"), ("en", "de", "and", "und")]);
    }

    #[test]
    fn rows_that_cannot_be_used_are_named() {
        let found = read("source,target,source_language\na,b,not a tag\nc,d,fr\n", &tag("en"), &tag("de"));
        assert_eq!(found.skipped, [(2, "its language is no language tag".to_owned())]);
        assert_eq!(found.entries.len(), 1);
    }

    #[test]
    fn lists_keep_their_bars() {
        let list = ["a|b", "c\\", "\\|", "d"].map(str::to_owned);
        assert_eq!(split(&join(&list)), list);
    }
}
