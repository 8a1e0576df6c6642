/** Findings in the reader's words. */
import type { FindingView } from '$lib/api/bindings';
import type { Messages } from '$lib/i18n/en';

export function findingWords(finding: FindingView, t: Messages): string {
  const { source, target, check } = finding;
  if (check === 'unsupported') return t.findings.unsupported;
  const has = (span: { text: string } | null): span is { text: string } => span !== null && span.text.trim() !== '';
  const short = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
  if (has(source) && has(target)) return t.findings.differs(short(source.text), short(target.text));
  if (has(target)) return t.findings.extra(short(target.text));
  if (has(source)) return t.findings.missing(short(source.text));
  return finding.message;
}
