/** Measures a review of ten thousand rows in a browser: `node e2e/long-review.measure.mjs [ROWS]`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillLong } from '../../tests/window/lib/long.mjs';
import { measureReview } from '../../tests/window/lib/frames.mjs';
import { BINARY, openWindow, startBrowser } from './host.mjs';

process.env.DIGLOT_HOST = BINARY;
const folder = process.env.DIGLOT_LONG ?? (await mkdtemp(join(tmpdir(), 'diglot-long.')));
const say = (line) => console.log(line);
try {
  if (!process.env.DIGLOT_LONG) say(JSON.stringify(await fillLong(folder, Number(process.argv[2] ?? 10_000))));
  const browser = await startBrowser();
  const { page, close } = await openWindow(browser, { folder });
  await measureReview(
    {
      run: (script, ...args) => page.evaluate(`(${String(script)})(...${JSON.stringify(args)})`),
      type: (text) => page.keyboard.type(text, { delay: 60 }),
      press: (...keys) => page.keyboard.press(keys.join('+')),
    },
    say,
  );
  await close();
  await browser.close();
} finally {
  if (!process.env.DIGLOT_LONG) await rm(folder, { recursive: true, force: true });
}
