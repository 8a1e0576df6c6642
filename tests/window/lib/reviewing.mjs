/** A review in the real window, in terms of its page. */
import { openText, readOriginal } from './reading.mjs';
import { Key } from './webdriver.mjs';

/** Sets the service up in the window's own library, then loads the page anew. */
export async function setUp(session, baseUrl, model) {
  await session.run(
    async (base_url, model) => {
      const call = (name, request) => window.__TAURI_INTERNALS__.invoke(name, { request });
      const draft = { id: null, name: 'Scripted', preset: 'openai-compatible', base_url, model };
      const engine = await call('save_engine', draft);
      const settings = await call('get_settings', {});
      await call('save_settings', { ...settings, target_language: 'el', translation_engine: engine.id });
      window.isOldPage = true;
      location.reload();
    },
    baseUrl,
    model,
  );
  await session.until('the page is loaded anew', () =>
    session.run(() => window.isOldPage === undefined && document.querySelector('.welcome .sample') !== null),
  );
}

/** Opens a text, has it translated and begins its review, all by the keyboard. */
export async function beginReview(session, text) {
  await openText(session, text);
  await readOriginal(session);
  await session.press(Key.Control, Key.Shift, Key.Enter);
  await said(session, 'The translation is ready.');
  await session.press(Key.Control, 'e');
  await atRow(session, 'the review begins at its first row');
}

/** What stands in the library, row by row, with its counts. */
export const stored = (session) =>
  session.promise(async () => {
    const call = (name, request) => window.__TAURI_INTERNALS__.invoke(name, { request });
    const { rows } = await call('list_articles', { search: '', filter: 'all', language: null, limit: 1, offset: 0 });
    return call('get_review', { article: rows[0].id, to: 'el' });
  });

/** The row that is worked on, as the page shows it. */
export const current = (session) =>
  session.run(() => {
    const row = document.querySelector('[data-review-row][aria-current="true"]');
    if (row === null) return null;
    const field = row.querySelector('textarea[data-target]');
    return {
      id: row.dataset.reviewRow,
      source: row.querySelector('.source').textContent,
      text: field?.value ?? '',
      focused: field !== null && document.activeElement === field,
      findings: [...row.querySelectorAll('.findings > li')].map((li) => li.textContent.trim()),
      state: row.querySelector('.state').textContent.trim(),
    };
  });

/** Waits until the row that is worked on holds the focus and passes a test; gives it. */
export const atRow = (session, what, wanted = () => true) =>
  session.until(what, async () => {
    const row = await current(session);
    return row !== null && row.focused && wanted(row) && row;
  });

/** Waits until what was typed into the row is in the library, as the page says. */
export const untilStored = (session) =>
  session.until('what was typed is stored', () =>
    session.run(() => {
      const row = document.querySelector('[data-review-row][aria-current="true"]');
      return row !== null && !row.textContent.includes('not stored yet');
    }),
  );

/** Goes to the end of the field and types. */
export async function append(session, text) {
  await session.press(Key.Control, Key.End);
  await session.keys(text);
}

/** Waits until the window says something. */
export const said = (session, text) =>
  session.until(`the window says “${text}”`, () => session.run((text) => document.body.textContent.includes(text), text));
