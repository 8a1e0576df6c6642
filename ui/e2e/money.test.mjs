/** What is asked before text and money leave: the host, the exact request, the estimate, the limits. */
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { addEngine, openSample, openWindow, picture, startBrowser } from './host.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

/** A proxy that lets nothing through and counts who tried. */
async function closedDoor() {
  let calls = 0;
  const server = createServer((socket) => {
    calls += 1;
    socket.destroy();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, calls: () => calls, close: () => server.close() };
}

const PRICES = { input: 1000, output: 2000, characters: 0 };

/** A window whose translations go to a host outside of this computer, behind the closed door. */
async function farAway(caps, test) {
  const door = await closedDoor();
  const window = await openWindow(browser);
  const { page, call, errors } = window;
  try {
    const options = { proxy: door.address, prices: PRICES, caps, timeout_s: 2 };
    const engine = await call('save_engine', { id: null, name: 'Far', preset: 'openai-compatible', base_url: 'https://service.invalid/v1', model: 'big', options });
    await call('save_settings', { ...(await call('get_settings')), translation_engine: engine.id, target_language: 'el' });
    await page.reload();
    await openSample(page);
    await page.keyboard.press('Control+Shift+Enter');
    const dialog = page.getByRole('dialog', { name: 'Send text to service.invalid?' });
    await dialog.waitFor();
    await test({ ...window, door, dialog, engine });
    assert.deepEqual(errors, []);
  } finally {
    await window.close();
    door.close();
  }
}

async function axe(page, what) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  const serious = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
  assert.deepEqual(serious.map((v) => `${what}: ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`), []);
}

describe('before the first text goes to a host', () => {
  it('it is asked, with the host, the price and the exact request, and nothing goes where the answer is no', () =>
    farAway({ article: null, day: null, month: null }, async ({ page, call, door, dialog }) => {
      await dialog.getByText('service.invalid', { exact: true }).waitFor();
      await dialog.getByText(/about .*\d/).first().waitFor();
      await dialog.getByText('Show exactly what is sent').click();
      const body = dialog.locator('pre.body');
      await body.waitFor();
      const text = await body.textContent();
      assert.match(text, /As Russia and Ukraine prepare for a second round/, 'the article is shown as it would be sent');
      assert.match(text, /"model":\s*"big"/);
      await dialog.getByText(/POST/).waitFor();
      await axe(page, 'send');
      await picture(page, 'send');
      await dialog.getByRole('button', { name: 'Do not send' }).click();
      await dialog.waitFor({ state: 'detached' });
      assert.equal(door.calls(), 0, 'no connection was made');
      assert.deepEqual((await call('get_settings')).allowed_hosts ?? [], []);
      assert.equal((await call('get_translation', { article: (await call('list_articles', { search: '', filter: 'all', language: null, limit: 1, offset: 0 })).rows[0].id, to: 'el' })).done, 0);
    }));

  it('a yes is kept for that host alone, and only then a connection is made', () =>
    farAway({ article: null, day: null, month: null }, async ({ page, call, door, dialog }) => {
      assert.equal(door.calls(), 0);
      await dialog.locator('.button.primary').click();
      // Five tries and the waits between them come before it.
      await page.waitForFunction(() => document.querySelector('[role="alert"]') !== null, null, { timeout: 90_000 });
      assert.equal(door.calls() > 0, true, 'now it was tried');
      assert.deepEqual((await call('get_settings')).allowed_hosts, ['service.invalid']);
    }));

  it('work over a limit cannot be sent, and the way to the limits is shown', () =>
    farAway({ article: 0.01, day: null, month: null }, async ({ page, door, dialog }) => {
      await dialog.getByText(/over the limit of .*0\.01.* for one article/).waitFor();
      assert.equal(await dialog.locator('.button.primary').isDisabled(), true);
      await axe(page, 'over the limit');
      await picture(page, 'send-over');
      await dialog.getByRole('button', { name: 'Change the limits' }).click();
      await page.getByRole('dialog', { name: 'Settings' }).getByLabel('For one article').waitFor();
      assert.equal(door.calls(), 0);
    }));
});

describe('what was spent', () => {
  it('stands under its heads in a window from right to left', async () => {
    const window = await openWindow(browser, { language: 'ar', width: 900, height: 700 });
    const { page, errors } = window;
    try {
      await addEngine(window, 'scripted');
      await page.reload();
      await openSample(page);
      await page.keyboard.press('Control+Enter');
      await page.locator('ol[aria-busy="false"] [data-point]').first().waitFor();
      await page.keyboard.press('Control+,');
      await page.locator('#section-money').click();
      await page.locator('table tbody tr').first().waitFor();
      const astray = await page.evaluate(() => {
        const begins = (cell) => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          return range.getBoundingClientRect().right;
        };
        return [...document.querySelectorAll('table')].flatMap((table) => {
          const [heads, cells] = ['thead th', 'tbody tr:first-child > *'].map((s) => [...table.querySelectorAll(s)]);
          return cells.flatMap((cell, i) => (cell.classList.contains('num') || Math.abs(begins(cell) - begins(heads[i])) < 2 ? [] : [cell.textContent]));
        });
      });
      assert.deepEqual(astray, []);
      await picture(page, 'spending-arabic');
      assert.deepEqual(errors, []);
    } finally {
      await window.close();
    }
  });
});

describe('a limit', () => {
  it('stops the work before its request, says so with the way on, and what was spent is counted', async () => {
    const window = await openWindow(browser);
    const { page, call, errors } = window;
    try {
      const engine = await addEngine(window, 'scripted');
      const save = (caps) => call('save_engine', { id: engine.id, name: engine.name, preset: engine.preset, base_url: engine.base_url, model: 'scripted', options: { prices: PRICES, caps } });
      await save({ article: 0.01, day: null, month: null });
      await page.reload();
      await openSample(page);
      await page.keyboard.press('Control+Shift+Enter');
      const alert = page.getByRole('alert').filter({ has: page.getByRole('button', { name: 'Change the limits' }) });
      await alert.waitFor();
      await picture(page, 'over-cap');
      await axe(page, 'over cap');
      const spent = async () => (await call('get_spending')).engines.find((e) => e.engine.id === engine.id);
      assert.equal(await spent(), undefined, 'nothing was asked for');
      await alert.getByRole('button', { name: 'Change the limits' }).click();
      const limit = page.getByRole('dialog', { name: 'Settings' }).getByLabel('For one article');
      await limit.fill('500');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Shift+Enter');
      await page.getByText('The translation is ready.').first().waitFor();
      assert.equal((await spent()).month.cost > 0, true, 'what it cost is counted');
      assert.deepEqual(errors, []);
    } finally {
      await window.close();
    }
  });
});
