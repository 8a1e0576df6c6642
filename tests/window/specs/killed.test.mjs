// The window is killed again and again in the middle of a review: what it said is stored is there,
// and the row that was written at that moment holds something that was written, whole.
import assert from 'node:assert/strict';
import test from 'node:test';
import { openWindow } from '../lib/app.mjs';
import { inNewPlace, inWindow, readOriginal, step, trySample } from '../lib/reading.mjs';
import { append, atRow, said, setUp, stored, untilStored } from '../lib/reviewing.mjs';
import { withService } from '../lib/service.mjs';
import { Key } from '../lib/webdriver.mjs';

const ROUNDS = 6;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Opens the window on a review that was begun. */
async function reopen(place) {
  const opened = await openWindow(place, {});
  const { session } = opened;
  await (await session.find('[data-row] .open')).click();
  await readOriginal(session);
  await session.press(Key.Control, 'e');
  await atRow(session, 'the review is open');
  return opened;
}

test('a review survives being killed at any moment', async (t) => {
  await withService(async (service) => {
    await inNewPlace(async (place) => {
      let texts;
      await inWindow(place, {}, async (session) => {
        await setUp(session, service, 'scripted');
        await trySample(session);
        await readOriginal(session);
        await session.press(Key.Control, Key.Shift, Key.Enter);
        await said(session, 'The translation is ready.');
        texts = new Map((await stored(session)).rows.map((row) => [row.id, { text: row.text, approved: false }]));
      });

      for (let round = 1; round <= ROUNDS; round++) {
        await step(t, `round ${round}`, async () => {
          const opened = await reopen(place);
          const { session } = opened;
          /** What the row may hold that is written at the moment of the kill. */
          let begun = null;
          let working = true;
          const work = (async () => {
            for (let n = 1; working; n++) {
              const row = await atRow(session, 'a row');
              const known = texts.get(row.id);
              const more = ` ${round}.${n}ζ`;
              begun = { id: row.id, may: [...more].map((_, i) => known.text + more.slice(0, i + 1)) };
              await append(session, more);
              // Once the page says so, once by going on, once with the approval that goes on.
              if (n % 3 === 0) await session.press(Key.Control, Key.Enter);
              else await untilStored(session);
              if (n % 3 === 1) await session.press(Key.Control, Key.ArrowDown);
              if (n % 3 !== 0) {
                texts.set(row.id, { text: known.text + more, approved: false });
                begun = null;
              } else {
                begun.may.push(known.text);
                await session.until('the approval is kept', async () => (await stored(session)).rows.find((r) => r.id === row.id).state === 'reviewed');
                texts.set(row.id, { text: known.text + more, approved: true });
                begun = null;
              }
            }
          })();
          work.catch(() => undefined);
          await pause(400 + Math.random() * 5000);
          const at = begun;
          working = false;
          await opened.kill();
          // Whatever it waited for does not come any more.
          await work.catch(() => undefined);

          await inWindow(place, {}, async (again) => {
            const now = new Map((await stored(again)).rows.map((row) => [row.id, row]));
            assert.equal(now.size, texts.size);
            for (const [id, { text, approved }] of texts) {
              const row = now.get(id);
              if (id === at?.id) {
                assert.ok([text, ...at.may].includes(row.text), `row ${id}: “${row.text}” was written`);
                texts.set(id, { text: row.text, approved: row.state === 'reviewed' });
                continue;
              }
              assert.equal(row.text, text, `row ${id}`);
              if (approved) assert.equal(row.state, 'reviewed', `row ${id}`);
            }
          });
        });
      }
    });
  });
});
