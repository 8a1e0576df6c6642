//! The formats that can be read, one row each. The open dialog and the documentation derive from
//! this table.

/// A format that an article can be read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A web page.
    Html,
    /// Text without markup, with or without the clutter of the page it was copied from.
    Text,
    /// Markdown.
    Markdown,
    /// A PDF file with text in it.
    Pdf,
    /// An EPUB book, 2 or 3.
    Epub,
    /// A Word document (Office Open XML).
    Docx,
}

/// A row of [`READERS`].
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// The format.
    pub format: Format,
    /// Its stable id, also the value of `--format`.
    pub id: &'static str,
    /// Its name for people, in English.
    pub name: &'static str,
    /// File extensions, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Media types, lower case, without parameters.
    pub media_types: &'static [&'static str],
}

/// Every format that can be read.
pub const READERS: &[Reader] = &[
    Reader {
        format: Format::Html,
        id: "html",
        name: "Web page",
        extensions: &["html", "htm", "xhtml", "xht", "shtml"],
        media_types: &["text/html", "application/xhtml+xml"],
    },
    Reader {
        format: Format::Text,
        id: "text",
        name: "Plain text",
        extensions: &["txt", "text", "log", "asc"],
        media_types: &["text/plain"],
    },
    Reader {
        format: Format::Markdown,
        id: "markdown",
        name: "Markdown",
        extensions: &["md", "markdown", "mdown", "mkd"],
        media_types: &["text/markdown", "text/x-markdown"],
    },
    Reader {
        format: Format::Pdf,
        id: "pdf",
        name: "PDF",
        extensions: &["pdf"],
        media_types: &["application/pdf", "application/x-pdf"],
    },
    Reader {
        format: Format::Epub,
        id: "epub",
        name: "EPUB book",
        extensions: &["epub"],
        media_types: &["application/epub+zip"],
    },
    Reader {
        format: Format::Docx,
        id: "docx",
        name: "Word document",
        extensions: &["docx", "docm", "dotx"],
        media_types: &["application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    },
];

impl Format {
    /// The format of that id, in any case.
    pub fn from_id(id: &str) -> Option<Self> {
        READERS.iter().find(|r| r.id.eq_ignore_ascii_case(id.trim())).map(|r| r.format)
    }

    /// Its stable id.
    pub fn id(self) -> &'static str {
        READERS.iter().find(|r| r.format == self).map_or("text", |r| r.id)
    }

    /// Whether its files hold more than text: pictures, fonts, packed parts.
    pub fn is_container(self) -> bool {
        matches!(self, Self::Pdf | Self::Epub | Self::Docx)
    }

    /// The format that a media type names, parameters ignored.
    pub fn from_media_type(media_type: &str) -> Option<Self> {
        let bare = media_type.split(';').next().unwrap_or_default().trim();
        READERS.iter().find(|r| r.media_types.iter().any(|m| m.eq_ignore_ascii_case(bare))).map(|r| r.format)
    }

    /// The format that a file name's extension names.
    pub fn from_file_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        READERS
            .iter()
            .find(|r| r.extensions.iter().any(|e| e.eq_ignore_ascii_case(extension)))
            .map(|r| r.format)
    }
}
