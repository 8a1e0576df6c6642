/** Engines, translation, cancelling and cut-off answers, against the scripted service. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addEngine, openSample, openWindow, picture, startBrowser } from './host.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

async function inWindow(model, test) {
  const window = await openWindow(browser);
  try {
    if (model !== null) {
      window.engine = await addEngine(window, model);
      await window.page.reload();
    }
    await test(window);
    assert.deepEqual(window.errors, []);
  } finally {
    await window.close();
  }
}

const translated = (page) => page.locator('#panel [data-segment]:not(.pending):not(.draft)');

describe('engines', () => {
  it('are added, given a model, tested and used to translate', () =>
    inWindow(null, async ({ page, address, call }) => {
      await call('save_settings', { ...(await call('get_settings')), target_language: 'el' });
      await page.reload();
      await openSample(page);
      await page.getByRole('tab', { name: 'Translation' }).click();
      await page.locator('.empty').getByRole('button', { name: /Set up an engine/ }).click();
      await page.getByRole('button', { name: 'Add an engine' }).click();
      const { presets } = await call('list_engines');
      await page.locator('.presets').getByText(presets.find((p) => p.id === 'openai-compatible').name, { exact: true }).click();
      await page.getByLabel('Name').fill('Scripted');
      await page.getByLabel('Address').fill(`${address}/fake/v1`);
      await page.getByRole('button', { name: 'Add an engine' }).click();
      await page.getByRole('button', { name: /^\d+ models/ }).click();
      await page.getByPlaceholder('Filter models').fill('scripted');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Test' }).click();
      await page.getByText(/answered: first word after/).waitFor();
      await picture(page, 'engine');
      assert.equal(await page.getByLabel('Use for translations').isChecked(), true);
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      await page.keyboard.press('Control+Shift+Enter');
      await page.waitForFunction(() => document.querySelectorAll('#panel [data-segment]').length > 0);
      await page.getByText('The translation is ready.').first().waitFor();
      assert.equal(await page.locator('#panel .pending, #panel .draft').count(), 0);
      assert.match(await translated(page).first().innerText(), /\p{Script=Greek}/u);
      assert.equal(await page.locator('#panel [data-segment]').first().getAttribute('lang'), 'el');
      await translated(page).nth(3).hover();
      const lit = await page.locator('#panel [data-segment].lit').getAttribute('data-segment');
      assert.equal(await page.locator('#original [data-segment].lit').getAttribute('data-segment'), lit);
      await picture(page, 'translation');
    }));

  it('stand block beside block and scroll together', () =>
    inWindow('scripted', async ({ page }) => {
      await openSample(page);
      await page.keyboard.press('Control+Shift+Enter');
      await page.getByText('The translation is ready.').first().waitFor();
      const gaps = () =>
        page.evaluate(() => {
          const top = (root, id) => {
            const block = document.querySelector(`${root} [data-block="${id}"]`);
            return block === null ? null : block.getBoundingClientRect().top + parseFloat(getComputedStyle(block).paddingTop);
          };
          return [...document.querySelectorAll('#panel [data-block]')].map((b) => Math.abs((top('#original', b.dataset.block) ?? 0) - (top('#panel', b.dataset.block) ?? 0)));
        });
      await page.waitForFunction(() => document.querySelector('#panel [data-block]') !== null);
      await page.locator('#original').evaluate((element) => (element.scrollTop = 400));
      let worst = Infinity;
      for (let i = 0; i < 100 && worst > 4; i++) {
        await page.waitForTimeout(50);
        worst = Math.max(...(await gaps()));
      }
      assert.equal(worst <= 4, true, `blocks are ${worst} px apart`);
    }));

  it('tell in words when a key is missing or refused, or a web page answers', () =>
    inWindow('unauthorized', async ({ page, call, engine }) => {
      await openSample(page);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('alert').getByText(/needs a key/).waitFor();
      await call('set_key', { engine: engine.id, key: 'k-1', keeper: 'session', passphrase: null });
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('alert').getByText(/does not accept the key/).waitFor();
      await call('save_engine', { id: engine.id, name: engine.name, preset: engine.preset, base_url: engine.base_url, model: 'html' });
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('alert').getByText(/A web page answered/).waitFor();
    }));

  it('keep what is finished when Esc cancels', () =>
    inWindow('slow', async ({ page }) => {
      await openSample(page);
      await page.keyboard.press('Control+Shift+Enter');
      await translated(page).nth(1).waitFor();
      await page.keyboard.press('Escape');
      await page.getByText('Cancelled. What was finished is kept.').first().waitFor();
      const kept = await translated(page).count();
      assert.equal(kept >= 1, true);
      await page.getByText('The translation is not complete.').waitFor();
      await picture(page, 'cancelled');
    }));

  it('keep what arrived when the answer is cut off, and resume', () =>
    inWindow('cut', async ({ page, call, engine }) => {
      await openSample(page);
      await page.keyboard.press('Control+Shift+Enter');
      const resume = page.getByRole('button', { name: 'Resume' });
      await resume.waitFor();
      const kept = await page.locator('#panel [data-segment]:not(.pending)').count();
      assert.equal(kept >= 1, true);
      await call('save_engine', { id: engine.id, name: engine.name, preset: engine.preset, base_url: engine.base_url, model: 'scripted' });
      await resume.click();
      await page.getByText('The translation is ready.').first().waitFor();
      assert.equal(await page.locator('#panel .pending').count(), 0);
    }));

  it('show what differs under the point', () =>
    inWindow('wrong', async ({ page }) => {
      await openSample(page);
      await page.keyboard.press('Control+Shift+Enter');
      await page.getByText('The translation is ready.').first().waitFor();
      const card = page.locator('#panel .note').first();
      await card.waitFor();
      await card.getByRole('button', { name: 'Show' }).click();
      await page.locator('#original mark.pointed').waitFor();
      await picture(page, 'finding');
    }));

  it('count down while a service asks to wait', () =>
    inWindow('busy', async ({ page }) => {
      await openSample(page);
      await page.keyboard.press('Control+Enter');
      await page.getByText(/next try in/).waitFor();
      await page.locator('.mark:not(:disabled)').first().waitFor();
    }));
});
