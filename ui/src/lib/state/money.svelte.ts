/** What work would cost, what was spent, and which hosts may be sent to. */
import type { Estimate, LengthView, Preview, Spending, WorkKind, WorkRequest } from '$lib/api/bindings';
import type { Host } from '$lib/host';
import { i18n } from '$lib/i18n/index.svelte';
import { amount, leftToRight, USUAL_CURRENCY } from '$lib/money';
import type { SettingsState } from './settings.svelte';

/** A question to the reader before the first text goes to a host. */
export interface SendQuestion {
  host: string;
  /** What the reader calls the engine. */
  engine: string;
  /** What would be done; `null` where it cannot be shown beforehand. */
  work: WorkRequest | null;
  answer: (yes: boolean) => void;
}

export class Money {
  spending = $state.raw<Spending | null>(null);

  readonly #host: Host;
  readonly #settings: SettingsState;

  constructor(host: Host, settings: SettingsState) {
    this.#host = host;
    this.#settings = settings;
  }

  get currency(): string {
    return this.#settings.now.currency ?? USUAL_CURRENCY;
  }

  get allowed(): readonly string[] {
    return this.#settings.now.allowed_hosts ?? [];
  }

  /** An amount in the currency of the settings; among words from right to left it keeps its own order. */
  words(value: number): string {
    const written = amount(value, this.currency, i18n.locale);
    return i18n.t.dir === 'rtl' ? leftToRight(written) : written;
  }

  estimate(work: WorkRequest): Promise<Estimate> {
    return this.#host.call('estimate_work', work);
  }

  preview(work: WorkRequest): Promise<Preview> {
    return this.#host.call('preview_work', work);
  }

  async load(): Promise<void> {
    this.spending = await this.#host.call('get_spending', {});
  }

  async allow(host: string): Promise<void> {
    this.#take(await this.#host.call('allow_host', { host }));
  }

  async forbid(host: string): Promise<void> {
    this.#take(await this.#host.call('forbid_host', { host }));
  }

  /** Takes the hosts alone: other settings may have been changed here and not stored yet. */
  #take({ allowed_hosts }: { allowed_hosts?: string[] }): void {
    this.#settings.now = { ...this.#settings.now, allowed_hosts: allowed_hosts ?? [] };
  }
}

/** Work over an article as the table asks for it. */
export function workOf(
  article: string,
  kind: WorkKind,
  engine: string,
  more: { length?: LengthView; to?: string | null; again?: boolean } = {},
): WorkRequest {
  return { article, kind, engine, length: more.length ?? null, to: more.to ?? null, again: more.again ?? false };
}
