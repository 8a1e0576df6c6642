/** The coverage strip: which parts of the article something rests on. */

/** Covered segments that follow each other. */
export interface Part {
  /** The first of them. */
  segment: number;
  /** Share of the article's height where it begins, 0 to 1. */
  from: number;
  to: number;
}

/** The covered parts, by the place of each segment, in reading order, in a text of that height. */
export function coveredParts(
  places: readonly { segment: number; top: number; bottom: number }[],
  height: number,
  covered: ReadonlySet<number>,
): Part[] {
  if (height <= 0 || covered.size === 0) return [];
  const out: Part[] = [];
  for (let at = 0; at < places.length; at++) {
    const first = places[at];
    if (first === undefined || !covered.has(first.segment)) continue;
    let last = first;
    for (let next = places[at + 1]; next !== undefined && covered.has(next.segment); next = places[at + 1]) {
      last = next;
      at += 1;
    }
    out.push({ segment: first.segment, from: clamp(first.top / height), to: clamp(last.bottom / height) });
  }
  return out;
}

function clamp(share: number): number {
  return Math.min(Math.max(share, 0), 1);
}
