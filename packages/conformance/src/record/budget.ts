import { type Price, usdOf, usdText } from './price.ts';

/** What became of a call, as far as it may have cost. */
export interface CallCost {
  readonly price: Price;
  /** Dollars that the provider told. */
  readonly toldUsd?: number | undefined;
  /** Of a call that failed: whether it may be on the bill all the same. */
  readonly billable?: 'no' | 'maybe' | 'yes' | undefined;
}

/** The running total of a live run; what may have been billed counts as billed. */
export class Budget {
  readonly #limit: number;
  #spent = 0;

  /** @param limit dollars */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get spent(): number {
    return this.#spent;
  }

  /** Why calls of these prices may not be made; undefined where the rest of the budget holds them. */
  refusal(prices: readonly Price[]): string | undefined {
    const total = prices.reduce((sum, price) => sum + usdOf(price), 0);
    // A rest of nothing after sums of tenths is not exactly nothing.
    if (this.#spent + total <= this.#limit + 1e-9) return undefined;
    const rest = `${usdText(this.#limit)}${this.#spent > 0 ? `, of which ${usdText(this.#spent)} may be spent` : ''}`;
    return `${usdText(total)} is beyond the budget of ${rest}`;
  }

  /** Counts a call: by what the provider told where that is more, and nothing for one that surely was not billed. */
  count({ price, toldUsd, billable = 'yes' }: CallCost): void {
    if (billable !== 'no') this.#spent += Math.max(usdOf(price), toldUsd ?? 0);
  }
}
