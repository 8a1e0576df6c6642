/** How two texts differ, word by word, for change marks and conflicts. */
import type { DiffPart } from '$lib/api/bindings';

/** Above this many pairs of words the texts are shown as wholly different: a frame must not wait for it. */
const MOST = 400_000;

const segmenters = new Map<string, Intl.Segmenter>();

/** The words of a text and what stands between them, so that together they are the text. */
export function words(text: string, tag: string): string[] {
  if (typeof Intl.Segmenter !== 'function') return text.match(/\s+|[\p{L}\p{M}\p{N}’']+|./gsu) ?? [];
  let cut = segmenters.get(tag);
  if (cut === undefined) {
    try {
      cut = new Intl.Segmenter(tag === '' ? 'und' : tag, { granularity: 'word' });
    } catch {
      // A tag that is none is cut as any language.
      cut = new Intl.Segmenter('und', { granularity: 'word' });
    }
    segmenters.set(tag, cut);
  }
  return Array.from(cut.segment(text), (part) => part.segment);
}

function push(parts: DiffPart[], kind: DiffPart['kind'], text: string): void {
  const last = parts.at(-1);
  if (last?.kind === kind) last.text += text;
  else if (text !== '') parts.push({ kind, text });
}

/**
 * What has to be removed from `before` and added to it to have `after`; the longest common
 * subsequence of words stays. Where both change, the removal comes first.
 */
export function diffWords(before: string, after: string, tag = 'und'): DiffPart[] {
  const a = words(before, tag);
  const b = words(after, tag);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  const parts: DiffPart[] = [];
  push(parts, 'same', a.slice(0, start).join(''));
  if (left.length * right.length > MOST) {
    push(parts, 'removed', left.join(''));
    push(parts, 'added', right.join(''));
  } else {
    middle(left, right, parts);
  }
  push(parts, 'same', a.slice(a.length - end).join(''));
  return tidy(parts);
}

function middle(left: readonly string[], right: readonly string[], parts: DiffPart[]): void {
  const wide = right.length + 1;
  const longest = new Uint32Array((left.length + 1) * wide);
  const at = (i: number, j: number) => longest[i * wide + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      longest[i * wide + j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      push(parts, 'same', left[i] ?? '');
      i++;
      j++;
    } else if (i < left.length && (j >= right.length || at(i + 1, j) >= at(i, j + 1))) {
      push(parts, 'removed', left[i++] ?? '');
    } else {
      push(parts, 'added', right[j++] ?? '');
    }
  }
}

/** A lone space between two changes belongs to them: `a b` for `c d` is one change, not two. */
function tidy(parts: readonly DiffPart[]): DiffPart[] {
  const out: DiffPart[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    push(out, 'removed', removed);
    push(out, 'added', added);
    removed = added = '';
  };
  parts.forEach((part, i) => {
    const next = parts[i + 1];
    if (part.kind === 'removed') removed += part.text;
    else if (part.kind === 'added') added += part.text;
    else if (/^\s+$/.test(part.text) && removed !== '' && added !== '' && next !== undefined) {
      removed += part.text;
      added += part.text;
    } else {
      flush();
      push(out, 'same', part.text);
    }
  });
  flush();
  return out;
}

/**
 * The difference for somebody who reads the new text: where most is new, what went is left out, or
 * they would read two texts at once.
 */
export function readable(parts: readonly DiffPart[]): DiffPart[] {
  const length = (kind: DiffPart['kind']) => parts.filter((part) => part.kind === kind).reduce((sum, part) => sum + part.text.length, 0);
  return length('removed') * 2 > length('removed') + length('same') ? parts.filter((part) => part.kind !== 'removed') : [...parts];
}

/** Where a text may be cut in two: before words, as offsets inside it. */
export function cuts(text: string, tag: string): number[] {
  const out: number[] = [];
  let at = 0;
  for (const word of words(text, tag)) {
    if (at > 0 && /[\p{L}\p{N}]/u.test(word)) out.push(at);
    at += word.length;
  }
  return out;
}

/** The place to cut nearest to an offset; `null` where there is none. */
export function nearestCut(places: readonly number[], offset: number): number | null {
  return places.reduce<number | null>((best, place) => (best === null || Math.abs(place - offset) < Math.abs(best - offset) ? place : best), null);
}
