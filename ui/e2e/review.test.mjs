/** The review of a translation, from the first row to the exported file, against the scripted service. */
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addEngine, openSample, openWindow, picture, startBrowser } from './host.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

/** A window on the translated sample, with its review open. */
async function inReview(model, test, options = {}) {
  const window = await openWindow(browser, options);
  try {
    await addEngine(window, model);
    await window.page.reload();
    const { page } = window;
    await openSample(page);
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByText('The translation is ready.').first().waitFor();
    await page.keyboard.press('Control+E');
    await page.locator('[data-review-row]').first().waitFor();
    await test(window);
    assert.deepEqual(window.errors, []);
  } finally {
    await window.close();
  }
}

const row = (page, number) => page.getByRole('listitem', { name: new RegExp(`^Sentence ${number}:`) });
const field = (page, number) => row(page, number).locator('textarea[data-target]');
const current = (page) => page.locator('[data-review-row][aria-current="true"]');
const said = (page, text) => page.getByText(text).first().waitFor();
const article = async (call) => (await call('list_articles', { search: '', filter: 'all', language: null, limit: 1, offset: 0 })).rows[0].id;
const review = async (call) => call('get_review', { article: await article(call), to: 'el' });

async function axe(page, what) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  const serious = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
  assert.deepEqual(serious.map((v) => `${what}: ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`), []);
}

describe('the review', () => {
  it('stores an edit, marks what was changed, and takes it back', () =>
    inReview('scripted', async ({ page, call }) => {
      await row(page, 2).locator('.source').click();
      const before = await field(page, 2).inputValue();
      await field(page, 2).press('Control+Home');
      await page.keyboard.type('Ναι, ');
      await page.keyboard.press('Control+ArrowDown');
      await row(page, 2).locator('ins', { hasText: 'Ναι' }).waitFor();
      await row(page, 2).getByText('Edited', { exact: true }).waitFor();
      const stored = (await review(call)).rows.find((r) => r.number === 2);
      assert.equal(stored.text, `Ναι, ${before}`);
      assert.equal(stored.machine, before);
      await page.keyboard.press('Control+Z');
      await said(page, 'Undone: text edited');
      assert.equal(await field(page, 2).inputValue(), before);
      await page.keyboard.press('Control+Shift+Z');
      await said(page, 'Done again: text edited');
      assert.equal(await field(page, 2).inputValue(), `Ναι, ${before}`);
    }));

  it('loses nothing of what was typed when the window is gone', () =>
    inReview('scripted', async ({ page, call }) => {
      await row(page, 2).locator('.source').click();
      await field(page, 2).press('Control+End');
      await page.keyboard.type(' Τέλος.');
      await page.reload();
      let text = '';
      for (let i = 0; i < 100 && !text.endsWith('Τέλος.'); i++) {
        await page.waitForTimeout(50);
        text = (await review(call)).rows.find((r) => r.number === 2).text;
      }
      assert.match(text, / Τέλος\.$/);
    }));

  it('is done from the first row to the last by the keyboard alone', () =>
    inReview('scripted', async ({ page, call }) => {
      const { counts } = await review(call);
      for (let i = 0; i < counts.total; i++) {
        const at = await current(page).getAttribute('data-review-row');
        await page.keyboard.press('Control+Enter');
        if (i < counts.total - 1) await page.waitForFunction((id) => document.querySelector('[data-review-row][aria-current="true"]')?.dataset.reviewRow !== id, at);
      }
      await said(page, /Every sentence is approved\./);
      assert.equal((await review(call)).counts.approved, counts.total);
    }));

  it('goes to what is to check, uses the suggestion, and the finding is gone', () =>
    inReview('wrong', async ({ page, call }) => {
      const { rows, counts } = await review(call);
      assert.equal(counts.to_check > 0, true);
      await page.keyboard.press('F8');
      const id = await current(page).getAttribute('data-review-row');
      const flagged = rows.find((r) => r.id === id);
      assert.equal(flagged.findings.length > 0, true);
      await current(page).locator('.copy mark.finding').first().waitFor();
      await picture(page, 'review-finding');
      const fix = flagged.findings.find((f) => f.suggestion !== null && f.target !== null);
      if (fix === undefined) {
        await current(page).getByRole('button', { name: 'Ignore here' }).first().click();
        await current(page).getByText(/check ignored|checks ignored/).waitFor();
      } else {
        await page.keyboard.press('Control+.');
        await said(page, 'The suggestion stands in its place.');
      }
      const now = (await review(call)).rows.find((r) => r.id === id);
      assert.equal(now.findings.filter((f) => f.severity !== 'neutral').length < flagged.findings.filter((f) => f.severity !== 'neutral').length, true);
      await page.keyboard.press('Control+Z');
      await said(page, /^Undone:/);
      assert.equal((await review(call)).rows.find((r) => r.id === id).text, flagged.text);
    }));

  it('approves all that are shown after saying how many, and one undo takes it back', () =>
    inReview('scripted', async ({ page, call }) => {
      const { counts } = await review(call);
      await page.keyboard.press('Control+Shift+A');
      const dialog = page.getByRole('dialog', { name: 'Approve all that are shown?' });
      await dialog.getByText(new RegExp(`^${counts.translated} sentences become approved`)).waitFor();
      await axe(page, 'approve all');
      await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
      await page.getByText(`${counts.translated} sentences approved`).first().waitFor();
      assert.equal((await review(call)).counts.approved, counts.translated);
      await page.locator('[data-target]').first().focus();
      await page.keyboard.press('Control+Z');
      await said(page, 'Undone: approved');
      assert.equal((await review(call)).counts.approved, 0);
    }));

  it('shows what a replacement would change, and changes just that', () =>
    inReview('scripted', async ({ page, call }) => {
      const { rows } = await review(call);
      const word = /\p{Script=Greek}{5,}/u.exec(rows[2].text)[0];
      await page.keyboard.press('Control+H');
      await page.getByLabel('Find', { exact: true }).fill(word);
      await page.getByLabel('Replace with').fill('ΑΛΛΑΓΗ');
      const run = page.getByRole('button', { name: /^Replace \d+ places?$/ });
      await run.waitFor();
      await axe(page, 'replace');
      await picture(page, 'review-replace');
      assert.deepEqual((await review(call)).rows.map((r) => r.text), rows.map((r) => r.text));
      await run.click();
      await page.getByText(/^Replaced in \d+ places?$/).first().waitFor();
      assert.equal((await review(call)).rows.some((r) => r.text.includes('ΑΛΛΑΓΗ')), true);
    }));

  it('puts another text beside the one that is there, and takes it by its key', () =>
    inReview('scripted', async ({ page, call }) => {
      await row(page, 2).locator('.source').click();
      const before = await field(page, 2).inputValue();
      await field(page, 2).press('Control+Home');
      await page.keyboard.type('Δικό μου: ');
      await page.keyboard.press('Control+Shift+P');
      await row(page, 2).getByRole('button', { name: /^Take/ }).first().waitFor();
      assert.equal(await field(page, 2).inputValue(), `Δικό μου: ${before}`);
      const { text } = (await review(call)).rows.find((r) => r.number === 2).proposals[0];
      await page.keyboard.press('Alt+1');
      await page.waitForFunction((taken) => document.querySelector('[data-review-row][aria-current="true"] textarea')?.value === taken, text);
      assert.equal((await review(call)).rows.find((r) => r.number === 2).text, text);
    }));

});
