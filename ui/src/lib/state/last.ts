/** The article that was read last, so that the window opens on it again. */

const STORED = 'diglot.last-article';

export function lastArticle(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

/** Remembers an article; `null` forgets the one before. */
export function rememberArticle(id: string | null): void {
  try {
    if (id === null) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, id);
  } catch {
    // A page without storage opens on its first page; nothing else depends on it.
  }
}
