//! Copies of chats: who said it and when goes from the words, and becomes no part of them.
//!
//! The forms are those of WhatsApp ("[12:03, 1/2/2026] Name: text", "1/2/26, 12:03 - Name: text"),
//! Telegram ("Name, [1. 2. 2026 12:03]"), Slack, Discord and Teams ("Name — Today at 12:03", "Name  12:03 PM",
//! "[12:03 PM] Name: text"). One such line proves nothing; three make a chat.

use super::Line;
use crate::phrases::digit;

/// How many signed lines make a chat.
const LEAST: usize = 3;
const MAX_NAME: usize = 40;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Words,
    Stamp,
    System,
}

impl Said<'_> {
    fn kind(&self) -> Kind {
        match self {
            Said::Words(..) => Kind::Words,
            Said::Stamp(_) => Kind::Stamp,
            Said::System => Kind::System,
        }
    }
}

/// What a line of a chat is.
#[derive(Debug, PartialEq, Eq)]
enum Said<'a> {
    /// The sender and the time, and in the same line the words.
    Words(&'a str, &'a str),
    /// The sender and the time alone.
    Stamp(&'a str),
    /// The time and what the program itself says.
    System,
}

/// Takes senders and times off the lines of a chat and says which lines are nothing else.
///
/// Returns whether the text is a chat and little besides; then the names of those who speak stay, and
/// there is no article in it to look for. Else it is an article that was sent in a chat.
pub(crate) fn mark(lines: &mut [Line], drops: &mut [Option<&'static str>]) -> bool {
    let found: Vec<Option<Kind>> = lines.iter().map(|l| read(&l.text).map(|said| said.kind())).collect();
    let count = |kind| found.iter().flatten().filter(|k| **k == kind).count();
    let worded = count(Kind::Words);
    let signed = worded + count(Kind::Stamp);
    let system = if signed + 1 >= LEAST { count(Kind::System) } else { 0 };
    // Comments below an article are stamped, too, but are not most of the text.
    if signed + system < LEAST || worded + system < LEAST && signed * 8 < lines.len() {
        return false;
    }
    // Words below a bare stamp may run long; between lines that are signed themselves, long paragraphs
    // are something that was passed on.
    let (least, most) = if worded >= LEAST { (140, 300) } else { (240, 900) };
    let apart = lines.iter().zip(&found).filter(|(l, f)| f.is_none() && l.closed && l.width >= least);
    let long: usize = apart.map(|(l, _)| l.width).sum();
    let whole = long < most && (signed + system) * 5 >= lines.len() * 2;
    // Who speaks, where the name stood in a line of its own.
    let mut speaker: Option<String> = None;
    for (nth, kind) in found.into_iter().enumerate() {
        if is_notice(&lines[nth].text) {
            drops[nth] = Some("chat-stamp");
            continue;
        }
        let said = read(&lines[nth].text).filter(|_| kind.is_some());
        match said {
            Some(Said::Stamp(name)) => {
                speaker = Some(name.to_owned()).filter(|n| whole && !n.is_empty());
                drops[nth] = Some("chat-stamp");
            }
            Some(Said::System) => {
                speaker = None;
                drops[nth] = Some("chat-stamp");
            }
            Some(Said::Words(name, words)) => {
                speaker = None;
                let notice = is_notice(words);
                let words = words.strip_suffix("<This message was edited>").map_or(words, str::trim_end);
                lines[nth] =
                    Line::new(if whole && !notice { format!("{name}: {words}") } else { words.to_owned() });
                if notice {
                    drops[nth] = Some("chat-stamp");
                }
            }
            None => {
                if let Some(name) = speaker.take() {
                    lines[nth] = Line::new(format!("{name}: {}", lines[nth].text));
                }
            }
        }
    }
    whole
}

/// What the program says in place of a message.
fn is_notice(text: &str) -> bool {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    // A file's name, and how many had an opinion: ":thumbsup: 2".
    if text.ends_with("(file attached") || text.ends_with("(datei angehängt") || is_reaction(&text) {
        return true;
    }
    [
        "media omitted",
        "image omitted",
        "video omitted",
        "audio omitted",
        "sticker omitted",
        "gif omitted",
        "medien ausgeschlossen",
        "medien weggelassen",
        "bild weggelassen",
        "médias omis",
        "image absente",
        "multimedia omitido",
        "imagen omitida",
        "mídia oculta",
        "media omessi",
        "immagine omessa",
        "media weggelaten",
        "afbeelding weggelaten",
        "без медиафайлов",
        "медиа отсутствует",
        "this message was deleted",
        "you deleted this message",
        "diese nachricht wurde gelöscht",
        "ce message a été supprimé",
        "se eliminó este mensaje",
        "сообщение удалено",
        "消息已删除",
        "图片已省略",
        "messages and calls are end-to-end encrypted",
        "missed voice call",
        "missed video call",
        "verpasster sprachanruf",
        "verpasster videoanruf",
        "edited",
        "new messages",
        "new",
    ]
    .contains(&text.as_str())
}

/// "thumbsup: 2": the name of a picture between colons and a count.
fn is_reaction(trimmed: &str) -> bool {
    trimmed.split_once(": ").is_some_and(|(name, count)| {
        !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_ascii_lowercase() || matches!(c, '_' | '+' | '-') || c.is_ascii_digit())
            && (1..=3).contains(&count.len())
            && count.chars().all(|c| digit(c).is_some())
    })
}

fn read(text: &str) -> Option<Said<'_>> {
    bracketed(text).or_else(|| dashed(text)).or_else(|| behind(text))
}

/// "[12:03, 1/2/2026] Name: words", "[1.2.26, 12:03:10] Name: words", "[12:03] Name: words".
fn bracketed(text: &str) -> Option<Said<'_>> {
    let (stamp, rest) = text.strip_prefix('[')?.split_once(']')?;
    if !is_stamp(stamp) {
        return None;
    }
    Some(match named(rest.trim_start_matches([' ', '~'])) {
        Some((name, words)) if !words.is_empty() => Said::Words(name, words),
        // "[12:03 PM] Name", the words in the next line.
        _ => {
            let name = rest.trim_matches([' ', '~', ':']);
            Said::Stamp(if is_name(name) { name } else { "" })
        }
    })
}

/// "1/2/26, 12:03 - Name: words".
fn dashed(text: &str) -> Option<Said<'_>> {
    let (stamp, rest) = text.split_once(" - ").or_else(|| text.split_once(" – "))?;
    if !is_stamp(stamp) || !stamp.contains(':') {
        return None;
    }
    match named(rest) {
        Some((name, words)) => (!words.is_empty()).then_some(Said::Words(name, words)),
        // "Anna added Bert"; what has a colon may have a name that is not understood.
        None => (!rest.contains([':', '：'])).then_some(Said::System),
    }
}

/// "Name, [1.2.2026 12:03]", "Name — Today at 12:03", "Name  12:03 PM", "Name, 12:03".
fn behind(text: &str) -> Option<Said<'_>> {
    if text.chars().count() > MAX_NAME + 40 {
        return None;
    }
    let core = text.trim_end_matches([']', ':', ')']);
    let clock = core.find(|c: char| digit(c).is_some())?;
    let name = core[..clock].trim_end_matches([' ', ',', '[', '(', '—', '–', '-', '|', '·']);
    // "Name — Today at 12:03", "Name — Heute um 12:03".
    let (name, between) = match name.split_once(" — ").or_else(|| name.split_once(" – ")) {
        Some((name, between)) => (name, between),
        None => (name, ""),
    };
    let rest = &core[clock..];
    let marked = !between.is_empty()
        || core[..clock].ends_with(['[', ',', '('])
        || core[..clock].ends_with(", ")
        || is_clock(rest);
    (is_name(name) && between.chars().count() <= 20 && marked && is_stamp(rest)).then_some(Said::Stamp(name))
}

/// A name and what stands behind its colon.
fn named(text: &str) -> Option<(&str, &str)> {
    let (name, words) = text.split_once([':', '：'])?;
    is_name(name.trim()).then(|| (name.trim(), words.trim()))
}

fn is_name(text: &str) -> bool {
    let length = text.chars().count();
    (1..=MAX_NAME).contains(&length)
        && text.split(' ').count() <= 5
        && (text.starts_with(['+', '@', '~'])
            || text.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase() || !c.is_ascii()))
        && !text.contains(['.', '!', '?', ';', '"'])
}

/// "12:03", "12:03:10 PM", and nothing else.
fn is_clock(text: &str) -> bool {
    let mut parts = text.split(' ');
    let clock = parts.next().unwrap_or_default();
    let rest: Vec<String> = parts.map(str::to_lowercase).collect();
    has_clock(clock)
        && clock.chars().all(|c| digit(c).is_some() || matches!(c, ':' | '.'))
        && rest.iter().all(|p| matches!(p.as_str(), "am" | "pm" | "a.m." | "p.m." | "uhr"))
}

fn has_clock(text: &str) -> bool {
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == ':' && before.and_then(digit).is_some() && chars.peek().copied().and_then(digit).is_some() {
            return true;
        }
        before = Some(c);
    }
    false
}

/// A date or a time, or both, in numbers with at most two short words ("PM", "um").
fn is_stamp(text: &str) -> bool {
    let digits = text.chars().filter(|&c| digit(c).is_some()).count();
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
    let fits = words.clone().count() <= 3 && words.clone().all(|w| w.chars().count() <= 10);
    text.chars().count() <= 40 && has_clock(text) && (3..=14).contains(&digits) && fits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_forms_of_chats() {
        for (line, expect) in [
            (
                "[12:03, 1/2/2026] Anna Example: Did you read this?",
                Some(Said::Words("Anna Example", "Did you read this?")),
            ),
            ("[01.02.26, 12:03:10] Анна: Привет", Some(Said::Words("Анна", "Привет"))),
            ("1/2/26, 12:03 - Anna: Look: a bridge", Some(Said::Words("Anna", "Look: a bridge"))),
            ("1/2/26, 12:03 PM - +49 170 1234567: Yes", Some(Said::Words("+49 170 1234567", "Yes"))),
            ("1/2/26, 12:03 - Anna added Bert", Some(Said::System)),
            ("1/2/26, 12:03 - Dr. Anna M.: Yes", None),
            ("Anna Example, [1. 2. 2026 12:03]", Some(Said::Stamp("Anna Example"))),
            ("Anna — Today at 12:03 PM", Some(Said::Stamp("Anna"))),
            ("Anna Example 12:03 PM", Some(Said::Stamp("Anna Example"))),
            ("Anna, 12:03", Some(Said::Stamp("Anna"))),
            ("[12:03 PM] Anna Example", Some(Said::Stamp("Anna Example"))),
            ("[9:15] 小王：看看这个", Some(Said::Words("小王", "看看这个"))),
            ("The train leaves at 12:03 from the main station.", None),
            ("Monday, 3 June 2024", None),
            ("Score: 3:1 after extra time", None),
            ("A plain line.", None),
        ] {
            assert_eq!(read(line), expect, "{line}");
        }
    }
}
