// The pointer in the review: a text in rest has no field, and gets one where it is pointed at.
import assert from 'node:assert/strict';
import test from 'node:test';
import { inNewPlace, inWindow, openText, readOriginal } from '../lib/reading.mjs';
import { atRow, said, setUp, stored } from '../lib/reviewing.mjs';
import { withService } from '../lib/service.mjs';
import { Key } from '../lib/webdriver.mjs';
import { xdotool } from '../lib/xdotool.mjs';

const TEXT = [
  'The harbour is to be dredged',
  'The council of Brightlingsea approved the plan on Monday. It sends engineers to the harbour.',
  'Fishermen fear for their boats in the winter. The harbour master wants to begin in May.',
].join('\n\n');

/** Where the letter at an offset of a row's text stands on the screen. */
function placeOf(id, at) {
  const walker = document.createTreeWalker(document.querySelector(`[data-target="${id}"]`), NodeFilter.SHOW_TEXT);
  let left = at;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (left < node.length) {
      const range = document.createRange();
      range.setStart(node, left);
      range.setEnd(node, left + 1);
      const { x, y, height } = range.getBoundingClientRect();
      return { x: Math.round(window.screenX + x + 1), y: Math.round(window.screenY + y + height / 2) };
    }
    left -= node.length;
  }
  return null;
}

test('a click into a text in rest begins right there', async () => {
  await withService(async (service) => {
    await inNewPlace(async (place) => {
      await inWindow(place, {}, async (session) => {
        await setUp(session, service, 'scripted');
        await openText(session, TEXT);
        await readOriginal(session);
        await session.press(Key.Control, Key.Shift, Key.Enter);
        await said(session, 'The translation is ready.');
        await session.press(Key.Control, 'e');
        await atRow(session, 'the review begins at its first row');
        const { id, text } = (await stored(session)).rows[3];
        const at = text.indexOf(' ', 8) + 1;
        const { x, y } = await session.run(placeOf, id, at);
        await xdotool('mousemove', String(x), String(y), 'click', '1');
        await atRow(session, 'the row that was clicked', (row) => row.id === id);
        await session.keys('Ω');
        const row = await atRow(session, 'what was typed is there', (row) => row.text !== text);
        assert.equal(row.text, `${text.slice(0, at)}Ω${text.slice(at)}`);
        assert.equal((await session.all('textarea[data-target]')).length, 1);
        // Out of the way of whoever comes next.
        await xdotool('mousemove', '1439', '959');
      });
    });
  });
});
