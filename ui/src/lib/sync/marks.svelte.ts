/** Lights segments on a page. */
import type { Reader } from '$lib/state/reader.svelte';

/** A class, and the segments that have it. */
type Marks = Readonly<Record<string, Iterable<number>>>;

/**
 * Puts classes on the segments of a page from one place: were each of ten thousand to watch what is
 * lit, every move of the pointer would ask all of them.
 */
export function segmentMarks(reader: Reader, marks: () => Marks) {
  return (page: HTMLElement) => {
    let marked: { element: Element; name: string }[] = [];
    $effect(() => {
      // A page that is drawn anew has new elements.
      void [reader.article, reader.showDropped, reader.translation, reader.targets.size, reader.pointed];
      for (const { element, name } of marked) element.classList.remove(name);
      marked = Object.entries(marks()).flatMap(([name, ids]) =>
        [...ids].flatMap((id) => Array.from(page.querySelectorAll(`[data-segment="${String(id)}"]`), (element) => ({ element, name }))),
      );
      for (const { element, name } of marked) element.classList.add(name);
    });
  };
}

/** One segment, or none. */
export const one = (id: number | null): number[] => (id === null ? [] : [id]);
