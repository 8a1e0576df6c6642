//! The characters that end, open and close sentences.

/// What a character can do to a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Ends a sentence wherever it stands (the full stops of Chinese, Hindi, Amharic, …).
    Hard,
    /// A full stop that also marks abbreviations, numbers and addresses.
    Dot,
    /// A question or exclamation mark that wants a space behind it.
    Cry,
    /// An ellipsis: ends a sentence only where a new one visibly begins.
    Ellipsis,
}

/// The mark of a character, by Unicode's `Sentence_Terminal` property less what is a comma or a
/// word divider in running text.
pub(super) fn mark(c: char) -> Option<Mark> {
    Some(match c {
        '.' | '\u{2024}' => Mark::Dot,
        '!' | '?' | '‼' | '⁇' | '⁈' | '⁉' | '\u{203D}' | '\u{2E2E}' => Mark::Cry,
        '…' | '\u{2025}' | '⋯' => Mark::Ellipsis,
        // East Asian full width and small forms.
        '。' | '！' | '？' | '｡' | '．' | '︒' | '﹒' | '﹖' | '﹗'
        // Arabic, Syriac, N'Ko.
        | '؟' | '۔' | '؞' | '\u{061D}' | '\u{0700}'..='\u{0702}' | '߹'
        // Devanagari and the scripts that share its danda.
        | '।' | '॥'
        // Armenian, Ethiopic, Burmese, Khmer, Mongolian.
        | '։' | '።' | '፧' | '፨' | '။' | '។' | '៕' | '᠃' | '᠉' | '᥄' | '᥅'
        // Tibetan, whose stroke also parts clauses: the rules ask for a final verb.
        | '།' | '༎' | '༏'
        // Tai Tham, Balinese, Lepcha, Ol Chiki, Vai, Javanese, Cham, Meetei, Lisu, Philippine.
        | '᪨'..='᪫' | '᭚' | '᭛' | '᭞' | '᭟' | '᰻' | '᰼' | '᱾' | '᱿' | '꘎' | '꘏' | '꛳' | '꛷' | '꧈' | '꧉' | '꩝'..='꩟' | '꫰' | '꫱'
        | '꯫' | '꓿' | '᜵' | '᜶' => Mark::Hard,
        _ => return None,
    })
}

/// Whether the character closes what an earlier one opened, or may do so right behind a mark.
pub(super) fn is_closer(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | '"'
            | '\''
            | '’'
            | '”'
            | '“'
            | '‘'
            | '»'
            | '›'
            | '«'
            | '‹'
            | '」'
            | '』'
            | '）'
            | '】'
            | '〉'
            | '》'
            | '〕'
            | '］'
            | '｝'
            | '〗'
            | '〙'
            | '〛'
            | '〞'
            | '〟'
            | '＂'
            | '＇'
            | '﹂'
            | '﹄'
            | '｣'
            | '*'
            | '_'
    )
}

/// Whether the character may open a sentence before its first letter.
pub(super) fn is_opener(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '"'
            | '\''
            | '‘'
            | '“'
            | '„'
            | '‚'
            | '«'
            | '‹'
            | '»'
            | '›'
            | '”'
            | '’'
            | '¿'
            | '¡'
            | '「'
            | '『'
            | '（'
            | '【'
            | '〈'
            | '《'
            | '〔'
            | '［'
            | '｛'
            | '〖'
            | '〝'
            | '＂'
            | '*'
            | '_'
            | '`'
    )
}

/// The closing bracket of an opening one; quotation marks are left out, they are not told apart
/// reliably.
pub(super) fn closing_bracket(open: char) -> Option<char> {
    Some(match open {
        '(' => ')',
        '[' => ']',
        '（' => '）',
        '［' => '］',
        '【' => '】',
        '〔' => '〕',
        '「' => '」',
        '『' => '』',
        '《' => '》',
        '〈' => '〉',
        _ => return None,
    })
}

/// Whether the character is a dash that may introduce speech or set off an aside.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '‒' | '−')
}

/// Whether a list item may begin with the character.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '‣'
            | '⁃'
            | '◦'
            | '▪'
            | '●'
            | '○'
            | '■'
            | '□'
            | '◆'
            | '►'
            | '➢'
            | '✓'
            | '·'
            | '※'
    )
}
