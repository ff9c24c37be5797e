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
  ['line breaks and escapes', 'a\r\n[tiny] forged \u001b[31mred', 'a [tiny] forged [31mred'],
])('takes out %s', (_, line, expected) => {
  expect(redactLine(line, { redact, echoes: [] })).toBe(expected);
});

it.each([
  'request id 123e4567-e89b-12d3-a456-426614174000',
  'POST api.example.com:443/v1/images/generations',
  `sha ${'0123456789abcdef'.repeat(4)}`,
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
