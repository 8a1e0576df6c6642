// A whole review in the real window, with the keyboard alone: from the text that is opened to the
// file that is handed on.
import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { inNewPlace, inWindow, step } from '../lib/reading.mjs';
import { atRow, beginReview, current, said, setUp, stored, untilStored } from '../lib/reviewing.mjs';
import { withService } from '../lib/service.mjs';
import { shoot } from '../lib/shots.mjs';
import { Key } from '../lib/webdriver.mjs';
import { xdotool } from '../lib/xdotool.mjs';

const TEXT = [
  'The harbour is to be dredged',
  'The council of Brightlingsea approved the plan on Monday. It sends 14 engineers to the harbour. Read the full plan of the council here.',
  'Fishermen fear for their boats in the winter. The harbour master wants to begin in May. Read the full plan of the council here.',
].join('\n\n');

test('a review is done with the keyboard alone, from the text to the file', async (t) => {
  await withService(async (service) => {
    await inNewPlace(async (place) => {
      await inWindow(place, {}, async (session) => {
        await setUp(session, service, 'wrong');
        let rows;

        await step(t, 'a text is opened and translated', async () => {
          await beginReview(session, TEXT);
          ({ rows } = await stored(session));
          assert.equal(rows.length, 7);
          assert.ok(rows.every((row) => /[α-ω]/.test(row.text)));
        });

        await step(t, 'the number that is wrong is gone to and put right', async () => {
          await session.press(Key.F8);
          const row = await atRow(session, 'a row with a finding', (row) => row.findings.length > 0);
          assert.match(row.source, /14 engineers/);
          assert.match(row.findings[0], /14.*40/);
          await shoot(session, 'review-number');
          await session.press(Key.Control, '.');
          await atRow(session, 'the finding is gone', (now) => now.id === row.id && now.findings.length === 0);
          const now = (await stored(session)).rows.find((r) => r.id === row.id);
          assert.match(now.text, /14/);
          assert.deepEqual(now.findings, []);
        });

        await step(t, 'a term is added, and the rows that miss it say so', async () => {
          await session.press(Key.Control, 'g');
          await session.find('dialog form');
          await session.keys(`harbour master${Key.Tab}λιμενάρχης${Key.Enter}`);
          await session.until('the form closes', async () => (await session.all('dialog form')).length === 0);
          await session.press(Key.F8);
          const row = await atRow(session, 'the row of the term', (row) => row.source.includes('harbour master'));
          assert.match(row.findings.join(), /λιμενάρχης/);
          await shoot(session, 'review-term');
          await session.press(Key.Control, 'a');
          await session.keys('Ο λιμενάρχης θέλει να αρχίσει τον Μάιο.');
          await untilStored(session);
          await atRow(session, 'the term is there', (now) => now.findings.length === 0);
        });

        await step(t, 'one sentence with two translations is said, and both are made one', async () => {
          const twice = rows.filter((row) => row.source.startsWith('Read the full plan'));
          assert.equal(twice.length, 2);
          while ((await current(session)).id !== twice[0].id) await session.press(Key.Control, Key.ArrowUp);
          await atRow(session, 'the first of the two', (row) => row.id === twice[0].id);
          await session.press(Key.Control, Key.Home);
          await session.keys('Τώρα: ');
          // What two rows have in common is known once both are stored; F8 goes to what is known.
          await untilStored(session);
          await session.press(Key.Control, Key.ArrowDown);
          await session.press(Key.F8);
          await atRow(session, 'the other of the two', (row) => row.id === twice[1].id && row.findings.length > 0);
          await shoot(session, 'review-consistency');
          await session.press(Key.Control, '.');
          await atRow(session, 'both agree', (row) => row.findings.length === 0);
          const now = (await stored(session)).rows.filter((row) => row.source === twice[0].source);
          assert.equal(now[0].text, now[1].text);
          assert.match(now[0].text, /^Τώρα: /);
        });

        await step(t, 'all is approved at once', async () => {
          await session.press(Key.Control, Key.Shift, 'a');
          await session.until('it is asked first', async () => (await session.first('dialog .button.primary')) !== undefined);
          await session.press(Key.Enter);
          await session.until('all rows are approved', async () => {
            const { counts } = await stored(session);
            return counts.approved === counts.total;
          });
          await shoot(session, 'review-approved');
        });

        await step(t, 'the file is handed on', async () => {
          const path = join(place.path, 'handed-on.xlf');
          await session.press(Key.Control, 'k');
          await session.find('dialog input[role="combobox"]');
          await session.keys('xliff 2.1');
          await session.press(Key.Enter);
          // The window system's own dialog: a path that is typed opens its field of a name.
          await new Promise((resolve) => setTimeout(resolve, 1500));
          await xdotool('key', 'ctrl+a');
          await xdotool('type', '--delay', '20', path);
          await xdotool('key', 'Return');
          await session.until('the file is there', () => stat(path).then((file) => file.size > 0, () => false));
          const file = await readFile(path, 'utf8');
          const { rows: now } = await stored(session);
          for (const row of now) assert.ok(file.includes(`<target>${row.text}</target>`), `row ${row.id} is in the file`);
          assert.equal(file.match(/state="reviewed"/g)?.length, now.length);
        });
      });
    });
  });
});
