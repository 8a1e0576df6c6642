/** Accessibility rules, right-to-left, narrow and enlarged windows, and long words. */
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addEngine, openSample, openWindow, picture, startBrowser } from './host.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

async function axe(page, what) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  const serious = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
  assert.deepEqual(serious.map((v) => `${what}: ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`), []);
}

/** Controls that lie over each other or outside the window. */
function collisions(page) {
  return page.evaluate(() => {
    const seen = [...document.querySelectorAll('header.bar button, header.bar .brand, footer.foot > *')].filter((e) => e.getClientRects().length > 0 && e.textContent.trim() + (e.ariaLabel ?? '') !== '');
    const boxes = seen.map((e) => [e.ariaLabel ?? e.textContent.trim().slice(0, 30), e.getBoundingClientRect()]);
    const out = [];
    for (const [name, a] of boxes) if (a.left < -1 || a.right > innerWidth + 1) out.push(`${name} is outside`);
    boxes.forEach(([name, a], i) => {
      for (const [other, b] of boxes.slice(i + 1)) {
        const over = Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
        if (over) out.push(`${name} lies over ${other}`);
      }
    });
    if (document.documentElement.scrollWidth > innerWidth + 1) out.push('the page is wider than the window');
    return out;
  });
}

for (const theme of ['light', 'dark']) {
  describe(`accessibility, ${theme}`, () => {
    it('breaks no serious rule on any screen', async () => {
      const window = await openWindow(browser, { theme });
      try {
        const { page } = window;
        await axe(page, 'first run');
        await addEngine(window, 'wrong');
        await page.reload();
        await openSample(page);
        await page.keyboard.press('Control+Enter');
        await page.getByText('The summary is ready.').first().waitFor();
        await page.locator('[data-point="0"]').hover();
        await page.getByRole('button', { name: 'show', exact: true }).click();
        await axe(page, 'summary');
        await picture(page, `summary-${theme}`);
        await page.keyboard.press('Control+Shift+Enter');
        await page.getByText('The translation is ready.').first().waitFor();
        await axe(page, 'translation');
        await page.keyboard.press('Control+O');
        await axe(page, 'open');
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+,');
        await axe(page, 'engines');
        await page.locator('.about.open').click();
        await axe(page, 'engine');
        await page.getByRole('tab', { name: 'Reading' }).click();
        await axe(page, 'reading settings');
        await page.getByRole('tab', { name: 'Privacy and data' }).click();
        await axe(page, 'data settings');
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+K');
        await axe(page, 'palette');
        await page.keyboard.press('Escape');
        await page.keyboard.press('?');
        await axe(page, 'keys');
        assert.deepEqual(window.errors, []);
      } finally {
        await window.close();
      }
    });
  });
}

describe('right to left', () => {
  it('mirrors the window and sets an Arabic article from the right', async () => {
    const window = await openWindow(browser, { language: 'ar' });
    try {
      const { page } = window;
      await page.evaluate((t) => navigator.clipboard.writeText(t), 'اتفاق جديد بشأن المياه\n\nوقّع وزراء المياه في ثلاث دول اتفاقًا جديدًا ينظم تقاسم مياه النهر خلال موسم الجفاف. ويمتد الاتفاق خمس سنوات قابلة للتجديد، ويشمل 12 محطة قياس مشتركة.\n\nتلتزم الأطراف بتبادل البيانات اليومية عن مستويات الخزانات. وتُنشأ لجنة فنية دائمة تجتمع مرتين في السنة.');
      await page.locator('body').press('Control+V');
      await page.locator('#original article[lang=ar][dir=rtl]').waitFor();
      await page.locator('.mark:not(:disabled)').first().waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
      const [original, result] = await Promise.all(['#original', '#panel'].map((s) => page.locator(s).boundingBox()));
      assert.equal(original.x > result.x, true);
      await page.locator('[data-point="0"]').hover();
      await page.locator('.gutter svg path').first().waitFor();
      assert.deepEqual(await collisions(page), []);
      await axe(page, 'Arabic');
      await picture(page, 'arabic');
    } finally {
      await window.close();
    }
  });
});

describe('room', () => {
  const sizes = [
    ['en', 1360, 820],
    ['de', 1360, 820],
    ['de', 900, 700],
    ['tr', 900, 700],
    // What a window of 1360 × 820 has left at 200 %.
    ['de', 680, 410],
    ['ar', 680, 410],
  ];
  for (const [language, width, height] of sizes) {
    it(`is enough in ${language} at ${width} × ${height}`, async () => {
      const window = await openWindow(browser, { language, width, height });
      try {
        const { page } = window;
        await openSample(page);
        await page.locator('.mark:not(:disabled)').first().waitFor({ state: 'attached' });
        assert.deepEqual(await collisions(page), []);
        // Where there is room for one page only, the other is one step away.
        const face = (name) => page.locator('.spread > fieldset label').nth(name === '#original' ? 0 : 1).click();
        const single = height < 500;
        for (const part of ['#original', '#panel']) {
          if (single) await face(part);
          const box = await page.locator(part).boundingBox();
          assert.equal(box.width > 240 && box.height > 150, true, `${part} is ${box.width} × ${box.height}`);
        }
        await picture(page, `room-${language}-${width}`);
      } finally {
        await window.close();
      }
    });
  }
});

describe('the page’s policy', () => {
  it('is kept: nothing inline, nothing evaluated, nothing from elsewhere', async () => {
    const window = await openWindow(browser);
    try {
      const { page, address } = window;
      const refused = [];
      page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
      const asked = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.route(`${address}/`, async (route) => {
        const response = await route.fetch();
        const policy = "default-src 'self'; connect-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'";
        await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
      });
      await page.goto(`${address}/`);
      await openSample(page);
      await page.locator('.mark:not(:disabled)').first().waitFor();
      await page.keyboard.press('Control+,');
      await page.keyboard.press('Escape');
      assert.deepEqual(refused, []);
      assert.deepEqual(asked.filter((url) => !url.startsWith(address) && !url.startsWith('data:')), []);
    } finally {
      await window.close();
    }
  });
});
