//! Base64, for bytes that cross as text.

/// Bytes in standard base64 with padding (RFC 4648, section 4).
pub fn encode_base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, b| bits << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize];
            out.push(if at <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

/// Standard base64 with padding (RFC 4648, section 4); `None` where it is not that.
pub fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let value = |b: u8| match b {
        b'A'..=b'Z' => Some(b - b'A'),
        b'a'..=b'z' => Some(b - b'a' + 26),
        b'0'..=b'9' => Some(b - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let bytes = text.as_bytes();
    if !bytes.len().is_multiple_of(4) {
        return None;
    }
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    for (at, chunk) in bytes.chunks_exact(4).enumerate() {
        let last = (at + 1) * 4 == bytes.len();
        let padding = if last { chunk.iter().rev().take_while(|b| **b == b'=').count().min(2) } else { 0 };
        let mut bits = 0_u32;
        for (i, b) in chunk.iter().enumerate() {
            let v = if i >= 4 - padding { 0 } else { value(*b)? };
            bits = bits << 6 | u32::from(v);
        }
        let triple = [(bits >> 16) as u8, (bits >> 8) as u8, bits as u8];
        out.extend_from_slice(&triple[..3 - padding]);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read_strictly() {
        let check =
            |text: &str, want: Option<&[u8]>| assert_eq!(decode_base64(text).as_deref(), want, "{text}");
        check("", Some(b""));
        check("aGk=", Some(b"hi"));
        check("aGkh", Some(b"hi!"));
        check("aA==", Some(b"h"));
        check("/+8=", Some(&[0xff, 0xef]));
        check("aGk", None);
        check("a===", None);
        check("aG k", None);
        check("=aGk", None);
        for bytes in [&b""[..], b"h", b"hi", b"hi!", &[0xff, 0xef, 0, 7]] {
            check(&encode_base64(bytes), Some(bytes));
        }
    }
}
