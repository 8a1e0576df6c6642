/** What was pasted or dropped as text, as something to import. */
import type { ImportRequest, ImportSource } from '$lib/api/bindings';

const ADDRESS = /^https?:\/\/\S+$/i;

/** The addresses of a text that is nothing but addresses, one a line; else none. */
export function addressesIn(text: string): string[] {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim()).filter((line) => line !== '');
  return lines.every((line) => ADDRESS.test(line)) ? [...new Set(lines)] : [];
}

/** An address as it was typed: https where no scheme is named. */
export function typedAddress(typed: string): string {
  const address = typed.trim();
  return /^[a-z]+:\/\//i.test(address) ? address : `https://${address}`;
}

export function pageSource(url: string, allow_private = false): ImportSource {
  return { kind: 'url', url, allow_private };
}

/** What to import of a text and, where the clipboard has it, the markup it was copied with. */
export function pastedRequests(text: string, html = ''): ImportRequest[] {
  const addresses = addressesIn(text);
  if (addresses.length > 0) return addresses.map((url) => ({ source: pageSource(url) }));
  if (isRicher(html, text)) return [{ source: { kind: 'text', text: html }, format: 'html' }];
  return text.trim() === '' ? [] : [{ source: { kind: 'text', text } }];
}

/** Whether markup says more than the text: it has the text whole, and paragraphs, headings, lists or tables. */
export function isRicher(html: string, text: string): boolean {
  if (html.trim() === '') return false;
  // A document of its own, in which nothing runs and nothing is loaded.
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const silent of body.querySelectorAll('script, style, template')) silent.remove();
  const letters = (s: string) => s.replace(/\s+/g, '').length;
  if (letters(body.textContent) < 0.9 * letters(text)) return false;
  const marks = body.querySelectorAll('h1, h2, h3, h4, h5, h6, li, table, blockquote, figcaption').length;
  return marks > 0 || body.querySelectorAll('p').length > 1;
}

/** A name for a source before it has a title. */
export function sourceName(source: ImportSource, pasted: string): string {
  switch (source.kind) {
    case 'file':
      return source.path.split(/[/\\]/).pop() ?? source.path;
    case 'bytes':
      return source.name;
    case 'url':
      return source.url.replace(/^https?:\/\/(www\.)?/i, '');
    default:
      return pasted;
  }
}
