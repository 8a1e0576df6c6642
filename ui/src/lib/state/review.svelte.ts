/** The review of a translation: its rows, where the reader is in them, and what they do to them. */
import type { ApiError, EngineName, ReviewChange, ReviewCounts, ReviewRow, TargetChange, TargetView } from '$lib/api/bindings';
import { toApiError } from '$lib/host';
import { i18n } from '$lib/i18n/index.svelte';
import { lookUp } from '$lib/errors';
import { applied, approved, finder, fixed, nextIndex, openFindings, passes, readFirst, toCheck, visible, type RowFilter } from '$lib/review/rows';
import type { App } from './app.svelte';
import { workOf } from './money.svelte';

const NOTHING: ReviewCounts = { total: 0, translated: 0, approved: 0, to_check: 0, edited: 0, proposals: 0 };
/** A pause in typing after which the text is stored, in milliseconds. */
const PAUSE = 600;
/** Whoever types without a pause has it stored all the same, after so many milliseconds. */
const LONGEST = 2000;
/** A rest after which the library's list shows what was changed, in milliseconds. */
const TELL = 1500;
/** How often rows that a running translation brings are shown, in milliseconds. */
const BRING = 250;

/** Text of a field that is not stored yet. */
interface Draft {
  row: string;
  text: string;
}

export class Review {
  article = $state<string | null>(null);
  to = $state('');
  sourceLanguage = $state('und');
  rows = $state.raw<readonly ReviewRow[]>([]);
  counts = $state.raw<ReviewCounts>(NOTHING);
  engine = $state.raw<EngineName | null>(null);
  /** What undo and redo would do, as the kind of a change. */
  undoable = $state<string | null>(null);
  redoable = $state<string | null>(null);
  loading = $state(false);
  error = $state.raw<ApiError | null>(null);
  filter = $state<RowFilter>('all');
  ranks = $state.raw<ReadonlyMap<string, number> | null>(null);
  /** The row that is worked on. */
  current = $state<string | null>(null);
  /** Whether what a person changed is marked against the machine's text. */
  marks = $state(true);
  draft = $state.raw<Draft | null>(null);
  /** Why the draft could not be stored. */
  draftError = $state.raw<ApiError | null>(null);
  finding = $state(false);
  typed = $state('');
  /** Whether the note of the current row is open to write. */
  noting = $state(false);
  /** Changes when the view should bring the current row into sight and its field into focus. */
  calls = $state(0);
  /** Whether the focus goes into the current row once it is drawn. */
  entering = false;
  /** Selected in the source of the current row, or where it was clicked. */
  picked = $state.raw<{ row: string; start: number; end: number } | null>(null);

  index = $derived(new Map(this.rows.map((row, i) => [row.id, i])));
  shown = $derived(visible(this.rows, this.filter, this.ranks, this.filter === 'all' ? null : this.current));
  row = $derived(this.current === null ? null : (this.rows[this.index.get(this.current) ?? -1] ?? null));
  find = $derived(finder(this.typed));
  hits = $derived(this.finding && this.typed.trim() !== '' ? this.shown.filter((row) => this.find.inRow(row)).map((row) => row.id) : []);
  /** Whether something changed that the other pages have not seen. */
  stale = false;
  #telling: ReturnType<typeof setTimeout> | undefined;

  readonly #app: App;
  #chain: Promise<unknown> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the first letter was typed that is not stored. */
  #begun = 0;
  #brought = new Map<number, TargetView>();
  #bringing: ReturnType<typeof setTimeout> | undefined;
  /** The row that was left for a filter with nothing in it. */
  #place = '';

  constructor(app: App) {
    this.#app = app;
  }

  /** Opens the review of an article's translation; the same one again is only brought up to date. */
  async open(article: string, to: string): Promise<void> {
    if (this.article === article && this.to === to && this.error === null) return this.reload();
    await this.flush();
    this.article = article;
    this.to = to;
    this.rows = [];
    this.counts = NOTHING;
    this.current = this.draft = this.draftError = this.ranks = this.undoable = this.redoable = null;
    this.filter = 'all';
    this.typed = '';
    this.loading = true;
    await this.reload();
  }

  async reload(): Promise<void> {
    const { article, to } = this;
    if (article === null) return;
    this.error = null;
    try {
      const view = await this.#app.host.call('get_review', { article, to });
      if (this.article !== article || this.to !== to) return;
      this.rows = view.rows;
      this.counts = view.counts;
      this.engine = view.engine;
      this.sourceLanguage = view.source_language;
      this.undoable = view.undo;
      this.redoable = view.redo;
      if (this.current === null || !this.index.has(this.current)) this.current = view.rows[0]?.id ?? null;
    } catch (thrown) {
      if (this.article === article && this.to === to) this.error = toApiError(thrown);
    } finally {
      if (this.article === article && this.to === to) this.loading = false;
    }
  }

  /** The text in a row's field. */
  textOf(row: ReviewRow): string {
    return this.draft?.row === row.id ? this.draft.text : row.text;
  }

  byId(id: string): ReviewRow | null {
    return this.rows[this.index.get(id) ?? -1] ?? null;
  }

  // Where the reader is.

  /** Goes to a row; `call` also brings it into sight and its field into focus. */
  go(id: string | null, call = true): void {
    if (id !== this.current) {
      void this.flush();
      this.noting = false;
      this.picked = null;
      this.current = id;
    }
    if (call) this.calls += 1;
  }

  step(by: 1 | -1): void {
    const at = this.#at();
    const next = this.shown[at === -1 ? 0 : at + by];
    if (next !== undefined) this.go(next.id);
  }

  /** The next row to check, around the end. */
  stepToCheck(by: 1 | -1): void {
    const at = nextIndex(this.shown, this.#at(), by, toCheck);
    const row = this.shown[at];
    if (row === undefined) this.#app.ui.say(i18n.t.review.nothingToCheck);
    else this.go(row.id);
  }

  stepHit(by: 1 | -1): void {
    const { hits } = this;
    const at = hits.indexOf(this.current ?? '');
    const next = at === -1 ? (by === 1 ? 0 : hits.length - 1) : (at + by + hits.length) % hits.length;
    if (hits[next] !== undefined) this.go(hits[next], false);
    this.calls += 1;
  }

  setFilter(filter: RowFilter): void {
    const from = this.row ?? this.byId(this.#place);
    if (from !== null) this.#place = from.id;
    this.filter = filter;
    // The list holds the current row whatever it is; one that the filter does not mean is left.
    if (from === null || !passes(from, filter)) this.go(this.shown.find((row) => passes(row, filter))?.id ?? null, false);
    else this.go(from.id, false);
    this.#app.ui.say(i18n.t.review.rowsShown(this.shown.length));
  }

  toggleReadFirst(): void {
    this.ranks = this.ranks === null ? readFirst(this.rows) : null;
  }

  #at(): number {
    return this.shown.findIndex((row) => row.id === this.current);
  }

  // What the reader writes.

  /** Takes what a field holds; while letters are composed it is not stored. */
  type(row: string, text: string, composing = false): void {
    if (this.draft !== null && this.draft.row !== row) void this.flush();
    const now = Date.now();
    if (this.draft === null) this.#begun = now;
    this.draft = { row, text };
    clearTimeout(this.#timer);
    if (composing) return;
    const wait = Math.max(0, Math.min(PAUSE, this.#begun + LONGEST - now));
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  /** Whether a row's field holds something that is not stored. */
  unsaved(row: string): boolean {
    return this.draft?.row === row && this.draft.text !== this.byId(row)?.text;
  }

  /** Stores what was typed. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    const { draft } = this;
    if (draft === null) return true;
    return this.#queue(async () => {
      // While it waited its turn it may have been stored, or typed further.
      const now = this.draft?.row === draft.row ? this.draft : draft;
      const same = this.byId(now.row)?.text === now.text;
      try {
        if (!same) await this.#send([now.row], { kind: 'edit', text: now.text });
        this.draftError = null;
        if (this.draft === now) this.draft = null;
        return true;
      } catch (thrown) {
        this.draft ??= now;
        this.draftError = toApiError(thrown);
        this.#app.fail(thrown);
        return false;
      } finally {
        this.#begun = Date.now();
      }
    });
  }

  /** Changes rows, after what was typed is stored. Says why where it fails. */
  async change(rows: string[], change: TargetChange): Promise<boolean> {
    if (rows.length === 0 || !(await this.flush())) return false;
    return this.#queue(() => this.#app.attempt(() => this.#send(rows, change)));
  }

  /** Changes the current row. */
  changeThis(change: TargetChange): Promise<boolean> {
    return this.change(this.current === null ? [] : [this.current], change);
  }

  write(row: string, text: string): Promise<boolean> {
    return this.change([row], { kind: 'edit', text });
  }

  /** One after the other, so that each step is built on the one before. */
  #queue<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#chain.then(work);
    // The answer goes to who asked; the queue itself goes on whatever came of it.
    this.#chain = done.catch(() => undefined);
    return done;
  }

  async #send(rows: string[], change: TargetChange): Promise<void> {
    const { article, to } = this;
    if (article === null) return;
    const answer = await this.#app.host.call('change_targets', { article, to, rows, change });
    if (this.article === article && this.to === to) this.take(answer);
  }

  /** Shows what a change did. */
  take(change: ReviewChange): void {
    const before = this.current;
    const at = this.#at();
    this.rows = applied(this.rows, change);
    this.counts = change.counts;
    this.undoable = change.undo;
    this.redoable = change.redo;
    this.stale = true;
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => void this.#app.library.refresh(), TELL);
    if (before !== null && change.removed.includes(before)) {
      this.go((this.shown[Math.min(at, this.shown.length - 1)] ?? this.rows[0])?.id ?? null);
    }
  }

  // What the reader decides.

  /** Approves or signs off the current row and goes on to the next that waits. */
  async approve(kind: 'approve' | 'sign-off' = 'approve'): Promise<void> {
    const { row } = this;
    const { t } = i18n;
    if (row === null) return;
    if (this.textOf(row).trim() === '') return this.#app.ui.say(t.review.nothingToApprove);
    const at = this.#at();
    const open = nextIndex(this.shown, at, 1, (other) => other.id !== row.id && (kind === 'approve' ? !approved(other) : other.state !== 'final'));
    const next = this.shown[open];
    // The next row is there at once; the approval follows.
    const done = this.change([row.id], { kind });
    if (next !== undefined) this.go(next.id);
    if (!(await done)) return this.go(row.id);
    const rest = this.counts.total - this.counts.approved;
    this.#app.ui.say(`${kind === 'approve' ? t.review.didApprove(row.number) : t.review.didSignOff(row.number)} ${rest === 0 ? t.review.allApproved : t.review.left(rest)}`);
  }

  /** Rows shown that can be approved. */
  get approvable(): string[] {
    return this.shown.filter((row) => !approved(row) && row.text.trim() !== '').map((row) => row.id);
  }

  async approveShown(): Promise<void> {
    const rows = this.approvable;
    if (!(await this.change(rows, { kind: 'approve' }))) return;
    this.#undoToast(i18n.t.review.approvedMany(rows.length));
  }

  /** Puts a check's suggestion in its place: the first one of the row that has any. */
  async fix(row = this.row): Promise<void> {
    if (row === null || !(await this.flush())) return;
    const now = this.byId(row.id);
    const text = now === null ? null : openFindings(now).map((f) => fixed(now.text, f)).find((s) => s !== null);
    if (text === null || text === undefined) return this.#app.ui.say(i18n.t.review.noFix);
    if (await this.write(row.id, text)) this.#app.ui.say(i18n.t.review.fixedSaid);
  }

  async undo(redo = false): Promise<void> {
    const { article, to } = this;
    if (article === null || !(await this.flush())) return;
    const kind = redo ? this.redoable : this.undoable;
    const { t } = i18n;
    if (kind === null) return this.#app.ui.say(redo ? t.review.nothingToRedo : t.review.nothingToUndo);
    await this.#queue(() =>
      this.#app.attempt(async () => {
        const change = await this.#app.host.call(redo ? 'redo_review' : 'undo_review', { article, to });
        if (this.article !== article || this.to !== to) return;
        this.take(change);
        this.draft = null;
        const row = change.rows[0];
        if (row !== undefined) {
          if (!this.shown.some((other) => other.id === row.id)) this.filter = 'all';
          this.go(row.id);
        }
        const what = lookUp(t.review.kinds, kind) ?? kind;
        this.#app.ui.say(redo ? t.review.redone(what) : t.review.undone(what));
      }),
    );
  }

  #undoToast(text: string): void {
    this.#app.ui.toast(text, 'plain', { label: i18n.t.library.undo, run: () => void this.undo() });
  }

  /** Says what was done, with the way back beside it. */
  said(text: string): void {
    this.#undoToast(text);
  }

  /** Whether the row after the current one stands in the same block, so that both can be one. */
  get joinable(): boolean {
    const { row } = this;
    if (row === null) return false;
    const next = this.rows[(this.index.get(row.id) ?? -1) + 1];
    const blockOf = (of: ReviewRow | undefined, last: boolean) => {
      const segment = last ? of?.segments.at(-1) : of?.segments[0];
      return this.#app.reader.places.find((place) => place.id === segment)?.block.id ?? null;
    };
    const mine = blockOf(row, true);
    return mine !== null && mine === blockOf(next, false);
  }

  get joined(): boolean {
    const { row } = this;
    if (row === null) return false;
    // Parts of a cut segment stand behind each other.
    const next = this.rows[(this.index.get(row.id) ?? -1) + 1];
    return row.segments.length > 1 || row.id.includes('.') || (next?.id.startsWith(`${row.id}.`) ?? false);
  }

  /** Asks an engine for another text of the row, which is put beside the one that is there. */
  async propose(row: ReviewRow, engine: string): Promise<void> {
    const { article, to } = this;
    const app = this.#app;
    const view = app.engines.byId(engine);
    if (article === null || view === null || !(await this.flush())) return;
    const key = `proposal:${article}:${to}:${row.id}:${engine}`;
    if (app.jobs.find(key) !== null) return;
    const ended = await app.sendTo(view, workOf(article, 'translation', engine, { to, again: true }), () =>
      app.jobs.run('translate', key, { article, to, engine, again: true, segments: row.segments, propose: true }),
    );
    if (ended === null) return;
    const { last } = ended;
    if (last.type === 'failed') app.fail(last.error);
    if (this.article !== article || this.to !== to) return;
    await this.reload();
    const more = (this.byId(row.id)?.proposals.length ?? 0) - row.proposals.length;
    if (last.type === 'finished') app.ui.say(more > 0 ? i18n.t.review.proposed(view.name) : i18n.t.review.proposedSame(view.name));
  }

  /** The job that writes another text of a row. */
  proposing(row: string) {
    return this.#app.jobs.running.find((job) => job.key.startsWith(`proposal:${this.article ?? ''}:${this.to}:${row}:`)) ?? null;
  }

  /** Takes a segment that a running translation brought. */
  bring(article: string, to: string, target: TargetView): void {
    if (this.article !== article || this.to !== to) return;
    this.#brought.set(target.segment, target);
    this.#bringing ??= setTimeout(() => {
      this.#bringing = undefined;
      const came = this.#brought;
      this.#brought = new Map();
      this.rows = this.rows.map((row) => {
        const now = row.segments.length === 1 && !row.locked && !row.id.includes('.') ? came.get(row.segments[0] ?? -1) : undefined;
        return now === undefined ? row : { ...row, text: now.text, state: now.state, origin: 'machine', engine: now.engine, findings: now.findings };
      });
      const translated = this.rows.filter((row) => row.state !== 'initial').length;
      this.counts = { ...this.counts, translated, to_check: this.rows.filter(toCheck).length };
    }, BRING);
  }
}
