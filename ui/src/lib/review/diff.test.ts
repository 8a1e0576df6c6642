import type { DiffPart } from '$lib/api/bindings';
import { describe, expect, it } from 'vitest';
import { cuts, diffWords, nearestCut, readable, words } from './diff';

/** `same [-removed-] {+added+}`, to be read at a glance. */
const written = (parts: readonly DiffPart[]) => parts.map((p) => (p.kind === 'removed' ? `[-${p.text}-]` : p.kind === 'added' ? `{+${p.text}+}` : p.text)).join('');

describe('the difference of two texts', () => {
  it.each([
    ['the same', 'the same', 'the same'],
    ['', '', ''],
    ['', 'new', '{+new+}'],
    ['old', '', '[-old-]'],
    ['40 üye', '14 üye', '[-40-]{+14+} üye'],
    ['bir iki üç', 'bir üç', 'bir [-iki -]üç'],
    ['one two', 'three four', '[-one two-]{+three four+}'],
    ['Rüstem Umerov geldi.', 'Rustem Umerov geldi.', '[-Rüstem-]{+Rustem+} Umerov geldi.'],
    ['قال الوزير', 'قالت الوزيرة', '[-قال الوزير-]{+قالت الوزيرة+}'],
  ])('%j and %j is %j', (before, after, want) => {
    expect(written(diffWords(before, after, 'tr'))).toBe(want);
  });

  it.each([
    ['a b c d e', 'a x c y e', 'en'],
    ['第二轮会谈将于周一举行。', '第二轮谈判将在周一举行。', 'zh'],
    ['one  two\nthree', 'one two three', 'en'],
    ['word '.repeat(900), 'other '.repeat(900), 'en'],
    ['text', 'texts', 'not a tag'],
  ])('gives both texts back, whole (%#)', (before, after, tag) => {
    const parts = diffWords(before, after, tag);
    const side = (leave: DiffPart['kind']) => parts.filter((p) => p.kind !== leave).map((p) => p.text).join('');
    expect(side('added')).toBe(before);
    expect(side('removed')).toBe(after);
  });

  it('leaves out what went where most is new', () => {
    expect(written(readable(diffWords('one two three four', 'five six seven four', 'en')))).toBe('{+five six seven+} four');
    expect(written(readable(diffWords('40 üye geldi ve oturdu', '14 üye geldi ve oturdu', 'tr')))).toBe('[-40-]{+14+} üye geldi ve oturdu');
  });
});

describe('places to cut', () => {
  it.each([
    ['one two, three', [4, 9]],
    ['one', []],
    ['', []],
    ['… 14 members', [2, 5]],
  ])('in %j are %j', (text, want) => {
    expect(cuts(text, 'en')).toEqual(want);
  });
  it.each<[number[], number, number | null]>([[[4, 9], 0, 4], [[4, 9], 8, 9], [[4, 9], 100, 9], [[], 3, null]])('of %j nearest to %i is %j', (places, offset, want) => {
    expect(nearestCut(places, offset)).toBe(want);
  });
  it('part a text into pieces that make it up again', () => {
    expect(words('Bir, iki — üç!', 'tr').join('')).toBe('Bir, iki — üç!');
  });
});
