/** The coverage strip: which parts of the article something rests on. */

export interface Part {
  segment: number;
  /** Share of the article's height where it begins, 0 to 1. */
  from: number;
  to: number;
}

/** The covered parts, by the place of each segment in a text of that height. */
export function coveredParts(
  places: readonly { segment: number; top: number; bottom: number }[],
  height: number,
  covered: ReadonlySet<number>,
): Part[] {
  if (height <= 0) return [];
  return places
    .filter((p) => covered.has(p.segment))
    .map((p) => ({ segment: p.segment, from: clamp(p.top / height), to: clamp(p.bottom / height) }));
}

function clamp(share: number): number {
  return Math.min(Math.max(share, 0), 1);
}
