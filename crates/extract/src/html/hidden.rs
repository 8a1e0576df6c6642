//! Text that is in the page but that no reader can see.

/// Why an element's text cannot be seen, from its attributes; `None` where it can.
pub(crate) fn of(attr: &impl Fn(&str) -> Option<String>) -> Option<&'static str> {
    if attr("hidden").is_some_and(|v| !v.eq_ignore_ascii_case("until-found")) {
        return Some("hidden-attribute");
    }
    if let Some(reason) = attr("style").and_then(|style| of_style(&style)) {
        return Some(reason);
    }
    if attr("aria-hidden").is_some_and(|v| v.eq_ignore_ascii_case("true")) {
        return Some("aria-hidden");
    }
    None
}

/// Why a declaration list hides its element.
pub(crate) fn of_style(style: &str) -> Option<&'static str> {
    if style.len() < 6 {
        return None;
    }
    let style = style.to_ascii_lowercase();
    let (mut front, mut back) = (None, None);
    let (mut zero_box, mut clipped_box, mut absolute, mut margin, mut far) =
        (false, false, false, false, false);
    let mut clipped_to_text = false;
    for declaration in style.split(';') {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let value = value.split('!').next().unwrap_or(value).trim();
        let packed = || value.replace(' ', "");
        match name.trim() {
            "display" if value == "none" => return Some("display-none"),
            "visibility" if matches!(value, "hidden" | "collapse") => return Some("visibility-hidden"),
            "content-visibility" if value == "hidden" => return Some("visibility-hidden"),
            "opacity" if number(value).is_some_and(|n| n < 0.05) => return Some("transparent"),
            "filter" if packed().contains("opacity(0)") || packed().contains("opacity(0%)") => {
                return Some("transparent");
            }
            "font-size" if is_tiny(value) => return Some("zero-size"),
            "font" if value.split([' ', '/']).any(|v| v != "0" && is_tiny(v) && number(v).is_some()) => {
                return Some("zero-size");
            }
            "width" | "height" | "max-height" | "max-width"
                if number(value).is_some_and(|n| n <= 1.0) && !has_relative_unit(value) =>
            {
                zero_box = true;
            }
            "overflow" | "overflow-x" | "overflow-y"
                if value.starts_with("hidden") || value.starts_with("clip") =>
            {
                clipped_box = true;
            }
            "position" if matches!(value, "absolute" | "fixed") => absolute = true,
            "left" | "top" | "right" | "bottom" | "inset" if is_far(value) => far = true,
            "margin" | "margin-left" | "margin-top" | "margin-right" if is_far(value) => margin = true,
            "text-indent" if is_far(value) => return Some("off-screen"),
            "clip" if packed().starts_with("rect(0") || packed().starts_with("rect(1px,1px") => {
                return Some("off-screen");
            }
            "clip-path" | "-webkit-clip-path" if clips_all(&packed()) => return Some("off-screen"),
            "transform" if packed().contains("scale(0)") || packed().contains("scale(0,0)") => {
                return Some("zero-size");
            }
            "transform" if packed().split(['(', ',', ')']).any(is_far) => return Some("off-screen"),
            "translate" if value.split(' ').any(is_far) => return Some("off-screen"),
            "scale" if number(value) == Some(0.0) => return Some("zero-size"),
            "color" | "-webkit-text-fill-color" => front = Some(value.to_owned()),
            "background" | "background-color" => {
                clipped_to_text |= value.contains("text");
                back = Some(value.to_owned());
            }
            "background-image" => back = Some(value.to_owned()),
            "background-clip" | "-webkit-background-clip" => clipped_to_text |= value.contains("text"),
            _ => {}
        }
    }
    if far && absolute || margin {
        return Some("off-screen");
    }
    if zero_box && clipped_box {
        return Some("zero-size");
    }
    let front = front?;
    if is_clear(&front) {
        // Letters that a gradient shows through are clear, too.
        return (!clipped_to_text).then_some("transparent");
    }
    match (colour(&front), back.as_deref().map(colour)) {
        (Some(front), Some(Some(back))) if close(front, back) => Some("same-colour"),
        _ => None,
    }
}

/// What letters stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ground {
    /// A colour; white where nothing is said.
    Colour([u8; 3]),
    /// A picture, a gradient, a colour by another name.
    Other,
}

/// The ground that a declaration list paints.
pub(crate) fn ground(style: &str) -> Option<Ground> {
    let style = style.to_ascii_lowercase();
    let value = style.split(';').filter_map(|d| d.split_once(':')).rev().find_map(|(name, value)| {
        let value = value.split('!').next().unwrap_or(value).trim();
        (matches!(name.trim(), "background" | "background-color" | "background-image")
            && !matches!(value, "" | "none" | "transparent" | "inherit" | "initial"))
        .then(|| value.to_owned())
    })?;
    Some(colour(&value).map_or(Ground::Other, Ground::Colour))
}

/// Whether letters of the colour that a declaration list sets cannot be told from the ground below them.
pub(crate) fn vanishes(style: &str, ground: Ground) -> bool {
    let style = style.to_ascii_lowercase();
    let front = style
        .split(';')
        .filter_map(|d| d.split_once(':'))
        .rev()
        .find(|(name, _)| name.trim() == "color")
        .and_then(|(_, value)| colour(value.split('!').next().unwrap_or(value)));
    matches!((front, ground), (Some(front), Ground::Colour(back)) if close(front, back))
}

fn is_tiny(size: &str) -> bool {
    let Some(n) = number(size) else { return false };
    let least = if size.ends_with("em") {
        0.15
    } else if size.ends_with('%') {
        15.0
    } else if size.ends_with("px") || size.ends_with("pt") || n == 0.0 {
        2.0
    } else {
        return false;
    };
    n < least
}

/// Whether a length leads out of the window, to the left or above.
fn is_far(length: &str) -> bool {
    number(length).is_some_and(|n| n <= if has_relative_unit(length) { -99.0 } else { -500.0 })
}

fn clips_all(path: &str) -> bool {
    ["inset(50%", "inset(100%", "circle(0", "ellipse(0", "polygon(00,00", "polygon(0px0px,0px0px"]
        .iter()
        .any(|p| path.starts_with(p))
}

/// Whether a colour shows nothing.
fn is_clear(value: &str) -> bool {
    if value == "transparent" {
        return true;
    }
    if let Some(hex) = value.strip_prefix('#') {
        return hex.len() == 4 && hex.ends_with('0') || hex.len() == 8 && hex.ends_with("00");
    }
    let Some(inner) = value.strip_prefix("rgb").or_else(|| value.strip_prefix("hsl")) else { return false };
    let parts: Vec<&str> = inner.split([',', ' ', '(', ')', '/', 'a']).filter(|p| !p.is_empty()).collect();
    parts.len() == 4 && parts.last().and_then(|a| number(a)).is_some_and(|a| a < 0.05)
}

fn number(value: &str) -> Option<f64> {
    let end =
        value.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'))).unwrap_or(value.len());
    value[..end].parse().ok()
}

fn has_relative_unit(value: &str) -> bool {
    ["em", "%", "vw", "vh", "rem"].iter().any(|u| value.ends_with(u)) && number(value) != Some(0.0)
}

fn close(a: [u8; 3], b: [u8; 3]) -> bool {
    a.iter().zip(b).all(|(x, y)| x.abs_diff(y) <= 6)
}

fn colour(value: &str) -> Option<[u8; 3]> {
    let value = value.trim();
    match value {
        "white" | "snow" | "ghostwhite" | "floralwhite" | "ivory" | "mintcream" | "azure" => {
            return Some([255; 3]);
        }
        "black" => return Some([0; 3]),
        _ => {}
    }
    if let Some(hex) = value.strip_prefix('#') {
        let hex: Vec<u8> = hex
            .bytes()
            .take(6)
            .filter_map(|b| char::from(b).to_digit(16))
            .filter_map(|d| u8::try_from(d).ok())
            .collect();
        return match hex.as_slice() {
            [r, g, b, ..] if hex.len() < 6 => Some([r * 17, g * 17, b * 17]),
            [r1, r2, g1, g2, b1, b2] => Some([r1 * 16 + r2, g1 * 16 + g2, b1 * 16 + b2]),
            _ => None,
        };
    }
    let inner = value.strip_prefix("rgba(").or_else(|| value.strip_prefix("rgb("))?;
    let mut parts =
        inner.split([',', ' ', ')', '/']).filter(|p| !p.is_empty()).filter_map(|p| p.parse::<f64>().ok());
    let mut next = || parts.next().map(|n| n.clamp(0.0, 255.0) as u8);
    Some([next()?, next()?, next()?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_through_styles() {
        for (style, expect) in [
            ("display: none", Some("display-none")),
            ("color:red;DISPLAY:NONE !important", Some("display-none")),
            ("visibility:hidden", Some("visibility-hidden")),
            ("opacity:0", Some("transparent")),
            ("opacity:0.5", None),
            ("font-size:0px", Some("zero-size")),
            ("font-size:0.9em", None),
            ("position:absolute;left:-9999px", Some("off-screen")),
            ("text-indent:-9999px", Some("off-screen")),
            ("width:0;height:0;overflow:hidden", Some("zero-size")),
            ("width:100%;overflow:hidden", None),
            ("color:#fff;background:#ffffff", Some("same-colour")),
            ("color:white", None),
            ("color:#fefefe", None),
            ("color:rgba(0,0,0,0)", Some("transparent")),
            ("color:#0000", Some("transparent")),
            ("color:transparent;-webkit-background-clip:text", None),
            ("color:rgba(0,0,0,.8)", None),
            ("opacity:.01", Some("transparent")),
            ("font-size:1px", Some("zero-size")),
            ("font-size:0.01em", Some("zero-size")),
            ("font-size:12px", None),
            ("font-size:1.2", None),
            ("font:0/0 a", None),
            ("font:0px/0 serif", Some("zero-size")),
            ("position:fixed;top:-100vh", Some("off-screen")),
            ("transform:translateX(-9999px)", Some("off-screen")),
            ("transform:scale(0)", Some("zero-size")),
            ("transform:translate(-50%,-50%)", None),
            ("clip-path:inset(50%)", Some("off-screen")),
            ("content-visibility:hidden", Some("visibility-hidden")),
            ("content-visibility:auto", None),
            ("margin-left:-9999px", Some("off-screen")),
            ("display:none ! important", Some("display-none")),
            ("color:#fff;background-color:#123456", None),
            ("color:#333", None),
            ("clip:rect(0 0 0 0)", Some("off-screen")),
            ("margin-top:10px", None),
        ] {
            assert_eq!(of_style(style), expect, "{style}");
        }
    }

    #[test]
    fn compares_letters_with_their_ground() {
        let white = Ground::Colour([255; 3]);
        for (style, around, expect) in [
            ("color:white", white, true),
            ("color:#fefefe", white, true),
            ("color:#222", white, false),
            ("color:#222", Ground::Colour([34; 3]), true),
            ("color:white", Ground::Other, false),
            ("font-size:2em", white, false),
        ] {
            assert_eq!(vanishes(style, around), expect, "{style}");
        }
        assert_eq!(ground("background:#000"), Some(Ground::Colour([0; 3])));
        assert_eq!(ground("background:url(x.png)"), Some(Ground::Other));
        assert_eq!(ground("color:#000"), None);
    }
}
