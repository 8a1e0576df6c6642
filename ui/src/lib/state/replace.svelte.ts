/** Find and replace in the targets: shown first, then done in one step. */
import type { ApiError, ReplaceReport } from '$lib/api/bindings';
import { toApiError } from '$lib/host';
import { i18n } from '$lib/i18n/index.svelte';
import type { App } from './app.svelte';

/** A pause in typing after which the places are looked for, in milliseconds. */
const PAUSE = 160;

export class Replace {
  find = $state('');
  replace = $state('');
  exact = $state(false);
  wholeWords = $state(false);
  approved = $state(false);
  onlyShown = $state(false);
  report = $state.raw<ReplaceReport | null>(null);
  error = $state.raw<ApiError | null>(null);
  looking = $state(false);
  readonly #app: App;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(app: App) {
    this.#app = app;
  }

  #request(preview: boolean) {
    const { review } = this.#app;
    return {
      article: review.article ?? '',
      to: review.to,
      find: this.find,
      replace: this.replace,
      exact: this.exact,
      whole_words: this.wholeWords,
      approved: this.approved,
      rows: this.onlyShown && review.filter !== 'all' ? review.shown.map((row) => row.id) : [],
      preview,
    };
  }

  /** Looks again once the typing pauses. */
  look(): void {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    if (this.find === '') {
      this.report = this.error = null;
      this.looking = false;
      return;
    }
    this.looking = true;
    this.#timer = setTimeout(() => void this.#look(asked), PAUSE);
  }

  async #look(asked: number): Promise<void> {
    try {
      const report = await this.#app.host.call('replace_in_targets', this.#request(true));
      // An answer to an older question must not replace a newer one.
      if (asked !== this.#asked) return;
      this.report = report;
      this.error = null;
      this.#app.ui.say(i18n.t.review.replacing.found(report.total));
    } catch (thrown) {
      if (asked === this.#asked) this.error = toApiError(thrown);
    } finally {
      if (asked === this.#asked) this.looking = false;
    }
  }

  /** Writes; how often, `null` where it failed. */
  async run(): Promise<number | null> {
    const { review } = this.#app;
    if (!(await review.flush())) return null;
    try {
      const { total, change } = await this.#app.host.call('replace_in_targets', this.#request(false));
      if (change !== null) review.take(change);
      review.said(i18n.t.review.replacing.done(total));
      return total;
    } catch (thrown) {
      this.error = toApiError(thrown);
      return null;
    }
  }
}
