import { describe, expect, it } from 'vitest';
import { errorWords } from './errors';
import { apiError, isLast, readOpened, toApiError } from './host';
import { base64 } from './files';
import { readLines } from './host/web';
import { keyLabel, keyName } from './keys';
import { en } from './i18n/en';
import { pickLanguage } from './i18n/index.svelte';
import { plural } from './i18n/words';
import { findingWords } from './findings';
import { ringStep } from './panel';
import { isThisComputer } from './state/hosts';

describe('host', () => {
  it('reads lines that arrive in any cut', async () => {
    const bytes = new TextEncoder().encode('[{"a":"é"}]\n\n[2]\n[3]');
    for (const step of [1, 3, 100]) {
      const lines: string[] = [];
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (let i = 0; i < bytes.length; i += step) controller.enqueue(bytes.slice(i, i + step));
          controller.close();
        },
      });
      await readLines(body, (line) => lines.push(line));
      expect(lines).toEqual(['[{"a":"é"}]', '[2]', '[3]']);
    }
  });
  it('writes base64 of bytes of any value', () => {
    expect(base64(new Uint8Array([0, 255, 16, 128]))).toBe('AP8QgA==');
    expect(atob(base64(new Uint8Array(100_000))).length).toBe(100_000);
  });
  it.each([
    ['https://example.com/a', { kind: 'open', source: { kind: 'url', url: 'https://example.com/a', allow_private: false } }],
    ['/home/reader/a.pdf', { kind: 'open', source: { kind: 'file', path: '/home/reader/a.pdf' } }],
    ['C:\\a b\\c.html', { kind: 'open', source: { kind: 'file', path: 'C:\\a b\\c.html' } }],
    ['diglot:sample', { kind: 'open', source: { kind: 'sample' } }],
    ['diglot://open?url=https%3A%2F%2Fexample.com%2F', { kind: 'propose', url: 'https://example.com/', host: 'example.com' }],
    ['diglot://open/?url=http://example.com:8080/a?b=1&c=2', { kind: 'propose', url: 'http://example.com:8080/a?b=1&c=2', host: 'example.com:8080' }],
    // A host in other letters is shown as what is asked.
    ['diglot://open?url=https%3A%2F%2Fex%D0%B0mple.com%2F', { kind: 'propose', url: 'https://xn--exmple-4nf.com/', host: 'xn--exmple-4nf.com' }],
    ['diglot://open?url=https%3A%2F%2Fexample.com%2', { kind: 'refuse', why: 'broken' }],
    ['diglot://open?url=%E0%A4%A', { kind: 'refuse', why: 'broken' }],
    ['diglot://open?url=javascript%3Aalert(1)', { kind: 'refuse', why: 'scheme' }],
    ['diglot://open?url=file%3A%2F%2F%2Fetc%2Fpasswd', { kind: 'refuse', why: 'scheme' }],
    ['diglot://open?url=data:text/html,x', { kind: 'refuse', why: 'scheme' }],
    ['diglot://open?url=diglot%3A%2F%2Fopen%3Furl%3Dhttps%253A%252F%252Fe.org', { kind: 'refuse', why: 'scheme' }],
    ['diglot://open?url=%2Fetc%2Fpasswd', { kind: 'refuse', why: 'broken' }],
    ['diglot://open?url=https%3A%2F%2Fbank.example%40evil.example%2F', { kind: 'refuse', why: 'broken' }],
    ['diglot://open?url=https%3A%2F%2Fe.org%2F%0Ax', { kind: 'refuse', why: 'broken' }],
    ['diglot://open?url=https%3A%2F%2Fe.org%2F%E2%80%AEx', { kind: 'refuse', why: 'broken' }],
    ['diglot://open?url=https:e.org', { kind: 'refuse', why: 'broken' }],
    ['diglot://open?url=https%3A%2F%2F', { kind: 'refuse', why: 'broken' }],
    ['diglot://open?url=', { kind: 'refuse', why: 'broken' }],
    ['diglot://delete?url=https%3A%2F%2Fe.org', { kind: 'refuse', why: 'broken' }],
    ['diglot:', { kind: 'refuse', why: 'broken' }],
    [`diglot://open?url=https://e.org/${'a'.repeat(9000)}`, { kind: 'refuse', why: 'broken' }],
  ])('reads %s', (text, opened) => {
    expect(readOpened(text)).toEqual(opened);
  });
  it('makes an error of anything', () => {
    const own = apiError('dns', 'Not found', { host: 'x' });
    expect(toApiError(own)).toEqual(own);
    expect(toApiError(new Error('boom'))).toMatchObject({ code: 'internal', message: 'boom' });
    expect(toApiError({ code: 1, message: 'x' }).code).toBe('internal');
  });
  it('knows the last event of a job', () => {
    expect(isLast({ type: 'cancelled', partial: null })).toBe(true);
    expect(isLast({ type: 'started', job: 1, expected: 0, host: null })).toBe(false);
  });
});

describe('words', () => {
  it.each([
    ['en', 1, '1 line'],
    ['en', 2, '2 lines'],
    ['en', 1284, '1,284 lines'],
  ])('%s plural of %d', (tag, count, expected) => {
    expect(plural(tag, count, { one: '# line', other: '# lines' })).toBe(expected);
  });
  it('has Arabic forms', () => {
    const forms = { zero: 'z', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' };
    expect([0, 1, 2, 3, 11, 100].map((count) => plural('ar', count, forms))).toEqual(['z', 'one', 'two', 'few', 'many', 'other']);
  });
  it.each([
    [['de-AT', 'en'], 'de'],
    [['zh-TW'], 'zh-Hant'],
    [['zh-CN'], 'zh-Hans'],
    [['xx'], 'en'],
    [['xx', 'tr-TR'], 'tr'],
  ])('picks of %j', (wanted, expected) => {
    expect(pickLanguage(wanted, ['en', 'de', 'tr', 'zh-Hans', 'zh-Hant'])).toBe(expected);
  });
});

describe('errors', () => {
  it('words a known code with its values', () => {
    expect(errorWords(apiError('dns', 'x', { host: 'example.com' }), en)).toContain('example.com');
  });
  it('falls back to the error’s own words', () => {
    expect(errorWords({ ...apiError('new-code', 'It broke'), hint: 'Try again' }, en)).toBe('It broke. Try again.');
    expect(errorWords(apiError('toString', 'No such word'), en)).toBe('No such word.');
  });
  it('words findings by what they have', () => {
    const finding = { check: 'number', category: 'accuracy', severity: 'major' as const, message: 'm', source: null, target: null, suggestion: null };
    const span = (text: string) => ({ segment: 1, start: 0, end: 1, text });
    expect(findingWords(finding, en)).toBe(en.checks.number.why);
    expect(findingWords({ ...finding, check: 'new-check' }, en)).toBe('m');
    expect(findingWords({ ...finding, source: span('14'), target: span('40') }, en)).toContain('40');
    expect(findingWords({ ...finding, check: 'unsupported' }, en)).toBe(en.checks.unsupported.why);
  });
});

describe('keys', () => {
  const press = (key: string, more: KeyboardEventInit = {}) => keyName(new KeyboardEvent('keydown', { key, ...more }));
  it('names a press as the table does', () => {
    expect(press('o', { ctrlKey: true })).toBe('Mod+O');
    expect(press('Enter', { ctrlKey: true, shiftKey: true })).toBe('Mod+Shift+Enter');
    expect(press('?', { shiftKey: true })).toBe('?');
    expect(press('=', { ctrlKey: true })).toBe('Mod++');
    expect(press('+', { ctrlKey: true, shiftKey: true })).toBe('Mod++');
    expect(press('/')).toBe('/');
  });
  it('shows keys', () => {
    expect(keyLabel('Mod++')).toBe('Ctrl +');
    expect(keyLabel('Mod+Shift+Enter')).toBe('Ctrl Shift ↵');
  });
  it('steps around a ring', () => {
    expect([ringStep('ArrowDown', 2, 3), ringStep('ArrowUp', 0, 3), ringStep('End', 0, 3), ringStep('x', 0, 3), ringStep('Home', 0, 0)]).toEqual([0, 2, 2, null, null]);
  });
});

describe('hosts', () => {
  it.each([
    ['127.0.0.1:11434', true],
    ['localhost', true],
    ['[::1]:80', true],
    ['localhost.example.com', false],
    ['127.0.0.1.example.com', false],
    ['api.example.com', false],
  ])('%s', (host, expected) => {
    expect(isThisComputer(host)).toBe(expected);
  });
});
