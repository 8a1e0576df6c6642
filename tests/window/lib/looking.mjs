/** How the page lies in its window. */

export const SIZES = [
  [1360, 820],
  [900, 700],
];

/** Makes the page itself so large, whatever the window's frame takes. */
export async function fit(session, width, height) {
  let [w, h] = [width, height];
  await session.until(`the page is ${width} × ${height}`, async () => {
    await session.resize(w, h);
    // The window manager answers when it likes.
    await new Promise((resolve) => setTimeout(resolve, 150));
    const [innerWidth, innerHeight] = await session.run(() => [window.innerWidth, window.innerHeight]);
    [w, h] = [w + width - innerWidth, h + height - innerHeight];
    return innerWidth === width && innerHeight === height;
  });
}

/** What is wider than the window. */
export function sticksOut(session) {
  return session.run(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** How light the paper is, from 0 to 1. */
export function lightness(session) {
  return session.run(() => {
    const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map(Number);
    return (r + g + b) / 3 / 255;
  });
}
