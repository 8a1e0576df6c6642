/** Consent, offline and the mending of points, on the fake host. */
import { i18n } from '$lib/i18n/index.svelte';
import { fakeHost, type FakeOptions } from '$lib/host/fake';
import { apiError } from '$lib/host';
import { beforeEach, describe, expect, it } from 'vitest';
import { ACTIONS } from '$lib/actions';
import { App } from './app.svelte';

async function reading(options: FakeOptions = {}) {
  const host = fakeHost({ withEngine: true, withLibrary: true, ...options });
  const app = new App(host);
  await app.start();
  await app.show('sample');
  return { host, app };
}

async function summarised(options: FakeOptions = {}) {
  const both = await reading(options);
  both.app.setLength('detailed');
  await both.app.summarise();
  return both;
}

const until = async (what: () => boolean) => {
  for (let i = 0; i < 2000 && !what(); i++) await new Promise((r) => setTimeout(r, 1));
  expect(what()).toBe(true);
};

const wrong = (app: App) => app.reader.shown?.points.findIndex((p) => p.findings.some((f) => f.check === 'number')) ?? -1;

beforeEach(async () => {
  localStorage.clear();
  await i18n.use('en', false);
});

describe('a point', () => {
  it('takes a suggestion, keeps what the engine wrote, and goes back', async () => {
    const { app } = await summarised();
    const at = wrong(app);
    const before = app.reader.shown?.points[at];
    const finding = before?.findings[0];
    expect(finding && (await app.points.fix(at, finding))).toBe(true);
    expect(app.reader.rows[at]?.text).toContain('117');
    expect(app.reader.shown?.points[at]).toMatchObject({ origin: 'human', was: before?.text, status: 'supported' });
    expect(app.points.canUndo).toBe(true);
    await app.points.undo();
    expect(app.reader.rows[at]?.text).toBe(before?.text);
    expect(app.points.canUndo).toBe(false);
  });
  it('offers one way back at a time, that of the newest change', async () => {
    const { app } = await summarised();
    const offers = () => app.ui.toasts.filter((toast) => toast.action?.label === i18n.t.points.undo);
    await app.points.drop(3);
    await app.points.change(0, { kind: 'edit', text: 'Other words.' }, i18n.t.points.edited);
    expect(offers().map((toast) => toast.text)).toEqual([i18n.t.points.edited]);
    await app.points.undo();
    expect(offers()).toEqual([]);
    expect(app.reader.shown?.points[3]?.dropped).toBe(true);
  });
  it('that is left out covers nothing, is not counted and comes back', async () => {
    const { app } = await summarised();
    const evidence = app.reader.shown?.points[3]?.evidence[0] ?? -1;
    expect(app.reader.covered.has(evidence)).toBe(true);
    await app.points.drop(3);
    expect(app.reader.covered.has(evidence)).toBe(false);
    await app.points.restore(3);
    expect(app.reader.covered.has(evidence)).toBe(true);
  });
  it('found fine is flagged no more; its findings stay', async () => {
    const { app } = await summarised();
    const at = wrong(app);
    expect(app.points.flagged).toContain(at);
    await app.points.accept(at);
    expect(app.points.flagged).not.toContain(at);
    expect(app.reader.shown?.points[at]?.findings).toHaveLength(1);
  });
  it('is written anew by the engine that wrote it', async () => {
    const { app, host } = await summarised();
    const at = wrong(app);
    await app.points.repair(at);
    expect(host.calls.find((c) => c.name === 'repair_point')?.request).toMatchObject({ point: at, engine: 'gemma' });
    expect(app.reader.shown?.points[at]?.origin).toBe('repaired');
    await app.points.undo();
    expect(app.reader.shown?.points[at]?.origin).toBe('engine');
  });
  it('gets a second opinion that changes no finding', async () => {
    const { app } = await summarised();
    const at = wrong(app);
    await app.points.ask([]);
    const point = app.reader.shown?.points[at];
    expect(point?.verdict).toMatchObject({ verdict: 'contradicted', engine: { name: 'Gemma 3' } });
    expect(point?.findings).toHaveLength(1);
  });
  it('stays as it is where the host says no', async () => {
    const { app, host } = await summarised();
    const call = host.call.bind(host);
    host.call = (name, request) => (name === 'change_point' ? Promise.reject(apiError('library-busy', 'Busy')) : call(name, request));
    expect(await app.points.drop(0)).toBe(false);
    expect(app.ui.toasts.at(-1)?.text).toBe(i18n.t.codes['library-busy']);
    expect(app.points.canUndo).toBe(false);
  });
  it('is undone by Ctrl+Z only while its summary is shown', async () => {
    const { app } = await summarised();
    const undo = ACTIONS.find((a) => a.key === 'Mod+Z' && a.id === 'undo-point');
    await app.points.drop(0);
    expect(undo?.enabled?.(app)).toBe(true);
    app.reader.tab = 'translation';
    expect(undo?.enabled?.(app)).toBe(false);
  });
});

describe('the models to ask', () => {
  it('are another one for a second opinion where there is another', async () => {
    const { app } = await reading({ withCloud: true });
    expect(app.points.model?.id).toBe('cloud');
    const run = app.summarise();
    await until(() => app.ui.confirmSend !== null);
    app.ui.confirmSend?.answer(true);
    await run;
    expect(app.points.writer?.id).toBe('cloud');
    expect(app.points.judge?.id).toBe('gemma');
  });
  it('are only those here for an article that stays here', async () => {
    const { app } = await reading({ withCloud: true });
    await app.setArticleOffline(true);
    expect(app.points.models.map((e) => e.id)).toEqual(['gemma']);
  });
});

describe('consent', () => {
  it('lives in the settings and can be withdrawn', async () => {
    const { app, host } = await reading({ withCloud: true });
    const run = app.summarise();
    await until(() => app.ui.confirmSend !== null);
    expect(app.ui.confirmSend).toMatchObject({ host: 'api.mistral.ai', engine: 'Mistral', work: { kind: 'summary', engine: 'cloud', article: 'sample' } });
    app.ui.confirmSend?.answer(true);
    await run;
    expect(host.settings.allowed_hosts).toEqual(['api.mistral.ai']);
    expect(localStorage.getItem('diglot.hosts')).toBeNull();
    await app.money.forbid('api.mistral.ai');
    expect(app.money.allowed).toEqual([]);
    const again = app.summarise();
    await until(() => app.ui.confirmSend !== null);
    app.ui.confirmSend?.answer(false);
    await again;
    expect(host.calls.filter((c) => c.name === 'summarize')).toHaveLength(1);
  });
  it('is asked for when another host turns out to be asked', async () => {
    const { app, host } = await reading({ withCloud: true });
    app.settings.set({ summary_engine: 'gemma' });
    let refused = 0;
    const stream = host.stream.bind(host);
    host.stream = (name, request, onEvents) => {
      if (name !== 'summarize' || refused++ > 0) return stream(name, request, onEvents);
      onEvents([{ type: 'failed', error: apiError('not-allowed-yet', 'x', { host: 'api.mistral.ai' }), partial: null }]);
      return Promise.resolve();
    };
    const run = app.summarise();
    await until(() => app.ui.confirmSend !== null);
    expect(app.ui.confirmSend).toMatchObject({ host: 'api.mistral.ai', work: { engine: 'cloud' } });
    app.ui.confirmSend?.answer(true);
    await run;
    expect(refused).toBe(2);
    expect(app.reader.summaryError).toBeNull();
    expect(app.reader.shown).not.toBeNull();
  });
  it('keeps settings that are not stored yet', async () => {
    const { app } = await reading({ withCloud: true });
    app.settings.set({ reading_size: 22 });
    await app.money.allow('api.mistral.ai');
    expect(app.settings.now.reading_size).toBe(22);
    expect(app.settings.now.allowed_hosts).toEqual(['api.mistral.ai']);
  });
});

describe('the order of engines', () => {
  it('forgets an engine that is removed', async () => {
    const { app } = await reading();
    app.engines.setFallback(['gemma', 'builtin']);
    await app.engines.remove('gemma');
    expect(app.engines.fallback).toEqual(['builtin']);
  });
});
