/** The two pages on screen, for what must know where things lie on them. */
export class Pages {
  original = $state.raw<HTMLElement | null>(null);
  result = $state.raw<HTMLElement | null>(null);
  /** Changes whenever something on a page may have moved. */
  moves = $state(0);
  #frame = 0;

  /** Tells that something moved; many tellings in one frame count once. */
  moved(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.moves += 1;
    });
  }

  segment(page: 'original' | 'result', id: number): HTMLElement | null {
    return this[page]?.querySelector<HTMLElement>(`[data-segment="${String(id)}"]`) ?? null;
  }

  point(index: number): HTMLElement | null {
    return this.result?.querySelector<HTMLElement>(`[data-point="${String(index)}"]`) ?? null;
  }

  /** Brings an element into view, a third of the page from its top, unless it is in view. */
  reveal(page: HTMLElement | null, element: HTMLElement | null): void {
    if (page === null || element === null) return;
    const frame = page.getBoundingClientRect();
    const at = element.getBoundingClientRect();
    const margin = 24;
    if (at.top >= frame.top + margin && at.bottom <= frame.bottom - margin) return;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    page.scrollTo({
      top: page.scrollTop + at.top - frame.top - frame.height / 3,
      behavior: calm ? 'auto' : 'smooth',
    });
  }

  /** A page's scroller: takes note of it, of its scrolling and of every change of its size. */
  attach(page: 'original' | 'result') {
    return (element: HTMLElement) => {
      this[page] = element;
      const moved = () => this.moved();
      const sizes = new ResizeObserver(moved);
      sizes.observe(element);
      if (element.firstElementChild !== null) sizes.observe(element.firstElementChild);
      element.addEventListener('scroll', moved, { passive: true });
      return () => {
        sizes.disconnect();
        element.removeEventListener('scroll', moved);
        if (this[page] === element) this[page] = null;
      };
    };
  }
}
