/** Every error that the program can send has words: what happened, and what to do next. */
import { describe, expect, it } from 'vitest';
import { errorWords, lookUp } from './errors';
import { apiError } from './host';
import { en } from './i18n/en';
import { UI_LANGUAGES } from './i18n/index.svelte';

/** What the window's program is made of; the command line's own errors never reach the page. */
const SOURCES = import.meta.glob<string>(['../../../crates/{engine,providers,store}/src/**/*.rs', '../../../src-tauri/src/**/*.rs'], { query: '?raw', import: 'default', eager: true });

/** Codes that say themselves what is wrong in a request that no page sends. */
const NOT_FOR_READERS: readonly string[] = [];

/** The codes in a source: those of errors made at the table, and those of the crates' own errors. */
function codesIn(source: string): string[] {
  // What stands behind the tests' mark is made up there.
  const text = source.split('#[cfg(test)]')[0] ?? source;
  const made = [...text.matchAll(/ApiError::new\(\s*"([a-z0-9-]+)"/g)].map((m) => m[1] ?? '');
  const bodies = [...text.matchAll(/fn code\(&self\) -> &'static str \{[\s\S]*?\n {4}\}/g)].map((m) => m[0]);
  return [...made, ...bodies.flatMap((body) => [...body.matchAll(/=> "([a-z0-9-]+)"/g)].map((m) => m[1] ?? ''))];
}

const codes = [...new Set(Object.values(SOURCES).flatMap(codesIn))].filter((code) => !NOT_FOR_READERS.includes(code)).sort();

describe('errors', () => {
  it('are found in the source', () => {
    for (const known of ['no-such-article', 'unauthorized', 'http-status', 'disk-full', 'wrong-passphrase', 'not-saved']) expect(codes).toContain(known);
    expect(codes.length).toBeGreaterThan(60);
  });
  it('all have words', () => {
    const without = codes.filter((code) => lookUp(en.errors, code) === undefined && lookUp(en.codes, code) === undefined);
    expect(without, 'add what happened and what to do to `codes` of every language').toEqual([]);
  });
  it('have words once', () => {
    expect(Object.keys(en.codes).filter((code) => Object.hasOwn(en.errors, code))).toEqual([]);
  });
  it('name the engine, program or setting they speak of', () => {
    expect(errorWords(apiError('program-missing', 'x', { program: 'apertium' }), en)).toContain('apertium');
    expect(errorWords(apiError('bad-option', 'x', { option: 'effort' }), en)).toContain('effort');
  });
  it.each([
    ['caps', /limit needs prices/],
    ['proxy', /whole address/],
    ['headers', /extra headers/],
    ['command', /needs a command/],
  ])('of the setting %s are its own', (option, words) => {
    expect(errorWords(apiError('bad-option', 'x', { option }), en)).toMatch(words);
    expect(errorWords(apiError('bad-option', 'x', { option }), en)).not.toContain('(');
  });
});

describe.each(Object.entries(UI_LANGUAGES))('%s', (_, language) => {
  it('says what happened and what to do, in whole sentences of its own', async () => {
    const t = await language.load();
    for (const words of Object.values(t.codes)) expect(words).toMatch(/[.。।！!؟?]$/u);
    if (t.tag === 'en') return;
    const same = Object.entries(t.codes).filter(([code, words]) => words === lookUp(en.codes, code));
    expect(same, 'still in English').toEqual([]);
    for (const [check, { title, why }] of Object.entries(t.checks)) {
      expect(why, check).not.toBe(en.checks[check as keyof typeof en.checks].why);
      expect(title.length, check).toBeGreaterThan(0);
    }
  });
});
