/** The article on the left page and what was made of it on the right one. */
import type {
  ApiError,
  ArticleView,
  LengthView,
  SummaryView,
  TargetView,
  TranslationView,
} from '$lib/api/bindings';
import { toApiError, type Host } from '$lib/host';
import { segmentPlaces } from '$lib/sync/blocks';
import { pointsBySegment, rowsOf, type Row } from '$lib/sync/highlight';
import { SvelteMap } from 'svelte/reactivity';
import type { Job } from './job.svelte';

export type Tab = 'summary' | 'translation' | 'review';

export class Reader {
  article = $state.raw<ArticleView | null>(null);
  /** The article that is asked for; set before it is there. */
  wanted = $state<string | null>(null);
  loading = $state(false);
  error = $state.raw<ApiError | null>(null);
  tab = $state<Tab>('summary');
  length = $state<LengthView>('short');
  summaries = $state.raw<SummaryView[]>([]);
  translation = $state.raw<TranslationView | null>(null);
  readonly targets = new SvelteMap<number, TargetView>();
  summaryError = $state.raw<ApiError | null>(null);
  translationError = $state.raw<ApiError | null>(null);
  showDropped = $state(false);

  /** The rows on the right page while a summary is written; else of the one shown. */
  summaryJob = $state.raw<Job | null>(null);
  shown = $state.raw<SummaryView | null>(null);

  hoverPoint = $state<number | null>(null);
  focusPoint = $state<number | null>(null);
  hoverSegment = $state<number | null>(null);
  caret = $state<number | null>(null);
  /** A span that "Show" points at, within the caret's segment. */
  pointed = $state.raw<{ segment: number; start: number; end: number } | null>(null);

  rows = $derived<Row[]>(this.summaryJob?.rows ?? (this.shown === null ? [] : rowsOf(this.shown)));
  places = $derived(this.article === null ? [] : segmentPlaces(this.article));
  numbers = $derived(new Map(this.places.map((place) => [place.id, place.number])));
  bySegment = $derived(pointsBySegment(this.rows.map((row) => row.point)));
  covered = $derived(new Set(this.bySegment.keys()));
  /** Segments whose translation is done; of a cut one the rest is still to come. */
  translated = $derived(new Set([...this.targets.values()].filter((target) => target.state !== 'initial').map((target) => target.segment)));
  activePoint = $derived(this.hoverPoint ?? this.focusPoint);
  activeSegment = $derived(this.hoverSegment ?? this.caret);

  /** Segments lit on the left: what the active point rests on, or the counterpart. */
  lit = $derived.by<ReadonlySet<number>>(() => {
    if (this.tab === 'summary') {
      return new Set(this.activePoint === null ? [] : (this.rows[this.activePoint]?.point?.evidence ?? []));
    }
    return new Set(this.activeSegment === null ? [] : [this.activeSegment]);
  });
  /** Points lit on the right: the active one, else those that rest on the active segment. */
  litPoints = $derived.by<ReadonlySet<number>>(() => {
    if (this.tab !== 'summary') return new Set();
    if (this.activePoint !== null) return new Set([this.activePoint]);
    return new Set(this.activeSegment === null ? [] : this.bySegment.get(this.activeSegment));
  });

  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  async open(id: string, target: string): Promise<void> {
    this.wanted = id;
    this.loading = true;
    this.error = null;
    try {
      const [article, { summaries }] = await Promise.all([
        this.#host.call('get_article', { article: id }),
        this.#host.call('list_summaries', { article: id }),
      ]);
      if (this.wanted !== id) return;
      this.#clear();
      this.article = article;
      this.summaries = summaries;
      await this.loadTranslation(target);
      if (!(await this.#markRead(id))) return;
    } catch (thrown) {
      if (this.wanted === id) {
        this.#clear();
        this.article = null;
        this.error = toApiError(thrown);
      }
    } finally {
      if (this.wanted === id) this.loading = false;
    }
  }

  close(): void {
    this.wanted = null;
    this.#clear();
    this.article = null;
    this.error = null;
  }

  #clear(): void {
    this.summaries = [];
    this.translation = null;
    this.targets.clear();
    this.summaryError = null;
    this.translationError = null;
    this.showDropped = false;
    this.rest();
  }

  /** Takes every light off the pages. */
  rest(): void {
    this.hoverPoint = this.focusPoint = this.hoverSegment = this.caret = null;
    this.pointed = null;
  }

  async #markRead(article: string): Promise<boolean> {
    await this.#host.call('mark_read', { article, read: true });
    return this.wanted === article;
  }

  async loadTranslation(to: string): Promise<void> {
    const id = this.article?.id;
    if (id === undefined) return;
    const translation = await this.#host.call('get_translation', { article: id, to });
    if (this.article?.id === id) this.takeTranslation(translation);
  }

  takeTranslation(translation: TranslationView): void {
    if (this.article?.id !== translation.article) return;
    this.translation = translation;
    this.targets.clear();
    for (const target of translation.targets) this.targets.set(target.segment, target);
  }

  /** Puts a summary before the earlier ones of its engine, language and length. */
  takeSummary(article: string, summary: SummaryView): void {
    if (this.article?.id !== article) return;
    this.summaries = [
      summary,
      ...this.summaries.filter(
        (s) => !(s.engine.id === summary.engine.id && s.language === summary.language && s.length === summary.length),
      ),
    ];
  }

  /** Puts a summary whose points were changed in the place of what it was; what is lit stays lit. */
  replaceSummary(article: string, summary: SummaryView): void {
    if (this.article?.id !== article) return;
    const same = (s: SummaryView) =>
      s.engine.id === summary.engine.id && s.engine.model === summary.engine.model && s.language === summary.language && s.length === summary.length;
    const at = this.summaries.findIndex(same);
    this.summaries = at === -1 ? [summary, ...this.summaries] : this.summaries.map((s, i) => (i === at ? summary : s));
    if (this.shown !== null && same(this.shown)) this.shown = summary;
  }

  async setOffline(offline: boolean): Promise<void> {
    if (this.article === null) return;
    this.article = await this.#host.call('set_article_offline', { article: this.article.id, offline });
  }

  async setLanguage(tag: string | null): Promise<void> {
    if (this.article === null) return;
    this.article = await this.#host.call('set_language', { article: this.article.id, tag });
  }

  setKept(block: number, kept: boolean): Promise<void> {
    return this.setAllKept([block], kept);
  }

  /** Restores blocks or leaves them out; the page changes once. */
  async setAllKept(blocks: readonly number[], kept: boolean): Promise<void> {
    const article = this.article?.id;
    if (article === undefined) return;
    let changed: ArticleView | null = null;
    try {
      for (const block of blocks) changed = await this.#host.call('set_block_kept', { article, block, kept });
    } finally {
      if (changed !== null && this.article?.id === article) this.article = changed;
    }
  }

  /** Moves the caret through the segments. */
  step(by: 1 | -1): void {
    const at = this.places.findIndex((place) => place.id === this.caret);
    const next = at === -1 ? (by === 1 ? 0 : this.places.length - 1) : at + by;
    const place = this.places[next];
    if (place !== undefined) {
      this.caret = place.id;
      this.pointed = null;
    }
  }
}

/** The summary to show: of that engine, language and length, else the newest of that length. */
export function chooseSummary(
  summaries: readonly SummaryView[],
  wanted: { engine: string; language: string; length: LengthView },
): SummaryView | null {
  const same = summaries.filter((s) => s.length === wanted.length);
  return (
    same.find((s) => s.engine.id === wanted.engine && s.language === wanted.language) ??
    same.find((s) => s.language === wanted.language) ??
    same[0] ??
    null
  );
}
