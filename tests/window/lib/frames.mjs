/** How smooth a review is: the same steps for any driver, with the time of every frame. */

/** In the page: writes down how long each frame took, from now on. */
function beginFrames() {
  const own = { took: [], on: true };
  window.framesTaken?.();
  window.framesTaken = () => {
    own.on = false;
    return own.took;
  };
  let last = performance.now();
  const tick = (now) => {
    own.took.push(now - last);
    last = now;
    if (own.on) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}

/** In the page: ends that, and says of the frames how many, how long the longest, and how many took over 50 ms. */
function endFrames() {
  const took = window.framesTaken().slice(1).sort((a, b) => a - b);
  const at = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return { frames: took.length, median: at(0.5), p99: at(0.99), longest: at(1), over50: took.filter((t) => t > 50).length };
}

/** In the page: scrolls the list by so many pixels a frame, so many frames. */
function scrollList(by, frames) {
  const list = [...document.querySelectorAll('.rows *')].find((e) => e.scrollHeight > e.clientHeight + 100 && getComputedStyle(e).overflowY !== 'visible');
  return new Promise((resolve) => {
    const step = () => {
      list.scrollTop += by;
      frames -= 1;
      if (frames > 0) requestAnimationFrame(step);
      else resolve(list.scrollTop);
    };
    requestAnimationFrame(step);
  });
}

/** In the page: presses something that is found by a selector and a text, and waits until it is painted. */
function pressAndPaint(selector, text) {
  const found = [...document.querySelectorAll(selector)].find((e) => e.textContent.includes(text));
  if (!found) throw new Error(`no ${selector} says ${text}`);
  const begun = performance.now();
  found.click();
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begun))));
}

/** In the page: runs a key of the window and waits until a selector is there and painted. */
function keyUntil(key, selector) {
  const begun = performance.now();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...key }));
  return new Promise((resolve, reject) => {
    const look = () => {
      if (document.querySelector(selector)) requestAnimationFrame(() => resolve(performance.now() - begun));
      else if (performance.now() - begun > 60_000) reject(new Error(`${selector} does not come`));
      else setTimeout(look, 2);
    };
    look();
  });
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Opens the article that is first in the library, its review, and does in it what a person does.
 *
 * @param {{ run: Function, type: (text: string) => Promise<void>, press: (...keys: string[]) => Promise<void>, begin?: () => Promise<void>, end?: () => Promise<string> }} page
 *   `begin` and `end` are called around each step, for what the driver can measure besides
 * @param {(line: string) => void} say
 */
export async function measureReview(page, say) {
  const round = (n) => Math.round(n * 10) / 10;
  const line = (name, f) => say(`${name}: ${f.frames} frames, median ${round(f.median)} ms, p99 ${round(f.p99)} ms, longest ${round(f.longest)} ms, over 50 ms: ${f.over50}`);
  const during = async (name, work) => {
    await page.begin?.();
    await page.run(beginFrames);
    await work();
    await pause(300);
    line(name, await page.run(endFrames));
    const more = await page.end?.();
    if (more !== undefined) say(`  ${more}`);
  };
  const article = await page.run((opens) => {
    const begun = performance.now();
    document.querySelector(opens).click();
    return new Promise((resolve) => {
      const look = () => (document.querySelector('#original article h1') ? requestAnimationFrame(() => resolve(performance.now() - begun)) : setTimeout(look, 2));
      look();
    });
  }, '[data-row="0"] button');
  say(`article opens: ${round(article)} ms`);
  await pause(1500);
  say(`review opens: ${round(await page.run(keyUntil, { key: 'e', ctrlKey: true }, '[data-review-row] textarea'))} ms`);
  await pause(1000);
  await during('scroll slowly', () => page.run(scrollList, 40, 120));
  await during('scroll fast', () => page.run(scrollList, 900, 120));
  await during('scroll by pages of 20,000 pixels', () => page.run(scrollList, 20_000, 40));
  for (const filter of ['To check', 'Edited', 'Unreviewed', 'All']) {
    let took = 0;
    await during(`filter ${filter}`, async () => {
      took = await page.run(pressAndPaint, '.review fieldset label', filter);
    });
    say(`  painted after ${round(took)} ms`);
  }
  await page.run(() => {
    const fields = [...document.querySelectorAll('[data-review-row] [data-target]')];
    fields[Math.floor(fields.length / 2)].focus();
  });
  await pause(500);
  await during('type 60 letters', () => page.type('και τα λοιπά, όπως είπαν χθες το βράδυ στο λιμάνι της πόλης.'));
  await during('rest, so that it is stored', () => pause(1500));
  await during('approve and next, 10 times', async () => {
    for (let i = 0; i < 10; i++) await page.press('Control', 'Enter');
  });
  await during('undo, 3 times', async () => {
    for (let i = 0; i < 3; i++) {
      await page.press('Control', 'z');
      await pause(200);
    }
  });
  await during('find', async () => {
    await page.press('Control', 'f');
    await page.type('βοατσ');
  });
  await during('next place, 10 times', async () => {
    for (let i = 0; i < 10; i++) await page.press('Enter');
  });
}
