//! Notes on a run of text that travel through the library in the name of its font.

/// The run stands for other words, packed behind its bytes.
pub(crate) const ACTUAL: u8 = b'a';
/// Drawn in a mode that paints nothing.
pub(crate) const INVISIBLE: u8 = b'i';
/// Drawn with full transparency.
pub(crate) const TRANSPARENT: u8 = b't';
/// White on white.
pub(crate) const WHITE: u8 = b'w';

/// All notes.
pub(crate) const ALL: [u8; 4] = [ACTUAL, INVISIBLE, TRANSPARENT, WHITE];

/// A name that no font resource has: a PDF name holds no zero byte (ISO 32000-1, 7.3.5).
pub(crate) fn name(font: &[u8], tag: u8) -> Vec<u8> {
    [font, &[0, tag]].concat()
}

/// The font's own name and the note.
pub(crate) fn split(name: &[u8]) -> (&[u8], Option<u8>) {
    match name {
        [font @ .., 0, tag] if ALL.contains(tag) => (font, Some(*tag)),
        _ => (name, None),
    }
}

/// The name that the font of a hidden run goes by.
pub(crate) fn base(font: &str, tag: u8) -> String {
    if tag == ACTUAL { font.to_owned() } else { format!("\u{0}{}{font}", char::from(tag)) }
}

/// The note in a font's name as the layout reports it.
pub(crate) fn of_base(font: &str) -> Option<u8> {
    let bytes = font.as_bytes();
    if let [0, tag, ..] = bytes {
        return Some(*tag).filter(|t| ALL.contains(t));
    }
    // A font that its page does not list goes by its resource name.
    split(bytes).1
}

/// Bytes that are drawn and the words that they stand for, as one string.
pub(crate) fn pack(drawn: &[u8], text: &str) -> Vec<u8> {
    let length = u32::try_from(drawn.len()).unwrap_or(u32::MAX);
    [&length.to_le_bytes()[..], drawn, text.as_bytes()].concat()
}

/// The reverse of [`pack`].
pub(crate) fn unpack(bytes: &[u8]) -> (&[u8], String) {
    let Some((length, rest)) = bytes.split_first_chunk::<4>() else { return (bytes, String::new()) };
    let at = (u32::from_le_bytes(*length) as usize).min(rest.len());
    let (drawn, text) = rest.split_at(at);
    (drawn, String::from_utf8_lossy(text).into_owned())
}
