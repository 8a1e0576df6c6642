/** The translation memory: what it has, and what it knows of the row that is worked on. */
import type { ApiError, ImportReport, MemoryMatch, MemoryPair, ReviewRow } from '$lib/api/bindings';
import { toApiError } from '$lib/host';
import type { TextFile } from '$lib/files';
import { i18n } from '$lib/i18n/index.svelte';
import type { App } from './app.svelte';

/** The least likeness worth showing, in percent: below it a match is more work than help. */
const LEAST = 70;
const MOST = 5;
/** A row that is only passed is not looked for, in milliseconds. */
const PAUSE = 140;

export class Memory {
  pairs = $state.raw<readonly MemoryPair[]>([]);
  loading = $state(false);
  error = $state.raw<ApiError | null>(null);
  imported = $state.raw<ImportReport | null>(null);
  /** What the memory has for a row. */
  found = $state.raw<{ row: string; matches: readonly MemoryMatch[] } | null>(null);
  matchError = $state.raw<ApiError | null>(null);
  readonly #app: App;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(app: App) {
    this.#app = app;
  }

  open(): void {
    this.imported = null;
    this.#app.ui.dialog = 'memory';
    void this.load();
  }

  async load(): Promise<void> {
    this.loading = true;
    try {
      this.pairs = (await this.#app.host.call('get_memory', {})).pairs;
      this.error = null;
    } catch (thrown) {
      this.error = toApiError(thrown);
    } finally {
      this.loading = false;
    }
  }

  /** Looks for a row once the reader stays on it. */
  look(row: ReviewRow | null, sourceLanguage: string, to: string): () => void {
    clearTimeout(this.#timer);
    if (row !== null) this.#timer = setTimeout(() => void this.#look(row, sourceLanguage, to), PAUSE);
    return () => clearTimeout(this.#timer);
  }

  async #look(row: ReviewRow, sourceLanguage: string, to: string): Promise<void> {
    try {
      const { matches } = await this.#app.host.call('search_memory', {
        text: row.source, source_language: row.source_language ?? sourceLanguage, target_language: to, least: LEAST, limit: MOST,
      });
      if (this.#app.review.current !== row.id) return;
      this.found = { row: row.id, matches };
      this.matchError = null;
    } catch (thrown) {
      // A row can be worked on without its memory: said in its place, not over the window.
      if (this.#app.review.current === row.id) this.matchError = toApiError(thrown);
    }
  }

  /** Matches of a row that say something else than its target. */
  of(row: ReviewRow): readonly MemoryMatch[] {
    return this.found?.row === row.id ? this.found.matches.filter((match) => match.target !== row.text) : [];
  }

  async importFile({ name, text }: TextFile): Promise<void> {
    await this.#app.attempt(async () => {
      this.imported = await this.#app.host.call('import_memory', { name, text });
      await this.load();
    });
  }

  async exportAll(pair: MemoryPair | null): Promise<void> {
    await this.#app.attempt(async () => {
      const file = await this.#app.host.call('export_memory', { source_language: pair?.source_language ?? null, target_language: pair?.target_language ?? null });
      const place = await this.#app.host.saveFile(file);
      if (place !== null) this.#app.ui.toast(i18n.t.exportMenu.saved(place));
    });
  }

  /** Forgets what was learnt from an article. */
  async forget(article: string): Promise<void> {
    await this.#app.attempt(async () => {
      const { units } = await this.#app.host.call('forget_memory', { article });
      await this.load();
      this.#app.ui.toast(i18n.t.review.memory.forgot(units));
    });
  }
}
