/** What the window itself shows: dialogs, toasts, announcements, its width. */
import { flushSync } from 'svelte';
import type { SendQuestion } from './money.svelte';

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'warn' | 'bad';
  action: { label: string; run: () => void } | null;
}

export type DialogName = 'open' | 'contents' | 'feed' | 'settings' | 'keys' | 'palette' | ReviewDialog;
/** Dialogs of the review. */
export type ReviewDialog = 'replace' | 'split' | 'history' | 'approve-all' | 'term' | 'glossary' | 'memory' | 'bring-back';
export type SettingsSection = 'engines' | 'money' | 'reading' | 'data';

/** Below this width the pages are stacked; below the other the rail lies over them. */
export const STACKED_BELOW = 860;
export const RAIL_OVER_BELOW = 1120;
/** Stacked pages below this height would be slits: one is shown at a time. */
export const SINGLE_BELOW = 600;

export class Ui {
  dialog = $state<DialogName | null>(null);
  section = $state<SettingsSection>('engines');
  toasts = $state<Toast[]>([]);
  /** What the live region says. */
  said = $state('');
  width = $state(1360);
  height = $state(820);
  /** The page shown where there is room for one only. */
  face = $state<'original' | 'result'>('original');
  /** Whether the rail is open while it lies over the pages. */
  railOver = $state(false);
  dropping = $state(false);
  confirmSend = $state.raw<SendQuestion | null>(null);

  stacked = $derived(this.width < STACKED_BELOW);
  single = $derived(this.stacked && this.height < SINGLE_BELOW);
  railIsOver = $derived(this.width < RAIL_OVER_BELOW);

  /** The engine whose limits the settings open at; its section takes it. */
  limitsOf: string | null = null;

  #next = 1;

  /** Shows a sentence for a while; its number is for `dismiss`. */
  toast(text: string, tone: Toast['tone'] = 'plain', action: Toast['action'] = null): number {
    const id = this.#next++;
    this.toasts = [...this.toasts.slice(-2), { id, text, tone, action }];
    this.say(text);
    // What the reader may still want to act on stays longer; what went wrong stays.
    if (tone !== 'bad') setTimeout(() => this.dismiss(id), action === null ? 5000 : 10_000);
    return id;
  }

  dismiss(id: number): void {
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }

  /** Says a sentence to screen readers, the same one again too. */
  say(sentence: string): void {
    this.said = this.said === sentence ? `${sentence}\u00a0` : sentence;
  }

  /** The dialog that opens an article, with the field for its text ready. */
  openText(): void {
    this.dialog = 'open';
    flushSync();
    document.getElementById('open-text')?.focus();
  }

  /** Opens the settings where the limits of an engine are. */
  openLimits(engine: string | null): void {
    this.limitsOf = engine;
    this.openSettings('engines');
  }

  openSettings(section: SettingsSection = 'engines'): void {
    this.section = section;
    this.dialog = 'settings';
  }
}
