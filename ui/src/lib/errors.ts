import type { ApiError } from '$lib/api/bindings';
import type { Messages } from '$lib/i18n/en';

/** An error in the reader's words: the catalogue's where it knows the code, else the error's own. */
export function errorWords(error: ApiError, t: Messages): string {
  const known = t.errors[error.code];
  if (known === undefined) return ownWords(error);
  let complete = true;
  const worded = known.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = error.args[name];
    if (value === undefined || value === '') complete = false;
    return value ?? '';
  });
  return complete ? worded : ownWords(error);
}

function ownWords({ message, hint }: ApiError): string {
  return [message, hint].filter((s): s is string => s !== null && s !== '').map(sentence).join(' ');
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
