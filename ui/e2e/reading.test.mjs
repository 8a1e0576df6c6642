/** Opening, summarising and reading in the real page on the real engine. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
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

describe('reading', () => {
  it('goes from the sample to a summary whose thread crosses the gutter', () =>
    inWindow({}, async ({ page }) => {
      await openSample(page);
      await page.locator('.mark.supported').first().waitFor();
      assert.equal(await page.locator('svg path[d^=M]:not(.hidden)').count() > 0, true);
      const point = page.locator('[data-point="0"]');
      await point.hover();
      await page.locator('.gutter svg path').first().waitFor();
      const lit = page.locator('#original [data-segment].lit');
      assert.equal(await lit.count() > 0, true);
      const numbers = await point.locator('.cite').allTextContents();
      assert.equal(await lit.count(), numbers.length);
      await picture(page, 'summary');
    }));

  it('scrolls the evidence into view when a number is pressed', () =>
    inWindow({ height: 560 }, async ({ page }) => {
      await openSample(page);
      await page.locator('.mark.supported').first().waitFor();
      const cite = page.locator('.cite').last();
      await cite.click();
      const caret = page.locator('#original [data-segment].caret');
      await caret.waitFor();
      const inView = await caret.evaluate((element) => {
        const frame = document.querySelector('#original').getBoundingClientRect();
        const box = element.getBoundingClientRect();
        return box.bottom > frame.top && box.top < frame.bottom;
      });
      assert.equal(inView, true);
    }));

  it('opens what is pasted and finds it in the library again', () =>
    inWindow({}, async ({ page }) => {
      const text = 'Bridge closes for repairs\n\nThe old bridge in the harbour closes on Monday. Repairs will take 14 weeks. Ferries run every 20 minutes instead.';
      await page.evaluate((t) => navigator.clipboard.writeText(t), text);
      await page.locator('body').press('Control+V');
      await page.locator('#original').getByText('Repairs will take 14 weeks.').waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('ferries');
      await page.locator('[data-row="0"]').waitFor();
      await page.locator('#library-search').fill('nosuchword');
      await page.getByText('No article matches.').waitFor();
    }));

  it('keeps the text in the dialog when it cannot be opened', () =>
    inWindow({}, async ({ page }) => {
      await page.keyboard.press('Control+O');
      await page.getByLabel('Web address').fill('http://10.1.2.3/page');
      await page.getByRole('button', { name: 'Fetch the page' }).click();
      await page.getByText('inside your own network').waitFor();
      assert.equal(await page.getByRole('button', { name: /Allow .* this once/ }).count(), 1);
      assert.equal(await page.getByLabel('Web address').inputValue(), 'http://10.1.2.3/page');
    }));

  it('shows what was left out, in words, and restores it', () =>
    inWindow({}, async ({ page }) => {
      await openSample(page);
      const before = await page.locator('#original [data-segment]').count();
      await page.getByRole('button', { name: 'show', exact: true }).click();
      const dropped = page.locator('[data-dropped]');
      const count = await dropped.count();
      assert.equal(count > 0, true);
      assert.match(await dropped.first().innerText(), /^Left out: \S+/);
      await picture(page, 'dropped');
      await dropped.first().getByRole('button', { name: 'Restore' }).click();
      await page.waitForFunction((n) => document.querySelectorAll('[data-dropped]').length === n, count - 1);
      assert.equal(await page.locator('#original [data-segment]').count() >= before, true);
    }));

  it('switches lengths in place and keeps each', () =>
    inWindow({}, async ({ page }) => {
      await openSample(page);
      await page.locator('.mark.supported').first().waitFor();
      const short = await page.locator('[data-point]').count();
      await page.getByText('Detailed', { exact: true }).click();
      await page.waitForFunction((n) => document.querySelectorAll('.mark:not(:disabled)').length > n, short);
      await page.getByText('Short', { exact: true }).click();
      await page.waitForFunction((n) => document.querySelectorAll('[data-point]').length === n, short);
    }));

  it('changes the language by hand and goes back', () =>
    inWindow({}, async ({ page, call }) => {
      await openSample(page);
      await page.getByRole('button', { name: /Language of the article/ }).click();
      await page.getByPlaceholder('Find a language').fill('Deutsch');
      await page.keyboard.press('Enter');
      await page.locator('#original article[lang=de]').waitFor();
      const id = (await call('list_articles', { search: '', filter: 'all', language: null, limit: 1, offset: 0 })).rows[0].id;
      assert.equal((await call('get_article', { article: id })).language.overridden, true);
      await page.getByRole('button', { name: /Language of the article/ }).click();
      await page.getByRole('option', { name: /Automatic/ }).click();
      await page.locator('#original article[lang=en]').waitFor();
    }));

  it('deletes with a way back', () =>
    inWindow({}, async ({ page }) => {
      await openSample(page);
      await page.locator('[data-row="0"] .open').focus();
      await page.keyboard.press('Delete');
      await page.getByText('Paste, drop or open an article').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.locator('#original h1[data-block]').waitFor();
    }));

  it('can be used by keyboard alone', () =>
    inWindow({}, async ({ page }) => {
      await page.keyboard.press('Control+K');
      await page.keyboard.type('sample');
      await page.keyboard.press('Enter');
      await page.locator('.mark.supported').first().waitFor();
      // Into the points, down one, and to its evidence.
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(() => document.activeElement?.classList.contains('mark') ?? false)) break;
      }
      await page.keyboard.press('ArrowDown');
      assert.equal(await page.evaluate(() => document.activeElement?.closest('[data-point]')?.getAttribute('data-point')), '1');
      await page.locator('.gutter svg path').first().waitFor();
      await page.keyboard.press('Enter');
      await page.locator('#original [data-segment].caret').waitFor();
      // The divider.
      await page.getByRole('separator').focus();
      const at = await page.getByRole('separator').getAttribute('aria-valuenow');
      await page.keyboard.press('ArrowRight');
      assert.notEqual(await page.getByRole('separator').getAttribute('aria-valuenow'), at);
      await page.keyboard.press('Alt+2');
      await page.getByRole('tab', { name: 'Translation', selected: true }).waitFor();
      await page.keyboard.press('?');
      await page.getByRole('heading', { name: 'Keys' }).waitFor();
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
    }));
});
