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
  /** One ended, well or not. */
  ended: (item: Queued) => void;
  /** Nothing waits any more. */
  idle: (queue: Queue) => void;
}

interface Batch {
  ids: ReadonlySet<number>;
  first: (item: Queued) => void;
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
  /** The run that works on what waits. */
  #running: Promise<void> | null = null;
  /** Batches of which nothing was opened yet. */
  #unopened: Batch[] = [];

  constructor(jobs: Jobs, events: QueueEvents) {
    this.#jobs = jobs;
    this.#events = events;
  }

  /** The job of the item that is worked on. */
  get job(): Job | null {
    return this.current === null ? null : this.#jobs.find(keyOf(this.current));
  }

  /**
   * Puts a batch behind what waits, and starts where nothing runs; `first` gets the first of it to become an
   * article. Resolves when nothing waits any more; rejects then where a listener threw.
   */
  add(entries: readonly Entry[], first: (item: Queued) => void = () => undefined): Promise<void> {
    const items = entries.map((entry) => new Queued(this.#next++, entry));
    this.#unopened.push({ ids: new Set(items.map((item) => item.id)), first });
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

  /** The run under way takes what was added meanwhile, too. */
  #work(): Promise<void> {
    if (this.#running === null && this.#waiting() === undefined) return Promise.resolve();
    return (this.#running ??= this.#drain());
  }

  #waiting(): Queued | undefined {
    return this.items.find((item) => item.state === 'waiting');
  }

  async #drain(): Promise<void> {
    const thrown: unknown[] = [];
    for (let item = this.#waiting(); item !== undefined; item = this.#waiting()) {
      try {
        await this.#run(item);
      } catch (error) {
        // A listener's fault: the others of the queue have no part in it.
        thrown.push(error);
      }
    }
    this.#running = null;
    this.current = null;
    this.#unopened = [];
    this.#events.idle(this);
    if (thrown.length > 0) throw thrown[0];
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
      const batch = this.#unopened.find(({ ids }) => ids.has(item.id));
      this.#unopened = this.#unopened.filter((other) => other !== batch);
      batch?.first(item);
    }
    this.#events.ended(item);
  }
}

function keyOf(item: Queued): string {
  return `queue:${String(item.id)}`;
}
