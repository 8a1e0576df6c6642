//! The marks that items of a list and captions begin with.

/// A mark at the start of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    /// A sign that says nothing, where others count.
    pub(crate) bullet: bool,
    /// Its length with the space behind it, in bytes.
    pub(crate) length: usize,
}

/// The mark that a text begins with as an item of a list does.
pub(crate) fn item(text: &str) -> Option<Mark> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    if matches!(
        first,
        '•' | '‣'
            | '▪'
            | '▫'
            | '●'
            | '○'
            | '◦'
            | '■'
            | '□'
            | '◆'
            | '◇'
            | '▶'
            | '►'
            | '➢'
            | '➤'
            | '❖'
            | '✓'
            | '✔'
            | '∙'
            | '⁃'
            | '・'
            | '◾'
            | '·'
    ) || matches!(first, '-' | '–' | '—' | '*') && rest.starts_with(' ')
    {
        let gap = rest.len() - rest.trim_start().len();
        return (!rest.trim().is_empty()).then_some(Mark { bullet: true, length: first.len_utf8() + gap });
    }
    // »2)Text« has lost its space.
    let tight = text.find(')').filter(|&at| at < 8 && text[at + 1..].starts_with(char::is_uppercase));
    let (mark, rest, space) = match tight {
        Some(at) => (&text[..=at], &text[at + 1..], 0),
        None => text.split_once(' ').map(|(mark, rest)| (mark, rest, 1))?,
    };
    let open = mark.starts_with('(');
    let core = mark.trim_start_matches('(');
    let core = core
        .strip_suffix([')', '）'].as_slice())
        .or_else(|| core.strip_suffix(['.', '．', '、'].as_slice()).filter(|_| !open))?;
    let number = (1..=3).contains(&core.chars().count()) && core.chars().all(char::is_numeric);
    let letter = core.chars().count() == 1 && core.chars().all(|c| c.is_ascii_lowercase());
    let roman = (1..=4).contains(&core.len()) && core.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    (!rest.is_empty() && (number || letter || roman))
        .then_some(Mark { bullet: false, length: mark.len() + space })
}

/// Whether a line is an entry of a table of contents: a leader of dots and a page at its end.
pub(crate) fn is_contents(text: &str) -> bool {
    let core = text.trim_end_matches(|c: char| c.is_alphanumeric()).trim_end();
    let dots = core.chars().rev().take_while(|c| matches!(c, '.' | '…' | ' ' | '·')).filter(|c| *c != ' ');
    let dots: usize = dots.map(|c| if c == '…' { 3 } else { 1 }).sum();
    dots >= 4 && text.len() - core.len() < 12
}

/// The words that captions begin with, in lower case, before their number.
const CAPTIONS: &[&str] = &[
    "fig",
    "figure",
    "figura",
    "figur",
    "figuur",
    "abb",
    "abbildung",
    "bild",
    "tab",
    "table",
    "tabelle",
    "tabla",
    "tabela",
    "tabella",
    "tableau",
    "tabel",
    "tabell",
    "obr",
    "rys",
    "tabulka",
    "tablo",
    "şekil",
    "kuva",
    "taulukko",
    "ábra",
    "рис",
    "рисунок",
    "таблица",
    "таблиця",
    "мал",
    "εικόνα",
    "πίνακας",
    "scheme",
    "chart",
    "plate",
    "شكل",
    "جدول",
];

/// Whether a text begins as the caption of a figure or a table does: its name and its number.
pub(crate) fn is_caption(text: &str) -> bool {
    let rest = if let Some(rest) = text.strip_prefix(['图', '圖', '図', '表']) {
        rest
    } else {
        let Some((word, rest)) = text.split_once([' ', '.']) else { return false };
        if !CAPTIONS.contains(&word.to_lowercase().as_str()) {
            return false;
        }
        rest
    };
    let rest = rest.trim_start_matches([' ', '.']);
    let number: String = rest
        .chars()
        .take_while(|c| c.is_numeric() || matches!(c, '.' | '-' | 'I' | 'V' | 'X' | 'A'..='D'))
        .collect();
    if number.is_empty() || number.chars().count() > 6 {
        return false;
    }
    // In running text a verb follows; a caption has a stop, a dash or a new phrase there.
    let behind = &rest[number.len()..];
    number.ends_with('.')
        || behind.starts_with([':', '：', '.', '|', '—', '–', ')', '\u{3000}'])
        || behind.trim().chars().next().is_none_or(|c| !c.is_lowercase() && c != ',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_items() {
        for (text, expect) in [
            ("• one", Some((true, 4))),
            ("•one", Some((true, 3))),
            ("- one", Some((true, 2))),
            ("-one", None),
            ("12. one", Some((false, 4))),
            ("(a) one", Some((false, 4))),
            ("iv) one", Some((false, 4))),
            ("2020. A year", None),
            ("1.5 litres", None),
            ("٣. بند", Some((false, "٣. ".len()))),
            ("A. Smith", None),
            ("2)Jede", Some((false, 2))),
            ("(vgl. Def.)", None),
            ("•", None),
        ] {
            assert_eq!(item(text).map(|m| (m.bullet, m.length)), expect, "{text}");
        }
    }

    #[test]
    fn tells_captions() {
        for (text, expect) in [
            ("Figure 3: A map", true),
            ("Fig. 3. A map", true),
            ("Table 2 Results by year", true),
            ("Figure 3 shows the map", false),
            ("图1 系统结构", true),
            ("Abb. 4: Karte", true),
            ("Table manners are", false),
        ] {
            assert_eq!(is_caption(text), expect, "{text}");
        }
    }
}
