//! Lines as they were meant: hard-wrapped lines joined, hyphenation undone, quotation marks of e-mail
//! taken off.

use crate::normalise::{normalise, width};

/// A line of the source after joining.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Joined {
    pub(crate) text: String,
    /// Whether it was quoted with `>`.
    pub(crate) quoted: bool,
}

struct Raw {
    text: String,
    width: usize,
    quoted: bool,
}

/// The lines of a text, normalised, empty ones dropped, hard-wrapped ones joined.
pub(crate) fn join(text: &str) -> Vec<Joined> {
    let mut groups: Vec<Vec<Raw>> = vec![Vec::new()];
    let text = text.replace("\r\n", "\n");
    for line in text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let (body, quoted) = unquote(line);
        let body = normalise(body);
        let parted = groups.last().and_then(|g| g.last()).is_some_and(|l| l.quoted != quoted);
        if body.is_empty() || parted {
            groups.push(Vec::new());
        }
        if let Some(group) = groups.last_mut().filter(|_| !body.is_empty()) {
            let width = width(&body);
            group.push(Raw { text: body, width, quoted });
        }
    }
    let wrapped = is_wrapped(&groups);
    let mut out = Vec::new();
    for group in groups {
        let margin = group.iter().map(|l| l.width).max().unwrap_or(0);
        let broken = !wrapped && is_broken(&group);
        let mut previous_width = 0;
        let mut previous_open = false;
        for (nth, raw) in group.into_iter().enumerate() {
            // Where the whole text is not known to be wrapped, only a line that stops short of its margin
            // and of its sentence goes on below.
            let full = if wrapped || previous_open { 6 } else { 8 };
            let starts_anew = nth == 0
                || !(wrapped || broken)
                || previous_width * 10 < margin * full
                || super::line::strip_bullet(&raw.text).is_some()
                || super::mail::is_field(&raw.text);
            previous_width = raw.width;
            previous_open = !super::line::is_closed(&raw.text);
            match out.last_mut() {
                Some(Joined { text, .. }) if !starts_anew => append(text, &raw.text),
                _ => out.push(Joined { text: raw.text, quoted: raw.quoted }),
            }
        }
    }
    out
}

/// A text is hard-wrapped where most of its lines that have one after them in the same paragraph come
/// close to a margin of at most 100 columns, and often break off in the middle of a sentence.
fn is_wrapped(groups: &[Vec<Raw>]) -> bool {
    let margin = groups.iter().flatten().map(|l| l.width).max().unwrap_or(0);
    if !(30..=100).contains(&margin) {
        return false;
    }
    let inner: Vec<&Raw> = groups
        .iter()
        .filter(|g| g.len() > 1)
        .flat_map(|g| &g[..g.len() - 1])
        .filter(|l| !super::mail::is_field(&l.text))
        .collect();
    let full = inner.iter().filter(|l| l.width * 10 >= margin * 7).count();
    let open = inner.iter().filter(|l| !super::line::is_closed(&l.text)).count();
    inner.len() >= 3 && full * 10 >= inner.len() * 7 && open * 10 >= inner.len() * 6
}

/// Whether one paragraph of a text that is too short to show a margin was wrapped: a line of some width
/// stops in the middle of a sentence, and the next goes on with a small letter.
fn is_broken(group: &[Raw]) -> bool {
    let goes_on = |text: &str| {
        let mut chars = text.chars();
        chars.next().is_some_and(char::is_lowercase) && chars.next().is_none_or(|c| !c.is_uppercase())
    };
    group.iter().all(|l| l.width <= 100)
        && group.last().is_some_and(|l| super::line::is_closed(&l.text) || l.text.ends_with(','))
        && group.windows(2).any(|pair| {
            pair[0].width >= 40 && !super::line::is_closed(&pair[0].text) && goes_on(&pair[1].text)
        })
}

fn unquote(line: &str) -> (&str, bool) {
    let mut rest = line.trim_start();
    let mut quoted = false;
    while let Some(inner) = rest.strip_prefix('>') {
        rest = inner.trim_start();
        quoted = true;
    }
    if quoted { (rest, true) } else { (line, false) }
}

/// Joins the next line of a paragraph: a hyphen between small letters was made by wrapping and goes;
/// scripts that are written without spaces get none.
fn append(text: &mut String, next: &str) {
    let first = next.chars().next();
    let mut tail = text.chars().rev();
    let (last, before) = (tail.next(), tail.next());
    if matches!(last, Some('-' | '\u{2010}'))
        && before.is_some_and(char::is_lowercase)
        && first.is_some_and(char::is_lowercase)
    {
        text.pop();
    } else if !(last.is_some_and(is_unspaced) && first.is_some_and(is_unspaced)) {
        text.push(' ');
    }
    text.push_str(next);
}

fn is_unspaced(c: char) -> bool {
    (crate::normalise::is_wide(c) && !matches!(c, '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}'))
        || matches!(c, '\u{e00}'..='\u{eff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let got: Vec<String> = join(text).into_iter().map(|l| l.text).collect();
        assert_eq!(got, expect);
    }

    #[test]
    fn joins_what_was_wrapped_and_nothing_else() {
        check(
            "The committee met on Monday to discuss the\nbudget for the coming year, which had been cri-\nticised by several members as too large for\nthe town.\n\nA second meeting is planned for the autumn,\nwhen the figures are known.",
            &[
                "The committee met on Monday to discuss the budget for the coming year, which had been criticised by several members as too large for the town.",
                "A second meeting is planned for the autumn, when the figures are known.",
            ],
        );
        check("Menu\nHome\nNews\nSport", &["Menu", "Home", "News", "Sport"]);
        check("A first paragraph.\nA second paragraph.", &["A first paragraph.", "A second paragraph."]);
        // Two short paragraphs show no margin, but their sentences go on.
        check(
            "The ship lay in the harbour for days and nobody\nknew why it did not leave.\n\nThen it left, and nobody knew why it did not\nstay, since the wind was good.",
            &[
                "The ship lay in the harbour for days and nobody knew why it did not leave.",
                "Then it left, and nobody knew why it did not stay, since the wind was good.",
            ],
        );
        // A headline above its paragraph, an address, verse.
        for apart in [
            "Dockers in Valencia will vote on Friday on an offer\nThe union said on Tuesday that it will.",
            "iPad and iPhone now come in one and the same box\niPhone sellers were not asked about it.",
            "O ship, O ship,\nwhere dost thou go?\nto sea, to sea.",
        ] {
            check(apart, &apart.split('\n').collect::<Vec<_>>());
        }
        check("> quoted\nmine", &["quoted", "mine"]);
        check("", &[]);
    }

    #[test]
    fn no_space_between_ideographs() {
        let text = "委员会星期一开会讨论了明年的预算方案并且听取了\n各方面的意见和建议但是没有作出任何决定会议将在\n秋天继续举行届时有关数字将会公布于众供大家参考\n之后再作决定。";
        assert_eq!(join(text).len(), 1);
        assert!(!join(text)[0].text.contains(' '));
    }
}
