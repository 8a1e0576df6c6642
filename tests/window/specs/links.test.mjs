// What reaches a window that runs: links, which it proposes, and files, which it opens.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { inNewPlace, inWindow, readOriginal, step, welcome } from '../lib/reading.mjs';
import { Key } from '../lib/webdriver.mjs';

const link = (address) => `diglot://open?url=${encodeURIComponent(address)}`;

test('a second start hands over to the window that runs', async (t) => {
  await inNewPlace(async (place) => {
    await inWindow(place, { usual: true }, async (session, { startAgain }) => {
      await welcome(session);

      await step(t, 'a link is proposed with its host, and nothing is opened', async () => {
        assert.equal(await startAgain(link('https://news.example/story?a=1')), 0);
        const where = await session.find('dialog[open] .where');
        assert.match(await where.text(), /news\.example/);
        assert.ok((await where.text()).includes('https://news.example/story?a=1'));
        await session.press(Key.Enter);
        await session.until('the dialog closes', async () => (await session.all('dialog')).length === 0);
        assert.equal((await session.all('[data-row]')).length, 0);
        await welcome(session);
      });

      await step(t, 'a link to something else is refused in words', async () => {
        await startAgain(link('file:///etc/hostname'));
        assert.match(await (await session.find('.toast .words')).text(), /only lead to a web page/);
        assert.equal((await session.all('dialog')).length, 0);
      });

      await step(t, 'a file named from another folder is opened', async () => {
        const words = ['The painted boats', ...['oak', 'elm', 'ash'].map((tree) => `The harbour of ${tree} keeps twelve old boats that nobody has sailed for many years. In the spring the town paints them.`)];
        await writeFile(join(place.path, 'story.txt'), words.join('\n\n'));
        await startAgain('story.txt');
        const original = await readOriginal(session);
        assert.ok(original.text.includes('The harbour of elm'));
      });
    });
  });
});
