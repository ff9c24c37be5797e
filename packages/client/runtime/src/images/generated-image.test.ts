import { getEventListeners } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ClientOptions } from '../client/options.ts';
import { LimnerError } from '../errors/limner-error.ts';
import { answeringTransport } from '../test-support/answering-transport.ts';
import { type LoopbackServer, loopbackServer, respond, type Script } from '../test-support/loopback-server.ts';
import { tinyClient } from '../test-support/tiny-client.ts';
import { tinyJpeg, tinyPng } from '../test-support/tiny-images.ts';
import { AnswerImage } from './answer-image.ts';
import type { GeneratedImage } from './generated-image.ts';
import type { ImageSource } from './image-source.ts';
import { awaitImageReader } from './read-image.ts';

await awaitImageReader();

const png = tinyPng();
const okay = respond(200, png, { 'content-type': 'image/png' });
const hang: Script = () => undefined;

function made(source: ImageSource, options: ClientOptions = {}): GeneratedImage {
  return new AnswerImage(source, { client: tinyClient(options), operation: 'things.create' });
}

async function served<T>(
  scripts: readonly Script[],
  run: (image: GeneratedImage, server: LoopbackServer) => Promise<T>,
  { source = {}, ...options }: ClientOptions & { source?: ImageSource } = {},
): Promise<T> {
  await using server = await loopbackServer(...scripts);
  const client = tinyClient({ baseUrl: server.origin, ...options });
  const url = `${server.origin}/a.png?signature=s3cret`;
  try {
    return await run(new AnswerImage({ url, ...source }, { client, operation: 'things.create' }), server);
  } finally {
    await client.close();
  }
}

async function failure(promise: Promise<unknown>): Promise<LimnerError> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  if (!LimnerError.is(error)) throw new Error(`expected a LimnerError, got ${inspect(error)}`);
  return error;
}

describe('an image that came as base64', () => {
  test('knows its type and size before it is decoded', () => {
    const image = made({ base64: tinyPng(640, 480).toString('base64') });
    expect(image).toMatchObject({ mediaType: 'image/png', width: 640, height: 480, url: undefined });
  });

  test('knows its size behind much metadata before it is decoded', () => {
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0xff, 0xff]), Buffer.alloc(0xfffd)]);
    const jpeg = Buffer.concat([tinyJpeg().subarray(0, 2), comment, tinyJpeg(640, 480).subarray(2)]);
    expect(made({ base64: jpeg.toString('base64') })).toMatchObject({ mediaType: 'image/jpeg', width: 640 });
  });

  test('is taken at the word of its data URI where its bytes tell nothing', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');
    const image = made({ base64: `data:image/svg+xml;base64,${svg}` });
    expect(image).toMatchObject({ mediaType: 'image/svg+xml' });
    expect((await image.blob()).type).toBe('image/svg+xml');
  });

  test('is taken at the word of the answer where nothing else tells', async () => {
    const image = made({
      base64: Buffer.from('<svg/> and more than a word').toString('base64'),
      mediaType: 'image/x-own',
    });
    expect(image.mediaType).toBe('image/x-own');
    expect((await image.blob()).type).toBe('image/x-own');
  });

  test('is of no type where nothing tells', async () => {
    const image = made({ base64: Buffer.alloc(32).toString('base64') });
    expect(image.mediaType).toBeUndefined();
    expect((await image.blob()).type).toBe('');
  });

  test('may be decoded already', async () => {
    const image = made({ base64: { bytes: tinyPng(7, 9), mediaType: undefined } });
    expect(image).toMatchObject({ mediaType: 'image/png', width: 7, height: 9 });
    expect(Buffer.from(await image.bytes())).toEqual(tinyPng(7, 9));
    expect(made({ base64: { bytes: Buffer.from('<svg/>'), mediaType: 'image/svg+xml' } }).mediaType).toBe(
      'image/svg+xml',
    );
    expect((await failure(made({ base64: { bytes: png.subarray(0, 45), mediaType: undefined } }).bytes())).name).toBe(
      'ProtocolError',
    );
  });

  test('is given without a timer, whatever the options', async () => {
    const timer = vi.spyOn(globalThis, 'setTimeout');
    await made({ base64: png.toString('base64') }).bytes({ deadline: 60_000 });
    expect(timer).not.toHaveBeenCalled();
    timer.mockRestore();
  });

  test('gives bytes, blob and base64', async () => {
    const image = made({ base64: `data:image/png;base64,${png.toString('base64')}` });
    expect(Buffer.from(await image.bytes())).toEqual(png);
    const blob = await image.blob();
    expect(blob.type).toBe('image/png');
    expect(Buffer.from(await blob.arrayBuffer())).toEqual(png);
    expect(await image.base64()).toBe(png.toString('base64'));
  });

  test('is decoded once', async () => {
    const image = made({ base64: png.toString('base64') });
    expect(await image.bytes()).toBe(await image.bytes());
  });

  test.each([
    ['cut text', png.toString('base64').slice(0, -3)],
    ['a cut image', png.subarray(0, 45).toString('base64')],
    ['other characters', `${png.toString('base64').slice(0, -4)}A*A=`],
    ['a data URI of another kind', 'data:image/svg+xml,<svg/>'],
  ])('with %s is refused as possibly paid for', async (_, base64) => {
    const error = await failure(made({ base64 }).bytes());
    const message = expect.stringMatching(/cannot be used: .* may have been paid for: check with the provider/);
    const place = { provider: 'tiny', operation: 'things.create', attempts: 1, category: 'protocol' };
    expect(error).toMatchObject({
      ...{ ...place, name: 'ProtocolError', phase: 'decode', billable: 'maybe', sent: 'yes', message },
      cause: expect.any(SyntaxError),
    });
  });
});

describe('an image at a URL', () => {
  test('is downloaded without the key and without cookies', async () => {
    await served([okay], async (image, server) => {
      expect(Buffer.from(await image.bytes())).toEqual(png);
      expect(server.requests[0]).toContain('GET /a.png?signature=s3cret');
      expect(server.requests[0]).not.toMatch(/x-api-key|authorization|cookie|sk-tiny/i);
      expect(server.requests[0]).toContain('accept: image/*, */*;q=0.5\r\n');
      expect(server.requests[0]).toContain('user-agent: limner-tiny\r\n');
    });
  });

  test('is downloaded once, also by calls at the same time', async () => {
    await served([okay], async (image, server) => {
      const [first, second] = await Promise.all([image.bytes(), image.base64()]);
      expect(second).toBe(Buffer.from(first).toString('base64'));
      await image.bytes();
      expect(server.requests).toHaveLength(1);
    });
  });

  test('learns its type and size from the bytes', async () => {
    await served([respond(200, tinyJpeg(7, 9), { 'content-type': 'image/png' })], async (image) => {
      expect(image.mediaType).toBeUndefined();
      await image.bytes();
      expect(image).toMatchObject({ mediaType: 'image/jpeg', width: 7, height: 9 });
    });
  });

  test('is what its server calls it where the bytes tell nothing', async () => {
    const svg = respond(299, '<svg/>', { 'content-type': 'image/svg+xml' });
    await served([svg], async (image) => {
      expect(await image.bytes()).toHaveLength(6);
      expect(image.mediaType).toBe('image/svg+xml');
    });
  });

  test('leaves neither a listener nor a timer behind', async () => {
    await served([(socket) => void setTimeout(() => okay(socket), 20)], async (image) => {
      const [one, two] = [new AbortController(), new AbortController()];
      const clear = vi.spyOn(globalThis, 'clearTimeout');
      await Promise.all([image.bytes({ signal: one.signal, deadline: 60_000 }), image.bytes({ signal: two.signal })]);
      expect(clear).toHaveBeenCalled();
      clear.mockRestore();
      for (const { signal } of [one, two]) expect(getEventListeners(signal, 'abort')).toEqual([]);
    });
  });

  test('a transport that says nothing of its failure is held to be one that did not connect', async () => {
    await served(
      [],
      async (image) => {
        expect(await failure(image.bytes())).toMatchObject({
          name: 'ConnectionError',
          phase: 'download',
          sent: 'maybe',
          billable: 'no',
          message: expect.stringMatching(
            /Downloading the image from 127\.0\.0\.1:\d+ failed: the host could not be reached/,
          ),
        });
      },
      { retries: 0, transport: { send: () => Promise.reject(new Error('odd')), close: async () => {} } },
    );
  });

  test('is downloaded again after a failure that passes', async () => {
    await served([respond(503, 'busy'), (socket) => void socket.destroy(), okay], async (image, server) => {
      await image.bytes();
      expect(server.requests).toHaveLength(3);
    });
  });

  test('a cut image is downloaded again', async () => {
    await served([respond(200, png.subarray(0, 60), { 'content-type': 'image/png' }), okay], async (image) => {
      expect(await image.bytes()).toHaveLength(png.length);
    });
  });

  test('may be tried again by calling again', async () => {
    await served([respond(500, ''), okay], async (image) => {
      expect(await failure(image.bytes({ retries: 0 }))).toMatchObject({
        name: 'ProviderError',
        status: 500,
        billable: 'no',
      });
      expect(await image.bytes()).toHaveLength(png.length);
    });
  });

  test.each([403, 404, 410])('says that it has expired when %i comes after its time', async (status) => {
    const source = { expiresAt: new Date(Date.now() - 1000) };
    await served(
      [respond(status, '')],
      async (image, server) => {
        const error = await failure(image.bytes());
        expect(error).toMatchObject({ name: 'NotFoundError', status, phase: 'download' });
        expect(error.message).toMatch(/expired at \d{4}-/);
        expect(server.requests).toHaveLength(1);
      },
      { source },
    );
  });

  test('does not say so before its time', async () => {
    const source = { expiresAt: new Date(Date.now() + 60_000) };
    await served(
      [respond(404, '')],
      async (image) => {
        expect((await failure(image.bytes())).message).toMatch(/should work until/);
      },
      { source },
    );
  });

  test('follows redirects', async () => {
    await served([respond(302, '', { location: '/b.png' }), okay], async (image, server) => {
      await image.bytes();
      expect(server.requests[1]).toContain('GET /b.png ');
    });
  });

  test('takes every redirect through the guard', async () => {
    await served([respond(302, '', { location: 'https://169.254.169.254/x' })], async (image, server) => {
      expect((await failure(image.bytes())).message).toMatch(/not on the public internet/);
      expect(server.requests).toHaveLength(1);
    });
  });

  test('gives up on redirects without an end', async () => {
    await served([respond(302, '', { location: '/again' })], async (image, server) => {
      expect((await failure(image.bytes())).message).toMatch(/redirected more than 5 times/);
      expect(server.requests).toHaveLength(6);
    });
  });

  test('is not opened on this machine when the API is elsewhere', async () => {
    await using server = await loopbackServer(okay);
    const error = await failure(made({ url: `${server.origin}/a.png` }).bytes());
    expect(error).toMatchObject({ name: 'ProtocolError', phase: 'download' });
    expect(server.requests).toHaveLength(0);
  });

  test('is not read past the size cap', async () => {
    await served(
      [okay],
      async (image, server) => {
        expect((await failure(image.bytes())).message).toMatch(/maxResponseBytes/);
        expect(server.requests).toHaveLength(1);
      },
      { maxResponseBytes: 20 },
    );
  });

  test('a header that is too large is not put down to the size of the image', async () => {
    await served([respond(200, png, { x: 'a'.repeat(20_000) })], async (image, server) => {
      const error = await failure(image.bytes());
      expect(error.message).toMatch(/its header.*maxHeaderSize/);
      expect(error.retryable).toBe(false);
      expect(server.requests).toHaveLength(1);
    });
  });

  test('a web page in its place is refused', async () => {
    await served([respond(200, '<html>', { 'content-type': 'text/html' })], async (image) => {
      expect(await failure(image.bytes())).toMatchObject({ name: 'ProtocolError', retryable: false });
    });
  });

  test('ends at the deadline', async () => {
    await served([hang], async (image) => {
      const error = await failure(image.bytes({ deadline: 50 }));
      expect(error).toMatchObject({ name: 'TimeoutError', phase: 'download', billable: 'no', sent: 'maybe' });
    });
  });

  test('ends with an abort, keeping its reason, and can be tried again', async () => {
    await served([hang, okay], async (image) => {
      const abort = new AbortController();
      setTimeout(() => abort.abort(new Error('enough')), 20);
      const error = await failure(image.bytes({ signal: abort.signal }));
      expect(error.name).toBe('AbortedError');
      expect(error.cause).toEqual(new Error('enough'));
      expect(await image.bytes()).toHaveLength(png.length);
    });
  });

  test("one caller's abort does not end another's download", async () => {
    await served([hang, okay], async (image) => {
      const abort = new AbortController();
      const first = failure(image.bytes({ signal: abort.signal }));
      const second = image.bytes();
      setTimeout(() => abort.abort(), 20);
      expect((await first).name).toBe('AbortedError');
      expect(await second).toHaveLength(png.length);
    });
  });

  test.each([
    [400, 'ProviderError', 1],
    [408, 'OverloadedError', 3],
    [429, 'OverloadedError', 3],
    [500, 'ProviderError', 3],
  ])('a %i is a %s after %i attempts', async (status, name, attempts) => {
    await served([respond(status, '')], async (image, server) => {
      expect(await failure(image.bytes())).toMatchObject({ name, status, attempts, retryable: attempts > 1 });
      expect(server.requests).toHaveLength(attempts);
    });
  });

  test('an answer before the answer, handed on by a transport, is no image', async () => {
    const transport = answeringTransport({ status: 103, body: png, headers: { 'content-type': 'image/png' } });
    const image = made({ url: 'https://cdn.example.com/a.png' }, { transport });
    expect(await failure(image.bytes())).toMatchObject({ name: 'ProviderError', status: 103 });
  });

  test("whoever waits for another's download can abort that wait", async () => {
    await served([hang], async (image) => {
      const first = failure(image.bytes({ deadline: 200 }));
      const second = failure(image.bytes({ signal: AbortSignal.timeout(20) }));
      const third = failure(image.bytes({ signal: AbortSignal.abort() }));
      const place = { provider: 'tiny', operation: 'things.create', phase: 'download' };
      for (const one of [third, second]) {
        expect(await Promise.race([first, one])).toMatchObject({
          ...{ ...place, name: 'AbortedError', sent: 'maybe', billable: 'no', retryable: true, attempts: 0 },
        });
      }
      expect((await first).name).toBe('TimeoutError');
    });
  });

  test('wrong options are refused', async () => {
    const error = await failure(made({ url: 'https://a.example/1' }).bytes({ retries: -1 }));
    expect(error).toMatchObject({ name: 'ConfigurationError', provider: 'tiny', operation: 'things.create' });
  });
});

describe('saving', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'limner-save-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const image = (): GeneratedImage => made({ base64: png.toString('base64') });

  test('writes the bytes and adds the extension that is missing', async () => {
    const path = await image().save(join(folder, 'dragon'));
    expect(path).toBe(join(folder, 'dragon.png'));
    expect(await readFile(path)).toEqual(png);
  });

  test('adds the extension of the declared type where the bytes tell none', async () => {
    const svg = made({ bytes: Buffer.from('<svg/>'), mediaType: 'image/svg+xml' });
    expect(await svg.save(join(folder, 'dragon'))).toBe(join(folder, 'dragon.svg'));
  });

  test('leaves an extension as it is', async () => {
    expect(await image().save(join(folder, 'dragon.jpg'))).toBe(join(folder, 'dragon.jpg'));
  });

  test('takes a name as long as a name can be', async () => {
    const path = join(folder, `${'a'.repeat(251)}.png`);
    expect(await image().save(path)).toBe(path);
  });

  test('replaces a file, and leaves no other behind', async () => {
    await writeFile(join(folder, 'a.png'), 'a much longer file than the image '.repeat(50));
    await image().save(join(folder, 'a.png'));
    expect(await readFile(join(folder, 'a.png'))).toEqual(png);
    expect(await readdir(folder)).toEqual(['a.png']);
  });

  test('makes no folder', async () => {
    const error = await failure(image().save(join(folder, 'new', 'a.png')));
    expect(error.name).toBe('ConfigurationError');
    expect(error.message).toMatch(/folder does not exist: create it first/);
    expect(await readdir(folder)).toEqual([]);
  });

  test('leaves nothing behind when it fails at the end', async () => {
    await image().save(join(folder, 'taken.png'));
    const target = join(folder, 'dir.png');
    await (await import('node:fs/promises')).mkdir(target);
    expect((await failure(image().save(target))).message).toMatch(/not saved/);
    expect((await readdir(folder)).sort()).toEqual(['dir.png', 'taken.png']);
  });

  test.each(['', '/'])('a path that names no file is refused', async (end) => {
    const path = end === '' ? '' : `${folder}${end}`;
    expect((await failure(image().save(path))).message).toMatch(/name a file in it/);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('printing', () => {
  const url = 'https://cdn.example.com/a.png?signature=s3cret#s3cret';
  const image = made({ url, base64: png.toString('base64'), expiresAt: new Date(0) });

  test('shows neither bytes nor the query of the URL', () => {
    for (const text of [inspect(image), JSON.stringify(image), inspect({ image }, { depth: 9, showHidden: true })]) {
      expect(text).toContain('https://cdn.example.com/a.png?…');
      expect(text).not.toMatch(/s3cret|iVBOR/);
    }
  });

  test('shows the facts', () => {
    expect(inspect(image)).toContain(
      'mediaType: "image/png", width: 3, height: 2, expiresAt: "1970-01-01T00:00:00.000Z"',
    );
  });

  test('shows the whole of a URL that has no query', () => {
    const plain = 'https://cdn.example.com/a.png';
    expect(made({ url: plain }).toJSON()).toMatchObject({ url: plain });
    expect(inspect(made({ url: plain }))).toBe(`GeneratedImage { url: "${plain}" }`);
  });

  test('shows no URL where there is none', () => {
    const bare = made({ base64: png.toString('base64') });
    expect(JSON.parse(JSON.stringify(bare))).toEqual({ mediaType: 'image/png', width: 3, height: 2 });
    expect(inspect(bare)).toBe('GeneratedImage { mediaType: "image/png", width: 3, height: 2 }');
  });

  test('no error shows the query', async () => {
    await served([respond(404, '')], async (broken) => {
      const error = await failure(broken.bytes());
      expect(`${inspect(error, { showHidden: true, depth: 9 })}${JSON.stringify(error)}${error.stack}`).not.toContain(
        's3cret',
      );
    });
    await served([(socket) => void socket.destroy()], async (broken) => {
      const error = await failure(broken.bytes());
      expect(`${inspect(error, { showHidden: true, depth: 9 })}${JSON.stringify(error)}${error.stack}`).not.toContain(
        's3cret',
      );
    });
  });
});
