/** Amounts of money and sizes in the reader's way of writing. */

/** The currency of prices where the settings name none. */
export const USUAL_CURRENCY = 'USD';

/** Currencies to offer, the common ones first; any other ISO 4217 code may be typed. */
export const CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY', 'CNY', 'INR', 'KRW', 'BRL', 'TRY', 'UAH', 'RUB', 'CHF', 'CAD', 'AUD', 'MXN', 'PLN', 'SEK', 'SAR', 'EGP', 'TWD'];

/**
 * An amount in a currency. Prices of single requests are often a fraction of a cent: what is
 * smaller than a cent gets the digits that show it.
 */
export function amount(value: number, currency: string, locale: string): string {
  const small = value > 0 && value < 0.01;
  const digits = small ? { maximumSignificantDigits: 2 } : Number.isInteger(value) ? { maximumFractionDigits: 0 } : {};
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits }).format(value);
  } catch {
    // A code that is none: the number and the code, as they are.
    return `${new Intl.NumberFormat(locale, small ? { maximumSignificantDigits: 2 } : {}).format(value)} ${currency}`;
  }
}

/** A stretch that keeps its order from left to right among words of the other direction. */
export function leftToRight(text: string): string {
  return `\u2066${text.replaceAll('\u200f', '')}\u2069`;
}

/** A field's number; `null` for an empty field and for what is no number, or out of range. */
export function numberIn(text: string, least: number, most: number): number | null {
  const cleaned = text.trim().replace(',', '.');
  if (cleaned === '') return null;
  const value = Number(cleaned);
  return Number.isFinite(value) && value >= least && value <= most ? value : null;
}
