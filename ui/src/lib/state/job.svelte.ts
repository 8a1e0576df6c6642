/** Long work: what runs, how far it is, and how it ended. */
import type { ApiError, JobEvent, ProgressUnit, Streams, UsageView } from '$lib/api/bindings';
import { apiError, isLast, toApiError, type Host, type StreamName } from '$lib/host';
import type { Row } from '$lib/sync/highlight';
import { SvelteMap } from 'svelte/reactivity';

export type LastEvent = Extract<JobEvent, { type: 'finished' | 'cancelled' | 'failed' }>;

export class Job {
  readonly kind: StreamName;
  /** What it works on, such as an article's id with a length; two jobs never share one. */
  readonly key: string;
  id = $state<number | null>(null);
  expected = $state(0);
  host = $state<string | null>(null);
  done = $state(0);
  total = $state<number | null>(null);
  unit = $state<ProgressUnit | null>(null);
  speed = $state<number | null>(null);
  usage = $state.raw<UsageView | null>(null);
  waiting = $state.raw<{ reason: string; message: string; until: number } | null>(null);
  warnings = $state<string[]>([]);
  /** Points as far as they came. */
  rows = $state<Row[]>([]);
  /** Text of segments that are under way. */
  readonly drafts = new SvelteMap<number, string>();
  cancelling = $state(false);

  constructor(kind: StreamName, key: string) {
    this.kind = kind;
    this.key = key;
  }

  /** Whether it runs beside what the reader does, in the queue. */
  get aside(): boolean {
    return this.key.startsWith('queue:');
  }

  /** Share done, 0 to 1; `null` where it is not known. */
  share = $derived(this.total === null || this.total === 0 ? null : Math.min(this.done / this.total, 1));

  take(event: JobEvent): void {
    if (event.type !== 'waiting' && event.type !== 'warning') this.waiting = null;
    switch (event.type) {
      case 'started':
        this.id = event.job;
        this.host = event.host;
        this.expected = event.expected;
        if (event.expected > 0) this.total ??= event.expected;
        if (this.kind === 'summarize') {
          this.rows = Array.from({ length: event.expected }, () => ({ text: '', point: null }));
        }
        break;
      case 'progress':
        this.done = event.done;
        this.total = event.total ?? this.total;
        this.unit = event.unit;
        this.speed = event.tokens_per_second;
        break;
      case 'point-delta': {
        const row = this.#row(event.index);
        row.text += event.text;
        break;
      }
      case 'point-done': {
        const row = this.#row(event.index);
        row.text = event.point.text;
        row.point = event.point;
        break;
      }
      case 'segment-delta':
        this.drafts.set(event.segment, (this.drafts.get(event.segment) ?? '') + event.text);
        break;
      case 'segment-done':
        this.drafts.delete(event.target.segment);
        break;
      case 'restarted':
        for (const row of event.rows) {
          if (this.kind === 'summarize' || this.kind === 'repair_point') Object.assign(this.#row(row), { text: '', point: null });
          else this.drafts.delete(row);
        }
        break;
      case 'waiting':
        this.waiting = { reason: event.reason, message: event.message, until: Date.now() + event.seconds * 1000 };
        break;
      case 'warning':
        this.warnings.push(event.message);
        break;
      case 'usage':
        this.usage = event.usage;
        break;
      default:
        break;
    }
  }

  #row(index: number): Row {
    while (this.rows.length <= index) this.rows.push({ text: '', point: null });
    return this.rows[index] as Row;
  }
}

export interface Ended {
  job: Job;
  last: LastEvent;
}

export class Jobs {
  running = $state<Job[]>([]);
  /** The job that ended last, for the status bar. */
  ended = $state.raw<Ended | null>(null);
  /** The newest of those that the reader waits for. */
  current = $derived(this.running.findLast((job) => !job.aside) ?? null);

  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  find(key: string): Job | null {
    return this.running.find((job) => job.key === key) ?? null;
  }

  /** Runs a job to its end. Never rejects: what goes wrong is its last event. */
  async run<N extends StreamName>(
    kind: N,
    key: string,
    request: Streams[N]['request'],
    onEvent: (event: JobEvent, job: Job) => void = () => undefined,
  ): Promise<Ended> {
    const job = new Job(kind, key);
    this.running.push(job);
    let last: LastEvent | null = null;
    try {
      await this.#host.stream(kind, request, (events) => {
        for (const event of events) {
          job.take(event);
          if (event.type === 'started' && job.cancelling) void this.cancel(job);
          if (isLast(event)) last = event as LastEvent;
          onEvent(event, job);
        }
      });
      last ??= failed(apiError('cut-off', 'The work ended without saying how'));
    } catch (thrown) {
      last = failed(toApiError(thrown));
    }
    this.running = this.running.filter((other) => other !== job);
    if (!job.aside) this.ended = { job, last };
    return { job, last };
  }

  async cancel(job: Job | null = this.current): Promise<void> {
    if (job === null) return;
    job.cancelling = true;
    if (job.id === null) return;
    // A job that ended meanwhile is not there any more; that is what was wanted.
    await this.#host.call('cancel_job', { job: job.id }).catch(() => undefined);
  }
}

function failed(error: ApiError): LastEvent {
  return { type: 'failed', error, partial: null };
}
