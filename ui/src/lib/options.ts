/** What is set for an engine, as the forms edit it. */
import type { EngineOptions, EngineView, EngineWant, Prices, PresetView } from '$lib/api/bindings';

/** Nothing set. */
export function noOptions(): EngineOptions {
  return {
    region: null, project: null, api_version: null, glossary: null, command: null, temperature: null, effort: null, timeout_s: null, concurrency: null,
    keep_running: false, context: null, proxy: null, formality: null, headers: {}, allow_private_http: false, prices: null,
    caps: { article: null, day: null, month: null },
  };
}

/** The field of the options for each thing that an engine may want to know. */
export const WANTED = { region: 'region', project: 'project', 'api-version': 'api_version', command: 'command', glossary: 'glossary' } as const satisfies Record<EngineWant, keyof EngineOptions>;

/** Text as it is stored: nothing where it is blank. */
export function filled(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** Prices as they are stored: nothing where all are nothing. */
export function pricesOrNone(prices: Prices): Prices | null {
  const { input, output, characters, cached = 0 } = prices;
  return input === 0 && output === 0 && characters === 0 && cached === 0 ? null : prices;
}

/**
 * The same prices with another one for tokens that the service still had. Without one they cost what
 * others do, which is not the same as nothing.
 */
export function withCached({ input, output, characters }: Prices, cached: number | null): Prices {
  return { input, output, characters, ...(cached === null ? {} : { cached }) };
}

export type PresetGroup = 'here' | 'llm' | 'mt' | 'program';

/** The groups of a list of presets in the order they are shown; servers on this computer come first. */
export function groupPresets(presets: readonly PresetView[]): { group: PresetGroup; presets: PresetView[] }[] {
  const groups: PresetGroup[] = ['here', 'llm', 'mt', 'program'];
  return groups.map((group) => ({ group, presets: presets.filter((p) => groupOf(p) === group) })).filter((g) => g.presets.length > 0);
}

function groupOf({ kind, local }: PresetView): PresetGroup {
  if (kind === 'program') return 'program';
  return local ? 'here' : kind === 'mt' ? 'mt' : 'llm';
}

/** Whether an engine is a program: it has a command and no address. */
export function isProgram({ kind }: Pick<EngineView, 'kind'>): boolean {
  return kind === 'program';
}
