/** What one call may cost. */
export type Price =
  | { readonly kind: 'free' }
  | { readonly kind: 'money'; readonly amount: number; readonly currency: Currency; readonly usd: number }
  /** Nobody outside knows it. */
  | { readonly kind: 'unknown' };

/** Currencies that prices are given in. */
export type Currency = 'USD' | 'CNY';

/**
 * Dollars that a unit is never worth more than: the worst case, so that a budget holds. The yuan has not been above 0.166
 * dollars since it floats (January 2014).
 */
const dollars: Readonly<Record<Currency, number>> = { USD: 1, CNY: 0.17 };

/** A price in a currency, with what it is at most in dollars. */
export function money(amount: number, currency: Currency): Price {
  return { kind: 'money', amount, currency, usd: amount * dollars[currency] };
}

/** `0.121 USD`, `0.25 CNY (at most 0.0425 USD)`, `free`, `unknown`. */
export function priceText(price: Price): string {
  if (price.kind !== 'money') return price.kind;
  const own = `${price.amount} ${price.currency}`;
  return price.currency === 'USD' ? own : `${own} (at most ${usdText(price.usd)})`;
}

/** An amount of dollars to four places, the least that a provider charges. */
export function usdText(usd: number): string {
  return `${usd.toFixed(4)} USD`;
}

/** What a call is counted as; an unknown price is counted as nothing, for there is nothing to count. */
export function usdOf(price: Price): number {
  return price.kind === 'money' ? price.usd : 0;
}
