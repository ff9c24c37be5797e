import { expect, test } from 'vitest';
import { formEncode, percentEncode, percentEncodeUnreserved } from './percent-encode.ts';

test('all but unreserved characters are encoded', () => {
  expect(percentEncode("aZ09-._~ !'()*/é%")).toBe('aZ09-._~%20%21%27%28%29%2A%2F%C3%A9%25');
  expect(formEncode('a b  +')).toBe('a+b++%2B');
});

test('what is encoded already stays, and only that', () => {
  expect(percentEncodeUnreserved('%2f%AF %2g %g2 %')).toBe('%2f%AF%20%252g%20%25g2%20%25');
  expect(percentEncodeUnreserved("a:/?[]@!$'()*+,;=b&#")).toBe("a:/?[]@!$'()*+,;=b%26%23");
});
