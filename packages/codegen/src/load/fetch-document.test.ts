import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchDocument } from './fetch-document.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
}

describe('fetchDocument', () => {
  it('gives the text, and where it came from in the end', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: '/new?key=1' }).end();
      else response.end('openapi: 3.1.0');
    });
    expect(await fetchDocument(`${base}/old`)).toEqual({ uri: `${base}/new?key=1`, text: 'openapi: 3.1.0' });
  });

  it('takes no answer but a good one, and keeps the query to itself', async () => {
    const base = await serve((_, response) => response.writeHead(404).end());
    expect(await fetchDocument(`${base}/api?key=secret`)).toEqual({
      code: 'source-unreadable',
      message: `${base}/api answers 404.`,
    });
  });

  it('follows no redirect to another scheme, and not for ever', async () => {
    const base = await serve((request, response) => {
      const location = request.url === '/file' ? 'file:///etc/hostname' : '/again';
      response.writeHead(301, { location }).end();
    });
    expect(await fetchDocument(`${base}/file`)).toMatchObject({ message: expect.stringContaining('another scheme') });
    expect(await fetchDocument(`${base}/again`)).toMatchObject({ message: expect.stringContaining('more than 5') });
  });

  it('stops at the size limit, though the answer never ends', async () => {
    const base = await serve((_, response) => {
      const packed = createGzip();
      const feed = (): void => {
        while (packed.write(Buffer.alloc(1024 * 1024, 0x20)));
      };
      packed.on('drain', feed).pipe(response.writeHead(200, { 'content-encoding': 'gzip' }));
      response.on('close', () => packed.destroy());
      feed();
    });
    expect(await fetchDocument(base)).toEqual({ code: 'source-too-large', message: `${base}/ has more than 64 MiB.` });
  });

  it('says why nothing came', async () => {
    const base = await serve((request) => request.socket.destroy());
    expect(await fetchDocument(base)).toMatchObject({
      code: 'source-unreadable',
      message: expect.stringContaining('cannot be fetched'),
    });
  });
});
