/** What the review's list shows: pure functions of its rows. */
import type { FindingView, ReviewChange, ReviewCounts, ReviewRow } from '$lib/api/bindings';

export type RowFilter = 'all' | 'to-check' | 'unreviewed' | 'edited' | 'proposals';
export const FILTERS: readonly RowFilter[] = ['all', 'to-check', 'unreviewed', 'edited', 'proposals'];

/** What a row is to somebody who reviews: its state, and what they still have to look at. */
export type RowMark = 'initial' | 'check' | 'edited' | 'translated' | 'reviewed' | 'final';

export function approved(row: ReviewRow): boolean {
  return row.state === 'reviewed' || row.state === 'final';
}

/** Findings that ask to be looked at. */
export function openFindings(row: ReviewRow): FindingView[] {
  return row.findings.filter((finding) => finding.severity !== 'neutral');
}

export function toCheck(row: ReviewRow): boolean {
  return !approved(row) && openFindings(row).length > 0;
}

export function edited(row: ReviewRow): boolean {
  // A row to which nothing was done yet is nobody's.
  return row.text.trim() !== '' && (row.origin === 'human' || row.machine !== null);
}

export function markOf(row: ReviewRow): RowMark {
  if (row.state === 'reviewed' || row.state === 'final' || row.state === 'initial') return row.state;
  if (toCheck(row)) return 'check';
  return edited(row) ? 'edited' : 'translated';
}

export function passes(row: ReviewRow, filter: RowFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'to-check':
      return toCheck(row);
    case 'unreviewed':
      return !approved(row);
    case 'edited':
      return edited(row);
    case 'proposals':
      return row.proposals.length > 0;
  }
}

/** How many rows a filter shows, by the counts of the review. */
export function countOf(counts: ReviewCounts, filter: RowFilter): number {
  switch (filter) {
    case 'all':
      return counts.total;
    case 'to-check':
      return counts.to_check;
    case 'unreviewed':
      return counts.total - counts.approved;
    case 'edited':
      return counts.edited;
    case 'proposals':
      return counts.proposals;
  }
}

/**
 * The rows to show, in the order of `ranks` where there are some. One that is worked on stays until
 * it is left, whatever became of it.
 */
export function visible(rows: readonly ReviewRow[], filter: RowFilter, ranks: ReadonlyMap<string, number> | null, held: string | null): readonly ReviewRow[] {
  const shown = filter === 'all' ? rows : rows.filter((row) => row.id === held || passes(row, filter));
  if (ranks === null) return shown;
  const rank = (row: ReviewRow) => ranks.get(row.id) ?? ranks.size;
  return [...shown].sort((a, b) => rank(a) - rank(b));
}

/**
 * What to read first, as a place by id: grave findings, then where the engines disagree, approved
 * rows last. Taken once, so that no row moves away under the hand that works on it.
 */
export function readFirst(rows: readonly ReviewRow[]): Map<string, number> {
  const weigh = (row: ReviewRow) => (approved(row) ? -1 : gravity(row) + (row.disagreement ?? 0));
  const order = rows.map((row) => ({ id: row.id, weight: weigh(row) })).sort((a, b) => b.weight - a.weight);
  return new Map(order.map(({ id }, place) => [id, place]));
}

function gravity(row: ReviewRow): number {
  return row.findings.some((f) => f.severity === 'critical' || f.severity === 'major') ? 1 : 0;
}

/** The next row for which `wanted` holds, from `from` on, around the end; -1 for none. */
export function nextIndex(rows: readonly ReviewRow[], from: number, step: 1 | -1, wanted: (row: ReviewRow) => boolean): number {
  for (let i = 1; i <= rows.length; i++) {
    const at = (((from + step * i) % rows.length) + rows.length) % rows.length;
    const row = rows[at];
    if (row !== undefined && wanted(row)) return at;
  }
  return -1;
}

/** The rows after a change. Rows that are new stand where the article has them. */
export function applied(rows: readonly ReviewRow[], change: Pick<ReviewChange, 'rows' | 'removed'>): ReviewRow[] {
  const removed = new Set(change.removed);
  const changed = new Map(change.rows.map((row) => [row.id, row]));
  const out: ReviewRow[] = [];
  let fresh = change.rows.length;
  for (const row of rows) {
    if (removed.has(row.id)) continue;
    const next = changed.get(row.id);
    if (next !== undefined) {
      changed.delete(row.id);
      fresh--;
    }
    out.push(next ?? row);
  }
  if (fresh === 0) return out;
  return [...out, ...changed.values()].sort(byPlace);
}

function byPlace(a: ReviewRow, b: ReviewRow): number {
  return (a.segments[0] ?? 0) - (b.segments[0] ?? 0) || partOf(a.id) - partOf(b.id);
}

/** The part of a cut segment, 0 for the first. */
function partOf(id: string): number {
  return Number(id.split('.')[1] ?? 0);
}

export interface Finder {
  /** Every place in a text. */
  all: (text: string) => { start: number; end: number }[];
  /** Whether a row has any on either side; ten thousand rows are asked at every key. */
  inRow: (row: ReviewRow) => boolean;
}

/** Looks for what was typed, whatever the case. */
export function finder(typed: string): Finder {
  if (typed.trim() === '') return { all: () => [], inRow: () => false };
  const escaped = typed.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const pattern = new RegExp(escaped, 'giu');
  const one = new RegExp(escaped, 'iu');
  const plain = fold(typed);
  return {
    all: (text) => Array.from(text.matchAll(pattern), (m) => ({ start: m.index, end: m.index + m[0].length })),
    inRow: (row) => {
      // Plain search is many times faster than a pattern; the pattern has the last word.
      const { source, text } = foldedOf(row);
      return (source.includes(plain) && one.test(row.source)) || (text.includes(plain) && one.test(row.text));
    },
  };
}

/** A text in which letters that a pattern takes for the same whatever their case are the same. */
const fold = (text: string) => text.toLowerCase().replaceAll('ς', 'σ').replaceAll('ſ', 's');

const folded = new WeakMap<ReviewRow, { source: string; text: string }>();

function foldedOf(row: ReviewRow): { source: string; text: string } {
  let known = folded.get(row);
  if (known === undefined) {
    known = { source: fold(row.source), text: fold(row.text) };
    folded.set(row, known);
  }
  return known;
}

/** A text with a finding's suggestion in its place; `null` where it has none. */
export function fixed(text: string, finding: FindingView): string | null {
  const { target, suggestion } = finding;
  if (target === null || suggestion === null || text.slice(target.start, target.end) !== target.text) return null;
  return text.slice(0, target.start) + suggestion + text.slice(target.end);
}
