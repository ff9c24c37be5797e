import { randomBytes } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { decodeAnswer } from '../call/decode-answer.ts';
import { AnswerBody } from '../exchange/answer-body.ts';
import { Base64Lifter } from './base64-lifter.ts';

const image = randomBytes(60_000);
const base64 = image.toString('base64');
const urlSafe = image.toString('base64url');
const locators = [
  { each: '/data', url: '/url', base64: '/b64', plainText: true },
  { base64: '/a~1b', plainText: true },
  { base64: '/checked' },
] as const;

/** The answer, come in in pieces that end at `cuts`. */
function decode(json: string | Buffer, cuts: readonly number[], announced?: number): ReturnType<typeof decodeAnswer> {
  const bytes = Buffer.from(json);
  const ends = [...cuts.filter((cut) => cut > 0 && cut < bytes.length), bytes.length];
  const chunks = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
  const lifter = new Base64Lifter();
  for (const chunk of chunks) lifter.take(chunk, announced);
  const headers = new Headers({ 'content-type': 'application/json' });
  return decodeAnswer({ status: 200, headers, body: new AnswerBody(chunks) }, { lifter, locators });
}

/** Ends of pieces of these sizes, over and over. */
function every(...sizes: readonly number[]): number[] {
  const ends: number[] = [];
  for (let end = 0, turn = 0; end < 200_000; turn += 1) {
    end += sizes[turn % sizes.length] ?? 1;
    ends.push(end);
  }
  return ends;
}

function json(decoded: ReturnType<typeof decodeAnswer>): Extract<typeof decoded, { kind: 'json' }> {
  if (decoded.kind !== 'json') throw new Error(`expected json, got ${decoded.kind}`);
  return decoded;
}

const answer = {
  '': '',
  created: 1,
  empty: ['', '\\', '', '"', '', '\\\\', '', '\\"', ''],
  note: 'a "quoted \\ ü note\\',
  data: [{ url: null, b64: base64, seed: 7 }],
  'a/b': base64,
};

describe('whatever the pieces', () => {
  it.each<[string, number[]]>([
    ['of 64 KiB', every(65_536)],
    ['of an odd size', every(1021)],
    ['of a few bytes', every(7, 1, 3)],
    ['that end around the text', [JSON.stringify(answer).indexOf(base64), JSON.stringify(answer).indexOf('","seed')]],
    ['that end in an escape', [JSON.stringify(answer).indexOf('\\"') + 1, 70_000]],
    ['that end behind a backslash at the end of a text', [JSON.stringify(answer).indexOf('","data') - 1, 70_000]],
  ])('%s, texts are decoded and the body is what was sent', (_, cuts) => {
    const text = JSON.stringify(answer);
    const decoded = json(decode(text, cuts, text.length));
    expect(decoded.lifted.map(({ bytes }) => Buffer.compare(bytes, image))).toEqual([0, 0]);
    expect(JSON.stringify(decoded.marked).length).toBeLessThan(300);
    expect(JSON.stringify(decoded.body)).toBe(text);
  });

  it('of a few bytes each, around quotes and backslashes', () => {
    const text = JSON.stringify({ '': ['', '\\', '', '"', '', '\\\\"', '', '\\"\\'], 'a/b': base64 });
    const start = text.indexOf(base64);
    for (let size = 1; size < 12; size += 1) {
      for (let first = 1; first <= size; first += 1) {
        const cuts = [first, ...every(size).map((end) => end + first)].filter((end) => end <= start);
        const { body, lifted } = json(decode(text, cuts));
        expect(JSON.stringify(body), `${size} from ${first}`).toBe(text);
        expect(lifted).toHaveLength(1);
      }
    }
  });

  it('of any size at all', () => {
    const text = JSON.stringify(answer);
    for (let turn = 0; turn < 60; turn += 1) {
      const sizes = [...randomBytes(5)].map((byte) => byte * byte + 1);
      expect(JSON.stringify(json(decode(text, every(...sizes))).body), `pieces ${sizes}`).toBe(text);
    }
  });
});

it('decodes a data URI', () => {
  const text = JSON.stringify({ data: [{ b64: `data:image/webp;base64,${base64}` }] });
  const { lifted, body } = json(decode(text, every(30_000)));
  expect(lifted).toMatchObject([{ mediaType: 'image/webp' }]);
  expect(Buffer.compare(lifted[0]?.bytes ?? Buffer.alloc(0), image)).toBe(0);
  expect(JSON.stringify(body)).toBe(text);
});

it.each([59_999, 59_998])('an image of %i bytes, whose text is padded, is decoded', (size) => {
  const text = JSON.stringify({ data: [{ b64: image.subarray(0, size).toString('base64') }] });
  for (const end of [1, 2, 3, 4, 5, 6]) {
    const { lifted } = json(decode(text, [30_000, text.indexOf('"}]') - end]));
    expect(lifted.map(({ bytes }) => Buffer.compare(bytes, image.subarray(0, size)))).toEqual([0]);
  }
});

it('a text that is put back reads as a text, may be replaced, and is copied with the rest', () => {
  const { body } = json(decode(JSON.stringify({ data: [{ b64: base64 }], 'a/b': base64 }), every(30_000)));
  const { data, ...rest } = body as { data: { b64: string }[] };
  expect(rest).toEqual({ 'a/b': base64 });
  expect(structuredClone(data)).toEqual([{ b64: base64 }]);
  expect(Object.getOwnPropertyDescriptor(data[0], 'b64')).toHaveProperty('value', base64);
  for (const item of data) item.b64 = 'mine';
  expect(data).toEqual([{ b64: 'mine' }]);
});

it('a text of a body that is frozen reads as a text', () => {
  const { body } = json(decode(JSON.stringify({ 'a/b': base64 }), every(30_000)));
  const frozen = Object.freeze(body) as { 'a/b': string };
  expect(frozen['a/b']).toBe(base64);
  expect(frozen).toEqual({ 'a/b': base64 });
});

it('a value that cannot be made a text stands where one is due', () => {
  const text = `{"data":[{"b64":{"toString":1,"valueOf":1}}],"a/b":"${base64}"}`;
  expect(JSON.stringify(json(decode(text, every(30_000))).body)).toBe(text);
});

it.each([
  ['in one piece', []],
  ['in two', [2000]],
])('a text is long from 4096 letters on, %s', (_, cuts) => {
  const seen = (length: number): number =>
    json(decode(JSON.stringify({ a: 1, 'a/b': base64.slice(0, length) }), [5, ...cuts])).lifted.length;
  expect([4092, 4096].map(seen)).toEqual([0, 1]);
});

it('an answer may begin with an empty text', () => {
  expect(json(decode(JSON.stringify({ '': 1, 'a/b': base64 }), every(30_000))).lifted).toHaveLength(1);
});

it('where nothing is long, nothing came of it', () => {
  const lifter = new Base64Lifter();
  for (const piece of ['{"a":', '"b"', '}']) lifter.take(Buffer.from(piece), undefined);
  expect(lifter.finish()).toBeUndefined();
});

it('a platform without the decoder is told', async () => {
  expect(Base64Lifter.isSupported).toBe(true);
  vi.resetModules();
  vi.stubGlobal('Buffer', undefined);
  const elsewhere = await import('./base64-lifter.ts').finally(() => vi.unstubAllGlobals());
  expect(elsewhere.Base64Lifter.isSupported).toBe(false);
});

describe('memory', () => {
  /** How many bytes were asked for, one number each time. */
  function rooms(text: string, cuts: readonly number[], announced?: number): number[] {
    const bytes = Buffer.from(text);
    const allocate = vi.spyOn(Buffer, 'allocUnsafeSlow');
    decode(bytes, cuts, announced);
    const sizes = allocate.mock.calls.map(([size]) => size);
    allocate.mockRestore();
    return sizes;
  }

  it('room is made once for each image, by what is left of the answer', () => {
    const words = Array.from({ length: 5000 }, () => 'word');
    const text = JSON.stringify({ words, data: [{ b64: base64 }, { b64: base64 }] });
    const [first = 0, ...others] = rooms(text, every(10_000), text.length);
    expect(first).toBeGreaterThan(120_000);
    expect(first).toBeLessThan(130_000);
    expect(others).toHaveLength(1);
  });

  it('without a word of how much will come it is made for a megapixel', () => {
    expect(rooms(JSON.stringify({ data: [{ b64: base64 }] }), every(30_000))).toEqual([(2 * 1024 * 1024 * 3) / 4]);
  });

  it('of what is announced, 64 MiB are believed', () => {
    const sizes = rooms(JSON.stringify({ data: [{ b64: base64 }] }), every(30_000), Number.MAX_SAFE_INTEGER);
    expect(sizes).toEqual([64 * 1024 * 1024]);
  });

  it.each([
    ['announced', 400_000],
    ['not announced', undefined],
    ['announced as anything', Number.MAX_SAFE_INTEGER],
  ])('each of several images keeps its own bytes and no more, in an answer that is %s', (_, announced) => {
    const data = Array.from({ length: 5 }, () => ({ b64: base64 }));
    const { lifted } = json(decode(JSON.stringify({ data }), every(30_000), announced));
    for (const { bytes } of lifted) expect(bytes.buffer.byteLength).toBeLessThan(bytes.length * 1.2);
    expect(lifted).toHaveLength(5);
  });

  it('room is made for texts as they are, not for the whole answer with each', () => {
    const allocate = vi.spyOn(Buffer, 'allocUnsafeSlow');
    const data = Array.from({ length: 20 }, () => ({ b64: base64 }));
    decode(JSON.stringify({ data }), every(30_000), 1_601_000);
    const sizes = allocate.mock.calls.map(([size]) => size);
    allocate.mockRestore();
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(6_000_000);
  });

  it('pieces of a byte each are put together once', () => {
    const join = vi.spyOn(Buffer, 'concat');
    decode(JSON.stringify({ note: 'a'.repeat(4000), 'a/b': base64 }), every(1));
    const { length } = join.mock.calls;
    join.mockRestore();
    expect(length).toBeLessThan(5);
  });
});

describe('is left to the usual way, which loses nothing', () => {
  it.each<[string, string | Buffer]>([
    ['a text with escapes', `{"data":[{"b64":"${base64.replaceAll('/', '\\/')}"}]}`],
    ['a text that is no base64', JSON.stringify({ data: [{ b64: 'word '.repeat(20_000) }] })],
    ['a text that stops being base64', JSON.stringify({ data: [{ b64: `${base64}!!!!` }] })],
    ['a text with a comma in front', JSON.stringify({ data: [{ b64: `QUJD,${base64}` }] })],
    ['a data URI inside of a text', JSON.stringify({ data: [{ b64: `see data:image/png;base64,${base64}` }] })],
    [
      'a text that was cut, behind one that was not',
      JSON.stringify({ data: [{ b64: base64 }, { b64: base64.slice(0, -1) }] }),
    ],
    [
      'a text that was cut, before one that was not',
      JSON.stringify({ data: [{ b64: base64.slice(0, -1) }, { b64: base64 }] }),
    ],
    ['a text that was cut', JSON.stringify({ data: [{ b64: base64.slice(0, -1) }] })],
    ['a text with padding in the middle', JSON.stringify({ data: [{ b64: `${base64.slice(0, -4)}QQ==${base64}` }] })],
    ['a data URI of something else', JSON.stringify({ data: [{ b64: `data:image/svg+xml,${base64}` }] })],
    ['a data URI with escapes in its head', `{"data":[{"b64":"data:image\\/png;base64,${urlSafe}"}]}`],
    ['a data URI of other letters', JSON.stringify({ data: [{ b64: `data:image/png;name=ü;base64,${base64}` }] })],
    ['a text where nobody expects one', JSON.stringify({ thumbnail: base64, data: [{ b64: base64 }] })],
    ['a text where a URL belongs', JSON.stringify({ data: [{ url: `data:image/png;base64,${base64}` }] })],
    ['a text of which more is asked', JSON.stringify({ checked: base64 })],
    ['a text as a name', JSON.stringify({ [base64]: 1 })],
    ['a text under __proto__', `{"__proto__":{"b64":"${base64}"}}`],
    ['a member that comes twice', `{"data":[{"b64":"${base64}","b64":"${base64}"}]}`],
    ['bytes that are no UTF-8', Buffer.from(`{"data":[{"b64":"${base64}\xff"}]}`, 'latin1')],
  ])('%s', (_, text) => {
    const decoded = json(decode(text, every(30_000)));
    expect(decoded.lifted).toEqual([]);
    expect(decoded.marked).toBe(decoded.body);
    expect(decoded.body).toEqual(JSON.parse(text.toString()));
  });

  it('a text that goes on behind its padding, where a piece ends', () => {
    const text = JSON.stringify({ data: [{ b64: `${base64.slice(0, -4)}QQ==${base64}` }] });
    expect(json(decode(text, [30_000, text.indexOf('==') + 2])).lifted).toEqual([]);
  });

  it('an answer that is cut', () => {
    const text = JSON.stringify({ data: [{ b64: base64 }] });
    expect(decode(text.slice(0, -3), every(30_000)).kind).toBe('text');
    expect(decode(text.slice(0, 50_000), every(30_000)).kind).toBe('text');
  });

  it('an answer of one piece', () => {
    expect(json(decode(JSON.stringify({ data: [{ b64: base64 }] }), [])).lifted).toEqual([]);
  });
});
