/** Scrolling two pages together by segment, not by share of their height. */

/** Where a segment lies in the scrolled text, in CSS pixels from its start. */
export interface Place {
  segment: number;
  top: number;
  bottom: number;
}

/** A position in the text: a segment and how far into it, 0 to 1. */
export interface Anchor {
  segment: number;
  into: number;
}

/** The segment at height `y`; of the places, in reading order, the last that begins above it. */
export function anchorAt(places: readonly Place[], y: number): Anchor | null {
  let low = 0;
  let high = places.length - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.top ?? 0) <= y) {
      found = middle;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  const place = places[Math.max(found, 0)];
  if (place === undefined) return null;
  const next = places[Math.max(found, 0) + 1];
  // The space behind a segment belongs to it, so that the pages never stand still between two.
  const end = Math.max(place.bottom, next?.top ?? place.bottom);
  const height = Math.max(end - place.top, 1);
  return { segment: place.segment, into: Math.min(Math.max((y - place.top) / height, 0), 1) };
}

/** The height at which an anchor lies in other places; `null` where they lack the segment. */
export function heightOf(places: readonly Place[], anchor: Anchor): number | null {
  const index = places.findIndex((p) => p.segment === anchor.segment);
  const place = places[index];
  if (place === undefined) return null;
  const end = Math.max(place.bottom, places[index + 1]?.top ?? place.bottom);
  return place.top + (end - place.top) * anchor.into;
}
