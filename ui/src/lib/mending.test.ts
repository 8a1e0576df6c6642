/** Pure parts of money, order, gaps and the way back. */
import type { FindingView, PointView } from '$lib/api/bindings';
import { describe, expect, it } from 'vitest';
import { costWords } from './estimate';
import { checkWords, findingWords, isRed } from './findings';
import { en } from './i18n/en';
import { amount, leftToRight, numberIn } from './money';
import { groupPresets } from './options';
import { dropAt, moved } from './order';
import { PRESETS } from './host/fake-money';
import { articleFrom } from './host/fake-data';
import { wayBack } from './state/points.svelte';
import { segmentPlaces } from './sync/blocks';
import { gapsOf } from './sync/gaps';
import { letterOf } from '../features/summary/deeds';

describe('money', () => {
  it.each([
    [1.8146, 'USD', '$1.81'],
    [0.0036, 'USD', '$0.0036'],
    [0.00001234, 'USD', '$0.000012'],
    [5, 'EUR', '€5'],
    [12.5, 'JPY', '¥13'],
    [0, 'USD', '$0'],
    [2.5, 'no', '2.5 no'],
  ])('%d %s is written %s', (value, currency, words) => {
    expect(amount(value, currency, 'en')).toBe(words);
  });
  it('keeps its order among words from right to left', () => {
    expect(leftToRight('\u200f0.004 US$')).toBe('\u20660.004 US$\u2069');
  });
  it.each([
    ['', null],
    [' 2,5 ', 2.5],
    ['0', 0],
    ['-1', null],
    ['101', null],
    ['1e999', null],
    ['x', null],
  ])('reads a field with %j', (text, value) => {
    expect(numberIn(text, 0, 100)).toBe(value);
  });
  it('tells what costs nothing from what has no price', () => {
    const work = { engine: { id: 'e', name: 'e', model: null, host: null }, requests: 1, segments: 1, characters: 1, input_tokens: null, output_tokens: null, over: null, needs_consent: false };
    const wallet = { words: (value: number) => `$${String(value)}` };
    expect(costWords({ ...work, host: null, cost: null }, wallet, en)).toBe(en.money.free);
    expect(costWords({ ...work, host: 'a.example', cost: null }, wallet, en)).toBe(en.money.noPrice);
    expect(costWords({ ...work, host: 'a.example', cost: 0 }, wallet, en)).toBe(en.money.free);
    expect(costWords({ ...work, host: 'a.example', cost: 2 }, wallet, en)).toContain('$2');
  });
});

describe('order', () => {
  it.each([
    [0, 2, 'bca'],
    [2, 0, 'cab'],
    [1, 1, 'abc'],
    [0, 3, 'abc'],
    [-1, 0, 'abc'],
  ])('moves %d to %d', (from, to, order) => {
    expect(moved([...'abc'], from, to).join('')).toBe(order);
  });
  const rows = [0, 40, 80].map((top) => ({ top, bottom: top + 40 }));
  it.each([
    [20, 0, 0],
    [59, 0, 0],
    [61, 0, 1],
    [101, 0, 2],
    [999, 1, 2],
    [-5, 2, 0],
    [59, 2, 1],
    [61, 2, 2],
  ])('at height %d the row %d belongs at %d', (y, from, to) => {
    expect(dropAt(y, rows, from)).toBe(to);
  });
});

describe('presets', () => {
  it('stand in one group each, those on this computer first', () => {
    const groups = groupPresets(PRESETS);
    expect(groups.map((g) => g.group)).toEqual(['here', 'llm', 'mt', 'program']);
    expect(groups.flatMap((g) => g.presets)).toHaveLength(PRESETS.length);
    expect(groups[0]?.presets.every((p) => p.local)).toBe(true);
  });
  it('without a kind are language models', () => {
    expect(groupPresets([{ id: 'x', name: 'X', base_url: 'https://x.example', needs_key: true, local: false }])[0]?.group).toBe('llm');
  });
});

describe('gaps', () => {
  const article = articleFrom('a', 'en', '# Title\nOne one. Two two. Three three.\n## Head\nFour four. Five five.\n~share Share this.\nSix six.');
  const places = segmentPlaces(article);
  const id = (text: string) => places.find((p) => p.text.startsWith(text))?.id ?? -1;
  it('are runs of sentences under their heading; headings and what is dropped are none', () => {
    const gaps = gapsOf(places, new Set([id('Two')]));
    expect(gaps.map(({ heading, text }) => [heading, text])).toEqual([
      ['', 'One one.'],
      ['', 'Three three.'],
      ['Head', 'Four four.'],
    ]);
    expect(gaps[2]?.to).toBe(places.find((p) => p.text === 'Six six.')?.number);
  });
  it('are none where all is covered', () => {
    expect(gapsOf(places, new Set(places.map((p) => p.id)))).toEqual([]);
  });
});

describe('findings', () => {
  const span = (text: string) => ({ segment: 1, start: 0, end: text.length, text });
  const finding = (check: string, source: string | null, target: string | null): FindingView => ({
    check, category: 'accuracy', severity: 'major', message: 'in English', source: source === null ? null : span(source), target: target === null ? null : span(target), suggestion: null,
  });
  it.each([
    ['number', '14', '40', en.findings.differs('14', '40')],
    ['name', null, 'Ada Quill', en.findings.extra('Ada Quill')],
    ['name', null, null, en.checks.name.why],
    ['hedge', 'may', 'did', `${en.checks.hedge.why} ${en.findings.differs('may', 'did')}`],
    ['unsupported', null, 'a whole point', en.checks.unsupported.why],
    ['cut-off', null, 'the', en.checks['cut-off'].why],
    ['toString', null, null, 'in English'],
  ])('%s with %j and %j', (check, source, target, words) => {
    expect(findingWords(finding(check, source, target), en)).toBe(words);
  });
  it('never call a name wrong', () => {
    expect(`${en.checks.name.why} ${en.findings.extra('X')}`).not.toMatch(/wrong|false/i);
  });
  it('have a title only where the check is known', () => {
    expect(checkWords('number', en)?.title).toBe(en.checks.number.title);
    expect(checkWords('constructor', en)).toBeNull();
  });
  it('are red from major on', () => {
    expect((['neutral', 'minor', 'major', 'critical'] as const).map((severity) => isRed({ ...finding('number', null, null), severity }))).toEqual([false, false, true, true]);
  });
});

describe('the way back', () => {
  const point = (more: Partial<PointView>): PointView => ({ text: 'now', evidence: [], status: 'supported', findings: [], ...more });
  it.each([
    [{}, ['restore']],
    [{ was: 'first' }, ['restore', 'edit']],
    [{ accepted: true }, ['restore', 'accept']],
    [{ was: 'first', accepted: true, dropped: true }, ['restore', 'edit', 'accept', 'drop']],
  ])('to %j', (before, kinds) => {
    expect(wayBack(point(before)).map((c) => c.kind)).toEqual(kinds);
  });
});

describe('letters', () => {
  it.each([
    [{ key: 'e', code: 'KeyE' }, 'E'],
    [{ key: 'у', code: 'KeyE' }, 'E'],
    [{ key: 'a', code: 'KeyQ' }, 'A'],
    [{ key: 'Delete', code: 'Delete' }, 'Delete'],
  ])('of %j', (press, letter) => {
    expect(letterOf(press)).toBe(letter);
  });
});
