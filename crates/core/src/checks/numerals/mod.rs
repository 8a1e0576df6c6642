//! Numbers in running text, by value, in any script.

mod digits;
mod fractions;
mod months;
mod scales;
mod word_lists;
mod words;

use crate::chars::{is_alphabetic, is_alphanumeric, lowercase};

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// In digits, perhaps with a word or sign that multiplies them.
    Digits,
    /// As a time of day in digits.
    Clock,
    /// As words, Chinese characters or Roman numerals.
    Words,
}

/// What a number stands for, as far as the words around it tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// How many, how much, which year.
    Count,
    /// A month, by name.
    Month,
    /// An hour of the day.
    Hour,
    /// A letter or two that may be a Roman numeral.
    Roman,
}

/// A number found in a text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Numeral {
    /// Byte offset of its start.
    pub(crate) start: usize,
    /// Byte offset behind its end, multiplier included.
    pub(crate) end: usize,
    /// How it is written.
    pub(crate) form: Form,
    /// What it may be worth, the likeliest reading first; for a clock the runs of digits. Never empty.
    pub(crate) values: Vec<f64>,
    /// What it may also stand for: its parts, a twelve-hour time read as a twenty-four-hour one, the
    /// decade of a year. Good enough to excuse a number on the other side, not to accuse one.
    pub(crate) also: Vec<f64>,
    /// What it names besides a count.
    pub(crate) role: Role,
    /// What the words and signs behind it multiply it by; 1 where there are none.
    factor: f64,
}

/// Whether the number words of the language are known, so that their absence means something.
pub(crate) fn knows_words(primary: &str) -> bool {
    words::known(primary)
}

/// Every number of the text, in order.
pub(crate) fn numerals(text: &str, primary: &str) -> Vec<Numeral> {
    let mut found = Vec::new();
    let mut at = 0;
    let first_letters = words::first_letters(primary);
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let numeral = if digits::digit(c).is_some() {
            in_digits(text, at, primary)
        } else if chinese_digit(c).is_some() || scales::sign(c).is_some() {
            in_characters(text, at)
        } else if is_alphabetic(c) {
            let end = at + word_len(&text[at..]);
            let small = c.to_lowercase().next().unwrap_or(c);
            let may_be = first_letters.binary_search(&small).is_ok()
                || roman_digit(c).is_some()
                || text[at..end].contains('-');
            let numeral = if may_be { in_words(text, at, primary) } else { None };
            if numeral.is_none() {
                at = end;
                continue;
            }
            numeral
        } else {
            None
        };
        match numeral {
            Some(numeral) => {
                at = numeral.end.max(at + c.len_utf8());
                found.push(numeral);
            }
            None => at += c.len_utf8(),
        }
    }
    share_factors(text, &mut found);
    fractions::share(text, primary, &mut found);
    found
}

/// In "4.2–3.9 million" the multiplier is meant for both.
fn share_factors(text: &str, found: &mut [Numeral]) {
    for i in (1..found.len()).rev() {
        let (first, second) = found.split_at_mut(i);
        let (Some(before), Some(after)) = (first.last_mut(), second.first()) else { continue };
        let between = text.get(before.end..after.start).unwrap_or("");
        if after.factor >= 1e3
            && before.factor < 1e3
            && between.chars().count() <= 6
            && !between.contains('.')
        {
            let scaled: Vec<f64> = before.values.iter().map(|v| v * after.factor).collect();
            before.also.extend(scaled);
        }
    }
}

/// Whether months are known by name in the language, so that the absence of one means something.
pub(crate) fn knows_months(primary: &str) -> bool {
    months::known(primary)
}

/// Whether a word of the text may name the month, a word that means something else too included.
pub(crate) fn may_name_month(text: &str, primary: &str, month: u8) -> bool {
    text.split(|c: char| !is_alphanumeric(c))
        .filter(|w| !w.is_empty())
        .any(|w| months::number(&w.to_lowercase(), primary).is_some_and(|(m, _)| m == month))
}

/// Whether what stands behind the number makes it a month.
pub(crate) fn is_month(rest: &str) -> bool {
    rest.trim_start_matches([' ', '\u{a0}']).starts_with(['月', '월'])
}

/// The length in bytes of the word that the text begins with, inner hyphens and apostrophes included.
fn word_len(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        if c.is_ascii_alphabetic() {
            end = i + 1;
            continue;
        }
        let inner = matches!(c, '-' | '\'' | '’' | '\u{2010}' | '\u{2011}')
            && end > 0
            && chars.peek().is_some_and(|(_, n)| is_alphabetic(*n));
        // Marks above and below letters (Indic vowel signs, Arabic vowels) are part of the word.
        let mark =
            matches!(c as u32, 0x300..=0x36F | 0x64B..=0x65F | 0x900..=0xDFF) && !matches!(c, '।' | '॥');
        let stop = digits::digit(c).is_some() || !(is_alphabetic(c) || inner || mark);
        if stop || chinese_digit(c).is_some() || scales::sign(c).is_some() {
            break;
        }
        end = i + c.len_utf8();
    }
    end.max(text.chars().next().map_or(0, char::len_utf8))
}

fn in_digits(text: &str, start: usize, primary: &str) -> Option<Numeral> {
    let read = digits::read(&text[start..], primary)?;
    let mut end = start + read.len;
    let (mut values, mut also) = (read.values.clone(), Vec::new());
    let mut factor = 1.0;
    // Only a date or a time falls into its parts: 20.30 may be half past eight.
    let timely = read.parts.len() == 2
        && read.parts[0] <= 24.0
        && read.parts[1] < 60.0
        && text[start..end].chars().rev().take(2).all(|c| digits::digit(c).is_some());
    if read.clock || read.values.len() > 2 || timely {
        also.extend(&read.parts);
    }
    if !read.clock {
        let unscaled = values.clone();
        let mut doubtful = false;
        // At most two words: "mil millones", "thousand million".
        for _ in 0..2 {
            let Some((by, behind, unsure)) = multiplier(text, end, primary) else { break };
            factor *= by;
            end = behind;
            doubtful |= unsure;
        }
        if let Some((value, behind)) = signs(text, start, end, primary, values.first().copied()) {
            also.extend(&values);
            factor = values.first().filter(|v| **v > 0.0).map_or(1.0, |first| value / first);
            values = vec![value];
            end = behind;
        } else if factor > 1.0 {
            values = unscaled.iter().map(|v| v * factor).collect();
            if doubtful {
                values.extend(&unscaled);
            } else {
                also.extend(&unscaled);
            }
        }
        if !scales::known(primary) {
            also.extend([1e3, 1e5, 1e6, 1e7, 1e9].iter().flat_map(|f| unscaled.iter().map(move |v| v * f)));
        }
    }
    let rest = &text[end..];
    let first = values.first().copied()?;
    let hour = read.clock || (first <= 24.0 && is_hour(rest, primary));
    if hour && first <= 24.0 {
        also.extend([first + 12.0, first - 12.0]);
    }
    if (1000.0..2200.0).contains(&first) && first.fract() == 0.0 {
        // The nineties for 1990s, the 19th century for the 1800s, the years of the Thai calendar.
        also.extend([first % 100.0, (first / 100.0).floor() + 1.0]);
        also.extend([first + 543.0, first - 543.0]);
    }
    also.extend(century(first));
    // 1年半 is a year and a half.
    let unit = rest.trim_start_matches([
        '年', 'か', 'ヶ', 'カ', '個', '个', '月', '週', '間', '时', '時', '小', '日', '天',
    ]);
    if unit.len() < rest.len() && unit.starts_with('半') {
        also.push(first + 0.5);
    }
    if rest.trim_start_matches(['点', '點', '时', '時', '시', ' ']).starts_with(['半', '반']) {
        also.push(30.0);
    }
    let form = if read.clock { Form::Clock } else { Form::Digits };
    let role = if hour { Role::Hour } else { Role::Count };
    Some(Numeral { start, end, form, values, also, role, factor })
}

/// The year in which the century of that number begins, where there has been one.
fn century(number: f64) -> Option<f64> {
    (number.fract() == 0.0 && (2.0..=21.0).contains(&number)).then_some((number - 1.0) * 100.0)
}

/// A word behind the number that multiplies it: by how much, where it ends, and whether it may be a
/// unit instead.
fn multiplier(text: &str, end: usize, primary: &str) -> Option<(f64, usize, bool)> {
    let rest = &text[end..];
    let trimmed = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}', '-', '\u{2009}', '\u{2011}']);
    let gap = rest.len() - trimmed.len();
    if gap > 3 {
        return None;
    }
    if let Some((factor, len)) = scales::prefix(trimmed, primary) {
        return Some((factor, end + gap + len, false));
    }
    if !trimmed.starts_with(is_alphabetic) {
        return None;
    }
    // A unit may be glued on by a hyphen: "1.2-million-dollar".
    let word = trimmed[..word_len(trimmed)].split('-').next()?;
    let lower = word.to_lowercase();
    let factor = scales::word(&lower, primary)?;
    Some((factor, end + gap + word.len(), scales::is_doubtful(&lower)))
}

/// Chinese and Korean signs behind digits, in chains such as 1億2345万 or 3만 5천.
fn signs(text: &str, start: usize, end: usize, primary: &str, first: Option<f64>) -> Option<(f64, usize)> {
    let mut total = 0.0;
    let mut current = first?;
    let mut at = end;
    let mut any = false;
    loop {
        let rest = &text[at..];
        let trimmed = rest.trim_start_matches(' ');
        let c = trimmed.chars().next();
        if let Some(filler) = c.filter(|_| !any).and_then(|_| more_than(trimmed)) {
            at += rest.len() - trimmed.len() + filler;
        } else if let Some(factor) = c.and_then(scales::sign) {
            // 백 and 천 and their like raise what stands before them; 万, 億, 兆 close a group.
            if factor >= 1e4 && current == 0.0 && total > 0.0 {
                total *= factor;
            } else {
                current *= factor;
                if factor >= 1e4 {
                    total += current;
                    current = 0.0;
                }
            }
            at += rest.len() - trimmed.len() + c.map_or(0, char::len_utf8);
            any = true;
        } else if any && c.is_some_and(|c| digits::digit(c).is_some()) && current == 0.0 {
            let read = digits::read(trimmed, primary)?;
            let behind = at + rest.len() - trimmed.len() + read.len;
            // Digits that no sign follows end the chain only when they stand close: 1億2345.
            let closed = text[behind..].chars().next().and_then(scales::sign).is_some();
            if !closed && rest.len() != trimmed.len() {
                break;
            }
            current = *read.values.first()?;
            at = behind;
        } else {
            break;
        }
    }
    (any && at > start).then_some((total + current, at))
}

/// The length of a sign for "and some more" between a number and what multiplies it: 500余万, 500여만.
fn more_than(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let filler =
        chars.next().filter(|c| matches!(c, '余' | '餘' | '多' | '来' | '來' | '几' | '幾' | '여'))?;
    chars.next().and_then(scales::sign).filter(|factor| *factor >= 1e3).map(|_| filler.len_utf8())
}

fn chinese_digit(c: char) -> Option<f64> {
    Some(match c {
        '〇' | '零' => 0.0,
        '一' | '壹' => 1.0,
        '二' | '两' | '兩' | '贰' => 2.0,
        '三' | '叁' => 3.0,
        '四' => 4.0,
        '五' => 5.0,
        '六' => 6.0,
        '七' => 7.0,
        '八' => 8.0,
        '九' => 9.0,
        _ => return None,
    })
}

/// A number in Chinese characters: 三十五, 二〇二四, 一亿两千万.
fn in_characters(text: &str, start: usize) -> Option<Numeral> {
    let (mut total, mut section, mut digit) = (0.0, 0.0, None::<f64>);
    let mut plain = String::new();
    let mut parts = Vec::new();
    let mut end = start;
    for (i, c) in text[start..].char_indices() {
        if more_than(&text[start + i..]).is_some() && end > start {
            continue;
        }
        if let Some(value) = chinese_digit(c) {
            plain.push(char::from_digit(value as u32, 10)?);
            digit = Some(value);
            parts.push(value);
        } else if let Some(factor) = scales::sign(c) {
            plain.push('x');
            if factor >= 1e4 {
                section += digit.take().unwrap_or(0.0);
                total = if section == 0.0 && total > 0.0 {
                    total * factor
                } else {
                    total + section.max(1.0) * factor
                };
                section = 0.0;
            } else {
                section += digit.take().unwrap_or(1.0) * factor;
            }
        } else {
            break;
        }
        end = start + i + c.len_utf8();
    }
    let spelled: Option<f64> = if plain.contains('x') { None } else { plain.parse().ok() };
    // 九二 is the year, 九一八 the day: events are named so.
    if let Some(short) = spelled.filter(|_| plain.len() == 2) {
        parts.extend([1900.0 + short, 2000.0 + short]);
    } else if let Some(day) = plain.get(1..).filter(|_| spelled.is_some() && plain.len() == 3) {
        parts.extend(day.parse::<f64>().ok());
    }
    let value = spelled.unwrap_or(total + section + digit.unwrap_or(0.0));
    let rest = &text[end..];
    // 九成 is nine tenths; 两会 and its like are no numbers, but excuse nothing that matters.
    if rest.starts_with('成') {
        parts.push(value * 10.0);
    }
    let behind = rest.strip_prefix(['点', '點', '时', '時']).filter(|r| !r.starts_with('間'));
    let hour = behind.is_some();
    if let Some(behind) = behind {
        parts.push(value + 12.0);
        if behind.starts_with('半') {
            parts.push(30.0);
        }
    }
    parts.extend(century(value));
    Some(Numeral {
        start,
        end,
        form: Form::Words,
        values: vec![value],
        also: parts,
        role: if hour { Role::Hour } else { Role::Count },
        factor: 1.0,
    })
}

/// Number words in a row, a month, or a Roman numeral.
fn in_words(text: &str, start: usize, primary: &str) -> Option<Numeral> {
    let mut parts: Vec<f64> = Vec::new();
    let (mut at, mut end) = (start, start);
    while text[at..].starts_with(is_alphabetic) {
        let len = word_len(&text[at..]);
        let word = lowercase(&text[at..at + len]);
        if let Some(share) = fractions::part_of_whole(&word, primary, &parts) {
            let (count, whole) = share;
            parts.extend([count, whole, count / whole]);
            parts.extend(fractions::percent(count, whole));
            // Half past, a quarter to.
            parts.push(60.0 * count / whole);
            let exact = 100.0 * count / whole;
            return Some(Numeral {
                start,
                end: at + len,
                form: Form::Words,
                values: vec![exact],
                also: parts,
                role: Role::Count,
                factor: 1.0,
            });
        }
        // "Five-match", "four-month-old": the first part counts.
        let first_part = || word.split_once('-').and_then(|(first, _)| words::value(first, primary));
        if let Some(value) = words::value(&word, primary)
            .or_else(first_part)
            .filter(|v| parts.last().is_none_or(|before| words::goes_on(*before, *v)))
        {
            parts.push(value);
            end = at + len;
        } else if parts.is_empty() || !words::is_joiner(&word, primary) {
            break;
        }
        at += len;
        match text[at..].chars().next() {
            Some(c) if matches!(c, ' ' | '-' | '\u{a0}') => at += c.len_utf8(),
            _ => break,
        }
    }
    let words = |start, end, value, also, role, factor| Numeral {
        start,
        end,
        form: Form::Words,
        values: vec![value],
        also,
        role,
        factor,
    };
    if parts.is_empty() {
        let end = start + word_len(&text[start..]);
        let word = &text[start..end];
        // "Top-four", "mid-September": the last part counts.
        if let Some(hyphen) = word.rfind('-').filter(|_| matches!(primary, "en" | "fr" | "de" | "nl")) {
            return in_words(text, start + hyphen + 1, primary);
        }
        if let Some(value) = roman(word) {
            return Some(words(start, end, value, century(value).into_iter().collect(), Role::Roman, 1.0));
        }
        let month = f64::from(month(text, start, end, primary)?);
        return Some(words(start, end, month, Vec::new(), Role::Month, 1.0));
    }
    let mut value = words::combine(&parts);
    let mut by = 1.0;
    if let Some((factor, behind, false)) = multiplier(text, end, primary) {
        parts.push(value);
        value *= factor;
        by = factor;
        end = behind;
    }
    // "A third": of a third alone it cannot be told whether it is a part or a place in a row.
    if parts.len() == 1 && (3.0..=10.0).contains(&value) {
        parts.extend(fractions::percent(1.0, value));
    }
    let hour = value <= 12.0 && is_hour(&text[end..], primary);
    if hour {
        parts.push(value + 12.0);
    }
    parts.extend(century(value));
    Some(words(start, end, value, parts, if hour { Role::Hour } else { Role::Count }, by))
}

/// The month that the word between two offsets names.
fn month(text: &str, start: usize, end: usize, primary: &str) -> Option<u8> {
    let word = &text[start..end];
    let (month, doubtful) = months::number(&lowercase(word), primary)?;
    // English and German write months with a capital, always; "march" and "may" are verbs.
    if matches!(primary, "en" | "de") && word.starts_with(char::is_lowercase) {
        return None;
    }
    let named =
        !doubtful || beside_digits(text, start, end) || (primary == "en" && behind_preposition(text, start));
    named.then_some(month)
}

/// Whether an English word stands behind one that takes a month: in May, since March.
fn behind_preposition(text: &str, start: usize) -> bool {
    let word = text[..start].trim_end().rsplit(|c: char| !is_alphabetic(c)).next().unwrap_or("");
    matches!(
        word,
        "the"
            | "a"
            | "in"
            | "of"
            | "since"
            | "until"
            | "till"
            | "last"
            | "next"
            | "early"
            | "late"
            | "mid"
            | "by"
            | "from"
            | "this"
    )
}

/// Whether a number in digits stands right before or behind, a preposition aside.
fn beside_digits(text: &str, start: usize, end: usize) -> bool {
    let is_digit = |c: char| digits::digit(c).is_some();
    let before = text[..start].trim_end_matches([' ', '\u{a0}', '.', ',', 'º', 'ª']);
    let before =
        ["of", "de", "th", "st", "nd", "rd"].iter().find_map(|w| before.strip_suffix(w)).unwrap_or(before);
    before.trim_end().ends_with(is_digit)
        || text[end..].trim_start_matches([' ', '\u{a0}', '.', ',', '\'', '’']).starts_with(is_digit)
}

fn roman_digit(c: char) -> Option<f64> {
    Some(match c {
        // Cyrillic text often writes the look-alikes of its own alphabet.
        'I' | 'І' => 1.0,
        'V' => 5.0,
        'X' | 'Х' => 10.0,
        'L' => 50.0,
        'C' | 'С' => 100.0,
        _ => return None,
    })
}

fn roman(word: &str) -> Option<f64> {
    // French ordinals: XIXe, Ier.
    let word = ["ème", "er", "e"]
        .iter()
        .find_map(|s| word.strip_suffix(s))
        .filter(|w| !w.is_empty())
        .unwrap_or(word);
    let values: Vec<f64> = word.chars().map(roman_digit).collect::<Option<_>>()?;
    // One letter may be an initial; only the small ones are worth the doubt.
    if values.len() == 1 && values[0] > 10.0 {
        return None;
    }
    let signed = |i: usize| {
        if values.get(i + 1).is_some_and(|next| *next > values[i]) { -values[i] } else { values[i] }
    };
    Some((0..values.len()).map(signed).sum())
}

/// Whether what follows makes the number an hour of the day.
fn is_hour(rest: &str, primary: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let lower: String = rest.chars().take(8).flat_map(char::to_lowercase).collect();
    let marks: &[&str] = match primary {
        "ru" | "be" | "bg" => &["ч", "час", "часа", "часов", "часам"],
        "uk" => &["год", "година", "годині", "годин"],
        "zh" | "yue" => &["点", "點", "时", "時"],
        "ja" => &["時"],
        "ko" => &["시"],
        "th" => &["น", "โมง", "นาฬิกา"],
        _ => &[
            "a.m",
            "p.m",
            "am",
            "pm",
            "uhr",
            "h",
            "o'clock",
            "o’clock",
            "heures",
            "ore",
            "uur",
            "kl",
            "hod",
            "hodin",
            "godz",
        ],
    };
    marks.iter().any(|mark| {
        lower.strip_prefix(mark).is_some_and(|behind| {
            let spaceless = mark.starts_with(crate::summary::terms::is_spaceless) || primary == "ko";
            let next = behind.chars().next();
            let letter = next.is_some_and(is_alphabetic);
            // 2時間 are two hours, 2시간 too.
            let duration = matches!(next, Some('間' | '间' | '간' | '대' | '代' | '期'));
            if spaceless { !duration } else { !letter }
        })
    })
}

#[cfg(test)]
mod tests;
