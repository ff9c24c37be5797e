import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { makeCertificate } from '../wire/certificate.ts';
import { Recorder } from './recorder.ts';

const ends: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end()));
});

async function recorderOf(listener: RequestListener, path = ''): Promise<Recorder> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const recorder = await Recorder.listen(
    `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}${path}`,
  );
  ends.push(
    () => recorder.close(),
    async () => {
      server.closeAllConnections();
      server.close();
    },
  );
  return recorder;
}

test('keeps what was said as it was on the wire: order, spelling, repeats, encoded bytes', async () => {
  const body = gzipSync('{"a":1}');
  const recorder = await recorderOf((request, response) => {
    request.resume();
    const fields = ['X-Trace', 'one', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'Content-Encoding', 'gzip'];
    response.writeHead(201, fields);
    response.end(body);
  });
  const answer = await fetch(`${recorder.url}/v1/things?page=2`, { method: 'POST', body: '{"q":1}' });
  expect([answer.status, await answer.json()]).toEqual([201, { a: 1 }]);
  const [exchange] = recorder.take().exchanges;
  expect(exchange?.request).toMatchObject({ method: 'POST', target: '/v1/things?page=2' });
  expect(exchange?.request.body.toString()).toBe('{"q":1}');
  expect(exchange?.answer.headers.slice(0, 4)).toEqual([
    ['X-Trace', 'one'],
    ['Set-Cookie', 'a=1'],
    ['Set-Cookie', 'b=2'],
    ['Content-Encoding', 'gzip'],
  ]);
  expect(exchange?.answer.body.equals(body)).toBe(true);
  expect(recorder.take().exchanges).toEqual([]);
});

test('the provider sees its own host and path, and the same fields', async () => {
  const seen: unknown[] = [];
  const recorder = await recorderOf((request, response) => {
    seen.push(request.url, request.headers.host, request.headers['x-own'], request.headers['content-length']);
    response.end();
  }, '/api');
  expect(recorder.url).toMatch(/\/api$/);
  await fetch(`${recorder.url}/v1`, { method: 'PUT', headers: { 'x-own': 'a' }, body: 'abc' });
  expect(seen).toEqual(['/api/v1', expect.stringMatching(/^127\.0\.0\.1:\d+$/), 'a', '3']);
  expect(seen[1]).not.toBe(new URL(recorder.url).host);
});

test('a provider that cannot be reached is told by name, and the client meets a broken connection', async () => {
  const recorder = await Recorder.listen('http://127.0.0.1:1');
  ends.push(() => recorder.close());
  await expect(fetch(`${recorder.url}/v1`)).rejects.toThrow();
  expect(recorder.take()).toMatchObject({ exchanges: [], failures: [expect.stringContaining('127.0.0.1:1: ')] });
});

test('a provider is asked by TLS and only with a certificate that holds', async () => {
  const day = 86_400_000;
  const [validFrom, validTo] = [new Date(Date.now() - day), new Date(Date.now() + day)];
  const issuer = await makeCertificate({ name: 'An Authority', authority: true, validFrom, validTo });
  const identity = await makeCertificate({ name: '127.0.0.1', issuer, hosts: ['127.0.0.1'], validFrom, validTo });
  const server = createTlsServer({ cert: identity.cert, key: identity.key }, (_, response) => response.end('by TLS'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const recorder = await Recorder.listen(`https://127.0.0.1:${port}`);
  ends.push(
    () => recorder.close(),
    async () => {
      server.closeAllConnections();
      server.close();
    },
  );
  await expect(fetch(recorder.url)).rejects.toThrow();
  expect(recorder.take().failures).toEqual([expect.stringMatching(/certificate/)]);
  const trusted = getCACertificates('default');
  ends.push(async () => setDefaultCACertificates(trusted));
  setDefaultCACertificates([...trusted, issuer.cert]);
  expect(await (await fetch(recorder.url)).text()).toBe('by TLS');
  expect(recorder.take().exchanges[0]?.answer.body.toString()).toBe('by TLS');
});
