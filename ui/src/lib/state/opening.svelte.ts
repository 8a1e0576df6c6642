/** Ways in: one source, many at once, lists to choose from, and links that ask. */
import type { ApiError, Contents, ContentsItem, FeedView, ImportRequest, ImportSource } from '$lib/api/bindings';
import { errorWords } from '$lib/errors';
import { readOpened } from '$lib/host';
import { i18n } from '$lib/i18n/index.svelte';
import { keyLabel } from '$lib/keys';
import { pageSource, pastedRequests, sourceName } from '$lib/pasted';
import type { App } from './app.svelte';
import { Queue, type Entry, type Queued } from './queue.svelte';

/** More than a reader would follow by hand; a page that floods the window with links stops here. */
const MOST_LINKS = 20;

export interface Link {
  id: number;
  url: string;
  host: string;
}

/** A list to choose from, and the request that it answers. */
export interface Chosen {
  list: Contents;
  request: ImportRequest;
}

/** How opening one ended. */
export type Opened = { kind: 'imported' | 'contents' | 'cancelled' } | { kind: 'failed'; error: ApiError };

export class Opening {
  readonly queue: Queue;
  /** The list in the dialog. */
  contents = $state.raw<Chosen | null>(null);
  /** Links that wait for the reader's word, the oldest first. */
  links = $state.raw<Link[]>([]);

  readonly #app: App;
  #nextLink = 1;
  #refreshed = 0;

  constructor(app: App) {
    this.#app = app;
    this.queue = new Queue(app.jobs, {
      ended: () => this.#refresh(),
      idle: (queue) => this.#tell(queue),
    });
  }

  /** Opens one. Answers the error where the caller shows it; `null` where all went well or was cancelled. */
  async one(request: ImportRequest, quiet = false): Promise<ApiError | null> {
    const opened = await this.told(request, quiet);
    return opened.kind === 'failed' ? opened.error : null;
  }

  /** Opens one and tells how that ended. */
  async told(request: ImportRequest, quiet = false): Promise<Opened> {
    const app = this.#app;
    const { source } = request;
    const { last } = await app.jobs.run('import_article', `import:${String(Date.now())}`, request);
    if (last.type === 'cancelled') return { kind: 'cancelled' };
    if (last.type === 'failed') {
      if (!quiet) this.#failed(request, last.error);
      return { kind: 'failed', error: last.error };
    }
    if (last.outcome.kind === 'contents') this.choose(last.outcome, request);
    if (last.outcome.kind !== 'imported') return { kind: 'contents' };
    const { article, known } = last.outcome;
    app.ui.dialog = null;
    await app.show(article);
    if (!known) app.ui.say(i18n.t.open.imported(app.reader.article?.title ?? ''));
    else if (request.again === true) app.ui.toast(i18n.t.open.unchanged);
    else app.ui.toast(i18n.t.open.known, 'plain', source.kind === 'url' ? { label: i18n.t.open.again, run: () => void this.one({ ...request, again: true }) } : null);
    if (!known) app.summariseFree();
    return { kind: 'imported' };
  }

  /** Opens what there is: one at once, several one after another. */
  async all(requests: readonly ImportRequest[]): Promise<void> {
    const [first, ...more] = requests;
    if (first === undefined) return;
    if (more.length === 0) await this.one(first);
    else this.enqueue(requests.map((request) => ({ request, name: sourceName(request.source, i18n.t.queue.pasted) })));
  }

  enqueue(entries: readonly Entry[]): void {
    if (entries.length === 0) return;
    this.#app.ui.dialog = null;
    const { wanted } = this.#app.reader;
    void this.queue.add(entries, (item) => void this.#showFirst(item, wanted));
  }

  /** Opens what was pasted or dropped as text. */
  async pasted(text: string, html = ''): Promise<void> {
    const requests = pastedRequests(text, html);
    if (requests.length === 0) this.#app.ui.toast(i18n.t.open.nothingToPaste);
    else await this.all(requests);
  }

  /** Opens what is in the clipboard, where the host lets the page read it. */
  async clipboard(): Promise<void> {
    let text = '';
    let html = '';
    try {
      for (const item of await navigator.clipboard.read()) {
        const get = async (type: string) => (item.types.includes(type) ? (await item.getType(type)).text() : '');
        text ||= await get('text/plain');
        html ||= await get('text/html');
      }
    } catch {
      this.#app.ui.toast(i18n.t.open.clipboardClosed(keyLabel('Mod+V')), 'warn');
      return;
    }
    await this.pasted(text, html);
  }

  /** Takes what the window was started with, or asked for since; whether any of it is opened. */
  async take(): Promise<boolean> {
    const sources: ImportSource[] = [];
    for (const text of await this.#app.host.takeOpened()) {
      const opened = readOpened(text);
      if (opened.kind === 'open') sources.push(opened.source);
      else if (opened.kind === 'propose') this.#propose(opened.url, opened.host);
      else this.#app.ui.toast(i18n.t.link[opened.why], 'bad');
    }
    await this.all(sources.map((source) => ({ source })));
    return sources.length > 0;
  }

  #propose(url: string, host: string): void {
    if (this.links.length >= MOST_LINKS || this.links.some((link) => link.url === url)) return;
    this.links = [...this.links, { id: this.#nextLink++, url, host }];
  }

  /** The reader's word on a link. */
  async answer(link: Link, yes: boolean): Promise<void> {
    if (!this.links.includes(link)) return;
    this.links = this.links.filter((other) => other !== link);
    if (!yes) return;
    // An address inside the reader's network is refused here for good: a link is anybody's.
    const error = await this.one({ source: pageSource(link.url) }, true);
    if (error !== null) this.#app.ui.toast(errorWords(error, i18n.t), 'bad');
  }

  /** Shows a list to choose from. */
  choose(list: Contents, request: ImportRequest): void {
    this.contents = { list, request };
    this.#app.ui.dialog = 'contents';
  }

  /** What to ask for to get an item of a list. */
  requestOf({ list, request }: Chosen, item: ContentsItem): ImportRequest {
    if (item.url === null) return { source: request.source, part: item.number, ...(request.format === undefined ? {} : { format: request.format }) };
    // What the reader allowed for the host of a feed goes for its entries there, and nowhere else.
    const { source } = request;
    const allowed = list.of === 'feed' && source.kind === 'url' && source.allow_private && hostOf(source.url) === hostOf(item.url);
    return { source: pageSource(item.url, allowed) };
  }

  /** Opens an item of a list. */
  async item(chosen: Chosen, item: ContentsItem): Promise<ApiError | null> {
    if (item.article === null) return this.one(this.requestOf(chosen, item), true);
    this.#app.ui.dialog = null;
    await this.#app.show(item.article);
    return null;
  }

  /** Imports items of a list one after another; those in the library already are passed over. */
  items(chosen: Chosen, items: readonly ContentsItem[]): void {
    const title = chosen.list.title === '' ? i18n.t.library.untitled : chosen.list.title;
    const entries = items
      .filter((item) => item.article === null)
      .map((item) => ({ request: this.requestOf(chosen, item), name: item.title === '' ? `${title} · ${String(item.number)}` : item.title }));
    const first = items[0];
    if (entries.length > 0) this.enqueue(entries);
    else if (first !== undefined) void this.item(chosen, first);
  }

  /** Follows feeds and says so. */
  async follow(feeds: FeedView[]): Promise<boolean> {
    const { ui, feeds: followed } = this.#app;
    return this.#app.attempt(async () => ui.toast(`${i18n.t.feeds.added}: ${i18n.number(await followed.follow(feeds))}`));
  }

  /** Stops following a feed, with a way back. */
  async unfollow(feed: FeedView): Promise<void> {
    const { t } = i18n;
    const app = this.#app;
    if (!(await app.attempt(() => app.feeds.remove(feed.url)))) return;
    app.ui.toast(t.feeds.removed(feed.title), 'plain', { label: t.library.undo, run: () => void app.attempt(() => app.feeds.follow([feed])) });
  }

  /** Saves the list of feeds where the reader says. */
  async exportFeeds(): Promise<void> {
    const app = this.#app;
    await app.attempt(async () => {
      const place = await app.host.saveFile(await app.feeds.export());
      if (place !== null) app.ui.toast(i18n.t.exportMenu.saved(place));
    });
  }

  #failed(request: ImportRequest, error: ApiError): void {
    const { source } = request;
    const host = error.args['host'];
    const allow =
      error.code === 'private-address' && source.kind === 'url' && host !== undefined
        ? { label: i18n.t.open.allowPrivate(host), run: () => void this.one({ ...request, source: { ...source, allow_private: true } }) }
        : null;
    this.#app.ui.toast(errorWords(error, i18n.t), 'bad', allow);
  }

  /** The first of a batch is read at once, unless the reader went elsewhere since, from `wanted`. */
  async #showFirst(item: Queued, wanted: string | null): Promise<void> {
    const { reader, ui } = this.#app;
    if (item.article === null || reader.wanted !== wanted || ui.dialog !== null) return;
    await this.#app.show(item.article);
    if (!item.known) this.#app.summariseFree();
  }

  #refresh(): void {
    const now = Date.now();
    if (now - this.#refreshed < 700) return;
    this.#refreshed = now;
    void this.#app.library.refresh();
  }

  #tell(queue: Queue): void {
    const { t } = i18n;
    const { ui } = this.#app;
    void this.#app.library.refresh();
    const [only] = queue.items;
    if (queue.items.length === 1 && only?.contents && ui.dialog === null) this.choose(only.contents, only.request);
    if (queue.opened + queue.failed === 0) return;
    const words = [`${t.queue.opened}: ${i18n.number(queue.opened)}`, ...(queue.failed > 0 ? [`${t.queue.failed}: ${i18n.number(queue.failed)}`] : [])].join(' · ');
    if (queue.shown) ui.say(words);
    else ui.toast(words, queue.failed > 0 ? 'warn' : 'plain', { label: t.queue.title, run: () => (queue.shown = true) });
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
