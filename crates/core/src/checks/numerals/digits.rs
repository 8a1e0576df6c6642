//! Digits of every script, and what they mean with the separators between them.

/// The zeros of the scripts that write decimal digits, after ASCII.
const ZEROS: [u32; 24] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6,
    0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0x1946, 0xA9D0, 0xAA50, 0xABF0, 0xFF10,
];

/// The value of a decimal digit in any script, fullwidth digits included.
pub(super) fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    if !c.is_numeric() {
        return None;
    }
    let code = c as u32;
    ZEROS.iter().find(|&&zero| (zero..zero + 10).contains(&code)).map(|zero| code - zero)
}

/// What a character between two digits may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Separator {
    Point,
    Comma,
    Space,
    Apostrophe,
    Colon,
}

fn separator(c: char) -> Option<Separator> {
    Some(match c {
        '.' | '．' => Separator::Point,
        ',' | '٫' | '，' => Separator::Comma,
        '٬' | '\'' | '’' | '،' => Separator::Apostrophe,
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => Separator::Space,
        ':' | '：' => Separator::Colon,
        _ => return None,
    })
}

/// A number in digits.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Digits {
    /// How many bytes it takes.
    pub(super) len: usize,
    /// What it may be, the likeliest reading first.
    pub(super) values: Vec<f64>,
    /// Its runs of digits, each read alone.
    pub(super) parts: Vec<f64>,
    /// Whether it is a time of day.
    pub(super) clock: bool,
}

/// Languages that write the decimal point; all others write a comma.
fn has_decimal_point(primary: &str) -> bool {
    matches!(
        primary,
        "en" | "zh"
            | "ja"
            | "ko"
            | "th"
            | "hi"
            | "bn"
            | "ta"
            | "te"
            | "mr"
            | "gu"
            | "pa"
            | "kn"
            | "ml"
            | "si"
            | "ur"
            | "he"
            | "ne"
            | "ms"
            | "tl"
            | "fil"
            | "sw"
            | "am"
            | "my"
            | "km"
            | "ga"
            | "cy"
            | "mt"
            | "yue"
            | "zu"
            | "ha"
            | "yo"
            | "ig"
    )
}

/// Reads the number at the start of the text, which begins with a digit.
pub(super) fn read(text: &str, primary: &str) -> Option<Digits> {
    let mut groups: Vec<String> = vec![String::new()];
    let mut separators: Vec<Separator> = Vec::new();
    let mut len = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if let Some(value) = digit(c) {
            if let Some(group) = groups.last_mut() {
                group.push(char::from_digit(value, 10)?);
            }
            len = at + c.len_utf8();
            continue;
        }
        // A time of day with a space too many: 22: 00.
        if c == ':' && groups.len() == 1 && groups[0].len() <= 2 && is_minute(&text[at + 1..]) {
            chars.next();
            separators.push(Separator::Colon);
            groups.push(String::new());
            continue;
        }
        let next_is_digit = chars.peek().is_some_and(|&(_, n)| digit(n).is_some());
        let Some(sep) = separator(c).filter(|_| next_is_digit) else {
            break;
        };
        // A space or an apostrophe only groups: one to three digits before it, three behind.
        if matches!(sep, Separator::Space | Separator::Apostrophe) {
            let behind = text[at + c.len_utf8()..].chars().take_while(|c| digit(*c).is_some()).count();
            let before = groups.last().map_or(0, String::len);
            let first = groups.len() == 1;
            let grouped = separators.last().is_none_or(|s| *s == sep);
            if behind != 3 || before > 3 || (!first && before != 3) || !grouped {
                break;
            }
        }
        separators.push(sep);
        groups.push(String::new());
    }
    let parts: Vec<f64> = groups.iter().filter_map(|g| g.parse().ok()).collect();
    let clock = separators.contains(&Separator::Colon);
    let values =
        if separators.is_empty() || clock { parts.clone() } else { readings(&groups, &separators, primary) };
    Some(Digits { len, values, parts, clock })
}

/// Whether a space, two digits that are a minute, and no more digits come first.
fn is_minute(text: &str) -> bool {
    let mut chars = text.chars();
    let spaced = chars.next() == Some(' ');
    let (ten, one) = (chars.next().and_then(digit), chars.next().and_then(digit));
    spaced && ten.is_some_and(|d| d < 6) && one.is_some() && chars.next().is_none_or(|c| digit(c).is_none())
}

/// What groups of digits and the signs between them may mean.
fn readings(groups: &[String], separators: &[Separator], primary: &str) -> Vec<f64> {
    let join = |to: usize| groups[..to].concat();
    let number =
        |whole: String, fraction: &str| -> Option<f64> { format!("{whole}.{fraction}").parse().ok() };
    let last = groups.len() - 1;
    let whole = join(groups.len()).parse().ok();
    let decimal = number(join(last), &groups[last]);
    let final_separator = separators[last - 1];
    let same = separators.iter().all(|s| *s == separators[0]);
    // Grouping in threes, or in the Indian way: twos, and three at the end.
    let in_groups = |upto: usize| {
        groups[1..upto].iter().enumerate().all(|(i, g)| g.len() == 3 || (g.len() == 2 && i + 2 < upto))
            && (1..=3).contains(&groups[0].len())
            && groups.get(upto - 1).is_none_or(|g| upto == 1 || g.len() == 3)
    };
    let groups_only = matches!(final_separator, Separator::Space | Separator::Apostrophe);
    let found: Vec<Option<f64>> =
        if !same && in_groups(last) && separators[..last - 1].iter().all(|s| *s == separators[0]) {
            vec![decimal]
        } else if same && (groups_only || separators.len() > 1 && in_groups(groups.len())) {
            vec![whole]
        } else if separators.len() == 1 {
            let groups_here = in_groups(groups.len()) && groups[0] != "0";
            let is_decimal = (final_separator == Separator::Point) == has_decimal_point(primary);
            match (groups_here, is_decimal) {
                (false, _) => vec![decimal],
                (true, true) => vec![decimal, whole],
                (true, false) => vec![whole, decimal],
            }
        } else {
            Vec::new()
        };
    let found: Vec<f64> = found.into_iter().flatten().collect();
    // Dates, versions and scores such as 12.5.2024: each run is a number of its own.
    if found.is_empty() { groups.iter().filter_map(|g| g.parse().ok()).collect() } else { found }
}
