/** Engines in the settings, on the fake host. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import Window from '../src/App.svelte';
import { fakeHost, type FakeOptions } from '../src/lib/host/fake';
import { i18n } from '../src/lib/i18n/index.svelte';
import { App } from '../src/lib/state/app.svelte';

/** The window with the settings open at the engines. */
async function openEngines(options: FakeOptions = {}) {
  const host = fakeHost(options);
  const app = new App(host);
  render(Window, { props: { app } });
  await screen.findByText('try the sample');
  app.ui.openSettings('engines');
  await screen.findByRole('dialog', { name: 'Settings' });
  return { host, app };
}

const field = (label: string) => screen.findByLabelText<HTMLInputElement>(label);
const type = async (label: string, value: string) => fireEvent.input(await field(label), { target: { value } });
const saved = (host: ReturnType<typeof fakeHost>) => host.calls.findLast((c) => c.name === 'save_engine')?.request;

beforeEach(async () => {
  localStorage.clear();
  await i18n.use('en', false);
});
afterEach(cleanup);

describe('the price of tokens that a service still had', () => {
  it('is set, is that of all others while it is empty, and may be nothing', async () => {
    const { host } = await openEngines({ withCloud: true });
    await fireEvent.click(await screen.findByRole('button', { name: 'Mistral: Change' }));
    const label = 'A million tokens sent, cached';
    const cached = await field(label);
    expect(cached.value).toBe('');
    expect(cached.placeholder).toBe('2');
    for (const [typed, prices] of [
      ['0.5', { input: 2, output: 6, characters: 0, cached: 0.5 }],
      ['0', { input: 2, output: 6, characters: 0, cached: 0 }],
    ] as const) {
      await type(label, typed);
      await fireEvent.click(await screen.findByText('Save'));
      await waitFor(() => expect(saved(host)).toMatchObject({ options: { prices } }));
    }
    await type(label, '');
    await fireEvent.click(await screen.findByText('Save'));
    await waitFor(() => expect(saved(host)).toHaveProperty('options.prices', { input: 2, output: 6, characters: 0 }));
  });
  it('is not asked for where characters are paid', async () => {
    const { app } = await openEngines();
    await app.engines.save({ id: null, name: 'DeepL', preset: 'deepl', base_url: 'https://api.deepl.com/v2', model: null });
    await fireEvent.click(await screen.findByRole('button', { name: 'DeepL: Change' }));
    await field('A million characters');
    expect(screen.queryByLabelText('A million tokens sent, cached')).toBeNull();
  });
});

describe('a server that is known by its address', () => {
  it('is added by typing the address alone, without a scheme', async () => {
    const { host } = await openEngines();
    await fireEvent.click(await screen.findByRole('button', { name: 'Add an engine' }));
    const search = await field('Find a service or a program');
    await type('Find a service or a program', '127.0.0.1:18091');
    await fireEvent.keyDown(search, { key: 'Enter' });
    expect((await field('Address')).value).toBe('127.0.0.1:18091');
    expect((await field('Name')).value).toBe('127.0.0.1:18091');
    expect((await field('Address')).validity.valid).toBe(true);
    await fireEvent.click(screen.getByRole('button', { name: 'Add an engine' }));
    await waitFor(() => expect(saved(host)).toMatchObject({ preset: 'openai-compatible', base_url: '127.0.0.1:18091', name: '127.0.0.1:18091' }));
  });
  it('has the name that the reader gives it', async () => {
    await openEngines();
    await fireEvent.click(await screen.findByRole('button', { name: 'Add an engine' }));
    await fireEvent.click(await screen.findByText('Any OpenAI-compatible service'));
    expect((await field('Name')).value).toBe('Any OpenAI-compatible service');
    await type('Address', 'https://api.example.com/v1');
    expect((await field('Name')).value).toBe('api.example.com');
    await type('Name', 'Mine');
    await type('Address', 'https://api.example.org/v1');
    expect((await field('Name')).value).toBe('Mine');
  });
  it('is still that of a known service where it belongs to one', async () => {
    await openEngines();
    await fireEvent.click(await screen.findByRole('button', { name: 'Add an engine' }));
    await type('Find a service or a program', 'localhost:1234');
    expect(screen.queryByText('Any OpenAI-compatible service')).toBeNull();
    expect(screen.getByText('LM Studio')).toBeTruthy();
  });
});

describe('a program', () => {
  it('that is installed is found, told with its languages, and added at once, also offline', async () => {
    const { host, app } = await openEngines();
    app.settings.set({ offline: true });
    const add = await screen.findByRole('button', { name: 'Add: Apertium' });
    expect(within(add.closest('li') ?? document.body).getByText('English, Spanish')).toBeTruthy();
    await fireEvent.click(add);
    await waitFor(() => expect(saved(host)).toMatchObject({ preset: 'apertium', name: 'Apertium', base_url: '', model: null }));
    expect(await screen.findByRole('heading', { name: 'Apertium' })).toBeTruthy();
  });
  it('is asked for a model only where its command has a place for one', async () => {
    const { app } = await openEngines();
    await app.engines.save({ id: null, name: 'Apertium', preset: 'apertium', base_url: '', model: null });
    await fireEvent.click(await screen.findByRole('button', { name: 'Apertium: Change' }));
    await field('Command');
    expect(screen.queryByLabelText('Model')).toBeNull();
    await type('Command', 'translate -m {model}');
    await field('Model');
  });
});

describe('the model', () => {
  it('of a server on this computer is looked up at once, and the only one is taken', async () => {
    const { app } = await openEngines({ models: ['only-one'] });
    await app.engines.save({ id: null, name: 'Here', preset: 'openai-compatible', base_url: 'http://127.0.0.1:9/v1', model: null });
    await fireEvent.click(await screen.findByRole('button', { name: 'Here: Change' }));
    await waitFor(async () => expect((await field('Model')).value).toBe('only-one'));
  });
  it('of a service elsewhere is looked up when the reader asks for it', async () => {
    const { host, app } = await openEngines();
    await app.engines.save({ id: null, name: 'There', preset: 'openai-compatible', base_url: 'https://api.example.com/v1', model: null });
    await fireEvent.click(await screen.findByRole('button', { name: 'There: Change' }));
    await field('Model');
    expect(host.calls.some((c) => c.name === 'list_models')).toBe(false);
  });
});

describe('what is typed into an engine', () => {
  const change = async (options: FakeOptions = { withCloud: true }) => {
    const opened = await openEngines(options);
    await fireEvent.click(await screen.findByRole('button', { name: 'Mistral: Change' }));
    await type('Model', 'mistral-small-latest');
    return opened;
  };
  it('is stored when the reader goes back or closes the settings', async () => {
    for (const leave of ['All engines', 'Close']) {
      const { host, app } = await change();
      expect(saved(host)).toBeUndefined();
      await fireEvent.click(screen.getByRole('button', { name: leave }));
      await waitFor(() => expect(saved(host), leave).toMatchObject({ id: 'cloud', model: 'mistral-small-latest' }));
      await waitFor(() => expect(app.ui.toasts.at(-1)?.text).toBe('Saved'));
      cleanup();
    }
  });
  it('goes with an engine that is removed', async () => {
    const { host } = await change();
    await fireEvent.click(screen.getByRole('button', { name: 'Remove this engine' }));
    await waitFor(() => expect(host.calls.some((c) => c.name === 'delete_engine')).toBe(true));
    await screen.findByRole('button', { name: 'Add an engine' });
    expect(saved(host)).toBeUndefined();
  });
  it('is as it was stored, once it is', async () => {
    const { host, app } = await openEngines();
    await app.engines.save({ id: null, name: 'Here', preset: 'openai-compatible', base_url: 'http://127.0.0.1:9/v1', model: 'm' });
    await fireEvent.click(await screen.findByRole('button', { name: 'Here: Change' }));
    await type('Name', '  There  ');
    await fireEvent.click(await screen.findByText('Save'));
    await waitFor(() => expect(saved(host)).toMatchObject({ name: 'There' }));
    await waitFor(() => expect(screen.queryByText('Save')).toBeNull());
    expect((await field('Name')).value).toBe('There');
  });
});

describe('a translation whose last sentence was cut', () => {
  it('is not complete: it says so and offers to go on', async () => {
    const app = new App(fakeHost({ withEngine: true, withLibrary: true }));
    render(Window, { props: { app } });
    await screen.findByText('try the sample');
    await app.show('sample');
    await app.translate();
    const whole = app.reader.translation;
    if (whole === null) throw new Error('there is a translation');
    expect(screen.queryByRole('button', { name: 'Resume' })).toBeNull();
    const targets = whole.targets.map((target, i) => (i === whole.total - 1 ? { ...target, state: 'initial' as const } : target));
    app.reader.takeTranslation({ ...whole, targets, done: whole.total - 1, complete: false });
    expect(await screen.findByRole('button', { name: 'Resume' })).toBeTruthy();
    const left = `${String(whole.total - 1)} of ${String(whole.total)} sentences`;
    expect(screen.getByText(new RegExp(`not complete. ${left}`))).toBeTruthy();
    expect(document.querySelectorAll('#panel .draft')).toHaveLength(1);
  });
});

describe('a first translation', () => {
  it('into the article’s own language offers another one', async () => {
    const app = new App(fakeHost());
    render(Window, { props: { app } });
    await fireEvent.click(await screen.findByText('try the sample'));
    await screen.findByRole('heading', { level: 1, name: /Second Round/ });
    await app.setTarget('en');
    await app.translate();
    expect(app.ui.said).toBe(i18n.t.translation.same);
    const panel = within(document.getElementById('panel') ?? document.body);
    await panel.findByText(i18n.t.translation.same);
    const offered = panel.getByRole('button', { name: /^Language to read in/ });
    await fireEvent.click(offered);
    await fireEvent.click(await screen.findByRole('option', { name: /Español/ }));
    expect(app.settings.now.target_language).toBe('es');
    await panel.findByText(i18n.t.translation.needsEngine);
  });
});
