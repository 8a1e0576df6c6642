/** Ties two scrollers together by segment. */
import { anchorAt, heightOf, type Place } from './scroll';

/**
 * Where the segments lie in a scroller, in reading order. Each is measured when it is asked for: of
 * ten thousand hardly twenty are.
 */
export function placesIn(scroller: HTMLElement): Place[] {
  const zero = scroller.getBoundingClientRect().top - scroller.scrollTop;
  return Array.from(scroller.querySelectorAll<HTMLElement>('[data-segment]'), (element) => ({
    segment: Number(element.dataset['segment']),
    get top() {
      return element.getBoundingClientRect().top - zero;
    },
    get bottom() {
      return element.getBoundingClientRect().bottom - zero;
    },
  }));
}

/** How far below its top a page is read: the line that the pages agree on. */
const LINE = 48;

/** Moves each page as the other is moved by hand; answers what ends it. */
export function attachScrollSync(a: HTMLElement, b: HTMLElement): () => void {
  let leader: HTMLElement | null = null;
  let frame = 0;
  let quiet: ReturnType<typeof setTimeout> | undefined;

  const follow = (from: HTMLElement, to: HTMLElement) => {
    frame = 0;
    if (from.scrollTop <= 0) {
      to.scrollTop = 0;
      return;
    }
    const anchor = anchorAt(placesIn(from), from.scrollTop + LINE);
    const height = anchor === null ? null : heightOf(placesIn(to), anchor);
    if (height !== null) to.scrollTop = height - LINE;
  };

  const onScroll = (from: HTMLElement, to: HTMLElement) => () => {
    // The page that is led scrolls too; only the leader's scrolling counts until it rests.
    if (leader !== null && leader !== from) return;
    leader = from;
    clearTimeout(quiet);
    quiet = setTimeout(() => (leader = null), 140);
    if (frame === 0) frame = requestAnimationFrame(() => follow(from, to));
  };
  const onA = onScroll(a, b);
  const onB = onScroll(b, a);
  a.addEventListener('scroll', onA, { passive: true });
  b.addEventListener('scroll', onB, { passive: true });
  return () => {
    a.removeEventListener('scroll', onA);
    b.removeEventListener('scroll', onB);
    cancelAnimationFrame(frame);
    clearTimeout(quiet);
  };
}
