// Makes the pictures of the README anew, from the real window:
// `tests/window/run.sh APP tests/window/pictures.test.mjs`, then look at them and copy them.
import test from 'node:test';
import { withGerman } from './lib/german.mjs';
import { fit } from './lib/looking.mjs';
import { inNewPlace, inWindow, openText, readOriginal, readSummary, trySample } from './lib/reading.mjs';
import { atRow, said } from './lib/reviewing.mjs';
import { withService } from './lib/service.mjs';
import { shoot } from './lib/shots.mjs';
import { Key } from './lib/webdriver.mjs';

const SIZE = [1360, 820];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const ARABIC = `بلدية المدينة تفتح مكتبة جديدة على ضفة النهر

افتتحت بلدية المدينة يوم الأحد مكتبة عامة جديدة على ضفة النهر بعد ثلاث سنوات من العمل. تضم المكتبة أربعين ألف كتاب بسبع لغات وقاعات هادئة للقراءة.

قالت مديرة المكتبة إن الدخول مجاني لجميع السكان طوال أيام الأسبوع. وأضافت أن قسم الأطفال يستقبل المدارس كل صباح.

بلغت كلفة المشروع اثني عشر مليون دينار دفعت الوزارة نصفها. وتأمل البلدية أن يزور المكتبة ألف شخص كل يوم.`;

/** Calls the table in the page. */
const call = (session, name, request) => session.promise((name, request) => window.__TAURI_INTERNALS__.invoke(name, { request }), name, request);

/** Adds an engine and sets it for some work, then loads the page anew. */
async function use(session, draft, settings) {
  const engine = await call(session, 'save_engine', { id: null, ...draft });
  const now = await call(session, 'get_settings', {});
  await call(session, 'save_settings', { ...now, ...settings(engine.id) });
  await session.run(() => {
    window.isOldPage = true;
    location.reload();
  });
  await session.until('the page is loaded anew', () => session.run(() => window.isOldPage === undefined && document.querySelector('.welcome .sample') !== null));
}

for (const dark of [false, true]) {
  const theme = dark ? 'dark' : 'light';
  test(`the summary, ${theme}`, () =>
    inNewPlace((place) =>
      inWindow(place, { dark }, async (session) => {
        await session.find('.welcome');
        await fit(session, ...SIZE);
        await trySample(session);
        await readOriginal(session);
        await readSummary(session);
        await session.pointAway();
        await session.run(() => document.querySelector('[data-point="0"] .mark').focus());
        await pause(600);
        await shoot(session, `summary-${theme}`);
      }),
    ));
}

test('a finding in a summary of a model', () =>
  withService((service) =>
    inNewPlace((place) =>
      inWindow(place, {}, async (session) => {
        await session.find('.welcome');
        await fit(session, ...SIZE);
        await use(session, { name: 'Model', preset: 'openai-compatible', base_url: service, model: 'wrong' }, (id) => ({ summary_engine: id }));
        await trySample(session);
        await readOriginal(session);
        await session.press(Key.Control, Key.Enter);
        await session.until('a finding', () => session.run(() => document.querySelector('#panel .note, .note.bad') !== null));
        await readSummary(session);
        await session.pointAway();
        await session.run(() => {
          const card = document.querySelector('ol .note.bad, ol .note');
          card.closest('[data-point]').querySelector('.mark').focus();
        });
        await pause(900);
        await shoot(session, 'finding');
      }),
    ),
  ));

for (const dark of [false, true]) {
  const theme = dark ? 'dark' : 'light';
  test(`the review, ${theme}`, () =>
    withGerman((address) =>
      inNewPlace((place) =>
        inWindow(place, { dark }, async (session) => {
          await session.find('.welcome');
          await fit(session, ...SIZE);
          await use(session, { name: 'LibreTranslate', preset: 'libretranslate-local', base_url: address, model: null }, (id) => ({ translation_engine: id, target_language: 'de' }));
          await trySample(session);
          const { article } = await session.until('the article', () => session.promise(async () => {
            const { rows } = await window.__TAURI_INTERNALS__.invoke('list_articles', { request: { search: '', filter: 'all', language: null, limit: 1, offset: 0 } });
            return rows[0] === undefined ? null : { article: rows[0].id };
          }));
          await readOriginal(session);
          await session.press(Key.Control, Key.Shift, Key.Enter);
          await said(session, 'The translation is ready.');
          await session.run(() => document.querySelectorAll('#original [data-segment]')[3].click());
          await pause(500);
          await shoot(session, `translation-${theme}`);
          const change = (rows, change) => call(session, 'change_targets', { article, to: 'de', rows, change });
          await call(session, 'save_term', { id: null, source_language: 'en', target_language: 'de', source: 'draft memorandum', target: 'Memorandumsentwurf', variants: [], target_variants: [], forbidden: [], note: '', case_sensitive: false });
          await change(['0', '1', '2', '3'], { kind: 'approve' });
          await change(['5'], { kind: 'edit', text: 'Verteidigungsminister Rustem Umerow wird das Team leiten.' });
          await session.press(Key.Control, 'e');
          await atRow(session, 'the review');
          await session.press(Key.F8);
          await atRow(session, 'the number', (row) => row.findings.length > 0);
          await pause(2000);
          await shoot(session, `review-${theme}`);
        }),
      ),
    ));
}

test('an Arabic article in an Arabic window', () =>
  withService((service) =>
    inNewPlace((place) =>
      inWindow(place, {}, async (session) => {
        await session.find('.welcome');
        await fit(session, ...SIZE);
        await session.run(() => localStorage.setItem('diglot.ui-language', 'ar'));
        await use(session, { name: 'Scripted', preset: 'openai-compatible', base_url: service, model: 'scripted' }, (id) => ({ translation_engine: id, target_language: 'el' }));
        await shoot(session, 'arabic-welcome');
        await openText(session, ARABIC);
        await readOriginal(session);
        await readSummary(session);
        await session.point(await session.find('[data-point="0"]'));
        await pause(500);
        await shoot(session, 'arabic');
        await session.press(Key.Control, Key.Shift, Key.Enter);
        await session.until('it is translated', () => session.run(() => document.querySelectorAll('#panel [data-segment]:not(.pending):not(.draft)').length > 5));
        await pause(500);
        await shoot(session, 'arabic-translation');
        await session.press(Key.Control, 'e');
        await atRow(session, 'the review');
        await pause(500);
        await shoot(session, 'arabic-review');
        await session.press(Key.Control, ',');
        await pause(500);
        await shoot(session, 'arabic-settings');
        for (const name of ['arabic-narrow']) {
          await session.run(() => document.querySelector('dialog[open]').close());
          await fit(session, 900, 700);
          await shoot(session, name);
        }
      }),
    ),
  ));
