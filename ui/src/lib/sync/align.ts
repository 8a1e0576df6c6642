/**
 * Facing pages: the blocks of two columns begin at the same height. The column that is ahead is
 * pushed down at the block, so that a paragraph always stands beside its translation.
 */

/** How far each block must be pushed, given where each begins in its own column without pushes. */
export function pushes(
  left: readonly { block: number; top: number }[],
  right: readonly { block: number; top: number }[],
): { left: Map<number, number>; right: Map<number, number> } {
  const out = { left: new Map<number, number>(), right: new Map<number, number>() };
  const tops = new Map(right.map(({ block, top }) => [block, top]));
  let shiftLeft = 0;
  let shiftRight = 0;
  for (const { block, top } of left) {
    const other = tops.get(block);
    if (other === undefined) continue;
    const ahead = other + shiftRight - (top + shiftLeft);
    if (ahead > 0.5) {
      out.left.set(block, ahead);
      shiftLeft += ahead;
    } else if (ahead < -0.5) {
      out.right.set(block, -ahead);
      shiftRight -= ahead;
    }
  }
  return out;
}

const PUSHED = '--push';

function blocksOf(column: HTMLElement): HTMLElement[] {
  return [...column.querySelectorAll<HTMLElement>('[data-block]:not(.fixed)')];
}

function clear(column: HTMLElement): void {
  for (const block of blocksOf(column)) block.style.removeProperty(PUSHED);
}

function topsOf(column: HTMLElement): { block: number; top: number }[] {
  const zero = column.getBoundingClientRect().top - column.scrollTop;
  return blocksOf(column).map((element) => ({
    block: Number(element.dataset['block']),
    top: element.getBoundingClientRect().top - zero,
  }));
}

function push(column: HTMLElement, by: ReadonlyMap<number, number>): void {
  for (const element of blocksOf(column)) {
    const amount = by.get(Number(element.dataset['block']));
    if (amount !== undefined) element.style.setProperty(PUSHED, `${amount.toFixed(1)}px`);
  }
}

/** Keeps two scrollers' blocks side by side until the answer is called. */
export function attachAlignment(left: HTMLElement, right: HTMLElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const align = () => {
    timer = undefined;
    clear(left);
    clear(right);
    const by = pushes(topsOf(left), topsOf(right));
    push(left, by.left);
    push(right, by.right);
  };
  // A stream changes sizes many times a second; often enough is ten times.
  const sizes = new ResizeObserver(() => (timer ??= setTimeout(align, 90)));
  for (const column of [left, right]) if (column.firstElementChild !== null) sizes.observe(column.firstElementChild);
  align();
  return () => {
    sizes.disconnect();
    clearTimeout(timer);
    clear(left);
    clear(right);
  };
}

/** Moves two aligned scrollers as one. */
export function attachEqualScroll(a: HTMLElement, b: HTMLElement): () => void {
  const tie = (from: HTMLElement, to: HTMLElement) => () => {
    // A page that already stands there does not scroll again, so this comes to rest by itself.
    if (Math.abs(to.scrollTop - from.scrollTop) > 1) to.scrollTop = from.scrollTop;
  };
  const onA = tie(a, b);
  const onB = tie(b, a);
  b.scrollTop = a.scrollTop;
  a.addEventListener('scroll', onA, { passive: true });
  b.addEventListener('scroll', onB, { passive: true });
  return () => {
    a.removeEventListener('scroll', onA);
    b.removeEventListener('scroll', onB);
  };
}
