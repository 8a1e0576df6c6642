/** What a reader does and sees, in terms of the page. */
import assert from 'node:assert/strict';
import { newPlace, openWindow } from './app.mjs';
import { Key } from './webdriver.mjs';

/**
 * Opens the window on a place, hands it to a function, and closes it again. The page must not have
 * gone wrong meanwhile.
 */
export async function inWindow(place, options, use) {
  const opened = await openWindow(place, options);
  try {
    await use(opened.session, opened);
    assert.deepEqual(await opened.errors(), [], 'nothing went wrong in the page');
  } catch (error) {
    const printed = await opened.log();
    if (printed !== '') console.error(`the program printed:\n${printed}`);
    throw error;
  } finally {
    await opened.close();
  }
}

/** Runs a test in a new place and clears it away. */
export async function inNewPlace(use) {
  const place = await newPlace();
  try {
    await use(place);
  } finally {
    await place.remove();
  }
}

/** A step of a longer test, told by itself. What comes after a failed one is not tried. */
export async function step(t, name, use) {
  let failed;
  await t.test(name, async () => {
    try {
      await use();
    } catch (error) {
      failed = error;
      throw error;
    }
  });
  if (failed) throw failed;
}

export const welcome = (session) => session.find('.welcome');

/** Opens the sample article from the empty window. */
export async function trySample(session) {
  await (await session.find('.welcome .sample')).click();
}

/** Types a text into the dialog, as if it were pasted. */
export async function openText(session, text) {
  await session.press(Key.Control, 'o');
  await (await session.find('#open-text')).type(text);
  await session.press(Key.Control, Key.Enter);
  await session.until('the dialog closes', async () => (await session.all('#open-text')).length === 0);
}

/** The article as the left page shows it, once it does. */
export async function readOriginal(session) {
  await session.find('#original article h1');
  return session.run(() => {
    const article = document.querySelector('#original article');
    const texts = (selector) => [...article.querySelectorAll(selector)].map((element) => element.textContent.trim());
    return {
      titles: texts('h1'),
      headings: texts('h2, h3, h4, h5, h6'),
      paragraphs: texts('p[data-block]'),
      lang: article.lang,
      dir: getComputedStyle(article).direction,
      text: article.textContent,
    };
  });
}

/** Waits for a summary that is done; gives its points as `{ text, evidence }`. */
export async function readSummary(session) {
  await session.until('a summary is there', () =>
    session.run(() => {
      const list = document.querySelector('ol[aria-busy="false"]');
      return list !== null && list.querySelector('[data-point] [data-text]') !== null;
    }),
  );
  return session.run(() =>
    [...document.querySelectorAll('[data-point]')].map((point) => ({
      text: point.querySelector('[data-text]')?.textContent.trim() ?? '',
      evidence: point.querySelectorAll('.cite').length,
    })),
  );
}

/** What hangs together on the screen now. */
export function readThread(session) {
  return session.run(() => ({
    lit: [...document.querySelectorAll('#original [data-segment].lit')].map((segment) => segment.textContent.trim()),
    on: [...document.querySelectorAll('[data-point].on')].map((point) => Number(point.dataset.point)),
    ribbons: [...document.querySelectorAll('.gutter svg path[d]')].map((path) => path.getAttribute('d')).length,
  }));
}
