//! What the scripted model writes.

/// What was asked, read back from the prompt the way a model would.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// A summary of numbered sentences.
    Summary(Vec<(u32, String)>),
    /// A translation of numbered segments.
    Segments(Vec<(u32, String)>),
    /// A translation of one text.
    One(String),
    /// A sentence to write anew, with the numbered sentences it may rest on.
    Repair(Vec<(u32, String)>),
    /// A sentence to judge, with the numbered sentences to hold it against.
    Judge(String, Vec<(u32, String)>),
    /// Anything else.
    Other,
}

/// Reads a prompt.
pub(crate) fn read(system: &str, user: &str) -> Asked {
    let lines: Vec<(u32, String)> = user
        .lines()
        .filter_map(|line| {
            let (number, text) = line.strip_prefix('[')?.split_once("] ")?;
            Some((number.parse().ok()?, text.to_owned()))
        })
        .collect();
    if system.starts_with("You summarise") {
        return Asked::Summary(lines);
    }
    if system.starts_with("You correct") {
        return Asked::Repair(lines);
    }
    if system.starts_with("You judge") {
        let judged = user.lines().find_map(|l| l.strip_prefix("Sentence: ")).unwrap_or_default();
        return Asked::Judge(judged.to_owned(), lines);
    }
    if !system.starts_with("You translate") {
        return Asked::Other;
    }
    if lines.is_empty() {
        let inner: Vec<&str> = user
            .lines()
            .skip_while(|l| !l.starts_with("DATA-"))
            .skip(1)
            .take_while(|l| !l.starts_with("DATA-"))
            .collect();
        return Asked::One(inner.join("\n"));
    }
    Asked::Segments(lines)
}

/// The answer of a model that does what it is told.
pub(crate) fn answer(asked: &Asked) -> String {
    match asked {
        Asked::Summary(lines) => lines
            .iter()
            .filter(|(_, text)| text.len() > 40)
            .enumerate()
            .filter(|(at, (_, text))| at % 4 == 0 || text.contains(|c: char| c.is_ascii_digit()))
            .take(7)
            .map(|(_, (number, text))| format!("- {text} [{number}]\n"))
            .collect(),
        Asked::Segments(lines) => {
            lines.iter().map(|(number, text)| format!("[{number}] {}\n", translated(text))).collect()
        }
        Asked::One(text) => translated(text),
        Asked::Repair(lines) => match lines.iter().find(|(_, text)| text.chars().any(|c| c.is_ascii_digit()))
        {
            Some((number, text)) => format!("{text} [{number}]\n"),
            None => "Nothing carries it.\n".to_owned(),
        },
        Asked::Judge(judged, lines) => {
            let verdict = match lines.iter().any(|(_, text)| text == judged) {
                true => "supported",
                false => "contradicted",
            };
            format!("```json\n{{\"verdict\": \"{verdict}\", \"reason\": \"As it is written.\"}}\n```")
        }
        Asked::Other => "I am ready. Готов. 準備完了 🙂".to_owned(),
    }
}

/// A translation that anybody can check: every Latin letter as its Greek look-alike, digits kept.
pub fn translated(text: &str) -> String {
    const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
    const GREEK: [char; 26] = [
        'α', 'β', 'χ', 'δ', 'ε', 'φ', 'γ', 'η', 'ι', 'ξ', 'κ', 'λ', 'μ', 'ν', 'ο', 'π', 'ψ', 'ρ', 'σ', 'τ',
        'υ', 'β', 'ω', 'χ', 'υ', 'ζ',
    ];
    text.chars()
        .map(|c| match LATIN.find(c.to_ascii_lowercase()).and_then(|at| GREEK.get(at)) {
            Some(greek) if c.is_ascii_uppercase() => greek.to_uppercase().next().unwrap_or(*greek),
            Some(greek) => *greek,
            None => c,
        })
        .collect()
}

/// The answer of a model that writes in a language it was not asked for.
pub(crate) fn foreign(asked: &Asked) -> String {
    translated(&answer(asked))
}

/// The answer of a model that merges the second numbered segment into the first.
pub(crate) fn merged(asked: &Asked) -> String {
    match asked {
        Asked::Segments(lines) if lines.len() > 1 => {
            let mut out =
                format!("[{}] {} {}\n", lines[0].0, translated(&lines[0].1), translated(&lines[1].1));
            for (number, text) in &lines[2..] {
                out.push_str(&format!("[{number}] {}\n", translated(text)));
            }
            out.push_str("[9999] nobody asked for this\n");
            out
        }
        other => answer(other),
    }
}
