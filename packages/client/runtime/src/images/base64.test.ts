import { randomBytes } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { base64Head, decodeBase64, encodeBase64, parseBase64 } from './base64.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('bare base64 has no media type', () => {
  expect(parseBase64(' AAAA\n')).toEqual({ text: 'AAAA' });
});

test('a data URI tells its media type', () => {
  expect(parseBase64('data:image/PNG;base64,AAAA')).toEqual({ text: 'AAAA', mediaType: 'image/png' });
  expect(parseBase64('DATA:image/webp;charset=x;BASE64, AAAA')).toEqual({ text: 'AAAA', mediaType: 'image/webp' });
  expect(parseBase64('data:;base64,AAAA')).toEqual({ text: 'AAAA' });
});

test('spaces around the parts of a data URI are none of them', () => {
  expect(parseBase64('data: image/png ; base64 ,AAAA')).toEqual({ text: 'AAAA', mediaType: 'image/png' });
});

test('a text with a data URI in it is none itself', () => {
  expect(parseBase64('see data:image/png;base64,AAAA')).toEqual({ text: 'see data:image/png;base64,AAAA' });
});

test('a head longer than any is none', () => {
  const parse = (length: number): unknown => parseBase64(`data:image/png;x=${'y'.repeat(length)};base64,AAAA`);
  expect(parse(200)).toEqual({ text: 'AAAA', mediaType: 'image/png' });
  expect(() => parse(300)).toThrow(/without base64/);
});

test.each(['data:image/svg+xml,%3Csvg/%3E', 'data:image/png;base64', 'data:'])('%s holds no base64', (text) => {
  expect(() => parseBase64(text)).toThrow(/without base64/);
});

const platforms: readonly [string, () => void][] = [
  ['Node', () => undefined],
  ['native base64', () => vi.stubGlobal('Buffer', undefined)],
  [
    'atob',
    () => {
      vi.stubGlobal('Buffer', undefined);
      vi.stubGlobal(
        'Uint8Array',
        class extends Uint8Array {
          static fromBase64 = undefined;
        },
      );
    },
  ],
];

test.each(platforms)('with %s, what was encoded decodes to the same bytes', (_, stub) => {
  const samples = [0, 1, 2, 3, 100_000].map((size) => randomBytes(size));
  const texts = samples.map((bytes) => bytes.toString('base64'));
  stub();
  texts.forEach((text, index) => {
    const bytes = decodeBase64(text);
    expect(encodeBase64(bytes)).toBe(text);
    expect(bytes.length).toBe(samples[index]?.length);
  });
});

test.each(platforms)('with %s, the URL-safe alphabet decodes, with padding and without', (_, stub) => {
  stub();
  expect([...decodeBase64('-_-_-w')]).toEqual([251, 255, 191, 251]);
  expect([...decodeBase64('-_-_-w==')]).toEqual([251, 255, 191, 251]);
  expect([...decodeBase64('-w')]).toEqual([251]);
  expect([...decodeBase64('_w')]).toEqual([255]);
});

test.each(platforms)('with %s, anything outside the alphabet is refused', (_, stub) => {
  stub();
  for (const text of ['AA*A', 'AAA\nAAAA', 'AA A', 'AA=AAAAA', '====', 'A===', 'AAAé', 'AAA\u0141', 'AA😀']) {
    expect(() => decodeBase64(text), JSON.stringify(text)).toThrow(/no base64/);
  }
});

test('a cut text is refused', () => {
  for (const text of ['A', 'AA', 'AAA', 'AAAAA', '-AAAA', '-_-_-w='])
    expect(() => decodeBase64(text), text).toThrow(/cut/);
});

test('decoded bytes lie in a buffer of their own', () => {
  expect(decodeBase64('AAAA').buffer.byteLength).toBe(3);
});

test('the head of a long text can be read before the text is checked', () => {
  const text = Buffer.from('GIF89a and so on').toString('base64');
  expect(Buffer.from(base64Head(`data:image/gif;base64,${text}***`, 6).bytes).toString()).toBe('GIF89a');
  expect(base64Head('***', 6).bytes).toHaveLength(0);
});
