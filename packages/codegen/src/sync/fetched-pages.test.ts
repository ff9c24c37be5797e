import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DocsWorkspace, imagesPage } from '../testing/docs-workspace.ts';

const lock = 'specs/acme/docs.lock.yaml';

let place: DocsWorkspace;
let server: Server;
let requests: IncomingMessage[];
let answer: RequestListener;

beforeEach(async () => {
  requests = [];
  server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  place = new DocsWorkspace(
    `{ id: images, url: 'http://127.0.0.1:${port}/images', reader: parameter-table, operation: images.generate },` +
      `{ id: news, url: 'http://127.0.0.1:${port}/news', reader: prose }`,
  );
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  place.remove();
});

/** Answers every page with its text, and the validator given. */
function serve(pages: Readonly<Record<string, string>>, etag = '"1"'): void {
  answer = (request, response) => {
    const headers = { 'content-type': 'text/markdown; charset=utf-8', etag };
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, headers).end(pages[request.url ?? '']);
  };
}

const fetched = { from: undefined };

describe('limner-codegen sync, over the net', () => {
  it('asks for each page once, and the next time only for a change', async () => {
    serve({ '/images': imagesPage, '/news': '# News\n\nNothing.' });
    expect(await place.sync(fetched)).toMatchObject({ code: 0 });
    expect(requests.map(({ url }) => url)).toEqual(['/images', '/news']);
    const text = place.read(lock);
    expect(text).toContain('capture: fetched');
    const second = await place.sync(fetched);
    expect(second).toMatchObject({ code: 0, printed: expect.stringContaining('Nothing new.') });
    expect(requests.slice(2).map(({ headers }) => headers['if-none-match'])).toEqual(['"1"', '"1"']);
    expect(place.read(lock)).toBe(text);
  });

  it('does not tell a new address what is known of the old one', async () => {
    serve({ '/images': imagesPage, '/pictures': imagesPage, '/news': '# News' });
    await place.sync(fetched);
    place.edit('specs/acme/provider.yaml', '/images', '/pictures');
    await place.sync(fetched);
    expect(requests.slice(2).map(({ url, headers }) => [url, headers['if-none-match']])).toEqual([
      ['/pictures', undefined],
      ['/news', '"1"'],
    ]);
  });

  it('tells that the words of a page without facts have changed, and keeps that', async () => {
    serve({ '/images': imagesPage, '/news': '# News\n\nNothing.' });
    await place.sync(fetched);
    serve({ '/images': imagesPage, '/news': '# News\n\nPrices go up.' }, '"2"');
    const changed = await place.sync({ ...fetched, check: true });
    expect(changed).toMatchObject({ code: 1, printed: expect.stringContaining('page-text-changed') });
    await place.sync(fetched);
    expect(await place.sync({ ...fetched, check: true })).toMatchObject({ code: 0 });
  });

  it('raises an alarm for a page that is gone, and keeps what the others say', async () => {
    serve({ '/images': imagesPage, '/news': '# News\n\nNothing.' });
    await place.sync(fetched);
    const before = place.read(lock);
    answer = (request, response) => {
      if (request.url === '/images') response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': 'text/markdown' }).end('# News\n\nPrices go up.');
    };
    const { code, printed } = await place.sync(fetched);
    expect(code).toBe(1);
    expect(printed).toMatch(/acme images: ALARM: .*\/images answers 404\./);
    const images = (text: string): string => text.slice(text.indexOf('  images:'), text.indexOf('  news:'));
    expect(images(place.read(lock))).toBe(images(before));
    expect(place.read(lock)).not.toBe(before);
  });

  it('raises an alarm for what is no page', async () => {
    answer = (_request, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('x');
    expect(await place.sync(fetched)).toMatchObject({
      code: 1,
      printed: expect.stringContaining('is image/png, which is no page'),
    });
  });

  it('says which page cannot be fetched, as it has no address', async () => {
    place.edit('specs/acme/provider.yaml', 'reader: prose }', 'reader: prose }, { id: other, reader: prose }');
    serve({ '/images': imagesPage, '/news': '# News' });
    expect((await place.sync(fetched)).printed).toContain('acme: not given: other');
  });
});
