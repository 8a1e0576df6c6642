/** The review of a translation, from the first row to the exported file, against the scripted service. */
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { placeOf } from '../../tests/window/lib/place.mjs';
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

  it('has a field only for the row in hand, and a click into another text begins right there', () =>
    inReview('scripted', async ({ page, call }) => {
      const away = async () => {
        await page.mouse.move(2, 2);
        await page.waitForFunction(() => document.querySelectorAll('textarea[data-target]').length === 1);
      };
      await away();
      const { id, text } = (await review(call)).rows.find((r) => r.number === 3);
      const at = text.indexOf(' ', 8) + 1;
      const place = await page.evaluate(placeOf, [id, at]);
      await page.mouse.click(place.x, place.y);
      await page.waitForFunction((id) => document.activeElement?.matches(`textarea[data-target="${id}"]`), id);
      await page.keyboard.type('Ω');
      assert.equal(await field(page, 3).inputValue(), `${text.slice(0, at)}Ω${text.slice(at)}`);
      await away();
      // The keyboard goes into the next text as into a field.
      await page.keyboard.press('Control+ArrowDown');
      await page.waitForFunction(() => document.activeElement?.matches('[aria-current="true"] textarea'));
      await row(page, 2).locator('[data-target]').focus();
      await page.waitForFunction((row) => document.activeElement?.matches('[aria-current="true"] textarea') && document.activeElement.dataset.target === row, (await review(call)).rows.find((r) => r.number === 2).id);
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

  it('keeps a term from the selection and marks where it is missed', () =>
    inReview('scripted', async ({ page, call }) => {
      const { counts } = await review(call);
      await row(page, 1).getByText('Istanbul').waitFor();
      const stands = await row(page, 1).locator('.source').evaluate((source) => {
        const walker = document.createTreeWalker(source, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const at = node.textContent.indexOf('Istanbul');
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 'Istanbul'.length);
          const box = range.getBoundingClientRect();
          return { x: box.x, y: box.y + box.height / 2, width: box.width };
        }
        return null;
      });
      await page.mouse.dblclick(stands.x + stands.width / 2, stands.y);
      await page.keyboard.press('Control+G');
      const form = page.getByRole('dialog', { name: 'New term' });
      assert.equal(await form.getByLabel('Term', { exact: true }).inputValue(), 'Istanbul');
      await page.keyboard.type('Κωνσταντινούπολη');
      assert.equal(await form.getByLabel('Is called').inputValue(), 'Κωνσταντινούπολη');
      await axe(page, 'term');
      await page.keyboard.press('Enter');
      await said(page, '“Istanbul” is in the glossary');
      await row(page, 1).getByText('Glossary wants Κωνσταντινούπολη for Istanbul').waitFor();
      await row(page, 1).getByText('Term', { exact: true }).waitFor();
      await picture(page, 'review-term');
      const now = await review(call);
      assert.deepEqual(now.rows.find((r) => r.number === 1).findings.map((f) => f.check), ['terminology']);
      assert.equal(now.counts.to_check, counts.to_check + 1);
      const { terms } = await call('list_terms', { source_language: 'en', target_language: 'el', search: '', limit: 10, offset: 0 });
      assert.deepEqual(terms.map((t) => [t.source, t.target]), [['Istanbul', 'Κωνσταντινούπολη']]);
      // Written as the glossary wants it, the finding is gone; and so it is where the term is.
      const before = await field(page, 1).inputValue();
      await field(page, 1).fill(`Κωνσταντινούπολη: ${before}`);
      await page.keyboard.press('Control+ArrowDown');
      await page.keyboard.press('Control+ArrowUp');
      await row(page, 1).getByText('Glossary wants Κωνσταντινούπολη for Istanbul').waitFor({ state: 'detached' });
      assert.deepEqual((await review(call)).rows.find((r) => r.number === 1).findings, []);
      await page.keyboard.press('Control+Z');
      await row(page, 1).getByText('Term', { exact: true }).waitFor();
      await call('delete_term', { term: terms[0].id });
      assert.deepEqual((await review(call)).rows.find((r) => r.number === 1).findings, []);
    }));

  it('writes the translation out, and asks only about what was changed on both sides when it comes back', () =>
    inReview('scripted', async ({ page, call }) => {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: /^Export/ }).click();
      await page.getByRole('menuitem', { name: 'XLIFF 2.1…' }).click();
      const file = await (await download).path();
      const text = readFileSync(file, 'utf8');
      assert.match(text, /<xliff[^>]+version="2\.1"/);
      const { rows } = await review(call);
      const [both, theirs] = [rows[2], rows[4]];
      // Only the targets: the file also says what they were when it was written.
      const edited = (file, { text }, more) => file.replace(`<target>${text}</target>`, `<target>${text}${more}</target>`);
      const other = edited(edited(text, both, ' Δικό τους.'), theirs, ' Μόνο δικό τους.');
      await row(page, both.number).locator('.source').click();
      await field(page, both.number).press('Control+End');
      await page.keyboard.type(' Δικό μας.');
      await page.keyboard.press('Control+ArrowDown');
      await row(page, both.number).locator('ins').first().waitFor();
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: /^Bring back/ }).click();
      await (await chooser).setFiles({ name: 'back.xlf', mimeType: 'application/xliff+xml', buffer: Buffer.from(other) });
      const dialog = page.getByRole('dialog', { name: 'Bring back a translation' });
      await dialog.getByText('1 sentence was changed on both sides. Choose which text stays.').waitFor();
      await axe(page, 'bring back');
      await picture(page, 'review-conflict');
      await dialog.getByRole('radio', { name: /Text of the file/ }).check();
      await dialog.getByRole('button', { name: 'Take the changes' }).click();
      await dialog.waitFor({ state: 'detached' });
      const now = (await review(call)).rows;
      assert.equal(now[2].text, `${both.text} Δικό τους.`);
      assert.equal(now[4].text, `${theirs.text} Μόνο δικό τους.`);
    }));
});

for (const theme of ['light', 'dark']) {
  it(`breaks no serious rule in the ${theme}, wide or narrow`, () =>
    inReview(
      'wrong',
      async ({ page, call }) => {
        await page.keyboard.press('F8');
        await axe(page, 'review');
        await picture(page, `review-${theme}`);
        await page.setViewportSize({ width: 900, height: 700 });
        await axe(page, 'review, narrow');
        await page.setViewportSize({ width: 1360, height: 820 });
        await page.keyboard.press('Control+F');
        await axe(page, 'find');
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+Shift+H');
        await axe(page, 'history');
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+Shift+G');
        await axe(page, 'glossary');
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'More', exact: true }).click();
        await page.getByRole('menuitem', { name: 'Translation memory…' }).click();
        await axe(page, 'memory');
        await page.keyboard.press('Escape');
        // And with something in them.
        await call('save_term', { id: null, source_language: 'en', target_language: 'el', source: 'talks', target: 'συνομιλίες', variants: ['negotiations'], target_variants: [], forbidden: ['ταλκς'], note: 'diplomacy', case_sensitive: false });
        await call('change_targets', { article: await article(call), to: 'el', rows: ['1', '2'], change: { kind: 'approve' } });
        await page.keyboard.press('Control+Shift+G');
        await page.getByRole('dialog').getByText('συνομιλίες').waitFor();
        await axe(page, 'glossary with a term');
        await page.getByRole('button', { name: /^Change “talks”/ }).first().click();
        await axe(page, 'term');
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'More', exact: true }).click();
        await page.getByRole('menuitem', { name: 'Translation memory…' }).click();
        await page.getByRole('dialog').getByText('English into Greek').waitFor();
        await axe(page, 'memory with sentences');
      },
      { theme },
    ));
}
