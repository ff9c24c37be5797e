/** What needs Node's own modules, on a platform that has none of them. */
import { gzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { channel } from '../client/channel.ts';
import { exchange } from '../exchange/exchange.ts';
import { AnswerImage } from '../images/answer-image.ts';
import { tinyClient } from '../test-support/tiny-client.ts';
import { tinyPng } from '../test-support/tiny-images.ts';
import type { Transport } from '../transport/transport.ts';
import { readUpload } from '../uploads/upload-source.ts';

vi.mock('./node-builtins.ts', () => ({ nodeBuiltins: () => undefined }));

it('an image is not saved, and the error names the way that is left', async () => {
  const image = new AnswerImage({ bytes: tinyPng() }, { client: tinyClient(), operation: 'things.create' });
  await expect(image.save('a.png')).rejects.toThrow(
    'there is no file system here. It is not lost: take bytes() or blob()',
  );
});

it('a path is not uploaded', async () => {
  const place = { client: tinyClient(), operation: { id: 'things.create' } };
  await expect(readUpload(place, 'a.png')).rejects.toThrow('there is no file system: give { data, name }');
});

it('diagnostics have no channel', () => {
  expect(channel('limner:drift')).toBeUndefined();
});

it('an encoded body that the transport did not decode is malformed', async () => {
  const transport: Transport = {
    send: async () => ({
      status: 200,
      headers: new Headers({ 'content-encoding': 'gzip, br' }),
      body: (async function* () {
        yield gzipSync('{}');
      })(),
      discard: () => {},
    }),
    close: async () => {},
  };
  const answer = exchange(
    tinyClient({ transport }),
    { method: 'GET', url: new URL('https://x.example'), headers: {} },
    { signal: new AbortController().signal, timeouts: { connect: 0, headers: 0, body: 0, attempt: 0 }, maxBytes: 100 },
  );
  await expect(answer).rejects.toMatchObject({
    failure: 'malformed',
    message: expect.stringContaining('(gzip, br, which only Node decodes here)'),
  });
});
