/** Cutting texts at UTF-16 offsets: blocks into segments, texts into marked stretches. */
import type { SegmentView } from '$lib/api/bindings';

export interface Piece {
  text: string;
  /** The segment it belongs to; `null` for what lies between segments. */
  segment: SegmentView | null;
}

/**
 * The pieces of `text` between `from` and `to`, in order, that together are exactly that text.
 * Segments that overlap or leave the text are cut to what is left of it.
 */
export function pieces(text: string, segments: readonly SegmentView[], from = 0, to = text.length): Piece[] {
  const out: Piece[] = [];
  let at = from;
  for (const segment of segments) {
    const start = Math.max(at, Math.min(segment.start, to));
    const end = Math.max(start, Math.min(segment.end, to));
    if (end === start) continue;
    if (start > at) out.push({ text: text.slice(at, start), segment: null });
    out.push({ text: text.slice(start, end), segment });
    at = end;
  }
  if (at < to) out.push({ text: text.slice(at, to), segment: null });
  return out;
}

/** A segment's text with what stands before it and belongs to none. */
export interface Run {
  before: string;
  text: string;
  segment: SegmentView;
}

/** The same pieces as one run a segment, and what stands behind the last. */
export function runs(text: string, segments: readonly SegmentView[], from = 0, to = text.length): { runs: Run[]; rest: string } {
  const out: Run[] = [];
  let before = '';
  for (const piece of pieces(text, segments, from, to)) {
    if (piece.segment === null) before += piece.text;
    else {
      out.push({ before, text: piece.text, segment: piece.segment });
      before = '';
    }
  }
  return { runs: out, rest: before };
}

export interface Span {
  start: number;
  end: number;
}

export interface Stretch {
  text: string;
  /** Index of the span it lies in; `null` outside of all. */
  span: number | null;
}

/** Cuts a text at spans. Of spans that overlap the earlier one has the shared part. */
export function stretches(text: string, spans: readonly Span[]): Stretch[] {
  const order = spans.map((span, index) => ({ ...span, index })).sort((a, b) => a.start - b.start);
  const out: Stretch[] = [];
  let at = 0;
  for (const { start, end, index } of order) {
    const from = Math.max(at, Math.min(start, text.length));
    const to = Math.max(from, Math.min(end, text.length));
    if (to === from) continue;
    if (from > at) out.push({ text: text.slice(at, from), span: null });
    out.push({ text: text.slice(from, to), span: index });
    at = to;
  }
  if (at < text.length) out.push({ text: text.slice(at), span: null });
  return out;
}

export interface Cell {
  from: number;
  to: number;
}

/** Where the cells of a table's text lie: rows at line ends, cells at tabs or ` | `. */
export function tableCells(text: string): Cell[][] {
  const rows: Cell[][] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const row: Cell[] = [];
    let at = lineStart;
    for (const mark of line.matchAll(/\t| \| /g)) {
      row.push({ from: at, to: lineStart + mark.index });
      at = lineStart + mark.index + mark[0].length;
    }
    row.push({ from: at, to: lineStart + line.length });
    if (line.trim() !== '') rows.push(row);
    lineStart += line.length + 1;
  }
  return rows;
}
