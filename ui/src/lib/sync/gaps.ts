/** What is left out: runs of sentences that nothing rests on, by the section they stand in. */
import type { SegmentPlace } from './blocks';

export interface Gap {
  /** The first segment's id, to go to. */
  segment: number;
  /** Numbers of the first and the last sentence. */
  from: number;
  to: number;
  /** The heading above; empty where there is none. */
  heading: string;
  /** The first sentence. */
  text: string;
}

/** The gaps in reading order. Headings and the title are told by their numbers and kinds, never counted. */
export function gapsOf(places: readonly SegmentPlace[], covered: ReadonlySet<number>): Gap[] {
  const out: Gap[] = [];
  let heading = '';
  let open: Gap | null = null;
  for (const place of places) {
    const { kind } = place.block;
    if (kind === 'title' || kind === 'heading') {
      if (kind === 'heading') heading = place.text;
      open = null;
    } else if (place.number === 0) continue;
    else if (covered.has(place.id)) open = null;
    else if (open === null) {
      open = { segment: place.id, from: place.number, to: place.number, heading, text: place.text };
      out.push(open);
    } else open.to = place.number;
  }
  return out;
}
