/** Files made for tests: a feed, a list of feeds, a book. */
import { crc32 } from 'node:zlib';

const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** An RSS feed of `{ title, link, body, date, author }`. */
export function rss(title, entries) {
  const items = entries.map(
    ({ title: t, link, body, date, author }, i) =>
      `<item><title>${escape(t)}</title>${link ? `<link>${escape(link)}</link>` : ''}<guid isPermaLink="false">g${i}</guid>${date ? `<pubDate>${date}</pubDate>` : ''}${author ? `<dc:creator>${escape(author)}</dc:creator>` : ''}${body ? `<content:encoded>${escape(body)}</content:encoded>` : ''}</item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${escape(title)}</title><link>https://news.example/</link><description>d</description>${items.join('')}</channel></rss>`;
}

/** A list of feeds. */
export function opml(feeds) {
  return `<?xml version="1.0"?><opml version="2.0"><head><title>Feeds</title></head><body>${feeds.map(({ title, url }) => `<outline type="rss" text="${escape(title)}" xmlUrl="${escape(url)}"/>`).join('')}</body></opml>`;
}

/** Paragraphs of plain prose, different for each seed. */
export function prose(seed, paragraphs = 3) {
  return Array.from({ length: paragraphs }, (_, p) => `The harbour of ${seed} keeps ${p + 12} old boats that nobody has sailed for many years. In the spring the town paints them in bright colours, and visitors come to look. Paragraph ${p + 1} about ${seed} ends with a calm evening by the water.`);
}

/** A ZIP archive, nothing compressed. */
function zip(files) {
  const parts = [];
  const index = [];
  let at = 0;
  for (const [name, text] of files) {
    const data = Buffer.from(text);
    const path = Buffer.from(name);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(0x5a21, 8);
    fixed.writeUInt32LE(crc32(data), 10);
    fixed.writeUInt32LE(data.length, 14);
    fixed.writeUInt32LE(data.length, 18);
    fixed.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fixed, path, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    index.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fixed, rest, path]));
    parts.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(index);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}

/** An EPUB of chapters `{ title, paragraphs }`. */
export function epub(title, chapters) {
  const page = (chapter) => `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>${escape(chapter.title)}</title></head><body><h1>${escape(chapter.title)}</h1>${chapter.paragraphs.map((p) => `<p>${escape(p)}</p>`).join('')}</body></html>`;
  const items = chapters.map((_, i) => `<item id="c${i}" href="c${i}.xhtml" media-type="application/xhtml+xml"/>`).join('');
  const spine = chapters.map((_, i) => `<itemref idref="c${i}"/>`).join('');
  const nav = `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Contents</title></head><body><nav epub:type="toc"><ol>${chapters.map((c, i) => `<li><a href="c${i}.xhtml">${escape(c.title)}</a></li>`).join('')}</ol></nav></body></html>`;
  return zip([
    ['mimetype', 'application/epub+zip'],
    ['META-INF/container.xml', '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'],
    ['book.opf', `<?xml version="1.0" encoding="utf-8"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:x:1</dc:identifier><dc:title>${escape(title)}</dc:title><dc:language>en</dc:language></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>${items}</manifest><spine>${spine}</spine></package>`],
    ['nav.xhtml', nav],
    ...chapters.map((chapter, i) => [`c${i}.xhtml`, page(chapter)]),
  ]);
}
