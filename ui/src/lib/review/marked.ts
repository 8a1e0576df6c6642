/** Texts of a row as stretches with what is to be seen in them. */
import type { FindingView, ReviewRow } from '$lib/api/bindings';
import type { Messages } from '$lib/i18n/en';
import { i18n } from '$lib/i18n/index.svelte';
import { stretches, type Span } from '$lib/sync/slice';
import { checkWords, compares, isRed } from '$lib/findings';
import { openFindings } from './rows';

/** A finding that the check is sure of is red. */
export type MarkKind = 'finding' | 'finding red' | 'found' | 'hit' | 'miss';

export interface Marked {
  text: string;
  kind: MarkKind | null;
}

function cut(text: string, spans: readonly (Span & { kind: MarkKind })[]): Marked[] {
  return stretches(text, spans).map((part) => ({ text: part.text, kind: part.span === null ? null : (spans[part.span]?.kind ?? null) }));
}

const kindOf = (finding: FindingView): MarkKind => (isRed(finding) ? 'finding red' : 'finding');

type Find = (text: string) => Span[];

/** Nothing is looked for. */
export const none: Find = () => [];

const found = (text: string, find: Find) => find(text).map((span) => ({ ...span, kind: 'found' as const }));

/** The source: places found, what findings rest on, terms. */
export function markedSource(row: ReviewRow, find: Find): Marked[] {
  const findings = openFindings(row).flatMap((finding) => {
    const { source } = finding;
    if (source === null || source.text === '' || compares(finding)) return [];
    // Offsets count from the segment; in a row of several or of a part of one the words are looked for.
    const whole = row.segments.length === 1 && row.source.slice(source.start, source.end) === source.text;
    const start = whole ? source.start : row.source.indexOf(source.text);
    return start < 0 ? [] : [{ start, end: start + source.text.length, kind: kindOf(finding) }];
  });
  const terms = row.terms.map((use) => ({ start: use.start, end: use.end, kind: use.hit ? ('hit' as const) : ('miss' as const) }));
  return cut(row.source, [...found(row.source, find), ...findings, ...terms]);
}

/** A target as it is typed: findings only where they were made for just that text. */
export function markedTarget(row: ReviewRow, text: string, find: Find): Marked[] {
  const findings = text === row.text ? openFindings(row).flatMap((finding) => (finding.target === null || compares(finding) ? [] : [{ ...finding.target, kind: kindOf(finding) }])) : [];
  return cut(text, [...found(text, find), ...findings]);
}

/** Where a target comes from, in words. */
export function originWords(row: ReviewRow, t: Messages): string {
  if (row.text === '' && row.state === 'initial') return '';
  if (row.origin === 'memory') return t.review.origin.memory(i18n.percent((row.percent ?? 100) / 100));
  if (row.origin === 'human') return row.machine === null ? t.review.origin.written : t.review.origin.edited;
  return row.machine === null ? (row.engine?.name ?? '') : t.review.origin.edited;
}

/** What a check is called. */
export function checkTitle(check: string, t: Messages): string | null {
  return checkWords(check, t)?.title ?? null;
}
