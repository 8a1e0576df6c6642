/** Text for the clipboard. */
import { i18n } from '$lib/i18n/index.svelte';
import type { App } from '$lib/state/app.svelte';
import type { Reader } from '$lib/state/reader.svelte';
import { joiner } from '$lib/sync/blocks';

/** The points as lines; with evidence each is followed by the sentences it rests on. */
export function summaryText(reader: Reader, evidence: boolean): string {
  const places = new Map(reader.places.map((place) => [place.id, place]));
  return reader.rows
    .filter(({ point }) => point?.dropped !== true)
    .flatMap(({ text, point }) => {
      if (!evidence) return [text];
      const lines = (point?.evidence ?? []).flatMap((id) => {
        const place = places.get(id);
        return place === undefined ? [] : [`    [${String(place.number)}] ${place.text}`];
      });
      return [`• ${text}`, ...lines];
    })
    .join('\n');
}

/** The translation as paragraphs. */
export function translationText(reader: Reader): string {
  const article = reader.article;
  const between = joiner(reader.translation?.language ?? '');
  return (article?.blocks ?? [])
    .filter((block) => block.dropped === null)
    .map((block) => block.segments.flatMap((s) => reader.targets.get(s.id)?.text ?? []).join(between))
    .filter((text) => text !== '')
    .join('\n\n');
}

/** Copies and says so. */
export async function copyText(app: App, text: string): Promise<void> {
  const { t } = i18n;
  try {
    await navigator.clipboard.writeText(text);
    app.ui.toast(t.exportMenu.copied);
  } catch {
    app.ui.toast(copyByHand(text) ? t.exportMenu.copied : t.exportMenu.copyFailed);
  }
}

/** The older way, for pages whose clipboard is closed. */
function copyByHand(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}
