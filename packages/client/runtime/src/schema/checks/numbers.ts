import { shown } from '../wording.ts';
import { report } from './report.ts';
import { type Check, type Payload, rule } from './rule.ts';

/** `type: integer`: any number without a fraction, 1e300 too, which zod's own integers are not. For `z.number()`. */
export function integer(): Check {
  return rule((payload) => {
    const { value } = payload;
    if (typeof value !== 'number') callInteger(payload);
    else if (!Number.isInteger(value))
      report(payload, { rule: 'type', limit: 'integer', text: `expected integer, got ${shown(value)}` });
  });
}

/** zod's number says that a number is due, where it is an integer. */
function callInteger({ issues }: Payload): void {
  for (const [index, issue] of issues.entries())
    if (issue.code === 'invalid_type') issues[index] = { ...issue, expected: 'int' };
}

/** `multipleOf`, reckoned with the decimals that are written: 19.99 is a multiple of 0.01. */
export function multipleOf(step: number): Check {
  return rule((payload) => {
    const { value } = payload;
    if (typeof value === 'number' && !isMultiple(value, step))
      report(payload, { rule: 'multipleOf', limit: step, text: `expected a multiple of ${step}, got ${shown(value)}` });
  });
}

function isMultiple(value: number, step: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(step)) return value % step === 0;
  if (!Number.isFinite(value)) return false;
  const [a, b] = [decimal(value), decimal(step)];
  const shift = a.exponent - b.exponent;
  const digits = a.digits * 10n ** BigInt(Math.max(shift, 0));
  const divisor = b.digits * 10n ** BigInt(Math.max(-shift, 0));
  return divisor !== 0n && digits % divisor === 0n;
}

/** A number as it is written, without its sign: `digits * 10 ** exponent`, but for a power of ten that all share. */
function decimal(value: number): { readonly digits: bigint; readonly exponent: number } {
  const text = Math.abs(value).toExponential();
  const end = text.indexOf('e');
  const digits = text.slice(0, end).replace('.', '');
  return { digits: BigInt(digits), exponent: Number(text.slice(end + 1)) - digits.length };
}
