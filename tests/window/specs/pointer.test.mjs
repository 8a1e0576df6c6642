// The pointer in the review: a text in rest has no field, and gets one where it is pointed at.
import assert from 'node:assert/strict';
import test from 'node:test';
import { placeOf } from '../lib/place.mjs';
import { inNewPlace, inWindow } from '../lib/reading.mjs';
import { atRow, beginReview, setUp, stored } from '../lib/reviewing.mjs';
import { withService } from '../lib/service.mjs';
import { xdotool } from '../lib/xdotool.mjs';

const TEXT = [
  'The harbour is to be dredged',
  'The council of Brightlingsea approved the plan on Monday. It sends engineers to the harbour.',
  'Fishermen fear for their boats in the winter. The harbour master wants to begin in May.',
].join('\n\n');

test('a click into a text in rest begins right there', async () => {
  await withService(async (service) => {
    await inNewPlace(async (place) => {
      await inWindow(place, {}, async (session) => {
        await setUp(session, service, 'scripted');
        await beginReview(session, TEXT);
        const { id, text } = (await stored(session)).rows[3];
        const at = text.indexOf(' ', 8) + 1;
        const { x, y, screen } = await session.run(placeOf, [id, at]);
        const pixels = [screen.x + x, screen.y + y].map((n) => String(Math.round(n)));
        await xdotool('mousemove', ...pixels, 'click', '1');
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
