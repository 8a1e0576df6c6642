import type { Host } from './types';

/** The host this page runs on. Only the window's own code carries the window's library. */
export async function findHost(): Promise<Host> {
  if ('__TAURI_INTERNALS__' in window) return (await import('./tauri')).tauriHost();
  return (await import('./web')).webHost();
}

export * from './opened';
export * from './types';
