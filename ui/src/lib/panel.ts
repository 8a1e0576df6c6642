/** Panels that hang from a button: menus and lists. */

/** Places a panel below its button, or above it where there is no room, inside the window and at most that many pixels high. */
export function hang(panel: HTMLElement, button: HTMLElement, most = 440): void {
  const MARGIN = 8;
  const at = button.getBoundingClientRect();
  const rtl = getComputedStyle(button).direction === 'rtl';
  const below = window.innerHeight - at.bottom - 2 * MARGIN;
  const above = at.top - 2 * MARGIN;
  const up = below < 220 && above > below;
  panel.style.maxHeight = `${String(Math.min(most, up ? above : below))}px`;
  panel.style.minWidth = `${String(at.width)}px`;
  const width = panel.offsetWidth;
  const wanted = rtl ? at.right - width : at.left;
  panel.style.left = `${String(Math.max(MARGIN, Math.min(wanted, window.innerWidth - width - MARGIN)))}px`;
  panel.style.top = up ? 'auto' : `${String(at.bottom + 4)}px`;
  panel.style.bottom = up ? `${String(window.innerHeight - at.top + 4)}px` : 'auto';
}

/** Opens a panel over everything, and closes it when the reader goes elsewhere. */
export function hanging(button: () => HTMLElement | null, close: (refocus: boolean) => void, most?: number) {
  return (panel: HTMLElement) => {
    // Over dialogs too; an engine without popovers shows it in place.
    if (typeof panel.showPopover === 'function') panel.showPopover();
    const from = button();
    if (from !== null) hang(panel, from, most);
    const onDown = (e: PointerEvent) => {
      const target = e.target as Node;
      if (!panel.contains(target) && !(button()?.contains(target) ?? false)) close(false);
    };
    const onKey = (e: KeyboardEvent) => {
      if (e.key !== 'Escape') return;
      e.preventDefault();
      e.stopPropagation();
      close(true);
    };
    const onResize = () => close(false);
    document.addEventListener('pointerdown', onDown, true);
    panel.addEventListener('keydown', onKey);
    window.addEventListener('resize', onResize);
    return () => {
      document.removeEventListener('pointerdown', onDown, true);
      panel.removeEventListener('keydown', onKey);
      window.removeEventListener('resize', onResize);
    };
  };
}

/** The next index in a ring of `count` for an arrow, Home or End key; `null` for other keys. */
export function ringStep(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at <= 0 ? count : at) - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
