// The main job in the real window: from an empty library to an article with its summary beside it,
// each point tied to the sentences it came from, and still there after a restart.
import assert from 'node:assert/strict';
import test from 'node:test';
import { inNewPlace, inWindow, readOriginal, readSummary, readThread, step, trySample, welcome } from '../lib/reading.mjs';

const TITLE = 'Russia Ukraine Set for Second Round of Talks Amid Escalating Conflict';
const HEADINGS = ['High-Stakes Negotiations', 'Escalating Tensions Ahead of Talks', 'Deep Divisions Remain'];

test('an article is read with its summary and is kept', async (t) => {
  await inNewPlace(async (place) => {
    let points;

    await inWindow(place, {}, async (session) => {
      await step(t, 'the window opens on an empty library', async () => {
        await welcome(session);
        assert.equal((await session.all('[data-row]')).length, 0);
      });

      await step(t, 'the sample has one title, its headings, and no clutter', async () => {
        await trySample(session);
        const original = await readOriginal(session);
        assert.deepEqual(original.titles, [TITLE]);
        assert.deepEqual(original.headings, HEADINGS);
        assert.ok(original.paragraphs.length >= 8, 'the paragraphs are there');
        assert.equal(original.lang, 'en');
        for (const clutter of ['Leave a Reply', 'Back To Top', 'Gear Up for Second Peace Talks']) {
          assert.ok(!original.text.includes(clutter), `"${clutter}" is left out`);
        }
      });

      await step(t, 'the summary is there at once, in the words of the article', async () => {
        points = await readSummary(session);
        const { text } = await readOriginal(session);
        assert.ok(points.length >= 2, 'there are points');
        for (const point of points) {
          assert.ok(point.evidence >= 1, `"${point.text}" names its evidence`);
          assert.ok(text.includes(point.text), `"${point.text}" stands in the article`);
        }
      });

      await step(t, 'pointing at a point lights its evidence and draws the thread', async () => {
        const point = await session.find('[data-point="0"]');
        await session.point(point);
        const thread = await session.until('the thread is drawn', async () => {
          const now = await readThread(session);
          return now.ribbons > 0 && now;
        });
        assert.deepEqual(thread.on, [0]);
        assert.ok(thread.lit.includes(points[0].text), 'what is lit is where the point came from');
      });

      await step(t, 'so does the focus', async () => {
        await session.pointAway();
        await session.run(() => document.querySelector('[data-point="1"] .mark').focus());
        const thread = await session.until('the second point is lit', async () => {
          const now = await readThread(session);
          return now.lit.includes(points[1].text) && now;
        });
        assert.ok(thread.ribbons > 0, 'a thread is drawn');
        assert.ok(
          await session.run(() => {
            const page = document.querySelector('#original').getBoundingClientRect();
            const lit = document.querySelector('#original [data-segment].lit').getBoundingClientRect();
            return lit.top >= page.top && lit.bottom <= page.bottom;
          }),
          'the evidence is scrolled into view',
        );
      });
    });

    await inWindow(place, {}, async (session) => {
      await step(t, 'after a restart the article is in the library', async () => {
        const row = await session.find('[data-row] .open');
        assert.ok((await row.text()).includes(TITLE));
        if ((await session.all('#original article')).length === 0) await row.click();
        assert.deepEqual((await readOriginal(session)).titles, [TITLE]);
        assert.deepEqual(await readSummary(session), points);
      });
    });
  });
});

test('the window can be started on the sample', async () => {
  await inNewPlace(async (place) => {
    await inWindow(place, { args: ['--sample'] }, async (session) => {
      assert.deepEqual((await readOriginal(session)).titles, [TITLE]);
      assert.ok((await readSummary(session)).length >= 2);
    });
  });
});
