// Measures a review of ten thousand rows in the real window. It asserts no times: it is run by hand,
// `tests/window/run.sh APP tests/window/measure/long-review.test.mjs`, and prints what it saw.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { measureReview } from '../lib/frames.mjs';
import { fillLong } from '../lib/long.mjs';
import { inNewPlace, inWindow } from '../lib/reading.mjs';
import { Key } from '../lib/webdriver.mjs';

const named = { Control: Key.Control, Enter: Key.Enter };

test('a review of ten thousand rows, measured', async (t) => {
  const say = (line) => t.diagnostic(line);
  await inNewPlace(async (place) => {
    const library = join(place.path, 'library');
    // A library that was filled before saves the minute that filling takes.
    if (process.env.DIGLOT_LONG) await cp(process.env.DIGLOT_LONG, library, { recursive: true });
    else say(JSON.stringify(await fillLong(library, Number(process.env.DIGLOT_ROWS ?? 10_000))));
    await inWindow(place, {}, async (session) => {
      await session.find('[data-row="0"] button');
      await measureReview(
        {
          run: (script, ...args) => session.promise(script, ...args),
          type: (text) => session.keys(text, 60),
          press: (...keys) => session.press(...keys.map((key) => named[key] ?? key)),
        },
        say,
      );
    });
  });
});
