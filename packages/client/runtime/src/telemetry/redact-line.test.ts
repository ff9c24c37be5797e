import { expect, it } from 'vitest';
import { keyRedactor } from '../client/key-redactor.ts';
import { redactLine } from './redact-line.ts';

const redact = keyRedactor('sk-tiny-secret-0000');

it.each([
  ['the key', 'with sk-tiny-secret-0000 in it', 'with [key] in it'],
  ['an authorization header', 'Authorization: Bearer abc.def-123', 'Authorization: [redacted]'],
  ['a header in JSON', '{"x-api-key":"abc123","a":1}', '{"x-api-key":"[redacted]","a":1}'],
  ['a cookie', 'set-cookie: session=abc; Path=/', 'set-cookie: [redacted]; Path=/'],
  ['a token in a text', 'access_token=abc123 is no good', 'access_token=[redacted] is no good'],
  ['a bearer alone', 'got Bearer abcdefgh12345678', 'got Bearer [redacted]'],
  [
    'a signed query',
    'at https://cdn.example.com/a.png?X-Sig=ab&c=d, sorry',
    'at https://cdn.example.com/a.png?[query] sorry',
  ],
  ['credentials in a URL', 'at https://me:pass@host.example/x', 'at https://[credentials]@host.example/x'],
  ['a data URI', 'image data:image/png;base64,iVBORw0KGgo= is bad', 'image [data URI] is bad'],
  ['long base64', `b64 ${'iVBORw0KGgo'.repeat(9)}== end`, 'b64 [base64] end'],
  ['a data URI in capitals, up to a quote', 'DATA:image/svg+xml,%3Csvg "x"', '[data URI] "x"'],
  ['two data URIs', 'data:a/b,c data:d/e;f', '[data URI] [data URI]'],
  ['a fragment', 'at http://x.example/a#token end', 'at http://x.example/a?[query] end'],
  ['two queries', 'http://a.example?b http://c.example?d', 'http://a.example?[query] http://c.example?[query]'],
  [
    'credentials twice',
    'HTTP://a:b@c.example http://d@e.example',
    'HTTP://[credentials]@c.example http://[credentials]@e.example',
  ],
  ['a proxy authorization', 'proxy-authorization: Basic dXNlcg==', 'proxy-authorization: [redacted]'],
  ["fal's own word for a key", 'authorization: key abc', 'authorization: [redacted]'],
  [
    'keys by all their names',
    'apikey=a api_key=b x-api-key=c',
    'apikey=[redacted] api_key=[redacted] x-api-key=[redacted]',
  ],
  ['a cookie that is sent', 'cookie = abc', 'cookie = [redacted]'],
  [
    'secrets and signatures',
    "client_secret: 'a', X-Signature=b",
    "client_secret: '[redacted]', X-Signature=[redacted]",
  ],
  ['basic alone, twice', 'basic abcdefgh, BASIC abc+/=.~-d', 'basic [redacted], BASIC [redacted]'],
  ['base64 of eighty letters, twice', `${'a'.repeat(80)}= ${'b'.repeat(80)}`, '[base64] [base64]'],
  ['many blanks', 'a \t\u0000\u0085\u2028\u2029\u007f b', 'a b'],
  ['line breaks and escapes', 'a\r\n[tiny] forged \u001b[31mred', 'a [tiny] forged [31mred'],
])('takes out %s', (_, line, expected) => {
  expect(redactLine(line, { redact, echoes: [] })).toBe(expected);
});

it.each([
  'request id 123e4567-e89b-12d3-a456-426614174000',
  'POST api.example.com:443/v1/images/generations',
  `sha ${'0123456789abcdef'.repeat(4)}`,
  'bearer abcdefg',
  'a'.repeat(79),
  'metadata:a/b,c',
  'an address such as me@host.example',
  'is this a question? #no',
  'the token was refused',
])('leaves %s', (line) => {
  expect(redactLine(line, { redact, echoes: [] })).toBe(line);
});

const prompt = 'A lighthouse on a cliff, at dawn,\n  painted in oil';

it.each([
  ['whole', 'refused: "A lighthouse on a cliff, at dawn, painted in oil".', 'refused: "[input]".'],
  ['cut', 'refused: A lighthouse on a cliff, at…', 'refused: [input]…'],
  ['in its middle', 'the words "on a cliff, at dawn" are not allowed', 'the words "[input]" are not allowed'],
])('takes out what a line quotes of the prompt, %s', (_, line, expected) => {
  expect(redactLine(line, { redact, echoes: [prompt] })).toBe(expected);
});

it('takes out a short prompt', () => {
  expect(redactLine('cannot draw a fox today', { redact, echoes: ['a fox'] })).toBe('cannot draw [input] today');
});

it('leaves words that happen to be in the prompt', () => {
  const line = 'the image was painted at dawn';
  expect(redactLine(line, { redact, echoes: [prompt] })).toBe(line);
});
