/** Lists to choose from, many imports at once, feeds, links, the clipboard, and what was left out. */
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { epub, opml, prose, rss } from './files.mjs';
import { openSample, openWindow, picture, startBrowser } from './host.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

async function inWindow(options, test) {
  const window = await openWindow(browser, options);
  try {
    await test(window);
    assert.deepEqual(window.errors, []);
  } finally {
    await window.close();
  }
}

async function axe(page, what) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  const serious = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
  assert.deepEqual(serious.map((v) => `${what}: ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`), []);
}

const file = (name, content) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });

/** Picks files in the dialog that chooses them, opened by a key or by a button. */
async function choose(page, files, button = page.locator('.welcome .button').nth(1)) {
  const asked = page.waitForEvent('filechooser');
  await button.click();
  await (await asked).setFiles(files);
}

const FEED = rss('The Harbour Post', [
  { title: 'The bridge closes for repairs', body: prose('Alder').map((p) => `<p>${p}</p>`).join(''), date: 'Mon, 02 Mar 2026 08:30:00 GMT', author: 'A. Reporter' },
  { title: 'A new ferry line', link: 'http://10.1.2.3/ferry', date: 'Sun, 01 Mar 2026 10:00:00 GMT' },
  { title: 'The old lighthouse', body: prose('Birch').map((p) => `<p>${p}</p>`).join('') },
]);
const item = (page, n) => page.locator(`[data-item="${n}"]`);
const row = (page, words) => page.locator('.panel [role=listitem]').filter({ hasText: words });

describe('a list to choose from', () => {
  it('shows the entries of a feed and opens one by keyboard', () =>
    inWindow({}, async ({ page }) => {
      await choose(page, [file('feed.xml', FEED)]);
      await page.getByRole('heading', { name: 'The Harbour Post' }).waitFor();
      assert.equal(await page.locator('dialog [role=option]').count(), 3);
      await axe(page, 'entries');
      await page.keyboard.type('light');
      await page.waitForFunction(() => document.querySelectorAll('[data-item]').length === 1);
      await page.locator('#contents-filter').fill('');
      await page.keyboard.press('ArrowDown');
      await page.waitForFunction(() => document.activeElement?.getAttribute('data-item') === '0');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
      await page.locator('[data-item="1"][aria-selected=true]').waitFor();
      assert.equal(await item(page, 1).getAttribute('aria-selected'), 'true');
      await picture(page, 'contents');
      await page.keyboard.press('Space');
      // An address that may not be asked is said in the dialog, which stays.
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByText(/inside your own network/).waitFor();
      await item(page, 1).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('#original').getByText(/The harbour of Birch/).first().waitFor();
      assert.equal(await page.locator('dialog').count(), 0);
    }));

  it('of thousands draws what is in view', () =>
    inWindow({}, async ({ page }) => {
      const feeds = Array.from({ length: 2000 }, (_, i) => ({ title: `Paper number ${i + 1}`, url: `https://paper${i + 1}.example/feed.xml` }));
      await choose(page, [file('feeds.opml', opml(feeds))]);
      await page.locator('dialog [role=option]').first().waitFor();
      assert.equal(await page.locator('dialog [role=option]').first().getAttribute('aria-setsize'), '2000');
      assert.equal((await page.locator('dialog [role=option]').count()) < 60, true);
      await page.keyboard.press('ArrowDown');
      await page.waitForFunction(() => document.activeElement?.getAttribute('data-item') === '0');
      await page.keyboard.press('End');
      await page.waitForFunction(() => document.activeElement?.getAttribute('data-item') === '1999');
      await page.getByRole('option', { name: /Paper number 2000/ }).waitFor();
      await picture(page, 'contents-many');
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
    }));

  it('shows the chapters of a book and imports them all', () =>
    inWindow({}, async ({ page, call }) => {
      const chapters = ['The first tide', 'The second tide', 'The third tide'].map((title) => ({ title, paragraphs: prose(title, 6) }));
      await choose(page, [{ name: 'book.epub', mimeType: 'application/epub+zip', buffer: epub('Three Tides', chapters) }]);
      await page.getByRole('heading', { name: 'Three Tides' }).waitFor();
      await page.getByRole('button', { name: 'Import all (3)' }).click();
      await page.locator('#original').getByText(/The harbour of The first tide/).first().waitFor();
      await page.getByText('Chapter 1 of 3').waitFor();
      await page.locator('#queue-button').getByText('Opened: 3').waitFor();
      assert.equal((await call('list_articles', { search: '', filter: 'all', language: null, limit: 9, offset: 0 })).total, 3);
    }));
});

describe('the queue', () => {
  it('opens many files, tells which failed and why, and tries them again', () =>
    inWindow({}, async ({ page, call }) => {
      const text = (seed) => `${seed} and its harbour\n\n${prose(seed).join('\n\n')}`;
      await choose(page, [file('alder.txt', text('Alder')), file('junk.txt', Buffer.from([0, 1, 2, 0xff, 0, 0, 7, 0])), file('birch.txt', text('Birch'))]);
      const chip = page.locator('#queue-button');
      await chip.getByText('Failed: 1').waitFor();
      await page.locator('#original').getByText(/The harbour of Alder/).first().waitFor();
      await chip.click();
      await row(page, 'junk.txt').getByText('This is not a text.').waitFor();
      await axe(page, 'queue');
      await picture(page, 'queue');
      await row(page, 'junk.txt').getByRole('button', { name: /Try again/ }).click();
      await row(page, 'junk.txt').getByText('This is not a text.').waitFor();
      await row(page, 'birch.txt').getByRole('button', { name: /Open/ }).click();
      await page.locator('#original').getByText(/The harbour of Birch/).first().waitFor();
      assert.equal((await call('list_articles', { search: '', filter: 'all', language: null, limit: 9, offset: 0 })).total, 2);
      await page.getByRole('button', { name: 'Clear the list' }).click();
      assert.equal(await chip.count(), 0);
    }));

  it('takes addresses, one a line, from the clipboard', () =>
    inWindow({}, async ({ page }) => {
      await page.evaluate((t) => navigator.clipboard.writeText(t), 'http://10.0.0.1/a\nhttp://10.0.0.2/b');
      await page.locator('body').press('Control+V');
      await page.locator('#queue-button').getByText('Failed: 2').waitFor();
      await page.locator('#queue-button').click();
      assert.equal(await page.locator('.panel [role=listitem]').count(), 2);
      await page.keyboard.press('Escape');
      await page.locator('.panel').waitFor({ state: 'detached' });
    }));
});

describe('a link from outside', () => {
  const link = (address) => `diglot://open?url=${encodeURIComponent(address)}`;
  const follow = (page, text) => page.evaluate((hash) => (location.hash = hash), text);

  it('asks before anything is fetched', () =>
    inWindow({}, async ({ page }) => {
      const asked = [];
      page.on('request', (request) => asked.push(request.url()));
      await follow(page, link('https://news.example/story?a=1'));
      await page.getByRole('heading', { name: 'Open a page from a link?' }).waitFor();
      await page.getByText('news.example', { exact: true }).waitFor();
      await page.getByText('https://news.example/story?a=1', { exact: true }).waitFor();
      await axe(page, 'link');
      await picture(page, 'link');
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Not now');
      await page.keyboard.press('Enter');
      assert.equal(await page.locator('dialog').count(), 0);
      assert.deepEqual(asked.filter((url) => url.includes('import_article')), []);
      await follow(page, link('http://192.168.7.7/router'));
      await page.getByRole('button', { name: 'Open', exact: true }).last().click();
      await page.getByText(/inside your own network/).first().waitFor();
      assert.equal(asked.filter((url) => url.includes('import_article')).length, 1);
      assert.equal(await page.getByRole('button', { name: /Allow/ }).count(), 0);
    }));

  it('that leads nowhere good is refused in words', () =>
    inWindow({}, async ({ page }) => {
      await follow(page, link('javascript:alert(1)'));
      await page.getByText('A link may only lead to a web page').first().waitFor();
      await follow(page, 'diglot://open?url=%E0%A4%A');
      await page.getByText('The link is damaged.').first().waitFor();
      assert.equal(await page.locator('dialog').count(), 0);
    }));
});

describe('feeds', () => {
  it('are taken from a list, shown in the library, removed and written out', () =>
    inWindow({}, async ({ page, call }) => {
      const feeds = [
        { title: 'Harbour Post', url: 'http://10.9.8.7/feed.xml' },
        { title: 'Tide Tables', url: 'https://tides.example/rss' },
      ];
      await page.getByRole('button', { name: 'More about feeds' }).click();
      await choose(page, [file('feeds.opml', opml(feeds))], page.getByRole('menuitem', { name: /Open a list of feeds/ }));
      await page.getByRole('button', { name: 'Follow all (2)' }).click();
      const rail = page.getByRole('region', { name: 'Feeds' });
      await rail.getByText('Tide Tables').waitFor();
      assert.equal((await call('list_feeds')).feeds.length, 2);
      await axe(page, 'feeds');
      await picture(page, 'feeds');
      await page.getByRole('button', { name: 'More about feeds' }).click();
      const saved = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: /Save the list of feeds/ }).click();
      assert.match(readFileSync(await (await saved).path(), 'utf8'), /xmlUrl="https:\/\/tides\.example\/rss"/);
      await rail.getByRole('button', { name: 'Tide Tables', exact: true }).focus();
      await page.keyboard.press('Delete');
      await page.waitForFunction(() => document.querySelectorAll('.feeds li').length === 1);
      await page.getByRole('button', { name: 'Undo' }).click();
      await rail.getByText('Tide Tables').waitFor();
      // A feed in the reader's own network is asked when they say so, and then it does not answer.
      await rail.getByRole('button', { name: 'Harbour Post', exact: true }).click();
      await page.getByRole('button', { name: /Allow .* this once/ }).waitFor();
      await page.reload();
      await rail.getByText('Tide Tables').waitFor();
    }));

  it('are added by address', () =>
    inWindow({}, async ({ page, call }) => {
      // The engine fetches from nowhere in a test: what it would answer is put in its place.
      const outcome = { kind: 'contents', of: 'feed', title: 'The Harbour Post', url: 'https://news.example/feed.xml', left_out: 0, items: [{ number: 1, title: 'A new ferry', detail: null, published: '2026-03-02T08:30:00Z', characters: null, url: 'https://news.example/ferry', article: null }] };
      await page.route('**/api/stream/import_article', (route) => route.fulfill({ contentType: 'application/x-ndjson', body: `${JSON.stringify([{ type: 'started', job: 1, expected: 0, host: 'news.example' }, { type: 'finished', outcome }])}\n` }));
      await page.getByRole('button', { name: 'Add a feed…' }).click();
      await axe(page, 'add a feed');
      await page.getByLabel('Address of the feed').fill('news.example/feed.xml');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Follow this feed' }).click();
      await page.getByText('You follow this feed').waitFor();
      await picture(page, 'feed');
      assert.deepEqual((await call('list_feeds')).feeds.map((feed) => [feed.url, feed.title]), [['https://news.example/feed.xml', 'The Harbour Post']]);
      await page.keyboard.press('Escape');
      await page.getByRole('region', { name: 'Feeds' }).getByRole('button', { name: 'The Harbour Post', exact: true }).waitFor();
    }));
});

describe('reading', () => {
  it('goes on where it was left, and the start page is one step away', () =>
    inWindow({}, async ({ page }) => {
      await openSample(page);
      await page.reload();
      await page.locator('#original h1[data-block]').waitFor();
      await page.getByRole('button', { name: 'Diglot' }).click();
      await page.locator('.welcome').waitFor();
      await page.reload();
      await page.locator('.welcome').waitFor();
      await page.locator('[data-row="0"]').waitFor();
    }));

  it('takes the headings of what was copied from a page', () =>
    inWindow({}, async ({ page }) => {
      const html = `<h1>The painted boats</h1>${prose('Alder').map((p) => `<p>${p}</p>`).join('')}<h2>What comes next</h2>${prose('Birch').map((p) => `<p>${p}</p>`).join('')}<script>document.title = 'hit'</script>`;
      await page.evaluate(async (markup) => {
        const body = new DOMParser().parseFromString(markup, 'text/html').body;
        for (const script of body.querySelectorAll('script')) script.remove();
        await navigator.clipboard.write([new ClipboardItem({ 'text/html': new Blob([markup], { type: 'text/html' }), 'text/plain': new Blob([body.textContent], { type: 'text/plain' }) })]);
      }, html);
      await page.keyboard.press('Control+K');
      await page.keyboard.type('clipboard');
      await page.keyboard.press('Enter');
      await page.locator('#original h2').getByText('What comes next').waitFor();
      assert.match(await page.title(), /The painted boats/);
    }));

  it('says plainly what stands in the way of an article, and what to do', () =>
    inWindow({}, async ({ page }) => {
      await page.route('**/api/call/get_article', async (route) => {
        const response = await route.fetch();
        const article = await response.json();
        await route.fulfill({ response, json: { ...article, url: 'https://news.example/story', source_name: 'news.example', part: 3, parts: Array.from({ length: 24 }, (_, i) => ({ number: i + 1, title: `C${i}`, characters: 900 })), warnings: [{ code: 'paywall', message: 'm' }, { code: 'ocr-text', message: 'm' }] } });
      });
      await openSample(page);
      const barrier = page.getByRole('note').filter({ hasText: 'only to subscribers' });
      await barrier.waitFor();
      const [above, title] = await Promise.all([barrier.boundingBox(), page.locator('#original h1').boundingBox()]);
      assert.equal(above.y < title.y, true);
      await page.getByText('Chapter 3 of 24').waitFor();
      await page.getByText('recognised from pictures').waitFor();
      await axe(page, 'barrier');
      await picture(page, 'barrier');
      await barrier.getByRole('button', { name: 'Paste the text' }).click();
      await page.waitForFunction(() => document.activeElement?.id === 'open-text');
    }));

  it('brings back what was left out, a kind at a time, by keyboard', () =>
    inWindow({}, async ({ page }) => {
      await openSample(page);
      await page.getByRole('button', { name: 'show', exact: true }).focus();
      await page.keyboard.press('Enter');
      const all = page.locator('.ledger button');
      await all.first().waitFor();
      await axe(page, 'ledger');
      await picture(page, 'ledger');
      const [kinds, lines] = [await all.count(), await page.locator('[data-dropped]').count()];
      await all.first().focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction((n) => document.querySelectorAll('.ledger button').length === n, kinds - 1);
      assert.equal((await page.locator('[data-dropped]').count()) < lines, true);
      // The focus goes on with the list.
      assert.equal(await page.evaluate(() => document.activeElement?.closest('.ledger') !== null), true);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.waitForFunction((n) => document.querySelectorAll('[data-dropped]').length === n, lines);
      await page.locator('[data-dropped] button').first().focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction((n) => document.querySelectorAll('[data-dropped]').length === n - 1, lines);
      assert.equal(await page.evaluate(() => document.activeElement?.closest('[data-dropped]') !== null), true);
    }));
});
