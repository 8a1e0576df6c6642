import type { ArticleRow, LibraryFilter } from '$lib/api/bindings';
import type { Host } from '$lib/host';

/** Rows asked for at a time. */
const STEP = 100;

export class Library {
  rows = $state.raw<ArticleRow[]>([]);
  total = $state(0);
  inLibrary = $state(0);
  search = $state('');
  filter = $state<LibraryFilter>('all');
  language = $state<string | null>(null);
  /** Languages seen in the library, for the filter. */
  languages = $state.raw<string[]>([]);
  loaded = $state(false);
  narrowed = $derived(this.search !== '' || this.filter !== 'all' || this.language !== null);

  readonly #host: Host;
  readonly #failed: (thrown: unknown) => void;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host, failed: (thrown: unknown) => void) {
    this.#host = host;
    this.#failed = failed;
  }

  /** Asks again from the top, for at least as many rows as are shown. */
  async refresh(): Promise<void> {
    await this.#load(0, Math.min(Math.max(this.rows.length, STEP), 500));
  }

  /** The next rows, where there are more. */
  async more(): Promise<void> {
    if (this.rows.length < this.total) await this.#load(this.rows.length, STEP);
  }

  /** Narrows the list; typing asks once it pauses. */
  narrow(change: { search?: string; filter?: LibraryFilter; language?: string | null }): void {
    if (change.search !== undefined) this.search = change.search;
    if (change.filter !== undefined) this.filter = change.filter;
    if (change.language !== undefined) this.language = change.language;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(0, STEP), change.search === undefined ? 0 : 120);
  }

  async #load(offset: number, limit: number): Promise<void> {
    const asked = ++this.#asked;
    try {
      const { search, filter, language } = this;
      const list = await this.#host.call('list_articles', { search: search.trim(), filter, language, limit, offset });
      // An answer to an older question must not replace a newer one.
      if (asked !== this.#asked) return;
      this.rows = offset === 0 ? list.rows : [...this.rows, ...list.rows];
      this.total = list.total;
      this.inLibrary = list.in_library;
      const seen = new Set([...this.languages, ...list.rows.map((row) => row.language.split('-')[0] ?? '')]);
      seen.delete('und');
      seen.delete('');
      this.languages = [...seen];
    } catch (thrown) {
      this.#failed(thrown);
    } finally {
      this.loaded = true;
    }
  }

  async remove(id: string): Promise<void> {
    await this.#host.call('delete_article', { article: id });
    this.rows = this.rows.filter((row) => row.id !== id);
    await this.refresh();
  }

  async restore(id: string): Promise<void> {
    await this.#host.call('undelete_article', { article: id });
    await this.refresh();
  }
}
