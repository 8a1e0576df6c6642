/** Findings in the reader's words. */
import type { FindingView } from '$lib/api/bindings';
import type { Messages } from '$lib/i18n/en';

type Check = keyof Messages['checks'];

/** Checks that hold a value of one text against that of the other: the two values say it all. */
const VALUES: ReadonlySet<string> = new Set<Check>([
  'number', 'unit', 'currency', 'date', 'time', 'name', 'quotation', 'speaker', 'terminology', 'markup', 'url', 'entity', 'omission', 'addition',
]);

/** Checks whose two stretches explain what they saw. */
const PAIRS: ReadonlySet<string> = new Set<Check>(['negation', 'hedge', 'direction', 'relation']);

/** What a check is called, and what it is about; `null` for one the catalogue does not know. */
export function checkWords(check: string, t: Messages): { title: string; why: string } | null {
  return Object.hasOwn(t.checks, check) ? t.checks[check as Check] : null;
}

/** Whether a finding holds a sentence of a translation against another one, which its source names. */
export function compares({ check, source }: FindingView): boolean {
  return check === 'consistency' || (check === 'repetition' && source !== null);
}

/** What a check saw, in sentences: the values where they tell it, else what the check is about. */
export function findingWords(finding: FindingView, t: Messages): string {
  const { check, message } = finding;
  if (compares(finding) && finding.suggestion === null) return t.review.sameTarget;
  // What the glossary wants says more than what is missing.
  if (check === 'terminology' && has(finding.source) && !has(finding.target) && finding.suggestion !== null) return t.review.termMiss(short(finding.source.text), finding.suggestion);
  const words = checkWords(check, t);
  const values = valueWords(finding, t);
  if (words === null) return values ?? message;
  if (VALUES.has(check)) return values ?? words.why;
  return PAIRS.has(check) && both(finding) && values !== null ? `${words.why} ${values}` : words.why;
}

/** Whether red, as far as the check can tell, or amber: worth a look. */
export function isRed({ severity }: FindingView): boolean {
  return severity === 'major' || severity === 'critical';
}

function valueWords({ source, target }: FindingView, t: Messages): string | null {
  if (has(source) && has(target)) return t.findings.differs(short(source.text), short(target.text));
  if (has(target)) return t.findings.extra(short(target.text));
  return has(source) ? t.findings.missing(short(source.text)) : null;
}

const has = (span: { text: string } | null): span is { text: string } => span !== null && span.text.trim() !== '';
const both = ({ source, target }: FindingView) => has(source) && has(target);
const short = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
