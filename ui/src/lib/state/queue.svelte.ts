/** Imports that wait for each other: many files, chapters, entries or addresses at once. */
import type { ApiError, Contents, ImportRequest } from '$lib/api/bindings';
import type { Job, Jobs } from './job.svelte';

export interface Entry {
  request: ImportRequest;
  /** What to call it before it has a title. */
  name: string;
}

export type QueuedState = 'waiting' | 'running' | 'done' | 'several' | 'failed' | 'cancelled';

export class Queued {
  readonly id: number;
  readonly request: ImportRequest;
  readonly name: string;
  state = $state<QueuedState>('waiting');
  article = $state<string | null>(null);
  /** Whether the library had it already. */
  known = $state(false);
  error = $state.raw<ApiError | null>(null);
  /** What there is to choose from, where it holds several texts. */
  contents = $state.raw<Contents | null>(null);

  constructor(id: number, { request, name }: Entry) {
    this.id = id;
    this.request = request;
    this.name = name;
  }

  get over(): boolean {
    return this.state !== 'waiting' && this.state !== 'running';
  }
}

export interface QueueEvents {
  /** The first of a batch to become an article. */
  first: (item: Queued) => void;
  /** One ended, well or not. */
  ended: (item: Queued) => void;
  /** Nothing waits any more. */
  idle: (queue: Queue) => void;
}

export class Queue {
  items = $state.raw<Queued[]>([]);
  /** Whether its panel is open. */
  shown = $state(false);
  current = $state.raw<Queued | null>(null);
  over = $derived(this.items.filter((item) => item.over).length);
  /** How many became articles, or lists to choose from. */
  opened = $derived(this.items.filter((item) => item.state === 'done' || item.state === 'several').length);
  failed = $derived(this.items.filter((item) => item.state === 'failed').length);
  active = $derived(this.over < this.items.length);

  readonly #jobs: Jobs;
  readonly #events: QueueEvents;
  #next = 1;
  #working = false;
  /** Batches of which nothing was opened yet, by the ids of their items. */
  #unopened: Set<number>[] = [];

  constructor(jobs: Jobs, events: QueueEvents) {
    this.#jobs = jobs;
    this.#events = events;
  }

  /** The job of the item that is worked on. */
  get job(): Job | null {
    return this.current === null ? null : this.#jobs.find(keyOf(this.current));
  }

  /** Puts a batch behind what waits, and starts where nothing runs. Resolves when all is done. */
  add(entries: readonly Entry[]): Promise<void> {
    const items = entries.map((entry) => new Queued(this.#next++, entry));
    this.#unopened.push(new Set(items.map((item) => item.id)));
    // A new batch takes the place of what went well before; what failed stays to be tried again.
    const kept = this.active ? this.items : this.items.filter((item) => item.state === 'failed');
    this.items = [...kept, ...items];
    return this.#work();
  }

  retry(items: readonly Queued[]): Promise<void> {
    for (const item of items) {
      if (item.state !== 'failed' && item.state !== 'cancelled') continue;
      item.error = null;
      item.state = 'waiting';
    }
    return this.#work();
  }

  retryFailed(): Promise<void> {
    return this.retry(this.items.filter((item) => item.state === 'failed'));
  }

  cancel(item: Queued): void {
    if (item.state === 'waiting') item.state = 'cancelled';
    else if (item.state === 'running') void this.#jobs.cancel(this.#jobs.find(keyOf(item)));
  }

  cancelAll(): void {
    for (const item of this.items) if (!item.over) this.cancel(item);
  }

  /** Empties the list of what is over. */
  clear(): void {
    this.items = this.items.filter((item) => !item.over);
    if (this.items.length === 0) this.shown = false;
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (;;) {
      const item = this.items.find((other) => other.state === 'waiting');
      if (item === undefined) break;
      await this.#run(item);
    }
    this.#working = false;
    this.current = null;
    this.#unopened = [];
    this.#events.idle(this);
  }

  async #run(item: Queued): Promise<void> {
    item.state = 'running';
    this.current = item;
    const { last } = await this.#jobs.run('import_article', keyOf(item), item.request);
    if (last.type === 'cancelled') item.state = 'cancelled';
    else if (last.type === 'failed') {
      item.error = last.error;
      item.state = 'failed';
    } else if (last.outcome.kind === 'contents') {
      item.contents = last.outcome;
      item.state = 'several';
    } else if (last.outcome.kind === 'imported') {
      item.article = last.outcome.article;
      item.known = last.outcome.known;
      item.state = 'done';
      const batch = this.#unopened.find((ids) => ids.has(item.id));
      if (batch !== undefined) {
        this.#unopened = this.#unopened.filter((other) => other !== batch);
        this.#events.first(item);
      }
    }
    this.#events.ended(item);
  }
}

function keyOf(item: Queued): string {
  return `queue:${String(item.id)}`;
}
