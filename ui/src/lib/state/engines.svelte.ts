import type { EngineDraft, EngineList, EngineView, FoundServer, KeyKeeper, ModelView } from '$lib/api/bindings';
import type { Host } from '$lib/host';
import type { Ended, Jobs } from './job.svelte';
import type { SettingsState } from './settings.svelte';

const NONE: EngineList = {
  engines: [],
  presets: [],
  keychain: { kind: 'missing', reason: '' },
  key_file_locked: false,
  key_file_exists: false,
};

export class Engines {
  list = $state.raw<EngineList>(NONE);

  readonly #host: Host;
  readonly #settings: SettingsState;
  readonly #jobs: Jobs;

  constructor(host: Host, settings: SettingsState, jobs: Jobs) {
    this.#host = host;
    this.#settings = settings;
    this.#jobs = jobs;
  }

  async load(): Promise<void> {
    this.list = await this.#host.call('list_engines', {});
  }

  byId(id: string | null): EngineView | null {
    return this.list.engines.find((engine) => engine.id === id) ?? null;
  }

  get forSummary(): EngineView | null {
    return this.byId(this.#settings.now.summary_engine) ?? this.byId('builtin');
  }

  get forTranslation(): EngineView | null {
    return this.byId(this.#settings.now.translation_engine);
  }

  get translators(): EngineView[] {
    return this.list.engines.filter((engine) => engine.can_translate);
  }

  /** Adds or changes an engine; the first one becomes the one for translations. */
  async save(draft: EngineDraft): Promise<EngineView> {
    const saved = await this.#settings.around(() => this.#host.call('save_engine', draft));
    await this.load();
    return saved;
  }

  /** Removes an engine, and takes it out of the settings that name it. */
  async remove(engine: string): Promise<void> {
    this.list = await this.#settings.around(() => this.#host.call('delete_engine', { engine }));
  }

  /** Engines to go on with where the chosen one fails, in their order. */
  get fallback(): string[] {
    return this.#settings.now.fallback_engines ?? [];
  }

  setFallback(order: string[]): void {
    this.#settings.set({ fallback_engines: order });
  }

  /** Model servers that run on this computer now. */
  async find(): Promise<FoundServer[]> {
    return (await this.#host.call('find_servers', {})).servers;
  }

  async setKey(engine: string, key: string, keeper: KeyKeeper, passphrase: string | null): Promise<void> {
    await this.#host.call('set_key', { engine, key, keeper, passphrase });
    await this.load();
  }

  async deleteKey(engine: string): Promise<void> {
    await this.#host.call('delete_key', { engine });
    await this.load();
  }

  async unlock(passphrase: string): Promise<void> {
    this.list = await this.#host.call('unlock_keys', { passphrase });
  }

  async models(engine: string): Promise<ModelView[]> {
    return (await this.#host.call('list_models', { engine })).models;
  }

  test(engine: string): Promise<Ended> {
    return this.#jobs.run('test_engine', `test:${engine}`, { engine });
  }

  testing(engine: string) {
    return this.#jobs.find(`test:${engine}`);
  }

  cancelTest(engine: string): Promise<void> {
    return this.#jobs.cancel(this.testing(engine));
  }
}
