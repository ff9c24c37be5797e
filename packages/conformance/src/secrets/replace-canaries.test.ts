import { expect, test } from 'vitest';
import { replaceCanaries } from './replace-canaries.ts';

const masked = (text: string): string => replaceCanaries(text, ({ kind }) => `<${kind}>`);

test.each([
  ['https://a.test/b?token=token-1&w=2', 'https://a.test/b?token=<signed address>&w=2'],
  ['Bearer abcdefgh1, again: Bearer abcdefgh1', 'Bearer <bearer token>, again: Bearer <bearer token>'],
  ['{"user_id":778899,"name":"a"}', '{"user_id":<account>,"name":"a"}'],
  ['https://me:pass1234@host.test/', 'https://<address with a password>@host.test/'],
  ['write to me@mail.limner.dev or you@example.com', 'write to <e-mail> or you@example.com'],
  ['nothing to see', 'nothing to see'],
])('%s', (text, expected) => {
  expect(masked(text)).toBe(expected);
});
