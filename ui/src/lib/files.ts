/** Files whose bytes the page has, where the host has no path of them. */
import type { ImportSource } from '$lib/api/bindings';

/** Endings of files that list articles or feeds. */
export const LISTS = ['xml', 'rss', 'atom', 'opml'];

/** The bytes of a file in standard base64, in steps, so that a large file does not fill the stack. */
export function base64(bytes: Uint8Array): string {
  const STEP = 0x8000;
  let binary = '';
  for (let at = 0; at < bytes.length; at += STEP) {
    binary += String.fromCharCode(...bytes.subarray(at, at + STEP));
  }
  return btoa(binary);
}

/** A file as something to import. */
export async function fileSource(file: File): Promise<ImportSource> {
  return { kind: 'bytes', name: file.name, base64: base64(new Uint8Array(await file.arrayBuffer())) };
}

/** The bytes of standard base64. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

export interface TextFile {
  name: string;
  text: string;
}

/** The text of a file's bytes: UTF-8, or UTF-16 where a mark at its start says so. */
export function decodeText(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const kind = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(kind).decode(bytes);
}

/** Lets the reader pick a file whose text the page itself needs; `null` where none was picked. */
export function pickText(extensions: readonly string[]): Promise<TextFile | null> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = extensions.map((e) => `.${e}`).join(',');
    input.dataset['pick'] = 'text';
    // Some engines let go of an input that is not on the page.
    input.hidden = true;
    document.body.append(input);
    const end = (file: File | undefined) => {
      input.remove();
      if (file === undefined) resolve(null);
      else file.arrayBuffer().then((bytes) => resolve({ name: file.name, text: decodeText(new Uint8Array(bytes)) }), reject);
    };
    input.addEventListener('change', () => end(input.files?.[0]));
    input.addEventListener('cancel', () => end(undefined));
    input.click();
  });
}
