/** A host in memory, for tests and the development page: the same table with scripted answers. */
import type {
  ArticleRow, ArticleView, Calls, EngineList, EngineName, EngineView, FeedView, JobEvent, PointView, PresetView, Settings, Streams, SummaryView,
  TargetView, TranslationView,
} from '$lib/api/bindings';
import { hostIn } from '$lib/address';
import { segmentPlaces } from '$lib/sync/blocks';
import { ARABIC, articleFrom, CHINESE, contentsOf, languageView, OTHERS, SAMPLE } from './fake-data';
import { CLOUD, judgeSteps, moneyAnswers, PRESETS, repairSteps, type Ground } from './fake-money';
import { fakeReview } from './fake-review';
import { longArticle } from './fake-review-data';
import { apiError, type CallName, type Host, type StreamName } from './types';

const BUILTIN: EngineView = { id: 'builtin', name: 'Built in', preset: '', base_url: '', host: null, local: true, model: null, can_translate: false, can_summarize_across: false, key: { kind: 'none' }, needs_key: false, kind: 'builtin' };
const GEMMA: EngineView = { id: 'gemma', name: 'Gemma 3', preset: 'ollama', base_url: 'http://127.0.0.1:11434/v1', host: '127.0.0.1:11434', local: true, model: 'gemma3:4b', can_translate: true, can_summarize_across: true, key: { kind: 'none' }, needs_key: false, kind: 'llm', protocol: 'ollama', wants: [], lists_models: true };
const USAGE = { input_tokens: 812, output_tokens: 164, characters: null };

export interface FakeOptions {
  /** Milliseconds between batches of a stream. */
  pace?: number;
  /** Start with an engine that translates. */
  withEngine?: boolean;
  /** Start with an engine outside this computer too; it is the one for summaries. */
  withCloud?: boolean;
  /** Start with articles in the library. */
  withLibrary?: boolean;
  /** End every translation and summary after this many rows with `cut-off`. */
  cutAfter?: number;
  /** Start with the sample's translation into Turkish under review. */
  withReview?: boolean;
  /** Start with a translated article of that many sentences. */
  long?: number;
  /** What servers on this computer offer. */
  models?: string[];
}

const kindOf = (preset: PresetView | undefined): Partial<EngineView> =>
  preset === undefined ? {} : Object.fromEntries((['kind', 'protocol', 'wants', 'lists_models', 'docs', 'key_page', 'key_form'] as const).map((name) => [name, preset[name]]));

export interface FakeHost extends Host {
  calls: { name: string; request: unknown }[];
  articles: Map<string, ArticleView>;
  settings: Settings;
  /** What was asked of the window from outside and not taken yet. */
  pending: string[];
  /** Tells the page that there is more to take. */
  opened: (() => void) | null;
  dropped: ((source: import('$lib/api/bindings').ImportSource[]) => void) | null;
}

export function fakeHost({ pace = 0, withEngine = false, withCloud = false, withLibrary = false, cutAfter = Infinity, withReview = false, long = 0, models = ['gemma3:4b', 'llama3.2:3b', 'qwen2.5:7b'] }: FakeOptions = {}): FakeHost {
  const articles = new Map<string, ArticleView>();
  const deleted = new Map<string, ArticleView>();
  const unread = new Set<string>();
  const summaries = new Map<string, SummaryView[]>();
  const targets = new Map<string, TargetView[]>();
  const cancelled = new Set<number>();
  let nextJob = 1;
  let feeds: FeedView[] = [];
  let engines: EngineList = {
    engines: [BUILTIN, ...(withEngine ? [GEMMA] : []), ...(withCloud ? [CLOUD] : [])],
    presets: PRESETS,
    keychain: { kind: 'missing', reason: 'no session bus' },
    key_file_locked: false,
    key_file_exists: false,
  };
  const add = (article: ArticleView) => {
    articles.set(article.id, article);
    unread.add(article.id);
  };
  if (withLibrary) {
    OTHERS.forEach(([tag, title, body], i) => add(articleFrom(`o${String(i)}`, tag, `# ${title}\n${body}`)));
    add(articleFrom('zh', 'zh', CHINESE));
    add(articleFrom('ar', 'ar', ARABIC));
    add(articleFrom('sample', 'en', SAMPLE));
  }
  const must = (id: string) => {
    const article = articles.get(id);
    if (article === undefined) throw apiError('no-such-article', 'There is no such article');
    return article;
  };
  const engineName = (id: string): EngineName => {
    const e = engines.engines.find((x) => x.id === id) ?? BUILTIN;
    return { id: e.id, name: e.name, model: e.model, host: e.host };
  };
  const reviews = fakeReview({ article: must, targets, engine: engineName });
  if (withReview) reviews.begin('sample', 'tr');
  if (long > 0) {
    add(longArticle(long));
    reviews.fill('long', 'tr');
  }
  const row = (a: ArticleView): ArticleRow => {
    const list = summaries.get(a.id) ?? [];
    const done = [...targets].filter(([k]) => k.startsWith(`${a.id}:`)).map(([, v]) => v.length);
    return {
      id: a.id, title: a.title, language: a.language.tag, target_languages: [...new Set([...list.map((s) => s.language), ...[...targets.keys()].filter((k) => k.startsWith(`${a.id}:`)).map((k) => k.split(':')[1] ?? '')])].filter((l) => l !== a.language.tag),
      reading_minutes: a.reading_minutes, imported_at: a.imported_at, read: !unread.has(a.id), has_summary: list.length > 0,
      to_check: list[0]?.points.filter((p) => p.status !== 'supported').length ?? 0,
      translated: Math.max(0, ...done), translatable: done.length > 0 ? a.segments + 1 : 0, snippet: null,
    };
  };
  const translation = (article: string, to: string): TranslationView => {
    const a = must(article);
    const list = targets.get(`${article}:${to}`) ?? [];
    return { article, language: to, targets: list, done: list.length, total: a.segments + 1, complete: list.length === a.segments + 1, engine: list[0]?.engine ?? null, usage: USAGE };
  };
  const change = (id: string, patch: Partial<EngineView>) => {
    engines = { ...engines, engines: engines.engines.map((e) => (e.id === id ? { ...e, ...patch } : e)) };
    return engines.engines.find((e) => e.id === id) ?? BUILTIN;
  };

  const ground: Ground = {
    article: must,
    putArticle: (article) => articles.set(article.id, article),
    summaries: (article) => summaries.get(article) ?? [],
    putSummaries: (article, list) => summaries.set(article, list),
    engines: () => engines.engines,
    engineName,
    settings: () => host.settings,
    putSettings: (settings) => (host.settings = settings),
    job: () => nextJob,
  };

  const answers: { [N in CallName]?: (request: Calls[N]['request']) => Calls[N]['response'] } = {
    ...moneyAnswers(ground),
    get_app: () => ({ version: '0.1.0', data_dir: '/home/reader/.local/share/diglot', offline: false, extensions: ['html', 'txt', 'md'], languages: ['en', 'tr', 'de', 'fr', 'es', 'ar', 'zh-Hans', 'ja', 'uk', 'ru', 'hi', 'pt'].map((tag) => ({ tag, name: tag })) }),
    list_articles: ({ search, filter, language, limit, offset }) => {
      const all = [...articles.values()].reverse().map(row).filter((r) =>
        (search === '' || r.title.toLowerCase().includes(search.toLowerCase())) &&
        (language === null || r.language.startsWith(language)) &&
        (filter === 'all' || (filter === 'unread' && !r.read) || (filter === 'to-check' && r.to_check > 0)));
      return { rows: all.slice(offset, offset + limit), total: all.length, in_library: articles.size };
    },
    get_article: ({ article }) => must(article),
    set_language: ({ article, tag }) => {
      const a = must(article);
      const next = { ...a, language: tag === null ? languageView(a.language.detected) : { ...a.language, tag, name: tag, overridden: true } };
      articles.set(article, next);
      return next;
    },
    set_block_kept: ({ article, block, kept }) => {
      const a = must(article);
      let number = 1;
      const blocks = a.blocks.map((b) => {
        const dropped = b.id === block ? (kept ? null : 'by-reader') : b.dropped;
        return { ...b, dropped, segments: b.segments.map((s) => ({ ...s, number: dropped !== null || b.kind === 'title' ? 0 : number++ })) };
      });
      const next = { ...a, blocks, segments: number - 1 };
      articles.set(article, next);
      return next;
    },
    mark_read: ({ article, read }) => {
      if (read) unread.delete(article);
      else unread.add(article);
      return {};
    },
    delete_article: ({ article }) => {
      deleted.set(article, must(article));
      articles.delete(article);
      return {};
    },
    undelete_article: ({ article }) => {
      const a = deleted.get(article);
      if (a !== undefined) articles.set(article, a);
      return {};
    },
    list_summaries: ({ article }) => ({ summaries: summaries.get(article) ?? [] }),
    get_translation: ({ article, to }) => translation(article, to),
    export_article: ({ article, format, translation: to }) => ({ name: `article.${format}`, media_type: 'text/plain', text: to !== null && format.startsWith('xliff') ? reviews.xliff(article, to) : format.startsWith('docx') ? btoa('PK') : must(article).title, base64: format.startsWith('docx') }),
    list_feeds: () => ({ feeds, added: 0 }),
    save_feeds: ({ feeds: more }) => {
      const added = more.filter((f) => !feeds.some((other) => other.url === f.url));
      feeds = [...feeds, ...added];
      return { feeds, added: added.length };
    },
    delete_feed: ({ url }) => ({ feeds: (feeds = feeds.filter((f) => f.url !== url)), added: 0 }),
    export_feeds: () => ({ name: 'diglot-feeds.opml', media_type: 'text/x-opml', text: `<opml>${feeds.map((f) => f.url).join(' ')}</opml>` }),
    list_engines: () => engines,
    save_engine: (draft) => {
      const options = draft.options === undefined ? {} : { options: draft.options };
      if (draft.id !== null) return change(draft.id, { name: draft.name, base_url: draft.base_url, model: draft.model, ...options });
      const preset = engines.presets.find((p) => p.id === draft.preset);
      const at = hostIn(draft.base_url);
      const made: EngineView = { ...GEMMA, id: `e${String(engines.engines.length)}`, name: draft.name, preset: draft.preset, base_url: draft.base_url, host: at === '' ? null : at, local: /^(127\.|localhost|$)/.test(at), model: draft.model, needs_key: preset?.needs_key ?? false, ...kindOf(preset), ...options };
      engines = { ...engines, engines: [...engines.engines, made] };
      host.settings = { ...host.settings, translation_engine: host.settings.translation_engine ?? made.id };
      return made;
    },
    delete_engine: ({ engine }) => {
      engines = { ...engines, engines: engines.engines.filter((e) => e.id !== engine) };
      const { summary_engine, translation_engine, fallback_engines } = host.settings;
      host.settings = {
        ...host.settings,
        summary_engine: summary_engine === engine ? 'builtin' : summary_engine,
        translation_engine: translation_engine === engine ? (engines.engines.find((e) => e.can_translate)?.id ?? null) : translation_engine,
        fallback_engines: fallback_engines?.filter((id) => id !== engine) ?? [],
      };
      return engines;
    },
    set_key: ({ engine, keeper }) => change(engine, { key: { kind: 'stored', keeper } }),
    delete_key: ({ engine }) => change(engine, { key: { kind: 'none' } }),
    unlock_keys: ({ passphrase }) => {
      if (passphrase !== 'right') throw apiError('wrong-passphrase', 'This is not the passphrase');
      return (engines = { ...engines, key_file_locked: false });
    },
    list_models: ({ engine }) => ({
      models: engine === 'cloud'
        ? [{ id: 'mistral-large-latest', context: 131_072, prices: { input: 2, output: 6, characters: 0 } }, { id: 'mistral-small-latest', context: 131_072, prices: { input: 0.1, output: 0.3, characters: 0 } }]
        : models.map((id) => ({ id, context: 8192 })),
    }),
    get_settings: () => host.settings,
    save_settings: (settings) => (host.settings = settings),
    cancel_job: ({ job }) => {
      cancelled.add(job);
      return {};
    },
    ...reviews.answers,
  };

  const pause = () => new Promise((r) => setTimeout(r, pace));

  function* summarySteps({ article, length, to, engine }: Streams['summarize']['request']): Generator<JobEvent> {
    const a = must(article);
    const places = segmentPlaces(a).filter((p) => p.number > 0 && p.block.kind !== 'heading');
    const count = { headline: 1, short: 3, points: 5, detailed: 8 }[length];
    const spread = places.filter((_, i) => i % Math.max(1, Math.floor(places.length / count)) === 0).slice(0, count);
    const told = places.find((p) => p.text.includes('117'));
    const picked = told !== undefined && count > 1 && !spread.includes(told) ? [spread[0] ?? told, told, ...spread.slice(2)] : spread;
    const points: PointView[] = picked.map((p, i) => {
      const seventeen = p.text.includes('117');
      const evidence = i === 0 && places[1] !== undefined ? [p.id, places[1].id] : [p.id];
      const text = seventeen ? p.text.replace('117', '120') : p.text;
      const number = /\d+/.exec(text);
      return {
        text, evidence, score: seventeen ? 0.52 : i === 6 ? 0.08 : 0.96 - i * 0.02, status: seventeen ? 'check' : i === 6 ? 'unsupported' : 'supported',
        findings: seventeen && number !== null ? [{ check: 'number', category: 'accuracy', severity: 'major', message: 'The number differs', source: { segment: p.id, start: Math.max(0, p.text.indexOf('117')), end: p.text.indexOf('117') + 3, text: '117' }, target: { start: number.index, end: number.index + number[0].length, text: number[0] }, suggestion: '117' }] : i === 6 ? [{ check: 'unsupported', category: 'accuracy', severity: 'minor', message: 'Nothing carries this', source: null, target: null, suggestion: null }] : [],
      };
    });
    yield { type: 'started', job: nextJob, expected: points.length, host: engineName(engine ?? 'builtin').host };
    for (const [index, point] of points.entries()) {
      if (index >= cutAfter) break;
      for (const word of point.text.split(/(?<= )/)) yield { type: 'point-delta', index, text: word };
      yield { type: 'point-done', index, point };
      yield { type: 'progress', done: index + 1, total: points.length, unit: 'points', tokens_per_second: 41.2 };
    }
    const arrived = points.slice(0, Math.min(cutAfter, points.length));
    const covered = new Set(arrived.flatMap((p) => p.evidence)).size;
    const usage = engine === 'cloud' ? { ...USAGE, cost: 0.0026 } : USAGE;
    yield { type: 'usage', usage };
    const summary: SummaryView = { language: to ?? a.language.tag, length, points: arrived, complete: arrived.length === points.length, engine: engineName(engine ?? 'builtin'), usage, covered, of: a.segments, made_at: new Date().toISOString() };
    summaries.set(article, [summary, ...(summaries.get(article) ?? []).filter((s) => s.length !== length || s.engine.id !== summary.engine.id)]);
    const outcome = { kind: 'summary' as const, ...summary };
    if (summary.complete) yield { type: 'finished', outcome };
    else yield { type: 'failed', error: apiError('cut-off', 'The answer was cut off'), partial: outcome };
  }

  function* translationSteps({ article, to, engine }: Streams['translate']['request']): Generator<JobEvent> {
    const a = must(article);
    const key = `${article}:${to}`;
    const have = targets.get(key) ?? [];
    const places = segmentPlaces(a).filter((p) => !have.some((t) => t.segment === p.id));
    yield { type: 'started', job: nextJob, expected: a.segments + 1, host: engineName(engine ?? '').host };
    for (const [index, place] of places.entries()) {
      if (index >= cutAfter) {
        yield { type: 'failed', error: apiError('cut-off', 'The answer was cut off'), partial: { kind: 'translation', ...translation(article, to) } };
        return;
      }
      for (const word of place.text.split(/(?<= )/)) yield { type: 'segment-delta', segment: place.id, text: word };
      const text = place.text.replace('14 members', '40 members');
      const wrong = text === place.text ? -1 : text.indexOf('40');
      const target: TargetView = { segment: place.id, text, state: 'translated', origin: 'machine', engine: engineName(engine ?? ''), findings: wrong < 0 ? [] : [{ check: 'number', category: 'accuracy', severity: 'major', message: 'The number differs', source: { segment: place.id, start: place.text.indexOf('14'), end: place.text.indexOf('14') + 2, text: '14' }, target: { start: wrong, end: wrong + 2, text: '40' }, suggestion: '14' }] };
      targets.set(key, [...(targets.get(key) ?? []), target].sort((x, y) => x.segment - y.segment));
      yield { type: 'segment-done', target };
      yield { type: 'progress', done: have.length + index + 1, total: a.segments + 1, unit: 'segments', tokens_per_second: 38 };
    }
    yield { type: 'finished', outcome: { kind: 'translation', ...translation(article, to) } };
  }

  function* importSteps({ source, part }: Streams['import_article']['request']): Generator<JobEvent> {
    yield { type: 'started', job: nextJob, expected: 0, host: null };
    if (source.kind === 'url' && !source.allow_private && /\/\/(10|192)\./.test(source.url)) {
      yield { type: 'failed', error: apiError('private-address', 'The address is private', { host: new URL(source.url).host }), partial: null };
      return;
    }
    if (source.kind === 'text' && source.text.trim() === '') {
      yield { type: 'failed', error: apiError('empty', 'There is no text'), partial: null };
      return;
    }
    const contents = contentsOf(source);
    if (contents !== null && part === undefined) {
      yield { type: 'finished', outcome: { kind: 'contents', ...contents } };
      return;
    }
    const name = source.kind === 'file' ? source.path : source.kind === 'url' ? source.url : source.kind === 'bytes' ? source.name : '';
    if (name.includes('broken')) {
      yield { type: 'failed', error: apiError('damaged', 'The file is damaged'), partial: null };
      return;
    }
    const made = name !== '' ? articleFrom(`n${String(nextJob)}`, 'en', `# ${name}${part === undefined ? '' : ` ${String(part)}`}\nIt has one sentence.`) : source.kind === 'sample' ? articleFrom('sample', 'en', SAMPLE) : articleFrom(`n${String(nextJob)}`, 'en', source.kind === 'text' ? `# ${source.text.trim()}` : '# From elsewhere\nIt has one sentence.');
    const twin = [...articles.values()].find((x) => x.title === made.title);
    if (twin === undefined) add(made);
    yield { type: 'finished', outcome: { kind: 'imported', article: twin?.id ?? made.id, known: twin !== undefined } };
  }

  function* testSteps(): Generator<JobEvent> {
    yield { type: 'started', job: nextJob, expected: 0, host: null };
    for (let i = 0; i < 6; i++) yield { type: 'progress', done: i, total: null, unit: 'bytes', tokens_per_second: null };
    yield { type: 'finished', outcome: { kind: 'tested', model: 'gemma3:4b', answer: 'Ready.', first_token_ms: 212, total_ms: 431 } };
  }

  const host: FakeHost = {
    can: { pickFiles: true, saveFile: true, openUrl: true },
    calls: [],
    articles,
    dropped: null,
    settings: { target_language: 'tr', summary_length: 'short', summary_engine: withCloud ? 'cloud' : withEngine ? 'gemma' : 'builtin', translation_engine: withEngine ? 'gemma' : null, currency: 'USD', allowed_hosts: [], fallback_engines: [], theme: 'system', reading_size: 18, reading_width: 68, split: 0.52, library_collapsed: false, offline: false },
    call: (name, request) => {
      host.calls.push({ name, request });
      return new Promise((resolve, reject) => {
        try {
          const answer = answers[name];
          if (answer === undefined) throw apiError('no-such-command', `There is no answer to ${name}`);
          resolve(answer(request));
        } catch (thrown) {
          reject(thrown as Error);
        }
      });
    },
    async stream<N extends StreamName>(name: N, request: Streams[N]['request'], onEvents: (events: JobEvent[]) => void) {
      host.calls.push({ name, request });
      const job = nextJob++;
      nextJob = job;
      const steps =
        name === 'summarize' ? summarySteps(request as Streams['summarize']['request'])
        : name === 'translate' && 'propose' in request && request.propose === true ? reviews.proposeSteps(request, job)
        : name === 'translate' ? translationSteps(request as Streams['translate']['request'])
        : name === 'import_article' ? importSteps(request as Streams['import_article']['request'])
        : name === 'repair_point' ? repairSteps(ground, request as Streams['repair_point']['request'])
        : name === 'judge_points' ? judgeSteps(ground, request as Streams['judge_points']['request'])
        : testSteps();
      for (const event of steps) {
        if (cancelled.has(job)) {
          onEvents([{ type: 'cancelled', partial: null }]);
          break;
        }
        onEvents([event]);
        if (event.type === 'started') nextJob = job + 1;
        await pause();
      }
    },
    pickFiles: () => Promise.resolve([{ kind: 'file', path: '/home/reader/article.html' }]),
    saveFile: ({ name }) => Promise.resolve(`/home/reader/${name}`),
    openUrl: () => Promise.resolve(),
    pending: [],
    opened: null,
    takeOpened: () => Promise.resolve(host.pending.splice(0)),
    onOpened: (more) => {
      host.opened = more;
      return () => (host.opened = null);
    },
    onDrop: ({ drop }) => {
      host.dropped = drop;
      return () => (host.dropped = null);
    },
  };
  return host;
}
