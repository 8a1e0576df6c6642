import type { AppInfo, Settings } from '$lib/api/bindings';
import type { Host } from '$lib/host';

export const SIZE = { least: 13, most: 28, usual: 18 };
export const WIDTH = { least: 45, most: 100 };
export const SPLIT = { least: 0.25, most: 0.75, usual: 0.52 };

const FIRST: Settings = {
  target_language: 'en',
  summary_length: 'short',
  summary_engine: 'builtin',
  translation_engine: null,
  theme: 'system',
  reading_size: SIZE.usual,
  reading_width: 68,
  split: SPLIT.usual,
  library_collapsed: false,
  offline: false,
};

export class SettingsState {
  now = $state<Settings>(FIRST);
  app = $state.raw<AppInfo>({ version: '', data_dir: '', offline: false, extensions: [], languages: [] });
  systemDark = $state(false);

  dark = $derived(this.now.theme === 'dark' || (this.now.theme === 'system' && this.systemDark));
  offline = $derived(this.now.offline || this.app.offline);

  readonly #host: Host;
  readonly #failed: (thrown: unknown) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host, failed: (thrown: unknown) => void) {
    this.#host = host;
    this.#failed = failed;
    const media = window.matchMedia('(prefers-color-scheme: dark)');
    this.systemDark = media.matches;
    media.addEventListener('change', (e) => (this.systemDark = e.matches));
  }

  async load(): Promise<void> {
    [this.app, this.now] = await Promise.all([this.#host.call('get_app', {}), this.#host.call('get_settings', {})]);
  }

  /** Shows a change at once and stores it a moment later, so that a drag is stored once. */
  set(change: Partial<Settings>): void {
    this.now = { ...this.now, ...change };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), 250);
  }

  /** Does what changes settings on the other side: nothing set here is lost to it, and what holds after is shown. */
  async around<T>(work: () => Promise<T>): Promise<T> {
    if (this.#timer !== undefined) await this.flush();
    const done = await work();
    this.now = await this.#host.call('get_settings', {});
    return done;
  }

  /** Stores what is set, now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      await this.#host.call('save_settings', $state.snapshot(this.now));
    } catch (thrown) {
      this.#failed(thrown);
    }
  }

  resize(step: number): void {
    const size = step === 0 ? SIZE.usual : this.now.reading_size + step;
    this.set({ reading_size: Math.min(Math.max(size, SIZE.least), SIZE.most) });
  }
}
