/** What reached the window from outside: arguments of a start, and `diglot:` links. */
import type { ImportSource } from '$lib/api/bindings';

/** What to do with it. A link only ever proposes: any page can make the browser follow one. */
export type Opened =
  | { kind: 'open'; source: ImportSource }
  | { kind: 'propose'; url: string; host: string }
  | { kind: 'refuse'; why: 'broken' | 'scheme' };

/** The longest link that is looked at, in UTF-16 units: more than any browser passes on. */
const LONGEST = 8192;

const REFUSED = { broken: { kind: 'refuse', why: 'broken' }, scheme: { kind: 'refuse', why: 'scheme' } } as const;

/** Reads an argument or a link. */
export function readOpened(text: string): Opened {
  // What the window passes for `--sample`.
  if (text === 'diglot:sample') return { kind: 'open', source: { kind: 'sample' } };
  if (/^diglot:/i.test(text)) return readLink(text);
  if (/^https?:\/\//i.test(text)) return { kind: 'open', source: { kind: 'url', url: text, allow_private: false } };
  return { kind: 'open', source: { kind: 'file', path: text } };
}

function readLink(link: string): Opened {
  const encoded = link.length > LONGEST ? undefined : /^diglot:\/\/open\/?\?url=(.+)$/i.exec(link)?.[1];
  if (encoded === undefined) return REFUSED.broken;
  let address: string;
  try {
    address = decodeURIComponent(encoded);
  } catch {
    return REFUSED.broken;
  }
  // A parser of addresses passes over white space and control characters; what is shown must be what is fetched.
  if (/[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/.test(address)) return REFUSED.broken;
  if (!/^https?:/i.test(address)) return /^[a-z][a-z0-9+.-]*:/i.test(address) ? REFUSED.scheme : REFUSED.broken;
  const url = URL.canParse(address) ? new URL(address) : null;
  // A name before the host makes one host look like another.
  if (url === null || !/^https?:\/\/[^/\\]/i.test(address) || url.username !== '' || url.password !== '') return REFUSED.broken;
  return { kind: 'propose', url: url.href, host: url.host };
}
