/**
 * The one door outward. Everything the window needs from outside the page passes through a
 * `Host`; the rest of the UI asks what a host can do, never which one it is.
 */
import type { ApiError, Calls, ExportedFile, ImportSource, JobEvent, Streams } from '$lib/api/bindings';

export type CallName = keyof Calls;
export type StreamName = keyof Streams;

/** What a host offers beyond the table of commands. */
export interface Capabilities {
  /** Files can be picked in a dialog. */
  pickFiles: boolean;
  /** A file can be saved where the reader says; without it the browser's download is used. */
  saveFile: boolean;
  /** Opening an address in the reader's own browser. */
  openUrl: boolean;
}

/** What a drag over the window does. */
export interface DropHandlers {
  over: (inside: boolean) => void;
  drop: (sources: ImportSource[]) => void;
}

export interface Host {
  readonly can: Capabilities;
  /** Asks once. Rejects with an {@link ApiError}. */
  call<N extends CallName>(name: N, request: Calls[N]['request']): Promise<Calls[N]['response']>;
  /**
   * Starts long work. Resolves when the last event was handed over; rejects with an
   * {@link ApiError} where the work could not even begin.
   */
  stream<N extends StreamName>(
    name: N,
    request: Streams[N]['request'],
    onEvents: (events: JobEvent[]) => void,
  ): Promise<void>;
  /** Lets the reader pick files; empty where none was picked. */
  pickFiles(extensions: string[]): Promise<ImportSource[]>;
  /** Saves a file; the place it went to, `null` where the reader gave up. */
  saveFile(file: ExportedFile): Promise<string | null>;
  /** Opens an http(s) address in the reader's browser. */
  openUrl(url: string): Promise<void>;
  /** What the app was started with: paths and addresses. */
  takeOpened(): Promise<string[]>;
  /** Tells that there is more to take: a second start, or a link; the answer ends it. */
  onOpened(more: () => void): () => void;
  /** Tells of files dragged onto the window; the answer ends it. */
  onDrop(handlers: DropHandlers): () => void;
}

/** Whether an event is the last of its job. */
export function isLast(event: JobEvent): boolean {
  return event.type === 'finished' || event.type === 'cancelled' || event.type === 'failed';
}

/** An error of the page itself, in the shape of all others. */
export function apiError(code: string, message: string, args: Record<string, string> = {}): ApiError {
  return { code, message, hint: null, args, retry_after_ms: null };
}

/** Whatever was thrown, as an {@link ApiError}. */
export function toApiError(thrown: unknown): ApiError {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown) {
    const e = thrown as Partial<ApiError> & { code: unknown; message: unknown };
    if (typeof e.code === 'string' && typeof e.message === 'string') {
      return {
        code: e.code,
        message: e.message,
        hint: e.hint ?? null,
        args: e.args ?? {},
        retry_after_ms: e.retry_after_ms ?? null,
      };
    }
  }
  return apiError('internal', thrown instanceof Error ? thrown.message : String(thrown));
}
