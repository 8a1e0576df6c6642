// A service in the real window: what it writes arrives while it writes, and Esc stops it at once.
import assert from 'node:assert/strict';
import test from 'node:test';
import { inNewPlace, inWindow, readOriginal, step, trySample } from '../lib/reading.mjs';
import { setUp } from '../lib/reviewing.mjs';
import { withService } from '../lib/service.mjs';
import { shoot } from '../lib/shots.mjs';
import { Key } from '../lib/webdriver.mjs';

const shown = (session) =>
  session.run(() => [...document.querySelectorAll('#panel [data-segment]')].filter((s) => /[α-ω]{3}/i.test(s.textContent)).length);

test('a service translates in the window and stops at Esc', async (t) => {
  await withService(async (service) => {
    await inNewPlace(async (place) => {
      await inWindow(place, {}, async (session) => {
        await setUp(session, service, 'slow');
        await trySample(session);
        await readOriginal(session);

        await step(t, 'the translation arrives while it is written', async () => {
          await session.press(Key.Control, Key.Shift, Key.Enter);
          await session.until('the first words are there', async () => (await shown(session)) > 0);
          const first = await shown(session);
          await session.until('more follows', async () => (await shown(session)) > first);
          await shoot(session, 'translation-streaming');
        });

        await step(t, 'Esc stops it at once and keeps what is done', async () => {
          const took = await session.run(async () => {
            const busy = () => document.querySelector('[role="progressbar"]') !== null;
            const begun = performance.now();
            document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
            while (busy() && performance.now() - begun < 2000) await new Promise((go) => setTimeout(go, 5));
            return busy() ? -1 : performance.now() - begun;
          });
          t.diagnostic(`stopped after ${Math.round(took)} ms`);
          assert.ok(took >= 0, 'it stops');
          const after = await shown(session);
          await new Promise((resolve) => setTimeout(resolve, 400));
          assert.equal(await shown(session), after, 'nothing more arrives');
        });
      });
    });
  });
});
