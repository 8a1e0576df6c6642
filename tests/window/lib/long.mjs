/** A library with one long article and its translation, for measurements. */
import { call, runJob, withHost } from './service.mjs';

const WHO = ['The harbour master', 'A spokeswoman for the ministry', 'Professor Lindqvist', 'The town council', 'An engineer from Rotterdam', 'The fishing cooperative', 'Judge Marchetti', 'The youngest crew member'];
const DID = ['reported', 'denied', 'confirmed', 'repeated', 'explained', 'doubted'];
const WHAT = ['that the ferry had carried', 'that the warehouse still held', 'that the storm had damaged', 'that the new line would need', 'that the survey had counted', 'that the contract covered'];
const THINGS = ['containers', 'fishing boats', 'households', 'metres of cable', 'documents', 'passengers', 'pumps', 'trees'];
const WHEN = ['on Monday morning', 'after the flood', 'before the vote', 'during the hearing', 'in the last days of March', 'while the inquiry went on'];

/** Sentences of 60 to 200 characters, each another one; some in a hundred stand twice. */
function sentences(count) {
  let seed = 20_261;
  const draw = (list) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return list[Math.floor((seed / 2_147_483_648) * list.length)];
  };
  const out = [];
  for (let i = 0; i < count; i++) {
    if (i % 60 === 59) {
      out.push(out[i - 40]);
      continue;
    }
    const number = (i * 7919) % 9973;
    const first = `${draw(WHO)} ${draw(DID)} ${draw(WHAT)} ${number} ${draw(THINGS)} ${draw(WHEN)}`;
    const more = i % 3 === 0 ? `, although ${draw(WHO).toLowerCase()} had ${draw(DID)} earlier ${draw(WHAT)} only ${(number * 3) % 977}` : '';
    out.push(`${first}${more}.`);
  }
  return out;
}

/** Fills the library of a folder; gives the article's id. */
export function fillLong(folder, count) {
  return withHost(['--data-dir', folder], async (address) => {
    const all = sentences(count - 1);
    const paragraphs = [];
    for (let at = 0; at < all.length; at += 6) paragraphs.push(all.slice(at, at + 6).join(' '));
    const text = `The book of the harbour\n\n${paragraphs.join('\n\n')}`;
    const { article } = await runJob(address, 'import_article', { source: { kind: 'text', text } });
    const base_url = `${address}/fake/v1`;
    const engine = await call(address, 'save_engine', { id: null, name: 'Scripted', preset: 'libretranslate-local', base_url, model: null });
    const settings = await call(address, 'get_settings');
    await call(address, 'save_settings', { ...settings, target_language: 'el', translation_engine: engine.id });
    await runJob(address, 'translate', { article, to: 'el', engine: engine.id, again: false, segments: [], propose: false });
    // Some hundred rows that somebody has edited, and with a number that is wrong.
    const slip = { article, to: 'el', find: '11', replace: '17', exact: true, whole_words: false, approved: true, rows: [], preview: false };
    await call(address, 'replace_in_targets', slip);
    const begun = performance.now();
    const { counts } = await call(address, 'get_review', { article, to: 'el' });
    return { article, counts, answered: performance.now() - begun };
  });
}
