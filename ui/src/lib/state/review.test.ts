import { i18n } from '$lib/i18n/index.svelte';
import { fakeHost } from '$lib/host/fake';
import { apiError } from '$lib/host/types';
import { toCheck } from '$lib/review/rows';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from './app.svelte';

async function reviewing() {
  const host = fakeHost({ withEngine: true, withReview: true, withLibrary: true });
  const app = new App(host);
  await app.start();
  await app.show('sample');
  app.reader.tab = 'review';
  await app.review.open('sample', 'tr');
  const { review } = app;
  const changes = () => host.calls.filter((c) => c.name === 'change_targets').map((c) => c.request as { rows: string[]; change: { kind: string; text?: string } });
  const at = (i: number) => {
    const row = review.rows[i];
    if (row === undefined) throw new Error(`no row ${String(i)}`);
    return row;
  };
  return { host, app, review, changes, at };
}

const until = async (what: () => boolean) => {
  for (let i = 0; i < 2000 && !what(); i++) await new Promise((r) => setTimeout(r, 1));
  expect(what()).toBe(true);
};

beforeEach(async () => {
  localStorage.clear();
  await i18n.use('en', false);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what is typed', () => {
  it('is stored once the typing pauses', async () => {
    const { review, changes, at } = await reviewing();
    vi.useFakeTimers();
    const { id } = at(2);
    review.go(id);
    review.type(id, 'Yeni');
    await vi.advanceTimersByTimeAsync(300);
    review.type(id, 'Yeni metin');
    await vi.advanceTimersByTimeAsync(300);
    expect(changes()).toHaveLength(0);
    expect(review.unsaved(id)).toBe(true);
    await vi.advanceTimersByTimeAsync(2000);
    expect(changes()).toEqual([expect.objectContaining({ rows: [id], change: { kind: 'edit', text: 'Yeni metin' } })]);
    expect(review.unsaved(id)).toBe(false);
    expect(at(2).text).toBe('Yeni metin');
    expect(at(2).state).toBe('translated');
  });
  it('is not stored while letters are composed', async () => {
    const { review, changes, at } = await reviewing();
    vi.useFakeTimers();
    review.type(at(2).id, 'か', true);
    await vi.advanceTimersByTimeAsync(5000);
    expect(changes()).toHaveLength(0);
    expect(review.textOf(at(2))).toBe('か');
  });
  it('is stored when the row is left, before anything that follows', async () => {
    const { review, changes, at } = await reviewing();
    review.go(at(2).id);
    review.type(at(2).id, 'Bir');
    review.go(at(3).id);
    review.type(at(3).id, 'İki');
    await review.approve();
    await until(() => changes().length === 3);
    expect(changes().map(({ rows, change }) => `${rows.join()} ${change.kind}`)).toEqual([`${at(2).id} edit`, `${at(3).id} edit`, `${at(3).id} approve`]);
    expect([at(2).text, at(3).text, at(3).state]).toEqual(['Bir', 'İki', 'reviewed']);
  });
  it('is stored when the review of another language is opened', async () => {
    const { review, changes, at } = await reviewing();
    const { id } = at(2);
    review.type(id, 'Bir');
    await review.open('sample', 'de');
    expect(changes()).toHaveLength(1);
    expect(review.draft).toBeNull();
    await review.open('sample', 'tr');
    expect(review.byId(id)?.text).toBe('Bir');
  });
  it('asks nothing of the host where nothing changed', async () => {
    const { review, changes, at } = await reviewing();
    review.type(at(2).id, at(2).text);
    expect(await review.flush()).toBe(true);
    expect(changes()).toHaveLength(0);
    expect(review.draft).toBeNull();
  });
  it('stays in its field when it could not be stored, and holds back what follows', async () => {
    const { host, app, review, at } = await reviewing();
    const { id } = at(2);
    const before = at(2).text;
    const { call } = host;
    host.call = () => Promise.reject(apiError('disk-full', 'The disk is full') as unknown as Error);
    review.go(id);
    review.type(id, 'Kalsın');
    await review.approve();
    expect(review.textOf(at(2))).toBe('Kalsın');
    expect(review.unsaved(id)).toBe(true);
    expect(review.draftError?.code).toBe('disk-full');
    expect(review.current).toBe(id);
    expect(at(2).text).toBe(before);
    expect(app.ui.toasts.at(-1)?.text).toBe(i18n.t.errors['disk-full']);
    host.call = call;
    expect(await review.flush()).toBe(true);
    expect(at(2).text).toBe('Kalsın');
    expect(review.draftError).toBeNull();
  });
});

describe('approving', () => {
  it('goes on to the next row that waits, past those approved', async () => {
    const { review, at } = await reviewing();
    review.go(at(2).id);
    await review.approve();
    expect(at(2).state).toBe('reviewed');
    // 3 and 4 are approved already.
    expect(review.current).toBe(at(5).id);
  });
  it('refuses a row without a translation and stays', async () => {
    const { app, review, changes } = await reviewing();
    const empty = review.rows.find((row) => row.text === '');
    review.go(empty?.id ?? null);
    await review.approve();
    expect(changes()).toHaveLength(0);
    expect(review.current).toBe(empty?.id);
    expect(app.ui.said).toBe(i18n.t.review.nothingToApprove);
  });
  it('of all that are shown is one step, undone by one', async () => {
    const { app, review, changes } = await reviewing();
    const before = review.counts.approved;
    const many = review.approvable.length;
    expect(many).toBeGreaterThan(10);
    await review.approveShown();
    expect(changes()).toHaveLength(1);
    expect(review.counts.approved).toBe(before + many);
    app.ui.toasts.at(-1)?.action?.run();
    await until(() => review.counts.approved === before);
  });
  it('of all that are shown leaves out what the filter hides', async () => {
    const { review } = await reviewing();
    const approved = review.counts.approved;
    review.setFilter('to-check');
    expect(review.shown.every(toCheck)).toBe(true);
    const many = review.shown.length;
    expect(review.approvable).toHaveLength(many);
    await review.approveShown();
    expect(review.counts.approved).toBe(approved + many);
    expect(review.counts.to_check).toBe(0);
  });
  it('keeps the reader’s place through a filter that shows nothing', async () => {
    const { review, at } = await reviewing();
    review.setFilter('to-check');
    await review.approveShown();
    review.setFilter('all');
    review.go(at(9).id);
    review.setFilter('to-check');
    expect(review.shown).toEqual([]);
    expect(review.current).toBeNull();
    review.setFilter('all');
    expect(review.current).toBe(at(9).id);
  });
});

describe('undo', () => {
  it('takes the last step back and does it again, and goes to its row', async () => {
    const { review, at } = await reviewing();
    const { id, text } = at(2);
    await review.write(id, 'Bir');
    await review.write(id, 'İki');
    review.go(at(8).id);
    await review.undo();
    expect(at(2).text).toBe('Bir');
    expect(review.current).toBe(id);
    await review.undo();
    expect(at(2).text).toBe(text);
    await review.undo(true);
    await review.undo(true);
    expect(at(2).text).toBe('İki');
  });
  it('says when there is nothing', async () => {
    const { app, review } = await reviewing();
    await review.undo();
    expect(app.ui.said).toBe(i18n.t.review.nothingToUndo);
    await review.undo(true);
    expect(app.ui.said).toBe(i18n.t.review.nothingToRedo);
  });
  it('stores what is typed before it, so that it takes just that back', async () => {
    const { review, at } = await reviewing();
    const { id, text } = at(2);
    review.type(id, 'Bir');
    await review.undo();
    expect(at(2).text).toBe(text);
    expect(review.textOf(at(2))).toBe(text);
    await review.undo(true);
    expect(at(2).text).toBe('Bir');
  });
  it('brings a cut and a joined row back whole', async () => {
    const { review, at } = await reviewing();
    const before = review.rows.map((row) => row.id);
    review.go(at(5).id);
    await review.changeThis({ kind: 'split', source_at: 17, target_at: 7 });
    expect(review.rows).toHaveLength(before.length + 1);
    expect(review.joined).toBe(true);
    await review.undo();
    review.go(at(5).id);
    expect(review.joinable).toBe(true);
    await review.changeThis({ kind: 'merge' });
    expect(review.rows).toHaveLength(before.length - 1);
    await review.undo();
    expect(review.rows.map((row) => row.id)).toEqual(before);
  });
});

describe('going through the rows', () => {
  it('reaches the last from the first, a step at a time, and stops there', async () => {
    const { review } = await reviewing();
    for (let i = 0; i < review.rows.length + 3; i++) review.step(1);
    expect(review.current).toBe(review.rows.at(-1)?.id);
    for (let i = 0; i < review.rows.length + 3; i++) review.step(-1);
    expect(review.current).toBe(review.rows[0]?.id);
  });
  it('finds the one to check from either side, and says when none is left', async () => {
    const { app, review, at } = await reviewing();
    review.stepToCheck(1);
    expect(review.current).toBe(at(5).id);
    review.go(at(9).id);
    review.stepToCheck(-1);
    expect(review.current).toBe(at(5).id);
    await review.fix();
    expect(at(5).text).toContain('14');
    expect(at(5).findings).toEqual([]);
    for (const row of review.rows.filter(toCheck)) await review.change([row.id], { kind: 'approve' });
    review.stepToCheck(1);
    expect(app.ui.said).toBe(i18n.t.review.nothingToCheck);
  });
  it('goes around the places that were found', async () => {
    const { review } = await reviewing();
    review.finding = true;
    review.typed = 'umerov';
    expect(review.hits.length).toBeGreaterThan(0);
    review.stepHit(1);
    expect(review.current).toBe(review.hits[0]);
    review.stepHit(-1);
    expect(review.current).toBe(review.hits.at(-1));
  });
  it('takes an alternative, and asks another engine for one beside what is there', async () => {
    const { review, at } = await reviewing();
    const [first] = at(5).proposals;
    await review.change([at(5).id], { kind: 'take-proposal', proposal: first?.id ?? -1 });
    expect(at(5).text).toBe(first?.text);
    const { text } = at(8);
    await review.propose(at(8), 'gemma');
    expect(at(8).proposals).toHaveLength(1);
    expect(at(8).text).toBe(text);
  });
});

describe('find and replace', () => {
  it('shows what would change before it does, and is one step', async () => {
    const { app, review, changes } = await reviewing();
    const { replace } = app;
    const before = review.rows.map((row) => row.text);
    replace.find = 'görüşmeler';
    replace.replace = 'müzakereler';
    replace.look();
    await until(() => replace.report !== null);
    expect(replace.report?.total).toBeGreaterThan(1);
    expect(review.rows.map((row) => row.text)).toEqual(before);
    expect(await replace.run()).toBe(replace.report?.total);
    expect(review.rows.map((row) => row.text)).not.toEqual(before);
    expect(changes()).toHaveLength(0);
    await review.undo();
    expect(review.rows.map((row) => row.text)).toEqual(before);
  });
  it('leaves approved sentences alone unless told otherwise', async () => {
    const { app, review } = await reviewing();
    const { replace } = app;
    const approved = review.rows.filter((row) => row.state === 'reviewed').map((row) => row.id);
    replace.find = 'a';
    replace.replace = 'A';
    replace.look();
    await until(() => replace.report !== null);
    expect(replace.report?.hits.some((hit) => approved.includes(hit.row))).toBe(false);
    replace.approved = true;
    replace.look();
    await until(() => replace.report?.hits.some((hit) => approved.includes(hit.row)) ?? false);
  });
  it('stores what is typed first, so that it is found too', async () => {
    const { app, review, at } = await reviewing();
    const { replace } = app;
    review.type(at(2).id, 'yepyeni söz');
    replace.find = 'yepyeni';
    replace.replace = 'eski';
    expect(await replace.run()).toBe(1);
    expect(at(2).text).toBe('eski söz');
  });
});

describe('a translation that comes back', () => {
  const file = (units: Record<string, string>) => ({ name: 'back.xlf', text: Object.entries(units).map(([id, text]) => `<unit id="${id}"><segment><source></source><target>${text}</target></segment></unit>`).join('') });

  it('asks only about what was changed on both sides', async () => {
    const { app, review, at } = await reviewing();
    const { handoff } = app;
    const [mine, free] = [at(6).id, at(8).id];
    await handoff.show(file({ [mine]: 'Onların metni', [free]: 'Serbest', [at(9).id]: at(9).text, '9999': 'Yabancı' }));
    expect(handoff.report?.changed).toEqual([free]);
    expect(handoff.report?.conflicts.map((c) => c.row)).toEqual([mine]);
    expect(handoff.report?.unknown).toEqual(['9999']);
    expect(handoff.open).toBe(1);
    const kept = at(6).text;
    await handoff.apply();
    expect([at(6).text, at(8).text]).toEqual([kept, 'Serbest']);
    await review.undo();
    expect(at(8).text).not.toBe('Serbest');
  });
  it('takes the other side where it was chosen', async () => {
    const { app, at } = await reviewing();
    const { handoff } = app;
    await handoff.show(file({ [at(6).id]: 'Onların metni' }));
    handoff.decideAll('theirs');
    expect(handoff.open).toBe(0);
    await handoff.apply();
    expect(at(6).text).toBe('Onların metni');
    expect(app.ui.dialog).toBeNull();
  });
  it('says why a file cannot be read', async () => {
    const { app } = await reviewing();
    await app.handoff.show({ name: 'no.xlf', text: 'nothing' });
    expect(app.handoff.error?.code).toBe('damaged');
    expect(app.handoff.report).toBeNull();
  });
});

describe('the glossary and the memory', () => {
  it('check the rows again when a term changes', async () => {
    const { app, at } = await reviewing();
    app.glossary.begin('memorandum', 'muhtıra');
    const draft = app.glossary.draft;
    expect(draft?.source_language).toBe('en');
    expect(draft === null ? null : await app.glossary.save(draft)).toBeNull();
    expect(at(9).terms.find((use) => use.target === 'muhtıra')?.hit).toBe(false);
  });
  it('offer what was approved before to a sentence like it', async () => {
    const { app, review, at } = await reviewing();
    review.go(at(8).id);
    app.memory.look(at(8), 'en', 'tr');
    await until(() => app.memory.of(at(8)).length > 0);
    expect(app.memory.of(at(8))[0]?.percent).toBeGreaterThanOrEqual(70);
  });
});
