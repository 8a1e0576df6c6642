/** Which points rest on which segments. */
import type { PointView, SummaryView } from '$lib/api/bindings';

/** For each segment the points that rest on it, in order. */
export function pointsBySegment(points: readonly (PointView | null)[]): Map<number, number[]> {
  const map = new Map<number, number[]>();
  points.forEach((point, index) => {
    // What was left out of the summary covers nothing.
    if (point?.dropped === true) return;
    for (const segment of point?.evidence ?? []) {
      const list = map.get(segment);
      if (list === undefined) map.set(segment, [index]);
      else list.push(index);
    }
  });
  return map;
}

/** A point as far as it is: its text so far, and the whole once it is done. */
export interface Row {
  text: string;
  point: PointView | null;
}

/** The rows of a summary that is done. */
export function rowsOf(summary: SummaryView): Row[] {
  return summary.points.map((point) => ({ text: point.text, point }));
}

/** How many points there are of each status; what the reader found fine counts as supported. */
export function tally(rows: readonly Row[]): { supported: number; check: number; unsupported: number } {
  const count = { supported: 0, check: 0, unsupported: 0 };
  for (const { point } of rows) if (point !== null && point.dropped !== true) count[point.accepted === true ? 'supported' : point.status] += 1;
  return count;
}
