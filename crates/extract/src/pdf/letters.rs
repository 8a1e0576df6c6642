//! One spelling for the characters that fonts in PDF files draw letters with.
//!
//! NFKC over everything would destroy meaning (x² is not x2, ½ is not 1/2), so only what a typesetter
//! swapped in is swapped back: ligatures, shaped Arabic and Hebrew letters, radicals for ideographs,
//! accents that were set beside their letter, and the bullets of symbol fonts.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

use crate::normalise::normalise;

/// The radicals U+2E80 to U+2EF3 each followed by its ideograph, after `EquivalentUnifiedIdeograph` of
/// the Unicode Character Database 14; NFKC knows only those of U+2F00 to U+2FD5.
const RADICALS: &str = "\
    ⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母\
    ⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑\
    ⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风\
    ⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

/// The text as a reader would type it, NFC, with white space collapsed.
pub(crate) fn mend(text: &str) -> String {
    if text.is_ascii() {
        return normalise(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if let Some(mark) = combining(c) {
            // An accent set before its letter, as old TeX fonts do, or behind it (the cedilla).
            if let Some(whole) = chars.peek().and_then(|&next| compose(next, mark)) {
                chars.next();
                out.push(whole);
                continue;
            }
            if c == '\u{b8}'
                && let Some(whole) = out.chars().next_back().and_then(|last| compose(last, mark))
            {
                out.pop();
                out.push(whole);
                continue;
            }
        }
        push(&mut out, c);
    }
    normalise(&out)
}

fn push(out: &mut String, c: char) {
    match c {
        '\u{fb00}'..='\u{fb06}'
        | '\u{fb13}'..='\u{fb17}'
        | '\u{fb1d}'..='\u{fdef}'
        | '\u{fe70}'..='\u{fefc}'
        | '\u{2f00}'..='\u{2fd5}' => out.extend(std::iter::once(c).nfkc()),
        '\u{2e80}'..='\u{2ef3}' => out.push(ideograph(c)),
        // Bullets of the Symbol and Wingdings fonts, which have no other code.
        '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' | '\u{f0a8}' | '\u{f06e}' | '\u{f076}' | '\u{f0fc}' => {
            out.push('•');
        }
        _ => out.push(c),
    }
}

fn ideograph(radical: char) -> char {
    let mut chars = RADICALS.chars();
    while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
        if from == radical {
            return to;
        }
    }
    radical
}

/// The combining mark of an accent that stands alone.
fn combining(c: char) -> Option<char> {
    Some(match c {
        '\u{b4}' => '\u{301}',
        '\u{a8}' => '\u{308}',
        '\u{b8}' => '\u{327}',
        '\u{2c6}' => '\u{302}',
        '\u{2c7}' => '\u{30c}',
        '\u{2d8}' => '\u{306}',
        '\u{2d9}' => '\u{307}',
        '\u{2da}' => '\u{30a}',
        '\u{2db}' => '\u{328}',
        '\u{2dc}' => '\u{303}',
        '\u{2dd}' => '\u{30b}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_what_typesetters_drew() {
        for (input, expect) in [
            ("e\u{fb03}cient \u{fb01}sh", "efficient fish"),
            ("x² + ½ · 10⁻³ ﹪", "x² + ½ · 10⁻³ ﹪"),
            ("\u{2ed3}\u{2f08}\u{2f63}", "长人生"),
            ("\u{fee3}\u{fead}\u{fea3}\u{fe92}\u{fe8e}", "مرحبا"),
            ("\u{fb2a}לום", "\u{5e9}\u{5c1}לום"),
            ("caf\u{b4}e, M\u{a8}unchen, fran\u{b8}cais, c\u{b8}a", "café, München, français, ça"),
            ("5\u{b4} 12\u{a8}", "5\u{b4} 12\u{a8}"),
            ("ＡＢＣ　１２", "ＡＢＣ １２"),
            ("\u{f0b7} item", "• item"),
            ("two  spaces\u{a0} here", "two spaces here"),
        ] {
            assert_eq!(mend(input), expect, "{input:?}");
        }
    }
}
