import { expect, test } from 'vitest';
import { exchangeText } from './exchange-text.ts';

const request = { method: 'POST', target: '/v1?token=Zk3aQ9xT7mB2', headers: [], body: '', keyHeader: 'X-Own-Key' };
const answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"a":1}' };

test('what came stands with >, what went with <, JSON in lines', () => {
  const text = exchangeText({ ...request, headers: ['content-type', 'text/plain'], body: 'one\ntwo' }, answer);
  expect(text.split('\n')).toEqual([
    '> POST /v1?token=***',
    '> content-type: text/plain',
    '>',
    '> one',
    '> two',
    '< 200',
    '< content-type: application/json',
    '<',
    '< {',
    '<   "a": 1',
    '< }',
    '',
  ]);
});

test('the key is masked under whatever name the provider takes it, and cookies with it', () => {
  const text = exchangeText({ ...request, headers: ['x-own-key', 'letters', 'Cookie', 'a'] }, answer);
  expect(text).toContain('> x-own-key: ***\n> Cookie: ***\n');
});

test('signatures in a body are masked, long base64 is cut, prose is not', () => {
  const noise = Buffer.from(Array.from({ length: 90 }, (_, index) => (index * 73 + 41) % 251)).toString('base64');
  const prompt = 'a dune '.repeat(40).trim();
  const json = { url: 'https://cdn.test/a?X-Amz-Signature=Zk3aQ9xT7mB2', image: noise, prompt };
  const text = exchangeText(request, { ...answer, body: JSON.stringify(json) });
  expect(text).toContain('X-Amz-Signature=***"');
  expect(text).toContain(`"image": "${noise.slice(0, 60)}... (${noise.length} characters)"`);
  expect(text).toContain(`"prompt": "${prompt}"`);
});

test('bytes are told by type and size', () => {
  const png = { status: 200, headers: { 'content-type': 'image/png' }, body: new Uint8Array(9) };
  expect(exchangeText(request, png)).toContain('< (image/png, 9 bytes)');
});
