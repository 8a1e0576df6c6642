/** A translation that was edited elsewhere and comes back. */
import type { ApiError, MergeReport, Side } from '$lib/api/bindings';
import { toApiError } from '$lib/host';
import { pickText, type TextFile } from '$lib/files';
import { i18n } from '$lib/i18n/index.svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { App } from './app.svelte';

export class Handoff {
  file = $state.raw<TextFile | null>(null);
  report = $state.raw<MergeReport | null>(null);
  error = $state.raw<ApiError | null>(null);
  working = $state(false);
  /** What was decided, by row. */
  readonly decided = new SvelteMap<string, Side>();
  open = $derived(this.report?.conflicts.filter((conflict) => !this.decided.has(conflict.row)).length ?? 0);
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  /** Lets the reader pick a file, and shows what it would change. */
  async pick(): Promise<void> {
    await this.#app.attempt(async () => {
      const file = await pickText(['xlf', 'xliff', 'xml']);
      if (file !== null) await this.show(file);
    });
  }

  async show(file: TextFile): Promise<void> {
    await this.#app.review.flush();
    this.file = file;
    this.report = this.error = null;
    this.decided.clear();
    this.working = true;
    this.#app.ui.dialog = 'bring-back';
    try {
      this.report = await this.#ask(true);
      this.#app.ui.say(i18n.t.review.handoff.summary(this.report.changed.length, this.report.same));
    } catch (thrown) {
      this.error = toApiError(thrown);
    } finally {
      this.working = false;
    }
  }

  decideAll(side: Side): void {
    for (const { row } of this.report?.conflicts ?? []) this.decided.set(row, side);
  }

  /** Takes what was decided. */
  async apply(): Promise<void> {
    const { review } = this.#app;
    this.working = true;
    try {
      const before = this.report?.conflicts.filter(({ row }) => this.decided.get(row) === 'theirs').length ?? 0;
      const report = await this.#ask(false);
      this.#app.ui.dialog = null;
      if (review.article === report.article && review.to === report.language) await review.reload();
      review.stale = true;
      review.said(i18n.t.review.handoff.done(Math.max(report.changed.length, before)));
    } catch (thrown) {
      this.error = toApiError(thrown);
    } finally {
      this.working = false;
    }
  }

  #ask(preview: boolean): Promise<MergeReport> {
    const decisions = [...this.decided].map(([row, take]) => ({ row, take }));
    return this.#app.host.call('import_translation', { article: this.#app.reader.article?.id ?? null, text: this.file?.text ?? '', preview, decisions });
  }
}
