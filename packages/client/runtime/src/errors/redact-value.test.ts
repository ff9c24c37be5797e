import { expect, it } from 'vitest';
import { redactHeaders, redactValue } from './redact-value.ts';

const redact = (text: string): string => text.replaceAll('sk-secret', '[key]');

it('takes the key out of texts and names at any depth, and leaves the rest as it is', () => {
  const value = { 'sk-secret': ['a sk-secret', 1, null, true, { deep: 'sk-secret' }] };
  expect(redactValue(value, redact)).toEqual({ '[key]': ['a [key]', 1, null, true, { deep: '[key]' }] });
});

it('drops what is deeper than anybody looks, in lists and in objects', () => {
  const nested = (depth: number, open: string, close: string): unknown =>
    JSON.parse(`${open.repeat(depth)}"x"${close.repeat(depth)}`);
  for (const [open, close] of [
    ['[', ']'],
    ['{"a":', '}'],
  ] as const) {
    expect(JSON.stringify(redactValue(nested(101, open, close), redact))).toContain('"x"');
    expect(JSON.stringify(redactValue(nested(102, open, close), redact))).toContain('[too deep]');
  }
});

it('leaves out a field that no header can hold, and keeps the others', () => {
  const fields = new Map([
    ['a', 'sk-secret'],
    ['b b', 'no name'],
    ['c', 'kept'],
  ]);
  const headers = redactHeaders(fields as unknown as Headers, redact); // has forEach, which is all that is asked of it
  expect([...headers]).toEqual([
    ['a', '[key]'],
    ['c', 'kept'],
  ]);
});
