/** Plurals and numbers for the catalogues. */

export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The form of a count in a language; `#` stands for the number as that language writes it. */
export function plural(tag: string, count: number, forms: Forms): string {
  const form = forms[new Intl.PluralRules(tag).select(count)] ?? forms.other;
  return form.replaceAll('#', new Intl.NumberFormat(tag).format(count));
}
