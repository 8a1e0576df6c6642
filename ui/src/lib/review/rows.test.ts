import type { FindingView, ReviewRow } from '$lib/api/bindings';
import { describe, expect, it } from 'vitest';
import { markedSource, markedTarget } from './marked';
import { applied, countOf, finder, fixed, markOf, nextIndex, passes, readFirst, toCheck, visible, type RowFilter, type RowMark } from './rows';

const finding = (more: Partial<FindingView> = {}): FindingView => ({ check: 'number', category: 'accuracy', severity: 'major', message: '', source: null, target: null, suggestion: null, ...more });

function row(id: string, more: Partial<ReviewRow> = {}): ReviewRow {
  return {
    id, segments: [Number(id.split('.')[0])], kind: 'paragraph', number: Number(id.split('.')[0]), source: `source ${id}`, source_language: 'en', text: `text ${id}`, state: 'translated', origin: 'machine',
    engine: null, percent: null, locked: false, machine: null, note: '', findings: [], ignored: [], proposals: [], disagreement: null, terms: [], changed_at: null, ...more,
  };
}

const proposal = { id: 1, text: 'other', origin: 'machine' as const, engine: null, percent: null, findings: [], made_at: '' };
const ids = (rows: readonly ReviewRow[]) => rows.map((r) => r.id).join(' ');

describe('a row', () => {
  it.each<[Partial<ReviewRow>, RowMark]>([
    [{}, 'translated'],
    [{ state: 'initial', text: '' }, 'initial'],
    [{ findings: [finding()] }, 'check'],
    [{ findings: [finding({ severity: 'neutral' })] }, 'translated'],
    [{ findings: [finding()], state: 'reviewed' }, 'reviewed'],
    [{ state: 'final' }, 'final'],
    [{ machine: 'before' }, 'edited'],
    [{ origin: 'human' }, 'edited'],
    [{ origin: 'human', text: ' ' }, 'translated'],
    [{ origin: 'memory' }, 'translated'],
    [{ machine: 'before', findings: [finding()] }, 'check'],
    [{ machine: 'before', state: 'reviewed' }, 'reviewed'],
  ])('%o is marked %s', (more, want) => {
    expect(markOf(row('1', more))).toBe(want);
  });

  it.each<[Partial<ReviewRow>, RowFilter[]]>([
    [{}, ['all', 'unreviewed']],
    [{ state: 'reviewed' }, ['all']],
    [{ state: 'final', machine: 'before' }, ['all', 'edited']],
    [{ findings: [finding()] }, ['all', 'to-check', 'unreviewed']],
    [{ findings: [finding()], state: 'reviewed' }, ['all']],
    [{ proposals: [proposal] }, ['all', 'unreviewed', 'proposals']],
    [{ state: 'initial', text: '' }, ['all', 'unreviewed']],
  ])('%o passes just the filters %o', (more, want) => {
    const filters: RowFilter[] = ['all', 'to-check', 'unreviewed', 'edited', 'proposals'];
    expect(filters.filter((filter) => passes(row('1', more), filter))).toEqual(want);
  });
});

describe('the list', () => {
  const rows = [row('1', { state: 'reviewed' }), row('2', { findings: [finding()] }), row('3', { disagreement: 0.4 }), row('4', { disagreement: 0.9 }), row('5', { findings: [finding({ severity: 'minor' })] })];

  it('keeps the row that is worked on, whatever became of it', () => {
    expect(ids(visible(rows, 'to-check', null, null))).toBe('2 5');
    expect(ids(visible(rows, 'to-check', null, '4'))).toBe('2 4 5');
  });
  it('reads grave findings first, then disagreement, approved rows last', () => {
    expect(ids(visible(rows, 'all', readFirst(rows), null))).toBe('2 4 3 5 1');
  });
  it('keeps an order once taken, however the rows change', () => {
    const order = readFirst(rows);
    expect(ids(visible(rows.map((r) => ({ ...r, state: 'reviewed' as const })), 'all', order, null))).toBe('2 4 3 5 1');
  });
  it('agrees with the counts', () => {
    const counts = { total: 5, translated: 5, approved: 1, to_check: 2, edited: 3, proposals: 4 };
    expect((['all', 'to-check', 'unreviewed', 'edited', 'proposals'] as const).map((filter) => countOf(counts, filter))).toEqual([5, 2, 4, 3, 4]);
  });
  it.each<[number, 1 | -1, number]>([[0, 1, 1], [1, 1, 4], [4, 1, 1], [1, -1, 4], [0, -1, 4], [-1, 1, 1]])('from %i by %i the next to check is %i', (from, step, want) => {
    expect(nextIndex(rows, from, step, toCheck)).toBe(want);
  });
  it('has no next row where none is wanted or none is there', () => {
    expect(nextIndex(rows, 0, 1, () => false)).toBe(-1);
    expect(nextIndex([], 0, 1, () => true)).toBe(-1);
  });
});

describe('a change', () => {
  const rows = [row('1'), row('2'), row('10')];
  it.each<[string, string, string[], string]>([
    ['of one row leaves the others', '2', [], '1 2 10'],
    ['that removes a row closes the gap', '', ['2'], '1 10'],
    ['that brings a part puts it behind its whole', '2 2.2', [], '1 2 2.2 10'],
    ['that brings a row back puts it where the article has it', '3', [], '1 2 3 10'],
    ['that joins two takes one away', '1', ['2'], '1 10'],
  ])('%s', (_, changed, removed, want) => {
    const change = { rows: changed === '' ? [] : changed.split(' ').map((id) => row(id, { text: 'new' })), removed };
    const after = applied(rows, change);
    expect(ids(after)).toBe(want);
    for (const r of after) expect(r.text).toBe(changed.split(' ').includes(r.id) ? 'new' : `text ${r.id}`);
  });
  it('keeps the very rows that did not change', () => {
    expect(applied(rows, { rows: [row('2', { text: 'new' })], removed: [] })[0]).toBe(rows[0]);
  });
});

describe('looking', () => {
  it.each<[string, string, string[]]>([
    ['heyet', 'Heyet ve heyetin üyeleri', ['Heyet', 'heyet']],
    ['a.b', 'a.b axb', ['a.b']],
    ['(14)', 'of (14) 14', ['(14)']],
    ['\\', 'a\\b', ['\\']],
    ['  ', 'a  b', []],
    ['', 'abc', []],
    ['مرحبا', 'قال مرحبا', ['مرحبا']],
    ['😀', 'a 😀 b', ['😀']],
    ['ΛΟΓΟΣ', 'λόγος λογος λογοσ', ['λογος', 'λογοσ']],
    ['Straße', 'STRASSE straße', ['straße']],
    ['İstanbul', 'istanbul İstanbul', ['İstanbul']],
  ])('for %j in %j finds %o', (typed, text, want) => {
    const { all, inRow } = finder(typed);
    expect(all(text).map(({ start, end }) => text.slice(start, end))).toEqual(want);
    // Asked twice it answers the same: the place it stopped at is not kept.
    for (const one of [row('1', { source: text, text: '' }), row('2', { source: '', text })]) {
      expect([inRow(one), inRow(one)]).toEqual([want.length > 0, want.length > 0]);
    }
  });
});

describe('a suggestion', () => {
  const span = (text: string, start: number) => ({ segment: 1, start, end: start + text.length, text });
  it.each<[string, FindingView, string | null]>([
    ['40 üye', finding({ target: span('40', 0), suggestion: '14' }), '14 üye'],
    ['40 üye', finding({ target: span('40', 0) }), null],
    ['40 üye', finding({ suggestion: '14' }), null],
    ['en az 40 üye', finding({ target: span('40', 0), suggestion: '14' }), null],
  ])('in %j gives %j', (text, given, want) => {
    expect(fixed(text, given)).toBe(want);
  });
});

describe('marks', () => {
  const target = { segment: 1, start: 0, end: 2, text: '40' };
  const source = { segment: 1, start: 3, end: 5, text: '14' };
  const flagged = row('1', { source: 'to 14 members', text: '40 üye', findings: [finding({ source, target })], terms: [{ term: 1, start: 6, end: 13, target: 'üye', hit: true }] });

  it('show on both sides what a finding rests on', () => {
    expect(markedSource(flagged, () => []).filter((p) => p.kind !== null)).toEqual([{ text: '14', kind: 'finding red' }, { text: 'members', kind: 'hit' }]);
    expect(markedTarget(flagged, '40 üye', () => [])).toEqual([{ text: '40', kind: 'finding red' }, { text: ' üye', kind: null }]);
  });
  it('leave a target alone once something else is typed', () => {
    expect(markedTarget(flagged, '14 üye', () => [])).toEqual([{ text: '14 üye', kind: null }]);
  });
  it('look for the words where a row is more than its segment', () => {
    const joined = { ...flagged, segments: [1, 2], source: 'Then to 14 members', terms: [] };
    expect(markedSource(joined, () => []).find((p) => p.kind === 'finding red')?.text).toBe('14');
  });
});
