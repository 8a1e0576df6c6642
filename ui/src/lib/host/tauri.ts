/** The window's host. The only file that imports `@tauri-apps`. */
import type { Calls, JobEvent, Streams } from '$lib/api/bindings';
import { Channel, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { apiError, isLast, toApiError, type CallName, type Host, type StreamName } from './types';

export function tauriHost(): Host {
  async function ask<T>(name: string, args: Record<string, unknown>): Promise<T> {
    try {
      return await invoke<T>(name, args);
    } catch (thrown) {
      throw toApiError(thrown);
    }
  }

  return {
    can: { pickFiles: true, saveFile: true, openUrl: true },

    call<N extends CallName>(name: N, request: Calls[N]['request']) {
      return ask<Calls[N]['response']>(name, { request });
    },

    stream<N extends StreamName>(
      name: N,
      request: Streams[N]['request'],
      onEvents: (events: JobEvent[]) => void,
    ): Promise<void> {
      return new Promise((resolve, reject) => {
        const onEvent = new Channel<JobEvent[]>();
        onEvent.onmessage = (events) => {
          onEvents(events);
          if (events.some(isLast)) resolve();
        };
        ask<unknown>(name, { request, onEvent }).catch(reject);
      });
    },

    async pickFiles() {
      const paths = await ask<string[]>('pick_files', {});
      return paths.map((path) => ({ kind: 'file', path }));
    },

    saveFile: ({ name, text, base64 }) => ask<string | null>('save_file', { name, text, base64: base64 === true }),

    async openUrl(url) {
      if (!/^https?:\/\//i.test(url)) throw apiError('bad-address', 'Only http and https addresses are opened');
      await ask<unknown>('open_url', { url });
    },

    takeOpened: () => ask<string[]>('take_opened', {}),

    onOpened(more) {
      const listening = listen('opened', more);
      return () => void listening.then((end) => end());
    },

    onDrop({ over, drop }) {
      const listening = getCurrentWebview().onDragDropEvent(({ payload }) => {
        over(payload.type === 'enter' || payload.type === 'over');
        if (payload.type === 'drop') drop(payload.paths.map((path) => ({ kind: 'file', path })));
      });
      return () => void listening.then((end) => end());
    },
  };
}
