// Pages made to run a script or to call home do neither in the real window.
//
// DIGLOT_HOSTILE names a file of JSON lines `{ id, html }` to try instead of the kept ones.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { inNewPlace, inWindow, welcome } from '../lib/reading.mjs';
import { Key } from '../lib/webdriver.mjs';

const kept = join(dirname(fileURLToPath(import.meta.url)), '../../fixtures/hostile-html/cases.jsonl');
const file = process.env.DIGLOT_HOSTILE ?? kept;
const cases = (await readFile(file, 'utf8')).split('\n').filter(Boolean).map((line) => JSON.parse(line));

const page = (html, number) => `<!doctype html><html lang="en"><head><title>Case ${number} of the hostile pages</title></head>
<body><article><h1>Case ${number} of the hostile pages</h1>
<p>The first paragraph of case ${number} stands before whatever somebody put into this page to run.</p>
${html}
</article></body></html>`;

/** Counts everything that a page must never get to do. */
function watch() {
  window.broke = [];
  const note = (what) => window.broke.push(what);
  for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = () => note(name);
  window.addEventListener('securitypolicyviolation', (event) => note(`blocked ${event.effectiveDirective} ${event.blockedURI}`));
  window.addEventListener('message', () => note('message'));
}

/** Puts a text into the dialog at once, as a paste does. */
function paste(text) {
  const field = document.querySelector('#open-text');
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  // The page takes the text over before the form goes.
  requestAnimationFrame(() => field.form.requestSubmit());
}

/** What of the article could do more than be read. */
function dangerous() {
  const original = document.querySelector('#original');
  const bad = [...original.querySelectorAll('script, iframe, object, embed, link, style, img, math, form, input, base, meta, video, audio, a[href], [data-segment] svg')]
    .filter((element) => element.closest('button') === null)
    .map((element) => element.outerHTML.slice(0, 120));
  for (const element of original.querySelectorAll('*')) {
    for (const { name } of element.attributes) if (name.startsWith('on')) bad.push(`${element.tagName} ${name}`);
  }
  return { bad, text: original.textContent };
}

/** Opens a page through the dialog. A window that is busy may miss a key: it is pressed again then. */
async function openPage(session, text, title, id) {
  const isShown = () =>
    session.run((wanted) => document.querySelector('#open-text') === null && (document.querySelector('#original')?.textContent ?? '').includes(wanted), title);
  for (let tries = 1; ; tries += 1) {
    try {
      if ((await session.all('#open-text')).length === 0) await session.press(Key.Control, 'o');
      await session.find('#open-text', 4_000);
      await session.run(paste, text);
      await session.until(`${title}, ${id}, is shown`, isShown, 6_000);
      return;
    } catch (error) {
      if (tries === 4) throw error;
    }
  }
}

test('hostile pages run nothing and load nothing', async () => {
  assert.ok(cases.length >= 40, 'there are cases to try');
  await inNewPlace((place) =>
    inWindow(place, {}, async (session) => {
      await welcome(session);
      await session.run(watch);
      const before = await session.run(() => performance.getEntriesByType('resource').filter((e) => !/^(tauri|ipc):|ipc\.localhost|tauri\.localhost/.test(e.name)).length);
      for (const [number, { id, html }] of cases.entries()) {
        await openPage(session, page(html, number), `Case ${number} of the hostile pages`, id);
        const { bad } = await session.run(dangerous);
        assert.deepEqual(bad, [], id);
      }
      const after = await session.run(() => ({
        broke: window.broke,
        loads: performance.getEntriesByType('resource').filter((e) => !/^(tauri|ipc):|ipc\.localhost|tauri\.localhost/.test(e.name)).map((e) => e.name),
      }));
      assert.deepEqual(after.broke, []);
      assert.equal(after.loads.length, before, after.loads.join(' '));
    }),
  );
});
