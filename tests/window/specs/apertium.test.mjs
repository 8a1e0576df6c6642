// A real translator that needs no network, in the real window: set up by hand from nothing, with the
// offline switch on, it translates an English article into Spanish, sentence by sentence.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { inNewPlace, inWindow, readOriginal, step, trySample } from '../lib/reading.mjs';
import { atRow, said } from '../lib/reviewing.mjs';
import { addEngine, chooseTarget, closeDialog, openSettings, testEngine, withWords } from '../lib/settings.mjs';
import { shoot } from '../lib/shots.mjs';
import { Key } from '../lib/webdriver.mjs';

const HINT = 'hint: scripts/setup.sh test, or apt-get install --no-install-recommends apertium apertium-eng-spa';

/** Runs the program itself, without Diglot. */
function apertium(args, input = '') {
  // Node hands on a socket, which cannot be opened by the name /dev/stdin, as Apertium does; `cat` makes it a pipe.
  const { error, status, stdout } = spawnSync('sh', ['-c', 'cat | apertium "$@"', 'sh', ...args], { input, encoding: 'utf8' });
  if (error || status !== 0) {
    throw new Error(`Apertium does not run\n${HINT}`, { cause: error });
  }
  return stdout;
}

/** A page's segments by their ids. */
const segments = (session, page) =>
  session.run(
    (page) => {
      // What is only for screen readers is no part of the text.
      const words = (s) => [...s.childNodes].filter((n) => !n.classList?.contains('sign')).map((n) => n.textContent).join('');
      return Object.fromEntries([...document.querySelectorAll(`${page} [data-segment]`)].map((s) => [s.dataset.segment, words(s).trim()]));
    },
    page,
  );

/** Fails with the way on where the program or its languages are missing. */
function needsApertium() {
  assert.match(apertium(['-l']), /^\s*eng-spa$/m, `the pair eng-spa is not installed\n${HINT}`);
}

test('Apertium translates an English article into Spanish, offline', async (t) => {
  needsApertium();
  await inNewPlace(async (place) => {
    await inWindow(place, {}, async (session) => {
      await step(t, 'it is set up by its preset while the window is offline, and answers a test', async () => {
        await session.find('.welcome');
        await openSettings(session, 'data');
        await (await session.find('#section [role="switch"]')).click();
        await (await session.find('#section-engines')).click();
        await addEngine(session, 'apert');
        const answer = await testEngine(session);
        assert.match(answer, /Apertium answered/);
        await shoot(session, 'apertium-form');
        assert.equal(
          await session.run(() => document.querySelector('.use input').checked),
          true,
          'the first engine is the one for translations',
        );
        await closeDialog(session);
      });

      await step(t, 'every sentence gets its own translation', async () => {
        await trySample(session);
        await readOriginal(session);
        await chooseTarget(session, 'español');
        await session.press(Key.Control, Key.Shift, Key.Enter);
        await said(session, 'The translation is ready.');
        await shoot(session, 'apertium-translation');
        const [from, to] = [await segments(session, '#original'), await segments(session, '#panel')];
        assert.deepEqual(Object.keys(to), Object.keys(from), 'one for one');
        // A process for each takes half a second, so every fifth is held against what it says alone.
        for (const [id, text] of Object.entries(from).filter((_, i) => i % 5 === 0)) {
          const alone = apertium(['-u', 'eng-spa'], `${text}\n`);
          assert.equal(to[id], alone.split(/\s+/).filter(Boolean).join(' '), `segment ${id}`);
        }
        assert.match(Object.values(to).join(' '), /\bUcrania\b.*\bpaz\b/s);
        const target = await session.run(() => document.querySelector('#panel .reading').lang);
        assert.equal(target, 'es');
        const foot = await (await session.find('footer.foot')).text();
        assert.match(foot, /Offline/);
      });

      await step(t, 'the review shows it, row beside row', async () => {
        await session.press(Key.Control, 'e');
        const row = await atRow(session, 'the review begins at its first row');
        assert.match(row.text, /Rusia/);
        await shoot(session, 'apertium-review');
      });
    });
  });
});

test('who begins with nothing set up is led to a first translation', async (t) => {
  needsApertium();
  await inNewPlace(async (place) => {
    await inWindow(place, {}, async (session) => {
      await trySample(session);
      await readOriginal(session);
      await session.press(Key.Control, Key.Shift, Key.Enter);

      await step(t, 'the article’s own language as target: another one is offered on the spot', async () => {
        await (await session.find('#panel .empty .trigger')).click();
        await session.find('.panel [role="combobox"]');
        await shoot(session, 'first-language');
        await session.keys(`español${Key.Enter}`);
      });

      await step(t, 'no engine: the program that is installed is found with its languages, and added', async () => {
        await (await session.find('#panel .empty .button.primary')).click();
        const found = await withWords(session, 'section[aria-labelledby="found-servers"] li', 'Apertium');
        assert.match(await found.text(), /English, Spanish/);
        await shoot(session, 'first-found');
        // A model server of the machine's own may be found too.
        await (await session.find('section[aria-labelledby="found-servers"] [aria-label="Add: Apertium"]')).click();
        await session.find('.test .button');
        await closeDialog(session);
      });

      await step(t, 'the page offers to translate, and does', async () => {
        await (await session.find('#panel .empty .button')).click();
        await said(session, 'The translation is ready.');
        const done = Object.values(await segments(session, '#panel'));
        assert.match(done.join(' '), /\bUcrania\b.*\bpaz\b/s);
      });
    });
  });
});
