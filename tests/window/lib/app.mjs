/**
 * Starts the real window under WebKitWebDriver, in a library of its own, and ends both again.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSession } from './webdriver.mjs';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A port that nobody listens on. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Ends a process: asks, waits, insists. */
async function end(pid) {
  for (const [signal, patience] of [
    ['SIGTERM', 3_000],
    ['SIGKILL', 2_000],
  ]) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    for (const late = Date.now() + patience; Date.now() < late && isAlive(pid); ) await sleep(20);
  }
}

/** The exit code of a process that has 30 seconds. */
function endOf(child) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error('the second start does not end'));
    }, 30_000);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(late);
      resolve(code);
    });
  });
}

async function startDriver(env) {
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore' });
  const failed = new Promise((_, reject) => driver.once('error', reject));
  const url = `http://127.0.0.1:${port}`;
  const listening = (async () => {
    for (const late = Date.now() + 10_000; Date.now() < late; await sleep(50)) {
      const answer = await fetch(`${url}/status`).catch(() => undefined);
      if (answer?.ok) return;
    }
    throw new Error('WebKitWebDriver does not listen');
  })();
  await Promise.race([listening, failed]);
  return { url, pid: driver.pid };
}

/** Collects what goes wrong in the page from now on. */
function watchErrors() {
  window.windowTestErrors ??= [];
  const note = (text) => window.windowTestErrors.push(String(text));
  // Sizes that are told a frame late are no mistake of anybody's; WebKit words it as one.
  window.addEventListener('error', (event) => event.message.startsWith('ResizeObserver loop') || note(event.message));
  window.addEventListener('unhandledrejection', (event) => note(event.reason?.message ?? JSON.stringify(event.reason)));
  const print = console.error;
  console.error = (...words) => {
    note(words.map(String).join(' '));
    print.apply(console, words);
  };
}

/**
 * A folder for one library and all the runs of the window on it.
 *
 * The window's settings and caches lie there too, so one test never sees another's.
 */
export async function newPlace() {
  const path = await mkdtemp(join(tmpdir(), 'diglot-window.'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}

/**
 * Opens the window on a place.
 *
 * @param {{ path: string }} place from `newPlace`
 * @param {{ dark?: boolean, args?: string[], usual?: boolean }} options `dark` as the system would
 *   ask for it; `usual` on the library that a start without arguments has, which one window holds
 */
export async function openWindow(place, { dark = false, args = [], usual = false } = {}) {
  const app = process.env.DIGLOT_APP;
  if (!app || !existsSync(app)) throw new Error('DIGLOT_APP does not name the built window');
  const folder = (name) => join(place.path, name);
  await mkdir(folder('home'), { recursive: true });

  // The app can outlive its session, so it says its process id before it becomes itself.
  await writeFile(
    folder('start'),
    `#!/bin/sh\necho $$ >"${folder('pid')}"\nexec "${app}" "$@" >>"${folder('log')}" 2>&1\n`,
    { mode: 0o755 },
  );
  const env = {
    ...process.env,
    HOME: folder('home'),
    XDG_CONFIG_HOME: folder('config'),
    XDG_DATA_HOME: folder('data'),
    XDG_CACHE_HOME: folder('cache'),
    GTK_THEME: dark ? 'Adwaita:dark' : 'Adwaita',
    TAURI_WEBVIEW_AUTOMATION: 'true',
  };
  delete env.DIGLOT_DATA_DIR;
  const library = usual ? [] : ['--data-dir', folder('library')];
  const capabilities = {
    'webkitgtk:browserOptions': { binary: folder('start'), args: [...library, ...args] },
  };

  const stop = async (driver) => {
    const pid = Number(await readFile(folder('pid'), 'utf8').catch(() => '0'));
    if (pid) await end(pid);
    await end(driver.pid);
    await rm(folder('pid'), { force: true });
  };

  // The first session on a busy machine can miss its time; once more, then it is a failure.
  for (let attempt = 1; ; attempt++) {
    const driver = await startDriver(env);
    try {
      const session = await startSession(driver.url, capabilities);
      await session.run(watchErrors);
      return {
        session,
        /** What went wrong in the page, one line each. */
        errors: () => session.run(() => window.windowTestErrors ?? []),
        /** Starts the program once more, as the system does for a file or a link; waits for its end. */
        startAgain: (...more) => endOf(spawn(app, [...library, ...more], { env, cwd: place.path, stdio: 'ignore' })),
        /** What the program printed. */
        log: () => readFile(folder('log'), 'utf8').catch(() => ''),
        /** Kills the window at once, as a power cut would, and ends its driver. */
        async kill() {
          process.kill(Number(await readFile(folder('pid'), 'utf8')), 'SIGKILL');
          await stop(driver);
        },
        /** Ends the window and its driver. */
        async close() {
          await session.end().catch(() => undefined);
          await stop(driver);
        },
      };
    } catch (error) {
      await stop(driver);
      if (attempt === 2) {
        const printed = await readFile(folder('log'), 'utf8').catch(() => '');
        throw new Error(`the window does not start: ${error.message}\n${printed}`, { cause: error });
      }
    }
  }
}
