// Light and dark, wide and narrow: nothing sticks out, and there are pictures to look at.
import assert from 'node:assert/strict';
import test from 'node:test';
import { fit, lightness, SIZES, sticksOut } from '../lib/looking.mjs';
import { inNewPlace, inWindow, readOriginal, readSummary, step, trySample, welcome } from '../lib/reading.mjs';
import { shoot } from '../lib/shots.mjs';

for (const dark of [false, true]) {
  const name = dark ? 'dark' : 'light';
  test(`the window looks right in the ${name}`, async (t) => {
    await inNewPlace(async (place) => {
      await inWindow(place, { dark }, async (session) => {
        await welcome(session);
        await fit(session, ...SIZES[0]);
        await shoot(session, `welcome-${name}`);
        await trySample(session);
        await readOriginal(session);
        await readSummary(session);

        await step(t, `the paper is ${name}`, async () => {
          const light = await lightness(session);
          assert.ok(dark ? light < 0.3 : light > 0.8, `lightness ${light}`);
        });

        for (const [width, height] of SIZES) {
          await step(t, `nothing sticks out at ${width} × ${height}`, async () => {
            await fit(session, width, height);
            await session.pointAway();
            await session.run(() => document.querySelector('[data-point="0"] .mark').focus());
            await session.find('#original [data-segment].lit');
            assert.ok((await sticksOut(session)) <= 0);
            await shoot(session, `summary-${name}-${width}x${height}`);
          });
        }
      });
    });
  });
}
