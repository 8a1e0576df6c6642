import type { ApiError } from '$lib/api/bindings';
import type { Messages } from '$lib/i18n/en';

/** What a message may end with, the most telling first. */
const DETAILS = ['host', 'model', 'program', 'option', 'header', 'engine', 'status', 'to_host'];

/** An error in the reader's words: the catalogue's where it knows the code, else the error's own. */
export function errorWords(error: ApiError, t: Messages): string {
  // Some settings have words of their own; a reader does not know the program's name for them.
  const setting = lookUp(t.codes, `${error.code}-${error.args['option'] ?? ''}`);
  if (setting !== undefined) return setting;
  const known = lookUp(t.errors, error.code) ?? lookUp(t.codes, error.code);
  if (known === undefined) return ownWords(error);
  const detail = DETAILS.map((name) => error.args[name]).find((value) => value !== undefined && value !== '');
  return detail === undefined ? known : `${known} (\u2068${detail}\u2069)`;
}

/** A word by an id that came from outside. */
export function lookUp(words: Readonly<Record<string, string>>, id: string): string | undefined {
  return Object.hasOwn(words, id) ? words[id] : undefined;
}

function ownWords({ message, hint }: ApiError): string {
  return [message, hint].filter((s): s is string => s !== null && s !== '').map(sentence).join(' ');
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
