/** Lists that a reader puts in order. */

/** The list with the item at one place moved to another; unchanged where a place is none. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const out = [...list];
  if (from < 0 || from >= out.length || to < 0 || to >= out.length) return out;
  out.splice(to, 0, ...out.splice(from, 1));
  return out;
}

/**
 * Where the row at `from` belongs while the pointer is at a height: rows change place once the
 * pointer is past the middle of the other, so that nothing flickers between two of unlike height.
 */
export function dropAt(y: number, rows: readonly { top: number; bottom: number }[], from: number): number {
  const middles = rows.map((row) => (row.top + row.bottom) / 2);
  const above = middles.findIndex((middle, i) => i < from && y < middle);
  if (above !== -1) return above;
  const below = middles.findLastIndex((middle, i) => i > from && y > middle);
  return below === -1 ? from : below;
}
