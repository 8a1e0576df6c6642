import type { ImportSource } from '$lib/api/bindings';
import { apiError } from '$lib/host';
import { fakeHost, type FakeOptions } from '$lib/host/fake';
import { i18n } from '$lib/i18n/index.svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { App } from './app.svelte';
import { rememberArticle } from './last';
import type { Queue } from './queue.svelte';

async function started(options: FakeOptions = {}, pending: string[] = []) {
  const host = fakeHost(options);
  host.pending.push(...pending);
  const app = new App(host);
  await app.start();
  return { host, app, queue: app.opening.queue };
}

const until = async (what: () => boolean) => {
  for (let i = 0; i < 2000 && !what(); i++) await new Promise((r) => setTimeout(r, 1));
  expect(what()).toBe(true);
};
const idle = (queue: Queue) => until(() => queue.items.length > 0 && !queue.active);
const files = (...names: string[]): ImportSource[] => names.map((name) => ({ kind: 'file', path: `/home/reader/${name}` }));
const states = (queue: Queue) => queue.items.map((item) => item.state);
const imports = (host: ReturnType<typeof fakeHost>) => host.calls.filter((c) => c.name === 'import_article').map((c) => c.request);

beforeEach(async () => {
  localStorage.clear();
  await i18n.use('en', false);
});

describe('several files at once', () => {
  it('go through the queue; the first that is an article is read', async () => {
    const { app, queue } = await started();
    await app.openMany(files('broken.html', 'a.html', 'book.epub', 'b.html'));
    await idle(queue);
    expect(states(queue)).toEqual(['failed', 'done', 'several', 'done']);
    expect(queue.items[0]?.error?.code).toBe('damaged');
    await until(() => app.reader.article !== null);
    expect(app.reader.article?.title).toContain('a.html');
    expect(app.library.inLibrary).toBe(2);
    expect(app.ui.toasts.at(-1)?.text).toBe('Opened: 3 · Failed: 1');
  });
  it('run one after another', async () => {
    const { app, queue } = await started({ pace: 1 });
    let most = 0;
    await app.openMany(files('a.html', 'b.html', 'c.html'));
    while (queue.active) {
      most = Math.max(most, app.jobs.running.filter((job) => job.aside).length);
      // What the reader waits for, and Escape cancels, is another thing.
      expect(app.jobs.current?.kind).not.toBe('import_article');
      await new Promise((r) => setTimeout(r, 1));
    }
    expect(most).toBe(1);
  });
  it('leave the reader where they went meanwhile', async () => {
    const { app, queue } = await started({ withLibrary: true, pace: 2 });
    await app.openMany(files('a.html', 'b.html'));
    await app.show('sample');
    await idle(queue);
    expect(app.reader.article?.id).toBe('sample');
    expect(queue.items.every((item) => item.article !== null)).toBe(true);
  });
  it('leave the reader where they went before a second batch came', async () => {
    const { app, queue } = await started({ withLibrary: true, pace: 2 });
    await app.openMany(files('a.html', 'b.html'));
    await app.show('sample');
    // The second batch may show its own first, but must not bring back that of the first.
    const shown: string[] = [];
    const show = app.show.bind(app);
    app.show = (article) => {
      shown.push(article);
      return show(article);
    };
    await app.openMany(files('c.html', 'd.html'));
    await idle(queue);
    expect(shown).toEqual([queue.items[2]?.article]);
  });
  it('are done when the promise of any batch says so', async () => {
    const { app, queue } = await started({ pace: 1 });
    const entry = (name: string) => ({ request: { source: { kind: 'file', path: `/a/${name}` } as const }, name });
    const first = queue.add([entry('a.html')]);
    await queue.add([entry('b.html')]);
    expect(states(queue)).toEqual(['done', 'done']);
    await first;
    expect(queue.current).toBeNull();
    expect(app.jobs.running).toEqual([]);
  });
  it('go on where a listener throws, which is told at the end', async () => {
    const { queue } = await started();
    const entry = (name: string) => ({ request: { source: { kind: 'file', path: `/a/${name}` } as const }, name });
    const broken = queue.add([entry('a.html'), entry('b.html')], () => {
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
    expect(states(queue)).toEqual(['done', 'done']);
    await queue.add([entry('c.html')]);
    expect(states(queue)).toEqual(['done']);
  });
  it('can be cancelled one by one and all, and tried again', async () => {
    const { app, queue } = await started({ pace: 5 });
    await app.openMany(files('a.html', 'b.html', 'c.html'));
    const [a, b, c] = queue.items;
    if (a === undefined || b === undefined || c === undefined) throw new Error('three wait');
    queue.cancel(b);
    await until(() => app.jobs.running[0]?.id !== null);
    queue.cancelAll();
    await idle(queue);
    expect(states(queue)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    await queue.retry([c]);
    expect(states(queue)).toEqual(['cancelled', 'cancelled', 'done']);
    queue.clear();
    expect(queue.items).toEqual([]);
  });
  it('try again what failed, and keep it when a new batch comes', async () => {
    const { app, queue, host } = await started();
    await app.openMany(files('broken.html', 'a.html'));
    await idle(queue);
    await queue.retryFailed();
    expect(imports(host)).toHaveLength(3);
    await app.openMany(files('c.html', 'd.html'));
    await idle(queue);
    expect(states(queue)).toEqual(['failed', 'done', 'done']);
  });
  it('take 2,000 items without a hitch', async () => {
    const { app, queue } = await started();
    app.opening.enqueue(Array.from({ length: 2000 }, (_, i) => ({ request: { source: { kind: 'text', text: `T${String(i % 5)}` } }, name: String(i) })));
    queue.cancelAll();
    await idle(queue);
    expect(queue.over).toBe(2000);
  });
});

describe('one at a time', () => {
  it('tells an article, a list, a failure and what was cancelled apart', async () => {
    const { app } = await started({ pace: 3 });
    const told = (name: string) => app.opening.told({ source: { kind: 'file', path: `/a/${name}` } }, true);
    expect(await told('a.html')).toEqual({ kind: 'imported' });
    expect(await told('book.epub')).toEqual({ kind: 'contents' });
    expect(await told('broken.html')).toMatchObject({ kind: 'failed', error: { code: 'damaged' } });
    const cancelled = told('b.html');
    await until(() => app.jobs.current?.id !== null);
    await app.jobs.cancel();
    expect(await cancelled).toEqual({ kind: 'cancelled' });
  });
});

describe('a list to choose from', () => {
  it('is shown in place of an article', async () => {
    const { app } = await started();
    expect(await app.open({ kind: 'file', path: '/a/book.epub' })).toBeNull();
    expect(app.ui.dialog).toBe('contents');
    expect(app.opening.contents?.list.items).toHaveLength(24);
  });
  it('opens a chapter by its number and an entry by its address', async () => {
    const { app, host } = await started();
    const open = async (path: string, index: number) => {
      await app.open({ kind: 'file', path });
      const chosen = app.opening.contents;
      const item = chosen?.list.items[index];
      if (chosen === null || item === undefined) throw new Error('no such item');
      return app.opening.item(chosen, item);
    };
    expect(await open('/a/book.epub', 4)).toBeNull();
    expect(imports(host).at(-1)).toEqual({ source: { kind: 'file', path: '/a/book.epub' }, part: 5 });
    expect(app.ui.dialog).toBeNull();
    await open('/a/feed.xml', 0);
    expect(imports(host).at(-1)).toEqual({ source: { kind: 'url', url: 'https://a.example/bridge', allow_private: false } });
    await open('/a/feed.xml', 2);
    expect(imports(host).at(-1)).toEqual({ source: { kind: 'file', path: '/a/feed.xml' }, part: 3 });
    expect((await open('/a/feed.xml', 1))?.code).toBe('damaged');
  });
  it('lets a host be asked that was allowed for its feed, and no other', async () => {
    const { app } = await started();
    const list = { of: 'feed' as const, title: 'F', url: 'http://10.0.0.1/feed.xml', left_out: 0, items: [] };
    const chosen = { list, request: { source: { kind: 'url' as const, url: 'http://10.0.0.1/feed.xml', allow_private: true } } };
    const of = (url: string) => app.opening.requestOf(chosen, { number: 1, title: '', detail: null, published: null, characters: null, url, article: null }).source;
    expect(of('http://10.0.0.1/a')).toMatchObject({ allow_private: true });
    expect(of('http://10.0.0.2/a')).toMatchObject({ allow_private: false });
    expect(of('http://10.0.0.1:8080/a')).toMatchObject({ allow_private: false });
  });
  it('imports many through the queue and passes over what is there', async () => {
    const { app, queue } = await started({ withLibrary: true });
    await app.open({ kind: 'file', path: '/a/book.epub' });
    const chosen = app.opening.contents;
    if (chosen === null) throw new Error('no list');
    const items = chosen.list.items.slice(0, 3).map((item) => (item.number === 2 ? { ...item, article: 'sample' } : item));
    app.opening.items(chosen, items);
    expect(app.ui.dialog).toBeNull();
    await idle(queue);
    expect(queue.items.map((item) => item.name)).toEqual(['Chapter 1', 'A Long Book · 3']);
    app.opening.items(chosen, items.slice(1, 2));
    await until(() => app.reader.article?.id === 'sample');
  });
});

describe('a link', () => {
  const LINK = 'diglot://open?url=https%3A%2F%2Fa.example%2Fx';
  it('asks, and fetches nothing by itself', async () => {
    const { app, host } = await started({}, [LINK]);
    expect(app.opening.links).toMatchObject([{ url: 'https://a.example/x', host: 'a.example' }]);
    expect(imports(host)).toEqual([]);
    const [link] = app.opening.links;
    if (link === undefined) throw new Error('no link');
    await app.opening.answer(link, true);
    expect(imports(host)).toEqual([{ source: { kind: 'url', url: 'https://a.example/x', allow_private: false } }]);
    await app.opening.answer(link, true);
    expect(imports(host)).toHaveLength(1);
  });
  it('is forgotten when the reader does not want it', async () => {
    const { app, host } = await started({}, [LINK]);
    const [link] = app.opening.links;
    if (link !== undefined) await app.opening.answer(link, false);
    expect(app.opening.links).toEqual([]);
    expect(imports(host)).toEqual([]);
  });
  it('is refused in words where it leads elsewhere', async () => {
    const { app, host } = await started({}, ['diglot://open?url=javascript%3Aalert(1)', 'diglot://open?url=%']);
    expect(app.ui.toasts.map((toast) => toast.text)).toEqual([i18n.t.link.scheme, i18n.t.link.broken]);
    expect(app.opening.links).toEqual([]);
    expect(imports(host)).toEqual([]);
  });
  it('into the reader’s network is refused for good', async () => {
    const { app } = await started({}, ['diglot://open?url=http%3A%2F%2F192.168.0.1%2F']);
    const [link] = app.opening.links;
    if (link !== undefined) await app.opening.answer(link, true);
    expect(app.ui.toasts.at(-1)).toMatchObject({ tone: 'bad', action: null });
  });
  it('that comes a thousand times fills nothing', async () => {
    const { app } = await started({}, Array.from({ length: 1000 }, (_, i) => `${LINK}${String(i)}`));
    expect(app.opening.links).toHaveLength(20);
  });
  it('comes while the window runs, as do further files', async () => {
    const { app, host } = await started();
    host.pending.push(LINK, '/home/reader/a.html');
    await app.opening.take();
    expect(app.opening.links).toHaveLength(1);
    expect(imports(host)).toEqual([{ source: { kind: 'file', path: '/home/reader/a.html' } }]);
  });
});

describe('a page that is there already', () => {
  it('can be fetched again', async () => {
    const { app, host } = await started();
    const page = { kind: 'url', url: 'https://a.example/x', allow_private: false } as const;
    await app.open(page);
    await app.open(page);
    const toast = app.ui.toasts.at(-1);
    expect(toast?.text).toBe(i18n.t.open.known);
    expect(toast?.action?.label).toBe('Fetch again');
    toast?.action?.run();
    await until(() => imports(host).length === 3);
    expect(imports(host)[2]).toEqual({ source: page, again: true });
    await until(() => app.ui.toasts.at(-1)?.text === i18n.t.open.unchanged);
  });
  it('has no such button where it is no page', async () => {
    const { app } = await started({ withLibrary: true });
    await app.open({ kind: 'sample' });
    expect(app.ui.toasts.at(-1)).toMatchObject({ text: i18n.t.open.known, action: null });
  });
  it('inside the network is asked when the reader says so', async () => {
    const { app, host } = await started();
    await app.open({ kind: 'url', url: 'http://10.0.0.1/a', allow_private: false });
    app.ui.toasts.at(-1)?.action?.run();
    await until(() => imports(host).length === 2);
    expect(imports(host)[1]).toMatchObject({ source: { allow_private: true } });
  });
});

describe('the next start', () => {
  it('opens on the article that was read last', async () => {
    const first = await started({ withLibrary: true });
    await first.app.show('ar');
    const { app } = await started({ withLibrary: true });
    expect(app.reader.article?.id).toBe('ar');
  });
  it('begins at the first page where that article is gone, or the reader left it', async () => {
    rememberArticle('gone');
    const { app } = await started({ withLibrary: true });
    expect(app.reader.wanted).toBeNull();
    expect(app.reader.error).toBeNull();
    await app.show('ar');
    app.home();
    expect(app.reader.article).toBeNull();
    expect((await started({ withLibrary: true })).app.reader.wanted).toBeNull();
  });
  it('opens what it was started with instead', async () => {
    rememberArticle('ar');
    const { app } = await started({ withLibrary: true }, ['/home/reader/a.html']);
    expect(app.reader.article?.title).toContain('a.html');
  });
});

describe('feeds', () => {
  const feed = { url: 'https://a.example/feed.xml', title: 'A', site: null };
  it('are followed, removed with a way back, and written out', async () => {
    const { app, host } = await started();
    expect(await app.opening.follow([feed])).toBe(true);
    expect(app.feeds.has(feed.url)).toBe(true);
    await app.opening.unfollow(feed);
    expect(app.feeds.list).toEqual([]);
    app.ui.toasts.at(-1)?.action?.run();
    await until(() => app.feeds.has(feed.url));
    let saved = '';
    host.saveFile = ({ text }) => {
      saved = text;
      return Promise.resolve('feeds.opml');
    };
    await app.opening.exportFeeds();
    expect(saved).toContain(feed.url);
  });
});

describe('what was left out', () => {
  it('is restored and left out again in one go', async () => {
    const { app } = await started({ withLibrary: true });
    await app.show('sample');
    const dropped = () => app.reader.article?.blocks.filter((block) => block.dropped !== null).map((block) => block.id) ?? [];
    const all = dropped();
    expect(all).toHaveLength(4);
    await app.reader.setAllKept(all.slice(0, 3), true);
    expect(dropped()).toEqual(all.slice(3));
    await app.reader.setAllKept(all.slice(0, 3), false);
    expect(dropped()).toEqual(all);
  });
  it('keeps what went well when one step fails', async () => {
    const { app, host } = await started({ withLibrary: true });
    await app.show('sample');
    const call = host.call;
    let calls = 0;
    host.call = (name, request) => (name === 'set_block_kept' && ++calls === 2 ? Promise.reject(Object.assign(new Error('full'), apiError('disk-full', 'full'))) : call(name, request));
    const all = app.reader.article?.blocks.filter((block) => block.dropped !== null).map((block) => block.id) ?? [];
    await expect(app.reader.setAllKept(all, true)).rejects.toThrow();
    expect(app.reader.article?.blocks.filter((block) => block.dropped !== null)).toHaveLength(all.length - 1);
  });
});

describe('the clipboard', () => {
  it('that cannot be read says which key does it', async () => {
    const { app } = await started();
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { read: () => Promise.reject(new Error('no')) } });
    await app.opening.clipboard();
    expect(app.ui.toasts.at(-1)?.text).toContain('Ctrl V');
  });
  it('is opened with its markup where that says more', async () => {
    const { app, host } = await started();
    const parts: Record<string, string> = { 'text/plain': 'A\nOne. Two.', 'text/html': '<h1>A</h1><p>One. Two.</p>' };
    const item = { types: Object.keys(parts), getType: (type: string) => Promise.resolve(new Blob([parts[type] ?? ''])) };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { read: () => Promise.resolve([item]) } });
    await app.opening.clipboard();
    expect(imports(host)).toEqual([{ source: { kind: 'text', text: parts['text/html'] }, format: 'html' }]);
  });
  it('with addresses, one a line, fills the queue', async () => {
    const { app, queue } = await started();
    await app.opening.pasted('https://a.example/1\nhttps://a.example/2');
    await idle(queue);
    expect(queue.items.map((item) => item.name)).toEqual(['a.example/1', 'a.example/2']);
  });
});
