import { describe, expect, it } from 'vitest';
import { en } from './en';
import { UI_LANGUAGES } from './index.svelte';

/** Every path to a word of a catalogue. */
function paths(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, `${at}.${key}`));
}

function words(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(words) : [value];
}

describe.each(Object.entries(UI_LANGUAGES))('%s', (tag, language) => {
  it('has every word and no other', async () => {
    const catalogue = await language.load();
    expect(catalogue.tag).toBe(tag);
    expect(paths(catalogue).sort()).toEqual(paths(en).sort());
    expect(words(catalogue).filter((word) => word === '')).toEqual([]);
  });
  it('counts in its own forms without leaving a mark behind', async () => {
    const t = await language.load();
    for (const count of [0, 1, 2, 3, 5, 11, 21, 100, 1284]) {
      const { review: r } = t;
      const counted = [r.rowsShown, r.partial, r.alternatives, r.left, r.approvedMany, r.ignored, r.replacing.found, r.replacing.first, r.replacing.run, r.replacing.done, r.terms.count, r.memory.units, r.memory.forgot, r.imported.skipped, r.handoff.conflicts, r.handoff.undecided, r.handoff.unknown, r.handoff.done];
      const paired = [r.approveAllBody, r.handoff.summary].map((word) => (many: number) => word(many, 2));
      for (const word of [t.library.minutes, t.library.toCheck, t.reader.hiddenLines, t.reader.hiddenText, t.status.waiting, t.engines.models, ...counted, ...paired]) {
        expect(word(count)).not.toMatch(/#|undefined|^$/);
      }
    }
    expect(t.open.allowPrivate('example.com')).toContain('example.com');
    expect(t.findings.differs('14', '40')).toMatch(/14.*40/);
  });
});
