// Every face of the window, light and dark, wide and narrow: nothing sticks out, and there are
// pictures to look at.
import assert from 'node:assert/strict';
import test from 'node:test';
import { fit, SIZES, sticksOut } from '../lib/looking.mjs';
import { inNewPlace, inWindow, readOriginal, trySample } from '../lib/reading.mjs';
import { atRow, said, setUp, stored } from '../lib/reviewing.mjs';
import { withService } from '../lib/service.mjs';
import { shoot } from '../lib/shots.mjs';
import { Key } from '../lib/webdriver.mjs';
import { xdotool } from '../lib/xdotool.mjs';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
/** Waits for a dialog that is wholly in sight, with what is in it. */
const dialog = (session) =>
  session.until('a dialog is shown', () =>
    session.run(() => {
      const box = document.querySelector('dialog[open]')?.getBoundingClientRect();
      const inside = document.querySelector('dialog[open] .inside')?.getBoundingClientRect();
      return box !== undefined && box.height > 100 && inside.height > box.height - 4 && box.top >= 0 && box.bottom <= window.innerHeight;
    }),
  );
const closed = (session) => session.until('the dialog closes', async () => (await session.all('dialog[open]')).length === 0);

/** Runs an action by its words in the list of commands. */
async function command(session, words) {
  await session.press(Key.Control, 'k');
  await session.find('dialog input[role="combobox"]');
  await session.keys(words);
  await session.press(Key.Enter);
}

/** What is opened over a page, and how it is closed again. */
const OVER = {
  glossary: (session) => session.press(Key.Control, Key.Shift, 'g'),
  memory: (session) => command(session, 'memory'),
  history: (session) => session.press(Key.Control, Key.Shift, 'h'),
  replace: (session) => session.press(Key.Control, 'h'),
  keys: (session) => command(session, 'show the keys'),
  engines: (session) => session.press(Key.Control, ','),
  costs: (session) => command(session, 'costs'),
  open: (session) => session.press(Key.Control, 'o'),
};

for (const dark of [false, true]) {
  const theme = dark ? 'dark' : 'light';
  test(`every face of the window, ${theme}`, async (t) => {
    await withService(async (service) => {
      await inNewPlace(async (place) => {
        await inWindow(place, { dark }, async (session) => {
          const look = async (name) => {
            for (const [width, height] of SIZES) {
              await fit(session, width, height);
              await shoot(session, `${name}-${theme}-${width}x${height}`);
              assert.ok((await sticksOut(session)) <= 0, `${name} at ${width} × ${height}`);
            }
            await fit(session, ...SIZES[0]);
          };
          await setUp(session, service, 'wrong');
          await trySample(session);
          await readOriginal(session);
          await session.press(Key.Alt, '2');
          await pause(300);
          await look('translation-empty');
          await session.press(Key.Control, Key.Shift, Key.Enter);
          await said(session, 'The translation is ready.');
          await session.pointAway();
          await session.run(() => document.querySelectorAll('#original [data-segment]')[4].click());
          await look('translation');

          await session.press(Key.Control, 'e');
          await atRow(session, 'the review');
          await session.press(Key.F8);
          await atRow(session, 'a finding', (row) => row.findings.length > 0);
          await session.promise(async (article) => {
            const call = (name, request) => window.__TAURI_INTERNALS__.invoke(name, { request });
            const term = { id: null, source_language: 'en', target_language: 'el', source: 'Istanbul', target: 'Κωνσταντινούπολη', variants: ['Constantinople'], target_variants: [], forbidden: [], note: '', case_sensitive: false };
            await call('save_term', term);
            const change = (rows, change) => call('change_targets', { article, to: 'el', rows, change });
            await change(['2', '3'], { kind: 'approve' });
            await change(['5'], { kind: 'edit', text: 'Ο υπουργός Άμυνας Ρουστέμ Ουμέροφ θα είναι επικεφαλής.' });
            await change(['6'], { kind: 'sign-off' });
          }, (await stored(session)).article);
          await session.run(() => document.querySelector('#tab-translation').click());
          await session.press(Key.Control, 'e');
          await atRow(session, 'the review again');
          await look('review');
          for (const [name, open] of Object.entries(OVER)) {
            await open(session);
            await dialog(session);
            await pause(300);
            await look(name);
            await xdotool('key', 'Escape');
            await closed(session);
          }
          await session.press(Key.Control, 'f');
          await session.keys('ταλκσ');
          await pause(200);
          await look('find');
        });
      });
    });
  });
}
