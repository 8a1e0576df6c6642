import { i18n } from '$lib/i18n/index.svelte';
import { fakeHost, type FakeOptions } from '$lib/host/fake';
import { beforeEach, describe, expect, it } from 'vitest';
import { App } from './app.svelte';
import { Job } from './job.svelte';
import { chooseSummary } from './reader.svelte';
import type { SummaryView } from '$lib/api/bindings';

async function started(options: FakeOptions = {}) {
  const host = fakeHost(options);
  const app = new App(host);
  await app.start();
  return { host, app };
}

const until = async (what: () => boolean) => {
  for (let i = 0; i < 2000 && !what(); i++) await new Promise((r) => setTimeout(r, 1));
  expect(what()).toBe(true);
};

beforeEach(async () => {
  localStorage.clear();
  await i18n.use('en', false);
});

describe('a first article', () => {
  it('has its summary at once, made inside', async () => {
    const { app } = await started();
    expect(await app.open({ kind: 'sample' })).toBeNull();
    await until(() => app.reader.shown !== null);
    expect(app.reader.article?.title).toContain('Second Round');
    expect(app.reader.shown?.engine.id).toBe('builtin');
    expect(app.reader.shown?.language).toBe('en');
    expect(app.library.rows[0]?.read).toBe(true);
  });
  it('is not summarised by itself where a service would be asked', async () => {
    const { app, host } = await started({ withEngine: true });
    await app.open({ kind: 'sample' });
    expect(host.calls.some((c) => c.name === 'summarize')).toBe(false);
  });
  it('opens the one that is there already and says so', async () => {
    const { app } = await started({ withLibrary: true });
    await app.open({ kind: 'sample' });
    expect(app.reader.article?.id).toBe('sample');
    expect(app.ui.toasts.at(-1)?.text).toBe(i18n.t.open.known);
  });
  it('answers why it could not be opened', async () => {
    const { app } = await started();
    const error = await app.open({ kind: 'url', url: 'http://10.0.0.1/a', allow_private: false }, true);
    expect(error?.code).toBe('private-address');
    expect(app.ui.toasts).toHaveLength(0);
  });
});

describe('summaries', () => {
  it('keeps each length and switches between them in place', async () => {
    const { app, host } = await started({ withEngine: true, withLibrary: true });
    await app.show('sample');
    await app.summarise();
    app.setLength('headline');
    expect(app.reader.shown).toBeNull();
    await app.summarise();
    expect(app.reader.rows).toHaveLength(1);
    app.setLength('short');
    expect(app.reader.rows).toHaveLength(3);
    expect(host.calls.filter((c) => c.name === 'summarize')).toHaveLength(2);
  });
  it('keeps what arrived when it is cut off', async () => {
    const { app } = await started({ withEngine: true, withLibrary: true, cutAfter: 2 });
    await app.show('sample');
    await app.summarise();
    expect(app.reader.summaryError?.code).toBe('cut-off');
    expect(app.reader.rows).toHaveLength(2);
    expect(app.reader.shown?.complete).toBe(false);
  });
  it('lights what a point rests on, and the points of a segment', async () => {
    const { app } = await started({ withEngine: true, withLibrary: true });
    const { reader } = app;
    await app.show('sample');
    await app.summarise();
    reader.hoverPoint = 0;
    const evidence = reader.rows[0]?.point?.evidence ?? [];
    expect([...reader.lit]).toEqual(evidence);
    reader.hoverPoint = null;
    reader.hoverSegment = evidence[0] ?? null;
    expect([...reader.litPoints]).toEqual([0]);
  });
  it('asks once before text goes to a host outside', async () => {
    const { app, host } = await started({ withLibrary: true });
    const engine = await app.engines.save({ id: null, name: 'Far', preset: 'openai', base_url: 'https://api.example.com/v1', model: 'm' });
    app.settings.set({ summary_engine: engine.id });
    await app.show('sample');
    const refused = app.summarise();
    await until(() => app.ui.confirmSend !== null);
    app.ui.confirmSend?.answer(false);
    await refused;
    expect(host.calls.some((c) => c.name === 'summarize')).toBe(false);
    const sent = app.summarise();
    await until(() => app.ui.confirmSend !== null);
    app.ui.confirmSend?.answer(true);
    await sent;
    await app.summarise();
    expect(host.calls.filter((c) => c.name === 'summarize')).toHaveLength(2);
  });
  it('chooses by engine, language and length', () => {
    const summary = (id: string, language: string, length: SummaryView['length']) => ({ engine: { id, name: id, model: null, host: null }, language, length }) as SummaryView;
    const all = [summary('a', 'en', 'short'), summary('b', 'tr', 'short'), summary('b', 'tr', 'headline')];
    const choose = (engine: string, language: string, length: SummaryView['length']) => chooseSummary(all, { engine, language, length });
    expect(choose('b', 'tr', 'short')).toBe(all[1]);
    expect(choose('c', 'tr', 'short')).toBe(all[1]);
    expect(choose('c', 'de', 'short')).toBe(all[0]);
    expect(choose('a', 'en', 'detailed')).toBeNull();
  });
});

describe('translations', () => {
  it('arrive segment by segment and can be resumed after a cut', async () => {
    const { app, host } = await started({ withEngine: true, withLibrary: true, cutAfter: 3 });
    await app.show('sample');
    await app.translate();
    expect(app.reader.targets.size).toBe(3);
    expect(app.reader.translationError?.code).toBe('cut-off');
    await app.translate();
    expect(app.reader.targets.size).toBe(6);
    expect(host.calls.filter((c) => c.name === 'translate').map((c) => (c.request as { again: boolean }).again)).toEqual([false, false]);
  });
  it('need an engine that translates', async () => {
    const { app, host } = await started({ withLibrary: true });
    await app.show('sample');
    await app.translate();
    expect(app.reader.tab).toBe('translation');
    expect(host.calls.some((c) => c.name === 'translate')).toBe(false);
  });
  it('stop when they are cancelled and keep what is done', async () => {
    const { app } = await started({ withEngine: true, withLibrary: true, pace: 1 });
    await app.show('sample');
    const run = app.translate();
    await until(() => app.reader.targets.size > 1);
    await app.jobs.cancel();
    await run;
    expect(app.jobs.ended?.last.type).toBe('cancelled');
    expect(app.reader.targets.size).toBeGreaterThan(1);
    expect(app.reader.targets.size).toBeLessThan(app.reader.places.length);
  });
});

describe('the library', () => {
  it('deletes with a way back', async () => {
    const { app } = await started({ withLibrary: true });
    await app.show('sample');
    await app.remove('sample', 'x');
    expect(app.reader.wanted).toBeNull();
    expect(app.library.rows.some((r) => r.id === 'sample')).toBe(false);
    app.ui.toasts.at(-1)?.action?.run();
    await until(() => app.reader.article?.id === 'sample');
    expect(app.library.rows.some((r) => r.id === 'sample')).toBe(true);
  });
  it('answers only the newest question', async () => {
    const { app } = await started({ withLibrary: true });
    app.library.narrow({ language: 'ar' });
    app.library.narrow({ language: 'zh' });
    await until(() => app.library.rows.length === 1);
    expect(app.library.rows[0]?.language).toBe('zh');
  });
});

describe('engines', () => {
  it('the first one that translates is used for translations', async () => {
    const { app } = await started();
    const made = await app.engines.save({ id: null, name: 'Local', preset: 'ollama', base_url: 'http://127.0.0.1:11434/v1', model: null });
    expect(app.settings.now.translation_engine).toBe(made.id);
    expect(app.settings.now.summary_engine).toBe('builtin');
    await app.engines.remove(made.id);
    expect(app.settings.now.translation_engine).toBeNull();
  });
});

describe('a job', () => {
  it('reserves rows, fills them and empties those that start again', () => {
    const job = new Job('summarize', 'k');
    job.take({ type: 'started', job: 4, expected: 2, host: null });
    expect(job.rows).toHaveLength(2);
    job.take({ type: 'point-delta', index: 1, text: 'ab' });
    job.take({ type: 'point-delta', index: 1, text: 'c' });
    expect(job.rows[1]?.text).toBe('abc');
    job.take({ type: 'restarted', rows: [1] });
    expect(job.rows[1]?.text).toBe('');
  });
  it('waits until the next event', () => {
    const job = new Job('translate', 'k');
    job.take({ type: 'waiting', reason: 'rate-limited', message: 'm', seconds: 5 });
    expect(job.waiting?.reason).toBe('rate-limited');
    job.take({ type: 'segment-delta', segment: 3, text: 'x' });
    expect(job.waiting).toBeNull();
    expect(job.drafts.get(3)).toBe('x');
    job.take({ type: 'restarted', rows: [3] });
    expect(job.drafts.has(3)).toBe(false);
  });
});
