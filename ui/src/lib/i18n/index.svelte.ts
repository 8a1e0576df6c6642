/**
 * The words of the window. One catalogue a language; a missing key fails the type check. The
 * choice is kept by the page itself: it is about this window, not about the library.
 */
import { en, type Messages } from './en';

export type { Messages };

/** Every language of the window in its own name; all but English are loaded when chosen. */
export const UI_LANGUAGES: Record<string, { name: string; load: () => Promise<Messages> }> = {
  en: { name: 'English', load: () => Promise.resolve(en) },
  tr: { name: 'Türkçe', load: async () => (await import('./tr')).tr },
  de: { name: 'Deutsch', load: async () => (await import('./de')).de },
  uk: { name: 'Українська', load: async () => (await import('./uk')).uk },
  ru: { name: 'Русский', load: async () => (await import('./ru')).ru },
  'zh-Hant': { name: '繁體中文', load: async () => (await import('./zh-Hant')).zhHant },
  ja: { name: '日本語', load: async () => (await import('./ja')).ja },
  ko: { name: '한국어', load: async () => (await import('./ko')).ko },
  hi: { name: 'हिन्दी', load: async () => (await import('./hi')).hi },
  pt: { name: 'Português', load: async () => (await import('./pt')).pt },
  es: { name: 'Español', load: async () => (await import('./es')).es },
  fr: { name: 'Français', load: async () => (await import('./fr')).fr },
  'zh-Hans': { name: '简体中文', load: async () => (await import('./zh-Hans')).zhHans },
  ar: { name: 'العربية', load: async () => (await import('./ar')).ar },
};

const STORED = 'diglot.ui-language';

/** The first of the wanted languages that there is a catalogue for. */
export function pickLanguage(wanted: readonly string[], offered: readonly string[]): string {
  for (const tag of wanted) {
    const full = tag.toLowerCase();
    const exact = offered.find((o) => o.toLowerCase() === full);
    if (exact !== undefined) return exact;
    if (full.startsWith('zh')) {
      const hant = /hant|tw|hk|mo/.test(full);
      const chinese = offered.find((o) => o === (hant ? 'zh-Hant' : 'zh-Hans'));
      if (chinese !== undefined) return chinese;
    }
    const primary = full.split('-')[0] ?? full;
    const near = offered.find((o) => o.toLowerCase() === primary);
    if (near !== undefined) return near;
  }
  return 'en';
}

class I18n {
  t = $state.raw<Messages>(en);

  get tag(): string {
    return this.t.tag;
  }

  /** The tag for `Intl`; the catalogues write numbers with European digits everywhere. */
  get locale(): string {
    return this.tag === 'ar' || this.tag === 'hi' ? `${this.tag}-u-nu-latn` : this.tag;
  }

  /** Starts with the reader's earlier choice, else with the system's languages. */
  async start(): Promise<void> {
    const stored = read();
    await this.use(stored ?? pickLanguage(navigator.languages, Object.keys(UI_LANGUAGES)), false);
  }

  async use(tag: string, remember = true): Promise<void> {
    const language = UI_LANGUAGES[tag];
    if (language === undefined) return;
    this.t = await language.load();
    document.documentElement.lang = this.t.tag;
    document.documentElement.dir = this.t.dir;
    if (remember) {
      try {
        localStorage.setItem(STORED, tag);
      } catch {
        // A page without storage forgets the choice; nothing else depends on it.
      }
    }
  }

  number(value: number, options?: Intl.NumberFormatOptions): string {
    return new Intl.NumberFormat(this.locale, options).format(value);
  }

  /** Names in one line, as the window's language strings them together. */
  list(names: readonly string[]): string {
    return new Intl.ListFormat(this.locale, { type: 'conjunction', style: 'narrow' }).format(names);
  }

  percent(share: number): string {
    return this.number(share, { style: 'percent', maximumFractionDigits: 0 });
  }

  /** "today", or the date; the time too where it is of today. */
  when(rfc3339: string): string {
    const date = new Date(rfc3339);
    if (Number.isNaN(date.getTime())) return '';
    const today = new Date().toDateString() === date.toDateString();
    return new Intl.DateTimeFormat(this.locale, today ? { timeStyle: 'short' } : { dateStyle: 'medium' }).format(date);
  }

  /** A language's name in the window's language. */
  language(tag: string): string {
    if (tag === '' || tag === 'und') return '?';
    try {
      return new Intl.DisplayNames([this.tag], { type: 'language' }).of(tag) ?? tag;
    } catch {
      return tag;
    }
  }

  /** A language's name in itself. */
  ownName(tag: string): string {
    try {
      const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
      return name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1);
    } catch {
      return tag;
    }
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

export const i18n = new I18n();
