/** What can be done to a point: once, for its buttons, its menu and its keys. */
import type { PointView } from '$lib/api/bindings';
import type { Messages } from '$lib/i18n/index.svelte';
import type { App } from '$lib/state/app.svelte';
import { isFlagged } from '$lib/state/points.svelte';

export interface Deed {
  id: 'fix' | 'accept' | 'repair' | 'judge' | 'edit' | 'restore' | 'drop';
  label: string;
  /** The letter, or named key, that does it while the point has the focus. */
  key: string;
  possible: boolean;
  /** Whether it stands below a point that should be looked at. */
  quick?: boolean;
  run: () => void;
}

export function pointDeeds(app: App, point: PointView, index: number, t: Messages): Deed[] {
  const { points } = app;
  const { writer, judge } = points;
  const free = points.open && points.jobOf(index) === null;
  const fixable = point.findings.find((f) => f.suggestion !== null && f.target !== null);
  const flagged = isFlagged(point);
  return [
    { id: 'fix', label: t.points.fix(fixable?.suggestion ?? '…'), key: 'F', possible: free && fixable !== undefined, run: () => fixable && void points.fix(index, fixable) },
    { id: 'accept', label: t.points.accept, key: 'A', possible: free && flagged, quick: true, run: () => void points.accept(index) },
    { id: 'repair', label: writer === null ? t.points.noModel : t.points.repair(writer.name), key: 'R', possible: free, quick: writer !== null, run: () => (writer === null ? app.ui.openSettings('engines') : void points.repair(index)) },
    { id: 'judge', label: judge === null ? t.points.noModel : t.points.judge(judge.name), key: 'J', possible: free && judge !== null, quick: true, run: () => void points.ask([index]) },
    { id: 'edit', label: t.points.edit, key: 'E', possible: free, run: () => (points.editing = index) },
    { id: 'restore', label: t.points.back, key: 'W', possible: free && (point.was ?? null) !== null, run: () => void points.restore(index) },
    { id: 'drop', label: t.points.drop, key: 'Delete', possible: free, run: () => void points.drop(index) },
  ];
}

/** The letter of a key press on any keyboard: what is written, else where it lies. */
export function letterOf({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  return key.length > 1 ? key : code.replace(/^Key/, '');
}
