/** Addresses of services as people type them: with or without a scheme. */

const SCHEME = /^https?:\/\//i;
const HOST = /^(localhost|\[[0-9a-f:.]+\]|[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+)(:\d{1,5})?(\/|$)/iu;
const NAME_AND_PORT = /^[\p{L}\p{N}-]+:\d{1,5}(\/|$)/iu;

/** Whether a text that was typed is meant as an address, not as a name. */
export function looksLikeAddress(text: string): boolean {
  const typed = text.trim();
  return hostIn(typed) !== '' && (SCHEME.test(typed) || HOST.test(typed) || NAME_AND_PORT.test(typed));
}

/** The host of an address, with the port where one is named; empty where there is none. */
export function hostIn(text: string): string {
  const typed = text.trim();
  if (/\s/.test(typed)) return '';
  try {
    return new URL(SCHEME.test(typed) ? typed : `http://${typed}`).host;
  } catch {
    return '';
  }
}
