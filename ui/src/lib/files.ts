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
