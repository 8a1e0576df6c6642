/** What work would take, in the reader's words. */
import type { Estimate } from '$lib/api/bindings';
import { i18n, type Messages } from '$lib/i18n/index.svelte';

interface Wallet {
  words: (value: number) => string;
}

/** How much would be sent, part by part, and what it would cost. */
export function estimateWords(estimate: Estimate, wallet: Wallet, t: Messages): { amount: string[]; cost: string } {
  const { requests, characters, input_tokens, output_tokens } = estimate;
  const amount = [t.money.requestsAbout(requests), t.money.charactersAbout(i18n.number(characters))];
  if (input_tokens !== null && output_tokens !== null) amount.push(t.money.tokensAbout(i18n.number(input_tokens), i18n.number(output_tokens)));
  return { amount, cost: costWords(estimate, wallet, t) };
}

/** The cost alone: nothing leaves for free on this computer; a service without a price is told apart. */
export function costWords({ cost, host }: Estimate, wallet: Wallet, t: Messages): string {
  if (cost === null) return host === null ? t.money.free : t.money.noPrice;
  return cost === 0 ? t.money.free : t.money.about(wallet.words(cost));
}
