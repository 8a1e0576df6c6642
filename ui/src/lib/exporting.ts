/** Writing an article out as a file: what there is for the page that is shown, and how it is done. */
import type { ExportFormat } from '$lib/api/bindings';
import type { Action } from '$lib/actions';
import type { Messages } from '$lib/i18n/en';
import { i18n } from '$lib/i18n/index.svelte';
import type { App } from '$lib/state/app.svelte';

export const OF_SUMMARY = ['text', 'markdown', 'html', 'json'] as const;
export const OF_TRANSLATION = ['docx', 'docx-target', 'html', 'markdown', 'text', 'xliff', 'xliff12', 'tmx', 'json'] as const;

/** Whether the translation is what is written out. */
export function exportsTranslation({ reader }: App): boolean {
  return reader.tab !== 'summary' && reader.translation !== null;
}

/** Writes the article out, after what was typed last is stored. */
export async function exportAs(app: App, format: ExportFormat): Promise<void> {
  const article = app.reader.article?.id;
  if (article === undefined) return;
  await app.attempt(async () => {
    await app.review.flush();
    const translation = exportsTranslation(app) ? (app.reader.translation?.language ?? null) : null;
    const file = await app.host.call('export_article', { article, format, translation });
    const place = await app.host.saveFile(file);
    if (place !== null) app.ui.toast(i18n.t.exportMenu.saved(place));
  });
}

function action(format: ExportFormat, of: 'summary' | 'translation', words: (t: Messages) => string): Action {
  return {
    id: `export-${of}-${format}`,
    label: (t) => `${t.bar.export}: ${words(t)}`,
    group: 'article',
    enabled: (app) => app.reader.article !== null && exportsTranslation(app) === (of === 'translation'),
    run: (app) => void exportAs(app, format),
  };
}

export const EXPORT_ACTIONS: readonly Action[] = [
  ...OF_SUMMARY.map((format) => action(format, 'summary', (t) => t.exportMenu[format])),
  ...OF_TRANSLATION.map((format) => action(format, 'translation', (t) => t.review.export[format])),
];
