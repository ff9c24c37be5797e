import { Readable } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import { TransportFault } from '../transport/transport.ts';
import type { Bytes } from './file-of.ts';
import { StreamedBytes } from './streamed-bytes.ts';

afterEach(() => void vi.unstubAllGlobals());

async function read(...pieces: readonly Bytes[]): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of new StreamedBytes(pieces)) {
    expect(chunk).toBeInstanceOf(Uint8Array);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** A stream as Safari has them: with a reader, and no way to iterate. */
function oldStream(pull: () => Promise<{ done: boolean; value?: unknown }>): {
  stream: ReadableStream;
  cancel: unknown;
} {
  const cancel = vi.fn(async () => {
    throw new Error('cancelled twice');
  });
  class OldStream {
    getReader(): object {
      return { read: pull, cancel };
    }
  }
  vi.stubGlobal('ReadableStream', OldStream);
  return { stream: new OldStream() as unknown as ReadableStream, cancel }; // the members that are used
}

test('pieces come in their order, whatever they are', async () => {
  const streams = [Readable.from([Buffer.from('c'), 'ü']), new Blob(['d']).stream()];
  expect(await read('a', new TextEncoder().encode('b'), ...streams, new Blob(['e']), 'f')).toBe('abcüdef');
});

test('it is begun with the first look at it, and not before', () => {
  const bytes = new StreamedBytes(['a']);
  expect(bytes.begun).toBe(false);
  bytes[Symbol.asyncIterator]();
  expect(bytes.begun).toBe(true);
});

test('a stream that cannot be iterated is read by its reader, which is let go', async () => {
  const values = ['a', 'b'];
  const { stream, cancel } = oldStream(async () => ({ done: values.length === 0, value: values.shift() }));
  const chunks: string[] = [];
  for await (const chunk of new StreamedBytes([stream])) chunks.push(Buffer.from(chunk).toString());
  expect(chunks).toEqual(['a', 'b']);
  expect(cancel).toHaveBeenCalledOnce();
});

test('a stream of which no more is wanted is let go', async () => {
  const { stream, cancel } = oldStream(async () => ({ done: false, value: 'a' }));
  for await (const _ of new StreamedBytes([stream])) break;
  expect(cancel).toHaveBeenCalledOnce();
});

test('where there are no streams of the web, others are read', async () => {
  const source = Readable.from(['x']);
  const blob = vi.spyOn(Blob.prototype, 'stream').mockImplementation(() => source as unknown as ReadableStream<never>);
  vi.stubGlobal('ReadableStream', undefined);
  expect(await read('a text')).toBe('x');
  blob.mockRestore();
});

test.each([
  ['fails', () => new Error('disk is gone'), 'disk is gone'],
  ['fails with a text', () => 'disk is gone', 'disk is gone'],
])('a stream that %s is no fault of the network', async (_, reason, text) => {
  const failing = (async function* () {
    yield 'x';
    throw reason();
  })();
  const error: unknown = await read(failing).catch((fault: unknown) => fault);
  expect(error).toBeInstanceOf(TransportFault);
  const message = `the stream that was to be sent failed: ${text}`;
  expect(error).toMatchObject({ failure: 'closed', sent: 'maybe', phase: 'headers', message, cause: reason() });
});

test.each([5, null, {}, [1]])('a stream that gives %j is refused', async (chunk) => {
  const odd = (async function* () {
    yield chunk;
  })();
  await expect(read(odd)).rejects.toThrow(
    'the stream that was to be sent failed: it gave something that is neither bytes nor text',
  );
});
