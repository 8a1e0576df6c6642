/** The rows on the page: their fields, and what is selected in a source. */

/** The field of a row's target, where it is on the page. */
export function fieldOf(row: string): HTMLTextAreaElement | null {
  const found = document.querySelector(`textarea[data-target="${CSS.escape(row)}"]`);
  return found instanceof HTMLTextAreaElement ? found : null;
}

/** What is selected within an element, as offsets in its text; `null` where nothing of it is. */
export function selectedIn(element: HTMLElement): { start: number; end: number } | null {
  const selection = window.getSelection();
  if (selection === null || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return { start, end: start + range.toString().length };
}
