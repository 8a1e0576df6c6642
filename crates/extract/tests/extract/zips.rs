//! Archives made for the tests, well and badly.

#![expect(clippy::unwrap_used, reason = "what a test makes itself cannot fail")]

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive of files, in order; the first is stored, the rest deflated.
pub(crate) fn pack<N: AsRef<str>, B: AsRef<[u8]>>(files: &[(N, B)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (nth, (name, bytes)) in files.iter().enumerate() {
        let method = if nth == 0 { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method);
        zip.start_file(name.as_ref(), options).unwrap();
        zip.write_all(bytes.as_ref()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A book of these files beside the container and a package document with this manifest, spine and
/// whatever follows it.
pub(crate) fn book(manifest: &str, spine: &str, more: &str, files: &[(&str, &str)]) -> Vec<u8> {
    let opf = format!(
        "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'><metadata \
         xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>The Book</dc:title>\
         <dc:creator>Ann Author</dc:creator><dc:creator>Bo Writer</dc:creator><dc:language>en</dc:language>\
         <dc:date>2021-05-06</dc:date>{more}</metadata><manifest>{manifest}</manifest>{spine}</package>"
    );
    let mut all = vec![
        ("mimetype", "application/epub+zip"),
        (
            "META-INF/container.xml",
            "<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>",
        ),
        ("OPS/book.opf", opf.as_str()),
    ];
    all.extend_from_slice(files);
    pack(&all)
}

/// A book of chapters in files `c1.xhtml`, `c2.xhtml`, … and perhaps a navigation list.
pub(crate) fn chapters(texts: &[&str], nav: Option<&str>) -> Vec<u8> {
    let names: Vec<String> = (1..=texts.len()).map(|n| format!("OPS/c{n}.xhtml")).collect();
    let mut manifest = String::new();
    let mut spine = String::from("<spine>");
    let mut bodies = Vec::new();
    for (nth, text) in texts.iter().enumerate() {
        let n = nth + 1;
        manifest.push_str(&format!("<item id='c{n}' href='c{n}.xhtml' media-type='application/xhtml+xml'/>"));
        spine.push_str(&format!("<itemref idref='c{n}'/>"));
        bodies.push(format!(
            "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><head>\
             <title>The Book</title></head><body>{text}</body></html>"
        ));
    }
    spine.push_str("</spine>");
    let mut files: Vec<(&str, &str)> =
        names.iter().map(String::as_str).zip(bodies.iter().map(String::as_str)).collect();
    let nav = nav.map(|list| {
        format!(
            "<html xmlns:epub='http://www.idpf.org/2007/ops'><body><nav epub:type='toc'>{list}</nav></body></html>"
        )
    });
    if let Some(nav) = &nav {
        manifest.push_str(
            "<item id='nav' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>",
        );
        files.push(("OPS/nav.xhtml", nav));
    }
    book(&manifest, &spine, "", &files)
}

const WORD: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
    xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' \
    xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'";

/// A Word document of this body and these other files, each with the kind of its relation.
pub(crate) fn word(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<?xml version='1.0'?><w:document {WORD}><w:body>{body}</w:body></w:document>");
    let mut relations = String::from("<Relationships>");
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        (
            "_rels/.rels".to_owned(),
            "<Relationships><Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/\
             relationships/officeDocument' Target='word/document.xml'/></Relationships>"
                .to_owned(),
        ),
        ("word/document.xml".to_owned(), document),
    ];
    for (nth, (kind, text)) in others.iter().enumerate() {
        if *kind == "core" {
            files.push(("docProps/core.xml".to_owned(), (*text).to_owned()));
            continue;
        }
        relations.push_str(&format!(
            "<Relationship Id='x{nth}' Type='http://schemas.openxmlformats.org/officeDocument/2006/\
             relationships/{kind}' Target='{kind}{nth}.xml'/>"
        ));
        files.push((format!("word/{kind}{nth}.xml"), format!("<w:{kind} {WORD}>{text}</w:{kind}>")));
    }
    relations.push_str("</Relationships>");
    files.push(("word/_rels/document.xml.rels".to_owned(), relations));
    pack(&files)
}

/// A paragraph of one run.
pub(crate) fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// An entry for [`raw`]: what its headers say, true or not, and the bytes that lie there.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) method: u16,
    pub(crate) flags: u16,
    pub(crate) packed: Vec<u8>,
    pub(crate) declared: u32,
    pub(crate) crc: u32,
    /// Where the directory says that it starts, if not where it does.
    pub(crate) start: Option<u32>,
}

/// A deflated entry whose headers are true.
pub(crate) fn entry(name: &str, bytes: &[u8]) -> Entry {
    let zip = pack(&[("first", b"x".as_slice()), (name, bytes)]);
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    let mut file = archive.by_index_raw(1).unwrap();
    let mut packed = Vec::new();
    std::io::Read::read_to_end(&mut file, &mut packed).unwrap();
    Entry {
        name: name.to_owned(),
        method: 8,
        flags: 0x800,
        packed,
        declared: bytes.len() as u32,
        crc: file.crc32(),
        start: None,
    }
}

/// An archive of entries as they are, and the number of entries that its end record claims.
pub(crate) fn raw(entries: &[Entry], claimed: u16) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for e in entries {
        let start = e.start.unwrap_or(out.len() as u32);
        let mut head = Vec::new();
        for value in [20, e.flags, e.method, 0, 0x21] {
            head.extend_from_slice(&value.to_le_bytes());
        }
        for value in [e.crc, e.packed.len() as u32, e.declared] {
            head.extend_from_slice(&value.to_le_bytes());
        }
        head.extend_from_slice(&(e.name.len() as u16).to_le_bytes());
        head.extend_from_slice(&[0, 0]);
        out.extend_from_slice(b"PK\x03\x04");
        out.extend_from_slice(&head);
        out.extend_from_slice(e.name.as_bytes());
        out.extend_from_slice(&e.packed);
        directory.extend_from_slice(b"PK\x01\x02\x14\x00");
        directory.extend_from_slice(&head);
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&start.to_le_bytes());
        directory.extend_from_slice(e.name.as_bytes());
    }
    let at = out.len() as u32;
    out.extend_from_slice(&directory);
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    out.extend_from_slice(&claimed.to_le_bytes());
    out.extend_from_slice(&claimed.to_le_bytes());
    out.extend_from_slice(&(directory.len() as u32).to_le_bytes());
    out.extend_from_slice(&at.to_le_bytes());
    out.extend_from_slice(&[0, 0]);
    out
}
