/** The shape of an article on the page. */
import type { ArticleView, BlockView } from '$lib/api/bindings';

export type Group = { kind: 'list'; key: string; blocks: BlockView[] } | { kind: 'one'; key: string; block: BlockView };

/** Blocks to draw, list items that follow each other together. */
export function groupBlocks(blocks: readonly BlockView[], showDropped: boolean): Group[] {
  const groups: Group[] = [];
  for (const block of blocks) {
    if (block.dropped !== null && !showDropped) continue;
    const last = groups.at(-1);
    if (block.kind === 'list-item' && block.dropped === null) {
      if (last?.kind === 'list') last.blocks.push(block);
      else groups.push({ kind: 'list', key: `l${String(block.id)}`, blocks: [block] });
    } else {
      groups.push({ kind: 'one', key: `b${String(block.id)}`, block });
    }
  }
  return groups;
}

export interface SegmentPlace {
  id: number;
  number: number;
  text: string;
  block: BlockView;
}

/** Every segment of the kept text in reading order, the title first. */
export function segmentPlaces(article: ArticleView): SegmentPlace[] {
  return article.blocks
    .filter((block) => block.dropped === null)
    .flatMap((block) =>
      block.segments.map((s) => ({ id: s.id, number: s.number, text: block.text.slice(s.start, s.end), block })),
    );
}

/** Scripts that run without spaces between sentences. */
const UNSPACED = new Set(['zh', 'ja', 'th', 'lo', 'km', 'my', 'yue']);

/** What stands between two segments of a paragraph in a language. */
export function joiner(tag: string): string {
  return UNSPACED.has((tag.split('-')[0] ?? tag).toLowerCase()) ? '' : ' ';
}

const RTL = new Set(['ar', 'he', 'fa', 'ur', 'ps', 'sd', 'ug', 'yi', 'ckb', 'dv', 'syr', 'arc', 'ks']);

/** The direction a language is written in; the text decides where the language is not known. */
export function direction(tag: string | null): 'ltr' | 'rtl' | 'auto' {
  if (tag === null || tag === '' || tag === 'und') return 'auto';
  const [primary = '', ...rest] = tag.toLowerCase().split('-');
  if (rest.some((part) => part === 'arab' || part === 'hebr')) return 'rtl';
  if (rest.some((part) => part === 'latn' || part === 'cyrl')) return 'ltr';
  return RTL.has(primary) ? 'rtl' : 'ltr';
}
