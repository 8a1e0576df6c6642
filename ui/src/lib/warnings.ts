/** What is to say about an import: what stands in the way of the article, and why lines were left out. */
import type { WarningView } from '$lib/api/bindings';
import { lookUp } from './errors';
import type { Messages } from './i18n/en';

/** Warnings that mean: this is not the whole article, or none at all. */
const IN_THE_WAY = new Set(['paywall', 'login', 'robot-check', 'not-found', 'not-an-article', 'needs-javascript']);

/** Whether a warning stands above the article, with what to do next. */
export function standsInTheWay(warning: WarningView): boolean {
  return IN_THE_WAY.has(warning.code);
}

/** Why a block was left out, in the reader's words. */
export function reasonWords(reason: string, t: Messages): string {
  return lookUp(t.reader.reasons, reason) ?? t.reader.reasons['outside-article'];
}
