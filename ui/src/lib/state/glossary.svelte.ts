/** The glossary: its terms as they are listed, and what is done to them. */
import type { ApiError, ImportReport, TermFormat, TermView } from '$lib/api/bindings';
import { toApiError } from '$lib/host';
import type { TextFile } from '$lib/files';
import { i18n } from '$lib/i18n/index.svelte';
import type { App } from './app.svelte';

/** Terms asked for at a time. */
const STEP = 200;

/** A pair of languages; `null` stands for any. */
export interface Pair {
  source: string | null;
  target: string | null;
}

export class Glossary {
  terms = $state.raw<readonly TermView[]>([]);
  total = $state(0);
  search = $state('');
  pair = $state.raw<Pair>({ source: null, target: null });
  loading = $state(false);
  error = $state.raw<ApiError | null>(null);
  /** The term in the form; `null` where the list is shown. */
  draft = $state<TermView | null>(null);
  /** What came of the last import. */
  imported = $state.raw<ImportReport | null>(null);
  readonly #app: App;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(app: App) {
    this.#app = app;
  }

  /** Opens the list for the pair that is read. */
  open(): void {
    const { reader, articleLanguage, settings } = this.#app;
    this.draft = this.imported = null;
    this.search = '';
    this.pair = reader.article === null ? { source: null, target: null } : { source: articleLanguage, target: settings.now.target_language };
    this.#app.ui.dialog = 'glossary';
    void this.load();
  }

  /** Opens the form for a new term, filled with what is selected. */
  begin(source: string, target: string): void {
    this.pair = { source: null, target: null };
    this.draft = this.blank(source, target);
    this.#app.ui.dialog = 'term';
  }

  blank(source = '', target = ''): TermView {
    const { articleLanguage, settings } = this.#app;
    return {
      id: null,
      source_language: this.pair.source ?? articleLanguage,
      target_language: this.pair.target ?? settings.now.target_language,
      source, variants: [], target, target_variants: [], forbidden: [], note: '', case_sensitive: false,
    };
  }

  narrow(change: { search?: string; pair?: Pair }): void {
    if (change.search !== undefined) this.search = change.search;
    if (change.pair !== undefined) this.pair = change.pair;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), change.search === undefined ? 0 : 120);
  }

  async load(more = false): Promise<void> {
    const asked = ++this.#asked;
    this.loading = true;
    try {
      const offset = more ? this.terms.length : 0;
      const { source, target } = this.pair;
      const list = await this.#app.host.call('list_terms', { source_language: source, target_language: target, search: this.search.trim(), limit: STEP, offset });
      if (asked !== this.#asked) return;
      this.terms = more ? [...this.terms, ...list.terms] : list.terms;
      this.total = list.total;
      this.error = null;
    } catch (thrown) {
      if (asked === this.#asked) this.error = toApiError(thrown);
    } finally {
      if (asked === this.#asked) this.loading = false;
    }
  }

  /** Stores a term and checks the rows again; the error where it could not be. */
  async save(term: TermView): Promise<ApiError | null> {
    try {
      await this.#app.host.call('save_term', term);
    } catch (thrown) {
      return toApiError(thrown);
    }
    await this.#changed();
    return null;
  }

  async remove(term: TermView): Promise<void> {
    const { id } = term;
    const { t } = i18n;
    if (id === null || !(await this.#app.attempt(() => this.#app.host.call('delete_term', { term: id })))) return;
    await this.#changed();
    this.#app.ui.toast(t.review.terms.removed(term.source), 'plain', {
      label: t.library.undo,
      run: () => void this.#app.attempt(() => this.#app.host.call('save_term', { ...term, id: null }).then(() => this.#changed())),
    });
  }

  async importFile({ name, text }: TextFile): Promise<void> {
    const { source_language, target_language } = this.blank();
    await this.#app.attempt(async () => {
      this.imported = await this.#app.host.call('import_terms', { name, text, source_language, target_language });
      await this.#changed();
    });
  }

  async exportAs(format: TermFormat): Promise<void> {
    const { source, target } = this.pair;
    await this.#app.attempt(async () => {
      const file = await this.#app.host.call('export_terms', { format, source_language: source, target_language: target });
      const place = await this.#app.host.saveFile(file);
      if (place !== null) this.#app.ui.toast(i18n.t.exportMenu.saved(place));
    });
  }

  async #changed(): Promise<void> {
    await Promise.all([this.load(), this.#app.reader.tab === 'review' ? this.#app.review.reload() : null]);
  }
}
