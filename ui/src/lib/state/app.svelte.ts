/** The window's state and what its commands do. Components read it and call it. */
import type { ApiError, EngineView, ImportRequest, ImportSource, LengthView, WorkRequest } from '$lib/api/bindings';
import { errorWords } from '$lib/errors';
import { LISTS } from '$lib/files';
import { toApiError, type Host } from '$lib/host';
import { i18n } from '$lib/i18n/index.svelte';
import { tick } from 'svelte';
import { Engines } from './engines.svelte';
import { Feeds } from './feeds.svelte';
import { Jobs, type Ended } from './job.svelte';
import { lastArticle, rememberArticle } from './last';
import { Library } from './library.svelte';
import { Opening } from './opening.svelte';
import { chooseSummary, Reader } from './reader.svelte';
import { isThisComputer } from './hosts';
import { Money, workOf } from './money.svelte';
import { Points } from './points.svelte';
import { SettingsState } from './settings.svelte';
import { Pages } from './pages.svelte';
import { Glossary } from './glossary.svelte';
import { Handoff } from './handoff.svelte';
import { Memory } from './memory.svelte';
import { Replace } from './replace.svelte';
import { Review } from './review.svelte';
import { Ui } from './ui.svelte';

export class App {
  readonly host: Host;
  readonly ui = new Ui();
  readonly pages = new Pages();
  readonly settings: SettingsState;
  readonly jobs: Jobs;
  readonly engines: Engines;
  readonly library: Library;
  readonly reader: Reader;
  readonly feeds: Feeds;
  readonly money: Money;
  readonly points: Points;
  readonly opening: Opening;
  readonly review = new Review(this);
  readonly replace = new Replace(this);
  readonly glossary = new Glossary(this);
  readonly memory = new Memory(this);
  readonly handoff = new Handoff(this);
  ready = $state(false);

  constructor(host: Host) {
    this.host = host;
    const failed = (thrown: unknown) => this.fail(thrown);
    this.settings = new SettingsState(host, failed);
    this.jobs = new Jobs(host);
    this.engines = new Engines(host, this.settings, this.jobs);
    this.library = new Library(host, failed);
    this.reader = new Reader(host);
    this.feeds = new Feeds(host);
    this.money = new Money(host, this.settings);
    this.points = new Points(this);
    this.opening = new Opening(this);
  }

  async start(): Promise<void> {
    try {
      await Promise.all([this.settings.load(), this.engines.load(), this.library.refresh(), this.feeds.load()]);
      this.reader.length = this.settings.now.summary_length;
      this.ready = true;
      if (!(await this.opening.take())) await this.#showLast();
    } catch (thrown) {
      this.ready = true;
      this.fail(thrown);
    }
  }

  /** Whether a dialog has the window. */
  get modal(): boolean {
    return this.ui.dialog !== null || this.ui.confirmSend !== null || this.opening.links.length > 0;
  }

  fail(thrown: unknown): void {
    this.ui.toast(errorWords(toApiError(thrown), i18n.t), 'bad');
  }

  /** Does something and says it when it fails. */
  async attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (thrown) {
      this.fail(thrown);
      return false;
    }
  }

  /** Opens something new. Answers the error where the caller shows it; `null` where all went well. */
  open(source: ImportSource, quiet = false, more: Omit<ImportRequest, 'source'> = {}): Promise<ApiError | null> {
    return this.opening.one({ source, ...more }, quiet);
  }

  openMany(sources: ImportSource[]): Promise<void> {
    return this.opening.all(sources.map((source) => ({ source })));
  }

  /** The engine inside costs nothing and asks nobody: a new article has its summary at once. */
  summariseFree(): void {
    if (this.reader.tab === 'summary' && this.engines.forSummary?.host === null) void this.summarise(true);
  }

  async pickFiles(): Promise<void> {
    await this.attempt(async () => this.openMany(await this.host.pickFiles([...this.settings.app.extensions, ...LISTS])));
  }

  async show(article: string): Promise<void> {
    this.ui.railOver = false;
    this.ui.face = 'original';
    rememberArticle(article);
    await this.reader.open(article, this.settings.now.target_language);
    this.choose();
    await this.library.refresh();
  }

  /** Goes to the article that was read last, where it is still there. */
  async #showLast(): Promise<void> {
    const last = lastArticle();
    if (last === null || this.reader.wanted !== null) return;
    await this.show(last);
    if (this.reader.wanted === last && this.reader.error !== null) this.home();
  }

  /** Goes to the first page; the next start begins there too. */
  home(): void {
    this.ui.railOver = false;
    this.reader.close();
    rememberArticle(null);
  }

  /** Goes to a sentence of the original, and points at a stretch of it. */
  async goTo(segment: number, span: { start: number; end: number } | null = null): Promise<void> {
    this.reader.caret = segment;
    this.reader.pointed = span === null ? null : { segment, start: span.start, end: span.end };
    this.ui.face = 'original';
    await tick();
    this.pages.reveal(this.pages.original, this.pages.segment('original', segment));
  }

  get articleLanguage(): string {
    return this.reader.article?.language.tag ?? 'und';
  }

  /** The language the chosen engine would summarise in. */
  get summaryLanguage(): string {
    const target = this.settings.now.target_language;
    return (this.engines.forSummary?.can_summarize_across ?? false) ? target : this.articleLanguage;
  }

  /** Shows the summary, or the job that writes it, for what is chosen now. */
  choose(): void {
    const { reader } = this;
    const article = reader.article?.id;
    const engine = this.engines.forSummary?.id ?? 'builtin';
    const wanted = { engine, language: this.summaryLanguage, length: reader.length };
    reader.summaryJob = article === undefined ? null : this.jobs.find(`summary:${article}:${reader.length}`);
    reader.shown = chooseSummary(reader.summaries, wanted);
    reader.hoverPoint = reader.focusPoint = null;
  }

  setLength(length: LengthView): void {
    this.reader.length = length;
    this.reader.summaryError = null;
    this.settings.set({ summary_length: length });
    this.choose();
    const free = this.engines.forSummary?.host === null;
    if (free && this.reader.article !== null && this.reader.shown === null && this.reader.summaryJob === null) {
      void this.summarise();
    }
  }

  /** Whether the article is in the target language already. Varieties of a language can be told apart. */
  get isInTarget(): boolean {
    const [from, to] = [this.articleLanguage, this.settings.now.target_language];
    return from === to && !to.includes('-');
  }

  async setTarget(tag: string): Promise<void> {
    this.settings.set({ target_language: tag });
    await this.attempt(() => this.reader.loadTranslation(tag));
    this.choose();
  }

  /** Writes the summary that is chosen; by itself (not asked for) it turns no page. */
  async summarise(byItself = false): Promise<void> {
    const { reader } = this;
    const article = reader.article?.id;
    const engine = this.engines.forSummary;
    if (article === undefined || engine === null) return;
    const length = reader.length;
    const key = `summary:${article}:${length}`;
    reader.tab = 'summary';
    if (!byItself) this.ui.face = 'result';
    if (this.jobs.find(key) !== null) return;
    const to = engine.can_summarize_across ? this.settings.now.target_language : null;
    const mine = () => reader.article?.id === article && reader.length === length;
    reader.summaryError = null;
    const ended = await this.sendTo(engine, workOf(article, 'summary', engine.id, { length, to }), () => {
      this.ui.say(i18n.t.status.jobs.summarize);
      const run = this.jobs.run('summarize', key, { article, length, to, engine: engine.id }, (event) => {
        if (event.type === 'point-done') this.#sayPoint(event.index, event.point.text, event.point.status);
      });
      if (mine()) this.choose();
      return run;
    });
    if (ended === null) return;
    const { last } = ended;
    const outcome = last.type === 'finished' ? last.outcome : last.partial;
    if (outcome?.kind === 'summary') reader.takeSummary(article, outcome);
    if (last.type === 'failed' && mine()) reader.summaryError = last.error;
    if (mine()) this.choose();
    this.#sayEnd('summarize', last.type, last.type === 'failed' ? last.error : null);
    await this.library.refresh();
  }

  async translate(again = false): Promise<void> {
    const { reader } = this;
    const article = reader.article?.id;
    const engine = this.engines.forTranslation;
    if (reader.tab !== 'review') reader.tab = 'translation';
    this.ui.face = 'result';
    if (article === undefined) return;
    // The page has the way on; who does not see it is told.
    if (engine === null) return this.ui.say(this.isInTarget ? i18n.t.translation.same : i18n.t.translation.needsEngine);
    const to = this.settings.now.target_language;
    const key = `translation:${article}:${to}`;
    if (this.jobs.find(key) !== null) return;
    const mine = () => reader.article?.id === article && this.settings.now.target_language === to;
    reader.translationError = null;
    const ended = await this.sendTo(engine, workOf(article, 'translation', engine.id, { to, again }), () => {
      this.ui.say(i18n.t.status.jobs.translate);
      let quarter = 1;
      return this.jobs.run('translate', key, { article, to, engine: engine.id, again }, (event, job) => {
        if (event.type === 'segment-done' && mine()) reader.targets.set(event.target.segment, event.target);
        if (event.type === 'segment-done') this.review.bring(article, to, event.target);
        if (event.type === 'restarted' && mine()) for (const row of event.rows) reader.targets.delete(row);
        if (job.share !== null && job.share * 4 >= quarter && job.share < 1) {
          this.ui.say(i18n.t.status.percent(quarter * 25));
          quarter = Math.floor(job.share * 4) + 1;
        }
      });
    });
    if (ended === null) return;
    const { last } = ended;
    const outcome = last.type === 'finished' ? last.outcome : last.partial;
    if (mine()) {
      if (last.type === 'failed') reader.translationError = last.error;
      if (outcome?.kind === 'translation') reader.takeTranslation(outcome);
      else await this.attempt(() => reader.loadTranslation(to));
    }
    if (reader.tab === 'review' && mine()) await this.review.reload();
    this.#sayEnd('translate', last.type, last.type === 'failed' ? last.error : null);
    await this.library.refresh();
  }

  /** Whether the article that is open, or everything, stays on this computer. */
  get keptHere(): boolean {
    return this.settings.offline || this.reader.article?.offline === true;
  }

  /**
   * Runs work on an engine. The reader is asked before the first text goes to its host, and again
   * where another host turns out to be asked. `null` where the reader said no. What carries no text
   * of the reader's (a test) asks only where the engine insists.
   */
  async sendTo(engine: EngineView, work: WorkRequest | null, run: () => Promise<Ended>, text = true): Promise<Ended | null> {
    const { host } = engine;
    const outside = text && host !== null && !engine.local && !isThisComputer(host);
    if (outside && !this.keptHere && !this.money.allowed.includes(host) && !(await this.#askToSend(host, engine.name, work))) return null;
    const ended = await run();
    const { last } = ended;
    if (last.type !== 'failed' || last.error.code !== 'not-allowed-yet') return ended;
    // An engine further on in the order lives elsewhere.
    const other = last.error.args['host'] ?? host;
    if (other === null) return ended;
    const asked = this.engines.list.engines.find((e) => e.host === other) ?? engine;
    return (await this.#askToSend(other, asked.name, work === null ? null : { ...work, engine: asked.id })) ? run() : ended;
  }

  async #askToSend(host: string, engine: string, work: WorkRequest | null): Promise<boolean> {
    const yes = await new Promise<boolean>((answer) => (this.ui.confirmSend = { host, engine, work, answer }));
    this.ui.confirmSend = null;
    if (!yes) {
      this.ui.say(i18n.t.consent.refused);
      return false;
    }
    return this.attempt(() => this.money.allow(host));
  }

  /** Keeps the article that is open on this computer, or lets it be sent again. */
  async setArticleOffline(offline: boolean): Promise<void> {
    const { t } = i18n;
    if (await this.attempt(() => this.reader.setOffline(offline))) this.ui.toast(offline ? t.privacy.on : t.privacy.off);
  }

  setOffline(offline: boolean): void {
    this.settings.set({ offline });
    this.ui.toast(offline ? i18n.t.privacy.isOn : i18n.t.privacy.isOff);
  }

  #sayPoint(index: number, text: string, status: 'supported' | 'check' | 'unsupported'): void {
    const { t } = i18n;
    this.ui.say(`${t.summary.point(index + 1)}, ${t.summary.status[status]}: ${text}`);
  }

  #sayEnd(kind: 'summarize' | 'translate', type: 'finished' | 'cancelled' | 'failed', error: ApiError | null): void {
    const { t } = i18n;
    if (type === 'finished') this.ui.say(t.status.done[kind]);
    else if (type === 'cancelled') this.ui.say(t.status.cancelled);
    else if (error !== null) this.ui.say(errorWords(error, t));
  }

  async remove(id: string, title: string): Promise<void> {
    const { t } = i18n;
    if (!(await this.attempt(() => this.library.remove(id)))) return;
    const wasOpen = this.reader.wanted === id;
    if (wasOpen) this.home();
    this.ui.toast(t.library.removed(title), 'plain', {
      label: t.library.undo,
      run: () => void this.attempt(() => this.library.restore(id)).then((ok) => (ok && wasOpen ? this.show(id) : undefined)),
    });
  }
}
