import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchPage, pageLimit } from './fetch-page.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** The address of a page that is answered so, and the requests that came. */
async function serve(answer: RequestListener): Promise<{ url: string; requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return { url: `http://127.0.0.1:${address.port}/docs/page`, requests };
}

describe('fetchPage', () => {
  it('asks once, says who asks, and gives the page with its validators', async () => {
    const { url, requests } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/markdown', etag: '"a"', 'last-modified': 'Fri, 20 Nov 2026' });
      response.end('# Page');
    });
    expect(await fetchPage({ url })).toEqual({
      page: { text: '# Page', contentType: 'text/markdown', etag: '"a"', lastModified: 'Fri, 20 Nov 2026' },
    });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.headers['user-agent']).toContain('limner-codegen');
    expect(requests[0]?.headers['if-none-match']).toBeUndefined();
  });

  it('asks for a change only, where it knows the page', async () => {
    const { url, requests } = await serve((_request, response) => response.writeHead(304).end());
    expect(await fetchPage({ url, etag: '"a"', lastModified: 'Fri, 20 Nov 2026' })).toEqual({ unchanged: true });
    expect(requests[0]?.headers['if-none-match']).toBe('"a"');
    expect(requests[0]?.headers['if-modified-since']).toBe('Fri, 20 Nov 2026');
  });

  for (const status of [404, 410, 500, 503]) {
    it(`raises an alarm at ${status}`, async () => {
      const { url } = await serve((_request, response) => response.writeHead(status).end('sorry'));
      expect(await fetchPage({ url })).toEqual({ alarm: `${url} answers ${status}.` });
    });
  }

  it('does not go where a page has moved to, and tells it without its query', async () => {
    const { url, requests } = await serve((_request, response) =>
      response.writeHead(301, { location: '/new/page?token=1' }).end(),
    );
    const moved = new URL('/new/page', url).href;
    expect(await fetchPage({ url })).toEqual({ alarm: `${url} has moved to ${moved}.` });
    expect(requests).toHaveLength(1);
  });

  it('stops at a page that is too large', async () => {
    const { url } = await serve((_request, response) => response.end(Buffer.alloc(pageLimit + 1, 'a')));
    expect(await fetchPage({ url })).toEqual({ alarm: `${url} has more than 5 MiB.` });
  });

  it('gives up when nothing comes', async () => {
    const { url } = await serve(() => undefined);
    expect(await fetchPage({ url, deadline: 100 })).toEqual({
      alarm: `${url} cannot be fetched: no answer within 0.1 seconds.`,
    });
  });

  it('refuses bytes that are no text', async () => {
    const { url } = await serve((_request, response) => response.end(Buffer.from([0xff, 0x00, 0x81])));
    expect(await fetchPage({ url })).toEqual({ alarm: `${url} is not UTF-8.` });
  });
});
