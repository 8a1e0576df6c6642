/**
 * A WebDriver client, as small as these tests need: the W3C protocol is JSON over HTTP, and Node
 * speaks both.
 */

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Keys as WebDriver names them. */
export const Key = {
  Escape: '\uE00C',
  Enter: '\uE007',
  Tab: '\uE004',
  Control: '\uE009',
  Shift: '\uE008',
  ArrowDown: '\uE015',
  ArrowUp: '\uE013',
  Alt: '\uE00A',
  End: '\uE010',
  Home: '\uE011',
  Delete: '\uE017',
  F8: '\uE038',
};

/** What a driver answered instead of a value. */
export class WebDriverError extends Error {
  constructor(command, { error, message }) {
    super(`${command}: ${error}: ${message}`);
    this.error = error;
  }
}

async function ask(method, url, body, timeout) {
  const response = await fetch(url, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(timeout),
  }).catch((error) => {
    throw new Error(`${method} ${new URL(url).pathname}: ${error.message}`, { cause: error });
  });
  const { value } = await response.json();
  if (!response.ok) throw new WebDriverError(`${method} ${new URL(url).pathname}`, value);
  return value;
}

/** Starts a session, within 20 seconds or not at all. */
export async function startSession(driver, capabilities) {
  const { sessionId } = await ask('POST', `${driver}/session`, { capabilities: { alwaysMatch: capabilities } }, 20_000);
  return new Session(`${driver}/session/${sessionId}`);
}

export class Session {
  #base;

  constructor(base) {
    this.#base = base;
  }

  #ask(method, path, body, timeout = 30_000) {
    return ask(method, `${this.#base}${path}`, body, timeout);
  }

  end() {
    return this.#ask('DELETE', '', undefined, 5_000);
  }

  /** Runs a function in the page; it sees only its arguments. */
  run(script, ...args) {
    const source = `return (${script}).apply(null, arguments)`;
    return this.#ask('POST', '/execute/sync', { script: source, args: args.map(bare) });
  }

  /** Runs a function in the page and waits for what it promises. */
  promise(script, ...args) {
    const source = `
      const given = [...arguments];
      const done = given.pop();
      Promise.resolve((${script}).apply(null, given)).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    return this.#ask('POST', '/execute/async', { script: source, args: args.map(bare) }, 120_000).then(({ value, error }) => {
      if (error !== undefined) throw new Error(error);
      return value;
    });
  }

  /** Types into whatever has the focus, a key every so many milliseconds. */
  async keys(text, every = 0) {
    const actions = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
      ...(every > 0 ? [{ type: 'pause', duration: every }] : []),
    ]);
    await this.#ask('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] }, 120_000);
  }

  /** How long a script may take, in milliseconds. */
  patience(script) {
    return this.#ask('POST', '/timeouts', { script });
  }

  /** Every element that a CSS selector finds, as the page stands. */
  async all(selector) {
    const found = await this.#ask('POST', '/elements', { using: 'css selector', value: selector });
    return found.map((reference) => new Element(this, reference[ELEMENT]));
  }

  /** The first element that a CSS selector finds, or `undefined`. */
  async first(selector) {
    return (await this.all(selector))[0];
  }

  /** Asks until a function gives something true, and gives that. */
  async until(what, probe, timeout = 30_000) {
    const end = Date.now() + timeout;
    for (;;) {
      const value = await probe();
      if (value) return value;
      if (Date.now() > end) throw new Error(`waited ${timeout / 1000} s in vain: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Waits for an element that is shown. */
  find(selector, timeout) {
    return this.until(
      `${selector} is shown`,
      async () => {
        for (const element of await this.all(selector)) {
          if (await element.isShown()) return element;
        }
        return undefined;
      },
      timeout,
    );
  }

  /** Presses keys together, as in `press(Key.Control, 'o')`. */
  async press(...keys) {
    const actions = [
      ...keys.map((value) => ({ type: 'keyDown', value })),
      ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
    ];
    await this.#ask('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** Moves the pointer to the middle of an element. */
  point(element) {
    return this.#move({ origin: element.reference, x: 0, y: 0 });
  }

  /** Moves the pointer to the upper left corner, where nothing answers it. */
  pointAway() {
    return this.#move({ origin: 'viewport', x: 1, y: 1 });
  }

  #move(to) {
    const actions = [{ type: 'pointerMove', duration: 0, ...to }];
    return this.#ask('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
  }

  resize(width, height) {
    return this.#ask('POST', '/window/rect', { width, height });
  }

  /** @internal */
  ofElement(id, method, path, body) {
    return this.#ask(method, `/element/${id}${path}`, body);
  }
}

function bare(argument) {
  return argument instanceof Element ? argument.reference : argument;
}

export class Element {
  #session;
  #id;

  constructor(session, id) {
    this.#session = session;
    this.#id = id;
  }

  get reference() {
    return { [ELEMENT]: this.#id };
  }

  click() {
    return this.#session.ofElement(this.#id, 'POST', '/click', {});
  }

  /** Types a text; its line breaks are the Enter key, as they are by hand. */
  type(text) {
    return this.#session.ofElement(this.#id, 'POST', '/value', { text: text.replaceAll('\n', Key.Enter) });
  }

  /** All its text. The driver's own answer leaves out what is clamped to a number of lines. */
  text() {
    return this.#session.run((element) => element.textContent, this);
  }

  isShown() {
    return this.#session.run((element) => {
      const box = element.getBoundingClientRect();
      return element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && box.width > 0 && box.height > 0;
    }, this);
  }
}
