import { expect, test } from 'vitest';
import { signaturesIn } from './signatures-in.ts';

test('the signatures of addresses in answers are found, other parameters are not', () => {
  const json = {
    url: 'https://h/1.png?width=1024000&X-Amz-Signature=abcdef0123&Expires=1790000000',
    other: 'https://h/?token=98765432#a',
  };
  const steps = [{ respond: { status: 200, json } }];
  expect(signaturesIn([{ request: { method: 'GET', path: '/' }, steps }])).toEqual(['abcdef0123', '98765432']);
});
