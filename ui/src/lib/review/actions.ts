/** What can be done in a review, for the keys, the palette and the list of keys. */
import { flushSync } from 'svelte';
import type { Action } from '$lib/actions';
import { fieldOf } from './field';
import { i18n } from '$lib/i18n/index.svelte';
import type { App } from '$lib/state/app.svelte';

const inReview = (app: App) => app.reader.tab === 'review' && app.review.row !== null;

/** Whether a field other than a row's own has the focus; it keeps its keys. */
function elsewhere(): boolean {
  const at = document.activeElement;
  return at instanceof HTMLElement && at.matches('input, textarea, select') && at.closest('[data-target]') === null;
}

const onRow = (app: App) => inReview(app) && !elsewhere();

/** While a field holds what is not stored, undo belongs to the field. */
const mayUndo = (app: App) => onRow(app) && !app.review.unsaved(app.review.current ?? '');

/** Takes the alternative of that number: proposals first, then what the memory has. */
function take(app: App, number: number): void {
  const { review, memory, ui } = app;
  const { row } = review;
  if (row === null) return;
  const proposal = row.proposals[number - 1];
  const match = memory.of(row)[number - 1 - row.proposals.length];
  if (proposal !== undefined) void review.change([row.id], { kind: 'take-proposal', proposal: proposal.id });
  else if (match !== undefined) void review.write(row.id, match.target);
  else ui.say(i18n.t.review.noAlternative(number));
}

/** The glossary's form, filled with what is selected on both sides. */
function term({ review, glossary }: App): void {
  const { row, picked } = review;
  if (row === null) return;
  const source = picked?.row === row.id ? row.source.slice(picked.start, picked.end).trim() : '';
  const field = fieldOf(row.id);
  const target = field === null ? '' : field.value.slice(field.selectionStart, field.selectionEnd).trim();
  void review.flush();
  glossary.begin(source, target);
}

/** The focus moves before the next key is taken, which is the first letter of what to find. */
function find(app: App): void {
  app.review.finding = true;
  flushSync();
  const field = document.getElementById('review-find');
  if (field instanceof HTMLInputElement) field.select();
}

function replace({ review, replace: state, ui }: App): void {
  if (review.typed !== '' && review.finding) state.find = review.typed;
  ui.dialog = 'replace';
  state.look();
}

function propose(app: App): void {
  const { review, engines } = app;
  const other = engines.translators.find((e) => e.id !== review.row?.engine?.id) ?? engines.forTranslation;
  if (review.row === null) return;
  if (other === null) app.ui.openSettings('engines');
  else void review.propose(review.row, other.id);
}

/** By its key the review is entered, wherever the focus was; by its tab it is only shown. */
function enter({ reader, review }: App): void {
  review.entering = reader.tab !== 'review';
  reader.tab = review.entering ? 'review' : 'translation';
}

const hasText = (app: App) => onRow(app) && app.review.row?.text !== '';

const taking = [1, 2, 3].map((number): Action => ({
  id: `review-take-${String(number)}`, label: (t) => t.review.takeNth(number), key: `Alt+${String(number)}`, group: 'review', enabled: inReview, run: (app) => take(app, number),
}));

export const REVIEW_ACTIONS: readonly Action[] = [
  { id: 'review-approve', label: (t) => t.review.actions.approve, key: 'Mod+Enter', group: 'review', enabled: onRow, run: ({ review }) => void review.approve() },
  { id: 'review-sign-off', label: (t) => t.review.actions.signOff, key: 'Alt+Enter', group: 'review', enabled: onRow, run: ({ review }) => void review.approve('sign-off') },
  { id: 'review-reopen', label: (t) => t.review.actions.reopen, key: 'Mod+Shift+O', group: 'review', enabled: (app) => onRow(app) && ['reviewed', 'final'].includes(app.review.row?.state ?? ''), run: ({ review }) => void review.changeThis({ kind: 'reopen' }) },
  { id: 'review-next', label: (t) => t.review.actions.next, key: 'Mod+ArrowDown', group: 'review', enabled: inReview, run: ({ review }) => review.step(1) },
  { id: 'review-previous', label: (t) => t.review.actions.previous, key: 'Mod+ArrowUp', group: 'review', enabled: inReview, run: ({ review }) => review.step(-1) },
  { id: 'review-check', label: (t) => t.review.actions.nextCheck, key: 'F8', group: 'review', enabled: inReview, run: ({ review }) => review.stepToCheck(1) },
  { id: 'review-check-back', label: (t) => t.review.actions.previousCheck, key: 'Shift+F8', group: 'review', enabled: inReview, run: ({ review }) => review.stepToCheck(-1) },
  { id: 'review-fix', label: (t) => t.review.actions.fix, key: 'Mod+.', group: 'review', enabled: onRow, run: ({ review }) => void review.fix() },
  ...taking,
  { id: 'review-undo', label: (t) => t.review.actions.undo, key: 'Mod+Z', group: 'review', enabled: mayUndo, run: ({ review }) => void review.undo() },
  { id: 'review-redo', label: (t) => t.review.actions.redo, key: 'Mod+Shift+Z', group: 'review', enabled: mayUndo, run: ({ review }) => void review.undo(true) },
  { id: 'review-find', label: (t) => t.review.actions.find, key: 'Mod+F', group: 'review', enabled: inReview, run: find },
  { id: 'review-replace', label: (t) => t.review.actions.replace, key: 'Mod+H', group: 'review', enabled: inReview, run: replace },
  { id: 'review-marks', label: (t) => t.review.actions.marks, key: 'Mod+D', group: 'review', enabled: inReview, run: ({ review }) => (review.marks = !review.marks) },
  { id: 'review-term', label: (t) => t.review.actions.term, key: 'Mod+G', group: 'review', enabled: inReview, run: term },
  { id: 'review-note', label: (t) => t.review.actions.note, key: 'Mod+M', group: 'review', enabled: inReview, run: ({ review }) => (review.noting = true) },
  { id: 'review-split', label: (t) => t.review.actions.split, key: 'Mod+Shift+S', group: 'review', enabled: hasText, run: ({ review, ui }) => void review.flush().then((ok) => ok && (ui.dialog = 'split')) },
  { id: 'review-join', label: (t) => t.review.actions.join, key: 'Mod+Shift+J', group: 'review', enabled: (app) => onRow(app) && app.review.joinable, run: ({ review }) => void review.changeThis({ kind: 'merge' }) },
  { id: 'review-unjoin', label: (t) => t.review.actions.unjoin, key: 'Mod+Shift+U', group: 'review', enabled: (app) => onRow(app) && app.review.joined, run: ({ review }) => void review.changeThis({ kind: 'unmerge' }) },
  { id: 'review-revert', label: (t) => t.review.actions.revert, key: 'Mod+Shift+R', group: 'review', enabled: (app) => onRow(app) && typeof app.review.row?.machine === 'string', run: ({ review }) => void review.changeThis({ kind: 'revert' }) },
  { id: 'review-clear', label: (t) => t.review.actions.clear, group: 'review', enabled: hasText, run: ({ review }) => void review.changeThis({ kind: 'clear' }) },
  { id: 'review-history', label: (t) => t.review.actions.history, key: 'Mod+Shift+H', group: 'review', enabled: inReview, run: ({ review, ui }) => void review.flush().then(() => (ui.dialog = 'history')) },
  { id: 'review-propose', label: (t) => t.review.actions.propose, key: 'Mod+Shift+P', group: 'review', enabled: inReview, run: propose },
  { id: 'review-approve-all', label: (t) => t.review.actions.approveAll, key: 'Mod+Shift+A', group: 'review', enabled: inReview, run: ({ review, ui }) => void review.flush().then(() => (ui.dialog = 'approve-all')) },
  { id: 'review-read-first', label: (t) => t.review.actions.readFirst, group: 'review', enabled: inReview, run: ({ review }) => review.toggleReadFirst() },
  { id: 'tab-review', label: (t) => t.review.actions.tab, key: 'Mod+E', group: 'review', enabled: (app) => app.reader.article !== null, run: enter },
  { id: 'glossary', label: (t) => t.review.actions.glossary, key: 'Mod+Shift+G', group: 'review', run: ({ glossary }) => glossary.open() },
  { id: 'memory', label: (t) => t.review.actions.memory, group: 'review', run: ({ memory }) => memory.open() },
  { id: 'bring-back', label: (t) => t.review.actions.bringBack, group: 'review', enabled: (app) => app.reader.article !== null, run: ({ handoff }) => void handoff.pick() },
];

/** Runs one of them by its id. */
export function runReview(app: App, id: string): void {
  REVIEW_ACTIONS.find((action) => action.id === id)?.run(app);
}
