/** Hosts the reader has agreed to send text to. */

const STORED = 'diglot.hosts';

/** Whether a host, with or without a port, is this computer. */
export function isThisComputer(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '').toLowerCase();
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}

function known(): string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]');
    return Array.isArray(list) ? list.filter((h): h is string => typeof h === 'string') : [];
  } catch {
    return [];
  }
}

export function allowsHost(host: string): boolean {
  return known().includes(host);
}

export function rememberHost(host: string): void {
  try {
    localStorage.setItem(STORED, JSON.stringify([...new Set([...known(), host])]));
  } catch {
    // Without storage the question comes again; that is the safe side.
  }
}
