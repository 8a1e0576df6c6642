/** Keys: as the table of actions writes them, and as people read them. */

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** A key press as the table writes it; Ctrl, and on a Mac also ⌘, is `Mod`. */
export function keyName(e: KeyboardEvent): string {
  const mod = e.ctrlKey || (isMac && e.metaKey);
  const key = e.key === '=' && mod ? '+' : e.key === '_' && mod ? '-' : e.key.length === 1 ? e.key.toUpperCase() : e.key;
  // With Alt a Mac writes other signs on the digits.
  const digit = e.altKey ? /^Digit(\d)$/.exec(e.code)?.[1] : undefined;
  // Shift is part of a sign such as `?` or `+`; it is told only with letters and named keys.
  const shift = e.shiftKey && (key.length > 1 || /[A-Z]/.test(key));
  return [mod ? 'Mod' : '', e.altKey ? 'Alt' : '', shift ? 'Shift' : '', digit ?? key].filter((part) => part !== '').join('+');
}

const SIGNS: Record<string, string> = { Mod: isMac ? '⌘' : 'Ctrl', Enter: '↵', Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑', ArrowLeft: '←', ArrowRight: '→', Shift: isMac ? '⇧' : 'Shift', Alt: isMac ? '⌥' : 'Alt' };

/** A key of the table for people. */
export function keyLabel(key: string): string {
  const plus = key.endsWith('++');
  const parts = plus ? [...key.slice(0, -2).split('+'), '+'] : key.split('+');
  return parts.map((part) => SIGNS[part] ?? part).join(' ');
}
