/** A review in memory, for tests and the development page: rows, undo, proposals, terms and memory. */
import type {
  ArticleView, Calls, EngineName, FindingView, HistoryEntry, JobEvent, MergeConflict, ReplaceHit, ReviewChange, ReviewCounts, ReviewRow, ReviewView,
  TargetChange, TargetView, TermUse, TermView, TranslateRequest,
} from '$lib/api/bindings';
import { diffWords } from '$lib/review/diff';
import { approved, edited, toCheck } from '$lib/review/rows';
import { segmentPlaces } from '$lib/sync/blocks';
import { machineTargets, TERMS, UNITS, type Unit } from './fake-review-data';
import { apiError } from './types';

export interface FakeReviewNeeds {
  article: (id: string) => ArticleView;
  targets: Map<string, TargetView[]>;
  engine: (id: string) => EngineName;
}

interface Step {
  kind: string;
  rows: ReviewRow[];
}

interface Doc {
  article: string;
  to: string;
  rows: ReviewRow[];
  undo: Step[];
  redo: Step[];
  history: Map<string, HistoryEntry[]>;
  everywhere: Set<string>;
  /** The targets when they were last written out. */
  base: Map<string, string>;
}

type ReviewCall =
  | 'get_review' | 'change_targets' | 'undo_review' | 'redo_review' | 'replace_in_targets' | 'get_history' | 'list_terms' | 'save_term' | 'delete_term'
  | 'import_terms' | 'export_terms' | 'search_memory' | 'get_memory' | 'import_memory' | 'export_memory' | 'forget_memory' | 'import_translation';

export type ReviewAnswers = { [N in ReviewCall]: (request: Calls[N]['request']) => Calls[N]['response'] };

const now = () => new Date().toISOString();

export function fakeReview(needs: FakeReviewNeeds) {
  const docs = new Map<string, Doc>();
  let terms: TermView[] = [...TERMS];
  let units: Unit[] = [...UNITS];
  let nextTerm = 100;
  let nextProposal = 1;

  const termsIn = (source: string, text: string, to: string): TermUse[] =>
    terms.filter((term) => term.target_language === to).flatMap((term) => {
      const forms = [term.source, ...term.variants].sort((a, b) => b.length - a.length);
      const form = forms.find((f) => source.toLowerCase().includes(f.toLowerCase()));
      if (form === undefined || term.id === null) return [];
      const start = source.toLowerCase().indexOf(form.toLowerCase());
      const hit = [term.target, ...term.target_variants].some((t) => text.toLowerCase().includes(t.toLowerCase())) && !term.forbidden.some((f) => text.includes(f));
      return [{ term: term.id, start, end: start + form.length, target: term.target, hit }];
    });

  const numbers = (text: string) => [...text.matchAll(/\d+/g)].map((m) => ({ text: m[0], start: m.index, end: m.index + m[0].length }));
  function check(segment: number, source: string, text: string): FindingView[] {
    if (text === '') return [];
    const [a, b] = [numbers(source), numbers(text)];
    const lost = a.find((n) => !b.some((m) => m.text === n.text));
    const extra = b.find((n) => n.text.length > 1 && !/13|00/.test(n.text) && !a.some((m) => m.text === n.text));
    if (extra === undefined) return [];
    return [{
      check: 'number', category: 'accuracy', severity: 'major', message: 'The number differs',
      source: lost === undefined ? null : { segment, ...lost }, target: extra, suggestion: lost?.text ?? null,
    }];
  }

  function checked(doc: Pick<Doc, 'to' | 'everywhere'>, row: ReviewRow): ReviewRow {
    const all = check(row.segments[0] ?? 0, row.source, row.text);
    const off = new Set([...doc.everywhere, ...row.ignored.map((f) => f.check)]);
    return { ...row, findings: all.filter((f) => !off.has(f.check)), ignored: all.filter((f) => off.has(f.check)), terms: termsIn(row.source, row.text, doc.to) };
  }

  function open(article: string, to: string): Doc {
    const key = `${article}:${to}`;
    const have = new Map((needs.targets.get(key) ?? []).map((t) => [t.segment, t]));
    const old = docs.get(key);
    const fresh: Doc = old ?? { article, to, rows: [], undo: [], redo: [], history: new Map(), everywhere: new Set(), base: new Map() };
    if (old === undefined) {
      fresh.rows = segmentPlaces(needs.article(article)).map((place): ReviewRow => ({
        id: String(place.id), segments: [place.id], kind: place.block.kind, number: place.number, source: place.text, source_language: place.block.language,
        text: '', state: 'initial', origin: 'machine', engine: null, percent: null, locked: false, machine: null, note: '', findings: [], ignored: [],
        proposals: [], disagreement: null, terms: [], changed_at: null,
      }));
      docs.set(key, fresh);
    }
    // What a translation brought since then; rows that a person worked on stay.
    fresh.rows = fresh.rows.map((row) => {
      const target = row.segments.length === 1 && !row.locked && !row.id.includes('.') ? have.get(row.segments[0] ?? -1) : undefined;
      return target === undefined || target.text === row.text ? row : checked(fresh, { ...row, text: target.text, state: target.state, engine: target.engine, changed_at: now() });
    });
    return fresh;
  }

  const counts = (rows: ReviewRow[]): ReviewCounts => ({
    total: rows.length,
    translated: rows.filter((r) => r.state !== 'initial').length,
    approved: rows.filter(approved).length,
    to_check: rows.filter(toCheck).length,
    edited: rows.filter(edited).length,
    proposals: rows.filter((r) => r.proposals.length > 0).length,
  });

  function store(doc: Doc, rows: ReviewRow[]): ReviewChange {
    const before = new Map(doc.rows.map((row) => [row.id, row]));
    const after = new Set(rows.map((row) => row.id));
    const removed = doc.rows.filter((row) => !after.has(row.id)).map((row) => row.id);
    const changed = rows.filter((row) => before.get(row.id) !== row);
    doc.rows = rows;
    needs.targets.set(`${doc.article}:${doc.to}`, rows.filter((r) => r.text !== '').map((r) => ({ segment: r.segments[0] ?? 0, text: r.text, state: r.state, origin: r.origin, engine: r.engine, findings: r.findings })));
    return { rows: changed, removed, counts: counts(rows), undo: doc.undo.at(-1)?.kind ?? null, redo: doc.redo.at(-1)?.kind ?? null };
  }

  function log(doc: Doc, row: ReviewRow, what: string, engine: EngineName | null = null): void {
    doc.history.set(row.id, [{ at: now(), what, engine, text: row.text, state: row.state }, ...(doc.history.get(row.id) ?? [])]);
  }

  function step(doc: Doc, kind: string, rows: ReviewRow[]): ReviewChange {
    doc.undo.push({ kind, rows: doc.rows });
    doc.redo = [];
    const change = store(doc, rows);
    for (const row of change.rows) log(doc, row, kind);
    return change;
  }

  function back(doc: Doc, from: 'undo' | 'redo'): ReviewChange {
    const last = doc[from].pop();
    if (last === undefined) throw apiError('nothing-to-undo', 'There is nothing to take back');
    doc[from === 'undo' ? 'redo' : 'undo'].push({ kind: last.kind, rows: doc.rows });
    const change = store(doc, last.rows);
    for (const row of change.rows) log(doc, row, from === 'undo' ? 'undone' : 'redone');
    return change;
  }

  const blockOf = (doc: Doc, segment: number | undefined) => segmentPlaces(needs.article(doc.article)).find((p) => p.id === segment)?.block.id;

  function changeOne(doc: Doc, row: ReviewRow, change: TargetChange): ReviewRow {
    const base = { ...row, changed_at: now() };
    const first = row.machine ?? (row.origin === 'human' ? null : row.text);
    const wrote = (text: string): ReviewRow => checked(doc, { ...base, text, state: text === '' ? 'initial' : 'translated', origin: 'human', engine: null, percent: null, locked: true, machine: first === '' ? null : first });
    switch (change.kind) {
      case 'edit':
        return wrote(change.text);
      case 'approve':
      case 'sign-off':
        if (row.text === '') throw apiError('nothing-to-approve', 'There is no translation to approve');
        units = [...units.filter((u) => u.source !== row.source), { source: row.source, target: row.text, source_language: 'en', target_language: doc.to, article: doc.article, from: needs.article(doc.article).title, at: now() }];
        return { ...base, state: change.kind === 'approve' ? 'reviewed' : 'final', locked: true };
      case 'reopen':
        units = units.filter((u) => !(u.source === row.source && u.article === doc.article));
        return { ...base, state: 'translated' };
      case 'take-proposal': {
        const taken = row.proposals.find((p) => p.id === change.proposal);
        if (taken === undefined) throw apiError('no-such-proposal', 'This proposal is no longer there');
        return checked(doc, { ...base, text: taken.text, origin: taken.origin, engine: taken.engine, percent: taken.percent, state: 'translated', locked: true, machine: null, proposals: row.proposals.filter((p) => p !== taken) });
      }
      case 'dismiss-proposal':
        return { ...base, proposals: row.proposals.filter((p) => p.id !== change.proposal) };
      case 'revert':
        return row.machine === null ? row : checked(doc, { ...base, text: row.machine, machine: null, origin: 'machine', engine: needs.engine('gemma'), locked: false, state: 'translated' });
      case 'clear':
        return checked(doc, { ...base, text: '', state: 'initial', locked: false, machine: null });
      case 'note':
        return { ...base, note: change.text };
      case 'ignore':
        if (change.everywhere) doc.everywhere.add(change.check);
        return checked(doc, { ...base, ignored: [...row.ignored, ...row.findings.filter((f) => f.check === change.check)] });
      case 'heed':
        doc.everywhere.delete(change.check);
        return checked(doc, { ...base, ignored: row.ignored.filter((f) => f.check !== change.check) });
      default:
        return row;
    }
  }

  function reshape(doc: Doc, ids: string[], change: TargetChange): ReviewRow[] {
    const id = ids[0] ?? '';
    const at = doc.rows.findIndex((row) => row.id === id);
    const row = doc.rows[at];
    if (row === undefined) throw apiError('no-such-row', 'This row is no longer there');
    if (change.kind === 'merge') {
      const next = doc.rows[at + 1];
      if (next === undefined || blockOf(doc, row.segments.at(-1)) !== blockOf(doc, next.segments[0])) throw apiError('other-block', 'The next sentence stands in another paragraph');
      const one = checked(doc, { ...row, segments: [...new Set([...row.segments, ...next.segments])], source: `${row.source} ${next.source}`, text: `${row.text} ${next.text}`.trim(), state: 'translated', locked: true });
      return [...doc.rows.slice(0, at), one, ...doc.rows.slice(at + 2)];
    }
    if (change.kind === 'split') {
      const half = (part: number, source: string, text: string): ReviewRow => checked(doc, { ...row, id: part === 0 ? row.id : `${row.id.split('.')[0] ?? row.id}.${String(part)}`, source: source.trim(), text: text.trim(), state: 'translated', locked: true, machine: null });
      return [...doc.rows.slice(0, at), half(0, row.source.slice(0, change.source_at), row.text.slice(0, change.target_at)), half(2, row.source.slice(change.source_at), row.text.slice(change.target_at)), ...doc.rows.slice(at + 1)];
    }
    const own = row.id.split('.')[0] ?? row.id;
    const parts = doc.rows.filter((r) => r.id === own || r.id.startsWith(`${own}.`));
    const places = segmentPlaces(needs.article(doc.article)).filter((p) => row.segments.includes(p.id));
    const whole = places.map((place, i) => checked(doc, { ...row, id: String(place.id), segments: [place.id], source: place.text, number: place.number, text: i === 0 ? parts.map((p) => p.text).join(' ') : '', state: i === 0 ? row.state : 'initial' }));
    const start = doc.rows.findIndex((r) => r === parts[0]);
    return [...doc.rows.slice(0, start), ...whole, ...doc.rows.slice(start + parts.length)];
  }

  function view(doc: Doc): ReviewView {
    return {
      article: doc.article, source_language: needs.article(doc.article).language.tag, language: doc.to, rows: doc.rows, counts: counts(doc.rows),
      undo: doc.undo.at(-1)?.kind ?? null, redo: doc.redo.at(-1)?.kind ?? null, engine: doc.rows.find((r) => r.engine !== null)?.engine ?? null,
      usage: { input_tokens: 2140, output_tokens: 1893, characters: null },
    };
  }

  const file = (name: string, text: string, media_type = 'text/plain') => ({ name, media_type, text });
  const wanted = (source: string | null, target: string | null) => (u: { source_language: string; target_language: string }) => (source === null || u.source_language === source) && (target === null || u.target_language === target);

  const answers: ReviewAnswers = {
    get_review: ({ article, to }) => view(open(article, to)),
    change_targets: ({ article, to, rows, change }) => {
      const doc = open(article, to);
      if (change.kind === 'merge' || change.kind === 'split' || change.kind === 'unmerge') return step(doc, change.kind, reshape(doc, rows, change));
      const meant = new Set(rows);
      const all = (change.kind === 'ignore' || change.kind === 'heed') && change.everywhere;
      return step(doc, change.kind, doc.rows.map((row) => (meant.has(row.id) || (all && row.findings.length + row.ignored.length > 0) ? changeOne(doc, row, change) : row)));
    },
    undo_review: ({ article, to }) => back(open(article, to), 'undo'),
    redo_review: ({ article, to }) => back(open(article, to), 'redo'),
    replace_in_targets: ({ article, to, find, replace, exact, whole_words, approved: also, rows, preview }) => {
      const doc = open(article, to);
      const escaped = find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      const pattern = new RegExp(whole_words ? `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])` : escaped, exact ? 'gu' : 'giu');
      const hits: ReplaceHit[] = [];
      const next = doc.rows.map((row) => {
        if ((rows.length > 0 && !rows.includes(row.id)) || (!also && approved(row))) return row;
        const after = replace === null ? row.text : row.text.replace(pattern, () => replace);
        for (const m of row.text.matchAll(pattern)) hits.push({ row: row.id, start: m.index, end: m.index + m[0].length, before: row.text, after });
        return after === row.text ? row : changeOne(doc, row, { kind: 'edit', text: after });
      });
      const change = preview || replace === null ? null : step(doc, 'replaced', next);
      return { hits: hits.slice(0, 1000), total: hits.length, change };
    },
    get_history: ({ article, to, row }) => {
      const doc = open(article, to);
      const first = doc.rows.find((r) => r.id === row);
      const made: HistoryEntry[] = first === undefined || (first.machine === null && first.origin === 'human') ? [] : [{ at: '2026-06-02T08:30:00Z', what: 'translated', engine: needs.engine('gemma'), text: first.machine ?? first.text, state: 'translated' }];
      return { entries: [...(doc.history.get(row) ?? []), ...made] };
    },
    list_terms: ({ source_language, target_language, search, limit, offset }) => {
      const found = terms.filter(wanted(source_language, target_language)).filter((t) => `${t.source} ${t.target} ${t.variants.join(' ')}`.toLowerCase().includes(search.toLowerCase())).sort((a, b) => a.source.localeCompare(b.source));
      return { terms: found.slice(offset, offset + limit), total: found.length };
    },
    save_term: (term) => {
      if (term.source.trim() === '' || term.target.trim() === '') throw apiError('empty-term', 'A term needs a word in both languages');
      const saved = { ...term, id: term.id ?? nextTerm++ };
      terms = [...terms.filter((t) => t.id !== saved.id), saved];
      for (const doc of docs.values()) doc.rows = doc.rows.map((row) => checked(doc, row));
      return saved;
    },
    delete_term: ({ term }) => {
      terms = terms.filter((t) => t.id !== term);
      for (const doc of docs.values()) doc.rows = doc.rows.map((row) => checked(doc, row));
      return {};
    },
    import_terms: ({ text, source_language, target_language }) => {
      const report = { added: 0, replaced: 0, same: 0, skipped: [] as { row: number; reason: string }[] };
      text.trim().split('\n').forEach((line, i) => {
        const [source = '', target = ''] = line.split(/[\t,;]/).map((s) => s.trim());
        if (source === '' || target === '') return report.skipped.push({ row: i + 1, reason: 'one side is empty' });
        const old = terms.find((t) => t.source === source && t.target_language === target_language);
        if (old?.target === target) return (report.same += 1);
        if (old === undefined) report.added += 1;
        else report.replaced += 1;
        terms = [...terms.filter((t) => t !== old), { id: old?.id ?? nextTerm++, source_language, target_language, source, variants: [], target, target_variants: [], forbidden: [], note: '', case_sensitive: false }];
        return 0;
      });
      return report;
    },
    export_terms: ({ format, source_language, target_language }) => file(`glossary.${format}`, terms.filter(wanted(source_language, target_language)).map((t) => `${t.source}\t${t.target}`).join('\n')),
    search_memory: ({ text, source_language, target_language, least, limit }) => ({
      matches: units.filter(wanted(source_language, target_language)).map((u) => {
        const diff = diffWords(u.source, text, source_language);
        const same = diff.filter((p) => p.kind === 'same').reduce((n, p) => n + p.text.length, 0);
        const percent = u.source === text ? 100 : Math.min(99, Math.round((200 * same) / (u.source.length + text.length)));
        return { source: u.source, target: u.target, percent, diff, article: u.article, from: u.from, at: u.at };
      }).filter((m) => m.percent >= least).sort((a, b) => b.percent - a.percent).slice(0, limit),
    }),
    get_memory: () => {
      const pairs = new Map<string, number>();
      for (const u of units) pairs.set(`${u.source_language} ${u.target_language}`, (pairs.get(`${u.source_language} ${u.target_language}`) ?? 0) + 1);
      return { pairs: [...pairs].map(([key, n]) => ({ source_language: key.split(' ')[0] ?? '', target_language: key.split(' ')[1] ?? '', units: n })) };
    },
    import_memory: ({ text, name }) => {
      const found = [...text.matchAll(/<seg>([^<]*)<\/seg>[\s\S]*?<seg>([^<]*)<\/seg>/g)];
      if (found.length === 0) throw apiError('damaged', 'The file is damaged');
      units = [...units, ...found.map((m) => ({ source: m[1] ?? '', target: m[2] ?? '', source_language: 'en', target_language: 'tr', article: null, from: name, at: now() }))];
      return { added: found.length, replaced: 0, same: 0, skipped: [] };
    },
    export_memory: ({ source_language, target_language }) => file('memory.tmx', units.filter(wanted(source_language, target_language)).map((u) => `${u.source}\n${u.target}`).join('\n\n'), 'text/xml'),
    forget_memory: ({ article }) => {
      const before = units.length;
      units = units.filter((u) => u.article !== article);
      return { units: before - units.length };
    },
    import_translation: ({ article, text, preview, decisions }) => {
      const doc = [...docs.values()].find((d) => d.article === article) ?? open(article ?? 'sample', 'tr');
      const theirs = new Map([...text.matchAll(/<unit id="([^"]+)"[\s\S]*?<target[^>]*>([^<]*)<\/target>/g)].map((m) => [m[1] ?? '', m[2] ?? '']));
      if (theirs.size === 0) throw apiError('damaged', 'The file is damaged');
      const changed: string[] = [];
      const conflicts: MergeConflict[] = [];
      let same = 0;
      const take = new Map<string, string>();
      for (const row of doc.rows) {
        const their = theirs.get(row.id);
        if (their === undefined) continue;
        theirs.delete(row.id);
        const base = doc.base.get(row.id) ?? row.machine ?? row.text;
        const side = decisions.find((d) => d.row === row.id)?.take;
        if (their === row.text || their === base) same += 1;
        else if (base === row.text || side === 'theirs') {
          changed.push(row.id);
          take.set(row.id, their);
        } else if (side === undefined) conflicts.push({ row: row.id, source: row.source, base, mine: row.text, theirs: their });
      }
      if (!preview && take.size > 0) step(doc, 'imported', doc.rows.map((row) => (take.has(row.id) ? changeOne(doc, row, { kind: 'edit', text: take.get(row.id) ?? '' }) : row)));
      return { article: doc.article, language: doc.to, changed, same, conflicts, unknown: [...theirs.keys()] };
    },
  };

  /** Another text for each of the segments, put beside what is there. */
  function* proposeSteps({ article, to, engine, segments = [] }: TranslateRequest, job: number): Generator<JobEvent> {
    const doc = open(article, to);
    const name = needs.engine(engine ?? '');
    yield { type: 'started', job, expected: segments.length, host: name.host };
    doc.rows = doc.rows.map((row) => {
      if (!row.segments.every((s) => segments.includes(s))) return row;
      const text = row.text === '' ? row.source : row.text.replace(/\d{2,}/, numbers(row.source)[0]?.text ?? '').replace(/\.$/, ', dendi.');
      if (row.proposals.some((p) => p.text === text) || text === row.text) return row;
      return { ...row, disagreement: 0.31, proposals: [...row.proposals, { id: nextProposal++, text, origin: 'machine' as const, engine: name, percent: null, findings: check(row.segments[0] ?? 0, row.source, text), made_at: now() }] };
    });
    yield { type: 'progress', done: segments.length, total: segments.length, unit: 'segments', tokens_per_second: 31 };
    yield { type: 'finished', outcome: { kind: 'translation', article, language: to, targets: needs.targets.get(`${article}:${to}`) ?? [], done: 0, total: 0, complete: true, engine: name, usage: { input_tokens: 90, output_tokens: 40, characters: null } } };
  }

  /** Fills an article's translation in, so that there is something to review. */
  function fill(article: string, to: string): void {
    const a = needs.article(article);
    const engine = needs.engine('gemma');
    const texts = machineTargets(a);
    needs.targets.set(`${article}:${to}`, segmentPlaces(a).flatMap((place, i): TargetView[] => {
      const text = texts[i] ?? '';
      return text === '' ? [] : [{ segment: place.id, text, state: 'translated', origin: 'machine', engine, findings: check(place.id, place.text, text) }];
    }));
  }

  /** A review that is under way: some approved, one edited, one from the memory, alternatives and a note. */
  function begin(article: string, to: string): void {
    fill(article, to);
    const doc = open(article, to);
    const change = (at: number, what: TargetChange) => {
      const row = doc.rows[at];
      if (row !== undefined) doc.rows = doc.rows.map((r) => (r === row ? changeOne(doc, r, what) : r));
    };
    for (const at of [0, 1, 3]) change(at, { kind: 'approve' });
    change(4, { kind: 'edit', text: (doc.rows[4]?.text ?? '').replace('yerel saatle', 'yerel saat ile') });
    change(4, { kind: 'approve' });
    change(6, { kind: 'edit', text: (doc.rows[6]?.text ?? '').replace('Rüstem', 'Rustem') });
    change(9, { kind: 'note', text: 'Ask whether “memorandum” is the word the ministry uses.' });
    const proposal = (text: string, name: string, row: ReviewRow) => ({ id: nextProposal++, text, origin: 'machine' as const, engine: { ...needs.engine('gemma'), id: name.toLowerCase(), name }, percent: null, findings: check(row.segments[0] ?? 0, row.source, text), made_at: now() });
    doc.rows = doc.rows.map((row, i) => {
      if (i === 5) return { ...row, disagreement: 0.42, proposals: [proposal('Ukrayna Cumhurbaşkanı Volodimir Zelenskiy, heyetini orduyu, insan haklarını ve hukuku temsil eden isimlerle 14 üyeye genişletti.', 'DeepL', row), proposal('Ukrayna Devlet Başkanı Volodimir Zelenski heyetini güncelleyerek 14 üyeye çıkardı; heyette ordu, insan hakları ve hukuk alanından isimler var.', 'Qwen', row)] };
      if (i === 7) return { ...row, origin: 'memory' as const, percent: 100, engine: null };
      return row;
    });
    store(doc, doc.rows);
  }

  /** An article's targets as a file that comes back. */
  function xliff(article: string, to: string): string {
    const doc = open(article, to);
    doc.base = new Map(doc.rows.map((row) => [row.id, row.text]));
    return `<xliff version="2.1">${doc.rows.map((row) => `<unit id="${row.id}"><segment><source>${row.source}</source><target>${row.text}</target></segment></unit>`).join('\n')}</xliff>`;
  }

  return { answers, proposeSteps, fill, begin, xliff };
}
