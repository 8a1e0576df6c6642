/** Measures a review of ten thousand rows in a browser: `node e2e/long-review.measure.mjs [ROWS]`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillLong } from '../../tests/window/lib/long.mjs';
import { measureReview } from '../../tests/window/lib/frames.mjs';
import { BINARY, openWindow, startBrowser } from './host.mjs';

/**
 * What the page's own thread worked for at a stretch, in its own time: on a machine that does other
 * things too, frames are late that the page is not to blame for.
 */
function longestTasks(events) {
  const pages = new Set(events.filter((e) => e.name === 'thread_name' && e.args.name === 'CrRendererMain').map((e) => `${e.pid} ${e.tid}`));
  const took = events
    .filter((e) => e.ph === 'X' && e.tdur !== undefined && pages.has(`${e.pid} ${e.tid}`) && /RunTask/.test(e.name))
    .map((e) => e.tdur / 1000)
    .sort((a, b) => b - a);
  return `tasks of the page, in processor time: longest ${took.slice(0, 3).map((t) => t.toFixed(1)).join(', ')} ms; over 50 ms: ${took.filter((t) => t > 50).length}`;
}

process.env.DIGLOT_HOST = BINARY;
const folder = process.env.DIGLOT_LONG ?? (await mkdtemp(join(tmpdir(), 'diglot-long.')));
const say = (line) => console.log(line);
try {
  if (!process.env.DIGLOT_LONG) say(JSON.stringify(await fillLong(folder, Number(process.argv[2] ?? 10_000))));
  const browser = await startBrowser();
  const { page, close } = await openWindow(browser, { folder });
  const tracer = await browser.newBrowserCDPSession();
  let events = [];
  tracer.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await measureReview(
    {
      begin: async () => {
        events = [];
        await tracer.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel', '__metadata'] } });
      },
      end: async () => {
        const whole = new Promise((resolve) => tracer.once('Tracing.tracingComplete', resolve));
        await tracer.send('Tracing.end');
        await whole;
        return longestTasks(events);
      },
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
