/** Mending the points of the summary that is shown: by hand, by an engine, with a way back. */
import type { EngineView, FindingView, PointChange, PointView, SummaryRef, SummaryView } from '$lib/api/bindings';
import { i18n } from '$lib/i18n/index.svelte';
import type { App } from './app.svelte';

/** One step back: what the point was. */
interface Step {
  summary: SummaryRef;
  point: number;
  before: PointView;
}

/** Steps that can be taken back. */
const STEPS = 100;

export class Points {
  /** The point whose text is being edited. */
  editing = $state<number | null>(null);
  #steps = $state.raw<Step[]>([]);
  readonly #app: App;
  /** The toast that offers to take the last change back. */
  #offer = 0;

  constructor(app: App) {
    this.#app = app;
  }

  /** Whether the points can be changed: they are there, and nothing writes them. */
  get open(): boolean {
    return this.#app.reader.shown !== null && this.#app.reader.summaryJob === null;
  }

  /** Models that answer prompts. */
  get models(): EngineView[] {
    const { list } = this.#app.engines;
    return list.engines.filter((engine) => engine.kind === 'llm' && !(this.#app.keptHere && !engine.local));
  }

  /** The model to ask where the reader names none: the default for summaries, else for translations, else the first. */
  get model(): EngineView | null {
    const { forSummary, forTranslation } = this.#app.engines;
    const usable = this.models;
    const among = (engine: EngineView | null) => usable.find((other) => other.id === engine?.id);
    return among(forSummary) ?? among(forTranslation) ?? usable[0] ?? null;
  }

  /** The model that rewrites: the one that wrote the summary where it can, else the usual one. */
  get writer(): EngineView | null {
    const id = this.#app.reader.shown?.engine.id;
    return this.models.find((engine) => engine.id === id) ?? this.model;
  }

  /** The model for a second opinion: another than the writer, where there is one. */
  get judge(): EngineView | null {
    const id = this.#app.reader.shown?.engine.id;
    const { model } = this;
    return (model?.id === id ? this.models.find((engine) => engine.id !== id) : model) ?? model;
  }

  /** Indices of points that should be looked at. */
  get flagged(): number[] {
    const points = this.#app.reader.shown?.points ?? [];
    return points.flatMap((point, index) => (isFlagged(point) ? [index] : []));
  }

  async change(point: number, change: PointChange, said: string): Promise<boolean> {
    const summary = this.#ref();
    const before = this.#app.reader.shown?.points[point];
    if (summary === null || before === undefined) return false;
    if (!(await this.#app.attempt(() => this.#send(summary, point, change)))) return false;
    this.#remember({ summary, point, before });
    this.#offerUndo(said);
    return true;
  }

  /** Puts a finding's suggestion in the place of what it is about. */
  fix(point: number, finding: FindingView): Promise<boolean> {
    const text = this.#app.reader.shown?.points[point]?.text ?? '';
    const { target, suggestion } = finding;
    if (target === null || suggestion === null) return Promise.resolve(false);
    const mended = text.slice(0, target.start) + suggestion + text.slice(target.end);
    return this.change(point, { kind: 'edit', text: mended }, i18n.t.points.fixed(suggestion));
  }

  drop(point: number): Promise<boolean> {
    return this.change(point, { kind: 'drop' }, i18n.t.points.dropped);
  }

  restore(point: number): Promise<boolean> {
    return this.change(point, { kind: 'restore' }, i18n.t.points.restored);
  }

  accept(point: number): Promise<boolean> {
    return this.change(point, { kind: 'accept' }, i18n.t.points.acceptDone);
  }

  get canUndo(): boolean {
    return this.open && this.#last() !== undefined;
  }

  /** Takes the last change of a point of this summary back. */
  async undo(): Promise<void> {
    const step = this.#last();
    if (step === undefined) return;
    const done = await this.#app.attempt(async () => {
      for (const change of wayBack(step.before)) await this.#send(step.summary, step.point, change);
    });
    if (!done) return;
    this.#steps = this.#steps.filter((other) => other !== step);
    this.#app.ui.dismiss(this.#offer);
    this.#app.ui.toast(i18n.t.points.undone);
  }

  /** Has a point written anew by an engine that is told what is wrong with it. */
  async repair(point: number, engine: EngineView | null = this.writer): Promise<void> {
    const summary = this.#ref();
    const before = this.#app.reader.shown?.points[point];
    if (summary === null || before === undefined || engine === null) return;
    const run = await this.#app.sendTo(engine, null, () =>
      this.#app.jobs.run('repair_point', this.key('repair', point), { summary, point, engine: engine.id }),
    );
    if (run === null || !this.#take(summary, run.last)) return;
    this.#remember({ summary, point, before });
    this.#offerUndo(i18n.t.points.repaired);
  }

  /** Asks for a second opinion on points; on all that are flagged where none is named. */
  async ask(points: number[], engine: EngineView | null = this.judge): Promise<void> {
    const summary = this.#ref();
    if (summary === null || engine === null) return;
    const run = await this.#app.sendTo(engine, null, () =>
      this.#app.jobs.run('judge_points', this.key('judge', points.length === 1 ? (points[0] ?? -1) : -1), { summary, points, engine: engine.id }),
    );
    if (run !== null && this.#take(summary, run.last)) this.#app.ui.say(i18n.t.runs.judged);
  }

  /** A job's key; the judge of all points at once has the number -1. */
  key(kind: 'repair' | 'judge', point: number): string {
    return `${kind}:${this.#app.reader.article?.id ?? ''}:${String(point)}`;
  }

  /** The job that works on a point now. */
  jobOf(point: number) {
    const { jobs } = this.#app;
    return jobs.find(this.key('repair', point)) ?? jobs.find(this.key('judge', point));
  }

  #ref(): SummaryRef | null {
    const { shown, article } = this.#app.reader;
    return shown === null || article === null ? null : refOf(article.id, shown);
  }

  async #send(summary: SummaryRef, point: number, change: PointChange): Promise<void> {
    this.#app.reader.replaceSummary(summary.article, await this.#app.host.call('change_point', { summary, point, change }));
    void this.#app.library.refresh();
  }

  /** Shows what came of a job; whether it went well. */
  #take(summary: SummaryRef, last: import('./job.svelte').LastEvent): boolean {
    const outcome = last.type === 'finished' ? last.outcome : last.partial;
    if (outcome?.kind === 'summary') this.#app.reader.replaceSummary(summary.article, outcome);
    // The list tells how many points wait.
    void this.#app.library.refresh();
    if (last.type === 'failed') this.#app.fail(last.error);
    return last.type === 'finished';
  }

  /** Tells of a change with its way back. An older offer goes: it would take back the newer change. */
  #offerUndo(said: string): void {
    this.#app.ui.dismiss(this.#offer);
    this.#offer = this.#app.ui.toast(said, 'plain', { label: i18n.t.points.undo, run: () => void this.undo() });
  }

  #remember(step: Step): void {
    this.#steps = [...this.#steps.slice(1 - STEPS), step];
  }

  #last(): Step | undefined {
    const ref = this.#ref();
    return ref === null ? undefined : this.#steps.findLast((step) => sameRef(step.summary, ref));
  }
}

export function refOf(article: string, { language, length, engine }: SummaryView): SummaryRef {
  return { article, language, length, engine: engine.id, model: engine.model };
}

function sameRef(a: SummaryRef, b: SummaryRef): boolean {
  return a.article === b.article && a.language === b.language && a.length === b.length && a.engine === b.engine && a.model === b.model;
}

/** Whether a point waits for the reader's eye. */
export function isFlagged(point: PointView): boolean {
  return point.status !== 'supported' && point.dropped !== true && point.accepted !== true;
}

/** The changes that make a point what it was: back to the engine's words, then on from there. */
export function wayBack(before: PointView): PointChange[] {
  const steps: PointChange[] = [{ kind: 'restore' }];
  if ((before.was ?? null) !== null) steps.push({ kind: 'edit', text: before.text });
  if (before.accepted === true) steps.push({ kind: 'accept' });
  if (before.dropped === true) steps.push({ kind: 'drop' });
  return steps;
}
