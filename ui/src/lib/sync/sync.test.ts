import type { BlockView, PointView, SegmentView } from '$lib/api/bindings';
import { describe, expect, it } from 'vitest';
import { pushes } from './align';
import { direction, groupBlocks, joiner } from './blocks';
import { coveredParts } from './coverage';
import { pointsBySegment, tally } from './highlight';
import { anchorAt, heightOf } from './scroll';
import { pieces, runs, stretches, tableCells } from './slice';
import { clip, merge, ribbon } from './thread';

const segment = (id: number, start: number, end: number): SegmentView => ({ id, number: id, start, end });
const block = (id: number, kind: BlockView['kind'], dropped: string | null = null): BlockView => ({ id, kind, level: null, text: 'x', language: null, dropped, segments: [] });
const point = (evidence: number[], status: PointView['status'] = 'supported'): PointView => ({ text: '', evidence, status, findings: [] });

describe('runs', () => {
  it('are one a segment, with what belongs to none before it', () => {
    const text = 'One. Two. Three';
    const got = runs(text, [segment(1, 0, 4), segment(2, 5, 9)]);
    expect(got.runs.map((r) => [r.before, r.text, r.segment.id])).toEqual([['', 'One.', 1], [' ', 'Two.', 2]]);
    expect(got.rest).toBe(' Three');
    expect(got.runs.map((r) => r.before + r.text).join('') + got.rest).toBe(text);
    expect(runs('', [])).toEqual({ runs: [], rest: '' });
  });
});

describe('pieces', () => {
  const cases: [string, string, SegmentView[], [string, number | null][]][] = [
    ['no segment', 'abc', [], [['abc', null]]],
    ['gap between', 'One. Two.', [segment(1, 0, 4), segment(2, 5, 9)], [['One.', 1], [' ', null], ['Two.', 2]]],
    ['space around', ' a ', [segment(1, 1, 2)], [[' ', null], ['a', 1], [' ', null]]],
    ['surrogates stay whole', '😀. é', [segment(1, 0, 3), segment(2, 4, 5)], [['😀.', 1], [' ', null], ['é', 2]]],
    ['overlap is cut', 'abcd', [segment(1, 0, 3), segment(2, 2, 4)], [['abc', 1], ['d', 2]]],
    ['beyond the end', 'ab', [segment(1, 0, 9), segment(2, 9, 12)], [['ab', 1]]],
    ['empty text', '', [segment(1, 0, 0)], []],
  ];
  it.each(cases)('%s', (_, text, segments, expected) => {
    const got = pieces(text, segments);
    expect(got.map((p) => [p.text, p.segment?.id ?? null])).toEqual(expected);
    expect(got.map((p) => p.text).join('')).toBe(text);
  });
  it('cuts to a range', () => {
    expect(pieces('One. Two.', [segment(1, 0, 4), segment(2, 5, 9)], 2, 7).map((p) => p.text)).toEqual(['e.', ' ', 'Tw']);
  });
});

describe('stretches', () => {
  const cases: [string, { start: number; end: number }[], [string, number | null][]][] = [
    ['abc', [], [['abc', null]]],
    ['abc', [{ start: 1, end: 2 }], [['a', null], ['b', 0], ['c', null]]],
    ['abcd', [{ start: 2, end: 4 }, { start: 0, end: 1 }], [['a', 1], ['b', null], ['cd', 0]]],
    ['abcd', [{ start: 0, end: 3 }, { start: 2, end: 4 }], [['abc', 0], ['d', 1]]],
    ['ab', [{ start: 5, end: 9 }], [['ab', null]]],
  ];
  it.each(cases)('%s %j', (text, spans, expected) => {
    expect(stretches(text, spans).map((s) => [s.text, s.span])).toEqual(expected);
  });
});

describe('tableCells', () => {
  it('finds cells at tabs and bars', () => {
    const text = 'a\tbc\nd | e';
    expect(tableCells(text).map((row) => row.map(({ from, to }) => text.slice(from, to)))).toEqual([['a', 'bc'], ['d', 'e']]);
  });
});

describe('groupBlocks', () => {
  it('joins list items and leaves out what was dropped', () => {
    const blocks = [block(1, 'title'), block(2, 'list-item'), block(3, 'list-item'), block(4, 'paragraph', 'footer'), block(5, 'list-item')];
    const shape = (shown: boolean) => groupBlocks(blocks, shown).map((g) => (g.kind === 'list' ? g.blocks.map((b) => b.id) : g.block.id));
    expect(shape(false)).toEqual([1, [2, 3, 5]]);
    expect(shape(true)).toEqual([1, [2, 3], 4, [5]]);
  });
});

describe('languages', () => {
  it.each([['ar', 'rtl'], ['he-IL', 'rtl'], ['fa', 'rtl'], ['uz-Arab', 'rtl'], ['en', 'ltr'], ['az-Latn', 'ltr'], ['und', 'auto'], [null, 'auto']])('direction of %s', (tag, expected) => {
    expect(direction(tag)).toBe(expected);
  });
  it.each([['zh-Hans', ''], ['ja', ''], ['th', ''], ['ko', ' '], ['en', ' ']])('joiner of %s', (tag, expected) => {
    expect(joiner(tag)).toBe(expected);
  });
});

describe('highlight', () => {
  it('maps segments to the points that rest on them', () => {
    const map = pointsBySegment([point([1, 2]), null, point([2])]);
    expect([...map]).toEqual([[1, [0]], [2, [0, 2]]]);
  });
  it('counts by status', () => {
    const rows = [point([], 'check'), point([]), null].map((p) => ({ text: '', point: p }));
    expect(tally(rows)).toEqual({ supported: 1, check: 1, unsupported: 0 });
  });
});

describe('thread', () => {
  it('merges what lies close', () => {
    expect(merge([{ top: 50, bottom: 60 }, { top: 0, bottom: 10 }, { top: 14, bottom: 20 }])).toEqual([{ top: 0, bottom: 20 }, { top: 50, bottom: 60 }]);
  });
  it.each([
    [{ top: 10, bottom: 20 }, { top: 10, bottom: 20, hidden: false }],
    [{ top: -5, bottom: 20 }, { top: 0, bottom: 20, hidden: false }],
    [{ top: -50, bottom: -20 }, { top: 0, bottom: 3, hidden: true }],
    [{ top: 120, bottom: 140 }, { top: 97, bottom: 100, hidden: true }],
  ])('clips %j', (stripe, expected) => {
    expect(clip(stripe, { top: 0, bottom: 100 })).toEqual(expected);
  });
  it('draws a closed outline that ends at both pages', () => {
    expect(ribbon({ top: 0, bottom: 10 }, { top: 20, bottom: 40 }, 0, 72)).toBe('M0 0C36 0 36 20 72 20L72 40C36 40 36 10 0 10Z');
    expect(ribbon({ top: 0, bottom: 10 }, { top: 20, bottom: 40 }, 72, 0)).toMatch(/^M72 0C36 .* 0 20L0 40/);
  });
});

describe('scroll', () => {
  const left = [{ segment: 1, top: 0, bottom: 40 }, { segment: 2, top: 60, bottom: 100 }];
  const right = [{ segment: 1, top: 0, bottom: 80 }, { segment: 2, top: 90, bottom: 190 }];
  it.each([
    [0, { segment: 1, into: 0 }, 0],
    [30, { segment: 1, into: 0.5 }, 45],
    [80, { segment: 2, into: 0.5 }, 140],
    [500, { segment: 2, into: 1 }, 190],
  ])('from %d', (y, anchor, height) => {
    expect(anchorAt(left, y)).toEqual(anchor);
    expect(heightOf(right, anchor)).toBe(height);
  });
  it('has no anchor without places', () => {
    expect(anchorAt([], 5)).toBeNull();
    expect(heightOf(right, { segment: 9, into: 0 })).toBeNull();
  });
});

describe('pushes', () => {
  it('puts each block beside its counterpart', () => {
    const left = [{ block: 1, top: 0 }, { block: 2, top: 50 }, { block: 3, top: 100 }];
    const right = [{ block: 1, top: 10 }, { block: 2, top: 90 }, { block: 3, top: 120 }];
    const by = pushes(left, right);
    const end = (tops: typeof left, push: Map<number, number>) => {
      let shift = 0;
      return tops.map(({ block: b, top }) => (shift += push.get(b) ?? 0) + top);
    };
    expect(end(left, by.left)).toEqual(end(right, by.right));
  });
  it('leaves alone what has no counterpart', () => {
    expect(pushes([{ block: 7, top: 5 }], [{ block: 8, top: 50 }])).toEqual({ left: new Map(), right: new Map() });
  });
});

describe('coveredParts', () => {
  it('gives shares of the height', () => {
    expect(coveredParts([{ segment: 1, top: 10, bottom: 20 }, { segment: 2, top: 20, bottom: 30 }], 100, new Set([2]))).toEqual([{ segment: 2, from: 0.2, to: 0.3 }]);
    expect(coveredParts([{ segment: 1, top: 0, bottom: 1 }], 0, new Set([1]))).toEqual([]);
  });
  it('takes what follows each other together', () => {
    const places = [1, 2, 3, 4, 5].map((segment) => ({ segment, top: segment * 10, bottom: segment * 10 + 10 }));
    expect(coveredParts(places, 100, new Set([1, 2, 3, 5]))).toEqual([
      { segment: 1, from: 0.1, to: 0.4 },
      { segment: 5, from: 0.5, to: 0.6 },
    ]);
  });
});
