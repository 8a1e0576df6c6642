/** The host of a plain browser page: the same table over HTTP from the page's own origin. */
import type { Calls, JobEvent, Streams } from '$lib/api/bindings';
import { bytesOf, fileSource } from '$lib/files';
import { apiError, toApiError, type CallName, type DropHandlers, type Host, type StreamName } from './types';

async function ask(path: string, request: unknown): Promise<Response> {
  let response: Response;
  const body = JSON.stringify(request);
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      // What was typed last arrives though its page is closed; browsers allow that to small bodies only.
      keepalive: path.endsWith('/change_targets') && body.length < 16_000,
    });
  } catch {
    throw apiError('host-gone', 'The program behind this page does not answer');
  }
  if (response.ok) return response;
  const text = await response.text();
  let error: unknown = apiError('internal', `The program behind this page answered ${String(response.status)}`);
  try {
    error = JSON.parse(text);
  } catch {
    // Not the table's own error: the status says enough.
  }
  throw toApiError(error);
}

/** Hands over each whole line of a body, as it comes. */
export async function readLines(body: ReadableStream<Uint8Array>, onLine: (line: string) => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    rest += value === undefined ? decoder.decode() : decoder.decode(value, { stream: !done });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') onLine(line);
    if (done) break;
  }
  if (rest.trim() !== '') onLine(rest);
}

function chooseFiles(extensions: string[]): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.accept = extensions.map((e) => `.${e}`).join(',');
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

export function webHost(): Host {
  return {
    can: { pickFiles: true, saveFile: false, openUrl: true },

    async call<N extends CallName>(name: N, request: Calls[N]['request']) {
      const response = await ask(`/api/call/${name}`, request);
      return (await response.json()) as Calls[N]['response'];
    },

    async stream<N extends StreamName>(
      name: N,
      request: Streams[N]['request'],
      onEvents: (events: JobEvent[]) => void,
    ) {
      const response = await ask(`/api/stream/${name}`, request);
      if (response.body === null) return;
      try {
        await readLines(response.body, (line) => onEvents(JSON.parse(line) as JobEvent[]));
      } catch {
        throw apiError('host-gone', 'The program behind this page stopped answering');
      }
    },

    async pickFiles(extensions) {
      return Promise.all((await chooseFiles(extensions)).map(fileSource));
    },

    saveFile({ name, media_type, text, base64 }) {
      const content = base64 === true ? bytesOf(text) : text;
      const address = URL.createObjectURL(new Blob([content], { type: media_type }));
      const link = document.createElement('a');
      link.href = address;
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
      return Promise.resolve(name);
    },

    openUrl(url) {
      if (/^https?:\/\//i.test(url)) window.open(url, '_blank', 'noopener,noreferrer');
      return Promise.resolve();
    },

    takeOpened: () => Promise.resolve(takeLink()),

    onOpened(more) {
      window.addEventListener('hashchange', more);
      return () => window.removeEventListener('hashchange', more);
    },

    onDrop: (handlers) => pageDrops(handlers),
  };
}

/** A `diglot:` link behind the `#` of the page's address; nothing else is taken from there. */
function takeLink(): string[] {
  const text = window.location.hash.slice(1);
  if (!/^diglot:/i.test(text)) return [];
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
  return [text];
}

/** Files dragged onto a page. */
function pageDrops({ over, drop }: DropHandlers): () => void {
  const carriesFiles = (e: DragEvent) => e.dataTransfer?.types.includes('Files') ?? false;
  const onOver = (e: DragEvent) => {
    if (!carriesFiles(e)) return;
    e.preventDefault();
    over(true);
  };
  const onLeave = (e: DragEvent) => {
    if (e.relatedTarget === null) over(false);
  };
  const onDrop = (e: DragEvent) => {
    over(false);
    if (!carriesFiles(e)) return;
    e.preventDefault();
    void Promise.all([...(e.dataTransfer?.files ?? [])].map(fileSource)).then(drop);
  };
  window.addEventListener('dragover', onOver);
  window.addEventListener('dragleave', onLeave);
  window.addEventListener('drop', onDrop);
  return () => {
    window.removeEventListener('dragover', onOver);
    window.removeEventListener('dragleave', onLeave);
    window.removeEventListener('drop', onDrop);
  };
}
