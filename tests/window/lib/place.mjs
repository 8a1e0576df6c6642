/**
 * Where the letter at an offset of a row's text stands in the page, as a place to point at; `null` where
 * there is none. It runs in the page and sees only its arguments.
 */
export function placeOf([row, offset]) {
  const walker = document.createTreeWalker(document.querySelector(`[data-target="${row}"]`), NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (left < node.length) {
      const range = document.createRange();
      range.setStart(node, left);
      range.setEnd(node, left + 1);
      const { x, y, height } = range.getBoundingClientRect();
      // On the screen it is as much further on as the window.
      return { x: x + 1, y: y + height / 2, screen: { x: window.screenX, y: window.screenY } };
    }
    left -= node.length;
  }
  return null;
}
