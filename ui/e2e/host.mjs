/** Starts the loopback host and a browser on it, and ends both. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const BINARY = process.env.DIGLOT_HOST ?? `${root}target/debug/host`;
const CHROMIUM = process.env.DIGLOT_CHROMIUM ?? '/usr/bin/chromium';

/** The built page on a fresh library, or on that of a folder: its address, and how to end it. */
export async function startHost(folder) {
  if (!existsSync(BINARY)) throw new Error(`${BINARY} is not there: cargo build -p diglot-tests --bin host`);
  if (!existsSync(`${root}ui/dist/index.html`)) throw new Error('ui/dist is not there: npm run build');
  const child = spawn(BINARY, ['--ui', `${root}ui/dist`, '--port', '0', ...(folder ? ['--data-dir', folder] : [])], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (bytes) => {
      said += bytes;
      const found = /listening on (http:\/\/\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`the host ended with ${code} before it listened`)));
  });
  return { address, stop: () => child.kill() };
}

export function startBrowser() {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** A window of its own host; whatever the page reports as an error fails the test. */
export async function openWindow(browser, { language = 'en', theme = 'light', width = 1360, height = 820, settings = {}, folder } = {}) {
  const host = await startHost(folder);
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, locale: 'en-GB', reducedMotion: 'reduce' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: host.address });
  await context.addInitScript((tag) => localStorage.setItem('diglot.ui-language', tag), language);
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.setDefaultTimeout(30_000);
  const call = async (name, request = {}) => {
    const response = await fetch(`${host.address}/api/call/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) });
    return response.json();
  };
  await call('save_settings', { ...(await call('get_settings')), ...settings });
  await page.goto(host.address);
  await page.locator('.frame').waitFor();
  return {
    page,
    call,
    address: host.address,
    errors,
    close: async () => {
      await context.close();
      host.stop();
    },
  };
}

/** Adds an engine on the scripted service by way of the table, as a start for what is tested. */
export async function addEngine({ call, address }, model) {
  const preset = 'openai-compatible';
  const engine = await call('save_engine', { id: null, name: model, preset, base_url: `${address}/fake/v1`, model });
  await call('save_settings', { ...(await call('get_settings')), summary_engine: engine.id, translation_engine: engine.id, target_language: 'el' });
  return engine;
}

/** Opens the sample and waits for its title. */
export async function openSample(page) {
  await page.locator('.sample').click();
  await page.locator('#original h1[data-block]').waitFor();
}

/** A picture for people, where DIGLOT_SHOTS names a folder. */
export async function picture(page, name) {
  const folder = process.env.DIGLOT_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
}
