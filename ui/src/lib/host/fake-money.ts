/** Scripted answers about engines, money, consent and the mending of points, for the fake host. */
import type {
  ArticleView, Calls, EngineKind, EngineName, EngineView, EngineWant, FoundServer, JobEvent, PointView, PresetView, Settings, Spent, Streams, SummaryRef,
  SummaryView, WorkRequest,
} from '$lib/api/bindings';
import { noOptions } from '$lib/options';
import { segmentPlaces } from '$lib/sync/blocks';
import { apiError } from './types';

/** What the fake host keeps and these answers need. */
export interface Ground {
  article: (id: string) => ArticleView;
  putArticle: (article: ArticleView) => void;
  summaries: (article: string) => SummaryView[];
  putSummaries: (article: string, list: SummaryView[]) => void;
  engines: () => EngineView[];
  engineName: (id: string) => EngineName;
  settings: () => Settings;
  putSettings: (settings: Settings) => Settings;
  job: () => number;
}

type MoneyCall = 'estimate_work' | 'preview_work' | 'allow_host' | 'forbid_host' | 'get_spending' | 'set_article_offline' | 'find_servers' | 'change_point';

const row = (kind: EngineKind, protocol: string, id: string, name: string, base_url: string, wants: EngineWant[] = []): PresetView => ({
  id, name, base_url, kind, protocol, wants,
  local: kind === 'program' || base_url.includes('//localhost') || base_url.includes('//127.'),
  needs_key: base_url.startsWith('https'),
  lists_models: kind === 'llm', docs: 'https://docs.example.com/', key_page: base_url.startsWith('https') ? 'https://keys.example.com/' : '',
  key_form: id === 'amazon-translate' ? 'access-key-id:secret' : '', command: kind === 'program' && id !== 'program' ? `${id} {source}-{target}` : '',
});

/** Services to start from, one of every kind and some more. */
export const PRESETS: PresetView[] = [
  row('llm', 'openai-chat', 'openai', 'OpenAI', 'https://api.openai.com/v1'),
  row('llm', 'anthropic', 'anthropic', 'Anthropic', 'https://api.anthropic.com/v1'),
  row('llm', 'gemini', 'google', 'Google Gemini', 'https://generativelanguage.googleapis.com/v1beta'),
  row('llm', 'openai-chat', 'mistral', 'Mistral', 'https://api.mistral.ai/v1'),
  row('llm', 'openai-chat', 'deepseek', 'DeepSeek', 'https://api.deepseek.com/v1'),
  row('llm', 'openai-chat', 'groq', 'Groq', 'https://api.groq.com/openai/v1'),
  row('llm', 'openai-chat', 'openrouter', 'OpenRouter', 'https://openrouter.ai/api/v1'),
  row('llm', 'azure-openai', 'azure-openai', 'Azure OpenAI', '', ['api-version']),
  row('llm', 'ollama', 'ollama', 'Ollama', 'http://127.0.0.1:11434/v1'),
  row('llm', 'openai-chat', 'lm-studio', 'LM Studio', 'http://localhost:1234/v1'),
  row('llm', 'openai-chat', 'llama-cpp', 'llama.cpp', 'http://localhost:8080/v1'),
  row('llm', 'openai-chat', 'jan', 'Jan', 'http://localhost:1337/v1'),
  row('llm', 'openai-chat', 'openai-compatible', 'Any OpenAI-compatible service', ''),
  row('mt', 'deepl', 'deepl', 'DeepL', 'https://api.deepl.com/v2'),
  row('mt', 'google-v3', 'google-translate-v3', 'Google Cloud Translation (Advanced)', 'https://translation.googleapis.com/v3', ['project', 'region']),
  row('mt', 'azure-translator', 'azure-translator', 'Azure Translator', 'https://api.cognitive.microsofttranslator.com', ['region']),
  row('mt', 'amazon-translate', 'amazon-translate', 'Amazon Translate', 'https://translate.us-east-1.amazonaws.com', ['region']),
  row('mt', 'libretranslate', 'libretranslate-local', 'LibreTranslate on this computer', 'http://localhost:5000'),
  row('program', 'program', 'apertium', 'Apertium', '', ['command']),
  row('program', 'program', 'argos', 'Argos Translate', '', ['command']),
  row('program', 'program', 'program', 'A program on this computer', '', ['command']),
];

/** An engine outside this computer, with prices. */
export const CLOUD: EngineView = {
  id: 'cloud', name: 'Mistral', preset: 'mistral', base_url: 'https://api.mistral.ai/v1', host: 'api.mistral.ai', local: false, model: 'mistral-large-latest',
  can_translate: true, can_summarize_across: true, key: { kind: 'stored', keeper: 'session' }, needs_key: true, kind: 'llm', protocol: 'openai-chat', wants: [],
  lists_models: true, docs: 'https://docs.example.com/', key_page: 'https://keys.example.com/', key_form: '',
  options: { ...noOptions(), prices: { input: 2, output: 6, characters: 0 }, caps: { article: 1, day: 5, month: 40 } },
};

const SERVERS: FoundServer[] = [
  { preset: 'ollama', name: 'Ollama', base_url: 'http://127.0.0.1:11434', models: [{ id: 'gemma3:4b', context: 131_072 }, { id: 'qwen2.5:7b', context: 32_768 }], engine: 'gemma' },
  { preset: 'lm-studio', name: 'LM Studio', base_url: 'http://localhost:1234/v1', models: [{ id: 'ministral-8b', context: 32_768 }], engine: null },
  { preset: 'libretranslate-local', name: 'LibreTranslate on this computer', base_url: 'http://localhost:5000/', models: [], pairs: [{ from: 'en', to: 'de' }, { from: 'de', to: 'en' }], engine: null },
  { preset: 'apertium', name: 'Apertium', base_url: '', models: [], pairs: [{ from: 'en', to: 'es' }, { from: 'es', to: 'en-US' }], engine: null },
];

const spent = (requests: number, input_tokens: number, output_tokens: number, cost: number, characters = 0): Spent => ({ requests, input_tokens, output_tokens, characters, cost });

export function moneyAnswers(ground: Ground): { [N in MoneyCall]: (request: Calls[N]['request']) => Calls[N]['response'] } {
  const engineOf = (work: WorkRequest) => ground.engines().find((e) => e.id === work.engine) ?? ground.engines()[0] ?? CLOUD;
  const textOf = (id: string) => segmentPlaces(ground.article(id)).map((p) => p.text);
  const allowed = () => ground.settings().allowed_hosts ?? [];
  return {
    estimate_work: (work) => {
      const engine = engineOf(work);
      const texts = textOf(work.article);
      const characters = texts.join('').length;
      const input = Math.round(characters / 3.6) + 420;
      const output = work.kind === 'translation' ? Math.round(characters / 3) : 260;
      const prices = engine.options?.prices ?? null;
      const cost = engine.local ? 0 : prices === null ? null : (input * prices.input + output * prices.output) / 1e6;
      const limit = engine.options?.caps.article ?? null;
      return {
        engine: ground.engineName(engine.id), host: engine.local ? null : engine.host, requests: work.kind === 'translation' ? 3 : 1, segments: texts.length, characters,
        input_tokens: engine.kind === 'mt' ? null : input, output_tokens: engine.kind === 'mt' ? null : output, cost,
        over: cost !== null && limit !== null && cost > limit ? { kind: 'article', limit, spent: 0 } : null,
        needs_consent: !engine.local && engine.host !== null && !allowed().includes(engine.host),
      };
    },
    preview_work: (work) => {
      const engine = engineOf(work);
      const lines = textOf(work.article).map((text, i) => `[${String(i)}] ${text}`).join('\n');
      return {
        host: engine.host ?? '', method: 'POST', url: `${engine.base_url}/chat/completions`, requests: work.kind === 'translation' ? 3 : 1,
        headers: [{ name: 'authorization', value: 'Bearer ••••••••' }, { name: 'content-type', value: 'application/json' }],
        body: JSON.stringify({ model: engine.model, stream: true, messages: [{ role: 'user', content: `Summarise the article between the marks.\n<<7f3a>>\n${lines}\n<<7f3a>>` }] }, null, 1),
      };
    },
    allow_host: ({ host }) => ground.putSettings({ ...ground.settings(), allowed_hosts: [...new Set([...allowed(), host])] }),
    forbid_host: ({ host }) => ground.putSettings({ ...ground.settings(), allowed_hosts: allowed().filter((other) => other !== host) }),
    get_spending: () => {
      const used = ground.engines().filter((e) => !e.local);
      return {
        engines: used.map((e) => ({ engine: ground.engineName(e.id), today: spent(4, 9120, 1480, 0.0271), month: spent(61, 180_400, 31_020, 0.547), ever: spent(212, 612_900, 98_140, 1.8146) })),
        days: used.flatMap((e) => [
          { day: '2026-11-29', engine: e.id, spent: spent(4, 9120, 1480, 0.0271) },
          { day: '2026-11-28', engine: e.id, spent: spent(11, 30_310, 4980, 0.0905) },
          { day: '2026-11-25', engine: e.id, spent: spent(1, 1210, 190, 0.0036) },
        ]),
      };
    },
    set_article_offline: ({ article, offline }) => {
      const next = { ...ground.article(article), offline };
      ground.putArticle(next);
      return next;
    },
    find_servers: () => ({ servers: SERVERS.map((s) => ({ ...s, engine: ground.engines().some((e) => e.id === s.engine) ? s.engine : null })) }),
    change_point: ({ summary, point, change }) => {
      const before = pointOf(ground, summary, point);
      const first = before.was ?? before.text;
      const rest = { ...before };
      delete rest.was;
      const changed: PointView =
        change.kind === 'drop' ? { ...before, dropped: true }
        : change.kind === 'accept' ? { ...before, accepted: true }
        : change.kind === 'restore' ? { ...rest, text: first, origin: 'engine', dropped: false, accepted: false, ...judgedAs(first, before) }
        : { ...before, text: change.text, origin: 'human', dropped: false, accepted: false, was: first, ...judgedAs(change.text, before) };
      return putPoint(ground, summary, point, changed);
    },
  };
}

/** The checks of this host know one number of the sample. */
function judgedAs(text: string, before: PointView): Pick<PointView, 'status' | 'findings' | 'score'> {
  if (!text.includes('120') && before.findings.some((f) => f.check === 'number')) return { status: 'supported', findings: [], score: 0.94 };
  return { status: before.status, findings: before.findings, ...(before.score === undefined ? {} : { score: before.score }) };
}

function pointOf(ground: Ground, ref: SummaryRef, at: number): PointView {
  const point = ground.summaries(ref.article).find((s) => is(s, ref))?.points[at];
  if (point === undefined) throw apiError('no-such-point', 'There is no such point');
  return point;
}

function putPoint(ground: Ground, ref: SummaryRef, at: number, point: PointView): SummaryView {
  const list = ground.summaries(ref.article).map((s) => (is(s, ref) ? { ...s, points: s.points.map((p, i) => (i === at ? point : p)) } : s));
  ground.putSummaries(ref.article, list);
  const changed = list.find((s) => is(s, ref));
  if (changed === undefined) throw apiError('no-summary', 'There is no such summary');
  return changed;
}

function is(s: SummaryView, ref: SummaryRef): boolean {
  return s.engine.id === ref.engine && s.language === ref.language && s.length === ref.length;
}

export function* repairSteps(ground: Ground, { summary, point, engine }: Streams['repair_point']['request']): Generator<JobEvent> {
  const before = pointOf(ground, summary, point);
  yield { type: 'started', job: ground.job(), expected: 1, host: ground.engineName(engine ?? summary.engine).host };
  const text = before.text.replace('120', '117').replace(/\.$/, ', according to the article.');
  for (const word of text.split(/(?<= )/)) yield { type: 'point-delta', index: point, text: word };
  const mended: PointView = { ...before, text, origin: 'repaired', was: before.was ?? before.text, status: 'supported', findings: [], score: 0.91 };
  yield { type: 'point-done', index: point, point: mended };
  yield { type: 'finished', outcome: { kind: 'summary', ...putPoint(ground, summary, point, mended) } };
}

export function* judgeSteps(ground: Ground, { summary, points, engine }: Streams['judge_points']['request']): Generator<JobEvent> {
  const all = ground.summaries(summary.article).find((s) => is(s, summary))?.points ?? [];
  const asked = points.length > 0 ? points : all.flatMap((p, i) => (p.status === 'supported' || p.dropped === true ? [] : [i]));
  const judge = ground.engineName(engine ?? summary.engine);
  yield { type: 'started', job: ground.job(), expected: asked.length, host: judge.host };
  let last: SummaryView | null = null;
  for (const [done, at] of asked.entries()) {
    const before = pointOf(ground, summary, at);
    const number = before.findings.some((f) => f.check === 'number');
    const verdict: PointView['verdict'] = number
      ? { verdict: 'contradicted', reason: 'The passage speaks of 117 drones, the point of 120.', engine: judge, at: new Date().toISOString() }
      : { verdict: 'not-in-source', reason: 'None of the passages given says this.', engine: judge, at: new Date().toISOString() };
    last = putPoint(ground, summary, at, { ...before, verdict });
    yield { type: 'progress', done: done + 1, total: asked.length, unit: 'points', tokens_per_second: null };
  }
  if (last === null) yield { type: 'failed', error: apiError('no-such-point', 'There is nothing to look at'), partial: null };
  else yield { type: 'finished', outcome: { kind: 'summary', ...last } };
}
