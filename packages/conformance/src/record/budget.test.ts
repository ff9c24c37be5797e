import { expect, test } from 'vitest';
import { Budget } from './budget.ts';
import { money, priceText } from './price.ts';

const cents = (count: number) => money(count / 100, 'USD');

test('a plan is refused that is beyond the budget, and taken when it just fits', () => {
  const budget = new Budget(0.3);
  expect(budget.refusal([cents(10), cents(20)])).toBeUndefined();
  expect(budget.refusal([cents(10), cents(20), cents(1)])).toBe('0.3100 USD is beyond the budget of 0.3000 USD');
});

test('what may have been billed is spent; what surely was not is not', () => {
  const budget = new Budget(0.3);
  budget.count({ price: cents(10) });
  budget.count({ price: cents(10), billable: 'maybe' });
  budget.count({ price: cents(10), billable: 'no' });
  expect(budget.spent).toBeCloseTo(0.2);
  expect(budget.refusal([cents(11)])).toMatch(/of which 0\.2000 USD may be spent/);
});

test('a call that cost more than it was said to cost counts as that', () => {
  const budget = new Budget(1);
  budget.count({ price: cents(10), toldUsd: 0.4 });
  budget.count({ price: cents(10), toldUsd: 0.01 });
  expect(budget.spent).toBeCloseTo(0.5);
});

test('a price in yuan counts as the most that it ever was in dollars', () => {
  expect(priceText(money(0.25, 'CNY'))).toBe('0.25 CNY (at most 0.0425 USD)');
  expect(new Budget(0.04).refusal([money(0.25, 'CNY')])).toBeDefined();
});
