/** Articles for the fake host, made from plain text the way the real import would. */
import type { ArticleView, BlockView, Contents, ContentsItem, ImportSource, LanguageView } from '$lib/api/bindings';

const NAMES: Record<string, string> = { en: 'English', ar: 'Arabic', zh: 'Chinese', uk: 'Ukrainian', fr: 'French', de: 'German' };

export function languageView(tag: string, confidence = 0.99): LanguageView {
  const alternatives = [{ tag, confidence }, { tag: tag === 'uk' ? 'ru' : 'de', confidence: 1 - confidence }];
  return { tag, name: NAMES[tag] ?? tag, script: '', confidence, reliable: confidence > 0.8, alternatives, overridden: false, detected: tag };
}

/** Lines with a mark in front: `# ` title, `## ` heading, `- ` item, `> ` quote, `~reason ` dropped. */
export function articleFrom(id: string, language: string, marked: string): ArticleView {
  let nextSegment = 1;
  let nextNumber = 1;
  const blocks: BlockView[] = marked.trim().split('\n').filter((l) => l.trim() !== '').map((line, index) => {
    const dropped = /^~(\S+) /.exec(line)?.[1] ?? null;
    const rest = line.replace(/^~\S+ /, '');
    const kind = rest.startsWith('# ') ? 'title' : rest.startsWith('## ') ? 'heading' : rest.startsWith('- ') ? 'list-item' : rest.startsWith('> ') ? 'quote' : rest.startsWith('| ') ? 'table' : 'paragraph';
    const text = rest.replace(/^(#{1,2}|-|>|\|) /, '').replaceAll('⏎', '\n');
    const segments = sentences(text).map(({ start, end }) => ({
      id: kind === 'title' ? 0 : nextSegment++,
      number: kind === 'title' || dropped !== null ? 0 : nextNumber++,
      start,
      end,
    }));
    return { id: index, kind, level: kind === 'heading' ? 2 : null, text, language: null, dropped, segments } as BlockView;
  });
  const kept = blocks.filter((b) => b.dropped === null);
  const words = kept.reduce((sum, b) => sum + b.text.split(/\s+/).length, 0);
  return {
    id, source_kind: 'text', source_name: null, title: blocks[0]?.text ?? '', byline: null, site_name: null, published: null,
    url: null, imported_at: new Date().toISOString(), language: languageView(language), blocks, hidden: [], warnings: [],
    words, reading_minutes: Math.max(1, Math.round(words / 220)), segments: nextNumber - 1, parts: [], part: 0,
  };
}

function sentences(text: string): { start: number; end: number }[] {
  const out: { start: number; end: number }[] = [];
  for (const m of text.matchAll(/[^.!?。！？؟]+(?:[.!?。！？؟]+[”"’）)]*|$)/g)) {
    const lead = m[0].length - m[0].trimStart().length;
    const start = m.index + lead;
    const end = m.index + m[0].trimEnd().length;
    if (end <= start) continue;
    const last = out.at(-1);
    // "1 p.m. local": a stop before a small letter ends nothing.
    if (last !== undefined && (/^\p{Ll}/u.test(text.slice(start)) || end - start < 3)) last.end = end;
    else out.push({ start, end });
  }
  return out;
}

export const SAMPLE = `# Russia Ukraine Set for Second Round of Talks Amid Escalating Conflict
## Russia and Ukraine Gear Up for Second Peace Talks Amid Intensifying Conflict
As Russia and Ukraine prepare for a second round of peace talks in Istanbul on Monday, tensions on the ground continue to escalate, casting a shadow over the negotiations.
## High-Stakes Negotiations
The talks are scheduled to begin at 1 p.m. local time at the Ciragan Palace, according to the Turkish Ministry of Foreign Affairs. Ukrainian President Volodymyr Zelenskyy has updated his delegation, expanding it to 14 members, including figures from the military, human rights, and legal sectors. Defense Minister Rustem Umerov will lead the team.
“A future summit between national leaders is essential,” Zelenskyy stated, emphasizing the need for direct dialogue to resolve key issues.
On the Russian side, the delegation remains unchanged, led by Presidential Aide Vladimir Medinsky. Russia brings a draft memorandum and additional proposals aimed at achieving a ceasefire. Kremlin Press Secretary Dmitry Peskov expressed hope that this round would enable discussions on the draft peace agreement, including topics like navigation safety in the Black Sea.
## Escalating Tensions Ahead of Talks
Despite the planned negotiations, both countries have reported intensified military actions. Ukraine claims to have conducted a significant strike on Russian strategic bombers deep within Russian territory. The Security Service of Ukraine announced a special operation targeting air bases, stating that a number of long-range bombers were hit using drones.
Zelenskyy hailed the operation as an “absolutely brilliant outcome,” noting the use of 117 drones. However, Russian sources disputed the scale of the damage, accusing Ukraine of exaggeration.
Meanwhile, two bridges in Russia’s Bryansk and Kursk regions collapsed, leading to casualties and disruptions. The Russian Investigative Committee labeled the incidents as “acts of terrorism.” A Ukrainian official suggested these could be “false flag” operations by Russia to influence international opinion ahead of the peace talks.
In response, Russian forces conducted a missile strike on a Ukrainian army training facility, resulting in significant casualties, according to Ukraine’s Army Press Service.
## Deep Divisions Remain
Experts caution that while the talks are a positive step, deep divisions persist. Professor Wang Shuo of Beijing Foreign Studies University observed that Russia seeks to link a ceasefire to broader demands, such as NATO’s non-expansion and the lifting of sanctions. Ukraine favors an immediate ceasefire to gain relief for its forces before addressing wider issues.
“The fundamental lack of trust between Moscow and Kyiv will make negotiations difficult and prolonged,” Wang noted.
As the world watches, the outcome of these talks could have significant implications for regional stability and international relations.
~comments Leave a Reply
~comments Your email address will not be published. Required fields are marked *
~comments This site uses Akismet to reduce spam. Learn how your comment data is processed.
~navigation Back To Top`;

export const ARABIC = `# اتفاق جديد بشأن المياه
وقّع وزراء المياه في ثلاث دول اتفاقًا جديدًا ينظم تقاسم مياه النهر خلال موسم الجفاف. ويمتد الاتفاق خمس سنوات قابلة للتجديد، ويشمل 12 محطة قياس مشتركة.
## بنود الاتفاق
تلتزم الأطراف بتبادل البيانات اليومية عن مستويات الخزانات. وتُنشأ لجنة فنية دائمة تجتمع مرتين في السنة.
> قال أحد الوزراء إن الاتفاق «يمنح المزارعين ما يحتاجون إليه من وضوح».
- حصة ثابتة لا تقل عن 30 في المئة لكل دولة.
- صندوق مشترك بقيمة 250 مليون دولار.
ويرى خبراء أن نجاح الاتفاق مرهون بتنفيذ بنود الرقابة.`;

export const CHINESE = `# 欧盟就碳边境税达成协议
欧盟成员国周二就碳边境税的最终方案达成协议。新规将于2026年1月1日生效，首先适用于钢铁、水泥和化肥等行业。
## 主要内容
进口商必须购买与产品碳含量相当的证书。欧盟委员会估计，到2030年这项措施每年将带来约140亿欧元的收入。
发展中国家批评该措施是变相的贸易保护主义。欧盟表示，将为最不发达国家提供技术援助。
| 行业	生效年份⏎钢铁	2026⏎水泥	2026⏎化肥	2027`;

export const OTHERS: [string, string, string][] = [
  ['uk', 'Енергетична криза: що далі?', 'Уряд оголосив новий план захисту мереж. Ремонт триватиме до весни.'],
  ['fr', 'La Commission détaille son plan', 'La Commission a présenté mardi son plan pour l’industrie. Il prévoit 40 milliards d’euros d’ici 2030.'],
  ['de', 'Donaudampfschifffahrtsgesellschaftskapitän geht in Ruhestand', 'Nach 41 Jahren verlässt der Kapitän die Brücke. Sein Nachfolger kommt aus Passau.'],
];

const item = (number: number, title: string, more: Partial<ContentsItem> = {}): ContentsItem => ({ number, title, detail: null, published: null, characters: null, url: null, article: null, ...more });

/** What a source holds that is no single article: by the ending of its name, as the real import would tell by its bytes. */
export function contentsOf(source: ImportSource): Contents | null {
  const name = source.kind === 'file' ? source.path : source.kind === 'url' ? source.url : source.kind === 'bytes' ? source.name : '';
  if (name.endsWith('.epub')) {
    return { of: 'book', title: 'A Long Book', url: null, left_out: 0, items: Array.from({ length: 24 }, (_, i) => item(i + 1, i === 2 ? '' : `Chapter ${String(i + 1)}`, { characters: 9000 + i * 731 })) };
  }
  if (name.endsWith('.opml')) {
    return { of: 'subscriptions', title: '', url: null, left_out: 0, items: ['a', 'b', 'c'].map((x, i) => item(i + 1, `Paper ${x.toUpperCase()}`, { url: `https://${x}.example/feed.xml`, detail: `https://${x}.example/` })) };
  }
  if (!name.endsWith('feed.xml')) return null;
  return {
    of: 'feed', title: 'The Daily Feed', url: source.kind === 'url' ? source.url : null, left_out: 3,
    items: [
      item(1, 'Harbour bridge closes', { url: 'https://a.example/bridge', published: '2026-03-02T08:30:00Z', detail: 'A. Reporter' }),
      item(2, 'A new ferry', { url: 'https://a.example/broken', published: '2026-03-01T08:30:00Z' }),
      item(3, 'Held in the feed itself', { characters: 1200 }),
    ],
  };
}
