/** Every action of the window once: for the keys, the palette and the list of keys. */
import { flushSync } from 'svelte';
import { i18n, type Messages } from '$lib/i18n/index.svelte';
import type { App } from '$lib/state/app.svelte';
import { SPLIT } from '$lib/state/settings.svelte';
import { copyText, summaryText } from '$lib/copy';
import { keyName } from '$lib/keys';
import { EXPORT_ACTIONS } from '$lib/exporting';
import { REVIEW_ACTIONS } from '$lib/review/actions';

export interface Action {
  id: string;
  label: (t: Messages) => string;
  /** A key as `keyName` writes it. */
  key?: string;
  group: 'article' | 'view' | 'reading' | 'review';
  /** Its key belongs to a field that has the focus. */
  outside?: boolean;
  enabled?: (app: App) => boolean;
  run: (app: App) => void;
}

const hasArticle = (app: App) => app.reader.article !== null;
const hasRows = (app: App) => app.reader.rows.length > 0;

function toggleLibrary({ ui, settings }: App): void {
  if (ui.railIsOver) ui.railOver = !ui.railOver;
  else settings.set({ library_collapsed: !settings.now.library_collapsed });
}

/** The focus moves before the next key is taken: a search typed at once must not lose its first letters. */
function searchLibrary(app: App): void {
  if (app.ui.railIsOver) app.ui.railOver = true;
  else if (app.settings.now.library_collapsed) app.settings.set({ library_collapsed: false });
  flushSync();
  document.getElementById('library-search')?.focus();
}

function stepArticle(app: App, by: 1 | -1): void {
  const { rows } = app.library;
  const at = rows.findIndex((row) => row.id === app.reader.wanted);
  const next = rows[at === -1 ? 0 : at + by];
  if (next !== undefined) void app.show(next.id);
}

function copySummary(app: App, evidence: boolean): void {
  void copyText(app, summaryText(app.reader, evidence));
}

const GENERAL: readonly Action[] = [
  { id: 'open', label: (t) => t.actions.open, key: 'Mod+O', group: 'article', run: ({ ui }) => (ui.dialog = 'open') },
  { id: 'clipboard', label: (t) => t.actions.clipboard, key: 'Mod+Shift+V', group: 'article', outside: true, run: (app) => void app.opening.clipboard() },
  { id: 'add-feed', label: (t) => t.feeds.add, group: 'article', run: ({ ui }) => (ui.dialog = 'feed') },
  { id: 'export-feeds', label: (t) => t.feeds.exportList, group: 'article', enabled: (app) => app.feeds.list.length > 0, run: (app) => void app.opening.exportFeeds() },
  { id: 'sample', label: (t) => t.actions.sample, group: 'article', run: (app) => void app.open({ kind: 'sample' }) },
  { id: 'summarise', label: (t) => t.actions.summarise, key: 'Mod+Enter', group: 'article', enabled: hasArticle, run: (app) => void app.summarise() },
  { id: 'translate', label: (t) => t.actions.translate, key: 'Mod+Shift+Enter', group: 'article', enabled: hasArticle, run: (app) => void app.translate() },
  { id: 'cancel', label: (t) => t.actions.cancel, key: 'Escape', group: 'article', enabled: (app) => app.jobs.current !== null, run: (app) => void app.jobs.cancel() },
  { id: 'copy', label: (t) => t.actions.copySummary, group: 'article', enabled: hasRows, run: (app) => copySummary(app, false) },
  { id: 'copy-evidence', label: (t) => t.actions.copyEvidence, group: 'article', enabled: hasRows, run: (app) => copySummary(app, true) },
  { id: 'remove', label: (t) => t.actions.remove, group: 'article', enabled: hasArticle, run: (app) => app.reader.article && void app.remove(app.reader.article.id, app.reader.article.title) },
  { id: 'undo-point', label: (t) => t.points.keys.undo, key: 'Mod+Z', group: 'article', outside: true, enabled: (app) => app.reader.tab === 'summary' && app.points.canUndo, run: (app) => void app.points.undo() },
  { id: 'judge', label: (t) => t.points.keys.judge, group: 'article', enabled: (app) => app.points.open && app.points.judge !== null && app.points.flagged.length > 0, run: (app) => void app.points.ask([]) },
  { id: 'keep-here', label: (t) => t.privacy.article, group: 'article', enabled: (app) => hasArticle(app) && app.reader.article?.offline !== true, run: (app) => void app.setArticleOffline(true) },
  { id: 'let-go', label: (t) => t.privacy.articleOff, group: 'article', enabled: (app) => app.reader.article?.offline === true, run: (app) => void app.setArticleOffline(false) },
  { id: 'commands', label: (t) => t.actions.commands, key: 'Mod+K', group: 'view', run: ({ ui }) => (ui.dialog = 'palette') },
  { id: 'search', label: (t) => t.actions.search, key: '/', group: 'view', run: searchLibrary },
  { id: 'library', label: (t) => t.actions.library, key: 'Mod+B', group: 'view', run: toggleLibrary },
  { id: 'next', label: (t) => t.actions.nextArticle, key: 'Alt+ArrowDown', group: 'view', run: (app) => stepArticle(app, 1) },
  { id: 'previous', label: (t) => t.actions.previousArticle, key: 'Alt+ArrowUp', group: 'view', run: (app) => stepArticle(app, -1) },
  { id: 'home', label: (t) => t.actions.home, key: 'Alt+Home', group: 'view', enabled: (app) => app.reader.wanted !== null, run: (app) => app.home() },
  { id: 'queue', label: (t) => t.queue.title, group: 'view', enabled: (app) => app.opening.queue.items.length > 0, run: (app) => (app.opening.queue.shown = true) },
  { id: 'tab-summary', label: (t) => t.actions.tabSummary, key: 'Alt+1', group: 'view', enabled: hasArticle, run: ({ reader }) => (reader.tab = 'summary') },
  { id: 'tab-translation', label: (t) => t.actions.tabTranslation, key: 'Alt+2', group: 'view', enabled: hasArticle, run: ({ reader }) => (reader.tab = 'translation') },
  { id: 'settings', label: (t) => t.actions.settings, key: 'Mod+,', group: 'view', run: ({ ui }) => ui.openSettings() },
  { id: 'engines', label: (t) => t.actions.engines, group: 'view', run: ({ ui }) => ui.openSettings('engines') },
  { id: 'money', label: (t) => t.money.section, group: 'view', run: ({ ui }) => ui.openSettings('money') },
  { id: 'go-offline', label: (t) => t.privacy.switchOn, group: 'view', enabled: ({ settings }) => !settings.offline, run: (app) => app.setOffline(true) },
  { id: 'go-online', label: (t) => t.privacy.switchOff, group: 'view', enabled: ({ settings }) => settings.now.offline && !settings.app.offline, run: (app) => app.setOffline(false) },
  { id: 'keys', label: (t) => t.actions.keys, key: '?', group: 'view', run: ({ ui }) => (ui.dialog = 'keys') },
  { id: 'theme', label: (t) => t.actions.theme, group: 'view', run: ({ settings }) => settings.set({ theme: settings.dark ? 'light' : 'dark' }) },
  { id: 'split', label: (t) => t.actions.resetSplit, group: 'view', run: ({ settings }) => settings.set({ split: SPLIT.usual }) },
  { id: 'hidden', label: (t) => t.actions.toggleHidden, group: 'reading', enabled: hasArticle, run: ({ reader }) => (reader.showDropped = !reader.showDropped) },
  { id: 'larger', label: (t) => t.actions.larger, key: 'Mod++', group: 'reading', run: ({ settings }) => settings.resize(1) },
  { id: 'smaller', label: (t) => t.actions.smaller, key: 'Mod+-', group: 'reading', run: ({ settings }) => settings.resize(-1) },
  { id: 'usual', label: (t) => t.actions.usual, key: 'Mod+0', group: 'reading', run: ({ settings }) => settings.resize(0) },
];

/** Those of the review first: where both have a key, it is theirs while the review is shown. */
export const ACTIONS: readonly Action[] = [...REVIEW_ACTIONS, ...GENERAL, ...EXPORT_ACTIONS];

/** Whether typing belongs to the element, not to the window. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio], [type=range]), textarea, select');
}

/** Runs the action of a key; whether there was one. */
export function runKey(app: App, e: KeyboardEvent): boolean {
  const name = keyName(e);
  const plain = !/^(Mod|Alt)\+|^(Shift\+)?F\d/.test(name);
  if (plain && takesText(e.target)) return false;
  if (app.modal) {
    // A dialog keeps its own keys; only the commands list opens from anywhere.
    if (name !== 'Mod+K') return false;
  }
  const sharers = ACTIONS.filter((a) => a.key === name);
  // Views share keys; the one that can run now has it. Outside of the review its keys are nobody's.
  const action = sharers.find((a) => a.enabled?.(app) !== false) ?? sharers.find((a) => a.group !== 'review');
  if (action === undefined || (action.outside === true && takesText(e.target))) return false;
  if (action.enabled?.(app) === false) return name.startsWith('Mod+');
  action.run(app);
  return true;
}

export function actionLabel(action: Action): string {
  return action.label(i18n.t);
}
