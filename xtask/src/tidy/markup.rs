//! Reads the markup of a Svelte file just far enough to tell text from code.

/// A run of literal text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Line on which it begins, from 1.
    pub(super) line: usize,
    /// The attribute whose value it is; `None` between tags.
    pub(super) attribute: Option<String>,
    /// The text, without `{…}` and without character references.
    pub(super) text: String,
}

/// All literal text of a file: between tags, and in quoted attribute values. Scripts, styles,
/// comments and expressions are left out.
pub(super) fn pieces(source: &str) -> Vec<Piece> {
    let mut reader = Reader { chars: source.chars().collect(), at: 0, line: 1, found: Vec::new() };
    reader.file();
    reader.found
}

struct Reader {
    chars: Vec<char>,
    at: usize,
    line: usize,
    found: Vec<Piece>,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += 1;
        self.line += usize::from(c == '\n');
        Some(c)
    }

    fn looking_at(&self, text: &str) -> bool {
        text.chars().enumerate().all(|(n, c)| self.chars.get(self.at + n) == Some(&c))
    }

    /// Moves past the next occurrence of a text, or to the end.
    fn past(&mut self, text: &str) {
        while self.peek().is_some() && !self.looking_at(text) {
            self.next();
        }
        for _ in text.chars() {
            self.next();
        }
    }

    fn keep(&mut self, line: usize, attribute: Option<String>, text: &str) {
        if !text.trim().is_empty() {
            self.found.push(Piece { line, attribute, text: without_references(text) });
        }
    }

    fn file(&mut self) {
        let (mut text, mut line) = (String::new(), self.line);
        while let Some(c) = self.peek() {
            let is_tag = c == '<'
                && self.chars.get(self.at + 1).is_some_and(|c| c.is_alphabetic() || "/!".contains(*c));
            if is_tag || c == '{' {
                self.keep(line, None, &text);
                text.clear();
                if c == '{' {
                    self.expression();
                } else {
                    self.tag();
                }
                line = self.line;
            } else {
                text.push(c);
                self.next();
            }
        }
        self.keep(line, None, &text);
    }

    fn tag(&mut self) {
        if self.looking_at("<!--") {
            return self.past("-->");
        }
        for (open, close) in [("<script", "</script>"), ("<style", "</style>")] {
            if self.looking_at(open) {
                return self.past(close);
            }
        }
        let mut name = String::new();
        self.next();
        while let Some(c) = self.peek() {
            match c {
                '>' => {
                    self.next();
                    return;
                }
                '{' => self.expression(),
                '"' | '\'' => {
                    self.next();
                    self.value(c, name.trim_end_matches('=').to_owned());
                    name.clear();
                }
                c if c.is_whitespace() => {
                    name.clear();
                    self.next();
                }
                c => {
                    name.push(c);
                    self.next();
                }
            }
        }
    }

    /// A quoted attribute value, up to and past its closing quote.
    fn value(&mut self, quote: char, name: String) {
        let (mut text, line) = (String::new(), self.line);
        while let Some(c) = self.peek() {
            if c == '{' {
                self.expression();
            } else {
                self.next();
                if c == quote {
                    break;
                }
                text.push(c);
            }
        }
        self.keep(line, Some(name), &text);
    }

    /// `{…}` with all that may nest inside: braces, strings, templates.
    fn expression(&mut self) {
        let mut depth = 0usize;
        while let Some(c) = self.next() {
            match c {
                '{' => depth += 1,
                '}' => {
                    depth -= 1;
                    if depth == 0 {
                        return;
                    }
                }
                '"' | '\'' => {
                    while let Some(inner) = self.next() {
                        if inner == '\\' {
                            self.next();
                        } else if inner == c {
                            break;
                        }
                    }
                }
                '`' => self.template(),
                _ => {}
            }
        }
    }

    fn template(&mut self) {
        while let Some(c) = self.next() {
            match c {
                '`' => return,
                '\\' => {
                    self.next();
                }
                '$' if self.peek() == Some('{') => self.expression(),
                _ => {}
            }
        }
    }
}

/// Text without `&nbsp;` and its like.
fn without_references(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let tail = &rest[at..];
        let end =
            tail.find(';').filter(|end| tail[1..*end].chars().all(|c| c.is_ascii_alphanumeric() || c == '#'));
        if let Some(end) = end {
            rest = &tail[end + 1..];
        } else {
            out.push('&');
            rest = &tail[1..];
        }
    }
    out + rest
}
