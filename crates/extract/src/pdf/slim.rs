//! Large drawings taken out of a page's operators before they are read: a map or a plot can hold
//! millions of lines, which cost memory and say nothing.

/// The operators without paths that are only drawn. Filled paths leave the rectangle around them, and
/// paths that clip stay, since both decide what is seen.
pub(crate) fn slim(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() / 4);
    // Where the path at hand begins, and whether it clips.
    let (mut path, mut clips) = (None::<usize>, false);
    let mut area = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
    let mut numbers: Vec<f32> = Vec::new();
    // Where the operands of the operator to come begin, and how far `data` was copied.
    let (mut operands, mut copied) = (None::<usize>, 0usize);
    let mut i = 0;
    while i < data.len() {
        let byte = data[i];
        if byte.is_ascii_whitespace() || byte == 0 {
            i += 1;
            continue;
        }
        let start = i;
        if byte.is_ascii_alphabetic() || matches!(byte, b'\'' | b'"') {
            i += 1;
            while i < data.len() && (data[i].is_ascii_alphanumeric() || data[i] == b'*') {
                i += 1;
            }
            let from = operands.take().unwrap_or(start);
            match &data[start..i] {
                b"m" | b"l" | b"c" | b"v" | b"y" | b"h" | b"re" => {
                    path.get_or_insert(from);
                    note(&mut area, &numbers, &data[start..i]);
                }
                b"W" | b"W*" => clips = true,
                paint @ (b"S" | b"s" | b"n" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*") => {
                    if let (Some(begin), false) = (path.take(), clips) {
                        out.extend_from_slice(&data[copied..begin]);
                        if !matches!(paint, b"S" | b"s" | b"n") && area[0] <= area[2] {
                            let [x0, y0, x1, y1] = area;
                            out.extend_from_slice(
                                format!("\n{x0} {y0} {} {} re f\n", x1 - x0, y1 - y0).as_bytes(),
                            );
                        } else {
                            out.push(b'\n');
                        }
                        copied = i;
                    }
                    clips = false;
                    area = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
                }
                b"BI" => {
                    i = image_end(data, i);
                    path = None;
                }
                b"true" | b"false" | b"null" => operands = Some(from),
                // Anything else ends no path, but none can go on across text.
                b"BT" | b"Do" | b"q" | b"Q" => path = None,
                _ => {}
            }
            numbers.clear();
            continue;
        }
        operands.get_or_insert(start);
        i = match byte {
            b'(' => string_end(data, i),
            b'%' => data[i..].iter().position(|b| matches!(b, b'\n' | b'\r')).map_or(data.len(), |n| i + n),
            b'/' => token_end(data, i + 1),
            b'0'..=b'9' | b'-' | b'+' | b'.' => {
                let end = token_end(data, i + 1);
                let text = std::str::from_utf8(&data[i..end]).unwrap_or("");
                if numbers.len() < 8 {
                    numbers.push(text.parse().unwrap_or(0.0));
                }
                end
            }
            _ => i + 1,
        };
    }
    out.extend_from_slice(&data[copied..]);
    out
}

/// Widens the area of a path by an operator's points.
fn note(area: &mut [f32; 4], numbers: &[f32], operator: &[u8]) {
    let mut add = |x: f32, y: f32| {
        *area = [area[0].min(x), area[1].min(y), area[2].max(x), area[3].max(y)];
    };
    match (operator, numbers) {
        (b"re", [x, y, w, h, ..]) => {
            add(*x, *y);
            add(x + w, y + h);
        }
        _ => numbers.chunks_exact(2).for_each(|p| add(p[0], p[1])),
    }
}

fn token_end(data: &[u8], from: usize) -> usize {
    data[from..]
        .iter()
        .position(|b| {
            b.is_ascii_whitespace()
                || matches!(b, 0 | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'/' | b'%' | b'{' | b'}')
        })
        .map_or(data.len(), |n| from + n)
}

fn string_end(data: &[u8], from: usize) -> usize {
    let (mut i, mut depth) = (from, 0usize);
    while i < data.len() {
        match data[i] {
            b'\\' => i += 1,
            b'(' => depth += 1,
            b')' => {
                depth -= 1;
                if depth == 0 {
                    return i + 1;
                }
            }
            _ => {}
        }
        i += 1;
    }
    data.len()
}

/// Behind the `EI` of an inline image.
fn image_end(data: &[u8], from: usize) -> usize {
    let mut i = from;
    while let Some(n) = data[i..].windows(2).position(|w| w == b"EI") {
        let at = i + n;
        let before = at == 0 || data[at - 1].is_ascii_whitespace();
        let after = data.get(at + 2).is_none_or(u8::is_ascii_whitespace);
        if before && after {
            return at + 2;
        }
        i = at + 2;
    }
    data.len()
}

#[cfg(test)]
mod tests {
    use super::slim;

    #[test]
    fn keeps_text_and_clips_and_the_place_of_fills() {
        for (input, expect) in [
            ("q 1 0 0 1 5 5 cm 0 0 m 10 10 l S Q", "q 1 0 0 1 5 5 cm \n Q"),
            ("0 0 10 20 re f BT (a) Tj ET", "\n0 0 10 20 re f\n BT (a) Tj ET"),
            ("0 0 10 20 re W n BT (0 0 m 1 1 l S) Tj ET", "0 0 10 20 re W n BT (0 0 m 1 1 l S) Tj ET"),
            ("1 0 0 rg 1 1 m 5 1 l 5 9 l h f* (x) Tj", "1 0 0 rg \n1 1 4 8 re f\n (x) Tj"),
            ("BI /W 1 ID m S EI 3 4 m 4 5 l S 1 g", "BI /W 1 ID m S EI \n 1 g"),
            ("[(a) -5 (b\\)c)] TJ", "[(a) -5 (b\\)c)] TJ"),
            ("(open", "(open"),
        ] {
            let out = slim(input.as_bytes());
            assert_eq!(String::from_utf8_lossy(&out), expect, "{input}");
        }
    }
}
